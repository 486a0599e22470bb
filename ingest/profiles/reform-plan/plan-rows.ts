/**
 * The rows of 年次計画: what is done (取組内容, numbered ①, ② …), who does it, and what each year plans. `→` carries the cell
 * before it on.
 */
import type { Line } from '../../read/line.ts';
import { alignedCells } from './columns.ts';
import { departmentsIn } from './departments.ts';
import { noteOf, tellUnread, tellUntied, type Row, type SheetState } from './sheet-state.ts';
import { DASH, ORDINAL, splitMark, withoutHtml } from './text.ts';

const ARROW = /^[-－―—–ー−─]*[→⇒➡]$/u;
const ORDINALS = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

export function planRow(state: SheetState, line: Line): void {
  const { item, columns } = state;
  const cells = alignedCells(state, line);
  if (!cells) {
    checkOrdinal(state, line.text, line.no);
    // Its words are still worth finding, though none of them is tied to a year.
    item.passage('取組内容', withoutHtml(line.text.replaceAll('\t', ' ')), line.no);
    return;
  }
  const { printed, start } = wholeName(state, cells[0] ?? '', line.no);
  checkOrdinal(state, printed, start);
  const name = printed.replace(ORDINAL, '');
  if (name === '') {
    tellUntied(state, '取組内容の名前のない行', line.no);
    return;
  }
  item.passage('取組内容', printed, [start, line.no]);
  const { text: metric, mark } = splitMark(name);
  const row: Row = { metric, at: [start, line.no], ...noteOf(state, mark) };
  for (const department of departmentsIn(cells[columns?.named.get('担当課') ?? -1] ?? '')) {
    item.fact({ ...row, kind: 'department', fiscalYear: null, valueText: department });
  }
  milestones(state, row, cells);
}

/** A row's first cell, with the beginning that stands on a line of its own. A row with an ordinal begins itself. */
function wholeName(state: SheetState, cell: string, no: number): { printed: string; start: number } {
  const { open } = state;
  state.open = null;
  if (open && !ORDINAL.test(cell)) return { printed: open.text + cell, start: open.line };
  if (open) tellUnread(state, open.line);
  return { printed: cell, start: no };
}

/** A row that is lost shows where its number is left out. */
function checkOrdinal(state: SheetState, name: string, line: number): void {
  const printed = ORDINALS.indexOf(name.charAt(0)) + 1;
  if (printed === 0) return;
  if (printed !== state.ordinal + 1) {
    const message = `取組内容の番号が続いていません（${String(state.ordinal + 1)}番のはずの行が「${name.charAt(0)}」です）。抜けた行がないかご確認ください。`;
    state.item.problem('MISSING_PART', line, message);
  }
  state.ordinal = printed;
}

function milestones(state: SheetState, row: Row, cells: readonly string[]): void {
  const { item } = state;
  const years = [...(state.columns?.years ?? [])];
  if (isSentence(state, row, cells)) return;
  let before: string | null = null;
  for (const [column, fiscalYear] of years) {
    const valueText = cells[column] ?? '';
    if (ARROW.test(valueText)) {
      const what = `「${row.metric.slice(0, 30)}」の矢印（→）の前に、続ける内容のない欄`;
      if (before === null) tellUntied(state, what, row.at);
      else item.fact({ ...row, kind: 'milestone', fiscalYear, valueText: before, continued: true });
      continue;
    }
    before = isBlank(valueText) ? null : valueText;
    if (before !== null) item.fact({ ...row, kind: 'milestone', fiscalYear, valueText: before });
  }
}

const isBlank = (cell: string) => cell === '' || DASH.test(cell);

/** A whole sentence alone in the row stands across the years, and is told; a plan for a year is a short phrase. */
function isSentence({ item, columns }: SheetState, { metric, at }: Row, cells: readonly string[]): boolean {
  const printed = [...(columns?.years.keys() ?? [])].map(column => cells[column] ?? '').filter(cell => !isBlank(cell));
  const [only, ...more] = printed;
  if (only === undefined || more.length > 0 || !only.endsWith('。')) return false;
  item.passage('年次計画', only, at);
  const message = `「${metric.slice(0, 30)}」の年度の欄に、年度ごとの計画ではなく文が印字されています。どの年度のものか決まらないため、本文としてだけ取り込みました。`;
  item.problem('UNTIED_VALUE', at, message);
  return true;
}
