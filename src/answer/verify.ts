/**
 * The last gate (検証): every figure of the exact text that a resident reads needs evidence in what is cited beside it.
 * It knows nothing of how the text was made, and takes no word for true: not the planner's, not a model's, not the
 * question's.
 */
import { findFiscalYears } from '../domain/fiscal-year.ts';
import { KIND_LABEL } from '../domain/lexicon.ts';
import type { Citation } from '../domain/answer.ts';
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
    'NO_EVIDENCE' | 'WRONG_YEAR' | 'WRONG_CITY' | 'WRONG_KIND' | 'WRONG_ITEM' | 'BAD_QUOTE' | 'BAD_MARK' | 'NOT_CITED';
  /** The piece of the answer at fault. */
  at: string;
}

const fold = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** A figure in any form: half and full width, with commas; kanji numerals before a counter; both with 億 and 万. */
const FIGURE =
  /[▲△-]?\d[\d,]*(?:\.\d+)?|[〇一二三四五六七八九十百千]{1,}(?=(?:億|万|千円|円|人|件|%|パーセント|割|トン|団体|か所|箇所|施設|回|校|台|項目|時間|ポイント))/gu;

interface Segment {
  text: string;
  marks: number[];
}

/** The text cut behind each run of marks: what stands before `[1][2]` is what they answer for. */
function segmentsOf(answer: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of answer.matchAll(/(?:\[\d+\])+/gu)) {
    segments.push({
      text: answer.slice(from, match.index),
      marks: Array.from(match[0].matchAll(/\d+/gu), ([n]) => Number(n)),
    });
    from = match.index + match[0].length;
  }
  segments.push({ text: answer.slice(from), marks: [] });
  return segments;
}

/** Takes known words out of a text, longest first; what is left must be explained figure by figure. */
function without(text: string, words: readonly string[]): string {
  let rest = text;
  for (const word of words.map(fold).toSorted((a, b) => b.length - a.length))
    if (word !== '') rest = rest.replaceAll(word, '\u0001');
  return rest;
}

const yearsOf = (fact: Fact): number[] => (fact.fiscalYear !== null ? [fact.fiscalYear] : (fact.period ?? []));

/** What a value may look like in the text: as printed, with its unit where the print keeps that apart. */
function valueForms(fact: Fact): string[] {
  const printed = fold(fact.valueText);
  return fact.value !== null && fact.unit !== '' && !printed.includes(fact.unit)
    ? [printed + fold(fact.unit)]
    : [printed];
}

function checkSegment(
  segment: Segment,
  cited: readonly Citation[],
  facts: readonly Fact[],
  inherited: readonly Citation[],
  evidence: Evidence,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = segment.text.trim();
  const say = (code: Diagnostic['code'], piece: string = at) => found.push({ code, at: piece });
  const text = fold(segment.text);

  // The item of each citation is named here, or was by the citation before.
  for (const { itemId, itemNo, itemTitle } of cited) {
    const named = text.includes(fold(itemNo)) && text.includes(fold(itemTitle));
    if (!named && !inherited.some(before => before.itemId === itemId)) say('WRONG_ITEM');
  }

  const labels = cited.flatMap(({ planTitle, itemNo, itemTitle, department }) => [
    planTitle,
    itemNo,
    itemTitle,
    ...department,
  ]);
  const quotes = cited.filter(citation => citation.field === 'text').map(citation => citation.quote);
  for (const quote of quotes) if (!text.includes(fold(quote))) say('BAD_QUOTE');
  const own = without(text, [...quotes, ...labels]);

  for (const city of new Set(evidence.plans.map(plan => plan.city))) {
    if (own.includes(fold(city)) && !cited.some(citation => citation.city === city)) say('WRONG_CITY', city);
  }

  let rest = without(
    own,
    facts.flatMap(fact => [fact.metric, fact.note ?? '']),
  );
  for (const fact of facts) {
    const form = valueForms(fact).find(value => standsAlone(rest, value));
    if (form === undefined) say('NO_EVIDENCE', `${fact.metric} ${fact.valueText}`);
  }
  rest = without(rest, facts.flatMap(valueForms));

  const years = new Set(facts.flatMap(yearsOf).concat(cited.flatMap(citation => citation.fiscalYear ?? [])));
  for (const mention of findFiscalYears(rest)) if (!years.has(mention.year)) say('WRONG_YEAR', mention.text);
  const mentioned = new Set(findFiscalYears(without(text, labels)).map(mention => mention.year));
  for (const fact of facts) {
    const sameYear = inherited.some(before => before.fiscalYear === fact.fiscalYear && before.fiscalYearLabel !== null);
    if (
      fact.kind !== 'department' &&
      !sameYear &&
      yearsOf(fact).some(year => !mentioned.has(year)) &&
      !(fact.period && inherited.length > 0)
    )
      say('WRONG_YEAR', fact.metric);
  }
  for (const mention of findFiscalYears(rest)) rest = rest.replace(mention.text, '\u0001');

  // A label of another kind beside a value makes another statement of it (実績 for 目標).
  const kinds = new Set(facts.map(fact => fact.kind));
  let words = rest;
  for (const [kind, label] of Object.entries(KIND_LABEL).toSorted((a, b) => b[1].length - a[1].length)) {
    if (words.includes(label) && facts.length > 0 && !kinds.has(kind as Fact['kind'])) say('WRONG_KIND', label);
    words = words.replaceAll(label, '\u0001');
  }

  for (const [figure] of rest.matchAll(FIGURE)) say('NO_EVIDENCE', figure);
  return found;
}

