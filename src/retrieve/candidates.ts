/** The items that a look-up may mean (候補): by number where numbers are given, else by search, and headings by name. */
import type { Catalogue, SearchHit } from '../domain/catalogue.ts';
import type { Item, Plan } from '../domain/records.ts';
import type { Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { keptRecords, latest, remembered } from './kept.ts';
import { coverage, queryReader, type Concept } from './query.ts';

export interface LookupQuery {
  /** What is asked about, without years, cities and words for the kind; empty where an item number says it all. */
  about: string;
  /** The question as asked: an item or indicator that it names in full is meant. */
  text?: string;
  itemNos?: readonly string[];
  cities?: readonly string[];
  planIds?: readonly string[];
}

export interface Candidate {
  item: Item;
  plan: Plan;
  /** null where the search did not find it: its number or its name was given. */
  hit: SearchHit | null;
  byNumber: boolean;
  rank: number;
}

/** Items looked into for an answer; the search ranks them. */
const DEPTH = 12;
/** Searches whose items are kept: those of a few questions that are asked at once. */
const SEARCHES_KEPT = 32;

/** What may stand before and behind a name that stands by itself. */
const EDGE = /^[「」『』\s、。のはで？?]?$/u;

/** A title of two letters (活力) is also a part of many words: it is named where it stands by itself. */
export function standsAlone(text: string, title: string): boolean {
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
    if (EDGE.test(text.charAt(at - 1)) && EDGE.test(text.charAt(at + title.length))) return true;
  }
  return false;
}

export const headText = (item: Item) =>
  [item.title, ...item.place.map(place => place.title), ...item.departments].join(' ');

export interface Candidates {
  /** Likeliest first. */
  find: (query: LookupQuery) => Promise<Candidate[]>;
  /** The words of a subject. */
  conceptsOf: (about: string) => readonly Concept[];
  /** How much of the subject an item holds. One that was asked for by its number is meant, whatever words stand beside. */
  coverageOf: (concepts: readonly Concept[], found: readonly Candidate[]) => Promise<(candidate: Candidate) => number>;
  /** Of a title, an indicator or a sentence. */
  tokensOf: (text: string) => ReadonlySet<string>;
}

export interface CandidateParts {
  store: Store;
  language: Language;
  catalogue: Pick<Catalogue, 'search' | 'plans'>;
}

export function createCandidates({ store, language, catalogue }: CandidateParts): Candidates {
  const { tokenizer } = language;
  const records = keptRecords(store);
  const read = queryReader(language);

  /** Values, texts and departments of one question are looked up one after the other; the search is the dear part of each. */
  const searched = latest<Candidate[]>(SEARCHES_KEPT);

  async function find({ about, itemNos = [], cities = [], planIds = [] }: LookupQuery): Promise<Candidate[]> {
    const meant = (await catalogue.plans()).filter(
      ({ city, planId }) =>
        (cities.length === 0 || cities.includes(city)) && (planIds.length === 0 || planIds.includes(planId)),
    );
    // A city of one plan and that plan are the same search.
    const key = JSON.stringify([about, itemNos, meant.map(({ planId }) => planId)]);
    return searched(key, () => search(about, itemNos, meant));
  }

  /** By number where numbers are given, else by search in the plans that are meant. */
  async function search(about: string, itemNos: readonly string[], meant: readonly Plan[]): Promise<Candidate[]> {
    const planOf = new Map(meant.map(plan => [plan.planId, plan]));
    if (itemNos.length > 0) {
      const byNo = await records.itemsByNo.get(itemNos);
      const named = itemNos.flatMap(itemNo => byNo.get(itemNo) ?? []).filter(item => planOf.has(item.planId));
      return named.flatMap((item, rank) => withPlan(item, null, rank, true));
    }
    if (about.trim() === '' || meant.length === 0) return [];
    const [hits, named] = await Promise.all([hitsOf(about, meant), headingsNamed(about)]);
    const items = await records.items.get(hits.map(hit => hit.itemId));
    const headings = named.filter(item => planOf.has(item.planId) && !items.has(item.itemId));
    return [
      ...hits.flatMap((hit, rank) => {
        const item = items.get(hit.itemId);
        return item ? withPlan(item, hit, rank, false) : [];
      }),
      ...headings.flatMap(item => withPlan(item, null, hits.length, false)),
    ];

    function withPlan(item: Item, hit: SearchHit | null, rank: number, byNumber: boolean): Candidate[] {
      const plan = planOf.get(item.planId);
      return plan ? [{ item, plan, hit, byNumber, rank }] : [];
    }
  }

  async function hitsOf(about: string, meant: readonly Plan[]): Promise<SearchHit[]> {
    const ids = new Set(meant.map(({ planId }) => planId));
    const cities = new Set(meant.map(({ city }) => city));
    const [planId, city] = [ids, cities].map(names => (names.size === 1 ? [...names][0] : undefined));
    const filters = planId !== undefined ? { planId } : city !== undefined ? { city } : {};
    const ranked = await catalogue.search({ query: about.slice(0, 1000), limit: 50, filters });
    return ranked.filter(hit => ids.has(hit.planId)).slice(0, DEPTH);
  }

  /** Headings go by their name (活力, 施策06); a search for so short a word finds everything that mentions it first. */
  async function headingsNamed(about: string): Promise<Item[]> {
    const names = new Set(tokenizer.words(about).map(word => word.surface));
    const alone = Array.from(names).filter(name => name.length > 1 && standsAlone(about, name));
    return Array.from((await records.itemsByNo.get(alone.slice(0, 8))).values()).flat();
  }

  return {
    find,
    conceptsOf: about => read(about).concepts,
    async coverageOf(concepts, found) {
      const held = await records.tokens.get(found.map(({ item }) => item.itemId));
      return ({ item, byNumber }) => (byNumber ? 1 : coverage(concepts, held.get(item.itemId)?.all ?? new Set()));
    },
    // Titles and indicators recur with every question; a passage's words cost a hundred times a look-up.
    tokensOf: remembered(text => new Set(tokenizer.tokens(text))),
  };
}
