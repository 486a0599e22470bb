/** Computations (合計・差・増減率・最大など): over one indicator's years, or over what many items print. */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { citiesNamed } from './cities.ts';
import { acrossPlans, amongNamed, isWhole, ofHeadings, ofSides, ofTwoItems, planComparison } from './comparing.ts';
import { draftOf, isOfTwo, type Computing } from './computed.ts';
import type { PlanSide } from './each-side.ts';
import { groupsOf } from './groups.ts';
import { headingMeant } from './headings.ts';
import { differ, isOneName, valuesOfNames } from './named-values.ts';
import { overIndicators } from './over-indicators.ts';
import { asksYear, overItems, statedCount } from './over-items.ts';
import { overYears, overYearsOf } from './over-years.ts';
import { ofProse } from './prose-sides.ts';
import { NOTHING } from './scope.ts';
import { planShare } from './shares.ts';
import { namesJoined } from './two-names.ts';
import { kindsAsked } from './values.ts';

/** What is computed of several things as of several years. */
const OVER_NAMES: readonly Computing[] = ['sum', 'average', 'max', 'min'];

/** 「令和3年度から1年で」: from one year on, and not between two things. */
const SINCE_YEAR = /年度?から(?:の)?(?:1|１|一)年/u;

const GREATEST: readonly Computing[] = ['max', 'min'];

export { computes, type Computing } from './computed.ts';

const OF_DEPARTMENT = /^\p{Script=Han}{1,8}[課部局室](?:の|が|で)?\s*$/u;

/** Of a part of a plan that prints values for itself: 計画全体の事業費は令和4年度でいくら増えるか. */
async function overHeading(question: Question, operation: Computing, tools: Tools): Promise<Draft | null> {
  const kinds = kindsAsked(question).filter(kind => question.kinds.includes(kind));
  if (kinds.length === 0 || question.itemNos.length > 0) return null;
  const heading = await headingMeant(question, await groupsOf(question, tools), kinds, tools);
  return heading && overYearsOf(heading, question, operation, tools);
}

export async function planComputation(
  question: Question,
  operation: Computing,
  plan: PlanSide,
  tools: Tools,
): Promise<Draft> {
  const share = operation === 'ratio' ? await planShare(question, tools) : null;
  if (share) return share;
  const sides = operation === 'difference' ? await ofSides(question, tools) : null;
  if (sides) return sides;
  // 「甲市、乙市、丙市でどこが一番多い」 may stand in one sentence.
  const told = GREATEST.includes(operation) ? await ofProse(question, await citiesNamed(question, tools), tools) : null;
  if (told) return told;
  // What one city prints is no sum of two cities'.
  const summed = operation === 'sum' && question.fiscalYears.length === 1 && question.itemNos.length === 0;
  const apart =
    (isOfTwo(operation) || summed) && question.cities.length > 1 ? await amongNamed(question, tools, plan) : null;
  // What is not counted alike is told side by side, as it would be where it is only compared.
  if (apart) return isWhole(apart) ? apart : planComparison({ ...question, operation: 'compare' }, plan, tools);
  // Without two years, a difference lies between two things that are named.
  const two = operation === 'difference' || (operation === 'ratio' && question.multiple);
  const between =
    two && question.fiscalYears.length < 2 && !SINCE_YEAR.test(question.text)
      ? await ofTwo(question, plan, tools)
      : null;
  if (between) return between;
  const named = await ofNames(question, operation, tools);
  if (named) return named;
  // Between two items of many there is no telling which two: a difference lies between years.
  const across = isOfTwo(operation)
    ? await overHeading(question, operation, tools)
    : operation === 'first_year'
      ? null
      : await overItems(question, operation, tools);
  if (across) return across;
  if (question.about === '' && question.itemNos.length === 0) return NOTHING;
  // A department that no plan calls so: what one item prints is no sum of its items.
  if (operation === 'sum' && question.departments.length === 0 && OF_DEPARTMENT.test(question.about)) return NOTHING;
  // Of one item there is a greatest only among its years.
  const places = operation === 'max' || operation === 'min' || operation === 'rank';
  if (places && !asksYear(question) && question.fiscalYears.length < 2)
    return (operation === 'rank' ? null : await overIndicators(question, operation, tools)) ?? NOTHING;
  const draft = await overYears(question, operation, tools);
  const outside = draft.status === 'not_found' && isOfTwo(operation);
  return (outside ? await acrossPlans(ends(question), tools) : null) ?? draft;
}

/** 「大山・日向・比々多の事業費を足すと」: of the things that are named beside each other; null where they are words of one name. */
async function ofNames(question: Question, operation: Computing, tools: Tools): Promise<Draft | null> {
  const { fiscalYears, itemNos } = question;
  if (!OVER_NAMES.includes(operation) || fiscalYears.length > 1 || itemNos.length > 0 || asksYear(question))
    return null;
  const found = await valuesOfNames(question, tools, namesJoined);
  if (!found || !differ(found.values) || (await isOneName(question, found, tools))) return null;
  // Who says that there are three is not told of two.
  const count = statedCount(question.text);
  if (count !== null && count > 1 && count !== found.values.length) return null;
  const facts = found.values.map(({ fact }) => fact.factId);
  return draftOf(await tools.aggregate.run({ operation, facts }));
}

async function ofTwo(question: Question, plan: PlanSide, tools: Tools): Promise<Draft | null> {
  const named = question.kinds.includes('baseline') || question.yearOfPlan !== null || question.itemNos.length > 0;
  return named ? null : ((await ofHeadings(question, tools)) ?? ofTwoItems(question, tools, plan));
}

/** Of 「令和4年度から令和7年度」 both ends. */
function ends(question: Question): Question {
  const years = question.fiscalYears.toSorted((a, b) => a - b);
  const [from, to] = [years[0], years.at(-1)];
  return from === undefined || to === undefined || from === to ? question : { ...question, fiscalYears: [from, to] };
}
