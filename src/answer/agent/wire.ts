/**
 * The `fetch` that the client of models is given: it asks for a stream, so that silence can be told from slowness, reads it
 * within bounds of time and size, and hands over one plain completion. Only the headers that the settings ask for are sent.
 */
import { NaviError } from '../../errors.ts';
import type { ModelFailure } from './chat.ts';
import { asJson, createCompletion, type Completion } from './completion.ts';
import { isObject, parsed } from './json.ts';
import { MOST_MS, type Pace } from './pace.ts';

/** Enough for an answer and for a model's thoughts; what is longer is no answer. */
const LONGEST = 400_000;
const ERROR_LONGEST = 4_000;

export const wireError = (failure: ModelFailure): NaviError =>
  new NaviError('INTERNAL', '言語モデルの接続先から答えが得られません。', { value: failure });

type Body = Record<string, unknown>;

/** Is shown what has come so far. */
type Grown = (soFar: Readonly<Completion>) => void;

/** What of a request an endpoint does not take; remembered, so that it is refused once only. */
export interface Manners {
  body(body: Body): Body;
  /** Whether the same request may be sent once more, without what was refused. */
  refused(body: Body, why: string): boolean;
}

export function createManners(): Manners {
  const without = new Set<string>();
  return {
    body(given) {
      const body: Body = { ...given, stream: !without.has('stream') };
      if (!without.has('stream_options') && body['stream'] === true) body['stream_options'] = { include_usage: true };
      if (without.has('temperature')) delete body['temperature'];
      if (without.has('max_tokens') && body['max_tokens'] !== undefined) {
        body['max_completion_tokens'] = body['max_tokens'];
        delete body['max_tokens'];
      }
      return body;
    },
    refused(body, why) {
      const name = ['stream_options', 'temperature', 'max_tokens'].find(
        field => body[field] !== undefined && why.includes(field),
      );
      const own = name ?? (body['stream'] === true && /\bstream/iu.test(why) ? 'stream' : undefined);
      if (own === undefined || without.has(own)) return false;
      without.add(own);
      return true;
    },
  };
}

/** The text as it comes; `heard` after every piece. */
async function* pieces(response: Response, heard: () => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let length = 0;
  for await (const chunk of response.body ?? []) {
    heard();
    length += chunk.length;
    if (length > LONGEST) throw wireError({ kind: 'too_long' });
    yield decoder.decode(chunk, { stream: true });
  }
}

async function readWhole(response: Response, heard: () => void): Promise<Completion> {
  let text = '';
  for await (const piece of pieces(response, heard)) text += piece;
  const body = parsed(text);
  const completion = createCompletion();
  if (!completion.add(body) || !isObject(body) || !Array.isArray(body['choices']) || body['choices'].length === 0)
    throw wireError({ kind: 'unreadable' });
  return completion;
}

async function readStream(response: Response, heard: () => void, grown: Grown): Promise<Completion> {
  const completion = createCompletion();
  let rest = '';
  let seen = false;
  for await (const piece of pieces(response, heard)) {
    const lines = (rest + piece).split(/\r?\n/u);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const data = /^data: ?(.*)$/u.exec(line)?.[1]?.trim();
      if (data === undefined || data === '') continue;
      if (data === '[DONE]') completion.ended = true;
      else if (!completion.add(parsed(data))) throw wireError({ kind: 'unreadable' });
      else seen = true;
    }
    grown(completion);
  }
  // What ends without a word may have been cut off in the middle of a figure.
  if (!completion.ended) throw wireError({ kind: 'connection' });
  if (!seen) throw wireError({ kind: 'unreadable' });
  return completion;
}

async function readResponse(response: Response, body: Body, manners: Manners, heard: () => void, grown: Grown) {
  if (response.ok) {
    const streams = /text\/event-stream/u.test(response.headers.get('content-type') ?? '');
    return streams ? readStream(response, heard, grown) : readWhole(response, heard);
  }
  const { status } = response;
  let why = '';
  for await (const piece of pieces(response, heard)) if (why.length < ERROR_LONGEST) why += piece;
  if (![400, 404, 405, 415, 422, 501].includes(status)) throw wireError({ kind: 'status', status });
  if (manners.refused(body, why)) return null;
  throw wireError(body['tools'] !== undefined && status !== 404 ? { kind: 'no_tools' } : { kind: 'status', status });
}

const MANNERS_MOST = 5;

export function modelFetch({
  headers,
  pace,
  manners,
}: {
  headers: Readonly<Record<string, string>>;
  pace: Pace;
  manners: Manners;
}): (grown: Grown) => (url: string | URL | Request, init?: RequestInit) => Promise<Response> {
  /** One silence at a time is listened to after it has been given up. */
  let learning = false;

  /** null where the endpoint refused a part of the request that can be left out. */
  function exchange(url: string | URL | Request, body: Body, asker: AbortSignal | null | undefined, grown: Grown) {
    return new Promise<Completion | null>((resolve, reject) => {
      const stop = new AbortController();
      let since = performance.now();
      let late = false;
      let timer: ReturnType<typeof setTimeout>;
      const done = () => {
        clearTimeout(timer);
        asker?.removeEventListener('abort', leave);
        if (late) learning = false;
        late = false;
      };
      const leave = () => {
        done();
        stop.abort();
        reject(wireError({ kind: 'slow' }));
      };
      /** Nobody waits for it any more; but whether it would have come tells how long to wait the next time. */
      const tooLate = () => {
        reject(wireError({ kind: 'slow' }));
        pace.lost();
        if (learning) return leave();
        learning = late = true;
        timer = setTimeout(leave, MOST_MS);
        timer.unref();
      };
      const watch = () => {
        clearTimeout(timer);
        since = performance.now();
        timer = setTimeout(tooLate, pace.limit());
      };
      const heard = () => {
        pace.saw(performance.now() - since);
        if (late) leave();
        else watch();
      };
      const show = (soFar: Completion) => {
        if (!late && !stop.signal.aborted) grown(soFar);
      };
      if (asker?.aborted === true) {
        reject(wireError({ kind: 'slow' }));
        return;
      }
      asker?.addEventListener('abort', leave, { once: true });
      watch();
      // A redirect would turn the POST into a GET; its status says more than the page behind it.
      fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: stop.signal,
      })
        .then(response => readResponse(response, body, manners, heard, show))
        .then(resolve, (error: unknown) => {
          // What went wrong first counts; a stream that is given up is closed.
          reject(error instanceof NaviError ? error : wireError({ kind: 'connection' }));
          stop.abort();
        })
        .finally(done);
    });
  }

  return grown =>
    async (url, init = {}) => {
      const given = parsed(typeof init.body === 'string' ? init.body : '') as Body;
      for (let n = 0; n < MANNERS_MOST; n++) {
        const completion = await exchange(url, manners.body(given), init.signal, grown);
        if (completion) return Response.json(asJson(completion));
      }
      throw wireError({ kind: 'status', status: 400 });
    };
}
