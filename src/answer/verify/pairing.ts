/** Several values in one statement: each under its own year, city and item, in one order. */
import type { Fact } from '../../domain/records.ts';
import type { Reading } from './names.ts';
import { fault, type Diagnostic } from './types.ts';
import { yearsIn } from './years.ts';

const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;

/** Where every fact has an own key and each is said, keys and values follow one another alike. */
function inOrder(
  facts: readonly Fact[],
  placeOf: (fact: Fact) => number | undefined,
  valueAt: (fact: Fact) => number,
): boolean {
  const keys = facts.map(placeOf);
  if (keys.some(key => key === undefined) || !distinct(keys)) return true;
  const byKey = facts.toSorted((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0));
  const byValue = facts.toSorted((a, b) => valueAt(a) - valueAt(b));
  return byKey.every((fact, i) => fact === byValue[i]);
}

export function checkPairing(
  { tokens }: Reading,
  rest: string,
  facts: readonly Fact[],
  places: ReadonlyMap<Fact, readonly { start: number }[]>,
): Diagnostic[] {
  const stated = facts.filter(fact => (places.get(fact)?.length ?? 0) > 0);
  const first = (fact: Fact) => Math.min(...(places.get(fact) ?? []).map(({ start }) => start));
  if (stated.length < 2 || !distinct(stated.map(first))) return [];
  const mentions = yearsIn(rest);
  const year = (fact: Fact) => mentions.find(mention => mention.year === fact.fiscalYear)?.start;
  const item = (fact: Fact) =>
    tokens.find(({ meanings }) => meanings.some(({ type, key }) => type === 'item' && key === fact.itemId))?.start;
  return inOrder(stated, year, first) && inOrder(stated, item, first) ? [] : [fault('WRONG_YEAR', rest)];
}
