import { describe, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http/app.ts';
import { createOpenAi } from '../../src/channels/openai/app.ts';
import type { HttpServices } from '../../src/channels/http/services.ts';
import { PROBLEM_KINDS } from '../../src/channels/shared/refusal.ts';
import { answerSchema } from '../../src/domain/answer.ts';
import { relatedItemSchema } from '../../src/domain/catalogue.ts';
import { NaviError } from '../../src/errors.ts';
import { ANSWER, FACTS, ITEM, ITEM_ID, PLAN, RELATED, fakeServices } from './fake-services.ts';

function start(override: Partial<HttpServices> = {}) {
  const services = fakeServices(override);
  const app = createHttp(services, [createOpenAi(services)]);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const get = (path: string) => app.request(path);
  return { app, post, get, seen: services.seen };
}

interface Problem {
  status: number;
  code: string;
  detail: string;
  title: string;
  type: string;
  instance: string;
}

/** The reply as problem details, with all that every one of them promises checked. */
async function problemOf(reply: Response): Promise<Problem> {
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await reply.json()) as Problem;
  expect(problem.status).toBe(reply.status);
  expect(problem.type).toBe(`/docs#${problem.code}`);
  expect(problem.title).toMatch(/\p{sc=Han}|\p{sc=Hiragana}/u);
  expect(problem.detail).toMatch(/\p{sc=Hiragana}.*。$/u);
  expect(Object.keys(problem).toSorted()).toEqual(['code', 'detail', 'instance', 'status', 'title', 'type']);
  return problem;
}

