/**
 * 事務事業評価シート: three pages a project (計画 Plan, 実施 Do, 評価・改善 Check and Action), as text that a PDF gave up in
 * a scrambled order: headings stand after their content, a row of a table is torn over several lines.
 *
 * What holds in every order: pages end with the name of the next part; a table's columns are the sheet's fiscal years, in
 * the order of a header that is printed whole; a line of text holds cells of one row only. Values of a torn row are placed
 * by the sheet's own sums (トータルコスト = 事業費 + 人件費, 事業費 = its sources, 人件費 = its staff): a value is a fact where
 * every placing that adds up puts the same number there, and a problem elsewhere.
 */
import { findFiscalYears, findFiscalYearSpan, parseFiscalYear } from '../../src/domain/fiscal-year.ts';
import { parseItemNo } from '../../src/domain/item-no.ts';
import { parseNumber, parseQuantity } from '../../src/domain/quantity.ts';
import type { FactKind, Item } from '../../src/domain/records.ts';
import { createRecorder, rejoin, type Document, type ItemRecorder, type Profile, type Recorder } from '../profile.ts';
import type { Line } from '../read/line.ts';

const FAMILY = 'evaluation-sheet';

type Part = 'plan' | 'do' | 'check';

/** A line or, for a name that is printed downwards, the lines of a label; `key` is folded and without blanks. */
interface Node {
  from: number;
  to: number;
  text: string;
  key: string;
  /** A blank line stands before it. */
  apart: boolean;
}

type Sheet = Record<Part, Node[]>;

const TITLE = /事務事業評価シート$/u;
/** Last lines of a page: the name of the next part, or the last word of the legend. */
const PAGE_END = /^(?:事業実施\(Do\)へ?|評価\(Check\)へ|抜本的な改善が必要である\(C\))$/u;
/** Words that stand in one part only. */
const PART_MARKS: [Part, RegExp][] = [
  ['plan', /^(?:計画\(Plan\)|事業行程|総合計画体系.*|事業内容)$|事務事業評価シート$/u],
  ['do', /^(?:トータルコスト|実施結果|実施した取組の内容|事業の「取組方針」|実施方法|人件費合計\(b\).*)$/u],
  ['check', /^(?:事業推進上の課題|所管部長による総評|取組内容の改善\(Action\)|進捗状況)$/u],
];

/** Labels that are printed downwards or broken over lines. */
const BROKEN_LABELS = [
  ['左記', '判断', '理由'],
  ['他都', '市の', '事業', '内容', '等'],
  ['単位', '当たり', 'コスト'],
  ['対', '象', '数'],
  ['コ', 'ス', 'ト'],
  ['人', '件', '費'],
  ['内', '訳'],
  ['総事業費', '/対象数'],
  ['その他', '特財の', '内容'],
  ['(事業を取りまく環境', '・市民ニーズ)'],
];
/** Captions, options and legends that every sheet has; they say nothing of this project. */
const FURNITURE = new Set(
  (
    '目標 【指標名】 【指標名】年度 年度 項目 項目年度 (何をどうしたいのか) (誰・何を対象に) (手段、手法など) (事業を取りまく環境・市民ニーズ) ' +
    '計画(Plan) 事業実施(Do) 事業実施(Do)へ 評価(Check) 評価(Check)へ 取組内容の改善(Action) 取組内容の改善(Action)へ ' +
    '(a)+(b) (a)-①-②-③ コスト 人件費 内訳 対象数 単位当たりコスト 総事業費/対象数 目標の達成状況 (前年度事務事業評価) 〔選択・記入〕 ' +
    '事務事業担当 自治事務法定受託事務 自治事務 法定受託事務 計画どおり(A) 概ね計画どおり(B) 計画どおり進捗せず(C) 他市より高い水準で実施(A) ' +
    '他市と同水準で実施(B) 他市より低い水準で実施(C) 一律に比較できない事業 高い(A) 普通(B) 低い(C) 効率的に実施されている(A) ' +
    '改善の余地がある(B) 抜本的な改善が必要である(C)'
  ).split(' '),
);
const DASH = /^[-−‐―—ー]$/u;
/** Choices of 実施方法 and their captions: which one is ticked does not survive in the text. */
const CHOICES = /^(?:〔選択・記入〕|委託先又は指定管理者|補助先|具体の内容|有|無|業務委託|指定管理|補助金|その他|すべて直接実施|左記以外|受益者負担|前回の改定時期)+$/u;

