/** What the planner's parts share: how a question narrows a look-up, and which items it means. */
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft, Subject } from '../draft.ts';
import type { Question } from '../question.ts';
import { isRare } from '../question/counter.ts';

export type Series = Awaited<ReturnType<Tools['lookupFacts']['run']>>['series'][number];

export const NOTHING: Draft = { status: 'not_found', reason: { code: 'nothing', nearest: [] } };

/** A rare counter (品目, 公園) names the indicator as any other word does. */
export const scope = ({ about, counter, text, itemNos, cities, planIds }: Question) => ({
  about: counter !== null && about !== '' && isRare(counter) ? `${about} ${counter}` : about,
  text,
  itemNos,
  cities,
  planIds,
});

/** What a choice between items is called. */
export const labelOf = ({ item, plan }: Subject): string => `${plan.city} ${item.itemNo} ${item.title}`;

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
export const ENOUGH = 0.5;
/** The first of the search, far before the second, may hold less: people describe what they lack a word for. */
const OUTSTANDING = { coverage: 0.31, lead: 1.6 };
/** Less still may be held by the only item that prints what is asked for, near the top of the search. */
const ONLY = { coverage: 0.27, score: 0.25, near: 0.6, lead: 1.3 };
/** Still less, where no other that prints it is near at all, and its indicator holds some of it. */
const FAR_AHEAD = { coverage: 0.2, lead: 1.45, metric: 0.1 };
/** What is far behind the likeliest is not meant beside it. */
const BEHIND = 0.55;
/** From here on an item holds the subject, whatever others do. */
export const SURE = 0.75;
/** A word less that says next to nothing. */
const AS_MUCH = 0.05;

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

/** The items of a look-up, each with its series. */
function itemsOf(all: readonly Series[]): Meant[] {
  return Array.from(Map.groupBy(all, one => one.item.itemId).values(), (series): Meant[] => {
    const [first] = series;
    if (!first) return [];
    const coverage = Math.max(...series.map(one => one.coverage));
    return [{ ...subjectOf(first), series, coverage, likeness: likenessOf(series) }];
  }).flat();
}

/**
 * @param answers whether an item prints what is asked for, in the unit asked for: where only one does that the search
 * finds near the top, people have described it in words that no plan uses
 * @param alone that one, or none: whatever else is nearer in words prints no such value
 */
export function itemsMeant(
  all: readonly Series[],
  years: readonly number[] = [],
  enough = ENOUGH,
  answers?: (item: Meant) => boolean,
  alone = false,
): Meant[] {
  const found = itemsOf(all);
  const only = answers && onlyOne(found, answers);
  const items = found
    .filter(
      item =>
        item.coverage >= enough || item === only || (item.coverage >= OUTSTANDING.coverage && leads(item.series, all)),
    )
    .toSorted((a, b) => b.likeness - a.likeness);
  const [best] = items;
  if (!best) return [];
  if (alone) return only ? [only] : [];
  // A plan that does not cover the year may print a title that is nearer; who names a year means a plan that does.
  const elsewhere = years.length > 0 && !planCovers(best, years);
  const asGood = (item: Meant) =>
    item.coverage >= SURE || (item.coverage >= 0.8 * best.coverage && scoreOf(item) >= 0.5 * scoreOf(best));
  return items.filter(
    item =>
      best.likeness - item.likeness <= BEHIND ||
      holdsAsMuch(item, best) ||
      (elsewhere && planCovers(item, years) && asGood(item)),
  );
}

/**
 * Whatever the search's order: title and indicator hold as much of the subject; in the same plan, where other words tell
 * its items apart, no less than the likeliest do.
 */
function holdsAsMuch(item: Meant, best: Meant): boolean {
  if (item.coverage < SURE || titleHolds(item) < SURE) return false;
  const tie = item.plan.planId === best.plan.planId ? 0 : TIE;
  return best.coverage - item.coverage <= AS_MUCH && titleHolds(best) - titleHolds(item) <= tie;
}

const scoreOf = ({ series: [first] }: Meant): number => first?.score ?? 0;

/** The one item near the top of the search that prints what is asked for; null where two are about as near. */
function onlyOne(items: readonly Meant[], answers: (item: Meant) => boolean): Meant | null {
  const best = Math.max(...items.map(scoreOf));
  const [first, second] = items
    .filter(answers)
    .map(item => ({ item, score: scoreOf(item) }))
    .toSorted((a, b) => b.score - a.score);
  if (!first || first.score < ONLY.score || first.score < ONLY.near * best) return null;
  const named = first.item.series.some(({ metricCoverage }) => metricCoverage >= FAR_AHEAD.metric);
  const ahead = named && first.score >= FAR_AHEAD.lead * (second?.score ?? 0);
  const least = ahead ? FAR_AHEAD.coverage : ONLY.coverage;
  if (first.item.coverage < least || first.score < ONLY.lead * (second?.score ?? 0)) return null;
  return first.item;
}

/** Two items that are this close cannot be told apart by the question's words. */
export const TIE = 0.12;
/** An item whose title the question names in full is meant alone. */
export const NAMED = 0.7;
/** Readings of a question that are shown at most. */
export const READINGS = 5;

/** 0…1: how much of the subject its title holds with one of its indicators. */
export const titleHolds = ({ series }: Meant): number => Math.max(...series.map(one => one.headCoverage));
const closenessOf = ({ series }: Meant): number => Math.max(...series.map(one => one.closeness));

/** The likeliest item, and those that the question's words cannot tell from it by title and text. */
export function tiedItems(items: readonly Meant[]): Meant[] {
  const [best] = items;
  if (!best) return [];
  return items
    .filter(
      item =>
        titleHolds(best) - titleHolds(item) <= TIE &&
        best.coverage - item.coverage <= TIE &&
        closenessOf(best) - closenessOf(item) <= NAMED,
    )
    .slice(0, READINGS);
}

export const planCovers = ({ plan }: Pick<Subject, 'plan'>, years: readonly number[]): boolean =>
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
