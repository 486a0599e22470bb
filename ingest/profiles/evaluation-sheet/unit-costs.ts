/**
 * 対象数 with its definition, and 単位当たりコスト. The unit costs are torn off their row: they are told apart by what
 * トータルコスト / 対象数 comes to.
 */
import { parseNumber } from '../../../src/domain/quantity.ts';
import { YEN, type Amount } from './amounts.ts';
import { extent, wordsOf, type Sheet } from './nodes.ts';

/** Below a yen, which is what the sheet rounds to. */
const ROUNDING = 1;
/** What stands beside the definition. */
const CAPTION = /^(?:単位|定義)$/u;

/** `costs`: the amounts in 円; `totals`: トータルコスト by year, as far as it is settled. */
export function readUnitCosts(sheet: Sheet, costs: readonly Amount[], totals: readonly Amount[]): void {
  const { item, years } = sheet;
  const { served, defined, at: servedAt } = readServed(sheet);
  const [first] = costs;
  if (!first) {
    item.problem('MISSING_PART', servedAt, '単位当たりコストの値が見つかりません。');
    return;
  }
  const lines = extent(costs.map(cost => cost.at));
  const expected = years.map(
    (_, y) => ((totals[y]?.value ?? Number.NaN) * 1000) / (parseNumber(served[y] ?? '') ?? Number.NaN),
  );
  /** NaN, and so neither right nor wrong, where what it should be is not known. */
  const deviation = (cost: Amount, y: number) => Math.abs(cost.value - (expected[y] ?? Number.NaN));
  const isOneValue = costs.every(({ value }) => value === first.value);
  const byYear = isOneValue
    ? costs
    : years
        .map((_, y) => costs.filter(cost => deviation(cost, y) < ROUNDING))
        .flatMap(found => (found.length === 1 ? found : []));
  if (costs.length !== years.length || new Set(byYear).size !== years.length) {
    item.problem(
      'UNTIED_VALUE',
      lines,
      '単位当たりコストの値が複数の行に分かれ、年度を決められません。原本の表で確かめてください。',
    );
    return;
  }
  const note = `総事業費／対象数${defined.length === 1 ? `（対象：${defined[0] ?? ''}）` : ''}`;
  for (const [y, { text, at: line }] of byYear.entries()) {
    const fiscalYear = years[y] ?? null;
    // Equal values are every year's: which line is which year's cannot be told.
    const at = isOneValue ? lines : line;
    item.fact({ metric: '単位当たりコスト', kind: 'cost', fiscalYear, valueText: text, unit: YEN, at, note });
  }
  if (byYear.some((cost, y) => deviation(cost, y) >= ROUNDING)) {
    item.problem('TOTAL_MISMATCH', lines, '単位当たりコストが、トータルコストを対象数で割った値と一致しません。');
  }
}

/** 対象数 by year (its numbers in half width), what it counts, and the line that it stands on or else should be near. */
function readServed({ item, pages, years, used }: Sheet): { served: string[]; defined: string[]; at: number } {
  const nodes = pages.do;
  const line = nodes.find(node => /^対象数\d/u.test(node.key));
  const at = line?.from ?? nodes[0]?.from ?? 1;
  const found = [...(line?.text ?? '').matchAll(/([\d０-９,.，．]+)\s*([^\d０-９\s,.，．]+)/gu)];

  const words = nodes.filter(node => /^(?:単位|定義)[^\d当]*$/u.test(node.key) && !used.has(node));
  const defined = [...new Set(words.flatMap(node => wordsOf(node.text)).filter(word => !CAPTION.test(word)))];
  if (defined.length > 0) item.passage('対象数の定義', defined.join('、'), extent(words.map(({ from }) => from)));
  for (const node of line ? [...words, line] : words) used.add(node);

  if (line && found.length === years.length) {
    for (const [y, [, valueText = '', unit = '']] of found.entries()) {
      const fiscalYear = years[y] ?? null;
      item.fact({ metric: '対象数', kind: 'population', fiscalYear, valueText, unit, at });
    }
  } else {
    item.problem(line ? 'UNTIED_VALUE' : 'MISSING_PART', at, '対象数の行から、各年度の値を読み取れません。');
  }
  return { served: found.map(([, number = '']) => number.normalize('NFKC')), defined, at };
}
