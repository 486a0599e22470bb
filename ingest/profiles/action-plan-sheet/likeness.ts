/**
 * Whether two places of the document say the same: the summary tables (一覧表) shorten the sheets' names and goals. For
 * comparing only; what is kept is always as printed.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import { LONGEST } from './rows.ts';

/** Half width, without blanks and signs, years as Western numbers (`H25比` = `2013年度比`). */
export function key(text: string): string {
  let years = '';
  let from = 0;
  for (const mention of findFiscalYears(text)) {
    years += text.slice(from, mention.start) + String(mention.year);
    from = mention.end;
  }
  return (years + text.slice(from))
    .normalize('NFKC')
    .replaceAll('及び', '')
    .replaceAll(/[^\p{L}\p{N}.%]/gu, '');
}

export const halfWidth = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** The notes that only say where or when: (R7), (累計). */
const ASIDES = /[(（](?:[RＲ][0-9０-９]{1,2}|累計)[)）]/gu;
export const withoutAsides = (text: string) => text.replaceAll(ASIDES, '');

/** Without the bracket at the end of a name. */
export const withoutBracket = (text: string) =>
  text.length > LONGEST ? text : text.replace(/[(（][^)）]*[)）]$/u, '');

/** Whether `short` is what stays when characters are left out of `long`: an abbreviation. */
function abbreviates(short: string, long: string): boolean {
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return short !== '' && at === short.length;
}

/** Over keys. One name shortens the other; the table's may be the longer one only by a few signs. */
export function sameName(table: string, sheet: string): boolean {
  return abbreviates(table, sheet) || (abbreviates(sheet, table) && table.length - sheet.length <= 3);
}

/** Over keys. One title is the other without its beginning or its end; a title whose middle differs names another thing. */
export const sameTitle = (table: string, sheet: string) =>
  [
    [table, sheet],
    [sheet, table],
  ].some(([a = '', b = '']) => a === '' || b.startsWith(a) || b.endsWith(a));

const numbersIn = (text: string) => halfWidth(text).match(/\d[\d,]*(?:\.\d+)?/gu) ?? [];

/** The same numbers, whatever the unit, or the same words. */
export function equalGoal(table: string, sheet: string): boolean {
  const [a, b] = [numbersIn(table), numbersIn(sheet)];
  return a.length + b.length > 0 ? a.join(' ') === b.join(' ') : key(table) === key(sheet);
}

/** 運用 and モニタリング評価の運用, 方針決定 and 方針の決定: words that say no other thing. */
export function sameGoal(table: string, sheet: string): boolean {
  const [a, b] = [key(table), key(sheet)];
  if (equalGoal(table, sheet)) return true;
  if (numbersIn(table + sheet).length > 0 || a === '' || b === '') return false;
  return (
    a.endsWith(b) || b.endsWith(a) || (Math.abs(a.length - b.length) <= 2 && (abbreviates(a, b) || abbreviates(b, a)))
  );
}
