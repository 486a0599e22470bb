/** Which item and indicator a question for a value means: sentences over look-ups of an invented plan. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAlsoPrinted } from '../../src/answer/planner/also-printed.ts';
import { itemsMeant, type Series } from '../../src/answer/planner/scope.ts';
import { planValues } from '../../src/answer/planner/values.ts';
import { understand, type Question } from '../../src/answer/question.ts';
import type { Fact, Item, Plan } from '../../src/domain/records.ts';
import type { Tools } from '../../src/tools/index.ts';
import { openPlannerTown, type PlannerTown } from './planner-town.ts';
import { fact, item, otherPlan, plan, plans } from './records.ts';

interface Given {
  no?: string;
  title?: string;
  of?: Plan;
  metric?: string;
  facts?: Fact[];
  /** How much of the subject the indicator, its head and the whole item hold. */
  held?: [metric: number, head: number, whole: number];
  own?: number;
  rank?: number;
  score?: number;
}

function series(given: Given): Series {
  const { no = '(2)④', title = item.title, of = plan, metric = '可燃ごみの排出量', held = [1, 1, 1] } = given;
  const [metricCoverage, headCoverage, coverage] = held;
  const { rank = 0, score = 1, own = 0 } = given;
  const own2: Item = { ...item, itemId: `${of.planId}:${no}`, planId: of.planId, itemNo: no, title };
  const facts = (given.facts ?? [target(2025, '10')]).map(one => ({ ...one, itemId: own2.itemId, metric }));
  const closeness = headCoverage + 0.6 * metricCoverage + 0.5 * coverage + 0.3 / (1 + rank);
  return {
    item: own2,
    plan: of,
    metric,
    facts,
    metricCoverage,
    metricOwn: own,
    headCoverage,
    coverage,
    rank,
    score,
    closeness,
  };
}

const target = (year: number, text: string, unit = '件'): Fact =>
  fact({ kind: 'target', valueText: `${text}${unit}`, value: Number(text), unit, fiscalYear: year });
const reached = (text: string): Fact => ({ ...target(2025, text), kind: 'actual' });
const cost = (text: string): Fact =>
  fact({ kind: 'cost', valueText: text, value: Number(text), unit: '千円', fiscalYear: 2025 });
const inUnits = (one: { series: Series[] }) => one.series.some(({ facts }) => facts[0]?.unit === '台');
const nos = (all: Series[], ...rest: [number[]?, number?, Parameters<typeof itemsMeant>[3]?, boolean?]) =>
  itemsMeant(all, ...rest).map(one => one.item.itemNo);

describe('which items are meant', () => {
  it('those that hold half of the subject, likeliest first', () => {
    expect(nos([series({ no: '1' }), series({ no: '2', held: [0.9, 1, 1], rank: 1 })])).toEqual(['1', '2']);
    expect(nos([series({ held: [0.4, 0.4, 0.4], rank: 1 })])).toEqual([]);
  });
  it('the first of the search, far before the second, with less', () => {
    const weak = series({ no: '1', held: [0.35, 0.35, 0.35], score: 0.9 });
    expect(nos([weak, series({ no: '2', held: [0.1, 0.1, 0.1], rank: 1, score: 0.3 })])).toEqual(['1']);
    expect(nos([weak, series({ no: '2', held: [0.1, 0.1, 0.1], rank: 1, score: 0.8 })])).toEqual([]);
  });
  it('the only one near the top that prints what is asked for', () => {
    const others = series({ no: '1', held: [0.2, 0.2, 0.2], score: 0.5, facts: [target(2025, '3', '回')] });
    const counted = series({ no: '2', held: [0.3, 0.3, 0.3], rank: 1, score: 0.45, facts: [target(2025, '4', '台')] });
    expect(nos([others, counted], [], undefined, inUnits)).toEqual(['2']);
    // Two that print it are as near as each other: nobody knows which is meant.
    const second = series({ no: '3', held: [0.3, 0.3, 0.3], rank: 2, score: 0.44, facts: [target(2025, '5', '台')] });
    expect(nos([others, counted, second], [], undefined, inUnits)).toEqual([]);
    // Far down the list it is a chance.
    expect(nos([others, { ...counted, score: 0.2 }], [], undefined, inUnits)).toEqual([]);
  });
  it('with less still, where no other that prints it is near and its indicator holds some of it', () => {
    const far = series({ no: '1', held: [0, 0.1, 0.3], rank: 1, score: 0.3, facts: [target(2025, '5', '台')] });
    const ahead = { no: '2', score: 0.5, facts: [target(2025, '4', '台')] };
    expect(nos([series({ ...ahead, held: [0.2, 0.22, 0.22] }), far], [], undefined, inUnits, true)).toEqual(['2']);
    expect(nos([series({ ...ahead, held: [0, 0.22, 0.22] }), far], [], undefined, inUnits, true)).toEqual([]);
  });
  it('that one alone where it is asked for, though another is nearer in words', () => {
    const near = series({ no: '1', held: [0.9, 0.9, 0.9], score: 0.6, facts: [target(2025, '3', '回')] });
    const counted = series({ no: '2', held: [0, 0.1, 0.5], rank: 1, score: 0.5, facts: [target(2025, '4', '台')] });
    expect(nos([near, counted], [], undefined, inUnits)).toEqual(['1']);
    expect(nos([near, counted], [], undefined, inUnits, true)).toEqual(['2']);
    expect(nos([near], [], undefined, inUnits, true)).toEqual([]);
  });
  it('an item of a plan that covers the year beside one that is nearer and does not', () => {
    const near = series({ no: '1' });
    const far = series({
      no: '2',
      of: { ...otherPlan, fiscalYears: [2020, 2022] },
      held: [0.5, 0.5, 0.8],
      rank: 6,
      score: 0.2,
    });
    expect(nos([near, far], [2021])).toEqual(['1', '2']);
    expect(nos([near, far], [2025])).toEqual(['1']);
  });
});