describe('POST /api/ask', () => {
  it('answers with the whole answer', async () => {
    const { post, seen } = start();
    const reply = await post('/api/ask', { question: ' 待ち時間は？ ', filters: { fiscalYear: 2025 } });
    expect(reply.status).toBe(200);
    expect(answerSchema.parse(await reply.json())).toEqual(ANSWER);
    expect(seen.asked).toEqual([{ question: '待ち時間は？', filters: { fiscalYear: 2025 } }]);
  });

  it('takes a history of the conversation', async () => {
    const { post, seen } = start();
    const history = [{ role: 'user', content: '前の質問' }];
    expect((await post('/api/ask', { question: 'その翌年は？', history })).status).toBe(200);
    expect(seen.asked[0]?.history).toEqual(history);
  });

  it.each([
    ['', 'QUESTION_EMPTY'],
    [' 　\n', 'QUESTION_EMPTY'],
    ['あ'.repeat(1001), 'QUESTION_TOO_LONG'],
  ])('refuses the question %j with %s', async (question, code) => {
    const { post, seen } = start();
    const problem = await problemOf(await post('/api/ask', { question }));
    expect(problem).toMatchObject({ status: 400, code, instance: '/api/ask' });
    expect(seen.asked).toEqual([]);
  });

  it('counts characters as a person does', async () => {
    const { post } = start();
    expect((await post('/api/ask', { question: '𠮷'.repeat(1000) })).status).toBe(200);
    const problem = await problemOf(await post('/api/ask', { question: '𠮷'.repeat(1001) }));
    expect(problem.code).toBe('QUESTION_TOO_LONG');
  });

  it.each([
    ['not json at all', /JSON として読めません/],
    ['', /JSON として読めません/],
    ['null', /本文はオブジェクト/],
    ['[]', /本文はオブジェクト/],
    ['"質問"', /本文はオブジェクト/],
    [{}, /質問（question）がありません/],
    [{ question: 5 }, /質問（question）は文字列/],
    [{ question: 'a', foo: 1, bar: 2 }, /「foo」、「bar」という項目は使えません/],
    [{ question: 'a', filters: { foo: 1 } }, /絞り込み（filters）に「foo」/],
    [{ question: 'a', filters: { fiscalYear: 1900 } }, /年度（filters.fiscalYear）は1,926以上/],
    [{ question: 'a', filters: { fiscalYear: '2025' } }, /年度（filters.fiscalYear）は数値/],
    [{ question: 'a', filters: { city: '' } }, /市（filters.city）は空にできません/],
    [{ question: 'a', filters: { city: 'あ'.repeat(51) } }, /市（filters.city）は50文字以下/],
    [
      { question: 'a', history: [{ role: 'system', content: '' }] },
      /発言者（history.0.role）は次のどれか.*user、assistant/,
    ],
    [{ question: 'a', history: Array.from({ length: 21 }, () => ({ role: 'user', content: '' })) }, /20件以下/],
    ['{"question":"a","__proto__":{"x":1}}', /「__proto__」という項目は使えません/],
  ])('refuses %j and says what to mend', async (body, detail) => {
    const { post, seen } = start();
    const problem = await problemOf(await post('/api/ask', body));
    expect(problem).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(problem.detail).toMatch(detail);
    expect(problem.detail).not.toMatch(/expected|received|invalid|Zod/i);
    expect(seen.asked).toEqual([]);
  });

  it('refuses a body that is not declared as JSON', async () => {
    const { post, app } = start();
    for (const reply of [
      await post('/api/ask', { question: 'a' }, { 'Content-Type': 'text/plain' }),
      await app.request('/api/ask', { method: 'POST', body: new URLSearchParams({ question: 'a' }) }),
    ]) {
      const problem = await problemOf(reply);
      expect(problem).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
      expect(problem.detail).toMatch(/^Content-Type に application\/json/);
    }
  });

  it('refuses a body over 64 KB, with and without a declared length', async () => {
    const { post, app } = start();
    const body = JSON.stringify({ question: 'a', filters: { city: 'x'.repeat(64 * 1024) } });
    const declared = await post('/api/ask', body, { 'Content-Length': String(body.length) });
    const streamed = await app.request('/api/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    });
    for (const reply of [declared, streamed]) {
      expect(await problemOf(reply)).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    }
    const fits = JSON.stringify({ question: 'a' }) + ' '.repeat(64 * 1024 - 16);
    expect((await post('/api/ask', fits)).status).toBe(200);
  });

  it('hides what went wrong inside, and reports it', async () => {
    const secret = new Error('/home/operator/data is broken');
    const { post, seen } = start({ ask: () => Promise.reject(secret) });
    const reply = await post('/api/ask', { question: 'ひみつの質問' });
    const text = await reply.clone().text();
    expect(await problemOf(reply)).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(text).not.toMatch(/operator|Error|\.ts|ひみつ/);
    expect(seen.reported).toEqual([secret]);
  });

  it.each([
    ['UNVERIFIED_ANSWER', 500],
    ['INDEX_MISMATCH', 503],
    ['INDEX_BROKEN', 503],
    ['QUESTION_EMPTY', 400],
  ] as const)('answers a %s of the service with %i', async (code, status) => {
    const { post } = start({ ask: () => Promise.reject(new NaviError(code, '/srv/data を見てください。')) });
    const problem = await problemOf(await post('/api/ask', { question: 'a' }));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail.includes('/srv/data')).toBe(status < 500);
  });

  it('streams the verified answer to whoever accepts events', async () => {
    const { post } = start();
    const reply = await post('/api/ask', { question: 'a' }, { Accept: 'text/event-stream' });
    expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = (await reply.text())
      .split('\n\n')
      .filter(block => block !== '')
      .map(block => /^event: (\w+)\ndata: (.*)$/u.exec(block) ?? []);
    expect(events.map(([, name]) => name)).toEqual(['status', 'token', 'token', 'citation', 'citation', 'done']);
    expect(JSON.parse(events[5]?.[2] ?? '')).toEqual(ANSWER);
    expect(JSON.parse(events[3]?.[2] ?? '')).toEqual(ANSWER.citations[0]);
  });

  it('ends a stream that fails with an error event, without details', async () => {
    const { post, seen } = start({ ask: () => Promise.reject(new Error('secret')) });
    const text = await (await post('/api/ask', { question: 'a' }, { Accept: 'text/event-stream' })).text();
    expect(text).toMatch(/event: error\ndata: .*"code":"INTERNAL"/);
    expect(text).not.toMatch(/secret/);
    expect(seen.reported).toHaveLength(1);
  });
});

