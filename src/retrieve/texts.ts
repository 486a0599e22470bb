/** Finds text by what is asked about (文章と年次計画): passages sentence by sentence, and what is planned year by year. */
import type { Fact, Item, Passage, Plan } from '../domain/records.ts';
import type { Store } from '../store/store.ts';
import { sentencesOf, type Span } from '../text/sentences.ts';
import { headText, type Candidates, type LookupQuery } from './candidates.ts';
import { keptRecords, remembered } from './kept.ts';
import { coverage, strengthReader, type Concept } from './query.ts';

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

/** Two sentences longer than this together are not quoted together. */
const PAIR = 200;
/** Items whose texts are read however little they hold, and what others must hold of the subject. */
const BEST = 3;
const LEAST = 0.2;
/** Passages whose sentences are remembered. */
const TEXTS_KEPT = 5000;

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

const passageCloseness = (found: FoundPassage) => found.passageCoverage + 0.7 * found.coverage + 0.5 / (1 + found.rank);

/** Passages closest first; milestones in the order of items found and of their document. */
export function createTexts(
  store: Store,
  { find, conceptsOf, coverageOf, tokensOf }: Candidates,
): (query: LookupQuery) => Promise<FoundTexts> {
  const records = keptRecords(store);

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
  }, TEXTS_KEPT);

  return async query => {
    const concepts = conceptsOf(query.about);
    const strengthsIn = strengthReader(concepts);
    const all = await find(query);
    const itemCoverage = await coverageOf(concepts, all);
    // Reading a text costs more than finding it: what holds next to nothing is not read.
    const found = all.filter(one => one.rank < BEST || itemCoverage(one) >= LEAST);
    const itemIds = found.map(({ item }) => item.itemId);
    const [passages, facts] = await Promise.all([records.passagesOf.get(itemIds), records.factsOf.get(itemIds)]);
    const milestonesOf = (itemId: string) => (facts.get(itemId) ?? []).filter(({ kind }) => kind === 'milestone');
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
      const byHead = strengthsIn(head);
      const heldBy = (tokens: ReadonlySet<string>): Held => heldIn(concepts, strengthsIn(tokens), byHead);
      return {
        passages: (passages.get(item.itemId) ?? []).map(passage => {
          const { spans, tokens } = readSpans(passage.text);
          const whole = tokens.union(tokensOf(passage.section));
          return {
            ...common,
            passage,
            passageCoverage: coverage(concepts, whole),
            spans: spans.map(({ span, tokens: own }) => ({ ...span, ...heldBy(own) })),
          };
        }),
        milestones: milestonesOf(item.itemId).map(fact => {
          const cell = tokensOf(fact.valueText);
          return { ...common, fact, row: heldBy(cell.union(tokensOf(fact.metric))), cell: heldBy(cell) };
        }),
      };
    });
    return {
      passages: read.flatMap(one => one.passages).toSorted((a, b) => passageCloseness(b) - passageCloseness(a)),
      milestones: read.flatMap(one => one.milestones),
    };
  };
}
