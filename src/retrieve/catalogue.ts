/** What may be looked up without a question, over one open index. */
import type { Catalogue, FactQuery, ItemQuery, ItemRow } from '../domain/catalogue.ts';
import type { Listings } from '../domain/listings.ts';
import type { Item, Plan } from '../domain/records.ts';
import type { Embedder } from '../embed/embedder.ts';
import type { FactFilter, ItemFilter, PageRequest, Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { createDescribedPlaces } from './described-places.ts';
import { createGroups } from './groups.ts';
import { createItemReader } from './item-reader.ts';
import { keptRecords, latest, remembered } from './kept.ts';
import { createListings } from './listing.ts';
import { createOutlines } from './outline.ts';
import type { Ranking } from './ranking.ts';
import { createRelated } from './related.ts';
import { scopeReader } from './scope.ts';
import { createSearch } from './search.ts';
import { createSubject } from './subject.ts';

export interface CatalogueParts {
  store: Store;
  language: Language;
  embedder: Embedder;
  ranking?: Ranking;
}

const pageOf = ({ limit, cursor }: { limit: number; cursor?: string | undefined }): PageRequest => ({
  limit,
  ...(cursor !== undefined && { cursor }),
});

const itemFilter = ({ city, planId, department, q, kind }: ItemQuery): ItemFilter & { query?: string } => ({
  ...(city !== undefined && { city }),
  ...(planId !== undefined && { planId }),
  ...(department !== undefined && { department }),
  ...(q !== undefined && { query: q }),
  ...(kind !== 'all' && { kinds: [kind] }),
});

const factFilter = ({ city, planId, itemNo, metric, kind, fiscalYear }: FactQuery): FactFilter => ({
  ...(city !== undefined && { city }),
  ...(planId !== undefined && { planId }),
  ...(itemNo !== undefined && { itemNo }),
  ...(metric !== undefined && { metric }),
  ...(kind !== undefined && { kinds: [kind] }),
  ...(fiscalYear !== undefined && { fiscalYear }),
});

/** `<planId>:<itemNo>` in two; a plan's id holds no colon, an item's number may. */
function splitItemId(itemId: string): { planId: string; itemNo: string } | null {
  const at = itemId.indexOf(':');
  return at <= 0 || at === itemId.length - 1 ? null : { planId: itemId.slice(0, at), itemNo: itemId.slice(at + 1) };
}

const row = (item: Item, plan: Plan | undefined): ItemRow => ({
  ...item,
  city: plan?.city ?? '',
  planTitle: plan?.planTitle ?? '',
});

/** An open index never changes: what is read once is kept. A failed read is not. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** The same for each plan, for as many plans as people look at. */
function byPlan<T>(read: (planId: string) => Promise<T>, most = 200): (planId: string) => Promise<T> {
  const reader = remembered(planId => once(() => read(planId)), most);
  return planId => reader(planId)();
}

/** Items whose related ones are remembered. */
const RELATED_KEPT = 500;

export function createCatalogue({ store, language, embedder, ranking }: CatalogueParts): Catalogue & Listings {
  const plans = once(() => store.plans());
  const headings = once(async () => new Set((await store.items({ kinds: ['heading'] })).map(item => item.itemId)));
  const readScope = once(async () => scopeReader(await plans(), await store.departments(), language.tokenizer));

  const withPlans = async <T>(build: (planOf: ReadonlyMap<string, Plan>) => T): Promise<T> =>
    build(new Map((await plans()).map(plan => [plan.planId, plan])));

  const linksTo = byPlan(async planId => {
    const links = (await store.items({ planId })).flatMap(({ itemId, links: own }) =>
      own.map(({ itemNo }) => [itemNo, itemId] as const),
    );
    return new Map(
      Array.from(
        Map.groupBy(links, ([itemNo]) => itemNo),
        ([itemNo, pairs]) => [itemNo, pairs.map(([, itemId]) => itemId)],
      ),
    );
  });
  const readItems = createItemReader(store, plans);
  const kept = keptRecords(store);
  const related = createRelated({ store, language, plans, readItems, linksTo });
  const search = createSearch({ store, language, embedder, plans, headings, readScope, ...(ranking && { ranking }) });

  const dealingWith = createSubject({ store, language, search, plans, readItems });
  const outlines = createOutlines(store);
  const readingOf = remembered(name =>
    language.tokenizer
      .analyse(name)
      .links.map(({ reading }) => reading)
      .join(''),
  );

  /** An answer asks what its item has in other plans: the same few items again and again. */
  const knownRelated = latest<Awaited<ReturnType<typeof related>>>(RELATED_KEPT);
  const relatedTo = (item: Item, limit: number) => knownRelated(`${limit} ${item.itemId}`, () => related(item, limit));

  async function findItem(itemId: string): Promise<Item | undefined> {
    const exact = (await kept.items.get([itemId])).get(itemId);
    const parts = splitItemId(itemId);
    return exact ?? (parts === null ? undefined : (await store.items(parts))[0]);
  }

  return {
    scope: async text => (await readScope())(text),
    search,
    dealingWith,
    groups: createGroups({ outlines, plans, readScope, readingOf, describedPlaces: createDescribedPlaces(language) }),
    ...createListings({ store, plans, outlines, dealingWith }),
    plans,
    problems: () => store.problems(),

    async items(query) {
      const page = await store.itemPage(itemFilter(query), pageOf(query));
      return withPlans(planOf => ({
        rows: page.rows.map(item => row(item, planOf.get(item.planId))),
        cursor: page.cursor,
      }));
    },

    async item(itemId) {
      const item = await findItem(itemId);
      if (!item) return null;
      const own = [item.itemId];
      const [passages, facts] = await Promise.all([kept.passagesOf.get(own), kept.factsOf.get(own)]);
      return withPlans(planOf => {
        const plan = planOf.get(item.planId);
        return plan
          ? {
              ...row(item, plan),
              plan,
              passages: passages.get(item.itemId) ?? [],
              facts: facts.get(item.itemId) ?? [],
            }
          : null;
      });
    },

    async related(itemId, limit) {
      const item = await findItem(itemId);
      return item ? relatedTo(item, limit) : null;
    },

    facts: query => store.factPage(factFilter(query), pageOf(query)),

    status: () => {
      const { schemaVersion, corpusHash, builtAt, counts } = store.manifest;
      return { schemaVersion, corpusHash, builtAt, counts };
    },
  };
}
