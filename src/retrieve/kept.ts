import type { Fact, Item, Passage } from '../domain/records.ts';
import type { ItemTokens, Store } from '../store/store.ts';

/**
 * Records that were read lately, by id: an open index never changes, and most searches meet the same few hundred items.
 * Bounded, so that a large corpus costs no more memory than a small one.
 */
export interface Kept<T> {
  /** Those of the ids that exist. */
  get(ids: readonly string[]): Promise<ReadonlyMap<string, T>>;
}

export function keep<T>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>, most: number): Kept<T> {
  const known = new Map<string, T>();
  return {
    async get(ids) {
      const missing = ids.filter(id => !known.has(id));
      const fresh = missing.length > 0 ? await read(missing) : new Map<string, T>();
      const found = new Map<string, T>();
      for (const id of ids) {
        const record = fresh.get(id) ?? known.get(id);
        if (record === undefined) continue;
        found.set(id, record);
        // The latest use comes last; what was used longest ago goes first.
        known.delete(id);
        known.set(id, record);
      }
      for (const id of known.keys()) {
        if (known.size <= most) break;
        known.delete(id);
      }
      return found;
    },
  };
}

/** The records of one open index that all who look things up in it share: what the search has read, nobody reads again. */
export interface KeptRecords {
  items: Kept<Item>;
  /** By number; most words that are tried are none, and that is kept as well. */
  itemsByNo: Kept<Item[]>;
  tokens: Kept<ItemTokens>;
  passages: Kept<Passage>;
  /** All of an item, in the order of the document; none for an id that is not there. */
  factsOf: Kept<Fact[]>;
  passagesOf: Kept<Passage[]>;
}

/** Of each kind of record. */
const RECORDS_KEPT = 3000;
/** Items whose facts, and whose passages, are kept: an item has some ten of each. */
const LISTS_KEPT = 1000;
/** Ids in one condition. */
const CHUNK = 500;

/** Few ids at a time: those of one look-up. */
const byItem =
  <T extends { itemId: string }>(read: (itemIds: readonly string[]) => Promise<T[]>) =>
  async (itemIds: readonly string[]): Promise<Map<string, T[]>> => {
    const found = Map.groupBy(await read(itemIds), record => record.itemId);
    return new Map(itemIds.map(itemId => [itemId, found.get(itemId) ?? []]));
  };

const ofStore = new WeakMap<Store, KeptRecords>();

export function keptRecords(store: Store): KeptRecords {
  const known = ofStore.get(store);
  if (known) return known;
  const readItems = async (itemIds: readonly string[]): Promise<Map<string, Item>> => {
    const found = new Map<string, Item>();
    for (let at = 0; at < itemIds.length; at += CHUNK)
      for (const item of await store.items({ itemIds: itemIds.slice(at, at + CHUNK) })) found.set(item.itemId, item);
    return found;
  };
  const records: KeptRecords = {
    items: keep(readItems, RECORDS_KEPT),
    itemsByNo: keep(
      async names =>
        new Map(await Promise.all(names.map(async no => [no, await store.items({ itemNo: no })] as const))),
      RECORDS_KEPT,
    ),
    tokens: keep(itemIds => store.searchTokens(itemIds), RECORDS_KEPT),
    passages: keep(
      async passageIds => new Map((await store.passages({ passageIds })).map(passage => [passage.passageId, passage])),
      RECORDS_KEPT,
    ),
    factsOf: keep(
      byItem(itemIds => store.facts({ itemIds })),
      LISTS_KEPT,
    ),
    passagesOf: keep(
      byItem(itemIds => store.passages({ itemIds })),
      LISTS_KEPT,
    ),
  };
  ofStore.set(store, records);
  return records;
}

/** A function of a text with a memory. @param most texts remembered; past them it begins anew */
export function remembered<T>(make: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}

/**
 * The latest results of something that is asked for several times in one answer. A failed one is made anew.
 * @param most results remembered; the oldest goes first
 */
export function latest<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, make) => {
    const found = known.get(key);
    if (found) return found;
    const made = make();
    known.set(key, made);
    made.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
