/** Clients that leave: nothing of them stays behind. */
import { getEventListeners } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http/app.ts';
import { createOpenAi } from '../../src/channels/openai/app.ts';
import type { StreamTimes } from '../../src/channels/shared/event-stream.ts';
import { createMetrics } from '../../src/channels/shared/metrics.ts';
import type { Ask } from '../../src/domain/answer.ts';
import { fakeServices } from './fake-services.ts';
import { listen } from './loopback.ts';
import type { Loopback } from './loopback.ts';

const STREAMS = 400;
const AT_ONCE = 20;

let server: Loopback;
afterEach(() => server.close());

/** Asks that go on until their client has gone. */
async function start(stream: StreamTimes = {}) {
  const metrics = createMetrics();
  const signals: AbortSignal[] = [];
  const ask: Ask = (_request, { signal, tell } = {}) =>
    new Promise((_, reject) => {
      tell?.({ type: 'status', text: '調べています。' });
      tell?.({ type: 'token', text: 'あ'.repeat(2000) });
      if (!signal) return;
      signals.push(signal);
      signal.addEventListener('abort', () => {
        reject(new DOMException('gone', 'AbortError'));
      });
    });
  const services = fakeServices({ ask: metrics.watch(ask), metrics, stream });
  server = await listen(createHttp(services, [createOpenAi(services)]));
  return { metrics, signals, seen: services.seen };
}

const REQUESTS = [
  { path: '/api/ask', body: { question: 'a' } },
  { path: '/v1/chat/completions', body: { stream: true, messages: [{ role: 'user', content: 'a' }] } },
];

/** Begins a stream, reads its beginning, and leaves. */
async function beginAndLeave(n: number): Promise<void> {
  const { path, body } = REQUESTS[n % REQUESTS.length] ?? { path: '', body: {} };
  const leaving = new AbortController();
  const reply = await fetch(server.origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  const reader = reply.body?.getReader();
  await reader?.read();
  if (n % 4 < 2) await reader?.cancel();
  else leaving.abort();
}

/** Tells without end, and notices at last that nobody is there. */
const endless: Ask = async (_request, { signal, tell } = {}) => {
  for (;;) {
    tell?.({ type: 'token', text: 'あ'.repeat(10_000) });
    await new Promise(resolve => setTimeout(resolve, 1));
    signal?.throwIfAborted();
  }
};

const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;

/** Sent by hand, so that nothing is ever read of the reply. */
function unread(path: string, body: unknown): Socket {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  const text = JSON.stringify(body);
  socket.pause();
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`,
  );
  return socket;
}

describe('streams whose clients have gone', () => {
  it(`leave nothing behind, after ${String(STREAMS)} of them`, async () => {
    const { metrics, signals, seen } = await start();
    await beginAndLeave(0);
    await expect.poll(() => metrics.snapshot().inProgress).toBe(0);
    const before = timers();
    for (let n = 0; n < STREAMS; n += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => beginAndLeave(n + i)));
    }
    await expect.poll(() => metrics.snapshot().inProgress).toBe(0);
    // The client keeps a connection for its next request; the server ends it after five seconds.
    await expect.poll(() => server.connections(), { timeout: 15_000 }).toBe(0);
    expect(signals).toHaveLength(STREAMS + 1);
    expect(signals.filter(({ aborted }) => !aborted)).toEqual([]);
    expect(metrics.snapshot().answers).toEqual([{ outcome: 'aborted', mode: 'none', count: STREAMS + 1 }]);
    expect(seen.reported).toEqual([]);
    // Every stream had a timer for its heartbeats.
    expect(timers()).toBeLessThanOrEqual(before + 2);
  });

  it('leave no timer where they were answered', async () => {
    const app = createHttp(fakeServices());
    server = await listen(app);
    const before = timers();
    for (let n = 0; n < 20; n++) {
      const reply = await app.request('/api/ask', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
        body: JSON.stringify({ question: 'a' }),
      });
      expect(await reply.text()).toContain('event: done');
    }
    expect(timers()).toBeLessThanOrEqual(before + 2);
  });

  it('leave no listener at the request that they belong to', async () => {
    const app = createHttp(fakeServices());
    const body = JSON.stringify({ question: 'a' });
    const request = new Request('http://localhost/api/ask', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': String(body.length),
        Accept: 'text/event-stream',
      },
      body,
    });
    const reply = await app.fetch(request);
    expect(getEventListeners(request.signal, 'abort')).toHaveLength(1);
    await reply.text();
    expect(getEventListeners(request.signal, 'abort')).toEqual([]);
    server = await listen(app);
  });

  it('that read nothing are cut off, with their sockets', async () => {
    const metrics = createMetrics();
    const services = fakeServices({
      ask: metrics.watch(endless),
      metrics,
      stream: { heartbeatMs: 20, stallMs: 200 },
    });
    server = await listen(createHttp(services));
    const sockets = Array.from({ length: 20 }, () => unread('/api/ask', { question: 'a' }));
    await expect.poll(() => metrics.snapshot().inProgress).toBe(20);
    await expect.poll(() => metrics.snapshot().inProgress, { timeout: 20_000 }).toBe(0);
    await expect.poll(() => server.connections(), { timeout: 5000 }).toBe(0);
    for (const socket of sockets) socket.destroy();
  });
});
