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
    if (openScope(model, label)) continue;
    if (!budgetKind(label.key)) return false;
    metric = label.text;
  }
  if (values.length === 0) return labels.length > 0;
  // A 分野 whose total stands beside its name has no label.
  const kind = metric === null ? (labels.length > 0 ? 'budget_total' : undefined) : budgetKind(keyOf(metric));
  const { scope, columns, amounts, untied } = model.summary;
  if (kind === undefined || scope === null) return false;
  if (values.length !== columns.length || values.some(isTorn)) {
    const message = `計画事業費の表の「${scope}」の行（${metric ?? '計'}）は、値の数が列の数と合わず、年度を決められません。原本の表を確かめてください。`;
    untied.push({ scope, no: row.no, message });
    return true;
  }
  const named = kind === 'budget_total' ? '計画事業費' : (metric ?? '');
  amounts.push({ scope, kind, metric: named, values, years: columns, no: row.no });
  return true;
}

/** Whether a cell names a part of the plan: the rows from here on are about it. */
function openScope(model: Model, { key, text, no }: Cell): boolean {
  const [, code, title = ''] = POLICY_CELL.exec(key) ?? [];
  if (code !== undefined) {
    const itemNo = headingNo(code);
    model.summary.scope = itemNo;
    if (title !== '') remember(model, itemNo, nameOf(text).replace(/^基本政策[\d-]+[.．]?/u, ''), no);
  } else if (model.fields.has(key)) model.summary.scope = key;
  else if (key === '合計') model.summary.scope = WHOLE;
  else return false;
  return true;
}

/** The cells of a row that tell how the table is divided: its header, or its 基本政策. They are text of the chapter too. */
export const divisionsOf = ({ first, cells }: Row) =>
  first.key === '区分' ? cells : cells.filter(({ key }) => POLICY_CELL.test(key));

/** Makes the amounts facts of the parts that they are about, and tells them what is untied; a part without a page is made. */
export function addAmounts(model: Model): void {
  for (const amount of model.summary.amounts) {
    const part = model.parts.find(({ itemNo }) => itemNo === amount.scope) ?? scopePart(model, amount);
    for (const [i, cell] of amount.values.entries()) {
      if (isValue(cell)) addAmount(model, part, amount, cell, amount.years[i] ?? null);
    }
  }
  for (const { scope, no, message } of model.summary.untied) {
    const { problems } = model.parts.find(({ itemNo }) => itemNo === scope) ?? model;
    tell(problems, 'UNTIED_VALUE', no, message);
  }
}

function scopePart(model: Model, { scope, no }: Amount): Part {
  const label = scope === WHOLE ? '計画' : model.fields.has(scope) ? '分野' : '基本政策';
  const title = model.printed.get(scope)?.[0]?.title ?? scope;
  const part = newPart({ kind: 'heading', label, itemNo: scope, title, at: [no, no] });
  model.parts.push(part);
  return part;
}

function addAmount(
  model: Model,
  part: Part,
  { metric, kind, no }: Amount,
  cell: Cell,
  fiscalYear: number | null,
): void {
  const { years, summary } = model;
  if (fiscalYear === null && !years) {
    const message = `計画事業費の「${cell.text}」が何年度から何年度までの額か、決められません。`;
    tell(part.problems, 'UNTIED_VALUE', no, message);
    return;
  }
  const period = fiscalYear === null && years ? { period: years } : {};
  part.facts.push({ metric, kind, fiscalYear, ...period, valueText: cell.text, unit: summary.unit, at: no });
}
