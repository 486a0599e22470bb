/** Amounts of the cost table: numbers with 千円, 円 or 人 behind them, several on a line. */
import { parseNumber } from '../../../src/domain/quantity.ts';

export const MONEY = '千円';
export const YEN = '円';
export const STAFF = '人';

export interface Amount {
  value: number;
  /** The number as printed. */
  text: string;
  unit: string;
  /** Its line. */
  at: number;
}

/** More than a row of the family holds; what is longer is not searched. */
const MAX_LENGTH = 120;

/**
 * The amounts of a text that holds nothing else, else null. A unit that is torn off at the end is the one whose turn it is:
 * 人 and 千円 by turns, or the only one of the line.
 */
export function amountsIn(text: string, at: number): Amount[] | null {
  const found: Amount[] = [];
  if (text.length > MAX_LENGTH) return null;
  for (const token of text.match(/[\d０-９.,．，]+|千円|円|人|\S/gu) ?? []) {
    const value = parseNumber(token.normalize('NFKC'));
    const last = found.at(-1);
    if (value !== null) found.push({ value, text: token, unit: '', at });
    else if (token !== MONEY && token !== YEN && token !== STAFF) return null;
    else if (last?.unit === '') last.unit = token;
    else if (last) return null;
  }
  const [end, before] = [found.at(-1), found.at(-2)];
  if (end?.unit === '' && before) {
    const oneUnit = found.slice(0, -1).every(({ unit }) => unit === before.unit);
    end.unit = oneUnit ? before.unit : before.unit === STAFF ? MONEY : STAFF;
  }
  return found.every(({ unit }) => unit !== '') ? found : null;
}

export const ofUnit = (amounts: readonly Amount[], unit: string): Amount[] =>
  amounts.filter(amount => amount.unit === unit);

/** What amounts say, wherever they stand: `0.11人 936千円`. */
export const numbersOf = (amounts: readonly Amount[]): string =>
  amounts.map(({ value, unit }) => `${String(value)}${unit}`).join(' ');
