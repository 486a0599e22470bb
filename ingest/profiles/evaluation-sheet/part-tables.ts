/**
 * The two tables of 計画 and 事業実施, found but not yet read: the indicator's (現状値 and a value a year) and the schedule's
 * (a row a 取組). Both stand around the header that begins with 【現状値】; the indicator's name stands before its values
 * or after the header.
 */
import { parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { parseQuantity } from '../../../src/domain/quantity.ts';
import { amountsIn } from './amounts.ts';
import { headingIn, isFurniture } from './captions.ts';
import { wordsOf, type Node, type Part, type Sheet } from './nodes.ts';
import { completes, headerYears } from './years.ts';

export interface Baseline {
  /** 現状値 as printed. */
  text: string;
  /** The year in the brackets below it, as printed. */
  yearText: string;
  year: number | null;
  nodes: Node[];
}

export interface PartTables {
  /** Whether the header of the indicator's values is whole, or what it lacks stands on a line of its own. */
  valuesTied: boolean;
  /** What may be the indicator's name. */
  names: Node[][];
  baseline: Baseline | null;
  values: Node | null;
  /** Nodes between the header 【現状値】 and the next heading: the schedule's rows. */
  rows: Node[];
  /** Whether the schedule's headers are whole, as `valuesTied`. */
  rowsTied: boolean;
}

/** null where the part has no header 【現状値】. */
export function findTables({ item, pages, years }: Sheet, part: Part): PartTables | null {
  const nodes = pages[part];
  const headerAt = nodes.findIndex(node => node.key.startsWith('【現状値】'));
  const header = nodes[headerAt];
  if (!header) return null;
  const isComplete = completes(nodes, years);
  const end = nodes.findIndex((node, i) => i > headerAt && headingIn(node, part) !== null);
  const rows = nodes.slice(headerAt + 1, end < 0 ? undefined : end);
  const rowHeaders = rows.map(headerYears).filter(found => found.length >= 2);
  const tables = {
    rows,
    valuesTied: isComplete(headerYears(header)),
    rowsTied: rowHeaders.length > 0 && rowHeaders.every(isComplete),
  };

  const [at = -1, ...more] = nodes.flatMap(({ key }, i) =>
    /^\((?:令和|平成|昭和).{1,3}年度\)$/u.test(key) ? [i] : [],
  );
  const baseline = more.length === 0 ? baselineAt(nodes, at) : null;
  if (!baseline) {
    item.problem(
      'UNTIED_VALUE',
      header.from,
      `指標の現状値が${more.length > 0 ? '複数' : '見つからず'}、目標や実績の値を指標に結び付けられません。原本の表を確かめてください。`,
    );
    return { ...tables, names: [], baseline: null, values: null };
  }
  const values = nodes[at + 1];
  return {
    ...tables,
    names: namesAround(nodes, at, headerAt).filter(name => isName(name, part, years.length)),
    baseline,
    values: values && isValues(values, years.length) ? values : null,
  };
}

/** 現状値 above its year, which is the node at `at`. */
function baselineAt(nodes: readonly Node[], at: number): Baseline | null {
  const [value, year] = [nodes[at - 1], nodes[at]];
  if (!value || !year || isFurniture(value)) return null;
  const bare = year.text.replaceAll(/[()（）]/gu, '');
  return { text: value.text, yearText: year.text, year: parseFiscalYear(bare), nodes: [value, year] };
}

function isValues(node: Node, years: number): boolean {
  const words = wordsOf(node.text);
  return !isFurniture(node) && (words.length === years || words.every(word => parseQuantity(word) !== null));
}

/** The text before the baseline (whose year stands at `yearAt`) and the text after the header. */
function namesAround(nodes: readonly Node[], yearAt: number, headerAt: number): Node[][] {
  let before = yearAt - 2;
  while (before >= 0 && isFurniture(nodes[before] as Node)) before--;
  return [paragraph(nodes, before, -1), paragraph(nodes, headerAt + 1, 1)];
}

/** The lines around `nodes[at]` that belong together: a name broken over lines. */
function paragraph(nodes: readonly Node[], at: number, step: 1 | -1): Node[] {
  const found: Node[] = [];
  for (let i = at; ; i += step) {
    const node = nodes[i];
    if (!node || isFurniture(node)) break;
    if (step > 0 && i > at && node.apart) break;
    found.push(node);
    if (step < 0 && node.apart) break;
  }
  return step > 0 ? found : found.toReversed();
}

const isName = (nodes: readonly Node[], part: Part, years: number): boolean =>
  nodes.length > 0 &&
  nodes.every(({ text }) => amountsIn(text, 0) === null && parseQuantity(text) === null) &&
  nodes.every(node => wordsOf(node.text).length <= years && headingIn(node, part) === null);
