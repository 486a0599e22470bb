/**
 * 総合計画の事業プラン（個別事業計画表）: a plan's own chapters, its budget summary (計画事業費), leading projects, and one
 * sheet a project (事業番号 1-101), grouped by 分野, 基本政策, 施策展開の方向 and 施策. The text is a converter's: tables are
 * tab rows whose columns shift from sheet to sheet, so that a cell is tied by its label and by the count of its row, and
 * only where a row has blanks by its column. What neither ties is a problem.
 */
import { findFiscalYears, findFiscalYearSpan, fiscalYearLabel, parseFiscalYear } from '../../src/domain/fiscal-year.ts';
import { parseItemNo } from '../../src/domain/item-no.ts';
import { parseNumber, parseQuantity } from '../../src/domain/quantity.ts';
import type { FactKind, Item, ItemKind, ProblemCode } from '../../src/domain/records.ts';
import { createRecorder, type Document, type FactDetails, type Profile } from '../profile.ts';
import { cellsOf, type Line } from '../read/line.ts';

const FAMILY = 'project-plan';

// ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Cell {
  text: string;
  /** Folded, without blanks. */
  key: string;
  column: number;
  no: number;
}

/** A line that is not blank, with its filled cells. */
interface Row {
  no: number;
  cells: Cell[];
  first: Cell;
  key: string;
  text: string;
  tabbed: boolean;
}

const squash = (text: string) => text.replaceAll(/\s+/gu, '');
const keyOf = (text: string) => squash(text.normalize('NFKC'));

function rowsOf(lines: readonly Line[]): Row[] {
  return lines.flatMap(line => {
    const keys = line.folded.split('\t').map(squash);
    const cells = cellsOf(line).flatMap((text, column) =>
      text === '' ? [] : [{ text, key: keys[column] ?? '', column, no: line.no }],
    );
    const [first] = cells;
    const row = {
      no: line.no,
      cells,
      key: squash(line.folded),
      text: line.text.trim(),
      tabbed: line.text.includes('\t'),
    };
    return first ? [{ ...row, first }] : [];
  });
}

const DASH = /^[-−‐‑–—―─ー]+$/u;
const UNIT_ALONE = /^(?:千円|円|人|件|回|箇所|か所|団体|台|校|%)$/u;
const isValue = ({ key }: Cell) => !DASH.test(key) && !UNIT_ALONE.test(key);
/** A number that the end of the line tore: `22,`. */
const TORN = /\d[,.]$/u;
const isTorn = ({ key }: Cell) => TORN.test(key);
const ARROW = /^[→⇒➡]$/u;

/** A name whose line was broken: no blanks but between Latin words. */
const nameOf = (text: string) => text.replaceAll(/\s+/gu, ' ').replaceAll(/(?<![A-Za-z]) | (?![A-Za-z])/gu, '');

const HTML = /<\/?(?:ul|ol|li|p|br|div|span)\b[^<>]*>/giu;

/** A text for reading: the converter's HTML and the blanks of broken lines out, each bullet and sentence of a list on its line. */
function prose(text: string): string {
  const lines = text
    .replaceAll(HTML, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replace(/^ ?- (?=◆)/u, '')
    .replaceAll(/ (?=[・●•◆])|(?<=。) /gu, '\n')
    .replaceAll(/(?<=[^ -~\n]) (?=[^ -~\n])/gu, '')
    .split('\n');
  return lines
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n');
}

/** The cells of a row by the columns of its header: by count, else by place. null where neither ties every cell. */
function tie(cells: readonly Cell[], header: readonly Cell[]): (Cell | undefined)[] | null {
  if (cells.length === header.length) return [...cells];
  const tied = header.map(({ column }) => cells.find(cell => cell.column === column));
  return cells.every(cell => tied.includes(cell)) ? tied : null;
}

// ── What is found ───────────────────────────────────────────────────────────────────────────────────────────────────

type Lines = [number, number];

interface Complaint {
  code: ProblemCode;
  at: number | Lines;
  message: string;
}

/** Adds a problem to a part's, or to the document's. */
const tell = (list: Complaint[], code: ProblemCode, at: number | Lines, message: string) =>
  void list.push({ code, at, message });

/** An item of any kind before it is recorded: titles and places are settled once the whole document is read. */
interface Part {
  kind: ItemKind;
  label: string;
  no: string;
  itemNo: string;
  alsoNos: string[];
  title: string;
  /** The parts that it stands in, outermost first. */
  within: Part[];
  at: Lines;
  departments: string[];
  links: string[];
  pieces: { section: string; text: string; at: Lines }[];
  facts: FactDetails[];
  problems: Complaint[];
}

interface Sheet extends Part {
  /** 千円 by kind, as far as settled. */
  money: Map<FactKind, number>;
  head: Cell[];
  budget: Budget;
}

/** Everything that is settled only when the sheet is read whole. */
interface Budget {
  total: Cell | null;
  /** 事業費総額（2年間の事業費見込み） */
  label: string;
  /** 2 of `2年間`, as the total's label prints it. */
  span: number | null;
  /** A value beside 財源内訳, where no value belongs. */
  lead: Cell | null;
  sources: SourceRow[];
  /** The values stand one row too high: proven by the sheet's own total. */
  slid: boolean;
}

interface SourceRow {
  kind: FactKind;
  name: string;
  value: Cell | null;
  no: number;
}

/** A row of the 主な事業 table. */
interface Listing {
  itemNo: string;
  title: string;
  bureau: string;
  section: string;
  projects: string[];
  no: number;
}

/** A row of the budget summary: one source of one part of the plan. */
interface Amount {
  scope: string;
  kind: FactKind;
  metric: string;
  values: Cell[];
  /** The columns' years; null for the whole period. */
  years: (number | null)[];
  no: number;
}

interface Model {
  rows: Row[];
  city: string | null;
  title: string;
  years: Lines | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  /** Names of the 分野, as their own pages print them. */
  fields: Set<string>;
  /** Short lines that stand in the document more than once: dividers and running heads. */
  repeated: Set<string>;
  /** Section names of the table of contents. */
  contents: Set<string>;
  parts: Part[];
  sheets: Sheet[];
  /** Every printing of a heading's title, by itemNo. */
  printed: Map<string, { title: string; no: number; own: boolean }[]>;
  listings: Listing[];
  amounts: Amount[];
  columns: (number | null)[];
  unit: string;
  scope: string | null;
  goals: { measure: string; text: string; caption: string; no: number }[];
  /** 【事業名】 and 施策 as a leading project's tables name them. */
  mentions: { project: string; name: string; no: number }[];
  measureMentions: { name: string; no: number }[];
  /** Number of projects of a 施策, as the outline prints it. */
  counts: { measure: string; count: number; no: number }[];
  sample: Sheet | null;
  sampling: boolean;
  problems: Complaint[];
}

type Take = (row: Row) => boolean;

const newPart = (details: Pick<Part, 'kind' | 'label' | 'no' | 'itemNo' | 'title' | 'at'> & Partial<Part>): Part => ({
  alsoNos: [],
  within: [],
  departments: [],
  links: [],
  pieces: [],
  facts: [],
  problems: [],
  ...details,
});

/** Adds a line to the section that is open, or opens one; `from` is the line of the section's heading. */
function addLine(part: Part, section: string, text: string, no: number, from = no): void {
  const last = part.pieces.at(-1);
  if (text === '') return;
  if (last?.section === section) {
    last.text += `\n${text}`;
    last.at[1] = no;
  } else part.pieces.push({ section, text, at: [from, no] });
  part.at[1] = Math.max(part.at[1], no);
}

const addText = (part: Part, section: string, text: string, no: number, from = no) =>
  addLine(part, section, prose(text), no, from);

function remember(model: Model, itemNo: string, title: string, no: number, own = false): void {
  const printings = model.printed.get(itemNo) ?? [];
  printings.push({ title: nameOf(title), no, own });
  model.printed.set(itemNo, printings);
}

const CAPTIONS = /^(?:基本構想|前期基本計画|後期基本計画|基本計画|事業プラン|個別事業計画表)+$/u;
const PAGE_NUMBER = /^[-–—]?\d{1,3}[-–—]?$/u;
const LATIN_NOISE = /^[A-Za-z][A-Za-z ,.&'-]*$/u;

/** Lines that say nothing of the plan: page numbers, dividers, running heads, the converter's English, table rules. */
const isFurniture = (model: Model, { key, text, tabbed }: Row) =>
  DASH.test(key) ||
  (!tabbed && (PAGE_NUMBER.test(key) || LATIN_NOISE.test(text) || CAPTIONS.test(key) || model.repeated.has(key)));

// ── Chapters ────────────────────────────────────────────────────────────────────────────────────────────────────────

const CHAPTER = /^第(\d{1,2})章(.+)$/u;
const CODE_LINE = /^(?:- )?(\d{1,2}-\d{1,2}(?:-\d{1,2})?) (.+)$/u;
const MEASURE_LINE = /^(?:- )?(\d{2})◇(.+)$/u;
const SAMPLE_SECTION = /見方|記載例|見本/u;

const headingNo = (code: string) => `${code.split('-').length === 2 ? '基本政策' : '施策展開の方向'}${code}`;

/** A line of the outline (施策体系): remembers the title that it prints. Returns the heading's itemNo. */
function outlineLine(model: Model, { no, text }: Row): { itemNo: string; code: string } | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/gu, ' ');
  const [, code, title = ''] = CODE_LINE.exec(plain) ?? [];
  if (code !== undefined) {
    remember(model, headingNo(code), title, no);
    return { itemNo: headingNo(code), code };
  }
  const [, measure, rest = ''] = MEASURE_LINE.exec(plain) ?? [];
  if (measure === undefined) return null;
  const tail = /[\s・….]*(?:(\d{1,3}) ?ページ|(?<= )(\d{1,3}) ?事業)$/u.exec(rest.slice(0, 200));
  remember(model, `施策${measure}`, tail ? rest.slice(0, tail.index) : rest, no);
  if (tail?.[2] !== undefined) model.counts.push({ measure: `施策${measure}`, count: Number(tail[2]), no });
  return null;
}

