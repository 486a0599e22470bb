/**
 * The sections of text in every part: each line that no table took goes to the heading before it. What stands under none
 * is reported, a run of lines once.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import { rejoin } from '../../profile.ts';
import { headingIn, isChoices, isDash, isFurniture } from './captions.ts';
import { gradeLetter, hasGrade, recordGrade, tellAbsentGrades } from './grades.ts';
import { keyOf, MAX_LINES, span, wordsOf, type Node, type Part, type Sheet } from './nodes.ts';
import { headerYears } from './years.ts';

interface Section {
  name: string;
  lines: string[];
  at: [number, number];
  year: number | null;
}

interface Reader {
  sheet: Sheet;
  part: Part;
  open: Section | null;
  /** Lines under no heading, since the last line that had its place. */
  stray: Node[];
  /** Sections whose letter has been found, or a dash in its place. */
  graded: Set<string>;
}

/** Names of columns that stand inside a section. */
const COLUMN = /^(?:左記判断理由|他都市の事業内容等)$/u;
/** The subtitle that tells of which year's evaluation a section is. */
const OF_YEAR_BEFORE = /^\(前年度[^()]+\)$/u;
const BRACKETED = /^[(（〔]/u;

export function readSections(sheet: Sheet, part: Part): void {
  const reader: Reader = { sheet, part, open: null, stray: [], graded: new Set() };
  for (const node of sheet.pages[part]) {
    if (sheet.used.has(node)) tellStray(reader);
    else readNode(reader, node);
  }
  closeSection(reader);
  tellStray(reader);
  if (part === 'check') tellAbsentGrades(sheet.item, sheet.pages.check);
}

function readNode(reader: Reader, node: Node): void {
  const { sheet, part, open, graded } = reader;
  const heading = headingIn(node, part);
  const letter = gradeLetter(node);
  if (heading !== null) {
    closeSection(reader);
    tellStray(reader);
    reader.open = openSection(sheet, node, heading);
  } else if (open && hasGrade(open.name) && letter !== null && open.lines.length === 0) {
    graded.add(open.name);
    recordGrade(sheet.item, open.name, letter, judgedYear(sheet), node);
  } else if (isCaption(node)) {
    if (open && isDash(node.key)) graded.add(open.name);
    if (open && OF_YEAR_BEFORE.test(node.key) && open.lines.length === 0) open.name += `（${node.key.slice(1, -1)}）`;
    if (!standsInside(node)) closeSection(reader);
    tellStray(reader);
  } else if (part === 'do' && isChoices(node.key) && (open === null || open.lines.length === 0)) {
    tellStray(reader);
  } else if (open && open.lines.length < MAX_LINES) addLine(open, node, node.text);
  else reader.stray.push(node);
}

const judgedYear = ({ years }: Sheet): number | null => years.at(-1) ?? null;

const isCaption = (node: Node): boolean => isFurniture(node) || headerYears(node).length > 0 || COLUMN.test(node.key);

/** Subtitles, dashes and the names of columns stand inside a section; every other caption ends it. */
const standsInside = ({ key }: Node): boolean => BRACKETED.test(key) || isDash(key) || COLUMN.test(key);

/** A heading may have the first line of its text beside it. */
function openSection(sheet: Sheet, node: Node, heading: string): Section {
  const [first = '', ...rest] = wordsOf(node.text);
  const name = heading.endsWith('取組方針') ? first : heading;
  const year = hasGrade(name) ? judgedYear(sheet) : (findFiscalYears(name)[0]?.year ?? null);
  const section: Section = { name, lines: [], at: [node.from, node.to], year };
  addLine(section, node, rest.join(' '));
  return section;
}

function addLine(section: Section, node: Node, text: string): void {
  section.at[1] = node.to;
  if (text !== '') section.lines.push(text);
}

function closeSection(reader: Reader): void {
  const { open, graded, sheet } = reader;
  reader.open = null;
  if (!open || isChoices(keyOf(open.lines.join('')))) return;
  const { name, lines, at, year } = open;
  // 予算事業名 is a list of names, one a line.
  sheet.item.passage(name, name === '予算事業名' ? lines.join('\n') : readable(lines), at, year);
  if (hasGrade(name) && !graded.has(name)) {
    sheet.item.problem('MISSING_PART', at, `「${name}」の評価（A・B・C）が読み取れません。`);
  }
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

function tellStray(reader: Reader): void {
  const { stray, sheet } = reader;
  if (stray.length === 0) return;
  const shown = stray.map(({ text }) => text).join(' ');
  sheet.item.problem(
    'UNREAD_LINE',
    span(stray),
    `様式のどの欄にも当てはまらない行です（「${shown.slice(0, 30)}」）。内容を確かめてください。`,
  );
  reader.stray = [];
}
