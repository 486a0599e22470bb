/**
 * Quantities as printed (数量): the number that a cell states, its unit, and how it bounds the number.
 * The printed text is never replaced by the number: a fact keeps both.
 */

export interface Quantity {
  /** The number as printed; ▲ and △ are minus. In the unit as printed: `30億円` is 30 with the unit 億円. */
  value: number;
  /** Half-width, without blanks: `トン/年`, `%`, `千円`; empty where none is printed. */
  unit: string;
  /** 未満 lt, 以下・以内 le, 以上 ge, 超 gt; null for a plain value. */
  bound: 'lt' | 'le' | 'ge' | 'gt' | null;
  /** 約, 程度, およそ */
  approximate: boolean;
  /** The number in brackets of `2(78)` or `15箇所 (0箇所)`, else null. */
  bracketed: number | null;
}

const KANJI_DIGIT: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const KANJI_TEN: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const KANJI_MYRIAD: Record<string, number> = { 万: 1e4, 億: 1e8, 兆: 1e12 };

/** A whole number in kanji (`二千三百`, `十五`, `二〇二四`), or null where the text holds anything else. */
export function kanjiToNumber(text: string): number | null {
  if (!/^[〇零一二三四五六七八九十百千万億兆]+$/u.test(text)) return null;
  if (!/[十百千万億兆]/u.test(text)) return Number([...text].map(c => KANJI_DIGIT[c] ?? 0).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const c of text) {
    const ten = KANJI_TEN[c];
    const myriad = KANJI_MYRIAD[c];
    if (ten !== undefined) {
      section += (digit ?? 1) * ten;
      digit = null;
    } else if (myriad !== undefined) {
      total += (section + (digit ?? 0) || 1) * myriad;
      section = 0;
      digit = null;
    } else {
      if (digit !== null) return null; // 三五百: no number that anybody writes
      digit = KANJI_DIGIT[c] ?? 0;
    }
  }
  return total + section + (digit ?? 0);
}

const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const UNIT =
  '[%℃‰㎡㎥°]|[A-Za-z][A-Za-z0-9/²³]*|%ポイント|[\\p{Script=Han}\\p{Script=Katakana}ー々ヶヵA-Za-zか]+?(?:[/・][\\p{Script=Han}\\p{Script=Katakana}ー々ヶヵA-Za-z]+?)*';
const PREFIX = '(?:約|およそ|おおむね|概ね|延べ|のべ|累計|合計|計)?';
const SUFFIX = '(?:以内|以下|未満|以上|超える|超|程度|前後)?';
const WHOLE = new RegExp(
  `^(${PREFIX}) *([▲△−‐-]|マイナス)? *(${NUMBER}) *(?:\\((${NUMBER})\\))? *(${UNIT}(?: ?/ ?[\\p{Script=Han}A-Za-z]+)?)?? *(${SUFFIX})$`,
  'u',
);
/** 9億8,000万円, 1兆2億: large numbers written in steps; the value is then in the base unit. */
const STEPPED = new RegExp(
  `^(?:(${NUMBER})兆)?(?:(${NUMBER})億)?(?:(${NUMBER})万)?(?:(${NUMBER})千)?(${NUMBER})?(円|人|件)?$`,
  'u',
);
const KANJI_WHOLE = /^([〇零一二三四五六七八九十百千万億兆]+)([\p{Script=Han}\p{Script=Katakana}か%]*)$/u;

const BOUNDS: Record<string, Quantity['bound']> = {
  以内: 'le',
  以下: 'le',
  未満: 'lt',
  以上: 'ge',
  超: 'gt',
  超える: 'gt',
};

/** The number of a text such as `22,040` or `1.5` (half width, commas in threes), or null. */
export function parseNumber(text: string): number | null {
  return new RegExp(`^(?:${NUMBER})$`, 'u').test(text) ? Number(text.replaceAll(',', '')) : null;
}

function stepped(text: string): Quantity | null {
  const match = STEPPED.exec(text);
  if (!match) return null;
  const [, cho, oku, man, sen, ones, unit] = match;
  const steps = [cho, oku, man, sen, ones].filter(part => part !== undefined).length;
  if (steps < 2) return null; // a single step keeps its unit as printed: 30億円
  const value = [cho, oku, man, sen, ones]
    .map((part, i) => Number((part ?? '0').replaceAll(',', '')) * ([1e12, 1e8, 1e4, 1e3, 1][i] ?? 1))
    .reduce((a, b) => a + b, 0);
  return { value, unit: unit ?? '', bound: null, approximate: false, bracketed: null };
}

