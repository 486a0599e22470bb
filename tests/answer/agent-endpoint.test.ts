/** The endpoint of a model in trouble: how long a question waits for it, what is sent to it, and what never is. */
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Trace } from '../../src/answer/with-model.ts';
import type { Progress } from '../../src/domain/answer.ts';
import { BROKEN, DIALECTS } from '../fakes/characters.ts';
import { honest } from '../fakes/chat-model.ts';
import { startFakeServer, type Behaviour, type FakeServer } from '../fakes/openai-server.ts';
import { modelAt, openAgentTown, type Town } from './agent-town.ts';

/** More than this a question may not wait for a model that is not there. */
const EXTRA_MS = 1_500;
const QUICK = { failures: 3, pauseMs: 300, pauseMaxMs: 2_000 };
const question = '可燃ごみの排出量の令和7年度の目標は？';

let town: Town;
/** What the planner takes for the question. */
let usual: number;
beforeAll(async () => {
  town = await openAgentTown();
  const ask = town.ask();
  await ask({ question });
  const started = performance.now();
  await ask({ question });
  usual = performance.now() - started;
});
afterAll(() => {
  town.close();
});

async function serve(behave: Behaviour): Promise<FakeServer> {
  const server = await startFakeServer(behave);
  onTestFinished(() => server.close());
  return server;
}

async function timed<T>(run: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now();
  const result = await run();
  return { ms: performance.now() - started, result };
}

describe('a model that is down', () => {
  it.each(['hangs', 'stalls in the stream', '500'])(
    '(%s) costs a question little, and none once the breaker is open',
    async name => {
      const server = await serve(BROKEN[name]?.().behave ?? (() => ({ status: 500 })));
      const model = modelAt(server.url);
      await wait(300);
      const ask = town.ask({ model, mode: 'llm' });
      const times: number[] = [];
      for (let n = 0; n < 3; n++) {
        const { ms, result } = await timed(() => ask({ question }));
        times.push(ms);
        expect(result).toMatchObject({ status: 'answered', mode: 'tools' });
      }
      // The middle one of three: the machine may be busy with others.
      expect(times.toSorted((a, b) => a - b)[1]).toBeLessThan(usual + EXTRA_MS);
      expect(model.usage()).toMatchObject({ calls: 3, failures: 3, breaker: 'open' });
      const { ms } = await timed(() => ask({ question }));
      expect(ms).toBeLessThan(usual + 250);
      expect(model.usage()).toMatchObject({ calls: 3, spared: 1, fellBack: 3 });
      expect(server.requests.length).toBe(3);
    },
  );

  it('(nobody listens) is the same', async () => {
    const gone = await startFakeServer(honest());
    await gone.close();
    const model = modelAt(gone.url);
    const ask = town.ask({ model, mode: 'llm' });
    await ask({ question });
    for (let n = 0; n < 4; n++) {
      const { ms, result } = await timed(() => ask({ question }));
      expect(ms).toBeLessThan(usual + 500);
      expect(result.mode).toBe('tools');
    }
    expect(model.usage().breaker).toBe('open');
  });

  it('is tried again after a while, by one question alone, and used when it is back', async () => {
    const server = await serve(() => ({ status: 503 }));
    const model = modelAt(server.url, QUICK);
    const ask = town.ask({ model, mode: 'llm' });
    for (let n = 0; n < 3; n++) await ask({ question });
    expect(model.usage().breaker).toBe('open');
    await wait(QUICK.pauseMs + 50);
    expect(model.usage().breaker).toBe('half_open');
    server.requests.length = 0;
    await Promise.all([ask({ question }), ask({ question }), ask({ question })]);
    expect(server.requests.length).toBe(1);
    expect(model.usage().breaker).toBe('open');
    await wait(2 * QUICK.pauseMs + 100);
    server.behave(honest());
    expect((await ask({ question })).mode).toBe('llm');
    expect(model.usage().breaker).toBe('closed');
  });
});

