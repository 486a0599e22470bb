/**
 * What searches find (検索). The rows of a small index are kept in memory: the engine then says by its own numbers which of
 * them hold the words, and vectors are compared here. To read the rows anew would take as long as the search itself.
 */
import { setImmediate } from 'node:timers/promises';
import { BooleanQuery, MatchQuery, Occur, type Query, type Table, type VectorQuery } from '@lancedb/lancedb';
import type { ScoredRow, SearchFilter, Store } from './store.ts';
import { numbersOf, rowsOf } from './lance-columns.ts';
import { FULL_TEXT } from './lance-tables.ts';
import { searchWhere } from './lance-where.ts';
import { nearest, vectorsOf, type Vectors } from './nearest.ts';

/** Numbers in the vectors of an index whose rows are kept: 8 MB, some 15,000 rows of the built-in embedder. */
export const NUMBERS_KEPT = 2_000_000;

interface Row {
  seq: number;
  rowId: string;
  itemId: string;
  passageId: string | null;
}
type KeptRow = Row & { planId: string; city: string };

interface KeptRows {
  rows: readonly KeptRow[];
  /** By the engine's number. */
  byNumber: ReadonlyMap<number, KeptRow>;
  vectors: Vectors;
}

const FOUND = ['seq', 'row_id', 'item_id', 'passage_id'];
const NUMBER = '_rowid';

const rowOf = ([seq, rowId, itemId, passageId]: unknown[]): Row => ({
  seq: Number(seq),
  rowId: String(rowId),
  itemId: String(itemId),
  passageId: typeof passageId === 'string' ? passageId : null,
});

/** null where the index is too large to be kept. */
async function readRows(table: Table, dimension: number, most: number): Promise<KeptRows | null> {
  if ((await table.countRows()) * dimension > most) return null;
  const columns = [...FOUND, 'plan_id', 'city'];
  const read = await table
    .query()
    .select([...columns, 'vector'])
    .withRowId()
    .toArrow();
  const rows = rowsOf(read, [...columns, NUMBER]).map(values => {
    const [planId, city] = values.slice(FOUND.length).map(String);
    return { ...rowOf(values), planId: planId ?? '', city: city ?? '', number: Number(values.at(-1)) };
  });
  const numbers = new Float32Array(rows.length * dimension);
  let at = 0;
  for (const batch of read.batches) {
    const { numbers: own } = numbersOf(batch, 'vector');
    const column = batch.getChild('vector');
    for (let row = 0; row < batch.numRows; row++, at += dimension)
      if (column?.isValid(row) === true) numbers.set(own.subarray(row * dimension, (row + 1) * dimension), at);
  }
  return { rows, byNumber: new Map(rows.map(row => [row.number, row])), vectors: vectorsOf(numbers, dimension) };
}

/** Best first; equal scores in the order of the documents. */
const scored = (found: readonly { row: Row; score: number }[]): ScoredRow[] =>
  found
    .toSorted((a, b) => b.score - a.score || a.row.seq - b.row.seq)
    .map(({ row: { rowId, itemId, passageId }, score }) => ({ rowId, itemId, passageId, score }));

/** @param most numbers in the vectors of an index whose rows are kept */
export function createSearches(table: Table, dimension: number, most = NUMBERS_KEPT) {
  let reading: Promise<KeptRows | null> | undefined;
  const keptRows = (): Promise<KeptRows | null> => {
    reading ??= readRows(table, dimension, most).catch((error: unknown) => {
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
      const row = kept ? kept.byNumber.get(Number(values[0])) : rowOf(values);
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
    if (!vector.some(x => x !== 0)) return [];
    const kept = await keptRows();
    const { city, planId, department, fiscalYear } = filter;
    if (!kept || department !== undefined || fiscalYear !== undefined) {
      const found = await ask(table.query().nearestTo(vector).distanceType('cosine'), filter, '_distance', limit);
      return scored(found.map(({ row, measured }) => ({ row, score: 1 - measured })));
    }
    // A search of the text that was asked for at the same time is under way first.
    await setImmediate();
    const admits = (row: KeptRow | undefined) =>
      row !== undefined && (city ?? row.city) === row.city && (planId ?? row.planId) === row.planId;
    const found = nearest(vector, kept.vectors, row => admits(kept.rows[row]), limit);
    return scored(found.flatMap(({ row, score }) => ({ row: kept.rows[row] as Row, score }))).slice(0, limit);
  };

  return { searchText, searchVector };
}
