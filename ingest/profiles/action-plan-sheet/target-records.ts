/**
 * The indicator's facts: 指標の現状値, 計画最終年度の目標値 and the yearly targets, with what the places of the document say of
 * each other.
 */
import { fiscalYearLabel } from '../../../src/domain/fiscal-year.ts';
import type { ItemRecorder } from '../../profile.ts';
import type { Entry } from './entries.ts';
import { halfWidth } from './likeness.ts';
import { isNear, quantityOf, splitYear, type Cell, type Row, type Span } from './rows.ts';
import { noOf, type Sheet } from './sheet.ts';

/** @param baselineYear year of a baseline that names none, as シートの見方 has it */
export function emitTargets(
  item: ItemRecorder,
  { sheet, compared }: Entry,
  [, lastYear]: Span,
  baselineYear: number | null,
): void {
  const { metric, unit, baseline, final, metricNote } = sheet;
  const torn = sheet.torn?.values ?? [];
  if (metric === '') {
    reportNameless(item, sheet, torn);
    return;
  }
  if (baseline) {
    const { value, year, note } = splitYear(baseline.text);
    const legend = year === null && baselineYear !== null ? legendNote(baselineYear) : undefined;
    const notes = noted(metricNote, note, legend);
    item.fact({ metric, unit, kind: 'baseline', fiscalYear: year, valueText: value, at: baseline.at, ...notes });
  }
  if (final) {
    const notes = noted(metricNote, checkFinal(item, sheet), ...(compared?.notes ?? []));
    const { text, at } = final;
    item.fact({ metric, unit, kind: 'final_target', fiscalYear: lastYear, valueText: text, at, ...notes });
  }
  for (const { year, target } of sheet.years) {
    if (!target) continue;
    const { text, at } = target;
    item.fact({ metric, unit, kind: 'target', fiscalYear: year, valueText: text, at, ...noted(metricNote) });
  }
  emitTorn(item, sheet, torn, compared?.goal ?? '');
}

const legendNote = (year: number) => `シートの見方では、指標の現状値は${fiscalYearLabel(year)}のものとされています。`;

function reportNameless(item: ItemRecorder, sheet: Sheet, torn: readonly Row[]): void {
  const cells = [sheet.baseline, sheet.final, ...sheet.years.map(row => row.target)].filter(cell => cell !== null);
  const loose = torn.map(({ text, no }) => ({ text, at: no }));
  for (const { text, at } of [...cells, ...loose]) {
    item.problem('UNTIED_VALUE', at, `${noOf(sheet)} 指標の名称がないため、値「${text}」が何の値か決められません。`);
  }
}

/** The note of a fact, where there is anything to note. */
function noted(...parts: (string | undefined)[]): { note?: string } {
  const text = parts.filter(part => part !== undefined && part !== '').join(' ');
  return text === '' ? {} : { note: text };
}

/**
 * The goal for the last year must be the last yearly target, or the sum of all of them where the years add up to it.
 * @returns what is to be noted with the goal
 */
function checkFinal(item: ItemRecorder, sheet: Sheet): string | undefined {
  const goal = quantityOf(sheet.final?.text ?? '');
  const targets = sheet.years.flatMap(({ target }) =>
    target ? [{ ...target, quantity: quantityOf(target.text) }] : [],
  );
  const last = targets.at(-1);
  if (!sheet.final || !goal || !last?.quantity || goal.value === last.quantity.value) return undefined;
  // Where numbers are loose, a year's target may be among them.
  if (sheet.years.some(row => row.loose.length > 0)) return undefined;
  const sum = targets.reduce((total, target) => total + (target.quantity?.value ?? 0), 0);
  if (targets.length > 1 && Math.abs(sum - goal.value) < 1e-6) return '各年度の目標値の合計です。';
  const rounded = isRounded(goal.value, last.quantity.value) ? roundingOf(sheet, targets[0]) : '';
  const message = `${noOf(sheet)} 計画最終年度の目標値（${sheet.final.text}）と年次計画の最後の目標値（${last.text}）が異なります。${rounded}どちらも印字のとおり収めています。`;
  const { at } = sheet.final;
  if (isNear(at, last.at)) item.problem('CONTRADICTION', [at[0], last.at[1]], message);
  else for (const place of [at, last.at]) item.problem('CONTRADICTION', place, message);
  return `年次計画の最終年度の目標値は「${last.text}」です。`;
}

/** Whether the second number is the first one without its decimals. */
const isRounded = (exact: number, round: number) => exact !== round && Math.round(exact) === round;

/** What a message says of numbers that seem to be rounded: the last target, and the first one against the baseline. */
function roundingOf({ baseline }: Sheet, first: Cell | undefined): string {
  const before = quantityOf(baseline?.text ?? '');
  const now = quantityOf(first?.text ?? '');
  const also = before && now && isRounded(before.value, now.value);
  const other = also ? `現状値（${baseline?.text ?? ''}）に対する最初の目標値（${first?.text ?? ''}）も同様です。` : '';
  return `年次計画では四捨五入しているものとみられます。${other}`;
}

/**
 * A number without its year is a fact only where the summary table prints the same number with a year: 3 (R7).
 * @param tableGoal 目標 as the summary table prints it
 */
function emitTorn(item: ItemRecorder, sheet: Sheet, torn: readonly Row[], tableGoal: string): void {
  const { metric, unit } = sheet;
  const { value: goal, year } = splitYear(tableGoal);
  const fitting = torn.filter(({ text }) => halfWidth(text) === halfWidth(goal));
  for (const { no, text } of torn) {
    if (year !== null && fitting.length === 1 && fitting[0]?.no === no) {
      const note = `年度は一覧表の目標の記載（「${tableGoal}」）によります。`;
      item.fact({ metric, unit, kind: 'target', fiscalYear: year, valueText: text, at: no, note });
    } else {
      const message = `${noOf(sheet)} 年次計画の値「${text}」が年度の欄から離れており、どの年度のものか決められません。原本でご確認ください。`;
      item.problem('UNTIED_VALUE', no, message);
    }
  }
}
