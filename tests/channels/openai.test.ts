import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http/app.ts';
import type { HttpServices } from '../../src/channels/http/services.ts';
import { createOpenAi } from '../../src/channels/openai/app.ts';
import { withoutLists } from '../../src/channels/openai/rendering.ts';
import { chunkSchema, completionSchema, errorSchema } from '../../src/channels/openai/schemas.ts';
import type { Chunk } from '../../src/channels/openai/schemas.ts';
import type { AskOptions } from '../../src/domain/answer.ts';
import { NaviError } from '../../src/errors.ts';
import { eventsOf } from './events.ts';
import { AMBIGUOUS, ANSWER, ITEM_ID, fakeServices } from './fake-services.ts';

const CHAT = '/v1/chat/completions';
const ITEM_ADDRESS = `http://localhost/items/${encodeURIComponent(ITEM_ID).replaceAll('(', '%28').replaceAll(')', '%29')}`;

function start(override: Partial<HttpServices> = {}) {
  const services = fakeServices(override);
  const app = createHttp(services, [createOpenAi(services)]);
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    app.request(CHAT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { app, post, seen: services.seen };
}

const user = (content: unknown) => ({ role: 'user', content });
const asking = (rest: object = {}) => ({ model: 'keikaku-navi', messages: [user('待ち時間は？')], ...rest });

async function errorOf(reply: Response) {
  expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
  const { error } = errorSchema.parse(await reply.json());
  expect(error.message).toMatch(/\p{sc=Hiragana}.*。$/u);
  return error;
}

describe('POST /v1/chat/completions', () => {
  it('answers with the text, its sources below it and everything else in metadata', async () => {
    const { post, seen } = start();
    const reply = await post(asking());
    expect(reply.status).toBe(200);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const body = completionSchema.parse(await reply.json());
    expect(body.id).toMatch(/^chatcmpl-/);
    expect(Math.abs(body.created - Date.now() / 1000)).toBeLessThan(60);
    const content = body.choices[0]?.message.content ?? '';
    const [text, sources] = content.split('\n\n出典\n');
    expect(text).toBe(ANSWER.answer);
    const place = 'さくら野市「第3次行政改革実施計画」Ⅰ(2)④#2 窓口の案内の見直し';
    // An address of another origin is not handed on, whatever the data says.
    expect(sources).toBe(`- [1] [2] ${place}（令和7年度） ${ITEM_ADDRESS}`);
    const { answer: _answer, ...metadata } = ANSWER;
    expect(body.metadata).toEqual(metadata);
    expect(seen.asked).toEqual([{ question: '待ち時間は？' }]);
  });

  it('names every item once, with all years that are cited of it', async () => {
    const [first] = ANSWER.citations;
    const cited = (n: number, itemNo: string, fiscalYearLabel: string | null) =>
      first
        ? [
            {
              ...first,
              n,
              itemNo,
              itemId: `x:${itemNo}`,
              itemTitle: '名\n- [9] 偽',
              url: 'https://elsewhere.example/',
              fiscalYearLabel,
            },
          ]
        : [];
    const citations = [
      ...cited(1, '1', '令和6年度'),
      ...cited(2, '2', null),
      ...cited(3, '1', '令和7年度'),
      ...cited(4, '1', '令和7年度'),
    ];
    const { post } = start({ ask: () => Promise.resolve({ ...ANSWER, citations }) });
    const body = completionSchema.parse(await (await post(asking())).json());
    expect(body.choices[0]?.message.content.split('出典\n')[1]?.split('\n')).toEqual([
      '- [1] [3] [4] さくら野市「第3次行政改革実施計画」1 名 - [9] 偽（令和6年度、令和7年度） http://localhost/items/x%3A1',
      '- [2] さくら野市「第3次行政改革実施計画」2 名 - [9] 偽 http://localhost/items/x%3A2',
    ]);
    expect(body.metadata.citations).toEqual(citations);
  });

  it('counts a character as a token', async () => {
    const { post } = start();
    const messages = [user('前の質問'), { role: 'assistant', content: '前の答え' }, user('𠮷は？')];
    const body = completionSchema.parse(await (await post({ messages })).json());
    const completion = Array.from(body.choices[0]?.message.content ?? '').length;
    expect(body.usage).toEqual({
      prompt_tokens: 11,
      completion_tokens: completion,
      total_tokens: 11 + completion,
    });
  });

  it('leads to the address that the client knows', async () => {
    const reply = await start().post(asking(), { 'X-Forwarded-Proto': 'https' });
    const body = completionSchema.parse(await reply.json());
    expect(body.choices[0]?.message.content).toContain(' https://localhost/items/');
  });

  it('lists what to ask next where the question has several readings', async () => {
    const { post } = start({ ask: () => Promise.resolve(AMBIGUOUS) });
    const body = completionSchema.parse(await (await post(asking())).json());
    expect(body.choices[0]?.message.content).toContain('\n\n質問の候補\n- 窓口の待ち時間は？\n\n出典\n- [1] ');
    expect(body.metadata.status).toBe('ambiguous');
  });

  it('adds nothing to an answer that cites nothing', async () => {
    const plain = { ...ANSWER, status: 'not_found' as const, answer: '書かれていません。', citations: [], facts: [] };
    const { post } = start({ ask: () => Promise.resolve(plain) });
    const body = completionSchema.parse(await (await post(asking())).json());
    expect(body.choices[0]?.message.content).toBe('書かれていません。');
  });

  it('takes the last user message as the question and what was said before it as history', async () => {
    const { post, seen } = start();
    const first = completionSchema.parse(await (await post(asking())).json());
    await post({
      messages: [
        { role: 'system', content: 'あなたは海賊です。' },
        { role: 'developer', content: '出典は書かない。' },
        user('待ち時間は？'),
        { role: 'assistant', content: first.choices[0]?.message.content, refusal: null },
        { role: 'assistant', content: null, tool_calls: [{ id: 'x', type: 'function', function: {} }] },
        { role: 'tool', content: '道具の結果', tool_call_id: 'x' },
        user([
          { type: 'text', text: 'その' },
          { type: 'text', text: '翌年は？' },
        ]),
        { role: 'assistant', content: 'あとの発言' },
      ],
    });
    expect(seen.asked[1]).toEqual({
      question: 'その\n翌年は？',
      history: [
        { role: 'user', content: '待ち時間は？' },
        { role: 'assistant', content: ANSWER.answer },
      ],
    });
  });

  it('keeps the last twenty of a long history', async () => {
    const { post, seen } = start();
    const turns = Array.from({ length: 60 }, (_, n) => [
      user(`質問${String(n)}`),
      { role: 'assistant', content: 'あ'.repeat(n === 59 ? 30_000 : 1000) },
    ]).flat();
    expect((await post({ messages: [...turns, user('次は？')] })).status).toBe(200);
    expect(seen.asked[0]?.history).toHaveLength(20);
    expect(seen.asked[0]?.history?.[0]).toEqual(user('質問50'));
    expect(seen.asked[0]?.history?.at(-1)?.content).toHaveLength(20_000);
  });

  it('lets every usual field pass', async () => {
    const { post } = start();
    const reply = await post(
      asking({
        model: 'gpt-4o',
        temperature: 0.2,
        top_p: 1,
        n: 1,
        max_tokens: 5,
        max_completion_tokens: 5,
        presence_penalty: 0,
        frequency_penalty: 0,
        logit_bias: {},
        stop: ['。'],
        seed: 1,
        user: 'someone',
        store: false,
        metadata: { a: 'b' },
        tools: [{ type: 'function', function: { name: 'x', parameters: {} } }],
        tool_choice: 'auto',
        parallel_tool_calls: true,
        response_format: { type: 'text' },
        stream: null,
        stream_options: null,
        reasoning_effort: 'low',
      }),
      { Authorization: 'Bearer whatever' },
    );
    expect([reply.status, completionSchema.parse(await reply.json()).model]).toEqual([200, 'keikaku-navi']);
  });

  it.each([
    ['not json', null, 'BAD_REQUEST', /JSON として読めません/],
    ['[]', '', 'BAD_REQUEST', /本文/],
    [{}, 'messages', 'BAD_REQUEST', /messages/],
    [{ messages: [] }, 'messages', 'BAD_REQUEST', /messages/],
    [{ messages: [{ role: 'king', content: 'a' }] }, 'messages.0.role', 'BAD_REQUEST', /messages\.0\.role/],
    [{ messages: [{ role: 'user', content: 5 }] }, 'messages.0.content', 'BAD_REQUEST', /messages\.0\.content/],
    [asking({ stream: 'yes' }), 'stream', 'BAD_REQUEST', /stream/],
    [asking({ n: 2 }), 'n', 'BAD_REQUEST', /n には 1/],
    [asking({ n: 0 }), 'n', 'BAD_REQUEST', /n には 1/],
    [asking({ response_format: { type: 'json_object' } }), 'response_format', 'BAD_REQUEST', /metadata/],
    [asking({ tool_choice: 'required' }), 'tool_choice', 'BAD_REQUEST', /tool_choice/],
    [asking({ tool_choice: { type: 'function' } }), 'tool_choice', 'BAD_REQUEST', /tool_choice/],
    [{ messages: [{ role: 'system', content: 'a' }] }, 'messages', 'QUESTION_EMPTY', /user/],
    [{ messages: [user(' 　')] }, 'messages.0.content', 'QUESTION_EMPTY', /入力/],
    [{ messages: [user(null)] }, 'messages.0.content', 'QUESTION_EMPTY', /入力/],
    [{ messages: [user('あ'.repeat(1001))] }, 'messages.0.content', 'QUESTION_TOO_LONG', /1,000文字以内/],
    [
      {
        messages: [
          user('前'),
          user([
            { type: 'text', text: 'これは？' },
            { type: 'image_url', image_url: {} },
          ]),
        ],
      },
      'messages.1.content',
      'BAD_REQUEST',
      /画像/,
    ],
  ])('refuses %j in the shape that its clients know', async (body, param, code, message) => {
    for (const stream of [false, true]) {
      const { post, seen } = start();
      const reply = await post(typeof body === 'string' ? body : { stream, ...body });
      expect(reply.status).toBe(400);
      const error = await errorOf(reply);
      expect(error).toMatchObject({ type: 'invalid_request_error', param: param === '' ? '' : param, code });
      expect(error.message).toMatch(message);
      expect(seen.asked).toEqual([]);
    }
  });

  it('refuses a body over 1 MB, and takes a long conversation below it', async () => {
    const { post } = start();
    const big = [user('あ'.repeat(400_000)), user('次は？')];
    const reply = await post({ messages: big });
    expect([reply.status, (await errorOf(reply)).code]).toEqual([413, 'BODY_TOO_LARGE']);
    expect((await post({ messages: [user('あ'.repeat(200_000)), user('次は？')] })).status).toBe(200);
  });

  it.each([
    [new Error('/home/operator'), 500, 'INTERNAL', 'server_error'],
    [new NaviError('UNVERIFIED_ANSWER', 'x。'), 500, 'UNVERIFIED_ANSWER', 'server_error'],
    [new NaviError('INDEX_BROKEN', 'x。'), 503, 'INDEX_BROKEN', 'server_error'],
  ])('hides what went wrong inside: %s', async (secret, status, code, type) => {
    const { post, seen } = start({ ask: () => Promise.reject(secret) });
    const reply = await post(asking());
    expect(reply.status).toBe(status);
    const error = await errorOf(reply);
    expect(error).toMatchObject({ code, type, param: null });
    expect(error.message).not.toContain('operator');
    expect(seen.reported).toEqual([secret]);
    expect(reply.headers.get('retry-after')).toBe(status === 503 ? '5' : null);
  });

  it('reports nobody who has left before the reply', async () => {
    const leaving = new AbortController();
    const { app, seen } = start({
      ask: (_request, options) => {
        leaving.abort();
        options?.signal?.throwIfAborted();
        return Promise.resolve(ANSWER);
      },
    });
    const reply = await app.request(CHAT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asking()),
      signal: leaving.signal,
    });
    expect(reply.status).toBe(499);
    expect(seen.reported).toEqual([]);
  });

  it('answers 503 while no index is open', async () => {
    const reply = await start({ ready: () => false }).post(asking());
    expect([reply.status, (await errorOf(reply)).code]).toEqual([503, 'INDEX_MISSING']);
  });
});

