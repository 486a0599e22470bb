/** The header rows: which column of a table stands for which fiscal year. */
import { parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Recorder } from '../../profile.ts';
import type { Row } from './rows.ts';

export interface YearColumns {
  /** The header's line. */
  at: number;
  /** Column of the sheet → fiscal year. */
  years: Map<number, number>;
  /** Cells of the header. */
  width: number;
}

/** A value cell and the year of its column; null where the layout does not tell it. */
export interface YearCell {
  year: number | null;
  text: string;
  note?: string;
}

/** More than a year's name needs: the row is no header. */
const MAX_CELL = 20;

/** The columns under which a row prints fiscal years; null where it has fewer than two or one of them twice. */
export function yearColumns(row: Row): YearColumns | null {
  const years = new Map<number, number>();
  for (const [column, cell] of row.cells.entries()) {
    if (cell.length > MAX_CELL) return null;
    const year = parseFiscalYear(cell);
    if (year !== null) years.set(column, year);
  }
  const distinct = new Set(years.values()).size === years.size;
  return years.size >= 2 && distinct ? { at: row.no, years, width: row.cells.length } : null;
}

export const firstColumn = (columns: YearColumns): number => Math.min(...columns.years.keys());

/** The header's first year where it runs from one year to the next, as every header of the family does; else null. */
export function firstYear(columns: YearColumns): number | null {
  const years = [...columns.years.values()];
  const [first = null] = years;
  return first !== null && years.every((year, i) => year === first + i) ? first : null;
}

export function checkOrder(to: Pick<Recorder, 'problem'>, columns: YearColumns): void {
  if (firstYear(columns) !== null) return;
  to.problem(
    'CONTRADICTION',
    columns.at,
    '年度の見出しが年度の順に並んでいません。見出しの印字どおりに読み取りましたが、原本の表で確かめてください。',
  );
}

/** A row with more cells than its header cannot be lined up with it. */
export const fits = (row: Row, columns: YearColumns): boolean => row.cells.length <= columns.width;
