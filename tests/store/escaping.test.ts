import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { folded } from '../../src/store/lance-where.ts';
import { openStore, writeIndex } from '../../src/store/lance.ts';
import { EXPECTED, PLAN, sampleContent, sampleFact, sampleItem, temporaryFolder } from './sample.ts';

/** What has broken filters before: quotes, comments, patterns, backslashes, marks of other encodings. */
const NASTY = [
  "'|''|' OR '1'='1|x'; DROP TABLE items; --|%|_|100%|a_b|\\|\\'|\\\\|\"|`|--|/*|*/|;|$1|?|{}|NULL|true|0|(|)|[1]|,",
  "array['x']|\t|\u00a0|\u200b|𠮷野|👪|é|e\u0301|ｶﾞ|④|Ⅳ|İ|ß",
].flatMap(line => line.split('|'));

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  fc.array(fc.constantFrom(...NASTY, 'あ', 'a'), { minLength: 1, maxLength: 4 }).map(parts => parts.join('')),
);

const holds = (text: string, value: string) => folded(text).replaceAll('\n', ' ').includes(folded(value));
const sayable = (value: string) => value.isWellFormed() && !value.includes('\0');

it('takes every filter value as data', async () => {
  const folder = temporaryFolder();
  // One index with many strange titles and numbers; the filters are then compared with what plain code would choose.
  const stored = [...new Set([...NASTY, ...fc.sample(nasty, { numRuns: 150, seed: 7 })])].filter(
    text => text.isWellFormed() && !text.includes('\0') && text.trim() !== '',
  );
  const items = stored.map((text, i) =>
    sampleItem(`n${String(i)}`, `題${text}`, { alsoNos: [text], departments: [text, `部${text}`] }),
  );
  const facts = stored.map((text, i) => sampleFact(`n${String(i)}`, 1, { metric: text }));
  await writeIndex(folder, sampleContent({ items, facts }));
  const store = await openStore(folder, EXPECTED);

  await fc.assert(
    fc.asyncProperty(fc.oneof(nasty, fc.constantFrom(...stored)), async value => {
      const byNo = await store.items({ itemNo: value });
      expect(byNo.map(item => item.itemId)).toEqual(
        items.filter(item => sayable(value) && item.alsoNos.includes(value)).map(item => item.itemId),
      );
      const byDepartment = await store.items({ department: value });
      expect(byDepartment.map(item => item.itemId)).toEqual(
        items
          .filter(item => sayable(value) && !value.includes('\n') && item.departments.some(text => holds(text, value)))
          .map(item => item.itemId),
      );
      const byMetric = await store.facts({ metric: value });
      expect(byMetric.map(fact => fact.metric)).toEqual(
        stored.filter(text => sayable(value) && !value.includes('\n') && holds(text, value)),
      );
      expect(await store.facts({ city: value, planId: value, factIds: [value], itemIds: [value] })).toEqual([]);
      expect(await store.items({ city: value })).toEqual([]);
      expect(await store.passages({ itemIds: [value] })).toEqual([]);
      const clause = { field: 'body', tokens: [value], weight: 1 } as const;
      expect(await store.searchText([clause], { city: value, planId: value, department: value }, 5)).toEqual([]);
    }),
    { numRuns: 120, seed: 11 },
  );
  expect(await store.items({ city: PLAN.city })).toHaveLength(items.length);
  store.close();
});
