/**
 * The gate under fire: right answers of every block pass; each of thousands of lies made of them is caught. The answers are
 * written by a small renderer of our own, by the conventions of the text, and by the real composer; all seeds are fixed.
 */
import { describe, expect, it } from 'vitest';
import { compose, type Unverified } from '../../src/answer/compose.ts';
import type { Block, Computed, Draft, SubjectFact, Voice } from '../../src/answer/draft.ts';
import { verify, type Evidence } from '../../src/answer/verify.ts';
import type { Citation } from '../../src/domain/answer.ts';
import { fiscalYearLabel, fiscalYearLong } from '../../src/domain/fiscal-year.ts';
import { KIND_LABEL } from '../../src/domain/lexicon.ts';
import type { Fact, FactKind, Item, Passage, Plan } from '../../src/domain/records.ts';

/** mulberry32: the same lies in every run. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const pick = <T>(list: readonly T[], next: () => number): T => {
  const one = list[Math.floor(next() * list.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
};

// ---- records of two invented plans ----

const planOf = (planId: string, city: string, planTitle: string, from: number, to: number): Plan => ({
  planId,
  city,
  planTitle,
  family: 'plan-file',
  fiscalYears: [from, to],
  publisher: `${city} 企画部`,
  url: null,
  published: null,
  file: `${planId}.txt`,
});
const plans: Plan[] = [
  planOf('sakurano', 'さくら野市', '第６次行政改革プラン（令和６年度見直し）', 2024, 2028),
  planOf('minato', 'みなと市', '第2期 総合計画 事業プログラム', 2023, 2027),
];
const ITEMS: [string, string, string][] = [
  ['sakurano', '(1)②', '可燃ごみの減量の取組'],
  ['sakurano', '(2)④', '窓口の24時間化'],
  ['sakurano', '(10)①', '三世代の集いの推進'],
  ['minato', '1-101', '学童の居場所の拡充'],
  ['minato', '11-101', '第2庁舎の建て替え事業'],
  ['minato', '2-3', '一般道路の補修'],
];
const METRICS: [string, string][] = [
  ['可燃ごみの排出量', 'トン/年'],
  ['窓口の受付件数', '件'],
  ['市税の徴収率（2013年度比）', '%'],
  ['講座の参加者の数', '人'],
  ['効果の見込みの額', '千円'],
];
const KINDS: FactKind[] = ['baseline', 'target', 'actual', 'final_target', 'effect_expected', 'effect_actual'];
const items: Item[] = ITEMS.map(([planId, itemNo, title], i) => ({
  itemId: `${planId}:${itemNo}`,
  planId,
  kind: 'item',
  itemNo,
  alsoNos: [],
  title,
  departments: [`企画部 第${String(i + 1)}推進課`],
  relatedDepartments: [],
  place: [{ label: '基本方針', no: planId === 'minato' ? '(2)' : '(1)', title: '行政サービスの最適化' }],
  marks: ['Ｒ６新規'],
  links: [],
  source: { file: `${planId}.txt`, lineStart: 10 * i + 1, lineEnd: 10 * i + 9 },
}));
const passages: Passage[] = items.map((item, i) => ({
  passageId: `${item.itemId}@1`,
  itemId: item.itemId,
  planId: item.planId,
  section: i % 2 === 0 ? '課題' : '要旨',
  text: `・利用者が前の年より1,2${String(i)}0人ふえた。・窓口は三か所にとどまり、待ち時間は${String(i + 4)}5分である。`,
  fiscalYear: null,
  source: { file: `${item.planId}.txt`, lineStart: 10 * i + 5, lineEnd: 10 * i + 6 },
}));
const evidence: Evidence = { plans, passages, items };

let serial = 0;
function factOf(
  item: Item,
  kind: FactKind,
  year: number | null,
  next: () => number,
  [metric, unit] = METRICS[0] ?? ['', ''],
): Fact {
  serial++;
  const value = unit === '%' ? Math.floor(next() * 900 + 100) / 10 : Math.floor(next() * 60_000) + 12;
  const text = value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  const line = { file: `${item.planId}.txt`, lineStart: 1000 + serial, lineEnd: 1000 + serial };
  return {
    factId: `${item.itemId}#${String(serial)}`,
    itemId: item.itemId,
    planId: item.planId,
    metric,
    kind,
    fiscalYear: year,
    valueText: serial % 2 === 0 ? text : text + unit,
    value,
    unit,
    source: line,
  };
}
const subjectOf = (item: Item) => ({ item, plan: plans.find(plan => plan.planId === item.planId) as Plan });
const factsOver = (
  item: Item,
  years: readonly number[],
  kind: FactKind,
  metric: [string, string],
  next: () => number,
): Fact[] => years.map(year => factOf(item, kind, year, next, metric));

// ---- drafts of every block ----

const round = (value: number, places: number) =>
  Number(`${String(Math.round(Number(`${String(value)}e${String(places)}`)))}e-${String(places)}`);
const percent = (value: number) => Math.sign(value) * round(Math.abs(value), 1);

function computedOf(operation: Computed['operation'], operands: SubjectFact[]): Computed {
  const values = operands.map(({ fact }) => fact.value ?? 0);
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  const unit = operands[0]?.fact.unit ?? '';
  const sum = Number(values.reduce((a, b) => a + b, 0).toFixed(1));
  const best = (choose: (...all: number[]) => number) => operands[values.indexOf(choose(...values))];
  const done = (result: number, changes: Partial<Computed> = {}): Computed => ({
    operation,
    operands,
    result,
    unit,
    ...changes,
  });
  switch (operation) {
    case 'sum':
      return done(sum);
    case 'average':
      return done(round((sum * 10) / (values.length * 10), 2));
    case 'difference':
      return done(Number((last - first).toFixed(1)), unit === '%' ? { unit: 'ポイント' } : {});
    case 'growth':
      return done(percent((Number((last - first).toFixed(1)) * 100) / first), { unit: '%' });
    case 'ratio':
      return done(percent((first * 100) / last), { unit: '%' });
    case 'max':
      return done(Math.max(...values), { of: best(Math.max) as SubjectFact });
    case 'min':
      return done(Math.min(...values), { of: best(Math.min) as SubjectFact });
    case 'rank':
      return done(1 + values.filter(value => value > last).length, { of: operands.at(-1) as SubjectFact, unit: '位' });
    case 'first_year': {
      const threshold = { relation: 'at_most', value: Math.min(...values), unit } as const;
      const of = best(Math.min) as SubjectFact;
      return done(of.fact.fiscalYear ?? 0, { of, threshold, unit: '年度' });
    }
  }
}
const OPERATIONS: Computed['operation'][] = [
  'sum',
  'difference',
  'growth',
  'ratio',
  'average',
  'max',
  'min',
  'rank',
  'first_year',
];

const PAIRS: ReadonlySet<string> = new Set(['difference', 'growth', 'ratio']);

/** 何倍, the place of the n-th, the first few, and what they were chosen by. */
function askedInOtherWords(series: SubjectFact[], listed: SubjectFact[]): Computed[] {
  const [first, last] = [series[0], series.at(-1)];
  const byValue = listed.toSorted((a, b) => (a.fact.value ?? 0) - (b.fact.value ?? 0));
  const [least, second] = byValue;
  if (!first || !last || !least || !second) throw new RangeError('too few');
  const times = (last.fact.value ?? 0) / (first.fact.value ?? 1);
  const within = [{ by: 'place' as const, name: `基本方針${listed[0]?.plan.planId === 'minato' ? '(2)' : '(1)'}` }];
  const top = computedOf('max', listed);
  return [
    { operation: 'ratio', operands: [last, first], result: round(times, times < 1 ? 2 : 1), unit: '倍' },
    { operation: 'rank', operands: listed, result: 2, unit: '位', of: second, fromLeast: true, within },
    { ...top, top: 2, within },
    { ...computedOf('sum', listed), within },
  ];
}

