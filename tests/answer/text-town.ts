/** Invented cities' plans with prose and yearly plans, in a real index: for tests of questions that words answer. */
import { understand, type Question } from '../../src/answer/question.ts';
import type { Ask } from '../../src/domain/answer.ts';
import type { Fact, FactKind, Item, Passage, Plan } from '../../src/domain/records.ts';
import type { Tools } from '../../src/tools/index.ts';
import { plan } from '../retrieve/town.ts';
import { openTown } from './open-town.ts';

interface Sketch {
  kind?: Item['kind'];
  place?: Item['place'];
  planId: string;
  itemNo: string;
  title: string;
  departments?: string[];
  /** Section, text, year. */
  texts: [section: string, text: string, fiscalYear?: number][];
  /** Row, year, what is planned. */
  rows?: [metric: string, fiscalYear: number, text: string, rest?: Partial<Fact>][];
  facts?: [kind: FactKind, metric: string, fiscalYear: number | null, valueText: string, unit: string][];
}

export const PLANS: Plan[] = [
  plan('sakurano', 'さくら野市', 'さくら野市行政改革プラン', [2024, 2026]),
  plan('minato', 'みなと市', 'みなと市総合計画', [2024, 2026]),
  plan('minato-sheet', 'みなと市', 'みなと市事業評価シート', [2021, 2022]),
];

const SKETCHES: Sketch[] = [
  {
    planId: 'sakurano',
    itemNo: '(3)②',
    title: '子どもの安全',
    departments: ['教育部 学務課'],
    texts: [['現状', '通学路には、交通量の多い交差点がある。']],
    rows: [['見守り隊の研修', 2025, '研修会の開催']],
    facts: [['target', '自転車講習会の参加者数', 2025, '350人', '人']],
  },
  {
    planId: 'minato',
    itemNo: '3-9',
    title: 'さくら野市・みなと市共同火葬場の整備',
    departments: ['市民課'],
    texts: [['現状', '火葬場は、両市で共に使う。']],
    rows: [
      ['共同火葬場の整備', 2024, '設計'],
      ['共同火葬場の整備', 2026, '火葬場の運用開始'],
    ],
  },
  {
    planId: 'sakurano',
    itemNo: '(3)①',
    title: '歩道橋の長寿命化',
    departments: ['土木部 道路課'],
    texts: [
      ['指標の定義', '補修した歩道橋の数：補修の必要数 52橋（平成27年度時点）のうち補修を終えた数'],
      ['現状', '歩道橋の手すりは、塗装がはがれている。'],
    ],
    rows: [
      ['歩道橋の点検', 2025, '40橋'],
      ['歩道橋の点検', 2026, '41橋'],
    ],
    facts: [
      ['target', '補修した歩道橋の数', 2025, '3橋', '橋'],
      ['target', '補修した歩道橋の数', 2026, '6橋', '橋'],
    ],
  },
  {
    planId: 'sakurano',
    kind: 'heading',
    itemNo: '第1章',
    title: 'プランについて',
    texts: [
      ['プランの計画期間', '本プランの計画期間は、令和6年度から令和8年度までの3年間とします。'],
      ['考え方', '物を捨てずに使い切る「丸活」の考え方の下で、取組を進めます。'],
    ],
  },
  {
    planId: 'sakurano',
    itemNo: '(1)①',
    title: '生ごみの資源化',
    departments: ['環境部 ごみ対策課'],
    texts: [
      ['課題', '・焼却炉の老朽化が著しく、処理できる量が限られている。・水切りが広まっていない。'],
      ['目指す姿', '・生ごみを燃やさずに生かすまちになっている。', 2026],
      ['取組内容', '①生ごみの分別収集を始め、堆肥にして農家に配る。堆肥は14店舗で売る。'],
      ['呼びかけ', 'みんなの「丸活」の広報。'],
      ['現状', '堆肥は、みどり農業協同組合に引き渡している。集めた生ごみは市内12か所の拠点に運ぶ。'],
    ],
    rows: [
      ['生ごみの分別収集', 2024, '調査・検討'],
      ['生ごみの分別収集', 2025, '分別収集の開始に向けた実証実験'],
      ['生ごみの分別収集', 2026, '分別収集の開始'],
      ['水切りの呼びかけ', 2024, '広報紙への掲載'],
      ['水切りの呼びかけ', 2025, '広報紙への掲載', { continued: true }],
      ['水切りの呼びかけ', 2026, '広報紙への掲載', { continued: true }],
    ],
    facts: [['target', '生ごみの分別に加わる家', 2026, '300世帯', '世帯']],
  },
  {
    planId: 'sakurano',
    itemNo: '(1)②',
    title: '給食調理の委託',
    departments: ['教育部 給食課'],
    texts: [
      [
        '現状と課題',
        '令和3年4月から花岡小学校、海辺小学校で調理の委託を試行している。職員の退職に伴い、調理員が不足している。',
      ],
      ['目指す姿', '・学校の給食が安定して続いている。', 2026],
    ],
    rows: [['年次計画', 2024, '意見交換会の実施']],
  },
  {
    planId: 'sakurano',
    itemNo: '(2)①',
    title: '電子申請の拡大',
    departments: ['総務部 情報課'],
    texts: [
      ['課題', '・窓口に来なければ申請できない手続が多い。'],
      ['周知', '電子申請は、広報紙とＳＮＳを活用して知らせる。'],
    ],
    rows: [
      ['年次計画', 2024, '電子申請の方針の策定'],
      ['年次計画', 2025, '電子申請の運用開始'],
    ],
  },
  {
    planId: 'minato',
    itemNo: '3-1',
    title: '電子申請の導入',
    departments: ['情報課'],
    texts: [['事業内容', '電子申請を導入します。']],
    rows: [['電子申請の導入', 2026, '電子申請の運用開始']],
  },
  {
    planId: 'minato',
    itemNo: '3-2',
    title: '灯台公園の再生',
    departments: ['港湾課'],
    place: [{ label: '基本目標', no: '3', title: '海と生きるまち' }],
    texts: [
      ['事業内容', '海風商工会と連携し、灯台公園の広場を直します。'],
      ['整備の内容', '灯台公園の広場に、ベンチ、花壇、水飲み場、時計を置きます。'],
      ['工程', '灯台広場の工事 5月：灯台広場の設計完了 9月：灯台広場の工事着手', 2025],
    ],
    rows: [
      ['広場の工事', 2024, '設計'],
      ['広場の工事', 2025, '灯台広場の工事'],
    ],
    facts: [['target', '広場の利用者', 2026, '900人', '人']],
  },
  {
    planId: 'minato-sheet',
    itemNo: '9-1',
    title: '渡し船の運航',
    departments: ['港湾課'],
    texts: [
      ['事務事業担当', '部名 港湾部 課名 港湾課 課等の長 浜田　一郎'],
      ['目的', '島に住む人の足を守る。'],
      ['主な対象', '島民・釣り客'],
      ['事業開始年度', '開始年度 昭和50年度 ～ 終了年度'],
      ['予算事業名', '渡船運航費'],
      ['実施水準', '隣の町の船と同じ回数を出している。', 2022],
      ['評価理由', '船の部品が届かず、点検が遅れている。', 2022],
    ],
    facts: [
      ['grade', '実施水準', 2022, 'Ｂ', ''],
      ['cost', '事業費', 2022, '800千円', '千円'],
      ['target', '渡し船の乗客', 2022, '4,000人', '人'],
    ],
  },
  {
    planId: 'minato',
    itemNo: '4-1',
    title: '公社の健全化',
    texts: [['事業内容', '公社が建てた施設を、計画のとおりに買い戻します。']],
    rows: [
      ['波風小学校', 2024, '買収'],
      ['岬町小学校体育館', 2025, '買収'],
    ],
  },
  {
    planId: 'minato',
    itemNo: '8-8',
    title: '体育館の広域利用',
    departments: ['市民課'],
    texts: [
      ['現状', '近隣の自治体（あおば市、みどり町、うみ村）と、体育館を相互に利用している。'],
      ['概要', '体育館の友の会の加入団体を増やす。令和5年6月現在、17団体が加入。'],
      ['年次計画', '国の動きによるため、年次計画は設けない。'],
    ],
    facts: [['target', '友の会の加入団体数', 2024, '30団体', '団体']],
  },
];

