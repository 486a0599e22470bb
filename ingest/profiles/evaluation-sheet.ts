/**
 * 事務事業評価シート: three pages a project (計画 Plan, 実施 Do, 評価・改善 Check and Action), as text that a PDF gave up in
 * a scrambled order: headings stand after their content, a row of a table is torn over several lines.
 *
 * What holds in every order: pages end with the name of the next part; a table's columns are the sheet's fiscal years, in
 * the order of a header that is printed whole; a line of text holds cells of one row only. Values of a torn row are placed
 * by the sheet's own sums (evaluation-sheet/place-costs.ts): a value is a fact where every placing that adds up puts the
 * same number there, and a problem elsewhere.
 */
import { createRecorder, type Document, type Profile, type Recorder } from '../profile.ts';
import type { Line } from '../read/line.ts';
import { TITLE } from './evaluation-sheet/captions.ts';
import { tellOpenChoices } from './evaluation-sheet/choices.ts';
import { readCosts } from './evaluation-sheet/cost-table.ts';
import { readHead } from './evaluation-sheet/head.ts';
import { readIndicator } from './evaluation-sheet/indicator.ts';
import { extent, keyOf, PARTS, type Node, type Pages, type Sheet } from './evaluation-sheet/nodes.ts';
import { findTables } from './evaluation-sheet/part-tables.ts';
import { planDetails } from './evaluation-sheet/plan-details.ts';
import { readSchedules } from './evaluation-sheet/schedule.ts';
import { splitSheets } from './evaluation-sheet/split-sheets.ts';
import { readSections } from './evaluation-sheet/text-sections.ts';
import { actingYear, sheetYears } from './evaluation-sheet/years.ts';

const FAMILY = 'evaluation-sheet';

/** Lines that every sheet has; the title alone makes it one. */
const MARKS = [
  TITLE,
  /^総合計画体系/u,
  /^事業行程$/u,
  /^トータルコスト$/u,
  /^人件費合計\(b\)/u,
  /^所管部長による総評$/u,
  /^実施水準$/u,
  /^事業推進上の課題$/u,
];

function recognise(lines: readonly Line[]): number {
  const found = new Set<RegExp>();
  for (const line of lines) {
    if (line.text.length > 60 || line.text.trim() === '') continue;
    const key = keyOf(line.text);
    for (const mark of MARKS) if (mark.test(key)) found.add(mark);
  }
  return found.has(TITLE) ? Math.min(0.98, 0.3 + 0.1 * found.size) : Math.min(0.4, 0.05 * found.size);
}

function parse(document: Document) {
  const { lines } = document;
  const recorder = createRecorder(document, FAMILY);
  const at: [number, number] = [1, lines.at(-1)?.no ?? 1];
  const read = splitSheets(lines).flatMap(pages => readSheet(recorder, pages) ?? []);
  if (read.length === 0) {
    recorder.problem('MISSING_PART', at, '事務事業評価シートとして読み取れるシートがありません。');
  }
  const years = read.flatMap(sheet => sheet.years);
  return recorder.finish(planDetails(recorder, lines, years, at));
}

/** The years that the sheet names; null where its head names no project. */
function readSheet(recorder: Recorder, pages: Pages): { years: number[] } | null {
  const nodes = PARTS.flatMap(part => pages[part]);
  const at = extent(nodes.flatMap(({ from, to }) => [from, to]));
  const used = new Set<Node>();
  const item = readHead(recorder, pages.plan, at, used);
  if (item === null) return null;
  const sheet: Sheet = { item, pages, at, years: sheetYears(nodes), used };
  tellLacking(sheet);

  const plan = findTables(sheet, 'plan');
  const done = findTables(sheet, 'do');
  if (plan) readIndicator(sheet, plan, done, 'target');
  if (done) readIndicator(sheet, done, plan, 'actual');
  readSchedules(sheet, plan, done);
  readCosts(sheet);
  for (const part of PARTS) readSections(sheet, part);
  tellOpenChoices(sheet);

  const acting = actingYear(nodes);
  return { years: [...sheet.years, ...(acting === null ? [] : [acting])] };
}

function tellLacking({ item, pages, at, years }: Sheet): void {
  if (years.length === 0) {
    item.problem(
      'UNTIED_VALUE',
      at,
      '年度の見出しがそろっていないか、互いに食い違うため、各表の値の年度を決められません。',
    );
  }
  const labels = { plan: '計画（Plan）', do: '事業実施（Do）', check: '評価（Check）' };
  for (const part of PARTS) {
    if (pages[part].length === 0) item.problem('MISSING_PART', at, `「${labels[part]}」のページが見つかりません。`);
  }
}

export const evaluationSheet: Profile = { id: FAMILY, recognise, parse };
