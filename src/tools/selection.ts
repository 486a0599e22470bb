/** Which of the values that items print are meant by a computation (値の選択). */
import { isSpan, type Operation } from '../domain/comparable.ts';
import type { Fact, Item, Plan } from '../domain/records.ts';
import { plainName } from '../retrieve/likeness.ts';

export interface Operand {
  item: Item;
  plan: Plan;
  fact: Fact;
}

export interface Selection {
  operands: Operand[];
  /** Values that cannot be used beside the others. */
  leftOut: Operand[];
  /** Items print several indicators, and none was named. */
  several: boolean;
}

interface Wanted {
  operation: Operation;
  fiscalYear?: number | undefined;
  period?: [number, number] | undefined;
}

const yearOf = ({ fact }: Operand) => fact.fiscalYear ?? 0;
const isNumber = ({ fact }: Operand) => fact.value !== null;
/** Without a year, a kind that is read against a year is no value of the selection: 現状値 of none. */
const isDated = ({ fact }: Operand) => fact.fiscalYear !== null && !isSpan(fact);

const distinctMetrics = (operands: readonly Operand[]) =>
  new Set(operands.map(({ fact }) => plainName(fact.metric))).size;
/** Money is added up whatever its rows are called; participants of two events are no sum. */
const adds = (operation: Operation, [first]: readonly Operand[]) =>
  (operation === 'sum' || operation === 'average') && !/^(?:budget|effect)_/u.test(first?.fact.kind ?? '');

export function selectFacts(found: readonly Operand[], { operation, fiscalYear, period }: Wanted): Selection {
  const byItem = Array.from(Map.groupBy(found, ({ item }) => item.itemId).values());
  const several =
    distinctMetrics(found) > 1 && (adds(operation, found) || byItem.some(own => distinctMetrics(own) > 1));
  const chosen = chosenOf(found, byItem);
  return {
    operands: chosen.filter(isNumber),
    // Of an item that has a value in the selection, its other years are no loss.
    leftOut: [
      ...chosen.filter(one => !isNumber(one)),
      ...byItem.flatMap(own => (own.some(one => chosen.includes(one)) ? [] : own.filter(isNumber).slice(0, 1))),
    ],
    several,
  };

  function chosenOf(all: readonly Operand[], items: readonly (readonly Operand[])[]): Operand[] {
    if (fiscalYear !== undefined) return all.filter(one => isDated(one) && yearOf(one) === fiscalYear);
    if (period !== undefined)
      return all.filter(({ fact }) => fact.period?.[0] === period[0] && fact.period[1] === period[1]);
    const dated = all.filter(isDated).toSorted((a, b) => yearOf(a) - yearOf(b));
    if (operation === 'first_year' || (items.length === 1 && dated.length > 1)) return dated;
    const spans = all.filter(({ fact }) => isSpan(fact));
    return spans.length > 0
      ? spans
      : items.some(own => own.length > 1) && dated.length > 0
        ? latestOf(items)
        : [...all];
  }
}

/** Of items that print no total: their last year, which they must share. */
function latestOf(items: readonly (readonly Operand[])[]): Operand[] {
  return items.flatMap(own => own.filter(isDated).toSorted((a, b) => yearOf(b) - yearOf(a))[0] ?? []);
}
