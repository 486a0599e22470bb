/** Citations against the records: each field says what the fact, the passage or the item says that it cites. */
import type { Citation } from '../../domain/answer.ts';
import { fiscalYearLabel } from '../../domain/fiscal-year.ts';
import { parseQuantity } from '../../domain/quantity.ts';
import type { Fact, Source } from '../../domain/records.ts';
import { marksIn } from './segments.ts';
import { fault, type Checkable, type Diagnostic, type Evidence } from './types.ts';

const sameSource = (a: Source, b: Source) =>
  a.file === b.file && a.lineStart === b.lineStart && a.lineEnd === b.lineEnd && a.page === b.page;

function labelOf({ fiscalYear, period }: Pick<Fact, 'fiscalYear' | 'period'>): string | null {
  if (fiscalYear !== null) return fiscalYearLabel(fiscalYear);
  if (!period) return null;
  const [from, to] = [fiscalYearLabel(period[0]), fiscalYearLabel(period[1])];
  return from === to ? from : `${from}～${to}`;
}

const quotes = (citation: Citation, fact: Fact): boolean =>
  fact.itemId === citation.itemId &&
  fact.kind === citation.field &&
  fact.fiscalYear === citation.fiscalYear &&
  fact.valueText === citation.quote &&
  labelOf(fact) === citation.fiscalYearLabel &&
  sameSource(fact.source, citation.source);

/** The fact behind each citation of one; two facts in one cell are told apart by their order. */
export function factsByMark({ citations, facts }: Checkable): Map<number, Fact> {
  const found = new Map<number, Fact>();
  const taken = new Set<Fact>();
  const byItem = Map.groupBy(facts, fact => fact.itemId);
  for (const citation of citations) {
    const matches = (byItem.get(citation.itemId) ?? []).filter(fact => quotes(citation, fact));
    const fact = matches.find(match => !taken.has(match)) ?? matches[0];
    if (citation.field === 'text' || !fact) continue;
    taken.add(fact);
    found.set(citation.n, fact);
  }
  return found;
}

/** A passage that holds the quote, or an item that bears the title. */
function textIsPrinted(citation: Citation, { passages, items = [] }: Evidence): boolean {
  const { itemId, quote, source, fiscalYear, fiscalYearLabel: label } = citation;
  const passage = passages.some(
    one =>
      one.itemId === itemId &&
      one.text.includes(quote) &&
      one.fiscalYear === fiscalYear &&
      labelOf({ fiscalYear: one.fiscalYear }) === label &&
      sameSource(one.source, source),
  );
  const title = items.some(item => item.itemId === itemId && item.title === quote && sameSource(item.source, source));
  return quote !== '' && (passage || (title && fiscalYear === null && label === null));
}

function placeIsRight(citation: Citation, { plans, items = [] }: Evidence): boolean {
  const { itemId, planId, itemNo, url } = citation;
  const plan = plans.find(one => one.planId === planId);
  const item = items.find(one => one.itemId === itemId);
  const titled =
    !item ||
    (item.title === citation.itemTitle &&
      item.departments.join('\n') === citation.department.join('\n') &&
      item.itemNo === itemNo);
  return (
    plan?.city === citation.city &&
    plan.planTitle === citation.planTitle &&
    itemId === `${planId}:${itemNo}` &&
    url === `/items/${encodeURIComponent(itemId)}` &&
    titled
  );
}

/** A record whose number is not the one it prints would prove anything. */
function isSound({ factId, itemId, planId, value, valueText }: Fact): boolean {
  const printed = parseQuantity(valueText)?.value;
  return (
    itemId.startsWith(`${planId}:`) &&
    factId.startsWith(`${itemId}#`) &&
    (value === null || printed === undefined || printed === value)
  );
}

export function checkCitations(
  answer: Checkable,
  evidence: Evidence,
  byMark: ReadonlyMap<number, Fact>,
  restsOn: ReadonlySet<string>,
): Diagnostic[] {
  const { citations, facts, status } = answer;
  const found: Diagnostic[] = [];
  const marks = new Set(marksIn(answer.answer));
  const numbers = new Set(citations.map(({ n }) => n));
  const titles = new Map<string, string>();
  if (numbers.size < citations.length) found.push(fault('BAD_MARK', 'one number for two citations'));
  for (const n of marks) if (!numbers.has(n)) found.push(fault('BAD_MARK', `[${String(n)}]`));
  for (const citation of citations) {
    const { n, itemId, itemTitle, field, quote } = citation;
    if (!marks.has(n)) found.push(fault('BAD_MARK', `[${String(n)}]`));
    if (!placeIsRight(citation, evidence) || (titles.get(itemId) ?? itemTitle) !== itemTitle)
      found.push(fault('BAD_CITATION', `[${String(n)}] ${itemId}`));
    titles.set(itemId, itemTitle);
    if (field === 'text' && !textIsPrinted(citation, evidence)) found.push(fault('BAD_QUOTE', quote));
    if (field !== 'text' && !byMark.has(n)) found.push(fault('BAD_CITATION', `[${String(n)}] ${quote}`));
  }
  const cited = new Set([...byMark].filter(([n]) => marks.has(n)).map(([, fact]) => fact));
  for (const fact of facts) {
    if (!cited.has(fact) && !restsOn.has(fact.factId)) found.push(fault('NOT_CITED', fact.factId));
    if (!isSound(fact)) found.push(fault('BAD_CITATION', fact.factId));
  }
  if (new Set(facts.map(fact => fact.factId)).size < facts.length) found.push(fault('BAD_CITATION', 'one fact twice'));
  if ((status === 'answered' || status === 'ambiguous') && citations.length === 0)
    found.push(fault('NOT_CITED', answer.answer));
  return found;
}
