/**
 * Item numbers (項目番号・事業番号) in their canonical form: half-width digits and parentheses; a circled digit,
 * a Roman numeral character and katakana stay what they are in print. `（２）④` → `(2)④`, `I(1)ア` → `Ⅰ(1)ア`.
 */

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ';
const KATAKANA = 'アイウエオカキクケコサシスセソタチツテト';
const LATIN_ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

const HYPHENS = /[‐‑‒–—―−－ー]/gu;

/** NFKC but for circled digits and Roman numeral characters, which NFKC would turn into other signs. */
function foldSigns(text: string): string {
  return [...text].map(c => (CIRCLED.includes(c) || ROMAN.includes(c) ? c : c.normalize('NFKC'))).join('');
}

const FORMS = {
  circled: new RegExp(`\\((\\d{1,2})\\) ?(?:の|-)? ?([${CIRCLED}])`, 'u'),
  circledDash: new RegExp(`(?<![\\d-])(\\d{1,2})-([${CIRCLED}])`, 'u'),
  roman: new RegExp(
    `(?<![A-Za-z])([${ROMAN}]|I{1,3}|IV|VI{0,3}|IX|X) ?-? ?\\((\\d{1,2})\\) ?-? ?([${KATAKANA}])(?![ァ-ヶー])`,
    'u',
  ),
  // 令和3-4年度 is a span of years, 046-225 a telephone number.
  hyphen: /(?<![\d,.\-A-Za-z和成])(\d{1,2}-\d{1,3}(?:-\d{1,2})?)(?![\d-]|,\d| ?年)(#\d)?/u,
} as const;

function canonicalOf(form: keyof typeof FORMS, match: RegExpMatchArray): string {
  const [, a = '', b = '', c = ''] = match;
  switch (form) {
    case 'circled':
    case 'circledDash':
      return `(${String(Number(a))})${b}`;
    case 'roman':
      return `${ROMAN.includes(a) ? a : ROMAN.charAt(LATIN_ROMAN.indexOf(a))}(${String(Number(b))})${c}`;
    case 'hyphen':
      return `${a
        .split('-')
        .map(part => String(Number(part)))
        .join('-')}${b}`;
  }
}

export interface ItemNoMention {
  itemNo: string;
  /** UTF-16 offsets of the mention in the text as given. */
  start: number;
  end: number;
}

/** Every item number in a text, in order, in canonical form. `11-111` is one; a date `2021-03-01` is none. */
export function findItemNos(text: string): ItemNoMention[] {
  // Folding makes `⑵` three characters: remember where each folded character stood.
  const origin: number[] = [];
  let folded = '';
  let at = 0;
  for (const c of text) {
    const sign = foldSigns(c);
    for (let i = 0; i < sign.length; i++) origin.push(at);
    folded += sign;
    at += c.length;
  }
  origin.push(at);
  folded = folded.replaceAll(HYPHENS, '-');
  const found: ItemNoMention[] = [];
  for (const form of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    for (const match of folded.matchAll(new RegExp(FORMS[form], 'gu'))) {
      const [start, end] = [origin[match.index] ?? 0, origin[match.index + match[0].length] ?? text.length];
      found.push({ itemNo: canonicalOf(form, match), start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** The canonical form of a text that is one item number and nothing else, or null. */
export function parseItemNo(text: string): string | null {
  const folded = foldSigns(text.trim()).replaceAll(HYPHENS, '-');
  for (const form of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    const match = FORMS[form].exec(folded);
    if (match?.[0].length === folded.length) return canonicalOf(form, match);
  }
  return null;
}

/** The parts of a number as sort keys: Roman, circled and katakana signs count by their place. */
function sortKeys(itemNo: string): (number | string)[] {
  const keys: (number | string)[] = [];
  for (const part of foldSigns(itemNo).match(/\d+|[^\d()\-#]/gu) ?? []) {
    const place = [CIRCLED, ROMAN, KATAKANA].map(signs => signs.indexOf(part)).find(at => at >= 0);
    keys.push(/^\d+$/.test(part) ? Number(part) : place === undefined ? part : place + 1);
  }
  return keys;
}

/** Order of item numbers as a table of contents has it: `(2)⑨` before `(2)⑩` before `(10)①`, numbers before words. */
export function compareItemNo(a: string, b: string): number {
  const left = sortKeys(a);
  const right = sortKeys(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = left[i];
    const y = right[i];
    if (x === y) continue;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (typeof x === 'number') return typeof y === 'number' ? x - y : -1;
    return typeof y === 'number' ? 1 : x < y ? -1 : 1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
