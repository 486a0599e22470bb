import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEmbeddings, type EmbeddingsEndpoint } from '../../src/embed/openai.ts';
import { NaviError } from '../../src/errors.ts';
import { askedTexts, embeddings, FAKE_DIMENSION, first, textsOf, type Shape } from '../fakes/embeddings.ts';
import { startFakeServer, type FakeServer, type Reply } from '../fakes/openai-server.ts';

const KEY = 'sk-secret-4711';
const SETTINGS = () => ({ baseUrl: server.url, model: 'model-a', apiKey: KEY });
const PATIENCE = { limitMs: 300, totalMs: 60_000, attempts: 3, pauseMs: 10 };

let server: FakeServer;
let endpoint: EmbeddingsEndpoint;
beforeAll(async () => {
  server = await startFakeServer(embeddings());
});
afterAll(async () => {
  await server.close();
});
beforeEach(async () => {
  server.requests.length = 0;
  server.behave(embeddings());
  endpoint = await openEmbeddings(SETTINGS(), PATIENCE);
});

const cosine = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()) =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** What a person reads of a failure: Japanese, with something to do, and neither key, text nor address. */
async function failure(promise: Promise<unknown>): Promise<NaviError> {
  const error = await promise.then(
    () => 'no failure',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NaviError);
  const navi = error as NaviError;
  expect(navi.code).toBe('EMBEDDINGS_FAILED');
  expect(navi.message).toMatch(/\p{sc=Hiragana}.*。$/u);
  expect(navi.remedy).toMatch(/ください。|始まります。$/u);
  const whole = `${navi.message}${navi.remedy ?? ''}${navi.stack ?? ''}${JSON.stringify(navi)}${String(navi.cause)}`;
  for (const secret of [KEY, 'ひみつの文', server.url]) expect(whole).not.toContain(secret);
  return navi;
}

describe('an embeddings endpoint', () => {
  it('gives unit vectors in the order of the texts; texts that share words are alike', async () => {
    const vectors = await endpoint.vectors(['公園の花壇に球根', '公園の花壇の球根', '職員の残業']);
    expect(vectors.map(vector => vector.length)).toEqual(Array(3).fill(FAKE_DIMENSION));
    for (const vector of vectors) expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    expect(cosine(vectors[0], vectors[1])).toBeGreaterThan(0.5);
    expect(cosine(vectors[0], vectors[2])).toBeLessThan(0.4);
  });

  it('is asked with the model, the key and floats, and with nothing of this machine', async () => {
    for (const [name, value] of [
      ['OPENAI_API_KEY', 'sk-of-another'],
      ['OPENAI_ORG_ID', 'org-of-another'],
      ['OPENAI_CUSTOM_HEADERS', 'x-other: 1'],
      ['OPENAI_BASE_URL', 'http://127.0.0.1:1/v1'],
    ] as const)
      vi.stubEnv(name, value);
    const other = await openEmbeddings(SETTINGS(), PATIENCE);
    const local = await openEmbeddings({ ...SETTINGS(), apiKey: null }, PATIENCE);
    await other.vectors(['文']);
    await local.vectors(['文']);
    vi.unstubAllEnvs();
    const [request, keyless] = server.requests;
    expect(request?.body).toEqual({ model: 'model-a', input: ['文'], encoding_format: 'float' });
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(keyless?.headers.authorization).toBeUndefined();
    const names = Object.keys(request?.headers ?? {});
    expect(names.filter(name => /^(?:x-|openai)/u.test(name))).toEqual([]);
    expect(request?.headers['user-agent']).toBe('node');
  });

  it('is named by method and model, not by its address', () => {
    expect(endpoint.id).toBe('openai-1:model-a');
  });

  it.each<[string, Shape]>([
    ['base64', { base64: true }],
    ['the list the other way round, with true indexes', { reversed: true }],
    ['no index at all', { spoil: data => data.map(({ embedding }) => ({ embedding })) }],
    ['vectors of another length', { spoil: data => data.map(scaled) }],
  ])('is understood where it gives %s', async (_, shape) => {
    const texts = ['花壇', '残業', 'ごみ'];
    const plain = await endpoint.vectors(texts);
    server.behave(embeddings(shape));
    const vectors = await endpoint.vectors(texts);
    for (const [i, vector] of vectors.entries()) expect(cosine(vector, plain[i])).toBeCloseTo(1, 5);
  });

  it('is asked in batches, a few at a time, never for too much at once', async () => {
    const texts = Array.from({ length: 300 }, (_, i) => `文${String(i)}`);
    let received = 0;
    await endpoint.vectors(texts, (batch, vectors) => {
      expect(vectors).toHaveLength(batch.length);
      received += batch.length;
      return Promise.resolve();
    });
    expect(received).toBe(300);
    expect(server.requests.map(request => textsOf(request).length).toSorted((a, b) => b - a)).toEqual([
      64, 64, 64, 64, 44,
    ]);
    expect(askedTexts(server).toSorted()).toEqual(texts.toSorted());

    server.requests.length = 0;
    const calm = await openEmbeddings(SETTINGS(), { ...PATIENCE, limitMs: 20_000 });
    await calm.vectors(Array.from({ length: 25 }, () => '長'.repeat(9_000)));
    expect(server.requests.map(request => textsOf(request).length).toSorted((a, b) => b - a)).toEqual([10, 10, 5]);
    expect(Math.max(...askedTexts(server).map(text => text.length))).toBe(6_000);
  });

  it('asks for at most four batches at the same time', async () => {
    const slow = await openEmbeddings({ baseUrl: server.url, model: 'm', apiKey: null }, { ...PATIENCE, attempts: 1 });
    server.behave(() => 'hangs');
    await failure(slow.vectors(Array.from({ length: 64 * 9 }, () => '文')));
    expect(server.requests).toHaveLength(4);
  });

  it('stops asking after a failure, and hands over what was under way', async () => {
    let n = 0;
    const honest = embeddings();
    server.behave(request => (++n === 2 ? { status: 400 } : honest(request)));
    let received = 0;
    await failure(
      endpoint.vectors(
        Array.from({ length: 64 * 20 }, () => '文'),
        batch => Promise.resolve(void (received += batch.length)),
      ),
    );
    expect(n).toBeLessThan(10);
    expect(received).toBe((n - 1) * 64);
  });
});

