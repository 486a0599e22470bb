/**
 * The rows of the cost table, as far as its lines name them. A line holds cells of one row only, but a row is torn over
 * several lines: what stands beside its name is the row's own, lines of amounts alone wait to be placed.
 */
import { amountsIn, MONEY, ofUnit, STAFF, YEN, type Amount } from './amounts.ts';
import type { Node } from './nodes.ts';

export const TOTAL = 'トータルコスト';
/** The second line of a row's label. */
const FORMULA = /^\(a\)[-+].*[)③]$/u;
/** In the order in which sums settle them. */
const ROWS: [metric: string, name: RegExp][] = [
  [TOTAL, /トータルコスト/u],
  ['事業費合計', /事業費合計\s*[(（][aａ][)）]/u],
  ['人件費合計', /人件費合計\s*[(（][bｂ][)）]/u],
  ['正規職員', /正規職員/u],
  ['その他の職員', /その他の職員/u],
  ['国県支出金', /国県支出金\s*①/u],
  ['地方債', /地方債\s*②/u],
  ['その他特財', /その他特財\s*③/u],
  ['一般財源', /一般財源/u],
];
/** Every row that a table of the family has. */
export const COST_METRICS = ROWS.map(([metric]) => metric);
/** Rows whose staff is printed beside their cost. */
const STAFFED = new Set(['人件費合計', '正規職員', 'その他の職員']);

export interface CostRow {
  metric: string;
  /** The first line that names it. */
  at: number;
  /** What stands in the lines that carry the row's name: each piece keeps its order, pieces may interleave. */
  pieces: Amount[][];
}

/** A line of amounts without a row's name; `under`: the row whose label is the print directly above it. */
export interface NamelessPiece {
  amounts: Amount[];
  under: string | null;
}

export interface CostLines {
  /** In the order of COST_METRICS. */
  rows: CostRow[];
  pieces: NamelessPiece[];
  /** 単位当たりコスト: the only amounts in 円. */
  unitCosts: Amount[];
}

/** The units of a whole row: 人 and 千円 by turns where the row has staff. */
export const shapeOf = (metric: string, years: number): string[] =>
  Array.from({ length: years }, () => (STAFFED.has(metric) ? [STAFF, MONEY] : [MONEY])).flat();

/** The lines of the cost table among the nodes of 事業実施; `used` receives them. */
export function costLines(nodes: readonly Node[], used: Set<Node>): CostLines {
  const rows = new Map<string, CostRow>();
  const nameless: NamelessPiece[] = [];
  let under: string | null = null;
  for (const node of nodes) {
    const line = used.has(node) ? null : costLine(node);
    if (!line) {
      if (!FORMULA.test(node.key)) under = null;
      continue;
    }
    used.add(node);
    const { metric, pieces } = line;
    if (metric === null) nameless.push(...pieces.map(amounts => ({ amounts, under })));
    else {
      const row = rows.get(metric) ?? { metric, at: node.from, pieces: [] };
      row.pieces.push(...pieces);
      rows.set(metric, row);
    }
    under = metric;
  }
  return {
    rows: COST_METRICS.flatMap(metric => rows.get(metric) ?? []),
    pieces: nameless
      .map(piece => ({ ...piece, amounts: piece.amounts.filter(({ unit }) => unit !== YEN) }))
      .filter(({ amounts }) => amounts.length > 0),
    unitCosts: nameless.flatMap(({ amounts }) => ofUnit(amounts, YEN)),
  };
}

/** A row's name, if any, and the runs of amounts behind and before it; null where the line holds anything else. */
function costLine(node: Node): { metric: string | null; pieces: Amount[][] } | null {
  const { text, from } = node;
  for (const [metric, pattern] of ROWS) {
    const name = pattern.exec(text);
    if (!name) continue;
    const after = amountsIn(text.slice(name.index + name[0].length), from);
    const before = amountsIn(text.slice(0, name.index), from);
    return after && before ? { metric, pieces: [after, before].filter(piece => piece.length > 0) } : null;
  }
  const amounts = amountsIn(text, from);
  return amounts && amounts.length > 0 ? { metric: null, pieces: [amounts] } : null;
}
