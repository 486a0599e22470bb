/**
 * A sheet's texts: ● 具体的な改善取組内容 and ◆ 現状と課題, then two columns side by side whose cells begin with ■: this year's
 * plan (取組方針・取組内容) and the final year's picture (目指す姿).
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import { bulletsOf, is, type Row } from './rows.ts';
import { COLUMN_HEADS, isFurniture, missing, SECTION, type Draft, type Section } from './sheet.ts';

const EITHER_SECTION = '具体的な改善取組内容・現状と課題';

export function readSections(sheet: Draft): void {
  const header = sheet.rest.find(row => is(row, COLUMN_HEADS));
  const heads = COLUMN_HEADS.exec(header?.text ?? '');
  const body = sheet.rest.filter(row => row === header || !isFurniture(row));
  const { sections, columns, others } = sortRows(body, header, sheet.torn !== null);
  sheet.sections = [...sections, ...columnSections(columns, heads?.[1] ?? '', heads?.[2] ?? '')];
  sheet.rest = others;
  for (const name of Object.values(SECTION)) {
    const there = sheet.sections.some(section => section.name === name || section.name === EITHER_SECTION);
    if (!there) sheet.problems.push(missing(sheet, `「${name}」`));
  }
  if (columns.length === 0 || !heads) sheet.problems.push(missing(sheet, '「取組方針・取組内容」と「目指す姿」'));
}

interface Sorted {
  sections: Section[];
  /** Cells of the two columns. */
  columns: Row[][];
  others: Row[];
}

/**
 * A text goes on until another one begins. On a torn sheet a new block is no part of it, and the columns' header stands
 * anywhere.
 */
function sortRows(body: readonly Row[], header: Row | undefined, torn: boolean): Sorted {
  const marked = body.some(row => /^[●◆]/u.test(row.text));
  const sections: Section[] = [];
  const columns: Row[][] = [];
  const others: Row[] = [];
  let open: 'text' | 'columns' | null = null;
  for (const [i, row] of body.entries()) {
    const begins = row.block !== body[i - 1]?.block;
    const sign = row.text.charAt(0);
    if (row === header) {
      if (!torn) open = null;
    } else if (sign === '●' || sign === '◆') {
      openSection(sections, SECTION[sign]).rows.push(row);
      open = 'text';
    } else if (sign === '■') {
      addCells(columns, row);
      open = 'columns';
    } else if (!marked && open !== 'columns' && sign === '①') {
      // Neither text has its sign: each begins its own count, and 改善取組内容 stands above 現状と課題.
      sections.push({ name: sections.length === 0 ? SECTION['●'] : SECTION['◆'], year: null, rows: [row] });
      open = 'text';
    } else if (open === 'text' && !(torn && begins)) sections.at(-1)?.rows.push(row);
    else if (open === 'columns' && !begins) columns.at(-1)?.push(row);
    else {
      others.push(row);
      open = null;
    }
  }
  if (!marked && sections.length !== 2) {
    for (const section of sections) section.name = EITHER_SECTION;
  }
  return { sections, columns, others };
}

function openSection(sections: Section[], name: string): Section {
  const last = sections.at(-1);
  if (last?.name === name) return last;
  const section: Section = { name, year: null, rows: [] };
  sections.push(section);
  return section;
}

/** `■ left ■ right` of one line are two cells; another ■ of the same block goes on with its cell. */
function addCells(columns: Row[][], row: Row): void {
  for (const [i, text] of row.text.split(/(?<!\s)\s+(?=■)/u).entries()) {
    const block = row.block + i / 1000; // a block of its own within the row's block
    if (columns.at(-1)?.[0]?.block !== block) columns.push([]);
    columns.at(-1)?.push({ ...row, text, block });
  }
}

/**
 * This year's plan, then the final year's picture. Two blocks are the two cells. One block of two bullets holds one of
 * each, for neither cell is ever empty. Whatever else cannot be told apart keeps both names.
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

const sectionOf = (name: string, rows: Row[]): Section => ({
  name,
  year: findFiscalYears(name)[0]?.year ?? null,
  rows,
});
