/** Services of an invented city, for the channels: nothing here is searched, everything is given. */
import { answerSchema } from '../../src/domain/answer.ts';
import type { Answer, AskOptions, AskRequest } from '../../src/domain/answer.ts';
import { itemDetailSchema, relatedItemSchema } from '../../src/domain/catalogue.ts';
import type { Catalogue, FactQuery, ItemDetail, ItemQuery, RelatedItem } from '../../src/domain/catalogue.ts';
import type { Fact, Plan } from '../../src/domain/records.ts';
import { createMetrics } from '../../src/channels/shared/metrics.ts';
import type { HttpServices } from '../../src/channels/http/services.ts';

const FILE = 'sakurano.txt';
const at = (line: number) => ({ file: FILE, lineStart: line, lineEnd: line });

export const PLAN: Plan = {
  planId: 'sakurano-kaikaku',
  city: 'さくら野市',
  planTitle: '第3次行政改革実施計画',
  family: 'fake',
  fiscalYears: [2024, 2026],
  publisher: 'さくら野市 企画課',
  url: 'https://sakurano.example/plan',
  published: '2024-03',
  file: FILE,
};

export const ITEM_ID = 'sakurano-kaikaku:Ⅰ(2)④#2';
export const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

const fact = (n: number, rest: Partial<Fact>): Fact => ({
  factId: `${ITEM_ID}#${String(n)}`,
  itemId: ITEM_ID,
  planId: PLAN.planId,
  metric: '窓口の待ち時間',
  kind: 'target',
  fiscalYear: 2025,
  valueText: '12',
  value: 12,
  unit: '分',
  source: at(20 + n),
  ...rest,
});

export const FACTS: Fact[] = [
  fact(1, { kind: 'baseline', fiscalYear: null, valueText: '18', value: 18 }),
  fact(2, {}),
  fact(3, { fiscalYear: 2026, valueText: '▲5％', value: -5, unit: '%' }),
  fact(4, { metric: '取組,"内容"', kind: 'milestone', valueText: '=HYPERLINK("x")\n二行目', value: null, unit: '' }),
  fact(5, { metric: '@SUM(A1)', valueText: '-5.5', value: -5.5, unit: '千円' }),
  fact(6, {
    metric: '事業費',
    kind: 'budget_total',
    fiscalYear: null,
    period: [2024, 2026],
    valueText: '1,200',
    value: 1200,
    unit: '千円',
    continued: true,
    note: '見込み',
  }),
];

export const ITEM: ItemDetail = itemDetailSchema.parse({
  itemId: ITEM_ID,
  planId: PLAN.planId,
  kind: 'item',
  itemNo: 'Ⅰ(2)④#2',
  alsoNos: ['Ⅰ(2)④'],
  title: '窓口の案内の見直し',
  departments: ['市民部 窓口課'],
  relatedDepartments: ['企画部 情報課'],
  place: [{ label: '基本方針', no: '1', title: 'わかりやすい窓口' }],
  marks: ['新規'],
  links: [{ rel: 'same_as', itemNo: 'Ⅰ(2)④' }],
  source: { file: FILE, lineStart: 10, lineEnd: 40, page: 3 },
  city: PLAN.city,
  planTitle: PLAN.planTitle,
  plan: PLAN,
  passages: [
    {
      passageId: `${ITEM_ID}@1`,
      itemId: ITEM_ID,
      planId: PLAN.planId,
      section: '事業内容',
      text: `案内板を増やし、順番を待つ人を減らす。${HOSTILE}`,
      fiscalYear: null,
      source: at(12),
    },
  ],
  facts: FACTS,
} satisfies ItemDetail);

export const RELATED: RelatedItem[] = [
  {
    itemId: 'minato-kaikaku:2-1',
    city: 'みなと市',
    planId: 'minato-kaikaku',
    planTitle: `行政改革プラン${HOSTILE}`,
    kind: 'item' as const,
    itemNo: '2-1',
    itemTitle: `窓口の予約${HOSTILE}`,
    department: ['市民課'],
    reasons: [
      { code: 'shared_indicator' as const, text: '指標「窓口の待ち時間」が共通しています', terms: ['窓口の待ち時間'] },
      { code: 'shared_terms' as const, text: `言葉「${HOSTILE}」が共通しています`, terms: [HOSTILE] },
    ],
    differences: [
      { aspect: 'city' as const, text: 'みなと市の項目です', own: PLAN.city, other: 'みなと市', fiscalYear: null },
      { aspect: 'years' as const, text: '期間が違います', own: '令和6年度', other: '令和9年度', fiscalYear: null },
      {
        aspect: 'value' as const,
        text: '令和7年度の目標値は12分、関連する項目では目標値が15分です',
        own: '12分',
        other: '15分',
        fiscalYear: 2025,
      },
    ],
  },
].map(item => relatedItemSchema.parse(item));

