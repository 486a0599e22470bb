/**
 * The budget table of a 個別事業計画表, once the sheet is read whole: 事業費総額 for the years of the plan, and 財源内訳 with four
 * sources. Where a converter has slid the values up by a row, the sheet's own total proves which label each belongs to.
 */
import { parseQuantity } from '../../../src/domain/quantity.ts';
import type { FactKind } from '../../../src/domain/records.ts';
import { sheetName, tell, type Budget, type LineSpan, type Sheet, type YearSpan } from './part.ts';
import { isTorn, isValue, type Cell } from './rows.ts';

type Values = readonly (Cell | null)[];

/** Makes facts of the amounts that are tied to their sources and to years; tells of the others. */
export function settleBudget(sheet: Sheet, planYears: YearSpan | null): void {
  const { budget, problems } = sheet;
  const { total, sources } = budget;
  const at: LineSpan = [total?.no ?? sources[0]?.no ?? sheet.at[0], sources.at(-1)?.no ?? sheet.at[1]];
  const years = yearsOf(sheet, planYears);
  if (!years) {
    const message = `${sheetName(sheet)} の事業費が何年度から何年度までの額か、決められません。計画の期間と、事業費総額の欄の年数を確かめてください。`;
    tell(problems, 'UNTIED_VALUE', at, message);
    return;
  }
  if (total) addMoney(sheet, years, budget.label, 'budget_total', total);
  const fit = fitOf(budget);
  if (fit === 'slid') addSlid(sheet, years, at);
  else if (fit === 'printed') addPrinted(sheet, years, at);
  else {
    const message = `財源内訳の値（${listOf(printedAll(budget))}）がどの財源のものか、総額 ${total?.text ?? 'なし'} との照合でも決められません。`;
    tell(problems, 'UNTIED_VALUE', at, message);
  }
}

/** The plan's years, else those of the sheet; null where the total's label counts another number of years. */
function yearsOf({ facts, budget }: Sheet, planYears: YearSpan | null): YearSpan | null {
  const printed = facts.flatMap(({ fiscalYear, kind }) =>
    fiscalYear !== null && (kind === 'milestone' || kind === 'target') ? [fiscalYear] : [],
  );
  const years = planYears ?? (printed.length > 0 ? ([Math.min(...printed), Math.max(...printed)] as const) : null);
  if (!years) return null;
  const [from, to] = years;
  return budget.span === null || to - from + 1 === budget.span ? [from, to] : null;
}

function addMoney(sheet: Sheet, period: YearSpan, metric: string, kind: FactKind, cell: Cell, aside: Aside = {}): void {
  const amount = amountOf(cell);
  if (amount && /円$|^$/u.test(amount.unit)) {
    const { note, from = cell.no } = aside;
    const noted = note === undefined ? {} : { note };
    sheet.money.set(kind, amount.value);
    sheet.facts.push({ metric, kind, fiscalYear: null, period, valueText: cell.text, at: [from, cell.no], ...noted });
  } else if (isValue(cell)) {
    const message = `${metric}の「${cell.text}」は、金額として読み取れません。原本の数を確かめてください。`;
    tell(sheet.problems, 'UNTIED_VALUE', cell.no, message);
  }
}

interface Aside {
  note?: string;
  /** First line of the value where it is printed twice. */
  from?: number;
}

// ── 財源内訳 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const amountOf = (cell: Cell | null) => (cell && isValue(cell) && !isTorn(cell) ? parseQuantity(cell.text) : null);
const listOf = (cells: Values) => cells.map(cell => cell?.text ?? '（空欄）').join('、');

const printed = ({ sources }: Budget): Values => sources.map(({ value }) => value);
/** With the value beside 財源内訳: five values for four labels. */
const printedAll = (budget: Budget): Values => [budget.lead, ...printed(budget)];
/** Each label with the value printed one row above it. */
const raised = (budget: Budget): Values => (budget.lead ? printedAll(budget).slice(0, -1) : printed(budget));

const addsUp = ({ total }: Budget, cells: Values) =>
  cells.reduce((sum, cell) => sum + (amountOf(cell)?.value ?? Number.NaN), 0) === (amountOf(total)?.value ?? null);

/** How values and labels fit. A value beside 財源内訳 is one too many, or every value stands a row too high and a 0 is left over. */
function fitOf(budget: Budget): 'printed' | 'slid' | 'untied' {
  const [values, slid] = [printed(budget), raised(budget)];
  const asPrinted = addsUp(budget, values);
  const asSlid = budget.lead !== null && addsUp(budget, slid);
  const isLastZero = amountOf(values.at(-1) ?? null)?.value === 0;
  if (asSlid && !asPrinted && isLastZero && values.length === 4) return 'slid';
  const isSame = values.every((value, i) => amountOf(value)?.value === amountOf(slid[i] ?? null)?.value);
  return budget.lead && !isSame && (!asPrinted || asSlid) ? 'untied' : 'printed';
}

function addSlid(sheet: Sheet, years: YearSpan, at: LineSpan): void {
  const { budget, problems } = sheet;
  const { total, lead, sources } = budget;
  budget.slid = true;
  const values = raised(budget);
  for (const [i, { name, kind, value }] of sources.entries()) {
    const cell = values[i];
    const note = `原本では値が1行ずつ上にずれ、（${name}）の行には「${value?.text ?? ''}」と印字されています。総額と合う並びで読みました。`;
    if (cell) addMoney(sheet, years, name, kind, cell, { note });
  }
  const message = `財源内訳が総額 ${total?.text ?? ''} と合いません。印字は 財源内訳の行 ${lead?.text ?? ''}、以下 ${listOf(printed(budget))} です。値が1行ずつ上にずれていると見ると総額に合うため、その並びで読みました。原本を確かめてください。`;
  tell(problems, 'TOTAL_MISMATCH', at, message);
}

function addPrinted(sheet: Sheet, years: YearSpan, at: LineSpan): void {
  const { budget, problems } = sheet;
  const { total, sources } = budget;
  const lead = budget.lead && isValue(budget.lead) ? budget.lead : null;
  for (const [i, { name, kind, value }] of sources.entries()) {
    const beside = i === 0 ? lead : null;
    const aside = beside ? { note: `財源内訳の行にも「${beside.text}」と印字されています。`, from: beside.no } : {};
    if (value) addMoney(sheet, years, name, kind, value, aside);
  }
  if (lead) {
    const message = `財源内訳の行に、どの財源のものでもない値「${lead.text}」が印字されています。各財源の行の値で読みました。原本の表を確かめてください。`;
    tell(problems, 'UNTIED_VALUE', lead.no, message);
  }
  const values = printed(budget);
  const isComplete = amountOf(total) && sources.length >= 4 && values.every(value => amountOf(value));
  if (!isComplete || addsUp(budget, values)) return;
  const message = `${sheetName(sheet)} の財源内訳（${listOf(values)}）の合計が、事業費総額 ${total?.text ?? ''} と一致しません。`;
  tell(problems, 'TOTAL_MISMATCH', at, message);
}
