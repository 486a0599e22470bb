/**
 * Text to search tokens: the same code at ingest and at question time, named by `id` in the manifest. Content words by
 * base form; a compound whole and by its parts; years, item numbers and amounts by pattern.
 */
import { analyseRuns, type Piece } from './analyse.ts';
import { loadDictionary, type Morpheme } from './dictionary.ts';
import { foldWithOrigin } from './folded.ts';
import { toKatakana } from '../domain/kana.ts';
import { takePatterns } from './patterns.ts';
import { SPELLINGS, USER_WORDS } from './user-words.ts';

export interface Word {
  /** As written in the text. */
  surface: string;
  /** Place in the text, UTF-16. */
  start: number;
  end: number;
  /** What it is indexed as; the first is its own, the others are its parts. */
  tokens: string[];
  /** A word by itself, several nouns in a row, or what a pattern takes out (a year, a number). */
  form: 'word' | 'compound' | 'pattern';
  /** Verbs and adjectives are not: they say less of a subject. */
  noun: boolean;
  /** Katakana, of a verb that of its base form; empty for a pattern. */
  reading: string;
}

/** A word of the chain that phrases (言い換え集) are looked for in: particles and endings are left out. */
export interface Link {
  base: string;
  /** Katakana; the letters themselves where the dictionary knows no reading. */
  reading: string;
  start: number;
  end: number;
  /** It begins a new run: no phrase reaches across. */
  first: boolean;
  /** A verb or an adjective: what ない after it takes back. */
  predicate: boolean;
  /** The dictionary lacks it: a name, or a slip. */
  unknown?: boolean;
}

export interface Analysis {
  words: Word[];
  links: Link[];
}

export interface Tokenizer {
  /** Names the method and its version; stands in the manifest. */
  readonly id: string;
  /** Tokens in the order of the text, repeated as often as they stand there; none holds a blank. Linear in length. */
  tokens(text: string): string[];
  /** The same, word by word, with what stands in the text. */
  words(text: string): Word[];
  analyse(text: string): Analysis;
}

/** Raise it with every change of the words, patterns or rules: an index by another tokeniser is refused. */
const TOKENIZER_ID = 'kuromoji-ipadic-3';

/** A token is at most 3 × this many bytes; the store's limit lies above it. */
export const TOKEN_MAX = 30;

const PARTS: ReadonlyMap<string, readonly string[]> = new Map(USER_WORDS.map(([word, ...parts]) => [word, parts]));

function joined(pieces: readonly Piece[]): Word[] {
  const surface = pieces.map(piece => piece.surface).join('');
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last || surface.length > TOKEN_MAX || pieces.length < 2) return [];
  const token = pieces.map((piece, i) => (i === pieces.length - 1 ? piece.base : piece.surface)).join('');
  const reading = pieces.map(piece => piece.reading).join('');
  const tokens = [SPELLINGS.get(token) ?? token];
  return [{ surface, start: first.start, end: last.end, tokens, form: 'compound', noun: true, reading }];
}

/** Two or more nouns in a row: the whole, and each pair of neighbours. */
function compounds(run: readonly Piece[]): Word[] {
  const words = joined(run);
  if (run.length > 2) {
    // 市|事業 out of 伊勢原市事業公社 is no word: a pair never begins with a suffix.
    for (let i = 0; i + 2 <= run.length; i++) if (run[i]?.suffix === false) words.push(...joined(run.slice(i, i + 2)));
  }
  return words;
}

/** How the base form is read, by how the inflected one is: 納め (オサメ) is オサメル, as おさめる is. */
function baseReading({ surface, base, reading }: Piece): string {
  let shared = 0;
  while (shared < surface.length && surface[shared] === base[shared]) shared++;
  const [tail, baseTail] = [toKatakana(surface.slice(shared)), toKatakana(base.slice(shared))];
  if (!/^[ァ-ヶー]*$/u.test(tail + baseTail) || !reading.endsWith(tail)) return reading;
  return reading.slice(0, reading.length - tail.length) + baseTail;
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
      const tokens = [base.slice(0, TOKEN_MAX), ...(PARTS.get(surface) ?? [])];
      const reading = noun ? piece.reading : baseReading(piece);
      words.push({ surface, start, end, tokens, form: 'word', noun, reading });
    }
    if (noun && role !== 'none') run.push(piece);
    else close();
  }
  close();
  return words;
}

/** Blanks and middle dots between words end no phrase: those of long-term care, of a query of key words, ワーク・ライフ・バランス. */
function linksOf(runs: readonly Piece[][], text: string): Link[] {
  let from = 0;
  return runs.flatMap(pieces => {
    const opened = !/^[ '’・-]*$/u.test(text.slice(from, pieces[0]?.start));
    from = pieces.at(-1)?.end ?? from;
    return pieces
      .filter(piece => !piece.grammar)
      .map(({ base, reading, start, end, noun, unknown }, i) => ({
        base,
        reading,
        start,
        end,
        first: i === 0 && opened,
        predicate: !noun,
        unknown,
      }));
  });
}

function createTokenizer(morphemes: (text: string) => Morpheme[]): Tokenizer {
  const analyse = (text: string): Analysis => {
    const folded = foldWithOrigin(text);
    const { spans, rest } = takePatterns(folded.text);
    const runs = analyseRuns(rest, morphemes);
    const patterns = spans.flatMap(({ start, end, token }): Word[] =>
      token === null
        ? []
        : [{ surface: '', start, end, tokens: [token.slice(0, TOKEN_MAX)], form: 'pattern', noun: true, reading: '' }],
    );
    const placed = <T extends { start: number; end: number }>(part: T): T => ({
      ...part,
      start: folded.starts[part.start] ?? 0,
      end: folded.ends[part.end - 1] ?? text.length,
    });
    // Numbers are parts of phrases (8050問題, 119番); years and numbers of items are not.
    const named = spans
      .filter(({ token }) => token === null || !/^(?:fy\d|no:)/u.test(token))
      .map(({ start, end }): Link => {
        const base = folded.text.slice(start, end);
        return { base, reading: base, start, end, first: false, predicate: false };
      });
    return {
      words: [...patterns, ...runs.flatMap(wordsOf)]
        .map(word => {
          const { start, end } = placed(word);
          return { ...word, surface: text.slice(start, end), start, end };
        })
        .toSorted((a, b) => a.start - b.start || a.end - b.end),
      links: [...linksOf(runs, rest), ...named].toSorted((a, b) => a.start - b.start).map(placed),
    };
  };
  const words = (text: string) => analyse(text).words;
  return { id: TOKENIZER_ID, analyse, words, tokens: text => words(text).flatMap(word => word.tokens) };
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
