/**
 * 事業行程 in 計画 and 実施結果 in 事業実施: a row a 取組, a text a year. A row that is torn into one piece a line is put together
 * where its name is known from the other table and its pieces fall into as many equal groups as there are years; then their
 * order does not matter.
 */
import { isDash, isFurniture } from './captions.ts';
import { joined, keyOf, MAX_LINES, span, wordsOf, type Node, type Sheet } from './nodes.ts';
import type { PartTables } from './part-tables.ts';
import { headerYears } from './years.ts';

/** A row: what it is called and its text for each year. */
interface Step {
  name: string;
  values: { text: string; at: [number, number] }[];
}

/** Both tables; null for one whose part has none. */
export function readSchedules(sheet: Sheet, plan: PartTables | null, done: PartTables | null): void {
  const planned = plan ? readSchedule(sheet, plan, done, 'milestone') : [];
  const results = new Set((done ? readSchedule(sheet, done, plan, 'actual') : []).map(keyOf));
  const lacking = planned.filter(name => !results.has(keyOf(name)));
  if (!done || lacking.length === 0) return;
  const message = `事業行程の「${lacking.join('」「')}」に対応する実施結果の行が見つかりません。`;
  sheet.item.problem('MISSING_PART', sheet.at, message);
}

/** Returns the names of its rows. */
function readSchedule(
  sheet: Sheet,
  table: PartTables,
  other: PartTables | null,
  kind: 'milestone' | 'actual',
): string[] {
  const { item, years } = sheet;
  const steps = readSteps(sheet, table, stepNames(other, years.length));
  for (const { name, values } of steps) {
    if (!table.rowsTied) {
      item.problem(
        'UNTIED_VALUE',
        values[0]?.at ?? 1,
        `「${name}」の各年度の内容は、年度の見出しが欠けているため、どの年度のものか決められません。`,
      );
      continue;
    }
    for (const [y, { text, at }] of values.entries()) {
      if (!isDash(text)) item.fact({ metric: name, kind, fiscalYear: years[y] ?? null, valueText: text, at });
    }
  }
  return steps.map(({ name }) => name);
}

/** Keys of the names of rows that stand on one line. */
const stepNames = (table: PartTables | null, years: number): Set<string> =>
  new Set(
    (table?.rows ?? []).flatMap(({ text }) => {
      const words = wordsOf(text);
      return words.length === years + 1 ? [keyOf(words[0] ?? '')] : [];
    }),
  );

/** `known`: the names of the other table's rows. */
function readSteps({ item, years, used }: Sheet, { rows }: PartTables, known: ReadonlySet<string>): Step[] {
  const found: Step[] = [];
  const open = rows.filter(node => !used.has(node) && !isFurniture(node) && headerYears(node).length === 0);
  for (let i = 0; i < open.length; i++) {
    const node = open[i];
    if (!node) continue;
    const step = wholeStep(node, years.length, known);
    if (step) {
      used.add(node);
      found.push(step);
      continue;
    }
    if (!known.has(node.key)) continue;
    const pieces = piecesBehind(open, i, years.length, known);
    i += pieces.length;
    for (const piece of [node, ...pieces]) used.add(piece);
    const values = equalGroups(pieces, years.length);
    if (values) {
      found.push({ name: node.text, values });
      continue;
    }
    item.problem(
      'UNTIED_VALUE',
      span([node, ...pieces]),
      `「${node.text}」の各年度の内容が複数の行に分かれ、どの年度のものか決められません。原本の表を確かめてください。`,
    );
    item.passage(node.text, joined(pieces), span([node, ...pieces]));
  }
  return found;
}

/** A row on one line: its name is one word, or words that are known as a name. */
function wholeStep({ text, from, to }: Node, years: number, known: ReadonlySet<string>): Step | null {
  const words = wordsOf(text);
  const cut = words.length - years;
  const name = words.slice(0, Math.max(cut, 0)).join(' ');
  if (cut < 1 || (cut > 1 && !known.has(keyOf(name)))) return null;
  return { name, values: words.slice(cut).map(word => ({ text: word, at: [from, to] })) };
}

/** What follows the name at `at` until the next row. */
function piecesBehind(nodes: readonly Node[], at: number, years: number, known: ReadonlySet<string>): Node[] {
  const isRow = (node: Node) => wordsOf(node.text).length > years || known.has(node.key);
  const next = nodes.slice(at + 1, at + 1 + MAX_LINES);
  const end = next.findIndex(isRow);
  return end < 0 ? next : next.slice(0, end);
}

/** The pieces as one text a year; null where they do not fall into equal groups. */
function equalGroups(pieces: readonly Node[], years: number): Step['values'] | null {
  const size = pieces.length / years;
  if (!Number.isInteger(size) || size === 0) return null;
  const groups = Array.from({ length: years }, (_, y) => pieces.slice(y * size, (y + 1) * size));
  if (new Set(groups.map(joined)).size !== 1) return null;
  return groups.map(group => ({ text: joined(group), at: span(group) }));
}