/** Headings whose text follows them, by part: key at the start of the line → section. */
const SECTIONS: Record<Part, [RegExp, string][]> = {
  plan: [
    [/^目的/u, '目的'],
    [/^主な対象/u, '主な対象'],
    [/^事業内容/u, '事業内容'],
    [/^関連個別計画/u, '関連個別計画'],
    [/^実施の背景/u, '実施の背景'],
    [/^関連法令等/u, '関連法令等'],
    [/^国・県の計画等/u, '国・県の計画等'],
    [/^事務区分/u, '事務区分'],
    [/^事業開始年度/u, '事業開始年度'],
    [/^予算事業名/u, '予算事業名'],
  ],
  do: [
    [/^実施した取組の内容/u, '実施した取組の内容'],
    [/^事業の「取組方針」/u, '事業の「取組方針」（前年度事務事業評価）'],
    [/^実施方法/u, '実施方法'],
    [/^国県支出金の内容/u, '国県支出金の内容'],
    [/^その他特財の内容/u, 'その他特財の内容'],
    [/^受益者負担/u, '受益者負担'],
  ],
  check: [
    [/^事業推進上の課題/u, '事業推進上の課題'],
    [/^(?:令和|平成)(?:\d+|元)年度の取組方針/u, '取組方針'],
    [/^所管部長による総評/u, '所管部長による総評'],
    [/^(?:進捗状況|実施水準|有効性|効率性)$/u, ''],
  ],
};
/** What the letters of each grade mean, as the sheet's legend has it. */
const LEGENDS: Record<string, Record<string, string>> = {
  進捗状況: { A: '計画どおり', B: '概ね計画どおり', C: '計画どおり進捗せず' },
  実施水準: { A: '他市より高い水準で実施', B: '他市と同水準で実施', C: '他市より低い水準で実施' },
  有効性: { A: '高い', B: '普通', C: '低い' },
  効率性: { A: '効率的に実施されている', B: '改善の余地がある', C: '抜本的な改善が必要である' },
};
const PLACES = ['総合計画体系', 'まちづくり目標', '基本政策', '施策展開の方向', '施策'];

const keyOf = (text: string) =>
  [...text].map(c => (/[①-⑳]/u.test(c) ? c : c.normalize('NFKC'))).join('').replaceAll(/\s+/gu, '');
const wordsOf = (text: string) => text.trim().split(/[ \t]+/u);
const isFurniture = ({ key }: Node) => FURNITURE.has(key) || DASH.test(key) || parseFiscalYear(key) !== null;

// ── Lines → sheets → parts ──────────────────────────────────────────────────────────────────────────────────────────

function nodesOf(lines: readonly Line[]): { node: Node; newPage: boolean }[] {
  const printed = lines.filter(line => line.text.trim() !== '');
  const keys = printed.map(line => keyOf(line.text));
  const found: { node: Node; newPage: boolean }[] = [];
  for (let i = 0; i < printed.length; i++) {
    const line = printed[i];
    const before = printed[i - 1];
    if (!line) continue;
    const broken = BROKEN_LABELS.find(pieces => pieces.every((piece, n) => keys[i + n] === piece));
    const last = printed[i + (broken?.length ?? 1) - 1] ?? line;
    const gap = line.no - (before?.no ?? line.no);
    const newPage = gap > 2 || line.text.startsWith('\f') || PAGE_END.test(keys[i - 1] ?? '');
    const text = broken ? broken.join('') : line.text.trim();
    found.push({ node: { from: line.no, to: last.no, text, key: keyOf(text), apart: gap > 1 }, newPage });
    i += (broken?.length ?? 1) - 1;
  }
  return found;
}

