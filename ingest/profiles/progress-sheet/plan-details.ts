/** What the whole document says of its plan: the city, the title, the years. */
import type { PlanDetails, Recorder } from '../../profile.ts';
import type { Line } from '../../read/line.ts';

const CITY =
  /(?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,8}?市)(総合計画|行政|行財政)?/gu;
/** 本市 and the like: any city. */
const NO_NAME = /^(?:本|同|両|各|当|他|都)市$/u;
/** A name before a plan of its own outweighs any number of mere mentions. */
const OWN_PLAN = 1000;
/** As much as is searched for the name: no sheet of the family needs more. */
const MAX_LINES = 2000;
const MAX_LINE = 5000;

/** `title`: '' where none is printed; `years`: all that the headers of the sheets name. */
export function planDetails(
  recorder: Recorder,
  lines: readonly Line[],
  title: string,
  years: readonly number[],
): PlanDetails {
  const city = cityOf(lines);
  if (city === null) recorder.problem('MISSING_PART', 1, '市の名称が文書の中に見つかりません。');
  if (years.length === 0) {
    recorder.problem('MISSING_PART', 1, '年度の見出しが見つからないため、計画期間が分かりません。');
  }
  return {
    city: city ?? '（市名なし）',
    planTitle: title || '進行管理シート',
    fiscalYears: years.length === 0 ? [2000, 2000] : [Math.min(...years), Math.max(...years)],
  };
}

/** The city whose own plan the text names; else the one it names most. */
function cityOf(lines: readonly Line[]): string | null {
  const counts = new Map<string, number>();
  for (const line of lines.slice(0, MAX_LINES)) {
    for (const [, name = '', ownPlan] of line.text.slice(0, MAX_LINE).matchAll(CITY)) {
      if (NO_NAME.test(name)) continue;
      counts.set(name, (counts.get(name) ?? 0) + (ownPlan === undefined ? 1 : OWN_PLAN));
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
