/** Filters as conditions of LanceDB's SQL. Values are data: nothing in them may act as SQL or as a pattern. */
import type { FactFilter, ItemFilter, SearchFilter } from './store.ts';

/** Between the parts of a joined column; a value that holds it is contained in none of the parts. */
export const SEPARATOR = '\n';
/** A condition that nothing fulfils. */
const NOTHING = 'false';

/** For `contains`: half width, lower case; circled digits and Roman numeral signs stay, for NFKC makes `④` a 4. */
export function folded(text: string): string {
  return text.replaceAll(/[^①-⑳Ⅰ-Ⅻ]+/gu, run => run.normalize('NFKC')).toLowerCase();
}

/** Several texts as one column that `contains` can look into. */
export const joined = (texts: readonly string[]): string =>
  texts.map(text => folded(text).replaceAll(SEPARATOR, ' ')).join(SEPARATOR);

/** A string in SQL. Backslash, `%` and `_` have no meaning in a literal; a NUL would end the text inside the engine. */
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const isSayable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

const equal = (column: string, value: string): string => (isSayable(value) ? `${column} = ${literal(value)}` : NOTHING);

function oneOf(column: string, values: readonly string[]): string {
  const sayable = values.filter(isSayable);
  return sayable.length === 0 ? NOTHING : `${column} IN (${sayable.map(literal).join(', ')})`;
}

function contains(column: string, value: string): string {
  const wanted = folded(value);
  return isSayable(wanted) && !wanted.includes(SEPARATOR) ? `contains(${column}, ${literal(wanted)})` : NOTHING;
}

const has = (column: string, value: string): string =>
  isSayable(value) ? `array_has_any(${column}, [${literal(value)}])` : NOTHING;

/** All of the conditions; undefined where there are none. */
export type Where = string | undefined;

/** `undefined` stands for a condition that was not given. */
function all(conditions: readonly (string | undefined)[]): Where {
  const given = conditions.filter(condition => condition !== undefined);
  return given.length === 0 ? undefined : given.map(condition => `(${condition})`).join(' AND ');
}

const when = <T>(value: T | undefined, condition: (value: T) => string): string | undefined =>
  value === undefined ? undefined : condition(value);

/** Conditions that a page adds: `seq` after the cursor, words in title or number. */
export interface Further {
  after?: number | undefined;
  query?: string | undefined;
}

export function itemWhere(filter: ItemFilter, { after, query }: Further = {}): Where {
  return all([
    when(filter.itemIds, ids => oneOf('item_id', ids)),
    when(filter.city, city => equal('city', city)),
    when(filter.planId, planId => equal('plan_id', planId)),
    when(filter.department, department => contains('departments', department)),
    when(filter.kinds, kinds => oneOf('kind', kinds)),
    when(filter.itemNo, itemNo => has('nos', itemNo)),
    when(query, text => `${contains('title', text)} OR ${contains('nos_text', text)}`),
    when(after, seq => `seq > ${String(seq)}`),
  ]);
}

export function factWhere(filter: FactFilter, { after }: Further = {}): Where {
  return all([
    when(filter.factIds, ids => oneOf('fact_id', ids)),
    when(filter.itemIds, ids => oneOf('item_id', ids)),
    when(filter.city, city => equal('city', city)),
    when(filter.planId, planId => equal('plan_id', planId)),
    when(filter.itemNo, itemNo => has('nos', itemNo)),
    when(filter.metric, metric => contains('metric', metric)),
    when(filter.kinds, kinds => oneOf('kind', kinds)),
    when(filter.fiscalYear, year => `year_from <= ${wholeNumber(year)} AND year_to >= ${wholeNumber(year)}`),
    when(after, seq => `seq > ${String(seq)}`),
  ]);
}

export function passageWhere(filter: { itemIds?: readonly string[]; passageIds?: readonly string[] }): Where {
  return all([
    when(filter.itemIds, ids => oneOf('item_id', ids)),
    when(filter.passageIds, ids => oneOf('passage_id', ids)),
  ]);
}

export function searchWhere(filter: SearchFilter): Where {
  return all([
    when(filter.city, city => equal('city', city)),
    when(filter.planId, planId => equal('plan_id', planId)),
    when(filter.department, department => contains('departments', department)),
    when(filter.fiscalYear, year => `array_has_any(years, [${wholeNumber(year)}])`),
  ]);
}

const wholeNumber = (value: number): string => String(Math.trunc(value));
