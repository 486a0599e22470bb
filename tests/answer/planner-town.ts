/** Two invented cities, one of them with two plans, in a real index: for tests of what the planner computes and compares. */
import type { Answer } from '../../src/domain/answer.ts';
import type { Fact, Item, Passage, Plan } from '../../src/domain/records.ts';
import { openTown } from './open-town.ts';

type Part = [label: string, no: string, title: string];
type Row = [kind: Fact['kind'], year: number | [number, number] | null, valueText: string, metric?: string];
interface Sketch {
  itemNo: string;
  title: string;
  kind?: Item['kind'];
  departments?: string[];
  place?: Part[];
  facts: Row[];
  passages?: [section: string, text: string][];
}

const planOf = (planId: string, city: string, planTitle: string, family: string, years: [number, number]): Plan => ({
  planId,
  city,
  planTitle,
  family,
  fiscalYears: years,
  publisher: null,
  url: null,
  published: null,
  file: `${planId}.txt`,
});
const PLANS = [
  planOf('sakurano-jigyo', 'さくら野市', 'さくら野市総合計画事業プラン', 'project-plan', [2022, 2023]),
  planOf('sakurano-gyokaku', 'さくら野市', 'さくら野市行政改革アクションプラン', 'action-plan-sheet', [2024, 2026]),
  planOf('minato-hyoka', 'みなと市', 'みなと市事務事業評価シート', 'evaluation-sheet', [2021, 2023]),
  planOf('minato-gyokaku', 'みなと市', 'みなと市行政改革大綱実施計画', 'reform-plan', [2024, 2026]),
];

const MACHI: Part = ['分野', '', 'まち力'];
const HITO: Part = ['分野', '', 'ひと力'];
const S1: Part = ['施策', '01', '道路と橋をととのえる'];
const S2: Part = ['施策', '02', '水害に備える'];
const POLICY: Part = ['基本方針', '1', '手間を減らす'];
const cost = (valueText: string, bond = '0千円'): Row[] => [
  ['budget_total', [2022, 2023], valueText, '事業費総額'],
  ['budget_bond', [2022, 2023], bond, '起債'],
];
const money = (a: string, b: string, both: string): Row[] => [
  ['budget_total', 2022, a, '計画事業費'],
  ['budget_total', 2023, b, '計画事業費'],
  ['budget_total', [2022, 2023], both, '計画事業費'],
];
const effects = (...values: [string, string, string, string]): Row[] => [
  ...values.slice(0, 3).map((text, i): Row => ['effect_expected', 2024 + i, text, '効果見込額']),
  ['effect_expected', [2024, 2026], values[3], '効果見込額'],
];
const targets = (metric: string, from: number, texts: readonly string[], baseline?: string): Row[] => [
  ...(baseline === undefined ? [] : [['baseline', null, baseline, metric] as Row]),
  ...texts.map((text, i): Row => ['target', from + i, text, metric]),
];

