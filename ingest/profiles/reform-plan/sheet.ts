/**
 * One sheet, row by row: 目指す姿, 課題 and 関連計画 are text; 年次計画 and 成果指標 are tables, each under its header; footnotes
 * stand below them. A row is known by its first cell.
 */
import { parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { rejoin, type Recorder } from '../../profile.ts';
import { cellsOf, type Line } from '../../read/line.ts';
import { readColumns } from './columns.ts';
import { compareContents } from './compare-names.ts';
import type { Contents } from './contents.ts';
import { departmentsOf } from './departments.ts';
import { isFurniture, nameOf, numberOf, type Sheet } from './find-sheets.ts';
import { findFootnotes, readFootnotes } from './footnotes.ts';
import { placeOf, type Groups } from './headings.ts';
import { isIconRow, readIcons } from './icons.ts';
import { indicatorRow, remarkRow } from './indicator-rows.ts';
import { planRow } from './plan-rows.ts';
import { newState, tellUnread, tellUntied, type SheetState } from './sheet-state.ts';
import { keyOf, readable, splitMark } from './text.ts';

const TEXT_ROWS = new Set(['目指す姿', '課題', '関連計画']);
const TABLES = new Set(['年次計画', '成果指標', '備考']);
const WANTED = ['目指す姿', '課題', '年次計画', '成果指標'];

/** `all`: the whole document. A sheet whose number is not printed whole is told, and is no item. */
export function readSheet(
  recorder: Recorder,
  sheet: Sheet,
  all: readonly Line[],
  contents: Contents | null,
  groups: Groups,
): void {
  const { head, from, to } = sheet;
  const lines = all.slice(from - 1, to);
  const itemNo = numberOf(sheet);
  if (itemNo === null) {
    const message =
      '取組項目の番号（重点目標・区分・記号）がそろっていないため、この取組項目を取り込めませんでした。見出しの行をご確認ください。';
    recorder.problem('MISSING_PART', [from, to], message);
    return;
  }
  const { text: title } = splitMark(nameOf(sheet)?.printed ?? '');
  const place = placeOf(sheet, groups);
  const item = recorder.item({ itemNo, title, departments: departmentsOf(lines), place }, [from, to]);
  const state = newState(item, findFootnotes(lines));
  compareContents(item, { no: itemNo, title, line: head.no }, contents);
  readIcons(item, lines);
  const notes = new Set([...state.footnotes.values()].map(note => note.line));
  for (const line of lines) if (line.no > head.no && !notes.has(line.no)) readRow(state, line);
  closeSheet(state, itemNo, head.no);
  readFootnotes(state, lines);
}

/** What is still open when the sheet ends, and the rows that it lacks. `no`: the sheet's first row. */
function closeSheet(state: SheetState, itemNo: string, no: number): void {
  closeText(state);
  if (state.open) tellUnread(state, state.open.line);
  if (state.remarked !== null) {
    const what = `「${state.remarked}」の現状値が備考にあると印字されていますが、読み取れない備考`;
    tellUntied(state, what, no);
  }
  for (const label of WANTED.filter(name => !state.seen.has(name))) {
    state.item.problem('MISSING_PART', no, `取組項目 ${itemNo} に「${label}」の欄がありません。`);
  }
}

function readRow(state: SheetState, line: Line): void {
  if (isFurniture(line) || isIconRow(line)) return;
  const cells = cellsOf(line);
  const label = keyOf(cells[0] ?? '');
  state.seen.add(label);
  if (textRow(state, line, label, cells)) return;
  closeText(state);
  if (headerRow(state, line, label, cells)) return;
  if (label === '備考') remarkRow(state, line);
  else if (state.section === '') tellUnread(state, line.no);
  else if (cells.length === 1) openRow(state, line);
  else if (state.section === '年次計画') planRow(state, line);
  else indicatorRow(state, line);
}

/** A row of text, or a line that goes on with the one before. */
function textRow(state: SheetState, line: Line, label: string, cells: readonly string[]): boolean {
  if (cells.length > 1 && TEXT_ROWS.has(label)) {
    closeText(state);
    const text = cells.filter((cell, i) => i > 0 && cell !== '').join('\n');
    [state.section, state.text] = ['', { label, parts: [text], at: [line.no, line.no] }];
    return true;
  }
  if (!state.text || cells.length > 1 || TABLES.has(label)) return false;
  state.text.parts.push(label === '' ? '' : line.text);
  state.text.at[1] = line.no;
  return true;
}

function closeText(state: SheetState): void {
  if (state.text) state.item.passage(state.text.label, readable(rejoin(state.text.parts)), state.text.at);
  state.text = null;
}

/** A row that opens a table or names its columns; the years of 成果指標 stand on a line of their own. */
function headerRow(state: SheetState, line: Line, label: string, cells: readonly string[]): boolean {
  if (label === '年次計画') {
    [state.section, state.columns, state.trimmed] = ['年次計画', null, cells.length === 1];
  } else if (label === '取組内容') {
    [state.section, state.columns] = ['年次計画', readColumns(state, line)];
  } else if (label === '成果指標') {
    const named = new Map(cells.map((cell, column) => [keyOf(cell), column]));
    [state.section, state.columns] = ['成果指標', { named, years: new Map(), unknown: new Map(), width: cells.length }];
  } else if (state.section === '成果指標' && label === '' && cells.some(cell => parseFiscalYear(cell) !== null)) {
    state.columns = readColumns(state, line, state.columns?.named);
  } else return false;
  return true;
}

/** The beginning of a row whose cells stand on the next line. */
function openRow(state: SheetState, line: Line): void {
  if (state.open) tellUnread(state, state.open.line);
  state.open = { text: line.text.trim(), line: line.no };
}
