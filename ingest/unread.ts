/**
 * The numbers of a document that no record accounts for (読み残しの数値). A printed number is accounted for once: two
 * equal cells of a row need two facts, so a value that was dropped shows, whatever its row holds besides.
 */
import { findFiscalYears } from '../src/domain/fiscal-year.ts';
import type { Records, Source } from '../src/domain/records.ts';
import type { Line } from './read/line.ts';

/** A run of digits as it stands in a cell or in a record's text. */
interface NumberToken {
  digits: string;
  /** The nearest character on each side, blanks left out; '' at the edge of the cell or text. */
  left: string;
  right: string;
  /** Whether a blank or the edge parts it from what stands there: a cell of a row that has lost its tabs. */
  freeLeft: boolean;
  freeRight: boolean;
  /** UTF-16 offset in the squashed line. */
  at: number;
  read: boolean;
  /** Whether it is the first or the last thing on its line: a line break may have torn it. */
  opens: boolean;
  closes: boolean;
}

interface NumberedLine {
  no: number;
  /** The whole line without blanks and tabs; its cells and tokens know their offsets in it. */
  squashed: string;
  cells: { text: string; at: number }[];
  tokens: NumberToken[];
}

const DIGITS = /\d+(?:[.,]\d+)*/gu;
/** Circled digits number a list, raised ones a footnote: neither is a value. */
const SIGNS = /[①-⑳㉑-㉟㊱-㊿❶-❿➀-➉⓪⁰¹²³⁴-⁹₀-₉]/gu;
const TAG = /<\/?[A-Za-z][^<>:]*(?::[^/<>][^<>]*)?>/gu;
const DATE_REST = /^(?:\d{1,2}月)?(?:\d{1,2}日)?/u;
const SPAN_REST = /^ *[~〜―ー−–—-] *\d{1,2}(?:年度?|(?![\d.,]))/u;
const BRACKETED_YEARS = /[(（] ?(?:19|20)\d{2}(?:年度?)?(?: ?[~〜―ー−–—-] ?(?:19|20)\d{2}(?:年度?)?)? ?[)）]/gu;
const DASHED_PAGE = /^(?:[-―ー−–—] ?\d{1,3} ?[-―ー−–—]|p\.? ?\d{1,3}|\d{1,3}ページ)$/iu;
const BARE_PAGE = /^\d{1,3}$/u;
const CONTENTS_PAGE = /[\t .…・·]+(\d{1,3})$/u;
const LEADING_NUMBER = /^[\d().第章節部編]+/u;
/** Contents lines stand close together: further apart than this, the table of contents is over. */
const CONTENTS_GAP = 12;

const plain = (text: string) => text.replaceAll(TAG, ' ').replaceAll(SIGNS, '').normalize('NFKC');
const squash = (text: string) => plain(text).replaceAll(/\s+/gu, '');

function tokensOf(cell: string, offset: number): NumberToken[] {
  const squashed = cell.replaceAll(/\s+/gu, '');
  const tokens: NumberToken[] = [];
  let blanks = 0;
  let scanned = 0;
  for (const match of cell.matchAll(DIGITS)) {
    blanks += cell.slice(scanned, match.index).match(/\s/gu)?.length ?? 0;
    scanned = match.index;
    const at = match.index - blanks;
    const [left, right] = [squashed.charAt(at - 1), squashed.charAt(at + match[0].length)];
    const freeLeft = /^\s?$/u.test(cell.charAt(match.index - 1));
    const freeRight = /^\s?$/u.test(cell.charAt(match.index + match[0].length));
    const free = { freeLeft, freeRight };
    tokens.push({ digits: match[0], left, right, ...free, at: offset + at, read: false, opens: false, closes: false });
  }
  return tokens;
}

function numberedLine(line: Line): NumberedLine {
  const tokens: NumberToken[] = [];
  const cells: NumberedLine['cells'] = [];
  let squashed = '';
  for (const cell of plain(line.text).split('\t')) {
    const text = cell.replaceAll(/\s+/gu, '');
    for (const token of tokensOf(cell, squashed.length)) tokens.push(token);
    cells.push({ text, at: squashed.length });
    squashed += text;
  }
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first) first.opens = first.at === 0;
  if (last) last.closes = /^[,.]?$/u.test(squashed.slice(last.at + last.digits.length));
  return { no: line.no, squashed, cells, tokens };
}

