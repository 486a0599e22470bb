/**
 * The rows of the document, whatever the part. The converter kept no columns: blank lines are the only frame. Rows without
 * one between them are a block (a cell, a paragraph), two or more are a page break. What the other files share stands
 * here: finding rows, holding them together, and joining them to a text again.
 */
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

export const BULLET = /^[●◆■▪☆◎◇※・･①-⑳〈→•]/u;

/** Cuts rows before each one that begins a bullet. */
export function bulletsOf<T extends { text: string }>(rows: readonly T[], bullet: RegExp): T[][] {
  let count = 0;
  return runs(rows, row => (bullet.test(row.text) ? ++count : count));
}

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

/** For reading: a new line only where the document begins a bullet. */
export const paragraph = (rows: readonly { text: string }[]) => bulletsOf(rows, BULLET).map(textOf).join('\n');

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
