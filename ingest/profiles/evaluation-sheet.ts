/**
 * 事務事業評価シート: three pages a project (計画 Plan, 実施 Do, 評価・改善 Check and Action), as text that a PDF gave up in
 * a scrambled order: headings stand after their content, a row of a table is torn over several lines.
 *
 * What holds in every order: pages end with the name of the next part; a table's columns are the sheet's fiscal years, in
 * the order of a header that is printed whole; a line of text holds cells of one row only. Values of a torn row are placed
 * by the sheet's own sums (トータルコスト = 事業費 + 人件費, 事業費 = its sources, 人件費 = its staff): a value is a fact where
 * every placing that adds up puts the same number there, and a problem elsewhere.
 */
import { fiscalYearLabel, findFiscalYears, parseFiscalYear } from '../../src/domain/fiscal-year.ts';
import { parseItemNo } from '../../src/domain/item-no.ts';
import { parseNumber, parseQuantity } from '../../src/domain/quantity.ts';
import type { Item } from '../../src/domain/records.ts';
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
    '目標 事業行程 実施結果 【指標名】 【指標名】年度 年度 項目 項目年度 (何をどうしたいのか) (誰・何を対象に) (手段、手法など) (事業を取りまく環境・市民ニーズ) ' +
    '計画(Plan) 事業実施(Do) 事業実施(Do)へ 評価(Check) 評価(Check)へ 取組内容の改善(Action) 取組内容の改善(Action)へ ' +
    '(a)+(b) (a)-①-②-③ コスト 人件費 内訳 対象数 単位当たりコスト 総事業費/対象数 目標の達成状況 (前年度事務事業評価) 〔選択・記入〕 ' +
    '事務事業担当 自治事務法定受託事務 自治事務 法定受託事務 計画どおり(A) 概ね計画どおり(B) 計画どおり進捗せず(C) 他市より高い水準で実施(A) ' +
    '他市と同水準で実施(B) 他市より低い水準で実施(C) 一律に比較できない事業 高い(A) 普通(B) 低い(C) 効率的に実施されている(A) ' +
    '改善の余地がある(B) 抜本的な改善が必要である(C)'
  ).split(' '),
);
const DASH = /^[-－−‐―—ー]$/u;
/** Choices of 実施方法 and their captions: which one is ticked does not survive in the text. */
const CHOICES =
  /^(?:〔選択・記入〕|委託先又は指定管理者|補助先|具体の内容|有|無|業務委託|指定管理|補助金|その他|すべて直接実施|左記以外|受益者負担|前回の改定時期)+$/u;

/** Headings whose text follows them, by part; they stand alone in their line or before a blank. */
const HEADINGS: Record<Part, RegExp> = {
  plan: /^(?:目的|主な対象|事業内容|関連個別計画|実施の背景|関連法令等|国・県の計画等|事務区分|事業開始年度|予算事業名)(?=[(〔]|$)/u,
  do: /^(?:実施した取組の内容|事業の「取組方針」|実施方法|国県支出金の内容|その他特財の内容|受益者負担)$/u,
  check:
    /^(?:事業推進上の課題|(?:令和|平成)(?:\d+|元)年度の取組方針|所管部長による総評|進捗状況|実施水準|有効性|効率性)$/u,
};
/** What the letters of each grade mean, as the sheet's legend has it. */
const LEGENDS: Record<string, Record<string, string>> = {
  進捗状況: { A: '計画どおり', B: '概ね計画どおり', C: '計画どおり進捗せず' },
  実施水準: { A: '他市より高い水準で実施', B: '他市と同水準で実施', C: '他市より低い水準で実施' },
  有効性: { A: '高い', B: '普通', C: '低い' },
  効率性: { A: '効率的に実施されている', B: '改善の余地がある', C: '抜本的な改善が必要である' },
};
const PLACES = ['総合計画体系', 'まちづくり目標', '基本政策', '施策展開の方向', '施策'];

const MAX_KEY = 200;
/** Folded without blanks; circled digits are names of rows and stay. Nothing that is looked up is longer than a line of print. */
const keyOf = (text: string) =>
  (text.length > MAX_KEY ? '' : text)
    .split(/([①-⑳])/u)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.normalize('NFKC')))
    .join('')
    .replaceAll(/\s+/gu, '');
const wordsOf = (text: string) => text.trim().split(/[ \t]+/u);
const isFurniture = ({ key }: Node) =>
  FURNITURE.has(key) || DASH.test(key) || (key.length < 12 && parseFiscalYear(key) !== null);

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
    const key = broken ? broken.join('') : (keys[i] ?? '');
    found.push({ node: { from: line.no, to: last.no, text, key, apart: gap > 1 }, newPage });
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
      waiting = waiting.concat(page);
      continue;
    }
    if (sheets.length === 0 || (next === 'plan' && part !== 'plan')) sheets.push({ plan: [], do: [], check: [] });
    const sheet = sheets.at(-1);
    if (sheet) sheet[next] = sheet[next].concat(waiting, page);
    waiting = [];
    part = next;
  }
  return sheets;
}

