/**
 * Words that a query means and does not write: those of a run of kana, which the dictionary cuts at random, and those that
 * a wrong kanji hides (目票, 見治し). Each voids what the dictionary made of its letters.
 */
import type { Analysis, Link, Tokenizer, Word } from '../text/tokenize.ts';
import { readingKey, type Guess, type Vocabulary } from '../text/vocabulary.ts';

export interface MeantWord {
  /** null where the letters are grammar: what the dictionary made of them is void, and that is all. */
  word: Word | null;
  start: number;
  end: number;
  /** Words of the corpus and groups; none where the letters are a word that the corpus lacks. */
  options: readonly Guess[];
  /** Whether a word of the dictionary says nothing beside this one. */
  voids: (other: Word, start: number, end: number) => boolean;
}

/** What it takes to know words by their sound. */
export interface Ear {
  vocabulary: Vocabulary;
  tokenizer: Tokenizer;
  /** Further tokens that may stand for one: groups of near meaning. */
  near: (token: string) => readonly Guess[];
}

const KANA_RUN = /[ぁ-ゖァ-ヶー]{3,}/gu;
const HIRAGANA = /^[ぁ-ゖー]+$/u;
const HAN = /\p{Script=Han}/u;
const KANJI_RUN = /\p{Script=Han}{2,}/gu;
const LOOKED_AT = 400;
/** Kanji longer than this are several words. */
const LONGEST = 8;
/** Letters that nothing explains, so many of them, are a word and no ending. */
const UNKNOWN_MIN = 4;
/** So many kana behind a kanji may be its ending. */
const ENDING_MAX = 4;
/** The longer the reading, the fewer words share it. */
const kanaWorth = (length: number) => Math.min(0.95, 0.55 + 0.07 * length);
/** A wrong kanji that sounds right is sure of its word where that is so much more usual than its pieces. */
const MORE_USUAL = 3;

const holds = (holders: readonly Word[], at: number) => holders.some(word => word.start <= at && at < word.end);
const overlaps = (word: Word, start: number, end: number) => word.start < end && start < word.end;

const wordAt = (text: string, start: number, end: number, tokens: string[]): Word => ({
  surface: text.slice(start, end),
  start,
  end,
  tokens,
  form: 'word',
  noun: true,
  reading: '',
});

export function kanaWords(text: string, words: readonly Word[], { vocabulary, tokenizer, near }: Ear): MeantWord[] {
  const isKnown = (word: Word) => vocabulary.items(word.tokens[0] ?? '') > 0;
  return Array.from(text.slice(0, LOOKED_AT).matchAll(KANA_RUN)).flatMap(({ 0: run, index }) => {
    // What follows kanji is an ending first of all (納めて), and who writes kanji says little in kana.
    const ending = HAN.test(text.charAt(index - 1));
    const hiragana = HIRAGANA.test(run) && !ending;
    return vocabulary.inKana(run).flatMap((piece): MeantWord[] => {
      const [start, end] = [index + piece.start, index + piece.end];
      const voids = (other: Word) =>
        overlaps(other, start, end) &&
        (HIRAGANA.test(other.surface) ? !(isKnown(other) && other.end - other.start > end - start) : !isKnown(other));
      const own = wordAt(text, start, end, [text.slice(start, end)]);
      if (piece.kind === 'grammar')
        return hiragana
          ? [
              {
                word: null,
                start,
                end,
                options: [],
                voids: other => voids(other) && other.end <= end && other.start >= start,
              },
            ]
          : [];
      if (piece.kind === 'unknown') {
        // A verb, or a word that is too short to be found by its reading.
        const said = words.some(
          word =>
            (!word.noun && word.start <= start && word.end > start + 1) || (word.start === start && isKnown(word)),
        );
        const word = said || end - start < UNKNOWN_MIN ? null : own;
        return hiragana ? [{ word, start, end, options: [], voids: other => voids(other) && !isKnown(other) }] : [];
      }
      if (ending && piece.start === 0 && end - start <= ENDING_MAX) return [];
      const worth = kanaWorth(end - start);
      const known = piece.tokens
        .flatMap(token => [{ token, worth: 1 }, ...near(token)])
        .filter(({ token }) => vocabulary.items(token) > 0)
        .map(guess => ({ token: guess.token, worth: worth * guess.worth }));
      if (known.length === 0)
        return hiragana
          ? [{ word: wordAt(text, start, end, piece.tokens.slice(0, 1)), start, end, options: [], voids }]
          : [];
      return partsOf(known, tokenizer).map(({ token, noun, options }) => ({
        word: { ...wordAt(text, start, end, [token]), noun },
        start,
        end,
        options,
        voids,
      }));
    });
  });
}