/** 延長 with its letter: `L=980m`. Before any other unit the letter stands for something that is not known. */
const LENGTH = /^[Ll] ?= ?([\d.,]+ ?(?:mm|cm|km|m|メートル|キロメートル))$/u;

/**
 * The quantity that the whole text states, or null where it is words (`運用開始`), a mark (`-`, `―`) or several numbers.
 * `90％未満` → 90, %, lt. `2(78)` → 2 with 78 bracketed. `1064.4ha (90.3%)` → 1064.4 ha with 90.3 bracketed; a bracket of
 * words (`60 団体 (個人)`) is passed over. `L=980m` → 980 m. Full width is read as half width.
 */
export function parseQuantity(text: string): Quantity | null {
  const folded = text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
  return plainQuantity(folded) ?? remarkedQuantity(folded);
}

/** A number with its unit and one bracket behind them, which says more of it: 内訳, another reading, a year. */
function remarkedQuantity(folded: string): Quantity | null {
  const open = folded.endsWith(')') ? folded.lastIndexOf('(') : -1;
  if (open < 0) return null;
  const quantity = plainQuantity(folded.slice(0, open).trim());
  const remark = folded.slice(open + 1, -1).trim();
  // Without its unit, a number before a bracket may be one of anything: only 2(78) is known.
  if (!quantity || quantity.unit === '' || quantity.bracketed !== null || remark.includes(')')) return null;
  return { ...quantity, bracketed: plainQuantity(remark)?.value ?? null };
}

function plainQuantity(folded: string): Quantity | null {
  const large = stepped(folded.replaceAll(' ', ''));
  if (large) return large;
  const match = WHOLE.exec(LENGTH.exec(folded)?.[1] ?? folded);
  if (match) {
    const [, prefix, sign, digits = '', inner, unit = '', suffix = ''] = match;
    const magnitude = Number(digits.replaceAll(',', ''));
    return {
      value: sign === undefined || magnitude === 0 ? magnitude : -magnitude,
      unit: unit.replaceAll(' ', ''),
      bound: BOUNDS[suffix] ?? null,
      approximate: /約|およそ|おおむね|概ね/u.test(prefix ?? '') || /程度|前後/u.test(suffix),
      bracketed: inner === undefined ? null : Number(inner.replaceAll(',', '')),
    };
  }
  const kanji = KANJI_WHOLE.exec(folded);
  const value = kanji?.[1] === undefined ? null : kanjiToNumber(kanji[1]);
  // 千円 in a cell is a unit without a number.
  if (!kanji || value === null || !/[〇零一二三四五六七八九十]/u.test(kanji[1] ?? '')) return null;
  // 一部, 一層: a kanji number counts only before a counter word.
  const unit = kanji[2] ?? '';
  if (
    unit === ''
      ? !/^[〇一二三四五六七八九十百千万億]+$/u.test(folded)
      : !/^(?:件|人|円|か所|箇所|回|団体|校|施設|項目|台|本|年|割|%|つ|歳|日|時間|億円|万円|千円)$/u.test(unit)
  ) {
    return null;
  }
  return { value, unit, bound: null, approximate: false, bracketed: null };
}

const SCALES: [RegExp, number][] = [
  [/^兆/u, 1e12],
  [/^億/u, 1e8],
  [/^千万/u, 1e7],
  [/^百万/u, 1e6],
  [/^十万/u, 1e5],
  [/^万/u, 1e4],
  [/^千(?=円|人|t|ト)/u, 1e3],
];

/** A unit taken apart: `千円` → { factor: 1000, base: '円' }; `件/年` stays as it is. For comparing, never for display. */
export function unitScale(unit: string): { factor: number; base: string } {
  for (const [pattern, factor] of SCALES) {
    if (pattern.test(unit) && unit.replace(pattern, '') !== '') return { factor, base: unit.replace(pattern, '') };
  }
  return { factor: 1, base: unit };
}
