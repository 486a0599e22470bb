/**
 * The cells of one row of a summary table (一覧表): the item's title, 改善内容, 取組方針･取組内容, 指標, 目標, 担当. The converter
 * ran them together, so the sheet's own names show where the cells begin: its title in front, its department at the end,
 * and before that its goal and its indicator.
 */
import { equalGoal, halfWidth, key, sameName, withoutAsides, withoutBracket } from './likeness.ts';
import { joinLines, LONGEST, quantityOf, runs, spanOf, textOf, type Passage, type Row } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** A table cell is never longer; what lies before it is the cell before. */
const TAIL_PIECES = 40;

/** A word of the row. */
export interface Piece {
  text: string;
  no: number;
  block: number;
}

export interface TableCells {
  title: Piece[];
  /** 改善内容 and 取組方針･取組内容 where they are two; any other count cannot be told apart. */
  body: Piece[][];
  /** null where the sheet's department does not stand at the end: then `body` holds all that follows the title. */
  tail: { metric: Piece[]; goal: Piece[]; departments: Piece[] } | null;
}

const leadsOf = (sheet: Sheet) => sheet.leads.map(cell => cell.text.split(/\s+/u).at(-1) ?? '');

/** The sheet's departments as the table prints them: without the division (部). */
export const leadOf = (sheet: Sheet) => leadsOf(sheet).join('、');

/** The table may name the first of the sheet's departments only. */
export function cutRow(rows: readonly Row[], sheet: Sheet): TableCells {
  const leads = leadsOf(sheet);
  const first = leads[0] ?? '';
  const cells = cutAt(rows, sheet, leads.join('、'));
  return cells.tail || leads.length < 2 || first === '' ? cells : cutAt(rows, sheet, first);
}

function cutAt(rows: readonly Row[], sheet: Sheet, lead: string): TableCells {
  const pieces = piecesOf(rows, lead);
  const from = titlePieces(pieces, sheet.title);
  const title = pieces.slice(0, from);
  const departments = lead === '' ? -1 : departmentsAt(pieces, from, lead);
  if (departments < 0) return { title, body: [pieces.slice(from)], tail: null };
  const { metric, goal } = splitTail(pieces, from, departments, sheet);
  return {
    title,
    body: bodyCells(pieces.slice(from, metric)),
    tail: {
      metric: pieces.slice(metric, goal),
      goal: pieces.slice(goal, departments),
      departments: pieces.slice(departments),
    },
  };
}

/** Blanks between the pieces of a line are kept; each cell, and each text of a cell, has a line of its own. */
export function tablePassage(name: string, year: number | null, cells: readonly Piece[][]): Passage {
  return { name, year, text: cells.flatMap(textsOf).join('\n'), at: spanOf(cells.flat()) };
}

/** 同左: the cell repeats the one beside it. */
const SAME = '同左';
/** A cell that holds no words of its own. */
export const isSame = (cell: readonly Piece[]) => textOf(cell) === SAME;

/** May stand out over the edge of a cell. */
const HANGING = /[、。]$/u;
/** Brackets are set smaller on some rows: such a line does not show how wide the cell is. */
const BRACKET = /[（()）]/u;
/** What is never broken: a Latin word, a sign with those that may not stand apart from it. */
const FIRST_WORD = /^[（(「『〔【]*(?:[\w.,~%]+|.)[、。）)」』〕】･・]*/u;
const HALF_WIDTH = /[ -~｡-ﾟ]/gu;
/** In letters of full width; the least where half-width ones are as narrow as they may be. */
const leastWidth = (text: string) => text.length - (text.match(HALF_WIDTH)?.length ?? 0) / 2;

/** The texts of a cell: one ends where its last line is so short that the next word would have stood on it as well. */
function textsOf(cell: readonly Piece[]): string[] {
  const lines = runs(cell, piece => piece.no).map(line => line.map(piece => piece.text).join(' '));
  const widths = lines.map(line => (BRACKET.test(line) ? 0 : leastWidth(line.replace(HANGING, ''))));
  const most = widths.reduce((a, b) => Math.max(a, b), 0);
  let count = 0;
  let open = 0;
  const texts = runs([...lines.entries()], ([i, line]) => {
    const word = FIRST_WORD.exec(line.slice(0, LONGEST))?.[0] ?? '';
    if (i > 0 && open <= 0 && (lines[i - 1] ?? '').length + word.length <= most) count++;
    open = Math.max(0, open) + openBrackets(line);
    return count;
  });
  return texts.map(text => joinLines(text.map(([, line]) => line)));
}

