/** Finds printed values by what is asked about: which item and indicator, of which kind and year. */
import type { Fact, FactKind, Item, Plan } from '../domain/records.ts';
import { fold } from '../text/fold.ts';
import { createCandidates, headText, standsAlone, type CandidateParts, type LookupQuery } from './candidates.ts';
import { keptRecords, latest } from './kept.ts';
import { coverage } from './query.ts';
import { createTexts, type FoundTexts } from './texts.ts';

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

export interface Lookup {
  /** Closest first; facts of the given kinds only, in the order of the document. */
  series(query: LookupQuery, kinds: readonly FactKind[]): Promise<Series[]>;
  /** Passages closest first; milestones in the order of items found and of their document. */
  texts(query: LookupQuery): Promise<FoundTexts>;
}

/** What naming its title in full is worth to an item: more than any words that others share with the question. */
const NAMED = 1;

/** Look-ups of each sort that are remembered: the parts of one answer ask for the same again and again. */
const LOOKUPS_KEPT = 32;

/** For telling whether a question names a title: width, blanks and signs do not count. */
const letters = (text: string) =>
  fold(text)
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();

/** The titles that a question names in full; one inside a longer one that it names too is not meant. */
function titlesIn(text: string, titles: readonly string[]): ReadonlySet<string> {
  const asked = letters(text);
  const named = titles
    .filter(title => letters(title).length > 2 || (title.length > 1 && standsAlone(text, title)))
    .map(letters)
    .filter(title => asked.includes(title));
  return new Set(named.filter(title => !named.some(longer => longer.length > title.length && longer.includes(title))));
}

export function createLookup(parts: CandidateParts): Lookup {
  const records = keptRecords(parts.store);
  const candidates = createCandidates(parts);
  const { find, conceptsOf, coverageOf, tokensOf } = candidates;
  const readTexts = createTexts(parts.store, candidates);
  const knownTexts = latest<FoundTexts>(LOOKUPS_KEPT);
  const knownSeries = latest<Series[]>(LOOKUPS_KEPT);

  async function readSeries(query: LookupQuery, kinds: readonly FactKind[]): Promise<Series[]> {
    const concepts = conceptsOf(query.about);
    const asked = letters(query.text ?? '');
    const found = await find(query);
    const itemCoverage = await coverageOf(concepts, found);
    const namedTitles = titlesIn(
      query.text ?? '',
      found.map(({ item }) => item.title),
    );
    const factsOf = await records.factsOf.get(found.map(({ item }) => item.itemId));
    const series = found.flatMap(candidate => {
      const { item, plan, rank } = candidate;
      const head = tokensOf(headText(item));
      const named = namedTitles.has(letters(item.title)) ? NAMED : 0;
      const whole = itemCoverage(candidate);
      const byMetric = Map.groupBy(
        (factsOf.get(item.itemId) ?? []).filter(fact => kinds.includes(fact.kind)),
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
  }

  return {
    texts: query => knownTexts(JSON.stringify(query), () => readTexts(query)),
    series: (query, kinds) => knownSeries(JSON.stringify([query, kinds]), () => readSeries(query, kinds)),
  };
}