function blocksFor(next: () => number): Block[] {
  const item = pick(items, next);
  const other = pick(
    items.filter(one => one !== item),
    next,
  );
  const subject = subjectOf(item);
  const metric = pick(METRICS, next);
  const kind = pick(KINDS, next);
  const years = [2024, 2025, 2026].slice(0, 2 + Math.floor(next() * 2));
  const facts = factsOver(item, years, kind, metric, next);
  const both = [item, other].map(one => ({ ...subjectOf(one), fact: factOf(one, kind, 2025, next, metric) })) as [
    SubjectFact,
    SubjectFact,
  ];
  const series = facts.map(fact => ({ ...subject, fact }));
  const budget = (budgetKind: FactKind): Fact => ({
    ...factOf(item, budgetKind, null, next, [KIND_LABEL[budgetKind], '千円']),
    period: [2024, 2025],
  });
  const passage = passages[items.indexOf(item)] as Passage;
  const words = (name: string): Fact => ({
    ...factOf(item, 'milestone', 2025, next, ['講座の開催', '']),
    valueText: name,
    value: null,
  });
  const section = (name: string): Fact => ({
    ...factOf(item, 'department', null, next, ['担当', '']),
    valueText: name,
    value: null,
  });
  const listed = items.filter(one => one.planId === item.planId).map(one => ({ ...subjectOf(one) }));
  const withFacts = listed.map(one => ({ ...one, fact: factOf(one.item, kind, 2026, next, metric) }));
  return [
    { form: 'values', ...subject, facts: facts.slice(0, 1) },
    { form: 'values', ...subject, facts },
    { form: 'values', ...subject, facts: [words('2か所で開始')] },
    {
      form: 'budget',
      ...subject,
      total: budget('budget_total'),
      sources: [budget('budget_general'), budget('budget_bond')],
    },
    { form: 'departments', ...subject, facts: [section('環境部 第二推進課'), section('企画部')] },
    { form: 'quote', ...subject, passage, quote: passage.text },
    { form: 'correction', ...subject, claimed: '30,000', fact: facts[1] as Fact },
    { form: 'list', criteria: [{ by: 'mark', name: 'Ｒ６新規' }], items: listed, counted: false },
    {
      form: 'list',
      criteria: [{ by: 'place', name: `${item.planId === 'minato' ? '(2)' : '(1)'} 行政サービスの最適化` }],
      items: listed,
      counted: true,
    },
    { form: 'list', criteria: [{ by: 'plan', name: '' }], items: withFacts, counted: next() < 0.5 },
    { form: 'side_by_side', values: both, computed: null },
    { form: 'side_by_side', values: both, computed: computedOf('difference', both) },
    ...OPERATIONS.map((operation): Block => ({
      form: 'computed',
      computed: computedOf(operation, PAIRS.has(operation) ? series.slice(0, 2) : series),
    })),
    ...askedInOtherWords([series[0] as SubjectFact, series[1] as SubjectFact], withFacts).map((computed): Block => ({
      form: 'computed',
      computed,
    })),
    ...OPERATIONS.slice(0, 8).map((operation): Block => ({
      form: 'computed',
      computed: computedOf(operation, PAIRS.has(operation) ? withFacts.slice(0, 2) : withFacts),
    })),
  ];
}

