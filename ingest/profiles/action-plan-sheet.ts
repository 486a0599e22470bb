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
const CAPTION = /^(?:具体的な|改善取組|改善取組内容|内容|現状と|課題|現状と課題|成果指標|指標|[(（]行動[/／]成果[)）])$/u;
const YEAR_COLUMN = /^年度$/u;
const RESULT = /^(全期間総合)?評価$/u;
const AMOUNT = '[-－―ー▲△]?[0-9０-９,，.．]+|[-－―ー]';
const TOTALS = new RegExp(`^(${AMOUNT})\\s+(${AMOUNT})(?:〔小計〕.*)?$`, 'u');
const SUBTOTAL = /^〔小計〕/u;
const LEGEND_ROW = /^年次計画[；;]/u;
const COLUMN_HEADS = /^((?:令和|平成)\S+年度の取組方針[・･]取組内容)\s+((?:令和|平成)\S+において目指す姿)$/u;
const PLACE = /^([^●◆■・･①-⑳]*?)\s*[(（]([0-9０-９]{1,2})[)）]\s*(\S.*)$/u;
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

const is = (row: Row | undefined, pattern: RegExp) =>
  row !== undefined && row.text.length <= LONGEST && pattern.test(row.text);

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

/** Rejoined for reading: a new line only where the document begins a bullet. */
function paragraph(rows: readonly { text: string }[]): string {
  return runs(
    rows.map((row, i) => ({ row, i })),
    (
      n => (entry: { row: { text: string } }) =>
        BULLET.test(entry.row.text) ? ++n : n
    )(0),
  )
    .map(group => rejoin(group.map(entry => entry.row.text)))
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
  sheet.final = cellOf(rejoin([final, ...more.map(part => part.text)]), [row.no, more.at(-1)?.no ?? row.no]);
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
    const result = RESULT.exec(row.text);
    if (result) {
      if (whole) break;
      slots.push([]);
      whole = result[1] !== undefined;
    } else if (!whole || slots.at(-1)?.length === 0) {
      if (!new RegExp(`^(?:${AMOUNT})$`, 'u').test(row.text)) break;
      slots.at(-1)?.push(row);
    } else break;
  }
  const totals = TOTALS.exec(sheet.rest[end]?.text ?? '');
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
  const torn = slots.flat().filter(row => !DASH.test(row.text) && parseQuantity(row.text) === null);
  if (loose.length + torn.length > 0) {
    sheet.effects = [];
    const at = spanOf(slots.flat());
    sheet.problems.push({
      code: 'UNTIED_VALUE',
      at,
      message: `${noOf(sheet)} 効果見込額の欄の数値（${slots.flat().map(row => row.text).join('、')}）が年度ごとに一つずつになっておらず、年度を決められません。原本でご確認ください。`,
    });
  }
}

const noOf = (sheet: Pick<Sheet, 'measureNo' | 'sign'>) =>
  sheet.sign === '' ? '番号のないシート' : `実施項目 (${sheet.measureNo || '?'})${sheet.sign}`;

function missing(sheet: Sheet, what: string): Found {
  return { code: 'MISSING_PART', at: sheet.at, message: `${noOf(sheet)} ${what}が見当たりません。原本でご確認ください。` };
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
  const place = sheet.rest.find(row => is(row, PLACE) && !is(row, YEAR_LABEL) && startsBlock(sheet.rest, row));
  const match = PLACE.exec(place?.text ?? '');
  if (match) {
    sheet.policyTitle = match[1] ?? '';
    sheet.measureNo = String(Number((match[2] ?? '').normalize('NFKC')));
    sheet.measureTitle = match[3] ?? '';
  }
  for (let mark = take(sheet, MARK); mark; mark = take(sheet, MARK)) sheet.marks.push(mark.row.text);
  for (const heads of [CAPTION, SHEET_HEAD]) {
    const first = sheet.rest.findIndex(row => is(row, YEAR_COLUMN));
    sheet.rest = sheet.rest.filter((row, i) => (first >= 0 && i > first) || !is(row, heads));
  }
  const unit = /効果見込額[(（]([^)）]+)[)）]/u.exec(sheet.rest.find(row => is(row, LEGEND_ROW))?.text ?? '');
  if (unit?.[1] !== undefined) sheet.effectUnit = unit[1];
}

function startsBlock(rows: readonly Row[], row: Row): boolean {
  const before = rows[rows.indexOf(row) - 1];
  return before === undefined || before.block !== row.block || isFurniture(before) || is(before, TOTALS);
}

