/**
 * 行政改革大綱の実施計画: a cover, a table of contents, numbered chapters, then one sheet a 取組項目.
 *
 * A sheet is headed by its 重点目標 (`Ⅰ …`, printed as Roman signs or Latin letters) and its part (`(1) …`); the first row
 * names the 取組項目 (`ア …`). These three make its number, `Ⅰ(1)ア`. Two tables of tab-separated cells follow: 年次計画
 * (what each 取組内容 does in each year; `→` carries the cell before it on) and 成果指標 (a baseline without a year, then a
 * target for each year). Raised digits tie footnotes below the sheet to a title or an indicator.
 */
import { findFiscalYears } from '../../src/domain/fiscal-year.ts';
import { createRecorder, type Document, type Profile } from '../profile.ts';
import type { Line } from '../read/line.ts';
import { tellMissingSheets } from './reform-plan/compare-names.ts';
import { findContents } from './reform-plan/contents.ts';
import { findSheets, labelOf, partOf } from './reform-plan/find-sheets.ts';
import { addParagraphs, readChapters, readCover } from './reform-plan/front.ts';
import { groupSheets, readHeadings } from './reform-plan/headings.ts';
import { tellLostIcons } from './reform-plan/icons.ts';
import { readSheet } from './reform-plan/sheet.ts';

const FAMILY = 'reform-plan';

/** Rows that only this family prints. */
const MARKS: ((line: Line) => boolean)[] = [
  line => /^取組項目\t[ア-ト][ 　]/u.test(line.text),
  line => /^取組内容\t担当課?\t/u.test(line.text) && findFiscalYears(line.folded).length > 1,
  line => line.text.startsWith('成果指標\t現状値\t目標値'),
  line => line.text.startsWith('目指す姿\t'),
];

function recognise(lines: readonly Line[]): number {
  const found = MARKS.filter(mark => lines.some(mark)).length;
  return (found / MARKS.length) * (lines.some(line => partOf(line) !== null) ? 0.97 : 0.8);
}

function parse(document: Document): ReturnType<Profile['parse']> {
  const { lines } = document;
  const recorder = createRecorder(document, FAMILY);
  // Where the parts stand: cover, table of contents, chapters, sheets.
  const sheets = findSheets(lines);
  const body = sheets[0]?.from ?? lines.length + 1;
  const contents = findContents(lines, body - 1);
  const cover = lines.slice(0, (contents?.from ?? body) - 1);
  const chapters = contents ? lines.slice(contents.to, body - 1) : [];
  // The plan as a whole, its chapters, its 重点目標 with their parts, and its sheets.
  const { city, planTitle, publisher, url, fiscalYears } = readCover(cover, FAMILY);
  const at: [number, number] = [1, Math.max(1, lines.length)];
  const whole = recorder.item({ kind: 'heading', itemNo: '計画全体', title: planTitle }, at);
  addParagraphs(whole, '表紙', cover);
  readChapters(recorder, whole, chapters);
  const groups = groupSheets(sheets);
  readHeadings(recorder, groups, contents);
  for (const sheet of sheets) readSheet(recorder, sheet, lines, contents, groups);
  // What only shows in all of them together.
  tellLostIcons(whole, sheets, lines);
  tellMissingSheets(whole, sheets, contents);
  return recorder.finish({
    city: city ?? '（市名なし）',
    planTitle,
    fiscalYears: fiscalYears ?? tableYears(lines) ?? [2000, 2000],
    publisher,
    url,
  });
}

/** First and last year of the tables 年次計画. */
function tableYears(lines: readonly Line[]): [number, number] | null {
  const headers = lines.filter(line => labelOf(line) === '取組内容');
  const years = headers.flatMap(line => findFiscalYears(line.text).map(({ year }) => year));
  return years.length === 0 ? null : [Math.min(...years), Math.max(...years)];
}

export const reformPlan: Profile = { id: FAMILY, recognise, parse };
