/** What the planner's parts share: how a question narrows a look-up, and which items it means. */
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft, Subject } from '../draft.ts';
import type { Question } from '../question.ts';

export type Series = Awaited<ReturnType<Tools['lookupFacts']['run']>>['series'][number];

export const NOTHING: Draft = { status: 'not_found', reason: { code: 'nothing', nearest: [] } };

export const scope = ({ about, text, itemNos, cities, planIds }: Question) => ({
  about,
  text,
  itemNos,
  cities,
  planIds,
});

export const subjectOf = ({ item, plan }: Subject): Subject => ({ item, plan });

export const covers = (fact: Fact, year: number): boolean =>
  fact.fiscalYear === year || (fact.period !== undefined && fact.period[0] <= year && year <= fact.period[1]);

/** The facts that answer: of the likeliest kind that has any in the years asked for. */
export function matching(facts: readonly Fact[], kinds: readonly FactKind[], years: readonly number[]): Fact[] {
  const inYears = (fact: Fact) =>
    years.length === 0 ||
    years.some(year => fact.fiscalYear === year) ||
    (fact.period !== undefined && years.length > 1 && years.every(year => covers(fact, year)));
  for (const kind of kinds) {
    const found = facts.filter(fact => fact.kind === kind && inYears(fact));
    if (found.length > 0) return found;
  }
  return [];
}

/** One item that a question may mean, with all its series; likeliest first. */
export interface Meant extends Subject {
  series: Series[];
  /** 0…1: how much of the subject anything of the item holds. */
  coverage: number;
  /** Comparable within one look-up. */
  likeness: number;
}

/** Below this share of the subject an item is not what was asked: better no answer than a wrong one. */
const ENOUGH = 0.5;
/** The first of the search, far before the second, may hold less: people describe what they lack a word for. */
const OUTSTANDING = { coverage: 0.31, lead: 1.6 };
/** What is far behind the likeliest is not meant beside it. */
const BEHIND = 0.55;
/** From here on an item holds the subject, whatever others do. */
const SURE = 0.75;

/** How likely an item is meant: its rank in the search tells most. */
function likenessOf(series: readonly Series[]): number {
  const best = Math.max(...series.map(one => one.closeness));
  return best + 0.6 / (1 + (series[0]?.rank ?? 0));
}

/** Whether the search found this item first, and no other near it. */
function leads([own]: readonly Series[], all: readonly Series[]): boolean {
  if (!own || own.rank > 0) return false;
  const others = all.filter(one => one.item.itemId !== own.item.itemId).map(one => one.score);
  return own.score >= OUTSTANDING.lead * Math.max(0, ...others);
}

export function itemsMeant(all: readonly Series[], years: readonly number[] = [], enough = ENOUGH): Meant[] {
  const items = Array.from(Map.groupBy(all, one => one.item.itemId).values(), (series): Meant[] => {
    const [first] = series;
    if (!first) return [];
    const coverage = Math.max(...series.map(one => one.coverage));
    return [{ ...subjectOf(first), series, coverage, likeness: likenessOf(series) }];
  })
    .flat()
    .filter(({ coverage, series }) => coverage >= enough || (coverage >= OUTSTANDING.coverage && leads(series, all)))
    .toSorted((a, b) => b.likeness - a.likeness);
  const [best] = items;
  if (!best) return [];
  // A plan that does not cover the year may print a title that is nearer; who names a year means a plan that does.
  const elsewhere = years.length > 0 && !planCovers(best, years);
  return items.filter(
    item => best.likeness - item.likeness <= BEHIND || (elsewhere && planCovers(item, years) && item.coverage >= SURE),
  );
}

export const planCovers = ({ plan }: Subject, years: readonly number[]): boolean =>
  years.every(year => plan.fiscalYears[0] <= year && year <= plan.fiscalYears[1]);

/** Why there is no such value, said of the plan that covers the years, if one of those meant does. */
export function missing(candidates: readonly Meant[], { fiscalYears, kinds }: Question): Draft {
  const [best] = candidates;
  if (!best) return NOTHING;
  const subject = candidates.find(one => planCovers(one, fiscalYears)) ?? best;
  if (!planCovers(subject, fiscalYears))
    return { status: 'not_found', reason: { code: 'year', fiscalYears, subject: subjectOf(subject) } };
  const [closest] = subject.series.toSorted((a, b) => b.metricCoverage - a.metricCoverage);
  const nearest = (closest?.facts ?? []).filter(fact => fact.kind !== 'department' && fact.kind !== 'milestone');
  return {
    status: 'not_found',
    reason: { code: 'blank', fiscalYears, kinds, subject: subjectOf(subject), nearest: nearest.slice(0, 5) },
  };
}
