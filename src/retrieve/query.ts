/**
 * Reads a query as a search needs it: its words, each with what else may stand for it in a plan (a group of the
 * thesaurus, the word that was meant by a slip), how much each says, and the clauses for the full text.
 */
import type { TextClause } from '../store/store.ts';
import { KIND_WORDS } from '../text/common-words.ts';
import { queryGrams } from '../text/grams.ts';
import type { Language } from '../text/language.ts';
import { isAskingWord } from '../text/asking-words.ts';
import { lemmasOf } from '../text/lemmas.ts';
import { isTalkWord } from '../text/talk-words.ts';
import { groupToken, isGroupToken, type FoundGroup, type Thesaurus } from '../text/thesaurus.ts';
import type { Link, Word } from '../text/tokenize.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { remembered } from './kept.ts';
import { corrected, corrections, joinedWords, kanaWords } from './meant.ts';
import { RANKING, type Ranking } from './ranking.ts';

/** A word of the query. */
export interface Concept {
  /** As written in the query. */
  surface: string;
  /** Its own token. */
  own: string;
  noun: boolean;
  /** Place in the query. */
  start: number;
  end: number;
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
const WORTH = { part: 0.5, same: 0.9, described: 0.7, narrower: 0.55, broader: 0.35, related: 0.3 };
/** いま, とか: what the dictionary leaves of talk. */
const SPLINTER = /^[ぁ-ゖ]{1,2}$/u;
const CORRECTED = 0.85;
const KIND_SHARE = 0.3;
const NUMBER_SHARE = 0.3;
const TALK_SHARE = 0.3;
/** 売る, 増やす: what is done to a subject says less than the subject. */
const VERB_SHARE = 0.6;
/** A question of a thousand characters has no more subject than one of this many words. */
const CONCEPTS_MAX = 60;
const FIELDS = ['title', 'metric', 'place', 'body'] as const;
/** Neighbours of a word's groups; more cost time and say little. */
const NEIGHBOURS_MAX = 24;

const isYear = (token: string) => /^fy\d/u.test(token);
const isNumber = (token: string) => /^\d/u.test(token);

/** What its form says of a word's weight, besides its rarity. */
function shareOf(token: string): number {
  return KIND_WORDS.has(token) ? KIND_SHARE : isNumber(token) ? NUMBER_SHARE : 1;
}

/**
 * What a word that stands nowhere in the corpus says against an item: a specific noun (同性パートナーシップ) much, a verb or
 * what is said in kana nothing to speak of, an English word half, for the thesaurus does not know them all.
 */
const UNKNOWN_SHARE = { verb: 0.25, hiragana: 0.5, endings: 0.1, english: 0.5, letter: 0.5 };

function unknownShare({ tokens: [own = ''], noun }: Word): number {
  if (/^[ぁ-ゖー]+$/u.test(own)) return own.length > 3 && noun ? UNKNOWN_SHARE.hiragana : UNKNOWN_SHARE.endings;
  if (!noun) return UNKNOWN_SHARE.verb;
  if (/^[a-z]{4,}$/iu.test(own)) return UNKNOWN_SHARE.english;
  // A single kanji is a splinter of a word.
  return own.length === 1 ? UNKNOWN_SHARE.letter : 1;
}

function weightOf(word: Word, options: ReadonlyMap<string, number>, vocabulary: Vocabulary): number {
  const [own = ''] = word.tokens;
  const known = [...options.keys()].filter(token => vocabulary.items(token) > 0);
  // 「一緒に受ける」 may be a phrase of the thesaurus.
  if (isTalkWord(own) && !known.some(isGroupToken)) return vocabulary.rarity(own) * TALK_SHARE;
  if (known.length === 0) return vocabulary.rarity(own) * shareOf(own) * unknownShare(word);
  const rarity =
    vocabulary.items(own) > 0 ? vocabulary.rarity(own) : Math.max(...known.map(token => vocabulary.rarity(token)));
  return rarity * shareOf(own) * (word.noun ? 1 : VERB_SHARE);
}

/** Groups that English words name in another form: electronically, donated. */
function inOtherForms(links: readonly Link[], groups: readonly FoundGroup[], thesaurus: Thesaurus): FoundGroup[] {
  return links.slice(0, CONCEPTS_MAX).flatMap((link, i) => {
    if (groups.some(({ start, end }) => start <= link.start && link.end <= end)) return [];
    const before = Math.max(0, i - 2);
    return lemmasOf(link.base).flatMap(base =>
      thesaurus
        .find([...links.slice(before, i), { ...link, base }, ...links.slice(i + 1, i + 3)])
        .filter(({ start, end }) => start <= link.start && link.end <= end),
    );
  });
}

/** A dash or a 一 between katakana is the long mark that it looks like (グル―プ, サポ一ト). Same length. */
const withLongMarks = (text: string) => text.replaceAll(/(?<=[ァ-ヶ])[―—–‐−一](?=[ァ-ヶ])/gu, 'ー');

export function readQuery(asked: string, { tokenizer, thesaurus, vocabulary }: Language, ranking: Ranking): Query {
  const spelt = withLongMarks(asked);
  const plain = tokenizer.analyse(spelt);
  const slips = corrections(spelt, plain, vocabulary);
  const text = corrected(spelt, slips);
  const analysis = slips.length > 0 ? tokenizer.analyse(text) : plain;
  const { words: all, links } = analysis;
  const words = all.filter(word => !isYear(word.tokens[0] ?? ''));
  const groups = ranking.groups > 0 ? thesaurus.find(links) : [];
  const found = {
    words: new Set<string>(),
    years: new Set(all.flatMap(({ tokens }) => tokens.filter(isYear))),
    compounds: new Set<string>(),
    groups: new Set<string>(),
    neighbours: new Set<string>(),
    described: new Set<string>(),
    guesses: new Set<string>(),
  };

  const options = new Map<Word, Map<string, number>>();
  /** What was meant by a slip is not as sure as what was written. */
  const sureness = (word: Word) =>
    slips.some(({ start, end }) => word.start < end && start < word.end) ? CORRECTED : 1;
  const offer = (word: Word, token: string, fit: number): void => {
    const worth = fit * sureness(word);
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
  const apart = ranking.groups > 0 ? [...thesaurus.findApart(links), ...inOtherForms(links, groups, thesaurus)] : [];
  for (const { group, start, end } of [...groups, ...apart]) {
    found.groups.add(groupToken(group));
    for (const word of within(start, end)) offer(word, groupToken(group), WORTH.same);
    for (const near of thesaurus.near(group)) {
      found.neighbours.add(groupToken(near.group));
      for (const word of within(start, end)) offer(word, groupToken(near.group), WORTH[near.nearness]);
    }
  }
  const stands = (group: string) => vocabulary.items(groupToken(group)) > 0;
  for (const { group, share, links: named } of ranking.described > 0 ? thesaurus.describedIn(links, stands) : []) {
    found.described.add(groupToken(group));
    for (const { start, end } of named)
      for (const word of within(start, end)) offer(word, groupToken(group), WORTH.described * share);
  }
  const explained = (start: number, end: number) => groups.some(group => group.start <= start && group.end >= end);
  const guessed = (word: Word, token: string, worth: number): void => {
    found.guesses.add(token);
    offer(word, token, worth);
  };
  for (const word of words.slice(0, CONCEPTS_MAX)) {
    const [own = ''] = word.tokens;
    if (word.form === 'pattern' || vocabulary.items(own) > 0 || explained(word.start, word.end)) continue;
    if (isAskingWord(own)) continue;
    for (const { token, worth } of vocabulary.guesses(own, word.reading)) {
      guessed(word, token, worth);
      for (const part of word.form === 'compound' ? within(word.start, word.end) : []) offer(part, token, worth);
    }
  }
  const nearTo = (token: string) =>
    ranking.groups > 0 && isGroupToken(token)
      ? thesaurus
          .near(token.slice(2))
          .map(({ group, nearness }) => ({ token: groupToken(group), worth: WORTH[nearness] / WORTH.same }))
      : [];
  for (const { start, end, meant: token } of slips) {
    for (const word of words) if (word.start < end && start < word.end) guessed(word, token, 1);
  }
  // What the dictionary cut at random is searched for words of the corpus.
  const meant = [
    ...kanaWords(text, words, { vocabulary, tokenizer, near: nearTo }),
    ...joinedWords(text, analysis, vocabulary),
  ].filter(({ start, end }) => !explained(start, end));
  for (const { word, options: tokens } of meant) {
    if (word) for (const { token, worth } of tokens) guessed(word, token, worth);
  }

  const isVoid = (word: Word) => meant.some(({ start, end, voids }) => voids(word, start, end));
  const concepts = [...words.filter(word => !isVoid(word)), ...meant.flatMap(({ word }) => word ?? [])]
    .slice(0, CONCEPTS_MAX)
    .flatMap((word): Concept[] => {
      if (word.form === 'compound') return [];
      const offered = options.get(word) ?? new Map<string, number>();
      const [own = ''] = word.tokens;
      if (isAskingWord(own) || (SPLINTER.test(own) && vocabulary.items(own) === 0)) return [];
      const { noun, start, end } = word;
      return [
        {
          surface: asked.slice(start, end),
          own,
          noun,
          start,
          end,
          weight: weightOf(word, offered, vocabulary),
          options: offered,
        },
      ];
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
    described: standing(found.described).filter(token => !found.groups.has(token)),
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
      clause('title', 'described', ranking.described),
      clause('metric', 'described', ranking.described),
      clause('body', 'described', ranking.described),
      clause('title', 'neighbours', ranking.neighbours),
      clause('body', 'neighbours', ranking.neighbours),
      clause('body', 'years', ranking.years),
      { field: 'headGrams', tokens: strong, weight: ranking.grams },
      { field: 'bodyGrams', tokens: strong, weight: ranking.grams },
      { field: 'bodyGrams', tokens: weak, weight: ranking.hiraganaGrams },
    ],
  };
}

/** A question is searched for, and what was found is compared with its words; look-ups of one question repeat it. */
const QUERIES_KEPT = 64;
const ofLanguage = new WeakMap<Language, (asked: string) => Query>();

/** Reads queries with the usual weights, and remembers the latest, for all who read them of one index. */
export function queryReader(language: Language): (asked: string) => Query {
  const known = ofLanguage.get(language);
  if (known) return known;
  const read = remembered(asked => readQuery(asked, language, RANKING), QUERIES_KEPT);
  ofLanguage.set(language, read);
  return read;
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

/** 0…1: how well the tokens hold one word. */
export function bestOption(options: ReadonlyMap<string, number>, held: ReadonlySet<string>): number {
  let best = 0;
  for (const [token, worth] of options) if (worth > best && held.has(token)) best = worth;
  return best;
}

/** How well each word of a query is held by itself, asked of many texts: each of their tokens is looked up once. */
export function strengthReader(concepts: readonly Concept[]): (held: ReadonlySet<string>) => number[] {
  const byToken = new Map<string, [concept: number, worth: number][]>();
  for (const [concept, { options }] of concepts.entries())
    for (const [token, worth] of options) byToken.set(token, [...(byToken.get(token) ?? []), [concept, worth]]);
  return held => {
    const best = concepts.map(() => 0);
    for (const token of held)
      for (const [concept, worth] of byToken.get(token) ?? []) best[concept] = Math.max(best[concept] ?? 0, worth);
    return best;
  };
}

/** Which words of the query, as written in it, the tokens hold in some form. */
export function matchedSurfaces(concepts: readonly Concept[], held: ReadonlySet<string>): string[] {
  return [...new Set(concepts.filter(({ options }) => bestOption(options, held) > 0).map(({ surface }) => surface))];
}
