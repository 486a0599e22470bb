/**
 * A sheet's head: 基本方針 and 推進項目, the number ①…⑳, the marks (新規, 拡充 …), the title, the departments. Cell captions
 * that stand above the effect column go out with it.
 */
import { is, plainNumber, spanOf, textOf, type Cell, type Row } from './rows.ts';
import {
  isFurniture,
  ITEM_HEAD,
  LEGEND_ROW,
  missing,
  POLICY_HEAD,
  SHEET_HEAD,
  startsBlock,
  take,
  YEAR_COLUMN,
  YEAR_LABEL,
  type Draft,
} from './sheet.ts';

const CAPTION =
  /^(?:具体的な|改善取組|改善取組内容|内容|現状と|課題|現状と課題|成果指標|指標|[(（]行動[/／]成果[)）])$/u;
const MARK = /^(?:[RＲ][0-9０-９]{1,2}\s*)?(?:新規|拡充|統合|廃止|完了)$/u;
/** `（基本方針の名称） (2) （推進項目の名称）`. */
const PLACE = /^(?![●◆■・･①-⑳])([^【]*?)\s*[(（]([0-9０-９]{1,2})[)）]\s*(\S.*)$/u;
/** `（実施項目の名称） 【部 課、部 課】`. */
const LEAD = /^([^【]*)【([^】]+)】$/u;
const RELATED = /^〔(関[連係]所属)[；;：:](.*)〕$/u;
const EFFECT_UNIT = /効果見込額[(（]([^)）]+)[)）]/u;

const placeAt = (rows: readonly Row[]) => rows.findIndex((row, i) => is(row, PLACE) && startsBlock(rows, i));

export function readHead(sheet: Draft): void {
  sheet.policyNo = (take(sheet, POLICY_HEAD)?.match[1] ?? '').normalize('NFKC');
  sheet.sign = take(sheet, ITEM_HEAD)?.match[1] ?? '';
  const place = PLACE.exec(sheet.rest[placeAt(sheet.rest)]?.text ?? '');
  if (place) {
    sheet.policyTitle = place[1] ?? '';
    sheet.measureNo = plainNumber(place[2]);
    sheet.measureTitle = place[3] ?? '';
  }
  sheet.marks = [...new Set(sheet.rest.filter(row => is(row, MARK)).map(row => row.text))];
  sheet.rest = sheet.rest.filter(row => !is(row, MARK));
  const effects = sheet.rest.findIndex(row => is(row, YEAR_COLUMN));
  sheet.rest = sheet.rest.filter(
    (row, i) => (effects >= 0 && i > effects) || !(is(row, CAPTION) || is(row, SHEET_HEAD)),
  );
  const unit = EFFECT_UNIT.exec(sheet.rest.find(row => is(row, LEGEND_ROW))?.text ?? '');
  if (unit?.[1] !== undefined) sheet.effectUnit = unit[1];
}

/** 【lead、lead】 and 〔関連所属；…〕 as printed, and the title: what stands between the place line and the brackets. */
export function readTitle(sheet: Draft): void {
  const related = take(sheet, RELATED);
  if (related) {
    sheet.relatedLabel = related.match[1] ?? '';
    sheet.related = namesIn(related.match[2] ?? '', related.row.no);
  }
  const at = sheet.rest.findIndex(row => is(row, LEAD));
  const lead = sheet.rest[at];
  const match = LEAD.exec(lead?.text ?? '');
  if (!lead || !match) {
    sheet.problems.push(missing(sheet, '担当部課（【 】の中）'));
    return;
  }
  sheet.leads = namesIn(match[2] ?? '', lead.no);
  const place = placeAt(sheet.rest);
  const placed = place >= 0 && place < at;
  const between = placed ? sheet.rest.slice(place + 1, at) : [];
  const own = (match[1] ?? '').trim();
  if (placed && between.every(isPlain) && (own !== '' || between.length > 0)) {
    sheet.rest.splice(place, at - place + 1);
    sheet.title = textOf([...between, { text: own }]);
    sheet.titleCell = { text: sheet.title, at: spanOf(own === '' ? between : [...between, lead]) };
    return;
  }
  sheet.rest.splice(at, 1);
  if (place >= 0) sheet.rest = sheet.rest.filter(row => !(is(row, PLACE) && row.text.endsWith(sheet.measureTitle)));
  sheet.title = own;
  if (own !== '') sheet.titleCell = { text: own, at: [lead.no, lead.no] };
}

const isPlain = (row: Row) => !isFurniture(row) && !is(row, YEAR_LABEL) && !/^[●◆■]/u.test(row.text);

const namesIn = (text: string, no: number): Cell[] =>
  text
    .split('、')
    .map(name => name.trim())
    .filter(name => name !== '')
    .map(name => ({ text: name, at: [no, no] }));
