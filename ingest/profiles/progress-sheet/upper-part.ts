/**
 * The upper part of a sheet, which is the 取組項目 itself: its place in the plan, the table of indicators by year, and the
 * table of goals, results and evaluations by year.
 */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import type { Item } from '../../../src/domain/records.ts';
import type { ItemRecorder, Recorder } from '../../profile.ts';
import { readIndicatorTable, type TableHeader } from './indicator-table.ts';
import { grades, milestones, passages, untied } from './record-cells.ts';
import { isBlank, keyOf, numbered, readable, unread, type Row } from './rows.ts';
import { checkOrder, fits, yearColumns, type YearCell, type YearColumns } from './year-columns.ts';

/** What the 取組内容 below need to know of their sheet. */
export interface Sheet {
  itemNo: string;
  place: Item['place'];
  /** The years for which results or evaluations are filled in (進行管理の対象年度). */
  judged: number[];
  /** The plan's years, rising. */
  years: number[];
}

/** Rows below the years; all but 取組目標 are filled in once the year is over. */
const YEAR_ROW = /^(?:取組目標|活動実績|成果実績|内部評価|外部評価)/u;

/** null where the first of the rows has no number. */
export function readUpperPart(recorder: Recorder, rows: readonly Row[]): Sheet | null {
  const [head, ...body] = rows;
  const last = rows.at(-1);
  const name = numbered(head?.cells[1]);
  const itemNo = parseItemNo(name?.no ?? '');
  if (!head || !last || !name || itemNo === null) return null;
  const at: [number, number] = [head.no, last.no];
  const place = placeOf(head);
  const item = recorder.item({ itemNo, title: name.title, place }, at);
  if (place.length === 0) item.problem('MISSING_PART', head.no, '「改革の柱」の欄が見つかりません。');

  const { indicators, indicatorRows, yearHeader, judged } = readBody(item, body);
  if (indicators) readIndicatorTable(item, indicators, indicatorRows);
  else item.problem('MISSING_PART', at, '指標の表の見出し（年度の行）が見つかりません。');
  if (!yearHeader) {
    item.problem('MISSING_PART', at, '取組目標・実績・評価の表の見出し（年度の行）が見つかりません。');
  }
  const years = (yearHeader ?? indicators?.columns)?.years.values() ?? [];
  return {
    itemNo,
    place: [...place, { label: '項目', no: itemNo, title: name.title }],
    judged: [...judged],
    years: [...years].toSorted((a, b) => a - b),
  };
}

function placeOf(head: Row): Item['place'] {
  const label = '改革の柱';
  const at = head.keys.indexOf(label);
  const pillar = at < 0 ? null : numbered(head.cells[at + 1]);
  return pillar ? [{ label, no: keyOf(pillar.no), title: pillar.title }] : [];
}

interface Body {
  indicators: TableHeader | null;
  /** Rows below that header. */
  indicatorRows: Row[];
  /** The header of the table of goals, results and evaluations. */
  yearHeader: YearColumns | null;
  judged: Set<number>;
}

function readBody(item: ItemRecorder, rows: readonly Row[]): Body {
  const body: Body = { indicators: null, indicatorRows: [], yearHeader: null, judged: new Set() };
  /** The evaluation whose reason may follow in a row without a label. */
  let evaluation = '';
  for (const row of rows) {
    const { indicators, yearHeader } = body;
    const columns = yearColumns(row);
    const key = row.keys[0] ?? '';
    if (columns) {
      checkOrder(item, columns);
      if (row.keys.includes('指標')) body.indicators = { row, columns };
      else body.yearHeader = columns;
    } else if (key.startsWith('概要(目指す')) item.passage('概要（目指す姿）', readable(row.cells[1] ?? ''), row.no);
    else if (yearHeader && YEAR_ROW.test(key)) {
      const label = (row.cells[0] ?? '').replace(/[(（].*$/u, '');
      readYearRow(item, row, label, yearHeader);
      evaluation = key.includes('評価') ? label : '';
      if (!key.startsWith('取組目標')) for (const year of filledYears(row, yearHeader)) body.judged.add(year);
    } else if (yearHeader && key === '' && evaluation !== '') readYearRow(item, row, evaluation, yearHeader);
    else if (indicators && !yearHeader) body.indicatorRows.push(row);
    else if (row.keys.some(cell => cell !== '' && cell !== '指標')) unread(item, row);
  }
  return body;
}

const filledYears = (row: Row, columns: YearColumns): number[] =>
  fits(row, columns)
    ? [...columns.years].flatMap(([column, year]) => (isBlank(row.cells[column] ?? '') ? [] : [year]))
    : [];

/** A row of goals, results or evaluations: a text a year, an evaluation's letter and its reason apart. */
function readYearRow(item: ItemRecorder, row: Row, label: string, columns: YearColumns): void {
  const filled = row.cells
    .map((text, column) => ({ text, column }))
    .filter(cell => cell.column > 0 && !isBlank(cell.text));
  const isTied = fits(row, columns) && filled.every(({ column }) => columns.years.has(column));
  const cells: YearCell[] = filled.map(({ text, column }) => ({
    text,
    year: isTied ? (columns.years.get(column) ?? null) : null,
  }));
  if (!isTied) {
    const values = cells.map(cell => cell.text);
    untied(item, label, values, row.no);
  }
  if (label.includes('評価')) passages(item, label, grades(item, label, cells, row.no), row.no);
  else milestones(item, label, cells, row.no);
}
