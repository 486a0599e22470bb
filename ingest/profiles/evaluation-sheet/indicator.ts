/** The indicator's tables: 現状値 and 目標 in 計画, 実績 in 事業実施. The name that both tables print is the name. */
import { fiscalYearLabel } from '../../../src/domain/fiscal-year.ts';
import { isDash } from './captions.ts';
import { joined, keyOf, span, wordsOf, type Node, type Sheet } from './nodes.ts';
import type { Baseline, PartTables } from './part-tables.ts';

/** `other`: the tables of the other part. */
export function readIndicator(
  sheet: Sheet,
  table: PartTables,
  other: PartTables | null,
  kind: 'target' | 'actual',
): void {
  const { item, years, used } = sheet;
  const { baseline, values, names } = table;
  if (!baseline) return;
  const both = inBoth(names, other);
  const [name, ...more] = both.length > 0 ? both : names;
  if (!name || more.length > 0) {
    item.problem(
      'UNTIED_VALUE',
      span(baseline.nodes),
      '指標の名称を一つに決められないため、現状値と各年度の値を結び付けられません。原本の表を確かめてください。',
    );
    return;
  }
  for (const node of [...name, ...baseline.nodes, ...(values ? [values] : [])]) used.add(node);
  const metric = joined(name);
  if (kind === 'target') {
    const { text: valueText, year: fiscalYear, nodes } = baseline;
    item.fact({ metric, kind: 'baseline', fiscalYear, valueText, at: span(nodes) });
    if (other?.names.length && both.length === 0) {
      item.problem('CONTRADICTION', span(name), `計画の指標名「${metric}」が、実績の表の指標名と異なります。`);
    }
    compareBaselines(sheet, metric, baseline, other?.baseline ?? null);
  }
  const words = wordsOf(values?.text ?? '');
  if (!values || !table.valuesTied || words.length !== years.length) {
    item.problem(
      'UNTIED_VALUE',
      span(values ? [values] : baseline.nodes),
      `「${metric}」の${kind === 'target' ? '目標' : '実績'}の値が年度の見出しと一つずつ対応せず、年度を決められません。原本の表を確かめてください。`,
    );
    return;
  }
  for (const [y, text] of words.entries()) {
    if (!isDash(text)) item.fact({ metric, kind, fiscalYear: years[y] ?? null, valueText: text, at: values.from });
  }
  if (kind === 'actual') {
    // The table as a whole: it prints the baseline a second time.
    const shown = words.map((text, y) => `${fiscalYearLabel(years[y] ?? 0)} ${text}`).join('、');
    const text = `${metric}：現状値 ${baseline.text}${baseline.yearText}、実績 ${shown}`;
    item.passage('目標の達成状況', text, [baseline.nodes[0]?.from ?? 1, name.at(-1)?.to ?? 1]);
  }
}

function inBoth(names: readonly Node[][], other: PartTables | null): Node[][] {
  const keys = new Set(other?.names.map(name => keyOf(joined(name))));
  return names.filter(name => keys.has(keyOf(joined(name))));
}

function compareBaselines({ item }: Sheet, metric: string, planned: Baseline, done: Baseline | null): void {
  if (!done || (keyOf(done.text) === keyOf(planned.text) && done.year === planned.year)) return;
  item.problem(
    'CONTRADICTION',
    span(done.nodes),
    `「${metric}」の現状値が、計画では「${planned.text}」、実績の表では「${done.text}」です。`,
  );
}
