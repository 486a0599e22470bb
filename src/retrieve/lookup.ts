/** Finds printed values by what is asked about: which item and indicator, of which kind and year. */
import type { Catalogue, SearchHit } from '../domain/catalogue.ts';
import type { Fact, FactKind, Item, Passage, Plan } from '../domain/records.ts';
import type { Store } from '../store/store.ts';
import { keep } from './kept.ts';
import { coverage, readQuery, strengthsOf, type Concept } from './query.ts';
import { RANKING } from './ranking.ts';
import { fold } from '../text/fold.ts';
import type { Language } from '../text/language.ts';
import { sentencesOf, type Span } from '../text/sentences.ts';

export interface LookupQuery {
  /** What is asked about, without years, cities and words for the kind; empty where an item number says it all. */
  about: string;
  /** The question as asked: an item or indicator that it names in full is meant. */
  text?: string;
  itemNos?: readonly string[];
  cities?: readonly string[];
  planIds?: readonly string[];
}

/** All facts of one indicator of one item. */
export interface Series {
  item: Item;
  plan: Plan;
  metric: string;
  facts: Fact[];
  /** 0…1: how much of `about` the indicator's name and unit hold; 1 where the question names it in full. */
  metricCoverage: number;
  /** 0…1: of what the item's title and place do not hold, how much the indicator does; 0 where they hold all. */
  metricOwn: number;
  /** 0…1: how much of `about` the indicator, the item's title and its place hold together. */
  headCoverage: number;
  /** 0…1: how much of `about` anything of the item holds, its text included. */
  coverage: number;
  /** Rank of the item in the search, 0 first. */
  rank: number;
  /** Its score there; 0 where the search did not find it. */
  score: number;
  /** The above in one number, to compare series of one lookup by. */
  closeness: number;
}

/** How much of `about` a piece of text holds. */
export interface Held {
  /** 0…1, by itself. */
  coverage: number;
  /** 0…1, together with the title of its item and its place. */
  whole: number;
  /** The words of `about` that it holds, as written there. */
  held: string[];
}

/** One sentence of a passage, or two that adjoin. */
export type FoundSpan = Span & Held;

interface FoundText {
  item: Item;
  plan: Plan;
  /** 0…1: how much of `about` anything of the item holds. */
  coverage: number;
  rank: number;
  /** 0…1: how much of `about` the item's title and its place hold. */
  headCoverage: number;
  /** The item's score in the search; 0 where the search did not find it. */
  score: number;
}

export interface FoundPassage extends FoundText {
  passage: Passage;
  /** 0…1: how much of `about` the passage holds. */
  passageCoverage: number;
  spans: FoundSpan[];
}

/** What an item plans for one fiscal year (年次計画). */
export interface FoundMilestone extends FoundText {
  fact: Fact;
  /** Of what is planned and the name of the row. */
  row: Held;
  /** Of what is planned alone. */
  cell: Held;
}

export interface FoundTexts {
  passages: FoundPassage[];
  milestones: FoundMilestone[];
}

export interface Lookup {
  /** Closest first; facts of the given kinds only, in the order of the document. */
  series(query: LookupQuery, kinds: readonly FactKind[]): Promise<Series[]>;
  /** Passages closest first; milestones in the order of items found and of their document. */
  texts(query: LookupQuery): Promise<FoundTexts>;
}

/** Two sentences longer than this together are not quoted together. */
const PAIR = 200;
/** Items looked into for an answer; the search ranks them. */
const DEPTH = 12;
/** Items whose texts are read however little they hold, and what others must hold of the subject. */
const BEST = 3;
const LEAST = 0.2;
/** Searches whose items are kept: those of a few questions that are asked at once. */
const SEARCHES_KEPT = 8;
/** Items whose tokens are kept. */
const ITEMS_KEPT = 3000;
/** What naming its title in full is worth to an item: more than any words that others share with the question. */
const NAMED = 1;

/** For telling whether a question names a title: width, blanks and signs do not count. */
const letters = (text: string) =>
  fold(text)
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();

/** Titles and indicators recur with every question; a passage's words cost a hundred times a look-up. */
function remembered<T>(make: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}

/** What may stand before and behind a name that stands by itself. */
const EDGE = /^[「」『』\s、。のはで？?]?$/u;

/** A title of two letters (活力) is also a part of many words: it is named where it stands by itself. */
function standsAlone(text: string, title: string): boolean {
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
    if (EDGE.test(text.charAt(at - 1)) && EDGE.test(text.charAt(at + title.length))) return true;
  }
  return false;
}

/** The titles that a question names in full; one inside a longer one that it names too is not meant. */
function titlesIn(text: string, titles: readonly string[]): ReadonlySet<string> {
  const asked = letters(text);
  const named = titles
    .filter(title => letters(title).length > 2 || (title.length > 1 && standsAlone(text, title)))
    .map(letters)
    .filter(title => asked.includes(title));
  return new Set(named.filter(title => !named.some(longer => longer.length > title.length && longer.includes(title))));
}

