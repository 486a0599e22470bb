/** The cost table of 事業実施: 事業費 and its sources, 人件費 and its staff, トータルコスト, year by year. */
import { fiscalYearLabel } from '../../../src/domain/fiscal-year.ts';
import { MONEY, STAFF, type Amount } from './amounts.ts';
import { backingLines, type Lines } from './backing-lines.ts';
import { COST_METRICS, costLines, shapeOf, TOTAL, type CostLines, type CostRow } from './cost-rows.ts';
import { extent, type Sheet } from './nodes.ts';
import { placings, type Placing } from './place-costs.ts';
import { readUnitCosts } from './unit-costs.ts';

const KINDS = [
  [STAFF, 'staff'],
  [MONEY, 'cost'],
] as const;

/** All costs of the sheet; nothing where it tells no years. */
export function readCosts(sheet: Sheet): void {
  const { pages, years, used } = sheet;
  if (pages.do.length === 0 || years.length === 0) return;
  const lines = costLines(pages.do, used);
  const totals = readCostTable(sheet, lines);
  readUnitCosts(sheet, lines.unitCosts, totals);
}

/** Returns トータルコスト by year, as far as it is settled. */
function readCostTable({ item, years }: Sheet, { rows, pieces }: CostLines): readonly Amount[] {
  const at = extent([...rows.map(row => row.at), ...pieces.flatMap(({ amounts }) => amounts.map(amount => amount.at))]);
  const absent = COST_METRICS.filter(metric => !rows.some(row => row.metric === metric));
  if (absent.length > 0) {
    item.problem('MISSING_PART', at, `コストの表に「${absent.join('」「')}」の行が見つかりません。`);
  }
  const solutions = placings(
    rows,
    pieces.map(({ amounts }) => amounts),
    years.length,
  ).map(placing => ({ placing, lines: backingLines(placing, rows, pieces) }));
  const untied: string[] = [];
  const totals: Amount[] = [];
  for (const row of rows) {
    for (const [unit, kind] of KINDS) {
      const openYears: number[] = [];
      for (const [y, cell] of settled(row, unit, solutions, years.length).entries()) {
        const fiscalYear = years[y] ?? null;
        if (cell) {
          const { amount, at: lines } = cell;
          item.fact({ metric: row.metric, kind, fiscalYear, valueText: amount.text, unit, at: lines });
          if (row.metric === TOTAL) totals[y] = amount;
        } else if (fiscalYear !== null) openYears.push(fiscalYear);
      }
      if (openYears.length > 0) {
        untied.push(`${row.metric}（${unit}） ${openYears.map(fiscalYearLabel).join('・')}`);
      }
    }
  }
  if (untied.length > 0) {
    item.problem(
      'UNTIED_VALUE',
      at,
      `コストの表の「${untied.join('」「')}」は、値が複数の行に分かれ、合計との照合でも決められません。原本の表で確かめてください。`,
    );
  } else if (rows.length > 0 && solutions.length === 0) {
    item.problem(
      'TOTAL_MISMATCH',
      at,
      'コストの表の内訳が、印字された合計と一致しません。原本の数を確かめてください。',
    );
  }
  return totals;
}

/** A placing, and the lines that back each row's cells. */
interface Solution {
  placing: Placing;
  lines: ReadonlyMap<string, Lines[]>;
}

interface Cell {
  amount: Amount;
  at: Lines;
}

/**
 * A row's amounts of one unit by year, null where the placings differ; [] where the row has none of that unit. A row that
 * stands whole on its own line needs no placing.
 */
function settled(
  { metric, pieces }: CostRow,
  unit: string,
  solutions: readonly Solution[],
  years: number,
): (Cell | null)[] {
  const shape = shapeOf(metric, years);
  if (!shape.includes(unit)) return [];
  const [own = [], ...more] = pieces;
  const isWhole = more.length === 0 && own.map(amount => amount.unit).join() === shape.join();
  const readings: Cell[][] = isWhole
    ? [own.map(amount => ({ amount, at: [amount.at, amount.at] }))]
    : solutions.map(({ placing, lines }) => cellsOf(placing.get(metric) ?? [], lines.get(metric) ?? []));
  const ofUnits = readings.map(cells => cells.filter(({ amount }) => amount.unit === unit));
  return Array.from({ length: years }, (_, y) => {
    const rivals = ofUnits.map(cells => cells[y]);
    const cells = rivals.filter(cell => cell !== undefined);
    const [first] = cells;
    if (!first || cells.length < rivals.length) return null;
    const isSame = cells.every(({ amount }) => amount.value === first.amount.value);
    return isSame ? { amount: first.amount, at: extent(cells.flatMap(({ at }) => at)) } : null;
  });
}

const cellsOf = (amounts: readonly Amount[], lines: readonly Lines[]): Cell[] =>
  amounts.map((amount, i) => ({ amount, at: lines[i] ?? [amount.at, amount.at] }));
