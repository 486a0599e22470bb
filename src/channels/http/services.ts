import type { Ask } from '../../domain/answer.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { StreamTimes } from '../shared/event-stream.ts';
import type { Metrics } from '../shared/metrics.ts';

/** What `app` hands to the HTTP channel. */
export interface HttpServices {
  ask: Ask;
  /** The catalogue of the index that is open now; a new index may be swapped in between two calls. */
  catalogue: () => Catalogue;
  /** Whether an index is open. */
  ready: () => boolean;
  /** Told of every fault that a caller sees as a 5xx, for the operator's log. It is never given a request's body. */
  report?: (error: unknown, route: string) => void;
  /** What `GET /metrics` shows. */
  metrics: Pick<Metrics, 'render'>;
  /** For tests: other times than a stream's own. */
  stream?: StreamTimes;
}
