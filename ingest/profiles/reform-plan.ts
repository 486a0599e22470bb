/**
 * 行政改革大綱の実施計画: a cover, a table of contents, numbered chapters, then one sheet a 取組項目.
 *
 * A sheet is headed by its 重点目標 (`Ⅰ …`, printed as Roman signs or Latin letters) and its part (`(1) …`); the first row
 * names the 取組項目 (`ア …`). These three make its number, `Ⅰ(1)ア`. Two tables of tab-separated cells follow: 年次計画
 * (what each 取組内容 does in each year; `→` carries the cell before it on) and 成果指標 (a baseline without a year, then a
 * target for each year). Raised digits tie footnotes below the sheet to a title or an indicator.
 */
import { findFiscalYears, findFiscalYearSpan, parseFiscalYear } from '../../src/domain/fiscal-year.ts';
import { parseItemNo } from '../../src/domain/item-no.ts';
import { parseQuantity } from '../../src/domain/quantity.ts';
import type { Item } from '../../src/domain/records.ts';
import {
  createRecorder,
  type Document,
  type FactDetails,
  type ItemRecorder,
  type Profile,
  type Recorder,
  rejoin,
} from '../profile.ts';
import { cellsOf, type Line } from '../read/line.ts';

const FAMILY = 'reform-plan';

