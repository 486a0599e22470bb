/**
 * Which lines back the cells of a placing. Equal numbers can change places without changing a sum. A loose piece directly
 * under a row's own label is that row's; where nothing tells equal ones apart, each of their lines may be the cell's.
 */
import { numbersOf, type Amount } from './amounts.ts';
import type { CostRow, NamelessPiece } from './cost-rows.ts';
import { extent } from './nodes.ts';
import { interleavings, type Placing } from './place-costs.ts';

/** First and last line on which an amount may be printed. */
export type Lines = [number, number];

/** The lines of each row's cells, in their order. `pieces`: all loose ones, each of them in one row of the placing. */
export function backingLines(
  placing: Placing,
  rows: readonly CostRow[],
  pieces: readonly NamelessPiece[],
): Map<string, Lines[]> {
  const loose = looseLines(placing, pieces);
  return new Map(
    rows.map(row => {
      const values = placing.get(row.metric) ?? [];
      const own = new Set(values);
      const taken = pieces.map(({ amounts }) => amounts).filter(([first]) => first && own.has(first));
      const printed = numbersOf(values);
      const orders = interleavings([...row.pieces, ...taken]).filter(order => numbersOf(order) === printed);
      const linesAt = (i: number) => orders.flatMap(({ [i]: amount }) => (amount ? linesOf(amount, loose) : []));
      return [row.metric, values.map((_, i) => extent(linesAt(i)))];
    }),
  );
}

/** An amount beside its row's name has its line itself. */
const linesOf = (amount: Amount, loose: ReadonlyMap<Amount, Lines>): readonly number[] =>
  loose.get(amount) ?? [amount.at];

function looseLines(placing: Placing, pieces: readonly NamelessPiece[]): Map<Amount, Lines> {
  const rowOf = new Map([...placing].flatMap(([metric, amounts]) => amounts.map(amount => [amount, metric] as const)));
  const found = new Map<Amount, Lines>();
  for (const equal of Map.groupBy(pieces, ({ amounts }) => numbersOf(amounts)).values()) {
    const byRow = Map.groupBy(equal, ({ amounts: [first] }) => (first && rowOf.get(first)) ?? '');
    const claims = new Map(
      [...byRow].map(([metric, own]) => {
        const claimed = equal.filter(({ under }) => under === metric);
        return [metric, claimed.length > own.length ? [] : claimed];
      }),
    );
    const taken = new Set([...claims.values()].flat());
    const free = equal.filter(piece => !taken.has(piece));
    for (const [metric, own] of byRow) {
      const claimed = claims.get(metric) ?? [];
      const candidates = own.length === claimed.length ? claimed : [...claimed, ...free];
      const lines = extent(candidates.flatMap(({ amounts }) => amounts.map(({ at }) => at)));
      for (const amount of own.flatMap(({ amounts }) => amounts)) found.set(amount, lines);
    }
  }
  return found;
}
