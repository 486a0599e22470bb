/**
 * A part of a plan in the asker's own words (見出しの言い換え): 「税のほかに入るお金のくくりに並ぶ項目」. What is said before a word for
 * a part is set against the titles of all parts; the one that holds most of it is meant, where no other comes near.
 */
import { fold } from '../text/fold.ts';
import type { Language } from '../text/language.ts';
import { remembered } from './kept.ts';
import type { Holder } from './outline.ts';
import { coverage, queryReader } from './query.ts';

const PART =
  '区分|くくり|括り|グループ|ぐるーぷ|分類|カテゴリー?|柱|章|ところ|とこ|部分|欄|見出し|分野|施策|政策|方針|基本方針|推進項目|重点目標|プロジェクト|まとまり|目標(?=に(?:ぶら下|ぶらさが|属|並|含|連な|入))';
/** What the part does with its items, or that it is one of the plan's. */
const HOLDS = '(?:に|の(?:中|なか|下|もと|うち|主な|おもな|実施|取組|項目|事業)|は|が|って|で(?!す)|、|$|[?。])';
const SAID = new RegExp(
  `(?:[「『]([^「」『』]{3,40})[」』]|(?:^|[、。?「」])([^、。?「」]{3,40}?[^、。?「」の\\s]))、?(?:と|って|ちゅう|という|とかいう|っていう|いう)*(${PART})${HOLDS}`,
  'u',
);
const ENGLISH =
  /\b(?:policy|heading|area|section|category|pillar|group|goal|direction)s? (?:on|of|for|about|called|named|to|under which) ([^?.]{4,80})/iu;
/** Of what is said, what the title must hold; and how far behind any other must be. */
const HOLDS_LEAST = 0.3;
const AHEAD = 0.05;
const TITLES_KEPT = 5000;

export interface SaidPart {
  said: string;
  /** 施策, 区分: a level of its own, or any. */
  word: string;
}

export function saidOfPart(text: string): SaidPart | null {
  const [, quoted, plain, word = ''] = SAID.exec(fold(text)) ?? [];
  const said = quoted ?? plain ?? ENGLISH.exec(text)?.[1];
  return said === undefined ? null : { said, word };
}

export type DescribedPlaces = (part: SaidPart, holders: readonly Holder[]) => { holder: Holder; share: number }[];

export function createDescribedPlaces(language: Language): DescribedPlaces {
  const read = queryReader(language);
  const tokensOf = remembered((title: string) => new Set(language.tokenizer.tokens(title)), TITLES_KEPT);
  const conceptsOf = remembered((title: string) => read(title).concepts, TITLES_KEPT);
  return ({ said, word }, holders) => {
    const { concepts } = read(said);
    const told = tokensOf(said);
    /** What is said stands in the title, and the title says little else. */
    const shareOf = (title: string) => {
      const share = coverage(concepts, tokensOf(title));
      return share < HOLDS_LEAST ? 0 : (share + coverage(conceptsOf(title), told)) / 2;
    };
    const levels = holders.filter(({ label }) => label === word);
    return (levels.length > 0 ? levels : holders)
      .map(holder => ({
        holder,
        share: Math.max(0, ...holder.titles.map(shareOf)),
      }))
      .filter(({ share }) => share > 0);
  };
}

/** The best of all plans; what lies within it under the same words is told by it. */
export function nearestPlaces<T extends { holder: Holder; share: number }>(found: readonly T[]): T[] {
  const [best, ...others] = found.toSorted((a, b) => b.share - a.share);
  if (!best) return [];
  const rival = others.find(
    ({ holder }) => !holder.above.includes(best.holder.id) && !best.holder.above.includes(holder.id),
  );
  return rival && best.share - rival.share < AHEAD ? [] : [best];
}