function frontBlock(model: Model): Take {
  return row => {
    const [, city, title] = /^(\S{1,7}?[市町村区])\s*(第?.*(?:計画|プラン).*)$/u.exec(row.text) ?? [];
    if (model.city === null && city !== undefined && title !== undefined) {
      model.city = city;
      model.title = title.replaceAll(/\s+/gu, ' ');
      return true;
    }
    const span = findFiscalYearSpan(row.text);
    model.years ??= span;
    return span !== null || isFurniture(model, row);
  };
}

/** The table of contents: a passage of the plan as a whole; its titles tell the chapters' sections. */
function contentsBlock(model: Model, plan: Part): Take {
  return row => {
    const [name, page, last] = row.cells;
    const title = last ? `${name?.text ?? ''} ${page?.text ?? ''}` : (name?.text ?? '');
    if (row.tabbed && row.cells.length > 1) model.contents.add(keyOf(title));
    // The tabs stay: a number of its own cell is no part of the title beside it.
    if (!DASH.test(row.key)) addLine(plan, '目次', row.cells.map(({ text }) => text).join('\t'), row.no);
    return true;
  };
}

function chapterBlock(model: Model, part: Part): Take {
  let section = part.title;
  let sectionAt = part.at[0];
  let number = 0;
  let caption: Row | null = null;
  const isSection = ({ key, text, tabbed }: Row) => {
    if (tabbed) return false;
    if (model.contents.size > 0) return model.contents.has(key) && !model.fields.has(key);
    const next = /^(\d{1,2}) \S[^。]{0,40}$/u.exec(text.normalize('NFKC'))?.[1];
    return next !== undefined && Number(next) === number + 1;
  };
  /** A figure's caption (●…) with nothing under it: the figure did not survive as text. */
  const settleCaption = (hasContent: boolean) => {
    if (caption && !hasContent) {
      const message = `「${caption.text.replace(/^● ?/u, '')}」は見出しだけで、図の中身がテキストにありません。原本の図を確かめてください。`;
      tell(part.problems, 'MISSING_PART', caption.no, message);
    }
    caption = null;
  };
  const sampleSheet = lazySample(model);
  return row => {
    if (row.key === keyOf(part.title) || isFurniture(model, row)) return true;
    part.at[1] = row.no;
    if (isSection(row)) {
      settleCaption(false);
      [section, sectionAt] = [row.text, row.no];
      number++;
      model.sampling = SAMPLE_SECTION.test(section);
      return true;
    }
    const add = (text: string) => {
      const begun = part.pieces.findLast(piece => piece.section === section);
      const from = begun ? row.no : sectionAt;
      // A 分野 of the outline begins a passage of its own: a reader asks for one of them. So does what follows the sample.
      const apart = model.fields.has(row.key) || (begun?.at[1] ?? row.no) < (model.sample?.at[1] ?? 0);
      if (apart) part.pieces.push({ section, text: prose(text), at: [from, row.no] });
      else addText(part, section, text, row.no, from);
    };
    if (model.sampling && (row.tabbed || /^(?:事業番号|その他の関連の事業$)/u.test(row.key))) return sampleSheet(row);
    const [measure, title, ...rest] = row.cells;
    if (title && /^施策\d{1,2}$/u.test(row.first.key)) {
      remember(model, row.first.key, title.text, row.no);
      const name = caption?.text.replace(/^● ?/u, '') ?? model.goals.at(-1)?.caption ?? section;
      if (rest.length > 0)
        model.goals.push({
          measure: measure?.key ?? '',
          text: rest.map(({ text }) => text).join(' '),
          caption: name,
          no: row.no,
        });
      settleCaption(true);
      return rest.length > 0;
    }
    if (summaryRow(model, row)) {
      settleCaption(true);
      const divisions = row.first.key === '区分' ? row.cells : row.cells.filter(({ key }) => POLICY_CELL.test(key));
      if (divisions.length > 0) add(divisions.map(({ text }) => nameOf(text)).join('／'));
      return true;
    }
    if (row.tabbed) return false;
    if (/^[●■]/u.test(row.text)) {
      settleCaption(false);
      if (row.text.startsWith('●')) caption = row;
    } else settleCaption(true);
    outlineLine(model, row);
    add(row.text);
    return true;
  };
}

const skip: Take = () => true;

/** The sample of 計画の見方 is read as a sheet, to be compared with the real one, but is no item. */
function lazySample(model: Model): Take {
  let take: Take = skip;
  return row => {
    if (row.key.startsWith('事業番号')) take = sheetBlock(model, row, [], sheet => (model.sample = sheet));
    else if (row.key === 'その他の関連の事業') take = skip;
    else take(row);
    if (model.sample) model.sample.at[1] = row.no;
    return true;
  };
}

// ── 計画事業費: the budget summary ──────────────────────────────────────────────────────────────────────────────────

const BUDGET_KINDS: [RegExp, FactKind][] = [
  [/^(?:事業費計|分野計|計画事業費)$/u, 'budget_total'],
  [/^\(?一般財源\)?$/u, 'budget_general'],
  [/^\(?特定財源\)?$/u, 'budget_special'],
  [/^\(?国県(?:支出金|補助等?|補助金)\)?$/u, 'budget_subsidy'],
  [/^\(?(?:起債|地方債|市債)\)?$/u, 'budget_bond'],
  [/^\(?その他\)?$/u, 'budget_other'],
];
const budgetKind = (key: string) => BUDGET_KINDS.find(([pattern]) => pattern.test(key))?.[1];
const POLICY_CELL = /^基本政策(\d{1,2}-\d{1,2})[.．]?(.*)$/u;
const WHOLE = '計画全体';
/** 2カ年, also as a converter reads it: 2力年. */
const PERIOD_COLUMN = /\d[カヵか力ケヶ箇]年|計$/u;

