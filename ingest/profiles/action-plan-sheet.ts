/**
 * 行財政改革推進計画 アクションプラン (実施項目・進捗管理シート): one page a measure (実施項目), with summary tables in front.
 *
 * A sheet's cells stand in the order in which a converter read them from the page:
 * - cell captions, the indicator row (単位 … 指標の現状値 … 計画最終年度の目標値 …), then the effect column, whose amounts
 *   stand between the words 評価 and always run from the plan's first year to its last;
 * - the yearly rows (年次計画): a year label, the year's text, the year's target; they run upwards or downwards;
 * - place, title, departments, the text sections, the indicator's name.
 * On some sheets the year labels are torn from their text. Then nothing in the layout ties the two, and only what another
 * place of the document proves becomes a fact.
 *
 * The summary tables (一覧表) state indicator, target and department again: they check the sheets, and the sheet wins.
 */
import { findFiscalYears, fiscalYearLabel, parseFiscalYear } from '../../src/domain/fiscal-year.ts';
import { parseQuantity } from '../../src/domain/quantity.ts';
import type { Item, ProblemCode } from '../../src/domain/records.ts';
import { createRecorder, rejoin, type Document, type ItemRecorder, type Profile, type Recorder } from '../profile.ts';
import type { Line } from '../read/line.ts';

const FAMILY = 'action-plan-sheet';

/** A line that is not blank. Rows of one `block` follow each other without a blank line. */
interface Row {
  no: number;
  text: string;
  block: number;
  /** Counts up at each page break (two blank lines or more). */
  page: number;
}
type Span = [number, number];
interface Found {
  code: ProblemCode;
  at: Span;
  message: string;
}

// ── Lines of the layout ─────────────────────────────────────────────────────────────────────────────────────────────

const SHEET_HEAD = /^(.+?)\s*実施項目[・･]進捗管理シート$/u;
const LEGEND_HEAD = /進捗管理シートの見方$/u;
const POLICY_HEAD = /^基本方針\s*([0-9０-９]{1,2})\s+改革の推進項目$/u;
const ITEM_HEAD = /^実施項目\s*([①-⑳])$/u;
const CAPTION =
  /^(?:具体的な|改善取組|改善取組内容|内容|現状と|課題|現状と課題|成果指標|指標|[(（]行動[/／]成果[)）])$/u;
const YEAR_COLUMN = /^年度$/u;
const RESULT = /^(全期間総合)?評価$/u;
const AMOUNT = '[-－―ー▲△]?[0-9０-９,，.．]+|[-－―ー]';
const TOTALS = new RegExp(`^(${AMOUNT})\\s+(${AMOUNT})(?:〔小計〕.*)?$`, 'u');
const SUBTOTAL = /^〔小計〕/u;
const LEGEND_ROW = /^年次計画[；;]/u;
const COLUMN_HEADS = /^((?:令和|平成)\S+年度の取組方針[・･]取組内容)\s+((?:令和|平成)\S+において目指す姿)$/u;
const PLACE = /^(?![●◆■・･①-⑳])([^【]*?)\s*[(（]([0-9０-９]{1,2})[)）]\s*(\S.*)$/u;
const LEAD = /^([^【]*)【([^】]+)】$/u;
const RELATED = /^〔関[連係]所属[；;：:](.*)〕$/u;
const MARK = /^(?:[RＲ][0-9０-９]{1,2}\s*)?(?:新規|拡充|統合|廃止|完了)$/u;
const YEAR_LABEL = /^((?:令和|平成)\s*(?:[0-9０-９]{1,2}|元)年度)(?=$|[\s・･①-⑳(（※\-－ー―])/u;
const BULLET = /^[●◆■▪☆◎◇※・･①-⑳〈→•]/u;
const DASH = /^[-－―ー‐–—]$/u;
/** A piece of a number: what a torn cell leaves. */
const DIGITS_ONLY = /^[0-9０-９,，.．▲△%％]+$/u;
/** Longer lines are prose or noise; no rule of the layout looks at them. */
const LONGEST = 500;

const SECTION = { '●': '具体的な改善取組内容', '◆': '現状と課題' } as const;
const EITHER_SECTION = '具体的な改善取組内容・現状と課題';

function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  let blanks = 0;
  let block = 0;
  let page = 0;
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '') {
      blanks++;
      continue;
    }
    if (blanks > 0) block++;
    if (blanks > 1) page++;
    blanks = 0;
    rows.push({ no: line.no, text, block, page });
  }
  return rows;
}

/** A cell's number. Longer texts are no cells, and not worth the reading. */
const quantityOf = (text: string) => (text.length <= 60 ? parseQuantity(text) : null);

const is = (row: Row | undefined, pattern: RegExp) =>
  row !== undefined && row.text.length <= LONGEST && pattern.test(row.text);

const matchOf = (row: Row | undefined, pattern: RegExp) =>
  row !== undefined && row.text.length <= LONGEST ? pattern.exec(row.text) : null;

/** Rows in runs that one value of `by` holds together. */
function runs<T>(rows: readonly T[], by: (row: T) => unknown): T[][] {
  const found: T[][] = [];
  let last: unknown;
  for (const row of rows) {
    const now = by(row);
    if (found.length === 0 || now !== last) found.push([]);
    found.at(-1)?.push(row);
    last = now;
  }
  return found;
}
const blocksOf = (rows: readonly Row[]) => runs(rows, row => row.block);

function spanOf(rows: readonly { no: number }[]): Span {
  const nos = rows.map(row => row.no);
  return [nos[0] ?? 1, nos.at(-1) ?? 1];
}

/** `rejoin` by halves: it looks at all of the text so far for each part, which thousands of lines of noise would make slow. */
function joinLines(parts: readonly string[]): string {
  const half = Math.ceil(parts.length / 2);
  return parts.length <= 64 ? rejoin(parts) : rejoin([joinLines(parts.slice(0, half)), joinLines(parts.slice(half))]);
}

/** Cuts rows before each one that begins a bullet. */
function bulletsOf<T extends { text: string }>(rows: readonly T[], bullet: RegExp): T[][] {
  let count = 0;
  return runs(rows, row => (bullet.test(row.text) ? ++count : count));
}

/** Rejoined for reading: a new line only where the document begins a bullet. */
function paragraph(rows: readonly { text: string }[]): string {
  return bulletsOf(rows, BULLET)
    .map(bullet => joinLines(bullet.map(row => row.text)))
    .join('\n');
}

/** For comparing only: half width, without blanks and signs, years as Western numbers (`H25比` = `2013年度比`). */
function key(text: string): string {
  let years = '';
  let from = 0;
  for (const mention of findFiscalYears(text)) {
    years += text.slice(from, mention.start) + String(mention.year);
    from = mention.end;
  }
  return (years + text.slice(from))
    .normalize('NFKC')
    .replaceAll('及び', '')
    .replaceAll(/[^\p{L}\p{N}.%]/gu, '');
}
const halfWidth = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** Whether `short` is what stays when characters are left out of `long`: an abbreviation. */
function abbreviates(short: string, long: string): boolean {
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return short !== '' && at === short.length;
}

// ── A sheet ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Cell {
  text: string;
  at: Span;
}
interface YearRow {
  year: number;
  label: Row;
  text: Row[];
  /** Tail of the label's own line, where the text begins there. */
  head: string;
  target: Cell | null;
  /** Numbers of the row that cannot be told to be its target. */
  loose: Row[];
}
interface Section {
  name: string;
  year: number | null;
  rows: { no: number; text: string }[];
}
interface Sheet {
  at: Span;
  policyNo: string;
  policyTitle: string;
  measureNo: string;
  measureTitle: string;
  sign: string;
  title: string;
  leads: Cell[];
  related: Cell[];
  marks: string[];
  metric: string;
  metricNote: string | undefined;
  unit: string;
  baseline: Cell | null;
  final: Cell | null;
  /** One per year of the plan, first year first; null for a blank cell. */
  effects: (Cell | null)[];
  effectUnit: string;
  total: Cell | null;
  actualTotal: Cell | null;
  years: YearRow[];
  /** Year labels are torn from their cells: the texts and numbers that then stand without a year. */
  torn: { texts: Row[][]; values: Row[] } | null;
  sections: Section[];
  problems: Found[];
}

interface Draft extends Sheet {
  /** Rows that no rule has placed yet. */
  rest: Row[];
}

function emptySheet(rows: Row[]): Draft {
  return {
    at: spanOf(rows),
    policyNo: '',
    policyTitle: '',
    measureNo: '',
    measureTitle: '',
    sign: '',
    title: '',
    leads: [],
    related: [],
    marks: [],
    metric: '',
    metricNote: undefined,
    unit: '',
    baseline: null,
    final: null,
    effects: [],
    effectUnit: '千円',
    total: null,
    actualTotal: null,
    years: [],
    torn: null,
    sections: [],
    problems: [],
    rest: rows,
  };
}

