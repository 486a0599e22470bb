/**
 * The words of the corpus (語彙): how rare each is, and what a word that the corpus lacks was meant to be: the same reading
 * in other letters (妊婦検診 for 妊婦健診), kana or Latin letters for kanji, a letter too few, too many or wrong.
 */
import { readKanaRun, type KanaPiece } from './kana-run.ts';
import { toKatakana } from '../domain/kana.ts';
import { romajiToKana } from './romaji.ts';
import { soundDistance } from './same-sound.ts';

export interface VocabularyRow {
  token: string;
  /** In how many items it stands. */
  items: number;
  /** Katakana; empty where it has none. */
  reading: string;
}

/** A word of the corpus that was likely meant. */
export interface Guess {
  token: string;
  /** 0…1: how likely. */
  worth: number;
}

export interface Vocabulary {
  /** All words of the corpus. */
  readonly tokens: readonly string[];
  /** 0 for a token that the corpus lacks. */
  items(token: string): number;
  /** How it is read, in katakana; empty where it has no reading. */
  reading(token: string): string;
  /** Inverse document frequency; a token that the corpus lacks is as rare as one that stands in one item. */
  rarity(token: string): number;
  /** Words that were likely meant by one that the corpus lacks, likeliest first. */
  guesses(surface: string, reading: string): Guess[];
  /** Words of the corpus that are read exactly so. */
  readAs(reading: string): Guess[];
  /** The word of the corpus that kanji were meant to be, one of them wrong (目票, 威持管理); null where none or several are likely. */
  misspelt(kanji: string, mayBeWrong: (at: number) => boolean): string | null;
  /** All words of the corpus that are read so, a `readingKey`. */
  spelled(key: string): readonly string[];
  /** A run of kana (もえるごみのりょう) in pieces, in order. */
  inKana(run: string): KanaWord[];
}

export interface KanaWord {
  start: number;
  end: number;
  /** `grammar`: particles, endings; `unknown`: letters that nothing explains. */
  kind: KanaPiece['kind'];
  /** Words that are read so. */
  tokens: string[];
}

const WORTH = { reading: 0.75, romaji: 0.7, near: 0.5 };
/** Shorter readings have too many words. */
const READING_MIN = 3;
/** In Latin letters two kana are a word by themselves: gomi. */
const LATIN_MIN = 2;
/** A slip is only guessed in words this long; kanji say more than kana. */
const NEAR_MIN = 4;
const KANJI_MIN = 3;
const GUESSES_MAX = 3;
/** Homophones in kana (きょうどう: 共同, 協働): one of them is meant, and it is not always the rarest. */
const HOMOPHONES_MAX = 6;
/** Kanji longer than this are several words. */
const MISSPELT_MAX = 8;
/** So many kanji are one word, even where the wrong one sounds otherwise. */
const SURE_MIN = 5;

/** Latin letters leave out what lengthens a vowel: Oyama for オオヤマ. */
const shortVowels = (key: string) =>
  key.replaceAll(/(?<=[オコソトノホモヨロゴゾドボポョ])[ウオ]|(?<=[ウクスツヌフムユルグズブプュ])ウ/gu, '');

/** Katakana without long marks: サーバー, サーバ and さーば are one. */
export function readingKey(text: string): string {
  const kana = toKatakana(text);
  // Most have none of these, and there are many.
  if (!/[ー・ヅヂヴ]/u.test(kana)) return kana;
  return kana
    .replaceAll(/[ー・]/gu, '')
    .replaceAll('ヅ', 'ズ')
    .replaceAll('ヂ', 'ジ')
    .replaceAll('ヴ', 'ブ');
}

/** The key of a run, and where each of its letters stands in it. */
function keyWithPlaces(run: string): { key: string; places: number[] } {
  const letters = Array.from(run, (letter, place) => ({ letter: readingKey(letter), place })).filter(
    ({ letter }) => letter !== '',
  );
  return { key: letters.map(({ letter }) => letter).join(''), places: letters.map(({ place }) => place) };
}

const isKanji = (text: string) => /^\p{Script=Han}+$/u.test(text);
const isKana = (text: string) => /^[ァ-ヶ]+$/u.test(text);

/** Whether one change makes `b` of `a`: a letter replaced, left out, added, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [left, right] = [a.length - head - tail, b.length - head - tail];
  if (Math.max(left, right) <= 1) return true;
  return left === 2 && right === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
}

const holed = (word: string, at: number) => `${word.slice(0, at)}?${word.slice(at + 1)}`;

/** Made at the first need: most questions are spelt well. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

type Keyed = VocabularyRow & { key: string };

const keyed = <T extends { reading: string }>(row: T) => ({ ...row, key: readingKey(row.reading) });

/** Words one slip away can only be as long, or a letter shorter or longer. */
const nearby = (groups: ReadonlyMap<number, readonly Keyed[]>, length: number): readonly Keyed[] =>
  [length - 1, length, length + 1].flatMap(n => groups.get(n) ?? []);

/**
 * @param documents how many items the corpus has
 * @param phrases further words by how they are read: the token that each stands for (a group's)
 */