/** A row of the summary: header, unit, a scope, or a source with one amount a column. false: not of this table. */
function summaryRow(model: Model, row: Row): boolean {
  if (/^\((?:単位[::])?(?:千円|百万円|円)\)$/u.test(row.key)) {
    model.unit = row.key.replaceAll(/[()]|単位:?/gu, '');
    return true;
  }
  if (row.first.key === '区分' && row.tabbed) {
    model.columns = row.cells.flatMap(({ text, key }) => {
      const year = findFiscalYears(text)[0]?.year;
      return year !== undefined ? [year] : PERIOD_COLUMN.test(key) ? [null] : [];
    });
    return true;
  }
  if (!row.tabbed || model.columns.length === 0) return false;
  const values = row.cells.filter(
    ({ key }) => parseNumber(key.replace(/^[▲△]/u, '')) !== null || DASH.test(key) || TORN.test(key),
  );
  const labels = row.cells.filter(cell => !values.includes(cell));
  let metric: string | null = null;
  for (const { key, text } of labels) {
    const [, code, title = ''] = POLICY_CELL.exec(key) ?? [];
    if (code !== undefined) {
      model.scope = headingNo(code);
      if (title !== '') remember(model, model.scope, nameOf(text).replace(/^基本政策[\d-]+[.．]?/u, ''), row.no);
    } else if (model.fields.has(key)) model.scope = key;
    else if (key === '合計') model.scope = WHOLE;
    else if (budgetKind(key)) metric = text;
    else return false;
  }
  if (values.length === 0) return labels.length > 0;
  // A 分野 whose total stands beside its name has no label.
  const kind = metric === null ? (labels.length > 0 ? 'budget_total' : undefined) : budgetKind(keyOf(metric));
  if (kind === undefined || model.scope === null) return false;
  if (values.length !== model.columns.length || values.some(isTorn)) {
    const message = `計画事業費の表の「${model.scope}」の行（${metric ?? '計'}）は、値の数が列の数と合わず、年度を決められません。原本の表を確かめてください。`;
    tell(model.problems, 'UNTIED_VALUE', row.no, message);
  } else {
    model.amounts.push({
      scope: model.scope,
      kind,
      metric: kind === 'budget_total' ? '計画事業費' : (metric ?? ''),
      values,
      years: model.columns,
      no: row.no,
    });
  }
  return true;
}

// ── リーディングプロジェクト ─────────────────────────────────────────────────────────────────────────────────────────

const PROJECT = 'リーディングプロジェクト';
const CIRCLED = /[①-⑳]/gu;

function projectBlock(model: Model, part: Part): Take {
  const aim: Row[] = [];
  let section = '';
  let theme = '';
  let open = false;
  const flush = () => {
    for (const row of aim.splice(0)) addText(part, section, row.text, row.no);
  };
  return row => {
    if (row.key === part.no) return true;
    const [, caption] = /^■(.+)■$/u.exec(row.key) ?? [];
    if (caption !== undefined) {
      // The line before the caption of a table is its theme.
      const named = caption.includes('取組内容') ? aim.pop() : undefined;
      flush();
      if (part.title === '' && !named) part.title = part.no;
      if (named) theme = named.text.replace(/^[▶►■●] ?/u, '');
      else section = row.text.replaceAll('■', '').trim();
      open = named !== undefined;
      return true;
    }
    if (row.first.key === '関連する施策') return true;
    if (!row.tabbed) {
      if (isFurniture(model, row)) return true;
      if (section === '') part.title += nameOf(row.text);
      else aim.push(row);
      return true;
    }
    if (!open || row.cells.length > 3) return false;
    const [content, work, measure] = row.cells.toReversed();
    if (work) {
      if (measure) model.measureMentions.push({ name: nameOf(measure.text), no: row.no });
      for (const [, name = ''] of work.text.matchAll(/【([^【】]+)】/gu)) {
        model.mentions.push({ project: part.itemNo, name: nameOf(name), no: row.no });
      }
      const fields = [
        measure ? `関連する施策：${nameOf(measure.text)}` : '',
        `主な取組：\n${prose(work.text)}`,
        `主な取組の内容：\n${prose(content?.text ?? '')}`,
      ];
      part.pieces.push({ section: theme, text: fields.filter(field => field !== '').join('\n'), at: [row.no, row.no] });
      part.at[1] = row.no;
    } else addText(part, theme, content?.text ?? '', row.no);
    return true;
  };
}

// ── 分野 and 施策 ───────────────────────────────────────────────────────────────────────────────────────────────────

function fieldBlock(model: Model, field: Part): Take {
  let section = '';
  let policy: Part | null = null;
  let inner: Part | null = null;
  return row => {
    if (row.key === keyOf(field.title)) return true;
    if (row.key.startsWith(`「${keyOf(field.title)}」に`) || row.key === `${keyOf(field.title)}の施策体系`) {
      section = row.text;
      return true;
    }
    if (row.tabbed) return false;
    if (isFurniture(model, row) && !row.key.startsWith('【')) return true;
    const line = section.includes('体系') ? outlineLine(model, row) : null;
    if (line) {
      const isPolicy = line.code.split('-').length === 2;
      const within: Part[] = isPolicy || !policy ? [field] : [field, policy];
      const label = isPolicy ? '基本政策' : '施策展開の方向';
      inner = newPart({
        kind: 'heading',
        label,
        no: line.code,
        itemNo: line.itemNo,
        alsoNos: [line.code],
        title: '',
        within,
        at: [row.no, row.no],
      });
      if (isPolicy) policy = inner;
      model.parts.push(inner);
    }
    addText(field, section, row.text, row.no);
    const owners = inner === policy ? [policy] : [policy, inner];
    for (const owner of owners) if (owner && !row.key.startsWith('【')) addText(owner, section, row.text, row.no);
    return true;
  };
}

const MEASURE = /^施策(\d{2})(.*)$/u;

function measureBlock(model: Model, measure: Part): Take {
  let section = '';
  let titled = false;
  // The printed head (code, number, title) names the section of the text below it.
  const head: string[] = [];
  return row => {
    const [, , title] = MEASURE.exec(row.key) ?? [];
    if (row.no === measure.at[0] && title === undefined) {
      head.push(row.text);
      return true;
    }
    if (title !== undefined && !row.tabbed && !titled) {
      head.push(row.text);
      titled = title !== '';
      if (titled) remember(model, measure.itemNo, row.text.replace(/^施策\s*\S{2}/u, ''), row.no, true);
      return true;
    }
    if (row.key === '施策の方針' || row.key === '主な事業') {
      section = row.text;
      return true;
    }
    if (row.tabbed) return section === '主な事業' && listingRow(model, measure, row);
    if (isFurniture(model, row)) return true;
    if (!titled) {
      remember(model, measure.itemNo, row.text, row.no, true);
      head.push(row.text);
      titled = true;
    } else if (section === '') addText(measure, head.join(' '), row.text, row.no, measure.at[0]);
    else addText(measure, section, row.text, row.no);
    return true;
  };
}

/** A row of 主な事業: number, title, 部, 課, leading projects. */
function listingRow(model: Model, measure: Part, row: Row): boolean {
  if (/^事業No/iu.test(row.first.key)) return true;
  const [number, title, bureau, section, project] = row.cells;
  const itemNo = number ? parseItemNo(number.text) : null;
  if (itemNo === null || !title || !bureau || !section || row.cells.length > 5) return false;
  const projects = project?.key.match(CIRCLED) ?? [];
  model.listings.push({
    itemNo,
    title: nameOf(title.text),
    bureau: squash(bureau.text),
    section: squash(section.text),
    projects,
    no: row.no,
  });
  const mark = projects.length > 0 ? ` ${PROJECT}${projects.join('')}` : '';
  const owner = `${bureau.text} ${section.text}`;
  addLine(measure, '主な事業', `${itemNo} ${nameOf(title.text)}（${owner}）${mark}`, row.no);
  return true;
}

// ── Departments ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Department {
  /** As printed in its cell. */
  printed: string;
  /** With the 部 that an enumeration prints once. */
  full: string;
}

const BUREAU = /(?:部|局|委員会|本部)$/u;
const OFFICE = /(?:部|局|委員会|室|課|所|署|会)$/u;
const OWNER = /(?:部|局|委員会|課|室)[\s、，]\s*\S|(?:課|室|担当|センター|係)$/u;

function departmentsOf(owner: string): Department[] {
  let bureau = '';
  return owner.split(/[、，]|及び/u).flatMap(piece => {
    const words = piece.trim().split(/\s+/u);
    const printed = words.join(' ');
    if (printed === '') return [];
    const named = words.length > 1 && BUREAU.test(words[0] ?? '');
    if (named) bureau = words[0] ?? '';
    return [{ printed, full: named || bureau === '' ? printed : `${bureau} ${printed}` }];
  });
}

