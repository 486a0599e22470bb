import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http/app.ts';
import type { HttpServices } from '../../src/channels/http/services.ts';
import { WAITING_MAX } from '../../src/channels/shared/event-stream.ts';
import type { Ask, AskOptions } from '../../src/domain/answer.ts';
import { NaviError } from '../../src/errors.ts';
import { eventsOf, namesOf } from './events.ts';
import { ANSWER, fakeServices, tellWhole } from './fake-services.ts';

const EVENTS = 'text/event-stream';

function start(override: Partial<HttpServices> = {}) {
  const services = fakeServices(override);
  const app = createHttp(services);
  const post = (body: unknown, accept: string | null = EVENTS, signal?: AbortSignal) =>
    app.request('/api/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(accept !== null && { Accept: accept }) },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  return { post, seen: services.seen };
}

const streamed = async (ask: Ask, rest: Partial<HttpServices> = {}) => {
  const { post, seen } = start({ ask, ...rest });
  const text = await (await post({ question: 'a' })).text();
  return { events: eventsOf(text), text, seen };
};

describe('an answer as events', () => {
  it('comes with its progress first and the whole of it last', async () => {
    const { post } = start();
    const reply = await post({ question: 'a' });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('x-accel-buffering')).toBe('no');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    const events = eventsOf(await reply.text());
    expect(namesOf(events)).toEqual(['status', 'token', 'token', 'citation', 'citation', 'done']);
    const data = events.map(event => JSON.parse(event.data) as unknown);
    expect(data[0]).toEqual({ text: '資料を調べています。' });
    const tokens = data.slice(1, 3) as { text: string }[];
    expect(tokens.map(({ text }) => text).join('')).toBe(ANSWER.answer);
    expect(data.slice(3, 5)).toEqual(ANSWER.citations);
    expect(data[5]).toEqual(ANSWER);
  });

  it.each([
    [EVENTS, true],
    ['Text/Event-Stream', true],
    ['text/event-stream;q=0.9, application/json;q=0.8', true],
    ['text/event-stream, application/json', true],
    ['text/event-stream, */*', true],
    ['application/json;q=0.5, text/*', true],
    ['*/*, text/event-stream', true],
    ['text/*, application/json', false],
    [null, false],
    ['*/*', false],
    ['', false],
    ['application/json', false],
    ['application/json, text/event-stream', false],
    ['text/event-stream;q=0.5, application/json', false],
    ['text/event-stream;q=0.5, */*;q=0.9', false],
    ['text/event-stream;q=0', false],
    ['text/event-stream;q=0, */*', false],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
    ['x-text/event-streams', false],
  ])('is sent so for Accept: %s: %s', async (accept, wanted) => {
    const reply = await start().post({ question: 'a' }, accept);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(wanted ? /^text\/event-stream/ : /^application\/json/);
    await reply.text();
  });

  it.each([
    [{ question: '' }, 400, 'QUESTION_EMPTY'],
    [{ question: 'あ'.repeat(1001) }, 400, 'QUESTION_TOO_LONG'],
    [{ question: 'a', extra: 1 }, 400, 'BAD_REQUEST'],
    [{ question: 'a', filters: { city: 'x'.repeat(70_000) } }, 413, 'BODY_TOO_LARGE'],
  ])('does not begin for a bad request (%#)', async (body, status, code) => {
    const { post, seen } = start();
    const reply = await post(body);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ status, code });
    expect(seen.asked).toEqual([]);
  });

  it('does not begin while no index is open', async () => {
    const reply = await start({ ready: () => false }).post({ question: 'a' });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  });

  it('ends with an error where asking fails in the middle', async () => {
    const secret = new Error('/home/operator');
    const { events, text, seen } = await streamed((_request, options) => {
      options?.tell?.({ type: 'status', text: '調べています。' });
      options?.tell?.({ type: 'token', text: 'はじめ' });
      return Promise.reject(secret);
    });
    expect(namesOf(events)).toEqual(['status', 'token', 'error']);
    expect(JSON.parse(events[2]?.data ?? '')).toMatchObject({ status: 500, code: 'INTERNAL', instance: '/api/ask' });
    expect(text).not.toContain('operator');
    expect(seen.reported).toEqual([secret]);
  });

  it('does not report what is the caller’s to mend', async () => {
    const { events, seen } = await streamed(() => Promise.reject(new NaviError('QUESTION_EMPTY', '質問を入力。')));
    expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({ status: 400, code: 'QUESTION_EMPTY' });
    expect(seen.reported).toEqual([]);
  });

  it('ends with the answer, whatever is told after it', async () => {
    let told: AskOptions['tell'];
    const { post } = start({
      ask: (_request, options) => {
        told = options?.tell;
        tellWhole(ANSWER, told);
        return Promise.resolve(ANSWER);
      },
    });
    const reply = await post({ question: 'a' });
    await sleep(5);
    told?.({ type: 'token', text: 'あとから' });
    const events = eventsOf(await reply.text());
    expect(namesOf(events).at(-1)).toBe('done');
    expect(events.map(({ data }) => data).join('')).not.toContain('あとから');
  });

  it('keeps the connection alive while nothing is said', async () => {
    const { text, events } = await streamed(() => sleep(60, ANSWER), { stream: { heartbeatMs: 10 } });
    expect(text.match(/^:$/gmu)?.length).toBeGreaterThan(2);
    expect(namesOf(events)).toEqual(['done']);
  });

  it('keeps lines and marks of a text whole', async () => {
    const odd = 'a\r\nb\nevent: done\ndata: x\n\n: c\u2028';
    const { events } = await streamed((_request, options) => {
      options?.tell?.({ type: 'token', text: odd });
      return Promise.resolve(ANSWER);
    });
    expect(namesOf(events)).toEqual(['token', 'done']);
    expect(JSON.parse(events[0]?.data ?? '')).toEqual({ text: odd });
  });
});

