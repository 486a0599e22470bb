/** The columns of a sheet's two tables: a header names them, and a row that does not line up with it is tied to no year. */
import { parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { cellsOf, type Line } from '../../read/line.ts';
import type { Columns, SheetState } from './sheet-state.ts';
import { DASH, keyOf, withoutHtml } from './text.ts';

const NAMES = new Set(['取組内容', '担当課', '成果指標', '現状値', '目標値']);

/**
 * The header's columns, given those that a header line above it named. A year twice or out of order is reported, and a
 * year twice ties nothing.
 */
export function readColumns({ item }: SheetState, line: Line, named = new Map<string, number>()): Columns {
  const years = new Map<number, number>();
  const unknown = new Map<number, string>();
  for (const [column, cell] of cellsOf(line).entries()) {
    const year = parseFiscalYear(cell);
    const name = keyOf(cell).replace(/^担当.*/u, '担当課');
    if (year !== null) years.set(column, year);
    else if (NAMES.has(name)) named.set(name, column);
    else if (name !== '') unknown.set(column, cell);
  }
  const printed = [...years.values()];
  if (new Set(printed).size !== printed.length) {
    item.problem('CONTRADICTION', line.no, '年度の見出しに同じ年度が2回あります。原本の表で確かめてください。');
    years.clear();
  } else if (printed.some((year, i) => i > 0 && year !== (printed[i - 1] ?? 0) + 1)) {
    const message =
      '年度の見出しが年度の順に並んでいません。見出しの印字どおりに読み取りましたが、原本の表で確かめてください。';
    item.problem('CONTRADICTION', line.no, message);
  }
  return { named, years, unknown, width: cellsOf(line).length };
}

/** A row's cells where they line up with the header, else null and a problem; what stands in foreign columns is one too. */
export function alignedCells({ columns, item, section, trimmed }: SheetState, line: Line): string[] | null {
  const cells = cellsOf(line).map(withoutHtml);
  const missing = (columns?.width ?? 0) - cells.length;
  if (!columns || columns.years.size === 0 || missing < 0 || (missing > 0 && !trimmed)) {
    const message = `${section}の表で、列が見出しとそろわない行です（「${(cells[0] ?? '').slice(0, 30)}」）。値の年度が決まらないため、取り込みませんでした。`;
    item.problem('UNTIED_VALUE', line.no, message);
    return null;
  }
  for (const [column, name] of columns.unknown) {
    const text = cells[column] ?? '';
    if (text === '' || DASH.test(text)) continue;
    item.problem('UNTIED_VALUE', line.no, `この様式にない列「${name}」の内容「${text}」は、取り込みませんでした。`);
  }
  return [...cells, ...Array.from({ length: missing }, () => '')];
}
