/** Arithmetic in exact fractions. The gate's own: what it checks was computed elsewhere. */

export interface Fraction {
  n: bigint;
  /** Greater than zero. */
  d: bigint;
}

/** `1,893`, `-2.25`, `1e-7`; null where the text is no number. */
export function fractionOf(text: string): Fraction | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/u.exec(text.replaceAll(',', ''));
  if (!match) return null;
  const [, sign, whole = '0', decimals = '', exponent = '0'] = match;
  const places = decimals.length - Number(exponent);
  const digits = BigInt(whole + decimals) * (sign === '-' ? -1n : 1n);
  return places >= 0 ? { n: digits, d: 10n ** BigInt(places) } : { n: digits * 10n ** BigInt(-places), d: 1n };
}

export const whole = (value: number): Fraction => ({ n: BigInt(value), d: 1n });

const positive = (n: bigint, d: bigint): Fraction => (d < 0n ? { n: -n, d: -d } : { n, d });

export const add = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, { n: -b.n, d: b.d });
export const multiply = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
/** null where the divisor is zero. */
export const divide = (a: Fraction, b: Fraction): Fraction | null =>
  b.n === 0n ? null : positive(a.n * b.d, a.d * b.n);
export const compare = (a: Fraction, b: Fraction): number => {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
};
export const abs = (a: Fraction): Fraction => (a.n < 0n ? { n: -a.n, d: a.d } : a);

/** Rounded half away from zero to so many decimals. */
export function round(a: Fraction, places: number): Fraction {
  const scale = 10n ** BigInt(places);
  const { n, d } = abs(a);
  const digits = (2n * n * scale + d) / (2n * d);
  return { n: a.n < 0n ? -digits : digits, d: scale };
}

export const decimalsOf = (text: string): number => /\.(\d+)/u.exec(text)?.[1]?.length ?? 0;

/** Whether a shown number is the exact one, rounded to the digits that are shown. */
export function isRounding(shown: string, exact: Fraction): boolean {
  const value = fractionOf(shown);
  return value !== null && compare(value, round(exact, decimalsOf(shown))) === 0;
}