function cellOf(text: string, at: Span): Cell | null {
  return text === '' || DASH.test(text) ? null : { text, at };
}

/** 単位 … 指標の現状値 … 計画最終年度の目標値 …: the last cell may go on in the rows that follow, up to the effect column. */
function readIndicatorRow(sheet: Draft): void {
  const start = sheet.rest.findIndex(row => is(row, /単位.*指標の現状値.*計画最終年度の目標値/u));
  const row = sheet.rest[start];
  if (!row) {
    sheet.problems.push(missing(sheet, '「指標の現状値」と「計画最終年度の目標値」の行'));
    return;
  }
  const [before = '', final = ''] = row.text.split('計画最終年度の目標値');
  const [unit = '', baseline = ''] = before.slice(before.indexOf('単位') + 2).split('指標の現状値');
  let end = start + 1;
  while (sheet.rest[end] && !is(sheet.rest[end], YEAR_COLUMN) && !isFurniture(sheet.rest[end])) end++;
  // Without the effect column's caption nothing shows where the cell ends.
  const more = is(sheet.rest[end], YEAR_COLUMN) ? sheet.rest.slice(start + 1, end) : [];
  sheet.unit = DASH.test(unit.trim()) ? '' : unit.trim();
  sheet.baseline = cellOf(baseline.trim(), [row.no, row.no]);
  sheet.final = cellOf(joinLines([final, ...more.map(part => part.text)]), [row.no, more.at(-1)?.no ?? row.no]);
  sheet.rest.splice(start, 1 + more.length);
}

/** 年度, 評価 (amount) 評価 (amount) … 全期間総合評価 (amount), and the totals: expected effect, actual effect. */
function readEffects(sheet: Draft): void {
  const start = sheet.rest.findIndex((row, i) => is(row, YEAR_COLUMN) && is(sheet.rest[i + 1], RESULT));
  if (start < 0) {
    sheet.problems.push(missing(sheet, '効果見込額の欄'));
    return;
  }
  const slots: Row[][] = [];
  let whole = false;
  let end = start + 1;
  for (; end < sheet.rest.length; end++) {
    const row = sheet.rest[end];
    if (!row) break;
    const result = matchOf(row, RESULT);
    if (result) {
      if (whole) break;
      slots.push([]);
      whole = result[1] !== undefined;
    } else if (!whole || slots.at(-1)?.length === 0) {
      if (!new RegExp(`^(?:${AMOUNT})$`, 'u').test(row.text)) break;
      slots.at(-1)?.push(row);
    } else break;
  }
  const totals = matchOf(sheet.rest[end], TOTALS);
  const totalRow = totals ? sheet.rest[end] : undefined;
  if (totals && totalRow) {
    sheet.total = cellOf(totals[1] ?? '', [totalRow.no, totalRow.no]);
    sheet.actualTotal = cellOf(totals[2] ?? '', [totalRow.no, totalRow.no]);
  }
  const column = sheet.rest.splice(start, end - start + (totals ? 1 : 0));
  if (!whole || !totals) {
    sheet.problems.push({
      code: 'MISSING_PART',
      at: spanOf(column),
      message: `${noOf(sheet)} 効果見込額の欄に「全期間総合評価」または小計の行がありません。最終年度の額と合計を原本でご確認ください。`,
    });
  }
  sheet.effects = slots.map(slot => (slot[0] && slot.length === 1 ? cellOf(slot[0].text, spanOf(slot)) : null));
  const loose = slots.filter(slot => slot.length > 1).flat();
  const torn = slots.flat().filter(row => !DASH.test(row.text) && quantityOf(row.text) === null);
  if (loose.length + torn.length > 0) {
    sheet.effects = [];
    const at = spanOf(slots.flat());
    sheet.problems.push({
      code: 'UNTIED_VALUE',
      at,
      message: `${noOf(sheet)} 効果見込額の欄の数値（${slots
        .flat()
        .map(row => row.text)
        .join('、')}）が年度ごとに一つずつになっておらず、年度を決められません。原本でご確認ください。`,
    });
  }
}

const noOf = (sheet: Pick<Sheet, 'measureNo' | 'sign'>) =>
  sheet.sign === '' ? '番号のないシート' : `実施項目 (${sheet.measureNo || '?'})${sheet.sign}`;

function missing(sheet: Sheet, what: string): Found {
  return {
    code: 'MISSING_PART',
    at: sheet.at,
    message: `${noOf(sheet)} ${what}が見当たりません。原本でご確認ください。`,
  };
}

const FURNITURE = [SHEET_HEAD, SUBTOTAL, LEGEND_ROW, COLUMN_HEADS, POLICY_HEAD, ITEM_HEAD];
const isFurniture = (row: Row | undefined) => FURNITURE.some(pattern => is(row, pattern));

/** Takes the first row that matches out of the sheet. */
function take(sheet: Draft, pattern: RegExp): { row: Row; match: RegExpExecArray } | null {
  const at = sheet.rest.findIndex(row => is(row, pattern));
  const [row] = at < 0 ? [] : sheet.rest.splice(at, 1);
  const match = row ? pattern.exec(row.text) : null;
  return row && match ? { row, match } : null;
}

function readHead(sheet: Draft): void {
  sheet.policyNo = (take(sheet, POLICY_HEAD)?.match[1] ?? '').normalize('NFKC');
  sheet.sign = take(sheet, ITEM_HEAD)?.match[1] ?? '';
  const place = sheet.rest.find((row, i) => is(row, PLACE) && startsBlock(sheet.rest, i));
  const match = PLACE.exec(place?.text ?? '');
  if (match) {
    sheet.policyTitle = match[1] ?? '';
    sheet.measureNo = String(Number((match[2] ?? '').normalize('NFKC')));
    sheet.measureTitle = match[3] ?? '';
  }
  sheet.marks = [...new Set(sheet.rest.filter(row => is(row, MARK)).map(row => row.text))];
  sheet.rest = sheet.rest.filter(row => !is(row, MARK));
  for (const heads of [CAPTION, SHEET_HEAD]) {
    const first = sheet.rest.findIndex(row => is(row, YEAR_COLUMN));
    sheet.rest = sheet.rest.filter((row, i) => (first >= 0 && i > first) || !is(row, heads));
  }
  const unit = /効果見込額[(（]([^)）]+)[)）]/u.exec(sheet.rest.find(row => is(row, LEGEND_ROW))?.text ?? '');
  if (unit?.[1] !== undefined) sheet.effectUnit = unit[1];
}

function startsBlock(rows: readonly Row[], at: number): boolean {
  const before = rows[at - 1];
  return before === undefined || before.block !== rows[at]?.block || isFurniture(before);
}

const namesIn = (text: string, at: number): Cell[] =>
  text
    .split('、')
    .map(name => name.trim())
    .filter(name => name !== '')
    .map(name => ({ text: name, at: [at, at] }));

/** 【lead、lead】 and 〔関連所属；…〕: departments as printed. The title stands before the brackets. */
function readDepartments(sheet: Draft): Row[] {
  const related = take(sheet, RELATED);
  if (related) sheet.related = namesIn(related.match[1] ?? '', related.row.no);
  const at = sheet.rest.findIndex(row => is(row, LEAD));
  const lead = sheet.rest[at];
  const place = sheet.rest.findIndex((row, i) => is(row, PLACE) && startsBlock(sheet.rest, i));
  const match = LEAD.exec(lead?.text ?? '');
  if (!lead || !match) {
    sheet.problems.push(missing(sheet, '担当部課（【 】の中）'));
    return [];
  }
  sheet.leads = namesIn(match[2] ?? '', lead.no);
  const title = (match[1] ?? '').trim();
  const own = title === '' ? [] : [{ ...lead, text: title }];
  const between = place >= 0 && place < at ? sheet.rest.slice(place + 1, at) : [];
  const plain = between.every(row => !isFurniture(row) && !is(row, YEAR_LABEL) && !/^[●◆■]/u.test(row.text));
  if (plain && own.length + between.length > 0) {
    sheet.rest.splice(place, at - place + 1);
    return [...between, ...own];
  }
  sheet.rest.splice(at, 1);
  if (place >= 0) sheet.rest = sheet.rest.filter(row => !(is(row, PLACE) && row.text.endsWith(sheet.measureTitle)));
  return own;
}

// ── Yearly rows (年次計画) ───────────────────────────────────────────────────────────────────────────────────────────

const isSectionStart = (row: Row | undefined) => row !== undefined && /^[●◆■]/u.test(row.text);