export const ANSWER: Answer = answerSchema.parse({
  status: 'answered',
  answer: `令和7年度の目標値は12分です[1]。${HOSTILE}\n取組の本文もあります[2]。`,
  citations: [
    {
      n: 1,
      itemId: ITEM_ID,
      city: PLAN.city,
      planId: PLAN.planId,
      planTitle: PLAN.planTitle,
      itemNo: ITEM.itemNo,
      itemTitle: ITEM.title,
      department: ITEM.departments,
      fiscalYear: 2025,
      fiscalYearLabel: '令和7年度',
      field: 'target',
      quote: '12',
      source: at(22),
      url: `/items/${encodeURIComponent(ITEM_ID)}`,
    },
    {
      n: 2,
      itemId: ITEM_ID,
      city: PLAN.city,
      planId: PLAN.planId,
      planTitle: PLAN.planTitle,
      itemNo: ITEM.itemNo,
      itemTitle: ITEM.title,
      department: ITEM.departments,
      fiscalYear: null,
      fiscalYearLabel: null,
      field: 'text',
      quote: `案内板を増やす${HOSTILE}`,
      source: at(12),
      url: 'javascript:document.title=3',
    },
  ],
  facts: [FACTS[1]],
  computation: null,
  choices: [],
  mode: 'tools',
  verified: true,
} satisfies Omit<Answer, 'facts'> & { facts: (Fact | undefined)[] });

export const AMBIGUOUS: Answer = {
  ...ANSWER,
  status: 'ambiguous',
  answer: '同じ名前の指標が二つあります[1]。',
  choices: [{ label: `窓口のほう${HOSTILE}`, question: '窓口の待ち時間は？' }],
};

export interface Seen {
  asked: AskRequest[];
  searched: unknown[];
  items: ItemQuery[];
  facts: FactQuery[];
  item: string[];
  related: [itemId: string, limit: number][];
  reported: unknown[];
}

/** As the real `ask` tells it. */
export function tellWhole({ answer, citations }: Answer, tell: AskOptions['tell'] = () => undefined): void {
  tell({ type: 'status', text: '資料を調べています。' });
  for (const text of answer.match(/[^\n]+\n*/gu) ?? []) tell({ type: 'token', text });
  for (const citation of citations) tell({ type: 'citation', citation });
}

/** Working services and what they were called with. The facts come two at a time where all are asked for. */
export function fakeServices(override: Partial<HttpServices> = {}): HttpServices & { seen: Seen } {
  const seen: Seen = { asked: [], searched: [], items: [], facts: [], item: [], related: [], reported: [] };
  const { plan: _plan, passages: _passages, facts: _facts, ...row } = ITEM;
  const catalogue: Catalogue = {
    search: request => {
      seen.searched.push(request);
      const { itemId, city, planId, planTitle, itemNo, title, departments } = ITEM;
      const head = { itemId, city, planId, planTitle, itemNo, itemTitle: title, department: departments };
      return Promise.resolve([
        { ...head, score: 1, passage: { text: '案内板を増やす', source: at(12) }, matched: ['案内'] },
      ]);
    },
    scope: text => Promise.resolve({ cities: [], planIds: [], departments: [], fiscalYears: [], rest: text }),
    plans: () => Promise.resolve([PLAN]),
    items: query => {
      seen.items.push(query);
      return Promise.resolve({ rows: [row], cursor: null });
    },
    item: itemId => {
      seen.item.push(itemId);
      return Promise.resolve([ITEM_ID, 'sakurano-kaikaku:Ⅰ(2)④'].includes(itemId) ? ITEM : null);
    },
    related: (itemId, limit) => {
      seen.related.push([itemId, limit]);
      return Promise.resolve(itemId === ITEM_ID ? RELATED : null);
    },
    dealingWith: () => Promise.resolve([]),
    facts: query => {
      seen.facts.push(query);
      const from = Number(query.cursor ?? 0);
      const rows = FACTS.filter(({ kind }) => query.kind === undefined || kind === query.kind);
      const step = Math.min(2, query.limit);
      return Promise.resolve({
        rows: rows.slice(from, from + step),
        cursor: from + step < rows.length ? String(from + step) : null,
      });
    },
    problems: () => Promise.resolve([]),
    status: () => ({
      schemaVersion: 1,
      corpusHash: 'abc123',
      builtAt: '2026-01-01T00:00:00Z',
      counts: { plans: 1, items: 1, facts: FACTS.length, passages: 1, problems: 0 },
    }),
  };
  return {
    ask: (request, options) => {
      seen.asked.push(request);
      tellWhole(ANSWER, options?.tell);
      return Promise.resolve(ANSWER);
    },
    metrics: createMetrics(),
    catalogue: () => catalogue,
    ready: () => true,
    report: error => seen.reported.push(error),
    ...override,
    seen,
  };
}
