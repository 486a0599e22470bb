import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, writeIndex } from '../../src/store/lance.ts';
import type { Store } from '../../src/store/store.ts';
import { EXPECTED, PLAN, sampleContent, sampleFact, sampleItem, samplePassage } from './sample.ts';

const OTHER = { ...PLAN, planId: 'minato-keikaku', city: 'みなと市', planTitle: 'みなと市計画', file: 'minato.txt' };
const items = [
  sampleItem('1-1', '公園の手入れ', { departments: ['都市部 公園課', '市民部 協働課'] }),
  sampleItem('1-2', 'ＢＰＲの推進', { departments: ['企画部 改革課'], alsoNos: ['(2)④'] }),
  sampleItem('(1)①', '図書館の開館日', { kind: 'heading' }),
  sampleItem('(1)⑩', '一日100円の通学路', { departments: ['教育部 100%_図書館'] }),
  sampleItem('9-1', '港の掃除', { itemId: 'minato-keikaku:9-1', planId: 'minato-keikaku' }),
];
const facts = [
  sampleFact('1-1', 1, { metric: '１人当たりの公園面積', fiscalYear: 2024 }),
  sampleFact('1-1', 2, { metric: '１人当たりの公園面積', fiscalYear: 2025, kind: 'actual' }),
  sampleFact('1-2', 1, { metric: '事業費', fiscalYear: null, period: [2024, 2026], kind: 'budget_total' }),
  sampleFact('1-2', 2, { metric: '現状', fiscalYear: null, kind: 'baseline', value: null, valueText: '検討中' }),
  sampleFact('9-1', 1, { planId: 'minato-keikaku', metric: '参加者', continued: true, note: '注' }),
];
const passages = [
  samplePassage('1-1', 1, '花を植える。'),
  samplePassage('1-1', 2, '木を切る。', { fiscalYear: 2025 }),
  samplePassage('1-2', 1, '紙を減らす。'),
];
const problems = [
  {
    code: 'UNREAD_LINE' as const,
    message: '読めない行です。',
    planId: PLAN.planId,
    itemId: null,
    source: { file: 'sakurano.txt', lineStart: 3, lineEnd: 3 },
  },
];
const termVectors = [
  { term: '公園', weight: 1.5, vector: Float32Array.from([1, 0, 0, 0.25]) },
  { term: 'ごみ', weight: 0.5, vector: Float32Array.from([0, 1, 0, 0]) },
];

