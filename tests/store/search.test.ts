import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, writeIndex } from '../../src/store/lance.ts';
import type { SearchFilter, Store, TextClause } from '../../src/store/store.ts';
import { EXPECTED, sampleContent, sampleItem, sampleRow } from './sample.ts';

/** 30 kanji are 90 bytes: beyond the engine's own limit of 40. */
const LONG = '漢'.repeat(30);

const search = [
  sampleRow('p:1@0', {
    titleTokens: 'ごみ 減量',
    metricTokens: '排出量',
    departments: ['環境部 ごみ課'],
    fiscalYears: [2024, 2025],
    vector: Float32Array.from([1, 0, 0, 0]),
  }),
  sampleRow('p:1@1', { titleTokens: 'ごみ 減量', bodyTokens: '分別 排出量', vector: Float32Array.from([1, 1, 0, 0]) }),
  sampleRow('p:2@0', {
    titleTokens: '公園 整備',
    bodyTokens: `ごみ 掃除 ${LONG}`,
    city: 'みなと市',
    planId: 'minato',
    fiscalYears: [2026],
    vector: Float32Array.from([0, 0, 2, 0]),
  }),
  sampleRow('p:3@0', { titleTokens: '図書館', bodyGrams: '図書 書館' }),
];

const items = ['1', '2', '3', '4'].map(no =>
  sampleItem(no, '題', {
    itemId: `p:${no}`,
    departments: no === '1' ? ['環境部 ごみ課', '図書館'] : ['環境部 ごみ課'],
  }),
);

const EVEN = { title: 1, metric: 1, body: 1 };
const clauses = (
  tokens: readonly string[],
  weights: Record<'title' | 'metric' | 'body', number> = EVEN,
): TextClause[] => (['title', 'metric', 'body'] as const).map(field => ({ field, tokens, weight: weights[field] }));

describe.each([
  ['whose rows are kept in memory', {}],
  ['too large for that', { rowsKept: 0 }],
])('search in an index %s', (_, options) => {
  const folder = mkdtempSync(join(tmpdir(), 'navi-search-'));
  let store: Store;
  beforeAll(async () => {
    await writeIndex(folder, sampleContent({ search, items }));
    store = await openStore(folder, EXPECTED, options);
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const found = async (tokens: string[], filter: SearchFilter = {}, weights = EVEN) =>
    (await store.searchText(clauses(tokens, weights), filter, 10)).map(row => row.rowId);

  it('finds any of the tokens in any field, best first', async () => {
    expect(await found(['分別', '排出量'])).toEqual(['p:1@1', 'p:1@0']);
    expect(await found(['図書館', '公園'])).toEqual(expect.arrayContaining(['p:2@0', 'p:3@0']));
    expect(await found(['温泉'])).toEqual([]);
  });

  it('weighs the fields as told', async () => {
    expect(await found(['ごみ'], {}, { title: 1, metric: 1, body: 100 })).toMatchObject({ 0: 'p:2@0' });
    expect(await found(['ごみ'], {}, { title: 100, metric: 1, body: 1 })).toMatchObject({ 2: 'p:2@0' });
    expect(await found(['ごみ'], {}, { title: 0, metric: 0, body: 1 })).toEqual(['p:2@0']);
    expect(await found(['ごみ'], {}, { title: 0, metric: 0, body: 0 })).toEqual([]);
  });

  it('adds the scores of the fields up', async () => {
    const score = async (weights: typeof EVEN) =>
      (await store.searchText(clauses(['排出量'], weights), {}, 10)).find(row => row.rowId === 'p:1@0')?.score ?? 0;
    expect(await score({ title: 1, metric: 3, body: 1 })).toBeCloseTo(3 * (await score(EVEN)), 4);
  });

  it('tells item and passage of a row', async () => {
    const [head] = await store.searchText(clauses(['減量']), { fiscalYear: 2024 }, 1);
    expect(head).toMatchObject({ rowId: 'p:1@0', itemId: 'p:1', passageId: null });
    const [passage] = await store.searchText(clauses(['分別']), {}, 1);
    expect(passage).toMatchObject({ rowId: 'p:1@1', itemId: 'p:1', passageId: 'p:1@1' });
  });

  it('finds pairs of letters, and nothing for a clause without weight', async () => {
    const pair = { field: 'bodyGrams', tokens: ['書館'] } as const;
    const pairs = await store.searchText([{ ...pair, weight: 1 }], {}, 10);
    expect(pairs.map(row => row.rowId)).toEqual(['p:3@0']);
    expect(await store.searchText([{ ...pair, weight: 0 }], {}, 10)).toEqual([]);
  });

  it('tells the sections by their own names, and the divisions', async () => {
    expect(await store.departments()).toEqual(['環境部', 'ごみ課', '図書館']);
  });

  it('keeps to the filters', async () => {
    expect(await found(['ごみ'], { city: 'みなと市' })).toEqual(['p:2@0']);
    expect(await found(['ごみ'], { planId: 'minato', city: 'さくら野市' })).toEqual([]);
    expect(await found(['ごみ'], { department: 'ごみ課' })).toEqual(['p:1@0']);
    expect(await found(['ごみ'], { fiscalYear: 2025 })).toEqual(['p:1@0']);
  });

  it('finds a token as long as a token can be', async () => {
    expect(await found([LONG])).toEqual(['p:2@0']);
  });

  it.each(['', ' ', '"', '(', '*', ':', 'AND', '+ -', '\\', '"ごみ', "'"])(
    'finds nothing for %j alone',
    async token => {
      expect(await found([token])).toEqual([]);
    },
  );

  const near = async (vector: number[], filter: SearchFilter = {}) =>
    (await store.searchVector(Float32Array.from(vector), filter, 10)).map(row => [row.rowId, row.score]);

  it('finds the nearest by direction, not by length, and never a row without a direction', async () => {
    expect(await near([3, 0, 1, 0])).toEqual([
      ['p:1@0', expect.closeTo(0.949, 3)],
      ['p:1@1', expect.closeTo(0.671, 3)],
      ['p:2@0', expect.closeTo(0.316, 3)],
    ]);
    expect(await near([1, 0, 0, 0], { city: 'みなと市' })).toEqual([['p:2@0', expect.closeTo(0, 3)]]);
  });

  it('finds nothing for a vector of zeros', async () => {
    expect(await near([0, 0, 0, 0])).toEqual([]);
  });

  it('tells all tokens of an item', async () => {
    const tokens = await store.searchTokens(['p:1', 'p:3', 'p:4', 'p:none']);
    expect([...(tokens.get('p:1')?.all ?? [])].toSorted()).toEqual(['ごみ', '減量', '排出量', '分別'].toSorted());
    expect([...(tokens.get('p:1')?.head ?? [])]).not.toContain('分別');
    expect([...(tokens.get('p:3')?.all ?? [])]).toEqual(['図書館']);
    expect(tokens.get('p:4')?.all.size).toBe(0);
    expect([...tokens.keys()]).not.toContain('p:none');
  });
});
