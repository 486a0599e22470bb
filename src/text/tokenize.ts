/**
 * Text to search tokens (形態素解析): the same code at ingest and at question time, named by `id` in the manifest.
 * Content words by base form; a compound whole and by its parts; years, item numbers and amounts by pattern.
 */
import { loadDictionary, type Morpheme } from './dictionary.ts';
import { foldWithOrigin } from './folded.ts';
import { takePatterns } from './patterns.ts';
import { STOP_WORDS } from './stop-words.ts';
import { SPELLINGS, USER_WORDS } from './user-words.ts';

export interface Word {
  /** As written in the text. */
  surface: string;
  /** Place in the text, UTF-16. */
  start: number;
  end: number;
  /** What it is indexed as; the first is its own, the others are its parts. */
  tokens: string[];
}

export interface Tokenizer {
  /** Names the method and its version; stands in the manifest. */
  readonly id: string;
  /** Tokens in the order of the text, repeated as often as they stand there; none holds a blank. Linear in length. */
  tokens(text: string): string[];
  /** The same, word by word, with what stands in the text. */
  words(text: string): Word[];
}

/** Raise it with every change of the words, patterns or rules: an index by another tokeniser is refused. */
const TOKENIZER_ID = 'kuromoji-ipadic-1';

/** kuromoji takes quadratic time on one piece. */
const PIECE_MAX = 200;
/** A token is at most 3 × this many bytes; the store's limit lies above it. */
const TOKEN_MAX = 30;
/** Runs of letters, marks and digits; every other sign ends a word. */
const PIECE = /[\p{L}\p{M}\p{N}]+/gu;

const PARTS: ReadonlyMap<string, readonly string[]> = new Map(USER_WORDS.map(([word, ...parts]) => [word, parts]));

/** Noun classes that carry no meaning of their own. */
const EMPTY_NOUNS = new Set(['非自立', '代名詞', '数', '特殊', '接続詞的', '動詞非自立的', '引用文字列']);

interface Piece {
  surface: string;
  start: number;
  end: number;
  base: string;
  /** `content` stands alone, `affix` only within a compound, `none` ends one. */
  role: 'content' | 'affix' | 'none';
  noun: boolean;
  suffix: boolean;
}

/** サーバー and サーバ are one word; short words (コピー, データ) keep their ー. */
const shorten = (base: string) => (/^[ァ-ヶー]{3,}ー$/u.test(base) ? base.slice(0, -1) : base);

function baseOf(morpheme: Morpheme): string {
  const { basic_form: basic, surface_form: surface } = morpheme;
  const base = shorten(basic === '*' || basic === undefined ? surface : basic);
  return SPELLINGS.get(base) ?? base;
}

function roleOf(morpheme: Morpheme, base: string): Piece['role'] {
  const { pos, pos_detail_1: detail } = morpheme;
  if (STOP_WORDS.has(base)) return 'none';
  if (pos === '名詞') {
    if (detail === '接尾') return 'affix';
    if (EMPTY_NOUNS.has(detail)) return 'none';
    // A single kana that the dictionary could not place is a splinter of a word.
    return /^[ぁ-んァ-ヶー]$/u.test(base) ? 'none' : 'content';
  }
  if (pos === '接頭詞') return detail === '名詞接続' ? 'affix' : 'none';
  if (pos === '動詞' || pos === '形容詞') return detail === '自立' && base.length > 1 ? 'content' : 'none';
  return 'none';
}

/** Two or more nouns in a row: the whole, and each pair of neighbours. */
function compounds(run: readonly Piece[]): Word[] {
  const join = (pieces: readonly Piece[]): Word[] => {
    const surface = pieces.map(piece => piece.surface).join('');
    const first = pieces[0];
    const last = pieces.at(-1);
    if (!first || !last || surface.length > TOKEN_MAX || pieces.length < 2) return [];
    const token = pieces.map((piece, i) => (i === pieces.length - 1 ? piece.base : piece.surface)).join('');
    return [{ surface, start: first.start, end: last.end, tokens: [SPELLINGS.get(token) ?? token] }];
  };
  const words = join(run);
  if (run.length > 2) {
    // 市|事業 out of 伊勢原市事業公社 is no word: a pair never begins with a suffix.
    for (let i = 0; i + 2 <= run.length; i++) if (run[i]?.suffix === false) words.push(...join(run.slice(i, i + 2)));
  }
  return words;
}

