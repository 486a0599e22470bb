/** A text's letters and digits alone: for telling whether one names another, width, blanks and signs do not count. */
export const letters = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]/gu, '');