/** Pages by their breaks, parts by the words that stand in one part only; a plan page after another part is a new sheet. */
function sheetsOf(lines: readonly Line[]): Sheet[] {
  const pages: Node[][] = [];
  for (const { node, newPage } of nodesOf(lines)) {
    if (newPage || pages.length === 0) pages.push([]);
    pages.at(-1)?.push(node);
  }
  const sheets: Sheet[] = [];
  let part: Part | null = null;
  let waiting: Node[] = [];
  for (const page of pages) {
    const mark = PART_MARKS.find(([, pattern]) => page.some(({ key }) => pattern.test(key)));
    const next: Part | null = mark?.[0] ?? part;
    if (next === null) {
      waiting.push(...page);
      continue;
    }
    if (sheets.length === 0 || (next === 'plan' && part !== 'plan')) sheets.push({ plan: [], do: [], check: [] });
    sheets.at(-1)?.[next].push(...waiting, ...page);
    waiting = [];
    part = next;
  }
  return sheets;
}

// ── Years ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The years of a line that is nothing but fiscal years (and the words 現状値, 実績), in print order; else []. */
function headerYears(node: Node): number[] {
  const years = findFiscalYears(node.key);
  const rest = years.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), node.key);
  return /^(?:【現状値】|実績)*$/u.test(rest) ? years.map(({ year }) => year) : [];
}

/** The sheet's years: what every header that is printed whole says; [] where two disagree or none is whole. */
function sheetYears(nodes: readonly Node[]): number[] {
  const headers = nodes.map(headerYears).filter(years => years.length >= 2);
  const longest = Math.max(0, ...headers.map(years => years.length));
  const whole = headers.filter(years => years.length === longest);
  const [first] = whole;
  return first && longest >= 3 && whole.every(years => years.join() === first.join()) ? first : [];
}

// ── Torn cost rows ──────────────────────────────────────────────────────────────────────────────────────────────────

interface Amount {
  value: number;
  text: string;
  unit: string;
  at: number;
}

interface CostRow {
  metric: string;
  at: number;
  /** What stands in the lines that carry the row's name: each piece keeps its order, pieces may interleave. */
  pieces: Amount[][];
}

const MONEY = '千円';
const STAFF = '人';
/** In the order in which sums settle them. */
const COST_ROWS: [string, RegExp][] = [
  ['トータルコスト', /トータルコスト/u],
  ['事業費合計', /事業費合計\s*[(（][aａ][)）]/u],
  ['人件費合計', /人件費合計\s*[(（][bｂ][)）]/u],
  ['正規職員', /正規職員/u],
  ['その他の職員', /その他の職員/u],
  ['国県支出金', /国県支出金\s*①/u],
  ['地方債', /地方債\s*②/u],
  ['その他特財', /その他特財\s*③/u],
  ['一般財源', /一般財源/u],
];
/** Rows whose staff is printed beside their cost. */
const STAFFED = ['人件費合計', '正規職員', 'その他の職員'];
const SUMS: [string, string[]][] = [
  ['トータルコスト', ['事業費合計', '人件費合計']],
  ['人件費合計', ['正規職員', 'その他の職員']],
  ['事業費合計', ['国県支出金', '地方債', 'その他特財', '一般財源']],
];

