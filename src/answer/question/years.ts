/** Which fiscal years (年度) a question names, in whatever form people write them. */
import { findFiscalYears, fiscalYearLong, fromEra } from '../../domain/fiscal-year.ts';
import type { Question, Today } from './slots.ts';
import type { Wording } from './wording.ts';

interface Years extends Pick<Question, 'fiscalYears' | 'yearOfPlan' | 'remarks'> {
  /** 「5か年」, 「全期間」 as written; empty where the question names none. */
  period: string;
}

interface Mention {
  /** One year; two where the words say a relative span. */
  year: number | null;
  start: number;
  end: number;
  /** The era, or 年度 for 年, was ours to add. */
  inferred: boolean;
}

/** Years relative to the present, longest first: 一昨年度 holds 昨年度. */
const RELATIVE: [RegExp, number][] = [
  [/一昨年度?|おととし(?:度)?|the year before last/giu, -2],
  [/再来年度?|さらいねん(?:ど|度)?|the year after next/giu, 2],
  [/昨年度?(?!度?比)|去年度?|きょねん(?:ど|度)?|さくねん(?:ど|度)|last (?:fiscal )?year(?! of)/giu, -1],
  [/来年度?|らいねん(?:ど|度)?|next (?:fiscal )?year/giu, 1],
  [/今年度?|本年度|ことし|こんねんど|this (?:fiscal )?year|current fiscal year/giu, 0],
];

