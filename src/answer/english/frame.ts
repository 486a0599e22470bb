/** What an English question asks (問いの型): of what, how much, by which comparison; told from its words before any is taken. */
import { COMPARES, changeAsked, countedIn, DEPARTMENT, sortAsked } from './asking.ts';
import { AHEAD, ASKS_THINGS, COUNTS_THINGS, ORDINAL } from './words.ts';

/** What the items of a plan are called. */
function thingOf(text: string): string {
  const own = /基本方針|重点目標|個別プロジェクト/u.exec(text);
  if (own) return own[0];
  if (/\b(?:which|what|list|every|all)\b[^?]*?\b(?:items?|measures?|initiatives?)\b/iu.test(text)) return '項目';
  if (/\bbasic policies\b/iu.test(text)) return '基本方針';
  if (/\bindividual projects\b/iu.test(text)) return '個別プロジェクト';
  if (/\bmain goals\b|\bpriority goals\b/iu.test(text)) return '重点目標';
  if (/\bpolicies\b/iu.test(text)) return '施策';
  if (/\bmain projects\b/iu.test(text)) return '主な事業';
  if (/\bplans\b/iu.test(text)) return '計画';
  if (/\bprojects?\b/iu.test(text)) return '事業';
  return /\bfields\b/iu.test(text) ? '分野' : '項目';
}

/** A run of years (5か年, 最終年度), and no single one. */
export const isSpan = (own: string): boolean => /か年|全期間|最終年度|初年度|ごと/u.test(own);

const WHICH_MORE =
  /\bwhich\b[^?]*\b(?:more|larger|higher|bigger|greater|fewer|smaller|lower|less|longer)\b[^?]*\bor\b/iu;
const PERCENT =
  /\b(?:what|which|by what|to what) (?:share|percentage|percent|proportion|rate|[\w-]+ rate)\b|\bpercentage\b|\brate\b/iu;
const TOTAL =
  /\btotal (?:\w+ )?(?:number|amount|target|expected|effect|savings?|planned|of)\b|\b(?:in total|altogether|add(?:s|ed|ing)? up|overall|combined|sum|all together|together|total of|grand total|in all)\b/iu;
/** 「add up the effects of A and B」: of two that are named. */
const ADDS = /\b(?:add(?:s|ed|ing)?(?: up| together)?|sum(?: up)?(?: of)?|combined?|together|altogether)\b/iu;
const SHARE_OF = /\b(?:share|proportion|percentage|percent|part|fraction|how much) of\b|%|\baccounts? for\b/iu;

/** 「how much more is spent on A than on B」. */
const DIFFERENT_THINGS =
  /\bhow (?:much|many) (?:more|less|fewer|higher|lower|larger|bigger|smaller|greater)\b[^?]*\b(?:on|for|of|in) [^?]*\bthan (?:on|for|in|that of|those of|of)\b/iu;

interface Read {
  /** The question as it was written, and as it is left without names and years. */
  question: string;
  raw: string;
  /** Years as they are written in Japanese, with repeats, and each once. */
  years: readonly string[];
  yearsNamed: readonly string[];
  departments: readonly string[];
}

export type Frame = ReturnType<typeof frameOf>;

export function frameOf({ question, raw, years, yearsNamed, departments }: Read) {
  const asks = (words: RegExp): boolean => words.test(raw);
  const compares =
    (DIFFERENT_THINGS.test(raw) && new Set(years).size < 2) ||
    COMPARES.test(raw) ||
    (asks(WHICH_MORE) && !asks(/\bor more\b/iu));
  const asksThings =
    asks(ASKS_THINGS) &&
    !asks(/^\s*what (?:do|does|is|was|are|were)\b.*\b(?:cost|total|budget|add up|spend)/iu) &&
    !asks(/^\s*(?:how|when|why|who|where)\b/iu);
  const countsThings = asks(COUNTS_THINGS);
  const forDepartment = departments.length === 0 && DEPARTMENT.some(words => raw.search(words) >= 0);
  const [spanYears] = yearsNamed.filter(isSpan);
  const [oneYear, otherYear] = yearsNamed.filter(one => !isSpan(one) && !/[かと]ら?\S+年度/u.test(one));
  return {
    raw,
    years,
    yearsNamed,
    spanYears,
    oneYear,
    things: thingOf(raw),
    compares,
    asksThings,
    countsThings,
    forDepartment,
    change: compares || (years.length === 0 && !asks(/現状|\bnow\b|current|target/iu)) ? null : changeAsked(raw),
    counter: countedIn(raw.replace(/\bby how many\b/iu, 'how many')),
    sort: forDepartment || asksThings ? null : sortAsked(raw),
    ordinal: ORDINAL.exec(raw)?.[1]?.toLowerCase(),
    gain: /\beffects?\b[^?]*\byen\b|\byen\b[^?]*\beffects?\b/iu.test(question),
    howMany: asks(/\bhow many\b/iu) || asks(/\bnumber of\b/iu),
    howMuch: asks(/\bhow much\b/iu),
    percent: asks(PERCENT) && !asks(/\b(?:which|what) (?:fiscal )?year\b|\bwhen\b/iu),
    total: asks(TOTAL),
    average: asks(/\b(?:on average|average)\b/iu),
    joins: !compares && asks(ADDS) && asks(/\band\b/iu) && !asksThings && !countsThings,
    /** The share of one year in the total of all. */
    ofTotal:
      oneYear !== undefined &&
      otherYear === undefined &&
      (spanYears !== undefined || asks(/\btotal\b/iu)) &&
      asks(SHARE_OF),
    ahead: asks(AHEAD),
    past: asks(/\b(?:did|was|were|had)\b/iu),
  };
}
