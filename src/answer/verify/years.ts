/** Fiscal years in an answer's text: as `findFiscalYears` reads them, and as English writes them. */
import { findFiscalYears, fromEra, type Era } from '../../domain/fiscal-year.ts';
import { coverAll } from './fold.ts';

export interface Mention {
  year: number;
  start: number;
  end: number;
}

/** FY2025 (令和7年度). An era year that contradicts the Western one makes no mention: its digits stay unexplained. */
const ENGLISH =
  /(?<![A-Za-z\d])(?:FY|fiscal year|fiscal) ?((?:19|20)\d{2})(?![\d,.]\d|\d)(?: ?\((令和|平成|昭和)(元|[1-9]\d?)年度\))?/giu;

function readEnglish(text: string): Mention[] {
  return Array.from(text.matchAll(ENGLISH)).flatMap(match => {
    const [all, western = '', era, n = ''] = match;
    const year = Number(western);
    if (era !== undefined && fromEra(era as Era, n === '元' ? 1 : Number(n)) !== year) return [];
    return { year, start: match.index, end: match.index + all.length };
  });
}

/** Every mention in a folded text, in order. */
export function yearsIn(text: string): Mention[] {
  const english = readEnglish(text);
  const others = findFiscalYears(coverAll(text, english)).map(({ year, start, end }) => ({ year, start, end }));
  // 令和06年度, or 令和6 without 年度, is no year as an answer names one: its digits stay unexplained.
  const whole = others.filter(
    ({ start, end }) => /年/u.test(text.slice(start, end)) && !/(?<!\d)0/u.test(text.slice(start, end)),
  );
  return [...english, ...whole].toSorted((a, b) => a.start - b.start);
}

const JOINT = /^ ?(?:から|より|~|〜|-|–|—|to|through) ?$/u;

/** Pairs of mentions that name a span: 令和6年度～令和8年度, 令和6年度から令和8年度. */
export function spansOf(text: string, mentions: readonly Mention[]): [Mention, Mention][] {
  const spans: [Mention, Mention][] = [];
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [from, to] = [mentions[i], mentions[i + 1]];
    if (!from || !to || to.start - from.end > 12 || !JOINT.test(text.slice(from.end, to.start))) continue;
    spans.push([from, to]);
    i++;
  }
  return spans;
}

/** The years that are named, those within a span included. */
export function covered(text: string, mentions: readonly Mention[]): Set<number> {
  const years = new Set(mentions.map(({ year }) => year));
  for (const [from, to] of spansOf(text, mentions)) {
    for (let year = from.year; year < to.year && year < from.year + 100; year++) years.add(year);
  }
  return years;
}
