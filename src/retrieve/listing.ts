/** Lists of items (一覧), whole and in the order of the documents: chosen in the outlines, read from the index by their ids. */
import type { Catalogue } from '../domain/catalogue.ts';
import type { ItemCount, ItemList, Listed, Listings, ListQuery } from '../domain/listings.ts';
import type { Fact, Plan } from '../domain/records.ts';
import type { FactFilter, Store } from '../store/store.ts';
import { keptRecords } from './kept.ts';
import { admits, covers, evidence, INDICATORS, mayHold, namedIn, repeatsIn } from './list-filter.ts';
import type { Entry, Outlines } from './outline.ts';
import { overviewOf } from './overview.ts';

export interface ListingParts {
  store: Store;
  plans: () => Promise<Plan[]>;
  outlines: Outlines;
  dealingWith: Catalogue['dealingWith'];
}

/** Ids in one condition, and rows in one page. */
const CHUNK = 500;
const PAGE = 5000;

export function createListings({ store, plans, outlines, dealingWith }: ListingParts): Omit<Listings, 'groups'> {
  const { items } = keptRecords(store);

  async function readFacts(filter: FactFilter): Promise<Fact[]> {
    const found: Fact[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.factPage(filter, { limit: PAGE, ...(cursor !== null && { cursor }) });
      found.push(...page.rows);
      cursor = page.cursor;
    } while (cursor !== null);
    return found;
  }

  /** Facts of items of one plan: by their ids where they are few, else all of the plan's. */
  async function factsOfItems(
    planId: string,
    itemIds: readonly string[],
    filter: FactFilter,
  ): Promise<Map<string, Fact[]>> {
    const facts = await readFacts(itemIds.length <= CHUNK ? { ...filter, itemIds } : { ...filter, planId });
    return Map.groupBy(facts, ({ itemId }) => itemId);
  }

  async function plansOf({ cities, planIds }: ListQuery): Promise<Plan[]> {
    return (await plans()).filter(
      ({ city, planId }) => (cities?.includes(city) ?? true) && (planIds?.includes(planId) ?? true),
    );
  }

  type Chosen = { itemId: string; fact: Fact | null };

  /** By what the entries' facts say, where the query asks for it. */
  async function byFacts(query: ListQuery, plan: Plan, entries: readonly Entry[]): Promise<Chosen[]> {
    const { kinds, fiscalYear, withIndicator = false, saying } = query;
    if (entries.length === 0 || (!kinds && fiscalYear === undefined && !withIndicator))
      return entries.map(({ itemId }) => ({ itemId, fact: null }));
    const wanted =
      kinds && withIndicator
        ? [...kinds, ...INDICATORS]
        : (kinds ?? (withIndicator && fiscalYear === undefined ? INDICATORS : undefined));
    const facts = await factsOfItems(
      plan.planId,
      entries.map(({ itemId }) => itemId),
      { ...(wanted && { kinds: wanted }), ...(fiscalYear !== undefined && !withIndicator && { fiscalYear }) },
    );
    const said = saying !== undefined && kinds ? new Set(namedIn(saying, Array.from(facts.values()).flat())) : null;
    return entries.flatMap(({ itemId }) => {
      const own = (facts.get(itemId) ?? []).filter(fact => said?.has(fact) ?? true);
      if (withIndicator && !own.some(({ kind }) => INDICATORS.includes(kind))) return [];
      const inYear = fiscalYear === undefined ? own : own.filter(fact => covers(fact, fiscalYear));
      const fact = evidence(query, inYear);
      return fact ? [{ itemId, fact: kinds ? fact : null }] : [];
    });
  }

  interface Choice {
    plan: Plan;
    chosen: Chosen[];
    repeats: string[];
  }

  async function choose(query: ListQuery): Promise<Choice[]> {
    const meant = await plansOf(query);
    const { about } = query;
    const subject = about === undefined ? null : await subjectOf(about, meant);
    const choices: Choice[] = [];
    for (const plan of meant) {
      if (!mayHold(query, await outlines.names(plan))) continue;
      const outline = await outlines.of(plan);
      const admitted = admits(query, outline);
      const entries = outline.entries.filter(entry => admitted(entry) && (subject?.has(entry.itemId) ?? true));
      const chosen = await byFacts(query, plan, entries);
      const repeats = repeatsIn(query, outline);
      if (chosen.length > 0 || repeats.length > 0) choices.push({ plan, chosen, repeats });
    }
    return choices;
  }

  async function subjectOf(about: string, meant: readonly Plan[]): Promise<Set<string>> {
    const found = await dealingWith({ about, planIds: meant.map(({ planId }) => planId) });
    return new Set(found.filter(({ grade }) => grade === 'about').map(({ itemId }) => itemId));
  }

  function counted(choices: readonly Choice[]): ItemCount {
    const byPlan = choices.flatMap(({ plan, chosen }) => (chosen.length > 0 ? [{ plan, total: chosen.length }] : []));
    return { total: byPlan.reduce((sum, { total }) => sum + total, 0), byPlan };
  }

  async function listed(chosen: readonly (Chosen & { plan: Plan })[]): Promise<Listed[]> {
    const known = await items.get(chosen.map(({ itemId }) => itemId));
    return chosen.flatMap(({ itemId, plan, fact }) => {
      const item = known.get(itemId);
      return item ? [{ item, plan, fact }] : [];
    });
  }

  async function list(query: ListQuery): Promise<ItemList> {
    const choices = await choose(query);
    const { limit, offset = 0 } = query;
    const all = choices.flatMap(({ plan, chosen }) => chosen.map(one => ({ ...one, plan })));
    const again = choices.flatMap(({ plan, repeats }) => repeats.map(itemId => ({ itemId, plan, fact: null })));
    return {
      ...counted(choices),
      items: await listed(all.slice(offset, limit === undefined ? undefined : offset + limit)),
      repeats: await listed(again),
    };
  }

  async function withItems(facts: readonly Fact[]): Promise<(Listed & { fact: Fact })[]> {
    const planOf = new Map((await plans()).map(plan => [plan.planId, plan]));
    const known = await items.get([...new Set(facts.map(({ itemId }) => itemId))]);
    return facts.flatMap(fact => {
      const [item, plan] = [known.get(fact.itemId), planOf.get(fact.planId)];
      return item && plan ? [{ item, plan, fact }] : [];
    });
  }

  return {
    list,
    count: async query => counted(await choose(query)),

    async factsIn(query, kinds) {
      const choices = await choose(query);
      const found: Fact[] = [];
      for (const { plan, chosen } of choices) {
        const ids = chosen.map(({ itemId }) => itemId);
        const facts = await factsOfItems(plan.planId, ids, { kinds });
        found.push(...ids.flatMap(itemId => facts.get(itemId) ?? []));
      }
      return withItems(found);
    },

    async factsOf(factIds) {
      const found = new Map((await store.facts({ factIds })).map(fact => [fact.factId, fact]));
      return withItems(factIds.flatMap(factId => found.get(factId) ?? []));
    },

    async liesBelow(itemId, holderId) {
      const plan = (await plans()).find(({ planId }) => itemId.startsWith(`${planId}:`));
      if (!plan) return false;
      return (await outlines.of(plan)).entries.find(entry => entry.itemId === itemId)?.above.has(holderId) ?? false;
    },

    async overview(planId) {
      const plan = (await plans()).find(one => one.planId === planId);
      if (!plan) return null;
      return overviewOf(await outlines.of(plan), {
        items: ids => items.get(ids),
        facts: (id, ids) => factsOfItems(id, ids, {}),
      });
    },
  };
}