/** A year label begins a block, fills its line, or follows a value: prose that begins a line with a year does none of it. */
function isLabel(rows: readonly Row[], at: number): boolean {
  const [row, before] = [rows[at], rows[at - 1]];
  if (!row || !is(row, YEAR_LABEL)) return false;
  if (startsBlock(rows, at) || parseFiscalYear(row.text) !== null) return true;
  return before !== undefined && (DASH.test(before.text) || quantityOf(before.text) !== null);
}

/** Takes the yearly rows out where labels, texts and values stand together, in rising or falling order. */
function readYears(sheet: Draft): void {
  const labels = sheet.rest.filter((_, i) => isLabel(sheet.rest, i));
  const first = labels[0];
  const last = labels.at(-1);
  if (!first || !last) {
    sheet.problems.push(missing(sheet, '年次計画の年度'));
    return;
  }
  const from = sheet.rest.indexOf(first);
  let to = sheet.rest.indexOf(last) + 1;
  while (to < sheet.rest.length && !isFurniture(sheet.rest[to]) && !isSectionStart(sheet.rest[to])) to++;
  const zone = sheet.rest.slice(from, to);
  const years = labels.map(row => parseFiscalYear(YEAR_LABEL.exec(row.text)?.[1] ?? '') ?? 0);
  const steps = years.slice(1).map((year, i) => Math.sign(year - (years[i] ?? 0)));
  const ordered = steps.every(step => step === steps[0] && step !== 0);
  const strays = sheet.rest.some(
    (row, i) => (i < from || i >= to) && /^[・･]/u.test(row.text) && startsBlock(sheet.rest, i),
  );
  const whole = !zone.some(row => isFurniture(row) || isSectionStart(row));
  if (!ordered || strays || !whole) {
    readTorn(sheet, labels);
    return;
  }
  const labelled = new Set(labels);
  sheet.rest.splice(from, to - from);
  for (const row of zone) {
    if (labelled.has(row)) {
      const label = YEAR_LABEL.exec(row.text)?.[1] ?? '';
      const head = row.text.slice(label.length).trim();
      const year = parseFiscalYear(label) ?? 0;
      sheet.years.push({ year, label: row, text: [], head, target: null, loose: [] });
    } else sheet.years.at(-1)?.text.push(row);
  }
  for (const row of sheet.years) settleTarget(row, [sheet.final?.text, sheet.baseline?.text]);
  sheet.years.sort((a, b) => a.year - b.year);
}

/**
 * The year's target is the one value that fills a block of its own, or the line after a label line. Anything else that
 * looks like a number of its own (a torn one, two of them, one that ends the text) is left loose.
 */
function settleTarget(row: YearRow, words: (string | undefined)[]): void {
  const sizes = new Map(blocksOf([row.label, ...row.text]).map(block => [block[0]?.block, block.length]));
  const values: Row[] = [];
  const kept: Row[] = [];
  for (const [i, line] of row.text.entries()) {
    const alone =
      sizes.get(line.block) === 1 || (i === 0 && sizes.get(line.block) === 2 && line.block === row.label.block);
    const value = !BULLET.test(line.text) && (DASH.test(line.text) || quantityOf(line.text) !== null);
    const word = i === row.text.length - 1 && i > 0 && !BULLET.test(line.text) && words.includes(line.text);
    if (alone && (value || word)) values.push(line);
    else if (DIGITS_ONLY.test(line.text)) row.loose.push(line);
    else if (alone && i > 0 && i === row.text.length - 1 && /^[^・･①-⑳(（]{1,12}(?<![。）)])$/u.test(line.text))
      row.loose.push(line);
    else kept.push(line);
  }
  if (DASH.test(row.head)) row.head = '';
  else if (quantityOf(row.head) !== null) {
    values.push({ ...row.label, text: row.head });
    row.head = '';
  }
  const [only] = values;
  if (only && values.length === 1 && row.loose.length === 0) row.target = cellOf(only.text, [only.no, only.no]);
  else row.loose = row.loose.concat(values.filter(value => !DASH.test(value.text)));
  if (values.length === 0 && / [0-9０-９,，.．]+$/u.test((kept.at(-1)?.text ?? row.head).slice(-20)))
    row.loose.push(kept.at(-1) ?? row.label);
  row.text = kept;
}

/** Labels stand away from their cells: bullets and numbers without a year. */
function readTorn(sheet: Draft, labels: Row[]): void {
  const isLabelRow = new Set(labels);
  const texts: Row[][] = [];
  const values: Row[] = [];
  const others: Row[] = [];
  for (const block of blocksOf(sheet.rest)) {
    const cells = block.filter(row => !isLabelRow.has(row));
    const bullets = /^[・･]/u.test(cells[0]?.text ?? '');
    if (bullets) texts.push(cells);
    else
      for (const row of cells) {
        if (DASH.test(row.text)) continue;
        if (DIGITS_ONLY.test(row.text) || quantityOf(row.text) !== null) values.push(row);
        else others.push(row);
      }
  }
  for (const label of labels) {
    const tail = label.text.replace(YEAR_LABEL, '').trim();
    if (tail !== '' && !DASH.test(tail)) texts.push([label]);
  }
  sheet.torn = { texts, values };
  sheet.rest = others;
}

// ── Text sections, title and indicator ──────────────────────────────────────────────────────────────────────────────

/** Cuts `■ left ■ right` of one line into the cells of the two columns. */
function cutColumns(row: Row): Row[] {
  return row.text.split(/\s+(?=■)/u).map((text, i) => ({ ...row, text, block: row.block + i / 1000 }));
}

function readSections(sheet: Draft): void {
  const header = sheet.rest.find(row => is(row, COLUMN_HEADS));
  const names = COLUMN_HEADS.exec(header?.text ?? '');
  const body = sheet.rest.filter(row => !isFurniture(row) || row === header);
  const marked = body.some(row => /^[●◆]/u.test(row.text));
  const columns: Row[][] = [];
  const plain: Row[][] = [];
  let open: 'text' | 'columns' | null = null;
  for (const block of blocksOf(body)) {
    for (const row of block) {
      if (row === header) {
        if (!sheet.torn) open = null;
        continue;
      }
      const sign = row.text.charAt(0);
      if (sign === '●' || sign === '◆') {
        openSection(sheet, SECTION[sign]).rows.push(row);
        open = 'text';
      } else if (sign === '■') {
        for (const cell of cutColumns(row)) {
          if (columns.at(-1)?.[0]?.block !== cell.block) columns.push([]);
          columns.at(-1)?.push(cell);
        }
        open = 'columns';
      } else if (!marked && open !== 'columns' && row.text.startsWith('①')) {
        // Neither column has its sign: each begins its own count, and 改善取組内容 stands above 現状と課題.
        sheet.sections.push({
          name: sheet.sections.length === 0 ? SECTION['●'] : SECTION['◆'],
          year: null,
          rows: [row],
        });
        open = 'text';
      } else if (open === 'text' && (row !== block[0] || !sheet.torn)) {
        sheet.sections.at(-1)?.rows.push(row);
      } else if (open === 'columns' && row !== block[0]) {
        columns.at(-1)?.push(row);
      } else {
        if (row === block[0] || plain.length === 0) plain.push([]);
        plain.at(-1)?.push(row);
        open = null;
      }
    }
  }
  if (!marked && sheet.sections.length !== 2) {
    for (const section of sheet.sections) section.name = EITHER_SECTION;
  }
  sheet.sections = sheet.sections.concat(columnSections(columns, names?.[1] ?? '', names?.[2] ?? ''));
  sheet.rest = plain.flat();
  for (const name of Object.values(SECTION)) {
    const there = sheet.sections.some(section => section.name === name || section.name === EITHER_SECTION);
    if (!there) sheet.problems.push(missing(sheet, `「${name}」`));
  }
  if (columns.length === 0 || !names) sheet.problems.push(missing(sheet, '「取組方針・取組内容」と「目指す姿」'));
}

function openSection(sheet: Draft, name: string): Section {
  const last = sheet.sections.at(-1);
  if (last?.name === name) return last;
  const section: Section = { name, year: null, rows: [] };
  sheet.sections.push(section);
  return section;
}

const sectionOf = (name: string, rows: Row[]): Section => ({
  name,
  year: findFiscalYears(name)[0]?.year ?? null,
  rows,
});

/**
 * Two columns side by side: this year's plan, then the final year's picture. Two blocks are the two cells. One block of
 * two bullets holds one of each, for neither cell is ever empty. Whatever else cannot be told apart keeps both names.
 */