// ── Years ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The years of a line that is nothing but fiscal years (and the words 現状値, 実績), in print order; else []. */
function headerYears(node: Node): number[] {
  if (node.key.length > 80 || !node.key.includes('年度')) return [];
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
  if (text.length > 120) return null;
  for (const token of text.match(/[\d０-９.,．，]+|千円|円|人|\S/gu) ?? []) {
    const value = parseNumber(token.normalize('NFKC'));
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

const numbersOf = (values: readonly Amount[]) => values.map(({ value, unit }) => `${String(value)}${unit}`).join(' ');
const ofUnit = (values: readonly Amount[], unit: string) => values.filter(amount => amount.unit === unit);

/** The units of a whole row: 人 and 千円 by turns where the row has staff. */
const shapeOf = (metric: string, years: number) =>
  Array.from({ length: years }, () => (STAFFED.includes(metric) ? [STAFF, MONEY] : [MONEY])).flat();

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

interface Candidate {
  values: Amount[];
  taken: Amount[][];
}

/** Every way to fill a row from its own pieces and the nameless ones. */
function candidates(row: CostRow, nameless: readonly Amount[][], years: number): Candidate[] {
  const shape = shapeOf(row.metric, years);
  const own = row.pieces.flat();
  const lacking = (unit: string) => shape.filter(slot => slot === unit).length - ofUnit(own, unit).length;
  const [people, money] = [lacking(STAFF), lacking(MONEY)];
  if (people < 0 || money < 0) return [];
  const near = nameless.toSorted((x, y) => Math.abs((x[0]?.at ?? 0) - row.at) - Math.abs((y[0]?.at ?? 0) - row.at));
  const found = new Map<string, Candidate>();
  for (const taken of fillings(near, people, money)) {
    for (const values of interleavings([...row.pieces, ...taken])) {
      if (values.some(({ unit }, i) => unit !== shape[i])) continue;
      // Nobody's work costs nothing, and nothing is paid for no work.
      const costs = ofUnit(values, MONEY);
      const sound = ofUnit(values, STAFF).every(({ value }, y) => (value === 0) === (costs[y]?.value === 0));
      if (sound || taken.length === 0) {
        const key = `${numbersOf(values)}|${taken.map(numbersOf).toSorted().join('|')}`;
        if (!found.has(key)) found.set(key, { values, taken });
      }
    }
  }
  return [...found.values()];
}

type Placing = ReadonlyMap<string, readonly Amount[]>;

/** Whether the rows placed so far add up, in 千円 and in 人. */
function addsUp(placing: Placing): boolean {
  return [MONEY, STAFF].every(unit =>
    SUMS.every(([total, parts]) => {
      const whole = ofUnit(placing.get(total) ?? [], unit);
      const rows = parts.map(part => ofUnit(placing.get(part) ?? [], unit));
      if (whole.length === 0 || rows.some(row => row.length === 0)) return true;
      return whole.every(
        ({ value }, y) => Math.abs(rows.reduce((sum, row) => sum + (row[y]?.value ?? 0), 0) - value) < 1e-6,
      );
    }),
  );
}

/** More pieces than any table of the family is torn into. */
const MAX_PIECES = 24;

/** Every placing of all pieces that adds up; [] where none does or where there are too many to try. */
function placings(rows: readonly CostRow[], pieces: readonly Amount[][], years: number): Placing[] {
  if (pieces.length > MAX_PIECES) return [];
  // Where as many nameless lines are whole as rows have no value of their own, each is one of these rows.
  const isWhole = (piece: readonly Amount[]) => piece.length === years && ofUnit(piece, MONEY).length === years;
  const wholeOnly = rows.filter(row => row.pieces.length === 0).length === pieces.filter(isWhole).length;
  const solutions: Placing[] = [];
  let budget = 30_000;
  const placing = new Map<string, readonly Amount[]>();
  const place = (n: number, rest: readonly Amount[][]): void => {
    const row = rows[n];
    if (!row) {
      if (rest.length === 0) solutions.push(new Map(placing));
      return;
    }
    const usable = wholeOnly ? rest.filter(piece => isWhole(piece) === (row.pieces.length === 0)) : rest;
    for (const { values, taken } of candidates(row, usable, years)) {
      if (--budget < 0 || solutions.length > 100) return;
      placing.set(row.metric, values);
      if (addsUp(placing))
        place(
          n + 1,
          rest.filter(piece => !taken.includes(piece)),
        );
      placing.delete(row.metric);
    }
  };
  place(0, pieces);
  return budget < 0 || solutions.length > 100 ? [] : solutions;
}

interface CostTable {
  rows: CostRow[];
  /** Lines of amounts without a row's name. */
  pieces: Amount[][];
  /** 単位当たりコスト: the only amounts in 円. */
  unitCosts: Amount[];
}

/** The lines of the cost table, taken out of the part's nodes. */
function costLines(nodes: readonly Node[], used: Set<Node>): CostTable {
  const rows = new Map<string, CostRow>();
  const pieces: Amount[][] = [];
  for (const node of nodes) {
    if (used.has(node)) continue;
    const named = COST_ROWS.map(([metric, pattern]) => ({ metric, match: pattern.exec(node.text) })).find(
      row => row.match,
    );
    const [before, after] = named?.match
      ? [node.text.slice(0, named.match.index), node.text.slice(named.match.index + named.match[0].length)]
      : ['', node.text];
    const [left, right] = [amountsIn(before, node.from), amountsIn(after, node.from)];
    if (!left || !right || (!named && right.length === 0)) continue;
    used.add(node);
    if (named) {
      const row = rows.get(named.metric) ?? { metric: named.metric, at: node.from, pieces: [] };
      row.pieces.push(...[right, left].filter(piece => piece.length > 0));
      rows.set(named.metric, row);
    } else pieces.push(right);
  }
  return {
    rows: COST_ROWS.flatMap(([metric]) => rows.get(metric) ?? []),
    pieces: pieces.map(piece => piece.filter(({ unit }) => unit !== '円')).filter(piece => piece.length > 0),
    unitCosts: pieces.flatMap(piece => ofUnit(piece, '円')),
  };
}

/** First and last of some line numbers; a loop, since noise can make the list too long for arguments. */
function extent(lines: readonly number[]): [number, number] {
  let [from, to] = [lines[0] ?? 1, lines[0] ?? 1];
  for (const no of lines) [from, to] = [Math.min(from, no), Math.max(to, no)];
  return [from, to];
}

/** 事業費, 人件費 with its staff, トータルコスト. Returns トータルコスト by year where it is settled. */
function costTable(item: ItemRecorder, { rows, pieces }: CostTable, years: readonly number[]): readonly Amount[] {
  const at = extent([...rows.map(row => row.at), ...pieces.flat().map(amount => amount.at)]);
  const absent = COST_ROWS.map(([metric]) => metric).filter(metric => !rows.some(row => row.metric === metric));
  if (absent.length > 0) {
    item.problem('MISSING_PART', at, `コストの表に「${absent.join('」「')}」の行が見つかりません。`);
  }
  const solutions = placings(rows, pieces, years.length);
  const open = new Map<string, number[]>();
  const total: Amount[] = [];
  for (const row of rows) {
    const [first = [], ...others] = solutions.map(solution => solution.get(row.metric) ?? []);
    const shape = shapeOf(row.metric, years.length);
    const complete = row.pieces.length === 1 && row.pieces[0]?.map(({ unit }) => unit).join() === shape.join();
    for (const [unit, kind] of [
      [STAFF, 'staff'],
      [MONEY, 'cost'],
    ] as const) {
      const settled = ofUnit(complete ? (row.pieces[0] ?? []) : first, unit);
      const rivals = complete ? [] : others.map(other => ofUnit(other, unit));
      for (const [y, year] of shape.includes(unit) ? years.entries() : []) {
        const amount = settled[y];
        if (amount && rivals.every(rival => rival[y]?.value === amount.value)) {
          const valueText = amount.text;
          item.fact({ metric: row.metric, kind, fiscalYear: year, valueText, unit, at: amount.at });
          if (row.metric === 'トータルコスト') total[y] = amount;
        } else open.set(`${row.metric}（${unit}）`, [...(open.get(`${row.metric}（${unit}）`) ?? []), year]);
      }
    }
  }
  const untied = [...open].map(([name, ofYears]) => `${name} ${ofYears.map(fiscalYearLabel).join('・')}`);
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
  return total;
}

/** 対象数 and 単位当たりコスト; the torn unit costs are told apart by what トータルコスト / 対象数 comes to. */
function unitCosts(
  item: ItemRecorder,
  nodes: readonly Node[],
  used: Set<Node>,
  costs: readonly Amount[],
  total: readonly Amount[],
  years: readonly number[],
): void {
  const line = nodes.find(node => /^対象数\d/u.test(node.key));
  const served = [...(line?.text ?? '').matchAll(/([\d０-９,.，．]+)\s*([^\d０-９\s,.，．]+)/gu)];
  const tied = line !== undefined && served.length === years.length;
  const words = nodes.filter(node => /^(?:単位|定義)[^\d当]*$/u.test(node.key) && !used.has(node));
  const defined = [
    ...new Set(words.flatMap(node => wordsOf(node.text)).filter(word => !/^(?:単位|定義)$/u.test(word))),
  ];
  const lines = words.map(({ from }) => from);
  for (const node of words) used.add(node);
  if (defined.length > 0) item.passage('対象数の定義', defined.join('、'), extent(lines));
  if (line) used.add(line);
  if (tied) {
    for (const [y, [, text = '', unit = '']] of served.entries()) {
      item.fact({
        metric: '対象数',
        kind: 'population',
        fiscalYear: years[y] ?? null,
        valueText: text,
        unit,
        at: line.from,
      });
    }
  } else
    item.problem(
      line ? 'UNTIED_VALUE' : 'MISSING_PART',
      line?.from ?? nodes[0]?.from ?? 1,
      '対象数の行から、各年度の値を読み取れません。',
    );

  const [first] = costs;
  if (!first)
    return item.problem('MISSING_PART', line?.from ?? nodes[0]?.from ?? 1, '単位当たりコストの値が見つかりません。');
  const at = extent(costs.map(cost => cost.at));
  const expected = years.map(
    (_, y) =>
      ((total[y]?.value ?? Number.NaN) * 1000) / (parseNumber((served[y]?.[1] ?? '').normalize('NFKC')) ?? Number.NaN),
  );
  const fits = (cost: Amount, y: number) => Math.abs(cost.value - (expected[y] ?? Number.NaN)) < 1;
  const same = costs.every(({ value }) => value === first.value);
  const byYear = same
    ? costs
    : years.map((_, y) => costs.filter(cost => fits(cost, y))).flatMap(found => (found.length === 1 ? found : []));
  if (costs.length !== years.length || new Set(byYear).size !== years.length) {
    return item.problem(
      'UNTIED_VALUE',
      at,
      '単位当たりコストの値が複数の行に分かれ、年度を決められません。原本の表で確かめてください。',
    );
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
  if (byYear.some((cost, y) => Math.abs(cost.value - (expected[y] ?? Number.NaN)) >= 1)) {
    item.problem('TOTAL_MISMATCH', at, '単位当たりコストが、トータルコストを対象数で割った値と一致しません。');
  }
}

// ── Indicator and schedule tables ───────────────────────────────────────────────────────────────────────────────────

interface Tables {
  /** Nodes of the part between the header 【現状値】 and the next heading: the schedule's rows. */
  rows: Node[];
  /** Whether the header of the indicator's values is whole, or what it lacks stands on a line of its own. */
  tied: boolean;
  /** The same of the schedule's header. */
  tiedRows: boolean;
  /** What may be the indicator's name: the text before its values, the text after the header. */
  names: Node[][];
  baseline: { text: string; year: number | null; nodes: Node[] } | null;
  values: Node | null;
}

/** The section that a line opens, by its first word; null where it opens none. */
const headingIn = (node: Node, part: Part) => HEADINGS[part].exec(keyOf(wordsOf(node.text)[0] ?? ''))?.[0] ?? null;

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

function tablesOf(nodes: readonly Node[], part: Part, years: readonly number[], item: ItemRecorder): Tables | null {
  const headerAt = nodes.findIndex(node => node.key.startsWith('【現状値】'));
  const header = nodes[headerAt];
  if (!header) return null;
  const lone = new Set(
    nodes
      .map(headerYears)
      .filter(found => found.length === 1)
      .flat(),
  );
  const whole = (found: readonly number[]) =>
    found.join() === years.join() ||
    (years.filter(year => found.includes(year)).join() === found.join() &&
      years.every(year => found.includes(year) || lone.has(year)));
  const tied = years.length > 0 && whole(headerYears(header));
  const end = nodes.findIndex((node, i) => i > headerAt && headingIn(node, part) !== null);
  const rows = nodes.slice(headerAt + 1, end < 0 ? undefined : end);
  const rowHeaders = rows.map(headerYears).filter(found => found.length >= 2);
  const tiedRows = years.length > 0 && rowHeaders.length > 0 && rowHeaders.every(whole);

  const yearAt = nodes.flatMap((node, i) => (/^\((?:令和|平成|昭和).{1,3}年度\)$/u.test(node.key) ? [i] : []));
  const [at = -1] = yearAt;
  const [value, year, values] = [nodes[at - 1], nodes[at], nodes[at + 1]];
  if (yearAt.length !== 1 || !value || !year || isFurniture(value)) {
    item.problem(
      'UNTIED_VALUE',
      header.from,
      `指標の現状値が${yearAt.length > 1 ? '複数' : '見つからず'}、目標や実績の値を指標に結び付けられません。原本の表を確かめてください。`,
    );
    return { rows, tied, tiedRows, names: [], baseline: null, values: null };
  }
  const isValues = (node: Node) => {
    const words = wordsOf(node.text);
    return !isFurniture(node) && (words.length === years.length || words.every(word => parseQuantity(word) !== null));
  };
  const isName = (found: readonly Node[]) =>
    found.length > 0 &&
    found.every(({ text }) => amountsIn(text, 0) === null && parseQuantity(text) === null) &&
    found.every(node => wordsOf(node.text).length <= years.length && headingIn(node, part) === null);
  let before = at - 2;
  while (before >= 0 && isFurniture(nodes[before] as Node)) before--;
  return {
    rows,
    tied,
    tiedRows,
    names: [paragraph(nodes, before, -1), paragraph(nodes, headerAt + 1, 1)].filter(isName),
    baseline: { text: value.text, year: parseFiscalYear(year.text.replaceAll(/[()（）]/gu, '')), nodes: [value, year] },
    values: values && isValues(values) ? values : null,
  };
}

const span = (nodes: readonly Node[]): [number, number] => [nodes[0]?.from ?? 1, nodes.at(-1)?.to ?? 1];
const joined = (nodes: readonly Node[]) => rejoin(nodes.map(({ text }) => text));

/** The indicator's table in one part; `other` is the same table in the other part: the name that both print is the name. */
function indicator(
  item: ItemRecorder,
  table: Tables,
  other: Tables | null,
  kind: 'target' | 'actual',
  years: readonly number[],
  used: Set<Node>,
): void {
  const { baseline, values, tied } = table;
  if (!baseline) return;
  const keys = new Set((other?.names ?? []).map(name => keyOf(joined(name))));
  const both = table.names.filter(name => keys.has(keyOf(joined(name))));
  const [name, ...more] = both.length > 0 ? both : table.names;
  if (!name || more.length > 0) {
    item.problem(
      'UNTIED_VALUE',
      span(baseline.nodes),
      '指標の名称を一つに決められないため、現状値と各年度の値を結び付けられません。原本の表を確かめてください。',
    );
    return;
  }
  for (const node of [...name, ...baseline.nodes]) used.add(node);
  const metric = joined(name);
  const now = { text: baseline.text, year: baseline.year };
  if (kind === 'target') {
    item.fact({ metric, kind: 'baseline', fiscalYear: now.year, valueText: now.text, at: span(baseline.nodes) });
    if (other?.names.length && both.length === 0) {
      item.problem('CONTRADICTION', span(name), `計画の指標名「${metric}」が、実績の表の指標名と異なります。`);
    }
    if (other?.baseline && (keyOf(other.baseline.text) !== keyOf(now.text) || other.baseline.year !== now.year)) {
      item.problem(
        'CONTRADICTION',
        span(other.baseline.nodes),
        `「${metric}」の現状値が、計画では「${now.text}」、実績の表では「${other.baseline.text}」です。`,
      );
    }
  }
  const words = wordsOf(values?.text ?? '');
  if (!values || !tied || words.length !== years.length) {
    item.problem(
      'UNTIED_VALUE',
      span(values ? [values] : baseline.nodes),
      `「${metric}」の${kind === 'target' ? '目標' : '実績'}の値が年度の見出しと一つずつ対応せず、年度を決められません。原本の表を確かめてください。`,
    );
    if (values) used.add(values);
    return;
  }
  used.add(values);
  for (const [y, text] of words.entries()) {
    if (!DASH.test(text)) item.fact({ metric, kind, fiscalYear: years[y] ?? null, valueText: text, at: values.from });
  }
  if (kind === 'actual') {
    // The table as a whole: it prints the baseline a second time.
    const shown = words.map((text, y) => `${fiscalYearLabel(years[y] ?? 0)} ${text}`).join('、');
    item.passage('目標の達成状況', `${metric}：現状値 ${now.text}${baseline.nodes[1]?.text ?? ''}、実績 ${shown}`, [
      baseline.nodes[0]?.from ?? 1,
      name.at(-1)?.to ?? 1,
    ]);
  }
}

/** A schedule's row: what it is called and its text for each year. */
interface Step {
  name: string;
  values: { text: string; at: [number, number] }[];
}

/** Names of the rows that stand on one line. */
const stepNames = (table: Tables | null, years: readonly number[]) =>
  new Set(
    (table?.rows ?? []).flatMap(({ text }) => {
      const words = wordsOf(text);
      return words.length === years.length + 1 ? [keyOf(words[0] ?? '')] : [];
    }),
  );

/**
 * The rows of 事業行程 or 実施結果. A row that is torn into one piece a line is put together where its name is known from
 * the other table and its pieces fall into as many equal groups as there are years; then their order does not matter.
 */
function steps(
  item: ItemRecorder,
  table: Tables,
  other: Tables | null,
  years: readonly number[],
  used: Set<Node>,
): Step[] {
  const found: Step[] = [];
  const known = stepNames(other, years);
  const open = table.rows.filter(node => !used.has(node) && !isFurniture(node) && headerYears(node).length === 0);
  const isRow = (node: Node | undefined) => !node || wordsOf(node.text).length > years.length || known.has(node.key);
  for (let i = 0; i < open.length; i++) {
    const node = open[i];
    if (!node) continue;
    const words = wordsOf(node.text);
    const cut = words.length - years.length;
    const name = words.slice(0, Math.max(cut, 0)).join(' ');
    if (cut === 1 || (cut > 1 && known.has(keyOf(name)))) {
      used.add(node);
      found.push({ name, values: words.slice(cut).map(text => ({ text, at: [node.from, node.to] })) });
      continue;
    }
    if (!known.has(node.key)) continue;
    const pieces: Node[] = [];
    while (!isRow(open[i + 1]) && pieces.length < MAX_LINES) pieces.push(open[++i] as Node);
    for (const piece of [node, ...pieces]) used.add(piece);
    const size = pieces.length / years.length;
    const groups = years.map((_, y) => pieces.slice(y * size, (y + 1) * size));
    const texts = new Set(groups.map(joined));
    if (Number.isInteger(size) && size > 0 && texts.size === 1) {
      found.push({ name: node.text, values: groups.map(group => ({ text: joined(group), at: span(group) })) });
    } else {
      item.problem(
        'UNTIED_VALUE',
        span([node, ...pieces]),
        `「${node.text}」の各年度の内容が複数の行に分かれ、どの年度のものか決められません。原本の表を確かめてください。`,
      );
      item.passage(node.text, joined(pieces), span([node, ...pieces]));
    }
  }
  return found;
}

function schedule(
  item: ItemRecorder,
  table: Tables,
  other: Tables | null,
  kind: 'milestone' | 'actual',
  years: readonly number[],
  used: Set<Node>,
): string[] {
  const rows = steps(item, table, other, years, used);
  for (const { name, values } of rows) {
    if (!table.tiedRows) {
      item.problem(
        'UNTIED_VALUE',
        values[0]?.at ?? 1,
        `「${name}」の各年度の内容は、年度の見出しが欠けているため、どの年度のものか決められません。`,
      );
      continue;
    }
    for (const [y, { text, at }] of values.entries()) {
      if (!DASH.test(text)) item.fact({ metric: name, kind, fiscalYear: years[y] ?? null, valueText: text, at });
    }
  }
  return rows.map(({ name }) => name);
}

// ── Sections of text ────────────────────────────────────────────────────────────────────────────────────────────────

/** The text after a label, whatever blanks the label is printed with. */
function afterLabel(text: string, key: string): string {
  let rest = text;
  for (const c of key) {
    rest = rest.trimStart();
    if (keyOf(rest.charAt(0)) !== c) return text;
    rest = rest.slice(1);
  }
  return rest.trim();
}

/** Lines of a section for reading: a new line before a list's mark and after a full stop that ends a line. */
function readable(lines: readonly string[]): string {
  const paragraphs: string[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (!last || /^[・※○●◆①-⑳]|^計画期間/u.test(line) || last.at(-1)?.endsWith('。')) paragraphs.push([line]);
    else last.push(line);
  }
  return paragraphs.map(rejoin).join('\n');
}

interface Section {
  name: string;
  lines: string[];
  at: [number, number];
  year: number | null;
}

/** No text of the family fills more than its page; what goes on longer is noise. */
const MAX_LINES = 80;
const BRACKETED = /^[(（〔]/u;

/** Gives every line that no table took to the heading before it; what stands under none is reported, runs of lines once. */
function sections(
  item: ItemRecorder,
  nodes: readonly Node[],
  part: Part,
  used: Set<Node>,
  judged: number | null,
): void {
  let section: Section | null = null;
  let stray: Node[] = [];
  const graded = new Set<string>();
  const close = () => {
    if (section && !CHOICES.test(keyOf(section.lines.join('')))) {
      item.passage(
        section.name,
        section.name === '予算事業名' ? section.lines.join('\n') : readable(section.lines),
        section.at,
        section.year,
      );
      if (section.name in LEGENDS && !graded.has(section.name)) {
        item.problem('MISSING_PART', section.at, `「${section.name}」の評価（A・B・C）が読み取れません。`);
      }
    }
    section = null;
  };
  const reportStray = () => {
    if (stray.length > 0) {
      const shown = stray
        .map(({ text }) => text)
        .join(' ')
        .slice(0, 30);
      item.problem(
        'UNREAD_LINE',
        span(stray),
        `様式のどの欄にも当てはまらない行です（「${shown}」）。内容を確かめてください。`,
      );
    }
    stray = [];
  };
  const add = (to: Section, node: Node, text: string) => {
    to.at[1] = node.to;
    if (text !== '') to.lines.push(text);
  };
  for (const node of nodes) {
    const heading = headingIn(node, part);
    if (used.has(node)) {
      reportStray();
      continue;
    }
    if (heading !== null) {
      close();
      reportStray();
      const [first = '', ...rest] = wordsOf(node.text);
      const name = heading.endsWith('取組方針') ? first : heading;
      const year = name in LEGENDS ? judged : (findFiscalYears(name)[0]?.year ?? null);
      section = { name, lines: [], at: [node.from, node.to], year };
      add(section, node, rest.join(' '));
      continue;
    }
    const open: Section | null = section;
    const letter = /^(?:〔選択・記入〕)?([A-ES])$/u.exec(node.key)?.[1];
    if (open && open.name in LEGENDS && letter !== undefined && open.lines.length === 0) {
      const note = LEGENDS[open.name]?.[letter];
      graded.add(open.name);
      item.fact({
        metric: open.name,
        kind: 'grade',
        fiscalYear: judged,
        valueText: node.text.slice(-1),
        at: node.from,
        ...(note !== undefined && { note }),
      });
    } else if (
      isFurniture(node) ||
      headerYears(node).length > 0 ||
      node.key === '左記判断理由' ||
      node.key === '他都市の事業内容等'
    ) {
      // Subtitles, dashes and the names of columns stand inside a section; every other caption ends it.
      if (open && DASH.test(node.key)) graded.add(open.name);
      if (!BRACKETED.test(node.key) && !DASH.test(node.key) && !/^(?:左記|他都市)/u.test(node.key)) close();
      reportStray();
    } else if (part === 'do' && CHOICES.test(node.key) && (open === null || !open.lines.length)) {
      reportStray();
    } else if (open && open.lines.length < MAX_LINES) add(open, node, node.text);
    else stray.push(node);
  }
  close();
  reportStray();
  if (part !== 'check' || nodes.length === 0) return;
  const absent = Object.keys(LEGENDS).filter(name => !nodes.some(node => headingIn(node, part) === name));
  if (absent.length > 0) {
    item.problem(
      'MISSING_PART',
      span([nodes[0] as Node, nodes.at(-1) as Node]),
      `評価の欄「${absent.join('」「')}」が見つかりません。`,
    );
  }
}

// ── One sheet ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Number, name, place and people: the head of the plan page, its nodes taken out. */
function headOf(nodes: readonly Node[], used: Set<Node>) {
  const take = (pattern: RegExp) => {
    const node = nodes.find(found => pattern.test(found.text.normalize('NFKC')));
    if (node) used.add(node);
    return node;
  };
  const place: Item['place'] = [];
  for (const label of PLACES) {
    const node = take(new RegExp(`^${label} `, 'u'));
    const match = /^(?:([0-9０-９]+(?:-[0-9]+)?)\s+)?(.+)$/u.exec(
      node === undefined ? '' : afterLabel(node.text, label),
    );
    if (match) place.push({ label, no: keyOf(match[1] ?? ''), title: match[2] ?? '' });
  }
  const name = take(/^事業名 /u);
  // 事業番号 is printed over two lines, its first half at the end of the name's line.
  const title = afterLabel(name?.text ?? '', '事業名').replace(/[ \t]+事業$/u, '');
  const number = take(/^(?:事業)?番号 /u);
  const itemNo = parseItemNo(/\S+$/u.exec(number?.text ?? '')?.[0] ?? '');
  const captions = take(/^部名 .*課名/u);
  const people = captions && nodes[nodes.indexOf(captions) + 1];
  if (people) used.add(people);
  take(TITLE);
  return { place, title, itemNo, captions, people };
}

function sheetRecords(recorder: Recorder, sheet: Sheet): { years: number[]; acting: number | null } | null {
  const all = [...sheet.plan, ...sheet.do, ...sheet.check];
  const lines = extent(all.flatMap(({ from, to }) => [from, to]));
  const used = new Set<Node>();
  const { place, title, itemNo, captions, people } = headOf(sheet.plan, used);
  if (itemNo === null || title === '') {
    recorder.problem(
      'MISSING_PART',
      lines,
      '事業名または事業番号が読み取れないため、このシートは取り込めません。原本を確かめてください。',
    );
    return null;
  }
  const columns = wordsOf(captions?.text ?? '');
  const cells = wordsOf(people?.text ?? '');
  const paired = captions !== undefined && cells.length === columns.length;
  const cellOf = (caption: string) => (paired ? (cells[columns.indexOf(caption)] ?? '') : '');
  const departments = [cellOf('部名'), cellOf('課名')].filter(name => name !== '' && !DASH.test(name));
  const item = recorder.item(
    { itemNo, title, place, ...(departments.length > 0 && { departments: [departments.join(' ')] }) },
    lines,
  );
  if (captions && people) {
    for (const caption of paired ? ['部名', '課名'] : []) {
      const valueText = cellOf(caption);
      if (valueText !== '' && !DASH.test(valueText))
        item.fact({ metric: caption, kind: 'department', fiscalYear: null, valueText, at: people.from });
    }
    const pairs = paired ? columns.map((caption, i) => `${caption} ${cells[i] ?? ''}`) : [captions.text, people.text];
    item.passage('事務事業担当', pairs.join('\n'), [captions.from, people.to]);
  }
  if (departments.length === 0)
    item.problem('MISSING_PART', captions?.from ?? lines, '担当の部名・課名が読み取れません。');

  const years = sheetYears(all);
  const acting =
    all.flatMap(({ key }) => (/^\S+年度の取組方針/u.test(key) ? findFiscalYears(key) : []))[0]?.year ?? null;
  if (years.length === 0)
    item.problem(
      'UNTIED_VALUE',
      lines,
      '年度の見出しがそろっていないか、互いに食い違うため、各表の値の年度を決められません。',
    );
  for (const part of ['plan', 'do', 'check'] as const) {
    const label = { plan: '計画（Plan）', do: '事業実施（Do）', check: '評価（Check）' }[part];
    if (sheet[part].length === 0) item.problem('MISSING_PART', lines, `「${label}」のページが見つかりません。`);
  }

  const plan = tablesOf(sheet.plan, 'plan', years, item);
  const done = tablesOf(sheet.do, 'do', years, item);
  if (plan) indicator(item, plan, done, 'target', years, used);
  if (done) indicator(item, done, plan, 'actual', years, used);
  const planned = plan ? schedule(item, plan, done, 'milestone', years, used) : [];
  const results = done ? schedule(item, done, plan, 'actual', years, used) : [];
  const lacking = planned.filter(name => !results.some(other => keyOf(other) === keyOf(name)));
  if (done && lacking.length > 0)
    item.problem(
      'MISSING_PART',
      lines,
      `事業行程の「${lacking.join('」「')}」に対応する実施結果の行が見つかりません。`,
    );
  if (sheet.do.length > 0 && years.length > 0) {
    const table = costLines(sheet.do, used);
    const total = costTable(item, table, years);
    unitCosts(item, sheet.do, used, table.unitCosts, total, years);
  }
  for (const part of ['plan', 'do', 'check'] as const) sections(item, sheet[part], part, used, years.at(-1) ?? null);
  return { years, acting };
}

// ── The document ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The city whose own plans the sheet names: ○○市まち・ひと・しごと創生総合戦略, ○○市総合計画. */
const CITY =
  /(?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,8}?市)(?=まち・ひと|第?[0-9０-９一二三四五六七八九十]{0,3}次?(?:総合計画|行財政)|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{2,30}?(?:計画|プラン|ビジョン|戦略))/u;

function cityOf(lines: readonly Line[]): string | null {
  for (const line of lines) {
    const name = CITY.exec(line.text.slice(0, 400))?.[1];
    if (name !== undefined && !/^(?:本|同|両|各|当|他|都)市$/u.test(name)) return name;
  }
  return null;
}

function recognise(lines: readonly Line[]): number {
  const wanted = [
    TITLE,
    /^総合計画体系/u,
    /^事業行程$/u,
    /^トータルコスト$/u,
    /^人件費合計\(b\)/u,
    /^所管部長による総評$/u,
    /^実施水準$/u,
    /^事業推進上の課題$/u,
  ];
  const found = new Set<RegExp>();
  for (const line of lines) {
    if (line.text.length > 60 || line.text.trim() === '') continue;
    const key = keyOf(line.text);
    for (const pattern of wanted) if (pattern.test(key)) found.add(pattern);
  }
  return found.has(TITLE) ? Math.min(0.98, 0.3 + 0.1 * found.size) : Math.min(0.4, 0.05 * found.size);
}

function parse(document: Document) {
  const recorder = createRecorder(document, FAMILY);
  const last = document.lines.at(-1)?.no ?? 1;
  const read = sheetsOf(document.lines)
    .map(sheet => sheetRecords(recorder, sheet))
    .filter(sheet => sheet !== null);
  if (read.length === 0)
    recorder.problem('MISSING_PART', [1, last], '事務事業評価シートとして読み取れるシートがありません。');
  const city = cityOf(document.lines);
  if (city === null) recorder.problem('MISSING_PART', [1, last], '市の名称が文書の中に見つかりません。');
  const years = read.flatMap(({ years: own, acting }) => [...own, ...(acting === null ? [] : [acting])]);
  const title = document.lines
    .find(line => TITLE.test(line.text.trim()))
    ?.text.trim()
    .replaceAll(/\s+/gu, ' ');
  return recorder.finish({
    city: city ?? '（市名なし）',
    planTitle: title ?? '事務事業評価シート',
    fiscalYears: years.length === 0 ? [2000, 2000] : [Math.min(...years), Math.max(...years)],
  });
}

export const evaluationSheet: Profile = { id: FAMILY, recognise, parse };
