/** Figures of a sentence that are counted as a question counts (何社, 何か所, 何%). */
import { unitFits } from './counter.ts';

/** A number with what it is counted in; a date and a number of a law are none. */
const FIGURE =
  /(?<![\d,.第])(\d[\d,]*(?:\.\d+)?)\s?(千円|万円|億円|百万円|億|[%％]|か所|カ所|ヶ所|ヵ所|箇所|[\p{Script=Han}\p{Script=Katakana}]{1,3}|ha|km|m2|m|t)?/gu;
const NO_COUNT = /^(?:年|月|日|条|項|号|期|章|次|番|時(?!間)|階|年度.*|年間|か年|カ年|箇年)/u;

/** ④ numbers what follows, and counts nothing. */
const CIRCLED = /[①-⑳]/gu;

/** In one spelling with the counter: 社 is counted as 企業, 名 as 人. */
const AS_COUNTED: [RegExp, string][] = [
  [/^(?:社|企業)/u, '企業'],
  [/^名/u, '人'],
  [/^(?:億|千円|万円|億円|百万円|円)/u, '円'],
  [/^t$/u, 'トン'],
  [/^割/u, '%'],
  [/^店/u, '店'],
];

/** The figures as printed. Without a counter, any that counts something. */
export function figuresOf(sentence: string, counter: string | null): string[] {
  return Array.from(sentence.replaceAll(CIRCLED, ' ').normalize('NFKC').matchAll(FIGURE)).flatMap(
    ([all, , unit = '']) => {
      if (unit === '' || NO_COUNT.test(unit)) return [];
      if (counter === null) return /^(?:[%％億千万円]|年)/u.test(unit) ? [] : [all];
      const counted = AS_COUNTED.find(([form]) => form.test(unit))?.[1] ?? unit;
      return unitFits(counted, counter) || counted.startsWith(counter) ? [all] : [];
    },
  );
}
