/** What a subject describes without naming it: items that say it by their head. */
import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../src/domain/catalogue.ts';
import { describedItems } from '../../src/retrieve/described.ts';
import type { Concept } from '../../src/retrieve/query.ts';
import type { Language } from '../../src/text/language.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { groupToken } from '../../src/text/thesaurus.ts';

const tokenizer = await loadTokenizer();

const linksOf = (text: string, words: readonly string[]) =>
  words.flatMap(word => {
    const start = text.indexOf(word);
    return start < 0 ? [] : [{ base: word, reading: '', start, end: start + word.length }];
  });

/** 花壇の里親 is described by 近所, 花 and 水; 園児の足, which no item has, is a part of 送迎バス. */
const thesaurusOf = (text: string) => ({
  describedIn: () => {
    const links = linksOf(text, ['近所', '花', '水']);
    return links.length < 3 ? [] : [{ group: '花壇の里親', share: 1, links }];
  },
  find: () => linksOf(text, ['園児の足']).map(({ start, end }) => ({ group: '園児の足', start, end })),
  findApart: () => [],
  near: (group: string) => (group === '園児の足' ? [{ group: '送迎バス', nearness: 'broader' }] : []),
});
const languageOf = (text: string) =>
  ({
    tokenizer,
    thesaurus: thesaurusOf(text),
    vocabulary: { items: (token: string) => (token === groupToken('園児の足') ? 0 : 1) },
  }) as unknown as Language;

const conceptsOf = (about: string, weights: Record<string, number>): Concept[] =>
  Object.entries(weights).map(([surface, weight]) => {
    const start = about.indexOf(surface);
    return { surface, own: surface, noun: true, start, end: start + surface.length, weight, options: new Map() };
  });

const hits = [
  { itemId: 'a:1', score: 1 },
  { itemId: 'a:2', score: 0.5 },
  { itemId: 'a:3', score: 0.1 },
] as SearchHit[];
const headed = (heads: Record<string, string>) =>
  new Map(
    Object.entries(heads).map(([id, group]) => [id, { head: new Set([groupToken(group)]), all: new Set<string>() }]),
  );

describe('items that a subject describes', () => {
  const about = '花に近所の人が水をやる';
  const words = { 花: 2, 近所: 3, 水: 2 };

  it('say by their head what most words of a phrase mean, near the best of the search', () => {
    const heads = headed({ 'a:1': '公園', 'a:2': '花壇の里親', 'a:3': '花壇の里親' });
    expect(describedItems({ about, concepts: conceptsOf(about, words) }, languageOf(about), hits, heads)).toEqual([
      'a:2',
    ]);
  });

  it('are none where the phrase leaves out what weighs most', () => {
    const other = `${about}ロケット`;
    const heads = headed({ 'a:2': '花壇の里親' });
    const concepts = conceptsOf(other, { ...words, ロケット: 9 });
    expect(describedItems({ about: other, concepts }, languageOf(other), hits, heads)).toEqual([]);
  });

  it('say what the thing is a part of, where no item has its name', () => {
    const heads = headed({ 'a:1': '公園', 'a:3': '送迎バス' });
    const concepts = conceptsOf('園児の足', { 園児: 3, 足: 2 });
    expect(describedItems({ about: '園児の足', concepts }, languageOf('園児の足'), hits, heads)).toEqual(['a:3']);
  });
});
