/** A year tells which plan is meant (年度の含まれる計画): what only the plans that cover it print is no matter of the others. */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { planCovers } from './scope.ts';

/** The question, of the plans that cover its years; null where it names a plan or item itself, or nothing is narrowed. */
export async function ofCovering(question: Question, tools: Tools): Promise<Question | null> {
  const { fiscalYears, planIds, itemNos, cities } = question;
  if (fiscalYears.length === 0 || planIds.length > 0 || itemNos.length > 0) return null;
  const { plans } = await tools.listPlans.run({});
  const open = plans.filter(({ city }) => cities.length === 0 || cities.includes(city));
  const covering = open.filter(plan => planCovers({ plan }, fiscalYears));
  if (covering.length === 0 || covering.length === open.length) return null;
  return { ...question, planIds: covering.map(({ planId }) => planId) };
}

/** Where the likeliest item's plan does not cover the year, the same is asked of those that do. */
export async function orCovering(
  draft: Draft,
  question: Question,
  tools: Tools,
  plan: (question: Question, tools: Tools) => Promise<Draft>,
): Promise<Draft> {
  if (draft.status !== 'not_found' || draft.reason.code !== 'year') return draft;
  // A single value of no city in particular is looked for there already.
  if (question.cities.length === 0 && question.operation === 'value') return draft;
  const narrowed = await ofCovering(question, tools);
  if (!narrowed) return draft;
  const other = await plan(narrowed, tools);
  return other.status === 'not_found' ? draft : other;
}
