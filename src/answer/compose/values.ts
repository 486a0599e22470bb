/** Blocks of one item: values, budget, departments, quotes, corrections. */
import { findFiscalYears } from '../../domain/fiscal-year.ts';
import { SUMMARY_SECTION } from '../../domain/lexicon.ts';
import type { Fact } from '../../domain/records.ts';
import type { Block } from '../draft.ts';
import type { Citing } from './citing.ts';
import { plain } from './figures.ts';
import type { Phrases } from './phrases.ts';

/** What a block needs to become text. */
export interface Writing {
  phrases: Phrases;
  citing: Citing;
  /** Whose documents have the official wording of what is only summed up; said once, at the end. */
  publishers: Set<string>;
}

/** What a reader must know beside the values: footnotes, contradictions in the document. */
export const notesOf = (facts: readonly Fact[], { phrases }: Writing): string =>
  Array.from(
    new Set(facts.flatMap(fact => fact.note ?? [])),
    note => `\n${phrases.note(plain(note.replace(/^※/u, '')))}`,
  ).join('');

export function values({ facts, ...subject }: Block & { form: 'values' }, writing: Writing): string {
  const { phrases, citing } = writing;
  const [first] = facts;
  if (!first) return '';
  if (facts.length === 1) {
    return `${phrases.one(subject, first)}${phrases.gap}${citing.fact(subject, first)}${notesOf(facts, writing)}`;
  }
  // Several kinds of value of one indicator (目標値, 実績値) are named on each line.
  const oneMetric = facts.every(({ metric }) => metric === first.metric);
  const alike = oneMetric && facts.every(({ kind }) => kind === first.kind);
  const intro = phrases.several(subject, alike ? phrases.name(first) : phrases.indicator(oneMetric ? first : null));
  const lines = facts.map(
    fact => `${alike ? phrases.line(fact) : phrases.namedLine(fact)}${citing.fact(subject, fact)}`,
  );
  return `${intro}\n${lines.join('\n')}${notesOf(facts, writing)}`;
}

export function budget({ total, sources, ...subject }: Block & { form: 'budget' }, writing: Writing): string {
  const { phrases, citing } = writing;
  const stated = [...(total ? [total] : []), ...sources];
  const [first] = stated;
  if (!first) return '';
  const one = (fact: Fact) => `${phrases.budgetOne(subject, fact)}${phrases.gap}${citing.fact(subject, fact)}`;
  if (stated.length === 1) return one(first) + notesOf(stated, writing);
  const intro = total ? `${one(total)}\n${phrases.sources}` : phrases.budgetSources(subject, first);
  const when = phrases.when(first);
  const lines = sources.map(fact => phrases.source(fact, phrases.when(fact) !== when) + citing.fact(subject, fact));
  return `${intro}\n${lines.join('\n')}${notesOf(stated, writing)}`;
}

export function departments({ facts, ...subject }: Block & { form: 'departments' }, writing: Writing): string {
  const { phrases, citing } = writing;
  const byName = new Map(facts.toReversed().map(fact => [fact.valueText, fact]));
  const named = facts
    .filter(fact => byName.get(fact.valueText) === fact)
    .map(fact => `${phrases.value(fact)}${citing.fact(subject, fact)}`);
  return phrases.departments(subject, named);
}

/** A summary is the edition's own wording (要旨), and says so: the document's words are with the city. */
export function quoted(
  { passage, quote, ...subject }: Block & { form: 'quote' },
  writing: Writing,
  before?: Block,
): string {
  const { phrases, citing, publishers } = writing;
  const said = `「${plain(quote)}」${citing.quote(subject, passage, quote)}`;
  const { section, fiscalYear } = passage;
  // 「令和6年度の取組方針」 says its year by itself.
  const year = findFiscalYears(section).length > 0 ? '' : phrases.when({ fiscalYear });
  const tells = before?.form === 'quote' || before?.form === 'values';
  const again = tells && before.item.itemId === subject.item.itemId;
  const head = again ? phrases.quoteMore(subject.item, section, year) : phrases.quote(subject, section, year);
  if (section !== SUMMARY_SECTION) return `${head}\n${said}`;
  publishers.add(subject.plan.publisher ?? subject.plan.city);
  return `${phrases.summary(subject)}\n${said}`;
}

/** What the asker took for true is not repeated: only what is printed stands in an answer. */
export function correction({ fact, item, plan }: Block & { form: 'correction' }, writing: Writing): string {
  const { phrases, citing } = writing;
  const subject = { item, plan };
  return `${phrases.correction(subject, fact)}${phrases.gap}${citing.fact(subject, fact)}${notesOf([fact], writing)}`;
}

/** Each on a line of its own; what is counted is what is cited below. */
export function parts({ name, parts: all, counter, ...subject }: Block & { form: 'parts' }, writing: Writing): string {
  const { phrases, citing } = writing;
  const facts = all.flatMap(part => ('fact' in part ? [part.fact] : []));
  const [first] = facts;
  const alike = first && facts.every(({ kind }) => kind === first.kind) ? phrases.kind(first.kind) : null;
  const what = name === '' ? (alike ?? phrases.indicator(null)) : `「${plain(name)}」`;
  const lines = all.map(part =>
    'fact' in part
      ? `${phrases.namedLine(part.fact)}${citing.fact(subject, part.fact)}`
      : `・「${plain(part.quote)}」${citing.quote(subject, part.passage, part.quote)}`,
  );
  const intro =
    counter === undefined ? phrases.several(subject, what) : phrases.counted(subject, what, all.length, counter);
  return `${intro}\n${lines.join('\n')}${notesOf(facts, writing)}`;
}
