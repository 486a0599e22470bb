/** Items with their text, as comparisons read them: an open index never changes, so that what was read is kept. */
import type { Plan } from '../domain/records.ts';
import type { Store } from '../store/store.ts';
import { readText, TELLING_KINDS, type ItemText } from './item-text.ts';

/** In the order asked for; ids that are not there are left out. */
export type ItemReader = (itemIds: readonly string[]) => Promise<ItemText[]>;

/** @param most items kept; some ten kilobytes each. */
export function createItemReader(store: Store, plans: () => Promise<Plan[]>, most = 2000): ItemReader {
  const known = new Map<string, ItemText>();

  async function read(itemIds: readonly string[]): Promise<ItemText[]> {
    if (itemIds.length === 0) return [];
    const [allPlans, items, facts, passages] = await Promise.all([
      plans(),
      store.items({ itemIds }),
      store.facts({ itemIds, kinds: TELLING_KINDS }),
      store.passages({ itemIds }),
    ]);
    const planOf = new Map(allPlans.map(plan => [plan.planId, plan]));
    const factsOf = Map.groupBy(facts, fact => fact.itemId);
    const passagesOf = Map.groupBy(passages, passage => passage.itemId);
    return items.flatMap(item => {
      const plan = planOf.get(item.planId);
      const [own, texts] = [factsOf.get(item.itemId) ?? [], passagesOf.get(item.itemId) ?? []];
      return plan ? [readText({ item, plan, facts: own, passages: texts })] : [];
    });
  }

  return async itemIds => {
    const fresh = await read(itemIds.filter(itemId => !known.has(itemId)));
    const found = new Map(fresh.map(text => [text.parts.item.itemId, text]));
    const texts = itemIds.flatMap(itemId => found.get(itemId) ?? known.get(itemId) ?? []);
    if (known.size + fresh.length > most) known.clear();
    for (const [itemId, text] of found) known.set(itemId, text);
    return texts;
  };
}
