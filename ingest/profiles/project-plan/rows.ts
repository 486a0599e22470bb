/**
 * The rows of the document: lines that are not blank, cut at their tabs. The text is a converter's, so cells are compared
 * by a key without blanks, dashes stand for nothing, and a broken line leaves blanks and HTML in a text.
 */
import { cellsOf, type Line } from '../../read/line.ts';

export interface Cell {
  /** As printed, but for the blanks that a broken line left. */
  text: string;
  /** Folded, without blanks. */
  key: string;
  /** Counted from 0, blank cells included. */
  column: number;
  /** The line that it stands on. */
  no: number;
}

/** A line that is not blank, with its filled cells. */
export interface Row {
  no: number;
  cells: Cell[];
  first: Cell;
  /** The whole line, folded, without blanks. */
  key: string;
  text: string;
  tabbed: boolean;
}

export const squash = (text: string) => text.replaceAll(/\s+/gu, '');
export const keyOf = (text: string) => squash(text.normalize('NFKC'));
export const sameName = (a: string, b: string) => keyOf(a) === keyOf(b);

export function rowsOf(lines: readonly Line[]): Row[] {
  return lines.flatMap(line => {
    const keys = line.folded.split('\t').map(squash);
    const cells = cellsOf(line).flatMap((text, column) =>
      text === '' ? [] : [{ text: rejoined(text), key: keys[column] ?? '', column, no: line.no }],
    );
    const [first] = cells;
    if (!first) return [];
    const [key, text] = [squash(line.folded), line.text.trim()];
    return [{ no: line.no, cells, first, key, text, tabbed: line.text.includes('\t') }];
  });
}

/**
 * A cell's text, without the blank that a broken line left behind 、, ・ or the particle の: none of them ends a thing. Any other
 * blank of a cell may stand between two.
 */
const rejoined = (text: string) => text.replaceAll(/(?<=[、・･]|(?<!も)の)\s+/gu, '');

// ── Cells ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const DASH = /^[-−‐‑–—―─ー]+$/u;
const UNIT_ALONE = /^(?:千円|円|人|件|回|箇所|か所|団体|台|校|%)$/u;
/** Whether a cell says anything: neither a dash nor a unit without its number. */
export const isValue = ({ key }: Cell) => !DASH.test(key) && !UNIT_ALONE.test(key);

/** A number that the end of the line tore: `22,`. */
const TORN = /\d[,.]$/u;
export const isTorn = ({ key }: Cell) => TORN.test(key);

/** The cells of a row by the columns of its header: by count, else by place. null where neither ties every cell. */
export function tie(cells: readonly Cell[], header: readonly Cell[]): (Cell | undefined)[] | null {
  if (cells.length === header.length) return [...cells];
  const byColumn = new Map(cells.map(cell => [cell.column, cell]));
  const tied = header.map(({ column }) => byColumn.get(column));
  return tied.filter(cell => cell !== undefined).length === cells.length ? tied : null;
}

// ── Texts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A name whose line was broken: no blanks but between Latin words. */
export const nameOf = (text: string) => text.replaceAll(/\s+/gu, ' ').replaceAll(/(?<![A-Za-z]) | (?![A-Za-z])/gu, '');

const HTML = /<\/?(?:ul|ol|li|p|br|div|span)\b[^<>]*>/giu;

/** A running line for reading. Its blanks are its own: between a plan's name and its edition, inside a quoted name. */
export const prose = (text: string) => readable(text, line => line);

/** A cell's text for reading. A blank between Japanese characters is a broken line of the cell, but for one beside 【 or 】. */
export const cellProse = (text: string) => readable(text, line => line.replaceAll(/(?<=[^ -~】]) (?=[^ -~【])/gu, ''));

/** The converter's HTML and runs of blanks out; each bullet, and each sentence that a blank follows, on a line of its own. */
function readable(text: string, join: (line: string) => string): string {
  return text
    .replaceAll(HTML, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replace(/^ ?- (?=◆)/u, '')
    .replaceAll(/ (?=[・●•◆])|(?<=。)(?=[・●•◆])|(?<=。) /gu, '\n')
    .split('\n')
    .flatMap(line => splitItems(line.trim().replace(/^([・●•◆■▶►]) /u, '$1')))
    .filter(line => line !== '')
    .map(join)
    .join('\n');
}

/** A bracket that closes an item of a list: in a list of sentences, one behind a verb. Any other ・ joins two words. */
const ITEM_END = /(?:ます|です|[すた]|。)(?:[(（][^()（）]*|[^()（）]*。)[)）]$/u;

/** The items of a line that begins with a bullet: a bullet may follow a closing bracket without a blank. */
function splitItems(line: string): string[] {
  if (!line.startsWith('・')) return [line];
  const isNouns = !line.includes('。');
  const items: string[] = [];
  let open = '';
  for (const piece of line.split(/(?<=[)）])(?=・)/u)) {
    open += piece;
    if (!isNouns && !ITEM_END.test(open.slice(-200))) continue;
    items.push(open);
    open = '';
  }
  return open === '' ? items : [...items, open];
}