/** Whether a value stands in the text by itself, not as part of a longer number. */
function standsAlone(text: string, value: string): boolean {
  for (let from = text.indexOf(value); from >= 0; from = text.indexOf(value, from + 1)) {
    const before = text[from - 1] ?? '';
    const after = text[from + value.length] ?? '';
    const cutsNumber =
      (/[\d.,]/u.test(before) && /^[\d.,]/u.test(value)) ||
      (/[\d.,]/u.test(after) &&
        /\d$/u.test(value) &&
        /\d|[.,]\d/u.test(text.slice(from + value.length, from + value.length + 2)));
    if (!cutsNumber) return true;
  }
  return false;
}

/** Text without a citation may name plans, their years and their items; no other figure. */
function checkUncited(text: string, evidence: Evidence, answer: Unverified): Diagnostic[] {
  const folded = without(fold(text), [
    ...evidence.plans.map(plan => plan.planTitle),
    ...answer.citations.flatMap(({ itemNo, itemTitle }) => [itemNo, itemTitle]),
  ]);
  return answer.status === 'not_found'
    ? []
    : Array.from(folded.matchAll(FIGURE), ([figure]) => ({ code: 'NOT_CITED' as const, at: figure }));
}

/** What is wrong with an answer's text; empty where every figure has its evidence. */
export function verify(answer: Unverified, evidence: Evidence): Diagnostic[] {
  const found: Diagnostic[] = [];
  const segments = segmentsOf(answer.answer);
  let inherited: Citation[] = [];
  for (const segment of segments) {
    if (segment.marks.length === 0) {
      found.push(...checkUncited(segment.text, evidence, answer));
      continue;
    }
    const cited = segment.marks.flatMap(n => answer.citations.find(citation => citation.n === n) ?? []);
    if (cited.length !== segment.marks.length) found.push({ code: 'BAD_MARK', at: segment.text.trim() });
    const facts = cited.flatMap(
      citation =>
        answer.facts.find(
          fact =>
            fact.itemId === citation.itemId &&
            fact.kind === citation.field &&
            fact.fiscalYear === citation.fiscalYear &&
            fact.valueText === citation.quote &&
            fact.source.lineStart === citation.source.lineStart,
        ) ?? [],
    );
    if (facts.length !== cited.filter(citation => citation.field !== 'text').length)
      found.push({ code: 'BAD_MARK', at: segment.text.trim() });
    found.push(...checkSegment(segment, cited, facts, inherited, evidence));
    inherited = cited;
  }
  for (const citation of answer.citations) {
    if (citation.field !== 'text') continue;
    const verbatim = evidence.passages.some(
      passage => passage.itemId === citation.itemId && passage.text.includes(citation.quote),
    );
    if (!verbatim) found.push({ code: 'BAD_QUOTE', at: citation.quote });
  }
  if (answer.status === 'answered' && answer.citations.length === 0)
    found.push({ code: 'NOT_CITED', at: answer.answer });
  return found;
}
