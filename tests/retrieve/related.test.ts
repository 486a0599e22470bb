import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  relatedItemSchema,
  type Catalogue,
  type RelatedItem,
  type RelationReason,
} from '../../src/domain/catalogue.ts';
import { PLANS, SKETCHES, openTown, plan, type Sketch } from './town.ts';

/** An older plan of さくら野市, and what the others must have beside it for every reason to occur. */
const OLDER = plan('kaikaku', 'さくら野市', '行政改革実施計画', [2021, 2022]);
const MORE: Sketch[] = [
  {
    planId: 'kaikaku',
    itemNo: '(1)①',
    title: 'ごみの減量の推進',
    departments: ['環境部 ごみ対策課'],
    facts: [
      ['可燃ごみの排出量', 2022, { value: 21000, valueText: '21,000', unit: 't' }],
      ['可燃ごみの排出量', 2024, { value: 19500, valueText: '19,500', unit: 't' }],
    ],
    texts: ['集積所の見回りを強めます。'],
  },
  {
    planId: 'kaikaku',
    itemNo: '(1)②',
    title: '(仮称)学校給食の公会計化',
    departments: ['教育部 給食課'],
    texts: ['公会計の規則を整えます。'],
  },
  {
    planId: 'kaikaku',
    itemNo: '(1)③',
    title: '歳入の確保',
    departments: ['教育部 給食課'],
    texts: ['公園花壇管理事業の費用を賄うため、看板に広告を載せます。', '(1)①で減った費用を充てます。'],
  },
  {
    planId: 'kaikaku',
    itemNo: '(1)④',
    title: '庁舎の夜間警備',
    departments: ['環境部 ごみ対策課'],
    texts: ['警備員を置きます。'],
  },
  {
    planId: 'minato',
    itemNo: '1-3',
    title: 'ウェルネス経営',
    departments: ['総務課'],
    facts: [['職員一人当たりの時間外勤務の平均時間（管理職を除く）', 2026, { value: 8, valueText: '8', unit: '時間' }]],
    links: [{ rel: 'leading_project', itemNo: '重点①' }],
    texts: ['働きすぎを防ぎます。'],
  },
  {
    planId: 'minato',
    itemNo: '重点①',
    kind: 'heading',
    title: '元気な市役所',
    texts: ['いきいきと働ける役所にします。'],
  },
  {
    planId: 'minato',
    itemNo: '重点①・球根の交換会',
    kind: 'related',
    title: '球根の交換会',
    texts: ['チューリップを育てる市民が品評会で集まります。', '品評会ではチューリップの植え方も伝えます。'],
  },
  {
    planId: 'sakurano',
    itemNo: '3-1',
    title: '花のまちコンクール',
    departments: ['都市部 公園緑地課'],
    texts: ['チューリップの見ごろに品評会を催します。', '品評会でチューリップの苗を配ります。'],
  },
  {
    planId: 'sakurano',
    itemNo: '3-2',
    title: '道路の舗装',
    departments: ['都市部 公園緑地課'],
    texts: ['チューリップ通りの傷んだ車道を直します。'],
  },
  { planId: 'sakurano', itemNo: '4-1', title: '防犯灯の更新', texts: ['様式(1)④で申し込みます。'] },
  { planId: 'sakurano', itemNo: '4-2', title: '備蓄倉庫', texts: ['さくら野市の行政改革実施計画の(1)④と調整します。'] },
  { planId: 'sakurano', itemNo: '3-1#2', alsoNos: ['3-1'], title: '表彰式の開催', texts: ['受賞者を招きます。'] },
];

let catalogue: Catalogue;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openTown([...SKETCHES, ...MORE], { cities: [...PLANS, OLDER] }));
});
afterAll(() => {
  close();
});

const related = async (itemId: string, limit = 50): Promise<RelatedItem[]> =>
  (await catalogue.related(itemId, limit)) ?? [];
const between = async (own: string, other: string) => (await related(own)).find(({ itemId }) => itemId === other);

