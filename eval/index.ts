/** Indexes to ask, each in a folder of its own that goes away with the run. */
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp, openService, type ServiceOptions } from '../src/app.ts';
import { ROOT } from './sets.ts';

/** What has no reply by then is taken to have none: an endless loop must fail the gate and not hang it. */
const PATIENCE_MS = 30_000;

/** The service as a resident reaches it. */
export interface Service {
  post(path: string, body: object): Promise<{ ok: boolean; reply: unknown }>;
  /** As a page asks: `told` is the text that was streamed before the whole reply. */
  stream(path: string, body: object): Promise<{ ok: boolean; reply: unknown; told: string }>;
  get(path: string): Promise<unknown>;
  close(): void;
}

export type Options = Pick<ServiceOptions, 'ranking' | 'llm' | 'answerMode'>;

const EVENTS = 'text/event-stream';

/** Comments, which keep a connection alive, are none. */
const eventsIn = (text: string): { name: string; data: unknown }[] =>
  text.split('\n\n').flatMap(block => {
    const [, name = '', said] = /^event: (\w+)\ndata: ([\s\S]*)$/u.exec(block) ?? [];
    return said === undefined ? [] : [{ name, data: JSON.parse(said) as unknown }];
  });

/** `npm run ingest` over a folder of documents; false where it failed (and said why). */
export function buildIndex(corpus: string, data: string): boolean {
  const ingest = spawnSync(
    process.execPath,
    ['--import', './scripts/preload.mjs', 'ingest/cli.ts', corpus, '--data', data],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return ingest.status === 0;
}

/**
 * Opens an index behind the public entrance; with another ranking where parts of the search are to be left out, with a model
 * where answers in its words are to be judged.
 */
export async function openIndex(data: string, options: Options = {}): Promise<Service> {
  const service = await openService(data, options);
  const app = createApp({ current: () => service, refresh: () => Promise.resolve() });
  const request = (path: string, body: object, accept: string) =>
    Promise.resolve(
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify(body),
      }),
    );
  return {
    async post(path, body) {
      const replied = request(path, body, 'application/json');
      const response = await Promise.race([replied, wait(PATIENCE_MS, null, { ref: false })]);
      if (response === null) return { ok: false, reply: 'no reply' };
      return { ok: response.ok, reply: await response.json() };
    },
    async stream(path, body) {
      const replied = request(path, body, EVENTS).then(response => response.text());
      const text = await Promise.race([replied, wait(PATIENCE_MS, null, { ref: false })]);
      const events = eventsIn(text ?? '');
      const [last] = events.filter(({ name }) => name === 'done' || name === 'error');
      return {
        ok: last?.name === 'done',
        reply: last?.data ?? 'no reply',
        told: events.map(one => (one.name === 'token' ? (one.data as { text: string }).text : '')).join(''),
      };
    },
    get: async path => (await app.request(path)).json(),
    close: () => {
      service.store.close();
    },
  };
}