describe('a slow model', () => {
  it('is not waited for at first, but heard; from then on it gets the time that it needs', async () => {
    const behave = honest();
    const server = await serve((request, n) => {
      const reply = behave(request, n);
      return typeof reply === 'object' && 'events' in reply ? { ...reply, firstMs: 1_400 } : reply;
    });
    const model = modelAt(server.url);
    await wait(300);
    const ask = town.ask({ model, mode: 'llm' });
    const first = await timed(() => ask({ question }));
    expect(first.result.mode).toBe('tools');
    expect(first.ms).toBeLessThan(usual + EXTRA_MS);
    await wait(1_200);
    expect((await ask({ question })).mode).toBe('llm');
  });
});

describe('what an endpoint is sent', () => {
  it('is the question with the tools, the key, temperature 0 and a bound on tokens; nothing of this machine', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-another');
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-another');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/v1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await serve(honest());
    await town.ask({ model: modelAt(server.url), mode: 'llm' })({ question });
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe('Bearer sk-secret-4711');
    expect(Object.keys(request?.headers ?? {}).filter(name => /^(?:x-|openai)/u.test(name))).toEqual([]);
    expect(request?.body).toMatchObject({ model: 'model-a', temperature: 0, stream: true });
    expect(request?.body['max_tokens']).toBeLessThanOrEqual(4_000);
    const tools = (request?.body['tools'] ?? []) as { function: { name: string } }[];
    const names = tools.map(tool => tool.function.name);
    expect(names).toContain('lookup_facts');
    expect(names).toContain('give_answer');
    expect(JSON.stringify(request?.body['tools'])).not.toContain('prefixItems');
  });

  it('goes nowhere else, whatever the environment says of tracing', async () => {
    const tracer = await serve(() => ({ json: {} }));
    for (const prefix of ['LANGSMITH', 'LANGCHAIN'])
      for (const [name, value] of Object.entries({
        TRACING: 'true',
        TRACING_V2: 'true',
        API_KEY: 'ls-key',
        ENDPOINT: tracer.url,
        PROJECT: 'p',
        GATEWAY: tracer.url,
      }))
        vi.stubEnv(`${prefix}_${name}`, value);
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await serve(honest());
    const asked: string[] = [];
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string | URL | Request, init?: RequestInit) => {
      asked.push(url instanceof Request ? url.url : url.toString());
      return real(url, init);
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    const answer = await town.ask({ model: modelAt(server.url), mode: 'llm' })({ question });
    expect(answer.mode).toBe('llm');
    await wait(300);
    expect(tracer.requests).toEqual([]);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter(url => !url.startsWith(server.url))).toEqual([]);
  });

  it('holds no personal data: such a question is never handed over', async () => {
    const server = await serve(honest());
    const ask = town.ask({ model: modelAt(server.url), mode: 'llm' });
    await ask({ question: '可燃ごみの排出量の目標は？連絡先は 090-1234-5678 です。' });
    expect(server.requests).toEqual([]);
    await ask({
      question,
      history: [
        { role: 'user', content: '私の電話は090-1234-5678です' },
        { role: 'assistant', content: 'はい' },
      ],
    });
    expect(JSON.stringify(server.requests)).not.toContain('1234');
  });
});

