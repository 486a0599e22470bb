/** Short questions that go on from the one before (続けての質問): 「令和8年度は？」「厚木市では？」「合計すると？」. */
import { findFiscalYears, findFiscalYearSpan } from '../../domain/fiscal-year.ts';

interface Turn {
  role: 'user' | 'assistant';
  content: string;
}

const SHORT = 24;
/** It stands by itself where it names something that is asked about. */
const GOES_ON =
  /^(?:じゃあ|では|それじゃ|そしたら|and |what about |how about )?.{0,16}(?:は|では|だと|なら|の場合は?|も)[？?]?$|^(?:その|それ|この|あの|同じ)|^(?:合計|平均|差|推移|担当|予算|財源|目標|実績|理由|もっと|くわしく|詳しく|なぜ|いつ)/iu;
const POINTS = /^(?:その(?:事業|項目|取組|計画)?|それ|同じ(?:もの|項目))/u;
const CITY = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーヶ]{1,8}[市町村区]/u;

const lastQuestion = (history: readonly Turn[]): string | undefined =>
  history.findLast(turn => turn.role === 'user')?.content;

/** Year words of a text, as written. */
const yearsOf = (text: string): string[] => findFiscalYears(text).map(mention => mention.text);

/**
 * The new question joined with the last one, or null where it stands by itself. A year takes the place of the years before,
 * a city that of the city before; other words are asked of the same subject.
 */
export function followUp(history: readonly Turn[], question: string): string | null {
  const last = lastQuestion(history);
  const short = question.trim();
  if (last === undefined || Array.from(short).length > SHORT || !GOES_ON.test(short)) return null;
  const years = yearsOf(short);
  const bare = short
    .replace(/^(?:じゃあ|では、?|それじゃ、?|そしたら、?)/u, '')
    .replace(/(?:は|では|だと|なら|の場合は?|も)?[？?]*$/u, '');
  if (years.length > 0 || findFiscalYearSpan(short)) {
    const before = yearsOf(last);
    if (before.length === 0) return `${last} ${bare}`;
    return before.reduce((text, year, i) => text.replace(year, i === 0 ? bare : ''), last);
  }
  const [city] = CITY.exec(bare) ?? [];
  if (city !== undefined && city === bare) {
    const replaced = last.replace(new RegExp(`${CITY.source}(?=[のはがでと、])`, 'u'), city);
    return replaced === last ? `${city}の${last}` : replaced;
  }
  const asked = bare.replace(POINTS, '').replace(/^の/u, '');
  const subject = last.replaceAll(/(?:は|を教えて(?:ください)?|って)?[？?]/gu, '');
  return `${subject}の${asked === '' ? 'くわしい内容' : asked}は？`;
}
