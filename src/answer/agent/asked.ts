/** What a question names exactly: an answer about another city, plan, number or year is none, however true it is. */
import { findFiscalYears } from '../../domain/fiscal-year.ts';
import type { Scope } from '../../domain/catalogue.ts';
import type { Question } from '../question.ts';
import { factsOf, subjectsOf } from './evidence.ts';
import type { ReadRecord } from './table.ts';

export interface Asked {
  cities: readonly string[];
  planIds: readonly string[];
  itemNos: readonly string[];
  /** Of the whole text, and all between the first and the last. */
  years: readonly number[];
  /** A city that no plan covers is named, and none that one does. */
  nowhere: boolean;
}

export function askedIn(text: string, question: Question, scope: Scope): Asked {
  const years = [...question.fiscalYears, ...findFiscalYears(text).map(({ year }) => year)];
  return {
    cities: [...new Set([...question.cities, ...scope.cities])],
    planIds: question.planIds,
    itemNos: question.itemNos,
    years: years.length === 0 ? [] : [Math.min(...years), Math.max(...years)],
    nowhere: question.unknownCity !== null && question.cities.length === 0 && scope.cities.length === 0,
  };
}

/** Whether a record lies within what was asked. */
export function isAsked(record: ReadRecord, { cities, planIds, itemNos, years, nowhere }: Asked): boolean {
  const [first, last] = years;
  const inYears = factsOf(record).every(({ fact: { fiscalYear, period } }) => {
    if (first === undefined || last === undefined) return true;
    if (fiscalYear !== null) return first <= fiscalYear && fiscalYear <= last;
    return !period || (period[0] <= last && first <= period[1]);
  });
  return (
    !nowhere &&
    inYears &&
    subjectsOf(record).every(
      ({ item, plan }) =>
        (cities.length === 0 || cities.includes(plan.city)) &&
        (planIds.length === 0 || planIds.includes(plan.planId)) &&
        (itemNos.length === 0 ||
          [item.itemNo, item.itemNo.replace(/#\d+$/u, ''), ...item.alsoNos].some(no => itemNos.includes(no))),
    )
  );
}
