/**
 * The rows of a sheet's tables under their headers: 事業行程 (a name, then one cell a year, `→` for "goes on"), the values of a
 * 目標 (現状値 and a target a year) and 財源内訳 (`(一般財源)`, one value). A cell that its header does not tie is a problem.
 */
import { findFiscalYears, parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { FactDetails } from '../../profile.ts';
import { budgetKind } from './budget-summary.ts';
import { tell, type Sheet } from './part.ts';
import { isTorn, isValue, nameOf, tie, type Cell } from './rows.ts';

/** A label of 財源内訳. */
export const SOURCE = /^\((.+)\)$/u;
const ARROW = /^[→⇒➡]$/u;

const quoted = (cells: readonly Cell[]) => `「${cells.map(({ text }) => text).join('」「')}」`;

function tellUntied({ problems }: Sheet, no: number, what: string): void {
  const message = `${what}は、列がそろわず、どの年度の値か決められません。原本の表を確かめてください。`;
  tell(problems, 'UNTIED_VALUE', no, message);
}

/** Adds what a cell says, if it says anything; a torn number is a problem. */
function addValue(sheet: Sheet, cell: Cell, details: Omit<FactDetails, 'valueText' | 'at'>): void {
  if (!isValue(cell)) return;
  if (isTorn(cell)) {
    const message = `「${details.metric}」の値「${cell.text}」は途中で切れています。原本の数を確かめてください。`;
    tell(sheet.problems, 'UNTIED_VALUE', cell.no, message);
  } else sheet.facts.push({ ...details, valueText: cell.text, at: cell.no });
}

/** A row of 事業行程. false where there is no header above it. */
export function scheduleRow(sheet: Sheet, header: readonly Cell[], cells: readonly Cell[]): boolean {
  const [first] = cells;
  if (header.length < 2 || !first) return false;
  const [name, ...values] = tie(cells, header) ?? [];
  if (!name || cells.length === 1) {
    tellUntied(sheet, first.no, `事業行程の${quoted(cells)}`);
    return true;
  }
  const metric = nameOf(name.text);
  /** What an arrow in the next column carries on. */
  let before: Cell | undefined;
  for (const [i, cell] of values.entries()) {
    const fiscalYear = parseFiscalYear(header[i + 1]?.key ?? '');
    if (!cell) before = undefined;
    else if (fiscalYear === null) tellUntied(sheet, cell.no, `事業行程の${quoted([cell])}`);
    else if (!ARROW.test(cell.key)) {
      before = cell;
      addValue(sheet, cell, { metric, kind: 'milestone', fiscalYear });
    } else if (before)
      addValue(sheet, { ...before, no: cell.no }, { metric, kind: 'milestone', fiscalYear, continued: true });
  }
  return true;
}

/** The row of a 目標's values. */
export function readingRow(sheet: Sheet, metric: string, header: readonly Cell[], cells: readonly Cell[]): void {
  const tied = tie(cells, header);
  if (!tied) {
    tellUntied(sheet, cells[0]?.no ?? sheet.at[1], `「${metric}」の値${quoted(cells)}`);
    return;
  }
  for (const [i, cell] of tied.entries()) {
    const column = header[i];
    if (!cell || !column) continue;
    const [named, ...more] = findFiscalYears(column.text);
    const fiscalYear = more.length === 0 ? (named?.year ?? null) : null;
    if (column.key.startsWith('現状値')) addValue(sheet, cell, { metric, kind: 'baseline', fiscalYear });
    else if (fiscalYear !== null) addValue(sheet, cell, { metric, kind: 'target', fiscalYear });
    else if (isValue(cell)) tellUntied(sheet, cell.no, `「${metric}」の値${quoted([cell])}`);
  }
}

/** A row of 財源内訳. false where its label names no source. */
export function sourceRow(sheet: Sheet, [label, ...values]: readonly Cell[]): boolean {
  const kind = budgetKind(label?.key ?? '');
  if (!label || !kind) return false;
  const [value, ...more] = values;
  if (more.length > 0) tellUntied(sheet, label.no, `財源内訳の「${label.text}」`);
  const name = SOURCE.exec(label.key)?.[1] ?? label.key;
  sheet.budget.sources.push({ kind, name, value: more.length === 0 ? (value ?? null) : null, no: label.no });
  return true;
}