describe('records come back as they were written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'navi-records-'));
  let store: Store;
  beforeAll(async () => {
    await writeIndex(folder, sampleContent({ plans: [PLAN, OTHER], items, facts, passages, problems, termVectors }));
    store = await openStore(folder, EXPECTED);
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives every record, in the order of the documents', async () => {
    expect(await store.plans()).toEqual([PLAN, OTHER]);
    expect(await store.items({})).toEqual(items);
    expect(await store.facts({})).toEqual(facts);
    expect(await store.passages({})).toEqual(passages);
    expect(await store.problems()).toEqual(problems);
    expect(await store.termVectors()).toEqual(termVectors);
    expect(store.manifest).toEqual(sampleContent({ plans: [PLAN, OTHER], items, facts, passages, problems }).manifest);
  });

  const nos = async (filter: Parameters<Store['items']>[0]) => (await store.items(filter)).map(item => item.itemNo);

  it('filters items', async () => {
    expect(await nos({ city: 'みなと市' })).toEqual(['9-1']);
    expect(await nos({ planId: PLAN.planId, kinds: ['item'] })).toEqual(['1-1', '1-2', '(1)⑩']);
    expect(await nos({ itemIds: [`${PLAN.planId}:1-2`, 'nothing:1'] })).toEqual(['1-2']);
    expect(await nos({ itemIds: [] })).toEqual([]);
    expect(await nos({ kinds: [] })).toEqual([]);
  });

  it('finds an item by every number that it answers to, and by whole numbers only', async () => {
    expect(await nos({ itemNo: '(2)④' })).toEqual(['1-2']);
    expect(await nos({ itemNo: '1-2' })).toEqual(['1-2']);
    expect(await nos({ itemNo: '1' })).toEqual([]);
  });

  it('looks for a department inside each department, not across two', async () => {
    expect(await nos({ department: '協働' })).toEqual(['1-1']);
    expect(await nos({ department: '部' })).toEqual(['1-1', '1-2', '(1)⑩']);
    expect(await nos({ department: '都市部 公園課' })).toEqual(['1-1']);
    expect(await nos({ department: '公園課 市民部' })).toEqual([]);
    expect(await nos({ department: '公園課\n市民部' })).toEqual([]);
  });

  it('takes % and _ for themselves', async () => {
    expect(await nos({ department: '100%_' })).toEqual(['(1)⑩']);
    expect(await nos({ department: '公%課' })).toEqual([]);
    expect(await nos({ department: '公_課' })).toEqual([]);
  });

  const found = async (query: string) => (await store.itemPage({ query }, { limit: 10 })).rows.map(item => item.itemNo);

  it('finds words of a title or number in any width, and keeps circled digits apart', async () => {
    expect(await found('bpr')).toEqual(['1-2']);
    expect(await found('１００円')).toEqual(['(1)⑩']);
    expect(await found('(1)①')).toEqual(['(1)①']);
    expect(await found('（２）④')).toEqual(['1-2']);
    expect(await found('そのような題はない')).toEqual([]);
  });

  const ids = async (filter: Parameters<Store['facts']>[0]) =>
    (await store.facts(filter)).map(fact => fact.factId.split(':')[1]);

  it('filters facts', async () => {
    expect(await ids({ kinds: ['actual', 'baseline'] })).toEqual(['1-1#2', '1-2#2']);
    expect(await ids({ metric: '1人当たり' })).toEqual(['1-1#1', '1-1#2']);
    expect(await ids({ itemNo: '(2)④' })).toEqual(['1-2#1', '1-2#2']);
    expect(await ids({ city: 'みなと市' })).toEqual(['9-1#1']);
    expect(await ids({ factIds: [`${PLAN.planId}:1-1#2`] })).toEqual(['1-1#2']);
    expect(await ids({ itemIds: [`${PLAN.planId}:1-1`], planId: 'minato-keikaku' })).toEqual([]);
  });

  it('counts a year within a period, and no year for a value that has none', async () => {
    expect(await ids({ fiscalYear: 2025 })).toEqual(['1-1#2', '1-2#1']);
    expect(await ids({ fiscalYear: 2026 })).toEqual(['1-2#1']);
    expect(await ids({ fiscalYear: 2027 })).toEqual([]);
  });

  const texts = async (filter: Parameters<Store['passages']>[0]) =>
    (await store.passages(filter)).map(passage => passage.text);

  it('gives passages by item and by id', async () => {
    expect(await texts({ itemIds: [`${PLAN.planId}:1-1`] })).toEqual(['花を植える。', '木を切る。']);
    expect(await texts({ passageIds: [`${PLAN.planId}:1-1@2`] })).toEqual(['木を切る。']);
    expect(await texts({ passageIds: [] })).toEqual([]);
  });

  it('pages through everything once, and the last page has no cursor', async () => {
    const seen: string[] = [];
    let next: string | null | undefined;
    for (let pages = 0; next !== null; pages++) {
      expect(pages).toBeLessThan(4);
      const page = await store.factPage({}, { limit: 2, ...(next !== undefined && { cursor: next }) });
      seen.push(...page.rows.map(fact => fact.factId));
      next = page.cursor;
    }
    expect(seen).toEqual(facts.map(fact => fact.factId));
    expect((await store.itemPage({}, { limit: items.length })).cursor).toBeNull();
  });

  it('takes a cursor that it could have given', async () => {
    expect(await store.itemPage({}, { limit: 1, cursor: cursor('s3') })).toMatchObject({ rows: [items[4]] });
  });

  it.each(['', 'x', '3', cursor('3'), cursor('s-1'), cursor('s03'), cursor(`s${'9'.repeat(20)}`), 's3', 'あ', 'cz M'])(
    'refuses the cursor %j that it never gave',
    async wrong => {
      await expect(store.itemPage({}, { limit: 1, cursor: wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    },
  );
});

function cursor(text: string): string {
  return Buffer.from(text).toString('base64url');
}
