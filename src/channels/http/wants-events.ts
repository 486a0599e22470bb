/** Whether a request would have events rather than JSON (RFC 9110, 12.5.1). */
import { accepts } from 'hono/accepts';
import type { Context } from 'hono';

const EVENTS = 'text/event-stream';
const JSON_TYPE = 'application/json';

interface Accepted {
  type: string;
  q: number;
}

/** Of the ranges that cover a type the narrowest counts; a type that stands earlier is meant before one of its rank. */
function wish(accepted: readonly Accepted[], type: string): { q: number; narrow: number; at: number } {
  const ranges = [type, `${type.split('/')[0] ?? ''}/*`, '*/*'];
  for (const [i, range] of ranges.entries()) {
    const at = accepted.findIndex(entry => entry.type.toLowerCase() === range);
    if (at >= 0) return { q: accepted[at]?.q ?? 0, narrow: -i, at };
  }
  return { q: 0, narrow: -ranges.length, at: accepted.length };
}

function match(accepted: readonly Accepted[]): string {
  const [events, json] = [wish(accepted, EVENTS), wish(accepted, JSON_TYPE)];
  if (events.q === 0) return JSON_TYPE;
  const more = events.q - json.q || events.narrow - json.narrow || json.at - events.at;
  return more > 0 ? EVENTS : JSON_TYPE;
}

export function wantsEvents(c: Context): boolean {
  return accepts(c, { header: 'Accept', supports: [EVENTS, JSON_TYPE], default: JSON_TYPE, match }) === EVENTS;
}
