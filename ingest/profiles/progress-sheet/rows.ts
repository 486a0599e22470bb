/** The rows of a 進行管理シート: tab-separated cells with the HTML that the spreadsheet keeps in them. */
import { parseQuantity } from '../../../src/domain/quantity.ts';
import type { Recorder } from '../../profile.ts';
import { cellsOf, type Line } from '../../read/line.ts';

export interface Row {
  no: number;
  /** Without HTML; checkboxes as ☑ and ☐. */
  cells: string[];
  /** The cells for matching: half width, no blanks. */
  keys: string[];
}

export type Reading = '目標' | '実績';

export const TITLE = /進行管理シート$/u;
/** A page's number as some printers put it; a bare number may be the rest of a torn one. */
const PAGE_NUMBER = /^[-－―] ?[0-9０-９]{1,3} ?[-－―]$/u;
const NUMBERED = /^([0-9０-９]+(?:[-－‐−][0-9０-９]+)*)[.．]?[ 　]*(\S.*)$/u;
/** A cell that carries a unit and no value. */
const UNIT_ONLY =
  /^(?:[%円件人回校台点本組]|百?[千万億]円|団体数?|件数|人数|世帯|箇所|か所|項目|事業|施設|時間|日|ポイント|㎡|ha|t|トン|kg|kwh)$/iu;
const DASH = /^[-－―—‐ー−]$/u;

export const keyOf = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** The rows of the sheets. Lines without a tab stand in no table: they are reported, a run of them once. */
export function tableRows(recorder: Recorder, lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  let stray: Line[] = [];
  const tellStray = () => {
    const [first, last] = [stray[0], stray.at(-1)];
    if (first && last) tellUnread(recorder, [first.no, last.no], first.text.trim());
    stray = [];
  };
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '' || PAGE_NUMBER.test(text)) continue;
    if (line.text.includes('\t') || TITLE.test(text)) {
      tellStray();
      const cells = cellsOf(line).map(withoutHtml);
      rows.push({ no: line.no, cells, keys: cells.map(keyOf) });
    } else stray.push(line);
  }
  tellStray();
  return rows;
}

/** Tags go, checkboxes become signs. */
const withoutHtml = (cell: string): string =>
  cell
    .replaceAll(/<input\b[^<>]*>/giu, tag => (/\bchecked\b/iu.test(tag) ? '☑' : '☐'))
    .replaceAll(/<\/?[a-z][^<>]*>/giu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim();

export function unread(to: Pick<Recorder, 'problem'>, row: Row): void {
  tellUnread(to, row.no, row.cells.filter(cell => cell !== '').join(' '));
}

function tellUnread(to: Pick<Recorder, 'problem'>, at: number | [number, number], text: string): void {
  const message = `様式のどの欄にも当てはまらない行です（「${text.slice(0, 30)}」）。内容を確かめてください。`;
  to.problem('UNREAD_LINE', at, message);
}

/** Nothing but a dash or a unit, or nothing at all; `unit` is the one that is known of the row. */
export const isBlank = (text: string, unit = ''): boolean =>
  text === '' || DASH.test(text) || isUnit(text) || keyOf(text) === keyOf(unit);

export const isUnit = (text: string): boolean => UNIT_ONLY.test(keyOf(text));

/** The unit of a value, or of the place that is left free for one; '' where none is printed. */
export const unitOf = (text: string): string => parseQuantity(text)?.unit ?? (isUnit(text) ? text : '');

/** `3-2 名称`: the number as printed and the title; null where no number stands before it. */
export function numbered(cell: string | undefined): { no: string; title: string } | null {
  const [, no, title] = NUMBERED.exec(cell ?? '') ?? [];
  return no !== undefined && title !== undefined ? { no, title } : null;
}

/** A cell's list and sentences on lines of their own; the spreadsheet joins them with blanks. */
export const readable = (text: string): string => text.replaceAll(/(?<=。) +| +(?=[・※])/gu, '\n');
