/**
 * What an answer can say, without the words: each language says it in a file of its own. Figures, marks and their order
 * are made by the blocks, so that every language states the same.
 */
import type { Citation } from '../../domain/answer.ts';
import type { Fact, FactKind, Item, Plan } from '../../domain/records.ts';
import type { Computed, Criterion, Reason, Refusal, Subject, SubjectFact } from '../draft.ts';

/** What the units of a list are called: 項目, 事業, or the label of a heading (施策). */
export interface Noun {
  kind: 'item' | 'project' | 'heading';
  label: string;
  /** What is counted with, and the unit of the count: 22項目, 4事業, 5件. */
  counter: string;
}

/** What a computation is of, as far as its operands have it in common. */
export interface Common {
  subject: Subject | null;
  plan: Plan | null;
  /** Of one indicator and kind. */
  fact: Fact | null;
  /** Of one kind. */
  kind: FactKind | null;
  /** The years or periods of the operands, each once, in their order. */
  times: Pick<Fact, 'fiscalYear' | 'period'>[];
}

/** Names of things, and whole sentences without their marks. */
export interface Phrases {
  /** A blank between sentences, where the language has one. */
  gap: '' | ' ';
  and(parts: readonly string[]): string;
  /** `令和7年度（2025年度）`; empty where the value has no year. */
  when(time: Pick<Fact, 'fiscalYear' | 'period'>): string;
  plan(plan: Plan): string;
  item(item: Item): string;
  place(subject: Subject): string;
  kind(kind: FactKind): string;
  /** Indicator and kind. */
  name(fact: Fact): string;
  /** The indicator alone; of several, no name. */
  indicator(fact: Fact | null): string;
  value(fact: Fact): string;
  /** What a unit means to a reader of another language. */
  gloss(unit: string): string;
  /** A computed figure: `▲1,234千円`. */
  figure(value: number, unit: string): string;
  about(figure: string): string;

  one(subject: Subject, fact: Fact): string;
  /** `what`: the name of the values, or of what they are of. */
  several(subject: Subject, what: string): string;
  /** How many of them there are; each is told below. */
  counted(subject: Subject, what: string, count: number, counter: string): string;
  line(fact: Fact): string;
  /** Indicator, kind and year. */
  labelled(fact: Fact): string;
  /** A line that names its indicator. */
  namedLine(fact: Fact): string;
  note(text: string): string;
  budgetOne(subject: Subject, fact: Fact): string;
  budgetSources(subject: Subject, fact: Fact): string;
  sources: string;
  source(fact: Fact, withYear: boolean): string;
  departments(subject: Subject, named: readonly string[]): string;
  /** @param year of what is quoted, where its section does not say it */
  quote(subject: Subject, section: string, year: string): string;
  /** Of the item that was named just before. */
  quoteMore(item: Item, section: string, year: string): string;
  summary(subject: Subject): string;
  /** Before sentences about an item. */
  told(subject: Subject): string;
  official(publishers: readonly string[]): string;
  correction(subject: Subject, fact: Fact): string;

  list(plan: Plan | null, criteria: readonly Criterion[], noun: Noun, count: number | null): string;
  /** Before items that only touch the subject of the list before, or only have its department. */
  beside(plan: Plan | null, criteria: readonly Criterion[]): string;
  listed(item: Item, fact: Fact | null): string;
  result(computed: Computed, common: Common, figure: string): string;
  winner(computed: Computed, common: Common, of: SubjectFact, others: number | null): string;
  operand(operand: SubjectFact, common: Common): string;
  ties: string;
  others: string;
  /** Of the first few in their order, those behind the first. */
  next(fromLeast: boolean): string;
  formula: string;
  /** In place of a formula that nobody would read. */
  allOfThem: string;
  /** Below a sum that some items print no value for. */
  partial: string;

  sideBySide: string;
  sideLine(value: SubjectFact): string;
  absent(city: string, nearest: Subject | null, of: 'value' | 'text'): string;
  unlike(what: 'unit' | 'metric', computed: boolean): string;

  ambiguous: string;
  remark(text: string): string;
}

/** Why there is no answer. */
export interface OutcomePhrases {
  noCity(reason: Reason & { code: 'city' }): string;
  noYear(reason: Reason & { code: 'year' }): string;
  blank(reason: Reason & { code: 'blank' }): string;
  nearest: string;
  askAt(departments: readonly string[]): string;
  units: string;
  nothing: string;
  nearestItems: string;
  covered: string;
  coveredPlan(plan: Plan): string;
  declined: Record<Refusal, string>;
}

/** How one answer is spoken. */
export interface Spoken {
  phrases: Phrases;
  outcomes: OutcomePhrases;
  /** Lines at the end that explain words of the cited titles and passages. */
  explain: (citations: readonly Citation[]) => string[];
}
