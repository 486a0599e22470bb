/** A question's text while it is read: what one rule has understood, the next ones no longer see. */
import { readKanaYears } from '../../domain/fiscal-year.ts';

/** A name as a part of a regular expression. */
export const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

const KEPT = /([①-⑳Ⅰ-Ⅻ])/u;

/** Half width, one blank at a time; circled digits and Roman numerals stay, for item numbers have them. */
export function foldQuestion(text: string): string {
  const folded = text
    .split(KEPT)
    .map(run => (KEPT.test(run) ? run : run.normalize('NFKC')))
    .join('');
  return readKanaYears(folded).replaceAll(PRIVATE, '').replaceAll(/\s+/gu, ' ');
}

/** Stands where something was cut out: a blank to every rule, and yet no blank of the asker's. */
export const CUT = '\u2003';

/**
 * A text from which names were cut with plain blanks, with the sign for a cut in their place: a particle behind it belonged
 * to what was cut, one behind the asker's own blank begins a word.
 */
export function markCuts(whole: string, rest: string): string {
  let marked = '';
  let at = 0;
  for (let i = 0; i < rest.length; i++) {
    const letter = rest.charAt(i);
    if (letter === whole.charAt(at)) at++;
    else {
      const next = rest.indexOf(' ', i + 1);
      const piece = rest.slice(i + 1, next < 0 ? undefined : next);
      const found = letter === ' ' ? whole.indexOf(piece, at) : -1;
      if (found < 0) return rest;
      at = found;
    }
    // Where its の was cut with a name, the next letter is no particle: 伊勢原市のがん検診.
    marked += letter === ' ' && !/[ の]/u.test(whole.charAt(at - 1)) ? CUT : letter;
  }
  return marked;
}

/** Nouns that an item of a plan goes by; a list or a count is of these. */
export const ITEM_NOUN =
  '(?:(?:実施|推進|取組|個別の?|主な|関連の?|その他の|その他の関連の){0,3}(?:取組み?|取り組み|とりくみ|項目|こうもく|事業|施策)(?!内容|方針|状況|期間|体制)|基本(?:方針|政策|目標|施策)|重点目標|リーディングプロジェクト|事務事業|指標)';

/** Signs of the private use area hold the place of what stands in 「」; names of items (「…事業」) have a range of their own. */
const PRIVATE = /[\uE000-\uF8FF]/gu;
const NAME_SIGN = 0xe000;
const NOUN_SIGN = 0xe800;
const SIGNS = 0x7ff;
export const QUOTED_NOUN = '[\\uE800-\\uEFFF]';

const QUOTED = /「[^「」]{2,200}」|『[^『』]{2,200}』|“[^“”]{2,200}”|"[^"]{2,200}"/gu;
/** 「30,000トン」 and 「令和7年度」 are no names. */
const NO_NAME = /^.(?:約?\d[\d,.]*|(?:令和|平成|20)[元\d]{1,3}).{0,6}$/u;
/** What a plan calls its items is no name of one: 「その他の関連の事業」. */
const CALLS_ITEMS = /^.(?:実施項目|取組項目|主な事業|(?:その他の)?(?:関連の?)?事業).$/u;
const ENDS_WITH_NOUN = new RegExp(`${ITEM_NOUN}.$`, 'u');

export interface Wording {
  text: string;
  /** All matches, in order; each is cut out, and a blank keeps its neighbours apart. */
  take(words: RegExp): RegExpExecArray[];
  /** Cuts out what lies between two offsets. */
  cut(start: number, end: number): void;
  /** What stands in 「」, without the brackets. */
  names: readonly string[];
  /** What is left, with what stands in 「」 put back. */
  restored(text?: string): string;
}

/** No word inside 「」 says what is asked: it is a name. */
export function wordingOf(text: string): Wording {
  const quotes: string[] = [];
  const masked = text.replaceAll(QUOTED, quote => {
    if (CALLS_ITEMS.test(quote)) return quote.slice(1, -1);
    if (NO_NAME.test(quote) || quotes.length >= SIGNS) return quote;
    quotes.push(quote);
    return String.fromCharCode((ENDS_WITH_NOUN.test(quote) ? NOUN_SIGN : NAME_SIGN) + quotes.length);
  });
  const wording: Wording = {
    text: masked,
    names: quotes.map(quote => quote.slice(1, -1)),
    take(words) {
      const found = Array.from(wording.text.matchAll(words));
      if (found.length > 0) wording.text = wording.text.replaceAll(words, CUT);
      return found;
    },
    cut(start, end) {
      wording.text = `${wording.text.slice(0, start)}${CUT}${wording.text.slice(end)}`;
    },
    restored(piece = wording.text) {
      return piece.replaceAll(PRIVATE, sign => quotes[(sign.charCodeAt(0) & SIGNS) - 1] ?? '');
    },
  };
  return wording;
}

/** Sentences with their marks; a full stop ends one only before a blank: 3.5, No.1. */
export const sentencesOf = (text: string): string[] =>
  text.match(/[^。！？!?\n.．]+(?:[.．](?=\S)[^。！？!?\n.．]*){0,50}[。！？!?\n.．]*|[。！？!?\n.．]+/gu) ?? [];
