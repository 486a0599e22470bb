/**
 * A sheet's yearly plan (年次計画): a year label, the year's text, the year's target; the years run upwards or downwards.
 * On some sheets the labels are torn from their text. Then nothing in the layout ties the two, and texts and numbers are
 * kept without a year (`torn`).
 */
import { parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { blocksOf, BULLET, cellOf, is, isDash, quantityOf, type Row } from './rows.ts';
import { isFurniture, missing, startsBlock, YEAR_LABEL, type Draft, type YearRow } from './sheet.ts';

/** A piece of a number: what a torn cell leaves. */
const DIGITS_ONLY = /^[0-9０-９,，.．▲△%％]+$/u;
const DIGITS_AT_END = / [0-9０-９,，.．]+$/u;
/** A word or two that end no sentence: it may be a target in words. */
const SHORT_WORD = /^[^・･①-⑳(（]{1,12}(?<![。）)])$/u;
const POINT = /^[・･]/u;

/** Takes the yearly plan out of the sheet: by years where labels, texts and values stand together, else torn. */
export function readYears(sheet: Draft): void {
  const labels = sheet.rest.filter((_, i) => isLabel(sheet.rest, i));
  const [first, last] = [labels[0], labels.at(-1)];
  if (!first || !last) {
    sheet.problems.push(missing(sheet, '年次計画の年度'));
    return;
  }
  const from = sheet.rest.indexOf(first);
  let to = sheet.rest.indexOf(last) + 1;
  while (to < sheet.rest.length && !endsPlan(sheet.rest[to])) to++;
  const zone = sheet.rest.slice(from, to);
  const strays = sheet.rest.some(
    (row, i) => (i < from || i >= to) && POINT.test(row.text) && startsBlock(sheet.rest, i),
  );
  if (!runOneWay(labels) || strays || zone.some(endsPlan)) {
    readTorn(sheet, labels);
    return;
  }
  sheet.rest.splice(from, to - from);
  sheet.years = yearRows(zone, new Set(labels));
  for (const row of sheet.years) settleTarget(row, [sheet.final?.text, sheet.baseline?.text]);
  sheet.years.sort((a, b) => a.year - b.year);
}

/** A year label begins a block, fills its line, or follows a value: prose that begins a line with a year does none of it. */
function isLabel(rows: readonly Row[], at: number): boolean {
  const [row, before] = [rows[at], rows[at - 1]];
  if (!row || !is(row, YEAR_LABEL)) return false;
  if (startsBlock(rows, at) || parseFiscalYear(row.text) !== null) return true;
  return before !== undefined && isValue(before.text);
}

const labelOf = (row: Row) => YEAR_LABEL.exec(row.text)?.[1] ?? '';
const yearOf = (label: Row) => parseFiscalYear(labelOf(label)) ?? 0;
const isValue = (text: string) => isDash(text) || quantityOf(text) !== null;
const endsPlan = (row: Row | undefined) => isFurniture(row) || (row !== undefined && /^[●◆■]/u.test(row.text));

function runOneWay(labels: readonly Row[]): boolean {
  const years = labels.map(yearOf);
  const steps = years.slice(1).map((year, i) => Math.sign(year - (years[i] ?? 0)));
  return steps.every(step => step === steps[0] && step !== 0);
}

function yearRows(zone: readonly Row[], labels: ReadonlySet<Row>): YearRow[] {
  const years: YearRow[] = [];
  for (const row of zone) {
    if (labels.has(row)) {
      const head = row.text.slice(labelOf(row).length).trim();
      years.push({ year: yearOf(row), label: row, text: [], head, target: null, loose: [] });
    } else years.at(-1)?.text.push(row);
  }
  return years;
}

/**
 * The year's target is the one value that fills a block of its own, or the line after a label line. Anything else that
 * looks like a number of its own (a torn one, two of them, one that ends the text) is left loose.
 * @param words targets in words that the sheet's other cells hold
 */
function settleTarget(row: YearRow, words: (string | undefined)[]): void {
  const sizes = new Map(blocksOf([row.label, ...row.text]).map(block => [block[0]?.block, block.length]));
  const values: Row[] = [];
  const kept: Row[] = [];
  for (const [i, line] of row.text.entries()) {
    const size = sizes.get(line.block);
    const alone = size === 1 || (i === 0 && size === 2 && line.block === row.label.block);
    const ends = i > 0 && i === row.text.length - 1;
    const value = !BULLET.test(line.text) && (isValue(line.text) || (ends && words.includes(line.text)));
    if (alone && value) values.push(line);
    else if (DIGITS_ONLY.test(line.text) || (alone && ends && SHORT_WORD.test(line.text))) row.loose.push(line);
    else kept.push(line);
  }
  if (isValue(row.head)) {
    if (!isDash(row.head)) values.push({ ...row.label, text: row.head });
    row.head = '';
  }
  const [only] = values;
  if (only && values.length === 1 && row.loose.length === 0) row.target = cellOf(only.text, [only.no, only.no]);
  else row.loose = row.loose.concat(values.filter(value => !isDash(value.text)));
  const end = kept.at(-1);
  if (values.length === 0 && DIGITS_AT_END.test((end?.text ?? row.head).slice(-20))) row.loose.push(end ?? row.label);
  row.text = kept;
}

/** Labels stand away from their cells: bullets and numbers without a year. */
function readTorn(sheet: Draft, labels: readonly Row[]): void {
  const isLabelRow = new Set(labels);
  const texts: Row[][] = [];
  const values: Row[] = [];
  const others: Row[] = [];
  for (const block of blocksOf(sheet.rest)) {
    const cells = block.filter(row => !isLabelRow.has(row));
    if (POINT.test(cells[0]?.text ?? '')) {
      texts.push(cells);
      continue;
    }
    for (const row of cells) {
      if (isDash(row.text)) continue;
      if (DIGITS_ONLY.test(row.text) || quantityOf(row.text) !== null) values.push(row);
      else others.push(row);
    }
  }
  for (const label of labels) {
    const tail = label.text.slice(labelOf(label).length).trim();
    if (tail !== '' && !isDash(tail)) texts.push([label]);
  }
  sheet.torn = { texts, values };
  sheet.rest = others;
}