const SKETCHES: Record<string, Sketch[]> = {
  'sakurano-jigyo': [
    { itemNo: '計画全体', title: '計画全体', kind: 'heading', facts: money('700千円', '900千円', '1,600千円') },
    { itemNo: 'まち力', title: 'まち力', kind: 'heading', facts: money('600千円', '700千円', '1,300千円') },
    { itemNo: 'ひと力', title: 'ひと力', kind: 'heading', facts: money('100千円', '200千円', '300千円') },
    { itemNo: '施策01', title: S1[2], kind: 'heading', place: [MACHI], facts: [] },
    { itemNo: '施策02', title: S2[2], kind: 'heading', place: [MACHI], facts: [] },
    {
      itemNo: '1-101',
      title: '橋の補修事業',
      departments: ['土木部 道路課'],
      place: [MACHI, S1],
      facts: [...cost('400千円', '100千円'), ...targets('補修した橋の数', 2022, ['3橋', '5橋'], '2橋')],
    },
    {
      itemNo: '1-102',
      title: '歩道の整備事業',
      departments: ['土木部 道路課'],
      place: [MACHI, S1],
      facts: [...cost('300千円'), ...targets('歩道の整備延長', 2022, ['120m', '150m'])],
    },
    {
      itemNo: '2-101',
      title: '雨水貯留事業',
      departments: ['土木部 河川課'],
      place: [MACHI, S2],
      facts: [...cost('600千円'), ...targets('貯留槽の設置数', 2022, ['1基', '1基'])],
    },
    {
      itemNo: '2-102',
      title: '排水ポンプの点検事業',
      departments: ['土木部 河川課 排水担当'],
      place: [MACHI, S2],
      facts: cost('50千円'),
    },
    {
      itemNo: '2-103',
      title: '生ごみの堆肥化事業',
      departments: ['環境部 清掃課'],
      place: [MACHI, S2],
      facts: targets('生ごみの収集量', 2022, ['900t', '850t']),
    },
    {
      itemNo: '3-101',
      title: '図書館の開館延長事業',
      departments: ['教育部 図書館'],
      place: [HITO, ['施策', '03', '学びを支える']],
      facts: [...cost('300千円'), ...targets('電子図書の貸出数', 2022, ['800冊', '1,000冊'])],
    },
  ],
  'sakurano-gyokaku': [
    {
      itemNo: '(1)①',
      title: '会議録の自動作成',
      departments: ['総務部 情報課'],
      place: [POLICY],
      facts: [
        ...targets('作成を自動にした会議の数', 2024, ['10件', '20件', '40件'], '5件'),
        ...effects('10千円', '20千円', '40千円', '70千円'),
      ],
    },
    {
      itemNo: '(1)②',
      title: '封筒広告の導入',
      departments: ['総務部 財産課'],
      place: [POLICY],
      facts: effects('50千円', '50千円', '50千円', '150千円'),
    },
    {
      itemNo: '(1)③',
      title: '庁用車の共同利用',
      departments: ['総務部 財産課'],
      place: [POLICY],
      facts: [
        ...targets('共同利用した庁用車の台数', 2024, ['3台', '6台', '9台']),
        ...effects('30千円', '30千円', '60千円', '120千円'),
      ],
    },
    {
      itemNo: '(2)①',
      title: '電子図書の充実',
      departments: ['教育部 図書館'],
      facts: targets('電子図書の貸出数', 2024, ['1,200冊', '1,500冊', '1,900冊']),
      passages: [['課題', '新しい電子図書を選ぶ職員の手が足りず、棚の入れ替えが遅れている。']],
    },
    {
      itemNo: '(2)③',
      title: '生ごみの資源化',
      departments: ['環境部 清掃課'],
      facts: targets('生ごみの収集量', 2024, ['800トン/年', '750トン/年', '700トン/年']),
    },
    {
      itemNo: '(2)②',
      title: '在宅での勤務の拡大',
      departments: ['総務部 情報課'],
      facts: targets('テレワーク利用率', 2024, ['10%', '15%', '20%']),
    },
  ],
  'minato-gyokaku': [
    {
      itemNo: 'Ⅰ(1)ア',
      title: '電子図書の普及',
      departments: ['図書課'],
      facts: targets('電子図書の貸出数（累計）', 2024, ['2,000冊', '2,500冊', '3,000冊']),
      passages: [['課題', '電子図書の使い方を知らない市民が多く、案内の場を設ける必要がある。']],
    },
    {
      itemNo: 'Ⅰ(1)イ',
      title: '年休の取得促進',
      departments: ['職員課'],
      facts: [
        ...targets('年休取得率', 2024, ['60%', '65%', '70%'], '58%'),
        ...targets('テレワーク実施率', 2024, ['20%', '30%', '75%']),
        ['effect_expected', 2024, '10千円', '効果見込額'],
        ['effect_expected', 2025, '10千円', '効果見込額'],
      ],
    },
    {
      itemNo: 'Ⅰ(1)エ',
      title: '債権の回収',
      departments: ['納税課'],
      facts: [
        ['baseline', 2022, '98%', '給食費収納率'],
        ['baseline', 2022, '95%', '保育料収納率'],
        ['baseline', 2022, '99%', '市税収納率'],
        ['effect_expected', 2024, '25千円', '効果見込額'],
        ['effect_expected', 2025, '30千円', '効果見込額'],
      ],
    },
    {
      itemNo: 'Ⅰ(1)ウ',
      title: '林道の整備',
      departments: ['農林課'],
      facts: [
        ...targets('林道の整備延長', 2024, ['L=700m', 'L=550m', 'L=500m']),
        ['effect_expected', 2025, '5千円', '効果見込額'],
      ],
    },
  ],
  'minato-hyoka': [
    {
      itemNo: '9-101',
      title: '学校との連携事業',
      departments: ['企画課'],
      facts: [
        ...[12_000, 11_900, 11_700].map((people, i): Row => ['population', 2021 + i, `${String(people)}人`, '対象数']),
        ...targets('協定を結んだ学校の数', 2021, ['2校', '3校', '5校']),
        ...['2校', '2校', '4校'].map((text, i): Row => ['actual', 2021 + i, text, '協定を結んだ学校の数']),
      ],
      passages: [
        [
          '実施水準',
          '市内に拠点を置く企業との協定の締結数は、さくら野市が３社、本市が２社となっており、同じくらいの水準です。',
        ],
      ],
    },
  ],
};

