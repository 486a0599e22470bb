import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '@lancedb/lancedb';
import { describe, expect, it } from 'vitest';
import { NaviError } from '../../src/errors.ts';
import { openStore, readManifest, writeIndex } from '../../src/store/lance.ts';
import { TABLES } from '../../src/store/lance-tables.ts';
import { bigContent } from './big-content.ts';
import { EXPECTED, sampleContent, sampleItem, samplePassage, temporaryFolder } from './sample.ts';

const content = (mark: string) => sampleContent({ items: [sampleItem('1', `題 ${mark}`)] }, mark);
const titles = async (store: Awaited<ReturnType<typeof openStore>>) => (await store.items({})).map(item => item.title);
const buildIn = (table = '') => table.replace(/^.*_|\.lance$/gu, '');
const builds = (folder: string) =>
  new Set(readdirSync(folder).flatMap(name => /^[a-z]+_(\w+)\.lance$/u.exec(name)?.[1] ?? []));

/** Nothing of the engine may stand in what a person reads. */
function expectPlain(error: unknown, code: string): void {
  expect(error).toBeInstanceOf(NaviError);
  const { message, remedy } = error as NaviError;
  expect(error).toMatchObject({ code });
  expect(`${message}${remedy ?? ''}`).not.toMatch(
    /lance|cargo|rust|\.rs|os error|GenericFailure|Not found|Error|mkdir/iu,
  );
  expect(message).toMatch(/[ぁ-ん）]。$/u);
}
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('the swap of an index', () => {
  it('leaves an open store its build, and gives the new one to whoever opens next', async () => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('first'));
    const old = await openStore(folder, EXPECTED);
    await writeIndex(folder, content('second'));
    const fresh = await openStore(folder, EXPECTED);
    expect(await titles(old)).toEqual(['題 first']);
    expect(await titles(fresh)).toEqual(['題 second']);
    expect([old, fresh].map(store => store.manifest.corpusHash)).toEqual(['first', 'second']);
    old.close();
    fresh.close();
  });

  it('keeps the current build and the one before it, no more', async () => {
    const folder = temporaryFolder();
    for (const mark of ['first', 'second', 'third']) await writeIndex(folder, content(mark));
    expect(builds(folder).size).toBe(2);
    expect(await readManifest(folder)).toMatchObject({ corpusHash: 'third' });
  });

  it('tells a reader whose build is gone to open again, in plain words', async () => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('first'));
    const old = await openStore(folder, EXPECTED);
    for (const mark of ['second', 'third']) await writeIndex(folder, content(mark));
    const error = await failure(old.items({}));
    expect(error).toBeInstanceOf(NaviError);
    expectPlain(error, 'INDEX_BROKEN');
    old.close();
  });

  it('serves readers all the while that indexes are swapped', async () => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('0'));
    const swaps = (async () => {
      for (let n = 1; n <= 4; n++) await writeIndex(folder, content(String(n)));
      return 'done' as const;
    })();
    let reads = 0;
    while ((await Promise.race([swaps, wait(1)])) !== 'done') {
      const store = await openStore(folder, EXPECTED);
      expect(await titles(store)).toEqual([`題 ${store.manifest.corpusHash}`]);
      store.close();
      reads++;
    }
    expect(reads).toBeGreaterThan(3);
  });

  it('survives kill -9 in the middle of a build; the next build clears the remains away', async () => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('first'));
    const [first = ''] = builds(folder);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'build-to-be-killed.ts'), folder]);
    const begun = () => readdirSync(folder).some(name => name.startsWith('facts_') && !name.includes(first));
    for (let i = 0; i < 5000 && !begun() && child.exitCode === null; i++) await wait(2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    expect(builds(folder).size).toBe(2);

    const store = await openStore(folder, EXPECTED);
    expect(await titles(store)).toEqual(['題 first']);
    store.close();
    await writeIndex(folder, content('second'));
    expect(await readManifest(folder)).toMatchObject({ corpusHash: 'second' });
    expect(builds(folder).size).toBe(2);
    expect(builds(folder)).toContain(first);
  });

  it('keeps the old index where the new one cannot be written whole', async () => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('first'));
    const torn = sampleContent({
      passages: [samplePassage('1', 1, '文。')],
      // The engine refuses a null here, when all other tables are written already.
      termVectors: [{ term: null as unknown as string, weight: 1, vector: new Float32Array(4) }],
    });
    expectPlain(await failure(writeIndex(folder, torn)), 'DATA_UNWRITABLE');
    const store = await openStore(folder, EXPECTED);
    expect(await titles(store)).toEqual(['題 first']);
    store.close();
    await writeIndex(folder, content('second'));
    expect(builds(folder).size).toBe(2);
  });

  it('reads what it wrote before anybody is sent to it', async () => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('first'));
    const [first = ''] = builds(folder);
    const writing = failure(writeIndex(folder, bigContent([sampleItem('1', '題'), sampleItem('2', '題')])));
    // Somebody takes a row away while the later tables are written.
    const begun = () => readdirSync(folder).find(name => name.startsWith('items_') && !name.includes(first));
    for (let i = 0; i < 5000 && !existsSync(join(folder, `facts_${buildIn(begun())}.lance`)); i++) {
      await wait(2);
    }
    const db = await connect(folder);
    const table = await db.openTable(`items_${buildIn(begun())}`);
    await table.delete('seq = 1');
    const error = await writing;
    expect(error).toMatchObject({ code: 'INDEX_BROKEN', value: { table: 'items', written: 2, read: 1 } });
    expect(await readManifest(folder)).toMatchObject({ corpusHash: 'first' });
  });

  it('refuses a vector of another length than the manifest tells, before anything is written', async () => {
    const folder = temporaryFolder();
    const torn = sampleContent({ termVectors: [{ term: '語', weight: 1, vector: new Float32Array(3) }] });
    expectPlain(await failure(writeIndex(folder, torn)), 'INTERNAL');
    expect(builds(folder).size).toBe(0);
  });

  it('writes the same index again and again without growing', async () => {
    const folder = temporaryFolder();
    for (let n = 0; n < 5; n++) await writeIndex(folder, content('same'));
    expect(readdirSync(folder).filter(name => name.endsWith('.lance'))).toHaveLength(2 * TABLES.length + 1);
  });
});

