/**
 * The words of the dictionary by how they are read (読みの索引), with what it costs them to stand, and to follow each other: what
 * turns kana into kanji (かな漢字変換). Names of people and places, particles and endings are left out: kana are their spelling,
 * or the corpus knows them.
 */
import { readingKey } from './vocabulary.ts';

export interface LexiconWord {
  surface: string;
  /** Contexts (文脈ID) on its left and right. */
  left: number;
  right: number;
  cost: number;
  pos: string;
  detail: string;
  base: string;
  /** Katakana. */
  reading: string;
}

export interface Lexicon {
  /** Words that are read so, a `readingKey`. */
  readAs(key: string): readonly LexiconWord[];
  /** Words as they are written that a text begins with. */
  beginning(text: string): readonly LexiconWord[];
  /** What it costs that a word with this context on its left follows one with that on its right. */
  follows(right: number, left: number): number;
}

/** A dictionary as it lies in memory. */
export interface LexiconSource {
  /** Ten bytes each: left, right, cost (16 bits), where its features begin (32 bits). Little endian. */
  entries: Uint8Array;
  /** `surface,pos,detail,…,base,reading,…`, each closed by a zero. */
  features: Uint8Array;
  follows(right: number, left: number): number;
  beginning(text: string): { surface: string; ids: readonly number[] }[];
}

const ENTRY = 10;
/** Contexts of た and of nouns. */
const [PAST, NOUNS, PAST_NOUNS] = [435, 1282, 1316];
const NEVER = 5000;
/** Words of a question come again in the next. */
const WORDS_KEPT = 20_000;
const COMMA = 0x2c;
/** Fields before the base form and the reading. */
const BASE_AT = 7;
const READING_AT = 8;
const UTF8 = new TextDecoder();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const KEPT = ['名詞', '動詞,自立', '形容詞,自立', '接頭詞', '副詞', '連体詞'].map(pos => bytesOf(`,${pos}`));
const LEFT_OUT = ['名詞,固有名詞', '名詞,数', '名詞,接続詞的', '名詞,動詞非自立的', '名詞,特殊'].map(pos =>
  bytesOf(`,${pos}`),
);

const isAt = (buffer: Uint8Array, at: number, what: Uint8Array): boolean => {
  for (let i = 0; i < what.length; i++) if (buffer[at + i] !== what[i]) return false;
  return true;
};

/** As `readingKey` folds: no long mark, ヅ as ズ, ヂ as ジ, ヴ as ブ. */
const HASHED = new Map([
  [0x30c5, 0x30ba],
  [0x30c2, 0x30b8],
  [0x30f4, 0x30d6],
]);
const SILENT = new Set([0x30fc, 0x30fb]);
const hashed = (hash: number, letter: number): number =>
  SILENT.has(letter) ? hash : (Math.imul(hash, 31) + (HASHED.get(letter) ?? letter)) | 0;

function hashOf(key: string): number {
  let hash = 7;
  for (let i = 0; i < key.length; i++) hash = hashed(hash, key.charCodeAt(i));
  return hash;
}

/** Hashes of all readings, sorted, and the entry of each. */
function indexOf({ entries, features }: LexiconSource): { hashes: Int32Array; ids: Int32Array } {
  const view = new DataView(entries.buffer, entries.byteOffset, entries.byteLength);
  const found: number[] = [];
  for (let id = 0; id + ENTRY <= entries.length; id += ENTRY) {
    const from = view.getUint32(id + 6, true);
    // Room that was never filled.
    if (from === 0 && id > 0) continue;
    let at = from;
    while (features[at] !== COMMA && features[at] !== 0) at++;
    if (LEFT_OUT.some(pos => isAt(features, at, pos)) || !KEPT.some(pos => isAt(features, at, pos))) continue;
    // Hiragana alone are no other spelling of themselves.
    if (!hasOtherThanHiragana(features, from, at)) continue;
    for (let commas = 0; commas < READING_AT && features[at] !== 0; at++) if (features[at] === COMMA) commas++;
    let hash = 7;
    for (; features[at] !== COMMA && features[at] !== 0 && at < features.length; at += 3)
      hash = hashed(
        hash,
        (((features[at] ?? 0) & 0x0f) << 12) |
          (((features[at + 1] ?? 0) & 0x3f) << 6) |
          ((features[at + 2] ?? 0) & 0x3f),
      );
    found.push(hash * 2 ** 21 + id / ENTRY);
  }
  const sorted = Float64Array.from(found).toSorted();
  return {
    hashes: Int32Array.from(sorted, value => Math.floor(value / 2 ** 21)),
    ids: Int32Array.from(sorted, value => (value - Math.floor(value / 2 ** 21) * 2 ** 21) * ENTRY),
  };
}

function hasOtherThanHiragana(features: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 3) {
    const [a = 0, b = 0, c = 0] = [features[at], features[at + 1], features[at + 2]];
    if (a !== 0xe3 || b < 0x81 || b > 0x82 || (b === 0x82 && c > 0x9f)) return true;
  }
  return false;
}

export function createLexicon(source: LexiconSource): Lexicon {
  const { entries, features } = source;
  const view = new DataView(entries.buffer, entries.byteOffset, entries.byteLength);
  let index: ReturnType<typeof indexOf> | undefined;
  const known = new Map<number, LexiconWord>();
  const wordOf = (id: number): LexiconWord => {
    const word = known.get(id) ?? decoded(id);
    if (known.size >= WORDS_KEPT) known.clear();
    known.set(id, word);
    return word;
  };
  const decoded = (id: number): LexiconWord => {
    const from = view.getUint32(id + 6, true);
    let to = from;
    while (to < features.length && features[to] !== 0) to++;
    const fields = UTF8.decode(features.subarray(from, to)).split(',');
    const [surface = '', pos = '', detail = ''] = fields;
    return {
      surface,
      left: view.getInt16(id, true),
      right: view.getInt16(id + 2, true),
      cost: view.getInt16(id + 4, true),
      pos,
      detail: detail === '接尾' && fields[3] === '助数詞' ? '助数詞' : detail,
      base: fields[BASE_AT] ?? surface,
      reading: fields[READING_AT] ?? '',
    };
  };
  return {
    readAs(key) {
      index ??= indexOf(source);
      const { hashes, ids } = index;
      const hash = hashOf(key);
      let [low, high] = [0, hashes.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((hashes[middle] ?? 0) < hash) low = middle + 1;
        else high = middle;
      }
      const words: LexiconWord[] = [];
      for (; hashes[low] === hash; low++) words.push(wordOf(ids[low] ?? 0));
      return words.filter(({ reading }) => readingKey(reading) === key);
    },
    beginning: text => source.beginning(text).flatMap(({ ids }) => ids.map(wordOf)),
    // た behind a noun: the dictionary hardly minds.
    follows: (right, left) =>
      source.follows(right, left) + (left === PAST && right >= NOUNS && right < PAST_NOUNS ? NEVER : 0),
  };
}