function columnSections(blocks: Row[][], left: string, right: string): Section[] {
  const [first, second] = blocks;
  if (!first || left === '') return blocks.map(rows => ({ name: '取組方針・取組内容、目指す姿', year: null, rows }));
  if (second && blocks.length === 2) return [sectionOf(left, first), sectionOf(right, second)];
  const cells = bulletsOf(first, /^■/u);
  if (blocks.length === 1 && cells[0] && cells[1] && cells.length === 2) {
    return [sectionOf(left, cells[0]), sectionOf(right, cells[1])];
  }
  return blocks.map(rows => ({ name: `${left}／${right}`, year: null, rows }));
}

const textOf = (block: readonly Row[]) => joinLines(block.map(row => row.text));
/** A name fills a few lines; more is noise. */
const isName = (block: readonly Row[]) => block.length <= 3 && textOf(block).length <= 120;

/** What is left after the sections: the indicator's name; on a torn sheet the policy's name and the title as well. */
function readNames(sheet: Draft, policies: ReadonlyMap<string, string>): void {
  const blocks = blocksOf(sheet.rest);
  const policy = policies.get(sheet.policyNo) ?? '';
  const at = blocks.findIndex(block => policy !== '' && isName(block) && key(textOf(block)) === key(policy));
  if (sheet.title === '' && at >= 0 && blocks[at + 1]) {
    sheet.policyTitle = policy;
    sheet.title = textOf(blocks[at + 1] ?? []);
    blocks.splice(at, 2);
  }
  const [before, name] = blocks.length === 2 && !sheet.torn ? blocks : [undefined, blocks[0]];
  const finished = before?.at(-1)?.text.endsWith('。') === true;
  if (name && isName(name) && (blocks.length === 1 || finished)) {
    const [metric = '', note] = textOf(name).split(/\s*(?=※)/u);
    sheet.metric = metric;
    sheet.metricNote = note;
    for (const row of before ?? []) sheet.sections.at(-1)?.rows.push(row);
    sheet.sections.push({ name: '指標', year: null, rows: name });
    sheet.rest = [];
  } else {
    sheet.problems.push(missing(sheet, '指標の名称'));
    sheet.rest = blocks.flat();
  }
  if (sheet.title === '') sheet.problems.push(missing(sheet, '実施項目の名称'));
  for (const rows of runs(sheet.rest, row => row.page)) {
    sheet.problems.push({
      code: 'UNREAD_LINE',
      at: spanOf(rows),
      message: `${noOf(sheet)} どの欄の記載か分からない行があります（「${rows[0]?.text.slice(0, 30) ?? ''}」など${String(rows.length)}行）。`,
    });
  }
}

function readSheet(rows: Row[]): Draft {
  const sheet = emptySheet(rows);
  readHead(sheet);
  readIndicatorRow(sheet);
  readEffects(sheet);
  const title = readDepartments(sheet);
  sheet.title = joinLines(title.map(row => row.text));
  readYears(sheet);
  readSections(sheet);
  return sheet;
}

// ── Summary tables (一覧表) ──────────────────────────────────────────────────────────────────────────────────────────

const TABLE_HEAD = /^実施項目 改善内容 (\S+) 指標 (目標\S*) 担当$/u;
const TABLE_FOOT = /^基本方針\s*([0-9０-９]{1,2})\s+(\S+)\s*[(（]([0-9０-９]{1,2})[)）]\s*(\S.*?)(?:-[a-z])?$/u;
const TABLE_ITEM = /^([①-⑳])\s*(\S.*)$/u;
const GROUP = /^〔(.+)〕$/u;
const AGAIN = /[[［]再[\]］]/u;
/** The notes that only say where or when: (R7), (累計). */
const ASIDE = /[(（](?:[RＲ][0-9０-９]{1,2}|累計)[)）]/gu;
/** A table cell is never longer; what lies before it is the cell before. */
const TAIL_PIECES = 40;

interface Piece {
  text: string;
  no: number;
  block: number;
}
interface TableRow {
  sign: string;
  group: string;
  rows: Row[];
}
interface Measure {
  no: string;
  title: string;
  policyNo: string;
  policyTitle: string;
  at: Span;
  columns: [string, string, string];
  notes: Row[];
  references: Row[];
  items: TableRow[];
}

function readTable(page: Row[], last: Measure | undefined): Measure | null {
  const head = matchOf(page[0], TABLE_HEAD);
  const foot = page.map(row => matchOf(row, TABLE_FOOT)).find(match => match);
  if (!head || !foot) return null;
  const no = String(Number((foot[3] ?? '').normalize('NFKC')));
  const measure: Measure =
    last?.no === no
      ? last
      : {
          no,
          title: foot[4] ?? '',
          policyNo: String(Number((foot[1] ?? '').normalize('NFKC'))),
          policyTitle: foot[2] ?? '',
          at: spanOf(page),
          columns: [head[1] ?? '', head[2] ?? '', '改善内容'],
          notes: [],
          references: [],
          items: [],
        };
  measure.at = [measure.at[0], page.at(-1)?.no ?? measure.at[1]];
  let group = measure.items.at(-1)?.group ?? '';
  let open: Row[] = [];
  for (const [i, row] of page.entries()) {
    const item = startsBlock(page, i) ? matchOf(row, TABLE_ITEM) : null;
    const due = (measure.items.at(-1)?.sign.codePointAt(0) ?? 0x245f) + 1;
    if (i === 0 || is(row, TABLE_FOOT)) open = [];
    else if (is(row, GROUP)) {
      group = row.text;
      open = [];
    } else if (row.text.startsWith('→')) measure.references.push(row);
    else if (row.text.startsWith('☆')) {
      open = measure.notes;
      open.push(row);
    } else if (item?.[1] !== undefined && item[1].codePointAt(0) === due) {
      open = [{ ...row, text: item[2] ?? '' }];
      measure.items.push({ sign: item[1], group, rows: open });
    } else open.push(row);
  }
  return measure;
}

interface Passage {
  name: string;
  year: number | null;
  text: string;
  at: Span;
}
interface Compared {
  passages: Passage[];
  /** What the table prints for 目標, where it says more or other than the sheet. */
  target: Cell | null;
  found: Found[];
  notes: string[];
}

/** Reads one row of a summary table beside its sheet: the sheet's names show where the row's cells begin. */
function compareRow(row: TableRow, measure: Measure, sheet: Sheet): Compared {
  const itemNo = `(${measure.no})${row.sign}`;
  const lead = sheet.leads.map(cell => cell.text.split(/\s+/u).at(-1) ?? '').join('、');
  const pieces = piecesOf(row.rows, lead);
  const found: Found[] = [];
  const notes: string[] = [];
  const at = spanOf(row.rows);
  const from = titlePieces(pieces, sheet.title);
  const dept = findFrom(pieces, from, tail => {
    const text = halfWidth(tail);
    return text === halfWidth(lead) || (text.startsWith(`${halfWidth(lead)}(`) && text.endsWith(')'));
  });
  if (dept < 0 || lead === '') {
    found.push({
      code: 'CONTRADICTION',
      at,
      message: `実施項目 ${itemNo} 一覧表の担当に、シートの担当（${lead}）が見当たりません。シートの記載を採用しています。`,
    });
    const name = `${measure.columns[2]}・${measure.columns[0]}`;
    return { passages: [passageOf(name, null, pieces.slice(from))], target: null, found, notes };
  }
  const { indicator, target } = splitTail(pieces, from, dept, sheet);
  const cells = bodyCells(pieces.slice(from, indicator));
  const [improve, plan] = cells;
  const year = findFiscalYears(measure.columns[0])[0]?.year ?? null;
  const passages: Passage[] =
    improve && plan && cells.length === 2
      ? [passageOf(measure.columns[2], null, improve), passageOf(measure.columns[0], year, plan)]
      : [passageOf(`${measure.columns[2]}・${measure.columns[0]}`, null, cells.flat())];
  const tail = [pieces.slice(indicator, target), pieces.slice(target, dept), pieces.slice(dept)];
  passages.push({
    name: `指標・${measure.columns[1]}・担当`,
    year: null,
    text: tail.map(joined).join(' '),
    at: spanOf(tail.flat()),
  });

  const metric = joined(pieces.slice(indicator, target));
  if (!sameName(key(withoutAside(metric)), key(sheet.metric))) {
    notes.push(`一覧表の指標名は「${metric}」です。`);
    found.push({
      code: 'CONTRADICTION',
      at: spanOf(pieces.slice(indicator, target)),
      message: `実施項目 ${itemNo} 指標名が一覧表（「${metric}」）とシート（「${sheet.metric}」）で異なります。シートの記載を採用しています。`,
    });
  }
  const goal = joined(pieces.slice(target, dept));
  const goalAt = spanOf(pieces.slice(target, dept));
  const plainGoal = goal.replaceAll(ASIDE, '');
  if (!sameGoal(plainGoal, sheet.final?.text ?? '')) {
    found.push({
      code: 'CONTRADICTION',
      at: goalAt,
      message: `実施項目 ${itemNo} ${measure.columns[1]}が一覧表（「${goal}」）とシートの計画最終年度の目標値（「${sheet.final?.text ?? '記載なし'}」）で異なります。シートの記載を採用しています。`,
    });
    notes.push(`一覧表の${measure.columns[1]}は「${goal}」です。`);
  } else if (plainGoal !== goal) notes.push(`一覧表の${measure.columns[1]}は「${goal}」です。`);
  const others = /[(（](.*)[)）]$/u.exec(joined(pieces.slice(dept)))?.[1] ?? '';
  const known = halfWidth([...sheet.related, ...sheet.leads].map(cell => cell.text).join('、'));
  for (const other of others.split('、').filter(name => name !== '')) {
    if (known.includes(halfWidth(other).replace(/[等他]$/u, ''))) continue;
    notes.push(`一覧表では「${other}」も担当に挙げられています。`);
    found.push({
      code: 'CONTRADICTION',
      at: spanOf(pieces.slice(dept)),
      message: `実施項目 ${itemNo} 一覧表の担当にある「${other}」が、シートの担当・関連所属にありません。シートの記載を採用しています。`,
    });
  }
  return { passages, target: { text: goal, at: goalAt }, found, notes };
}

