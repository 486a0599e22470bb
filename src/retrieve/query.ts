/**
 * Reads a query as a search needs it: its words, each with what else may stand for it in a plan (a group of the
 * thesaurus, the word that was meant by a slip), how much each says, and the clauses for the full text.
 */
import type { TextClause } from '../store/store.ts';
import { KIND_WORDS } from '../text/common-words.ts';
import { queryGrams } from '../text/grams.ts';
import type { Language } from '../text/language.ts';
import { groupToken } from '../text/thesaurus.ts';
import type { Word } from '../text/tokenize.ts';
import type { Ranking } from './ranking.ts';

/** A word of the query. */
export interface Concept {
  /** As written in the query. */
  surface: string;
  /** How much it says: rare words more than common ones. */
  weight: number;
  /** Tokens that stand for it, and how well: 1 for itself. */
  options: ReadonlyMap<string, number>;
}

export interface Query {
  concepts: Concept[];
  clauses: TextClause[];
}

/** How well another word stands for the one that was asked. */
const WORTH = { part: 0.5, same: 0.9, narrower: 0.55, broader: 0.4, related: 0.3 };
const KIND_SHARE = 0.3;
const NUMBER_SHARE = 0.3;
/** 売る, 増やす: what is done to a subject says less than the subject. */
const VERB_SHARE = 0.6;
/** A question of a thousand characters has no more subject than one of this many words. */
const CONCEPTS_MAX = 60;
const FIELDS = ['title', 'metric', 'place', 'body'] as const;
/** Neighbours of a word's groups; more cost time and say little. */
const NEIGHBOURS_MAX = 24;

const KANA_RUN = /[ぁ-ゖァ-ヶー]{3,}/gu;
const isYear = (token: string) => /^fy\d/u.test(token);
const isNumber = (token: string) => /^\d/u.test(token);

/** What its form says of a word's weight, besides its rarity. */
function shareOf(token: string): number {
  return KIND_WORDS.has(token) ? KIND_SHARE : isNumber(token) ? NUMBER_SHARE : 1;
}