/** 担当部 and 担当課 in two cells; a 担当 belongs to the 課 before it. */
function departmentsIn(bureau: string, sections: string): Department[] {
  const found: string[] = [];
  for (const word of sections.split(/[\s、，]+|及び/u).filter(part => part !== '')) {
    const last = found.at(-1);
    if (last !== undefined && word === '担当') found.splice(-1, 1, `${last}担当`);
    else found.push(word);
  }
  const whole: string[] = [];
  for (const word of found) {
    const last = whole.at(-1);
    if (last !== undefined && word.endsWith('担当') && !word.includes('課')) whole.splice(-1, 1, `${last} ${word}`);
    else whole.push(word);
  }
  return whole.map((section, i) => ({
    printed: i === 0 ? `${bureau} ${section}` : section,
    full: `${bureau} ${section}`,
  }));
}

const departmentFacts = (departments: readonly Department[], at: number | Lines): FactDetails[] =>
  departments.map(({ printed }) => ({ metric: '担当', kind: 'department', fiscalYear: null, valueText: printed, at }));

/** The bracket at the end of a text, where it names a department. */
function splitOwner(text: string): { title: string; owner: string | null } {
  let depth = 0;
  const from = /[)）]/u.test(text.charAt(text.length - 1)) ? text.length - 1 : -1;
  for (let at = from; at >= 0; at--) {
    const sign = text.charAt(at);
    if (sign === ')' || sign === '）') depth++;
    if ((sign === '(' || sign === '（') && --depth === 0) {
      const owner = text.slice(at + 1, -1).trim();
      return OWNER.test(owner.slice(0, 200)) ? { title: text.slice(0, at), owner } : { title: text, owner: null };
    }
  }
  return { title: text, owner: null };
}

function relatedBlock(model: Model, measure: Part | null): Take {
  let header: Cell[] = [];
  return row => {
    if (row.first.key === '事業名') {
      header = row.cells;
      return true;
    }
    const [name, content, bureau, section] = tie(row.cells, header) ?? [];
    if (!row.tabbed || header.length !== 4 || !name || !content) return isFurniture(model, row);
    // Without a 部 in its column, only a sentence in the column of the content shows that this is a row of the table.
    if (bureau ? !OFFICE.test(bureau.key) : section || !/\p{Script=Hiragana}.*。$/u.test(content.text)) return false;
    const departments = bureau && section ? departmentsIn(bureau.text, section.text) : [];
    const title = nameOf(name.text);
    const part = newPart({
      kind: 'related',
      label: '関連する事業',
      no: '',
      itemNo: `${measure ? `${measure.itemNo}・` : ''}${title.replaceAll('/', '／').replaceAll('#', '＃').replaceAll(' ', '')}`,
      title,
      within: measure ? [...measure.within, measure] : [],
      at: [row.no, row.no],
      departments: departments.map(({ full }) => full),
      facts: departmentFacts(departments, row.no),
    });
    addText(part, '事業内容', content.text, row.no);
    if (departments.length === 0)
      tell(part.problems, 'MISSING_PART', row.no, `関連する事業「${title}」に担当部課が見つかりません。`);
    model.parts.push(part);
    return true;
  };
}

// ── 個別事業計画表: one sheet ────────────────────────────────────────────────────────────────────────────────────────

const SHEET_NO = /^[\d０-９]{1,2}\s*[-‐−－–ー]\s*[\d０-９]{1,3}/u;
const SHEET_LABEL = /^(?:事業内容|事業行程|目標[①-⑳]?|事業費総額.*|財源内訳)$/u;
const SOURCE = /^\((.+)\)$/u;

function sheetBlock(model: Model, start: Row, within: Part[], add: (sheet: Sheet) => void): Take {
  const part = newPart({
    kind: 'item',
    label: '事業',
    no: '',
    itemNo: '',
    title: '',
    within,
    at: [start.no, start.no],
  });
  const budget: Budget = { total: null, label: '事業費総額', span: null, lead: null, sources: [], slid: false };
  const head = start.cells.map(cell => ({ ...cell, text: cell.text.replace(/^事業番号\s*/u, '') }));
  const sheet: Sheet = { ...part, money: new Map(), head, budget };
  let mode: 'head' | 'content' | 'schedule' | 'definition' | 'values' | 'budget' | 'none' = 'head';
  let schedule: Cell[] = [];
  let readings: Cell[] = [];
  let indicator = '';
  const complain = (code: ProblemCode, at: number | Lines, message: string) =>
    void sheet.problems.push({ code, at, message });
  const untied = (no: number, what: string) =>
    complain('UNTIED_VALUE', no, `${what}は、列がそろわず、どの年度の値か決められません。原本の表を確かめてください。`);
  add(sheet);

  /** One value of one year under a metric; a torn number is a problem. */
  const value = (metric: string, kind: FactKind, fiscalYear: number | null, cell: Cell, continued?: boolean) => {
    if (!isValue(cell)) return;
    if (isTorn(cell))
      return complain(
        'UNTIED_VALUE',
        cell.no,
        `「${metric}」の値「${cell.text}」は途中で切れています。原本の数を確かめてください。`,
      );
    sheet.facts.push({ metric, kind, fiscalYear, valueText: cell.text, ...(continued && { continued }), at: cell.no });
  };

  const scheduleRow: (cells: Cell[]) => boolean = cells => {
    const [name, ...values] = tie(cells, schedule) ?? [];
    const [first] = cells;
    if (schedule.length < 2 || !first) return false;
    if (!name || cells.length === 1) {
      untied(first.no, `事業行程の「${cells.map(({ text }) => text).join('」「')}」`);
      return true;
    }
    let before: Cell | undefined;
    for (const [i, cell] of values.entries()) {
      const year = parseFiscalYear(schedule[i + 1]?.key ?? '');
      if (!cell) before = undefined;
      else if (year === null) untied(cell.no, `事業行程の「${cell.text}」`);
      else if (!ARROW.test(cell.key)) value(nameOf(name.text), 'milestone', year, (before = cell));
      else if (before && isValue(before)) value(nameOf(name.text), 'milestone', year, { ...before, no: cell.no }, true);
    }
    return true;
  };

  const readingRow = (cells: Cell[]): boolean => {
    const tied = tie(cells, readings);
    if (!tied) {
      untied(cells[0]?.no ?? start.no, `「${indicator}」の値「${cells.map(({ text }) => text).join('」「')}」`);
      return true;
    }
    for (const [i, cell] of tied.entries()) {
      const header = readings[i];
      if (!cell || !header) continue;
      const [named, ...more] = findFiscalYears(header.text);
      if (header.key.startsWith('現状値'))
        value(indicator, 'baseline', more.length === 0 ? (named?.year ?? null) : null, cell);
      else if (named && more.length === 0) value(indicator, 'target', named.year, cell);
      else if (isValue(cell)) untied(cell.no, `「${indicator}」の値「${cell.text}」`);
    }
    return true;
  };

  const sourceRow = ([label, ...values]: Cell[]): boolean => {
    const kind = budgetKind(label?.key ?? '');
    const [cell] = values;
    if (!label || !kind) return false;
    if (values.length > 1) untied(label.no, `財源内訳の「${label.text}」`);
    const name = SOURCE.exec(label.key)?.[1] ?? label.key;
    budget.sources.push({ kind, name, value: values.length === 1 ? (cell ?? null) : null, no: label.no });
    return true;
  };

  const header = (cells: Cell[]): boolean => {
    const [first] = cells;
    if (first?.key === '項目') [schedule, mode] = [cells, 'schedule'];
    else if (first?.key === '指標名') mode = 'definition';
    else if (first?.key.startsWith('現状値')) [readings, mode] = [cells, 'values'];
    else return false;
    return true;
  };

  const body = (cells: Cell[]): boolean => {
    const [first, second] = cells;
    if (!first) return true;
    if (header(cells)) return true;
    if (SOURCE.test(first.key) && sourceRow(cells)) return true;
    if (mode === 'content' && cells.length === 1) addText(sheet, '事業内容', first.text, first.no);
    else if (mode === 'schedule') return scheduleRow(cells);
    else if (mode === 'values') {
      mode = 'none';
      return readingRow(cells);
    } else if (mode === 'definition') {
      mode = 'none';
      indicator = nameOf(first.text);
      if (second) addText(sheet, '指標の定義', `${indicator}：${second.text}`, second.no);
      else complain('MISSING_PART', first.no, `指標「${indicator}」の定義が見つかりません。`);
      return cells.length <= 2;
    } else return false;
    return true;
  };

  const labelled = (label: Cell, rest: Cell[]): boolean => {
    if (label.key === '事業内容') {
      mode = 'content';
      addText(sheet, '事業内容', rest.map(({ text }) => text).join(' '), label.no);
      return true;
    }
    if (label.key.startsWith('事業費総額')) {
      mode = 'budget';
      budget.label = nameOf(label.text).replaceAll('(', '（').replaceAll(')', '）');
      budget.span = Number(/(\d)(?:年間|[カか力ヵ]年)/u.exec(label.key)?.[1] ?? 0) || null;
      const [cell] = rest;
      if (rest.length === 1 && cell) budget.total = cell;
      else
        complain(
          rest.length === 0 ? 'MISSING_PART' : 'UNTIED_VALUE',
          label.no,
          '事業費総額の値を一つに決められません。原本の表を確かめてください。',
        );
      return true;
    }
    if (label.key === '財源内訳') {
      mode = 'budget';
      const [cell] = rest;
      if (rest.length === 1 && cell && !SOURCE.test(cell.key)) budget.lead = cell;
      else if (rest.length > 0) return sourceRow(rest);
      return true;
    }
    // A label that has slid down or up beside a row of the schedule: the row is one of the schedule all the same.
    return rest.length === 0 || header(rest) || (mode === 'schedule' && scheduleRow(rest));
  };

  return row => {
    const isLabel = SHEET_LABEL.test(row.first.key);
    sheet.at[1] = row.no;
    if (isLabel) return labelled(row.first, row.cells.slice(1));
    if (mode === 'head') {
      // A head is a few lines; what goes on is no sheet of this family.
      if (head.length > 12) return false;
      head.push(...row.cells);
      return true;
    }
    if (!row.tabbed && (mode !== 'content' || PAGE_NUMBER.test(row.key))) return isFurniture(model, row);
    return body(row.cells);
  };
}