/** Of homophones the commonest is the likeliest; a compound (支援センター) is held where its parts are. */
function partsOf(known: readonly Guess[], tokenizer: Tokenizer) {
  const written = known.filter(({ token }) => !token.includes(':'));
  const [first = known[0]] = written.toReversed();
  if (!first) return [];
  const parts = first.token.includes(':') ? [] : tokenizer.words(first.token).filter(({ form }) => form === 'word');
  if (parts.length < 2)
    return [{ token: first.token, noun: !/\p{Script=Han}[ぁ-ん]+$/u.test(first.token), options: known }];
  return parts.map(({ tokens: [token = '', ...others], noun }) => ({
    token,
    noun,
    options: [
      ...known,
      { token, worth: first.worth },
      ...others.map(other => ({ token: other, worth: first.worth / 2 })),
    ],
  }));
}

/** Letters that end a compound: alone they are no slip. */
const SUFFIX = /[者数率額課所館員会人金費税性化的等用法部室係市町村一二三四五六七八九十]/u;

export interface Correction {
  start: number;
  end: number;
  meant: string;
}

/** Kanji that no word of the corpus explains, and the word of as many letters that was meant. In the order of the text. */
export function corrections(text: string, { words, links }: Analysis, vocabulary: Vocabulary): Correction[] {
  const isKnown = (word: Word) => vocabulary.items(word.tokens[0] ?? '') > 0;
  /** A letter by itself, or the edge of a word: no slip tears a word of the dictionary (電車, 手伝い) apart. */
  const edges = new Set(links.flatMap(({ start, end }) => [start, end]));
  const single = new Set(links.filter(({ start, end }) => end - start === 1).map(({ start }) => start));
  /** A letter that is a word of the corpus by itself (桂) is right. */
  const alone = new Set(
    words
      .filter(word => word.form === 'word' && word.end - word.start === 1 && isKnown(word))
      .map(({ start }) => start),
  );
  return Array.from(text.slice(0, LOOKED_AT).matchAll(KANJI_RUN)).flatMap(({ 0: run, index }) => {
    const inRun = words.filter(word => overlaps(word, index, index + run.length));
    const known = inRun.filter(word => isKnown(word) && word.end - word.start > 1);
    const unknown = inRun.filter(word => word.form === 'word' && !isKnown(word));
    const open = Array.from(
      run,
      (_, i) => !holds(known, index + i) && (single.has(index + i) || !edges.has(index + i)),
    );
    const suspect = open.map(
      (own, i) =>
        own &&
        (holds(unknown, index + i) || (!SUFFIX.test(run.charAt(i)) && (open[i - 1] === true || open[i + 1] === true))),
    );
    const found: Correction[] = [];
    // The longest first: what stands around a letter says best which was meant.
    for (let length = Math.min(LONGEST, run.length); length > 1; length--) {
      for (let from = 0; from + length <= run.length; from++) {
        const [start, end] = [index + from, index + from + length];
        if (!suspect.slice(from, from + length).includes(true)) continue;
        if (found.some(other => start < other.end && other.start < end)) continue;
        if (!edges.has(start) || !edges.has(end)) continue;
        const whole = text.slice(start, end);
        if (vocabulary.items(whole) > 0) continue;
        const meant = vocabulary.misspelt(whole, at => single.has(start + at) && !alone.has(start + at));
        if (meant !== null) found.push({ start, end, meant });
      }
    }
    return found;
  });
}

export const corrected = (text: string, slips: readonly Correction[]): string =>
  slips.reduce((whole, { start, end, meant }) => whole.slice(0, start) + meant + whole.slice(end), text);

/** 見|治し is read as 見直し is. */
export function joinedWords(text: string, { words, links }: Analysis, vocabulary: Vocabulary): MeantWord[] {
  const baseReading = ({ start, end, reading }: Link) =>
    words.find(word => word.start === start && word.end === end && word.form === 'word')?.reading ?? reading;
  return links.flatMap((link, i): MeantWord[] => {
    const next = links[i + 1];
    if (!next || next.start !== link.end || next.end > LOOKED_AT) return [];
    const surface = text.slice(link.start, next.end);
    // Nouns in a row are a compound, which is guessed as a whole.
    if (!/^\p{Script=Han}.*[ぁ-ん]/u.test(surface) || surface.length > 5) return [];
    if (
      [surface, link.base + next.base, surface.slice(0, link.end - link.start) + next.base].some(
        own => vocabulary.items(own) > 0,
      )
    )
      return [];
    const usual = Math.max(vocabulary.items(link.base), vocabulary.items(next.base));
    const [best] = [link.reading + next.reading, link.reading + baseReading(next)]
      .filter(reading => readingKey(reading).length > 3)
      .flatMap(reading => vocabulary.readAs(reading))
      .filter(
        ({ token }) =>
          !token.includes(':') &&
          vocabulary.items(token) >= MORE_USUAL * usual &&
          Array.from(token).some(letter => /\p{Script=Han}/u.test(letter) && surface.includes(letter)),
      );
    if (!best) return [];
    const [start, end] = [link.start, next.end];
    return [
      {
        word: wordAt(text, start, end, [best.token]),
        start,
        end,
        options: [best],
        voids: other => other.form === 'word' && other.start >= start && other.end <= end,
      },
    ];
  });
}
