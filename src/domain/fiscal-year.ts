/**
 * Fiscal years (年度): the Western year in which the Japanese fiscal year begins, April to March.
 * 令和6年度 = 2024; 平成31年度 and 令和元年度 are one year, 2019. All functions are pure and take text as printed,
 * full or half width, so that offsets into the original text stay right.
 */
import { kanjiToNumber } from './quantity.ts';

export type Era = '令和' | '平成' | '昭和';

interface EraSpan {
  /** Western year before the era's first year: 令和1 = 2018 + 1. */
  base: number;
  /** The last year number that is in use for the era (平成31年度 was printed, 令和 is open). */
  last: number;
}

const ERAS: Record<Era, EraSpan> = {
  令和: { base: 2018, last: 99 },
  平成: { base: 1988, last: 31 },
  昭和: { base: 1925, last: 64 },
};

const ERA_OF: Record<string, Era> = {
  令和: '令和',
  れいわ: '令和',
  レイワ: '令和',
  R: '令和',
  平成: '平成',
  へいせい: '平成',
  ヘイセイ: '平成',
  H: '平成',
  昭和: '昭和',
  しょうわ: '昭和',
  ショウワ: '昭和',
  S: '昭和',
};

const DIGITS = '[0-9０-９]';
const ERA_NAME = '令和|れいわ|レイワ|平成|へいせい|ヘイセイ|昭和|しょうわ|ショウワ';
const KANJI_NUMBER = '[一二三四五六七八九十]{1,3}';
const WESTERN_ASIDE = `(?:[(（]((?:19|20|１９|２０)${DIGITS}{2})(?:年度?)?[)）])?`;

/** A date's month: 令和6年3月 lies in 令和5年度. */
const MONTH = `(?:(?<=年[ 　]?)(${DIGITS}{1,2})月)?`;

/** One mention of a year: 令和6年度, R6, Ｒ６, 令和6(2024)年度, 2024年度. Groups: era, number, western aside, western, month. */
const MENTION = new RegExp(
  `(?:(${ERA_NAME}|(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９'’])[RHSrhsＲＨＳｒｈｓ][.．]?)[ 　]?(元|${DIGITS}{1,2}|${KANJI_NUMBER})(?![0-9０-９.．,，%％]|(?:st|nd|rd|th)(?![a-z]))[ 　]?(?:年度?)?` +
    `${WESTERN_ASIDE}(?:年度?)?` +
    `|(?<![0-9０-９,.，．])((?:19|20|１９|２０)${DIGITS}{2})(?:年度|年|(?=[)）]年度)))${MONTH}`,
  'gu',
);

export interface YearMention {
  /** Western fiscal year. */
  year: number;
  /** UTF-16 offsets of the mention in the text as given. */
  start: number;
  end: number;
  text: string;
}

/** The Western fiscal year of an era's n-th year, or null where the era has no such year. */
export function fromEra(era: Era, n: number): number | null {
  const span = ERAS[era];
  return Number.isInteger(n) && n >= 1 && n <= span.last ? span.base + n : null;
}

/** `令和7年度`; the first year of an era is 元年度. 2019 is 令和元年度 (its name for eleven of its twelve months). */
export function fiscalYearLabel(year: number): string {
  const [era, n] =
    year > 2018
      ? (['令和', year - 2018] as const)
      : year > 1988
        ? (['平成', year - 1988] as const)
        : (['昭和', year - 1925] as const);
  return `${era}${n === 1 ? '元' : String(n)}年度`;
}

/** `令和7年度（2025年度）`: how an answer names a year. */
export function fiscalYearLong(year: number): string {
  return `${fiscalYearLabel(year)}（${String(year)}年度）`;
}

function readNumber(text: string): number {
  if (text === '元') return 1;
  const folded = text.normalize('NFKC');
  return /^\d+$/.test(folded) ? Number(folded) : (kanjiToNumber(folded) ?? Number.NaN);
}

function readMention(match: RegExpMatchArray): number | null {
  const [, eraText, number, aside, western, month] = match;
  const before = month !== undefined && readNumber(month) <= 3 ? 1 : 0;
  if (western !== undefined) return Number(western.normalize('NFKC')) - before;
  if (eraText === undefined || number === undefined) return null;
  const era = ERA_OF[eraText.normalize('NFKC').toUpperCase().replace('.', '')];
  const year = era === undefined ? null : fromEra(era, readNumber(number));
  // 令和6(2025)年度 contradicts itself: no year rather than a guess.
  if (year !== null && aside !== undefined && Number(aside.normalize('NFKC')) !== year) return null;
  return year === null ? null : year - before;
}

