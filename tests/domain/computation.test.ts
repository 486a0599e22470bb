import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/domain/comparable.ts';
import { compute, type Threshold } from '../../src/domain/computation.ts';
import { addDecimals, divideDecimals, percentOf, placesOf, subtractDecimals } from '../../src/domain/decimal.ts';
import type { Fact } from '../../src/domain/records.ts';

let n = 0;
const fact = (value: number | null, rest: Partial<Fact> = {}): { fact: Fact } => ({
  fact: {
    factId: `a:1#${String(++n)}`,
    itemId: 'a:1',
    planId: 'a',
    metric: '排出量',
    kind: 'target',
    fiscalYear: 2024,
    valueText: value === null ? '運用開始' : String(value),
    value,
    unit: 'トン',
    source: { file: 'a.txt', lineStart: 1, lineEnd: 1 },
    ...rest,
  },
});
const years = (...values: number[]) => values.map((value, i) => fact(value, { fiscalYear: 2023 + i }));
const result = (operation: Operation, operands: readonly { fact: Fact }[], options = {}) => {
  const { computed, refusal } = compute(operation, operands, options);
  return computed ? [computed.result, computed.unit] : refusal.code;
};

describe('arithmetic', () => {
  it('adds as one does on paper', () => {
    expect(addDecimals([0.1, 0.2])).toBe(0.3);
    expect(addDecimals([1.005, -0.005, 1e-7])).toBe(1.0000001);
    expect(subtractDecimals(45.6, 32.7)).toBe(12.9);
    expect(addDecimals([991_000, 2256])).toBe(993_256);
  });

  it.each([
    [1, 3, 2, 0.33],
    [2, 3, 2, 0.67],
    [0.25, 1, 1, 0.3],
    [-0.25, 1, 1, -0.3],
    [1, -8, 2, -0.13],
    [7, 2, 0, 4],
    [1, 0.3, 3, 3.333],
  ])('rounds %d ÷ %d to %d places: %d, half away from zero', (part, whole, places, expected) => {
    expect(divideDecimals(part, whole, places)).toBe(expected);
  });

  const printed = fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 3 }))
    .map(([digits, places]) => Number(`${String(digits)}e-${String(places)}`));

  it('has no noise: any order, any grouping, and back again', () => {
    fc.assert(
      fc.property(fc.array(printed, { minLength: 1, maxLength: 20 }), printed, (values, extra) => {
        const sum = addDecimals(values);
        expect(addDecimals(values.toReversed())).toBe(sum);
        expect(subtractDecimals(addDecimals([sum, extra]), extra)).toBe(sum);
        expect(placesOf(sum)).toBeLessThanOrEqual(Math.max(...values.map(placesOf)));
      }),
    );
  });

  it('rounds to the nearest', () => {
    fc.assert(
      fc.property(
        printed,
        printed.filter(value => value !== 0),
        (part, whole) => {
          const percent = percentOf(part, whole, 1);
          expect(placesOf(percent)).toBeLessThanOrEqual(1);
          expect(Math.abs((part / whole) * 100 - percent)).toBeLessThan(0.0501 + Math.abs(percent) * 1e-12);
        },
      ),
    );
  });
});

