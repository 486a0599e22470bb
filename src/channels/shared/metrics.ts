/**
 * What the operator may count. Labels are patterns of routes and codes of the house, so that their number is bounded and no
 * word of a question can stand in one.
 */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Answer, Ask } from '../../domain/answer.ts';
import type { ModelUsage } from '../../domain/model-usage.ts';
import { emptyHistogram, observe } from './histogram.ts';
import type { Histogram } from './histogram.ts';
import { prometheusText } from './prometheus.ts';

export interface MetricsSnapshot {
  requests: { method: string; route: string; status: number; count: number }[];
  /** Until the reply begins; a stream goes on after that. */
  requestSeconds: { route: string; histogram: Histogram }[];
  answers: { outcome: Outcome; mode: Mode; count: number }[];
  answerSeconds: { mode: Mode; histogram: Histogram }[];
  /** Questions that are being answered now. */
  inProgress: number;
  /** null: there is no model. */
  model: ModelUsage | null;
}

export type Outcome = Answer['status'] | 'failed' | 'aborted';
/** `none`: there was no answer. */
export type Mode = Answer['mode'] | 'none';

export interface Metrics {
  /** The same `ask`, counted. */
  watch: (ask: Ask) => Ask;
  /** Counts every request of the app that it is used in. */
  requests: MiddlewareHandler;
  snapshot: () => MetricsSnapshot;
  /** Prometheus' text format 0.0.4. */
  render: () => string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const OTHER = 'other';

/** A map whose missing values are made; keys are records of labels. */
function table<Labels extends object, Value>(make: () => Value) {
  const rows = new Map<string, { labels: Labels; value: Value }>();
  return {
    row: (labels: Labels) => {
      const key = JSON.stringify(labels);
      const row = rows.get(key) ?? { labels, value: make() };
      rows.set(key, row);
      return row;
    },
    rows: () => [...rows.values()],
  };
}

const counters = <Labels extends object>() => {
  const { row, rows } = table<Labels, number>(() => 0);
  return {
    add: (labels: Labels) => {
      row(labels).value += 1;
    },
    list: () => rows().map(({ labels, value }) => ({ ...labels, count: value })),
  };
};

const durations = <Labels extends object>() => {
  const { row, rows } = table<Labels, Histogram>(emptyHistogram);
  return {
    add: (labels: Labels, since: number) => {
      observe(row(labels).value, (performance.now() - since) / 1000);
    },
    list: () => rows().map(({ labels, value }) => ({ ...labels, histogram: structuredClone(value) })),
  };
};

/** @param usage of the model, where there is one */
export function createMetrics(usage?: () => ModelUsage): Metrics {
  const requests = counters<{ method: string; route: string; status: number }>();
  const requestSeconds = durations<{ route: string }>();
  const answers = counters<{ outcome: Outcome; mode: Mode }>();
  const answerSeconds = durations<{ mode: Mode }>();
  let inProgress = 0;

  const snapshot = (): MetricsSnapshot => ({
    requests: requests.list(),
    requestSeconds: requestSeconds.list(),
    answers: answers.list(),
    answerSeconds: answerSeconds.list(),
    inProgress,
    model: usage?.() ?? null,
  });

  return {
    watch: ask => async (request, options) => {
      const since = performance.now();
      inProgress += 1;
      let [outcome, mode]: [Outcome, Mode] = ['failed', 'none'];
      try {
        const answer = await ask(request, options);
        [outcome, mode] = [answer.status, answer.mode];
        return answer;
      } catch (error) {
        if (options?.signal?.aborted) outcome = 'aborted';
        throw error;
      } finally {
        inProgress -= 1;
        answers.add({ outcome, mode });
        answerSeconds.add({ mode }, since);
      }
    },
    async requests(c, next) {
      const since = performance.now();
      await next();
      const route = matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? OTHER;
      const method = METHODS.has(c.req.method) ? c.req.method : OTHER;
      requests.add({ method, route, status: c.res.status });
      requestSeconds.add({ route }, since);
    },
    snapshot,
    render: () => prometheusText(snapshot()),
  };
}
