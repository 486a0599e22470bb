import type { Ask } from '../../domain/answer.ts';
import type { StreamTimes } from '../shared/event-stream.ts';

/** What `app` hands to this channel. */
export interface OpenAiServices {
  ask: Ask;
  /** Whether an index is open. */
  ready: () => boolean;
  /** Told of every fault that a caller sees as a 5xx, for the operator's log. It is never given a request's body. */
  report?: (error: unknown, route: string) => void;
  /** For tests: other times than a stream's own. */
  stream?: StreamTimes;
}
