/** The facts of the effect column (効果見込額): an amount a year, the totals over the plan, and whether they add up. */
import type { ItemRecorder } from '../../profile.ts';
import { quantityOf, type Cell, type Span } from './rows.ts';
import { noOf, type Sheet } from './sheet.ts';

interface YearAmount extends Cell {
  year: number;
}

export function emitEffects(item: ItemRecorder, sheet: Sheet, period: Span): void {
  const unit = sheet.effectUnit;
  const amounts = amountsByYear(item, sheet, period);
  for (const { text, at, year } of amounts) {
    item.fact({ metric: '効果見込額', kind: 'effect_expected', fiscalYear: year, valueText: text, unit, at });
  }
  const totals = [
    ['効果見込額', 'effect_expected', sheet.total],
    ['実績効果額', 'effect_actual', sheet.actualTotal],
  ] as const;
  for (const [metric, kind, cell] of totals) {
    if (cell) item.fact({ metric, kind, fiscalYear: null, period, valueText: cell.text, unit, at: cell.at });
  }
  checkSum(item, sheet, amounts);
}

/** Counted from the plan's first year; none where the column is not as long as the plan, for then no amount has a year. */
function amountsByYear(item: ItemRecorder, sheet: Sheet, [first, last]: Span): YearAmount[] {
  const years = last - first + 1;
  const amounts = sheet.effects.flatMap((cell, i) => (cell ? [{ ...cell, year: first + i }] : []));
  // A column that breaks off before its totals has lost its last years only.
  const fits = sheet.effects.length === years || (sheet.effects.length < years && !sheet.total);
  if (fits || amounts.length === 0) return amounts;
  item.problem(
    'UNTIED_VALUE',
    linesOf(amounts),
    `${noOf(sheet)} 効果見込額の欄の数が計画の年数（${String(years)}年）と合わず、年度を決められません。原本でご確認ください。`,
  );
  return [];
}

function checkSum(item: ItemRecorder, sheet: Sheet, amounts: readonly YearAmount[]): void {
  if (amounts.length === 0) return;
  const sum = amounts.reduce((total, cell) => total + (quantityOf(cell.text)?.value ?? 0), 0);
  const total = sheet.total && quantityOf(sheet.total.text);
  if (sum === total?.value) return;
  const [start, end] = linesOf(amounts);
  item.problem(
    'TOTAL_MISMATCH',
    [start, sheet.total?.at[1] ?? end],
    `${noOf(sheet)} 効果見込額の各年度の合計（${sum.toLocaleString('en-US')}）と小計（${sheet.total?.text ?? '記載なし'}）が合いません。原本でご確認ください。`,
  );
}

const linesOf = (amounts: readonly Cell[]): Span => [amounts[0]?.at[0] ?? 1, amounts.at(-1)?.at[1] ?? 1];
