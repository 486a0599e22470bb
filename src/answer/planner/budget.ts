/** Budgets (事業費・財源内訳): the total and its sources, of one year or of all years together. */
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Choice, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { groupsOf } from './groups.ts';
import { headingsNamed, printed, totalOf, wholePlan } from './headings.ts';
import { overItems } from './over-items.ts';
import { covers, itemsMeant, labelOf, missing, NOTHING, scope, subjectOf, tiedItems, type Meant } from './scope.ts';
import { planShare, SOURCES } from './shares.ts';
import { subjectLeft } from './subject-left.ts';

/** The values of one kind: the one of all years where it is printed, else each year's. */
function ofKind(facts: readonly Fact[], kind: FactKind, whole: (fact: Fact) => boolean): Fact[] {
  const own = facts.filter(fact => fact.kind === kind);
  const together = own.filter(whole);
  return together.length > 0 ? together : own;
}

/** Of a part of a plan (施策13): the total that it prints, else what its items print, added up. */
async function ofPart(question: Question, tools: Tools): Promise<Draft | null> {
  if (question.itemNos.length > 0 || question.kinds[0] !== 'budget_total') return null;
  const found = await groupsOf(question, tools);
  const places = found.groups.filter(({ by }) => by === 'place');
  const names = places.map(({ name }) => name);
  if (places.length === 0 || subjectLeft(question, names) !== '') return null;
  if ((await headingsNamed(question, found, ['budget_total'], tools)).length > 0) return null;
  return overItems({ ...question, operation: 'sum' }, 'sum', tools);
}

/** 「事業プランの計画事業費の総額」: what the plan prints of itself; null where it prints none. */
export async function planWhole(question: Question, tools: Tools): Promise<Draft | null> {
  const [kind] = question.kinds;
  const whole = kind?.startsWith('budget_') ? await wholePlan(question, [kind], tools) : null;
  const total = whole && kind && totalOf(whole.facts, kind, question.fiscalYears);
  return whole && total ? printed(whole, [total]) : null;
}

export async function planBudget(question: Question, tools: Tools): Promise<Draft> {
  const instead =
    (question.counter === '%' ? await planShare(question, tools) : null) ?? (await ofPart(question, tools));
  if (instead) return instead;
  const asked = question.kinds.filter(kind => kind.startsWith('budget_'));
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['budget_total', ...SOURCES] });
  const candidates = itemsMeant(series);
  const [best] = candidates;
  if (!best) return NOTHING;
  const [first, second, ...more] = tiedItems(candidates).flatMap(meant => budgetOf(meant, asked, question) ?? []);
  if (!first) return missing(candidates, question);
  if (!second || first.item.itemId !== best.item.itemId) return { status: 'answered', blocks: [first] };
  return { status: 'ambiguous', blocks: [first, second, ...more], choices: [first, second, ...more].map(choiceOf) };
}

type BudgetBlock = Extract<Block, { form: 'budget' }>;

/** What one item prints of it; null where it prints none. */
function budgetOf(
  { series, ...subject }: Meant,
  asked: readonly FactKind[],
  { fiscalYears: years }: Question,
): BudgetBlock | null {
  const facts = series.flatMap(one => one.facts);
  const wanted = (fact: Fact) =>
    years.length === 0
      ? fact.period !== undefined || !facts.some(other => other.kind === fact.kind && other.period !== undefined)
      : years.some(year => fact.fiscalYear === year) || (years.length > 1 && years.every(year => covers(fact, year)));
  // Of several years, one printed value of them all is what was asked for.
  const whole = (fact: Fact) => years.length > 1 && fact.period !== undefined;
  const chosen = facts.filter(wanted).toSorted((a, b) => Number(whole(b)) - Number(whole(a)));
  const total =
    asked.includes('budget_total') || asked.length > 1
      ? (chosen.find(fact => fact.kind === 'budget_total') ?? null)
      : null;
  const sources = asked.flatMap(kind => (kind === 'budget_total' ? [] : ofKind(chosen, kind, whole)));
  return total || sources.length > 0 ? { form: 'budget', ...subjectOf(subject), total, sources } : null;
}

const choiceOf = ({ item, plan }: BudgetBlock): Choice => ({
  label: labelOf({ item, plan }),
  question: `${plan.city}の${item.itemNo}「${item.title}」の事業費はいくらですか？`,
});