describe('a computation', () => {
  it.each<[Operation, unknown]>([
    ['sum', [76, 'トン']],
    ['difference', [-4, 'トン']],
    ['growth', [-14.3, '%']],
    ['ratio', [116.7, '%']],
    ['average', [25.3, 'トン']],
    ['max', [28, 'トン']],
    ['min', [24, 'トン']],
  ])('%s of 28, 24 and 24 is %j', (operation, expected) => {
    expect(result(operation, years(28, 24, 24))).toEqual(expected);
  });

  it('says which operand answers, and which others have its value', () => {
    const operands = years(28, 24, 28);
    const { computed } = compute('max', operands);
    expect([computed?.of, computed?.ties]).toEqual([operands[0], [operands[2]]]);
    const ranked = compute('rank', operands, { of: operands[1]?.fact.factId });
    expect([ranked.computed?.result, ranked.computed?.unit]).toEqual([3, '位']);
    expect(result('rank', operands, { of: 'elsewhere' })).toBe('not_among');
    expect(compute('difference', operands).computed?.operands).toEqual([operands[0], operands[2]]);
  });

  it('calls the difference of two shares points', () => {
    const percent = { unit: '%' };
    expect(result('difference', [fact(90, percent), fact(95.5, percent)])).toEqual([5.5, 'ポイント']);
  });

  it('takes t and トン/年 of one indicator for one unit', () => {
    expect(result('difference', [fact(900, { unit: 't' }), fact(700, { unit: 'トン/年' })])).toEqual([-200, 't']);
  });

  it.each<[why: string, code: string, Operation, { fact: Fact }[]]>([
    ['nothing', 'nothing', 'sum', []],
    ['one value', 'few', 'sum', [fact(1)]],
    ['words', 'words', 'max', [fact(1), fact(null)]],
    ['under 90', 'bounds', 'sum', [fact(90, { valueText: '90％未満' }), fact(80)]],
    ['about 30', 'bounds', 'average', [fact(30, { valueText: '約30' }), fact(80)]],
    ['a bound beside a remark', 'bounds', 'max', [fact(30, { valueText: '30億円以内（市債）' }), fact(80)]],
    ['tonnes and people', 'units', 'max', [fact(1), fact(2, { unit: '人' })]],
    ['thousands and hundreds of millions', 'units', 'sum', [fact(1, { unit: '千円' }), fact(2, { unit: '億円' })]],
    [
      'a year of another indicator',
      'units',
      'difference',
      [fact(1, { unit: 't' }), fact(2, { metric: '収集量', unit: 'トン/年' })],
    ],
    ['a target and a budget', 'kinds', 'difference', [fact(1), fact(2, { kind: 'budget_total' })]],
    ['a baseline added to a target', 'kinds', 'sum', [fact(1, { kind: 'baseline' }), fact(2)]],
    [
      'a year beside two',
      'periods',
      'sum',
      [fact(1), fact(2, { itemId: 'a:2', fiscalYear: null, period: [2023, 2024] })],
    ],
    ['a total and its year', 'total_and_parts', 'sum', [fact(1), fact(2, { fiscalYear: null, period: [2023, 2024] })]],
    [
      'a budget and its loan',
      'total_and_parts',
      'sum',
      [fact(9, { kind: 'budget_total' }), fact(2, { kind: 'budget_bond' })],
    ],
    [
      '人件費合計 and its part',
      'total_and_parts',
      'sum',
      [fact(9, { kind: 'cost', metric: '人件費合計' }), fact(2, { kind: 'cost', metric: '正規職員' })],
    ],
    ['two items of two years', 'years', 'sum', [fact(1), fact(2, { itemId: 'a:2', fiscalYear: 2025 })]],
    [
      '累計 of two years',
      'cumulative',
      'sum',
      years(1, 2).map(({ fact: own }) => ({ fact: { ...own, metric: '件数（累計）' } })),
    ],
    ['累計 beside a count', 'cumulative', 'max', [fact(1, { metric: '件数（累計）' }), fact(2, { itemId: 'a:2' })]],
    [
      'a month beside a year',
      'intervals',
      'max',
      [fact(12, { metric: '時間（１か月）' }), fact(180, { itemId: 'a:2' })],
    ],
    ['shares', 'rates', 'sum', [fact(1, { unit: '%' }), fact(2, { unit: '%' })]],
    ['growth from nothing', 'zero', 'growth', years(0, 5)],
    ['a share of nothing', 'zero', 'ratio', years(5, 0)],
  ])('refuses %s: %s', (_, code, operation, operands) => {
    expect(result(operation, operands)).toBe(code);
  });

  it.each<[why: string, Operation, { fact: Fact }[], unknown]>([
    [
      'a baseline against a target',
      'difference',
      [fact(24_625, { kind: 'baseline', fiscalYear: 2020 }), fact(23_791)],
      [-834, 'トン'],
    ],
    [
      'a loan in its budget',
      'ratio',
      [fact(100, { kind: 'budget_bond' }), fact(400, { kind: 'budget_total' })],
      [25, '%'],
    ],
    ['a year in its total', 'ratio', [fact(1), fact(4, { fiscalYear: null, period: [2023, 2024] })], [25, '%']],
    [
      'loans and subsidies, which are no parts of one another',
      'sum',
      [fact(1, { kind: 'budget_bond' }), fact(2, { kind: 'budget_subsidy' })],
      [3, 'トン'],
    ],
    ['箇所 and か所', 'sum', [fact(1, { unit: '箇所' }), fact(2, { unit: 'か所' })], [3, '箇所']],
  ])('allows %s', (_, operation, operands, expected) => {
    expect(result(operation, operands)).toEqual(expected);
  });
});

