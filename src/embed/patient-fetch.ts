/**
 * A `fetch` for an endpoint of somebody else's: the whole answer within a time limit, again after a pause where the
 * endpoint is busy or broken, and only the headers that the settings ask for. What fails in the end becomes one error.
 */
import type { NaviError } from '../errors.ts';

export interface Patience {
  /** For one attempt, its body included. */
  limitMs: number;
  /** For all attempts and the pauses between them. */
  totalMs: number;
  attempts: number;
  /** The first pause; each further one is twice as long. */
  pauseMs: number;
}

/** Why nothing came: no HTTP at all (with the system's code, such as ECONNREFUSED), too late, or a status. */
export type Failure =
  { kind: 'connection'; code: string } | { kind: 'slow' } | { kind: 'status'; status: number; quota: boolean };

const PAUSE_MAX_MS = 20_000;
/** An endpoint that asks for a longer pause is not waited for. */
const RETRY_AFTER_MAX_MS = 60_000;

/** Seconds or a date; null where the header says neither. */
export function retryAfterMs(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  const wait = /^\s*\d+(?:\.\d+)?\s*$/u.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

const sleep = (ms: number) => new Promise<void>(resolve => void setTimeout(resolve, ms));

/** The system's code lies in the cause of fetch's TypeError. The error itself is not kept: it may hold the address. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && /^[A-Z_]+$/u.test(code)) return code;
  }
  return '';
}

type Attempt = { body: string; contentType: string } | { failure: Failure; waitMs: number | null; again: boolean };

async function attempt(url: string | URL | Request, init: RequestInit, limitMs: number): Promise<Attempt> {
  try {
    // A redirect would turn the POST into a GET; its status says more than the page behind it.
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
    const body = await response.text();
    const { status } = response;
    if (response.ok) return { body, contentType: response.headers.get('content-type') ?? '' };
    const quota = status === 429 && /insufficient_quota/u.test(body);
    return {
      failure: { kind: 'status', status, quota },
      waitMs: retryAfterMs(response.headers.get('retry-after')),
      again: (status === 429 && !quota) || status === 408 || status >= 500,
    };
  } catch (error) {
    const slow = error instanceof Error && error.name === 'TimeoutError';
    return {
      failure: slow ? { kind: 'slow' } : { kind: 'connection', code: codeOf(error) },
      waitMs: null,
      again: true,
    };
  }
}

/** `headers` replaces all that the client would send; `fail` makes the error, which must not hold the key. */
export function patientFetch(
  { limitMs, totalMs, attempts, pauseMs }: Patience,
  headers: Readonly<Record<string, string>>,
  fail: (failure: Failure) => NaviError,
): (url: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (url, init = {}) => {
    const end = performance.now() + totalMs;
    for (let n = 1; ; n++) {
      const left = Math.max(1, Math.round(end - performance.now()));
      const result = await attempt(url, { ...init, headers }, Math.min(limitMs, left));
      if ('body' in result) return new Response(result.body, { headers: { 'content-type': result.contentType } });
      const { failure, waitMs, again } = result;
      // Without a word from the endpoint: not all of our requests at the same moment again.
      const pause = waitMs ?? Math.min(PAUSE_MAX_MS, pauseMs * 2 ** (n - 1)) * (0.75 + Math.random() / 2);
      const late = pause > RETRY_AFTER_MAX_MS || performance.now() + pause >= end;
      if (!again || n >= attempts || late) throw fail(failure);
      await sleep(pause);
    }
  };
}