export function createVocabulary(
  rows: readonly VocabularyRow[],
  documents: number,
  phrases: readonly { reading: string; token: string }[] = [],
): Vocabulary {
  const itemsOf = new Map(rows.map(({ token, items }) => [token, items]));
  const words = rows.filter(({ token, reading }) => reading !== '' && !token.includes(':')).map(keyed);
  const byReading = new Map<string, string[]>();
  for (const { token, key } of [...words, ...phrases.map(keyed)]) {
    if (key.length >= LATIN_MIN) byReading.set(key, [...new Set(byReading.get(key)).add(token)]);
  }
  const items = (token: string) => itemsOf.get(token) ?? 0;
  const rarity = (token: string) => Math.log(1 + (documents + 0.5) / (Math.max(items(token), 1) + 0.5));

  /** Rarer first: the word that means most. */
  const known = (tokens: readonly string[], worth: number, most = GUESSES_MAX): Guess[] =>
    tokens
      .toSorted((a, b) => items(a) - items(b) || (a < b ? -1 : 1))
      .slice(0, most)
      .map(token => ({ token, worth }));

  const byShortVowels = once(() => {
    const found = new Map<string, string[]>();
    for (const [key, tokens] of byReading)
      if (key.length > LATIN_MIN) found.set(shortVowels(key), [...(found.get(shortVowels(key)) ?? []), ...tokens]);
    return found;
  });
  /** Words of kanji by each of their forms with one letter left open: 目？, ？標. */
  const patterns = once(() => {
    const found = new Map<string, string[]>();
    for (const { token } of words) {
      if (!isKanji(token) || token.length < 2 || token.length > MISSPELT_MAX) continue;
      for (let at = 0; at < token.length; at++) {
        const others = found.get(holed(token, at));
        if (others) others.push(token);
        else found.set(holed(token, at), [token]);
      }
    }
    return found;
  });

  const byLength = Map.groupBy(words, ({ token }) => token.length);
  const byKeyLength = Map.groupBy(words, ({ key }) => key.length);
  const near = (surface: string, key: string): string[] => {
    const bySurface = surface.length >= (isKanji(surface) ? KANJI_MIN : NEAR_MIN);
    const byKey = key.length > NEAR_MIN && isKana(key);
    return [
      ...(bySurface ? nearby(byLength, surface.length).filter(word => isOneSlip(surface, word.token)) : []),
      ...(byKey ? nearby(byKeyLength, key.length).filter(word => isOneSlip(key, word.key)) : []),
    ].map(({ token }) => token);
  };

  const readingOf = once(() => new Map(words.map(({ token, reading }) => [token, reading])));

  return {
    tokens: words.map(({ token }) => token),
    items,
    reading: token => readingOf().get(token) ?? '',
    rarity,
    guesses(surface, reading) {
      if (/^[a-z]{4,}$/u.test(surface)) {
        const kana = romajiToKana(surface);
        if (kana === null) return [];
        const key = readingKey(kana);
        return known(byReading.get(key) ?? byShortVowels().get(shortVowels(key)) ?? [], WORTH.romaji);
      }
      const key = readingKey(reading);
      const same = key.length < READING_MIN ? [] : (byReading.get(key) ?? []);
      if (same.length > 0) return known(same, WORTH.reading);
      return known([...new Set(near(surface, key))], WORTH.near);
    },
    readAs(reading) {
      const key = readingKey(reading);
      return key.length < READING_MIN ? [] : known(byReading.get(key) ?? [], WORTH.reading);
    },
    spelled: key => byReading.get(key) ?? [],
    misspelt(kanji, mayBeWrong) {
      if (kanji.length < 2 || kanji.length > MISSPELT_MAX) return null;
      const found = Array.from(kanji).flatMap((own, at) =>
        mayBeWrong(at)
          ? (patterns().get(holed(kanji, at)) ?? []).map(token => ({
              token,
              distance: soundDistance(own, token.charAt(at)) ?? Number.POSITIVE_INFINITY,
            }))
          : [],
      );
      const [best, second] = found.toSorted((a, b) => a.distance - b.distance);
      if (!best) return null;
      // Two kanji have many neighbours (水路 and 水道): only one that sounds alike was meant.
      if (best.distance === Number.POSITIVE_INFINITY) return kanji.length >= SURE_MIN && !second ? best.token : null;
      return second && second.distance <= 2 * best.distance + 2 ? null : best.token;
    },
    inKana(run) {
      const { key, places } = keyWithPlaces(run);
      // A single kanji (量, 条) is read like many endings. Two kana are a word where the corpus writes it in kana (ごみ)
      // and a particle follows.
      const isWord = (start: number, end: number) => {
        const tokens = byReading.get(key.slice(start, end)) ?? [];
        return end - start >= READING_MIN
          ? tokens.some(token => token.length > 1)
          : /^[ハガヲニデノモト]?$/u.test(key.charAt(end)) && tokens.some(token => /^[ぁ-ん]+$/u.test(token));
      };
      return readKanaRun(key, isWord).map(({ start, end, kind }) => ({
        start: places[start] ?? 0,
        end: (places[end - 1] ?? 0) + 1,
        kind,
        tokens:
          kind === 'word'
            ? known(byReading.get(key.slice(start, end)) ?? [], 1, HOMOPHONES_MAX).map(({ token }) => token)
            : [],
      }));
    },
  };
}
