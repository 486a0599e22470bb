/** The icons of a sheet's SDGs: they stand in the cells of one row, and few converters read them. */
import type { ItemRecorder } from '../../profile.ts';
import { cellsOf, type Line } from '../../read/line.ts';
import { labelOf, type Sheet } from './find-sheets.ts';
import { withoutHtml } from './text.ts';

export const isIconRow = (line: Line) => labelOf(line) === 'SDGs';

const wordsIn = (line: Line) => withoutHtml(cellsOf(line).slice(1).join(' '));

/** A sheet's icons, where they are words. */
export function readIcons(item: ItemRecorder, lines: readonly Line[]): void {
  for (const line of lines) if (isIconRow(line)) item.passage('SDGs', wordsIn(line), line.no);
}

/** One problem for all sheets whose icons are no words: the converter lost them all in the same way. */
export function tellLostIcons(whole: ItemRecorder, sheets: readonly Sheet[], lines: readonly Line[]): void {
  const rows = sheets.flatMap(({ from, to }) => lines.slice(from - 1, to).filter(isIconRow));
  const lost = rows.filter(line => wordsIn(line) === '').map(line => line.no);
  const [first] = lost;
  if (first === undefined) return;
  const places = lost.map(no => `${String(no)}行目`).join('、');
  const message = `「SDGs」の欄（${String(lost.length)}か所：${places}）のアイコンは、文字として取り出されていません。どの目標と関わるかは、原本でご確認ください。`;
  whole.problem('MISSING_PART', first, message);
}
