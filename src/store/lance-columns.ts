/** Arrow tables read by column: a row at a time is slow. */
import type { Query } from '@lancedb/lancedb';
import type { TermVector } from './store.ts';

type Columns = Awaited<ReturnType<Query['toArrow']>>;

/** The rows of small columns. */
export const rowsOf = ({ batches }: Columns, names: readonly string[]): unknown[][] =>
  batches.flatMap(batch => {
    const columns = names.map(name => batch.getChild(name));
    return Array.from({ length: batch.numRows }, (_, row) => columns.map((column): unknown => column?.get(row)));
  });

/** The same in the order of the first of them: `seq`. */
export const columnsOf = (table: Columns, names: readonly string[]): unknown[][] =>
  rowsOf(table, names).toSorted((a, b) => Number(a[0]) - Number(b[0]));

/** Of the vectors the column's own memory is read: value by value, thousands of them would take half a second. */
export function termVectorsOf(table: Columns): TermVector[] {
  const found: { seq: number; learnt: TermVector }[] = [];
  for (const batch of table.batches) {
    const [seqs, terms, weights] = ['seq', 'term', 'weight'].map(name => batch.getChild(name));
    const [list] = batch.getChild('vector')?.data ?? [];
    const numbers = list?.children[0]?.values as Float32Array;
    const dimension = numbers.length / (list?.length || 1);
    for (let row = 0; row < batch.numRows; row++) {
      found.push({
        seq: Number(seqs?.get(row)),
        learnt: {
          term: String(terms?.get(row)),
          weight: Number(weights?.get(row)),
          vector: numbers.slice(row * dimension, (row + 1) * dimension),
        },
      });
    }
  }
  return found.toSorted((a, b) => a.seq - b.seq).map(({ learnt }) => learnt);
}
