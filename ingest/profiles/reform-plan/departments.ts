/** 担当課: the second column of the table 年次計画, with one department or several in a cell. */
import { cellsOf, type Line } from '../../read/line.ts';
import { labelOf } from './find-sheets.ts';
import { DASH, keyOf, withoutHtml } from './text.ts';

const DIVISION = /[部局]$/u;

/** The departments of a cell: `行政総務課 職員課` → two; `政策部 行政経営課` → one. */
export function departmentsIn(cell: string): string[] {
  const departments: string[] = [];
  let open = '';
  for (const word of cell.split(/[ 　、,]+/u).filter(part => part !== '')) {
    const name = open === '' ? word : `${open} ${word}`;
    open = DIVISION.test(word) && open === '' ? name : '';
    if (open === '') departments.push(name);
  }
  return (open === '' ? departments : [...departments, open]).filter(name => !DASH.test(name));
}

/** The departments of a whole sheet, each once. */
export function departmentsOf(lines: readonly Line[]): string[] {
  const from = lines.findIndex(line => labelOf(line) === '取組内容');
  const header = lines[from];
  const column = header ? cellsOf(header).findIndex(cell => keyOf(cell).startsWith('担当')) : -1;
  if (column < 0) return [];
  const to = lines.findIndex((line, i) => i > from && labelOf(line) === '成果指標');
  const cells = lines
    .slice(from + 1, to < 0 ? undefined : to)
    .filter(line => labelOf(line) !== '取組内容')
    .map(line => withoutHtml(cellsOf(line)[column] ?? ''));
  return [...new Set(cells.flatMap(departmentsIn))];
}