const toolsWith = (found: Series[]) =>
  ({ lookupFacts: { run: () => Promise.resolve({ series: found }) } }) as unknown as Tools;
const asked = (text: string): Question =>
  understand(text, { plans, scope: { cities: [], planIds: [], departments: [], fiscalYears: [], rest: text } });
const stated = async (text: string, found: Series[]) => {
  const draft = await planValues(asked(text), toolsWith(found));
  const blocks = 'blocks' in draft ? draft.blocks : [];
  return blocks.flatMap(block => (block.form === 'values' ? block.facts.map(({ valueText }) => valueText) : []));
};

const withReached = (text: string) => [series({ facts: [target(2025, '10'), reached(text)] })];

describe('which value is stated', () => {
  it('何台 takes the indicator that is counted in 台', async () => {
    const found = [
      series({ metric: '利用者数', facts: [target(2025, '900', '人')], held: [0.6, 1, 1] }),
      series({ metric: '設置数', facts: [target(2025, '7', '台')], held: [0.4, 1, 1] }),
    ];
    expect(await stated('自動販売機の令和7年度の目標は何台？', found)).toEqual(['7台']);
  });
  it('two plans that count the same sort of thing, though the name of one is nearer', async () => {
    const found = [
      series({ title: '企業の誘致', metric: '立地した企業の件数', held: [1, 1, 1] }),
      series({
        no: '2-1',
        of: otherPlan,
        title: '企業の誘致と支援',
        metric: '奨励の適用件数',
        facts: [target(2025, '17')],
        held: [0.2, 1, 1],
        rank: 1,
      }),
    ];
    expect(await stated('企業を誘致する件数の令和7年度の目標は？', found)).toEqual(['10件', '17件']);
    // In one plan its own words tell the items apart, and another unit is another sort.
    const inOnePlan = found.map(one => ({ ...one, plan }));
    expect(await stated('企業を誘致する件数の令和7年度の目標は？', inOnePlan)).toEqual(['10件']);
    const others = found.map((one, i) => (i === 0 ? one : { ...one, facts: [target(2025, '17', '社')] }));
    expect(await stated('企業を誘致する件数の令和7年度の目標は？', others)).toEqual(['10件']);
  });
  it('何人 is not ambiguous with what is counted in 件', async () => {
    const found = [
      series({ title: '職員の定数', metric: '職員の数', facts: [target(2025, '300', '人')] }),
      series({ no: '2-1', title: '職員の提案', metric: '職員の提案の数', facts: [target(2025, '9')], rank: 1 }),
    ];
    expect(await stated('令和7年度の職員の目標は何人？', found)).toEqual(['300人']);
  });
  it('何件 is not answered by 団体 of an item that holds little of the subject', async () => {
    const found = [series({ metric: '登録団体数', facts: [target(2025, '60', '団体')], held: [0, 0.1, 0.6] })];
    expect(await stated('アイデアで良くなったのは令和7年度に何件の目標？', found)).toEqual([]);
  });
  it('t is トン and 名 is 人, in print', async () => {
    expect(
      await stated('ごみは令和7年度に何トンの目標？', [
        series({ facts: [target(2025, '5', 't')], held: [0, 0.4, 0.6] }),
      ]),
    ).toEqual(['5t']);
    expect(
      await stated('手伝う人は令和7年度に何人の目標？', [
        series({ facts: [target(2025, '8', '名')], held: [0, 0.4, 0.6] }),
      ]),
    ).toEqual(['8名']);
  });
  it('what the title leaves over names the indicator: 人件費合計 is no 事業費合計', async () => {
    const found = [
      series({ metric: '事業費合計', facts: [cost('0')], held: [0.7, 1, 1], own: 0.5 }),
      series({ metric: '人件費合計', facts: [cost('957')], held: [0.7, 1, 1], own: 1 }),
    ];
    expect(await stated('(2)④の令和7年度の人件費合計は何千円？', found)).toEqual(['957']);
  });
  it('what an item only tells in passing is not answered by an indicator that shares no word with it', async () => {
    const told = series({ metric: '研修の理解度', facts: [target(2025, '90', '%')], held: [0, 0.1, 0.4], score: 0.6 });
    const far = series({ no: '9', held: [0, 0.1, 0.1], rank: 1, score: 0.1 });
    expect(await stated('女性の育休の取得率の令和7年度の目標は？', [told, far])).toEqual([]);
    const named = series({ metric: '育休の取得', facts: [target(2025, '90', '%')], held: [0.3, 0.4, 0.4], score: 0.6 });
    expect(await stated('女性の育休の取得率の令和7年度の目標は？', [named, far])).toEqual(['90%']);
  });
  it('an indicator of which no word was said, of an item that tells only part of the subject', async () => {
    expect(await stated('川の市場の令和7年度の目標は？', [series({ held: [0, 0.1, 0.6] })])).toEqual([]);
    expect(await stated('川の市場の令和7年度の目標は？', [series({ held: [0, 0.1, 0.8] })])).toEqual(['10件']);
  });
  it('what was reached beside what was aimed at, where they differ and no kind is named', async () => {
    expect(await stated('可燃ごみは令和7年度に何件？', withReached('8'))).toEqual(['10件', '8件']);
    expect(await stated('可燃ごみは令和7年度に何件？', withReached('10'))).toEqual(['10件']);
    expect(await stated('可燃ごみの令和7年度の目標は何件？', withReached('8'))).toEqual(['10件']);
  });
  it('a year that is not printed is not answered by another', async () => {
    expect(await stated('可燃ごみの令和6年度の目標は？', [series({ facts: [target(2025, '10')] })])).toEqual([]);
  });
});

