/**
 * The thesaurus (言い換え集) at work: it finds in a text the phrases of its groups, in whatever form they are inflected
 * or cut into words. A group's token stands in the index beside the words of every text that names it, so that
 * 残業 finds 時間外勤務; it is added to the words and never replaces them.
 */
import { createDescriptions, type DescribedGroup } from './descriptions.ts';
import { TOKEN_MAX, type Link, type Tokenizer } from './tokenize.ts';

/** How the words of one group stand to those of another, seen from the first. */
export type Nearness = 'broader' | 'narrower' | 'related';

/** A thesaurus as the index keeps it: plain rows. */
export interface ThesaurusRows {
  /**
   * A phrase by its key (`phraseKey`), the group whose meaning it has, how it is read (katakana) and its words. What a
   * group's meaning is described with (sense) has no key: it is not looked for word by word.
   */
  phrases: { key: string; group: string; reading: string; bases: string[] }[];
  relations: { group: string; other: string; nearness: Nearness }[];
}

export interface FoundGroup {
  group: string;
  /** Place in the text, UTF-16. */
  start: number;
  end: number;
}

export interface Thesaurus {
  /** Every phrase in the chain, those inside longer ones too. */
  find(links: readonly Link[]): FoundGroup[];
  /** Phrases of two words that stand near each other, others between them (土地や建物を売る): for questions. */
  findApart(links: readonly Link[]): FoundGroup[];
  /** Groups whose phrases or meaning the text describes, best first, of those that stand in the corpus: for questions. */
  describedIn(links: readonly Link[], stands?: (group: string) => boolean): DescribedGroup[];
  /** Phrases and how they are read: for words that are written in kana. */
  readonly readings: readonly { reading: string; group: string; key: string }[];
  /** Groups of near meaning, with how they stand to this one. */
  near(group: string): readonly { group: string; nearness: Nearness }[];
}

/** Words in one phrase at most. */
const LINKS_MAX = 7;
/** 学校に行きたくない is not 学校に行く. */
const NOT = 'ない';
/** How far apart two words of a phrase may stand. */
const APART_MAX = 3;

/** Names the group in the index; `:` keeps it apart from every word. */
export const groupToken = (group: string): string => `g:${group.replaceAll(/\s/gu, '').slice(0, TOKEN_MAX)}`;
export const isGroupToken = (token: string): boolean => token.startsWith('g:');

/** One phrase's key: its words in base form without particles and endings; empty where it has no word. */
export const phraseKey = (links: readonly Link[]): string => links.map(link => link.base).join('');

export function createThesaurus({ phrases, relations }: ThesaurusRows): Thesaurus {
  const groupsOf = new Map<string, string[]>();
  for (const { key, group } of phrases) if (key !== '') groupsOf.set(key, [...(groupsOf.get(key) ?? []), group]);
  const nearTo = Map.groupBy(relations, relation => relation.group);
  return {
    find(links) {
      const found: FoundGroup[] = [];
      for (let from = 0; from < links.length; from++) {
        let key = '';
        // Phrases from here that end in a verb: a longer one that ends in ない takes them back.
        let verbs: FoundGroup[] = [];
        let here: FoundGroup[] = [];
        for (let to = from; to < Math.min(from + LINKS_MAX, links.length); to++) {
          const link = links[to];
          if (!link || (to > from && link.first)) break;
          key += link.base;
          const named = (groupsOf.get(key) ?? []).map(group => ({
            group,
            start: links[from]?.start ?? 0,
            end: link.end,
          }));
          if (named.length > 0 && link.base === NOT) {
            here = here.filter(place => !verbs.includes(place));
            verbs = [];
          } else if (link.predicate) verbs.push(...named);
          here.push(...named);
        }
        found.push(...here);
      }
      return found;
    },
    findApart: links =>
      links.flatMap((link, from) =>
        links.slice(from + 2, from + APART_MAX + 1).flatMap((other, i) =>
          // 燃えないごみ is not 燃えるごみ.
          links.slice(from + 1, from + 2 + i).some(({ base }) => base === NOT)
            ? []
            : (groupsOf.get(link.base + other.base) ?? []).map(group => ({ group, start: link.start, end: other.end })),
        ),
      ),
    describedIn: createDescriptions(phrases),
    readings: phrases.filter(({ reading }) => reading !== ''),
    near: group => (nearTo.get(group) ?? []).map(({ other, nearness }) => ({ group: other, nearness })),
  };
}

export const NO_THESAURUS: Thesaurus = createThesaurus({ phrases: [], relations: [] });

/** The same tokeniser; its tokens end with those of the groups that the text names. */
export function withThesaurus(tokenizer: Tokenizer, thesaurus: Thesaurus): Tokenizer {
  return {
    ...tokenizer,
    tokens(text) {
      const { words, links } = tokenizer.analyse(text);
      return [...words.flatMap(word => word.tokens), ...thesaurus.find(links).map(({ group }) => groupToken(group))];
    },
  };
}
