/** What the same work says in another plan (別の計画の同じ取組): told beside the first, where the question names no plan. */
import { sameIndicator } from '../../domain/comparable.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft, Subject } from '../draft.ts';
import type { Question } from '../question.ts';
import { withoutAsking } from '../cue.ts';
import { counterpartsOf } from './counterparts.ts';
import type { PlanSide } from './each-side.ts';
import { choiceOf, isMeant, isTitled } from './other-plans.ts';
import { saidOfOne } from './said.ts';
import { planCovers, scope, subjectOf, SURE } from './scope.ts';
import { VALUES } from './values.ts';

/** What it must hold of the question's words, and how much less than the first. */
const HOLDS = 0.5;
const LESS = 0.32;

const TOLD = ['values', 'quote', 'departments', 'budget'] as const;
type Own = NonNullable<ReturnType<typeof saidOf>>[number];

/** What a draft says of one item; null where it says something else as well. */
const saidOf = (draft: Draft) => saidOfOne(draft, TOLD);

/** 0…1: how much of the question the item holds with what is said of it. */
async function heldBy([{ item, plan }]: [Own, ...Own[]], question: Question, tools: Tools): Promise<number> {
  const own = { ...scope(question), planIds: [plan.planId], about: withoutAsking(question.about) };
  const { series } = await tools.lookupFacts.run({ ...own, kinds: [...VALUES, 'milestone', 'department'] });
  const { passages, milestones } = await tools.findPassages.run(own);
  const all = [...series, ...passages, ...milestones].filter(one => one.item.itemId === item.itemId);
  return Math.max(0, ...all.map(({ coverage }) => coverage));
}

const measuresSame = ([a]: readonly Own[], [b]: readonly Own[]): boolean =>
  a?.form === 'values' && b?.form === 'values' && a.facts[0] !== undefined && b.facts[0] !== undefined
    ? sameIndicator(a.facts[0], b.facts[0])
    : false;

/** A sentence in the place of a value says something else. */
const answersAlike = ([a]: readonly Own[], [b]: readonly Own[]): boolean => a?.form === 'quote' || b?.form !== 'quote';

const isOpen = ({ planIds, itemNos, about }: Question): boolean =>
  planIds.length + itemNos.length === 0 && about !== '';

/** Its counterparts in the plans that are meant, each asked by itself. */
async function saidElsewhere(first: Subject, question: Question, plan: PlanSide, tools: Tools) {
  const { plans } = await tools.listPlans.run({});
  const meant = new Set(plans.filter(one => isMeant(one, question)).map(({ planId }) => planId));
  // A title in full means an item of that title, in whatever plan.
  const titled = isTitled(first.item, question);
  const others = (await counterpartsOf(first, tools)).filter(
    ({ planId, itemTitle }) => meant.has(planId) && (!titled || isTitled({ title: itemTitle }, question)),
  );
  const said = others.map(async ({ planId, itemNo }) =>
    saidOf(await plan({ ...question, planIds: [planId], itemNos: [itemNo] }, tools)),
  );
  return (await Promise.all(said)).filter(own => own !== null);
}

export async function withSameWork(draft: Draft, question: Question, plan: PlanSide, tools: Tools): Promise<Draft> {
  if (!isOpen(question)) return draft;
  const said = saidOf(draft);
  if (!said) return draft.status === 'not_found' ? orSameWork(draft, question, plan, tools) : draft;
  const [first] = said;
  if (!planCovers(first, question.fiscalYears)) return draft;
  const others = (await saidElsewhere(first, question, plan, tools)).filter(own => answersAlike(said, own));
  if (others.length === 0) return draft;
  const held = await heldBy(said, question, tools);
  const weighed = await Promise.all(others.map(async own => ({ own, held: await heldBy(own, question, tools) })));
  const holding = weighed
    .filter(one => measuresSame(said, one.own) || one.held >= Math.max(HOLDS, held - LESS))
    .toSorted((x, y) => y.held - x.held);
  // Of each plan the one that holds most of the question.
  const found = Array.from(Map.groupBy(holding, ({ own }) => own[0].plan.planId).values()).map(
    ([best]) => best?.own ?? [],
  );
  const [a, b, ...more] = [said, ...found].flat();
  if (!a || !b || found.length === 0) return draft;
  // Of several cities that are named each is told its own: nothing is left open.
  if (question.cities.length > 1) return { status: 'answered', blocks: [a, b, ...more] };
  const subjects = [said, ...found].flatMap(([own]) => (own ? [subjectOf(own)] : []));
  return { status: 'ambiguous', blocks: [a, b, ...more], choices: subjects.map(one => choiceOf(one, question)) };
}

/** Where the likeliest item prints no such value, or its plan does not cover the year, another plan of the city may. */
async function orSameWork(
  draft: Draft & { status: 'not_found' },
  question: Question,
  plan: PlanSide,
  tools: Tools,
): Promise<Draft> {
  const { reason } = draft;
  if (reason.code !== 'blank' && reason.code !== 'year') return draft;
  const { city } = reason.subject.plan;
  for (const own of await saidElsewhere(reason.subject, { ...question, cities: [city] }, plan, tools)) {
    const answers = own[0].form === 'values' || own[0].form === 'budget';
    if (answers && (await heldBy(own, question, tools)) >= SURE) return { status: 'answered', blocks: own };
  }
  return draft;
}
