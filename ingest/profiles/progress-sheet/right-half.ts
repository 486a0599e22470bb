/**
 * The right half of a 取組内容: what stands under the years. A row comes in one of two shapes: the values below their years,
 * the first perhaps with the row's label before it; or the label in the first year's column, and everything pushed to the
 * right, the last years cut off.
 */
import { fiscalYearLabel } from '../../../src/domain/fiscal-year.ts';
import { isBlank, keyOf, unitOf, type Reading, type Row } from './rows.ts';
import type { Sheet } from './upper-part.ts';
import { firstColumn, firstYear, fits, type YearCell, type YearColumns } from './year-columns.ts';

export interface RightHalf {
  /** '' where the row prints none. */
  label: string;
  /** Where 目標 and 実績 are rows of their own. */
  reading: Reading | null;
  /** The filled cells, each with its year. */
  cells: YearCell[];
  /** Filled cells whose year the layout does not tell. */
  loose: string[];
}

const LABELS = new Set(
  '取組内容(活動) 実績 効果額 指標 説明 自己評価 評価理由 次年度以降 次年度以降の取組の方向性・課題等'.split(' '),
);
/** Planned texts, with a row of 実績 below them. */
const PLANNED = '取組内容(活動)';

export const readingIn = (key: string | undefined): Reading | null => (key === '目標' || key === '実績' ? key : null);

/** `before`: the label of the row above, which a row of 実績 goes on with; `below`: the next row. */
export function readRightHalf(
  row: Row,
  below: Row | undefined,
  columns: YearColumns,
  before: string,
  sheet: Sheet,
): RightHalf {
  const [first = '', second] = row.keys.slice(firstColumn(columns));
  if (LABELS.has(first)) return readShifted(row, below, columns, first, sheet);
  return first === '' && readingIn(second)
    ? readShifted(row, below, columns, before, sheet)
    : readInPlace(row, columns);
}

/**
 * Only the first cell can be tied, and only to the first year, where the sheet has results of that year alone: a row of
 * results by its one value, a row of plans by the result that stands below it in the same column.
 */
function readShifted(row: Row, below: Row | undefined, columns: YearColumns, label: string, sheet: Sheet): RightHalf {
  const start = firstColumn(columns);
  const reading = readingIn(row.keys[start + 1]);
  const values = row.cells.slice(start + (reading === null ? 1 : 2));
  const [text = '', ...rest] = values;
  const judged = fits(row, columns) ? onlyJudgedYear(columns, sheet) : null;
  const isPlanned = reading === '目標' || (reading === null && label === PLANNED);
  const results = isPlanned ? resultsBelow(below, columns, reading) : values;
  const isTied = judged !== null && !isBlank(text) && isFirstAlone(results, unitOf(text));
  const note = judged === null ? '' : shiftedNote(judged, isPlanned);
  return {
    label,
    reading,
    cells: isTied ? [{ year: judged, text, note }] : [],
    loose: (isTied ? rest : values).filter(value => !isBlank(value)),
  };
}

/** The first year, where the sheet has results of that year and no other; else null. */
function onlyJudgedYear(columns: YearColumns, { judged }: Sheet): number | null {
  const year = firstYear(columns);
  return judged.length === 1 && judged[0] === year ? year : null;
}

/** The cells of the row of 実績 that belongs to the planned row above it; [] where the next row is none. */
function resultsBelow(below: Row | undefined, columns: YearColumns, reading: Reading | null): string[] {
  if (!below || !fits(below, columns)) return [];
  const start = firstColumn(columns);
  // Values have their reading behind the label, which the second row leaves out; of texts 実績 is itself the label.
  const label = reading === null ? '実績' : '';
  if (below.keys[start] !== label || (reading !== null && below.keys[start + 1] !== '実績')) return [];
  return below.cells.slice(start + (reading === null ? 1 : 2));
}

/** Results of one year: what stands behind the first is blank. */
const isFirstAlone = ([first = '', ...rest]: readonly string[], unit: string): boolean =>
  !isBlank(first, unit) && rest.every(cell => isBlank(cell, unit));

function shiftedNote(year: number, isPlanned: boolean): string {
  const proof = `実績・評価の記入が${fiscalYearLabel(year)}だけにある`;
  const evidence = isPlanned ? `同じ列に実績があり、${proof}` : proof;
  return `表の列が年度の見出しより右にずれているが、${evidence}ため、${fiscalYearLabel(year)}の値とした`;
}

function readInPlace(row: Row, columns: YearColumns): RightHalf {
  const start = firstColumn(columns);
  const [word = '', more] = (row.cells[start] ?? '').split(/(?<=^\S+)\s/u);
  const label = more !== undefined && LABELS.has(keyOf(word)) ? keyOf(word) : '';
  const right: RightHalf = { label, reading: null, cells: [], loose: [] };
  for (const [i, cell] of row.cells.slice(start).entries()) {
    const text = i === 0 && label !== '' ? cell.slice(word.length).trim() : cell;
    const year = fits(row, columns) ? columns.years.get(start + i) : undefined;
    if (isBlank(text)) continue;
    if (year === undefined) right.loose.push(text);
    else right.cells.push({ year, text });
  }
  return right;
}
