/** What the search is measured beside: MiniSearch over the base forms that kuromoji gives, one text an item. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import MiniSearch from 'minisearch';
import type { Fact, Item, Passage } from '../src/domain/records.ts';

const CONTENT = new Set(['名詞', '動詞', '形容詞', '副詞', '接頭詞']);

/** kuromoji alone, without anything of ours; it takes quadratic time on long texts, so sentence by sentence. */
export async function baseForms(): Promise<(text: string) => string[]> {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  const tokenizer = await new Promise<kuromoji.Tokenizer<kuromoji.IpadicFeatures>>((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error: Error | null, built) => {
      if (error) reject(error);
      else resolve(built);
    });
  });
  return text =>
    text
      .normalize('NFKC')
      .split(/[。\n]/u)
      .flatMap(sentence =>
        tokenizer
          .tokenize(sentence)
          .filter(({ pos }) => CONTENT.has(pos))
          .map(({ basic_form: base, surface_form: surface }) => (base === '*' ? surface : base)),
      );
}

export interface MiniItem {
  id: string;
  text: string;
}

export const miniItem = (item: Item, facts: readonly Fact[], passages: readonly Passage[]): MiniItem => ({
  id: item.itemId,
  text: [
    item.title,
    ...new Set(facts.map(fact => fact.metric)),
    ...passages.flatMap(({ section, text }) => [section, text]),
  ].join('\n'),
});

export function buildMiniSearch(items: Iterable<MiniItem>, tokenize: (text: string) => string[]): MiniSearch<MiniItem> {
  const mini = new MiniSearch<MiniItem>({ fields: ['text'], tokenize });
  for (const item of items) mini.add(item);
  return mini;
}
