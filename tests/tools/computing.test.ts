import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Listings } from '../../src/domain/listings.ts';
import type { Lookup } from '../../src/retrieve/lookup.ts';
import { createTools, type Tools } from '../../src/tools/index.ts';
import { openListingTown } from './listing-town.ts';

let tools: Tools;
let catalogue: Catalogue & Listings;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openListingTown());
  tools = createTools({ catalogue, lookup: {} as Lookup });
});
afterAll(() => {
  close();
});

const aggregate = async (input: object) =>
  tools.aggregate.output.parse(await tools.aggregate.run(tools.aggregate.input.parse(input)));
const said = async (input: object) => {
  const { computed, refusal, leftOut } = await aggregate(input);
  expect(computed === null).toBe(refusal !== null);
  const left = leftOut.map(({ item, fact }) => `${item.itemNo} ${fact.valueText}`);
  return [refusal ? refusal.code : computed?.result, computed?.unit ?? '', computed?.of?.item.itemNo ?? '', ...left];
};
const SAKURANO = { planIds: ['sakurano'] };

describe('the tool aggregate', () => {
  it.each<[why: string, input: object, expected: unknown[]]>([
    [
      'a sum over a selection: the totals of two years',
      { operation: 'sum', kind: 'budget_total', ...SAKURANO },
      [940, '千円', ''],
    ],
    ['the greatest', { operation: 'max', kind: 'budget_total', ...SAKURANO }, [400, '千円', '1-101']],
    [
      'the least of a period',
      { operation: 'min', kind: 'budget_total', period: [2024, 2025], ...SAKURANO },
      [90, '千円', '3-101'],
    ],
    [
      'below a heading',
      { operation: 'sum', kind: 'budget_total', placeItemIds: ['sakurano:まち力'] },
      [600, '千円', ''],
    ],
    ['of headings', { operation: 'max', kind: 'budget_total', levels: ['分野'] }, [600, '千円', 'まち力']],
    [
      'headings beside their items',
      { operation: 'sum', kind: 'budget_total', itemKinds: ['item', 'heading'], ...SAKURANO },
      ['total_and_parts', '', ''],
    ],
    [
      'the place of an item',
      { operation: 'rank', kind: 'budget_total', of: 'sakurano:2-101', ...SAKURANO },
      [2, '位', '2-101'],
    ],
    [
      'the place of none',
      { operation: 'rank', kind: 'budget_total', of: 'sakurano:9-9', ...SAKURANO },
      ['not_among', '', ''],
    ],
    [
      'all years of one item',
      { operation: 'average', kind: 'target', metric: '橋', placeItemIds: ['sakurano:施策01'] },
      [4, '橋', ''],
    ],
    [
      'decimals',
      { operation: 'difference', kind: 'target', metric: '寄附', placeItemIds: ['sakurano:施策03'] },
      [0.2, '億円', ''],
    ],
    [
      '累計 of years',
      { operation: 'sum', kind: 'target', metric: '寄附', placeItemIds: ['sakurano:施策03'] },
      ['cumulative', '', ''],
    ],
    [
      'a bound',
      { operation: 'difference', kind: 'target', metric: '枯れる', placeItemIds: ['sakurano:施策02'] },
      ['bounds', '', ''],
    ],
    [
      'the first year, bounds read',
      {
        operation: 'first_year',
        kind: 'target',
        placeItemIds: ['sakurano:施策02'],
        threshold: { relation: 'under', value: 90, unit: '%' },
      },
      [2024, '年度', '2-101'],
    ],
    [
      'the first year that never comes',
      {
        operation: 'first_year',
        kind: 'target',
        placeItemIds: ['sakurano:施策01'],
        threshold: { relation: 'over', value: 9, unit: '' },
      },
      ['never', '', ''],
    ],
    [
      'indicators of many names',
      { operation: 'sum', kind: 'target', fiscalYear: 2025, ...SAKURANO },
      ['metrics', '', ''],
    ],
    ['units of many kinds', { operation: 'max', kind: 'target', fiscalYear: 2025, ...SAKURANO }, ['units', '', '']],
    [
      'a month and a year',
      { operation: 'max', kind: 'target', fiscalYear: 2025, planIds: ['minato'] },
      ['intervals', '', ''],
    ],
    [
      'a year that is not printed: what is left out is told',
      { operation: 'sum', kind: 'budget_total', fiscalYear: 2024, placeItemIds: ['sakurano:施策01'] },
      ['nothing', '', '', '1-101 400千円', '1-102 200千円'],
    ],
    ['facts in their order', { operation: 'growth', facts: ['sakurano:1-101#4', 'sakurano:1-101#5'] }, [66.7, '%', '']],
    ['the other way round', { operation: 'growth', facts: ['sakurano:1-101#5', 'sakurano:1-101#4'] }, [-40, '%', '']],
    ['a loan in its budget', { operation: 'ratio', facts: ['sakurano:1-101#2', 'sakurano:1-101#1'] }, [25, '%', '']],
    [
      'how many times',
      { operation: 'ratio', multiple: true, facts: ['sakurano:1-101#1', 'sakurano:1-101#2'] },
      [4, '倍', ''],
    ],
    ['who is third', { operation: 'rank', nth: 3, kind: 'budget_total', ...SAKURANO }, [3, '位', '1-102']],
    [
      'who is second from the smallest',
      { operation: 'rank', nth: 2, fromLeast: true, kind: 'budget_total', ...SAKURANO },
      [2, '位', '1-102'],
    ],
    [
      'a fact that is not there',
      { operation: 'ratio', facts: ['sakurano:1-101#2', 'sakurano:9-9#1'] },
      ['few', '', ''],
    ],
    ['thousands of items', { operation: 'sum', kind: 'effect_expected', planIds: ['oki'] }, [2300, '千円', '']],
  ])('%s', async (_, input, expected) => {
    expect(await said(input)).toEqual(expected);
  });

  it('gives its operands with item and plan, and says a refusal in words', async () => {
    const { computed } = await aggregate({ operation: 'difference', facts: ['sakurano:1-101#4', 'sakurano:1-101#5'] });
    expect(computed?.operands.map(({ item, plan, fact }) => [item.title, plan.city, fact.valueText])).toEqual([
      ['橋の修繕事業', 'さくら野市', '3橋'],
      ['橋の修繕事業', 'さくら野市', '5橋'],
    ]);
    const { refusal } = await aggregate({ operation: 'sum', facts: ['sakurano:1-101#1', 'sakurano:1-101#2'] });
    expect(refusal).toMatchObject({
      code: 'total_and_parts',
      text: expect.stringContaining('合計とその内訳') as string,
    });
  });

  it.each([
    { operation: 'sum' },
    { operation: 'sum', facts: ['sakurano:1-101#1'], kind: 'target' },
    { operation: 'plus', kind: 'target' },
    { operation: 'sum', kind: 'target', threshold: { relation: 'under', value: '3', unit: '' } },
  ])('does not take %j', input => {
    expect(tools.aggregate.input.safeParse(input).success).toBe(false);
  });
});

