/**
 * Where each sheet (取組項目) stands: its first row names it (`ア …`), and above that row stand its 重点目標 (`Ⅰ …`) and its part
 * (`(1) …`), with nothing between them but the SDGs icons.
 */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import { cellsOf, type Line } from '../../read/line.ts';
import { keyOf, withoutHtml } from './text.ts';

/** A name with its number, and the line that prints them. */
export interface Heading {
  no: string;
  title: string;
  line: number;
}

export interface Sheet {
  goal: Heading | null;
  part: Heading | null;
  /** The row 取組項目. */
  head: Line;
  /** First and last line, from the headings on. */
  from: number;
  to: number;
}

/** Roman signs or Latin letters. */
const GOAL = /^([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|I{1,3}|IV|VI{0,3}|IX|X)[ 　]+(\S.*)$/u;
const PART = /^[(（]([0-9０-９]{1,2})[)）][ 　]*(\S.*)$/u;
const KANA_TITLE = /^([ア-ト])[ 　]+(\S.*)$/u;
const RULE = /^[-\s]+$/u;
const PAGE = /^[-－ ]*[0-9０-９]{1,3}[-－ ]*$/u;
/** How far above its first row a sheet's headings may stand. */
const HEADING_REACH = 14;

/** The first cell's words, by which a row is known. */
export const labelOf = (line: Line) => keyOf(cellsOf(line)[0] ?? '');

/** Blank lines, rules of a table and page numbers. */
export const isFurniture = (line: Line) => {
  const text = line.text.trim();
  return text === '' || (RULE.test(text) && text.includes('---')) || PAGE.test(text);
};

/** 重点目標: a Latin letter becomes the Roman sign that item numbers carry. */
export function goalOf(line: Line): Heading | null {
  const match = line.text.includes('\t') ? null : GOAL.exec(line.text.trim());
  const roman = match?.[1] === undefined ? null : parseItemNo(`${match[1]}(1)ア`);
  return roman === null || match?.[2] === undefined ? null : { no: roman.charAt(0), title: match[2], line: line.no };
}

/** A part of a 重点目標: `(1) …`. */
export function partOf(line: Line): Heading | null {
  const match = line.text.includes('\t') ? null : PART.exec(line.text.trim());
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { no: `(${String(Number(keyOf(match[1])))})`, title: match[2], line: line.no };
}

/** The sheet's own sign and name; a footnote's mark may stand in the name. null where the row prints none. */
export function nameOf({ head }: Sheet): { kana: string; printed: string } | null {
  const [, kana, printed] = KANA_TITLE.exec(withoutHtml(cellsOf(head)[1] ?? '')) ?? [];
  return kana === undefined || printed === undefined ? null : { kana, printed };
}

/** `Ⅰ(1)ア`; null where a part of the number is not printed. */
export function numberOf(sheet: Sheet): string | null {
  const { goal, part } = sheet;
  const name = nameOf(sheet);
  return goal && part && name ? `${goal.no}${part.no}${name.kana}` : null;
}

/** Each sheet from its headings to the next one's. */
export function findSheets(lines: readonly Line[]): Sheet[] {
  const sheets: Sheet[] = [];
  for (const [i, head] of lines.entries()) {
    if (labelOf(head) !== '取組項目' || !head.text.includes('\t')) continue;
    const sheet: Sheet = { goal: null, part: null, head, from: head.no, to: lines.length };
    findHeadings(sheet, lines.slice(Math.max(0, i - HEADING_REACH), i));
    const before = sheets.at(-1);
    if (before) before.to = sheet.from - 1;
    sheets.push(sheet);
  }
  for (const sheet of sheets) while (sheet.to > sheet.head.no && lines[sheet.to - 1]?.text.trim() === '') sheet.to--;
  return sheets;
}

/** Looks for a sheet's headings in the lines above its first row, upwards to the first line that is something else. */
function findHeadings(sheet: Sheet, above: readonly Line[]): void {
  for (const line of above.toReversed()) {
    if (isFurniture(line) || labelOf(line) === 'SDGs') continue;
    const part = sheet.part === null ? partOf(line) : null;
    const goal = part === null ? goalOf(line) : null;
    if (!part && !goal) return;
    sheet.from = line.no;
    if (part) sheet.part = part;
    if (goal) {
      sheet.goal = goal;
      return;
    }
  }
}