const scaled = ({ index, embedding }: { index?: unknown; embedding: unknown }) => ({
  index,
  embedding: (embedding as number[]).map(x => x * 250),
});

describe('an endpoint in trouble', () => {
  it.each<[string, Reply]>([
    ['is busy', { status: 429 }],
    ['is busy and says for how long', { status: 429, headers: { 'retry-after': '0.05' } }],
    ['is broken', { status: 500 }],
    ['is away behind its proxy', { status: 503 }],
    ['hangs', 'hangs'],
    ['hangs in the middle of an answer', 'hangs in the body'],
    ['breaks off in the middle of an answer', 'breaks off'],
    ['hangs up', 'hangs up'],
  ])('is asked again where it %s, and not for ever', async (_, reply) => {
    server.behave(first(reply, reply));
    expect(await endpoint.vectors(['文'])).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
    server.requests.length = 0;
    server.behave(() => reply);
    await failure(endpoint.vectors(['ひみつの文']));
    expect(server.requests).toHaveLength(3);
  });

  it('is waited for as long as it asks, but not for hours', async () => {
    server.behave(first({ status: 429, headers: { 'retry-after': '1' } }));
    const started = performance.now();
    await endpoint.vectors(['文']);
    expect(performance.now() - started).toBeGreaterThan(990);
    server.requests.length = 0;
    server.behave(first({ status: 429, headers: { 'retry-after': '7200' } }));
    await failure(endpoint.vectors(['文']));
    expect(server.requests).toHaveLength(1);
  });

  it('is asked again within the time there is for all, and no longer', async () => {
    const hasty = await openEmbeddings(SETTINGS(), { limitMs: 400, totalMs: 400, attempts: 3, pauseMs: 10 });
    server.behave(first('hangs up', { status: 503 }));
    await hasty.vectors(['文']);
    expect(server.requests).toHaveLength(3);
    for (const [reply, requests] of [
      ['hangs', 1],
      [{ status: 429, headers: { 'retry-after': '1' } }, 1],
    ] as const) {
      server.requests.length = 0;
      server.behave(() => reply);
      const started = performance.now();
      await failure(hasty.vectors(['文']));
      expect(performance.now() - started).toBeLessThan(600);
      expect(server.requests).toHaveLength(requests);
    }
  });

  it.each<[Reply, RegExp]>([
    [{ status: 400 }, /EMBEDDINGS_MODEL/u],
    [{ status: 401, json: { error: { message: `Incorrect API key provided: ${KEY}` } } }, /EMBEDDINGS_API_KEY/u],
    [{ status: 403 }, /EMBEDDINGS_API_KEY/u],
    [{ status: 404 }, /\/v1/u],
    [{ status: 307, headers: { location: 'http://127.0.0.1:1/' } }, /EMBEDDINGS_BASE_URL/u],
    [{ status: 422, json: { error: { message: 'ひみつの文 is too long' } } }, /長さ/u],
    [{ status: 429, json: { error: { code: 'insufficient_quota' } } }, /残高/u],
  ])('that refuses with %j is asked once, and what to do is said', async (reply, remedy) => {
    server.behave(() => reply);
    expect((await failure(endpoint.vectors(['ひみつの文']))).remedy).toMatch(remedy);
    expect(server.requests).toHaveLength(1);
  });

  it('that is not there is named by its variable', async () => {
    const gone = await startFakeServer(embeddings());
    await gone.close();
    const nobody = await openEmbeddings({ baseUrl: gone.url, model: 'm', apiKey: KEY }, { ...PATIENCE, attempts: 2 });
    expect((await failure(nobody.vectors(['ひみつの文']))).message).toContain('ECONNREFUSED');
  });
});