const series = async (input: object) =>
  tools.timeSeries.output.parse(await tools.timeSeries.run(tools.timeSeries.input.parse(input)));

describe('the tool time_series', () => {
  it('gives the values of one indicator in the order of the years', async () => {
    const { facts, item, plan } = await series({ itemId: 'sakurano:2-101', metric: '枯れる割合' });
    expect(facts.map(({ fiscalYear, valueText }) => [fiscalYear, valueText])).toEqual([
      [2024, '90％未満'],
      [2025, '85％'],
      [2026, '80％'],
    ]);
    expect([item?.itemNo, plan?.planId]).toEqual(['2-101', 'sakurano']);
  });
  it('takes a part of the name where it fits one, kinds where they are given, and else says what there is', async () => {
    expect((await series({ itemId: 'sakurano:1-101', metric: '橋の数' })).facts).toHaveLength(2);
    expect(await series({ itemId: 'sakurano:1-101', metric: '雪' })).toMatchObject({
      facts: [],
      metrics: ['事業費', '直した橋の数'],
    });
    expect(
      (await series({ itemId: 'sakurano:1-101', metric: '事業費', kinds: ['budget_bond'] })).facts.map(
        fact => fact.value,
      ),
    ).toEqual([100]);
    expect(await series({ itemId: 'sakurano:9-9', metric: '橋' })).toEqual({
      item: null,
      plan: null,
      facts: [],
      metrics: [],
    });
  });
});

const compared = async (asked: object[]) => {
  const found = tools.compare.output.parse(await tools.compare.run(tools.compare.input.parse({ series: asked })));
  return {
    values: found.values.map(({ fact }) => fact?.valueText ?? null),
    comparable: found.comparable,
    codes: [found.reasons.map(({ code }) => code), found.differences.map(({ code }) => code)],
  };
};

