/** A text's letters and digits alone: for telling whether one names another, width, blanks and signs do not count. */
export const letters = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]/gu, '');

/** A text without width, blanks and the brackets of a name: signs count, and kinds of brackets do not. */
export const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[「」『』\s]/gu, '');

/** Whether a name of at least so many letters stands in the text in full. */
export function namesInFull(text: string, name: string, least = 0): boolean {
  const own = letters(name);
  return own.length >= least && letters(text).includes(own);
}
