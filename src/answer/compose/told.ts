/**
 * A model's sentences. City, plan and item stand before them as in every answer; each value is written here, as printed,
 * with its name and its year behind it, and its mark.
 */
import { fiscalYearLabel } from '../../domain/fiscal-year.ts';
import { KIND_LABEL, SUMMARY_SECTION } from '../../domain/lexicon.ts';
import type { Fact } from '../../domain/records.ts';
import type { Block, Said, Subject, SubjectFact } from '../draft.ts';
import { plain } from './figures.ts';
import type { Phrases } from './phrases.ts';
import { notesOf, type Writing } from './values.ts';

const labelOf = ({ fiscalYear, period }: Pick<Fact, 'fiscalYear' | 'period'>): string => {
  if (fiscalYear !== null) return fiscalYearLabel(fiscalYear);
  return period ? [...new Set(period.map(fiscalYearLabel))].join('～') : '';
};

/** Kinds that go by their indicator's name alone. */
const BY_NAME: ReadonlySet<Fact['kind']> = new Set(['milestone', 'department', 'cost', 'staff', 'population']);

/** What the words before a value leave out of what it is and of which year. */
function unsaid(text: string, fact: Fact, phrases: Phrases): string[] {
  const saysMetric = text.includes(fact.metric);
  const saysKind = text.includes(KIND_LABEL[fact.kind]);
  const names =
    saysMetric && saysKind
      ? []
      : saysMetric && !BY_NAME.has(fact.kind)
        ? [phrases.kind(fact.kind)]
        : [phrases.name(fact)];
  const year = labelOf(fact);
  return year === '' || text.includes(year) ? names : [...names, year];
}

export function told({ said, ...about }: Block & { form: 'told' }, writing: Writing): string {
  const { phrases, citing, publishers } = writing;
  let last: Subject = about;
  /** The item where another one was spoken of before, with its plan where that is another one too. */
  const place = (subject: Subject): string[] => {
    const [sameItem, samePlan] = [subject.item.itemId === last.item.itemId, subject.plan.planId === last.plan.planId];
    last = subject;
    return sameItem ? [] : [samePlan ? phrases.item(subject.item) : phrases.place(subject)];
  };
  const value = ({ fact, ...subject }: SubjectFact, before: string): string => {
    const names = [...place(subject), ...unsaid(before, fact, phrases)];
    return `${phrases.value(fact)}${names.length > 0 ? `（${names.join('、')}）` : ''} ${citing.fact(subject, fact)}`;
  };
  const sentence = ({ parts }: Said): string => {
    let text = '';
    // Marks end a statement: what was said before them says nothing of the next value.
    let since = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        text += part;
        since += part;
        continue;
      }
      if ('value' in part) text += value(part.value, since);
      else text += `${place(part.item)[0] ?? phrases.item(part.item.item)} ${citing.item(part.item)}`;
      since = '';
    }
    return text;
  };
  /** Values of several items in one sentence are set side by side: what a reader must know of that is said. */
  const unlike = ({ parts, below }: Said): string[] => {
    const all = [...parts.flatMap(part => (typeof part !== 'string' && 'value' in part ? [part.value] : [])), ...below];
    const [first] = all;
    if (!first || all.every(({ item }) => item.itemId === first.item.itemId)) return [];
    const units = all.some(({ fact }) => fact.unit !== first.fact.unit);
    const metrics = all.some(({ fact }) => fact.metric !== first.fact.metric);
    return units || metrics ? [phrases.unlike(units ? 'unit' : 'metric', false)] : [];
  };
  const lines = said.flatMap(one => [
    sentence(one),
    ...one.below.map(({ fact, ...subject }) => {
      const where = place(subject)
        .map(name => `${name}、`)
        .join('');
      return `・${where}${phrases.labelled(fact)}: ${phrases.value(fact)} ${citing.fact(subject, fact)}`;
    }),
    ...one.quotes.map(({ passage, quote, ...subject }) => {
      if (passage.section === SUMMARY_SECTION) publishers.add(subject.plan.publisher ?? subject.plan.city);
      const where = place(subject)
        .map(name => `${name}の`)
        .join('');
      return `・${where}${where === '' ? '' : '文: '}「${plain(quote)}」${citing.quote(subject, passage, quote)}`;
    }),
    ...unlike(one),
  ]);
  const facts = said.flatMap(({ parts, below }) => [
    ...parts.flatMap(part => (typeof part !== 'string' && 'value' in part ? [part.value.fact] : [])),
    ...below.map(({ fact }) => fact),
  ]);
  return [phrases.told(about), ...lines.filter(line => line !== '')].join('\n') + notesOf(facts, writing);
}
