/**
 * The last gate (検証): every figure of the exact text that a resident reads needs evidence in what is cited beside it.
 * It knows nothing of how the text was made, and takes no word for true: not the planner's, not a model's, not the
 * question's.
 */
import type { Citation } from '../domain/answer.ts';
import { findFiscalYears } from '../domain/fiscal-year.ts';
import { KIND_LABEL } from '../domain/lexicon.ts';
import type { Fact, Passage, Plan } from '../domain/records.ts';
import type { Unverified } from './compose.ts';

/** What the answer may lean on: the records as the tools gave them, never as the text quotes them. */
export interface Evidence {
  plans: readonly Plan[];
  /** Passages of the cited quotes. */
  passages: readonly Passage[];
}

export interface Diagnostic {
  code:
    | 'NO_EVIDENCE'
    | 'WRONG_YEAR'
    | 'WRONG_CITY'
    | 'WRONG_KIND'
    | 'WRONG_ITEM'
    | 'WRONG_METRIC'
    | 'BAD_QUOTE'
    | 'BAD_MARK'
    | 'NOT_CITED';
  /** The piece of the answer at fault. */
  at: string;
}

const fold = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** A figure in any form: half and full width, with commas; kanji numerals before a counter; both with 億 and 万. */
const FIGURE =
  /[▲△-]?\d[\d,]*(?:\.\d+)?|[〇一二三四五六七八九十百千]{1,}(?=(?:億|万|千円|円|人|件|%|パーセント|割|トン|団体|か所|箇所|施設|回|校|台|項目|時間|ポイント))/gu;

/** What stands before a run of marks `[1][2]`, and what they cite. */
interface Statement {
  text: string;
  citations: Citation[];
  facts: Fact[];
}

/** The text cut behind each run of marks; what follows the last one cites nothing. */
function cut(answer: string): { text: string; marks: number[] }[] {
  const segments: { text: string; marks: number[] }[] = [];
  let from = 0;
  for (const match of answer.matchAll(/(?:\[\d+\])+/gu)) {
    const marks = Array.from(match[0].matchAll(/\d+/gu), ([n]) => Number(n));
    segments.push({ text: answer.slice(from, match.index), marks });
    from = match.index + match[0].length;
  }
  return [...segments, { text: answer.slice(from), marks: [] }];
}

const MASK = '\u0001';

/** Takes known words out of a folded text, longest first; what is left must be explained figure by figure. */
function without(text: string, words: readonly string[]): string {
  const longestFirst = words.map(fold).toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, word) => (word === '' ? rest : rest.replaceAll(word, MASK)), text);
}

/** Where a value stands by itself, not as a part of a longer number. */
function placesOf(text: string, value: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + value.length, at + value.length + 2);
    const cutsBefore = /^[\d.,]/u.test(value) && /(?:\d|\d[.,]|[▲△-])$/u.test(before);
    const cutsAfter = /\d$/u.test(value) && /^(?:\d|[.,]\d)/u.test(after);
    if (!cutsBefore && !cutsAfter) places.push(at);
  }
  return places;
}

function withoutValue(text: string, value: string): string {
  return placesOf(text, value)
    .toReversed()
    .reduce((rest, at) => rest.slice(0, at) + MASK + rest.slice(at + value.length), text);
}

const yearsOf = (fact: Fact): readonly number[] => (fact.fiscalYear !== null ? [fact.fiscalYear] : (fact.period ?? []));

/** A value as it must stand in the text: as printed, with its unit where the print keeps that apart. */
function printed(fact: Fact): string {
  const value = fold(fact.valueText);
  return fact.value !== null && fact.unit !== '' && !value.includes(fold(fact.unit)) ? value + fold(fact.unit) : value;
}

/** Kinds whose own label says what is measured; the others name their indicator. */
const NAMED_BY_KIND = /^(?:budget_|department)/u;

/** City, item and indicator of each citation stand in the text, or were said of the statement before. */
function checkNames(text: string, { citations, facts }: Statement, before: Statement | null): Diagnostic[] {
  const items = citations.filter(({ itemId, city, itemNo, itemTitle }) => {
    const named = [city, itemNo, itemTitle].every(name => text.includes(fold(name)));
    return !named && !before?.citations.some(citation => citation.itemId === itemId);
  });
  const metrics = facts.filter(({ itemId, metric, kind }) => {
    const named = NAMED_BY_KIND.test(kind)
      ? text.includes(KIND_LABEL[kind]) || kind === 'department'
      : text.includes(fold(metric));
    return (
      !named && !before?.facts.some(fact => fact.itemId === itemId && fact.metric === metric && fact.kind === kind)
    );
  });
  return [
    ...items.map(({ itemNo }): Diagnostic => ({ code: 'WRONG_ITEM', at: itemNo })),
    ...metrics.map(({ metric }): Diagnostic => ({ code: 'WRONG_METRIC', at: metric })),
  ];
}

/** No year but those of the cited values stands in the text, and each value's year does, or was said before. */
function checkYears(rest: string, { citations, facts }: Statement, before: Statement | null): Diagnostic[] {
  const mentioned = findFiscalYears(rest);
  const evident = new Set([...facts.flatMap(yearsOf), ...citations.flatMap(citation => citation.fiscalYear ?? [])]);
  const strange = mentioned.filter(mention => !evident.has(mention.year));
  const said = new Set([...mentioned.map(mention => mention.year), ...(before?.facts.flatMap(yearsOf) ?? [])]);
  const unsaid = facts.filter(fact => fact.kind !== 'department' && yearsOf(fact).some(year => !said.has(year)));
  return [...strange.map(mention => mention.text), ...unsaid.map(fact => fact.metric)].map(at => ({
    code: 'WRONG_YEAR',
    at,
  }));
}

