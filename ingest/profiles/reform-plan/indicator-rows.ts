/**
 * The rows of 成果指標: a baseline (現状値) whose year is not printed, and a target for each year. A baseline of several things
 * stands in the row 備考 below (`令和4年度収納率 市税 99.4%、…`), and the cell says 備考に記載.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import { parseQuantity } from '../../../src/domain/quantity.ts';
import { cellsOf, type Line } from '../../read/line.ts';
import { alignedCells } from './columns.ts';
import { noteOf, tellUntied, type SheetState } from './sheet-state.ts';
import { DASH, keyOf, ORDINAL, readable, splitMark, withoutHtml } from './text.ts';

const TORN_NUMBER = /[0-9０-９][,.，．]$|^[,.，．][0-9０-９]|[0-9０-９][ 　]+[0-9０-９]/u;
const SEE_REMARK = /^備考(?:に記載|参照|のとおり)$/u;
const REMARK_HEAD = /^[・･]?[ 　]*(\S+)[ 　]+(\S.*)$/u;
const REMARK_ENTRY = /^(\S+)[ 　]+([0-9０-９][0-9０-９,.，．]*[ 　]?[%％]?)$/u;

export function indicatorRow(state: SheetState, line: Line): void {
  const { item, columns, open } = state;
  state.open = null;
  const cells = alignedCells(state, line);
  if (!cells) return;
  const { text: metric, mark } = splitMark((cells[0] ?? '').replace(ORDINAL, ''));
  const torn = open?.line === line.no - 1;
  if (metric === '' || parseQuantity(metric) !== null || torn) {
    tellUntied(state, '指標の名前が決まらない行', torn ? [open.line, line.no] : line.no);
    return;
  }
  const tornCell = cells.find((cell, i) => i > 0 && TORN_NUMBER.test(cell) && parseQuantity(cell) === null);
  if (tornCell !== undefined) {
    // Where a number is torn, the cells behind it may have slid.
    tellUntied(state, `「${metric}」に、途中で切れているような値「${tornCell}」`, line.no);
    return;
  }
  const note = noteOf(state, mark);
  const values: [number, number | null][] = [[columns?.named.get('現状値') ?? -1, null], ...(columns?.years ?? [])];
  for (const [column, fiscalYear] of values) {
    const valueText = cells[column] ?? '';
    if (valueText === '' || DASH.test(valueText)) continue;
    if (SEE_REMARK.test(keyOf(valueText))) {
      state.remarked = metric;
      continue;
    }
    const kind = fiscalYear === null ? 'baseline' : 'target';
    item.fact({ metric, kind, fiscalYear, valueText, at: line.no, ...note });
  }
}

/** Where an indicator refers to it, a reading for each of the things that the indicator names, in one year. */
export function remarkRow(state: SheetState, line: Line): void {
  const { item, remarked } = state;
  const text = withoutHtml(cellsOf(line).slice(1).join(' '));
  item.passage('備考', readable(text), line.no);
  const [, head = '', list = ''] = REMARK_HEAD.exec(text) ?? [];
  const [year, second] = findFiscalYears(head);
  const entries = list.split('、').map(entry => REMARK_ENTRY.exec(entry.trim()));
  const named = entries.map(entry => entry?.[1] ?? '');
  const belongs = remarked !== null && named.every(name => name !== '' && remarked.includes(name));
  if (!year || second || year.start !== 0 || !belongs) return;
  const what = head.slice(year.end);
  for (const entry of entries) {
    const [, name = '', valueText = ''] = entry ?? [];
    item.fact({ metric: `${name}${what}`, kind: 'baseline', fiscalYear: year.year, valueText, at: line.no });
  }
  state.remarked = null;
}
