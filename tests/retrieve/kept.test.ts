import { describe, expect, it } from 'vitest';
import { keep, keptRecords } from '../../src/retrieve/kept.ts';
import type { Store } from '../../src/store/store.ts';

/** Counts what is read; ids that begin with x do not exist. */
function shelf(most: number) {
  const read: string[][] = [];
  const kept = keep(ids => {
    read.push([...ids]);
    return Promise.resolve(new Map(ids.filter(id => !id.startsWith('x')).map(id => [id, `record ${id}`])));
  }, most);
  return { read, kept, ids: async (ids: string[]) => [...(await kept.get(ids)).keys()] };
}

describe('records that were read lately', () => {
  it('are read once', async () => {
    const { read, kept } = shelf(10);
    expect(await kept.get(['a', 'b'])).toEqual(
      new Map([
        ['a', 'record a'],
        ['b', 'record b'],
      ]),
    );
    expect(await kept.get(['b', 'a'])).toEqual(
      new Map([
        ['b', 'record b'],
        ['a', 'record a'],
      ]),
    );
    expect(await kept.get(['b', 'c'])).toEqual(
      new Map([
        ['b', 'record b'],
        ['c', 'record c'],
      ]),
    );
    expect(read).toEqual([['a', 'b'], ['c']]);
  });

  it('come in the order asked for; what does not exist is left out and asked for again', async () => {
    const { read, ids } = shelf(10);
    expect(await ids(['b', 'x', 'a'])).toEqual(['b', 'a']);
    expect(await ids(['x'])).toEqual([]);
    expect(read).toEqual([['b', 'x', 'a'], ['x']]);
  });

  it('are forgotten beyond the bound, those used longest ago first', async () => {
    const { read, ids } = shelf(2);
    await ids(['a', 'b']);
    await ids(['a']);
    await ids(['c']);
    expect(await ids(['a', 'c'])).toEqual(['a', 'c']);
    await ids(['b']);
    expect(read).toEqual([['a', 'b'], ['c'], ['b']]);
  });

  it('are all given back, even where more are asked for than are kept', async () => {
    const { read, ids } = shelf(2);
    expect(await ids(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(await ids(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(read).toEqual([['a', 'b', 'c'], ['a']]);
  });

  it('are not made of a failed read', async () => {
    let fails = true;
    const kept = keep(
      ids => (fails ? Promise.reject(new TypeError('no')) : Promise.resolve(new Map([[ids[0] ?? '', 1]]))),
      5,
    );
    await expect(kept.get(['a'])).rejects.toThrow('no');
    fails = false;
    expect(await kept.get(['a'])).toEqual(new Map([['a', 1]]));
  });

  it('ask for nothing where nothing is asked', async () => {
    const { read, ids } = shelf(2);
    expect(await ids([])).toEqual([]);
    expect(read).toEqual([]);
  });
});

/** Counts what is read; knows facts and passages of a and b. */
function storeOf() {
  const read: string[] = [];
  const of = (what: string, itemIds: readonly string[] = []) => {
    read.push(`${what} ${itemIds.join(' ')}`);
    return Promise.resolve(
      ['a', 'b', 'a'].flatMap((itemId, n) => (itemIds.includes(itemId) ? [{ itemId, n: `${what}${String(n)}` }] : [])),
    );
  };
  const store = {
    facts: ({ itemIds }: { itemIds?: readonly string[] }) => of('facts', itemIds),
    passages: ({ itemIds }: { itemIds?: readonly string[] }) => of('passages', itemIds),
  };
  return { read, kept: keptRecords(store as unknown as Store), store: store as unknown as Store };
}

describe('what an item has', () => {
  it.each([
    ['facts', 'factsOf'],
    ['passages', 'passagesOf'],
  ] as const)('is read once, in the order of the document: %s', async (what, list) => {
    const { read, kept } = storeOf();
    expect(await kept[list].get(['b', 'a', 'x'])).toEqual(
      new Map([
        ['b', [{ itemId: 'b', n: `${what}1` }]],
        ['a', [0, 2].map(n => ({ itemId: 'a', n: `${what}${String(n)}` }))],
        ['x', []],
      ]),
    );
    await kept[list].get(['x', 'a', 'c']);
    expect(read).toEqual([`${what} b a x`, `${what} c`]);
  });

  it('is of one index', async () => {
    const [one, other] = [storeOf(), storeOf()];
    expect(keptRecords(one.store)).toBe(one.kept);
    await one.kept.factsOf.get(['a']);
    await other.kept.factsOf.get(['a']);
    expect(other.read).toEqual(['facts a']);
  });
});