/** Numbers with their units, of a text that holds nothing else, else null. A unit torn off at the end is the one whose turn it is. */
function amountsIn(text: string, at: number): Amount[] | null {
  const found: Amount[] = [];
  for (const token of text.normalize('NFKC').match(/[\d.,]+|千円|円|人|\S/gu) ?? []) {
    const value = parseNumber(token);
    const last = found.at(-1);
    if (value !== null) found.push({ value, text: token, unit: '', at });
    else if (!/^(?:千円|円|人)$/u.test(token)) return null;
    else if (last?.unit === '') last.unit = token;
    else if (last) return null;
  }
  const [end, before] = [found.at(-1), found.at(-2)];
  if (end?.unit === '' && before) {
    const alone = found.slice(0, -1).every(({ unit }) => unit === before.unit);
    end.unit = alone ? before.unit : before.unit === STAFF ? MONEY : STAFF;
  }
  return found.every(({ unit }) => unit !== '') ? found : null;
}

/** All orders of several runs in which each run keeps its own order. */
function interleavings(runs: readonly (readonly Amount[])[]): Amount[][] {
  const filled = runs.filter(run => run.length > 0);
  if (filled.length === 0) return [[]];
  return filled.flatMap(([head, ...tail], i) =>
    interleavings(filled.map((run, n) => (n === i ? tail : run))).map(rest => (head ? [head, ...rest] : rest)),
  );
}

/** Every set of n values; equal numbers count as one, the first of them is taken. The pool is in order of value. */
function choices(pool: readonly Amount[], n: number): Amount[][] {
  if (n === 0) return [[]];
  return pool.flatMap((amount, i) =>
    pool[i - 1]?.value === amount.value ? [] : choices(pool.slice(i + 1), n - 1).map(more => [amount, ...more]),
  );
}

const numbersOf = (values: readonly Amount[]) => values.map(({ value }) => value).join(' ');

function distinct(lists: readonly Amount[][]): Amount[][] {
  const seen = new Set<string>();
  return lists.filter(list => !seen.has(numbersOf(list)) && seen.add(numbersOf(list)));
}

type Placing = ReadonlyMap<string, readonly Amount[]>;

/** Whether the rows placed so far add up. Nobody's work costs nothing, and nothing is paid for no work. */
function addsUp(placing: Placing, staff: Placing | null): boolean {
  for (const [total, parts] of SUMS) {
    const whole = placing.get(total);
    const rows = parts.flatMap(part => placing.get(part) ?? []);
    if (!whole || rows.length < whole.length * parts.length) continue;
    for (const [y, { value }] of whole.entries()) {
      const sum = parts.reduce((all, part) => all + (placing.get(part)?.[y]?.value ?? 0), 0);
      if (Math.abs(sum - value) > 1e-6) return false;
    }
  }
  return [...(staff ?? [])].every(([name, people]) =>
    (placing.get(name) ?? []).every(({ value }, y) => (value === 0) === (people[y]?.value === 0)),
  );
}

interface Puzzle {
  rows: readonly CostRow[];
  /** Values on lines without a row's name. */
  loose: readonly Amount[];
  /** Lines without a name that hold a value for every year: one row's. */
  whole: readonly Amount[][];
  years: number;
  /** The staff of the same rows, once it is known. */
  staff: Placing | null;
}

/** Every placing of all values that adds up; [] where none does or where there are too many to try. */
function placings({ rows, loose: allLoose, whole: allWhole, years, staff }: Puzzle): Placing[] {
  const nameless = rows.filter(row => row.pieces.length === 0).length;
  const solutions: Placing[] = [];
  let budget = 40_000;
  const placing = new Map<string, readonly Amount[]>();
  const place = (n: number, loose: readonly Amount[], whole: readonly Amount[][]): void => {
    const row = rows[n];
    if (!row) {
      if (loose.length + whole.length === 0) solutions.push(new Map(placing));
      return;
    }
    const settle = (values: readonly Amount[], restLoose: readonly Amount[], restWhole: readonly Amount[][]) => {
      if (--budget < 0 || solutions.length > 100) return;
      placing.set(row.metric, values);
      if (addsUp(placing, staff)) place(n + 1, restLoose, restWhole);
      placing.delete(row.metric);
    };
    const missing = years - row.pieces.flat().length;
    if (row.pieces.length === 0) {
      for (const values of distinct([...whole])) settle(values, loose, whole.filter(other => other !== values));
      if (nameless === allWhole.length) return;
    }
    if (missing < 0 || missing > loose.length) return;
    const near = loose.toSorted((a, b) => a.value - b.value || Math.abs(a.at - row.at) - Math.abs(b.at - row.at));
    for (const taken of choices(near, missing)) {
      const rest = loose.filter(amount => !taken.includes(amount));
      for (const values of distinct(interleavings([...row.pieces, ...taken.map(amount => [amount])]))) {
        settle(values, rest, whole);
      }
    }
  };
  place(0, allLoose, allWhole);
  return budget < 0 || solutions.length > 100 ? [] : solutions;
}

