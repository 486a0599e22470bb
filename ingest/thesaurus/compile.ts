/** Groups of words → the rows that the index keeps, found by their words' base forms. */
import { phraseKey, type Nearness, type ThesaurusRows } from '../../src/text/thesaurus.ts';
import type { Link, Tokenizer } from '../../src/text/tokenize.ts';
import type { Group } from './schema.ts';

const OPPOSITE: Record<Nearness, Nearness> = { broader: 'narrower', narrower: 'broader', related: 'related' };

/** Of a phrase, a sense or a description, each once; what a word is made of stands in no blank. */
export const basesOf = (links: readonly Link[]): string[] => [
  ...new Set(links.map(({ base }) => base.replaceAll(/\s/gu, '')).filter(base => base !== '')),
];

/**
 * Every word of a group is a phrase of it. A word that a group names as broader, narrower or related and no group has
 * becomes a group of its own, so that texts which name it are found too. Relations hold both ways.
 */
export function compileThesaurus(groups: readonly Group[], tokenizer: Tokenizer): ThesaurusRows {
  const phrases = new Map<string, ThesaurusRows['phrases'][number]>();
  const keyOf = (word: string) => phraseKey(tokenizer.analyse(word).links);
  const byKey = new Map<string, string[]>();
  const add = (word: string, group: string): void => {
    const { links } = tokenizer.analyse(word);
    const key = phraseKey(links);
    if (key === '' || phrases.has(`${key}\0${group}`)) return;
    const reading = links.map(link => link.reading).join('');
    const bases = basesOf(links);
    phrases.set(`${key}\0${group}`, { key, group, reading: /^[ァ-ヶー]+$/u.test(reading) ? reading : '', bases });
    byKey.set(key, [...(byKey.get(key) ?? []), group]);
  };
  for (const { term, same = [], english = [] } of groups)
    for (const word of [term, ...same, ...english]) add(word, term);
  const described = groups.flatMap(({ term, sense, described: others = [] }) =>
    [sense, ...others].map(text => ({
      key: '',
      group: term,
      reading: '',
      bases: basesOf(tokenizer.analyse(text).links),
    })),
  );

  const relations = new Map<string, ThesaurusRows['relations'][number]>();
  const relate = (group: string, other: string, nearness: Nearness): void => {
    const key = `${group}\0${other}`;
    if (group !== other && !relations.has(key)) relations.set(key, { group, other, nearness });
  };
  for (const group of groups) {
    for (const nearness of ['broader', 'narrower', 'related'] as const) {
      for (const word of group[nearness] ?? []) {
        const key = keyOf(word);
        if (key === '') continue;
        if (!byKey.has(key)) add(word, word);
        for (const other of byKey.get(key) ?? []) {
          relate(group.term, other, nearness);
          relate(other, group.term, OPPOSITE[nearness]);
        }
      }
    }
  }
  return { phrases: [...phrases.values(), ...described], relations: [...relations.values()] };
}
