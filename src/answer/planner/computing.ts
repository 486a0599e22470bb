/** Computations (合計・差・増減率・最大など): over one indicator's years, or over what many items print. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Computed, Draft, SubjectFact } from '../draft.ts';
import type { Operation, Question } from '../question.ts';
import { groupsOf, selectionOf } from './groups.ts';
import { missing, NOTHING, subjectOf } from './scope.ts';
import { kindsAsked, valuesMeant, VALUES, type Answering } from './values.ts';

export type Computing = Computed['operation'];
const COMPUTING: readonly Operation[] = [
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
export const computes = (operation: Operation): operation is Computing => COMPUTING.includes(operation);

type Result = Awaited<ReturnType<Tools['aggregate']['run']>>;

function draftOf({ computed, refusal, leftOut }: Result): Draft | null {
  // A sum without some of its values is not the whole.
  if (leftOut.length > 0 && (computed?.operation === 'sum' || computed?.operation === 'average')) return null;
  if (computed) {
    const { operation, operands, result, unit, of, threshold } = computed;
    const block: Computed = {
      operation,
      operands,
      result,
      unit,
      ...(of && { of }),
      ...(threshold && { threshold }),
    };
    return { status: 'answered', blocks: [{ form: 'computed', computed: block }] };
  }
  const [a, b, ...more]: SubjectFact[] = refusal?.operands ?? [];
  if (a && b && (refusal?.code === 'units' || refusal?.code === 'kinds'))
    return { status: 'not_found', reason: { code: 'units', values: [a, b, ...more] } };
  return null;
}

const yearOf = ({ fiscalYear, period }: Fact) => fiscalYear ?? period?.[1] ?? 0;

/** One value a year: of the kind asked for, else of any kind that the indicator prints for that year. */
function valueOfYear(facts: readonly Fact[], year: number, kinds: readonly string[]): Fact | undefined {
  const own = facts.filter(fact => fact.fiscalYear === year && fact.value !== null);
  return own.find(fact => kinds.includes(fact.kind)) ?? own[0];
}

/** The values of one series that the operation works on, in the order of the years. */
function operandsOf(item: Answering, question: Question): Fact[] {
  const [answer] = item.answers;
  if (!answer) return [];
  const { facts } = answer.series;
  const kinds = kindsAsked(question);
  const { fiscalYears, operation } = question;
  const twoEnds = operation === 'difference' || operation === 'growth' || operation === 'ratio';
  if (fiscalYears.length > 1) {
    const years = fiscalYears.toSorted((a, b) => a - b);
    return years.flatMap(year => valueOfYear(facts, year, kinds) ?? []);
  }
  const numbers = facts.filter(fact => fact.value !== null && VALUES.includes(fact.kind));
  if (!twoEnds) return answer.facts.filter(fact => fact.value !== null && fact.period === undefined);
  const baseline = numbers.find(fact => fact.kind === 'baseline');
  const targets = numbers
    .filter(fact => fact.kind !== 'baseline' && fact.period === undefined)
    .toSorted((a, b) => yearOf(a) - yearOf(b));
  const last = fiscalYears.length === 1 ? valueOfYear(facts, fiscalYears[0] ?? 0, kinds) : targets.at(-1);
  const first = baseline ?? targets[0];
  return first && last && first !== last ? [first, last] : [];
}

/** Over the years of one indicator of one item. */
async function overYears(question: Question, operation: Computing, tools: Tools): Promise<Draft> {
  const wide = { ...question, fiscalYears: [] };
  const { candidates, answering } = await valuesMeant(wide, tools);
  const [first] = answering;
  if (!first) return missing(candidates, question);
  const operands = operandsOf(first, question);
  if (operands.length < 2) return missing([first], question);
  const ends = operation === 'difference' || operation === 'growth' || operation === 'ratio';
  const chosen = ends ? [operands[0], operands.at(-1)].filter(fact => fact !== undefined) : operands;
  const result = await tools.aggregate.run({
    operation,
    facts: chosen.map(({ factId }) => factId),
    ...(question.threshold && { threshold: question.threshold }),
  });
  return (
    draftOf(result) ?? {
      status: 'answered',
      blocks: [{ form: 'values', ...subjectOf(first), facts: first.answers[0]?.facts ?? [] }],
    }
  );
}

/** Over the items of a part of a plan, a department or a whole plan. */
async function overItems(question: Question, operation: Computing, tools: Tools): Promise<Draft | null> {
  const found = await groupsOf(question, tools);
  const [kind] = kindsAsked(question).filter(one => question.kinds.includes(one));
  if (kind === undefined) return null;
  const [level] = found.levels;
  if (level) {
    const { overview } = await tools.planOverview.run({ planId: level.planId });
    const facts = (overview?.headings ?? [])
      .filter(({ item }) => item.itemNo.startsWith(level.label) || item.place.some(part => part.label === level.label))
      .flatMap(heading => heading.facts.filter(fact => fact.kind === kind));
    const [year] = question.fiscalYears;
    const meant = facts.filter(fact => (year === undefined ? fact.period !== undefined : fact.fiscalYear === year));
    if (meant.length > 1)
      return draftOf(await tools.aggregate.run({ operation, facts: meant.map(({ factId }) => factId) }));
  }
  const { filters, criteria } = await selectionOf({ ...question, operation: 'value' }, found, tools);
  const whole = criteria.length === 0;
  if (whole && !ACROSS.test(question.text)) return null;
  const { limit: _limit, offset: _offset, kinds: _kinds, ...narrow } = filters;
  const [year, ...years] = question.fiscalYears;
  const result = await tools.aggregate.run({
    operation,
    ...narrow,
    kind,
    ...(year !== undefined && years.length === 0 && { fiscalYear: year }),
    ...(question.threshold && { threshold: question.threshold }),
  });
  return draftOf(result);
}

/** の中で・のうち: one of many items is asked for. */
const ACROSS = /のうち|の中で|なかで|どれ|どの(?:項目|事業|取組|市)|全体|全部|すべて|全て|合計|総額/u;

export async function planComputation(question: Question, operation: Computing, tools: Tools): Promise<Draft> {
  const across = await overItems(question, operation, tools);
  if (across) return across;
  if (question.about === '' && question.itemNos.length === 0) return NOTHING;
  return overYears(question, operation, tools);
}