/** Number, title and department of the sheet's head; its budget against its total. */
function settleSheet(model: Model, sheet: Sheet): void {
  const { head, problems, at } = sheet;
  const text = head
    .map(cell => cell.text)
    .join(' ')
    .trim();
  const number = SHEET_NO.exec(text)?.[0] ?? '';
  const { title, owner } = splitOwner(text.slice(number.length).trim());
  sheet.title = nameOf(title);
  sheet.itemNo = parseItemNo(squash(number)) ?? '';
  if (sheet.itemNo === '') {
    sheet.itemNo = `番号なし・${squash(sheet.title)}`;
    tell(problems, 'MISSING_PART', at[0], '事業番号が見つかりません。原本の個別事業計画表を確かめてください。');
  }
  if (sheet.title === '') sheet.title = sheet.itemNo;
  const begin = head.find(cell => owner !== null && cell.text.includes(owner.split(/[\s、，]/u)[0] ?? ''))?.no ?? at[0];
  const departments = departmentsOf(owner ?? '');
  sheet.departments = departments.map(({ full }) => full);
  sheet.facts.unshift(...departmentFacts(departments, [begin, head.at(-1)?.no ?? begin]));
  const lacking = [
    departments.length === 0 ? '担当部課' : '',
    sheet.pieces.some(({ section }) => section === '事業内容') ? '' : '事業内容',
    sheet.facts.some(({ kind }) => kind === 'milestone') ? '' : '事業行程',
    sheet.facts.some(({ kind }) => kind === 'baseline' || kind === 'target') ? '' : '目標',
    sheet.budget.total ? '' : '事業費総額',
    sheet.budget.sources.length >= 4 ? '' : '財源内訳',
  ].filter(part => part !== '');
  if (lacking.length > 0) {
    tell(
      problems,
      'MISSING_PART',
      at,
      `${called(sheet)} の個別事業計画表に「${lacking.join('」「')}」が見つかりません。`,
    );
  }
  settleBudget(model, sheet);
}

const called = ({ itemNo, title }: Sheet) => (parseItemNo(itemNo) ? `事業番号 ${itemNo}` : `「${title}」`);

const amountOf = (cell: Cell | null) => (cell && isValue(cell) && !isTorn(cell) ? parseQuantity(cell.text) : null);

const listOf = (cells: readonly (Cell | null)[]) => cells.map(cell => cell?.text ?? '（空欄）').join('、');

function settleBudget(model: Model, sheet: Sheet): void {
  const { budget, problems } = sheet;
  const { total, lead, sources } = budget;
  const printed = sheet.facts.flatMap(({ fiscalYear, kind }) =>
    fiscalYear !== null && (kind === 'milestone' || kind === 'target') ? [fiscalYear] : [],
  );
  const years: Lines | null = model.years ?? (printed.length > 0 ? [Math.min(...printed), Math.max(...printed)] : null);
  const at: Lines = [total?.no ?? sources[0]?.no ?? sheet.at[0], sources.at(-1)?.no ?? sheet.at[1]];
  if (!years || (budget.span !== null && years[1] - years[0] + 1 !== budget.span)) {
    const message = `${called(sheet)} の事業費が何年度から何年度までの額か、決められません。計画の期間と、事業費総額の欄の年数を確かめてください。`;
    tell(problems, 'UNTIED_VALUE', at, message);
    return;
  }
  const money = (name: string, kind: FactKind, cell: Cell, note?: string, from = cell.no): void => {
    const amount = amountOf(cell);
    if (!amount || !/円$|^$/u.test(amount.unit)) {
      if (isValue(cell))
        tell(
          problems,
          'UNTIED_VALUE',
          cell.no,
          `${name}の「${cell.text}」は、金額として読み取れません。原本の数を確かめてください。`,
        );
    } else {
      sheet.money.set(kind, amount.value);
      sheet.facts.push({
        metric: name,
        kind,
        fiscalYear: null,
        period: years,
        valueText: cell.text,
        at: [from, cell.no],
        ...(note !== undefined && { note }),
      });
    }
  };
  if (total) money(budget.label, 'budget_total', total);
  const whole = amountOf(total)?.value ?? null;
  const values = sources.map(({ value }) => value);
  const sum = (cells: readonly (Cell | null)[]) =>
    cells.reduce((all, cell) => all + (amountOf(cell)?.value ?? Number.NaN), 0);
  // A value beside 財源内訳: five values for four labels. Either it is spare or every value stands one row too high.
  const raised = lead ? [lead, ...values.slice(0, -1)] : values;
  const [asPrinted, asRaised] = [sum(values) === whole, lead !== null && sum(raised) === whole];
  const same = values.every((value, i) => amountOf(value)?.value === amountOf(raised[i] ?? null)?.value);
  const spare = amountOf(values.at(-1) ?? null)?.value === 0;
  if (asRaised && !asPrinted && spare && sources.length === 4) {
    budget.slid = true;
    for (const [i, { name, kind, value }] of sources.entries()) {
      const cell = raised[i];
      if (cell)
        money(
          name,
          kind,
          cell,
          `原本では値が1行ずつ上にずれ、（${name}）の行には「${value?.text ?? ''}」と印字されています。総額と合う並びで読みました。`,
        );
    }
    const message = `財源内訳が総額 ${total?.text ?? ''} と合いません。印字は 財源内訳の行 ${lead?.text ?? ''}、以下 ${listOf(values)} です。値が1行ずつ上にずれていると見ると総額に合うため、その並びで読みました。原本を確かめてください。`;
    tell(problems, 'TOTAL_MISMATCH', at, message);
  } else if (lead && !same && (!asPrinted || asRaised)) {
    tell(
      problems,
      'UNTIED_VALUE',
      at,
      `財源内訳の値（${listOf([lead, ...values])}）がどの財源のものか、総額 ${total?.text ?? 'なし'} との照合でも決められません。`,
    );
  } else {
    for (const [i, { name, kind, value }] of sources.entries()) {
      const beside = i === 0 && lead ? lead : null;
      const note = beside ? `財源内訳の行にも「${beside.text}」と印字されています。` : undefined;
      if (value) money(name, kind, value, note, beside?.no);
    }
    const complete = whole !== null && sources.length >= 4 && values.every(value => amountOf(value));
    if (complete && !asPrinted) {
      tell(
        problems,
        'TOTAL_MISMATCH',
        at,
        `${called(sheet)} の財源内訳（${listOf(values)}）の合計が、事業費総額 ${total?.text ?? ''} と一致しません。`,
      );
    }
  }
}