async function readingsOf(question: string, found: Series[]): Promise<string[]> {
  const [own] = found;
  if (!own) return [];
  const draft = await withAlsoPrinted(
    { status: 'answered', blocks: [{ form: 'values', item: own.item, plan: own.plan, facts: own.facts }] },
    asked(question),
    toolsWith(found),
  );
  return 'blocks' in draft
    ? [
        draft.status,
        ...draft.blocks.flatMap(one => (one.form === 'values' ? one.facts.map(({ valueText }) => valueText) : [])),
      ]
    : [draft.status];
}

describe('what fits beside the nearest', () => {
  const first = series({
    no: '1',
    title: '図書館の運営',
    metric: '手伝う人数（累計）',
    facts: [target(2025, '73', '名')],
  });
  const other: Given = {
    no: '2',
    title: '高齢者の生きがい',
    metric: '手伝いの登録者数',
    facts: [target(2025, '150', '人')],
    held: [0.8, 0.8, 0.8],
    rank: 1,
    score: 0.6,
  };
  const inFull = '手伝う人数の令和7年度の目標は？';

  it('an item whose indicator the question names about as well, behind the first', async () => {
    expect(await readingsOf('手伝う人の数の令和7年度の目標は？', [first, series(other)])).toEqual([
      'ambiguous',
      '73名',
      '150人',
    ]);
  });
  it('nothing where the indicator or the title is named in full', async () => {
    expect(await readingsOf(inFull, [first, series(other)])).toEqual(['answered', '73名']);
    expect(await readingsOf('図書館の運営で手伝う人の数の令和7年度の目標は？', [first, series(other)])).toEqual([
      'answered',
      '73名',
    ]);
  });
  it.each<[why: string, given: Given]>([
    ['another measure', { facts: [target(2025, '38', '%')] }],
    ['a year that it does not print', { facts: [target(2024, '150', '人')] }],
    ['far behind in the search', { score: 0.2 }],
    ['hardly named', { held: [0.3, 0.6, 0.8] }],
  ])('nothing of %s', async (_why, given) => {
    const far = series({ ...other, ...given });
    expect(await readingsOf('手伝う人の数の令和7年度の目標は？', [first, far])).toEqual(['answered', '73名']);
  });
});

describe('what several cities or plans print', () => {
  let town: PlannerTown;
  beforeAll(async () => {
    town = await openPlannerTown();
  });
  afterAll(() => {
    town.close();
  });

  it.each<[question: string, status: string, says: RegExp]>([
    ['電子図書の貸出数の目標は何冊？', 'ambiguous', /みなと市[\s\S]*さくら野市|さくら野市[\s\S]*みなと市/u],
    ['電子図書の普及の令和7年度の目標は何冊？', 'answered', /2,500冊/u],
    // What is counted is another sort of thing.
    ['さくら野市の電子図書を借りた人の数、令和7年度の目標は？', 'not_found', /さくら野市/u],
    ['さくら野市の庁用車の共同利用、令和7年度は何冊？', 'not_found', /さくら野市/u],
  ])('%s', async (question, status, says) => {
    const { answer, ...rest } = await town.ask(question);
    expect([rest.status, answer]).toEqual([status, expect.stringMatching(says)]);
  });
});
