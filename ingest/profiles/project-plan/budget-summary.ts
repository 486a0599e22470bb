/**
 * The tables of 計画事業費 in the plan's chapters: under 区分 a column for each year and one for the whole period; rows by
 * 分野, 基本政策 and source. A row's scope stands in front of its first source and holds until the next one.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import { parseNumber } from '../../../src/domain/quantity.ts';
import type { FactKind } from '../../../src/domain/records.ts';
import { headingNo } from './field-block.ts';
import { remember, WHOLE, type Amount, type Model } from './model.ts';
import { newPart, tell, type Part } from './part.ts';
import { DASH, isTorn, isValue, keyOf, nameOf, type Cell, type Row } from './rows.ts';

const BUDGET_KINDS: [RegExp, FactKind][] = [
  [/^(?:事業費計|分野計|計画事業費)$/u, 'budget_total'],
  [/^\(?一般財源\)?$/u, 'budget_general'],
  [/^\(?特定財源\)?$/u, 'budget_special'],
  [/^\(?国県(?:支出金|補助等?|補助金)\)?$/u, 'budget_subsidy'],
  [/^\(?(?:起債|地方債|市債)\)?$/u, 'budget_bond'],
  [/^\(?その他\)?$/u, 'budget_other'],
];
/** The source (財源) that a label names. */
export const budgetKind = (key: string) => BUDGET_KINDS.find(([pattern]) => pattern.test(key))?.[1];

const UNIT_LINE = /^\((?:単位[::])?(?:千円|百万円|円)\)$/u;
const POLICY_CELL = /^基本政策(\d{1,2}-\d{1,2})[.．]?(.*)$/u;
/** 2カ年, also as a converter reads it: 2力年. */
const PERIOD_COLUMN = /\d[カヵか力ケヶ箇]年|計$/u;

const isAmount = (cell: Cell) =>
  parseNumber(cell.key.replace(/^[▲△]/u, '')) !== null || DASH.test(cell.key) || isTorn(cell);

/** Reads a row: unit, header, a scope, or a source with one amount a column. false: not of this table. */
export function summaryRow(model: Model, row: Row): boolean {
  const { summary } = model;
  if (UNIT_LINE.test(row.key)) {
    summary.unit = row.key.replaceAll(/[()]|単位:?/gu, '');
    return true;
  }
  if (row.first.key === '区分' && row.tabbed) {
    summary.columns = row.cells.flatMap(({ text, key }) => {
      const year = findFiscalYears(text)[0]?.year;
      return year !== undefined ? [year] : PERIOD_COLUMN.test(key) ? [null] : [];
    });
    return true;
  }
  return row.tabbed && summary.columns.length > 0 && amountRow(model, row);
}

function amountRow(model: Model, row: Row): boolean {
  const values = row.cells.filter(isAmount);
  const labels = row.cells.filter(cell => !isAmount(cell));
  let metric: string | null = null;
  for (const label of labels) {
    if (budgetKind(label.key) && !isScope(model, label)) metric = label.text;
    else if (!openScope(model, label)) return false;
  }
  if (values.length === 0) return labels.length > 0;
  // A 分野 whose total stands beside its name has no label.
  const kind = metric === null ? (labels.length > 0 ? 'budget_total' : undefined) : budgetKind(keyOf(metric));
  const { scope, columns, amounts } = model.summary;
  if (kind === undefined || scope === null) return false;
  if (values.length !== columns.length || values.some(isTorn)) {
    const message = `計画事業費の表の「${scope}」の行（${metric ?? '計'}）は、値の数が列の数と合わず、年度を決められません。原本の表を確かめてください。`;
    tell(model.problems, 'UNTIED_VALUE', row.no, message);
    return true;
  }
  const named = kind === 'budget_total' ? '計画事業費' : (metric ?? '');
  amounts.push({ scope, kind, metric: named, values, years: columns, no: row.no });
  return true;
}
