import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import { relatedItems } from '../../src/tools/related-items.ts';
import { SKETCHES, openTown, type Sketch } from '../retrieve/town.ts';

const MORE: Sketch[] = [
  { planId: 'minato', itemNo: '1-3', title: 'ごみ減量の推進', facts: [['可燃ごみの排出量', 2024]] },
  {
    planId: 'minato',
    itemNo: '1-4',
    title: '市民講座',
    texts: ['ごみ減量推進事業に学びます。', '年に一度です。', '誰でも来られます。', '無料です。'],
  },
];

let catalogue: Catalogue;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openTown([...SKETCHES, ...MORE]));
});
afterAll(() => {
  close();
});

const run = async (input: object) => {
  const tool = relatedItems(catalogue);
  return tool.output.parse(await tool.run(tool.input.parse(input)));
};
const subject = async (input: object) => {
  const found = await run(input);
  expect(found.related).toEqual([]);
  return found.subject.map(({ itemId, grade, where }) => `${itemId} ${grade} ${where}`);
};

describe('the tool related_items', () => {
  it('gives what the catalogue gives of an item, cut to the limit', async () => {
    const found = await run({ itemId: 'sakurano:1-1' });
    expect(found).toEqual({ related: await catalogue.related('sakurano:1-1', 10), subject: [] });
    expect(found.related.length).toBeGreaterThan(1);
    expect((await run({ itemId: 'sakurano:1-1', limit: 1 })).related).toEqual(found.related.slice(0, 1));
    expect(await run({ itemId: 'sakurano:9-9' })).toEqual({ related: [], subject: [] });
  });

  it.each<[about: string, expected: string[], reason: string]>([
    [
      '時間外勤務',
      ['sakurano:2-1 about indicator', 'minato:1-1 about text'],
      'an indicator comes before a text, which is all that the other item says',
    ],
    [
      'ごみ',
      [
        'sakurano:1-1 about title',
        'minato:1-3 about title',
        'minato:1-4 mentions text',
        'minato:1-2 about text',
        'sakurano:1-2 about text',
        'sakurano:施策1 mentions text',
      ],
      'titles first; a heading only sums up, and one sentence of four is said in passing',
    ],
    ['公会計', ['sakurano:2-2 about title'], 'a part of the compound 公会計化'],
    ['花壇のごみ', ['sakurano:1-2 about title'], 'both words, the longer in the title'],
    ['宇宙', [], 'no plan names it'],
    ['？', [], 'it says nothing'],
  ])('gives all items of the subject %s: %j, for %s', async (about, expected) => {
    expect((await subject({ about })).toSorted()).toEqual(expected.toSorted());
    const grades = (await subject({ about })).map(line => line.includes(' about '));
    expect(grades).toEqual(grades.toSorted((a, b) => Number(b) - Number(a)));
  });

  it('says where a subject stands', async () => {
    const { subject: found } = await run({ about: '時間外勤務' });
    expect(found.map(({ reason }) => reason)).toEqual([
      '指標「時間外勤務の平均時間」に出てきます',
      '「事業内容」の文章で扱っています',
    ]);
  });

  it('narrows a subject to cities and plans, and cuts it where a limit is given', async () => {
    expect(await subject({ about: 'ごみ', cities: ['みなと市'] })).toEqual([
      'minato:1-3 about title',
      'minato:1-2 about text',
      'minato:1-4 mentions text',
    ]);
    expect(await subject({ about: 'ごみ', planIds: ['minato'], cities: ['さくら野市'] })).toEqual([]);
    expect(await subject({ about: 'ごみ', limit: 1 })).toEqual(['sakurano:1-1 about title']);
  });

  it.each([
    {},
    { itemId: 'a:1', about: 'ごみ' },
    { itemId: 'a:1', cities: ['みなと市'] },
    { itemId: '' },
    { about: ' ' },
    { about: 'ごみ', limit: 0 },
    { about: 'ごみ', city: 'みなと市' },
  ])('refuses %j', input => {
    expect(relatedItems(catalogue).input.safeParse(input).success).toBe(false);
  });

  it('has an input that a model is given as one object', () => {
    expect(z.toJSONSchema(relatedItems(catalogue).input)).toMatchObject({
      type: 'object',
      properties: { itemId: { type: 'string' }, about: { type: 'string' } },
    });
  });
});

describe('a subject in other words', () => {
  const GROUPS = [
    { term: '時間外勤務', sense: '勤務時間の外で働く', same: ['残業'] },
    { term: '電子決済', sense: '紙幣や硬貨を使わずに払う', same: ['現金いらず', 'キャッシュレス'] },
    { term: '花壇', sense: '花を植える所', same: ['お花畑'] },
  ];
  const PAYING: Sketch[] = [
    { planId: 'minato', itemNo: '2-1', title: '窓口のキャッシュレス化' },
    { planId: 'minato', itemNo: '2-2', title: '現金の保管', texts: ['金庫の現金を数えます。'] },
    {
      planId: 'minato',
      itemNo: '2-3',
      title: '窓口の案内',
      facts: [['電子決済を使える窓口', 2024]],
      links: [{ rel: 'part_of', itemNo: '2' }],
    },
    {
      planId: 'minato',
      itemNo: '2',
      title: '窓口の改革',
      facts: [['年次計画', 2024, { kind: 'milestone', valueText: '電子決済を広げる', value: null }]],
    },
    {
      planId: 'minato',
      itemNo: '2-4',
      title: '手引き',
      texts: ['使い方。', '困ったとき。', '電子決済もできます。', '問い合わせ先。'],
    },
  ];
  let town: Awaited<ReturnType<typeof openTown>>;
  beforeAll(async () => {
    town = await openTown([...SKETCHES, ...PAYING], { groups: GROUPS });
  });
  afterAll(() => {
    town.close();
  });

  it.each<[about: string, expected: string[], reason: string]>([
    ['残業', ['sakurano:2-1 about indicator', 'minato:1-1 about text'], 'as 時間外勤務, which the items say'],
    ['職員の残業', ['sakurano:2-1 about indicator', 'minato:1-1 about text'], 'both words'],
    ['港の残業', [], 'one word of two is not enough'],
    [
      '現金いらず',
      ['minato:2-1 about title', 'minato:2-3 about indicator', 'minato:2-4 mentions text'],
      'cash itself is something else, and 2 only sums up what 2-3 says',
    ],
    ['お花畑', ['sakurano:1-2 about title'], 'as 花壇'],
  ])('%s finds %j: %s', async (about, expected) => {
    const { subject: found } = await relatedItems(town.catalogue).run({ about });
    expect(found.map(({ itemId, grade, where }) => `${itemId} ${grade} ${where}`)).toEqual(expected);
  });
});