describe('the reasons why two items are related', () => {
  it.each<[own: string, other: string, code: RelationReason['code'], terms: string[], reason: string]>([
    [
      'sakurano:2-2',
      'kaikaku:(1)②',
      'same_title',
      ['学校給食の公会計化', '(仮称)学校給食の公会計化'],
      'a project keeps its name when it is no longer provisional',
    ],
    [
      'sakurano:1-1',
      'kaikaku:(1)①',
      'similar_title',
      ['ごみ減量推進事業', 'ごみの減量の推進'],
      'without 推進 and 事業 both titles say ごみ減量',
    ],
    ['sakurano:1-1', 'kaikaku:(1)①', 'shared_indicator', ['可燃ごみの排出量'], 'both plans measure it under one name'],
    [
      'sakurano:2-1',
      'minato:1-3',
      'shared_indicator',
      ['時間外勤務の平均時間', '職員一人当たりの時間外勤務の平均時間（管理職を除く）'],
      'one name holds the other, and both are shown',
    ],
    ['sakurano:1-2', 'kaikaku:(1)③', 'named', ['公園花壇管理事業'], 'the whole title stands in the other text'],
    ['kaikaku:(1)③', 'sakurano:1-2', 'named', ['公園花壇管理事業'], 'and the same holds from the other side'],
    ['kaikaku:(1)③', 'kaikaku:(1)①', 'named', ['(1)①'], 'its text names the number of an item of its own plan'],
    ['kaikaku:(1)①', 'kaikaku:(1)③', 'named', ['(1)①'], 'and the same holds from the other side'],
    ['sakurano:4-2', 'kaikaku:(1)④', 'named', ['(1)④'], 'its text names the other plan with the number'],
    ['kaikaku:(1)④', 'sakurano:4-2', 'named', ['(1)④'], 'and the same holds from the other side'],
    ['minato:1-3', 'minato:重点①', 'linked', ['重点①'], 'the document prints the link'],
    ['minato:重点①', 'minato:1-3', 'linked', ['重点①'], 'the leading project finds its items, though it links to none'],
    ['sakurano:3-1#2', 'sakurano:3-1', 'linked', ['3-1'], 'two sheets of one number'],
    [
      'sakurano:3-1',
      'minato:重点①・球根の交換会',
      'shared_terms',
      ['チューリップ', '品評会'],
      'only these two speak of tulips, and a project without a number is found too',
    ],
    [
      'sakurano:2-2',
      'kaikaku:(1)②',
      'same_department',
      ['教育部 給食課'],
      'the department supports what the title says',
    ],
  ])('%s and %s: %s %j, for %s', async (own, other, code, terms) => {
    const reasons = (await between(own, other))?.reasons ?? [];
    expect(reasons.map(reason => reason.code)).toContain(code);
    expect(reasons.filter(reason => reason.code === code).map(reason => reason.terms)).toContainEqual(terms);
  });

  it.each([
    ['sakurano:3-1', 'sakurano:3-2', 'one department does not relate two items of one plan'],
    ['sakurano:1-1', 'kaikaku:(1)④', 'nor two of two plans by itself'],
    ['sakurano:1-1', 'minato:1-1', 'they share nothing at all'],
    ['minato:1-1', 'sakurano:1-1', 'equal numbers in two plans are chance'],
    ['sakurano:4-1', 'kaikaku:(1)④', 'a number without its plan may be that of anything'],
    ['kaikaku:(1)④', 'sakurano:4-1', 'and the same holds from the other side'],
  ])('%s and %s are not related: %s', async (own, other) => {
    expect(await between(own, other)).toBeUndefined();
  });

  it('are said in sentences that name what they rest on', async () => {
    const texts = (await between('sakurano:1-1', 'kaikaku:(1)①'))?.reasons.map(({ text }) => text);
    expect(texts).toEqual([
      '項目名がよく似ています',
      '指標「可燃ごみの排出量」が共通しています',
      '担当部課が同じです（環境部 ごみ対策課）',
    ]);
  });

  it('never list the department first or alone', async () => {
    for (const { planId, itemNo } of [...SKETCHES, ...MORE]) {
      for (const { reasons } of await related(`${planId}:${itemNo}`)) {
        expect(reasons[0]?.code).not.toBe('same_department');
      }
    }
  });
});

describe('what differs', () => {
  it('is the plan, its years and the printed values of equal years, never computed', async () => {
    const differences = (await between('sakurano:1-1', 'kaikaku:(1)①'))?.differences;
    expect(differences).toEqual([
      expect.objectContaining({ aspect: 'plan', own: 'さくら野市総合計画実施計画', other: '行政改革実施計画' }),
      expect.objectContaining({ aspect: 'years', own: '令和6年度～令和8年度', other: '令和3年度～令和4年度' }),
      {
        aspect: 'value',
        text: '令和6年度の「可燃ごみの排出量」の目標値は10、関連する項目の「可燃ごみの排出量」の目標値は19,500tです',
        own: '10',
        other: '19,500t',
        fiscalYear: 2024,
      },
    ]);
  });

  it('is the city where the plans are of two', async () => {
    const differences = (await between('sakurano:2-1', 'minato:1-3'))?.differences;
    expect(differences?.map(({ aspect }) => aspect)).toEqual(['city', 'plan', 'value']);
  });

  it('is nothing between two items of one plan that share no indicator', async () => {
    expect((await between('sakurano:3-1#2', 'sakurano:3-1'))?.differences).toEqual([]);
  });
});

describe('the list', () => {
  it.each([
    ['kaikaku:(1)①', ['sakurano:1-1', 'kaikaku:(1)③'], 'title and indicator before a mention'],
    ['minato:1-3', ['sakurano:2-1', 'minato:重点①'], 'a measured item of another plan before a heading'],
    ['sakurano:3-1', ['sakurano:3-1#2', 'minato:重点①・球根の交換会'], 'what the document prints before rare words'],
    ['sakurano:1-2', ['kaikaku:(1)③'], 'the only text that names it'],
    ['minato:1-2', [], 'nothing is like it'],
  ])('of %s is %j: %s', async (own, order) => {
    expect((await related(own)).map(({ itemId }) => itemId)).toEqual(order);
  });

  it('keeps its order and to its limit, and holds no item twice nor itself', async () => {
    for (const { planId, itemNo } of [...SKETCHES, ...MORE]) {
      const itemId = `${planId}:${itemNo}`;
      const all = await related(itemId);
      expect(relatedItemSchema.array().parse(all)).toEqual(all);
      const ids = all.map(one => one.itemId);
      expect(new Set([...ids, itemId]).size).toBe(ids.length + 1);
      expect(await related(itemId, 1)).toEqual(all.slice(0, 1));
      expect(await related(itemId)).toEqual(all);
    }
  });

  it('is found by a second number too; there is none of an item that is not there', async () => {
    expect(await related('sakurano:(3)①')).toEqual(await related('sakurano:2-1'));
    expect(await catalogue.related('sakurano:9-9', 10)).toBeNull();
  });
});