// ---- a renderer of our own: what the conventions ask for and no more ----

const value = ({ valueText, unit, value: number }: Fact) =>
  number === null || valueText.endsWith(unit) ? valueText : valueText + unit;
function ownAnswer(computed: Computed): Unverified {
  const { operands, operation, result, unit } = computed;
  const citations = operands.map(({ fact, item, plan }, i): Citation => ({
    n: i + 1,
    itemId: item.itemId,
    city: plan.city,
    planId: plan.planId,
    planTitle: plan.planTitle,
    itemNo: item.itemNo,
    itemTitle: item.title,
    department: item.departments,
    fiscalYear: fact.fiscalYear,
    fiscalYearLabel: fact.fiscalYear === null ? null : fiscalYearLabel(fact.fiscalYear),
    field: fact.kind,
    quote: fact.valueText,
    source: fact.source,
    url: `/items/${encodeURIComponent(item.itemId)}`,
  }));
  const [head] = operands;
  if (!head) throw new RangeError('no operand');
  const all = operands.map((_, i) => `[${String(i + 1)}]`).join('');
  const place = `${head.plan.city}「${head.plan.planTitle}」の ${head.item.itemNo}「${head.item.title}」`;
  const name = `${head.fact.metric}の${KIND_LABEL[head.fact.kind]}`;
  const years = operands.map(({ fact }) => fiscalYearLong(fact.fiscalYear ?? 0)).join('と');
  const minus = result < 0 ? '▲' : '';
  const figure = `${minus}${Math.abs(result).toLocaleString('en-US', { maximumFractionDigits: 3 })}${unit}`;
  const terms = operands.map(({ fact }, i) => `${value(fact)} [${String(i + 1)}]`);
  const [a = '', b = ''] = [terms[0], terms.at(-1)];
  const formulas: Partial<Record<Computed['operation'], string>> = {
    sum: terms.join(' ＋ '),
    average: `(${terms.join(' ＋ ')}) ÷ ${String(terms.length)}`,
    difference: `${b} − ${a}`,
    growth: `(${b} − ${a}) ÷ ${a} × 100`,
    ratio: unit === '倍' ? `${a} ÷ ${b}` : `${a} ÷ ${b} × 100`,
  };
  const of = computed.of?.fact;
  const formula = formulas[operation];
  const most = operation === 'max' ? '最も大きい' : '最も小さい';
  const answer = formula
    ? `${place}では、${name}の${years}の計算の結果は${figure}です。${all}\n計算: ${formula} ＝ ${figure} ${all}`
    : `${place}では、${name}が${most}のは${fiscalYearLong(of?.fiscalYear ?? 0)}の${of ? value(of) : ''}です（${String(operands.length)}件の値を比べました）。${all}`;
  const operandIds = operands.map(({ fact }) => fact.factId);
  return {
    status: 'answered',
    answer,
    citations,
    facts: operands.map(({ fact }) => fact),
    computation: { operation, operands: operandIds, result, unit },
    choices: [],
    mode: 'tools',
  };
}

