/** What a subject means in whatever words (言い換え): the groups of the thesaurus that it names, and the words around them. */
import type { TextClause } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { groupToken, isGroupToken } from '../text/thesaurus.ts';
import { remembered } from './kept.ts';
import { coverage, readQuery, type Concept } from './query.ts';
import { RANKING } from './ranking.ts';

export interface Meaning {
  /** Whether the subject names a group at all: else only its own words say it. */
  named: boolean;
  /** Whether the group is said by more than the subject's own words: 現金いらず is not 現金. */
  idiom: boolean;
  /** Whether tokens hold a group of the subject, and enough of its words. */
  covers: (tokens: ReadonlySet<string>) => boolean;
  /** Whether a text names the subject's longest group: where it does tells how closely an item deals with the subject. */
  means: (text: string) => boolean;
  /** Whether tokens hold the subject's longest group at all: no text of theirs can name it where they do not. */
  mayMean: (tokens: ReadonlySet<string>) => boolean;
  concepts: readonly Concept[];
  /** For the full text: words and groups. */
  clauses: TextClause[];
}

/** Of the subject's words, what must be held. */
const ENOUGH = 0.75;
/** Pairs of letters find what only looks alike. */
const WORDS_ONLY = { ...RANKING, described: 0, grams: 0, hiraganaGrams: 0, neighbours: 0 };
/** Letters between words that only join them: 土地を売る. */
const PARTICLE = 1;
/** Texts whose groups are remembered, whatever the subject: taking a text apart costs more than all else. */
const TEXTS_KEPT = 20_000;

/** The groups that a text names. */
export type GroupsOf = (text: string) => ReadonlySet<string>;

export function groupsReader({ tokenizer }: Pick<Language, 'tokenizer'>, most = TEXTS_KEPT): GroupsOf {
  return remembered(text => new Set(tokenizer.tokens(text).filter(isGroupToken)), most);
}

export function readMeaning(about: string, language: Language, groupsOf: GroupsOf): Meaning {
  const { tokenizer, thesaurus } = language;
  const { links, words } = tokenizer.analyse(about);
  const found = [...thesaurus.find(links), ...thesaurus.findApart(links)];
  // 市税の収納: of groups within others the widest is meant.
  const widest = found.filter(
    one =>
      !found.some(
        other => other.end - other.start > one.end - one.start && other.start <= one.start && other.end >= one.end,
      ),
  );
  const groups = [...new Set(widest.map(({ group }) => groupToken(group)))];
  const longest = Math.max(0, ...widest.map(({ start, end }) => end - start));
  const leads = widest.flatMap(({ group, start, end }) => (end - start === longest ? [groupToken(group)] : []));
  const { concepts, clauses } = readQuery(about, language, WORDS_ONLY);
  const covers = (tokens: ReadonlySet<string>) =>
    groups.some(group => tokens.has(group)) && coverage(concepts, tokens) >= ENOUGH;
  const untold = ({ start, end }: { start: number; end: number }): number =>
    Array.from({ length: end - start }, (_, i) => start + i).filter(
      at => !words.some(word => word.start <= at && at < word.end),
    ).length;
  const names = (held: ReadonlySet<string>) => leads.some(lead => held.has(lead));
  return {
    named: groups.length > 0,
    idiom: widest.some(group => untold(group) > PARTICLE),
    covers,
    means: text => names(groupsOf(text)),
    mayMean: names,
    concepts,
    clauses: clauses.filter(({ tokens }) => tokens.length > 0),
  };
}
