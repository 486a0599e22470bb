/** Headings that print values of their own (計画全体の事業費, 活力の計画事業費): they are told as printed, never added up again. */
import { isSpan } from '../../domain/comparable.ts';
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft, Subject } from '../draft.ts';
import type { Question } from '../question.ts';
import { subjectLeft } from './subject-left.ts';

type Found = Awaited<ReturnType<Tools['findGroups']['run']>>;

export interface Heading extends Subject {
  facts: Fact[];
}

/** The number that every family gives the heading of the whole document. */
const WHOLE = '計画全体';
/** Parts of a plan that a question sets beside each other. */
const PARTS_MAX = 6;
const NAMES_WHOLE =
  /計画全体|(?:プラン|計画|市|事業費?|予算)(?:の)?全体|全体の?(?:計画)?(?:事業費|予算|起債|国県|一般財源|特定財源)/u;

/** Only a plan has these of itself. */
const PLAN_TOTAL = /計画事業費|事業費の?(?:合計|総計)|総事業費/u;

/** 「事業プランの計画事業費の合計」: of nothing less than the plan that is named. */
const namesAll = (question: Question): boolean =>
  (question.planIds.length > 0 || PLAN_TOTAL.test(question.text)) &&
  question.itemNos.length === 0 &&
  /合計|総額|総計|トータル|計画事業費|全部|ぜんぶ|すべて|全て|足[しす]|合わせ|\btotal|\baltogether|\boverall/iu.test(
    question.text,
  ) &&
  subjectLeft(question, question.departments) === '' &&
  question.departments.length === 0;

async function headingWith(itemId: string, kinds: readonly FactKind[], tools: Tools): Promise<Heading | null> {
  const { item: detail } = await tools.getItem.run({ itemId });
  if (!detail || detail.kind !== 'heading') return null;
  const { plan, facts, passages: _passages, city: _city, planTitle: _title, ...item } = detail;
  const own = facts.filter(fact => kinds.includes(fact.kind) && fact.value !== null);
  return own.length > 0 ? { item, plan, facts: own } : null;
}

/** The parts of plans that the question names and that print values of such kinds, in the order of the question. */
export async function headingsNamed(
  { text }: Question,
  { groups }: Found,
  kinds: readonly FactKind[],
  tools: Tools,
): Promise<Heading[]> {
  const asked = text.normalize('NFKC').replaceAll(/\s/gu, '');
  const places = groups.flatMap(({ by, itemId, name }) =>
    by === 'place' && itemId !== null ? [{ itemId, name }] : [],
  );
  const at = ({ name }: { name: string }) => {
    const [label = '', title = ''] = name.normalize('NFKC').split(' ');
    return Math.max(asked.indexOf(label), title === '' ? -1 : asked.indexOf(title));
  };
  const ids = [...new Set(places.toSorted((a, b) => at(a) - at(b)).map(({ itemId }) => itemId))];
  const found = await Promise.all(ids.slice(0, PARTS_MAX).map(itemId => headingWith(itemId, kinds, tools)));
  return found.flatMap(heading => heading ?? []);
}

/** The whole plan, where the question speaks of it and only one such plan prints values of such kinds. */
export async function wholePlan(question: Question, kinds: readonly FactKind[], tools: Tools): Promise<Heading | null> {
  const { text, cities, planIds } = question;
  if (!NAMES_WHOLE.test(text.normalize('NFKC')) && !namesAll(question)) return null;
  const { plans } = await tools.listPlans.run({});
  const meant = plans.filter(
    ({ planId, city }) =>
      (planIds.length === 0 || planIds.includes(planId)) && (cities.length === 0 || cities.includes(city)),
  );
  const found = await Promise.all(meant.map(({ planId }) => headingWith(`${planId}:${WHOLE}`, kinds, tools)));
  const [first, second] = found.flatMap(heading => heading ?? []);
  return first && !second ? first : null;
}

/** The one part of a plan, else the whole plan, that the question names and that prints values of such kinds. */
export async function headingMeant(
  question: Question,
  found: Found,
  kinds: readonly FactKind[],
  tools: Tools,
): Promise<Heading | null> {
  if (found.groups.some(({ by }) => by === 'place')) {
    const [first, second] = await headingsNamed(question, found, kinds, tools);
    return first && !second ? first : null;
  }
  return wholePlan(question, kinds, tools);
}

/** The total that is printed: of the year asked for, of just the years asked for, else of all years together. */
export function totalOf(facts: readonly Fact[], kind: FactKind, years: readonly number[]): Fact | undefined {
  const own = facts.filter(fact => fact.kind === kind && fact.value !== null);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return own.find(isSpan);
  if (years.length === 1) return own.find(fact => fact.fiscalYear === from && !isSpan(fact));
  const whole = new Set(years).size === to - from + 1;
  return whole ? own.find(({ period }) => period?.[0] === from && period[1] === to) : undefined;
}

export const printed = ({ item, plan }: Subject, facts: Fact[]): Draft => ({
  status: 'answered',
  blocks: [{ form: 'values', item, plan, facts }],
});
