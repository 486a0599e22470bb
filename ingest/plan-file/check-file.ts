/** What the shape of a plan file alone does not tell: numbers given twice, years outside the plan, headings not there. */
import { KIND_LABEL } from '../../src/domain/lexicon.ts';
import { factKindSchema, type FactKind } from '../../src/domain/records.ts';
import type { Complaint, Path } from './complaint.ts';
import type { PlanFile, PlanItem, PlanRow, PlanValue } from './schema.ts';

const FACT_KINDS = new Set<string>(factKindSchema.options);
/** What a plan says of its own years: such a value beside them is a slip of the pen. */
const PLANNED = new Set<FactKind>(['target', 'final_target', 'milestone', 'effect_expected']);

type Complain = (path: Path, message: string, remedy: string) => void;

/** `2024-2026` or `45-47` as two numbers; a lone number twice. */
export function pairOf(text: string): [number, number] {
  const [from = 0, to = from] = text.split('-').map(Number);
  return [from, to];
}

export const linesOf = (line: number | string): [number, number] => pairOf(String(line));

/** The kinds of a row in the order in which they are written: it is the order of the facts. */
export const kindsOf = (row: object) => Object.keys(row).filter((key): key is FactKind => FACT_KINDS.has(key));

function checkNumbers(items: readonly PlanItem[], line: (path: Path) => number, complain: Complain): void {
  const seen = new Map<string, number>();
  for (const [i, { itemNo }] of items.entries()) {
    const first = seen.get(itemNo);
    if (first === undefined) seen.set(itemNo, i);
    else {
      complain(
        ['items', i, 'itemNo'],
        `番号「${itemNo}」は、${String(line(['items', first, 'itemNo']))}行目の項目にも付いています。`,
        `どちらかの番号を直してください。文書が同じ番号を2回印字しているときは、2か所目を「${itemNo}#2」とし、alsoNos に「${itemNo}」を書いてください。`,
      );
    }
  }
}

function checkStructure({ structure = [], items }: PlanFile, complain: Complain): void {
  const known = new Set<string>();
  const checkUnder = (under: string | undefined, path: Path) => {
    if (under === undefined || known.has(under)) return;
    complain(
      path,
      `「${under}」という見出しは、structure にありません。`,
      'structure の id と同じ言葉にするか、structure にその見出しを（下の見出しより前に）足してください。',
    );
  };
  for (const [i, { id, under }] of structure.entries()) {
    checkUnder(under, ['structure', i, 'under']);
    if (known.has(id)) {
      complain(['structure', i, 'id'], `見出しの id「${id}」が2回書かれています。`, '別の id を付けてください。');
    }
    known.add(id);
  }
  for (const [i, { under }] of items.entries()) checkUnder(under, ['items', i, 'under']);
}

function checkSpan(text: string, path: Path, complain: Complain): boolean {
  const [from, to] = pairOf(text);
  if (from <= to && from >= 1926 && to <= 2117) return true;
  complain(
    path,
    `年度の範囲「${text}」は読めません。`,
    '最初の年度、最後の年度の順に、西暦で書いてください（例: 2024-2026）。',
  );
  return false;
}

function checkLines(line: number | string | undefined, path: Path, complain: Complain): void {
  if (line === undefined) return;
  const [from, to] = linesOf(line);
  if (from > to)
    complain([...path, 'line'], `行の範囲「${String(line)}」が逆です。`, '小さい行番号を先に書いてください。');
}

function checkYears(value: PlanValue, kind: FactKind, file: PlanFile, path: Path, complain: Complain): void {
  if (value.period !== undefined) {
    checkSpan(value.period, [...path, 'period'], complain);
    if (value.year !== undefined) {
      complain(
        [...path, 'period'],
        'year と period の両方が書かれています。',
        '一つの年度なら year、何年度分かの合計なら period だけを書いてください。',
      );
    }
  }
  const [first, last] = pairOf(file.fiscalYears);
  const years = [
    ...(value.year === undefined ? [] : [value.year]),
    ...(value.period === undefined ? [] : pairOf(value.period)),
  ];
  const planned = PLANNED.has(kind) || kind.startsWith('budget_');
  const outside = years.find(year => (planned && year < first) || ((planned || kind === 'baseline') && year > last));
  if (outside === undefined) return;
  complain(
    [...path, value.year === undefined ? 'period' : 'year'],
    `${KIND_LABEL[kind]}の年度 ${String(outside)} は、計画期間（${file.fiscalYears}）の外です。`,
    '年度を直してください。計画期間のほうが違うときは、初めにある fiscalYears を直してください。',
  );
}

/** `-` and `→` are signs of a table, not values (DOMAIN: a blank cell is no fact). */
function checkValue({ value }: PlanValue, path: Path, complain: Complain): void {
  if (/^\s*[-‐‑‒–—―−－ー]+\s*$/u.test(value)) {
    complain(
      [...path, 'value'],
      `「${value.trim()}」は値ではありません。`,
      '値のない欄は書きません。この値のまとまり（「- 」から）を消してください。',
    );
  }
  if (/^\s*[→⇒➡]+\s*$/u.test(value)) {
    complain(
      [...path, 'value'],
      `矢印（${value.trim()}）は値ではありません。`,
      '矢印が指す前の年度の値を書き、continued: true を足してください。',
    );
  }
}

function checkRow(row: PlanRow, file: PlanFile, path: Path, complain: Complain): void {
  checkLines(row.line, path, complain);
  for (const kind of kindsOf(row)) {
    for (const [i, value] of (row[kind] ?? []).entries()) {
      checkLines(value.line, [...path, kind, i], complain);
      checkValue(value, [...path, kind, i], complain);
      checkYears(value, kind, file, [...path, kind, i], complain);
    }
  }
}

/** Complaints of a file whose shape is right; none where it can be read. */
export function checkFile(file: PlanFile, line: (path: Path) => number): Complaint[] {
  const complaints: Complaint[] = [];
  const complain: Complain = (path, message, remedy) => complaints.push({ line: line(path), message, remedy });
  // Without the plan's period no year can be judged.
  if (!checkSpan(file.fiscalYears, ['fiscalYears'], complain)) return complaints;
  checkNumbers(file.items, line, complain);
  checkStructure(file, complain);
  for (const [i, item] of file.items.entries()) {
    checkLines(item.line, ['items', i], complain);
    for (const [j, row] of (item.rows ?? []).entries()) checkRow(row, file, ['items', i, 'rows', j], complain);
  }
  return complaints;
}