export function readQuery(text: string, { tokenizer, thesaurus, vocabulary }: Language, ranking: Ranking): Query {
  const { words: all, links } = tokenizer.analyse(text);
  const words = all.filter(word => !isYear(word.tokens[0] ?? ''));
  const groups = ranking.groups > 0 ? thesaurus.find(links) : [];
  const found = {
    words: new Set<string>(),
    years: new Set(all.flatMap(({ tokens }) => tokens.filter(isYear))),
    compounds: new Set<string>(),
    groups: new Set<string>(),
    neighbours: new Set<string>(),
    guesses: new Set<string>(),
  };

  const options = new Map<Word, Map<string, number>>();
  const offer = (word: Word, token: string, worth: number): void => {
    const known = options.get(word) ?? new Map<string, number>();
    options.set(word, known.set(token, Math.max(known.get(token) ?? 0, worth)));
  };
  for (const word of words) {
    const [own = '', ...parts] = word.tokens;
    offer(word, own, 1);
    for (const part of parts) offer(word, part, WORTH.part);
    for (const token of word.tokens) found[word.form === 'compound' ? 'compounds' : 'words'].add(token);
  }
  const within = (start: number, end: number) => words.filter(word => word.start >= start && word.end <= end);
  const apart = ranking.groups > 0 ? thesaurus.findApart(links) : [];
  for (const { group, start, end } of [...groups, ...apart]) {
    found.groups.add(groupToken(group));
    for (const word of within(start, end)) offer(word, groupToken(group), WORTH.same);
    for (const near of thesaurus.near(group)) {
      found.neighbours.add(groupToken(near.group));
      for (const word of within(start, end)) offer(word, groupToken(near.group), WORTH[near.nearness]);
    }
  }
  const explained = (start: number, end: number) => groups.some(group => group.start <= start && group.end >= end);
  const guessed = (word: Word, token: string, worth: number): void => {
    found.guesses.add(token);
    offer(word, token, worth);
  };
  for (const word of words.slice(0, CONCEPTS_MAX)) {
    const [own = ''] = word.tokens;
    if (word.form === 'pattern' || vocabulary.items(own) > 0 || explained(word.start, word.end)) continue;
    for (const { token, worth } of vocabulary.guesses(own, word.reading)) {
      guessed(word, token, worth);
      for (const part of word.form === 'compound' ? within(word.start, word.end) : []) offer(part, token, worth);
    }
  }
  // A run of kana that the dictionary cuts at random is searched for words of the corpus.
  const kana: Word[] = [];
  for (const match of text.slice(0, 400).matchAll(KANA_RUN)) {
    for (const { token, start, end } of vocabulary.inKana(match[0])) {
      const at = { start: match.index + start, end: match.index + end };
      if (vocabulary.items(token) === 0 || explained(at.start, at.end)) continue;
      const word: Word = {
        surface: match[0].slice(start, end),
        ...at,
        tokens: [token],
        form: 'word',
        noun: true,
        reading: '',
      };
      kana.push(word);
      guessed(word, token, 0.7);
    }
  }

  // What the dictionary made of a run of kana is void where words of the corpus were found in it.
  const isVoid = (word: Word) =>
    vocabulary.items(word.tokens[0] ?? '') === 0 &&
    kana.some(other => other !== word && other.start < word.end && word.start < other.end);
  const concepts = [...words.filter(word => !isVoid(word)), ...kana]
    .slice(0, CONCEPTS_MAX)
    .flatMap((word): Concept[] => {
      if (word.form === 'compound') return [];
      const offered = options.get(word) ?? new Map<string, number>();
      const known = [...offered.keys()].filter(token => vocabulary.items(token) > 0);
      const [own = ''] = word.tokens;
      const rarity =
        vocabulary.items(own) > 0 || known.length === 0
          ? vocabulary.rarity(own)
          : Math.max(...known.map(token => vocabulary.rarity(token)));
      const share = shareOf(own) * (word.noun ? 1 : VERB_SHARE);
      return [{ surface: word.surface, weight: rarity * share, options: offered }];
    });

  const { strong, weak } = queryGrams(text);
  // What stands in no item finds nothing and costs time.
  const standing = (tokens: ReadonlySet<string>) => Array.from(tokens).filter(token => vocabulary.items(token) > 0);
  const tokens = {
    words: standing(found.words),
    years: standing(found.years),
    compounds: standing(found.compounds),
    groups: standing(found.groups),
    neighbours: standing(found.neighbours).slice(0, NEIGHBOURS_MAX),
    guesses: standing(found.guesses),
  };
  const clause = (field: keyof Ranking['fields'], part: keyof typeof tokens, share: number): TextClause => ({
    field,
    tokens: tokens[part],
    weight: ranking.fields[field] * share,
  });
  return {
    concepts,
    // Each clause costs a third of a millisecond: what says little is looked for where it says most.
    clauses: [
      ...FIELDS.flatMap(field => [
        clause(field, 'words', 1),
        clause(field, 'compounds', ranking.compounds),
        clause(field, 'groups', ranking.groups),
        clause(field, 'guesses', ranking.guesses),
      ]),
      clause('title', 'neighbours', ranking.neighbours),
      clause('body', 'neighbours', ranking.neighbours),
      clause('body', 'years', ranking.years),
      { field: 'headGrams', tokens: strong, weight: ranking.grams },
      { field: 'bodyGrams', tokens: strong, weight: ranking.grams },
      { field: 'bodyGrams', tokens: weak, weight: ranking.hiraganaGrams },
    ],
  };
}

/** 0…1: how much of a query the tokens hold. */
export function coverage(concepts: readonly Concept[], held: ReadonlySet<string>): number {
  let whole = 0;
  let covered = 0;
  for (const { weight, options } of concepts) {
    whole += weight;
    covered += weight * bestOption(options, held);
  }
  return whole === 0 ? 0 : covered / whole;
}

function bestOption(options: ReadonlyMap<string, number>, held: ReadonlySet<string>): number {
  let best = 0;
  for (const [token, worth] of options) if (worth > best && held.has(token)) best = worth;
  return best;
}

/** How well each word of a query is held, by itself. */
export const strengthsOf = (concepts: readonly Concept[], held: ReadonlySet<string>): number[] =>
  concepts.map(({ options }) => bestOption(options, held));

/** Which words of the query, as written in it, the tokens hold in some form. */
export function matchedSurfaces(concepts: readonly Concept[], held: ReadonlySet<string>): string[] {
  return [...new Set(concepts.filter(({ options }) => bestOption(options, held) > 0).map(({ surface }) => surface))];
}