/** Words of a line apart; a number that the converter set against the department (`30,800千円経営企画課`) as well. */
function piecesOf(rows: readonly Row[], lead: string): Piece[] {
  return rows.flatMap(row =>
    row.text.split(/\s+/u).flatMap(text => {
      const rest = lead !== '' && text.endsWith(lead) ? text.slice(0, -lead.length) : '';
      const parts = rest !== '' && quantityOf(rest) !== null ? [rest, lead] : [text];
      return parts.map(part => ({ text: part, no: row.no, block: row.block }));
    }),
  );
}

/** How many pieces of the first block are the title: those that are the title of the sheet, or its end; else the whole block. */
function titlePieces(pieces: readonly Piece[], title: string): number {
  const wanted = key(title);
  const block = pieces.findIndex(piece => piece.block !== pieces[0]?.block);
  const most = block < 0 ? pieces.length : block;
  for (let count = 1; count <= Math.min(most, TAIL_PIECES); count++) {
    if ((pieces[count - 1]?.text.length ?? 0) > LONGEST) break;
    if (wanted.endsWith(key(textOf(pieces.slice(0, count))))) return count;
  }
  return most;
}

/** Where the last cells before `to` may begin: not far back, and not in a piece that is too long for a cell. */
function tailStart(pieces: readonly Piece[], from: number, to: number): number {
  const first = Math.max(from, to - TAIL_PIECES);
  return first + pieces.slice(first, to).findLastIndex(piece => piece.text.length > LONGEST) + 1;
}

/** 担当 ends the row, with others in brackets behind the sheet's; -1 where it does not. */
function departmentsAt(pieces: readonly Piece[], from: number, lead: string): number {
  const wanted = halfWidth(lead);
  for (let at = tailStart(pieces, from, pieces.length); at < pieces.length; at++) {
    const text = halfWidth(textOf(pieces.slice(at)));
    if (text === wanted || (text.startsWith(`${wanted}(`) && text.endsWith(')'))) return at;
  }
  return -1;
}

/** Where 指標 and 目標 begin. */
interface Tail {
  metric: number;
  goal: number;
}

/**
 * The goal is what equals the sheet's; the indicator is the longest text before it that is the sheet's name or shortens
 * it. Where the two disagree, blocks show the cells.
 */
function splitTail(pieces: readonly Piece[], from: number, to: number, sheet: Sheet): Tail {
  const first = tailStart(pieces, from, to);
  const goals = Array.from({ length: Math.max(0, to - first - 1) }, (_, i) => first + 1 + i);
  const equal = goals.findLast(goal => {
    const text = withoutAsides(textOf(pieces.slice(goal, to)));
    return text !== '' && equalGoal(text, sheet.final?.text ?? '');
  });
  const metric = key(sheet.metric);
  const isMetric = (name: string) => name === metric;
  const isLike = (name: string) => sameName(name, metric);
  const byBlock = (goal: number): Tail => ({ metric: blockStart(pieces, from, goal - 1), goal });
  if (equal === undefined) {
    const tail = longestName(pieces, first, goals, isMetric) ?? longestName(pieces, first, goals, isLike);
    return tail ?? byBlock(blockStart(pieces, from, to - 1));
  }
  return (
    longestName(pieces, first, [equal], isMetric) ??
    longestName(pieces, first, [equal], isLike) ??
    longestName(pieces, first, goals, isMetric) ??
    byBlock(equal)
  );
}

/** The longest name between `first` and one of the goals that passes the test, over its key. */
function longestName(
  pieces: readonly Piece[],
  first: number,
  goals: readonly number[],
  test: (name: string) => boolean,
): Tail | null {
  let best: Tail | null = null;
  let longest = 0;
  for (const goal of goals) {
    for (let metric = first; metric < goal; metric++) {
      const name = key(withoutBracket(textOf(pieces.slice(metric, goal))));
      if (name.length <= longest || !test(name)) continue;
      best = { metric, goal };
      longest = name.length;
    }
  }
  return best;
}

function blockStart(pieces: readonly Piece[], from: number, at: number): number {
  let start = Math.max(at, from);
  while (start > from && pieces[start - 1]?.block === pieces[start]?.block) start--;
  return start;
}

/** How many more brackets a text opens than it closes. */
const openBrackets = (text: string) => text.split(/[(（]/u).length - text.split(/[)）]/u).length;

/** The cells before the indicator: one a block; a bracket that is still open, or 同左 beside a text, shows where one ends. */
function bodyCells(pieces: readonly Piece[]): Piece[][] {
  const cells: Piece[][] = [];
  let open = 0;
  for (const block of runs(pieces, piece => piece.block)) {
    if (open <= 0) {
      cells.push([]);
      open = 0;
    }
    for (const piece of block) cells.at(-1)?.push(piece);
    open += openBrackets(textOf(block));
  }
  const [only] = cells;
  const same = only?.at(-1);
  if (only && same?.text === SAME && only.length > 1 && cells.length === 1) return [only.slice(0, -1), [same]];
  return cells;
}
