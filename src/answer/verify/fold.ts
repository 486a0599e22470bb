/** One form for texts that read the same: width, blanks and minus signs; lines stay lines. */

/** Circled digits and Roman numeral signs stay what they are: NFKC would make ④ a 4 and Ⅴ a letter. */
const ALL_BUT_SIGNS = /[^①-⑳Ⅰ-ⅿ]+/gu;

/** Stands in place of what has been explained, so that offsets stay right. */
export const MASK = '\uE000';

export function fold(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(ALL_BUT_SIGNS, part => part.normalize('NFKC'))
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/gu, '\n')
    .replaceAll(/[▲△−‐‑–] ?(?=\d)/gu, '-');
}

/** A name or a quote as it stands on one line of an answer. */
export const foldName = (text: string): string => fold(text).replaceAll(/\s+/gu, ' ').trim();

export const bare = (text: string): string => fold(text).replaceAll(/\s+/gu, '');

/** Takes spans out of a text, in one pass, without moving what stands around them. */
export function coverAll(text: string, spans: readonly { start: number; end: number }[]): string {
  let done = 0;
  let covered = '';
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue;
    covered += text.slice(done, start) + MASK.repeat(end - start);
    done = end;
  }
  return covered + text.slice(done);
}

/** Whether a piece stands by itself, not as a part of a longer number. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  const cutsBefore = /[\d.,-]/u.test(text.charAt(start)) && /(?:\d|\d[.,]|-)$/u.test(before);
  const cutsAfter = /\d/u.test(text.charAt(end - 1)) && /^(?:\d|[.,-]\d)/u.test(after);
  return !cutsBefore && !cutsAfter;
}