/** The lines of the cost table, taken out of the part's nodes. */
function costLines(nodes: readonly Node[], used: Set<Node>, years: number) {
  const rows = new Map<string, { at: number; pieces: Amount[][] }>();
  const loose: Amount[] = [];
  const whole: Amount[][] = [];
  for (const node of nodes) {
    if (used.has(node)) continue;
    const named = COST_ROWS.map(([metric, pattern]) => ({ metric, match: pattern.exec(node.text) })).find(row => row.match);
    const [before, after] = named?.match
      ? [node.text.slice(0, named.match.index), node.text.slice(named.match.index + named.match[0].length)]
      : ['', node.text];
    const [left, right] = [amountsIn(before, node.from), amountsIn(after, node.from)];
    if (!left || !right || (!named && right.length === 0)) continue;
    used.add(node);
    if (named) {
      const row = rows.get(named.metric) ?? { at: node.from, pieces: [] };
      row.pieces.push(...[right, left].filter(piece => piece.length > 0));
      rows.set(named.metric, row);
    } else if (right.length === years && right.every(({ unit }) => unit === MONEY)) whole.push(right);
    else loose.push(...right);
  }
  return { rows, loose, whole };
}

const ofUnit = (values: readonly Amount[], unit: string) => values.filter(amount => amount.unit === unit);

/** 事業費, 人件費 with its staff, トータルコスト. Returns トータルコスト by year where it is settled. */
function costTable(item: ItemRecorder, table: ReturnType<typeof costLines>, years: readonly number[]): readonly Amount[] {
  const { rows, loose, whole } = table;
  const lines = [...[...rows.values()].map(({ at }) => at), ...loose.map(({ at }) => at), ...whole.flat().map(({ at }) => at)];
  const [from, to] = [Math.min(...lines), Math.max(...lines)];
  const absent = COST_ROWS.map(([metric]) => metric).filter(metric => !rows.has(metric));
  if (absent.length > 0) {
    item.problem('MISSING_PART', lines.length === 0 ? 1 : [from, to], `コストの表に「${absent.join('」「')}」の行が見つかりません。`);
  }
  const rowsOf = (unit: string) =>
    [...rows].map(([metric, { at, pieces }]) => ({
      metric,
      at,
      pieces: pieces.map(piece => ofUnit(piece, unit)).filter(piece => piece.length > 0),
    })).toSorted((a, b) => order(a.metric) - order(b.metric));
  const order = (metric: string) => COST_ROWS.findIndex(([name]) => name === metric);
  const settle = (unit: string, kind: FactKind, puzzle: Puzzle): Placing => {
    const solutions = placings(puzzle);
    const settled = new Map<string, readonly Amount[]>();
    const open: string[] = [];
    for (const row of puzzle.rows) {
      const [first, ...others] = solutions.map(solution => solution.get(row.metric) ?? []);
      const complete = row.pieces.length === 1 && row.pieces[0]?.length === years.length ? row.pieces[0] : undefined;
      const values = first && others.every(other => numbersOf(other) === numbersOf(first)) ? first : complete;
      if (values) settled.set(row.metric, values);
      else open.push(row.metric);
    }
    for (const [metric, values] of settled) {
      for (const [y, { text, at }] of values.entries()) {
        item.fact({ metric, kind, fiscalYear: years[y] ?? null, valueText: text, unit, at });
      }
    }
    if (open.length > 0) {
      item.problem(
        'UNTIED_VALUE',
        [from, to],
        `コストの表の「${open.join('」「')}」（${unit}）は、値が複数の行に分かれ、合計との照合でも年度を決められません。原本の表で確かめてください。`,
      );
    } else if (solutions.length === 0 && settled.size > 0) {
      item.problem('TOTAL_MISMATCH', [from, to], `コストの表（${unit}）の内訳が、印字された合計と一致しません。原本の数を確かめてください。`);
    }
    return settled;
  };
  if (rows.size === 0) return [];
  const staffRows = rowsOf(STAFF).filter(row => STAFFED.includes(row.metric));
  const byValue = (unit: string) => ofUnit(loose, unit).toSorted((a, b) => a.value - b.value);
  const base = { years: years.length };
  const staff = settle(STAFF, 'staff', { ...base, rows: staffRows, loose: byValue(STAFF), whole: [], staff: null });
  const money = settle(MONEY, 'cost', { ...base, rows: rowsOf(MONEY), loose: byValue(MONEY), whole, staff });
  return money.get('トータルコスト') ?? [];
}

