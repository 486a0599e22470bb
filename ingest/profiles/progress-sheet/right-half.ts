/**
 * The right half of a 取組内容: what stands under the years. A row comes in one of two shapes: the values below their years,
 * the first perhaps with the row's label before it; or the label in the first year's column, and everything pushed to the
 * right, the last years cut off.
 */
import { isBlank, keyOf, type Row } from './rows.ts';
import type { Sheet } from './upper-part.ts';
import { firstColumn, firstYear, fits, type YearCell, type YearColumns } from './year-columns.ts';

export type Reading = '目標' | '実績';

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
const SHIFTED = '表の列が年度の見出しより右にずれているため、最初の欄だけを最初の年度の値とした';

export const readingIn = (key: string | undefined): Reading | null => (key === '目標' || key === '実績' ? key : null);

/** `before`: the label of the row above, which a row of 実績 goes on with. */
export function readRightHalf(row: Row, columns: YearColumns, before: string, sheet: Sheet): RightHalf {
  const [first = '', second] = row.keys.slice(firstColumn(columns));
  if (LABELS.has(first)) return readShifted(row, columns, first, sheet);
  return first === '' && readingIn(second) ? readShifted(row, columns, before, sheet) : readInPlace(row, columns);
}

/**
 * Left to right the first value is the first year's; that it is printed at all is proven by results of that year alone.
 */
function readShifted(row: Row, columns: YearColumns, label: string, sheet: Sheet): RightHalf {
  const start = firstColumn(columns);
  const reading = readingIn(row.keys[start + 1]);
  const values = row.cells.slice(start + (reading === null ? 1 : 2));
  const [text = '', ...rest] = values;
  const year = firstYear(columns);
  const isProven = year !== null && sheet.judged.length === 1 && sheet.judged[0] === year && fits(row, columns);
  const isTied = isProven && !isBlank(text);
  return {
    label,
    reading,
    cells: isTied ? [{ year, text, note: SHIFTED }] : [],
    loose: (isTied ? rest : values).filter(value => !isBlank(value)),
  };
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