/** Words of a line apart; a number that the converter set against the department (`30,800千円経営企画課`) as well. */
function piecesOf(rows: readonly Row[], lead: string): Piece[] {
  return rows.flatMap(row =>
    row.text.split(/\s+/u).flatMap(text => {
      const rest = lead !== '' && text.endsWith(lead) ? text.slice(0, -lead.length) : '';
      const parts = rest !== '' && quantityOf(rest) !== null ? [rest, lead] : [text];
      return parts.map(part => ({ text: part, no: row.no, block: row.block }));
    }),
  );
}
const joined = (pieces: readonly Piece[]) => joinLines(pieces.map(piece => piece.text));

/** How many pieces of the first block are the title: those that are the title of the sheet, or its end; else the whole block. */
function titlePieces(pieces: readonly Piece[], title: string): number {
  const block = pieces.findIndex(piece => piece.block !== pieces[0]?.block);
  const most = block < 0 ? pieces.length : block;
  for (let count = 1; count <= Math.min(most, TAIL_PIECES); count++) {
    if ((pieces[count - 1]?.text.length ?? 0) > LONGEST) break;
    if (key(title).endsWith(key(joined(pieces.slice(0, count))))) return count;
  }
  return most;
}

/** Where the last cells before `to` may begin: not far back, and not in a piece that is too long for a cell. */
function tailStart(pieces: readonly Piece[], from: number, to: number): number {
  const first = Math.max(from, to - TAIL_PIECES);
  return first + pieces.slice(first, to).findLastIndex(piece => piece.text.length > LONGEST) + 1;
}

/** The first place, among the last pieces, whose text up to the end passes the test; -1 where none does. */
function findFrom(pieces: readonly Piece[], from: number, test: (tail: string) => boolean): number {
  for (let at = tailStart(pieces, from, pieces.length); at < pieces.length; at++) {
    if (test(joined(pieces.slice(at)))) return at;
  }
  return -1;
}

/**
 * Where the indicator and the target of a table row begin. The target is what equals the sheet's; the indicator is the
 * longest text before it that is the sheet's name or shortens it. Where the two disagree, blocks show the cells.
 */
function splitTail(
  pieces: readonly Piece[],
  from: number,
  dept: number,
  sheet: Sheet,
): { indicator: number; target: number } {
  const first = tailStart(pieces, from, dept);
  const goals = Array.from({ length: Math.max(0, dept - first - 1) }, (_, i) => first + 1 + i);
  const goalAt = (target: number) => joined(pieces.slice(target, dept)).replaceAll(ASIDE, '');
  const exact = goals.findLast(target => goalAt(target) !== '' && equalGoal(goalAt(target), sheet.final?.text ?? ''));
  const named = (targets: readonly number[], like: (name: string) => boolean) => {
    let best = { indicator: -1, target: -1, length: 0 };
    for (const target of targets) {
      for (let indicator = first; indicator < target; indicator++) {
        const name = key(withoutAside(joined(pieces.slice(indicator, target))));
        if (name.length > best.length && like(name)) best = { indicator, target, length: name.length };
      }
    }
    return best.length > 0 ? best : null;
  };
  const metric = key(sheet.metric);
  const byBlock = (target: number) => ({ indicator: blockStart(pieces, from, target - 1), target });
  return (
    named(exact === undefined ? [] : [exact], name => name === metric) ??
    named(exact === undefined ? [] : [exact], name => sameName(name, metric)) ??
    named(goals, name => name === metric) ??
    (exact === undefined ? named(goals, name => sameName(name, metric)) : byBlock(exact)) ??
    byBlock(blockStart(pieces, from, dept - 1))
  );
}

const withoutAside = (text: string) => (text.length > LONGEST ? text : text.replace(/[(（][^)）]*[)）]$/u, ''));

/** One name shortens the other; the table's may be the longer one only by a few signs. */
function sameName(table: string, sheet: string): boolean {
  return abbreviates(table, sheet) || (abbreviates(sheet, table) && table.length - sheet.length <= 3);
}

function blockStart(pieces: readonly Piece[], from: number, at: number): number {
  let start = Math.max(at, from);
  while (start > from && pieces[start - 1]?.block === pieces[start]?.block) start--;
  return start;
}

const numbersIn = (text: string) => halfWidth(text).match(/\d[\d,]*(?:\.\d+)?/gu) ?? [];

/** The same numbers, whatever the unit, or the same words. */
function equalGoal(table: string, sheet: string): boolean {
  const numbers = numbersIn(table);
  if (numbers.length + numbersIn(sheet).length > 0) return numbers.join(' ') === numbersIn(sheet).join(' ');
  return key(table) === key(sheet);
}

/** 運用 and モニタリング評価の運用, 方針決定 and 方針の決定: words that say no other thing. */
function sameGoal(table: string, sheet: string): boolean {
  const [a, b] = [key(table), key(sheet)];
  if (equalGoal(table, sheet)) return true;
  if (numbersIn(table + sheet).length > 0 || a === '' || b === '') return false;
  return (
    a.endsWith(b) || b.endsWith(a) || (Math.abs(a.length - b.length) <= 2 && (abbreviates(a, b) || abbreviates(b, a)))
  );
}

/** The cells before the indicator: one a block; a bracket that is still open, or 同左 beside a text, shows where one ends. */
function bodyCells(pieces: readonly Piece[]): Piece[][] {
  const cells: Piece[][] = [];
  for (const block of runs(pieces, piece => piece.block)) {
    const before = joined(cells.at(-1) ?? []).normalize('NFKC');
    const open = before.split('(').length > before.split(')').length ? cells.pop() : undefined;
    cells.push([...(open ?? []), ...block]);
  }
  const [only] = cells;
  const same = only?.at(-1);
  if (only && same?.text === '同左' && only.length > 1 && cells.length === 1) return [only.slice(0, -1), [same]];
  return cells;
}

function passageOf(name: string, year: number | null, pieces: readonly Piece[]): Passage {
  const lines = runs(pieces, piece => piece.no).map(line => line.map(piece => piece.text).join(' '));
  return { name, year, text: joinLines(lines), at: spanOf(pieces) };
}

// ── The plan's own chapters ─────────────────────────────────────────────────────────────────────────────────────────

const POINTS_HEAD = /主なポイント$/u;
const POINTS_POLICY = /^基本方針\s*([0-9０-９]{1,2})$/u;
/** 令和５年度の実施項目数；71件 ➩ …, 〔cf.…〕: lines of the whole page between the bullets of a policy. */
const POINTS_ASIDE = /^〔cf[.．]|実施項目数[；;]/u;
const CHAPTER = /^([0-9０-９]{1,2})[.．]\s*\S/u;
/** １）…, in print beside or below the page's other text. */
const PART = /^[0-9０-９]{1,2}[)）]\s*\S/u;
const LEGEND_PART = /^[ア-ン][.．]\S/u;
const LEGEND_SIGNS = /^[ア-ン](?:\s*[ア-ン]){0,3}$/u;
/** A block this long is prose; shorter ones are pieces of a drawing. */
const PROSE = 35;

interface Heading {
  itemNo: string;
  title: string;
  at: Span;
  place: Item['place'];
  passages: Passage[];
}

interface Front {
  headings: Heading[];
  measures: Measure[];
  /** Policies (基本方針) by number, as the summary part names them. */
  policies: Map<string, string>;
}

