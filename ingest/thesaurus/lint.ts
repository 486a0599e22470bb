/**
 * What is wrong with a thesaurus (言い換え集) beyond its form: groups that contradict each other are errors, words that
 * pull in what nobody asked for are warnings (`noise.ts`). Groups of one term in several files are one group.
 */
import type { Tokenizer } from '../../src/text/tokenize.ts';
import { refusal } from '../plan-file/complaint.ts';
import { descriptionFindings } from './descriptions.ts';
import { keyReader, placeOf, wordsOf, type Finding, type KeyOf } from './finding.ts';
import { noise } from './noise.ts';
import { isThesaurusFile, type PlacedGroup } from './read.ts';

const NEAR = ['broader', 'narrower', 'related'] as const;

const errorAt = ({ file, line }: PlacedGroup, message: string, remedy: string): Finding => ({
  severity: 'error',
  file,
  line,
  message,
  remedy,
});

function termsTwice(groups: readonly PlacedGroup[]): Finding[] {
  const first = new Map<string, PlacedGroup>();
  return groups.flatMap(group => {
    const name = `${group.file}\0${group.term.normalize('NFKC').replaceAll(/\s/gu, '')}`;
    const known = first.get(name);
    if (!known) {
      first.set(name, group);
      return [];
    }
    const message = `「${group.term}」の組は、このファイルの${String(known.line)}行目にもあります。`;
    return [errorAt(group, message, '二つの組を一つにまとめてください。')];
  });
}

/** Within one group: words that are no words, and words that are the same and not the same. */
function withinGroup(group: PlacedGroup, keyOf: KeyOf): Finding[] {
  const own = new Set(wordsOf(group).map(keyOf));
  const near = NEAR.flatMap(nearness => (group[nearness] ?? []).map(word => ({ nearness, word })));
  const empty = [...wordsOf(group), ...near.map(({ word }) => word)].filter(word => keyOf(word) === '');
  return [
    ...empty.map(word =>
      errorAt(
        group,
        `「${word}」は、検索に使える言葉になりません（助詞、年度、項目の番号、記号だけです）。`,
        '言葉を足すか、消してください。',
      ),
    ),
    ...near
      .filter(({ word }) => keyOf(word) !== '' && own.has(keyOf(word)))
      .map(({ nearness, word }) =>
        errorAt(
          group,
          `「${group.term}」の組の ${nearness} にある「${word}」は、同じ組の term、same、english にもあります。`,
          'どちらか一方から消してください。',
        ),
      ),
  ];
}

/** The one term that a word stands for: a group's own term before a word that only one group has. */
function termReader(groups: readonly PlacedGroup[], keyOf: KeyOf): (word: string) => string | undefined {
  const terms = new Map(groups.map(({ term }) => [keyOf(term), term]));
  const holders = new Map<string, Set<string>>();
  for (const group of groups)
    for (const word of wordsOf(group))
      holders.set(keyOf(word), (holders.get(keyOf(word)) ?? new Set()).add(group.term));
  return word => {
    const [only, ...others] = holders.get(keyOf(word)) ?? [];
    return terms.get(keyOf(word)) ?? (others.length === 0 ? only : undefined);
  };
}

const pair = (low: string, high: string) => `${low}\0${high}`;

/** A broader than B and B broader than A. */
function circles(groups: readonly PlacedGroup[], keyOf: KeyOf): Finding[] {
  const termOf = termReader(groups, keyOf);
  const broader = new Map<string, PlacedGroup>();
  const said = new Set<string>();
  return groups.flatMap(group => {
    const term = termOf(group.term) ?? group.term;
    const edges = [
      ...(group.broader ?? []).map(word => ({ word, low: term, high: termOf(word) ?? word })),
      ...(group.narrower ?? []).map(word => ({ word, low: termOf(word) ?? word, high: term })),
    ];
    return edges.flatMap(({ word, low, high }) => {
      if (low === high) return [];
      broader.set(pair(low, high), group);
      const against = broader.get(pair(high, low));
      // Who writes it on both sides hears of it once.
      if (!against || said.has(pair(high, low))) return [];
      said.add(pair(low, high)).add(pair(high, low));
      const message = `「${low}」より「${high}」（${word}）が広いとありますが、${placeOf(against)}では逆です。`;
      return [errorAt(group, message, '広い言葉は、どちらか一方の broader だけに書いてください。')];
    });
  });
}

export function contradictions(groups: readonly PlacedGroup[], keyOf: KeyOf): Finding[] {
  return [...termsTwice(groups), ...groups.flatMap(group => withinGroup(group, keyOf)), ...circles(groups, keyOf)];
}

/** @param items the text of each item of a corpus, where there is one to measure by */
export function lintThesaurus(
  groups: readonly PlacedGroup[],
  tokenizer: Tokenizer,
  items: readonly string[] = [],
): Finding[] {
  const keyOf = keyReader(tokenizer);
  return [
    ...contradictions(groups, keyOf),
    ...descriptionFindings(groups, tokenizer),
    ...noise(groups, { keyOf, tokenizer, items }),
  ].toSorted(
    (a, b) =>
      (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line,
  );
}

/**
 * A city's own file must agree with itself and with the project's.
 * @throws NaviError DOCUMENT_UNREADABLE with the line and what to write there
 */
export function refuseContradictions(groups: readonly PlacedGroup[], tokenizer: Tokenizer): void {
  if (!groups.some(({ file }) => isThesaurusFile(file))) return;
  const errors = contradictions(groups, keyReader(tokenizer)).filter(({ file }) => isThesaurusFile(file));
  const [first, ...rest] = errors.filter(({ file }) => file === errors[0]?.file);
  if (first) throw refusal(first.file, [first, ...rest]);
}
