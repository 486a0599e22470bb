/**
 * The arithmetic proof for torn cost rows: every placing of their pieces in which the sheet's own sums come out
 * (トータルコスト = 事業費 + 人件費, 事業費 = its sources, 人件費 = its staff). A value is a fact where all placings put the
 * same number there.
 */
import { MONEY, numbersOf, ofUnit, STAFF, type Amount } from './amounts.ts';
import { shapeOf, TOTAL, type CostRow } from './cost-rows.ts';

/** Metric → the row's amounts, in the order of its cells. */
export type Placing = ReadonlyMap<string, readonly Amount[]>;

const SUMS: [total: string, parts: string[]][] = [
  [TOTAL, ['事業費合計', '人件費合計']],
  ['人件費合計', ['正規職員', 'その他の職員']],
  ['事業費合計', ['国県支出金', '地方債', 'その他特財', '一般財源']],
];
/** More pieces than any table of the family is torn into. */
const MAX_PIECES = 24;
/** Rows that are tried, and placings that are kept, before the search gives up. */
const MAX_TRIES = 30_000;
const MAX_PLACINGS = 100;

/**
 * Every placing of all nameless `pieces` that adds up over so many `years`; [] where none does or where there are too many
 * to try.
 */
export function placings(rows: readonly CostRow[], pieces: readonly Amount[][], years: number): Placing[] {
  if (pieces.length > MAX_PIECES) return [];
  // Where as many nameless lines are whole as rows have no value of their own, each is one of these rows.
  const isWhole = (piece: readonly Amount[]) => piece.length === years && ofUnit(piece, MONEY).length === years;
  const wholeOnly = rows.filter(row => row.pieces.length === 0).length === pieces.filter(isWhole).length;
  const found: Placing[] = [];
  let tries = MAX_TRIES;
  const placing = new Map<string, readonly Amount[]>();
  const place = (n: number, rest: readonly Amount[][]): void => {
    const row = rows[n];
    if (!row) {
      if (rest.length === 0) found.push(new Map(placing));
      return;
    }
    const usable = wholeOnly ? rest.filter(piece => isWhole(piece) === (row.pieces.length === 0)) : rest;
    for (const { values, taken } of candidates(row, usable, years)) {
      if (--tries < 0 || found.length > MAX_PLACINGS) return;
      placing.set(row.metric, values);
      const left = rest.filter(piece => !taken.includes(piece));
      if (addsUp(placing)) place(n + 1, left);
      placing.delete(row.metric);
    }
  };
  place(0, pieces);
  return tries < 0 || found.length > MAX_PLACINGS ? [] : found;
}

/** Whether the rows placed so far add up, in 千円 and in 人. */
function addsUp(placing: Placing): boolean {
  return [MONEY, STAFF].every(unit =>
    SUMS.every(([total, parts]) => {
      const whole = ofUnit(placing.get(total) ?? [], unit);
      const rows = parts.map(part => ofUnit(placing.get(part) ?? [], unit));
      if (whole.length === 0 || rows.some(row => row.length === 0)) return true;
      const sumOf = (y: number) => rows.reduce((sum, row) => sum + (row[y]?.value ?? 0), 0);
      // 人 has decimals.
      return whole.every(({ value }, y) => Math.abs(sumOf(y) - value) < 1e-6);
    }),
  );
}

interface Candidate {
  values: Amount[];
  /** The nameless pieces among them. */
  taken: Amount[][];
}

/** Every way to fill a row from its own pieces and the nameless ones, the nearest first. */
function candidates(row: CostRow, nameless: readonly Amount[][], years: number): Candidate[] {
  const shape = shapeOf(row.metric, years);
  const own = row.pieces.flat();
  const lacking = (unit: string) => shape.filter(slot => slot === unit).length - ofUnit(own, unit).length;
  const [people, money] = [lacking(STAFF), lacking(MONEY)];
  if (people < 0 || money < 0) return [];
  const distance = (piece: readonly Amount[]) => Math.abs((piece[0]?.at ?? 0) - row.at);
  const near = nameless.toSorted((x, y) => distance(x) - distance(y));
  const found = new Map<string, Candidate>();
  for (const taken of fillings(near, people, money)) {
    for (const values of interleavings([...row.pieces, ...taken])) {
      if (values.some(({ unit }, i) => unit !== shape[i]) || (taken.length > 0 && !paysItsStaff(values))) continue;
      const key = `${numbersOf(values)}|${taken.map(numbersOf).toSorted().join('|')}`;
      if (!found.has(key)) found.set(key, { values, taken });
    }
  }
  return [...found.values()];
}

/** Nobody's work costs nothing, and nothing is paid for no work. */
function paysItsStaff(values: readonly Amount[]): boolean {
  const costs = ofUnit(values, MONEY);
  return ofUnit(values, STAFF).every(({ value }, y) => (value === 0) === (costs[y]?.value === 0));
}

/** Every set of pieces that has these numbers of 人 and 千円; of equal pieces the first ones are taken. */
function fillings(pieces: readonly Amount[][], people: number, money: number): Amount[][][] {
  if (people === 0 && money === 0) return [[]];
  const seen = new Set<string>();
  return pieces.flatMap((piece, i) => {
    const [p, m] = [ofUnit(piece, STAFF).length, ofUnit(piece, MONEY).length];
    if (p > people || m > money || seen.has(numbersOf(piece))) return [];
    seen.add(numbersOf(piece));
    return fillings(pieces.slice(i + 1), people - p, money - m).map(more => [piece, ...more]);
  });
}

/** All orders of several runs in which each run keeps its own order. */
export function interleavings(runs: readonly (readonly Amount[])[]): Amount[][] {
  const filled = runs.filter(run => run.length > 0);
  if (filled.length === 0) return [[]];
  return filled.flatMap(([head, ...tail], i) =>
    interleavings(filled.map((run, n) => (n === i ? tail : run))).map(rest => (head ? [head, ...rest] : rest)),
  );
}
