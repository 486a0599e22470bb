/**
 * One 個別事業計画表: a head (number, title, department in any order of lines), 事業内容, 事業行程, one or more 目標 and the
 * budget. Labels stand in the first cell, but slide up or down beside the rows of their tables.
 */
import { PAGE_NUMBER, type Take } from './model.ts';
import { addCell, newSheet, tell, type Part, type Sheet } from './part.ts';
import { DASH, nameOf, type Cell, type Row } from './rows.ts';
import { readingRow, scheduleRow, SOURCE, sourceRow } from './sheet-tables.ts';

const SHEET_LABEL = /^(?:事業内容|事業行程|目標[①-⑳]?|事業費総額.*|財源内訳)$/u;
/** A head is a few lines; what goes on is no sheet of this family. */
const HEAD_CELLS = 12;

/** A sheet, and where its reader stands. */
interface Reading {
  sheet: Sheet;
  /** What the next row without a label is; `none` after a table of one row. */
  next: 'head' | 'content' | 'schedule' | 'indicator' | 'values' | 'none';
  /** Header of 事業行程. */
  schedule: Cell[];
  /** Header of the values of a 目標. */
  values: Cell[];
  indicator: string;
}

/** `row`: the one that begins with 事業番号. */
export function openSheet(row: Row, within: Part[]): Sheet {
  const head = row.cells.map(cell => ({ ...cell, text: cell.text.replace(/^事業番号\s*/u, '') }));
  return newSheet(head, within, [row.no, row.no]);
}

/** Reads the rows behind the first one of a sheet. The sheet ends with its own last row. */
export function sheetBlock(sheet: Sheet): Take {
  const reading: Reading = { sheet, next: 'head', schedule: [], values: [], indicator: '' };
  return row => {
    const isOwn = sheetRow(reading, row);
    // A row of a table that is not understood is the sheet's all the same; other lines are furniture of what follows.
    if (isOwn || (row.tabbed && !DASH.test(row.key))) sheet.at[1] = row.no;
    return isOwn;
  };
}

function sheetRow(reading: Reading, { first, cells, key, tabbed }: Row): boolean {
  const { sheet, next } = reading;
  if (SHEET_LABEL.test(first.key)) return labelledRow(reading, first, cells.slice(1));
  if (next === 'head') {
    if (sheet.head.length > HEAD_CELLS) return false;
    sheet.head.push(...cells);
    return true;
  }
  if (!tabbed && (next !== 'content' || PAGE_NUMBER.test(key))) return false;
  return plainRow(reading, first, cells);
}

/** A row with a label in its first cell; `rest` are the cells behind it. */
function labelledRow(reading: Reading, label: Cell, rest: Cell[]): boolean {
  const { sheet } = reading;
  if (label.key === '事業内容') {
    reading.next = 'content';
    addCell(sheet, '事業内容', rest.map(({ text }) => text).join(' '), label.no);
    return true;
  }
  if (label.key.startsWith('事業費総額')) {
    reading.next = 'none';
    totalRow(sheet, label, rest);
    return true;
  }
  if (label.key === '財源内訳') {
    reading.next = 'none';
    const [cell] = rest;
    if (!cell) return true;
    if (rest.length > 1 || SOURCE.test(cell.key)) return sourceRow(sheet, rest);
    sheet.budget.lead = cell;
    return true;
  }
  // A label that has slid down or up beside a row of the schedule: the row is one of the schedule all the same.
  return (
    rest.length === 0 ||
    headerRow(reading, rest) ||
    (reading.next === 'schedule' && scheduleRow(sheet, reading.schedule, rest))
  );
}

function totalRow({ budget, problems }: Sheet, label: Cell, values: readonly Cell[]): void {
  budget.label = nameOf(label.text).replaceAll('(', '（').replaceAll(')', '）');
  budget.span = Number(/(\d)(?:年間|[カか力ヵ]年)/u.exec(label.key)?.[1] ?? 0) || null;
  const [value, ...more] = values;
  if (value && more.length === 0) budget.total = value;
  else {
    const message = '事業費総額の値を一つに決められません。原本の表を確かめてください。';
    tell(problems, value ? 'UNTIED_VALUE' : 'MISSING_PART', label.no, message);
  }
}

/** The header of a table tells what the rows under it are. */
function headerRow(reading: Reading, cells: Cell[]): boolean {
  const key = cells[0]?.key ?? '';
  if (key === '項目') [reading.schedule, reading.next] = [cells, 'schedule'];
  else if (key === '指標名') reading.next = 'indicator';
  else if (key.startsWith('現状値')) [reading.values, reading.next] = [cells, 'values'];
  else return false;
  return true;
}

function plainRow(reading: Reading, first: Cell, cells: Cell[]): boolean {
  const { sheet, next } = reading;
  if (headerRow(reading, cells)) return true;
  if (SOURCE.test(first.key) && sourceRow(sheet, cells)) return true;
  if (next === 'schedule') return scheduleRow(sheet, reading.schedule, cells);
  if (next === 'content' && cells.length === 1) {
    addCell(sheet, '事業内容', first.text, first.no);
    return true;
  }
  if (next === 'values') {
    reading.next = 'none';
    readingRow(sheet, reading.indicator, reading.values, cells);
    return true;
  }
  if (next === 'indicator') {
    reading.next = 'none';
    reading.indicator = nameOf(first.text);
    indicatorRow(sheet, reading.indicator, first, cells[1]);
    return cells.length <= 2;
  }
  return false;
}

function indicatorRow(sheet: Sheet, indicator: string, name: Cell, definition: Cell | undefined): void {
  if (definition) addCell(sheet, '指標の定義', `${indicator}：${definition.text}`, definition.no);
  else tell(sheet.problems, 'MISSING_PART', name.no, `指標「${indicator}」の定義が見つかりません。`);
}
