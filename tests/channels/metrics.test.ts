import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Service } from '../../src/app.ts';
import { createMetrics } from '../../src/channels/shared/metrics.ts';
import type { ModelUsage } from '../../src/domain/model-usage.ts';
import { prometheusText } from '../../src/channels/shared/prometheus.ts';
import type { Ask } from '../../src/domain/answer.ts';
import { NaviError } from '../../src/errors.ts';
import { ANSWER, ITEM_ID, fakeServices } from './fake-services.ts';

const USAGE: ModelUsage = {
  calls: 7,
  failures: 2,
  promptTokens: 1200,
  completionTokens: 340,
  answered: 4,
  fellBack: 2,
  spared: 1,
  breaker: 'open',
  breakerOpen: true,
};
const SECRET = 'ひみつの質問';

function start(ask: Ask = fakeServices().ask, usage?: () => ModelUsage) {
  const service = { ask, catalogue: fakeServices().catalogue() } as unknown as Service;
  const app = createApp({ current: () => service, refresh: () => Promise.resolve(), ...(usage && { usage }) });
  const post = (path: string, body: unknown, accept = 'application/json') =>
    app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify(body),
    });
  const metrics = async () => (await app.request('/metrics')).text();
  return { app, post, metrics };
}

/** Samples by name and labels, with the form of every line checked. */
function samplesOf(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  for (const line of text.trimEnd().split('\n')) {
    const type = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line);
    if (type) types.set(type[1] ?? '', type[2] ?? '');
    if (line.startsWith('#')) continue;
    const sample = /^(\w+)(\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})? (-?[\d.e+-]+)$/.exec(line);
    expect([line, sample !== null]).toEqual([line, true]);
    const [, name = '', labels = '', value] = sample ?? [];
    const family = types.has(name) ? name : name.replace(/_(?:bucket|sum|count)$/, '');
    expect([name, types.has(family)]).toEqual([name, true]);
    expect(samples.has(name + labels)).toBe(false);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

const NAME = 'keikaku_navi_';

