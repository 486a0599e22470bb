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
    const row = { no: line.no, cells, key: squash(line.folded), text: line.text.trim(), tabbed: line.text.includes('\t') };
    return first ? [{ ...row, first }] : [];
  });
}

const DASH = /^[-−‐‑–—―─ー]+$/u;
const UNIT_ALONE = /^(?:千円|円|人|件|回|箇所|か所|団体|台|校|%)$/u;
const isValue = ({ key }: Cell) => !DASH.test(key) && !UNIT_ALONE.test(key);
/** A number that the end of the line tore: `22,`. */
const isTorn = ({ key }: Cell) => /\d[,.]$/u.test(key);
const ARROW = /^(?:→|⇒)$/u;

/** A name whose line was broken: no blanks but between Latin words. */
const nameOf = (text: string) => text.replaceAll(/\s+/gu, ' ').replaceAll(/(?<![A-Za-z0-9]) | (?![A-Za-z0-9])/gu, '');

const HTML = /<\/?(?:ul|ol|li|p|br|div|span)\b[^<>]*>/giu;

/** A text for reading: the converter's HTML and the blanks of broken lines out, each bullet and sentence of a list on its line. */
function prose(text: string): string {
  const lines = text
    .replaceAll(HTML, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ (?=[・●•◆])|(?<=。) /gu, '\n')
    .replaceAll(/(?<=[^ -~\n]) (?=[^ -~\n])/gu, '')
    .split('\n');
  return lines.map(line => line.trim().replace(/^- /u, '')).filter(line => line !== '').join('\n');
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
  /** Sources whose values stand one row too high. */
  slid: FactDetails[];
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
  columns: { year: number | null }[];
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

/** Adds a paragraph to the section that is open, or opens one. */
function addText(part: Part, section: string, text: string, no: number): void {
  const readable = prose(text);
  const last = part.pieces.at(-1);
  if (readable === '') return;
  if (last?.section === section) {
    last.text += `\n${readable}`;
    last.at[1] = no;
  } else part.pieces.push({ section, text: readable, at: [no, no] });
  part.at[1] = Math.max(part.at[1], no);
}

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
  const tail = /[\s・….]*(?:(\d{1,3}) ?ページ|(?<= )(\d{1,3}) ?事業)$/u.exec(rest);
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
    if (!DASH.test(row.key)) addText(plan, '目次', row.cells.map(({ text }) => text).join(' '), row.no);
    return true;
  };
}

function chapterBlock(model: Model, part: Part): Take {
  let section = part.title;
  let number = 0;
  let caption: Row | null = null;
  const isSection = ({ key, text, tabbed }: Row) => {
    if (tabbed) return false;
    if (model.contents.size > 0) return model.contents.has(key);
    const next = /^(\d{1,2}) \S[^。]{0,40}$/u.exec(text.normalize('NFKC'))?.[1];
    return next !== undefined && Number(next) === number + 1;
  };
  /** A figure's caption (●…) with nothing under it: the figure did not survive as text. */
  const settleCaption = (hasContent: boolean) => {
    if (caption && !hasContent) {
      const message = `「${caption.text.replace(/^● ?/u, '')}」は見出しだけで、図の中身がテキストにありません。原本の図を確かめてください。`;
      part.problems.push({ code: 'MISSING_PART', at: caption.no, message });
    }
    caption = null;
  };
  const sampleSheet = lazySample(model);
  return row => {
    if (row.key === keyOf(part.title) || isFurniture(model, row)) return true;
    part.at[1] = row.no;
    if (isSection(row)) {
      settleCaption(false);
      section = row.text;
      number++;
      model.sampling = SAMPLE_SECTION.test(section);
      return true;
    }
    if (model.sampling && (row.tabbed || /^(?:事業番号|その他の関連の事業$)/u.test(row.key))) return sampleSheet(row);
    const [measure, title, ...rest] = row.cells;
    if (title && /^施策\d{1,2}$/u.test(row.first.key)) {
      remember(model, row.first.key, title.text, row.no);
      const name = caption?.text.replace(/^● ?/u, '') ?? model.goals.at(-1)?.caption ?? section;
      if (rest.length > 0) model.goals.push({ measure: measure?.key ?? '', text: rest.map(({ text }) => text).join(' '), caption: name, no: row.no });
      settleCaption(true);
      return rest.length > 0;
    }
    if (summaryRow(model, row)) {
      settleCaption(true);
      return true;
    }
    if (row.tabbed) return false;
    if (/^[●■]/u.test(row.text)) {
      settleCaption(false);
      if (row.text.startsWith('●')) caption = row;
    } else settleCaption(true);
    outlineLine(model, row);
    // A 分野 of the outline begins a passage of its own: a reader asks for one of them.
    if (model.fields.has(row.key)) part.pieces.push({ section, text: row.text, at: [row.no, row.no] });
    else addText(part, section, row.text, row.no);
    return true;
  };
}