function readFront(rows: Row[], legend: Row[], planTitle: string): Front {
  const headings: Heading[] = [];
  const measures: Measure[] = [];
  const policies = new Map<string, string>();
  const points: Heading[] = [];
  let chapter: Heading | undefined;
  for (const page of runs([...rows], row => row.page)) {
    const [first] = page;
    if (!first) continue;
    const table = is(first, TABLE_HEAD) ? readTable(page, measures.at(-1)) : null;
    const chapterHead = page.length <= 6 ? matchOf(first, CHAPTER) : null;
    if (table) {
      if (table !== measures.at(-1)) measures.push(table);
      policies.set(table.policyNo, table.policyTitle);
    } else if (chapterHead) {
      const title = joinLines(page.map(row => row.text));
      const itemNo = `第${String(Number((chapterHead[1] ?? '').normalize('NFKC')))}章`;
      chapter = { itemNo, title, at: spanOf(page), place: [], passages: [] };
      headings.push(chapter);
    } else {
      chapter ??=
        headings[
          headings.push({ itemNo: '計画全体', title: planTitle, at: spanOf(page), place: [], passages: [] }) - 1
        ];
      if (is(first, POINTS_HEAD)) points.push(...readPoints(page, chapter));
      else if (chapter) chapter.passages = chapter.passages.concat(prose(page, chapter.title));
    }
    if (chapter) chapter.at = [chapter.at[0], page.at(-1)?.no ?? chapter.at[1]];
  }
  if (legend.length > 0) {
    const passages = readLegend(legend);
    if (chapter) chapter.passages.push(...passages);
    else headings.push({ itemNo: 'シートの見方', title: 'シートの見方', at: spanOf(legend), place: [], passages });
  }
  return { headings: [...headings, ...points], measures, policies };
}

/** 基本方針ｎ, its name, and its bullets (▪), page by page. */
function readPoints(page: Row[], chapter: Heading | undefined): Heading[] {
  const found: { heading: Heading; name: Row[]; rows: Row[] }[] = [];
  for (const row of page.slice(1)) {
    const policy = matchOf(row, POINTS_POLICY);
    const last = found.at(-1);
    if (policy) {
      const itemNo = `基本方針${String(Number((policy[1] ?? '').normalize('NFKC')))}`;
      found.push({ heading: { itemNo, title: '', at: [row.no, row.no], place: [], passages: [] }, name: [], rows: [] });
    } else if (!last || is(row, POINTS_ASIDE)) {
      chapter?.passages.push({ name: page[0]?.text ?? '', year: null, text: row.text, at: [row.no, row.no] });
    } else if (last.rows.length === 0 && !BULLET.test(row.text)) last.name.push(row);
    else last.rows.push(row);
  }
  return found.map(({ heading, name, rows }) => ({
    ...heading,
    title: joinLines(name.map(row => row.text)) || heading.itemNo,
    at: [heading.at[0], rows.at(-1)?.no ?? heading.at[1]],
    passages:
      rows.length === 0 ? [] : [{ name: page[0]?.text ?? '', year: null, text: paragraph(rows), at: spanOf(rows) }],
  }));
}

/** A page of prose and drawings: each block of prose is a passage, so is each run of short blocks. */
function prose(page: Row[], otherwise: string): Passage[] {
  const part = page.find(row => is(row, PART));
  const name = part?.text ?? otherwise;
  const long = (block: Row[]) =>
    BULLET.test(block[0]?.text ?? '') || block.map(row => row.text).join('').length >= PROSE;
  let count = 0;
  const groups = runs(blocksOf(page.filter(row => row !== part)), block => (long(block) ? ++count : -1 - count));
  return [...(part ? [[[part]]] : []), ...groups].map(group => ({
    name,
    year: null,
    text: group.map(paragraph).join('\n'),
    at: spanOf(group.flat()),
  }));
}

/** シートの見方: a filled-in sample sheet, then ア., イ. … with what each cell holds. The sample is no item. */
function readLegend(rows: Row[]): Passage[] {
  const head = rows.findIndex(row => is(row, LEGEND_HEAD));
  const name = rows[head]?.text ?? '';
  const parts = bulletsOf(
    rows.slice(head + 1).filter(row => !is(row, LEGEND_SIGNS)),
    LEGEND_PART,
  );
  const sample = rows.slice(0, head);
  return [
    { name: '記載例', year: null, text: blocksOf(sample).map(paragraph).join('\n'), at: spanOf(sample) },
    ...parts.map(part => ({ name, year: null, text: legendText(part), at: spanOf(part) })),
  ].filter(passage => passage.text !== '');
}

/** The cell's name on a line of its own: the first block, or a section's name that the explanation follows at once. */
function legendText(part: Row[]): string {
  const [first = [], ...others] = blocksOf(part);
  const text = paragraph(part);
  const name = Object.values(SECTION).find(section => text.slice(2).startsWith(section));
  if (name !== undefined) return `${text.slice(0, name.length + 2)}\n${text.slice(name.length + 2)}`;
  return [first, others.flat()].map(paragraph).join('\n');
}

// ── Records ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function emitHeadings(recorder: Recorder, headings: readonly Heading[]): void {
  for (const { itemNo, title, at, place, passages } of headings) {
    const item = recorder.item({ itemNo, title, kind: 'heading', place }, at);
    for (const { name, text, at: lines, year } of passages) item.passage(name, text, lines, year);
  }
}

/** 基本方針 and 推進項目 as headings, from the summary part and from the sheets' own place lines. */
function partsOfPlan(front: Front, sheets: readonly Sheet[]): Heading[] {
  const headings = [...front.headings];
  const policy = (no: string, title: string, at: Span) => {
    const itemNo = `基本方針${no}`;
    const there = headings.find(heading => heading.itemNo === itemNo);
    // The summary page breaks the policy's name over lines; a name in one piece is the better one.
    if (there) there.title = title;
    else headings.push({ itemNo, title, at, place: [], passages: [] });
  };
  for (const measure of front.measures) {
    policy(measure.policyNo, measure.policyTitle, measure.at);
    const passages: Passage[] = bulletsOf(measure.notes, /^☆/u).map(note => ({
      name: '取組の方向',
      year: null,
      text: paragraph(note),
      at: spanOf(note),
    }));
    for (const row of measure.references) {
      passages.push({ name: '再掲の記載箇所', year: null, text: row.text, at: [row.no, row.no] });
    }
    const place = [{ label: '基本方針', no: measure.policyNo, title: measure.policyTitle }];
    headings.push({ itemNo: `(${measure.no})`, title: measure.title, at: measure.at, place, passages });
  }
  for (const sheet of sheets) {
    const itemNo = `(${sheet.measureNo})`;
    if (sheet.measureNo === '' || headings.some(heading => heading.itemNo === itemNo)) continue;
    if (sheet.policyNo !== '' && sheet.policyTitle !== '') policy(sheet.policyNo, sheet.policyTitle, sheet.at);
    const place = [{ label: '基本方針', no: sheet.policyNo, title: sheet.policyTitle }];
    headings.push({ itemNo, title: sheet.measureTitle, at: sheet.at, place, passages: [] });
  }
  return headings;
}

interface Entry {
  sheet: Sheet;
  compared: Compared | null;
  group: string;
  /** Rows of the summary tables that name this item again under another number. */
  again: { itemNo: string; rows: Row[] }[];
}

function pairUp(recorder: Recorder, sheets: readonly Sheet[], measures: readonly Measure[]): Entry[] {
  const entries = sheets.map((sheet): Entry => ({ sheet, compared: null, group: '', again: [] }));
  const byNo = new Map(entries.map(entry => [`(${entry.sheet.measureNo})${entry.sheet.sign}`, entry]));
  for (const measure of measures) {
    for (const row of measure.items) {
      const itemNo = `(${measure.no})${row.sign}`;
      const entry = byNo.get(itemNo);
      const text = joinLines(row.rows.map(part => part.text));
      const end = row.rows.findIndex(part => AGAIN.test(part.text));
      if (end >= 0) {
        const title = key(joinLines(row.rows.slice(0, end + 1).map(part => part.text)).replace(AGAIN, ''));
        const same = entries.filter(other => key(other.sheet.title) === title);
        const [only] = same;
        if (only && same.length === 1) only.again.push({ itemNo, rows: row.rows });
        else
          recorder.problem(
            'MISSING_PART',
            spanOf(row.rows),
            `一覧表の ${itemNo} は再掲とありますが、同じ名称の実施項目のシートが見つかりません（「${text}」）。`,
          );
      } else if (entry) {
        entry.group = row.group;
        entry.compared = compareRow(row, measure, entry.sheet);
      } else
        recorder.problem(
          'MISSING_PART',
          spanOf(row.rows),
          `一覧表にある実施項目 ${itemNo} のシートが見つかりません（「${text.slice(0, 40)}」）。`,
        );
    }
  }
  if (measures.length > 0) {
    for (const { sheet, compared } of entries) {
      if (compared === null) recorder.problem('MISSING_PART', sheet.at, `${noOf(sheet)} が一覧表に見当たりません。`);
    }
  }
  return entries;
}