/** One pass over the words: a text has many sentences. */
function heldIn(concepts: readonly Concept[], own: readonly number[], byHead: readonly number[]): Held {
  let [all, alone, whole] = [0, 0, 0];
  const held = new Set<string>();
  for (const [i, { weight, surface }] of concepts.entries()) {
    const [strength, head] = [own[i] ?? 0, byHead[i] ?? 0];
    all += weight;
    alone += weight * strength;
    whole += weight * Math.max(strength, head);
    if (strength > 0) held.add(surface);
  }
  return all === 0
    ? { coverage: 0, whole: 0, held: [] }
    : { coverage: alone / all, whole: whole / all, held: [...held] };
}

const headText = (item: Item) => [item.title, ...item.place.map(place => place.title), ...item.departments].join(' ');

const passageCloseness = (found: FoundPassage) => found.passageCoverage + 0.7 * found.coverage + 0.5 / (1 + found.rank);

export function createLookup({
  store,
  language,
  catalogue,
}: {
  store: Store;
  language: Language;
  catalogue: Catalogue;
}): Lookup {
  const { tokenizer } = language;
  const tokensOf = remembered((text: string): ReadonlySet<string> => new Set(tokenizer.tokens(text)));
  const itemTokens = keep(itemIds => store.searchTokens(itemIds), ITEMS_KEPT);
  const itemsById = keep<Item>(
    async itemIds => new Map((await store.items({ itemIds })).map(item => [item.itemId, item])),
    ITEMS_KEPT,
  );
  /** Most words are no number of an item: that is kept as well. */
  const itemsByNo = keep<Item[]>(
    async names => new Map(await Promise.all(names.map(async no => [no, await store.items({ itemNo: no })] as const))),
    ITEMS_KEPT,
  );

  /** A passage's sentences, alone and in pairs, with their tokens. */
  const readSpans = remembered((text: string) => {
    const single = sentencesOf(text).map(span => ({ span, tokens: tokensOf(text.slice(span.start, span.end)) }));
    const pairs = single.slice(0, -1).flatMap(({ span: { start }, tokens }, i) => {
      const next = single[i + 1];
      return next && next.span.end - start <= PAIR
        ? [{ span: { start, end: next.span.end }, tokens: tokens.union(next.tokens) }]
        : [];
    });
    const tokens: ReadonlySet<string> = new Set(single.flatMap(one => [...one.tokens]));
    return { spans: [...single, ...pairs], tokens };
  }, 5000);

  interface Candidate {
    item: Item;
    plan: Plan;
    /** null where the search did not find it: its number or its name was given. */
    hit: SearchHit | null;
    byNumber: boolean;
    rank: number;
  }

  /** Values, texts and departments of one question are looked up one after the other; the search is the dear part of each. */
  const searched = new Map<string, Promise<Candidate[]>>();

  function candidates({ about, itemNos, cities, planIds }: LookupQuery): Promise<Candidate[]> {
    const key = JSON.stringify([about, itemNos ?? [], cities ?? [], planIds ?? []]);
    const known = searched.get(key);
    if (known) return known;
    const found = search({
      about,
      ...(itemNos && { itemNos }),
      ...(cities && { cities }),
      ...(planIds && { planIds }),
    });
    searched.set(key, found);
    // A search that failed is tried again.
    found.catch(() => searched.delete(key));
    for (const old of searched.keys()) {
      if (searched.size <= SEARCHES_KEPT) break;
      searched.delete(old);
    }
    return found;
  }

  /** By number where numbers are given, else by search; cities and plans narrow both. */
  async function search({ about, itemNos = [], cities = [], planIds = [] }: LookupQuery): Promise<Candidate[]> {
    const plans = new Map((await store.plans()).map(plan => [plan.planId, plan]));
    const allowed = (planId: string) => {
      const plan = plans.get(planId);
      return (
        plan !== undefined &&
        (cities.length === 0 || cities.includes(plan.city)) &&
        (planIds.length === 0 || planIds.includes(planId))
      );
    };
    if (itemNos.length > 0) {
      const named = (await Promise.all(itemNos.map(itemNo => store.items({ itemNo }))))
        .flat()
        .filter(item => allowed(item.planId));
      return named.flatMap((item, rank) => withPlan(item, null, rank, true));
    }
    if (about.trim() === '') return [];
    const [city, planId] = [cities, planIds].map(names => (names.length === 1 ? names[0] : undefined));
    const filters = { ...(city !== undefined && { city }), ...(planId !== undefined && { planId }) };
    const hits = (await catalogue.search({ query: about.slice(0, 1000), limit: 50, filters }))
      .filter(hit => allowed(hit.planId))
      .slice(0, DEPTH);
    const items = await itemsById.get(hits.map(hit => hit.itemId));
    const headings = (await headingsNamed(about)).filter(item => allowed(item.planId) && !items.has(item.itemId));
    return [
      ...hits.flatMap((hit, rank) => {
        const item = items.get(hit.itemId);
        return item ? withPlan(item, hit, rank, false) : [];
      }),
      ...headings.flatMap(item => withPlan(item, null, hits.length, false)),
    ];

    function withPlan(item: Item, hit: SearchHit | null, rank: number, byNumber: boolean): Candidate[] {
      const plan = plans.get(item.planId);
      return plan ? [{ item, plan, hit, byNumber, rank }] : [];
    }
  }

  /** Headings go by their name (活力, 施策06); a search for so short a word finds everything that mentions it first. */
  async function headingsNamed(about: string): Promise<Item[]> {
    const names = new Set(tokenizer.words(about).map(word => word.surface));
    const alone = Array.from(names).filter(name => name.length > 1 && standsAlone(about, name));
    return Array.from((await itemsByNo.get(alone.slice(0, 8))).values()).flat();
  }

  /** How much of the subject an item holds. One that was asked for by its number is meant, whatever words stand beside. */
  async function coverageOf(concepts: readonly Concept[], found: readonly Candidate[]) {
    const held = await itemTokens.get(found.map(({ item }) => item.itemId));
    return ({ item, byNumber }: Candidate): number =>
      byNumber ? 1 : coverage(concepts, held.get(item.itemId)?.all ?? new Set());
  }

  return {
    async series(query, kinds) {
      const { concepts } = readQuery(query.about, language, RANKING);
      const asked = letters(query.text ?? '');
      const found = await candidates(query);
      const itemCoverage = await coverageOf(concepts, found);
      const namedTitles = titlesIn(
        query.text ?? '',
        found.map(({ item }) => item.title),
      );
      const facts = await store.facts({ itemIds: found.map(({ item }) => item.itemId), kinds });
      const series = found.flatMap(candidate => {
        const { item, plan, rank } = candidate;
        const head = tokensOf(headText(item));
        const named = namedTitles.has(letters(item.title)) ? NAMED : 0;
        const whole = itemCoverage(candidate);
        const byMetric = Map.groupBy(
          facts.filter(fact => fact.itemId === item.itemId),
          fact => fact.metric,
        );
        return Array.from(byMetric, ([metric, own]): Series => {
          const held = tokensOf(`${metric} ${own[0]?.unit ?? ''}`);
          const headCoverage = candidate.byNumber ? 1 : coverage(concepts, held.union(head));
          const metricCoverage = asked.includes(letters(metric)) ? 1 : coverage(concepts, held);
          const left = concepts.filter(concept => coverage([concept], head) === 0);
          const metricOwn = coverage(left, held);
          const all = Math.max(whole, headCoverage);
          const closeness = named + headCoverage + 0.6 * metricCoverage + 0.5 * all + 0.3 / (1 + rank);
          return {
            item,
            plan,
            metric,
            facts: own,
            metricCoverage,
            metricOwn,
            headCoverage,
            coverage: all,
            rank,
            score: candidate.hit?.score ?? 0,
            closeness,
          };
        });
      });
      return series.toSorted((a, b) => b.closeness - a.closeness);
    },

    async texts(query) {
      const { concepts } = readQuery(query.about, language, RANKING);
      const all = await candidates(query);
      const itemCoverage = await coverageOf(concepts, all);
      // Reading a text costs more than finding it: what holds next to nothing is not read.
      const found = all.filter(one => one.rank < BEST || itemCoverage(one) >= LEAST);
      const itemIds = found.map(({ item }) => item.itemId);
      const [passages, facts] = await Promise.all([
        store.passages({ itemIds }),
        store.facts({ itemIds, kinds: ['milestone'] }),
      ]);
      const texts = {
        passages: Map.groupBy(passages, one => one.itemId),
        facts: Map.groupBy(facts, one => one.itemId),
      };
      const read = found.map((candidate): FoundTexts => {
        const { item, plan, rank, hit } = candidate;
        const head = tokensOf(headText(item));
        const common = {
          item,
          plan,
          coverage: itemCoverage(candidate),
          headCoverage: candidate.byNumber ? 1 : coverage(concepts, head),
          rank,
          score: hit?.score ?? 0,
        };
        const byHead = strengthsOf(concepts, head);
        const heldBy = (tokens: ReadonlySet<string>): Held => heldIn(concepts, strengthsOf(concepts, tokens), byHead);
        return {
          passages: (texts.passages.get(item.itemId) ?? []).map(passage => {
            const { spans, tokens } = readSpans(passage.text);
            const whole = tokens.union(tokensOf(passage.section));
            return {
              ...common,
              passage,
              passageCoverage: coverage(concepts, whole),
              spans: spans.map(({ span, tokens: own }) => ({ ...span, ...heldBy(own) })),
            };
          }),
          milestones: (texts.facts.get(item.itemId) ?? []).map(fact => {
            const cell = tokensOf(fact.valueText);
            return { ...common, fact, row: heldBy(cell.union(tokensOf(fact.metric))), cell: heldBy(cell) };
          }),
        };
      });
      return {
        passages: read.flatMap(one => one.passages).toSorted((a, b) => passageCloseness(b) - passageCloseness(a)),
        milestones: read.flatMap(one => one.milestones),
      };
    },
  };
}