/** The sample of 計画の見方 is read as a sheet, to be compared with the real one, but is no item. */
function lazySample(model: Model): Take {
  let take: Take = () => true;
  return row => {
    if (/^事業番号/u.test(row.key)) take = sheetBlock(model, row, [], sheet => (model.sample = sheet));
    else if (row.key === 'その他の関連の事業') take = () => true;
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

/** A row of the summary: header, unit, a scope, or a source with one amount a column. false: not of this table. */
function summaryRow(model: Model, row: Row): boolean {
  if (/^\((?:単位[::])?(?:千円|百万円|円)\)$/u.test(row.key)) {
    model.unit = row.key.replaceAll(/[()]|単位:?/gu, '');
    return true;
  }
  if (row.first.key === '区分' && row.tabbed) {
    model.columns = row.cells.slice(1).map(({ text }) => ({ year: findFiscalYears(text)[0]?.year ?? null }));
    return true;
  }
  if (!row.tabbed || model.columns.length === 0) return false;
  const values = row.cells.filter(({ key }) => parseNumber(key.replace(/^[▲△]/u, '')) !== null || DASH.test(key) || isTorn({ key } as Cell));
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
    model.problems.push({ code: 'UNTIED_VALUE', at: row.no, message });
  } else {
    model.amounts.push({ scope: model.scope, kind, metric: kind === 'budget_total' ? '計画事業費' : (metric ?? ''), values, no: row.no });
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
      inner = newPart({ kind: 'heading', label, no: line.code, itemNo: line.itemNo, alsoNos: [line.code], title: '', within, at: [row.no, row.no] });
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
  return row => {
    const [, , title] = MEASURE.exec(row.key) ?? [];
    if (title !== undefined && !row.tabbed && !titled) {
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
      titled = true;
    } else addText(measure, section === '' ? '施策の概要' : section, row.text, row.no);
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
  model.listings.push({ itemNo, title: nameOf(title.text), bureau: squash(bureau.text), section: squash(section.text), projects, no: row.no });
  const mark = projects.length > 0 ? ` ${PROJECT}${projects.join('')}` : '';
  addText(measure, '主な事業', `${itemNo} ${nameOf(title.text)}（${bureau.text} ${section.text}）${mark}`, row.no);
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
    if (last !== undefined && /担当$/u.test(word) && !word.includes('課')) whole.splice(-1, 1, `${last} ${word}`);
    else whole.push(word);
  }
  return whole.map((section, i) => ({ printed: i === 0 ? `${bureau} ${section}` : section, full: `${bureau} ${section}` }));
}

const departmentFacts = (departments: readonly Department[], at: number | Lines): FactDetails[] =>
  departments.map(({ printed }) => ({ metric: '担当', kind: 'department', fiscalYear: null, valueText: printed, at }));

/** The bracket at the end of a text, where it names a department. */
function splitOwner(text: string): { title: string; owner: string | null } {
  let depth = 0;
  for (let at = text.length - 1; at >= 0 && /[)）]$/u.test(text); at--) {
    if (/[)）]/u.test(text.charAt(at))) depth++;
    if (/[(（]/u.test(text.charAt(at)) && --depth === 0) {
      const owner = text.slice(at + 1, -1).trim();
      return OWNER.test(owner) ? { title: text.slice(0, at), owner } : { title: text, owner: null };
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
    if (departments.length === 0) part.problems.push({ code: 'MISSING_PART', at: row.no, message: `関連する事業「${title}」に担当部課が見つかりません。` });
    model.parts.push(part);
    return true;
  };
}

// ── 個別事業計画表: one sheet ────────────────────────────────────────────────────────────────────────────────────────

const SHEET_NO = /^[\d０-９]{1,2}\s*[-‐−－–ー]\s*[\d０-９]{1,3}/u;
const SHEET_LABEL = /^(?:事業内容|事業行程|目標[①-⑳]?|事業費総額.*|財源内訳)$/u;
const SOURCE = /^\((.+)\)$/u;

interface SourceRow {
  kind: FactKind;
  name: string;
  value: Cell | null;
  no: number;
}

/** Everything of one sheet that needs its end: its sources are settled against its total. */
interface Budget {
  total: Cell | null;
  /** 2年間 of the label, where printed. */
  span: number | null;
  /** A value beside 財源内訳, where no value belongs. */
  lead: Cell | null;
  sources: SourceRow[];
}

function sheetBlock(model: Model, start: Row, within: Part[], add: (sheet: Sheet) => void): Take {
  const part = newPart({ kind: 'item', label: '事業', no: '', itemNo: '', title: '', within, at: [start.no, start.no] });
  const sheet: Sheet = { ...part, money: new Map(), slid: [] };
  const head: Cell[] = [];
  const budget: Budget = { total: null, span: null, lead: null, sources: [] };
  let mode: 'head' | 'content' | 'schedule' | 'definition' | 'values' | 'budget' | 'none' = 'head';
  let schedule: Cell[] = [];
  let readings: Cell[] = [];
  let indicator = '';
  const complain = (code: ProblemCode, at: number | Lines, message: string) => void sheet.problems.push({ code, at, message });
  const untied = (no: number, what: string) =>
    complain('UNTIED_VALUE', no, `${what}は、列がそろわず、どの年度の値か決められません。原本の表を確かめてください。`);
  add(sheet);

  /** One value of one year under a metric; a torn number is a problem. */
  const value = (metric: string, kind: FactKind, fiscalYear: number | null, cell: Cell, continued?: boolean) => {
    if (!isValue(cell)) return;
    if (isTorn(cell)) return complain('UNTIED_VALUE', cell.no, `「${metric}」の値「${cell.text}」は途中で切れています。原本の数を確かめてください。`);
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
      if (!cell) continue;
      if (year === null) untied(cell.no, `事業行程の「${cell.text}」`);
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
      if (header.key.startsWith('現状値')) value(indicator, 'baseline', more.length === 0 ? (named?.year ?? null) : null, cell);
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
    switch (mode) {
      case 'content':
        addText(sheet, '事業内容', cells.map(({ text }) => text).join(' '), first.no);
        return true;
      case 'schedule':
        return scheduleRow(cells);
      case 'definition':
        indicator = nameOf(first.text);
        if (second) addText(sheet, `指標の定義（${indicator}）`, second.text, second.no);
        else complain('MISSING_PART', first.no, `指標「${indicator}」の定義が見つかりません。`);
        mode = 'none';
        return cells.length <= 2;
      case 'values':
        mode = 'none';
        return readingRow(cells);
      default:
        return false;
    }
  };

  const labelled = (label: Cell, rest: Cell[]): boolean => {
    if (label.key === '事業内容') {
      mode = 'content';
      return body(rest);
    }
    if (label.key.startsWith('事業費総額')) {
      mode = 'budget';
      budget.span = Number(/(\d)(?:年間|[カか力ヵ]年)/u.exec(label.key)?.[1] ?? 0) || null;
      const [cell] = rest;
      if (rest.length === 1 && cell) budget.total = cell;
      else complain(rest.length === 0 ? 'MISSING_PART' : 'UNTIED_VALUE', label.no, '事業費総額の値を一つに決められません。原本の表を確かめてください。');
      return true;
    }
    if (label.key === '財源内訳') {
      mode = 'budget';
      const [cell] = rest;
      if (rest.length === 1 && cell && !SOURCE.test(cell.key)) budget.lead = cell;
      else if (rest.length > 0) return sourceRow(rest);
      return true;
    }
    // A label beside a row of the schedule has slid: what stands beside it is still a row of the schedule.
    if (label.key === '事業行程' || header(rest) || rest.length === 0) return header(rest) || rest.length === 0 || scheduleRow(rest);
    return mode === 'schedule' && scheduleRow(rest);
  };

  ENDS.set(sheet, () => settleSheet(model, sheet, head, budget));
  head.push(...start.cells.map(cell => ({ ...cell, text: cell.text.replace(/^事業番号\s*/u, '') })));
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
    if (!row.tabbed && mode !== 'content') return isFurniture(model, row);
    return body(row.cells);
  };
}

/** What is left to do once a sheet is read whole. */
const ENDS = new WeakMap<Sheet, () => void>();
