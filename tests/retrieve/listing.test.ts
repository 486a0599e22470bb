import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue } from '../../src/domain/catalogue.ts';
import { itemListSchema, planOverviewSchema, type Listings, type ListQuery } from '../../src/domain/listings.ts';
import type { Plan } from '../../src/domain/records.ts';
import { createOutlines } from '../../src/retrieve/outline.ts';
import type { Store } from '../../src/store/store.ts';
import { MANY, openListingTown, PLANS } from '../tools/listing-town.ts';

let catalogue: Catalogue & Listings;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openListingTown());
});
afterAll(() => {
  close();
});

const list = async (query: ListQuery) => {
  const found = itemListSchema.parse(await catalogue.list(query));
  expect(await catalogue.count(query)).toEqual({ total: found.total, byPlan: found.byPlan });
  return found;
};
const nos = async (query: ListQuery) =>
  (await list({ cities: ['さくら野市', 'みなと市'], ...query })).items.map(
    ({ item, fact }) => item.itemNo + (fact ? ` ${fact.valueText}` : ''),
  );
const id = (itemNo: string) => `sakurano:${itemNo}`;

describe('a list', () => {
  it.each<[why: string, query: ListQuery, expected: string[]]>([
    ['every numbered item, in the order of the documents', {}, ['1-101', '1-102', '2-101', '3-101', '(1)①', '(1)②']],
    ['projects without a number', { itemKinds: ['related'] }, ['施策02・木を植える日']],
    [
      'items that are named, of whatever kind',
      { itemIds: [id('3-101'), id('施策02・木を植える日'), id('施策01')] },
      ['施策01', '施策02・木を植える日', '3-101'],
    ],
    ['a value that a text names', { kinds: ['target'], saying: '枯れる割合が90％未満の事業' }, ['2-101 90％未満']],
    ['below a heading', { placeItemIds: [id('施策01')] }, ['1-101', '1-102']],
    ['below a heading of headings', { placeItemIds: [id('まち力')] }, ['1-101', '1-102']],
    ['below either of two', { placeItemIds: [id('施策02'), id('施策03')] }, ['2-101', '3-101']],
    ['below a part without a heading', { placeItemIds: ['minato:/柱Ⅰ'] }, ['(1)①', '(1)②']],
    ['headings below a heading', { placeItemIds: [id('まち力')], itemKinds: ['heading'] }, ['施策01']],
    ['of a leading project', { links: [id('重点プロジェクト①')] }, ['2-101', '3-101']],
    ['by a link as by a place', { placeItemIds: [id('重点プロジェクト①')] }, ['2-101', '3-101']],
    [
      'of both, all kinds',
      { links: [id('重点プロジェクト①')], itemKinds: ['item', 'related'] },
      ['2-101', '施策02・木を植える日', '3-101'],
    ],
    ['both conditions', { links: [id('重点プロジェクト①')], placeItemIds: [id('施策03')] }, ['3-101']],
    ['by who leads, its own 担当 too', { departments: ['道路課'] }, ['1-101', '1-102']],
    ['by who takes part', { departments: ['道路課'], role: 'part' }, ['2-101']],
    ['by both', { departments: ['土木部 道路課'], role: 'any' }, ['1-101', '1-102', '2-101']],
    ['by a division', { departments: ['都市部'] }, ['2-101']],
    ['by the second of those that lead', { departments: ['職員課'] }, ['3-101', '(1)①']],
    ['by no department', { departments: ['宇宙課'] }, []],
    ['by a mark', { marks: ['Ｒ６新規'] }, ['1-102']],
    ['new in a year; a mark without one is of the plan’s first', { newIn: 2024 }, ['1-102', '(1)①']],
    ['new in another', { newIn: 2025 }, ['2-101']],
    ['that print a loan', { kinds: ['budget_bond'] }, ['1-101 100千円']],
    [
      'that print one, or that there is none',
      { kinds: ['budget_bond'], zeros: true },
      ['1-101 100千円', '1-102 0千円'],
    ],
    [
      'that print a target for a year',
      { kinds: ['target'], fiscalYear: 2024 },
      ['1-101 3橋', '2-101 90％未満', '3-101 0.1億円'],
    ],
    ['that have anything for a year', { fiscalYear: 2026 }, ['2-101']],
    ['that have an indicator', { withIndicator: true }, ['1-101', '2-101', '3-101', '(1)①', '(1)②']],
    ['that have one and print a loan', { withIndicator: true, kinds: ['budget_bond'] }, ['1-101 100千円']],
    ['headings of a level', { levels: ['施策'] }, ['施策01', '施策02', '施策03']],
    [
      'with what they print',
      { levels: ['分野'], kinds: ['budget_total'] },
      ['まち力 600', 'ひと力 90', 'みどり力 250'],
    ],
    ['of a plan', { planIds: ['minato'] }, ['(1)①', '(1)②']],
    ['of a plan in another city', { planIds: ['minato'], cities: ['さくら野市'] }, []],
    ['that deal with a subject', { about: '花壇' }, ['2-101']],
    ['that deal with it, of a department that does not', { about: '花壇', departments: ['道路課'] }, []],
  ])('holds items %s', async (_, query, expected) => {
    expect(await nos(query)).toEqual(expected);
  });

  it('says plan by plan how many, and whose the items are', async () => {
    const found = await list({ departments: ['職員課', '海洋課'] });
    expect(found.byPlan.map(({ plan, total }) => [plan.planId, total])).toEqual([
      ['sakurano', 1],
      ['minato', 1],
      ['oki', MANY / 2],
    ]);
    expect(found.items.every(({ item, plan }) => item.planId === plan.planId)).toBe(true);
  });

  it('is whole where it is long, and can be shown in parts', async () => {
    const all = await list({ planIds: ['oki'] });
    expect([all.total, all.items.length]).toEqual([MANY, MANY]);
    expect(all.items.map(({ item }) => item.itemNo)).toEqual(
      Array.from({ length: MANY }, (_, i) => `1-${String(i + 1)}`),
    );
    expect(await catalogue.count({ planIds: ['oki'], kinds: ['effect_expected'], fiscalYear: 2024 })).toMatchObject({
      total: MANY,
    });
    expect(await catalogue.count({ about: '海の見守り' })).toMatchObject({ total: MANY });
    const shown = await list({ planIds: ['oki'], limit: 3, offset: 2000 });
    expect([shown.total, ...shown.items.map(({ item }) => item.itemNo)]).toEqual([MANY, '1-2001', '1-2002', '1-2003']);
    expect(await catalogue.factsIn({ planIds: ['oki'] }, ['effect_expected'])).toHaveLength(MANY);
  });

  it('tells apart what a heading lists once more', async () => {
    const found = await list({ placeItemIds: [id('施策03')] });
    expect([
      found.total,
      found.items.map(({ item }) => item.itemNo),
      found.repeats.map(({ item }) => item.itemNo),
    ]).toEqual([1, ['3-101'], ['2-101']]);
  });
});