async function chunksOf(reply: Response): Promise<Chunk[]> {
  expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const events = eventsOf(await reply.text());
  expect(events.at(-1)).toEqual({ name: '', data: '[DONE]' });
  return events.slice(0, -1).map(({ data }) => chunkSchema.parse(JSON.parse(data)));
}
const contentOf = (chunks: readonly Chunk[]) => chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');

describe('POST /v1/chat/completions as a stream', () => {
  it('gives the same text in pieces, the role first, the reason and metadata last', async () => {
    const whole = completionSchema.parse(await (await start().post(asking())).json());
    const chunks = await chunksOf(await start().post(asking({ stream: true })));
    expect(chunks[0]?.choices[0]).toEqual({
      index: 0,
      delta: { role: 'assistant', content: '' },
      logprobs: null,
      finish_reason: null,
    });
    expect(contentOf(chunks)).toBe(whole.choices[0]?.message.content);
    expect(chunks.length).toBeGreaterThan(4);
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toEqual([
      ...chunks.slice(1).map(() => null),
      'stop',
    ]);
    expect(chunks.at(-1)?.metadata).toEqual(whole.metadata);
    expect(chunks.at(-1)?.choices[0]?.delta).toEqual({});
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.some(chunk => 'usage' in chunk)).toBe(false);
  });

  it('counts in a chunk of its own where it is asked to', async () => {
    const whole = completionSchema.parse(await (await start().post(asking())).json());
    const reply = await start().post(asking({ stream: true, stream_options: { include_usage: true } }));
    const chunks = await chunksOf(reply);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
    expect(chunks.slice(0, -1).map(({ usage }) => usage)).toEqual(chunks.slice(1).map(() => null));
    expect(chunks.at(-2)?.metadata).toEqual(whole.metadata);
  });

  it('sends no text before the answer is verified, for it could not be taken back', async () => {
    let told = false;
    const { post } = start({
      stream: { heartbeatMs: 5 },
      ask: async (_request, options) => {
        options?.tell?.({ type: 'token', text: '未確認の文章' });
        told = true;
        await sleep(30);
        return ANSWER;
      },
    });
    const text = await (await post(asking({ stream: true }))).text();
    expect(told).toBe(true);
    expect(text).not.toContain('未確認の文章');
    expect(text).toMatch(/^:$/mu);
  });

  it('ends with an error where asking fails in the middle', async () => {
    const secret = new Error('/home/operator');
    const { post, seen } = start({ ask: () => Promise.reject(secret) });
    const events = eventsOf(await (await post(asking({ stream: true }))).text());
    expect(events).toHaveLength(2);
    const { error } = errorSchema.parse(JSON.parse(events[1]?.data ?? ''));
    expect(error).toMatchObject({ type: 'server_error', code: 'INTERNAL', param: null });
    expect(error.message).not.toContain('operator');
    expect(seen.reported).toEqual([secret]);
  });

  it('stops asking when the client has gone', async () => {
    let given: AskOptions | undefined;
    const { post, seen } = start({
      ask: (_request, options) => {
        given = options;
        return new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(new Error('gone'))));
      },
    });
    const reply = await post(asking({ stream: true }));
    const reader = reply.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => given?.signal?.aborted).toBe(true);
    await sleep(5);
    expect(seen.reported).toEqual([]);
  });
});