// ---- lies ----

interface Lie {
  kind: string;
  answer: Unverified;
}
const MARK = /\[\d+\]/gu;
const INSERTED = [
  '三十件',
  '１２',
  '2億',
  '5割',
  '1億5,000万円',
  '二万二千四十トン',
  '▲7',
  '12.5%',
  '99パーセント',
  '令和3年度',
  '2019年度',
  'two hundred yen',
  '百二十人',
  '③',
  '半分',
];
const OTHER_UNITS: Record<string, string[]> = {
  千円: ['円', '万円'],
  '%': ['件', '‰'],
  件: ['人', '千件'],
  人: ['件', ''],
  'トン/年': ['トン', 'kg/年', ''],
  ポイント: ['%ポイント台', '件'],
  項目: ['件'],
  事業: ['項目'],
};

function texts(text: string, next: () => number, facts: readonly Fact[], unit: string): [string, string][] {
  const lies: [string, string][] = [];
  const marks = Array.from(text.matchAll(MARK), match => [match.index, match.index + match[0].length] as const);
  const inMark = (at: number) => marks.some(([start, end]) => start <= at && at < end);
  const put = (kind: string, start: number, end: number, to: string) =>
    lies.push([kind, text.slice(0, start) + to + text.slice(end)]);
  const DIGITS = ['0123456789', '０１２３４５６７８９', '①②③④⑤⑥⑦⑧⑨⑩'];
  for (const { index, 0: digit } of text.matchAll(/[\d０-９①-⑩]/gu)) {
    if (inMark(index)) continue;
    const row = DIGITS.find(digits => digits.includes(digit)) ?? '';
    put(
      'digit',
      index,
      index + 1,
      pick(
        Array.from(row).filter(one => one !== digit),
        next,
      ),
    );
    put('digit dropped', index, index + 1, '');
    put('digit added', index, index, pick(Array.from(row), next));
    const after = text.charAt(index + 1);
    if (/\d/u.test(after) && after !== digit && /\d/u.test(digit))
      put('digits swapped', index, index + 2, after + digit);
  }
  for (const { index, 0: number } of text.matchAll(/\d+(?:,\d+)*\.\d+/gu)) {
    put('point', index, index + number.length, number.replace('.', ''));
    put('point', index, index + number.length, number.replace(/(\d)\.(\d)/u, '.$1$2').replace(/^\./u, '0.'));
  }
  for (const { index } of text.matchAll(/[▲]|(?<= )-(?=\d)/gu)) put('sign', index, index + 1, '');
  for (const { index, 0: label, 1: era, 2: western } of text.matchAll(/令和(\d+)年度（(\d+)年度）/gu)) {
    for (const step of [-1, 1]) {
      const [e, w] = [Number(era), Number(western)];
      for (const [x, y] of [
        [e + step, w],
        [e, w + step],
        [e + step, w + step],
      ])
        put('year', index, index + label.length, `令和${String(x)}年度（${String(y)}年度）`);
    }
  }
  for (const { index, 0: label, 1: western } of text.matchAll(/FY(\d+) \(令和\d+年度\)/gu)) {
    const year = Number(western) + (next() < 0.5 ? 1 : -1);
    put('year', index, index + label.length, `FY${String(year)} (${fiscalYearLabel(year)})`);
    put('year', index, index + label.length, `FY${String(year)} (${fiscalYearLabel(Number(western))})`);
  }
  for (const printed of new Set([...facts.map(fact => fact.unit), unit]))
    for (const match of printed === '' ? [] : text.matchAll(new RegExp(`(?<=\\d)${printed}`, 'gu')))
      for (const to of OTHER_UNITS[printed] ?? ['貫']) put('unit', match.index, match.index + printed.length, to);
  const swap = (kind: string, from: string, to: string) => {
    for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length))
      put(kind, at, at + from.length, to);
    if (text.includes(from)) lies.push([kind, text.replaceAll(from, to)]);
  };
  for (const { city } of plans)
    for (const to of ['青葉市', ...plans.map(plan => plan.city)])
      if (to !== city && !text.includes(`${city} 企画部`)) swap('city', city, to);
  const itemSwaps = [...items, ...items.filter(one => text.includes(one.title))];
  for (const { itemNo, title } of items) {
    const to = pick(
      itemSwaps.filter(one => one.title !== title),
      next,
    );
    swap('item number', `${itemNo}「`, `${to.itemNo}「`);
    swap('item number', `${itemNo} 「`, `${to.itemNo} 「`);
    swap('item title', `「${title}」`, `「${to.title}」`);
    swap('item title', `「${title}」`, '「別の取組の推進」');
  }
  for (const { kind, metric } of facts) {
    const label = KIND_LABEL[kind];
    for (const to of [
      pick(
        KINDS.filter(one => one !== kind).map(one => KIND_LABEL[one]),
        next,
      ),
    ])
      if (!label.includes(to) && !metric.includes(label)) swap('kind', label, to);
    const [other] = pick(
      METRICS.filter(([one]) => one !== metric),
      next,
    );
    if (METRICS.some(([one]) => one === metric)) swap('indicator', metric, other);
  }
  return lies;
}