function recordsOf(planId: string, sketches: readonly Sketch[]) {
  const items = sketches.map(({ facts: _facts, passages: _passages, place = [], ...sketch }, i): Item => ({
    itemId: `${planId}:${sketch.itemNo}`,
    planId,
    kind: 'item',
    alsoNos: [],
    departments: [],
    relatedDepartments: [],
    marks: [],
    links: [],
    source: { file: `${planId}.txt`, lineStart: 100 * i + 1, lineEnd: 100 * i + 99 },
    ...sketch,
    place: place.map(([label, no, title]) => ({ label, no, title })),
  }));
  const facts = sketches.flatMap(({ itemNo, facts: own, departments = [] }, i) =>
    [...own, ...departments.map((name): Row => ['department', null, name, '担当'])].map(
      ([kind, year, valueText, metric = ''], n): Fact => {
        const [, number = '', unit = ''] = /^(?:L=)?([\d.,]+)(.*)$/u.exec(valueText) ?? [];
        return {
          factId: `${planId}:${itemNo}#${String(n + 1)}`,
          itemId: `${planId}:${itemNo}`,
          planId,
          metric,
          kind,
          fiscalYear: typeof year === 'number' ? year : null,
          ...(Array.isArray(year) && { period: year }),
          valueText,
          value: number === '' ? null : Number(number.replaceAll(',', '')),
          unit,
          source: { file: `${planId}.txt`, lineStart: 100 * i + 2 + n, lineEnd: 100 * i + 2 + n },
        };
      },
    ),
  );
  const passages = sketches.flatMap(({ itemNo, passages: own = [] }, i) =>
    own.map(([section, text], n): Passage => ({
      passageId: `${planId}:${itemNo}@${String(n + 1)}`,
      itemId: `${planId}:${itemNo}`,
      planId,
      section,
      text,
      fiscalYear: null,
      source: { file: `${planId}.txt`, lineStart: 100 * i + 90 + n, lineEnd: 100 * i + 90 + n },
    })),
  );
  return { items, facts, passages };
}

export interface PlannerTown {
  ask: (question: string) => Promise<Answer>;
  close: () => void;
}

export async function openPlannerTown(): Promise<PlannerTown> {
  const parts = Object.entries(SKETCHES).map(([planId, sketches]) => recordsOf(planId, sketches));
  const records = {
    plans: PLANS,
    items: parts.flatMap(part => part.items),
    facts: parts.flatMap(part => part.facts),
    passages: parts.flatMap(part => part.passages),
  };
  const { ask, close } = await openTown('planner', records, 2024);
  return { ask: question => ask({ question }), close };
}
