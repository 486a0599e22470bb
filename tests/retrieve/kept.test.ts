import { describe, expect, it } from 'vitest';
import { keep } from '../../src/retrieve/kept.ts';

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
