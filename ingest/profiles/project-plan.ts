/**
 * 総合計画の事業プラン（個別事業計画表）: a plan's own chapters, its budget summary (計画事業費), leading projects, and one
 * sheet a project (事業番号 1-101), grouped by 分野, 基本政策, 施策展開の方向 and 施策. The text is a converter's: tables are
 * tab rows whose columns shift from sheet to sheet, so that a cell is tied by its label and by the count of its row, and
 * only where a row has blanks by its column. What neither ties is a problem.
 */
import { fiscalYearLabel } from '../../src/domain/fiscal-year.ts';
import { createRecorder, type Document, type Profile, type Recorder } from '../profile.ts';
import type { Line } from '../read/line.ts';
import { addAmounts } from './project-plan/budget-summary.ts';
import { compareListings, compareOutline, compareSample, settleTitles } from './project-plan/compare-names.ts';
import { compareProjects } from './project-plan/compare-projects.ts';
import { compareSums } from './project-plan/compare-sums.ts';
import { addGoals, compareGoals } from './project-plan/goals.ts';
import type { Model } from './project-plan/model.ts';
import type { Part } from './project-plan/part.ts';
import { readRows } from './project-plan/read-rows.ts';
import { rowsOf } from './project-plan/rows.ts';
import { settleSheet } from './project-plan/settle-sheet.ts';

const FAMILY = 'project-plan';

/** What only this family prints. Four of them make it likely. */
const MARKS = [
  /^個別事業計画表$/u,
  /^事業番号/u,
  /^事業行程\t+項目\t/u,
  /^事業費総額/u,
  /\(国県補助等\)\t/u,
  /^\t*指標名\t+指標の定義|目 ?標\t+指標名\t+指標の定義/u,
];

function recognise(lines: readonly Line[]): number {
  const found = MARKS.filter(mark => lines.some(({ folded }) => mark.test(folded.trimStart()))).length;
  return found < 4 ? found * 0.05 : 0.5 + (found - 3) * 0.15;
}

function parse(document: Document) {
  // Row by row: chapters, 分野, 施策, leading projects, sheets; each block adds its parts, and what it says of others.
  const model = readRows(rowsOf(document.lines));
  // A sheet's head and budget, and a heading's title, are known only from all of their lines.
  for (const sheet of model.sheets) settleSheet(sheet, model.years);
  if (model.sample) settleSheet(model.sample, model.years);
  settleTitles(model);
  // What the document says twice. The rows of 主な事業 give the sheets the links that compareProjects looks at.
  compareListings(model);
  compareProjects(model);
  compareOutline(model);
  compareGoals(model);
  compareSample(model);
  compareSums(model);
  // Amounts and goals go to the parts that they are about.
  addAmounts(model);
  addGoals(model);

  const recorder = createRecorder(document, FAMILY);
  for (const part of model.parts) recordPart(recorder, part);
  for (const { code, at, message } of model.problems) recorder.problem(code, at, message);
  if (model.city === null || !model.years) {
    const lastLine = document.lines.at(-1)?.no ?? 1;
    recorder.problem('MISSING_PART', [1, lastLine], '計画の表紙から、市町村名または計画期間を読み取れません。');
  }
  return recorder.finish({
    city: model.city ?? '（市町村名不明）',
    planTitle: model.title === '' ? '総合計画 事業プラン' : planTitle(model),
    fiscalYears: model.years ?? [2000, 2000],
    publisher: model.publisher,
    published: model.published,
    url: model.url,
  });
}

function recordPart(recorder: Recorder, part: Part): void {
  const { kind, itemNo, alsoNos, title, departments, at } = part;
  const place = part.within.map(outer => ({ label: outer.label, no: outer.no, title: outer.title }));
  const links = [...new Set(part.links)].map(project => ({ rel: 'leading_project' as const, itemNo: project }));
  const item = recorder.item({ kind, itemNo, alsoNos, title, departments, place, links }, at);
  for (const fact of part.facts) item.fact(fact);
  for (const { section, text, at: lines } of part.pieces) item.passage(section, text, lines);
  for (const { code, at: lines, message } of part.problems) item.problem(code, lines, message);
}

function planTitle({ title, years }: Model): string {
  if (!years) return title;
  const [from, to] = years.map(year => fiscalYearLabel(year).replace(/年度$/u, ''));
  return `${title}（${from ?? ''}～${(to ?? '').replace(/^\D+/u, '')}年度）`;
}

export const projectPlan: Profile = { id: FAMILY, recognise, parse };
