/**
 * 進行管理シート: one spreadsheet a 取組項目 (`3-2`), with its 取組内容 (`3-2-1` …) below it, as tab-separated rows.
 *
 * The upper part has a table of indicators by year and a table of goals, results and evaluations by year. Each 取組内容
 * follows as a block of its own, headed by a row of fiscal years. Blocks come in two shapes:
 * - a cell under a year may begin with its label (`自己評価 B：…`) and hold a target and an actual together
 *   (`目標 50 件 実績 件`): the columns are those of the header;
 * - the label stands in the first year's column (`指標⇥目標⇥35…`): everything is pushed to the right and the last years
 *   are cut off. Then only the first value is tied, to the first year, and only in a sheet that has results of that
 *   year alone: a result by itself, a target by the result in its column; all further values are reported.
 */
import { createRecorder, type Document, type Profile } from '../profile.ts';
import type { Line } from '../read/line.ts';
import { readBlock } from './progress-sheet/block.ts';
import { planDetails } from './progress-sheet/plan-details.ts';
import { tableRows, TITLE, unread, type Row } from './progress-sheet/rows.ts';
import { readUpperPart, type Sheet } from './progress-sheet/upper-part.ts';
import { yearColumns } from './progress-sheet/year-columns.ts';

const FAMILY = 'progress-sheet';

/** Labels at the beginning of a row; each is one sign of the family. */
const MARKS = /^(?:活動実績|成果実績|取組主管課|項目名|効果額|その他効果)$/u;

function recognise(lines: readonly Line[]): number {
  const found = new Set<string>();
  for (const { folded } of lines) {
    if (TITLE.test(folded.trim())) found.add('title');
    if (!folded.includes('\t')) continue;
    const first = folded.split('\t', 1)[0]?.trim() ?? '';
    if (first === '項目' && folded.includes('改革の柱')) found.add('pillar');
    if (MARKS.test(first)) found.add(first);
  }
  return found.has('title') || found.has('pillar') ? Math.min(0.98, found.size * 0.14) : 0;
}

function parse(document: Document) {
  const recorder = createRecorder(document, FAMILY);
  const rows = tableRows(recorder, document.lines);
  const title = rows.findLast(isTitle)?.cells[0] ?? '';
  const years: number[] = [];
  let sheet: Sheet | null = null;
  for (const part of partsOf(rows)) {
    const [head] = part;
    if (head && isSheetHead(head)) {
      sheet = readUpperPart(recorder, part);
      years.push(...(sheet?.years ?? []));
      if (sheet === null) recorder.problem('MISSING_PART', head.no, '「項目」の欄に番号がありません。');
    } else if (sheet) readBlock(recorder, part, sheet);
    else for (const row of part) unread(recorder, row);
  }
  return recorder.finish(planDetails(recorder, document.lines, title, years));
}

/** The upper part of each sheet and each 取組内容, title lines left out; what stands before the first is a part, too. */
function partsOf(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (const row of rows) {
    if (isTitle(row)) continue;
    if (isSheetHead(row) || isBlockHead(row) || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(row);
  }
  return parts;
}

const isTitle = ({ cells }: Row): boolean => cells.length === 1 && TITLE.test(cells[0] ?? '');
const isSheetHead = ({ keys }: Row): boolean => keys[0] === '項目';
const isBlockHead = (row: Row): boolean => row.keys[0] === '取組内容' && yearColumns(row) !== null;

export const progressSheet: Profile = { id: FAMILY, recognise, parse };