/** Marks the tokens that lie whole within the range; found by halving, as a line may hold a document's worth of them. */
function markRange({ tokens }: NumberedLine, from: number, to: number): void {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let i = low, token = tokens[i]; token && token.at + token.digits.length <= to; token = tokens[++i]) {
    token.read = true;
  }
}

/** The numbers of a record's text, each of which accounts for one printed number with a like neighbour. */
function budgetOf(text: string, bareLines: boolean): ((token: NumberToken) => boolean) | null {
  const left = new Map<string, number>();
  const counts = new Map<string, number>();
  // A passage keeps the columns of a table apart by a tab or by two blanks.
  for (const token of plain(text)
    .split(/\t| {2,}/u)
    .flatMap(cell => tokensOf(cell, 0))) {
    for (const key of [token.digits, `${token.left}<${token.digits}`, `${token.digits}>${token.right}`]) {
      left.set(key, (left.get(key) ?? 0) + 1);
    }
    counts.set(token.digits, (counts.get(token.digits) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  return token => {
    if ((left.get(token.digits) ?? 0) === 0) return false;
    const sides = [`${token.left}<${token.digits}`, `${token.digits}>${token.right}`];
    if (token.freeLeft) sides.push(`<${token.digits}`);
    if (token.freeRight) sides.push(`${token.digits}>`);
    const side = sides.find(key => (left.get(key) ?? 0) > 0);
    if (side === undefined && !(bareLines && token.opens && token.closes)) return false;
    left.set(token.digits, (left.get(token.digits) ?? 0) - 1);
    if (side !== undefined) left.set(side, (left.get(side) ?? 0) - 1);
    return true;
  };
}

/** Spends a text's numbers on the lines of its source; a number torn by a line break is put together again. */
function spend(text: string, lines: readonly NumberedLine[], bareLines = false): void {
  const take = budgetOf(text, bareLines);
  if (!take) return;
  let torn: NumberToken | null = null;
  for (const line of lines) {
    for (const token of line.tokens) {
      if (token.read) continue;
      token.read = take(token);
      if (token.read || torn === null || !token.opens) continue;
      const digits = torn.digits + (/[,.]/u.test(torn.right) ? torn.right : '') + token.digits;
      const whole = { ...token, digits, left: torn.left, freeLeft: torn.freeLeft };
      token.read = torn.read = take(whole);
    }
    const last = line.tokens.at(-1);
    if (last?.closes === true) torn = last.read ? null : last;
    else if (line.squashed !== '') torn = null;
  }
}

/** Marks a text wherever it stands whole on the lines of its source. */
function markPrinted(text: string, lines: readonly NumberedLine[]): void {
  const wanted = squash(text);
  if (!/\d/u.test(wanted) || wanted.length < 2) return;
  for (const line of lines) {
    if (line.tokens.every(token => token.read)) continue;
    for (let at = line.squashed.indexOf(wanted); at >= 0; at = line.squashed.indexOf(wanted, at + wanted.length)) {
      markRange(line, at, at + wanted.length);
    }
  }
}

/** Fiscal years are labels, and so are Western years in brackets, wherever they stand. */
function markYears(line: NumberedLine): void {
  if (line.tokens.length === 0) return;
  for (const { text, at } of line.cells) {
    for (const { start, end } of findFiscalYears(text)) {
      const rest = text.slice(end, end + 12);
      const date = text.slice(start, end).endsWith('年度') ? 0 : (DATE_REST.exec(rest)?.[0].length ?? 0);
      const span = SPAN_REST.exec(rest)?.[0].length ?? 0;
      markRange(line, at + start, at + end + Math.max(date, span));
    }
    for (const match of text.matchAll(BRACKETED_YEARS)) {
      markRange(line, at + match.index, at + match.index + match[0].length);
    }
  }
}

/** Page numbers below a page: marked as such, or bare ones that count on from one page to the next. */
function markPages(lines: readonly NumberedLine[]): void {
  const bare: NumberedLine[] = [];
  for (const line of lines) {
    if (DASHED_PAGE.test(line.squashed)) markRange(line, 0, line.squashed.length);
    else if (BARE_PAGE.test(line.squashed) && line.tokens[0]?.read === false) bare.push(line);
  }
  const follows = (a: NumberedLine | undefined, b: NumberedLine | undefined) =>
    a !== undefined && b !== undefined && Number(b.squashed) - Number(a.squashed) === 1 && b.no - a.no >= 5;
  for (const [i, line] of bare.entries()) {
    if (follows(bare[i - 1], line) || follows(line, bare[i + 1])) markRange(line, 0, line.squashed.length);
  }
}

/** The table of contents (目次): page numbers that rise from line to line, and titles that are known from elsewhere. */
function markContents(records: Records, lines: readonly Line[], numbered: readonly NumberedLine[]): void {
  const titles = new Set(
    records.items.flatMap(({ itemNo, title }) => [title, itemNo + title].map(text => squash(text))),
  );
  let sinceLast = Number.POSITIVE_INFINITY;
  let page = 0;
  for (const [i, line] of numbered.entries()) {
    if (/^目次$/u.test(line.squashed)) [sinceLast, page] = [0, 0];
    if (line.squashed !== '') sinceLast++;
    if (line.tokens.length === 0 || line.squashed.length > 200) continue;
    const printed = lines[i]?.folded.trimEnd() ?? '';
    const ending = CONTENTS_PAGE.exec(printed.slice(-60))?.[1];
    const body =
      ending === undefined ? line.squashed : line.squashed.slice(0, -ending.length).replace(/[.…・·]+$/u, '');
    if (titles.has(body) || titles.has(body.replace(LEADING_NUMBER, ''))) {
      markRange(line, 0, line.squashed.length);
      sinceLast = Math.min(sinceLast, 1);
    } else if (ending !== undefined && body !== '' && sinceLast <= CONTENTS_GAP && Number(ending) >= page) {
      markRange(line, line.squashed.length - ending.length, line.squashed.length);
      [sinceLast, page] = [0, Number(ending)];
    }
  }
}

const wholeKey = (itemId: string, { lineStart, lineEnd }: Source) =>
  `${itemId} ${String(lineStart)} ${String(lineEnd)}`;

/**
 * Numbers on each line that stand in no fact, item, passage, year label, page number or problem.
 * Digits are compared half width; circled and raised digits are no numbers.
 */
export function unreadNumbers(records: Records, lines: readonly Line[]): { line: number; numbers: string[] }[] {
  const numbered = lines.map(numberedLine);
  const within = ({ lineStart, lineEnd }: Source) => numbered.slice(lineStart - 1, lineEnd);

  for (const line of numbered) markYears(line);
  const spent = new Set<string>();
  for (const { itemId, metric, valueText, note, unit, source, continued } of records.facts) {
    if (continued !== true) spend(valueText, within(source));
    // A row's name is printed once, however many values the row has.
    for (const text of [metric, note ?? '', unit]) {
      const key = `${itemId}\n${String(source.lineStart)}\n${text}`;
      if (spent.has(key)) continue;
      spent.add(key);
      spend(text, within(source));
    }
  }
  for (const words of records.plan.planTitle.split(/\s+/u)) markPrinted(words, numbered);
  for (const { itemNo, title, place, departments, relatedDepartments, source, marks } of records.items) {
    const printed = within(source);
    const numbers = place.flatMap(({ label, no, title: name }) =>
      no === '' ? [name] : [label + no, no + name, `${no}.${name}`, name],
    );
    const brackets = [itemNo, ...place.map(({ no }) => no)].flatMap(text => text.match(/\(\d+\)/gu) ?? []);
    for (const text of [
      itemNo,
      ...brackets,
      itemNo + title,
      title,
      ...numbers,
      ...departments,
      ...relatedDepartments,
    ]) {
      markPrinted(text, printed);
    }
    for (const text of [title, ...marks]) spend(text, printed);
  }
  for (const { text, section, source } of records.passages) {
    spend(text, within(source), true);
    spend(section, within(source));
  }
  const wholes = new Set(records.items.map(({ itemId, source }) => wholeKey(itemId, source)));
  for (const { code, itemId, source } of records.problems) {
    // That a sheet's number comes twice, or that the sheet lacks a part, says nothing about what it holds.
    const ofWhole = code === 'MISSING_PART' && itemId !== null && wholes.has(wholeKey(itemId, source));
    if (code !== 'DUPLICATE_NO' && !ofWhole)
      for (const line of within(source)) markRange(line, 0, line.squashed.length);
  }
  markContents(records, lines, numbered);
  markPages(numbered);

  return numbered.flatMap(({ no, tokens }) => {
    const unread = tokens.filter(token => !token.read).map(token => token.digits);
    return unread.length === 0 ? [] : [{ line: no, numbers: unread }];
  });
}
