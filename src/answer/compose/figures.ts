/** How figures and document text stand in an answer: as printed, or computed and rounded for a reader. */
import type { Fact } from '../../domain/records.ts';
import type { Computed } from '../draft.ts';

/** Document text as it is quoted: on one line, and without what could be taken for a mark of ours: `[1]` → `［1］`. */
export const plain = (text: string): string =>
  text.replaceAll(/\s*\n\s*/gu, ' ').replaceAll(/\[(\d+)\]/gu, (_, n: string) => `［${n}］`);

/** `22,040トン/年`: as printed, with the unit where the print keeps it apart. */
export function valueWithUnit({ value, valueText, unit }: Fact): string {
  const folded = valueText.normalize('NFKC').replaceAll(/\s/gu, '');
  return plain(value === null || unit === '' || folded.includes(unit) ? valueText : `${valueText}${unit}`);
}

/** Words are quoted, numbers are not. */
export const shown = (fact: Fact): string => (fact.value === null ? `「${valueWithUnit(fact)}」` : valueWithUnit(fact));

/** What was computed comes rounded (四捨五入); whether rounding left anything away, so that 約 is said. */
export function isAbout({ operation, operands, result, unit }: Computed): boolean {
  const values = operands.map(({ fact }) => fact.value ?? 0);
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  const sum = values.reduce((a, b) => a + b, 0);
  const exact = {
    growth: ((last - first) * 100) / first,
    ratio: (first * (unit === '倍' ? 1 : 100)) / last,
    average: sum / values.length,
  };
  return operation in exact && Math.abs(exact[operation as keyof typeof exact] - result) > 1e-9;
}

/** `▲1,234.5千円` in Japanese, `-1,234.5千円` in English. */
export function figure(value: number, unit: string, minus: '▲' | '-'): string {
  // What is left of binary arithmetic (0.30000000000000004) is no digit.
  const digits = Math.abs(Number(value.toPrecision(12))).toLocaleString('en-US', { maximumFractionDigits: 10 });
  return `${value < 0 ? minus : ''}${digits}${unit}`;
}