// ── The whole document ──────────────────────────────────────────────────────────────────────────────────────────────

function emptyModel(rows: Row[]): Model {
  const seen = new Map<string, number>();
  for (const { key, tabbed } of rows) if (!tabbed && key.length <= 15) seen.set(key, (seen.get(key) ?? 0) + 1);
  const fields = rows.flatMap(({ key }) => /^「([^「」]{1,12})」により\S*(?:姿|まち)$/u.exec(key)?.[1] ?? []);
  return {
    rows,
    city: null,
    title: '',
    years: null,
    publisher: null,
    published: null,
    url: null,
    fields: new Set(fields),
    repeated: new Set(
      [...seen].flatMap(([key, times]) => (times > 1 && !fields.includes(key) && !/^[\d【(]/u.test(key) ? [key] : [])),
    ),
    contents: new Set(),
    parts: [],
    sheets: [],
    printed: new Map(),
    listings: [],
    amounts: [],
    columns: [],
    unit: '',
    scope: null,
    goals: [],
    mentions: [],
    measureMentions: [],
    counts: [],
    sample: null,
    sampling: false,
    problems: [],
  };
}

/** Reads the rows in order: a line that opens a block closes the one before, every other line is the open block's. */
function readRows(rows: Row[]): Model {
  const model = emptyModel(rows);
  const plan = newPart({
    kind: 'heading',
    label: '計画',
    no: '',
    itemNo: WHOLE,
    title: WHOLE,
    at: [1, rows.at(-1)?.no ?? 1],
  });
  model.parts.push(plan);
  let take: Take = frontBlock(model);
  let chapter: Part | null = null;
  let field: Part | null = null;
  let measure: Part | null = null;
  let inContents = false;
  const listed = new Set<string>();
  const opened = new Set<string>();
  let unread: { from: number; to: number; text: string } | null = null;

  const heading = (label: string, no: string, itemNo: string, title: string, within: Part[], at: number): Part => {
    const part = newPart({ kind: 'heading', label, no, itemNo, title, within, at: [at, at] });
    model.parts.push(part);
    return part;
  };

  /** The block that a line opens, or null where it opens none. */
  const opener = (row: Row, next: Row | undefined): Take | null => {
    if (row.first.key.startsWith('事業番号') && !model.sampling) {
      const within = measure ? [...measure.within, measure] : [];
      return sheetBlock(model, row, within, sheet => {
        model.parts.push(sheet);
        model.sheets.push(sheet);
        if (!measure)
          tell(sheet.problems, 'MISSING_PART', row.no, 'この個別事業計画表が、どの施策のものか分かりません。');
      });
    }
    if (row.tabbed) return null;
    if (row.key === '目次' && opened.size === 0) {
      inContents = true;
      return contentsBlock(model, plan);
    }
    const [, number, name] = CHAPTER.exec(row.key) ?? [];
    if (number !== undefined && name !== undefined && !(inContents && !listed.has(row.key))) {
      if (opened.has(row.key)) return take; // a running head
      inContents = false;
      opened.add(row.key);
      model.sampling = false;
      model.columns = [];
      chapter = heading('章', number, `第${number}章`, nameOf(row.text.replace(/^第\s*\S+?\s*章\s*/u, '')), [], row.no);
      return chapterBlock(model, chapter);
    }
    if (inContents) {
      if (number !== undefined) listed.add(row.key);
      return null;
    }
    if (row.key === 'プロジェクト' && next && /^[①-⑳]$/u.test(next.key)) {
      const part = heading(PROJECT, next.key, `${PROJECT}${next.key}`, '', chapter ? [chapter] : [], row.no);
      return projectBlock(model, part);
    }
    if (model.fields.has(row.key) && next?.key.startsWith(`「${row.key}」に`)) {
      model.sampling = false;
      field = heading('分野', '', row.key, row.key, [], row.no);
      measure = null;
      return fieldBlock(model, field);
    }
    const measureNo = MEASURE.exec(row.key)?.[1] ?? '';
    const isCode =
      /^\d{1,2}-\d{1,2}-\d{1,2}$/u.test(row.key) && MEASURE.test(next?.key ?? '') && next?.tabbed === false;
    if (isCode || (measureNo !== '' && measure?.no !== measureNo)) {
      const no = isCode ? (MEASURE.exec(next?.key ?? '')?.[1] ?? '') : measureNo;
      const known = (code: string) => model.parts.find(part => part.itemNo === headingNo(code));
      const codes = isCode ? [row.key.split('-').slice(0, 2).join('-'), row.key] : [];
      const within = [field, ...codes.map(known)].filter(part => part !== null && part !== undefined);
      measure = heading('施策', no, `施策${no}`, '', within, row.no);
      if (no.startsWith('0')) measure.alsoNos.push(`施策${String(Number(no))}`);
      const block = measureBlock(model, measure);
      block(row);
      return block;
    }
    if (row.key === 'その他の関連の事業' && !model.sampling && (field ?? measure)) return relatedBlock(model, measure);
    if (/^個別事業計画表$/u.test(row.key)) return take;
    if (opened.size > 0 && row.key.length >= 8 && `${model.city ?? ''}${keyOf(model.title)}`.startsWith(row.key)) {
      const block = colophonBlock(model, plan);
      block(row);
      return block;
    }
    return null;
  };

  for (const [i, row] of rows.entries()) {
    const block = opener(row, rows[i + 1]);
    if (block) take = block;
    else if (!take(row)) {
      if (isFurniture(model, row) || model.fields.has(row.key)) continue;
      if (unread && rows[i - 1]?.no === unread.to) unread.to = row.no;
      else unread = reportUnread(model, unread, row);
    }
  }
  reportUnread(model, unread, null);
  return model;
}

interface Run {
  from: number;
  to: number;
  text: string;
}

/** Reports a run of unread lines once it ends; returns the next one. */
function reportUnread(model: Model, run: Run | null, row: Row | null): Run | null {
  if (run) {
    const message = `様式のどの欄にも当てはまらず、読み取れない行があります（「${run.text}」から）。原本を確かめてください。`;
    tell(model.problems, 'UNREAD_LINE', [run.from, run.to], message);
  }
  return row && { from: row.no, to: row.no, text: row.text.replaceAll('\t', ' ').slice(0, 20) };
}

/** The last page: publisher, date, address. */
function colophonBlock(model: Model, plan: Part): Take {
  return row => {
    const publisher = new RegExp(`^(${model.city ?? '[^ -~]+?[市町村区]'})[\\s／/]*(\\S*(?:部|課|局|室).*)$`, 'u').exec(
      row.text,
    );
    if (publisher) model.publisher ??= `${publisher[1] ?? ''} ${publisher[2] ?? ''}`.trim();
    const date = /^(.*年)\s*([\d０-９]{1,2})月(?:\s*発行)?$/u.exec(row.text);
    const year = date ? parseFiscalYear(`${date[1] ?? ''}度`) : null;
    const month = date?.[2]?.normalize('NFKC').padStart(2, '0');
    if (year !== null && month !== undefined) model.published ??= `${String(year)}-${month}`;
    const url = /https?:\/\/[^\s<>]+/u.exec(row.text)?.[0];
    if (url !== undefined) model.url ??= url;
    addLine(plan, '発行', row.text, row.no);
    return true;
  };
}

// ── What the document says twice ────────────────────────────────────────────────────────────────────────────────────

const format = (n: number) => String(n).replace(/\B(?=(?:\d{3})+$)/gu, ',');
const sameName = (a: string, b: string) => keyOf(a) === keyOf(b);

/** The title that most printings have; where two are as many, the part's own page wins. */
function settleTitles(model: Model): void {
  for (const part of model.parts) {
    const printings = model.printed.get(part.itemNo) ?? [];
    const groups = [...Map.groupBy(printings, ({ title }) => keyOf(title)).values()];
    const ranked = groups.toSorted(
      (a, b) =>
        b.length - a.length ||
        Number(b.some(({ own }) => own)) - Number(a.some(({ own }) => own)) ||
        (b.at(-1)?.no ?? 0) - (a.at(-1)?.no ?? 0),
    );
    part.title ||= (ranked[0]?.find(({ own }) => own) ?? ranked[0]?.[0])?.title ?? part.itemNo;
    if (groups.length < 2) continue;
    const variants = ranked.map(
      group => `「${group[0]?.title ?? ''}」（${group.map(({ no }) => `${String(no)}行目`).join('、')}）`,
    );
    const odd = ranked.at(-1)?.[0]?.no ?? part.at[0];
    tell(
      part.problems,
      'CONTRADICTION',
      odd,
      `${part.itemNo} の名称が場所によって異なります：${variants.join('、')}。「${part.title}」として扱います。`,
    );
  }
}

/** 主な事業 tables against the sheets: the sheet wins. */
function compareListings(model: Model): void {
  const byNo = Map.groupBy(model.sheets, ({ itemNo }) => itemNo);
  for (const { itemNo, title, bureau, section, projects, no } of model.listings) {
    const sheets = byNo.get(itemNo) ?? [];
    const [sheet] = sheets;
    if (!sheet) {
      tell(
        model.problems,
        'MISSING_PART',
        no,
        `主な事業の表にある ${itemNo}「${title}」の個別事業計画表が見つかりません。`,
      );
      continue;
    }
    for (const one of sheets) one.links.push(...projects.map(project => `${PROJECT}${project}`));
    const wrong = sheets.filter(one => !sameName(one.title, title));
    for (const one of sheets.length > 1 ? wrong.slice(-1) : wrong) {
      const titles = sheets.map(other => `「${other.title}」`).join('と');
      const message = `事業番号 ${itemNo} の事業名が、主な事業の表（${String(no)}行目）では「${title}」、個別事業計画表では${titles}です。個別事業計画表の名称で扱います。`;
      one.problems.push({ code: 'CONTRADICTION', at: [one.at[0], one.head.at(-1)?.no ?? one.at[0]], message });
    }
    const owners = sheets.flatMap(({ departments }) =>
      departments.map(name => /^(\S+(?:部|局|委員会))\s+(.*)$/u.exec(name)),
    );
    const [bureaus, sections] = [1, 2].map(group =>
      [...new Set(owners.map(owner => squash(owner?.[group] ?? '')))].join(''),
    );
    if (bureaus !== bureau || sections !== section) {
      tell(
        sheet.problems,
        'CONTRADICTION',
        no,
        `事業番号 ${itemNo} の担当が、主な事業の表では「${bureau} ${section}」、個別事業計画表では「${sheets.flatMap(({ departments }) => departments).join('、')}」です。個別事業計画表の担当で扱います。`,
      );
    }
  }
  const listed = new Set(model.listings.map(({ itemNo }) => itemNo));
  for (const sheet of model.sheets) {
    if (listed.has(sheet.itemNo)) continue;
    tell(sheet.problems, 'CONTRADICTION', sheet.at[0], `${called(sheet)} は、主な事業の表にありません。`);
  }
}

/** The projects that a leading project's tables name, against the marks of the 主な事業 tables. */
function compareProjects(model: Model): void {
  const known = Map.groupBy(
    model.parts.filter(({ kind }) => kind !== 'heading'),
    ({ title }) => keyOf(title),
  );
  const measures = new Set(model.parts.filter(({ label }) => label === '施策').map(({ title }) => keyOf(title)));
  const told = new Set<string>();
  const once = (at: number, message: string) => {
    if (told.has(message)) return;
    told.add(message);
    tell(model.problems, 'CONTRADICTION', at, message);
  };
  const named = new Set<string>();
  for (const { project, name, no } of model.mentions) {
    const parts = known.get(keyOf(name)) ?? [];
    for (const { itemNo } of parts) named.add(`${project} ${itemNo}`);
    if (parts.length === 0)
      once(no, `${project} の表にある「${name}」という事業は、個別事業にもその他の関連の事業にも見つかりません。`);
    const unmarked = parts.find(({ kind, links }) => kind === 'item' && !links.includes(project));
    if (unmarked)
      once(
        no,
        `${project} の表にある「${name}」（${unmarked.itemNo}）に、主な事業の表では${project}の印がありません。`,
      );
  }
  for (const { itemNo, title, links, at } of model.sheets) {
    const projects = new Set(model.mentions.map(({ project }) => project));
    for (const project of new Set(links)) {
      if (projects.has(project) && !named.has(`${project} ${itemNo}`))
        once(
          at[0],
          `事業番号 ${itemNo}「${title}」には主な事業の表で${project}の印がありますが、${project} の表に事業名が見つかりません。`,
        );
    }
  }
  for (const { name, no } of model.measureMentions) {
    if (measures.size > 0 && !measures.has(keyOf(name)))
      once(no, `${PROJECT}の表にある施策名「${name}」は、施策の名称のどれとも一致しません。`);
  }
}

/** The outline against the sheets: 施策 that it leaves out, and its counts of projects. */
function compareOutline(model: Model): void {
  const measures = model.parts.filter(({ label }) => label === '施策');
  for (const { measure, count, no } of model.counts) {
    const part = measures.find(({ itemNo }) => itemNo === measure);
    const sheets = new Set(
      model.sheets.filter(({ within }) => part && within.includes(part)).map(({ itemNo }) => itemNo),
    );
    if (part && sheets.size !== count)
      tell(
        part.problems,
        'CONTRADICTION',
        no,
        `${measure} の事業数が、施策体系では${String(count)}事業、個別事業計画表では${String(sheets.size)}事業です。`,
      );
  }
  const counted = new Set(model.counts.map(({ measure }) => measure));
  const absent = measures.filter(({ itemNo }) => !counted.has(itemNo)).map(({ itemNo }) => itemNo);
  if (counted.size > 0 && absent.length > 0) {
    const lines = model.counts.map(({ no }) => no);
    tell(
      model.problems,
      'MISSING_PART',
      [Math.min(...lines), Math.max(...lines)],
      `施策体系の一覧に ${absent.join('、')} がありません。原本の図を確かめてください。`,
    );
  }
}

/** SDGs: one number, one name. A converter reads icons badly. */
function compareGoals(model: Model): void {
  const pairs = model.goals.flatMap(({ text }) =>
    text
      .normalize('NFKC')
      .split(/\s(?=\d{1,2}\s)/u)
      .flatMap(goal => {
        const [, number, name] = /^(\d{1,2}) (.+)$/u.exec(goal) ?? [];
        return number !== undefined && name !== undefined ? [{ number, name }] : [];
      }),
  );
  const odd = (by: 'number' | 'name', other: 'number' | 'name') =>
    [...Map.groupBy(pairs, pair => pair[by])].flatMap(([key, found]) => {
      const others = [...new Set(found.map(pair => pair[other]))];
      return others.length > 1 ? [`「${key}」に「${others.join('」「')}」`] : [];
    });
  const differences = [...odd('number', 'name'), ...odd('name', 'number')];
  const [first, last] = [model.goals[0], model.goals.at(-1)];
  if (differences.length === 0 || !first || !last) return;
  tell(
    model.problems,
    'CONTRADICTION',
    [first.no, last.no],
    `SDGsの表で、ゴールの番号と名称の組が一通りではありません（${differences.join('、')}）。名称の読み取り誤りのおそれがあります。原本の図を確かめてください。`,
  );
}

const readingId = ({ metric, kind, fiscalYear }: FactDetails) => [keyOf(metric), kind, fiscalYear].join(' ');

/** The sample of 計画の見方 against the sheet whose number it bears. */
function compareSample(model: Model): void {
  const { sample } = model;
  if (!sample) return;
  const sheet = model.sheets.find(({ itemNo }) => itemNo === sample.itemNo);
  const message = `「計画の見方」の記載例（事業番号 ${sample.itemNo} の個別事業計画表）です。見本のため、項目としては読み取っていません。`;
  tell(model.problems, 'UNREAD_LINE', sample.at, message);
  if (!sheet) return;
  const values = new Map(sheet.facts.map(fact => [readingId(fact), fact.valueText]));
  for (const fact of sample.facts) {
    const there = values.get(readingId(fact));
    if (there !== undefined && sameName(there, fact.valueText)) continue;
    const at = typeof fact.at === 'number' ? fact.at : fact.at[0];
    tell(
      sheet.problems,
      'CONTRADICTION',
      at,
      `記載例の「${fact.metric}」は「${fact.valueText}」、個別事業計画表では「${there ?? 'なし'}」です。個別事業計画表の値で扱います。`,
    );
  }
}

const KIND_NAME: Partial<Record<FactKind, string>> = {
  budget_total: '事業費計',
  budget_general: '一般財源',
  budget_special: '特定財源',
  budget_subsidy: '国県支出金',
  budget_bond: '起債',
  budget_other: 'その他',
};

/** The amounts of a row by year; null is the whole period. */
type Sums = ReadonlyMap<number | null, number>;

const signed = ({ key }: Cell) =>
  DASH.test(key) ? 0 : (parseNumber(key.replace(/^[▲△]/u, '')) ?? Number.NaN) * (/^[▲△]/u.test(key) ? -1 : 1);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The summary's own sums, and the sheets' sums against it. */
function compareSums(model: Model): void {
  const rowOf = (scope: string, kind: FactKind) => model.amounts.find(row => row.scope === scope && row.kind === kind);
  const sumsOf = (scope: string, kind: FactKind): Sums | null => {
    const row = rowOf(scope, kind);
    return row ? new Map(row.values.map((cell, i) => [row.years[i] ?? null, signed(cell)])) : null;
  };
  /** Whether a row equals the sum of the parts in every column that all of them have; a difference is a problem. */
  const compare = (scope: string, kind: FactKind, parts: readonly (Sums | null)[], what: string): boolean => {
    const there = parts.filter(part => part !== null);
    if (there.length === 0 || there.length < parts.length) return false;
    const columns = [...(sumsOf(scope, kind) ?? [])].filter(([year]) => there.every(part => part.has(year)));
    const differences = columns.flatMap(([year, value]) => {
      const sum = total(there.map(part => part.get(year) ?? Number.NaN));
      const column = year === null ? '期間計' : fiscalYearLabel(year);
      return sum === value ? [] : [`${column}は ${format(value)} ですが、${what}は ${format(sum)} です`];
    });
    if (differences.length > 0) {
      const message = `計画事業費の表の${scope}・${KIND_NAME[kind] ?? kind}の${differences.join('。')}。`;
      const owner = model.parts.find(({ itemNo }) => itemNo === scope) ?? model;
      owner.problems.push({ code: 'TOTAL_MISMATCH', at: rowOf(scope, kind)?.no ?? 1, message });
    }
    return columns.length > 0 && differences.length === 0;
  };

  const kinds = Object.keys(KIND_NAME) as FactKind[];
  const policies = model.parts.filter(({ label }) => label === '基本政策');
  for (const scope of new Set(model.amounts.map(row => row.scope))) {
    const sums = (...wanted: FactKind[]) => wanted.map(kind => sumsOf(scope, kind));
    compare(scope, 'budget_total', sums('budget_general', 'budget_special'), '一般財源と特定財源の和');
    compare(
      scope,
      'budget_special',
      sums('budget_subsidy', 'budget_bond', 'budget_other'),
      '国県支出金・起債・その他の和',
    );
    for (const kind of kinds) {
      const yearly = [...(sumsOf(scope, kind) ?? [])].flatMap(([year, value]) => (year === null ? [] : [value]));
      if (yearly.length > 1) compare(scope, kind, [new Map([[null, total(yearly)]])], '各年度の和');
    }
    const within = policies.filter(policy => policy.within.some(({ itemNo }) => itemNo === scope));
    compare(
      scope,
      'budget_total',
      within.map(({ itemNo }) => sumsOf(itemNo, 'budget_total')),
      '基本政策の和',
    );
  }
  for (const kind of kinds)
    compare(
      WHOLE,
      kind,
      policies.map(({ itemNo }) => sumsOf(itemNo, kind)),
      '基本政策の和',
    );
  for (const policy of policies) {
    const sheets = model.sheets.filter(({ within }) => within.includes(policy));
    const agrees = kinds
      .filter(kind => kind !== 'budget_special')
      .map(kind => {
        const amounts = sheets.map(({ money }) => money.get(kind) ?? Number.NaN);
        const sum = total(amounts);
        return !Number.isNaN(sum) && compare(policy.itemNo, kind, [new Map([[null, sum]])], '個別事業計画表の和');
      });
    if (!agrees.every(Boolean)) continue;
    for (const { facts } of sheets.filter(({ budget }) => budget.slid)) {
      for (const fact of facts)
        if (fact.note !== undefined) fact.note += `計画事業費の表の${policy.itemNo}の額とも合います。`;
    }
  }
}

// ── Records ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The summary's amounts and the SDGs become facts and passages of the parts that they are about. */
function distribute(model: Model): void {
  const partOf = (itemNo: string) => model.parts.find(part => part.itemNo === itemNo);
  for (const { scope, kind, metric, values, years, no } of model.amounts) {
    const label = scope === WHOLE ? '計画' : model.fields.has(scope) ? '分野' : '基本政策';
    let part = partOf(scope);
    if (!part) {
      part = newPart({
        kind: 'heading',
        label,
        no: '',
        itemNo: scope,
        title: model.printed.get(scope)?.[0]?.title ?? scope,
        at: [no, no],
      });
      model.parts.push(part);
    }
    for (const [i, cell] of values.entries()) {
      const year = years[i] ?? null;
      if (!isValue(cell)) continue;
      if (year === null && !model.years)
        tell(
          part.problems,
          'UNTIED_VALUE',
          no,
          `計画事業費の「${cell.text}」が何年度から何年度までの額か、決められません。`,
        );
      else
        part.facts.push({
          metric,
          kind,
          fiscalYear: year,
          ...(year === null && model.years && { period: model.years }),
          valueText: cell.text,
          unit: model.unit,
          at: no,
        });
    }
  }
  for (const { measure, text, caption, no } of model.goals) {
    const part = partOf(measure) ?? model.parts[0];
    part?.pieces.push({ section: caption, text: prose(text), at: [no, no] });
  }
}

const placeOf = ({ within }: Part): Item['place'] => within.map(({ label, no, title }) => ({ label, no, title }));

function parse(document: Document) {
  const rows = rowsOf(document.lines);
  const model = readRows(rows);
  const lastLine = document.lines.at(-1)?.no ?? 1;
  for (const sheet of model.sheets) settleSheet(model, sheet);
  if (model.sample) settleSheet(model, model.sample);
  settleTitles(model);
  for (const check of [compareListings, compareProjects, compareOutline, compareGoals, compareSample, compareSums])
    check(model);
  distribute(model);

  const recorder = createRecorder(document, FAMILY);
  for (const part of model.parts) {
    const { kind, itemNo, alsoNos, title, departments, links, at } = part;
    const unique = [...new Set(links)].map(link => ({ rel: 'leading_project' as const, itemNo: link }));
    const item = recorder.item({ kind, itemNo, alsoNos, title, departments, place: placeOf(part), links: unique }, at);
    for (const fact of part.facts) item.fact(fact);
    for (const { section, text, at: lines } of part.pieces) item.passage(section, text, lines);
    for (const { code, at: lines, message } of part.problems) item.problem(code, lines, message);
  }
  for (const { code, at, message } of model.problems) recorder.problem(code, at, message);
  if (model.city === null || !model.years) {
    recorder.problem('MISSING_PART', [1, lastLine], '計画の表紙から、市町村名または計画期間を読み取れません。');
  }
  return recorder.finish({
    city: model.city ?? '（市町村名不明）',
    planTitle: model.title === '' ? '総合計画 事業プラン' : planTitle(model),
    fiscalYears: model.years ?? [2000, 2000],
    publisher: model.publisher,
    published: model.published,
    url: model.url,
  });
}

function planTitle({ title, years }: Model): string {
  if (!years) return title;
  const [from, to] = years.map(year => fiscalYearLabel(year).replace(/年度$/u, ''));
  return `${title}（${from ?? ''}～${(to ?? '').replace(/^\D+/u, '')}年度）`;
}

// ── Recognition ─────────────────────────────────────────────────────────────────────────────────────────────────────

const MARKS = [
  /^個別事業計画表$/u,
  /^事業番号/u,
  /^事業行程\t+項目\t/u,
  /^事業費総額/u,
  /\(国県補助等\)\t/u,
  /^\t*指標名\t+指標の定義|目 ?標\t+指標名\t+指標の定義/u,
];

function recognise(lines: readonly Line[]): number {
  const found = MARKS.filter(mark => lines.some(({ folded }) => mark.test(folded.trimStart()))).length;
  return found < 4 ? found * 0.05 : 0.5 + (found - 3) * 0.15;
}

export const projectPlan: Profile = { id: FAMILY, recognise, parse };
