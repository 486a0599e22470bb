/** The commands as a user types them, with an embeddings endpoint: the corpus that ships, a fake endpoint on loopback. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../src/store/lance.ts';
import { askedTexts, embeddings, textsOf } from './fakes/embeddings.ts';
import { startFakeServer, type FakeServer } from './fakes/openai-server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const KEY = 'sk-secret-4711';
const BATCH = 64;

let work: string;
let server: FakeServer;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'keikaku-embeddings-'));
  server = await startFakeServer(embeddings());
});
afterAll(async () => {
  await server.close();
  rmSync(work, { recursive: true, force: true });
});

const endpoint = (model = 'model-a') => ({
  EMBEDDINGS_BASE_URL: server.url,
  EMBEDDINGS_MODEL: model,
  EMBEDDINGS_API_KEY: KEY,
});
const environment = (data: string, env: Record<string, string>) => ({
  ...process.env,
  CORPUS_DIR: join(root, data === 'small' ? 'tests/corpus' : 'corpus'),
  DATA_DIR: join(work, data),
  ...env,
});

const NODE = [process.execPath, '--import', './scripts/preload.mjs'];

interface Run {
  child: ChildProcess;
  /** What it said so far. */
  said: () => string;
  ended: Promise<number | null>;
}

/** Not spawnSync: the fake endpoint answers from this very process. */
function start([command = '', ...args]: string[], data: string, env: Record<string, string> = {}): Run {
  const child = spawn(command, args, { cwd: root, env: environment(data, env), stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>(resolve => child.on('close', resolve));
  return { child, said: () => text, ended };
}
const ingest = (data: string, env: Record<string, string>) => start([...NODE, 'ingest/cli.ts'], data, env);

const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });

/** Nothing of the key, of a stack or of the address in what an operator reads. */
function expectPlain(text: string): void {
  expect(text).not.toContain(KEY);
  expect(text).not.toContain(server.url);
  expect(text).not.toMatch(/\n\s+at |INTERNAL/u);
}

describe('npm run ingest with an endpoint', () => {
  it('goes on after kill -9 where it stopped, and pays for nothing twice', async () => {
    const honest = embeddings();
    server.behave((request, n) => (n <= 6 ? honest(request) : 'hangs'));
    const killed = ingest('whole', endpoint());
    // Four batches under way and unanswered: the six before them were written, or no further one had been begun.
    await expect.poll(() => server.requests.length, { timeout: 60_000 }).toBe(10);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await readManifest(join(work, 'whole'))).toBeNull();
    const paid = server.requests.slice(0, 6).flatMap(textsOf);
    expect(paid).toHaveLength(6 * BATCH);

    server.requests.length = 0;
    server.behave(honest);
    const second = ingest('whole', endpoint());
    expect(await second.ended).toBe(0);
    const rest = askedTexts(server);
    expect(rest.filter(text => paid.includes(text))).toEqual([]);
    expect(new Set(rest).size).toBe(rest.length);
    expect(paid.length + rest.length).toBeGreaterThan(800);

    server.requests.length = 0;
    expect(await ingest('whole', endpoint()).ended).toBe(0);
    // Another index and back again: the vectors are there still.
    expect(await ingest('whole', {}).ended).toBe(0);
    expect((await readManifest(join(work, 'whole')))?.embedder.id).toBe('lsa-1');
    expect(await ingest('whole', endpoint()).ended).toBe(0);
    expect((await readManifest(join(work, 'whole')))?.embedder.id).toBe('openai-1:model-a');
    expect(server.requests).toHaveLength(0);
  }, 300_000);

  it('ends with what to do where the endpoint refuses, and with exit code 1', async () => {
    server.behave(() => ({ status: 401, json: { error: { message: `Incorrect API key provided: ${KEY}` } } }));
    const run = ingest('refused', endpoint());
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(/EMBEDDINGS_API_KEY.*\[EMBEDDINGS_FAILED\]/u);
    expectPlain(run.said());
  });
});

