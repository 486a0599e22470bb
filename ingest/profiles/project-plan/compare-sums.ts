/**
 * The sums of 計画事業費: sources within a row's scope, years within a row, 基本政策 within a 分野 and the plan, and the sheets within
 * a 基本政策. A difference is a problem; columns that one side lacks are not compared.
 */
import { fiscalYearLabel } from '../../../src/domain/fiscal-year.ts';
import { parseNumber } from '../../../src/domain/quantity.ts';
import type { FactKind } from '../../../src/domain/records.ts';
import { WHOLE, type Amount, type Model } from './model.ts';
import { tell, type Part } from './part.ts';
import { DASH, type Cell } from './rows.ts';

/** Names of the budget kinds in messages. */
const KIND_NAMES = new Map<FactKind, string>([
  ['budget_total', '事業費計'],
  ['budget_general', '一般財源'],
  ['budget_special', '特定財源'],
  ['budget_subsidy', '国県支出金'],
  ['budget_bond', '起債'],
  ['budget_other', 'その他'],
]);
const KINDS = [...KIND_NAMES.keys()];

/** The amounts of a row by year; null is the whole period. */
type Sums = ReadonlyMap<number | null, number>;

/** The document, with the first row of each scope and kind. */
interface Table {
  model: Model;
  rows: ReadonlyMap<string, Amount>;
}

const rowId = (scope: string, kind: FactKind) => `${kind} ${scope}`;

function tableOf(model: Model): Table {
  const rows = new Map<string, Amount>();
  for (const row of model.summary.amounts) {
    const id = rowId(row.scope, row.kind);
    if (!rows.has(id)) rows.set(id, row);
  }
  return { model, rows };
}

function sumsOf({ rows }: Table, scope: string, kind: FactKind): Sums | null {
  const row = rows.get(rowId(scope, kind));
  return row ? new Map(row.values.map((cell, i) => [row.years[i] ?? null, signed(cell)])) : null;
}

const signed = ({ key }: Cell) =>
  DASH.test(key) ? 0 : (parseNumber(key.replace(/^[▲△]/u, '')) ?? Number.NaN) * (/^[▲△]/u.test(key) ? -1 : 1);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const format = (n: number) => String(n).replace(/\B(?=(?:\d{3})+$)/gu, ',');

export function compareSums(model: Model): void {
  const table = tableOf(model);
  const policies = model.parts.filter(({ label }) => label === '基本政策');
  for (const scope of new Set(model.summary.amounts.map(row => row.scope))) {
    compareSources(table, scope);
    compareYears(table, scope);
    const within = policies.filter(policy => policy.within.some(({ itemNo }) => itemNo === scope));
    comparePolicies(table, scope, 'budget_total', within);
  }
  for (const kind of KINDS) comparePolicies(table, WHOLE, kind, policies);
  for (const policy of policies) compareSheets(table, policy);
}

/** Whether a row equals the sum of the parts in every column that all of them have; a difference is a problem. */
function compare(table: Table, scope: string, kind: FactKind, parts: readonly (Sums | null)[], what: string): boolean {
  const { model, rows } = table;
  const there = parts.filter(part => part !== null);
  if (there.length === 0 || there.length < parts.length) return false;
  const columns = [...(sumsOf(table, scope, kind) ?? [])].filter(([year]) => there.every(part => part.has(year)));
  const differences = columns.flatMap(([year, value]) => {
    const sum = total(there.map(part => part.get(year) ?? Number.NaN));
    const column = year === null ? '期間計' : fiscalYearLabel(year);
    return sum === value ? [] : [`${column}は ${format(value)} ですが、${what}は ${format(sum)} です`];
  });
  if (differences.length > 0) {
    const message = `計画事業費の表の${scope}・${KIND_NAMES.get(kind) ?? kind}の${differences.join('。')}。`;
    const owner = model.parts.find(({ itemNo }) => itemNo === scope) ?? model;
    tell(owner.problems, 'TOTAL_MISMATCH', rows.get(rowId(scope, kind))?.no ?? 1, message);
  }
  return columns.length > 0 && differences.length === 0;
}

function compareSources(table: Table, scope: string): void {
  const sums = (...kinds: FactKind[]) => kinds.map(kind => sumsOf(table, scope, kind));
  const sources = sums('budget_general', 'budget_special');
  compare(table, scope, 'budget_total', sources, '一般財源と特定財源の和');
  const special = sums('budget_subsidy', 'budget_bond', 'budget_other');
  compare(table, scope, 'budget_special', special, '国県支出金・起債・その他の和');
}

function compareYears(table: Table, scope: string): void {
  for (const kind of KINDS) {
    const yearly = [...(sumsOf(table, scope, kind) ?? [])].flatMap(([year, value]) => (year === null ? [] : [value]));
    if (yearly.length > 1) compare(table, scope, kind, [new Map([[null, total(yearly)]])], '各年度の和');
  }
}

function comparePolicies(table: Table, scope: string, kind: FactKind, policies: readonly Part[]): void {
  const sums = policies.map(({ itemNo }) => sumsOf(table, itemNo, kind));
  compare(table, scope, kind, sums, '基本政策の和');
}

/** Where every kind agrees with the sheets, so does the reading of those whose values have slid: notes and problems say so. */
function compareSheets(table: Table, policy: Part): void {
  const sheets = table.model.sheets.filter(({ within }) => within.includes(policy));
  const agreements = KINDS.filter(kind => kind !== 'budget_special').map(kind => {
    const sum = total(sheets.map(({ money }) => money.get(kind) ?? Number.NaN));
    const isKnown = !Number.isNaN(sum);
    return isKnown && compare(table, policy.itemNo, kind, [new Map([[null, sum]])], '個別事業計画表の和');
  });
  if (agreements.includes(false)) return;
  const proof = `計画事業費の表の${policy.itemNo}の額とも合います。`;
  for (const { facts, problems } of sheets.filter(({ budget }) => budget.slid)) {
    for (const fact of facts) if (fact.note !== undefined) fact.note += proof;
    for (const problem of problems) if (problem.code === 'TOTAL_MISMATCH') problem.message += `この並びは、${proof}`;
  }
}
