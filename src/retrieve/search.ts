/** Search (検索): full text and latent vectors, fused, rows folded to items, one hit an item. */
import type { Catalogue, SearchHit, SearchRequest } from '../domain/catalogue.ts';
import type { Item, Passage, Plan } from '../domain/records.ts';
import type { Embedder } from '../embed/embedder.ts';
import type { ItemTokens, ScoredRow, SearchFilter, Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { keptRecords } from './kept.ts';
import { coverage, matchedSurfaces, queryReader, readQuery, type Query } from './query.ts';
import { RANKING, type Ranking } from './ranking.ts';
import { scopeShare, type ReadScope } from './scope.ts';

export interface SearchParts {
  store: Store;
  language: Language;
  embedder: Embedder;
  plans: () => Promise<Plan[]>;
  /** itemIds of the headings. */
  headings: () => Promise<ReadonlySet<string>>;
  readScope: () => Promise<ReadScope>;
  ranking?: Ranking;
}

/** Rows from each list: an item has several, and every item of the answer must have one. */
const depth = (limit: number) => Math.max(60, limit * 6);
const MIN_SIMILARITY = 0.15;
/** A heading sums up what its items say; who asks means the item, where both match alike. */
const HEADING_SHARE = 0.65;
/** What an item's second best row adds to its best: a head says what it is, a passage what it says. */
const SECOND_ROW = 0.5;
/** Looked at beyond the limit, for coverage changes the order. */
const SPARE = 30;

interface ItemScore {
  itemId: string;
  score: number;
  /** The best row that is a passage, where one was found. */
  passageId: string | null;
}

/** The best row of each item with a share of its second, and its best passage. Rows come best first. */
function foldRows(rows: readonly ScoredRow[]): Map<string, ItemScore> {
  const items = new Map<string, ItemScore & { rows: number }>();
  for (const { itemId, passageId, score } of rows) {
    const known = items.get(itemId);
    if (!known) {
      items.set(itemId, { itemId, score, passageId, rows: 1 });
      continue;
    }
    known.rows++;
    if (known.rows === 2) known.score += SECOND_ROW * score;
    known.passageId ??= passageId;
  }
  return items;
}

/** Full text decides; vectors add what other words say. Each list is measured by its own best. */
function fuse(
  text: readonly ScoredRow[],
  vector: readonly ScoredRow[],
  headings: ReadonlySet<string>,
  vectorShare: number,
): ItemScore[] {
  const byText = foldRows(text);
  const byVector = foldRows(vector.filter(row => row.score >= MIN_SIMILARITY));
  const best = (items: ReadonlyMap<string, ItemScore>) => Math.max(...Array.from(items.values(), item => item.score));
  const [bestText, bestVector] = [best(byText), best(byVector)];
  return [...new Set([...byText.keys(), ...byVector.keys()])]
    .map(itemId => {
      const [t, v] = [byText.get(itemId), byVector.get(itemId)];
      const score = (t ? t.score / bestText : 0) + (v ? (vectorShare * v.score) / bestVector : 0);
      return {
        itemId,
        score: headings.has(itemId) ? score * HEADING_SHARE : score,
        passageId: t?.passageId ?? v?.passageId ?? null,
      };
    })
    .toSorted(bestFirst);
}

const bestFirst = (a: ItemScore, b: ItemScore) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1);

const filterOf = ({ filters = {} }: SearchRequest): SearchFilter => ({
  ...(filters.city !== undefined && { city: filters.city }),
  ...(filters.planId !== undefined && { planId: filters.planId }),
  ...(filters.department !== undefined && { department: filters.department }),
  ...(filters.fiscalYear !== undefined && { fiscalYear: filters.fiscalYear }),
});

export function createSearch({
  store,
  language,
  embedder,
  plans,
  headings,
  readScope,
  ranking = RANKING,
}: SearchParts): Catalogue['search'] {
  async function rank(request: SearchRequest, query: Query): Promise<ItemScore[]> {
    const filter = filterOf(request);
    const [vector] = await embedder.embed([request.query]);
    const rows = depth(request.limit);
    const [byText, byVector, headingIds] = await Promise.all([
      store.searchText(query.clauses, filter, rows),
      vector && ranking.vectors > 0 ? store.searchVector(vector, filter, rows) : [],
      headings(),
    ]);
    return fuse(byText, byVector, headingIds, ranking.vectors).slice(0, request.limit + SPARE);
  }

  const held = ({ concepts }: Query, tokens: ItemTokens | undefined): number =>
    tokens ? (1 - ranking.head) * coverage(concepts, tokens.all) + ranking.head * coverage(concepts, tokens.head) : 0;

  const { items, tokens, passages } = keptRecords(store);
  const read = ranking === RANKING ? queryReader(language) : (asked: string) => readQuery(asked, language, ranking);

  return async request => {
    const planOf = new Map((await plans()).map(plan => [plan.planId, plan]));
    const scope = (await readScope())(request.query);
    const query = read(scope.rest);
    const candidates = await rank({ ...request, query: scope.rest }, query);
    if (candidates.length === 0) return [];
    const itemIds = candidates.map(({ itemId }) => itemId);
    const [itemOf, tokensOf] = await Promise.all([items.get(itemIds), tokens.get(itemIds)]);
    const ranked = candidates
      .flatMap(candidate => {
        const item = itemOf.get(candidate.itemId);
        const plan = item && planOf.get(item.planId);
        if (!item || !plan) return [];
        const share = 1 - ranking.coverage + ranking.coverage * held(query, tokensOf.get(item.itemId));
        return [{ ...candidate, item, plan, score: candidate.score * share * scopeShare(scope, item, plan) }];
      })
      .toSorted(bestFirst)
      .slice(0, request.limit);
    const passageOf = await passages.get(ranked.flatMap(({ passageId }) => passageId ?? []));
    return ranked.map(({ item, plan, score, passageId }) => {
      const passage = passageId === null ? undefined : passageOf.get(passageId);
      const matched = matchedSurfaces(query.concepts, tokensOf.get(item.itemId)?.all ?? new Set());
      return toHit(item, plan, passage, score, matched);
    });
  };
}

function toHit(item: Item, plan: Plan, passage: Passage | undefined, score: number, matched: string[]): SearchHit {
  return {
    itemId: item.itemId,
    city: plan.city,
    planId: item.planId,
    planTitle: plan.planTitle,
    itemNo: item.itemNo,
    itemTitle: item.title,
    department: item.departments,
    score,
    passage: passage ? { text: passage.text, source: passage.source } : { text: item.title, source: item.source },
    matched,
  };
}
