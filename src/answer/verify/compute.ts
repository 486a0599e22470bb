/** Computes again what an answer says was computed, and tells which operands may answer. */
import { parseQuantity } from '../../domain/quantity.ts';
import type { Fact } from '../../domain/records.ts';
import {
  abs,
  add,
  compare,
  decimalsOf,
  divide,
  fractionOf,
  multiply,
  round,
  subtract,
  whole,
  type Fraction,
} from './decimal.ts';
import { bare } from './fold.ts';
import { fault, type Checkable, type Diagnostic, type Recorded, type Threshold } from './types.ts';

export const WINNERS: ReadonlySet<string> = new Set(['max', 'min', 'rank', 'first_year']);
const ADDED: ReadonlySet<string> = new Set(['sum', 'difference', 'growth', 'ratio', 'average']);

export interface Checked {
  recorded: Recorded;
  operands: Fact[];
  /** Of what is added or divided: the exact result. */
  exact: Fraction | null;
  /** Of max, min, rank and first_year: the operands that may be named as the answer. */
  candidates: Fact[];
}

const valueOf = (fact: Fact): Fraction | null => (fact.value === null ? null : fractionOf(String(fact.value)));

/** null where the printed bound (90％未満) leaves it open. */
function meets(fact: Fact, { relation, value: wanted }: Threshold): boolean | null {
  const value = fact.value ?? 0;
  const bound = parseQuantity(fact.valueText)?.bound ?? null;
  if (bound === null)
    return { under: value < wanted, at_most: value <= wanted, over: value > wanted, at_least: value >= wanted }[
      relation
    ];
  const below = relation === 'under' || relation === 'at_most';
  const strict = bound === 'lt' || bound === 'gt';
  const upper = bound === 'lt' || bound === 'le';
  // What a value under a bound certainly is, and what it certainly is not.
  const inside = upper
    ? value < wanted || (value === wanted && (strict || relation === 'at_most'))
    : value > wanted || (value === wanted && (strict || relation === 'at_least'));
  const outside = upper
    ? value < wanted || (value === wanted && (strict || relation === 'over'))
    : value > wanted || (value === wanted && (strict || relation === 'under'));
  if (upper === below) return inside || null;
  return outside ? false : null;
}

const percent = (part: Fraction, of: Fraction) => divide(multiply(part, whole(100)), of);

function exactOf({ operation, unit }: Recorded, values: readonly Fraction[]): Fraction | null {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return null;
  switch (operation) {
    case 'sum':
      return values.reduce(add);
    case 'average':
      return divide(values.reduce(add), whole(values.length));
    case 'difference':
      return subtract(last, first);
    case 'growth':
      return percent(subtract(last, first), first);
    case 'ratio':
      return bare(unit) === '倍' ? divide(first, last) : percent(first, last);
    default:
      return null;
  }
}

function candidatesOf({ operation, result, threshold, fromLeast }: Recorded, operands: readonly Fact[]): Fact[] {
  const values = operands.map(valueOf);
  const order = (a: Fact, b: Fact) => compare(valueOf(a) ?? whole(0), valueOf(b) ?? whole(0));
  if (values.some(value => !value)) return [];
  if (operation === 'max') return operands.filter(fact => operands.every(other => order(fact, other) >= 0));
  if (operation === 'min') return operands.filter(fact => operands.every(other => order(fact, other) <= 0));
  if (operation === 'rank')
    return operands.filter(
      fact => 1 + operands.filter(other => order(other, fact) * (fromLeast ? -1 : 1) > 0).length === Number(result),
    );
  if (!threshold) return [];
  const byYear = operands.toSorted((a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0));
  const first = byYear.findIndex(fact => meets(fact, threshold) !== false);
  const fact = byYear[first];
  return fact && meets(fact, threshold) === true && fact.fiscalYear === Number(result)
    ? byYear.filter(other => other.fiscalYear === fact.fiscalYear && meets(other, threshold) === true)
    : [];
}

const TINY: Fraction = { n: 1n, d: 1_000_000_000n };

/** Recorded results are rounded in decimals, or carry what binary arithmetic leaves. */
function isResult(result: number | string, exact: Fraction): boolean {
  const value = fractionOf(String(result));
  if (!value) return false;
  const places = decimalsOf(String(result));
  if (places <= 9) return compare(value, round(exact, places)) === 0;
  const size = abs(exact);
  const tolerance = multiply(TINY, compare(size, whole(1)) > 0 ? size : whole(1));
  return compare(abs(subtract(value, exact)), tolerance) <= 0;
}

/** t and トン/年 of one indicator are one unit: its value is one of a year. */
const ofYear = (unit: string) =>
  bare(unit)
    .replace(/^t(?=$|\/)/u, 'トン')
    .replace(/\/年$/u, '');

function unitIsRight({ operation, unit }: Recorded, operands: readonly Fact[]): boolean {
  const own = bare(operands[0]?.unit ?? '');
  const shown = bare(unit);
  const oneIndicator = operands.every(fact => bare(fact.metric) === bare(operands[0]?.metric ?? ''));
  const one = oneIndicator ? ofYear : bare;
  if (operands.some(fact => one(fact.unit) !== one(own))) return false;
  if (operation === 'ratio') return shown === '%' || shown === '倍';
  if (operation === 'growth') return shown === '%';
  if (operation === 'rank') return ['位', '番目', ''].includes(shown);
  if (operation === 'first_year') return ['年度', '年', ''].includes(shown);
  // Between two shares lie points.
  return shown === own || (operation === 'difference' && own === '%' && /^%?ポイント$/u.test(shown));
}

const wrong = (at: string) => ({ checked: null, faults: [fault('WRONG_RESULT', at)] });

/** The recorded computation with its operands; null where there is none, or where it counts items. */
export function checkComputation(answer: Checkable): { checked: Checked | null; faults: Diagnostic[] } {
  const recorded = answer.computation;
  if (!recorded || recorded.operation === 'count') return { checked: null, faults: [] };
  const byId = new Map(answer.facts.map(fact => [fact.factId, fact]));
  const operands = recorded.operands.flatMap(id => byId.get(id) ?? []);
  const { operation, result } = recorded;
  if (!ADDED.has(operation) && !WINNERS.has(operation)) return wrong(operation);
  if (operands.length === 0 || operands.length < recorded.operands.length) return wrong('operands');
  if (new Set(recorded.operands).size < recorded.operands.length) return wrong('operands');
  const values = operands.flatMap(fact => valueOf(fact) ?? []);
  if (values.length < operands.length) return wrong('operands');
  if (!unitIsRight(recorded, operands)) return wrong(recorded.unit);
  if (ADDED.has(operation)) {
    const exact = exactOf(recorded, values);
    if (!exact || !isResult(result, exact)) return wrong(String(result));
    return { checked: { recorded, operands, exact, candidates: [] }, faults: [] };
  }
  const candidates = candidatesOf(recorded, operands);
  const [winner] = candidates;
  const value = winner && valueOf(winner);
  if (!value) return wrong(String(result));
  if ((operation === 'max' || operation === 'min') && !isResult(result, value)) return wrong(String(result));
  return { checked: { recorded, operands, exact: null, candidates }, faults: [] };
}