/** 対象数 and 単位当たりコスト; the torn unit costs are told apart by what トータルコスト / 対象数 comes to. */
function unitCosts(item: ItemRecorder, nodes: readonly Node[], used: Set<Node>, table: ReturnType<typeof costLines>, total: readonly Amount[], years: readonly number[]): void {
  const line = nodes.find(node => /^対象数\d/u.test(node.key));
  const served = [...(line?.text.normalize('NFKC') ?? '').matchAll(/([\d,.]+) *([^\d\s,.]+)/gu)];
  const tied = line !== undefined && served.length === years.length;
  const words = nodes.filter(node => /^(?:単位|定義)\D*$/u.test(node.key) && !used.has(node));
  const defined = [...new Set(words.flatMap(node => wordsOf(node.text)).filter(word => !/^(?:単位|定義)$/u.test(word)))];
  const lines = words.map(({ from }) => from);
  for (const node of words) used.add(node);
  if (defined.length > 0) item.passage('対象数の定義', defined.join('、'), [Math.min(...lines), Math.max(...lines)]);
  if (line) used.add(line);
  if (tied) {
    for (const [y, [, text = '', unit = '']] of served.entries()) {
      item.fact({ metric: '対象数', kind: 'population', fiscalYear: years[y] ?? null, valueText: text, unit, at: line.from });
    }
  } else item.problem(line ? 'UNTIED_VALUE' : 'MISSING_PART', line?.from ?? nodes[0]?.from ?? 1, '対象数の行から、各年度の値を読み取れません。');

  const costs = ofUnit(table.loose, '円');
  const [first] = costs;
  if (!first) return item.problem('MISSING_PART', line?.from ?? nodes[0]?.from ?? 1, '単位当たりコストの値が見つかりません。');
  const at: [number, number] = [Math.min(...costs.map(cost => cost.at)), Math.max(...costs.map(cost => cost.at))];
  const expected = years.map((_, y) => ((total[y]?.value ?? Number.NaN) * 1000) / (parseNumber(served[y]?.[1] ?? '') ?? Number.NaN));
  const fits = (cost: Amount, y: number) => Math.abs(cost.value - (expected[y] ?? Number.NaN)) < 1;
  const same = costs.every(({ value }) => value === first.value);
  const byYear = same ? costs : years.map((_, y) => costs.filter(cost => fits(cost, y))).flatMap(found => (found.length === 1 ? found : []));
  if (costs.length !== years.length || new Set(byYear).size !== years.length) {
    return item.problem('UNTIED_VALUE', at, '単位当たりコストの値が複数の行に分かれ、年度を決められません。原本の表で確かめてください。');
  }
  for (const [y, cost] of byYear.entries()) {
    item.fact({
      metric: '単位当たりコスト',
      kind: 'cost',
      fiscalYear: years[y] ?? null,
      valueText: cost.text,
      unit: '円',
      at: cost.at,
      note: `総事業費／対象数${defined.length === 1 ? `（対象：${defined[0] ?? ''}）` : ''}`,
    });
  }
  if (tied && total.length > 0 && !byYear.every(fits)) {
    item.problem('TOTAL_MISMATCH', at, '単位当たりコストが、トータルコストを対象数で割った値と一致しません。');
  }
}