describe('POST /api/search', () => {
  it('answers with hits, ten unless told otherwise', async () => {
    const { post, seen } = start();
    const reply = await post('/api/search', { query: '案内' });
    expect(await reply.json()).toMatchObject({ hits: [{ itemId: ITEM_ID, matched: ['案内'] }] });
    expect(seen.searched).toEqual([{ query: '案内', limit: 10 }]);
  });

  it.each([
    [{ query: '' }, /検索する言葉（query）は空にできません/],
    [{ query: 'a', limit: 101 }, /件数（limit）は100以下/],
    [{ query: 'a', limit: 0 }, /件数（limit）は1以上/],
    [{ query: 'a', limit: 1.5 }, /件数（limit）は整数/],
    [{ query: 'a', sort: 'x' }, /「sort」/],
  ])('refuses %j', async (body, detail) => {
    const problem = await problemOf(await start().post('/api/search', body));
    expect(problem).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(problem.detail).toMatch(detail);
  });
});

describe('the lists', () => {
  it('give the plans', async () => {
    expect(await (await start().get('/api/plans')).json()).toEqual({ plans: [PLAN] });
  });

  it('give the items, with the query as it was asked', async () => {
    const { get, seen } = start();
    const reply = await get(`/api/items?city=${encodeURIComponent('さくら野市')}&q=%E2%91%A3&limit=5&cursor=x`);
    expect(await reply.json()).toMatchObject({ items: [{ itemId: ITEM_ID, city: 'さくら野市' }], cursor: null });
    expect(seen.items).toEqual([{ city: 'さくら野市', q: '④', kind: 'item', limit: 5, cursor: 'x' }]);
  });

  it('give the facts, with where to go on', async () => {
    const { get, seen } = start();
    expect(await (await get('/api/facts?fiscalYear=2025')).json()).toEqual({ facts: FACTS.slice(0, 2), cursor: '2' });
    expect(seen.facts).toEqual([{ fiscalYear: 2025, limit: 100 }]);
  });

  it.each([
    ['/api/plans?x=1', /「x」という項目は使えません/],
    ['/api/items?colour=red', /「colour」という項目は使えません/],
    ['/api/items?limit=many', /件数（limit）は数値/],
    ['/api/items?limit=1001', /件数（limit）は1,000以下/],
    ['/api/items?kind=none', /種別（kind）は次のどれか.*item.*all/],
    ['/api/items?city=a&city=b', /市（city）は一つだけ、文字列/],
    ['/api/facts?fiscalYear=25', /年度（fiscalYear）は1,926以上/],
    ['/api/facts?kind=goal', /種別（kind）は次のどれか.*target/],
    ['/api/facts?format=xlsx', /形式（format）は次のどれか.*: json、csv/],
    ['/api/facts?metric=', /指標名（metric）は空にできません/],
  ])('refuse %s', async (path, detail) => {
    const problem = await problemOf(await start().get(path));
    expect(problem).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(problem.detail).toMatch(detail);
    // The query may hold a person's words.
    expect(problem.instance).not.toContain('?');
  });
});

describe('GET /api/items/{itemId}', () => {
  it.each([ITEM_ID, 'sakurano-kaikaku:Ⅰ(2)④'])('finds %s, percent-encoded', async itemId => {
    const { get, seen } = start();
    const reply = await get(`/api/items/${encodeURIComponent(itemId)}`);
    expect(await reply.json()).toEqual(ITEM);
    expect(seen.item).toEqual([itemId]);
  });

  it('hands on whatever stands in the id', async () => {
    const { get, seen } = start();
    for (const id of ['a:b/c', 'a:100%', 'a:%2F', 'a:あ い+う', 'a:?q=1&x'])
      await get(`/api/items/${encodeURIComponent(id)}`);
    expect(seen.item).toEqual(['a:b/c', 'a:100%', 'a:%2F', 'a:あ い+う', 'a:?q=1&x']);
  });

  it.each(['sakurano-kaikaku:none', '%E0%A4%A'])('says that there is no %s', async itemId => {
    const problem = await problemOf(await start().get(`/api/items/${itemId}`));
    expect(problem).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(problem.detail).toContain(`「${itemId}」`);
  });
});

