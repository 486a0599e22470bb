/** The cost table of 事業実施: 事業費 and its sources, 人件費 and its staff, トータルコスト, year by year. */
import { fiscalYearLabel } from '../../../src/domain/fiscal-year.ts';
import { MONEY, ofUnit, STAFF, type Amount } from './amounts.ts';
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
  const at = extent([...rows.map(row => row.at), ...pieces.flat().map(amount => amount.at)]);
  const absent = COST_METRICS.filter(metric => !rows.some(row => row.metric === metric));
  if (absent.length > 0) {
    item.problem('MISSING_PART', at, `コストの表に「${absent.join('」「')}」の行が見つかりません。`);
  }
  const solutions = placings(rows, pieces, years.length);
  const untied: string[] = [];
  const totals: Amount[] = [];
  for (const row of rows) {
    for (const [unit, kind] of KINDS) {
      const openYears: number[] = [];
      for (const [y, amount] of settled(row, unit, solutions, years.length).entries()) {
        const fiscalYear = years[y] ?? null;
        if (amount) {
          item.fact({ metric: row.metric, kind, fiscalYear, valueText: amount.text, unit, at: amount.at });
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

/**
 * A row's amounts of one unit by year, null where the placings differ; [] where the row has none of that unit. A row that
 * stands whole on its own line needs no placing.
 */
function settled(row: CostRow, unit: string, solutions: readonly Placing[], years: number): (Amount | null)[] {
  const shape = shapeOf(row.metric, years);
  if (!shape.includes(unit)) return [];
  const [own = [], ...more] = row.pieces;
  const isWhole = more.length === 0 && own.map(amount => amount.unit).join() === shape.join();
  const readings = isWhole ? [own] : solutions.map(solution => solution.get(row.metric) ?? []);
  const [first = [], ...rivals] = readings.map(values => ofUnit(values, unit));
  return Array.from({ length: years }, (_, y) => {
    const amount = first[y];
    return amount && rivals.every(rival => rival[y]?.value === amount.value) ? amount : null;
  });
}
