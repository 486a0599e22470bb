/** Morphological analysis (形態素解析) of a folded text, piece by piece, each with its part in words and compounds. */
import type { Morpheme } from './dictionary.ts';
import { STOP_WORDS } from './stop-words.ts';
import { SPELLINGS } from './user-words.ts';

/** One morpheme of a run of letters. */
export interface Piece {
  /** As it stands in the folded text, and where (UTF-16). */
  surface: string;
  start: number;
  end: number;
  /** Base form, in the spelling that is indexed. */
  base: string;
  /** Katakana; the surface itself where the dictionary knows none. */
  reading: string;
  /** `content` stands alone, `affix` only within a compound, `none` ends one. */
  role: 'content' | 'affix' | 'none';
  noun: boolean;
  suffix: boolean;
  /** Particles, endings and signs: they join words and are none. */
  grammar: boolean;
  /** The dictionary lacks it. */
  unknown: boolean;
}

/** kuromoji takes quadratic time on one piece. */
const RUN_MAX = 200;
/** Runs of letters, marks and digits; every other sign ends a word. */
const RUN = /[\p{L}\p{M}\p{N}]+/gu;

/** Noun classes that carry no meaning of their own. */
const EMPTY_NOUNS = new Set(['非自立', '代名詞', '数', '特殊', '接続詞的', '動詞非自立的', '引用文字列']);
const GRAMMAR = new Set(['助詞', '助動詞', '記号', '接続詞']);

/** サーバー and サーバ are one word; short words (コピー, データ) keep their ー. English plurals are their singular. */
function shorten(base: string): string {
  if (/^[ァ-ヶー]{3,}ー$/u.test(base)) return base.slice(0, -1);
  if (/^[a-z]{2,}ies$/u.test(base)) return `${base.slice(0, -3)}y`;
  if (/^(?:[a-z]+(?:ss|sh|ch|x)|bus)es$/u.test(base)) return base.slice(0, -2);
  // An abbreviation (SDGs) is no plural, nor is news.
  return /^(?=.*[aeiouy])(?!news$)[a-z]{2,}[a-rtv-z]s$/u.test(base) ? base.slice(0, -1) : base;
}

function baseOf(morpheme: Morpheme): string {
  const { basic_form: basic, surface_form: surface } = morpheme;
  if (morpheme.pos === '助動詞' && (basic === 'ん' || basic === 'ぬ')) return 'ない';
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

const LATIN = /^[a-z]/u;

/** A word in Latin letters is one piece: the dictionary would find `ai` in aim. */
function latinPiece(surface: string, start: number): Piece {
  const base = shorten(surface);
  // A lone letter is a part of a name: eスポーツ.
  const role = STOP_WORDS.has(surface) ? 'none' : surface.length === 1 ? 'affix' : 'content';
  const end = start + surface.length;
  return {
    surface,
    start,
    end,
    base,
    reading: surface,
    role,
    noun: true,
    suffix: false,
    grammar: false,
    unknown: false,
  };
}

/** Cuts a long run, never within a surrogate pair. */
function* cut(text: string, offset: number): Generator<[string, number]> {
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + RUN_MAX, text.length);
    if (end < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(end - 1))) end--;
    yield [text.slice(at, end), offset + at];
    at = end;
  }
}

function piecesOf(morphemes: readonly Morpheme[], offset: number): Piece[] {
  let at = offset;
  return morphemes.map(morpheme => {
    const { surface_form: surface, pos, reading } = morpheme;
    const start = at;
    at += surface.length;
    const base = baseOf(morpheme);
    return {
      surface,
      start,
      end: at,
      base,
      reading: reading === undefined || reading === '*' ? surface : reading,
      role: roleOf(morpheme, base),
      noun: pos === '名詞' || pos === '接頭詞',
      suffix: morpheme.pos_detail_1 === '接尾',
      // 行きたくない is not 行く.
      grammar: GRAMMAR.has(pos) && base !== 'ない',
      unknown: morpheme.word_type === 'UNKNOWN',
    };
  });
}

/** The pieces of each run of letters, in order; a run ends where any other sign stands. */
export function analyseRuns(text: string, analyse: (text: string) => Morpheme[]): Piece[][] {
  return Array.from(text.matchAll(RUN)).flatMap(match =>
    Array.from(cut(match[0], match.index), ([run, offset]) => {
      let at = offset;
      return run.split(/([a-z]+)/u).flatMap((part): Piece[] => {
        const from = at;
        at += part.length;
        if (part === '') return [];
        return LATIN.test(part) ? [latinPiece(part, from)] : piecesOf(analyse(part), from);
      });
    }),
  );
}
