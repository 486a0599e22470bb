/**
 * Folding for matching (表記ゆれの吸収): never for display. Circled digits and Roman numeral signs are kept apart from
 * digits and letters, because NFKC would make `①` a 1 and `Ⅱ` an II.
 */
const KEPT = /[①-⑳Ⅰ-Ⅻ]/u;
const KANGXI = /[\u2E80-\u2FDF]/u;

/** Half-width digits, letters and signs, full-width katakana; tabs stay, other blanks become plain ones. */
export function fold(text: string): string {
  let folded = '';
  for (const run of text.split(/([①-⑳Ⅰ-Ⅻ])/u)) folded += KEPT.test(run) ? run : run.normalize('NFKC');
  return (KANGXI.test(folded) ? folded.normalize('NFKC') : folded).replaceAll(/[^\S\t\n]/gu, ' ').replaceAll('･', '・');
}
