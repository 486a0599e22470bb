/**
 * What must not be computed with or compared (混ぜてはいけない値): unlike units, unlike kinds, one year beside several, a
 * total beside its parts, bounds. Pure; every refusal is a value.
 */
import { z } from 'zod';
import { parseQuantity } from './quantity.ts';
import type { Fact, FactKind } from './records.ts';

export const operationSchema = z.enum([
  'sum', // 合計
  'difference', // 差: the last operand less the first
  'growth', // 増減率: (last − first) ÷ first, in percent
  'ratio', // 割合: first ÷ last, in percent, or how many times (倍)
  'average', // 平均
  'max', // 最大
  'min', // 最小
  'rank', // 順位: of one operand, greatest first unless told otherwise
  'first_year', // 初めて…となる年度
]);
export type Operation = z.infer<typeof operationSchema>;

export const refusalCodeSchema = z.enum([
  'nothing', // no value at all
  'few', // fewer than two values
  'words', // a value is no number
  'bounds', // 90％未満, 約30: no number to compute with
  'units',
  'kinds', // targets beside budgets, baselines added to targets
  'metrics', // several indicators, none of them named
  'periods', // one year beside several years
  'years', // different years of different items, added up
  'total_and_parts', // 小計 beside its years, 総額 beside its sources, a heading beside its items
  'cumulative', // 累計 of several years, added up, or beside values that are none
  'intervals', // a month's value beside a year's
  'rates', // percentages added up
  'zero', // division by zero
  'never', // no year meets the threshold
  'threshold', // first_year without one
  'not_among', // rank of a value that is not among the operands
]);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

export interface Refusal<T> {
  code: RefusalCode;
  /** The values that stand in the way; all where no single ones do. */
  operands: T[];
}

/** か所 is written in many ways, and 力所 is what a scanner made of it. */
const UNITS: [RegExp, string][] = [
  [/^(?:箇所|カ所|ヵ所|ヶ所|ケ所|個所|力所|ヵ処)/u, 'か所'],
  [/^(?:トン|ｔ|t)(?=$|\/)/u, 'トン'],
  [/^名$/u, '人'],
  [/^(?:％|パーセント)$/u, '%'],
];
const unitName = (unit: string): string => UNITS.reduce((name, [form, plain]) => name.replace(form, plain), unit);
export const sameUnit = (a: string, b: string): boolean => unitName(a) === unitName(b);

const plainMetric = (metric: string): string => metric.normalize('NFKC').replaceAll(/\s/gu, '');
export const sameIndicator = (a: Pick<Fact, 'metric'>, b: Pick<Fact, 'metric'>): boolean =>
  plainMetric(a.metric) === plainMetric(b.metric);

const yearly = (unit: string): string => unit.replace(/\/年$/u, '');

/** t of one plan and トン/年 of the next are one unit where both print one indicator: a year's value is one of a year. */
export function unitsAgree(facts: readonly Pick<Fact, 'metric' | 'unit'>[]): boolean {
  const [first] = facts;
  if (!first) return true;
  return (
    facts.every(({ unit }) => sameUnit(unit, first.unit)) ||
    facts.every(fact => sameIndicator(fact, first) && sameUnit(yearly(fact.unit), yearly(first.unit)))
  );
}

/** 90％未満, 30億円以内, 約30. A fact's number alone does not tell. */
export function isBounded({ valueText }: Fact): boolean {
  const quantity = parseQuantity(valueText);
  if (quantity) return quantity.bound !== null || quantity.approximate;
  return /未満|以上|以下|以内|超|約|程度|およそ/u.test(valueText.normalize('NFKC').replaceAll(/\([^()]*\)/gu, ''));
}

const isRate = (unit: string) => /^(?:%|％|ポイント|割|‰)$/u.test(unit);
export const isCumulative = ({ metric, valueText }: Fact): boolean => /累計|累積/u.test(metric + valueText);

/** What a value is counted over, where its name or unit says so: 年 or 月. */
export function intervalOf({ metric, unit }: Fact): '年' | '月' | null {
  const said = (metric + unit).normalize('NFKC');
  if (/(?:1|一)[かヶカケ]月|月間|月平均|月当たり|\/月/u.test(said)) return '月';
  return /年間|年当たり|\/年/u.test(said) ? '年' : null;
}
const ofMonths = (fact: Fact) => intervalOf(fact) === '月';

