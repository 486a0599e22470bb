/**
 * A sheet's figures apart from the yearly plan: the indicator row (単位 … 指標の現状値 … 計画最終年度の目標値 …) and below it
 * the effect column (効果見込額), whose amounts stand between the words 評価 and always run from the plan's first year to
 * its last.
 */
import { cellOf, is, isDash, joinLines, matchOf, quantityOf, spanOf, type Row } from './rows.ts';
import { isFurniture, missing, noOf, YEAR_COLUMN, type Draft } from './sheet.ts';

const INDICATOR_ROW = /単位.*指標の現状値.*計画最終年度の目標値/u;
const RESULT = /^(全期間総合)?評価$/u;
const AMOUNT = '[-－―ー▲△]?[0-9０-９,，.．]+|[-－―ー]';
const AMOUNT_ALONE = new RegExp(`^(?:${AMOUNT})$`, 'u');
/** Expected effect, actual effect. */
const TOTALS = new RegExp(`^(${AMOUNT})\\s+(${AMOUNT})(?:〔小計〕.*)?$`, 'u');

/** The last cell of the row may go on in the rows that follow, up to the effect column. */
export function readIndicatorRow(sheet: Draft): void {
  const start = sheet.rest.findIndex(row => is(row, INDICATOR_ROW));
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
  sheet.unit = isDash(unit.trim()) ? '' : unit.trim();
  sheet.baseline = cellOf(baseline.trim(), [row.no, row.no]);
  sheet.final = cellOf(joinLines([final, ...more.map(part => part.text)]), [row.no, more.at(-1)?.no ?? row.no]);
  sheet.rest.splice(start, 1 + more.length);
}

/** 年度, 評価 (amount) 評価 (amount) … 全期間総合評価 (amount), and the totals. */
export function readEffects(sheet: Draft): void {
  const start = sheet.rest.findIndex((row, i) => is(row, YEAR_COLUMN) && is(sheet.rest[i + 1], RESULT));
  if (start < 0) {
    sheet.problems.push(missing(sheet, '効果見込額の欄'));
    return;
  }
  const { slots, whole, end } = effectSlots(sheet.rest, start + 1);
  const totalRow = sheet.rest[end];
  const totals = matchOf(totalRow, TOTALS);
  if (totalRow && totals) {
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
  const amounts = slots.flat();
  if (slots.every(slot => slot.length <= 1) && amounts.every(isAmount)) {
    sheet.effects = slots.map(([row]) => (row ? cellOf(row.text, [row.no, row.no]) : null));
    return;
  }
  sheet.problems.push({
    code: 'UNTIED_VALUE',
    at: spanOf(amounts),
    message: `${noOf(sheet)} 効果見込額の欄の数値（${amounts.map(row => row.text).join('、')}）が年度ごとに一つずつになっておらず、年度を決められません。原本でご確認ください。`,
  });
}

const isAmount = (row: Row) => isDash(row.text) || quantityOf(row.text) !== null;

/** What stands below each 評価, and whether the last of them (全期間総合評価) was met; `end` is the row behind. */
function effectSlots(rows: readonly Row[], start: number): { slots: Row[][]; whole: boolean; end: number } {
  const slots: Row[][] = [];
  let whole = false;
  let end = start;
  for (const row of rows.slice(start)) {
    const result = matchOf(row, RESULT);
    const last = slots.at(-1);
    if (result) {
      if (whole) break;
      slots.push([]);
      whole = result[1] !== undefined;
    } else {
      if ((whole && last?.length !== 0) || !AMOUNT_ALONE.test(row.text)) break;
      last?.push(row);
    }
    end++;
  }
  return { slots, whole, end };
}