describe('while an answer is made', () => {
  it('the reader hears what is looked up, then sentences, then what they cite', async () => {
    const server = await serve(honest());
    const told: Progress[] = [];
    let asksAtFirstToken = -1;
    const answer = await town.ask({ model: modelAt(server.url), mode: 'llm' })(
      { question },
      {
        tell(progress) {
          if (progress.type === 'token' && asksAtFirstToken < 0) asksAtFirstToken = server.requests.length;
          told.push(progress);
        },
      },
    );
    const statuses = told.flatMap(one => (one.type === 'status' ? [one.text] : []));
    expect(statuses).toEqual([
      '資料を調べています。',
      '計画に書かれた値を調べています。',
      '計画の文章を調べています。',
      '値を確かめながら、答えを書いています。',
    ]);
    expect(answer.mode).toBe('llm');
    expect(told.flatMap(one => (one.type === 'token' ? [one.text] : []))).toEqual([
      '可燃ごみの排出量は［確認中］です。\n',
    ]);
    expect(told.flatMap(one => (one.type === 'citation' ? [one.citation] : []))).toEqual(answer.citations);
    expect(asksAtFirstToken).toBe(server.requests.length);
  });

  it('sentences come as they are written, without their figures; what the model never ends is replaced', async () => {
    const whole = honest();
    const server = await serve((request, n) => {
      const reply = whole(request, n);
      if (n === 1 || typeof reply !== 'object' || !('events' in reply)) return reply;
      // Up to the end of its claims, and no further.
      return { events: reply.events.slice(0, -2), ends: 'hangs' };
    });
    const told: string[] = [];
    const answer = await town.ask({ model: modelAt(server.url), mode: 'llm' })(
      { question },
      { tell: progress => void (progress.type === 'token' && told.push(progress.text)) },
    );
    expect(told).toEqual(['可燃ごみの排出量は［確認中］です。\n']);
    expect(answer).toMatchObject({ status: 'answered', mode: 'tools' });
    expect(answer.answer).toContain('17,500');
  });

  it('what it cost is counted', async () => {
    const server = await serve(honest());
    const model = modelAt(server.url);
    const traces: Trace[] = [];
    await town.ask({ model, mode: 'llm', onTrace: trace => void traces.push(trace) })({ question });
    expect(model.usage()).toEqual({
      calls: 2,
      failures: 0,
      promptTokens: 200,
      completionTokens: 20,
      answered: 1,
      fellBack: 0,
      spared: 0,
      breaker: 'closed',
      breakerOpen: false,
    });
    expect(traces).toEqual([{ outcome: 'answered', attempts: [{ none: null, faults: [], cuts: [] }] }]);
  });

  it('a model that costs too much is asked no further', async () => {
    const endless = BROKEN['endless tool calls']?.().behave ?? (() => ({ status: 500 }));
    const server = await serve((request, n) => {
      const reply = endless(request, n);
      const usage = { prompt_tokens: 29_000, completion_tokens: 1_000 };
      return typeof reply === 'object' && 'events' in reply
        ? { ...reply, events: [...reply.events, { choices: [], usage }] }
        : reply;
    });
    const answer = await town.ask({ model: modelAt(server.url), mode: 'llm' })({ question });
    expect(answer).toMatchObject({ status: 'answered', mode: 'tools' });
    expect(server.requests).toHaveLength(2);
  });

  it('an asker who goes away ends it, and is no failure of the endpoint', async () => {
    const server = await serve(() => 'hangs');
    const model = modelAt(server.url);
    await wait(300);
    const gone = new AbortController();
    const asked = town.ask({ model, mode: 'llm' })({ question }, { signal: gone.signal });
    await vi.waitFor(() => {
      expect(server.requests.length).toBe(1);
    });
    const started = performance.now();
    gone.abort();
    await expect(asked).rejects.toThrow(/abort/iu);
    expect(performance.now() - started).toBeLessThan(200);
    expect(model.usage()).toMatchObject({ failures: 0, breaker: 'closed' });
  });

  it('memory does not grow with askers who go away', async () => {
    const server = await serve((_, n) => (n % 2 === 0 ? 'hangs' : 'hangs in the body'));
    // On a busy machine a question may be given up before it is left.
    const ask = town.ask({ model: modelAt(server.url, { ...QUICK, failures: Infinity }), mode: 'llm' });
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const leave = async (times: number) => {
      for (let n = 0; n < times; n++) {
        const gone = new AbortController();
        const asked = ask({ question }, { signal: gone.signal }).catch(() => null);
        const before = server.requests.length;
        await vi.waitFor(
          () => {
            expect(server.requests.length).toBeGreaterThan(before);
          },
          { interval: 2 },
        );
        gone.abort();
        await asked;
        server.requests.length = 0;
      }
      collect();
      await wait(50);
      collect();
      return process.memoryUsage().heapUsed;
    };
    await leave(40);
    const before = await leave(20);
    const after = await leave(80);
    expect((after - before) / 1_000_000).toBeLessThan(15);
  });
});

it('an endpoint without tools is asked for them once', async () => {
  const server = await serve(DIALECTS['that takes no tools']?.() ?? (() => ({ status: 400 })));
  const ask = town.ask({ model: modelAt(server.url), mode: 'llm' });
  expect((await ask({ question })).mode).toBe('llm');
  expect((await ask({ question })).mode).toBe('llm');
  expect(server.requests.filter(({ body }) => body['tools'] !== undefined)).toHaveLength(1);
});
