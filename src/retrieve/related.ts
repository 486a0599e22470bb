/**
 * Related items (関連する項目): the store's full text finds what shares words with an item, links find what the document
 * ties to it, and the best of these are looked at closely. Nothing is scanned, so that it stays fast in a large index.
 */
import type { RelatedItem, RelationDifference } from '../domain/catalogue.ts';
import { fiscalYearLabel } from '../domain/fiscal-year.ts';
import { findItemNos } from '../domain/item-no.ts';
import type { Item, Plan } from '../domain/records.ts';
import type { ScoredRow, Store, TextClause } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { seriesDifferences, type SharedSeries } from './indicators.ts';
import type { ItemReader } from './item-reader.ts';
import type { ItemParts } from './item-text.ts';
import { reasonsFor, type Asked } from './reasons.ts';
import { rarityOf, readTerms } from './terms.ts';
import type { Weighed } from './word-reasons.ts';

export interface RelatedParts {
  store: Store;
  language: Language;
  plans: () => Promise<Plan[]>;
  readItems: ItemReader;
  /** itemIds of the items of a plan that link to each number. */
  linksTo: (planId: string) => Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Rows of each full-text search, and items that are looked at closely. */
const ROWS = 200;
const CLOSELY = 80;
/** Words of the text that are searched with, the rarest first. */
const WORDS = 40;
/** Words of every third row find everything and rank nothing. */
const COMMON = 0.3;
/** Years and values of a shared indicator that are told apart; more would hide what matters. */
const DIFFERENCES = 6;
/** The item's own heading stands above it on every page already. */
const OWN_HEADING_SHARE = 0.5;
/** A heading (施策, 基本方針) sums up what its items say. */
const KIND_SHARE: Record<Item['kind'], number> = { item: 1, related: 0.9, heading: 0.5 };

/** Best row of each item, measured by the best of the list. */
function addScores(scores: Map<string, number>, rows: readonly ScoredRow[]): void {
  const best = rows[0]?.score ?? 1;
  const seen = new Set<string>();
  for (const { itemId, score } of rows) {
    if (seen.has(itemId)) continue;
    seen.add(itemId);
    scores.set(itemId, (scores.get(itemId) ?? 0) + score / best);
  }
}

const span = ([from, to]: readonly [number, number]) =>
  from === to ? fiscalYearLabel(from) : `${fiscalYearLabel(from)}～${fiscalYearLabel(to)}`;

/** What must be said with every figure of the two: whose it is and of when. */
function planDifferences(own: Plan, other: Plan): RelationDifference[] {
  if (own.planId === other.planId) return [];
  const [ownYears, otherYears] = [span(own.fiscalYears), span(other.fiscalYears)];
  const told: [RelationDifference['aspect'], string, string, string][] = [
    ['city', own.city, other.city, `${other.city}の項目です`],
    ['plan', own.planTitle, other.planTitle, `別の計画「${other.planTitle}」の項目です`],
    ['years', ownYears, otherYears, `計画の期間は、この項目が${ownYears}、関連する項目が${otherYears}です`],
  ];
  return told
    .filter(([, left, right]) => left !== right)
    .map(([aspect, left, right, text]) => ({ aspect, text, own: left, other: right, fiscalYear: null }));
}

/** Numbers in the item's own text, but for those of its place in the plan, which say nothing new. */
function numbersNamed(item: Item, text: string): Set<string> {
  const place = new Set(item.place.map(({ no }) => no));
  return new Set(
    findItemNos(text)
      .map(({ itemNo }) => itemNo)
      .filter(no => !place.has(no)),
  );
}

const clauses = (tokens: readonly string[], head: number): TextClause[] => [
  { field: 'title', tokens, weight: head },
  { field: 'metric', tokens, weight: head },
  { field: 'place', tokens, weight: 1 },
  { field: 'body', tokens, weight: 1 },
];

export function createRelated({ store, language, plans, readItems, linksTo }: RelatedParts) {
  const { tokenizer, vocabulary } = language;
  const rare = rarityOf(vocabulary);

  /** Items that share words with the asked one, those that share rare ones first, and those that links tie to it. */
  async function candidates({ own: { parts }, reading, numbers }: Asked): Promise<string[]> {
    const { item, facts } = parts;
    const names = [item.title, ...new Set(facts.map(({ metric }) => metric))].join('\n');
    const head = [...new Set(tokenizer.tokens(names))].filter(token => rare(token) >= COMMON);
    const body = reading.terms.toSorted((a, b) => b.rarity - a.rarity || a.start - b.start).slice(0, WORDS);
    const [byHead, byBody, links] = await Promise.all([
      store.searchText(clauses([...head, ...[item.itemNo, ...numbers].map(no => `no:${no}`)], 2), {}, ROWS),
      store.searchText(
        clauses(
          body.map(({ token }) => token),
          1,
        ),
        {},
        ROWS,
      ),
      linksTo(item.planId),
    ]);
    const scores = new Map<string, number>();
    addScores(scores, byHead);
    addScores(scores, byBody);
    const nos = [item.itemNo, ...item.alsoNos];
    const named = [...item.links.map(({ itemNo }) => itemNo), ...nos, ...numbers].map(no => `${item.planId}:${no}`);
    const tied = [...nos.flatMap(no => links.get(no) ?? []), ...named];
    const best = [...scores].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([itemId]) => itemId);
    return [...new Set([...tied, ...best.slice(0, CLOSELY)])].filter(itemId => itemId !== item.itemId);
  }

  return async (item: Item, limit: number): Promise<RelatedItem[]> => {
    const [allPlans, held, [own]] = await Promise.all([
      plans(),
      store.searchTokens([item.itemId]),
      readItems([item.itemId]),
    ]);
    if (!own) return [];
    const cities = [...new Set(allPlans.map(({ city }) => city))];
    const reading = readTerms(own, held.get(item.itemId)?.all ?? [], rare, cities);
    const asked: Asked = { own, reading, numbers: numbersNamed(item, own.raw) };
    return (await readItems(await candidates(asked)))
      .map(other => ({ parts: other.parts, ...reasonsFor(asked, other) }))
      .filter(({ reasons }) => reasons.length > 0)
      .map(found => ({ ...found, score: scoreOf(own.parts, found.parts, found.reasons) }))
      .toSorted((a, b) => b.score - a.score || (a.parts.item.itemId < b.parts.item.itemId ? -1 : 1))
      .slice(0, limit)
      .map(({ parts, reasons, shared }) => toRelated(own.parts.plan, parts, reasons, shared));
  };
}

function scoreOf(own: ItemParts, other: ItemParts, reasons: readonly Weighed[]): number {
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  // Another plan's view of a subject is what a reader cannot find by leafing on.
  const elsewhere = own.item.planId === other.item.planId ? 1 : 1.15;
  const above = own.item.place.some(({ title }) => title === other.item.title);
  const place = above && elsewhere === 1 ? OWN_HEADING_SHARE : 1;
  return sum * KIND_SHARE[other.item.kind] * elsewhere * place;
}

function toRelated(
  own: Plan,
  { item, plan }: ItemParts,
  reasons: readonly Weighed[],
  shared: readonly SharedSeries[],
): RelatedItem {
  return {
    itemId: item.itemId,
    city: plan.city,
    planId: plan.planId,
    planTitle: plan.planTitle,
    kind: item.kind,
    itemNo: item.itemNo,
    itemTitle: item.title,
    department: item.departments,
    reasons: reasons.map(({ code, text, terms }) => ({ code, text, terms })),
    differences: [...planDifferences(own, plan), ...shared.flatMap(seriesDifferences).slice(0, DIFFERENCES)],
  };
}