describe('a reader who does not keep up', () => {
  it('gets a beginning of the progress, and the whole answer', async () => {
    const line = 'あ'.repeat(1000);
    const lines = 1000;
    const { post } = start({
      ask: (_request, options) => {
        for (let n = 0; n < lines; n++) options?.tell?.({ type: 'token', text: `${String(n)}${line}` });
        return Promise.resolve(ANSWER);
      },
    });
    const reply = await post({ question: 'a' });
    await sleep(20);
    const events = eventsOf(await reply.text());
    expect(events.at(-1)?.name).toBe('done');
    const tokens = events.slice(0, -1).map(({ data }) => (JSON.parse(data) as { text: string }).text);
    // What waits is bounded, and nothing is missing in between.
    expect(tokens.length).toBeGreaterThan(5);
    expect(tokens.join('').length).toBeLessThan(WAITING_MAX + 5 * line.length);
    expect(tokens).toEqual(tokens.map((_, n) => `${String(n)}${line}`));
  });

  it('does not hold the asking up', async () => {
    let finished = false;
    const { post } = start({
      ask: async (_request, options) => {
        for (let n = 0; n < 200; n++) {
          options?.tell?.({ type: 'token', text: 'あ'.repeat(1000) });
          await Promise.resolve();
        }
        finished = true;
        return ANSWER;
      },
    });
    const reply = await post({ question: 'a' });
    await sleep(20);
    expect(finished).toBe(true);
    await reply.body?.cancel();
  });

  it('is cut off after a while', async () => {
    let signal: AbortSignal | undefined;
    const { post } = start({
      stream: { heartbeatMs: 10, stallMs: 30 },
      ask: (_request, options) => {
        signal = options?.signal;
        for (let n = 0; n < 10; n++) options?.tell?.({ type: 'token', text: 'あ' });
        return new Promise(() => undefined);
      },
    });
    const reply = await post({ question: 'a' });
    await expect.poll(() => signal?.aborted).toBe(true);
    // The end of the stream, without an answer.
    expect(namesOf(eventsOf(await reply.text()))).not.toContain('done');
  });
});

describe('a reader who has gone', () => {
  it.each(['by leaving the body', 'by ending the request'])('is not answered any more: %s', async how => {
    let options: AskOptions | undefined;
    const { post, seen } = start({
      ask: (_request, given) => {
        options = given;
        given?.tell?.({ type: 'status', text: '調べています。' });
        return new Promise((_, reject) => {
          given?.signal?.addEventListener('abort', () => {
            reject(new DOMException('gone', 'AbortError'));
          });
        });
      },
    });
    const leaving = new AbortController();
    const reply = await post({ question: 'a' }, EVENTS, leaving.signal);
    const reader = reply.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: status');
    expect(options?.signal?.aborted).toBe(false);
    if (how === 'by leaving the body') await reader?.cancel();
    else leaving.abort();
    await expect.poll(() => options?.signal?.aborted).toBe(true);
    options?.tell?.({ type: 'token', text: 'だれも読まない' });
    await sleep(5);
    expect((await reader?.read())?.done).toBe(true);
    expect(seen.reported).toEqual([]);
  });

  it('is reported to nobody where JSON was asked for', async () => {
    const leaving = new AbortController();
    const { post, seen } = start({
      ask: (_request, options) => {
        leaving.abort();
        options?.signal?.throwIfAborted();
        return Promise.resolve(ANSWER);
      },
    });
    const reply = await post({ question: 'a' }, 'application/json', leaving.signal);
    expect(reply.status).toBe(499);
    expect(seen.reported).toEqual([]);
  });
});
