/** Vectors of a whole corpus from an endpoint: what is asked, what is kept, what a search then makes of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildIndex } from '../../ingest/build-index.ts';
import { embedCorpus } from '../../ingest/endpoint-vectors.ts';
import { findDocuments } from '../../ingest/corpus.ts';
import { readDocuments, type ReadDocument } from '../../ingest/pipeline.ts';
import { openService } from '../../src/app.ts';
import { readManifest } from '../../src/store/lance.ts';
import { askedTexts, embeddings, FAKE_DIMENSION, textsOf } from '../fakes/embeddings.ts';
import { startFakeServer, type FakeServer } from '../fakes/openai-server.ts';

let server: FakeServer;
let documents: ReadDocument[];
let uri: string;

beforeAll(async () => {
  server = await startFakeServer(embeddings());
  documents = readDocuments(findDocuments([join(import.meta.dirname, '../corpus')])).documents;
});
afterAll(async () => {
  await server.close();
});
beforeEach(() => {
  server.requests.length = 0;
  server.behave(embeddings());
  uri = mkdtempSync(join(tmpdir(), 'navi-endpoint-'));
  onTestFinished(() => {
    rmSync(uri, { recursive: true, force: true });
  });
});

const settings = (model = 'model-a') => ({ baseUrl: server.url, model, apiKey: 'sk-secret-4711' });
const TEXTS = Array.from({ length: 200 }, (_, i) => `第${String(i)}の文`);

async function embed(texts: readonly string[], model?: string) {
  const vectors = await embedCorpus(texts, settings(model), uri);
  await vectors.settle();
  vectors.close();
  return vectors.embedder;
}

describe('the vectors of a corpus', () => {
  it('are asked for once a text, and never again', async () => {
    const first = await embed([...TEXTS, ...TEXTS, '', '。']);
    expect(askedTexts(server).toSorted()).toEqual(TEXTS.toSorted());
    server.requests.length = 0;
    const again = await embed(TEXTS.toReversed());
    expect(server.requests).toHaveLength(0);
    expect(await again.embed(TEXTS)).toEqual(await first.embed(TEXTS));
    await embed([...TEXTS, '新しい文']);
    expect(askedTexts(server)).toEqual(['新しい文']);
  });

  it('are kept though the endpoint fails in the middle; the next run asks for the rest alone', async () => {
    let n = 0;
    const honest = embeddings();
    server.behave(request => (++n === 3 ? { status: 400 } : honest(request)));
    await expect(embed(TEXTS)).rejects.toMatchObject({ code: 'EMBEDDINGS_FAILED' });
    const done = server.requests.filter((_, i) => i !== 2).flatMap(textsOf);
    expect(done.length).toBeGreaterThanOrEqual(128);
    server.requests.length = 0;
    server.behave(honest);
    await embed(TEXTS);
    expect(askedTexts(server).toSorted()).toEqual(TEXTS.filter(text => !done.includes(text)).toSorted());
  });

  it('are of one model: another one is asked for everything, and the first is not forgotten', async () => {
    await embed(TEXTS);
    await embed(TEXTS, 'model-b');
    expect(askedTexts(server)).toHaveLength(400);
    await embed(TEXTS, 'model-a');
    expect(askedTexts(server)).toHaveLength(400);
  });

  it('are dropped when no text uses them', async () => {
    await embed(TEXTS);
    await embed(TEXTS.slice(0, 100));
    server.requests.length = 0;
    await embed(TEXTS);
    expect(askedTexts(server).toSorted()).toEqual(TEXTS.slice(100).toSorted());
  });

  it('are refused where the model behind the name has changed', async () => {
    await embed(TEXTS);
    server.behave(embeddings({ dimension: 32 }));
    await expect(embed([...TEXTS, '新しい文'])).rejects.toMatchObject({
      code: 'EMBEDDINGS_FAILED',
      remedy: expect.stringContaining('DATA_DIR') as string,
    });
  });

  it('are none for a corpus without texts', async () => {
    const embedder = await embed(['', '。']);
    expect(server.requests).toHaveLength(0);
    expect(await embedder.embed([''])).toEqual([new Float32Array()]);
  });
});

describe('an index by an endpoint', () => {
  it('tells its embedder and dimension, and nothing of the address or key', async () => {
    await buildIndex(documents, { hash: 'hash', uri, embeddings: settings() });
    const manifest = await readManifest(uri);
    expect(manifest?.embedder).toEqual({ id: 'openai-1:model-a', dimension: FAKE_DIMENSION });
    expect(JSON.stringify(manifest)).not.toMatch(/127\.0\.0\.1|sk-/u);
  });

  it('serves searches by the endpoint, and ones by full text where it fails', async () => {
    await buildIndex(documents, { hash: 'hash', uri, embeddings: settings() });
    const told: unknown[] = [];
    const service = await openService(uri, { embeddings: settings(), onEmbeddings: error => told.push(error) });
    server.requests.length = 0;
    const search = async (query: string) =>
      (await service.catalogue.search({ query, limit: 5 })).map(hit => hit.itemId);
    const both = await search('可燃ごみの排出量');
    expect(askedTexts(server)).toEqual(['可燃ごみの排出量']);

    server.behave(() => 'hangs');
    const started = performance.now();
    const textOnly = await search('可燃ごみの排出量');
    expect(performance.now() - started).toBeGreaterThan(1_400);
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(textOnly[0]).toBe(both[0]);
    const again = performance.now();
    expect(await search('可燃ごみの排出量')).toEqual(textOnly);
    expect(performance.now() - again).toBeLessThan(500);
    expect(told).toEqual([expect.objectContaining({ code: 'EMBEDDINGS_FAILED' })]);
    expect(JSON.stringify(told) + String((told[0] as Error).stack)).not.toMatch(/可燃|sk-/u);
    expect(server.requests).toHaveLength(2);
    service.store.close();
  });

  it('finds nothing for a query that no text is like, though all vectors of the endpoint resemble one another', async () => {
    server.behave(embeddings({ dimension: 1_024, bias: 0.05 }));
    await buildIndex(documents, { hash: 'hash', uri, embeddings: settings() });
    const service = await openService(uri, { embeddings: settings() });
    const search = async (query: string) => (await service.catalogue.search({ query, limit: 20 })).length;
    expect(await search('xyzzy')).toBe(0);
    // Shares characters, though no word: what vectors are for.
    expect(await search('燃ごみ出量')).toBeGreaterThan(0);
    service.store.close();
  });

  it.each([
    ['another model', () => settings('model-b')],
    ['the built-in embedder', () => null],
  ])('is refused with %s, and what to run is said', async (_, other) => {
    await buildIndex(documents, { hash: 'hash', uri, embeddings: settings() });
    await expect(openService(uri, { embeddings: other() })).rejects.toMatchObject({
      code: 'INDEX_MISMATCH',
      remedy: expect.stringContaining('npm run ingest') as string,
    });
  });
});