/** 【lead、lead】 and 〔関連所属；…〕: departments as printed. The title stands before the brackets. */
function readDepartments(sheet: Draft): Row[] {
  const names = (text: string, at: number): Cell[] =>
    text
      .split('、')
      .map(name => name.trim())
      .filter(name => name !== '')
      .map(name => ({ text: name, at: [at, at] }));
  const related = take(sheet, RELATED);
  if (related) sheet.related = names(related.match[1] ?? '', related.row.no);
  const at = sheet.rest.findIndex(row => is(row, LEAD));
  const lead = sheet.rest[at];
  const place = sheet.rest.findIndex(row => is(row, PLACE) && startsBlock(sheet.rest, row));
  const match = LEAD.exec(lead?.text ?? '');
  if (!lead || !match) {
    sheet.problems.push(missing(sheet, '担当部課（【 】の中）'));
    return [];
  }
  sheet.leads = names(match[2] ?? '', lead.no);
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

/** Takes the yearly rows out where labels, texts and values stand together, in rising or falling order. */
function readYears(sheet: Draft): void {
  const labels = sheet.rest.filter(row => is(row, YEAR_LABEL) && startsBlock(sheet.rest, row));
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
    (row, i) => (i < from || i >= to) && /^[・･]/u.test(row.text) && startsBlock(sheet.rest, row),
  );
  const whole = !zone.some(row => isFurniture(row) || isSectionStart(row));
  if (!ordered || strays || !whole) {
    readTorn(sheet, labels);
    return;
  }
  sheet.rest.splice(from, to - from);
  for (const row of zone) {
    if (labels.includes(row)) {
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
    const alone = sizes.get(line.block) === 1 || (i === 0 && sizes.get(line.block) === 2 && line.block === row.label.block);
    const value = !BULLET.test(line.text) && (DASH.test(line.text) || parseQuantity(line.text) !== null);
    const word = i === row.text.length - 1 && i > 0 && !BULLET.test(line.text) && words.includes(line.text);
    if (alone && (value || word)) values.push(line);
    else if (DIGITS_ONLY.test(line.text)) row.loose.push(line);
    else if (alone && i > 0 && i === row.text.length - 1 && /^[^・･①-⑳(（]{1,12}(?<![。）)])$/u.test(line.text))
      row.loose.push(line);
    else kept.push(line);
  }
  if (DASH.test(row.head)) row.head = '';
  else if (parseQuantity(row.head) !== null) {
    values.push({ ...row.label, text: row.head });
    row.head = '';
  }
  const [only] = values;
  if (only && values.length === 1 && row.loose.length === 0) row.target = cellOf(only.text, [only.no, only.no]);
  else row.loose.push(...values.filter(value => !DASH.test(value.text)));
  if (values.length === 0 && / [0-9０-９][0-9０-９,，.．]*$/u.test(kept.at(-1)?.text ?? row.head))
    row.loose.push(kept.at(-1) ?? row.label);
  row.text = kept;
}

/** Labels stand away from their cells: bullets and numbers without a year. */
function readTorn(sheet: Draft, labels: Row[]): void {
  const texts: Row[][] = [];
  const values: Row[] = [];
  const others: Row[] = [];
  for (const block of blocksOf(sheet.rest)) {
    const cells = block.filter(row => !labels.includes(row));
    const bullets = /^[・･]/u.test(cells[0]?.text ?? '');
    if (bullets) texts.push(cells);
    else
      for (const row of cells) {
        if (DASH.test(row.text)) continue;
        if (DIGITS_ONLY.test(row.text) || parseQuantity(row.text) !== null) values.push(row);
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
      } else if (!marked && open !== 'columns' && /^①/u.test(row.text)) {
        // Neither column has its sign: each begins its own count, and 改善取組内容 stands above 現状と課題.
        const before = sheet.sections.length;
        sheet.sections.push({ name: before === 0 ? SECTION['●'] : SECTION['◆'], year: null, rows: [row] });
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
  sheet.sections.push(...columnSections(columns, names?.[1] ?? '', names?.[2] ?? ''));
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

/**
 * Two columns side by side: this year's plan, then the final year's picture. Two blocks are the two cells. One block of
 * two bullets holds one of each, for neither cell is ever empty. Whatever else cannot be told apart keeps both names.
 */
function columnSections(blocks: Row[][], left: string, right: string): Section[] {
  const yearOf = (name: string) => findFiscalYears(name)[0]?.year ?? null;
  const section = (name: string, rows: Row[]): Section => ({ name, year: yearOf(name), rows });
  const [first, second] = blocks;
  if (!first || left === '') return blocks.map(rows => ({ name: '取組方針・取組内容、目指す姿', year: null, rows }));
  if (second && blocks.length === 2) return [section(left, first), section(right, second)];
  const cells = runs(
    first,
    (
      n => (row: Row) =>
        row.text.startsWith('■') ? ++n : n
    )(0),
  );
  if (blocks.length === 1 && cells[0] && cells[1] && cells.length === 2) {
    return [section(left, cells[0]), section(right, cells[1])];
  }
  return blocks.map(rows => ({ name: `${left}／${right}`, year: null, rows }));
}

/** What is left after the sections: the indicator's name; on a torn sheet the policy's name and the title as well. */
function readNames(sheet: Draft, policies: ReadonlyMap<string, string>): void {
  const blocks = blocksOf(sheet.rest);
  const policy = policies.get(sheet.policyNo) ?? '';
  const at = blocks.findIndex(block => policy !== '' && key(block.map(row => row.text).join('')) === key(policy));
  if (sheet.title === '' && at >= 0 && blocks[at + 1]) {
    sheet.policyTitle = policy;
    sheet.title = rejoin((blocks[at + 1] ?? []).map(row => row.text));
    blocks.splice(at, 2);
  }
  const [before, name] = blocks.length === 2 && !sheet.torn ? blocks : [undefined, blocks[0]];
  const finished = before?.at(-1)?.text.endsWith('。') === true;
  if (name && (blocks.length === 1 || finished)) {
    const [metric = '', note] = rejoin(name.map(row => row.text)).split(/\s*(?=※)/u);
    sheet.metric = metric;
    sheet.metricNote = note;
    if (before) sheet.sections.at(-1)?.rows.push(...before);
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
  sheet.title = rejoin(title.map(row => row.text));
  readYears(sheet);
  readSections(sheet);
  return sheet;
}