describe('npm start with an endpoint', () => {
  const serve = [...NODE, 'src/server.ts'];

  it('searches by it, and goes on by full text while it is down', async () => {
    server.behave(embeddings());
    const port = await freePort();
    const run = start(['npm', 'start', '--silent'], 'small', { ...endpoint(), PORT: String(port) });
    const search = async (): Promise<string[]> => {
      const response = await fetch(`http://127.0.0.1:${String(port)}/api/search`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '可燃ごみの排出量' }),
      });
      expect(response.status).toBe(200);
      return ((await response.json()) as { hits: { itemId: string }[] }).hits.map(hit => hit.itemId);
    };
    try {
      await expect.poll(run.said, { timeout: 60_000 }).toContain(`http://localhost:${String(port)}/`);
      server.requests.length = 0;
      const [best] = await search();
      expect(askedTexts(server)).toEqual(['可燃ごみの排出量']);

      server.behave(() => ({ status: 503 }));
      for (let n = 0; n < 3; n++) expect((await search())[0]).toBe(best);
      // One search that found the endpoint well, and one that tried twice.
      expect(server.requests).toHaveLength(3);
      expect(run.said().match(/EMBEDDINGS_FAILED/gu)).toHaveLength(1);
      expect(run.said()).toContain('全文検索だけで続けます');

      server.behave(embeddings());
      await expect
        .poll(
          async () => {
            await search();
            return run.said();
          },
          { timeout: 15_000, interval: 500 },
        )
        .toContain('元に戻りました');
      expect(run.said()).not.toContain('可燃');
      expectPlain(run.said());
    } finally {
      run.child.kill('SIGTERM');
    }
    expect(await run.ended).toBe(0);
  }, 60_000);

  it.each([
    ['another model', () => endpoint('model-b')],
    ['the built-in embedder', () => ({})],
  ])('refuses an index of another embedder: %s', async (_, env) => {
    server.behave(embeddings());
    expect(await ingest('small', endpoint()).ended).toBe(0);
    const run = start(serve, 'small', { ...env(), PORT: '0' });
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(/npm run ingest.*\[INDEX_MISMATCH\]/u);
    expect(run.said()).toContain('openai-1:model-a');
    expectPlain(run.said());
  });

  it('builds the index anew for a changed embedder, and does not start where that fails', async () => {
    server.behave(embeddings());
    expect(await ingest('small', endpoint()).ended).toBe(0);
    server.behave(() => ({ status: 404 }));
    const failing = start(['npm', 'start', '--silent'], 'small', { ...endpoint('model-c'), PORT: '0' });
    expect(await failing.ended).toBe(1);
    expect(failing.said()).toContain('[EMBEDDINGS_FAILED]');
    expect(failing.said()).not.toContain('前に作った索引で続けます');
    expectPlain(failing.said());

    server.behave(embeddings());
    const ask = start(
      ['npm', 'run', '--silent', 'ask', '--', '可燃ごみの排出量の令和7年度の目標は？'],
      'small',
      endpoint('model-c'),
    );
    expect(await ask.ended).toBe(0);
    expect(ask.said()).toContain('17,500 トン');
    expect((await readManifest(join(work, 'small')))?.embedder.id).toBe('openai-1:model-c');
  }, 60_000);

  it('serves the last index where the endpoint is down while only the documents have changed', async () => {
    server.behave(embeddings());
    expect(await ingest('small', endpoint()).ended).toBe(0);
    server.behave(() => ({ status: 401 }));
    const asking = ['npm', 'run', '--silent', 'ask', '--', '可燃ごみの排出量の令和7年度の目標は？'];
    const run = start(asking, 'small', { ...endpoint(), CORPUS_DIR: join(root, 'corpus') });
    expect(await run.ended).toBe(0);
    expect(run.said()).toContain('前に作った索引で続けます');
    expect(run.said()).toContain('17,500 トン');
    expectPlain(run.said());
  }, 60_000);
});
