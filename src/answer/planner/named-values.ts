/** One value each of the things that a question names beside each other: 日向と比々多, 「大山・日向・比々多の事業費」. */
import { isSpan } from '../../domain/comparable.ts';
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { SubjectFact } from '../draft.ts';
import { namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { FIELD, subjectOnly } from './each-side.ts';
import { subjectOf, titleHolds } from './scope.ts';
import { namesIn, namesJoined, type Named } from './two-names.ts';
import { namedness, NAMES_INDICATOR, OF_INDICATOR, valuesMeant, type Answering } from './values.ts';

/** From here on an item holds what was asked for, and does not only touch on it. */
const HOLDS = 0.75;
/** An item this far behind the likeliest is not what a name means. */
const AS_LIKELY = 0.45;
/** How much less of all names together the likeliest item must hold than each of its own. */
const APART = 0.2;

/** A number before words, the total of several years before one of them, the later before the earlier. */
const rank = (fact: Fact) => (fact.value === null ? 0 : 10_000) + (isSpan(fact) ? 9000 : (fact.fiscalYear ?? 0));

/** The value of the year asked for, else of all years together, else of the last. */
const best = (facts: readonly Fact[]): Fact | undefined => facts.toSorted((a, b) => rank(b) - rank(a))[0];

export function valueOf(item: Answering): SubjectFact | null {
  const fact = best(item.answers[0]?.facts ?? []);
  return fact ? { ...subjectOf(item), fact } : null;
}

export const isNamed = ({ answers }: Answering): boolean =>
  answers.some(({ series }) => namedness(series) >= NAMES_INDICATOR);
export const holds = (item: Answering): boolean => item.coverage >= HOLDS || isNamed(item);
export const differ = (values: readonly SubjectFact[]) =>
  new Set(values.map(({ item }) => item.itemId)).size === values.length;

/** A word that the dictionary does not know (a place, a name) counts where it stands in print. */
const isCalled = ({ item, answers }: Answering, own: string): boolean =>
  own.length > 1 && [item.title, ...answers.map(({ series }) => series.metric)].some(name => name.includes(own));

/** 「図書館の利用者数」 is none of its other indicators, of which no word was said. */
const isSaidOf = ({ answers: [answer] }: Answering): boolean => {
  const [fact] = answer?.facts ?? [];
  return !answer || !fact || fact.value === null || !OF_INDICATOR.includes(fact.kind) || namedness(answer.series) > 0;
};

interface Found {
  value: SubjectFact;
  fit: number;
  named: boolean;
  /** The items that this name alone may mean. */
  means: ReadonlySet<string>;
}

/** What one of the names means; an indicator that holds another of them as well is not its own. */
async function foundFor(
  { about, own }: Named,
  others: readonly string[],
  question: Question,
  tools: Tools,
): Promise<Found | null> {
  const { answering } = await valuesMeant({ ...question, about, text: about }, tools);
  const meant = answering.find(item => holds(item) || (isCalled(item, own) && (about === own || isSaidOf(item))));
  if (!meant) return null;
  const alone = meant.answers.filter(({ series }) => !others.some(other => series.metric.includes(other)));
  const item = alone.length > 0 ? { ...meant, answers: alone } : meant;
  const value = valueOf(item);
  const likeliest = Math.max(...answering.map(({ likeness }) => likeness));
  const likely = answering.filter(({ likeness }) => likeliest - likeness <= AS_LIKELY);
  const means = new Set(likely.map(one => one.item.itemId));
  return value && { value, fit: isCalled(meant, own) ? 1 : meant.coverage, named: isNamed(item), means };
}

export interface NamedValues {
  values: [SubjectFact, SubjectFact, ...SubjectFact[]];
  fit: number;
  /** The items that each of the names alone may mean, where they were looked for one by one. */
  means?: readonly ReadonlySet<string>[];
}

/** The reading of the names that fits best; null where none does. */
export async function valuesOfNames(question: Question, tools: Tools, readings = namesIn): Promise<NamedValues | null> {
  let found: NamedValues | null = null;
  for (const names of readings(subjectOnly(question.about).replace(FIELD, ''), question.text)) {
    const all = await Promise.all(
      names.map(async named =>
        foundFor(
          named,
          names.flatMap(({ own }) => (own === named.own ? [] : [own])),
          question,
          tools,
        ),
      ),
    );
    const each = all.flatMap(one => one ?? []);
    const [a, b, ...more] = each.map(({ value }) => value);
    if (!a || !b || each.length < names.length) continue;
    const values = [a, b, ...more] as const;
    if (new Set(values.map(({ fact }) => fact.factId)).size < values.length) continue;
    // Of one item two indicators are meant only where both are named, and are numbers.
    const indicators =
      new Set(values.map(({ fact }) => fact.metric)).size === values.length &&
      each.every(({ named, value }) => named && value.fact.value !== null);
    if (!differ(values) && !indicators) continue;
    const fit = Math.min(...each.map(one => one.fit));
    if (fit >= HOLDS && fit > (found?.fit ?? 0))
      found = { values: [a, b, ...more], fit, means: each.map(one => one.means) };
  }
  return found;
}

/** Whether an indicator and its item are named in full: what joins words within them joins no names. */
export async function isNamedInFull(question: Question, tools: Tools): Promise<boolean> {
  if (namesJoined(subjectOnly(question.about).replace(FIELD, ''), question.text).length === 0) return false;
  const { text } = question;
  const { answering } = await valuesMeant(question, tools);
  const [first] = answering;
  return (
    first !== undefined &&
    namesInFull(text, first.item.title) &&
    first.answers.some(({ series }) => namesInFull(text, series.metric))
  );
}

/** Whether the likeliest item holds all names together about as well: then they are words of one name. */
export async function isOneName(
  question: Question,
  { values, fit, means }: NamedValues,
  tools: Tools,
): Promise<boolean> {
  if (values.every(({ item }) => namesInFull(question.text, item.title))) return false;
  const { answering } = await valuesMeant({ ...question, about: subjectOnly(question.about) }, tools);
  const [first] = answering;
  if (first === undefined) return false;
  // What one of the names means, and no other name may mean, holds not all of them, however much of their words.
  const own = values.findIndex(({ item }) => item.itemId === first.item.itemId);
  if (own >= 0 && means?.every((items, i) => i === own || !items.has(first.item.itemId))) return false;
  return titleHolds(first) > fit - APART;
}