function emitItem(recorder: Recorder, entry: Entry, years: Span): void {
  const { sheet, compared, again } = entry;
  const place: Item['place'] = [
    { label: '基本方針', no: sheet.policyNo, title: sheet.policyTitle },
    { label: '推進項目', no: `(${sheet.measureNo})`, title: sheet.measureTitle },
  ];
  const group = GROUP.exec(entry.group)?.[1];
  if (group !== undefined) place.push({ label: '区分', no: '', title: group });
  const item = recorder.item(
    {
      itemNo:
        sheet.sign === '' || sheet.measureNo === '' ? `番号不明${sheet.sign}` : `(${sheet.measureNo})${sheet.sign}`,
      title: sheet.title || '（名称不明）',
      alsoNos: again.map(row => row.itemNo),
      departments: sheet.leads.map(cell => cell.text),
      relatedDepartments: sheet.related.map(cell => cell.text),
      place,
      marks: sheet.marks,
    },
    sheet.at,
  );
  for (const { text, at } of sheet.leads) {
    item.fact({ metric: '担当', kind: 'department', fiscalYear: null, valueText: text, at });
  }
  for (const { text, at } of sheet.related) {
    item.fact({ metric: '関連所属', kind: 'department', fiscalYear: null, valueText: text, at });
  }
  emitTargets(item, entry, years);
  emitEffects(item, sheet, years);
  emitYears(item, entry);
  for (const { name, year, rows } of sheet.sections) item.passage(name, paragraph(rows), spanOf(rows), year);
  for (const { name, year, text, at } of compared?.passages ?? []) item.passage(name, text, at, year);
  for (const { itemNo, rows } of again) item.passage(`再掲 ${itemNo}`, paragraph(rows), spanOf(rows));
  for (const { code, at, message } of [...sheet.problems, ...(compared?.found ?? [])]) item.problem(code, at, message);
}

/** `41,096千円(令和3年度)`: the value, the year that it names, and the words around that year. */
function splitYear(text: string): { value: string; year: number | null; note: string | undefined } {
  const aside = text.length > LONGEST ? null : /^(.*\S)\s*[(（]([^()（）]*)[)）]$/u.exec(text);
  const year = findFiscalYears(aside?.[2] ?? '')[0];
  if (!aside || !year) return { value: text, year: null, note: undefined };
  return { value: aside[1] ?? text, year: year.year, note: year.text === aside[2] ? undefined : aside[2] };
}

/** The note of a fact, where there is anything to note. */
function noted(...parts: (string | undefined)[]): { note?: string } {
  const text = parts.filter(part => part !== undefined && part !== '').join(' ');
  return text === '' ? {} : { note: text };
}

function emitTargets(item: ItemRecorder, { sheet, compared }: Entry, [, lastYear]: Span): void {
  const { metric, unit, baseline, final, metricNote } = sheet;
  const torn = sheet.torn?.values ?? [];
  if (metric === '') {
    const cells = [baseline, final, ...sheet.years.map(row => row.target)].filter(cell => cell !== null);
    const rows = [...cells, ...torn.map(row => ({ text: row.text, at: spanOf([row]) }))];
    for (const { text, at } of rows) {
      item.problem('UNTIED_VALUE', at, `${noOf(sheet)} 指標の名称がないため、値「${text}」が何の値か決められません。`);
    }
    return;
  }
  if (baseline) {
    const { value, year, note } = splitYear(baseline.text);
    const notes = noted(metricNote, note);
    item.fact({ metric, unit, kind: 'baseline', fiscalYear: year, valueText: value, at: baseline.at, ...notes });
  }
  if (final) {
    const notes = noted(metricNote, checkFinal(item, sheet), ...(compared?.notes ?? []));
    const { text, at } = final;
    item.fact({ metric, unit, kind: 'final_target', fiscalYear: lastYear, valueText: text, at, ...notes });
  }
  for (const { year, target } of sheet.years) {
    if (!target) continue;
    const { text, at } = target;
    item.fact({ metric, unit, kind: 'target', fiscalYear: year, valueText: text, at, ...noted(metricNote) });
  }
  for (const value of torn) emitTornValue(item, sheet, compared, value);
}

/** The goal for the last year must be the last yearly target, or the sum of all of them where the years add up to it. */
function checkFinal(item: ItemRecorder, sheet: Sheet): string | undefined {
  const goal = quantityOf(sheet.final?.text ?? '');
  const targets = sheet.years.flatMap(row =>
    row.target ? [{ ...row.target, quantity: quantityOf(row.target.text) }] : [],
  );
  const last = targets.at(-1);
  if (!sheet.final || !goal || !last?.quantity || goal.value === last.quantity.value) return undefined;
  if (sheet.years.some(row => row.loose.length > 0)) return undefined; // a year's target may be among them
  const sum = targets.reduce((total, target) => total + (target.quantity?.value ?? 0), 0);
  if (targets.length > 1 && Math.abs(sum - goal.value) < 1e-6) return '各年度の目標値の合計です。';
  item.problem(
    'CONTRADICTION',
    [sheet.final.at[0], last.at[1]],
    `${noOf(sheet)} 計画最終年度の目標値（${sheet.final.text}）と年次計画の最後の目標値（${last.text}）が異なります。どちらも印字のとおり収めています。`,
  );
  return `年次計画の最終年度の目標値は「${last.text}」です。`;
}

/** A number without its year is a fact only where the summary table prints the same number with a year: 3 (R7). */
function emitTornValue(item: ItemRecorder, sheet: Sheet, compared: Compared | null, value: Row): void {
  const { value: goal, year } = splitYear(compared?.target?.text ?? '');
  const alike = sheet.torn?.values.filter(other => halfWidth(other.text) === halfWidth(value.text)).length === 1;
  if (year !== null && alike && halfWidth(goal) === halfWidth(value.text)) {
    const note = `年度は一覧表の目標の記載（「${compared?.target?.text ?? ''}」）によります。`;
    const { metric, unit } = sheet;
    item.fact({ metric, unit, kind: 'target', fiscalYear: year, valueText: value.text, at: value.no, note });
  } else
    item.problem(
      'UNTIED_VALUE',
      [value.no, value.no],
      `${noOf(sheet)} 年次計画の値「${value.text}」が年度の欄から離れており、どの年度のものか決められません。原本でご確認ください。`,
    );
}

function emitEffects(item: ItemRecorder, sheet: Sheet, [firstYear, lastYear]: Span): void {
  const unit = sheet.effectUnit;
  const cells = sheet.effects.flatMap((cell, i) => (cell ? [{ ...cell, year: firstYear + i }] : []));
  const count = lastYear - firstYear + 1;
  if (sheet.effects.length > count || (sheet.effects.length < count && cells.length > 0 && sheet.total)) {
    const at: Span = [cells[0]?.at[0] ?? sheet.at[0], cells.at(-1)?.at[1] ?? sheet.at[0]];
    if (cells.length > 0)
      item.problem(
        'UNTIED_VALUE',
        at,
        `${noOf(sheet)} 効果見込額の欄の数が計画の年数（${String(count)}年）と合わず、年度を決められません。原本でご確認ください。`,
      );
    cells.length = 0;
  }
  for (const { text, at, year } of cells) {
    item.fact({ metric: '効果見込額', kind: 'effect_expected', fiscalYear: year, valueText: text, unit, at });
  }
  const period: Span = [firstYear, lastYear];
  const totals = [
    ['効果見込額', 'effect_expected', sheet.total],
    ['実績効果額', 'effect_actual', sheet.actualTotal],
  ] as const;
  for (const [metric, kind, cell] of totals) {
    if (cell) item.fact({ metric, kind, fiscalYear: null, period, valueText: cell.text, unit, at: cell.at });
  }
  const sum = cells.reduce((total, cell) => total + (quantityOf(cell.text)?.value ?? 0), 0);
  if (cells.length > 0 && sum !== (quantityOf(sheet.total?.text ?? '')?.value ?? Number.NaN)) {
    item.problem(
      'TOTAL_MISMATCH',
      [cells[0]?.at[0] ?? sheet.at[0], sheet.total?.at[1] ?? cells.at(-1)?.at[1] ?? sheet.at[1]],
      `${noOf(sheet)} 効果見込額の各年度の合計（${sum.toLocaleString('en-US')}）と小計（${sheet.total?.text ?? '記載なし'}）が合いません。原本でご確認ください。`,
    );
  }
}