function markLies(text: string, last: number, next: () => number): [string, string][] {
  const lies: [string, string][] = [];
  for (const match of text.matchAll(MARK)) {
    const [start, end] = [match.index, match.index + match[0].length];
    lies.push(['mark removed', text.slice(0, start) + text.slice(end)]);
    lies.push(['mark of nothing', `${text.slice(0, start)}[${String(last + 1)}]${text.slice(end)}`]);
    const n = Number(match[0].slice(1, -1));
    if (last > 1)
      lies.push(['mark changed', `${text.slice(0, start)}[${String(n === last ? 1 : n + 1)}]${text.slice(end)}`]);
    lies.push(['inserted', `${text.slice(0, start)}（${pick(INSERTED, next)}）${text.slice(start)}`]);
  }
  for (let n = 1; n < last; n++) {
    const swapped = text.replaceAll(MARK, mark =>
      mark === `[${String(n)}]` ? `[${String(n + 1)}]` : mark === `[${String(n + 1)}]` ? `[${String(n)}]` : mark,
    );
    lies.push(['marks swapped', swapped]);
  }
  for (const figure of INSERTED) lies.push(['inserted at the end', `${text}\nなお、${figure}です。`]);
  return lies;
}

/** Marks within one run cite the same in any order. */
const inOneOrder = (text: string) =>
  text.replaceAll(/(?:\[\d+\])+/gu, run =>
    Array.from(run.matchAll(MARK), ([mark]) => mark)
      .toSorted()
      .join(''),
  );

