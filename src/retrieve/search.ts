/** Search (検索): full text and latent vectors, their ranks fused, rows folded to items, one hit an item. */
import type { Catalogue, SearchHit, SearchRequest } from '../domain/catalogue.ts';
import type { Item, Passage, Plan } from '../domain/records.ts';
import type { Embedder } from '../embed/embedder.ts';
import type { ScoredRow, SearchFilter, Store } from '../store/store.ts';
import { matchedTerms, type Tokenizer, type Word } from '../text/tokenize.ts';

export interface SearchParts {
  store: Store;
  tokenizer: Tokenizer;
  embedder: Embedder;
  plans: () => Promise<Plan[]>;
  /** itemIds of the headings. */
  headings: () => Promise<ReadonlySet<string>>;
}

/** Even weights: rare words already make titles and indicators count, for these fields are short. */
const WEIGHTS = { title: 1, metric: 1, body: 1 };
/** Rows from each list: an item has several, and every item of the answer must have one. */
const depth = (limit: number) => Math.max(100, limit * 6);
/** Of the fused score, what the vectors add to the full text's share of 1. */
const VECTOR_SHARE = 0.3;
const MIN_SIMILARITY = 0.15;
/** A heading sums up what its items say; who asks means the item, where both match alike. */
const HEADING_SHARE = 0.8;

/** Of the score, what rests on how much of the query the item holds: all words of it rather than one of them often. */
const COVERAGE_SHARE = 0.7;
/** Looked at beyond the limit, for coverage changes the order. */
const SPARE = 10;

interface ItemScore {
  itemId: string;
  score: number;
  /** The best row that is a passage, where one was found. */
  passageId: string | null;
}

/** The best row of each item, and the best passage among its rows. Rows come best first. */
function foldRows(rows: readonly ScoredRow[]): Map<string, ItemScore> {
  const items = new Map<string, ItemScore>();
  for (const { itemId, passageId, score } of rows) {
    const known = items.get(itemId);
    if (!known) items.set(itemId, { itemId, score, passageId });
    else known.passageId ??= passageId;
  }
  return items;
}

/** Full text decides; vectors add what other words say. Each list is measured by its own best. */
function fuse(text: readonly ScoredRow[], vector: readonly ScoredRow[], headings: ReadonlySet<string>): ItemScore[] {
  const byText = foldRows(text);
  const byVector = foldRows(vector.filter(row => row.score >= MIN_SIMILARITY));
  const best = (items: ReadonlyMap<string, ItemScore>) => Math.max(...Array.from(items.values(), item => item.score));
  const [bestText, bestVector] = [best(byText), best(byVector)];
  return [...new Set([...byText.keys(), ...byVector.keys()])]
    .map(itemId => {
      const [t, v] = [byText.get(itemId), byVector.get(itemId)];
      const score = (t ? t.score / bestText : 0) + (v ? (VECTOR_SHARE * v.score) / bestVector : 0);
      return {
        itemId,
        score: headings.has(itemId) ? score * HEADING_SHARE : score,
        passageId: t?.passageId ?? v?.passageId ?? null,
      };
    })
    .toSorted(bestFirst);
}

const bestFirst = (a: ItemScore, b: ItemScore) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1);

/** Long words say more than short ones. */
const weigh = (words: readonly Word[]) => words.reduce((sum, { surface }) => sum + Math.min(surface.length, 8), 0);

/** 0…1: how much of the query's words an item holds. */
function coverage(words: readonly Word[], held: ReadonlySet<string>): number {
  const whole = weigh(words);
  return whole === 0 ? 0 : weigh(words.filter(({ tokens }) => tokens.some(token => held.has(token)))) / whole;
}

const filterOf = ({ filters = {} }: SearchRequest): SearchFilter => ({
  ...(filters.city !== undefined && { city: filters.city }),
  ...(filters.planId !== undefined && { planId: filters.planId }),
  ...(filters.department !== undefined && { department: filters.department }),
  ...(filters.fiscalYear !== undefined && { fiscalYear: filters.fiscalYear }),
});

export function createSearch({ store, tokenizer, embedder, plans, headings }: SearchParts): Catalogue['search'] {
  async function rank(request: SearchRequest, words: readonly Word[]): Promise<ItemScore[]> {
    const filter = filterOf(request);
    const tokens = [...new Set(words.flatMap(word => word.tokens))];
    const [vector] = await embedder.embed([request.query]);
    const rows = depth(request.limit);
    const [byText, byVector, headingIds] = await Promise.all([
      store.searchText(tokens, filter, rows, WEIGHTS),
      vector ? store.searchVector(vector, filter, rows) : [],
      headings(),
    ]);
    return fuse(byText, byVector, headingIds).slice(0, request.limit + SPARE);
  }

  return async request => {
    const words = tokenizer.words(request.query);
    const candidates = await rank(request, words);
    if (candidates.length === 0) return [];
    const itemIds = candidates.map(({ itemId }) => itemId);
    const [items, passages, held, allPlans] = await Promise.all([
      store.items({ itemIds }),
      store.passages({ passageIds: candidates.flatMap(({ passageId }) => passageId ?? []) }),
      store.searchTokens(itemIds),
      plans(),
    ]);
    const tokensOf = (itemId: string) => held.get(itemId) ?? new Set<string>();
    const itemOf = new Map(items.map(item => [item.itemId, item]));
    const passageOf = new Map(passages.map(passage => [passage.passageId, passage]));
    const planOf = new Map(allPlans.map(plan => [plan.planId, plan]));
    return candidates
      .map(candidate => {
        const share = 1 - COVERAGE_SHARE + COVERAGE_SHARE * coverage(words, tokensOf(candidate.itemId));
        return { ...candidate, score: candidate.score * share };
      })
      .toSorted(bestFirst)
      .slice(0, request.limit)
      .flatMap(({ itemId, score, passageId }) => {
        const item = itemOf.get(itemId);
        const plan = item && planOf.get(item.planId);
        if (!item || !plan) return [];
        const passage = passageId === null ? undefined : passageOf.get(passageId);
        return [toHit(item, plan, passage, score, matchedTerms(words, tokensOf(itemId)))];
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