const GOAL = /^([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|I{1,3}|IV|VI{0,3}|IX|X)[ 　]+(\S.*)$/u;
const PART = /^[(（]([0-9０-９]{1,2})[)）][ 　]*(\S.*)$/u;
const KANA_TITLE = /^([ア-ト])[ 　]+(\S.*)$/u;
const KANA_ROW = /^[ア-ト]$/u;
const CHAPTER = /^([0-9０-９]{1,2})[.．]?[ 　]+(\S.{0,39})$/u;
const RULE = /^[-\s]+$/u;
const PAGE = /^[-－ ]*[0-9０-９]{1,3}[-－ ]*$/u;
/** An address in angle brackets is none. */
const HTML = /<\/?[A-Za-z][^<>:]*(?::[^/<>][^<>]*)?>/gu;
const DASH = /^[-－―—–‐ー−]$/u;
const ARROW = /^[-－―—–ー−─]*[→⇒➡]$/u;
/** A footnote's mark with the blanks around it; m² is none. */
const RAISED = /[ 　]{0,3}(?<![mｍ])([¹²³⁴-⁹]+)[ 　]{0,3}/u;
const FOOTNOTE = /^([¹²³⁴-⁹]+)[ 　]*(\S.*)$/u;
const ORDINAL = /^[①-⑳][ 　]*/u;
const TORN_NUMBER = /[0-9０-９][,.，．]$|^[,.，．][0-9０-９]|[0-9０-９][ 　]+[0-9０-９]/u;
const REMARK_HEAD = /^[・･]?[ 　]*(\S+)[ 　]+(\S.*)$/u;
const REMARK_ENTRY = /^(\S+)[ 　]+([0-9０-９][0-9０-９,.，．]*[ 　]?[%％]?)$/u;
const SEE_REMARK = /^備考(?:に記載|参照|のとおり)$/u;
const DIVISION = /[部局]$/u;
/** How far above its first row a sheet's headings may stand; between them are only the SDGs icons. */
const HEADING_REACH = 14;
const LONGEST_WORD = 40;

const keyOf = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');
const withoutHtml = (text: string) =>
  text
    .replaceAll(HTML, ' ')
    .replaceAll(/[ 　]{2,}/gu, ' ')
    .trim();
/** `ウェルビーイング ¹ 経営` without the mark, the mark, and the word before it, which the footnote explains. */
function splitMark(printed: string): { text: string; mark: string | null; word: string } {
  const match = RAISED.exec(printed);
  if (!match) return { text: printed, mark: null, word: '' };
  const before = printed.slice(Math.max(0, match.index - LONGEST_WORD), match.index);
  return { text: printed.replace(RAISED, ''), mark: match[1] ?? null, word: /[\p{L}ー]+$/u.exec(before)?.[0] ?? '' };
}
/** The spreadsheet's list in one cell, each bullet on a line of its own. */
const readable = (cell: string) =>
  withoutHtml(cell)
    .replaceAll(/[ 　]+(?=[・･※●○])/gu, '\n')
    .replaceAll(/^([・･])[ 　]+/gmu, '$1');

// ── The document's structure ────────────────────────────────────────────────────────────────────────────────────────

interface Heading {
  no: string;
  title: string;
  line: number;
}

interface Sheet {
  goal: Heading | null;
  part: Heading | null;
  /** The row 取組項目. */
  head: Line;
  from: number;
  to: number;
}

interface Contents {
  from: number;
  to: number;
  /** `Ⅰ`, `Ⅰ(1)` and `Ⅰ(1)ア` → what the table of contents prints. */
  headings: Map<string, Heading>;
}

function goalOf(line: Line): Heading | null {
  const match = line.text.includes('\t') ? null : GOAL.exec(line.text.trim());
  // A Latin letter becomes the Roman sign that item numbers carry.
  const roman = match?.[1] === undefined ? null : parseItemNo(`${match[1]}(1)ア`);
  return roman === null || match?.[2] === undefined ? null : { no: roman.charAt(0), title: match[2], line: line.no };
}

function partOf(line: Line): Heading | null {
  const match = line.text.includes('\t') ? null : PART.exec(line.text.trim());
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { no: `(${String(Number(keyOf(match[1])))})`, title: match[2], line: line.no };
}

const labelOf = (line: Line) => keyOf(cellsOf(line)[0] ?? '');
const isFurniture = (line: Line) => {
  const text = line.text.trim();
  return text === '' || (RULE.test(text) && text.includes('---')) || PAGE.test(text);
};

/** Each sheet from its headings to the next one's; the headings are looked for above its first row. */
function findSheets(lines: readonly Line[]): Sheet[] {
  const sheets: Sheet[] = [];
  for (const [i, head] of lines.entries()) {
    if (labelOf(head) !== '取組項目' || !head.text.includes('\t')) continue;
    const sheet: Sheet = { goal: null, part: null, head, from: head.no, to: lines.length };
    for (let above = i - 1; above >= Math.max(0, i - HEADING_REACH) && !sheet.goal; above--) {
      const line = lines[above];
      if (!line) break;
      if (isFurniture(line) || keyOf(line.text) === 'SDGs' || labelOf(line) === 'SDGs') continue;
      const part = sheet.part === null ? partOf(line) : null;
      const goal = part === null ? goalOf(line) : null;
      if (!part && !goal) break;
      if (part) sheet.part = part;
      if (goal) sheet.goal = goal;
      sheet.from = line.no;
    }
    const before = sheets.at(-1);
    if (before) before.to = sheet.from - 1;
    sheets.push(sheet);
  }
  for (const sheet of sheets) while (sheet.to > sheet.head.no && lines[sheet.to - 1]?.text.trim() === '') sheet.to--;
  return sheets;
}

/** The table of contents (目次), up to the first line that is none of its rows. */
function findContents(lines: readonly Line[], end: number): Contents | null {
  const start = lines.findIndex(line => line.no <= end && keyOf(line.text) === '目次');
  if (start < 0) return null;
  const contents: Contents = { from: start + 1, to: start + 1, headings: new Map() };
  let goal = '';
  let part = '';
  for (const line of lines.slice(start + 1, end)) {
    const [name = '', title] = cellsOf(line);
    const heading = goalOf(line) ?? partOf(line);
    if (heading) {
      if (heading.no.startsWith('(')) part = heading.no;
      else [goal, part] = [heading.no, ''];
      contents.headings.set(goal + part, heading);
    } else if (title !== undefined && (KANA_ROW.test(name) || /^\d+$/u.test(keyOf(name)))) {
      const no = KANA_ROW.test(name) ? goal + part + name : keyOf(name);
      contents.headings.set(no, { no, title, line: line.no });
    } else if (!isFurniture(line)) {
      break;
    }
    if (line.text.trim() !== '') contents.to = line.no;
  }
  return contents;
}

// ── Plan, chapters and headings ─────────────────────────────────────────────────────────────────────────────────────

interface Cover {
  city: string | null;
  planTitle: string;
  publisher: string | null;
  url: string | null;
  fiscalYears: [number, number] | null;
}

const CITY = /^(\S{1,12}?[市町村区])[ 　]/u;
const CITY_IN_TITLE = /(?:^|次|期)([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,10}?[市町村区])/u;

function readCover(lines: readonly Line[]): Cover {
  const texts = lines.map(line => line.text.trim()).filter(text => text !== '');
  const publisher = texts.find(text => text.length <= 40 && CITY.test(text) && /[課室部局]$/u.test(text)) ?? null;
  const planTitle = texts[0]?.slice(0, 100) ?? FAMILY;
  return {
    city: CITY.exec(publisher ?? '')?.[1] ?? CITY_IN_TITLE.exec(planTitle)?.[1] ?? null,
    planTitle,
    publisher,
    url: /https?:\/\/[^\s<>]+/u.exec(texts.join('\n'))?.[0] ?? null,
    fiscalYears: texts.map(text => findFiscalYearSpan(text)).find(span => span !== null) ?? null,
  };
}

const paragraphs = (lines: readonly Line[]) =>
  lines
    .filter(line => !isFurniture(line))
    .map(line => readable(line.text.replaceAll('\t', ' ')))
    .join('\n');

const spanOf = (lines: readonly Line[]): [number, number] | null => {
  const printed = lines.filter(line => line.text.trim() !== '');
  const [first, last] = [printed[0], printed.at(-1)];
  return first && last ? [first.no, last.no] : null;
};

/** 章: `1 実施計画の趣旨` and the text below it, up to the next number. */
function readChapters(recorder: Recorder, whole: ItemRecorder, front: readonly Line[]): void {
  const starts: { no: number; title: string; at: number }[] = [];
  for (const [at, line] of front.entries()) {
    const match = line.text.includes('\t') ? null : CHAPTER.exec(line.text.trim());
    const no = Number(keyOf(match?.[1] ?? ''));
    if (match?.[2] !== undefined && no === starts.length + 1 && !match[2].endsWith('。')) {
      starts.push({ no, title: match[2], at });
    }
  }
  for (const [i, { no, title, at }] of starts.entries()) {
    const head = front[at];
    if (!head) continue;
    const body = front.slice(at + 1, starts[i + 1]?.at);
    const span = spanOf(body);
    const item = recorder.item({ kind: 'heading', itemNo: `第${String(no)}章`, title }, [
      head.no,
      span?.[1] ?? head.no,
    ]);
    if (span) item.passage(title, paragraphs(body), span);
    else if (title.includes('図')) {
      item.problem(
        'MISSING_PART',
        head.no,
        `「${title}」の図は、文字として取り出されていません。原本でご確認ください。`,
      );
    }
  }
  const before = front.slice(0, starts[0]?.at);
  const stray = spanOf(before);
  if (stray) {
    whole.passage('本文', paragraphs(before), stray);
    recorder.problem(
      'UNREAD_LINE',
      stray,
      '目次と最初の取組項目の間に、章の見出しのない文があります。内容をご確認ください。',
    );
  }
}

/** 重点目標 and their parts, with what the table of contents lists under each. */
function readHeadings(recorder: Recorder, sheets: readonly Sheet[], contents: Contents | null): void {
  const groups = new Map<string, { heading: Heading; place: Item['place']; sheets: Sheet[] }>();
  for (const sheet of sheets) {
    const { goal, part } = sheet;
    if (!goal || !part) continue;
    for (const [no, heading] of [[goal.no, goal] as const, [goal.no + part.no, part] as const]) {
      const group = groups.get(no) ?? { heading, place: heading === part ? placeOf(goal, null) : [], sheets: [] };
      group.sheets.push(sheet);
      groups.set(no, group);
      if (keyOf(group.heading.title) === keyOf(heading.title)) continue;
      contradiction(recorder, `「${no}」の見出し`, group.heading, heading);
      group.heading = { ...group.heading, title: heading.title };
    }
  }
  for (const [no, { heading, place, sheets: own }] of groups) {
    const itemNo = no.includes('(') ? no : `重点目標${no}`;
    const at: [number, number] = [own[0]?.from ?? heading.line, own.at(-1)?.to ?? heading.line];
    const item = recorder.item({ kind: 'heading', itemNo, title: heading.title, place }, at);
    const listed = [...(contents?.headings ?? [])].filter(([other]) => other.startsWith(no) && other !== no);
    const text = listed.map(([, entry]) => `${entry.no.slice(entry.no.startsWith('(') ? 0 : -1)} ${entry.title}`);
    const [first, last] = [listed[0]?.[1].line, listed.at(-1)?.[1].line];
    if (first !== undefined && last !== undefined) item.passage('目次', text.join('\n'), [first, last]);
    const entry = contents?.headings.get(no);
    if (entry && keyOf(entry.title) !== keyOf(heading.title)) {
      contradiction(item, `「${no}」の見出し`, entry, heading);
    }
  }
}

function contradiction(to: Pick<Recorder, 'problem'>, what: string, entry: Heading, heading: Heading): void {
  to.problem(
    'CONTRADICTION',
    heading.line,
    `${what}が、${String(entry.line)}行目では「${entry.title}」、${String(heading.line)}行目では「${heading.title}」です。どちらが正しいかご確認ください。`,
  );
}

const placeOf = (goal: Heading, part: Heading | null): Item['place'] => [
  { label: '重点目標', no: goal.no, title: goal.title },
  ...(part ? [{ label: '区分', no: part.no, title: part.title }] : []),
];

// ── One sheet ───────────────────────────────────────────────────────────────────────────────────────────────────────

interface Columns {
  /** Printed name → column; any 担当… counts as 担当課. */
  named: Map<string, number>;
  /** Column → fiscal year, in the order of print; empty where the header does not tell. */
  years: Map<number, number>;
  /** Columns that the layout does not have, by what their header prints. */
  unknown: Map<number, string>;
  width: number;
}

/** What all facts of a row share. */
type Row = Pick<FactDetails, 'metric' | 'at' | 'note'>;

interface Footnote {
  /** The line as printed, and without its mark. */
  printed: string;
  text: string;
  line: number;
}

interface SheetState {
  item: ItemRecorder;
  /** Footnotes by their mark. */
  footnotes: Map<string, Footnote>;
  seen: Set<string>;
  section: '' | '年次計画' | '成果指標';
  columns: Columns | null;
  /** Rows end where their text ends, as an editor leaves them that takes blanks off the line ends. */
  trimmed: boolean;
  ordinal: number;
  text: { label: string; parts: string[]; at: [number, number] } | null;
  /** A row's beginning that the converter left on a line of its own. */
  open: { text: string; line: number } | null;
  /** The 取組内容 or 指標 that says 備考に記載. */
  remarked: string | null;
}

/**
 * The header's columns, given those that a header line above it named. A year twice or out of order is reported, and a
 * year twice ties nothing.
 */
function readColumns(state: SheetState, line: Line, named = new Map<string, number>()): Columns {
  const years = new Map<number, number>();
  const unknown = new Map<number, string>();
  for (const [column, cell] of cellsOf(line).entries()) {
    const year = parseFiscalYear(cell);
    const name = keyOf(cell).replace(/^担当.*/u, '担当課');
    if (year !== null) years.set(column, year);
    else if (COLUMN_NAMES.has(name)) named.set(name, column);
    else if (name !== '') unknown.set(column, cell);
  }
  const printed = [...years.values()];
  const { item } = state;
  if (new Set(printed).size !== printed.length) {
    item.problem('CONTRADICTION', line.no, '年度の見出しに同じ年度が2回あります。原本の表で確かめてください。');
    years.clear();
  } else if (printed.some((year, i) => i > 0 && year !== (printed[i - 1] ?? 0) + 1)) {
    item.problem(
      'CONTRADICTION',
      line.no,
      '年度の見出しが年度の順に並んでいません。見出しの印字どおりに読み取りましたが、原本の表で確かめてください。',
    );
  }
  return { named, years, unknown, width: cellsOf(line).length };
}

/** A row's cells where they line up with the header, else null and a problem; what stands in foreign columns is one too. */
function alignedCells(state: SheetState, line: Line): string[] | null {
  const { columns, item } = state;
  const cells = cellsOf(line).map(withoutHtml);
  const missing = (columns?.width ?? 0) - cells.length;
  if (!columns || columns.years.size === 0 || missing < 0 || (missing > 0 && !state.trimmed)) {
    item.problem(
      'UNTIED_VALUE',
      line.no,
      `${state.section}の表で、列が見出しとそろわない行です（「${(cells[0] ?? '').slice(0, 30)}」）。値の年度が決まらないため、取り込みませんでした。`,
    );
    return null;
  }
  for (const [column, name] of columns.unknown) {
    const text = cells[column] ?? '';
    if (text === '' || DASH.test(text)) continue;
    item.problem('UNTIED_VALUE', line.no, `この様式にない列「${name}」の内容「${text}」は、取り込みませんでした。`);
  }
  return [...cells, ...Array.from({ length: missing }, () => '')];
}

/** `行政総務課 職員課` → two; `政策部 行政経営課` → one. */
function splitDepartments(cell: string): string[] {
  const departments: string[] = [];
  let open = '';
  for (const word of cell.split(/[ 　、,]+/u).filter(part => part !== '')) {
    const name = open === '' ? word : `${open} ${word}`;
    open = DIVISION.test(word) && open === '' ? name : '';
    if (open === '') departments.push(name);
  }
  return open === '' ? departments : [...departments, open];
}

function checkOrdinal(state: SheetState, name: string, line: number): void {
  const printed = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(name.charAt(0)) + 1;
  if (printed === 0) return;
  if (printed !== state.ordinal + 1) {
    state.item.problem(
      'MISSING_PART',
      line,
      `取組内容の番号が続いていません（${String(state.ordinal + 1)}番のはずの行が「${name.charAt(0)}」です）。抜けた行がないかご確認ください。`,
    );
  }
  state.ordinal = printed;
}

/** 取組内容: its sentence, its departments, and what each year plans. */
function planRow(state: SheetState, line: Line): void {
  const { item, open } = state;
  const cells = alignedCells(state, line);
  if (!cells) {
    checkOrdinal(state, line.text, line.no);
    // Its words are still worth finding, though none of them is tied to a year.
    item.passage('取組内容', withoutHtml(line.text.replaceAll('\t', ' ')), line.no);
    return;
  }
  const continues = open !== null && !ORDINAL.test(cells[0] ?? '');
  if (open && !continues) unread(state, open.line);
  const printed = (continues ? open.text : '') + (cells[0] ?? '');
  const start = continues ? open.line : line.no;
  state.open = null;
  checkOrdinal(state, printed, start);
  const name = printed.replace(ORDINAL, '');
  if (name === '') {
    untied(state, '取組内容の名前のない行', line.no);
    return;
  }
  item.passage('取組内容', printed, [start, line.no]);
  const { text: metric, mark } = splitMark(name);
  const row = { metric, at: [start, line.no] as [number, number], ...noteOf(state, mark) };
  for (const department of splitDepartments(cells[state.columns?.named.get('担当課') ?? -1] ?? '')) {
    if (DASH.test(department)) continue;
    item.fact({ ...row, kind: 'department', fiscalYear: null, valueText: department });
  }
  milestones(state, row, cells);
}

function milestones(state: SheetState, row: Row, cells: readonly string[]): void {
  const { item } = state;
  const { metric, at } = row;
  const years = [...(state.columns?.years ?? [])];
  const printed = years.flatMap(([column]) =>
    cells[column] === '' || DASH.test(cells[column] ?? '') ? [] : [cells[column] ?? ''],
  );
  const [only] = printed;
  // A whole sentence alone in the row stands across the years; a plan for a year is a short phrase.
  if (only !== undefined && printed.length === 1 && only.endsWith('。')) {
    item.passage('年次計画', only, at);
    item.problem(
      'UNTIED_VALUE',
      at,
      `「${metric.slice(0, 30)}」の年度の欄に、年度ごとの計画ではなく文が印字されています。どの年度のものか決まらないため、本文としてだけ取り込みました。`,
    );
    return;
  }
  let before: string | null = null;
  for (const [column, fiscalYear] of years) {
    const valueText = cells[column] ?? '';
    if (ARROW.test(valueText)) {
      if (before === null) untied(state, `「${metric.slice(0, 30)}」の矢印（→）の前に、続ける内容のない欄`, at);
      else item.fact({ ...row, kind: 'milestone', fiscalYear, valueText: before, continued: true });
      continue;
    }
    before = valueText === '' || DASH.test(valueText) ? null : valueText;
    if (before !== null) item.fact({ ...row, kind: 'milestone', fiscalYear, valueText: before });
  }
}

function untied(state: SheetState, what: string, at: number | [number, number]): void {
  state.item.problem('UNTIED_VALUE', at, `${what}があります。取り込まなかったので、原本の表で確かめてください。`);
}

const noteOf = (state: SheetState, mark: string | null) => {
  const text = state.footnotes.get(mark ?? '')?.text;
  return text === undefined ? {} : { note: text };
};

/** 成果指標: a baseline whose year is not printed, and a target for each year. */
function indicatorRow(state: SheetState, line: Line): void {
  const { item, open } = state;
  state.open = null;
  const cells = alignedCells(state, line);
  if (!cells) return;
  const { text: metric, mark } = splitMark((cells[0] ?? '').replace(ORDINAL, ''));
  if (metric === '' || parseQuantity(metric) !== null || open?.line === line.no - 1) {
    untied(state, '指標の名前が決まらない行', open?.line === line.no - 1 ? [open.line, line.no] : line.no);
    return;
  }
  const note = noteOf(state, mark);
  const values: [number, number | null][] = [
    [state.columns?.named.get('現状値') ?? -1, null],
    ...(state.columns?.years ?? []),
  ];
  const torn = cells.find((cell, i) => i > 0 && TORN_NUMBER.test(cell) && parseQuantity(cell) === null);
  if (torn !== undefined) {
    // Where a number is torn, the cells behind it may have slid.
    untied(state, `「${metric}」に、途中で切れているような値「${torn}」`, line.no);
    return;
  }
  for (const [column, fiscalYear] of values) {
    const valueText = cells[column] ?? '';
    if (valueText === '' || DASH.test(valueText)) continue;
    if (SEE_REMARK.test(keyOf(valueText))) {
      state.remarked = metric;
    } else {
      const kind = fiscalYear === null ? 'baseline' : 'target';
      item.fact({ metric, kind, fiscalYear, valueText, at: line.no, ...note });
    }
  }
}

/** 備考: where an indicator refers to it, a reading for each of the things that the indicator names, in one year. */
function remarkRow(state: SheetState, line: Line): void {
  const text = withoutHtml(cellsOf(line).slice(1).join(' '));
  state.item.passage('備考', readable(text), line.no);
  const [, head = '', list = ''] = REMARK_HEAD.exec(text) ?? [];
  const [year, second] = findFiscalYears(head);
  const entries = list.split('、').map(entry => REMARK_ENTRY.exec(entry.trim()));
  const named = entries.map(entry => entry?.[1] ?? '');
  const { remarked } = state;
  const belongs = remarked !== null && named.every(name => name !== '' && remarked.includes(name));
  if (!year || second || year.start !== 0 || !belongs) return;
  const what = head.slice(year.end);
  for (const entry of entries) {
    const [, name = '', valueText = ''] = entry ?? [];
    state.item.fact({ metric: `${name}${what}`, kind: 'baseline', fiscalYear: year.year, valueText, at: line.no });
  }
  state.remarked = null;
}

const TEXT_ROWS = new Set(['目指す姿', '課題', '関連計画']);
const COLUMN_NAMES = new Set(['取組内容', '担当課', '成果指標', '現状値', '目標値']);
const TABLES = new Set(['年次計画', '成果指標', '備考']);
const WANTED = ['目指す姿', '課題', '年次計画', '成果指標'];

function readRow(state: SheetState, line: Line): void {
  const cells = cellsOf(line);
  const label = keyOf(cells[0] ?? '');
  if (isFurniture(line) || label === 'SDGs') return;
  state.seen.add(label);
  if (cells.length > 1 && TEXT_ROWS.has(label)) {
    closeText(state);
    const text = cells.filter((cell, i) => i > 0 && cell !== '').join('\n');
    [state.section, state.text] = ['', { label, parts: [text], at: [line.no, line.no] }];
    return;
  }
  if (state.text && cells.length === 1 && !TABLES.has(label)) {
    state.text.parts.push(label === '' ? '' : line.text);
    state.text.at[1] = line.no;
    return;
  }
  closeText(state);
  if (label === '年次計画') {
    [state.section, state.columns, state.trimmed] = ['年次計画', null, cells.length === 1];
  } else if (label === '取組内容') {
    state.section = '年次計画';
    state.columns = readColumns(state, line);
  } else if (label === '成果指標') {
    const named = new Map(cells.map((cell, column) => [keyOf(cell), column]));
    [state.section, state.columns] = ['成果指標', { named, years: new Map(), unknown: new Map(), width: cells.length }];
  } else if (state.section === '成果指標' && label === '' && cells.some(cell => parseFiscalYear(cell) !== null)) {
    state.columns = readColumns(state, line, state.columns?.named);
  } else if (label === '備考') {
    remarkRow(state, line);
  } else if (state.section !== '' && cells.length > 1) {
    if (state.section === '年次計画') planRow(state, line);
    else indicatorRow(state, line);
  } else if (state.section !== '') {
    if (state.open) unread(state, state.open.line);
    state.open = { text: line.text.trim(), line: line.no };
  } else {
    unread(state, line.no);
  }
}

/** A section's text ends where the next row begins; a page break may have left it on several lines. */
function closeText(state: SheetState): void {
  if (state.text) state.item.passage(state.text.label, readable(rejoin(state.text.parts)), state.text.at);
  state.text = null;
}

function unread(state: SheetState, at: number): void {
  state.item.problem('UNREAD_LINE', at, 'この様式のどの欄にも当てはまらない行です。内容をご確認ください。');
}

function departmentsOf(lines: readonly Line[]): string[] {
  const header = lines.findIndex(line => labelOf(line) === '取組内容');
  const column = header < 0 ? -1 : cellsOf(lines[header] as Line).findIndex(cell => keyOf(cell).startsWith('担当'));
  if (column < 0) return [];
  const end = lines.findIndex((line, i) => i > header && labelOf(line) === '成果指標');
  const cells = lines
    .slice(header + 1, end < 0 ? undefined : end)
    .filter(line => labelOf(line) !== '取組内容')
    .map(line => withoutHtml(cellsOf(line)[column] ?? ''));
  return [...new Set(cells.flatMap(splitDepartments).filter(name => !DASH.test(name)))];
}

function readSheet(recorder: Recorder, sheet: Sheet, all: readonly Line[], contents: Contents | null): void {
  const lines = all.slice(sheet.from - 1, sheet.to);
  const { goal, part, head } = sheet;
  const [, kana, printedTitle] = KANA_TITLE.exec(withoutHtml(cellsOf(head)[1] ?? '')) ?? [];
  if (!goal || !part || kana === undefined || printedTitle === undefined) {
    recorder.problem(
      'MISSING_PART',
      [sheet.from, sheet.to],
      '取組項目の番号（重点目標・区分・記号）がそろっていないため、この取組項目を取り込めませんでした。見出しの行をご確認ください。',
    );
    return;
  }
  const { text: title } = splitMark(printedTitle);
  const itemNo = `${goal.no}${part.no}${kana}`;
  const item = recorder.item({ itemNo, title, departments: departmentsOf(lines), place: placeOf(goal, part) }, [
    sheet.from,
    sheet.to,
  ]);
  const state: SheetState = {
    item,
    footnotes: findFootnotes(lines),
    seen: new Set(),
    section: '',
    columns: null,
    trimmed: false,
    ordinal: 0,
    text: null,
    open: null,
    remarked: null,
  };
  compareContents(item, { no: itemNo, title, line: head.no }, contents);
  const notes = new Set([...state.footnotes.values()].map(note => note.line));
  for (const line of lines) if (line.no > head.no && !notes.has(line.no)) readRow(state, line);
  closeText(state);
  if (state.open) unread(state, state.open.line);
  if (state.remarked !== null)
    untied(state, `「${state.remarked}」の現状値が備考にあると印字されていますが、読み取れない備考`, head.no);
  for (const label of WANTED.filter(name => !state.seen.has(name))) {
    item.problem('MISSING_PART', head.no, `取組項目 ${itemNo} に「${label}」の欄がありません。`);
  }
  readFootnotes(state, lines);
}

function compareContents(item: ItemRecorder, heading: Heading, contents: Contents | null): void {
  if (!contents) return;
  const entry = contents.headings.get(heading.no);
  if (!entry) {
    item.problem('CONTRADICTION', heading.line, `取組項目 ${heading.no}「${heading.title}」が目次にありません。`);
  } else if (keyOf(entry.title) !== keyOf(heading.title)) {
    contradiction(item, `取組項目 ${heading.no} の名前`, entry, heading);
  }
}

/** Footnotes stand below the tables, each on a line of its own that begins with its mark. */
function findFootnotes(lines: readonly Line[]): Map<string, Footnote> {
  const footnotes = new Map<string, Footnote>();
  for (const line of lines) {
    const printed = line.text.trim();
    const [, mark, text] = FOOTNOTE.exec(printed) ?? [];
    if (mark !== undefined && text !== undefined) footnotes.set(mark, { printed, text, line: line.no });
  }
  return footnotes;
}

/** Each footnote as a passage, named after the word that its mark stands behind. */
function readFootnotes({ item, footnotes }: SheetState, lines: readonly Line[]): void {
  const words = new Map<string, { word: string; line: number }>();
  for (const line of lines) {
    const { mark, word } = splitMark(line.text);
    if (mark !== null && !FOOTNOTE.test(line.text.trim())) words.set(mark, { word, line: line.no });
  }
  for (const [mark, { printed, line }] of footnotes) {
    const word = words.get(mark)?.word;
    item.passage(word === undefined || word === '' ? '用語' : `用語（${word}）`, printed, line);
    if (word === undefined) {
      item.problem('MISSING_PART', line, `注記「${mark}」の付いた言葉が、この取組項目に見当たりません。`);
    }
  }
  for (const [mark, { line }] of words) {
    if (!footnotes.has(mark)) item.problem('MISSING_PART', line, `注記「${mark}」の説明が見当たりません。`);
  }
}

// ── The profile ─────────────────────────────────────────────────────────────────────────────────────────────────────

function parse(document: Document): ReturnType<Profile['parse']> {
  const { lines } = document;
  const recorder = createRecorder(document, FAMILY);
  const sheets = findSheets(lines);
  const body = sheets[0]?.from ?? lines.length + 1;
  const contents = findContents(lines, body - 1);
  const cover = lines.slice(0, (contents?.from ?? body) - 1);
  const plan = readCover(cover);
  const coverSpan = spanOf(cover);
  const whole = recorder.item({ kind: 'heading', itemNo: '計画全体', title: plan.planTitle }, [
    1,
    Math.max(1, lines.length),
  ]);
  if (coverSpan) whole.passage('表紙', paragraphs(cover), coverSpan);
  readChapters(recorder, whole, contents ? lines.slice(contents.to, body - 1) : []);
  readHeadings(recorder, sheets, contents);
  for (const sheet of sheets) readSheet(recorder, sheet, lines, contents);

  const printed = new Set(sheets.map(sheet => sheetNo(sheet)));
  for (const [no, entry] of contents?.headings ?? []) {
    if (parseItemNo(no) === no && !printed.has(no)) {
      whole.problem('MISSING_PART', entry.line, `目次にある取組項目 ${no}「${entry.title}」のページがありません。`);
    }
  }
  const years = lines
    .filter(line => labelOf(line) === '取組内容')
    .flatMap(line => findFiscalYears(line.text).map(({ year }) => year));
  return recorder.finish({
    city: plan.city ?? '（市名なし）',
    planTitle: plan.planTitle,
    fiscalYears: plan.fiscalYears ?? (years.length === 0 ? [2000, 2000] : [Math.min(...years), Math.max(...years)]),
    publisher: plan.publisher,
    url: plan.url,
  });
}

function sheetNo({ goal, part, head }: Sheet): string {
  return `${goal?.no ?? ''}${part?.no ?? ''}${KANA_TITLE.exec(cellsOf(head)[1] ?? '')?.[1] ?? ''}`;
}

const MARKS: ((line: Line) => boolean)[] = [
  line => /^取組項目\t[ア-ト][ 　]/u.test(line.text),
  line => /^取組内容\t担当課?\t/u.test(line.text) && findFiscalYears(line.folded).length > 1,
  line => line.text.startsWith('成果指標\t現状値\t目標値'),
  line => line.text.startsWith('目指す姿\t'),
];

function recognise(lines: readonly Line[]): number {
  const found = MARKS.filter(mark => lines.some(mark)).length;
  return (found / MARKS.length) * (lines.some(line => partOf(line) !== null) ? 0.97 : 0.8);
}

export const reformPlan: Profile = { id: FAMILY, recognise, parse };
