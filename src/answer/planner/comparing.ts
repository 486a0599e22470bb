/** Comparisons (比べる): one value each of cities, plans or years, side by side and never mixed. */
import type { Tools } from '../../tools/index.ts';
import type { Draft, SubjectFact } from '../draft.ts';
import type { Question } from '../question.ts';
import { missing, subjectOf } from './scope.ts';
import { planValues, valuesMeant, type Answering } from './values.ts';

/** The value of the year asked for, else of the last. */
function valueOf(item: Answering, { fiscalYears }: Question): SubjectFact | null {
  const facts = item.answers[0]?.facts.filter(fact => fact.value !== null || fiscalYears.length > 0) ?? [];
  const fact = facts.toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0))[0];
  return fact ? { ...subjectOf(item), fact } : null;
}

/** The likeliest item of each city or plan that the question names; of all where it names none. */
async function sides(question: Question, tools: Tools): Promise<Answering[]> {
  const { planIds } = question;
  const { plans } = await tools.listPlans.run({});
  // 「伊勢原と厚木どっち」: side by side, a name means its city without more ado.
  const named = [...new Set(plans.map(plan => plan.city))].filter(city =>
    question.text.includes(city.replace(/[市区町村]$/u, '')),
  );
  const cities = named.length > question.cities.length ? named : question.cities;
  const scopes = planIds.length > 1 ? planIds.map(id => ({ planIds: [id] })) : cities.map(city => ({ cities: [city] }));
  if (scopes.length > 1) {
    const found = await Promise.all(scopes.map(scope => valuesMeant({ ...question, ...scope }, tools)));
    return found.flatMap(({ answering }) => answering[0] ?? []);
  }
  const { answering } = await valuesMeant(question, tools);
  const byPlan = Map.groupBy(answering, ({ plan }) => plan.planId);
  return Array.from(byPlan.values(), items => items[0]).filter(item => item !== undefined);
}

export async function planComparison(question: Question, tools: Tools): Promise<Draft> {
  const items = await sides(question, tools);
  const values = items.flatMap(item => valueOf(item, question) ?? []);
  const [a, b, ...more] = values;
  if (a && b)
    return { status: 'answered', blocks: [{ form: 'side_by_side', values: [a, b, ...more], computed: null }] };
  if (!a) return missing(items, question);
  return planValues(question, tools);
}
