/**
 * The indicator's facts: 指標の現状値, 計画最終年度の目標値 and the yearly targets, with what the places of the document say of
 * each other.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import type { ItemRecorder } from '../../profile.ts';
import type { Entry } from './entries.ts';
import { halfWidth } from './likeness.ts';
import { LONGEST, quantityOf, type Row, type Span } from './rows.ts';
import { noOf, type Sheet } from './sheet.ts';

export function emitTargets(item: ItemRecorder, { sheet, compared }: Entry, [, lastYear]: Span): void {
  const { metric, unit, baseline, final, metricNote } = sheet;
  const torn = sheet.torn?.values ?? [];
  if (metric === '') {
    reportNameless(item, sheet, torn);
    return;
  }
  if (baseline) {
    const { value, year, note } = splitYear(baseline.text);
    const notes = noted(metricNote, note);
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

/** `41,096千円(令和3年度)`: the value, the year that it names, and the words around that year. */
function splitYear(text: string): { value: string; year: number | null; note: string | undefined } {
  const aside = text.length > LONGEST ? null : /^(.*\S)\s*[(（]([^()（）]*)[)）]$/u.exec(text);
  const year = findFiscalYears(aside?.[2] ?? '')[0];
  if (!aside || !year) return { value: text, year: null, note: undefined };
  return { value: aside[1] ?? text, year: year.year, note: year.text === aside[2] ? undefined : aside[2] };
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
  item.problem(
    'CONTRADICTION',
    [sheet.final.at[0], last.at[1]],
    `${noOf(sheet)} 計画最終年度の目標値（${sheet.final.text}）と年次計画の最後の目標値（${last.text}）が異なります。どちらも印字のとおり収めています。`,
  );
  return `年次計画の最終年度の目標値は「${last.text}」です。`;
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