const LAST =
  /(?:計画の?)?(?:最終年度?|さいしゅう(?:年度|ねんど))|(?:計画の)?(?:最後|さいご|おしまい|締め(?:くくり)?|しめくくり|終わり|おわり|終い|仕上げ|ゴール)の(?:年度|年|ねんど|ねん|とし)|最終的に(?:は)?|最終(?=目標|値)|計画(?:期間)?の?(?:終わり|おわり|終了時|最後|さいご|しまい)(?:まで)?(?:に(?:は)?)?|(?:by |at )?the end of (?:the )?(?:(?:\w+ )?plan\b|(?=\u2003))|(?:in |by )?the (?:plan's |plan’s )?(?:final|last) year(?: of the (?:\w+ )?plan)?/giu;
const FIRST =
  /(?:計画の?)?初年度|1年目|(?<![るたう])(?:計画の)?最初の年度?|(?:in )?the first year(?: of the (?:\w+ )?plan)?/giu;
const WHOLE =
  /(?:計画の?)?全(?:期間|年度)|(?:計画の)?(?:全部|ぜんぶ|すべて|全て)の(?:年度?|期間)|計画期間(?:全体|中|を通じて?|の?(?=[2-9]))?|(?<![\d,.])(?:[2-9]|10|[二三四五六七八九十])(?:か|カ|ヵ|ヶ|ケ|箇)年(?:分|間)?|(?<![\d,.])(?:[2-9]|10|[二三四五六七八九十])年(?:間|分|(?=(?:を)?(?:ひっくるめ|まとめ|合わせ|あわせ|全部|ぜんぶ|通し|通算|トータル)|で、?(?:全部で|ぜんぶで|合わせて|合計で?|トータルで?|計|延べ|のべ)?(?:いくら|なんぼ|何[件事台社人回冊本団ト])|いくら|なんぼ|計(?!画)|(?:の)?(?:合計|平均|総額|累計|通算)))|(?:over |in |for )?(?:the )?(?:whole|entire|full) (?:plan )?period|(?:all|over|for) (?:the )?(?:two|three|four|five|[2-5]) years/giu;

/** What no plan document names a year by, but people do. Groups: era, number; Western. */
const ASKED =
  /(reiwa|heisei) ?(\d{1,2})(?!\d)|(?:FY|(?:fiscal|financial)(?: year)?(?: of)?) ?['’]?(20\d\d|\d\d)(?!\d)|(?<![\d,.])(20[0-4]\d)(?= (?:fiscal|financial) year|[~〜\-–—・、 ]{0,3}(?:から|to|and)? ?(?:20)?\d\d年度|(?:の|は|で|に|と|から|まで|[~〜?？。、,.)）]|$| (?!\d| *(?:人|件|円|千|万|億|トン|t\b|people|hours))))/giu;
const BARE = /(?<![\d第,.])(\d{1,2})(?:年度|ねん(?:ど|度)|年ど|(?=(?: ?[・、~〜\-–—] ?|から|と)\d{1,2}年度))/gu;

const THROUGH = /^ ?(?:年度?)? ?(?:から|より|[~〜～―ー−–—‐‑-]|to|through|until|and up to|まで) ?$/u;
/** 令和3〜4年度, R5-9, 令和3・4年度: the second number is of the same era. */
const SECOND =
  /^ ?(?:から|[~〜～―ー−–—‐‑-]) ?(\d{1,2})(?:年度?(?!間|分|で|計)|(?=[のはがでにと、。?\s]|まで|$))|^ ?(?:[・、,とや]|及び|および) ?(\d{1,2})年(?:度|(?=の|を|で|は|も|に|あわせ|合わせ|分|、|$)(?!分の|で[何全]))/u;
/** 令和3年度から5年で, 令和3年度からの5か年: so many years, of which that is the first. */
const LASTING =
  /^ ?(?:年度?)?(?:を?(?:はじめ|初め|皮切り)とする|以降の?|から(?:の|始まる)?|より) ?([2-9]|10)(?:(?:か|カ|ヵ|ヶ|ケ|箇)年(?:間|度)?|年(?:間|分|(?=で|計(?!画)|合計|トータル|全部|かけ)))/u;

function mentionsIn(text: string): Mention[] {
  const found: Mention[] = findFiscalYears(text).map(({ year, start, end, text: own }) => ({
    year,
    start,
    end,
    inferred: own.endsWith('年'),
  }));
  const add = (year: number | null, start: number, length: number, inferred: boolean): void => {
    const end = start + length;
    if (year !== null && !found.some(other => start < other.end && other.start < end))
      found.push({ year, start, end, inferred });
  };
  for (const match of text.matchAll(ASKED)) {
    const [own, era, number, fiscal, western] = match;
    if (era !== undefined)
      add(fromEra(/^r/iu.test(era) ? '令和' : '平成', Number(number)), match.index, own.length, false);
    else if (fiscal !== undefined)
      add(Number(fiscal.length === 2 ? `20${fiscal}` : fiscal), match.index, own.length, false);
    else add(Number(western), match.index, own.length, true);
  }
  const short = found.flatMap(mention => secondOf(text, mention));
  for (const { year, start, end } of short) add(year, start, end - start, false);
  for (const match of text.matchAll(BARE)) {
    const n = Number(match[1]);
    // 「平成30年度と31年度」 stays in its era; a number alone is the present era's.
    const heisei = /(?:平成|H)\d/u.test(text.slice(0, match.index)) && n > 20;
    add(fromEra(heisei ? '平成' : '令和', n), match.index, match[0].length, true);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function secondOf(text: string, { year, start: from, end }: Mention): Mention[] {
  const own = text.slice(from, end);
  const match = SECOND.exec(text.slice(end, end + 12));
  const digits = match?.[1] ?? match?.[2];
  if (!match || digits === undefined || year === null) return [];
  // 「2021年度と22年度」 goes on as it began.
  const western = /20\d\d/u.test(own) && Number(`20${digits}`) === year + 1;
  const next = western ? year + 1 : year > 2018 ? fromEra('令和', Number(digits)) : fromEra('平成', Number(digits));
  const start = end + match[0].indexOf(digits);
  return next === null ? [] : [{ year: next, start, end: end + match[0].length, inferred: false }];
}

/** 令和3年度の目標から次の年度に: the year behind the one that is named. */
const NEXT =
  /(?:から|と|より|に比べ)[^。?]{0,8}(?:翌年度?|(?:次|つぎ|明くる|その次)の年度?)(?=に|は|で|まで|へ|の|、|と)/u;

/** 「令和4年度に前年度から」, 「令和4年度は前の年度より」 */
const PREVIOUS =
  /(?:に|は|で|の|、|年度?)?[^。?]{0,12}?(?:前の?年度?|まえのとし)(?=と|より|から|に比べ|比|の何[倍割%])/u;

/** How a year was understood, in the language that it was named in. */
const remarkOn = (year: number, own: string): string =>
  /[a-z]|^20\d\d$/iu.test(own) && !/[年度]/u.test(own)
    ? fiscalYearLong(year)
    : `${fiscalYearLong(year)}としてお答えします。`;

/** 2013年度比, 2013年度と比べて: what an indicator is measured against; of a plan's own year that is a comparison. */
const AGAINST =
  /^(?:(?:年度?)?比|(?:年|年度)?(?:と|に)(?:比べ|くらべ|比較し|対し)(?:て|ると|る)?(?:の|は)?|(?:年|年度)?(?:を)?基準)/u;
/** A baseline is at most so many years older than its plan; a year before that only says since when. */
const BASELINE = 3;
/** 令和6年4月1日時点, 平成27年度時点: the day says the year more closely; it is no subject. */
const AS_OF =
  /^(?:の)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:の)?(?:末(?:時点|現在)?|時点|現在)(?:の|で(?:は)?|に(?:おける|おいて)?)?/u;

/** @param firstYear the first fiscal year that any plan covers @param lastYear the last fiscal year that any plan covers: where 「以降」 ends */
export function takeYears(
  wording: Wording,
  { today, firstYear = 0, lastYear }: { today?: Today | undefined; firstYear?: number; lastYear: number },
): Years {
  const remarks: string[] = [];
  const years = new Set<number>();
  // Before the relative words: 「the last year of the plan」 is none.
  const [last, first] = [wording.take(LAST), wording.take(FIRST)].map(found => found.length > 0);
  // 「初年度から最終年度まで」 are all its years.
  const yearOfPlan = last && first ? null : last ? 'last' : first ? 'first' : null;
  for (const [relative, offset] of RELATIVE) {
    for (const [own] of wording.take(relative)) {
      if (!today) continue;
      years.add(today.fiscalYear + offset);
      remarks.push(remarkOn(today.fiscalYear + offset, own));
    }
  }
  const { text } = wording;
  const mentions = mentionsIn(text);
  // 「令和3年度比で令和4年度に何割減」: of two years that the plans cover the one is set against the other.
  const covered = mentions.filter(({ year }) => year !== null && year >= firstYear).length;
  const isAgainst = ({ year, end }: Mention) =>
    (text.startsWith('比', end) && (covered < 2 || year === null || year < firstYear)) ||
    (year !== null && year < firstYear - BASELINE && AGAINST.test(text.slice(end)));
  for (const [i, mention] of mentions.entries()) {
    if (mention.year === null || isAgainst(mention)) continue;
    const before = mentions[i - 1];
    const from = before?.year ?? null;
    if (before && from !== null && THROUGH.test(text.slice(before.end, mention.start)))
      for (let year = from; year < mention.year && year - from < 100; year++) years.add(year);
    years.add(mention.year);
    const lasting = Number(LASTING.exec(text.slice(mention.end))?.[1] ?? 0);
    for (let year = mention.year; year < mention.year + lasting && year <= lastYear; year++) years.add(year);
    const behind = text.slice(mention.end, mentions[i + 1]?.start);
    if (NEXT.test(behind)) years.add(mention.year + 1);
    if (covered === 1 && PREVIOUS.test(behind)) years.add(mention.year - 1);
    if (/^ ?以降|^ ?以後/u.test(text.slice(mention.end)))
      for (let year = mention.year; year <= lastYear; year++) years.add(year);
    if (mention.inferred) remarks.push(remarkOn(mention.year, text.slice(mention.start, mention.end)));
  }
  for (const mention of mentions.toReversed()) {
    const { start, end } = mention;
    const after = text.slice(end);
    const against = isAgainst(mention);
    if (against && text.startsWith('比', end)) continue;
    wording.cut(start, end + ((against || text.startsWith('比', end) ? AGAINST : AS_OF).exec(after)?.[0].length ?? 0));
  }
  if (PREVIOUS.test(text)) wording.take(/(?:前の?年度?)(?:と|より|から|に比べて?|比で?|の(?=何))/gu);
  if (NEXT.test(text)) wording.take(/(?:翌年度?|(?:次|つぎ|明くる|その次)の年度?)(?:に|は|で|まで)?/gu);
  const named = wording
    .take(WHOLE)
    .map(([own]) => own)
    .join(' ');
  const period = last && first ? `${named} 全期間`.trim() : named;
  return { fiscalYears: Array.from(years), yearOfPlan, period, remarks: Array.from(new Set(remarks)) };
}

/** The years of a text, as written. */
export const yearPieces = (text: string): string[] => {
  const named = mentionsIn(text).map(({ start, end }) => text.slice(start, end));
  return named.length > 0 ? named : RELATIVE.flatMap(([words]) => Array.from(text.matchAll(words), ([own]) => own));
};