describe('how many times, and who holds a place', () => {
  it.each<[why: string, Operation, number[], options: object, unknown]>([
    ['so many times', 'ratio', [120, 41], { multiple: true }, [2.9, '倍']],
    ['of less than one time a digit more', 'ratio', [41, 120], { multiple: true }, [0.34, '倍']],
    ['times of nothing are none', 'ratio', [5, 0], { multiple: true }, 'zero'],
    ['the second greatest', 'rank', [5, 9, 7], { nth: 2 }, [2, '位']],
    ['two are first: nobody is second, and their place is said', 'rank', [9, 9, 7], { nth: 2 }, [1, '位']],
    ['more places than values', 'rank', [5, 9], { nth: 3 }, 'not_among'],
  ])('%s', (_, operation, values, options, expected) => {
    expect(result(operation, years(...values), options)).toEqual(expected);
  });

  it('counts from the smallest where that is asked for', () => {
    const { computed } = compute('rank', years(5, 9, 7, 7), { nth: 2, fromLeast: true });
    expect([computed?.of?.fact.value, computed?.result, computed?.fromLeast]).toEqual([7, 2, true]);
    expect(computed?.ties.map(({ fact: { fiscalYear } }) => fiscalYear)).toEqual([2026]);
  });

  it('reads 22トン of what is printed in トン/年, and of nothing printed by the month', () => {
    const byYear = years(28, 21).map(({ fact: own }) => ({ fact: { ...own, unit: 'トン/年' } }));
    const threshold: Threshold = { relation: 'under', value: 22, unit: 'トン' };
    expect(result('first_year', byYear, { threshold })).toEqual([2024, '年度']);
    const byMonth = byYear.map(({ fact: own }) => ({ fact: { ...own, unit: 'トン/月' } }));
    expect(result('first_year', byMonth, { threshold })).toBe('units');
  });
});

const under = (value: number, relation: Threshold['relation'] = 'under') => ({
  threshold: { relation, value, unit: '' },
});

describe('the first year', () => {
  it('is the first whose value meets the threshold, in the order of the years', () => {
    expect(result('first_year', years(28, 24, 22).toReversed(), under(25))).toEqual([2024, '年度']);
    expect(result('first_year', years(28, 24, 22), under(24))).toEqual([2025, '年度']);
    expect(result('first_year', years(28, 24, 22), under(24, 'at_most'))).toEqual([2024, '年度']);
    expect(result('first_year', years(1, 2, 3), under(2, 'over'))).toEqual([2025, '年度']);
    expect(result('first_year', years(1, 2, 3), under(2, 'at_least'))).toEqual([2024, '年度']);
    expect(result('first_year', years(28, 24), under(3))).toBe('never');
    expect(result('first_year', years(28, 24))).toBe('threshold');
    expect(result('first_year', years(28, 24), { threshold: { relation: 'under', value: 25, unit: '人' } })).toBe(
      'units',
    );
  });

  it.each<[valueText: string, relation: Threshold['relation'], value: number, expected: unknown]>([
    ['90％未満', 'under', 90, [2024, '年度']],
    ['90％未満', 'under', 85, 'bounds'],
    ['90％未満', 'at_least', 90, 'never'],
    ['90％未満', 'over', 80, 'bounds'],
    ['30億円以内', 'at_most', 30, [2024, '年度']],
    ['30億円以内', 'under', 30, 'bounds'],
    ['30億円以内', 'over', 30, 'never'],
    ['30億円以内', 'at_least', 30, 'bounds'],
    ['60団体以上', 'at_least', 60, [2024, '年度']],
    ['60団体以上', 'over', 60, 'bounds'],
    ['60団体以上', 'under', 60, 'never'],
    ['60団体以上', 'at_most', 60, 'bounds'],
    ['100人超', 'over', 100, [2024, '年度']],
    ['100人超', 'under', 100, 'never'],
    ['約30人', 'at_least', 10, 'bounds'],
  ])('reads %s against %s %d: %j', (valueText, relation, value, expected) => {
    const one = fact(Number(/\d+/u.exec(valueText)?.[0]), { valueText });
    expect(result('first_year', [one], under(value, relation))).toEqual(expected);
  });
});
