/**
 * 行財政改革推進計画 アクションプラン (実施項目・進捗管理シート): one page a measure (実施項目), with summary tables in front.
 *
 * A sheet's cells stand in the order in which a converter read them from the page:
 * - cell captions, the indicator row (単位 … 指標の現状値 … 計画最終年度の目標値 …), then the effect column, whose amounts
 *   stand between the words 評価 and always run from the plan's first year to its last;
 * - the yearly rows (年次計画): a year label, the year's text, the year's target; they run upwards or downwards;
 * - place, title, departments, the text sections, the indicator's name.
 * On some sheets the year labels are torn from their text. Then nothing in the layout ties the two, and only what another
 * place of the document proves becomes a fact.
 *
 * The summary tables (一覧表) state indicator, target and department again: they check the sheets, and the sheet wins.
 */
import { createRecorder, type Document, type Profile } from '../profile.ts';
import type { Line } from '../read/line.ts';
import { pairUp } from './action-plan-sheet/entries.ts';
import { readEffects, readIndicatorRow } from './action-plan-sheet/figures.ts';
import { isLegend, readFront } from './action-plan-sheet/front.ts';
import { emitHeadings } from './action-plan-sheet/headings.ts';
import { emitItem } from './action-plan-sheet/item-records.ts';
import { namesOf, planYears, policiesOf, reportMissingYears } from './action-plan-sheet/plan.ts';
import { is, LONGEST, rowsOf, runs, type Row, type Span } from './action-plan-sheet/rows.ts';
import { readHead, readTitle } from './action-plan-sheet/sheet-head.ts';
import { readNames } from './action-plan-sheet/sheet-names.ts';
import { emptySheet, LEGEND_ROW, SHEET_HEAD, type Draft } from './action-plan-sheet/sheet.ts';
import { readSections } from './action-plan-sheet/text-sections.ts';
import { readYears } from './action-plan-sheet/yearly-plan.ts';

const FAMILY = 'action-plan-sheet';
/** Stands where no year is found, which is a problem of its own. */
const NO_YEARS: Span = [1926, 1926];

/** The marks of the layout together: sheet heads, the indicator row, the effect column, the legend row of the yearly plan. */
function recognise(lines: readonly Line[]): number {
  const marks: [RegExp, number][] = [
    [SHEET_HEAD, 0.4],
    [/指標の現状値.*計画最終年度の目標値/u, 0.3],
    [LEGEND_ROW, 0.15],
    [/^全期間総合評価$/u, 0.15],
  ];
  const found = marks.filter(([mark]) =>
    lines.some(line => line.text.length <= LONGEST && mark.test(line.text.trim())),
  );
  return Math.min(
    1,
    found.reduce((sum, [, weight]) => sum + weight, 0),
  );
}

function parse(document: Document) {
  const recorder = createRecorder(document, FAMILY);
  const rows = rowsOf(document.lines);
  const { front, legend, sheets } = partsOf(rows);
  const drafts = sheets.map(readSheet);

  const sheetHead = rows.find(row => is(row, SHEET_HEAD));
  const names = namesOf(front, sheetHead);
  const read = readFront(front, legend, names.planTitle);
  const policies = policiesOf(read.measures, drafts);
  for (const draft of drafts) readNames(draft, policies);

  const years = planYears(drafts, rows);
  if (years === null) recorder.problem('MISSING_PART', 1, '計画の年度（令和○年度の欄）が見つかりません。');
  if (names.city === null) recorder.problem('MISSING_PART', 1, '表紙に市町村の名称が見つかりません。');
  emitHeadings(recorder, read, drafts);
  for (const entry of pairUp(recorder, drafts, read.measures, (years ?? NO_YEARS)[1])) {
    if (years !== null) reportMissingYears(entry.sheet, years);
    emitItem(recorder, entry, years ?? NO_YEARS, read.baselineYear);
  }
  return recorder.finish({
    city: names.city ?? '（市町村名不明）',
    planTitle: names.planTitle,
    fiscalYears: years ?? NO_YEARS,
    publisher: names.publisher === null ? names.city : [names.city, names.publisher].filter(Boolean).join(' '),
    published: names.published,
  });
}

/** The part in front, the sample sheet (シートの見方), and the rows of each sheet: all that follows its head. */
function partsOf(rows: readonly Row[]): { front: Row[]; legend: Row[]; sheets: Row[][] } {
  let started = 0;
  const parts = runs(rows, row => (is(row, SHEET_HEAD) ? ++started : started));
  const front = is(rows[0], SHEET_HEAD) ? [] : (parts.shift() ?? []);
  return { front, legend: parts.filter(isLegend).flat(), sheets: parts.filter(part => !isLegend(part)) };
}

/** Each step takes its rows out; what a later one meets is what is left. */
function readSheet(rows: Row[]): Draft {
  const sheet = emptySheet(rows);
  readHead(sheet);
  readIndicatorRow(sheet);
  readEffects(sheet);
  readTitle(sheet);
  readYears(sheet);
  readSections(sheet);
  return sheet;
}

/** 行財政改革推進計画 アクションプラン, one sheet (実施項目・進捗管理シート) a measure. */
export const actionPlanSheet: Profile = { id: FAMILY, recognise, parse };
