/** The clients that others use, against a real connection. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ChatOpenAI } from '@langchain/openai';
import { BadRequestError, InternalServerError, NotFoundError, OpenAI } from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http/app.ts';
import type { HttpServices } from '../../src/channels/http/services.ts';
import { createOpenAi } from '../../src/channels/openai/app.ts';
import type { AskOptions } from '../../src/domain/answer.ts';
import { NaviError } from '../../src/errors.ts';
import { eventsOf } from './events.ts';
import { ANSWER, fakeServices } from './fake-services.ts';
import { listen } from './loopback.ts';
import type { Loopback } from './loopback.ts';

let server: Loopback;
afterEach(() => server.close());

async function start(override: Partial<HttpServices> = {}) {
  const services = fakeServices(override);
  server = await listen(createHttp(services, [createOpenAi(services)]));
  const baseURL = `${server.origin}/v1`;
  const official = new OpenAI({ baseURL, apiKey: 'any', maxRetries: 0 });
  const langchain = (streaming = false) =>
    new ChatOpenAI({
      model: 'keikaku-navi',
      apiKey: 'any',
      maxRetries: 0,
      streaming,
      temperature: 0,
      __includeRawResponse: true,
      configuration: { baseURL },
    });
  return { official, langchain, baseURL, seen: services.seen };
}

const MESSAGES = [
  { role: 'system' as const, content: '短く。' },
  { role: 'user' as const, content: '待ち時間は？' },
];
const HISTORY_QUESTION = [{ question: '待ち時間は？' }];

describe('the official openai client', () => {
  it('reads an answer with its metadata', async () => {
    const { official, seen } = await start();
    const reply = await official.chat.completions.create({ model: 'keikaku-navi', messages: MESSAGES });
    expect(reply.choices[0]?.message.content).toContain(ANSWER.answer);
    expect(reply.choices[0]?.message.content).toContain(`${server.origin}/items/`);
    expect(reply.choices[0]?.finish_reason).toBe('stop');
    expect(reply.usage?.total_tokens).toBeGreaterThan(ANSWER.answer.length);
    expect(reply).toMatchObject({ metadata: { status: 'answered', citations: ANSWER.citations, verified: true } });
    expect(seen.asked).toEqual(HISTORY_QUESTION);
  });

  it.each([true, false])('reads a stream (with usage: %s), through heartbeats', async usage => {
    const { official } = await start({ stream: { heartbeatMs: 5 }, ask: () => sleep(40, ANSWER) });
    const whole = await official.chat.completions.create({ model: 'keikaku-navi', messages: MESSAGES });
    const stream = await official.chat.completions.create({
      model: 'keikaku-navi',
      messages: MESSAGES,
      stream: true,
      stream_options: { include_usage: usage },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(chunks.at(-1)?.usage ?? undefined).toEqual(usage ? whole.usage : undefined);
    expect(chunks.some(chunk => 'metadata' in chunk)).toBe(true);
  });

  it('can leave a stream in the middle', async () => {
    let given: AskOptions | undefined;
    const { official } = await start({
      ask: (_request, options) => {
        given = options;
        return new Promise(() => undefined);
      },
    });
    const stream = await official.chat.completions.create({ model: 'x', messages: MESSAGES, stream: true });
    for await (const chunk of stream) {
      expect(chunk.choices[0]?.delta.role).toBe('assistant');
      break;
    }
    await expect.poll(() => given?.signal?.aborted).toBe(true);
  });

  it('shows the sentence of a refusal', async () => {
    const { official } = await start();
    const many = official.chat.completions.create({ model: 'x', messages: MESSAGES, n: 2 });
    const refusal: unknown = await many.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BadRequestError);
    expect(refusal).toMatchObject({ status: 400, code: 'BAD_REQUEST', param: 'n', type: 'invalid_request_error' });
    expect((refusal as Error).message).toContain('n には 1 を指定してください');
  });

  it('fails by a fault of the server, whole and in mid-stream', async () => {
    const { official } = await start({ ask: () => Promise.reject(new NaviError('UNVERIFIED_ANSWER', 'x')) });
    const body = { model: 'x', messages: MESSAGES };
    await expect(official.chat.completions.create(body)).rejects.toBeInstanceOf(InternalServerError);
    const stream = await official.chat.completions.create({ ...body, stream: true });
    const read = async () => {
      for await (const chunk of stream) expect(chunk.choices[0]?.delta.content).toBe('');
    };
    await expect(read()).rejects.toMatchObject({ code: 'UNVERIFIED_ANSWER' });
  });

  it('lists the models', async () => {
    const { official } = await start();
    const ids = [];
    for await (const model of official.models.list()) ids.push(model.id);
    expect(ids).toEqual(['keikaku-navi']);
    expect((await official.models.retrieve('keikaku-navi')).object).toBe('model');
    await expect(official.models.retrieve('other')).rejects.toBeInstanceOf(NotFoundError);
  });
});

const totalOf = ({ usage_metadata: usage }: { usage_metadata?: { total_tokens: number } | undefined }) =>
  usage?.total_tokens ?? 0;

describe('LangChain’s ChatOpenAI', () => {
  it('reads an answer', async () => {
    const { langchain, seen } = await start();
    const message = await langchain().invoke([
      ['system', '短く。'],
      ['human', '待ち時間は？'],
    ]);
    expect(message.content).toContain(ANSWER.answer);
    expect(totalOf(message)).toBeGreaterThan(ANSWER.answer.length);
    expect(message.additional_kwargs['__raw_response']).toMatchObject({ metadata: { status: 'answered' } });
    expect(seen.asked).toEqual(HISTORY_QUESTION);
  });

  it('reads a stream', async () => {
    const { langchain } = await start();
    const whole = await langchain().invoke('待ち時間は？');
    const chunks = [];
    for await (const chunk of await langchain(true).stream('待ち時間は？')) chunks.push(chunk);
    expect(chunks.map(({ text }) => text).join('')).toBe(whole.text);
    expect(chunks.length).toBeGreaterThan(4);
    expect(Math.max(...chunks.map(totalOf))).toBe(totalOf(whole));
  });

  it('goes on with a conversation', async () => {
    const { langchain, seen } = await start();
    const first = await langchain().invoke('待ち時間は？');
    await langchain().invoke([['human', '待ち時間は？'], first, ['human', 'その翌年は？']]);
    expect(seen.asked[1]?.history).toEqual([
      { role: 'user', content: '待ち時間は？' },
      { role: 'assistant', content: ANSWER.answer },
    ]);
  });

  it('fails by a fault of the server', async () => {
    const { langchain } = await start({ ask: () => Promise.reject(new NaviError('UNVERIFIED_ANSWER', 'x')) });
    await expect(langchain().invoke('a')).rejects.toThrow(/もう一度お試しください/u);
    const read = async () => {
      for await (const { content } of await langchain(true).stream('a')) expect(content).toBe('');
    };
    await expect(read()).rejects.toThrow(/もう一度お試しください/u);
  });
});

describe('a bare fetch', () => {
  it('reads both forms, without a key', async () => {
    const { baseURL } = await start();
    const send = (stream: boolean) =>
      fetch(`${baseURL}/chat/completions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content: '待ち時間は？' }], stream }),
      });
    const whole = (await (await send(false)).json()) as { choices: { message: { content: string } }[] };
    const reply = await send(true);
    expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = eventsOf(await reply.text());
    expect(events.at(-1)?.data).toBe('[DONE]');
    const deltas = events
      .slice(0, -1)
      .map(({ data }) => JSON.parse(data) as { choices: { delta: { content?: string } }[] });
    expect(deltas.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    );
  });

  it('reads events of /api/ask to their end', async () => {
    const { seen } = await start();
    const reply = await fetch(`${server.origin}/api/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({ question: '待ち時間は？' }),
    });
    const events = eventsOf(await reply.text());
    expect(JSON.parse(events.at(-1)?.data ?? '')).toEqual(ANSWER);
    expect(seen.asked).toEqual(HISTORY_QUESTION);
  });
});
