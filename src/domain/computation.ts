/**
 * What is computed of printed values (計算), and how. Pure: the tool that computes and the gate that computes again use the
 * same function. It refuses by a value, never by an exception.
 */
import { z } from 'zod';
import { sameUnit, unlike, type Operation, type Refusal, type RefusalCode } from './comparable.ts';
import { addDecimals, divideDecimals, percentOf, placesOf, subtractDecimals } from './decimal.ts';
import { parseQuantity } from './quantity.ts';
import type { Fact } from './records.ts';

export const thresholdSchema = z.strictObject({
  /** 未満・下回る, 超・上回る, 以下, 以上 */
  relation: z.enum(['under', 'over', 'at_most', 'at_least']),
  value: z.number(),
  /** Empty: that of the values. */
  unit: z.string().max(50),
});
export type Threshold = z.infer<typeof thresholdSchema>;

/** Each operand is a fact with whatever the caller keeps beside it. */
export interface Computation<T> {
  operation: Operation;
  /** In the order of the formula. */
  operands: T[];
  /** A number in `unit`; a Western fiscal year for `first_year`. */
  result: number;
  unit: string;
  /** The operand that answers: of max, min, rank and first_year. */
  of: T | null;
  /** Others of the same value: of max, min and rank. */
  ties: T[];
  /** rank: counted from the smallest. */
  fromLeast?: true;
}

export type Outcome<T> = { computed: Computation<T>; refusal: null } | { computed: null; refusal: Refusal<T> };

export interface ComputeOptions {
  /** first_year: what the value must be. */
  threshold?: Threshold | undefined;
  /** rank: the factId whose place is asked for. */
  of?: string | undefined;
  /** rank: the place that is asked for, whoever holds it: 2 for 「2番目に大きい」. */
  nth?: number | undefined;
  /** rank: counted from the smallest. */
  fromLeast?: boolean | undefined;
  /** ratio: how many times (何倍), not percent. */
  multiple?: boolean | undefined;
}

/** Digits after the point: of percentages, and of an average beyond those of its operands. */
const PERCENT_PLACES = 1;
const AVERAGE_PLACES = 1;
/** 2.9倍; of less than one time a digit more. */
const multiplePlaces = (part: number, of: number) => (Math.abs(part) >= Math.abs(of) ? 1 : 2);

const valueOf = ({ fact }: { fact: Fact }) => fact.value ?? 0;
const refuse = <T>(code: RefusalCode, operands: readonly T[]): Outcome<T> => ({
  computed: null,
  refusal: { code, operands: [...operands] },
});

/** Computes, or says why that would mix what does not belong together. */
export function compute<T extends { fact: Fact }>(
  operation: Operation,
  given: readonly T[],
  options: ComputeOptions = {},
): Outcome<T> {
  const refusal = unlike(operation, given);
  if (refusal) return { computed: null, refusal };
  const [first, last] = [given[0], given.at(-1)];
  if (!first || !last) return refuse('nothing', given);
  const unit = first.fact.unit;
  const done = (result: number, changes: Partial<Computation<T>> = {}): Outcome<T> => ({
    computed: { operation, operands: [...given], result, unit, of: null, ties: [], ...changes },
    refusal: null,
  });
  const operands = [first, last];
  const [a, b] = [valueOf(first), valueOf(last)];
  const values = given.map(valueOf);
  const tiesOf = (best: T) => given.filter(one => one !== best && valueOf(one) === valueOf(best));

  switch (operation) {
    case 'sum':
      return done(addDecimals(values));
    case 'difference':
      // Between two shares lie points: 90 % − 85 % are 5 ポイント.
      return done(subtractDecimals(b, a), { operands, unit: sameUnit(unit, '%') ? 'ポイント' : unit });
    case 'growth':
      // From nothing, or from a loss, no rate would be read aright.
      if (a <= 0) return refuse('zero', [first]);
      return done(percentOf(subtractDecimals(b, a), a, PERCENT_PLACES), { operands, unit: '%' });
    case 'ratio':
      if (b === 0) return refuse('zero', [last]);
      if (options.multiple === true) return done(divideDecimals(a, b, multiplePlaces(a, b)), { operands, unit: '倍' });
      return done(percentOf(a, b, PERCENT_PLACES), { operands, unit: '%' });
    case 'average':
      return done(
        divideDecimals(addDecimals(values), values.length, Math.max(...values.map(placesOf)) + AVERAGE_PLACES),
      );
    case 'max':
    case 'min': {
      const result = operation === 'max' ? Math.max(...values) : Math.min(...values);
      const of = given.find(one => valueOf(one) === result) ?? first;
      return done(result, { of, ties: tiesOf(of) });
    }
    case 'rank': {
      const sign = options.fromLeast === true ? -1 : 1;
      const ordered = given.toSorted((x, y) => sign * (valueOf(y) - valueOf(x)));
      const of =
        options.nth === undefined
          ? given.find(({ fact }) => fact.factId === options.of)
          : ordered.find((_, i) => i + 1 === options.nth);
      if (!of) return refuse('not_among', given);
      const before = values.filter(value => sign * (value - valueOf(of)) > 0).length;
      return done(1 + before, { of, ties: tiesOf(of), unit: '位', ...(sign < 0 && { fromLeast: true }) });
    }
    case 'first_year':
      return firstYear(given, options.threshold);
  }
}

function firstYear<T extends { fact: Fact }>(given: readonly T[], threshold: Threshold | undefined): Outcome<T> {
  if (!threshold) return refuse('threshold', given);
  // 「22,000トンを切る」 of what is printed in トン/年: nobody says the year again.
  const units = new Set(given.flatMap(({ fact: { unit } }) => [unit, unit.replace(/\/年$/u, '')]));
  if (threshold.unit !== '' && !Array.from(units).some(unit => sameUnit(threshold.unit, unit)))
    return refuse('units', given);
  const operands = given
    .filter(({ fact }) => fact.fiscalYear !== null)
    .toSorted((x, y) => (x.fact.fiscalYear ?? 0) - (y.fact.fiscalYear ?? 0));
  for (const one of operands) {
    const met = meets(one.fact, threshold);
    // 90％未満 may be under 85 % or not: what comes later cannot be called the first.
    if (met === null) return refuse('bounds', [one]);
    if (met) {
      const result = one.fact.fiscalYear ?? 0;
      const computed: Computation<T> = { operation: 'first_year', operands, result, unit: '年度', of: one, ties: [] };
      return { computed, refusal: null };
    }
  }
  return refuse('never', operands);
}

/** Whether a value is on the asked side of a bound in its own unit; null where a bound of its own (約, 以上) leaves it open. */
export function meets(fact: Fact, { relation, value: wanted }: Threshold): boolean | null {
  const value = fact.value ?? 0;
  const quantity = parseQuantity(fact.valueText);
  if (quantity?.approximate === true) return null;
  const below = relation === 'under' || relation === 'at_most';
  switch (quantity?.bound ?? null) {
    case null:
      return { under: value < wanted, at_most: value <= wanted, over: value > wanted, at_least: value >= wanted }[
        relation
      ];
    case 'lt':
      return below ? value <= wanted || null : value <= wanted ? false : null;
    case 'le':
      if (below) return (relation === 'under' ? value < wanted : value <= wanted) || null;
      return (relation === 'over' ? value <= wanted : value < wanted) ? false : null;
    case 'gt':
      return below ? (value >= wanted ? false : null) : value >= wanted || null;
    case 'ge':
      if (!below) return (relation === 'over' ? value > wanted : value >= wanted) || null;
      return (relation === 'under' ? value >= wanted : value > wanted) ? false : null;
  }
}