function liesOf(answer: Unverified, next: () => number): Lie[] {
  const { citations, facts, computation } = answer;
  const told = [
    ...texts(answer.answer, next, facts, computation?.unit ?? ''),
    ...markLies(answer.answer, citations.length, next),
    ...citations
      .filter(({ field, quote }) => field === 'text' || !/\d/u.test(quote))
      .flatMap(({ quote }): [string, string][] => {
        const at = Math.floor(next() * quote.length);
        return [
          ['quote', answer.answer.replace(quote, quote.slice(0, at) + '々' + quote.slice(at + 1))],
          ['quote', answer.answer.replace(quote, quote.slice(0, at) + quote.slice(at + 1))],
        ];
      }),
  ];
  // Both values of a difference change places in its sentence, and nothing else does.
  if (computation && PAIRS.has(computation.operation) && computation.operands.length === 2) {
    const [sentence = '', ...lines] = answer.answer.split('\n');
    const own = computation.operands.flatMap(id => facts.filter(({ factId }) => factId === id));
    const both = [
      own.map(({ fiscalYear }) => fiscalYearLong(fiscalYear ?? 0)),
      own.map(({ fiscalYear }) => `FY${String(fiscalYear)} (${fiscalYearLabel(fiscalYear ?? 0)})`),
      own.map(({ itemId }) => items.find(item => item.itemId === itemId)).map(item => `${item?.itemNo ?? ''}「`),
      own.map(({ itemId }) => items.find(item => item.itemId === itemId)).map(item => `「${item?.title ?? ''}」`),
    ];
    let swapped = sentence;
    for (const [a = '', b = ''] of both)
      if (a !== b) swapped = swapped.replaceAll(a, '\u0000').replaceAll(b, a).replaceAll('\u0000', b);
    // Of equal values nobody tells which came first.
    if (own[0]?.value !== own[1]?.value) told.push(['operands swapped', [swapped, ...lines].join('\n')]);
  }
  const found: Lie[] = told
    .filter(([, text]) => inOneOrder(text) !== inOneOrder(answer.answer))
    .map(([kind, text]) => ({ kind, answer: { ...answer, answer: text } }));
  const change = (kind: string, changes: Partial<Unverified>) =>
    found.push({ kind, answer: { ...answer, ...changes } });
  for (const [i, citation] of citations.entries()) {
    const with1 = (changes: Partial<Citation>) => citations.with(i, { ...citation, ...changes });
    const other = pick(
      items.filter(item => item.itemId !== citation.itemId),
      next,
    );
    const otherPlan = pick(
      plans.filter(plan => plan.planId !== citation.planId),
      next,
    );
    for (const changes of [
      { quote: `${citation.quote}1` },
      { source: { ...citation.source, lineStart: citation.source.lineStart + 1 } },
      { itemId: other.itemId },
      { itemNo: other.itemNo },
      { itemTitle: other.title },
      { city: otherPlan.city },
      { planId: otherPlan.planId },
      { planTitle: otherPlan.planTitle },
      { fiscalYear: (citation.fiscalYear ?? 2024) + 1 },
      { fiscalYearLabel: fiscalYearLabel((citation.fiscalYear ?? 2024) + 1) },
      { department: ['市長室'] },
      { url: '/items/x' },
      { n: citations.length + 1 },
    ] satisfies Partial<Citation>[])
      change(`citation: ${Object.keys(changes).join()}`, { citations: with1(changes) });
    change('citation removed', { citations: citations.filter(one => one !== citation) });
  }
  if (citations.length > 0)
    change('citation without mark', {
      citations: [...citations, ...citations.slice(0, 1).map(one => ({ ...one, n: citations.length + 1 }))],
    });
  for (const fact of facts) {
    change('fact removed', { facts: facts.filter(one => one !== fact) });
    if (fact.value !== null)
      change('fact: value', {
        facts: facts.map(one => (one === fact ? { ...fact, value: (fact.value ?? 0) + 1 } : one)),
      });
    if (fact.fiscalYear !== null)
      change('fact: year', {
        facts: facts.map(one => (one === fact ? { ...fact, fiscalYear: (fact.fiscalYear ?? 0) + 1 } : one)),
      });
  }
  if (computation && typeof computation.result === 'number') {
    const { result, operands, operation } = computation;
    for (const step of [1, -1, 0.5, 10]) change('result', { computation: { ...computation, result: result + step } });
    change('result unit', { computation: { ...computation, unit: '貫' } });
    change('operation', {
      computation: {
        ...computation,
        operation: operation === 'sum' ? 'difference' : operation === 'average' ? 'growth' : 'sum',
      },
    });
    if (operands.length > 0) {
      change('operand', { computation: { ...computation, operands: [...operands.slice(1), 'sakurano:(1)②#99999'] } });
      if (operation !== 'count')
        change('operand', { computation: { ...computation, operands: operands.slice(0, -1) } });
    }
    if (operation !== 'count') change('computation removed', { computation: null });
  }
  return found;
}

