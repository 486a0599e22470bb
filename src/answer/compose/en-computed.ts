/** Results of computations in English. */
import type { Computed, SubjectFact } from '../draft.ts';
import { criteriaEn } from './en-lists.ts';
import type { Common, Phrases } from './phrases.ts';
import { withinOf } from './within.ts';

function whereOf(phrases: Phrases, { subject, plan }: Common): string {
  const where = subject ? phrases.place(subject) : plan ? phrases.plan(plan) : '';
  return where === '' ? '' : `, according to ${where}`;
}

const nameOf = (phrases: Phrases, { fact, kind }: Common) =>
  fact ? phrases.name(fact) : kind ? phrases.kind(kind) : 'values';

/** What tells one operand from the other: its indicator, its year, its item. */
function apart(phrases: Phrases, { item, plan, fact }: SubjectFact, common: Common): string {
  const name = common.fact ? '' : `the ${phrases.name(fact)}`;
  const when = common.times.length > 1 ? phrases.when(fact) : '';
  const where = common.subject ? '' : common.plan ? phrases.item(item) : phrases.place({ item, plan });
  return [name, when, where].filter(part => part !== '').join(', ');
}

function pair(phrases: Phrases, computed: Computed, common: Common, figure: string): string {
  const [first, last] = [computed.operands[0], computed.operands.at(-1)];
  const [a = '', b = ''] = [first, last].map(operand => (operand ? apart(phrases, operand, common) : ''));
  const of = common.fact ? ` in the ${nameOf(phrases, common)}` : '';
  const where = whereOf(phrases, common);
  if (computed.unit === '倍') return `As for the ratio${of}, ${a} is ${figure} that of ${b}${where}.`;
  if (computed.operation === 'ratio') return `As for the share${of}, ${a} is ${figure} of ${b}${where}.`;
  const { result: value } = computed;
  const way = value > 0 ? ' (an increase)' : value < 0 ? ' (a decrease)' : ' (no change)';
  const oneSeries = common.subject !== null && common.fact !== null;
  const word = computed.operation === 'growth' ? 'rate of change' : oneSeries ? 'change' : 'difference';
  const between = oneSeries ? `from ${a} to ${b}` : `between ${a} and ${b}`;
  return `The ${word}${of} ${between} is ${figure}${oneSeries ? way : ''}${where}.`;
}

export function resultEn(phrases: Phrases, computed: Computed, common: Common, figure: string): string {
  const { operation } = computed;
  if (operation === 'difference' || operation === 'growth' || operation === 'ratio')
    return pair(phrases, computed, common, figure);
  const times = common.times.map(time => phrases.when(time)).filter(time => time !== '');
  const when = times.length > 0 ? ` for ${phrases.and(times)}` : '';
  const word = operation === 'average' ? 'average' : 'total';
  const within = criteriaEn(withinOf(computed));
  const chosen = within === '' ? '' : ` ${within}`;
  return `The ${word} of the ${nameOf(phrases, common)}${when}${chosen} is ${figure}${whereOf(phrases, common)}.`;
}

const RELATION = { under: 'falls below', over: 'exceeds', at_most: 'is no more than', at_least: 'is no less than' };

export function winnerEn(
  phrases: Phrases,
  computed: Computed,
  common: Common,
  { fact, ...subject }: SubjectFact,
  others: number | null,
): string {
  const { operation, threshold, result } = computed;
  const within = criteriaEn(withinOf(computed));
  const compared =
    others === null && within === ''
      ? ''
      : ` (${String(computed.operands.length)} values were compared${within === '' ? '' : `, ${within}`})`;
  const name = phrases.name(common.fact ?? fact);
  const when = phrases.when(fact);
  const value = `${phrases.value(fact)}${when === '' ? '' : ` for ${when}`}`;
  const from = `, according to ${phrases.place(subject)}${compared}.`;
  if (operation === 'rank')
    return `The ${name} is ${value}, number ${String(result)} from the ${computed.fromLeast ? 'smallest' : 'largest'}${from}`;
  if (operation === 'first_year') {
    const relation = threshold ? RELATION[threshold.relation] : 'reaches';
    return `${when} is the first year in which the ${name} ${relation} the value you gave: it is ${phrases.value(fact)}${from}`;
  }
  return `The ${operation === 'min' ? 'smallest' : 'largest'} ${name} is ${value}${from}`;
}
