/** Footnotes stand below a sheet's tables, each on a line of its own that begins with its mark (`¹…`). */
import type { Line } from '../../read/line.ts';
import type { Footnote, SheetState } from './sheet-state.ts';
import { splitMark } from './text.ts';

const FOOTNOTE = /^([¹²³⁴-⁹]+)[ 　]*(\S.*)$/u;

/** By mark. */
export function findFootnotes(lines: readonly Line[]): Map<string, Footnote> {
  const footnotes = new Map<string, Footnote>();
  for (const line of lines) {
    const printed = line.text.trim();
    const [, mark, text] = FOOTNOTE.exec(printed) ?? [];
    if (mark !== undefined && text !== undefined) footnotes.set(mark, { printed, text, line: line.no });
  }
  return footnotes;
}

/** Each footnote as a passage, named after the word that its mark stands behind. Tells of a mark without one, and of one without a mark. */
export function readFootnotes({ item, footnotes }: SheetState, lines: readonly Line[]): void {
  const words = new Map<string, { word: string; line: number }>();
  for (const line of lines) {
    const { mark, word } = splitMark(line.text);
    if (mark !== null && !FOOTNOTE.test(line.text.trim())) words.set(mark, { word, line: line.no });
  }
  for (const [mark, { printed, line }] of footnotes) {
    const word = words.get(mark)?.word;
    item.passage(word === undefined || word === '' ? '用語' : `用語（${word}）`, printed, line);
    if (word === undefined) {
      item.problem('MISSING_PART', line, `注記「${mark}」の付いた言葉が、この取組項目に見当たりません。`);
    }
  }
  for (const [mark, { line }] of words) {
    if (!footnotes.has(mark)) item.problem('MISSING_PART', line, `注記「${mark}」の説明が見当たりません。`);
  }
}
