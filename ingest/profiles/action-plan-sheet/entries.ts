/**
 * Sheets and rows of the summary tables (一覧表) that speak of the same item, by number. A row marked 再 (再掲) names an item
 * again under another number: it belongs to the sheet of that title.
 */
import type { Recorder } from '../../profile.ts';
import { compareRow, type Compared } from './cross-check.ts';
import { key } from './likeness.ts';
import { spanOf, textOf, type Row } from './rows.ts';
import { noOf, type Sheet } from './sheet.ts';
import type { Measure, TableRow } from './summary-table.ts';

const AGAIN = /[[［]再[\]］]/u;

export interface Entry {
  sheet: Sheet;
  compared: Compared | null;
  /** 区分; '' where there is none. */
  group: string;
  /** Rows of the summary tables that name this item again under another number. */
  again: { itemNo: string; rows: Row[] }[];
}

/**
 * What has no partner becomes a problem. A sheet without any name is no entry.
 * @param lastYear of the plan
 */
export function pairUp(
  recorder: Recorder,
  sheets: readonly Sheet[],
  measures: readonly Measure[],
  lastYear: number,
): Entry[] {
  const entries = sheets
    .filter(sheet => isNamed(recorder, sheet))
    .map((sheet): Entry => ({ sheet, compared: null, group: '', again: [] }));
  const byNo = new Map(entries.map(entry => [`(${entry.sheet.measureNo})${entry.sheet.sign}`, entry]));
  const byTitle = Map.groupBy(entries, entry => key(entry.sheet.title));
  for (const measure of measures) {
    for (const row of measure.items) {
      const itemNo = `(${measure.no})${row.sign}`;
      const title = titleAgain(row);
      if (title !== null) addAgain(recorder, byTitle.get(title) ?? [], itemNo, row.rows);
      else if (!addCompared(byNo.get(itemNo), row, measure, lastYear)) reportLacking(recorder, itemNo, row);
    }
  }
  if (measures.length > 0) {
    for (const { sheet, compared } of entries) {
      if (compared === null) recorder.problem('MISSING_PART', sheet.at, `${noOf(sheet)} が一覧表に見当たりません。`);
    }
  }
  return entries;
}

/** A sheet's head over nothing that names an item is no item. */
function isNamed(recorder: Recorder, sheet: Sheet): boolean {
  const named = sheet.sign !== '' || sheet.title !== '' || sheet.leads.length > 0;
  if (!named) {
    const message = 'シートの見出しがありますが、実施項目の番号も名称も見当たりません。原本でご確認ください。';
    recorder.problem('UNREAD_LINE', sheet.at, message);
  }
  return named;
}

/** Key of the title before the sign 再; null where the row is none of these. */
function titleAgain({ rows }: TableRow): string | null {
  const end = rows.findIndex(row => AGAIN.test(row.text));
  return end < 0 ? null : key(textOf(rows.slice(0, end + 1)).replace(AGAIN, ''));
}

/** The title with its sign 再, and the departments on a line of their own. */
export function againText(rows: readonly Row[]): string {
  const end = rows.findIndex(row => AGAIN.test(row.text)) + 1;
  return [rows.slice(0, end), rows.slice(end)].map(textOf).join('\n');
}

function addAgain(recorder: Recorder, same: readonly Entry[], itemNo: string, rows: Row[]): void {
  const [only] = same;
  if (only && same.length === 1) {
    only.again.push({ itemNo, rows });
    return;
  }
  const message = `一覧表の ${itemNo} は再掲とありますが、同じ名称の実施項目のシートが見つかりません（「${textOf(rows)}」）。`;
  recorder.problem('MISSING_PART', spanOf(rows), message);
}

function addCompared(entry: Entry | undefined, row: TableRow, measure: Measure, lastYear: number): boolean {
  if (!entry) return false;
  entry.group = row.group;
  entry.compared = compareRow(row, measure, entry.sheet, lastYear);
  return true;
}

function reportLacking(recorder: Recorder, itemNo: string, { rows }: TableRow): void {
  const message = `一覧表にある実施項目 ${itemNo} のシートが見つかりません（「${textOf(rows).slice(0, 40)}」）。`;
  recorder.problem('MISSING_PART', spanOf(rows), message);
}
