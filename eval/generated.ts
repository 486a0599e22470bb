/**
 * The generated set: every printed value of the index, asked for in several ways. A figure that is not the one asked for
 * fails the build; saying that one does not know does not, but is counted.
 */
import type { Answer } from '../src/domain/answer.ts';
import { fiscalYearLabel } from '../src/domain/fiscal-year.ts';
import { KIND_LABEL } from '../src/domain/lexicon.ts';
import type { Fact, Item } from '../src/domain/records.ts';
import { table } from '../src/terminal.ts';
import type { Service } from './index.ts';
import { stands } from './score.ts';

export interface GeneratedQuestion {
  text: string;
  fact: Fact;
  form: string;
}

export type Verdict = 'right' | 'wrong' | 'abstained';

type Asked = Fact & { city: string; planTitle: string; title: string; itemNo: string };

/** A year in the ways that people write it. */
const YEAR_FORMS: ((year: number) => string)[] = [
  fiscalYearLabel,
  year => `${String(year)}年度`,
  year => (year >= 2019 ? `R${String(year - 2018)}` : `H${String(year - 1988)}`),
];
const when = ({ fiscalYear, period }: Fact, form: number): string => {
  const write = YEAR_FORMS[form % YEAR_FORMS.length] ?? fiscalYearLabel;
  if (fiscalYear !== null) return `${write(fiscalYear)}の`;
  return period ? `${write(period[0])}から${write(period[1])}までの` : '';
};

/** What a value is asked by: kinds that are their own indicator are not named twice. */
function asked({ kind, metric }: Fact): string {
  if (kind === 'department') return metric === '関連所属' ? metric : '担当課';
  const label = KIND_LABEL[kind];
  if (kind.startsWith('budget_')) return label;
  if (kind === 'milestone') return `「${metric}」の予定`;
  // 人件費 is printed in 千円 and in 人工 under one name.
  if (kind === 'staff') return `「${metric}」の人工`;
  return metric.includes(label) || kind === 'cost' || kind === 'population'
    ? `「${metric}」`
    : `「${metric}」の${label}`;
}

/** Three questions a fact: by title, by number within its plan, and in a few words. */
export function questionsOf(fact: Asked, n: number): GeneratedQuestion[] {
  const { city, planTitle, title, itemNo } = fact;
  return [
    { form: 'title', text: `${city}の「${title}」の${when(fact, n)}${asked(fact)}は？` },
    { form: 'number', text: `「${planTitle}」の${itemNo}の${when(fact, n + 1)}${asked(fact)}を教えてください` },
    { form: 'words', text: `${planTitle} ${title} ${asked(fact)} ${when(fact, n + 2).replace(/の$/u, '')}`.trim() },
  ].map(question => ({ ...question, fact }));
}

const samePlace = (a: Fact, b: Fact) =>
  a.itemId.replace(/#\d$/u, '') === b.itemId.replace(/#\d$/u, '') && a.valueText === b.valueText;

/** Right where the value stands in the answer and is cited; wrong where figures of something else are stated for it. */
export function judge({ fact }: GeneratedQuestion, answer: Answer): Verdict {
  if (answer.status === 'not_found' || answer.status === 'declined') return 'abstained';
  const stated = stands(answer.answer, fact.valueText) && answer.facts.some(one => samePlace(one, fact));
  return stated ? 'right' : 'wrong';
}

/** Every page of a list. */
async function all<T>(service: Service, path: string): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = (await service.get(`${path}&limit=1000${cursor === '' ? '' : `&cursor=${cursor}`}`)) as {
      cursor: string | null;
    } & Record<string, T[]>;
    rows.push(...(Object.values(page).find(Array.isArray) ?? []));
    cursor = page.cursor;
  }
  return rows;
}

export async function measureGenerated(
  service: Service,
  { step = 1, print = false }: { step?: number; print?: boolean } = {},
): Promise<Record<string, Record<Verdict, number>>> {
  const items = new Map(
    (await all<Item & { city: string; planTitle: string }>(service, '/api/items?kind=all')).map(item => [
      item.itemId,
      item,
    ]),
  );
  const facts = await all<Fact>(service, '/api/facts?');
  const figures: Record<string, Record<Verdict, number>> = {};
  for (let n = 0; n < facts.length; n += step) {
    const fact = facts[n];
    const item = fact && items.get(fact.itemId);
    if (!fact || !item) continue;
    const { city, planTitle, title, itemNo } = item;
    for (const question of questionsOf({ ...fact, city, planTitle, title, itemNo }, n)) {
      const { ok, reply } = await service.post('/api/ask', { question: question.text.slice(0, 1000) });
      const verdict = ok ? judge(question, reply as Answer) : 'wrong';
      for (const key of [question.form, fact.kind, '(all)']) {
        const row = (figures[key] ??= { right: 0, wrong: 0, abstained: 0 });
        row[verdict]++;
      }
      if (print && verdict !== 'right')
        console.log(
          `${verdict} ${question.text}\n    want ${fact.valueText} @${fact.itemId}\n    ${JSON.stringify((reply as Answer).answer ?? reply).slice(0, 240)}`,
        );
    }
  }
  return figures;
}

export const generatedTable = (figures: Record<string, Record<Verdict, number>>): string =>
  table(
    ['generated', 'right', 'wrong', 'abstained'],
    Object.entries(figures)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { right, wrong, abstained }]) => [key, right, wrong, abstained]),
  );

/** Of all questions, what may be wrong: known and named in the closing notes; a new one fails the build. */
const WRONG_MOST = 0.001;
const ANSWERED_LEAST = 0.99;

export function wrongIn(figures: Record<string, Record<Verdict, number>>): string[] {
  const { right = 0, wrong = 0, abstained = 0 } = figures['(all)'] ?? {};
  const total = right + wrong + abstained;
  return [
    ...(wrong > WRONG_MOST * total ? [`generated: ${String(wrong)} of ${String(total)} wrong`] : []),
    ...(right < ANSWERED_LEAST * total ? [`generated: ${String(right)} of ${String(total)} answered`] : []),
  ];
}
