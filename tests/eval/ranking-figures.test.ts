import { describe, expect, it } from 'vitest';
import { retrievalBaseline, retrievalBelow } from '../../eval/baseline.ts';
import { figuresOf, gainOf, rankOf, roundedDown } from '../../eval/ranking-figures.ts';
import { itemIdOf, wantedItems, type Question } from '../../eval/sets.ts';

const question = (given: Partial<Question>): Question => ({
  id: 'q',
  question: '？',
  type: 'numeric',
  doc: ['003'],
  item_no: [],
  fiscal_year: [],
  answer_values: [],
  must_not: [],
  ...given,
});
const planOf = (doc: string) => `plan${doc}`;

describe('the rank of the right item', () => {
  it.each<[found: string[], wanted: string[], rank: number | null, reason: string]>([
    [['p:1', 'p:2'], ['p:1'], 1, 'it stands first'],
    [['p:1', 'p:2', 'p:3'], ['p:3'], 3, 'two stand before it'],
    [['p:1', 'p:2'], ['p:3'], null, 'it was not found'],
    [[], ['p:1'], null, 'nothing was found'],
    [['p:1', 'p:2', 'p:3'], ['p:3', 'p:2'], 2, 'another item answers as well, and the better place counts'],
    [['p:1', 'p:19-103#2'], ['p:19-103'], 2, 'the second sheet of a number answers to the number'],
    [['p:19-103', 'p:19-103#2'], ['p:19-103#2'], 2, 'who wants the second sheet is not served by the first'],
    [['q:1', 'p:1'], ['p:1'], 2, 'the same number in another plan is another item'],
    [[...'abcdefghij', 'p:1'], ['p:1'], null, 'the eleventh place is on no first page'],
    [[...'abcdefghi', 'p:1'], ['p:1'], 10, 'the tenth is'],
  ])('%j for %j is %s: %s', (found, wanted, rank) => {
    expect(rankOf(found, wanted)).toBe(rank);
  });
});

describe('the figures of a set', () => {
  it('count hits by depth, and places as their inverse', () => {
    const figures = figuresOf([{ rank: 1 }, { rank: 3 }, { rank: 10 }, { rank: null }]);
    expect(figures).toMatchObject({ questions: 4, graded: 0, 'hit@1': 0.25, 'hit@3': 0.5, 'hit@10': 0.75 });
    expect(figures.MRR).toBeCloseTo((1 + 1 / 3 + 1 / 10) / 4, 12);
  });

  it('keep questions with a rank and graded ones apart', () => {
    const figures = figuresOf([{ rank: 1 }, { gain: 0.5 }, { gain: 1 }, { rank: 2, gain: 0 }]);
    expect(figures).toMatchObject({ questions: 2, graded: 3, 'hit@1': 0.5, 'nDCG@10': 0.5 });
  });

  it('are no zero where there is nothing to measure', () => {
    expect(figuresOf([])).toEqual({
      questions: 0,
      graded: 0,
      'hit@1': null,
      'hit@3': null,
      'hit@10': null,
      MRR: null,
      'nDCG@10': null,
    });
  });
});

describe('nDCG@10', () => {
  const grades = new Map([
    ['p:a', 2],
    ['p:b', 1],
    ['p:c', 1],
  ]);
  // Gains 3, 1, 1 at discounts 1, log2(3), 2.
  const best = 3 + 1 / Math.log2(3) + 1 / 2;

  it.each<[found: string[], gain: number, reason: string]>([
    [['p:a', 'p:b', 'p:c'], 1, 'no order is better'],
    [['p:a', 'p:c', 'p:b'], 1, 'equal grades have no order'],
    [['p:b', 'p:a', 'p:c'], (1 + 3 / Math.log2(3) + 1 / 2) / best, 'the better one stands second'],
    [['p:x', 'p:a'], 3 / Math.log2(3) / best, 'an item of no grade takes a place and gives nothing'],
    [[...'123456789', 'p:a'], 3 / Math.log2(11) / best, 'the tenth place still counts'],
    [[...'1234567890', 'p:a'], 0, 'the eleventh does not'],
    [[], 0, 'nothing was found'],
    [['p:a', 'p:b#2', 'p:b', 'p:c'], (3 + 1 / Math.log2(3) + 1 / Math.log2(5)) / best, 'one number counts once'],
  ])('of %j is %s: %s', (found, gain) => {
    expect(gainOf(found, grades)).toBeCloseTo(gain, 12);
  });

  it('has its best within ten places too', () => {
    const many = new Map(Array.from({ length: 12 }, (_, i) => [`p:${String(i)}`, 1]));
    expect(gainOf([...many.keys()], many)).toBeCloseTo(1, 12);
  });
});

describe('the items that a question wants', () => {
  it('are named by number in its document, or with the document', () => {
    expect(itemIdOf('(2)④', question({}), planOf)).toBe('plan003:(2)④');
    expect(itemIdOf('004:Ⅰ(3)ウ', question({}), planOf)).toBe('plan004:Ⅰ(3)ウ');
    expect(wantedItems(question({ item_no: ['19-103'], item_no_alt: ['004:Ⅱ'] }), planOf)).toEqual([
      'plan003:19-103',
      'plan004:Ⅱ',
    ]);
  });
});

describe('the baseline', () => {
  const kept = { tune: { 'hit@1': 0.9, MRR: 0.95 } };

  it('keeps no more than was measured', () => {
    expect(roundedDown(0.9999)).toBe(0.999);
    expect(retrievalBaseline(new Map([['tune', figuresOf([{ rank: 1 }, { rank: 1 }, { rank: null }])]]))).toEqual({
      tune: { 'hit@1': 0.666, 'hit@3': 0.666, 'hit@10': 0.666, MRR: 0.666 },
    });
  });

  it('lets a figure fall by a hundredth, and no further', () => {
    expect(retrievalBelow({ tune: { 'hit@1': 0.89, MRR: 1 } }, kept)).toEqual([]);
    // 0.12 is a hair less than 0.13 - 0.01.
    expect(retrievalBelow({ tune: { MRR: 0.12 } }, { tune: { MRR: 0.13 } })).toEqual([]);
    expect(retrievalBelow({ tune: { 'hit@1': 0.889, MRR: 1 } }, kept)).toEqual(['tune hit@1 was 0.9, is 0.889']);
  });

  it('misses a set that is gone', () => {
    expect(retrievalBelow({}, kept)).toHaveLength(2);
  });
});