// ---- the test ----

interface Case {
  name: string;
  answer: Unverified;
  evidence: Evidence;
}
const next = random(20_250_401);
const VOICES: Voice[] = [
  { language: 'ja', easy: false },
  { language: 'ja', easy: true },
  { language: 'en', easy: false },
];
const ROUNDS = 5;
const cases: Case[] = Array.from({ length: ROUNDS }, () => blocksFor(next)).flatMap(blocks =>
  blocks.flatMap(block => {
    const remark =
      block.form === 'values' && block.facts.length === 1 ? ['令和7年度（2025年度）としてお答えします。'] : [];
    const fitting = block.form === 'values' && block.facts[0]?.fiscalYear === 2025 ? remark : [];
    const own =
      block.form === 'computed' &&
      !['rank', 'first_year'].includes(block.computed.operation) &&
      new Set(block.computed.operands.map(({ item }) => item)).size === 1
        ? [{ name: `own ${block.computed.operation}`, answer: ownAnswer(block.computed), evidence }]
        : [];
    const composed = VOICES.map(voice => ({
      name: `${block.form}${block.form === 'computed' ? ` ${block.computed.operation}` : ''} ${voice.easy ? 'easy' : voice.language}`,
      answer: compose({ status: 'answered', blocks: [block] }, plans, voice, fitting),
      evidence,
    }));
    return [...own, ...composed];
  }),
);
/** A share of all lies that can be told, so that the test stays short. */
const SHARE = Number(process.env['MUTATION_SHARE'] ?? 0.06);
const NO_ANSWERS: Record<string, Extract<Draft, { status: 'not_found' }>['reason']> = {
  city: { code: 'city', name: '青葉市' },
  year: { code: 'year', fiscalYears: [2031], subject: subjectOf(items[1] as Item) },
  blank: {
    code: 'blank',
    fiscalYears: [2025],
    kinds: ['actual'],
    subject: subjectOf(items[1] as Item),
    nearest: factsOver(items[1] as Item, [2026, 2027], 'target', ['窓口の受付件数', '件'], next),
  },
  nothing: { code: 'nothing', nearest: items.slice(1, 3).map(subjectOf) },
};
for (const [name, reason] of Object.entries(NO_ANSWERS)) {
  const years = 'fiscalYears' in reason ? reason.fiscalYears : [];
  for (const voice of VOICES)
    cases.push({
      name: `not found: ${name}`,
      answer: compose({ status: 'not_found', reason }, plans, voice),
      evidence: { ...evidence, years },
    });
}
for (const voice of VOICES) {
  const blocks = items.slice(0, 2).map((item): Block => ({
    form: 'values',
    ...subjectOf(item),
    facts: factsOver(item, [2025], 'target', ['講座の参加者の数', '人'], next),
  }));
  const draft: Draft = { status: 'ambiguous', blocks: blocks as [Block, Block], choices: [] };
  cases.push({ name: 'ambiguous', answer: compose(draft, plans, voice), evidence });
}

const RARE: ReadonlySet<string> = new Set(['operands swapped']);
const all = cases.map(one => ({
  ...one,
  lies: liesOf(one.answer, next).filter(({ kind }) => RARE.has(kind) || next() < SHARE),
}));
const count = all.reduce((sum, one) => sum + one.lies.length, 0);

describe('the gate', () => {
  it(`lets ${String(cases.length)} right answers pass`, () => {
    const stopped = cases
      .map(one => ({ name: one.name, faults: verify(one.answer, one.evidence), text: one.answer.answer }))
      .filter(({ faults }) => faults.length > 0);
    expect(stopped).toEqual([]);
  });

  it(`catches each of ${String(count)} lies made of them`, () => {
    const passed = all.flatMap(({ name, lies: told, evidence: known }) =>
      told
        .filter(lie => verify(lie.answer, known).length === 0)
        .map(lie => ({ name, kind: lie.kind, text: lie.answer.answer, computation: lie.answer.computation })),
    );
    expect(passed).toEqual([]);
  });
});
