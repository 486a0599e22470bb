/** What the whole document says of its plan: the city, the title, the years. */
import type { PlanDetails, Recorder } from '../../profile.ts';
import type { Line } from '../../read/line.ts';
import { TITLE } from './captions.ts';

/** The city whose own plans the sheet names: ○○市まち・ひと・しごと創生総合戦略, ○○市総合計画. */
const CITY =
  /(?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,8}?市)(?=まち・ひと|第?[0-9０-９一二三四五六七八九十]{0,3}次?(?:総合計画|行財政)|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{2,30}?(?:計画|プラン|ビジョン|戦略))/u;
/** 本市 and the like: any city. */
const NO_NAME = /^(?:本|同|両|各|当|他|都)市$/u;
/** A city is named early in a line, or the line is noise. */
const MAX_LINE = 400;

/** `years`: all that the sheets name. `at`: first and last line. */
export function planDetails(
  recorder: Recorder,
  lines: readonly Line[],
  years: readonly number[],
  at: [number, number],
): PlanDetails {
  const city = cityOf(lines);
  if (city === null) recorder.problem('MISSING_PART', at, '市の名称が文書の中に見つかりません。');
  const title = lines.find(line => TITLE.test(line.text.trim()))?.text.trim();
  return {
    city: city ?? '（市名なし）',
    planTitle: title?.replaceAll(/\s+/gu, ' ') ?? '事務事業評価シート',
    fiscalYears: years.length === 0 ? [2000, 2000] : [Math.min(...years), Math.max(...years)],
  };
}

function cityOf(lines: readonly Line[]): string | null {
  for (const line of lines) {
    const name = CITY.exec(line.text.slice(0, MAX_LINE))?.[1];
    if (name !== undefined && !NO_NAME.test(name)) return name;
  }
  return null;
}
