/**
 * The text of a line or a cell, as a converter left it: HTML fragments, lists in one cell, blanks where a line broke, and
 * raised digits that point to a footnote.
 */

/** Half width, without blanks: what words of the layout are compared by. */
export const keyOf = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** A cell that says nothing. */
export const DASH = /^[-－―—–‐ー−]$/u;
/** The number of a row in its list. */
export const ORDINAL = /^[①-⑳][ 　]*/u;

/** An address in angle brackets is none. */
const HTML = /<\/?[A-Za-z][^<>:]*(?::[^/<>][^<>]*)?>/gu;
/** Behind 、, ・ or the particle の a blank is a broken line: none of them ends a thing. Other blanks may stand between two. */
const BROKEN = /(?<=[、・･]|(?<!も)の)[ 　]+/gu;

/** The text without HTML, and without the blanks that a broken line left. */
export const withoutHtml = (text: string) =>
  text
    .replaceAll(HTML, ' ')
    .replaceAll(/[ 　]{2,}/gu, ' ')
    .replaceAll(BROKEN, '')
    .trim();

/** A text for reading: the list that a spreadsheet keeps in one cell, each bullet on a line of its own. */
export const readable = (cell: string) => withoutHtml(cell).replaceAll(/[ 　]+(?=[・･※●○])/gu, '\n');

/** A footnote's mark with the blanks around it; m² is none. */
const RAISED = /[ 　]{0,3}(?<![mｍ])([¹²³⁴-⁹]+)[ 　]{0,3}/u;
const LONGEST_WORD = 40;

/** `ウェルビーイング ¹ 経営` without the mark, the mark, and the word before it, which the footnote explains. */
export function splitMark(printed: string): { text: string; mark: string | null; word: string } {
  const match = RAISED.exec(printed);
  if (!match) return { text: printed, mark: null, word: '' };
  const before = printed.slice(Math.max(0, match.index - LONGEST_WORD), match.index);
  return { text: printed.replace(RAISED, ''), mark: match[1] ?? null, word: /[\p{L}ー]+$/u.exec(before)?.[0] ?? '' };
}
