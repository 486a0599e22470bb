/** Results of computations in Japanese. */
import type { Fact } from '../../domain/records.ts';
import type { Computed, SubjectFact } from '../draft.ts';
import { criteriaJa } from './ja-lists.ts';
import type { Common, Phrases } from './phrases.ts';
import { withinOf } from './within.ts';

/** What a computation is called. */
export interface ComputedWords {
  sum: string;
  average: string;
  difference: string;
  growth: string;
  ratio: string;
  up: string;
  down: string;
  same: string;
  max: string;
  min: string;
}

export const JA_WORDS: ComputedWords = {
  sum: 'の合計は、',
  average: 'の平均は、',
  difference: '差',
  growth: '増減率',
  ratio: '割合',
  up: '（増加）',
  down: '（減少）',
  same: '（増減なし）',
  max: '最も大きい',
  min: '最も小さい',
};

/** 「伊勢原市「…」の …では、」: where all operands stand. */
function whereOf(phrases: Phrases, { subject, plan }: Common): string {
  const where = subject ? phrases.place(subject) : plan ? phrases.plan(plan) : '';
  return where === '' ? '' : `${where}では、`;
}

const nameOf = (phrases: Phrases, { fact, kind }: Common) =>
  fact ? phrases.name(fact) : kind ? phrases.kind(kind) : '値';

const timesOf = (phrases: Phrases, times: Common['times']) => times.map(time => phrases.when(time)).filter(Boolean);

/** What tells one operand from the other: its item, its year, its indicator. */
function apart(phrases: Phrases, { item, plan, fact }: SubjectFact, common: Common): string {
  const where = common.subject ? [] : [common.plan ? phrases.item(item) : phrases.place({ item, plan })];
  const when = common.times.length > 1 ? phrases.when(fact) : '';
  const name = common.fact ? [] : [phrases.name(fact)];
  return [...where, ...(when === '' ? [] : [when]), ...name].join('の');
}

const changeOf = (value: number, words: ComputedWords) => (value > 0 ? words.up : value < 0 ? words.down : words.same);

/** `A から B への差は、▲568トン/年（減少）です。` */
function pair(phrases: Phrases, computed: Computed, common: Common, figure: string, words: ComputedWords): string {
  const [first, last] = [computed.operands[0], computed.operands.at(-1)];
  const [a, b] = [first, last].map(operand => (operand ? apart(phrases, operand, common) : ''));
  // What both have in common is said first, what sets them apart after it.
  const shared = common.fact ? `${nameOf(phrases, common)}の、` : '';
  const head = whereOf(phrases, common);
  if (computed.unit === '倍') return `${head}${shared}${a ?? ''}は、${b ?? ''}の${figure}です。`;
  if (computed.operation === 'ratio')
    return `${head}${shared}${b ?? ''}に対する${a ?? ''}の${words.ratio}は、${figure}です。`;
  const word = computed.operation === 'growth' ? words.growth : words.difference;
  const oneSeries = common.subject !== null && common.fact !== null;
  const between = oneSeries ? `${a ?? ''}から${b ?? ''}への${word}` : `${a ?? ''}と比べた${b ?? ''}の${word}`;
  return `${head}${shared}${between}は、${figure}${oneSeries ? changeOf(computed.result, words) : ''}です。`;
}

export function resultJa(
  phrases: Phrases,
  computed: Computed,
  common: Common,
  figure: string,
  words = JA_WORDS,
): string {
  const { operation } = computed;
  if (operation === 'difference' || operation === 'growth' || operation === 'ratio')
    return pair(phrases, computed, common, figure, words);
  const times = timesOf(phrases, common.times);
  const of = `${times.length > 0 ? `${phrases.and(times)}の` : ''}${nameOf(phrases, common)}`;
  const within = criteriaJa(withinOf(computed));
  const chosen = within === '' ? '' : `${within}ものの、`;
  return `${whereOf(phrases, common)}${chosen}${of}${operation === 'average' ? words.average : words.sum}${figure}です。`;
}

const RELATION = {
  under: 'を初めて下回る',
  over: 'を初めて上回る',
  at_most: '以下に初めてなる',
  at_least: '以上に初めてなる',
};

/** What is said of the operand that answers. */
function qualityOf({ operation, threshold }: Computed, words: ComputedWords): string {
  if (operation === 'max') return words.max;
  if (operation === 'min') return words.min;
  return threshold ? `お尋ねの値${RELATION[threshold.relation]}` : 'お尋ねの';
}

function valueAt(phrases: Phrases, fact: Fact, joint: string): string {
  const when = phrases.when(fact);
  return `${when === '' ? '' : `${when}${joint}`}${phrases.value(fact)}`;
}

export function winnerJa(
  phrases: Phrases,
  computed: Computed,
  common: Common,
  of: SubjectFact,
  others: number | null,
  words = JA_WORDS,
): string {
  const within = criteriaJa(withinOf(computed));
  const compared =
    others === null && within === '' ? '' : `（${within}${String(computed.operands.length)}件の値を比べました）`;
  const name = phrases.name(common.fact ?? of.fact);
  if (computed.operation === 'rank') {
    const place = `${computed.fromLeast ? '小さい' : '大きい'}順で${String(computed.result)}位`;
    return `${phrases.place(of)}では、${name}は${valueAt(phrases, of.fact, 'の')}で、${place}です${compared}。`;
  }
  // Of several indicators, the one that answers is named with its item.
  const what = common.fact ? name : nameOf(phrases, common);
  const own = common.fact ? '' : name;
  const head = `${whereOf(phrases, common)}${what}が${qualityOf(computed, words)}のは、`;
  if (common.subject) {
    return common.fact
      ? `${head}${valueAt(phrases, of.fact, 'で、')}です${compared}。`
      : `${head}${own}で、${valueAt(phrases, of.fact, 'の')}です${compared}。`;
  }
  const winner = (common.plan ? phrases.item(of.item) : phrases.place(of)) + (own === '' ? '' : `の${own}`);
  return `${head}${winner}で、${valueAt(phrases, of.fact, 'の')}です${compared}。`;
}
