/** Facts as a table that Excel opens: UTF-8 with BOM, CRLF, one header row. */
import type { ItemRow } from '../../domain/catalogue.ts';
import type { Fact, Plan } from '../../domain/records.ts';

type Cell = string | number | boolean | null | undefined;

/** Names that a row shows beside the fact's own codes. */
export interface Names {
  plans: ReadonlyMap<string, Pick<Plan, 'city' | 'planTitle'>>;
  items: ReadonlyMap<string, Pick<ItemRow, 'itemNo' | 'title'>>;
}

const COLUMNS: Record<string, (fact: Fact, names: Names) => Cell> = {
  factId: fact => fact.factId,
  city: (fact, { plans }) => plans.get(fact.planId)?.city,
  planId: fact => fact.planId,
  planTitle: (fact, { plans }) => plans.get(fact.planId)?.planTitle,
  itemId: fact => fact.itemId,
  itemNo: (fact, { items }) => items.get(fact.itemId)?.itemNo,
  itemTitle: (fact, { items }) => items.get(fact.itemId)?.title,
  metric: fact => fact.metric,
  kind: fact => fact.kind,
  fiscalYear: fact => fact.fiscalYear,
  periodFrom: fact => fact.period?.[0],
  periodTo: fact => fact.period?.[1],
  valueText: fact => fact.valueText,
  value: fact => fact.value,
  unit: fact => fact.unit,
  continued: fact => fact.continued,
  abridged: fact => fact.abridged,
  note: fact => fact.note,
  file: fact => fact.source.file,
  lineStart: fact => fact.source.lineStart,
  lineEnd: fact => fact.source.lineEnd,
  page: fact => fact.source.page,
};

/** What a spreadsheet takes for the beginning of a formula, in half and full width. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;
const NUMBER = /^[+-]?[\d,]+(?:\.\d+)?%?$/;

/** A text that would run as a formula gets an apostrophe before it; a number with a sign stays a number. */
function defuse(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text.normalize('NFKC')) ? `'${text}` : text;
}

export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? defuse(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function factsCsv(facts: readonly Fact[], names: Names): string {
  const rows = facts.map(fact => Object.values(COLUMNS).map(read => csvCell(read(fact, names))));
  return `\uFEFF${[Object.keys(COLUMNS), ...rows].map(row => `${row.join(',')}\r\n`).join('')}`;
}
