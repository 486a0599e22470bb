/** Words of a thesaurus that find too much: warnings for who writes it. */
import { COMMON_WORDS, KIND_WORDS } from '../../src/text/common-words.ts';
import { fold } from '../../src/text/fold.ts';
import { STOP_WORDS } from '../../src/text/stop-words.ts';
import { createThesaurus } from '../../src/text/thesaurus.ts';
import type { Tokenizer } from '../../src/text/tokenize.ts';
import { compileThesaurus } from './compile.ts';
import { placeOf, wordsOf, type Finding, type KeyOf } from './finding.ts';
import type { PlacedGroup } from './read.ts';

/** A key in so many groups says nothing of which is meant. */
const GROUPS_MAX = 3;
/** Of all items: a group that stands in more tells none from another. */
const ITEMS_SHARE = 1 / 3;

const warningAt = ({ file, line }: PlacedGroup, message: string, remedy: string): Finding => ({
  severity: 'warning',
  file,
  line,
  message,
  remedy,
});

const allWords = (group: PlacedGroup): string[] => [
  ...wordsOf(group),
  ...(group.broader ?? []),
  ...(group.narrower ?? []),
  ...(group.related ?? []),
];

function weakWords(groups: readonly PlacedGroup[], keyOf: KeyOf): Finding[] {
  const common = new Set([...STOP_WORDS, ...KIND_WORDS, ...COMMON_WORDS].map(keyOf));
  return groups.flatMap(group =>
    [...new Set(allWords(group))].flatMap(word => {
      const key = keyOf(word);
      if (key === '') return [];
      if (common.has(key)) {
        const lost = key === fold(word) ? '' : `「${key}」だけで探され、`;
        const message = `「${group.term}」の組の「${word}」は、${lost}どの項目にも出る言葉です。`;
        return [warningAt(group, message, '意味のはっきりする長い形にするか、消してください。')];
      }
      const letters = Array.from(fold(word).replaceAll(/\s/gu, '')).length;
      if (Array.from(key).length > 1 || letters === 1) return [];
      const message = `「${group.term}」の組の「${word}」は、「${key}」の一文字だけで探されます。`;
      return [warningAt(group, message, '年度や項目の番号に頼らない言い方にしてください。')];
    }),
  );
}

function sharedKeys(groups: readonly PlacedGroup[], keyOf: KeyOf): Finding[] {
  const holders = new Map<string, Map<string, { group: PlacedGroup; word: string }>>();
  for (const group of groups)
    for (const word of [group.term, ...(group.same ?? [])]) {
      const known = holders.get(keyOf(word)) ?? new Map<string, { group: PlacedGroup; word: string }>();
      if (!known.has(group.term)) holders.set(keyOf(word), known.set(group.term, { group, word }));
    }
  return Array.from(holders.values()).flatMap(terms => {
    const last = [...terms.values()].at(-1);
    if (!last || terms.size < GROUPS_MAX) return [];
    const places = Array.from(terms.values(), ({ group }) => `「${group.term}」（${placeOf(group)}）`).join('、');
    return [
      warningAt(
        last.group,
        `「${last.word}」が${String(terms.size)}つの組にあります: ${places}。`,
        '意味ごとに、はっきりする長い形で書いてください。',
      ),
    ];
  });
}

/** Groups whose words stand in too many items, with the word that does most of it. */
function tooCommon(groups: readonly PlacedGroup[], items: readonly string[], tokenizer: Tokenizer): Finding[] {
  const thesaurus = createThesaurus(compileThesaurus(groups, tokenizer));
  const counts = new Map<string, { items: number; words: Map<string, number> }>();
  for (const text of items) {
    const found = Map.groupBy(thesaurus.find(tokenizer.analyse(text).links), ({ group }) => group);
    for (const [group, places] of found) {
      const count = counts.get(group) ?? { items: 0, words: new Map<string, number>() };
      counts.set(group, count);
      count.items++;
      for (const word of new Set(places.map(({ start, end }) => text.slice(start, end))))
        count.words.set(word, (count.words.get(word) ?? 0) + 1);
    }
  }
  return Array.from(counts).flatMap(([term, count]) => {
    const group = groups.find(other => other.term === term) ?? groups.find(other => allWords(other).includes(term));
    if (!group || count.items <= items.length * ITEMS_SHARE) return [];
    const [most = ''] = [...count.words].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
    const share = `${String(Math.round((100 * count.items) / items.length))}%`;
    const message = `「${term}」の組の言葉が、項目の${share}にあります（多いのは「${most}」）。`;
    return [warningAt(group, message, 'どの項目にも出る言葉を、組から外してください。')];
  });
}

/** @param items the text of each item of a corpus; none: not measured */
export function noise(
  groups: readonly PlacedGroup[],
  { keyOf, tokenizer, items }: { keyOf: KeyOf; tokenizer: Tokenizer; items: readonly string[] },
): Finding[] {
  return [
    ...weakWords(groups, keyOf),
    ...sharedKeys(groups, keyOf),
    ...(items.length > 0 ? tooCommon(groups, items, tokenizer) : []),
  ];
}
