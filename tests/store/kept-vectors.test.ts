import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeptVectors, openStore, writeIndex } from '../../src/store/lance.ts';
import { EXPECTED, sampleContent, sampleItem, temporaryFolder } from './sample.ts';

const vector = (...values: number[]) => Float32Array.from(values);
const keys = (...names: string[]) => new Set(names);

/** What another process would find. */
async function found(folder: string, embedder: string, ...names: string[]): Promise<Record<string, number[]>> {
  const kept = await openKeptVectors(folder, embedder);
  const vectors = await kept.find(keys(...names));
  kept.close();
  return Object.fromEntries(Array.from(vectors, ([key, values]) => [key, [...values]]));
}

describe('kept vectors', () => {
  it('are found by embedder and key, bit for bit, whatever their dimension', async () => {
    const folder = temporaryFolder();
    const third = 1 / 3;
    const a = await openKeptVectors(folder, 'a');
    await a.keep([
      { key: 'x', vector: vector(third, -0, 1e-30) },
      { key: 'y', vector: vector(1, 2, 3) },
    ]);
    a.close();
    const b = await openKeptVectors(folder, "b'; DROP");
    await b.keep([{ key: 'x', vector: vector(4, 5) }]);
    b.close();
    expect(await found(folder, 'a', 'x', 'z')).toEqual({ x: [...vector(third, -0, 1e-30)] });
    expect(await found(folder, "b'; DROP", 'x', 'y')).toEqual({ x: [4, 5] });
    expect(await found(folder, 'c', 'x')).toEqual({});
  });

  it('that no text uses any more are dropped, and the folder does not grow', async () => {
    const folder = temporaryFolder();
    const kept = await openKeptVectors(folder, 'a');
    const files = () => readdirSync(join(folder, 'embedded.lance'), { recursive: true }).length;
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 20; i++) await kept.keep([{ key: `${String(round)}-${String(i)}`, vector: vector(1) }]);
      const before = files();
      await kept.forgetOthers(keys(`${String(round)}-0`, `${String(round)}-1`));
      expect(files()).toBeLessThan(before);
    }
    expect(files()).toBeLessThan(10);
    kept.close();
    expect(Object.keys(await found(folder, 'a', '0-0', '1-0', '2-0', '2-1', '2-2'))).toEqual(['2-0', '2-1']);
  });

  it('of another embedder stay while their text does', async () => {
    const folder = temporaryFolder();
    for (const embedder of ['a', 'b']) {
      const kept = await openKeptVectors(folder, embedder);
      await kept.keep(['x', 'old'].map(key => ({ key, vector: vector(1) })));
      if (embedder === 'b') await kept.forgetOthers(keys('x'));
      kept.close();
    }
    expect(Object.keys(await found(folder, 'a', 'x', 'old'))).toEqual(['x']);
    expect(Object.keys(await found(folder, 'b', 'x', 'old'))).toEqual(['x']);
  });

  it('are many, and quick to read', async () => {
    const folder = temporaryFolder();
    const kept = await openKeptVectors(folder, 'a');
    const entries = Array.from({ length: 3_000 }, (_, i) => ({
      key: String(i),
      vector: new Float32Array(1_536).fill(i),
    }));
    await kept.keep(entries);
    const vectors = await kept.find(new Set(entries.map(({ key }) => key)));
    expect(vectors.size).toBe(3_000);
    expect(vectors.get('2999')?.[1_535]).toBe(2_999);
    await kept.forgetOthers(keys('7'));
    kept.close();
    expect(Object.keys(await found(folder, 'a', '7', '8'))).toEqual(['7']);
  });

  it('are nobody else’s business: an index beside them is written, opened and cleaned as ever', async () => {
    const folder = temporaryFolder();
    const kept = await openKeptVectors(folder, 'a');
    await kept.keep([{ key: 'x', vector: vector(1) }]);
    for (let n = 0; n < 3; n++) await writeIndex(folder, sampleContent({ items: [sampleItem('1', '題')] }));
    const store = await openStore(folder, EXPECTED);
    expect(await store.items({})).toHaveLength(1);
    store.close();
    kept.close();
    expect(await found(folder, 'a', 'x')).toEqual({ x: [1] });
  });

  it.each(['an empty folder', 'a lost manifest', 'a lost data file'])(
    'that are broken by %s are given up, for they can be asked for again',
    async how => {
      const folder = temporaryFolder();
      const table = join(folder, 'embedded.lance');
      if (how !== 'an empty folder') {
        const kept = await openKeptVectors(folder, 'a');
        await kept.keep([{ key: 'x', vector: vector(1) }]);
        kept.close();
        rmSync(join(table, how === 'a lost manifest' ? '_versions' : 'data'), { recursive: true });
      } else mkdirSync(table);
      const again = await openKeptVectors(folder, 'a');
      expect((await again.find(keys('x'))).size).toBe(0);
      await again.keep([{ key: 'x', vector: vector(2) }]);
      await again.forgetOthers(keys('x'));
      again.close();
      expect(await found(folder, 'a', 'x')).toEqual({ x: [2] });
    },
  );

  it('cannot be kept where a file stands in the way, and that is said', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'data'), '');
    await expect(openKeptVectors(join(folder, 'data'), 'a')).rejects.toMatchObject({ code: 'DATA_UNWRITABLE' });
  });
});
