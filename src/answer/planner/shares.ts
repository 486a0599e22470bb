/** What a source pays of a budget (財源の割合): 起債 ÷ 事業費総額, both of one item and of the same years. */
import { isSpan } from '../../domain/comparable.ts';
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { draftOf } from './computed.ts';
import { headingMeant, headingsNamed, totalOf, wholePlan } from './headings.ts';
import { groupsOf } from './groups.ts';
import { itemsMeant, scope } from './scope.ts';

export const SOURCES: readonly FactKind[] = [
  'budget_general',
  'budget_special',
  'budget_subsidy',
  'budget_bond',
  'budget_other',
];

const key = ({ fiscalYear, period }: Fact) => (period ? period.join('-') : String(fiscalYear));

/** Of the year asked for, else of all years together. */
function pairOf(facts: readonly Fact[], part: FactKind, years: readonly number[]): [Fact, Fact] | null {
  const fits = (fact: Fact) =>
    fact.value !== null && (years.length === 1 ? fact.fiscalYear === years[0] : isSpan(fact));
  const [own, totals] = [part, 'budget_total'].map(kind => facts.filter(fact => fact.kind === kind && fits(fact)));
  for (const fact of own ?? [])
    for (const total of totals ?? [])
      if (key(fact) === key(total) && fact.itemId === total.itemId) return [fact, total];
  return null;
}

/** Of one part of a plan in the whole of it: 暮らし力の事業費は計画全体の何％. */
async function shareOfWhole(question: Question, tools: Tools): Promise<Draft | null> {
  const [kind] = question.kinds;
  const whole = kind === undefined ? null : await wholePlan(question, [kind], tools);
  if (!whole || kind === undefined) return null;
  const own = { ...question, planIds: [whole.plan.planId] };
  // 「計画全体に占める都市力の割合」 names the whole beside its part.
  const named = await headingsNamed(own, await groupsOf(own, tools), [kind], tools);
  const [part, other] = named.filter(({ item }) => item.itemId !== whole.item.itemId);
  if (!part || other) return null;
  const facts = [part, whole].flatMap(heading => totalOf(heading.facts, kind, question.fiscalYears) ?? []);
  if (facts.length < 2) return null;
  return draftOf(await tools.aggregate.run({ operation: 'ratio', facts: facts.map(({ factId }) => factId) }));
}

/** null where the question asks for no share of a budget. */
export async function planShare(question: Question, tools: Tools): Promise<Draft | null> {
  if (question.multiple) return null;
  const [part, other] = SOURCES.filter(kind => question.kinds.includes(kind));
  if (other !== undefined) return null;
  if (part === undefined) return shareOfWhole(question, tools);
  const kinds: FactKind[] = ['budget_total', part];
  const heading = await headingMeant(question, await groupsOf(question, tools), kinds, tools);
  const items = heading
    ? [heading]
    : itemsMeant((await tools.lookupFacts.run({ ...scope(question), kinds })).series).map(({ series }) => ({
        facts: series.flatMap(({ facts }) => facts),
      }));
  const [facts] = items;
  const pair = facts && pairOf(facts.facts, part, question.fiscalYears);
  if (!pair) return null;
  return draftOf(await tools.aggregate.run({ operation: 'ratio', facts: pair.map(({ factId }) => factId) }));
}
