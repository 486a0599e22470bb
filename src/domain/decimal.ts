/** Arithmetic with numbers as they are written (十進の計算): 0.1 + 0.2 is 0.3. */

/** `digits` ÷ 10^`places`. */
interface Decimal {
  digits: bigint;
  places: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

const numberOf = ({ digits, places }: Decimal): number => Number(`${String(digits)}e${String(-places)}`);

/** Digits after the point. */
export const placesOf = (value: number): number => decimalOf(value).places;

export function addDecimals(values: readonly number[]): number {
  const decimals = values.map(decimalOf);
  const places = Math.max(0, ...decimals.map(decimal => decimal.places));
  const sum = decimals.reduce((total, one) => total + one.digits * 10n ** BigInt(places - one.places), 0n);
  return numberOf({ digits: sum, places });
}

export const subtractDecimals = (value: number, less: number): number => addDecimals([value, -less]);

/** `part` ÷ `whole`, rounded half away from zero (四捨五入) to `places`; `whole` is not 0. */
export const divideDecimals = (part: number, whole: number, places: number): number =>
  quotient(decimalOf(part), decimalOf(whole), places);

/** `part` in percent of `whole`, rounded in the same way. */
export function percentOf(part: number, whole: number, places: number): number {
  const { digits, places: own } = decimalOf(part);
  return quotient({ digits: digits * 100n, places: own }, decimalOf(whole), places);
}

function quotient(part: Decimal, whole: Decimal, places: number): number {
  const shift = places + whole.places - part.places;
  const top = part.digits * (shift >= 0 ? 10n ** BigInt(shift) : 1n);
  const bottom = whole.digits * (shift < 0 ? 10n ** BigInt(-shift) : 1n);
  const [x, y] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const rounded = (2n * x + y) / (2n * y);
  return numberOf({ digits: top < 0n === bottom < 0n ? rounded : -rounded, places });
}