/** The readings of one indicator may be set against each other, and so may parts of one budget. */
const FAMILIES: readonly (readonly FactKind[])[] = [
  ['baseline', 'target', 'actual', 'final_target'],
  ['effect_expected', 'effect_actual'],
  ['budget_total', 'budget_general', 'budget_special', 'budget_subsidy', 'budget_bond', 'budget_other'],
];
const familyOf = (kind: FactKind) => FAMILIES.find(family => family.includes(kind)) ?? [kind];
/** Kinds whose values are parts of one another. */
const PARTS: readonly [whole: FactKind, parts: readonly FactKind[]][] = [
  ['budget_total', ['budget_general', 'budget_special', 'budget_subsidy', 'budget_bond', 'budget_other']],
  ['budget_special', ['budget_subsidy', 'budget_bond', 'budget_other']],
];
const TOTAL = /合計|総額|小計|総計|トータル/u;

export const isSpan = ({ period }: Fact): boolean => period !== undefined && period[0] !== period[1];
const yearKey = ({ fiscalYear, period }: Fact) => (period ? period.join('-') : String(fiscalYear));
const seriesKey = ({ itemId, metric, kind }: Fact) => JSON.stringify([itemId, metric, kind]);
const distinct = (values: readonly unknown[]) => new Set(values).size;

/** The first reason not to compute; null where there is none. */
export function unlike<T extends { fact: Fact }>(operation: Operation, given: readonly T[]): Refusal<T> | null {
  const facts = given.map(({ fact }) => fact);
  const refusal = (code: RefusalCode, which: (fact: Fact) => boolean = () => true): Refusal<T> => ({
    code,
    operands: given.filter(({ fact }) => which(fact)),
  });
  if (facts.length === 0) return refusal('nothing');
  if (facts.length < (operation === 'first_year' ? 1 : 2)) return refusal('few');
  if (facts.some(({ value }) => value === null)) return refusal('words', ({ value }) => value === null);
  if (!unitsAgree(facts)) return refusal('units');
  // 90％未満 may well be under 95 %: first_year knows how to read a bound.
  if (operation !== 'first_year' && facts.some(isBounded)) return refusal('bounds', isBounded);

  const adds = operation === 'sum' || operation === 'average';
  const family = familyOf(facts[0]?.kind ?? 'target');
  const addable = family.includes('budget_total');
  if (!facts.every(({ kind }) => family.includes(kind))) return refusal('kinds');
  if (adds && !addable && distinct(facts.map(({ kind }) => kind)) > 1) return refusal('kinds');

  if (adds && sharesTotal(facts)) return refusal('total_and_parts');
  const spans = facts.filter(isSpan);
  if (spans.length > 0 && spans.length < facts.length) {
    const ofParts = spans.some(span => facts.some(fact => !isSpan(fact) && seriesKey(fact) === seriesKey(span)));
    if (ofParts && operation !== 'ratio') return refusal('total_and_parts');
    if (!ofParts) return refusal('periods');
  }
  if (distinct(spans.map(yearKey)) > 1 && operation !== 'difference' && operation !== 'growth')
    return refusal('periods');
  if (adds && !sameYears(facts)) return refusal('years');
  if (mixes(facts, ofMonths)) return refusal('intervals', ofMonths);
  if (mixes(facts, isCumulative)) return refusal('cumulative', isCumulative);
  if (operation === 'sum' && facts.some(({ unit }) => isRate(unit))) return refusal('rates');
  if (operation === 'sum' && facts.some(one => isCumulative(one) && facts.some(other => overlaps(one, other))))
    return refusal('cumulative');
  return null;
}

/** Some are and some are not. */
const mixes = (facts: readonly Fact[], is: (fact: Fact) => boolean) => facts.some(is) && !facts.every(is);
const overlaps = (one: Fact, other: Fact) => one !== other && seriesKey(one) === seriesKey(other);

/** A value and another that holds it: 事業費総額 with 起債, 人件費合計 with 正規職員, 小計 with its years. */
function sharesTotal(facts: readonly Fact[]): boolean {
  const groups = Map.groupBy(facts, fact => `${fact.itemId} ${yearKey(fact)}`);
  return Array.from(groups.values()).some(own => {
    const kinds = own.map(({ kind }) => kind);
    const whole = PARTS.some(([total, parts]) => kinds.includes(total) && parts.some(part => kinds.includes(part)));
    const metrics = own.map(({ metric }) => metric);
    return whole || (distinct(metrics) > 1 && metrics.some(metric => TOTAL.test(metric)));
  });
}

/** All values of one item, or of every item the same years. */
function sameYears(facts: readonly Fact[]): boolean {
  const groups = Map.groupBy(facts, ({ itemId }) => itemId);
  return (
    distinct(
      Array.from(groups.values(), own => [...new Set(own.map(yearKey))].toSorted((a, b) => (a < b ? -1 : 1)).join()),
    ) === 1
  );
}