describe('an index that cannot serve', () => {
  it('is missing where there is no folder, and none is made', async () => {
    const folder = join(temporaryFolder(), 'none');
    expectPlain(await failure(openStore(folder, EXPECTED)), 'INDEX_MISSING');
    expect(await readManifest(folder)).toBeNull();
    expect(existsSync(folder)).toBe(false);
  });

  it('is missing in an empty folder, and where only a first build was begun', async () => {
    const folder = temporaryFolder();
    expectPlain(await failure(openStore(folder, EXPECTED)), 'INDEX_MISSING');
    mkdirSync(join(folder, 'items_abc.lance'));
    expectPlain(await failure(openStore(folder, EXPECTED)), 'INDEX_MISSING');
    expect(await readManifest(folder)).toBeNull();
  });

  it.each([
    ['schema', { schemaVersion: 2 }, '索引の版'],
    ['tokeniser', { tokenizerId: 'tokens-2' }, '語の分け方（索引は tokens-1、必要なのは tokens-2）'],
    ['embedder', { embedderId: 'vectors-2' }, '文のベクトル'],
  ])('says that another %s made it, and what to run', async (_, other, words) => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('first'));
    const error = await failure(openStore(folder, { ...EXPECTED, ...other }));
    expectPlain(error, 'INDEX_MISMATCH');
    expect((error as NaviError).message).toContain(words);
    expect((error as NaviError).remedy).toContain('npm run ingest');
  });

  it('opens with any embedder where none is asked for', async () => {
    const folder = temporaryFolder();
    await writeIndex(folder, content('first'));
    const store = await openStore(folder, { schemaVersion: 1, tokenizerId: 'tokens-1' });
    expect(await titles(store)).toEqual(['題 first']);
    store.close();
  });

  it.each(['items', 'search', 'current'])(
    'is broken where the table %s is damaged, until the next build',
    async table => {
      const folder = temporaryFolder();
      await writeIndex(folder, content('first'));
      const name = readdirSync(folder).find(entry => entry.startsWith(table)) ?? '';
      rmSync(join(folder, name), { recursive: true });
      mkdirSync(join(folder, name));
      expectPlain(await failure(openStore(folder, EXPECTED)), 'INDEX_BROKEN');
      await writeIndex(folder, content('second'));
      const store = await openStore(folder, EXPECTED);
      expect(await titles(store)).toEqual(['題 second']);
      store.close();
    },
  );

  it.each(['data', 'data/below'])('cannot be written where a file stands in the way (%s)', async path => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'data'), 'a file');
    const error = await failure(writeIndex(join(folder, path), content('first')));
    expectPlain(error, 'DATA_UNWRITABLE');
    expect((error as NaviError).message).toContain('フォルダーではありません');
    expect(await readManifest(join(folder, path))).toBeNull();
    expectPlain(await failure(openStore(join(folder, path), EXPECTED)), 'INDEX_MISSING');
  });
});