describe('GET /api/items/{itemId}/related', () => {
  const path = `/api/items/${encodeURIComponent(ITEM_ID)}/related`;

  it('gives related items with reasons and differences, ten unless told otherwise', async () => {
    const { get, seen } = start();
    const body: unknown = await (await get(path)).json();
    expect(body).toEqual({ related: RELATED });
    expect(relatedItemSchema.array().parse((body as { related: unknown }).related)).toEqual(RELATED);
    await get(`${path}?limit=50`);
    expect(seen.related).toEqual([
      [ITEM_ID, 10],
      [ITEM_ID, 50],
    ]);
  });

  it.each([
    ['?limit=0', /件数（limit）は1以上/],
    ['?limit=51', /件数（limit）は50以下/],
    ['?limit=1.5', /件数（limit）は整数/],
    ['?limit=', /件数（limit）は1以上/],
    ['?planId=a', /「planId」という項目は使えません/],
  ])('refuses %s', async (query, detail) => {
    const { get, seen } = start();
    const problem = await problemOf(await get(path + query));
    expect(problem).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(problem.detail).toMatch(detail);
    expect(seen.related).toEqual([]);
  });

  it('says that there is no such item', async () => {
    const problem = await problemOf(await start().get('/api/items/sakurano-kaikaku:none/related'));
    expect(problem).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(problem.detail).toContain('「sakurano-kaikaku:none」');
  });

  it('refuses another method', async () => {
    const reply = await start().post(path, {});
    expect(reply.headers.get('allow')).toBe('GET, HEAD');
    expect(await problemOf(reply)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });
});

describe('health', () => {
  it('is alive, and ready with the figures of the index', async () => {
    const { get } = start();
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/readyz')).json()).toMatchObject({
      status: 'ready',
      version: 1,
      corpusHash: 'abc123',
      counts: { plans: 1, facts: FACTS.length },
    });
  });

  it('is alive but answers 503 while no index is open', async () => {
    const { get, post, seen } = start({
      ready: () => false,
      catalogue: () => {
        throw new TypeError('none is open');
      },
    });
    expect((await get('/healthz')).status).toBe(200);
    const replies = [await get('/readyz'), await get('/api/plans'), await post('/api/ask', { question: 'a' })];
    for (const reply of replies) {
      expect(reply.headers.get('retry-after')).toBe('5');
      expect(await problemOf(reply)).toMatchObject({ status: 503, code: 'INDEX_MISSING' });
    }
    expect(seen.asked).toEqual([]);
  });
});

