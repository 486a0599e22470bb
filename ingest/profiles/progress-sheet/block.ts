/**
 * A 取組内容, a block of its own below the sheet's upper part: its first row is a header of fiscal years. Left of the years
 * stands the plan (主管課, 効果額 and 指標 of the whole period, 概要), under them what is planned and done.
 */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import type { ItemRecorder, Recorder } from '../../profile.ts';
import { EFFECT, readMeasureRow } from './measure-rows.ts';
import { passages, untied } from './record-cells.ts';
import { readRightHalf } from './right-half.ts';
import { isBlank, numbered, unread, type Row } from './rows.ts';
import { namesIn, readLeftText, readRightText } from './text-rows.ts';
import type { Sheet } from './upper-part.ts';
import { checkOrder, firstColumn, yearColumns, type YearColumns } from './year-columns.ts';

const INDICATOR = '指標';
const LEFT_LABELS = new Set(
  '項目名 取組主管課 区分 関係計画等 効果額 説明 指標 概要(目指すもの) その他効果 次年度以降の取組の方向性・課題等'.split(
    ' ',
  ),
);
/** A longer 説明 does not begin with a name. */
const MAX_NAME = 60;

/** `rows`: the header and what follows it until the next block. */
export function readBlock(recorder: Recorder, rows: readonly Row[], sheet: Sheet): void {
  const [header, ...body] = rows;
  const columns = header && yearColumns(header);
  if (!columns) return;
  const item = openItem(recorder, [header.no, rows.at(-1)?.no ?? header.no], columns, body, sheet);
  if (item) readBody(item, body, columns, sheet);
}

/** null, with a problem, where 項目名 has no number. `at`: first and last line. */
function openItem(
  recorder: Recorder,
  at: [number, number],
  columns: YearColumns,
  body: readonly Row[],
  sheet: Sheet,
): ItemRecorder | null {
  const rowOf = (label: string) => body.find(row => row.keys[0] === label);
  const cellOf = (label: string) => rowOf(label)?.cells[1] ?? '';
  const name = numbered(cellOf('項目名'));
  const itemNo = parseItemNo(name?.no ?? '');
  if (!name || itemNo === null) {
    recorder.problem(
      'MISSING_PART',
      at,
      '「項目名」の行に番号がないため、この取組内容は読み取れません。番号と名称を確かめてください。',
    );
    return null;
  }
  const item = recorder.item(
    {
      itemNo,
      title: name.title,
      departments: namesIn(cellOf('取組主管課')).filter(department => !isBlank(department)),
      place: sheet.place,
      marks: Array.from(cellOf('区分').matchAll(/☑\s*([^\s☑☐]+)/gu), ([, mark = '']) => mark),
      links: [{ rel: 'part_of', itemNo: sheet.itemNo }],
    },
    at,
  );
  checkOrder(item, columns);
  if (!itemNo.startsWith(`${sheet.itemNo}-`)) {
    item.problem(
      'CONTRADICTION',
      rowOf('項目名')?.no ?? at,
      `取組内容の番号 ${itemNo} が、シートの項目 ${sheet.itemNo} の番号で始まっていません。`,
    );
  }
  return item;
}

function readBody(item: ItemRecorder, body: readonly Row[], columns: YearColumns, sheet: Sheet): void {
  /** The labels of the row above: a row without one goes on with them. */
  let left = '';
  let label = '';
  let metric = EFFECT;
  for (const [i, row] of body.entries()) {
    const key = row.keys[0] ?? '';
    if (key !== '' && !LEFT_LABELS.has(key)) {
      unread(item, row);
      continue;
    }
    if (key !== '') left = key;
    if (key === EFFECT) metric = EFFECT;
    if (key === INDICATOR) metric = indicatorName(body, i);
    const right = readRightHalf(row, body[i + 1], columns, label, sheet);
    label = right.label;
    if (left === EFFECT || left === INDICATOR) {
      untied(item, metric, readMeasureRow(item, row, right, metric, sheet.years), row.no);
      continue;
    }
    const labels = { left, explained: `${metric === EFFECT ? EFFECT : INDICATOR}の説明` };
    readLeftText(item, row, labels, firstColumn(columns));
    readRightText(item, row, labels, right);
    untied(item, label || left, right.loose, row.no);
    const loose = right.loose.map(text => ({ year: null, text }));
    passages(item, label || left, loose, row.no);
  }
}

/** 指標 has no name of its own; the 説明 below it begins with what is counted. */
function indicatorName(body: readonly Row[], at: number): string {
  let n = at + 1;
  while (n < body.length && !LEFT_LABELS.has(body[n]?.keys[0] ?? '')) n++;
  const next = body[n];
  const text = next?.keys[0] === '説明' ? (next.cells[1] ?? '') : '';
  const name = text.split(/[(（。]/u)[0]?.trim() ?? '';
  return name !== '' && name.length <= MAX_NAME ? name : INDICATOR;
}