const source = (planId: string, line: number) => ({ file: `${planId}.txt`, lineStart: line, lineEnd: line });

function recordsOf(sketch: Sketch, line: number): { item: Item; facts: Fact[]; passages: Passage[] } {
  const { planId, itemNo, title, departments = [], texts, rows = [], facts = [], place = [] } = sketch;
  const itemId = `${planId}:${itemNo}`;
  const own = { itemId, planId };
  const values = [
    ...departments.map(name => ({ kind: 'department' as const, metric: '担当', fiscalYear: null, valueText: name })),
    ...facts.map(([kind, metric, fiscalYear, valueText, unit]) => ({ kind, metric, fiscalYear, valueText, unit })),
    ...rows.map(([metric, fiscalYear, valueText, rest = {}]) => ({
      kind: 'milestone' as const,
      metric,
      fiscalYear,
      valueText,
      ...rest,
    })),
  ];
  return {
    item: {
      ...own,
      kind: sketch.kind ?? 'item',
      itemNo,
      alsoNos: [],
      title,
      departments,
      relatedDepartments: [],
      place,
      marks: [],
      links: [],
      source: source(planId, line),
    },
    facts: values.map((value, n) => ({
      factId: `${itemId}#${String(n + 1)}`,
      ...own,
      value: value.kind === 'target' ? Number(value.valueText.replaceAll(/[^\d.]/gu, '')) : null,
      unit: '',
      source: source(planId, line + n + 1),
      ...value,
    })),
    passages: texts.map(([section, text, fiscalYear = null], n) => ({
      passageId: `${itemId}@${String(n + 1)}`,
      ...own,
      section,
      text,
      fiscalYear,
      source: source(planId, line + 50 + n),
    })),
  };
}

export interface TextTown {
  ask: Ask;
  tools: Tools;
  understood: (text: string) => Promise<Question>;
  close: () => void;
}

export async function openTextTown(): Promise<TextTown> {
  const parts = SKETCHES.map((sketch, i) => recordsOf(sketch, 1 + i * 100));
  const today = { fiscalYear: 2024 };
  const { catalogue, ...town } = await openTown(
    'texts',
    {
      plans: PLANS,
      items: parts.map(({ item }) => item),
      facts: parts.flatMap(({ facts }) => facts),
      passages: parts.flatMap(({ passages }) => passages),
    },
    today.fiscalYear,
  );
  return {
    ...town,
    understood: async text =>
      understand(text, { plans: await catalogue.plans(), scope: await catalogue.scope(text), today }),
  };
}
