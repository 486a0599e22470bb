/** A plan at a glance (計画の概要): its headings in order, what lies below each, and what is printed for them. */
import type { PlanOverview } from '../domain/listings.ts';
import type { Fact, Item } from '../domain/records.ts';
import type { Outline } from './outline.ts';

interface Read {
  items(itemIds: readonly string[]): Promise<ReadonlyMap<string, Item>>;
  facts(planId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, Fact[]>>;
}

const depth = (own: readonly { above: readonly string[] }[]) => Math.min(...own.map(({ above }) => above.length));

export async function overviewOf({ plan, entries, holders }: Outline, read: Read): Promise<PlanOverview> {
  const headings = entries.filter(({ kind, itemId }) => kind === 'heading' || holders.has(itemId));
  const ids = headings.map(({ itemId }) => itemId);
  const [known, facts] = await Promise.all([read.items(ids), read.facts(plan.planId, ids)]);
  const below = (kind: Item['kind'], id: string) =>
    entries.filter(entry => entry.kind === kind && entry.above.has(id)).length;
  const of = (kind: Item['kind']) => entries.filter(entry => entry.kind === kind).length;
  const levels = Map.groupBy(Array.from(holders.values()), ({ label }) => label);
  return {
    plan,
    counts: { item: of('item'), heading: of('heading'), related: of('related') },
    levels: Array.from(levels)
      .toSorted(([, a], [, b]) => depth(a) - depth(b))
      .map(([label, own]) => ({ label, headings: own.length })),
    headings: ids.flatMap(id => {
      const item = known.get(id);
      if (!item) return [];
      const label = holders.get(id)?.label ?? null;
      // An item that holds others (3-2) has values of its own, but no totals.
      const own = item.kind === 'heading' ? (facts.get(id) ?? []).filter(({ kind }) => kind !== 'department') : [];
      return [{ item, label, items: below('item', id), related: below('related', id), facts: own }];
    }),
  };
}
