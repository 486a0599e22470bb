/**
 * The part in front of the sheets, page by page: the plan's chapters with their prose and drawings, the main points of each
 * 基本方針 (主なポイント), the summary tables (一覧表), and シートの見方, which shows how a sheet is read.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import type { Item } from '../../../src/domain/records.ts';
import {
  blocksOf,
  BULLET,
  bulletsOf,
  is,
  LONGEST,
  matchOf,
  paragraph,
  passageOf,
  plainNumber,
  runs,
  spanOf,
  textOf,
  type Passage,
  type Row,
  type Span,
} from './rows.ts';
import { SECTION, YEAR_COLUMN } from './sheet.ts';
import { readTable, type Measure } from './summary-table.ts';

/** `２. （章の名称）`, alone on its page. */
const CHAPTER = /^([0-9０-９]{1,2})[.．]\s*\S/u;
/** １）…, in print beside or below the page's other text. */
const PART = /^[0-9０-９]{1,2}[)）]\s*\S/u;
const POINTS_HEAD = /主なポイント$/u;
const POINTS_POLICY = /^基本方針\s*([0-9０-９]{1,2})$/u;
/** 令和５年度の実施項目数；71件 ➩ …, 〔cf.…〕: lines of the whole page between the bullets of a policy. */
const POINTS_ASIDE = /^〔cf[.．]|実施項目数[；;]/u;
/** `進捗管理シートの見方`: below the sample sheet. */
const LEGEND_HEAD = /進捗管理シートの見方$/u;
/** `ア.（欄の名称）`. */
const LEGEND_PART = /^[ア-ン][.．]\S/u;
/** `ケ.指標の現状値`. */
const LEGEND_BASELINE = /^[ア-ン][.．].{0,10}現状値$/u;
/** Signs in the margin of the sample, on lines of their own. */
const LEGEND_SIGNS = /^[ア-ン](?:\s*[ア-ン]){0,3}$/u;
/** A block this long is prose; shorter ones are pieces of a drawing. */
const PROSE = 35;

/** A part of the plan that is no item: 章, 基本方針, 推進項目. */
export interface Heading {
  itemNo: string;
  title: string;
  at: Span;
  place: Item['place'];
  passages: Passage[];
}

export interface Front {
  headings: Heading[];
  measures: Measure[];
  /** Year of the baselines (指標の現状値), as シートの見方 has it; null where it names none. */
  baselineYear: number | null;
}

/**
 * @param legend rows of シートの見方, which closes the last chapter
 * @param planTitle stands for the chapter where the part in front begins with none
 */
export function readFront(rows: readonly Row[], legend: readonly Row[], planTitle: string): Front {
  const chapters: Heading[] = [];
  const measures: Measure[] = [];
  const points: Heading[][] = [];
  for (const page of runs(rows, row => row.page)) {
    const table = readTable(page, measures.at(-1));
    if (table && table !== measures.at(-1)) measures.push(table);
    const opened = table ? null : chapterOf(page);
    if (opened) chapters.push(opened);
    else if (!table && chapters.length === 0) chapters.push(headingOf('計画全体', planTitle, page));
    const chapter = chapters.at(-1);
    if (!chapter) continue;
    chapter.at = [chapter.at[0], spanOf(page)[1]];
    if (table || opened) continue;
    if (is(page[0], POINTS_HEAD)) points.push(readPoints(page, chapter.passages));
    else for (const passage of prose(page, chapter.title)) chapter.passages.push(passage);
  }
  if (legend.length > 0) {
    if (chapters.length === 0) chapters.push(headingOf('シートの見方', 'シートの見方', legend));
    const chapter = chapters.at(-1);
    for (const passage of readLegend(legend)) chapter?.passages.push(passage);
    if (chapter) chapter.at = [chapter.at[0], Math.max(chapter.at[1], spanOf(legend)[1])];
  }
  return { headings: [...chapters, ...points.flat()], measures, baselineYear: baselineYearOf(legend) };
}

const headingOf = (itemNo: string, title: string, rows: readonly Row[]): Heading => ({
  itemNo,
  title,
  at: spanOf(rows),
  place: [],
  passages: [],
});

/** A chapter has a page of its own for its title. */
function chapterOf(page: readonly Row[]): Heading | null {
  const head = page.length <= 6 ? matchOf(page[0], CHAPTER) : null;
  return head && headingOf(`第${plainNumber(head[1])}章`, textOf(page), page);
}

