/**
 * The sheet's fiscal years. A table's columns are the sheet's years, in the order of a header that is printed whole; a
 * header may be torn, and a year of it stand on a line of its own.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import type { Node } from './nodes.ts';

/** The years of a line that is nothing but fiscal years (and the words 現状値, 実績), in print order; else []. */
export function headerYears(node: Node): number[] {
  if (node.key.length > 80 || !node.key.includes('年度')) return [];
  const years = findFiscalYears(node.key);
  const rest = years.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), node.key);
  return /^(?:【現状値】|実績)*$/u.test(rest) ? years.map(({ year }) => year) : [];
}

/** The sheet's years: what every header that is printed whole says; [] where two disagree or none is whole. */
export function sheetYears(nodes: readonly Node[]): number[] {
  const headers = nodes.map(headerYears).filter(years => years.length >= 2);
  const longest = headers.reduce((most, years) => Math.max(most, years.length), 0);
  const whole = headers.filter(years => years.length === longest);
  const [first] = whole;
  return first && longest >= 3 && whole.every(years => years.join() === first.join()) ? first : [];
}

/** The year for which the sheet plans its next steps (令和３年度の取組方針); null where it names none. */
export const actingYear = (nodes: readonly Node[]): number | null =>
  nodes.flatMap(({ key }) => (/^\S+年度の取組方針/u.test(key) ? findFiscalYears(key) : []))[0]?.year ?? null;

/**
 * Tells of a header's years whether its columns are `years`: it prints all of them, or those it lacks stand on lines of
 * their own among `nodes` and the rest keep their order. Never where `years` is empty.
 */
export function completes(nodes: readonly Node[], years: readonly number[]): (found: readonly number[]) => boolean {
  const headers = nodes.map(headerYears);
  const alone = new Set(headers.flatMap(found => (found.length === 1 ? found : [])));
  return found => {
    if (years.length === 0) return false;
    if (found.join() === years.join()) return true;
    const inOrder = years.filter(year => found.includes(year)).join() === found.join();
    return inOrder && years.every(year => found.includes(year) || alone.has(year));
  };
}
