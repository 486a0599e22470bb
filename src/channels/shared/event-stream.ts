/**
 * Server-Sent Events to one client: heartbeats while nothing is said, a bound on what waits for a slow reader, and an
 * abort signal for a reader who has gone or reads no more.
 */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

export interface StreamTimes {
  /** Proxies cut connections that are silent for some thirty seconds and more. */
  heartbeatMs?: number;
  /** A client that takes nothing for so long while something waits for it is cut off. */
  stallMs?: number;
}

export interface StreamEvent {
  event?: string;
  data: string;
}

export interface Outlet {
  /** Aborted when the client has gone. */
  signal: AbortSignal;
  /** Progress: sent as soon as the client reads, or left out where it does not keep up. */
  offer: (event: StreamEvent) => void;
  /** What must arrive; resolves when the client has taken it, or has gone. */
  send: (event: StreamEvent) => Promise<void>;
}

const HEARTBEAT_MS = 15_000;
const STALL_MS = 60_000;

/** Characters of progress that may wait. Past that none is told any more, so that what was told stays a beginning. */
export const WAITING_MAX = 64 * 1024;

/** A socket, where there is one to hand (Node): without an end to it, a stalled client would hold it for good. */
function destroySocket(c: Context): void {
  const { outgoing } = (c.env ?? {}) as { outgoing?: { destroy?: () => void } };
  outgoing?.destroy?.();
}

/** `work` must handle its own errors; the stream ends when it is done. */
export function streamEvents(
  c: Context,
  { heartbeatMs = HEARTBEAT_MS, stallMs = STALL_MS }: StreamTimes,
  work: (outlet: Outlet) => Promise<void>,
): Response {
  const gone = new AbortController();
  const { signal: request } = c.req.raw;
  const response = streamSSE(c, async stream => {
    /** null is a heartbeat. */
    let waiting: (StreamEvent | null)[] = [];
    let characters = 0;
    let late = false;
    let pumping: Promise<void> | null = null;
    let pumpingSince = 0;

    const pump = async () => {
      for (let next = waiting.shift(); next !== undefined && !gone.signal.aborted; next = waiting.shift()) {
        characters -= next?.data.length ?? 0;
        pumpingSince = performance.now();
        await (next === null ? stream.write(':\n\n') : stream.writeSSE(next));
      }
      pumping = null;
    };
    const push = (event: StreamEvent | null): Promise<void> => {
      waiting.push(event);
      characters += event?.data.length ?? 0;
      return (pumping ??= pump());
    };

    const beat = setInterval(() => {
      if (!pumping) void push(null);
      else if (performance.now() - pumpingSince >= stallMs) {
        stop();
        destroySocket(c);
      }
    }, heartbeatMs);
    const stop = () => {
      clearInterval(beat);
      waiting = [];
      stream.abort();
      gone.abort();
    };
    stream.onAbort(stop);
    request.addEventListener('abort', stop, { once: true });
    if (request.aborted) stop();

    try {
      await work({
        signal: gone.signal,
        offer: event => {
          late ||= characters + event.data.length > WAITING_MAX;
          if (!late && !gone.signal.aborted) void push(event);
        },
        send: event => (gone.signal.aborted ? Promise.resolve() : push(event)),
      });
    } finally {
      clearInterval(beat);
      request.removeEventListener('abort', stop);
    }
  });
  response.headers.set('Cache-Control', 'no-store');
  response.headers.set('X-Accel-Buffering', 'no'); // nginx would keep events back
  return response;
}