/** 基本方針ｎ, its name, and its bullets (▪). Lines of the page that belong to no policy go to `asides`. */
function readPoints(page: readonly Row[], asides: Passage[]): Heading[] {
  const section = page[0]?.text ?? '';
  const found: { itemNo: string; head: Row; name: Row[]; bullets: Row[] }[] = [];
  for (const row of page.slice(1)) {
    const policy = matchOf(row, POINTS_POLICY);
    const last = found.at(-1);
    if (policy) found.push({ itemNo: `基本方針${plainNumber(policy[1])}`, head: row, name: [], bullets: [] });
    else if (!last || is(row, POINTS_ASIDE)) {
      asides.push({ name: section, year: null, text: row.text, at: [row.no, row.no] });
    } else if (last.bullets.length === 0 && !BULLET.test(row.text)) last.name.push(row);
    else last.bullets.push(row);
  }
  return found.map(({ itemNo, head, name, bullets }) => ({
    ...headingOf(itemNo, textOf(name) || itemNo, [head, ...bullets]),
    passages: bullets.length === 0 ? [] : [passageOf(section, bullets)],
  }));
}

/** A page of prose and drawings: each block of prose is a passage, so is each run of short blocks. */
function prose(page: readonly Row[], chapterTitle: string): Passage[] {
  const part = page.find(row => is(row, PART));
  let count = 0;
  const groups = runs(blocksOf(page.filter(row => row !== part)), block => (isProse(block) ? ++count : -1 - count));
  return [...(part ? [[[part]]] : []), ...groups].map(group => ({
    name: part?.text ?? chapterTitle,
    year: null,
    text: group.map(paragraph).join('\n'),
    at: spanOf(group.flat()),
  }));
}

const isProse = (block: readonly Row[]) =>
  BULLET.test(block[0]?.text ?? '') || block.map(row => row.text).join('').length >= PROSE;

// ── シートの見方 ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether these rows, a sheet by their head, are the sample of シートの見方. */
export const isLegend = (rows: readonly Row[]) => rows.some(row => is(row, LEGEND_HEAD));

/**
 * A filled-in sample sheet, then ア., イ. … with what each cell holds. The sample is kept as a text, so that nothing that is
 * printed on it becomes a fact.
 */
function readLegend(rows: readonly Row[]): Passage[] {
  const head = rows.findIndex(row => is(row, LEGEND_HEAD));
  const sample = rows.slice(0, head);
  const parts = legendParts(rows);
  const name = rows[head]?.text ?? '';
  return [
    { name: '記載例', year: null, text: sampleText(sample), at: spanOf(sample) },
    ...parts.map(part => ({ name, year: null, text: partText(part), at: spanOf(part) })),
  ].filter(passage => passage.text !== '');
}

const legendParts = (rows: readonly Row[]) =>
  bulletsOf(
    rows.slice(rows.findIndex(row => is(row, LEGEND_HEAD)) + 1).filter(row => !is(row, LEGEND_SIGNS)),
    LEGEND_PART,
  );

/** A cell is a block; the head of the effect column (年度) stands upon the next cell. */
const sampleText = (sample: readonly Row[]) =>
  blocksOf(sample)
    .flatMap(block => runs(block, row => is(row, YEAR_COLUMN)))
    .map(paragraph)
    .join('\n');

/** The one year that the part on 現状値 names. */
function baselineYearOf(legend: readonly Row[]): number | null {
  if (legend.length === 0) return null;
  const part = legendParts(legend).find(rows => is(rows[0], LEGEND_BASELINE));
  const named = new Set(findFiscalYears(textOf(part ?? []).slice(0, LONGEST)).map(mention => mention.year));
  const [only] = named;
  return only !== undefined && named.size === 1 ? only : null;
}

/** The cell's name on a line of its own: the first block, or a section's name that the explanation follows at once. */
function partText(part: readonly Row[]): string {
  const text = paragraph(part);
  const name = Object.values(SECTION).find(section => text.slice(2).startsWith(section));
  if (name !== undefined) return `${text.slice(0, name.length + 2)}\n${text.slice(name.length + 2)}`;
  const [first = [], ...others] = blocksOf(part);
  return [first, others.flat()].map(paragraph).join('\n');
}