describe('GET /metrics', () => {
  it('counts replies by the pattern of their route and their status', async () => {
    const { app, post, metrics } = start();
    await post('/api/ask', { question: SECRET });
    await post('/api/ask', { question: SECRET });
    await post('/api/ask', { question: '' });
    await post('/v1/chat/completions', { messages: [{ role: 'user', content: SECRET }] });
    await app.request(`/api/items/${encodeURIComponent(ITEM_ID)}?limit=1`);
    await app.request(`/api/items/${encodeURIComponent(ITEM_ID)}/related`);
    await app.request(`/items/${encodeURIComponent(SECRET)}`);
    await app.request('/');
    await app.request(`/${encodeURIComponent(SECRET)}`);
    await app.request(`/v1/${encodeURIComponent(SECRET)}`);
    await app.request('/api/plans', { method: 'DELETE' });
    await app.request('/api/plans', { method: 'ODD' });
    const reply = await app.request('/metrics');
    expect(reply.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await reply.text();
    const requests = [...samplesOf(text)]
      .filter(([name]) => name.startsWith(`${NAME}http_requests_total`))
      .map(([name, count]) => [name.slice(`${NAME}http_requests_total`.length), count]);
    expect(Object.fromEntries(requests)).toEqual({
      '{method="POST",route="/api/ask",status="200"}': 2,
      '{method="POST",route="/api/ask",status="400"}': 1,
      '{method="POST",route="/v1/chat/completions",status="200"}': 1,
      '{method="GET",route="/api/items/:itemId",status="400"}': 1,
      '{method="GET",route="/api/items/:itemId/related",status="200"}': 1,
      '{method="GET",route="/items/:itemId",status="200"}': 1,
      '{method="GET",route="/",status="200"}': 1,
      '{method="GET",route="other",status="404"}': 2,
      '{method="DELETE",route="/api/plans",status="405"}': 1,
      '{method="other",route="/api/plans",status="405"}': 1,
    });
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(encodeURIComponent(SECRET));
    expect(
      samplesOf(await metrics()).get(`${NAME}http_requests_total{method="GET",route="/metrics",status="200"}`),
    ).toBe(1);
  });

  it('counts answers by what came of them, of every channel and form', async () => {
    let n = 0;
    const results: (() => ReturnType<Ask>)[] = [
      () => Promise.resolve(ANSWER),
      () => Promise.resolve(ANSWER),
      () => Promise.resolve({ ...ANSWER, mode: 'llm' }),
      () => Promise.resolve({ ...ANSWER, status: 'not_found' }),
      () => Promise.reject(new NaviError('INTERNAL', 'x')),
    ];
    const { post, metrics } = start(() => results[n++]?.() ?? Promise.resolve(ANSWER));
    await post('/api/ask', { question: 'a' });
    await (await post('/api/ask', { question: 'a' }, 'text/event-stream')).text();
    await post('/v1/chat/completions', { messages: [{ role: 'user', content: 'a' }] });
    await post('/api/ask', { question: 'a' });
    await post('/api/ask', { question: 'a' });
    const samples = samplesOf(await metrics());
    expect(samples.get(`${NAME}answers_total{outcome="answered",mode="tools"}`)).toBe(2);
    expect(samples.get(`${NAME}answers_total{outcome="answered",mode="llm"}`)).toBe(1);
    expect(samples.get(`${NAME}answers_total{outcome="not_found",mode="tools"}`)).toBe(1);
    expect(samples.get(`${NAME}answers_total{outcome="failed",mode="none"}`)).toBe(1);
    expect(samples.get(`${NAME}answers_in_progress`)).toBe(0);
    expect(samples.get(`${NAME}answer_duration_seconds_count{mode="tools"}`)).toBe(3);
  });

  it('shows how long answers take, as a histogram', async () => {
    const { post, metrics } = start(() => sleep(30, ANSWER));
    await post('/api/ask', { question: 'a' });
    const samples = samplesOf(await metrics());
    const bucket = (le: string) => samples.get(`${NAME}answer_duration_seconds_bucket{mode="tools",le="${le}"}`);
    expect([bucket('0.01'), bucket('60'), bucket('+Inf')]).toEqual([0, 1, 1]);
    expect(samples.get(`${NAME}answer_duration_seconds_sum{mode="tools"}`)).toBeGreaterThan(0.025);
    expect(samples.get(`${NAME}http_request_duration_seconds_count{route="/api/ask"}`)).toBe(1);
  });

  it('tells of the model only where there is one', async () => {
    expect(await start().metrics()).not.toContain('model');
    const samples = samplesOf(await start(undefined, () => USAGE).metrics());
    expect(samples.get(`${NAME}model_calls_total`)).toBe(7);
    expect(samples.get(`${NAME}model_failures_total`)).toBe(2);
    expect(samples.get(`${NAME}model_tokens_total{kind="prompt"}`)).toBe(1200);
    expect(samples.get(`${NAME}model_tokens_total{kind="completion"}`)).toBe(340);
    expect(samples.get(`${NAME}model_breaker_open`)).toBe(1);
    expect(samples.get(`${NAME}model_questions_total{outcome="spared"}`)).toBe(1);
  });
});

describe('the counts', () => {
  it('are a record of their own, which does not change afterwards', async () => {
    const metrics = createMetrics();
    const before = metrics.snapshot();
    await metrics.watch(() => Promise.resolve(ANSWER))({ question: 'a' });
    const after = metrics.snapshot();
    await metrics.watch(() => Promise.resolve(ANSWER))({ question: 'a' });
    expect(before.answers).toEqual([]);
    expect(after.answers).toEqual([{ outcome: 'answered', mode: 'tools', count: 1 }]);
    expect(after.answerSeconds[0]?.histogram.count).toBe(1);
  });

  it('keep the form whatever stands in a label', () => {
    const row = { method: 'GET', route: 'a"b\\c\nd', status: 200, count: 1 };
    const text = prometheusText({ ...createMetrics().snapshot(), requests: [row] });
    expect(text).toContain('route="a\\"b\\\\c\\nd"');
    samplesOf(text);
  });

  it('pass on what is asked, told and refused', async () => {
    const seen: unknown[] = [];
    const { watch, snapshot } = createMetrics();
    const leaving = new AbortController();
    const ask = watch((request, options) => {
      seen.push(request, options);
      leaving.abort();
      return Promise.reject(new NaviError('INTERNAL', 'x'));
    });
    const options = { signal: leaving.signal };
    await expect(ask({ question: 'a' }, options)).rejects.toBeInstanceOf(NaviError);
    expect(seen).toEqual([{ question: 'a' }, options]);
    expect(snapshot().answers).toEqual([{ outcome: 'aborted', mode: 'none', count: 1 }]);
  });
});
