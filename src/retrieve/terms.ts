/** Rare words (珍しい言葉) of an item, and which of them another item shares. */
import type { Vocabulary } from '../text/vocabulary.ts';
import type { ItemParts, ItemText } from './item-text.ts';
import { withoutCommon } from './likeness.ts';
import { findWord, foldLower, writtenForms, writtenIn } from './printed.ts';

/** 0…1: 1 for the rarest. */
export type Rarity = (token: string) => number;

/** How rare a word is beside one that the corpus lacks. */
export function rarityOf(vocabulary: Vocabulary): Rarity {
  const most = vocabulary.rarity('');
  return token => vocabulary.rarity(token) / most;
}

/** From here on a word may tell items apart; how often the two texts say it tells whether it does. A title's words more so. */
const RARE = 0.5;
const RARE_IN_TITLE = 0.42;

/** Numbers, years and item numbers tie nothing by themselves; 次伊勢原 is what is left of 第11次伊勢原市. */
const isWord = (token: string) => token.length > 1 && !/^(?:no:|g:|fy\d|\d|[次号等的])/u.test(token);

export interface Term {
  token: string;
  rarity: number;
  /** Place in the item's folded text, which begins with its title. */
  start: number;
  end: number;
}

/** An item read for comparison: its own text folded, and the rare words of it. */
export interface Reading {
  text: string;
  /** A folded piece of the text as it was printed. */
  written: (folded: string) => string;
  titleEnd: number;
  terms: readonly Term[];
}

/** Names that a whole plan, place or department shares say nothing of one item, unless its title says them too. */
function settingOf({ item, plan }: ItemParts, cities: readonly string[]): string {
  const names = [
    ...item.departments,
    ...item.relatedDepartments,
    ...item.place.map(({ title }) => title),
    plan.planTitle,
    ...cities,
  ];
  return foldLower(names.join('\n'));
}

/** @param tokens all tokens that the index holds of the item. */
export function readTerms(own: ItemText, tokens: Iterable<string>, rarity: Rarity, cities: readonly string[]): Reading {
  const { parts, raw, text, title } = own;
  const setting = settingOf(parts, cities);
  const cityNames = cities.map(foldLower);
  const terms = Array.from(tokens).flatMap((token): Term[] => {
    const rare = rarity(token);
    if (!isWord(token) || rare < RARE_IN_TITLE || cityNames.some(city => city.includes(token))) return [];
    const found = writtenForms(token)
      .map(form => ({ form, at: findWord(text, form) }))
      .find(({ at }) => at >= 0);
    if (!found) return [];
    const inTitle = found.at < title.length;
    if (!inTitle && (rare < RARE || setting.includes(found.form))) return [];
    return [{ token, rarity: rare, start: found.at, end: found.at + found.form.length }];
  });
  return {
    text,
    written: writtenIn(raw),
    titleEnd: title.length,
    terms: terms.toSorted((a, b) => a.start - b.start || b.end - a.end),
  };
}

export interface SharedTerm {
  /** As the first item writes it. */
  written: string;
  /** How much sharing it says: rare, long, and what both texts are about. */
  strength: number;
  inOwnTitle: boolean;
  inOtherTitle: boolean;
}

/** More are not looked at. */
const TERMS_MOST = 12;

interface Run {
  start: number;
  end: number;
  rarity: number;
}

/** Neighbours that overlap are one name (共同消防 + 消防指令), where the other text writes it in one piece too. */
function joinRuns(terms: readonly Term[], own: string, other: string): Run[] {
  const runs: Run[] = [];
  for (const { start, end, rarity } of terms) {
    const last = runs.at(-1);
    if (last && start < last.end && other.includes(own.slice(last.start, Math.max(end, last.end)))) {
      last.end = Math.max(end, last.end);
      last.rarity = Math.max(rarity, last.rarity);
    } else runs.push({ start, end, rarity });
  }
  for (const run of runs)
    if (own.charAt(run.end) === 'ー' && other.includes(own.slice(run.start, run.end + 1))) run.end++;
  return runs;
}

/** A subject is named in the title or again and again; a turn of speech stands once. By the number of sides that do so. */
const FOCUS = [0.35, 0.8, 1.2] as const;

const repeated = (text: string, word: string) => text.indexOf(word, text.indexOf(word) + 1) >= 0;

/** 運営事業 says no more than 運営. */
const tellingLength = (word: string) => Math.min(withoutCommon(word).length, 8);

/** Strongest first; a word within a longer one that is shared too is left out. */
export function sharedTerms(own: Reading, otherTitle: string, otherText: string): SharedTerm[] {
  const held = own.terms.filter(({ start, end }) => findWord(otherText, own.text.slice(start, end)) >= 0);
  const runs = joinRuns(held, own.text, otherText).map(run => ({ ...run, folded: own.text.slice(run.start, run.end) }));
  return runs
    .filter(
      ({ folded }, i) =>
        !runs.some((other, j) => j !== i && other.folded.includes(folded) && (other.folded !== folded || j < i)),
    )
    .map(({ folded, rarity, start }) => {
      const [inOwnTitle, inOtherTitle] = [start < own.titleEnd, otherTitle.includes(folded)];
      const sides = [inOwnTitle || repeated(own.text, folded), inOtherTitle || repeated(otherText, folded)];
      const focus = FOCUS[sides.filter(Boolean).length] ?? 1;
      return { folded, strength: (focus * rarity * tellingLength(folded)) / 4, inOwnTitle, inOtherTitle };
    })
    .toSorted((a, b) => b.strength - a.strength || (a.folded < b.folded ? -1 : 1))
    .slice(0, TERMS_MOST)
    .map(({ folded, ...rest }) => ({ ...rest, written: own.written(folded) }));
}