/** A label of another kind beside a value makes another statement of it: 実績値 for a target. */
function checkKinds(rest: string, facts: readonly Fact[]): Diagnostic[] {
  if (facts.length === 0) return [];
  const kinds = new Set<string>(facts.map(fact => fact.kind));
  const found: Diagnostic[] = [];
  let left = rest;
  for (const [kind, label] of Object.entries(KIND_LABEL).toSorted((a, b) => b[1].length - a[1].length)) {
    if (left.includes(label) && !kinds.has(kind)) found.push({ code: 'WRONG_KIND', at: label });
    left = left.replaceAll(label, MASK);
  }
  return found;
}

function checkStatement(
  statement: Statement,
  before: Statement | null,
  notes: readonly string[],
  { plans, passages }: Evidence,
): Diagnostic[] {
  const { citations, facts } = statement;
  // The notes of a list stand below it, and so before the next statement.
  const text = without(fold(statement.text), notes);
  const found = checkNames(text, statement, before);

  const quotes = citations.filter(citation => citation.field === 'text').map(citation => citation.quote);
  for (const quote of quotes) if (!text.includes(fold(quote))) found.push({ code: 'BAD_QUOTE', at: quote });
  const sections = passages.filter(passage =>
    citations.some(({ itemId, quote }) => itemId === passage.itemId && passage.text.includes(quote)),
  );
  const labels = [
    ...citations.flatMap(({ planTitle, itemNo, itemTitle }) => [planTitle, itemNo, itemTitle]),
    ...sections.map(passage => passage.section),
  ];
  const words = facts.filter(fact => fact.value === null).map(fact => fact.valueText);
  for (const word of words) if (!text.includes(fold(word))) found.push({ code: 'NO_EVIDENCE', at: word });
  const unlabelled = without(text, [...quotes, ...labels, ...words]);
  for (const city of new Set(plans.map(plan => plan.city))) {
    const cited = citations.some(citation => citation.city === city);
    if (!cited && unlabelled.includes(fold(city))) found.push({ code: 'WRONG_CITY', at: city });
  }

  let rest = without(text, [...quotes, ...labels, ...words, ...facts.map(fact => fact.metric)]);
  for (const fact of facts.filter(one => one.value !== null)) {
    if (placesOf(rest, printed(fact)).length === 0)
      found.push({ code: 'NO_EVIDENCE', at: `${fact.metric} ${printed(fact)}` });
  }
  rest = facts.map(printed).reduce(withoutValue, rest);
  found.push(...checkYears(rest, statement, before), ...checkKinds(rest, facts));
  rest = findFiscalYears(rest).reduce((left, mention) => left.replace(mention.text, MASK), rest);
  return [...found, ...figuresOf(rest).map((at): Diagnostic => ({ code: 'NO_EVIDENCE', at }))];
}

/** Notes of the cited facts, as they are shown. */
const notesOf = ({ facts }: Unverified) => facts.flatMap(fact => fact.note?.replace(/^※/u, '') ?? []);

const figuresOf = (text: string) => Array.from(text.matchAll(FIGURE), ([figure]) => figure);

/**
 * Text that cites nothing: the notes of cited facts, and where nothing was found the names of plans, of their items and
 * their years. No other figure.
 */
function checkUncited(text: string, answer: Unverified, evidence: Evidence): Diagnostic[] {
  if (answer.status === 'not_found') return [];
  const rest = without(fold(text), notesOf(answer));
  return figuresOf(
    without(
      rest,
      evidence.plans.map(plan => plan.planTitle),
    ),
  ).map(at => ({ code: 'NOT_CITED', at }));
}

/** The fact that a citation quotes, as the answer carries it. */
function factOf(citation: Citation, facts: readonly Fact[]): Fact | undefined {
  const { itemId, field, fiscalYear, quote, source } = citation;
  return facts.find(
    fact =>
      fact.itemId === itemId &&
      fact.kind === field &&
      fact.fiscalYear === fiscalYear &&
      fact.valueText === quote &&
      fact.source.lineStart === source.lineStart,
  );
}

/** What is wrong with an answer's text; empty where every figure has its evidence. */
export function verify(answer: Unverified, evidence: Evidence): Diagnostic[] {
  const found: Diagnostic[] = [];
  let before: Statement | null = null;
  for (const { text, marks } of cut(answer.answer)) {
    if (marks.length === 0) {
      found.push(...checkUncited(text, answer, evidence));
      continue;
    }
    const citations = marks.flatMap(n => answer.citations.find(citation => citation.n === n) ?? []);
    const facts = citations.flatMap(citation => factOf(citation, answer.facts) ?? []);
    const values = citations.filter(citation => citation.field !== 'text');
    if (citations.length < marks.length || facts.length < values.length)
      found.push({ code: 'BAD_MARK', at: text.trim() });
    const statement: Statement = { text, citations, facts };
    found.push(...checkStatement(statement, before, notesOf(answer), evidence));
    before = statement;
  }
  for (const { field, itemId, quote } of answer.citations) {
    const verbatim =
      field !== 'text' || evidence.passages.some(passage => passage.itemId === itemId && passage.text.includes(quote));
    if (!verbatim) found.push({ code: 'BAD_QUOTE', at: quote });
  }
  if (answer.status === 'answered' && answer.citations.length === 0)
    found.push({ code: 'NOT_CITED', at: answer.answer });
  return found;
}
