/** Numbers what an answer cites, in the order in which it is first cited. */
import type { Citation } from '../../domain/answer.ts';
import { fiscalYearLabel } from '../../domain/fiscal-year.ts';
import type { Fact, Passage } from '../../domain/records.ts';
import type { Subject } from '../draft.ts';

export interface Citing {
  citations: Citation[];
  facts: Fact[];
  /** The mark `[n]` of a fact. */
  fact(subject: Subject, fact: Fact): string;
  quote(subject: Subject, passage: Passage, quote: string): string;
  /** An item itself, by its title. */
  item(subject: Subject): string;
}

/** Labels of citations name a year as the documents do. */
function labelOf({ fiscalYear, period }: Pick<Fact, 'fiscalYear' | 'period'>): string | null {
  if (fiscalYear !== null) return fiscalYearLabel(fiscalYear);
  if (!period) return null;
  const [from, to] = period;
  return from === to ? fiscalYearLabel(from) : `${fiscalYearLabel(from)}～${fiscalYearLabel(to)}`;
}

type Cited = Pick<Citation, 'fiscalYear' | 'fiscalYearLabel' | 'field' | 'quote' | 'source'>;

export function createCiting(): Citing {
  const citations: Citation[] = [];
  const facts: Fact[] = [];
  const numbers = new Map<string, number>();
  const cite = (key: string, { item, plan }: Subject, cited: Cited): string => {
    let n = numbers.get(key);
    if (n === undefined) {
      n = citations.length + 1;
      numbers.set(key, n);
      citations.push({
        n,
        itemId: item.itemId,
        city: plan.city,
        planId: plan.planId,
        planTitle: plan.planTitle,
        itemNo: item.itemNo,
        itemTitle: item.title,
        department: item.departments,
        url: `/items/${encodeURIComponent(item.itemId)}`,
        ...cited,
      });
    }
    return `[${String(n)}]`;
  };
  return {
    citations,
    facts,
    fact(subject, fact) {
      if (!facts.some(({ factId }) => factId === fact.factId)) facts.push(fact);
      const { fiscalYear, kind, valueText, source } = fact;
      const label = labelOf(fact);
      return cite(fact.factId, subject, { fiscalYear, fiscalYearLabel: label, field: kind, quote: valueText, source });
    },
    quote(subject, passage, quote) {
      const { fiscalYear, source } = passage;
      const label = labelOf({ fiscalYear });
      const key = `${passage.passageId} ${quote}`;
      return cite(key, subject, { fiscalYear, fiscalYearLabel: label, field: 'text', quote, source });
    },
    item(subject) {
      const { itemId, title, source } = subject.item;
      return cite(itemId, subject, { fiscalYear: null, fiscalYearLabel: null, field: 'text', quote: title, source });
    },
  };
}
