import { describe, expect, it } from 'vitest';
import { admits, namedIn } from '../../src/retrieve/list-filter.ts';
import type { Entry, Names } from '../../src/retrieve/outline.ts';
import { fact } from '../answer/records.ts';

const grade = (valueText: string, metric = '自己評価') => fact({ kind: 'grade', metric, valueText, value: null });
const GRADES = [
  grade('A：計画どおり'),
  grade('B：概ね計画どおり'),
  grade('C：遅れている'),
  grade('A：続ける', '次年度以降'),
];

describe('values that a text names', () => {
  it.each<[text: string, expected: string[], why: string]>([
    ['自己評価がBの取組', ['B：概ね計画どおり'], 'by their letter'],
    ['評価がAの取組', ['A：計画どおり'], 'an assessment, and not what comes next'],
    ['次年度以降がAの取組', ['A：続ける'], 'the row that is named'],
    ['計画通りに進んでいる取組', ['A：計画どおり'], 'by their words, however they are spelt'],
    ['概ね計画どおりの取組', ['B：概ね計画どおり'], 'the longest words that stand there'],
    ['予定より遅れてるのは', ['C：遅れている'], 'as people say it'],
    ['ABCの取組', [], 'a letter within a word is none'],
    ['取組を全部', [], 'none is named'],
  ])('%s: %j (%s)', (text, expected) => {
    expect(namedIn(text, GRADES).map(({ valueText }) => valueText)).toEqual(expected);
  });
});

const entry = (itemId: string, repeatedIn: string[]): Entry => ({
  itemId,
  kind: 'item',
  departments: [],
  relatedDepartments: [],
  marks: [],
  above: new Set(),
  links: new Set(),
  repeatedIn: new Set(repeatedIn),
});

describe('entries of a list', () => {
  const names = { plan: { planId: 'sakurano' }, holders: new Map(), departments: [], marks: [] } as unknown as Names;
  const held = (query: object) =>
    [entry('a', []), entry('b', ['施策02'])].filter(admits(query, names)).map(({ itemId }) => itemId);

  it('may be those that another part lists once more', () => {
    expect(held({})).toEqual(['a', 'b']);
    expect(held({ repeated: true })).toEqual(['b']);
  });
});