// ── Indicator and schedule tables ───────────────────────────────────────────────────────────────────────────────────

interface Tables {
  /** Nodes of the part between the header 【現状値】 and the next heading: the schedule's rows. */
  rows: Node[];
  /** The part's headers are whole, or what they lack stands beside them. */
  tied: boolean;
  name: { text: string; at: [number, number] } | null;
  baseline: { text: string; year: number | null; at: [number, number] } | null;
  values: Node | null;
}

const startsSection = (node: Node, part: Part) => SECTIONS[part].some(([pattern]) => pattern.test(node.key));

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

function tablesOf(nodes: readonly Node[], part: Part, years: readonly number[], problem: ItemRecorder['problem']): Tables | null {
  const headerAt = nodes.findIndex(node => node.key.startsWith('【現状値】'));
  const header = nodes[headerAt];
  if (!header) return null;
  const lone = new Set(nodes.map(headerYears).filter(found => found.length === 1).flat());
  const whole = (found: readonly number[]) =>
    found.join() === years.join() ||
    (years.filter(year => found.includes(year)).join() === found.join() && years.every(year => found.includes(year) || lone.has(year)));
  const tied = years.length > 0 && nodes.map(headerYears).filter(found => found.length >= 2).every(whole);
  const end = nodes.findIndex((node, i) => i > headerAt && startsSection(node, part));
  const rows = nodes.slice(headerAt + 1, end < 0 ? undefined : end);

  const yearAt = nodes.flatMap((node, i) => (/^\((?:令和|平成|昭和).{1,3}年度\)$/u.test(node.key) ? [i] : []));
  const [at = -1] = yearAt;
  const [value, year, values] = [nodes[at - 1], nodes[at], nodes[at + 1]];
  if (yearAt.length !== 1 || !value || !year || isFurniture(value)) {
    problem('UNTIED_VALUE', header.from, `指標の現状値が${yearAt.length > 1 ? '複数' : '見つからず'}、目標や実績の値を指標に結び付けられません。原本の表を確かめてください。`);
    return { rows, tied, name: null, baseline: null, values: null };
  }
  const isName = (found: readonly Node[]) =>
    found.length > 0 && found.every(node => amountsIn(node.text, 0) === null && wordsOf(node.text).length <= years.length && parseQuantity(node.text) === null && !rowName(node));
  const rowName = (node: Node) => startsSection(node, part);
  let before = at - 2;
  while (nodes[before] && isFurniture(nodes[before] as Node)) before--;
  const candidates = [paragraph(nodes, before, -1), paragraph(nodes, headerAt + 1, 1)].filter(isName);
  const [name] = candidates;
  const [first, last] = [name?.[0], name?.at(-1)];
  if (candidates.length !== 1) problem('UNTIED_VALUE', header.from, '指標の名称を一つに決められません。原本の表を確かめてください。');
  return {
    rows: rows.filter(node => !name?.includes(node)),
    tied,
    name: name && first && last && candidates.length === 1 ? { text: rejoin(name.map(node => node.text)), at: [first.from, last.to] } : null,
    baseline: { text: value.text, year: parseFiscalYear(year.text.replaceAll(/[()（）]/gu, '')), at: [value.from, year.to] },
    values: values && wordsOf(values.text).length === years.length ? values : null,
  };
}
