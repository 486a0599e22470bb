/**
 * What is left of a sheet after its cells and texts: the name of the indicator (指標); on a torn sheet the policy's name
 * and the title as well, which only the policy's name from another place tells apart.
 */
import { key } from './likeness.ts';
import { blocksOf, runs, spanOf, textOf, type Row } from './rows.ts';
import { missing, noOf, type Draft } from './sheet.ts';

/** A name fills a few lines; more is noise. */
const isName = (block: readonly Row[]) => block.length <= 3 && textOf(block).length <= 120;

/** @param policies names of the policies (基本方針) by number */
export function readNames(sheet: Draft, policies: ReadonlyMap<string, string>): void {
  const blocks = blocksOf(sheet.rest);
  readTornTitle(sheet, blocks, policies.get(sheet.policyNo) ?? '');
  const named = readMetric(sheet, blocks);
  if (!named) sheet.problems.push(missing(sheet, '指標の名称'));
  sheet.rest = named ? [] : blocks.flat();
  if (sheet.title === '') sheet.problems.push(missing(sheet, '実施項目の名称'));
  for (const rows of runs(sheet.rest, row => row.page)) {
    sheet.problems.push({
      code: 'UNREAD_LINE',
      at: spanOf(rows),
      message: `${noOf(sheet)} どの欄の記載か分からない行があります（「${rows[0]?.text.slice(0, 30) ?? ''}」など${String(rows.length)}行）。`,
    });
  }
}

/** The title stands in the block behind the policy's name. */
function readTornTitle(sheet: Draft, blocks: Row[][], policy: string): void {
  if (sheet.title !== '' || policy === '') return;
  const wanted = key(policy);
  const at = blocks.findIndex(block => isName(block) && key(textOf(block)) === wanted);
  const title = at < 0 ? undefined : blocks[at + 1];
  if (!title) return;
  sheet.policyTitle = policy;
  sheet.title = textOf(title);
  sheet.titleCell = { text: sheet.title, at: spanOf(title) };
  blocks.splice(at, 2);
}

/** The one block that is left, or the second of two where the first ends the last text. */
function readMetric(sheet: Draft, blocks: readonly Row[][]): boolean {
  const [before, name] = blocks.length === 2 && !sheet.torn ? blocks : [undefined, blocks[0]];
  const finished = before?.at(-1)?.text.endsWith('。') === true;
  if (!name || !isName(name) || (blocks.length > 1 && !finished)) return false;
  const [metric = '', note] = textOf(name).split(/\s*(?=※)/u);
  sheet.metric = metric;
  sheet.metricCell = { text: metric, at: spanOf(name) };
  sheet.metricNote = note;
  for (const row of before ?? []) sheet.sections.at(-1)?.rows.push(row);
  sheet.sections.push({ name: '指標', year: null, rows: name });
  return true;
}
