/** Looking words up in a text as they are printed (印字のままの言葉). */
import { fold } from '../text/fold.ts';
import { foldWithOrigin, type FoldedText } from '../text/folded.ts';
import { SPELLINGS } from '../text/user-words.ts';

export const foldLower = (text: string): string => fold(text).toLowerCase();

const SPELT: ReadonlyMap<string, readonly string[]> = new Map(
  Array.from(
    Map.groupBy(SPELLINGS, ([, token]) => token),
    ([token, pairs]) => [token, pairs.map(([written]) => written)],
  ),
);

/** How a token may stand in print: 障害者 is also written 障がい者. */
export const writtenForms = (token: string): readonly string[] => [token, ...(SPELT.get(token) ?? [])];

const KATAKANA = /[ァ-ヶー]/u;
const LATIN = /[a-z]/u;
const KANJI = /[一-龠々]/u;

/** Where a word stands in a folded text and is not the inside of another (リング in モニタリング, 水道 in 下水道); -1 for nowhere. */
export function findWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)];
    const inside =
      (KATAKANA.test(word.charAt(0)) && KATAKANA.test(before)) ||
      (KATAKANA.test(word.charAt(word.length - 1)) && after !== 'ー' && KATAKANA.test(after)) ||
      (LATIN.test(word.charAt(0)) && LATIN.test(before)) ||
      (LATIN.test(word.charAt(word.length - 1)) && LATIN.test(after)) ||
      (word.length < 3 && KANJI.test(word.charAt(0)) && KANJI.test(before));
    if (!inside) return at;
  }
  return -1;
}

/** Gives the piece of `text` with a folded form as it was written; where it is not there, the folded form. */
export function writtenIn(text: string): (folded: string) => string {
  let origin: FoldedText | undefined;
  return folded => {
    origin ??= foldWithOrigin(text);
    const at = origin.text.indexOf(folded);
    if (at < 0) return folded;
    return text.slice(origin.starts[at], origin.ends[at + folded.length - 1]).replaceAll('\n', '');
  };
}
