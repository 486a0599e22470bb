/** Headings that print values of their own (計画全体の事業費, 活力の計画事業費): they are told as printed, never added up again. */
import { isSpan } from '../../domain/comparable.ts';
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft, Subject } from '../draft.ts';
import type { Question } from '../question.ts';

type Found = Awaited<ReturnType<Tools['findGroups']['run']>>;

export interface Heading extends Subject {
  facts: Fact[];
}

/** The number that every family gives the heading of the whole document. */
const WHOLE = '計画全体';
const NAMES_WHOLE =
  /計画全体|(?:プラン|計画|市|事業費?|予算)(?:の)?全体|全体の?(?:計画)?(?:事業費|予算|起債|国県|一般財源|特定財源)/u;

async function headingWith(itemId: string, kinds: readonly FactKind[], tools: Tools): Promise<Heading | null> {
  const { item: detail } = await tools.getItem.run({ itemId });
  if (!detail || detail.kind !== 'heading') return null;
  const { plan, facts, passages: _passages, city: _city, planTitle: _title, ...item } = detail;
  const own = facts.filter(fact => kinds.includes(fact.kind) && fact.value !== null);
  return own.length > 0 ? { item, plan, facts: own } : null;
}

/** The one part of a plan, or the whole plan, that the question names and that prints values of such kinds. */
export async function headingMeant(
  { text, cities, planIds }: Question,
  { groups }: Found,
  kinds: readonly FactKind[],
  tools: Tools,
): Promise<Heading | null> {
  const places = groups.flatMap(group => (group.by === 'place' && group.itemId !== null ? [group.itemId] : []));
  const ids = new Set(places);
  if (ids.size === 0 && NAMES_WHOLE.test(text.normalize('NFKC'))) {
    const { plans } = await tools.listPlans.run({});
    for (const { planId, city } of plans)
      if ((planIds.length === 0 || planIds.includes(planId)) && (cities.length === 0 || cities.includes(city)))
        ids.add(`${planId}:${WHOLE}`);
  }
  const found = await Promise.all(Array.from(ids, itemId => headingWith(itemId, kinds, tools)));
  const [first, second] = found.flatMap(heading => heading ?? []);
  return first && !second ? first : null;
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
