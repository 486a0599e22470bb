/** What is taken out of a text by its form before the dictionary sees it: fiscal years, item numbers, amounts. */
import { findFiscalYears } from '../domain/fiscal-year.ts';
import { parseItemNo } from '../domain/item-no.ts';

export interface Span {
  start: number;
  end: number;
  /** null for what is taken out and not indexed. */
  token: string | null;
}

const HYPHEN = '[-‐‑‒–—―−ー]';
/** Candidates only: `parseItemNo` decides. Lower case, for folded text is. */
const ITEM_NO = new RegExp(
  [
    `\\(\\d{1,2}\\) ?(?:の|${HYPHEN})? ?[①-⑳]`,
    `(?<![\\d-])\\d{1,2}${HYPHEN}[①-⑳]`,
    `(?<![a-z])(?:[ⅰ-ⅹ]|i{1,3}|iv|vi{0,3}|ix|x) ?${HYPHEN}? ?\\(\\d{1,2}\\) ?${HYPHEN}? ?[ア-ト](?![ァ-ヶー])`,
    `(?<![\\d,.a-z和成-])\\d{1,2}${HYPHEN}\\d{1,3}(?:${HYPHEN}\\d{1,2})?(?:#\\d)?(?![\\d-]|,\\d| ?年)`,
  ].join('|'),
  'gu',
);
/** `co2` and 119番 are words; `22,040` and `12.4` are amounts. */
const NUMBER = /(?<![a-z])[a-z]+\d+[a-z]*|(?<!\d)1[0-9]{2}番|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu;

/** One and two digit numbers count things everywhere; they find nothing and are not indexed. */
function numberToken(text: string): string | null {
  const digits = text.replaceAll(',', '');
  return /^\d{1,2}$/u.test(digits) ? null : digits;
}

/**
 * The spans with their tokens, in order, and the text with blanks in their place.
 * 令和6年度, R6 and 2024年度 are `fy2024`; a number of an item is `no:(2)④`; `22,040` is `22040`.
 */
export function takePatterns(text: string): { spans: Span[]; rest: string } {
  const spans: Span[] = [];
  const years = findFiscalYears(text).map(({ year, start, end }) => ({ start, end, token: `fy${String(year)}` }));
  const take = (found: Span[], from: string): string => {
    if (found.length === 0) return from;
    spans.push(...found);
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end } of found) {
      pieces.push(from.slice(at, start), ' '.repeat(end - start));
      at = end;
    }
    return pieces.join('') + from.slice(at);
  };
  let rest = take(years, text);
  const items = [...rest.matchAll(ITEM_NO)].flatMap(match => {
    const itemNo = parseItemNo(match[0].toUpperCase());
    return itemNo === null
      ? []
      : [{ start: match.index, end: match.index + match[0].length, token: `no:${itemNo.replaceAll(' ', '')}` }];
  });
  rest = take(items, rest);
  const numbers = [...rest.matchAll(NUMBER)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    token: numberToken(match[0]),
  }));
  rest = take(numbers, rest);
  return { spans: spans.toSorted((a, b) => a.start - b.start), rest };
}
