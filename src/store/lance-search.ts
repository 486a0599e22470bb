/**
 * What searches find (検索). What names the rows of a small index is kept in memory: the engine then says by its own numbers
 * which of them it found. To read them anew would take as long as the search itself.
 */
import { BooleanQuery, MatchQuery, Occur, type Query, type Table, type VectorQuery } from '@lancedb/lancedb';
import type { ScoredRow, SearchFilter, Store } from './store.ts';
import { rowsOf } from './lance-columns.ts';
import { FULL_TEXT, hasDirection } from './lance-tables.ts';
import { searchWhere } from './lance-where.ts';

/** Of an index whose rows are kept: some 8 MB. */
export const ROWS_KEPT = 20_000;

interface Row {
  seq: number;
  rowId: string;
  itemId: string;
  passageId: string | null;
}
/** By the engine's number. */
type KeptRows = ReadonlyMap<number, Row>;

const FOUND = ['seq', 'row_id', 'item_id', 'passage_id'];
const NUMBER = '_rowid';

const rowOf = ([seq, rowId, itemId, passageId]: unknown[]): Row => ({
  seq: Number(seq),
  rowId: String(rowId),
  itemId: String(itemId),
  passageId: typeof passageId === 'string' ? passageId : null,
});

/** null where the index is too large to be kept. */
async function readRows(table: Table, most: number): Promise<KeptRows | null> {
  if ((await table.countRows()) > most) return null;
  const read = await table.query().select(FOUND).withRowId().toArrow();
  return new Map(rowsOf(read, [...FOUND, NUMBER]).map(values => [Number(values.at(-1)), rowOf(values)]));
}

/** Best first; equal scores in the order of the documents. */
const scored = (found: readonly { row: Row; score: number }[]): ScoredRow[] =>
  found
    .toSorted((a, b) => b.score - a.score || a.row.seq - b.row.seq)
    .map(({ row: { rowId, itemId, passageId }, score }) => ({ rowId, itemId, passageId, score }));

/** @param most rows of an index whose rows are kept */
export function createSearches(table: Table, most = ROWS_KEPT) {
  let reading: Promise<KeptRows | null> | undefined;
  const keptRows = (): Promise<KeptRows | null> => {
    reading ??= readRows(table, most).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };

  async function ask(query: Query | VectorQuery, filter: SearchFilter, measure: '_score' | '_distance', limit: number) {
    const kept = await keptRows();
    const where = searchWhere(filter);
    if (where !== undefined) query.where(where);
    const names = [...(kept ? [NUMBER] : FOUND), measure];
    if (kept) query.select([measure]).withRowId();
    else query.select(names);
    return rowsOf(await query.limit(limit).toArrow(), names).flatMap(values => {
      const row = kept ? kept.get(Number(values[0])) : rowOf(values);
      return row ? [{ row, measured: Number(values.at(-1)) }] : [];
    });
  }

  const searchText: Store['searchText'] = async (clauses, filter, limit) => {
    const should = clauses.flatMap(({ field, tokens, weight }): [Occur, MatchQuery][] => {
      const wanted = tokens.filter(token => /^\S+$/u.test(token)).join(' ');
      return wanted === '' || weight <= 0
        ? []
        : [[Occur.Should, new MatchQuery(wanted, FULL_TEXT[field], { boost: weight })]];
    });
    if (should.length === 0) return [];
    const found = await ask(table.query().fullTextSearch(new BooleanQuery(should)), filter, '_score', limit);
    return scored(found.map(({ row, measured }) => ({ row, score: measured })));
  };

  const searchVector: Store['searchVector'] = async (vector, filter, limit) => {
    if (!hasDirection(vector)) return [];
    const found = await ask(table.query().nearestTo(vector).distanceType('cosine'), filter, '_distance', limit);
    return scored(found.map(({ row, measured }) => ({ row, score: 1 - measured })));
  };

  return { searchText, searchVector };
}
