/**
 * The rows of the document, whatever the part. The converter kept no columns: blank lines are the only frame. Rows without
 * one between them are a block (a cell, a paragraph), two or more are a page break. What the other files share stands
 * here: finding rows, holding them together, and joining them to a text again.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import { parseQuantity } from '../../../src/domain/quantity.ts';
import { rejoin } from '../../profile.ts';
import type { Line } from '../../read/line.ts';

/** A line that is not blank. */
export interface Row {
  no: number;
  text: string;
  /** Counts up at each blank line. */
  block: number;
  /** Counts up at each page break. */
  page: number;
}
/** First and last line. */
export type Span = [number, number];

/** A printed value and its lines. */
export interface Cell {
  text: string;
  at: Span;
}

/** A text that is kept as it is printed. */
export interface Passage {
  name: string;
  year: number | null;
  text: string;
  at: Span;
}

export function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  let blanks = 0;
  let block = 0;
  let page = 0;
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '') {
      blanks++;
      continue;
    }
    if (blanks > 0) block++;
    if (blanks > 1) page++;
    blanks = 0;
    rows.push({ no: line.no, text, block, page });
  }
  return rows;
}

// ── Finding ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Longer lines are prose or noise; no rule of the layout looks at them. */
export const LONGEST = 500;

export const is = (row: Row | undefined, pattern: RegExp) =>
  row !== undefined && row.text.length <= LONGEST && pattern.test(row.text);

export const matchOf = (row: Row | undefined, pattern: RegExp) =>
  row !== undefined && row.text.length <= LONGEST ? pattern.exec(row.text) : null;

/** A printed number that counts something (基本方針 １, 第２章): half width, without zeros in front. */
export const plainNumber = (printed = '') => String(Number(printed.normalize('NFKC')));

// ── Holding together ────────────────────────────────────────────────────────────────────────────────────────────────

/** Rows in runs that one value of `by` holds together. */
export function runs<T>(rows: readonly T[], by: (row: T) => unknown): T[][] {
  const found: T[][] = [];
  let last: unknown;
  for (const row of rows) {
    const now = by(row);
    if (found.length === 0 || now !== last) found.push([]);
    found.at(-1)?.push(row);
    last = now;
  }
  return found;
}
export const blocksOf = (rows: readonly Row[]) => runs(rows, row => row.block);

export const BULLET = /^[●◆■▪☆◎◇※・･①-⑳〈→•⇦⇨]/u;

/** Cuts rows before each one that begins a bullet. */
export function bulletsOf<T extends { text: string }>(rows: readonly T[], bullet: RegExp): T[][] {
  let count = 0;
  return runs(rows, row => (bullet.test(row.text) ? ++count : count));
}

/** Lines apart that a reader still sees at once. */
const NEAR = 10;
export const isNear = ([from]: Span, [, to]: Span) => to >= from && to - from <= NEAR;

export function spanOf(rows: readonly { no: number }[]): Span {
  return [rows[0]?.no ?? 1, rows.at(-1)?.no ?? 1];
}

// ── Joining to a text ───────────────────────────────────────────────────────────────────────────────────────────────

/** `rejoin` by halves: it looks at all of the text so far for each part, which thousands of lines of noise would make slow. */
export function joinLines(parts: readonly string[]): string {
  const half = Math.ceil(parts.length / 2);
  return parts.length <= 64 ? rejoin(parts) : rejoin([joinLines(parts.slice(0, half)), joinLines(parts.slice(half))]);
}

/** On one line. */
export const textOf = (rows: readonly { text: string }[]) => joinLines(rows.map(row => row.text));

/** A line of a text; rows of one block have its number where it is known. */
interface TextLine {
  text: string;
  block?: number;
}
/** A sentence that a box of a drawing ends without a full stop. */
const POLITE_END = /(?:ます|です)$/u;
/** ますので, ですが: the sentence goes on. */
const GOES_ON = /^[\p{Script=Hiragana}、。）)」』]/u;

/** Whether a text begins anew with this row: a bullet, a block behind a full stop, a box behind a finished sentence. */
function beginsAnew(row: TextLine, before: TextLine | undefined): boolean {
  if (before === undefined || BULLET.test(row.text)) return true;
  if (before.text.endsWith('。')) return before.block !== row.block;
  return POLITE_END.test(before.text) && !GOES_ON.test(row.text);
}

/** For reading: a new line only where the document begins a bullet, or where one printed text ends and another begins. */
export function paragraph(rows: readonly TextLine[]): string {
  let count = 0;
  const lines = runs(
    rows.map((row, i) => ({ row, line: beginsAnew(row, rows[i - 1]) ? ++count : count })),
    ({ line }) => line,
  );
  return lines.map(line => textOf(line.map(({ row }) => row))).join('\n');
}

export const passageOf = (
  name: string,
  rows: readonly { no: number; text: string }[],
  year: number | null = null,
): Passage => ({ name, year, text: paragraph(rows), at: spanOf(rows) });

// ── Cells ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const DASH = /^[-－―ー‐–—]$/u;
/** What an empty cell prints. */
export const isDash = (text: string) => DASH.test(text);

/** A cell's number. Longer texts are no cells, and not worth the reading. */
export const quantityOf = (text: string) => (text.length <= 60 ? parseQuantity(text) : null);

/** null for an empty cell. */
export const cellOf = (text: string, at: Span): Cell | null => (text === '' || isDash(text) ? null : { text, at });

/** `6.2億円（令和3年度）`: the value, the year that it names, and the words around that year. */
export function splitYear(text: string): { value: string; year: number | null; note: string | undefined } {
  const aside = text.length > LONGEST ? null : /^(.*\S)\s*[(（]([^()（）]*)[)）]$/u.exec(text);
  const year = findFiscalYears(aside?.[2] ?? '')[0];
  if (!aside || !year) return { value: text, year: null, note: undefined };
  return { value: aside[1] ?? text, year: year.year, note: year.text === aside[2] ? undefined : aside[2] };
}