function emitYears(item: ItemRecorder, { sheet, compared }: Entry): void {
  for (const { year, label, text, head, loose } of sheet.years) {
    const rows = [...(head === '' ? [] : [{ no: label.no, text: head }]), ...text];
    if (rows.length > 0) {
      const at = spanOf(rows);
      const valueText = joinLines(rows.map(row => row.text));
      item.fact({ metric: '年次計画', kind: 'milestone', fiscalYear: year, valueText, at });
      item.passage('年次計画', paragraph(rows), at, year);
    }
    if (loose.length > 0)
      item.problem(
        'UNTIED_VALUE',
        [label.no, loose.at(-1)?.no ?? label.no],
        `${noOf(sheet)} ${fiscalYearLabel(year)}の欄の値（${loose.map(row => row.text).join('、')}）が目標値かどうか決められません。原本でご確認ください。`,
      );
  }
  if (sheet.torn) emitTornTexts(item, sheet, sheet.torn.texts, compared);
}

/**
 * Texts without their years. This year's text is known where one of its bullets stands word for word in this year's plan
 * (取組方針・取組内容, on the sheet or in the summary table) and no other text's does.
 */
function emitTornTexts(item: ItemRecorder, sheet: Sheet, texts: Row[][], compared: Compared | null): void {
  const plans = [
    ...sheet.sections.map(section => ({ year: section.year, name: section.name, text: paragraph(section.rows) })),
    ...(compared?.passages ?? []),
  ].filter(plan => plan.year !== null && plan.name.includes('取組方針'));
  const year = plans[0]?.year ?? null;
  const planned = plans.map(plan => key(plan.text)).join(' ');
  const proven = texts.filter(text =>
    bulletsOf(text, BULLET).some(bullet => planned.includes(key(joinLines(bullet.map(row => row.text))))),
  );
  const [first] = proven;
  const same = new Set(proven.map(text => key(joinLines(text.map(row => row.text))))).size === 1;
  const tied = first && same && year !== null ? first : undefined;
  if (tied && year !== null) {
    const valueText = joinLines(tied.map(row => row.text));
    const note = '年度の欄と文が離れているため、同じ年度の取組方針の記載との一致によって年度を決めています。';
    item.fact({ metric: '年次計画', kind: 'milestone', fiscalYear: year, valueText, at: spanOf(tied), note });
    item.passage('年次計画', paragraph(tied), spanOf(tied), year);
  }
  const open = texts.filter(text => text !== tied);
  if (open.length === 0) return;
  for (const text of open) item.passage('年次計画', paragraph(text), spanOf(text));
  item.problem(
    'UNTIED_VALUE',
    [open[0]?.[0]?.no ?? sheet.at[0], open.at(-1)?.at(-1)?.no ?? sheet.at[1]],
    `${noOf(sheet)} 年次計画の文（${String(open.length)}件）が年度の欄から離れており、どの年度のものか決められません。原本でご確認ください。`,
  );
}

// ── The profile ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The plan's years: those that most sheets print. */
function planYears(sheets: readonly Sheet[], rows: readonly Row[]): Span | null {
  const counts = new Map<string, { span: Span; count: number }>();
  for (const { years } of sheets) {
    const span: Span = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
    if (span[0] === 0) continue;
    const entry = counts.get(span.join()) ?? { span, count: 0 };
    counts.set(span.join(), { ...entry, count: entry.count + 1 });
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  if (most) return most.span;
  const named = rows.flatMap(row =>
    is(row, YEAR_LABEL) ? findFiscalYears(row.text).map(mention => mention.year) : [],
  );
  return named.length === 0 ? null : [Math.min(...named.slice(0, 100)), Math.max(...named.slice(0, 100))];
}

interface Names {
  city: string | null;
  planTitle: string;
  publisher: string | null;
  published: string | null;
}

/** The cover names city, plan, edition, publisher and month; the sheets' heads name the plan in one piece. */
function namesOf(front: readonly Row[], heads: readonly Row[]): Names {
  const cover = front.filter(row => row.page === front[0]?.page).slice(0, 12);
  const city = cover
    .map(row => /^([^\s0-9０-９（(]{1,6}?[市町村区])(?=第|\S*計画)/u.exec(row.text)?.[1])
    .find(name => name);
  const title = SHEET_HEAD.exec(heads[0]?.text ?? '')?.[1]?.replaceAll(/\s+/gu, ' ') ?? '';
  const edition = /((?:令和|平成)\S{1,3}年度年次見直し)/u.exec(cover.map(row => row.text).join(' '))?.[1];
  const issue = cover
    .map(row => /^(\S{2,20}?)((?:令和|平成)\S{1,3}年)(\S{1,2})月$/u.exec(row.text))
    .find(match => match);
  const year = parseFiscalYear(`${issue?.[2] ?? ''}度`);
  const month = String(Number((issue?.[3] ?? '').normalize('NFKC'))).padStart(2, '0');
  return {
    city: city ?? null,
    planTitle: (title || '実施項目・進捗管理シート') + (edition === undefined ? '' : `（${edition}）`),
    publisher: issue?.[1] ?? null,
    published: year === null ? null : `${String(year)}-${month}`,
  };
}

function parse(document: Document) {
  const recorder = createRecorder(document, FAMILY);
  const rows = rowsOf(document.lines);
  const heads = rows.filter(row => is(row, SHEET_HEAD));
  let started = 0;
  const parts = runs(rows, row => (is(row, SHEET_HEAD) ? ++started : started));
  const front = heads.length > 0 && heads[0] === rows[0] ? [] : (parts.shift() ?? []);
  const legend = parts.filter(part => part.some(row => is(row, LEGEND_HEAD)));
  const drafts = parts.filter(part => !legend.includes(part)).map(readSheet);

  const names = namesOf(front, heads);
  const read = readFront(front, legend.flat(), names.planTitle);
  const policies = new Map(read.policies);
  for (const { policyNo, policyTitle } of drafts) if (policyTitle !== '') policies.set(policyNo, policyTitle);
  for (const sheet of drafts) readNames(sheet, policies);

  const years = planYears(drafts, rows);
  if (years === null) recorder.problem('MISSING_PART', 1, '計画の年度（令和○年度の欄）が見つかりません。');
  if (names.city === null) recorder.problem('MISSING_PART', 1, '表紙に市町村の名称が見つかりません。');
  emitHeadings(recorder, partsOfPlan(read, drafts));
  for (const entry of pairUp(recorder, drafts.filter(readable(recorder)), read.measures)) {
    if (years !== null) reportYears(entry.sheet, years);
    emitItem(recorder, entry, years ?? [1926, 1926]);
  }
  return recorder.finish({
    city: names.city ?? '（市町村名不明）',
    planTitle: names.planTitle,
    fiscalYears: years ?? [1926, 1926],
    publisher: names.publisher === null ? names.city : [names.city, names.publisher].filter(Boolean).join(' '),
    published: names.published,
  });
}

/** A sheet's head over nothing that names an item is no item. */
const readable = (recorder: Recorder) => (sheet: Sheet) => {
  const named = sheet.sign !== '' || sheet.title !== '' || sheet.leads.length > 0;
  if (!named) {
    const message = 'シートの見出しがありますが、実施項目の番号も名称も見当たりません。原本でご確認ください。';
    recorder.problem('UNREAD_LINE', sheet.at, message);
  }
  return named;
};

function reportYears(sheet: Sheet, [first, last]: Span): void {
  if (sheet.torn || sheet.years.length === 0) return;
  const there = sheet.years.map(row => row.year);
  for (let year = first; year <= last; year++) {
    if (!there.includes(year)) sheet.problems.push(missing(sheet, `年次計画の${fiscalYearLabel(year)}の欄`));
  }
}

/** The marks of the layout together: sheet heads, the indicator row, the effect column, the legend row of the yearly plan. */
function recognise(lines: readonly Line[]): number {
  const marks: [RegExp, number][] = [
    [SHEET_HEAD, 0.4],
    [/指標の現状値.*計画最終年度の目標値/u, 0.3],
    [LEGEND_ROW, 0.15],
    [/^全期間総合評価$/u, 0.15],
  ];
  const found = marks.filter(([mark]) =>
    lines.some(line => line.text.length <= LONGEST && mark.test(line.text.trim())),
  );
  return Math.min(
    1,
    found.reduce((sum, [, weight]) => sum + weight, 0),
  );
}

/** 行財政改革推進計画 アクションプラン, one sheet (実施項目・進捗管理シート) a measure. */
export const actionPlanSheet: Profile = { id: FAMILY, recognise, parse };