function wordsOf(pieces: readonly Piece[]): Word[] {
  const words: Word[] = [];
  let run: Piece[] = [];
  const close = (): void => {
    if (run.some(piece => piece.role === 'content')) words.push(...compounds(run));
    run = [];
  };
  for (const piece of pieces) {
    const { surface, start, end, base, role, noun } = piece;
    if (role === 'content') {
      const token = base.slice(0, TOKEN_MAX);
      words.push({ surface, start, end, tokens: [token, ...(PARTS.get(surface) ?? [])] });
    }
    if (noun && role !== 'none') run.push(piece);
    else close();
  }
  close();
  return words;
}

/** Cuts a long run, never within a surrogate pair. */
function* cut(text: string, offset: number): Generator<[string, number]> {
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + PIECE_MAX, text.length);
    if (end < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(end - 1))) end--;
    yield [text.slice(at, end), offset + at];
    at = end;
  }
}

function createTokenizer(analyse: (text: string) => Morpheme[]): Tokenizer {
  const words = (text: string): Word[] => {
    const folded = foldWithOrigin(text);
    const { spans, rest } = takePatterns(folded.text);
    const found: Word[] = spans.flatMap(({ start, end, token }) =>
      token === null ? [] : [{ surface: '', start, end, tokens: [token.slice(0, TOKEN_MAX)] }],
    );
    for (const match of rest.matchAll(PIECE)) {
      for (const [piece, offset] of cut(match[0], match.index)) {
        let at = offset;
        const pieces = analyse(piece).map((morpheme): Piece => {
          const start = at;
          at += morpheme.surface_form.length;
          const base = baseOf(morpheme);
          return {
            surface: morpheme.surface_form,
            start,
            end: at,
            base,
            role: roleOf(morpheme, base),
            noun: morpheme.pos === '名詞' || morpheme.pos === '接頭詞',
            suffix: morpheme.pos_detail_1 === '接尾',
          };
        });
        found.push(...wordsOf(pieces));
      }
    }
    return found
      .map(word => {
        const start = folded.starts[word.start] ?? 0;
        const end = folded.ends[word.end - 1] ?? text.length;
        return { surface: text.slice(start, end), start, end, tokens: word.tokens };
      })
      .toSorted((a, b) => a.start - b.start || a.end - b.end);
  };
  return { id: TOKENIZER_ID, words, tokens: text => words(text).flatMap(word => word.tokens) };
}

/** The same tokeniser with a memory of every line it has seen: for ingestion, which meets each line several times. */
export function rememberLines(tokenizer: Tokenizer): Tokenizer {
  const seen = new Map<string, string[]>();
  const line = (text: string): string[] => {
    const known = seen.get(text) ?? tokenizer.tokens(text);
    seen.set(text, known);
    return known;
  };
  // No word spans a line end, so the tokens of the lines are those of the text.
  return { ...tokenizer, tokens: text => text.split('\n').flatMap(line) };
}

let shared: Promise<Tokenizer> | undefined;

/**
 * One shared tokeniser; its dictionary takes about a second to load. A failed load is not remembered.
 * @throws NaviError INTERNAL where the dictionary cannot be read.
 */
export function loadTokenizer(load = loadDictionary): Promise<Tokenizer> {
  shared ??= load().then(createTokenizer, (error: unknown) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

/** Which of a query's words, as written in it, `held` has a token of; in the query's order, each once. */
export function matchedTerms(words: readonly Word[], held: ReadonlySet<string>): string[] {
  const matches = words.filter(word => word.tokens.some(token => held.has(token)));
  return [...new Set(matches.map(word => word.surface))];
}