describe('the tool compare', () => {
  const bridges = { itemId: 'sakurano:1-101', metric: '直した橋の数', kind: 'target' };
  it.each<[why: string, series: object[], expected: object]>([
    [
      'two years of one indicator',
      [
        { ...bridges, fiscalYear: 2024 },
        { ...bridges, fiscalYear: 2025 },
      ],
      { values: ['3橋', '5橋'], comparable: true, codes: [[], ['years']] },
    ],
    [
      'two budgets',
      [
        { itemId: 'sakurano:1-101', metric: '事業費', kind: 'budget_total' },
        { itemId: 'sakurano:2-101', metric: '事業費', kind: 'budget_total' },
      ],
      { values: ['400千円', '250千円'], comparable: true, codes: [[], []] },
    ],
    [
      'the latest year where none is asked',
      [bridges, { ...bridges, fiscalYear: 2025 }],
      { values: ['5橋', '5橋'], comparable: true, codes: [[], []] },
    ],
    [
      'a year that is not printed',
      [bridges, { ...bridges, fiscalYear: 2030 }],
      { values: ['5橋', null], comparable: false, codes: [['missing'], []] },
    ],
    [
      'unlike units and names',
      [bridges, { itemId: 'sakurano:3-101', metric: '寄附の額（累計）', kind: 'target', fiscalYear: 2025 }],
      { values: ['5橋', '0.3億円'], comparable: false, codes: [['units'], ['names', 'cumulative', 'scale']] },
    ],
    [
      'a month and a year, of one plan',
      [
        { itemId: 'minato:(1)①', metric: '一人当たりの研修時間', kind: 'target' },
        { itemId: 'minato:(1)②', metric: '一人当たりの研修時間', kind: 'target' },
      ],
      { values: ['12時間', '150時間'], comparable: false, codes: [['interval'], ['names', 'interval']] },
    ],
    [
      'a bound, of another year',
      [
        { itemId: 'sakurano:2-101', metric: '枯れる割合', kind: 'target', fiscalYear: 2024 },
        { itemId: 'sakurano:2-101', metric: '枯れる割合', kind: 'target' },
      ],
      { values: ['90％未満', '80％'], comparable: false, codes: [['bounds'], ['years']] },
    ],
    [
      'a total beside a year',
      [{ itemId: 'sakurano:1-101', metric: '事業費', kind: 'budget_total' }, bridges],
      {
        values: ['400千円', '5橋'],
        comparable: false,
        codes: [
          ['units', 'kinds', 'periods'],
          ['names', 'scale', 'years'],
        ],
      },
    ],
    [
      'an item that is not there',
      [bridges, { ...bridges, itemId: 'sakurano:9-9' }],
      { values: ['5橋', null], comparable: false, codes: [['missing'], []] },
    ],
  ])('%s', async (_, asked, expected) => {
    expect(await compared(asked)).toEqual(expected);
  });
});

describe('the other tools', () => {
  it('give an item, the plans and an overview', async () => {
    expect((await tools.getItem.run({ itemId: 'sakurano:1-101' })).item).toEqual(
      await catalogue.item('sakurano:1-101'),
    );
    expect(await tools.getItem.run({ itemId: 'sakurano:9-9' })).toEqual({ item: null });
    expect((await tools.listPlans.run({})).plans.map(({ planId }) => planId)).toEqual(['sakurano', 'minato', 'oki']);
    expect((await tools.planOverview.run({ planId: 'minato' })).overview?.counts).toEqual({
      item: 2,
      heading: 1,
      related: 0,
    });
    expect(await tools.planOverview.run({ planId: 'nowhere' })).toEqual({ overview: null });
  });

  it('find a group and list it', async () => {
    const { groups } = await tools.findGroups.run({ text: '重点プロジェクト①の事業' });
    const links = groups.map(({ value }) => value);
    expect((await tools.listItems.run({ links })).items.map(({ item }) => item.itemNo)).toEqual(['2-101', '3-101']);
    expect((await tools.countItems.run({ links, itemKinds: ['item', 'related'] })).total).toBe(3);
  });

  it('have names of their own, and inputs that a model is given as one object', () => {
    const all = Object.values(tools);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, input, output } of all) {
      expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
      expect([z.toJSONSchema(input).type, z.toJSONSchema(output).type]).toEqual(['object', 'object']);
    }
  });
});
