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