describe('refusals', () => {
  it.each(['/nothing', '/api', '/api/nothing', '/api/items/a/b', '/api/ask/'])('knows no %s', async path => {
    const problem = await problemOf(await start().get(path));
    expect(problem).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it.each([
    ['GET', '/api/ask', 'POST'],
    ['DELETE', '/api/plans', 'GET, HEAD'],
    ['PUT', `/api/items/${encodeURIComponent(ITEM_ID)}`, 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['OPTIONS', '/api/search', 'POST'],
  ])('refuses %s %s and names what it takes', async (method, path, allowed) => {
    const reply = await start().app.request(path, { method });
    expect(reply.headers.get('allow')).toBe(allowed);
    expect(await problemOf(reply)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });

  it('are held by headers that keep a reply from being stored, sniffed or framed', async () => {
    const { get, post } = start();
    const replies = [await get('/api/plans'), await get('/nothing'), await post('/api/ask', {}), await get('/docs')];
    for (const { headers } of replies) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

interface Operation {
  operationId?: string;
  summary?: string;
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  responses: Record<string, { content: Record<string, unknown> }>;
  parameters?: { name: string; in: string; schema: { description?: string } }[];
}
interface Contract {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { examples?: unknown[] }> };
}

async function contractOf(get: (path: string) => Response | Promise<Response>): Promise<Contract> {
  const reply = await get('/openapi.json');
  expect(reply.status).toBe(200);
  return (await reply.json()) as Contract;
}

describe('GET /openapi.json', () => {
  it('tells every route of the contract', async () => {
    const { openapi, paths } = await contractOf(start().get);
    expect(openapi).toMatch(/^3\.1/);
    const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map(m => `${m} ${path}`));
    expect(routes.toSorted()).toEqual([
      'get /api/facts',
      'get /api/items',
      'get /api/items/{itemId}',
      'get /api/items/{itemId}/related',
      'get /api/plans',
      'get /healthz',
      'get /metrics',
      'get /readyz',
      'get /v1/models',
      'get /v1/models/{model}',
      'post /api/ask',
      'post /api/search',
      'post /v1/chat/completions',
    ]);
  });

  it('tells only routes that exist and answer their own example', async () => {
    const { app, get } = start();
    const contract = await contractOf(get);
    const ids = new Set<string>();
    for (const [path, methods] of Object.entries(contract.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        ids.add(operation.operationId ?? '');
        expect(operation.summary).toMatch(/\p{sc=Hiragana}/u);
        const ref = operation.requestBody?.content['application/json']?.schema.$ref?.split('/').pop();
        const example = contract.components.schemas[ref ?? '']?.examples?.[0];
        expect([path, Boolean(operation.requestBody)]).toEqual([path, example !== undefined]);
        const reply = await app.request(
          path.replace('{itemId}', encodeURIComponent(ITEM_ID)).replace('{model}', 'keikaku-navi'),
          {
            method: method.toUpperCase(),
            ...(example !== undefined && {
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify(example),
            }),
          },
        );
        expect([method, path, reply.status]).toEqual([method, path, 200]);
        expect(Object.keys(operation.responses)).toContain('200');
      }
    }
    expect(ids.size).toBe(13);
    expect(ids).not.toContain('');
  });

  it('tells the fields of a question and how errors look', async () => {
    const { paths, components } = await contractOf(start().get);
    expect(components.schemas['AskRequest']).toMatchObject({
      properties: { question: { minLength: 1, maxLength: 1000 } },
      required: ['question'],
      additionalProperties: false,
    });
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Answer', 'Plan', 'ItemDetail', 'Problem']),
    );
    const refusal = paths['/api/ask']?.['post']?.responses['400']?.content['application/problem+json'];
    expect(refusal).toEqual({ schema: { $ref: '#/components/schemas/Problem' } });
    const query = paths['/api/facts']?.['get']?.parameters ?? [];
    expect(query.filter(({ schema }) => !/\p{sc=Han}/u.test(schema.description ?? ''))).toEqual([]);
    expect(paths['/api/items/{itemId}']?.['get']?.parameters).toMatchObject([{ name: 'itemId', in: 'path' }]);
    expect(paths['/api/items/{itemId}/related']?.['get']?.parameters).toMatchObject([
      { name: 'itemId', in: 'path' },
      { name: 'limit', in: 'query', schema: { minimum: 1, maximum: 50, default: 10, description: '返す件数' } },
    ]);
    expect(Object.keys(components.schemas)).toContain('RelatedItem');
  });
});

describe('GET /docs', () => {
  it('is a page with its own style and script and nothing from outside', async () => {
    const { get } = start();
    const reply = await get('/docs');
    const html = await reply.text();
    expect(reply.headers.get('content-type')).toMatch(/^text\/html/);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(html).toContain('lang="ja"');
    expect(html).not.toMatch(/https?:\/\/|<script>|<style|onclick=/);
    for (const code of Object.keys(PROBLEM_KINDS)) expect(html).toContain(`id="${code}"`);
    for (const [, path] of html.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)) {
      expect([path, (await get(path ?? '')).status]).toEqual([path, 200]);
    }
  });
});
