/**
 * The rows 効果額 and 指標 of a 取組内容: target and actual of the whole period at the left, of each year at the right, in rows
 * of their own or together in one cell (`目標 50 件 実績 件`).
 */
import { parseQuantity } from '../../../src/domain/quantity.ts';
import type { ItemRecorder } from '../../profile.ts';
import { measure, wholePlanNote } from './record-cells.ts';
import { readingIn, type RightHalf } from './right-half.ts';
import { isBlank, keyOf, unitOf, type Reading, type Row } from './rows.ts';
import type { YearCell } from './year-columns.ts';

export const EFFECT = '効果額';
const EFFECT_KINDS = { 目標: 'effect_expected', 実績: 'effect_actual' } as const;
const INDICATOR_KINDS = { 目標: 'target', 実績: 'actual' } as const;

interface Value extends YearCell {
  reading: Reading;
  /** Of the left half. */
  period?: [number, number];
}

/** Two values of one cell, '' where only the unit is printed. */
type Pair = Record<Reading, string>;

/** Returns the cells whose value or year the layout does not tell. `years`: the plan's. */
export function readMeasureRow(
  item: ItemRecorder,
  row: Row,
  right: RightHalf,
  metric: string,
  years: readonly number[],
): string[] {
  const { values: ofPlan, unit, loose: looseLeft } = leftValues(row, years);
  const { values: ofYears, loose: looseRight } = rightValues(right, unit);
  const values = [...ofPlan, ...ofYears];
  const kinds = metric === EFFECT ? EFFECT_KINDS : INDICATOR_KINDS;
  for (const { reading, ...value } of values) measure(item, { metric, kind: kinds[reading], unit, ...value }, row.no);
  checkTotal(item, metric, values, years.length, row.no);
  return [...right.loose, ...looseLeft, ...looseRight];
}

function leftValues(row: Row, years: readonly number[]): { values: Value[]; unit: string; loose: string[] } {
  const [, second = '', third = ''] = row.cells;
  const [from, to] = [years[0], years.at(-1)];
  const whole = {
    year: null,
    ...(from !== undefined && to !== undefined && { period: [from, to] as [number, number] }),
  };
  const pair = splitPair(second, '');
  if (pair) {
    const values = valuesOf(pair).map(value => ({ ...value, ...whole, note: wholePlanNote(value.reading) }));
    return { values, unit: unitOf(pair.目標 || pair.実績), loose: [] };
  }
  const reading = readingIn(row.keys[1]);
  return {
    values: reading ? [{ reading, text: third, ...whole, note: wholePlanNote(reading) }] : [],
    unit: unitOf(third),
    loose: reading || isBlank(second) ? [] : [second],
  };
}

function rightValues(right: RightHalf, unit: string): { values: Value[]; loose: string[] } {
  const values: Value[] = [];
  const loose: string[] = [];
  for (const cell of right.cells) {
    const pair = right.reading === null ? splitPair(cell.text, unit) : null;
    if (right.reading !== null) values.push({ reading: right.reading, ...cell });
    else if (pair) values.push(...valuesOf(pair).map(value => ({ ...cell, ...value })));
    else loose.push(cell.text);
  }
  return { values, loose };
}

/** `目標 50 件 実績 件`, or `50 件 件` where `unit` is known; null for anything else. */
function splitPair(cell: string, unit: string): Pair | null {
  const labelled = /^目標(.*?)実績(.*)$/u.exec(cell);
  if (labelled) return { 目標: (labelled[1] ?? '').trim(), 実績: (labelled[2] ?? '').trim() };
  const slots: string[] = [];
  let open: string[] = [];
  for (const token of cell.split(/\s+/u)) {
    open.push(token);
    if (keyOf(token) !== keyOf(unit)) continue;
    slots.push(open.join(' '));
    open = [];
  }
  const [target = '', actual = ''] = slots;
  return unit !== '' && slots.length === 2 && open.length === 0 ? { 目標: target, 実績: actual } : null;
}

const valuesOf = (pair: Pair): { reading: Reading; text: string }[] => [
  { reading: '目標', text: pair.目標 },
  { reading: '実績', text: pair.実績 },
];

/** A target of the whole period is either the sum of its years (件数) or the state at the end (団体数). */
function checkTotal(item: ItemRecorder, metric: string, values: readonly Value[], years: number, at: number): void {
  const targets = values.flatMap(({ reading, text, year }) => {
    const value = parseQuantity(text)?.value;
    return reading === '目標' && value !== undefined ? [{ year, value }] : [];
  });
  const total = targets.find(({ year }) => year === null)?.value;
  const ofYears = targets.filter(({ year }) => year !== null).map(({ value }) => value);
  const sum = ofYears.reduce((a, b) => a + b, 0);
  if (total === undefined || ofYears.length < years || total === sum || total === ofYears.at(-1)) return;
  item.problem(
    'TOTAL_MISMATCH',
    at,
    `「${metric}」の計画期間の目標 ${String(total)} は、各年度の目標の合計 ${String(sum)} とも最終年度の目標とも一致しません。`,
  );
}
