/** What deals with a theme by its place or by a kind of it, and what only touches it (関連する取組). */
import type { SubjectItem } from '../domain/catalogue.ts';
import type { ItemTokens } from '../store/store.ts';
import { isGroupToken } from '../text/thesaurus.ts';
import type { ItemText } from './item-text.ts';
import { bestOption, coverage, matchedSurfaces, type Concept } from './query.ts';

/** Of a part of the plan (施策 「…農業・森林づくり」) whose title holds so much of the theme all items deal with it. */
const PLACE_HOLDS = 0.75;
const PLACE_MOST = 10;
/** Of the best score, what an item must have that holds words near in meaning. */
const NEAR_SCORE = 0.1;
/** What its title and indicators must hold of the theme: a kind of each of its words (不燃物 of ごみ), or what is related to it. */
const HEAD_HOLDS = { kind: 0.5, related: 0.25 };
const NEAR_MOST = 20;

export type Verdict = Pick<SubjectItem, 'grade' | 'where' | 'reason'>;

export const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
export const isHeading = ({ parts }: ItemText) => parts.item.kind === 'heading';

/** The parts of plans that deal with the theme by their title, and are no half of a plan: all their items do. */
export function placesOf(
  texts: readonly ItemText[],
  theme: readonly Concept[],
  tokensIn: (text: string) => ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const lying = texts
    .filter(text => !isHeading(text))
    .flatMap(({ parts: { item } }) => item.place.map(({ title }) => ({ itemId: item.itemId, title })));
  const holding = Array.from(Map.groupBy(lying, ({ title }) => title)).filter(
    ([title, own]) => title !== '' && own.length <= PLACE_MOST && coverage(theme, tokensIn(title)) >= PLACE_HOLDS,
  );
  return new Map(holding.flatMap(([title, own]) => own.map(({ itemId }) => [itemId, title] as const)));
}

export const placeVerdict = (title: string): Verdict => ({
  grade: 'likely',
  where: 'place',
  reason: `「${cut(title)}」の項目です`,
});

export const groups = ({ options }: Concept) => new Map(Array.from(options).filter(([token]) => isGroupToken(token)));

/** By groups of the thesaurus alone: a part of a word is no kind of it. */
export function namesKind(theme: readonly Concept[], { head, all }: ItemTokens): boolean {
  const nouns = theme.filter(({ noun }) => noun);
  const done = theme.filter(({ noun }) => !noun).every(({ options }) => bestOption(options, all) > 0);
  return nouns.length > 0 && done && nouns.every(noun => bestOption(groups(noun), head) >= HEAD_HOLDS.kind);
}

export const kindVerdict = ({ parts }: ItemText): Verdict => ({
  grade: 'likely',
  where: 'title',
  reason: `項目名「${cut(parts.item.title)}」か指標に近い言葉が出てきます`,
});

function nearVerdict(words: readonly string[]): Verdict {
  const named = words.slice(0, 3).map(word => `「${cut(word)}」`);
  return { grade: 'near', where: 'text', reason: `${named.join('')}に近い言葉が出てきます` };
}

/** What the search finds beside those that deal with the theme: it holds words that are near in meaning. */
export function nearTo(
  texts: readonly ItemText[],
  {
    scoreOf,
    tokensOf,
    said,
  }: {
    scoreOf: ReadonlyMap<string, number>;
    tokensOf: ReadonlyMap<string, ItemTokens>;
    said: readonly Concept[];
  },
): { text: ItemText; verdict: Verdict }[] {
  return texts
    .filter(text => !isHeading(text))
    .flatMap(text => {
      const { itemId } = text.parts.item;
      const { all, head } = tokensOf.get(itemId) ?? { all: new Set<string>(), head: new Set<string>() };
      const matched = matchedSurfaces(said, all);
      const enough = (scoreOf.get(itemId) ?? 0) >= NEAR_SCORE || coverage(said, head) >= HEAD_HOLDS.related;
      return matched.length > 0 && enough ? [{ text, verdict: nearVerdict(matched) }] : [];
    })
    .slice(0, NEAR_MOST);
}