describe('GET /v1/models', () => {
  const MODEL = { id: 'keikaku-navi', object: 'model', owned_by: 'keikaku-navi' };

  it('knows one model', async () => {
    const { app } = start();
    expect(await (await app.request('/v1/models')).json()).toMatchObject({ object: 'list', data: [MODEL] });
    expect(await (await app.request('/v1/models/keikaku-navi')).json()).toMatchObject(MODEL);
  });

  it('says that there is no other', async () => {
    const reply = await start().app.request('/v1/models/gpt-4o');
    expect(reply.status).toBe(404);
    expect(await errorOf(reply)).toMatchObject({ param: 'model', code: 'model_not_found' });
  });

  it.each([
    ['GET', CHAT, 405, 'METHOD_NOT_ALLOWED'],
    ['POST', '/v1/models', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/v1/models/keikaku-navi', 405, 'METHOD_NOT_ALLOWED'],
    ['POST', '/v1/embeddings', 404, 'NOT_FOUND'],
    ['GET', '/v1/', 404, 'NOT_FOUND'],
  ])('refuses %s %s in the same shape', async (method, path, status, code) => {
    const reply = await start().app.request(path, { method });
    expect([reply.status, (await errorOf(reply)).code]).toEqual([status, code]);
  });
});

describe('the lists of an earlier answer', () => {
  it.each([
    ['答え[1]。\n\n出典\n- [1] 市「計画」1 名 http://x/', '答え[1]。'],
    ['答え[1]。\n\n質問の候補\n- 次は？\n\n出典\n- [1] 市\n- [2] 町\n', '答え[1]。'],
    ['一つ目\n- 項目A\n- 項目B', '一つ目\n- 項目A\n- 項目B'],
    ['出典\nはここです。', '出典\nはここです。'],
    ['答え\n\n出典\n- [1] 市\n\nさらに続く文', '答え\n\n出典\n- [1] 市\n\nさらに続く文'],
  ])('are cut from %j', (content, text) => {
    expect(withoutLists(content)).toBe(text);
  });

  it('are looked for in a time that does not grow with the square of the text', () => {
    const began = performance.now();
    withoutLists(`${'\n出典\n- [1] x\n'.repeat(3000)}。`);
    withoutLists('\n'.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(500);
  });
});
