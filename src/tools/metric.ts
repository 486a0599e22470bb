import type { Fact } from '../domain/records.ts';
import { plainName } from '../retrieve/likeness.ts';

/** Facts of an indicator of that name: the very name where there is one, else the only name that holds it. */
export function sameName(facts: readonly Fact[], metric: string): Fact[] {
  const wanted = plainName(metric);
  const exact = facts.filter(fact => plainName(fact.metric) === wanted);
  if (exact.length > 0 || wanted === '') return exact;
  const holding = facts.filter(fact => plainName(fact.metric).includes(wanted));
  return new Set(holding.map(fact => fact.metric)).size === 1 ? holding : [];
}
