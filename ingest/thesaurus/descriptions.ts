/**
 * What is wrong with descriptions (described, 言い表し方): they are matched as bags of words, so one word is none, words
 * of every plan describe nothing, and one bag for two groups tells neither from the other.
 */
import { COMMON_WORDS, KIND_WORDS } from '../../src/text/common-words.ts';
import { STOP_WORDS } from '../../src/text/stop-words.ts';
import type { Tokenizer } from '../../src/text/tokenize.ts';
import { basesOf } from './compile.ts';
import { placeOf, type Finding } from './finding.ts';
import type { PlacedGroup } from './read.ts';

/** Words of a description that a question must hold at least (`src/text/descriptions.ts`). */
const WORDS_MIN = 2;

interface Description {
  group: PlacedGroup;
  text: string;
  bases: string[];
}

const isGeneral = (base: string): boolean => STOP_WORDS.has(base) || KIND_WORDS.has(base) || COMMON_WORDS.has(base);

const findingAt = (
  severity: Finding['severity'],
  { group: { term, file, line }, text }: Description,
  what: string,
  remedy: string,
): Finding => ({ severity, file, line, message: `「${term}」の組の described にある「${text}」は、${what}`, remedy });

function sameBags(descriptions: readonly Description[]): Finding[] {
  const first = new Map<string, Description>();
  return descriptions.flatMap(description => {
    const bag = description.bases.toSorted().join(' ');
    const known = first.get(bag) ?? description;
    first.set(bag, known);
    if (known.group.term === description.group.term) return [];
    const what = `「${known.group.term}」の組（${placeOf(known.group)}）にもあります。`;
    return [findingAt('warning', description, what, 'どちらの組か分かる言葉を足すか、一方から消してください。')];
  });
}

export function descriptionFindings(groups: readonly PlacedGroup[], tokenizer: Tokenizer): Finding[] {
  const descriptions = groups.flatMap(group =>
    (group.described ?? []).map((text): Description => ({
      group,
      text,
      bases: basesOf(tokenizer.analyse(text).links),
    })),
  );
  const full = descriptions.filter(({ bases }) => bases.length >= WORDS_MIN);
  return [
    ...descriptions
      .filter(({ bases }) => bases.length < WORDS_MIN)
      .map(description =>
        findingAt('error', description, '二語以上になりません。', '言葉を足すか、same に移すか、消してください。'),
      ),
    ...full
      .filter(({ bases }) => bases.every(isGeneral))
      .map(description =>
        findingAt(
          'warning',
          description,
          'どの項目にも出る言葉だけです。',
          '目に浮かぶ言葉（物、場所、動作）を足してください。',
        ),
      ),
    ...sameBags(full),
  ];
}