/** Every mention of a fiscal year in a text, in order, with its place. A bare `2024` without 年度 is none. */
export function findFiscalYears(text: string): YearMention[] {
  const found: YearMention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const year = readMention(match);
    if (year !== null) found.push({ year, start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return found;
}

/**
 * The one fiscal year that the whole text names (`令和６年度`, `R6`, `2024年度`, `2024`), else null.
 * Use `findFiscalYears` for a year inside other text.
 */
export function parseFiscalYear(text: string): number | null {
  const trimmed = text.trim();
  const bare = /^(?:19|20)\d{2}$/.exec(trimmed.normalize('NFKC'));
  if (bare) return Number(bare[0]);
  const [first, second] = findFiscalYears(trimmed);
  return first && !second && first.start === 0 && first.end === trimmed.length ? first.year : null;
}

const SPAN_MARK = '(?:から|より|[~～〜―ー−–—‐‑\\-－])';
const SPAN = new RegExp(`^[ 　]*${SPAN_MARK}[ 　]*(${DIGITS}{1,2})(?![0-9０-９])(?:年度?)?`, 'u');
/** 平成30～令和4年度, R5-R9: the mark between two mentions; 年度 may stand only after the second. */
const BETWEEN = new RegExp(`^[ 　]*${SPAN_MARK}[ 　]*$`, 'u');

/**
 * The first span of fiscal years in a text, `[from, to]` with from ≤ to: 令和6年度～令和8年度, R5-R9, 令和3〜4年度.
 * null where there is none, or where it runs backwards.
 */
export function findFiscalYearSpan(text: string): [number, number] | null {
  const mentions = findFiscalYears(text);
  for (const [i, mention] of mentions.entries()) {
    const next = mentions[i + 1];
    if (next && BETWEEN.test(text.slice(mention.end, next.start))) {
      return mention.year <= next.year ? [mention.year, next.year] : null;
    }
    const short = SPAN.exec(text.slice(mention.end));
    if (short?.[1] === undefined) continue;
    // 令和3〜4年度: the second number belongs to the era of the first.
    const label = /^(..)/u.exec(fiscalYearLabel(mention.year))?.[1];
    const to = label === undefined ? null : fromEra(ERA_OF[label] ?? '令和', readNumber(short[1]));
    if (to !== null && to >= mention.year) return [mention.year, to];
  }
  return null;
}

const KANA_NUMBERS: Record<string, number> = {
  いち: 1,
  に: 2,
  さん: 3,
  よん: 4,
  よ: 4,
  ご: 5,
  ろく: 6,
  なな: 7,
  しち: 7,
  はち: 8,
  きゅう: 9,
  く: 9,
};
const KANA_ONES = Object.keys(KANA_NUMBERS).join('|');
const KANA_NUMBER = `((?:に|さん)?じゅう)?(${KANA_ONES})?`;
/** れいわごねんど, れいわ6ねん; 令和ろく年度, for only kana are rewritten: 令和6年3月 stays a date. */
const KANA_YEAR = new RegExp(
  `(?:(れいわ|レイワ|へいせい|ヘイセイ)\\s*(?:(がん)|(${DIGITS}{1,2})|${KANA_NUMBER})|(令和|平成)\\s*(?:(がん)|(${DIGITS}{1,2}(?=\\s*ねん))|${KANA_NUMBER}))\\s*(?:ねん[ど度]|年[度ど]|ねん)`,
  'gu',
);
/** ろくねんど by itself, 2024ねんど. */
const BARE_KANA_YEAR = new RegExp(`(?<=^|[\\s、。・])${KANA_NUMBER}ねんど`, 'gu');
const WESTERN_KANA_YEAR = new RegExp(`(?<=(?:20|２０)${DIGITS}{2})[ 　]?(?:ねん[ど度]|年ど)`, 'gu');

function kanaNumber(tens: string | undefined, ones: string | undefined): number | null {
  if (tens === undefined && ones === undefined) return null;
  const ten = tens === undefined ? 0 : 10 * (KANA_NUMBERS[tens.replace('じゅう', '')] ?? 1);
  return ten + (KANA_NUMBERS[ones ?? ''] ?? 0);
}

/** Years written in kana as years written in digits: れいわごねんど → 令和5年度. For questions, never for print. */
export const readKanaYears = (text: string): string =>
  text
    .replaceAll(KANA_YEAR, (printed: string, ...groups: (string | undefined)[]) => {
      const [kana, kanji] = [groups.slice(0, 5), groups.slice(5, 10)];
      const [era = '', first, digits, tens, ones] = kana[0] === undefined ? kanji : kana;
      const number = first === undefined ? (digits ?? kanaNumber(tens, ones)) : '1';
      return number === null ? printed : `${ERA_OF[era] ?? era}${String(number)}年度`;
    })
    .replaceAll(BARE_KANA_YEAR, (printed: string, tens?: string, ones?: string) => {
      const number = kanaNumber(tens, ones);
      // ごねんど may be 後年度; a longer number is none but a year.
      return number === null || printed.length < 'ろくねんど'.length ? printed : `${String(number)}年度`;
    })
    .replaceAll(WESTERN_KANA_YEAR, '年度');

/** Made once: it takes longer than all else that is done with it. */
const DAY_IN_JAPAN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** The Western fiscal year that a day lies in, by the calendar of Japan: April to March. */
export function fiscalYearOf(day: Date): number {
  const [year = 0, month = 1] = DAY_IN_JAPAN.format(day).split('-').map(Number);
  return month >= 4 ? year : year - 1;
}
