/** What another plan prints of the same thing (ほかの計画の同じもの): a reading of its own, where the question names no plan. */
import type { Plan } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Choice, Draft, Subject } from '../draft.ts';
import { namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { withoutAsking } from '../cue.ts';
import type { PlanSide } from './each-side.ts';
import { saidOfOne } from './said.ts';
import { labelOf, planCovers, scope, subjectOf } from './scope.ts';
import { VALUES } from './values.ts';

/** What the value's item and indicator, or row, must hold of the subject. */
const HOLDS = 0.75;
/** Readings this close cannot be told apart by the question's words. */
const TIE = 0.1;
/** A title of so many letters that stands in the question is meant alone. */
const TITLE = 8;

type Values = Extract<Block, { form: 'values' }>;

/** The values of one item that a draft states; null where it states something else. */
const valuesOf = (draft: Draft) => saidOfOne(draft, ['values']);

/** 0…1: how much of the subject the values hold with their item. */
async function strengthOf(values: [Values, ...Values[]], question: Question, tools: Tools): Promise<number> {
  const asked = scope(question);
  // The look-up that found them is remembered; one in their plan alone is a search more, and finds what ranks low there.
  const found = await strengthIn(values, asked, question, tools);
  return found > 0 ? found : strengthIn(values, { ...asked, planIds: [values[0].plan.planId] }, question, tools);
}

async function strengthIn(
  [{ item, facts }]: [Values, ...Values[]],
  asked: ReturnType<typeof scope>,
  question: Question,
  tools: Tools,
): Promise<number> {
  const [fact] = facts;
  const { series } = await tools.lookupFacts.run({ ...asked, kinds: [...VALUES] });
  const own = series.filter(one => one.item.itemId === item.itemId && one.metric === fact?.metric);
  if (own.length > 0) return Math.max(...own.map(({ headCoverage }) => headCoverage));
  const { milestones } = await tools.findPassages.run({ ...asked, about: withoutAsking(question.about) });
  return Math.max(0, ...milestones.filter(one => one.fact.factId === fact?.factId).map(({ row }) => row.whole));
}

export const isTitled = ({ title }: { title: string }, { text }: Question): boolean => namesInFull(text, title, TITLE);

export const choiceOf = ({ item, plan }: Subject, { text }: Question): Choice => ({
  label: `${labelOf({ item, plan })}（${plan.planTitle}）`,
  question: `${plan.city}の${item.itemNo}「${item.title}」について、${text}`.slice(0, 300),
});

export const isMeant = (plan: Plan, { cities, fiscalYears }: Question): boolean =>
  (cities.length === 0 || cities.includes(plan.city)) && planCovers({ plan }, fiscalYears);

/** The same draft where no other plan prints the like. */
export async function withOtherPlans(draft: Draft, question: Question, plan: PlanSide, tools: Tools): Promise<Draft> {
  const values = valuesOf(draft);
  if (!values || question.planIds.length + question.itemNos.length > 0 || question.about === '') return draft;
  const [first] = values;
  if (isTitled(first.item, question) || !planCovers(first, question.fiscalYears)) return draft;
  const { plans } = await tools.listPlans.run({});
  const others = plans.filter(one => one.planId !== first.plan.planId && isMeant(one, question));
  if (others.length === 0) return draft;
  const strength = await strengthOf(values, question, tools);
  if (strength < HOLDS) return draft;
  const found = await Promise.all(
    others.map(async ({ planId }) => {
      const own = valuesOf(await plan({ ...question, planIds: [planId] }, tools));
      return own && (await strengthOf(own, question, tools)) >= Math.max(HOLDS, strength - TIE) ? own : [];
    }),
  );
  const [a, b, ...more] = [values, ...found].flat();
  if (!a || !b || found.every(own => own.length === 0)) return draft;
  const subjects = [values, ...found].flatMap(([own]) => (own ? [subjectOf(own)] : []));
  return { status: 'ambiguous', blocks: [a, b, ...more], choices: subjects.map(one => choiceOf(one, question)) };
}
