import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemQuerySchema, factQuerySchema, itemDetailSchema, type Catalogue } from '../../src/domain/catalogue.ts';
import { SCHEMA_VERSION } from '../../src/store/store.ts';
import { openTown, PLANS } from './town.ts';

let catalogue: Catalogue;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openTown());
});
afterAll(() => {
  close();
});

const items = async (query: object) => (await catalogue.items(itemQuerySchema.parse(query))).rows;
const facts = async (query: object) => (await catalogue.facts(factQuerySchema.parse(query))).rows;

describe('the catalogue', () => {
  it('lists plans and tells how the index was made', async () => {
    expect(await catalogue.plans()).toEqual(PLANS);
    expect(catalogue.status()).toEqual({
      schemaVersion: SCHEMA_VERSION,
      corpusHash: 'town',
      builtAt: expect.stringMatching(/^\d{4}-/u) as string,
      counts: { plans: 2, items: 7, facts: 7, passages: 10, problems: 0 },
    });
    expect(await catalogue.problems()).toEqual([]);
  });

  it('lists numbered items with city and plan, headings only when asked for', async () => {
    expect((await items({})).map(row => `${row.city} ${row.itemNo}`)).toEqual([
      'さくら野市 1-1',
      'さくら野市 1-2',
      'さくら野市 2-1',
      'さくら野市 2-2',
      'みなと市 1-1',
      'みなと市 1-2',
    ]);
    expect((await items({ kind: 'heading' })).map(row => row.itemNo)).toEqual(['施策1']);
    expect(await items({ kind: 'all' })).toHaveLength(7);
  });

  it('filters items by city, plan, department and words', async () => {
    expect((await items({ city: 'みなと市' })).map(row => row.itemNo)).toEqual(['1-1', '1-2']);
    expect((await items({ planId: 'sakurano', q: '職員' })).map(row => row.itemNo)).toEqual(['2-1']);
    expect((await items({ q: '(3)①' })).map(row => row.itemNo)).toEqual(['2-1']);
    expect((await items({ department: '総務' })).map(row => row.title)).toEqual(['職員の働き方改革', '職員の健康管理']);
  });

  it('pages', async () => {
    const first = await catalogue.items(itemQuerySchema.parse({ limit: 4 }));
    const second = await catalogue.items(itemQuerySchema.parse({ limit: 4, cursor: first.cursor }));
    expect([...first.rows, ...second.rows]).toEqual(await items({}));
    expect(second.cursor).toBeNull();
    await expect(catalogue.items(itemQuerySchema.parse({ cursor: 'made-up' }))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('gives a whole item by its id or by another number that it answers to', async () => {
    const item = await catalogue.item('sakurano:2-1');
    expect(itemDetailSchema.parse(item)).toMatchObject({
      title: '職員の働き方改革',
      city: 'さくら野市',
      plan: { planId: 'sakurano' },
      facts: [{ metric: '時間外勤務の平均時間', fiscalYear: 2026 }],
      passages: [{ section: '事業内容' }],
    });
    expect(await catalogue.item('sakurano:(3)①')).toEqual(item);
  });

  it.each(['sakurano:9-9', 'minato:(3)①', 'sakurano', ':', 'sakurano:', '', "sakurano:' OR '1'='1"])(
    'knows no item %j',
    async itemId => {
      expect(await catalogue.item(itemId)).toBeNull();
    },
  );

  it('filters facts', async () => {
    expect((await facts({ metric: '排出量' })).map(fact => fact.fiscalYear)).toEqual([2024, 2025]);
    expect((await facts({ itemNo: '1-1', city: 'みなと市' })).map(fact => fact.metric)).toEqual(['健康診断の受診率']);
    expect((await facts({ itemNo: '(3)①' })).map(fact => fact.itemId)).toEqual(['sakurano:2-1']);
    expect((await facts({ fiscalYear: '2025', planId: 'sakurano' })).map(fact => fact.itemId)).toEqual([
      'sakurano:1-1',
      'sakurano:2-2',
    ]);
    expect(await facts({ kind: 'actual' })).toEqual([]);
  });
});
