import { fold } from './fold.ts';

export interface FoldedText {
  /** Folded and in lower case. */
  text: string;
  /** Where the sign that gave each unit of `text` begins and ends in the original (UTF-16). */
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Marks that melt into the sign before them: half-width ﾞ and ﾟ, combining accents. */
const isMark = (code: number) =>
  code === 0xff9e || code === 0xff9f || code === 0x3099 || code === 0x309a || (code >= 0x300 && code <= 0x36f);
/** ASCII, hiragana, katakana and the common kanji are folded already. */
const isPlain = (code: number) =>
  (code >= 0x20 && code <= 0x7e) ||
  (code >= 0x3041 && code <= 0x3096) ||
  (code >= 0x30a1 && code <= 0x30fc) ||
  (code >= 0x4e00 && code <= 0x9fff);

/** Folds sign by sign, so that what is found in the folded text can be shown as it was written. */
export function foldWithOrigin(text: string): FoldedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    while (end < text.length && isMark(text.charCodeAt(end))) end++;
    const sign = text.slice(at, end);
    const plain = end - at === 1 && isPlain(text.charCodeAt(at)) ? sign : fold(sign);
    const lower = plain.toLowerCase();
    parts.push(lower);
    for (let i = 0; i < lower.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
