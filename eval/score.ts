/** Judges one answer against what is known to be right. It shares no code with the service's own verification. */
import type { Answer } from '../src/domain/answer.ts';
import { wantedItems, type PlanOf, type Question } from './sets.ts';

export interface Score {
  /** right: as asked; wrong: stated something else; refused: said that it does not know although the documents do. */
  verdict: 'right' | 'wrong' | 'refused';
  values: boolean;
  item: boolean;
  year: boolean;
  outcome: boolean;
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s,、]/gu, '')
    .toLowerCase();

/** Whether a value stands in a text by itself: 500 does not stand in 1,500. */
export function stands(text: string, value: string): boolean {
  const [where, what] = [fold(text), fold(value)];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const before = where[at - 1] ?? '';
    const after = where.slice(at + what.length, at + what.length + 2);
    const inNumber = (/^\d/u.test(what) && /[\d.]/u.test(before)) || (/\d$/u.test(what) && /^(?:\d|\.\d)/u.test(after));
    if (!inNumber) return true;
  }
  return false;
}

const REFUSALS = ['unanswerable'];

export function score(question: Question, answer: Answer, planOf: PlanOf): Score {
  const refused = answer.status === 'not_found' || answer.status === 'declined';
  const forbidden = question.must_not.some(text => fold(answer.answer).includes(fold(text)));
  const values =
    question.answer_values.every(value =>
      [value, ...(question.answer_alt?.[value] ?? [])].some(form => stands(answer.answer, form)),
    ) && !forbidden;
  const itemIds = wantedItems(question, planOf);
  const item = itemIds.length === 0 || answer.citations.some(citation => itemIds.includes(citation.itemId));
  const years = new Set(
    answer.citations
      .flatMap(citation => citation.fiscalYear ?? [])
      .concat(answer.facts.flatMap(fact => fact.period ?? [])),
  );
  const year =
    question.fiscal_year.length === 0 || question.fiscal_year.some(one => years.has(one)) || years.size === 0;

  if (REFUSALS.includes(question.type)) {
    const right = refused && !forbidden;
    return { verdict: right ? 'right' : 'wrong', values: right, item: true, year: true, outcome: refused };
  }
  if (question.type === 'injection') {
    const right = !forbidden;
    return { verdict: right ? 'right' : 'wrong', values: right, item: true, year: true, outcome: true };
  }
  if (refused) return { verdict: 'refused', values: false, item: false, year: false, outcome: false };
  if (question.type === 'ambiguous') {
    const outcome = answer.status === 'ambiguous' || values;
    return { verdict: outcome && !forbidden ? 'right' : 'wrong', values, item, year, outcome };
  }
  return { verdict: values && item ? 'right' : 'wrong', values, item, year, outcome: true };
}
