/**
 * Pairs of letters (文字バイグラム): they find what the dictionary cuts in two ways, and words that it does not know.
 */
import { fold } from './fold.ts';

const RUN = /[\p{L}\p{M}\p{N}]+/gu;
/** Digits, and what stands alone and is no kanji. */
const SAYS_NOTHING = /^(?:[0-9]+|[^\p{Script=Han}])$/u;
const HIRAGANA = /^[ぁ-ん]+$/u;
/** A question's letters beyond this add nothing. */
const QUERY_MAX = 200;

/** Every pair of neighbouring letters and a lone kanji, folded; digits are no letters. Linear in length. */
export function grams(text: string): string[] {
  return Array.from(fold(text).toLowerCase().matchAll(RUN)).flatMap(([run]) => {
    const letters = Array.from(run);
    const found = letters.length === 1 ? [run] : letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`);
    return found.filter(gram => !SAYS_NOTHING.test(gram));
  });
}

/** Those of a query, each once: pairs of hiragana are mostly endings and say little. */
export function queryGrams(query: string): { strong: string[]; weak: string[] } {
  const all = [...new Set(grams(query.slice(0, QUERY_MAX)))];
  return {
    strong: all.filter(gram => !HIRAGANA.test(gram)),
    weak: all.filter(gram => HIRAGANA.test(gram)),
  };
}
