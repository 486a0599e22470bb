import { describe, expect, it } from 'vitest';
import { createDescriptions } from '../../src/text/descriptions.ts';
import type { Link } from '../../src/text/tokenize.ts';

const phrase = (group: string, ...bases: string[]) => ({ group, bases });
const linksOf = (...bases: string[]): Link[] =>
  bases.map((base, i) => ({ base, reading: base, start: i * 10, end: i * 10 + 5, first: i === 0, predicate: false }));

/** Words that stand in many phrases say little. */
const OTHERS = Array.from({ length: 60 }, (_, i) => phrase(`ほか${String(i)}`, `言葉${String(i)}`, '出す', '市'));
const describedIn = createDescriptions([
  phrase('報道対応', '新聞', 'テレビ', '市', '情報', '出す'),
  phrase('自動販売機', 'ジュース', '機械'),
  phrase('広報', '新聞'),
  ...OTHERS,
]);
const groups = (...bases: string[]) => describedIn(linksOf(...bases)).map(({ group }) => group);

describe('groups that a question describes', () => {
  it('are found by most of a phrase, in any order', () => {
    expect(groups('テレビ', '新聞', '情報', '出す', '件数')).toEqual(['報道対応']);
    expect(groups('機械', '置く', 'ジュース')).toEqual(['自動販売機']);
  });
  it('are not found by one word: that is what phrases of one word are for', () => {
    expect(groups('新聞', '読む')).toEqual([]);
    expect(groups('機械', '直す')).toEqual([]);
  });
  it('are not found by the words that every phrase has', () => {
    expect(groups('市', '出す', '書類')).toEqual([]);
  });
  it('name the words that describe them', () => {
    const [found] = describedIn(linksOf('公園', 'ジュース', '機械'));
    expect(found?.links.map(({ base }) => base)).toEqual(['ジュース', '機械']);
    expect(found?.share).toBe(1);
  });
});
