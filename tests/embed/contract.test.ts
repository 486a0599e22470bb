/** What every embedder promises, whatever gives the vectors: `src/embed/embedder.ts`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embed/embedder.ts';
import { centreOf, endpointEmbedder } from '../../src/embed/endpoint-embedder.ts';
import { trainLocalEmbedder } from '../../src/embed/local.ts';
import { openEmbeddings } from '../../src/embed/openai.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { askedTexts, embeddings } from '../fakes/embeddings.ts';
import { startFakeServer, type FakeServer } from '../fakes/openai-server.ts';

const TEXTS = ['花壇', '水', '残業', 'ごみ'].flatMap(word =>
  ['を減らす', 'の数を数える', 'について話し合う', 'を公園で見かける', 'の当番を決める', 'の担当は市民課'].map(
    rest => `${word}${rest}`,
  ),
);

let server: FakeServer;
beforeAll(async () => {
  // As alike as the texts of many models are.
  server = await startFakeServer(embeddings({ bias: 0.4 }));
});
afterAll(async () => {
  await server.close();
});

async function fromEndpoint(): Promise<Embedder> {
  const patience = { limitMs: 5_000, totalMs: 5_000, attempts: 1, pauseMs: 0 };
  const endpoint = await openEmbeddings({ baseUrl: server.url, model: 'm', apiKey: null }, patience);
  const vectors = await endpoint.vectors(TEXTS);
  return endpointEmbedder(endpoint.id, centreOf(vectors, vectors[0]?.length ?? 0), texts => endpoint.vectors(texts));
}
const builtIn = async (): Promise<Embedder> => trainLocalEmbedder(TEXTS, await loadTokenizer()).embedder;

const cosine = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()) =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const length = (a: Float32Array) => Math.sqrt(cosine(a, a));

describe.each([
  ['the built-in embedder', builtIn],
  ['an endpoint', fromEndpoint],
])('%s', (_, make) => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await make();
  });

  it('gives vectors of its dimension and of unit length', async () => {
    const vectors = await embedder.embed(TEXTS);
    expect(vectors).toHaveLength(TEXTS.length);
    for (const vector of vectors) {
      expect(vector).toBeInstanceOf(Float32Array);
      expect(vector).toHaveLength(embedder.dimension);
      expect(length(vector)).toBeCloseTo(1, 5);
    }
  });

  it('gives the zero vector to a text with nothing to embed, wherever it stands', async () => {
    const vectors = await embedder.embed(['', '花壇', '。、', '　\n', '水']);
    expect(vectors.map(vector => Math.round(length(vector)))).toEqual([0, 1, 0, 0, 1]);
    expect(await embedder.embed([])).toEqual([]);
    expect(await embedder.embed([''])).toEqual([new Float32Array(embedder.dimension)]);
  });

  it('keeps the order, and gives the same text the same vector', async () => {
    const [a, b, again] = await embedder.embed(['花壇の数を数える', '残業を減らす', '花壇の数を数える']);
    expect(again).toEqual(a);
    const [second] = await embedder.embed(['残業を減らす']);
    expect(second).toEqual(b);
    expect(await (await make()).embed(TEXTS)).toEqual(await embedder.embed(TEXTS));
  });

  it('finds texts of one matter more alike than others, and those near nothing', async () => {
    const [query, near, far] = await embedder.embed(['花壇の数', '花壇の数を数える', '残業を減らす']);
    expect(cosine(query, near)).toBeGreaterThan(0.4);
    expect(cosine(query, far)).toBeLessThan(0.15);
  });

  it('takes a very long text, and half a character', async () => {
    const vectors = await embedder.embed(['花壇'.repeat(20_000), '花壇\uD842']);
    for (const vector of vectors) expect(length(vector)).toBeCloseTo(1, 5);
  });
});

it('an endpoint is not asked for a text with nothing to embed', async () => {
  const embedder = await fromEndpoint();
  server.requests.length = 0;
  await embedder.embed(['', '。、']);
  expect(server.requests).toHaveLength(0);
  await embedder.embed(['', '花壇', '。']);
  expect(askedTexts(server)).toEqual(['花壇']);
});

it('the mean of a few texts is left in', () => {
  const vectors = Array.from({ length: 19 }, () => Float32Array.from([1, 0]));
  expect(centreOf(vectors, 2)).toEqual(new Float32Array(2));
  expect(centreOf([...vectors, Float32Array.from([1, 0])], 2)).toEqual(Float32Array.from([1, 0]));
});