describe('an overview', () => {
  it('has the levels, the headings in order and what is printed for them', async () => {
    const overview = planOverviewSchema.parse(await catalogue.overview('sakurano'));
    expect(overview.counts).toEqual({ item: 4, heading: 9, related: 1 });
    expect(overview.levels).toEqual([
      { label: '分野', headings: 3 },
      { label: '重点プロジェクト', headings: 2 },
      { label: '施策', headings: 3 },
    ]);
    expect(
      overview.headings.map(({ item, label, items, related, facts }) => [
        item.itemNo,
        label,
        items,
        related,
        ...facts.map(fact => fact.valueText),
      ]),
    ).toEqual([
      ['第1章', null, 0, 0],
      ['重点プロジェクト①', '重点プロジェクト', 2, 1],
      ['重点プロジェクト②', '重点プロジェクト', 1, 0],
      ['まち力', '分野', 2, 0, '600'],
      ['ひと力', '分野', 1, 0, '90'],
      ['みどり力', '分野', 1, 1, '250'],
      ['施策01', '施策', 2, 0],
      ['施策02', '施策', 1, 1],
      ['施策03', '施策', 1, 0],
    ]);
    expect(await catalogue.overview('nowhere')).toBeNull();
  });
});

const page = (planId: string) => ({
  rows: Array.from({ length: 10 }, (_, i) => ({
    itemId: `${planId}:${String(i)}`,
    planId,
    kind: 'item' as const,
    itemNo: String(i),
    alsoNos: [],
    title: 'あ',
    departments: [],
    relatedDepartments: [],
    place: [],
    marks: [],
    links: [],
    source: { file: 'a', lineStart: 1, lineEnd: 1 },
  })),
  cursor: null,
});

describe('outlines', () => {
  const [one, two] = PLANS as [Plan, Plan, Plan];

  it('are read once, and again only when they had to go; names stay', async () => {
    const read: string[] = [];
    const store = {
      itemPage: ({ planId = '' }: { planId?: string }) => {
        read.push(planId);
        return Promise.resolve(page(planId));
      },
    } as unknown as Store;
    const outlines = createOutlines(store, 15);
    await Promise.all([outlines.of(one), outlines.of(one)]);
    await outlines.of(two);
    await outlines.of(two);
    await outlines.names(one);
    expect(read).toEqual([one.planId, two.planId]);
    await outlines.of(one);
    expect(read).toEqual([one.planId, two.planId, one.planId]);
  });

  it('are read again after a failure', async () => {
    let fails = true;
    const store = {
      itemPage: () => (fails ? Promise.reject(new TypeError('gone')) : Promise.resolve(page('a'))),
    } as unknown as Store;
    const outlines = createOutlines(store);
    await expect(outlines.of(one)).rejects.toThrow('gone');
    fails = false;
    expect((await outlines.of(one)).entries).toHaveLength(10);
  });
});