const withFirst = (embedding: unknown): Shape => ({
  spoil: ([head, ...rest]) => [{ ...head, embedding }, ...rest],
});

describe('an endpoint that lies', () => {
  it.each<[string, Shape, string]>([
    ['too few vectors', { spoil: data => data.slice(1) }, '3 件たずねて 2 件'],
    ['too many vectors', { spoil: data => [...data, ...data] }, '3 件たずねて 6 件'],
    ['none', { spoil: () => [] }, '0 件'],
    ['no list', { spoil: () => 'none' }, '形'],
    ['zeros', withFirst(Array(FAKE_DIMENSION).fill(0)), 'すべて 0'],
    ['a vector of nothing', withFirst([]), 'すべて 0'],
    ['null in a vector', withFirst([null, 1]), '形'],
    ['a text in a vector', withFirst(['NaN', 1]), '形'],
    ['NaN in base64', withFirst(Buffer.from(Float32Array.from([Number.NaN, 1]).buffer).toString('base64')), '数でない'],
    ['half a number in base64', withFirst(Buffer.from([1, 2, 3]).toString('base64')), '長さ'],
    ['values beyond all bounds', withFirst([1e308, 1e308]), '数でない'],
    ['a vector of another dimension', withFirst([1, 2, 3]), '次元'],
    ['one index for all', { spoil: data => data.map(entry => ({ ...entry, index: 0 })) }, 'index'],
    [
      'an index beyond the end',
      { spoil: data => data.map(({ embedding }, i) => ({ index: i + 1, embedding })) },
      'index',
    ],
  ])('about %s is not believed', async (_, shape, words) => {
    server.behave(embeddings(shape));
    expect((await failure(endpoint.vectors(['ひみつの文', '二', '三']))).message).toContain(words);
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['HTML', { text: '<html>ようこそ</html>', type: 'text/html' }],
    ['HTML that calls itself JSON', { text: '<html>', type: 'application/json' }],
    ['NaN, as some servers write it', { text: '{"data":[{"index":0,"embedding":[NaN]}]}', type: 'application/json' }],
    ['nothing', { text: '', type: 'application/json' }],
    ['an error with status 200', { json: { error: { message: 'no' } } }],
  ])('with %s is not believed', async (_, reply) => {
    server.behave(() => reply);
    await failure(endpoint.vectors(['ひみつの文']));
    expect(server.requests).toHaveLength(1);
  });

  it('about its dimension is not believed, from one batch to the next nor against the index', async () => {
    await endpoint.vectors(['文']);
    server.behave(embeddings({ dimension: 8 }));
    expect((await failure(endpoint.vectors(['文']))).message).toContain('96 と 8');
    const opened = await openEmbeddings({ baseUrl: server.url, model: 'm', apiKey: null }, PATIENCE, 12);
    expect((await failure(opened.vectors(['文']))).message).toContain('12 と 8');
  });
});
