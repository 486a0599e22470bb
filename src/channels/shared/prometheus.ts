/** The counts in Prometheus' text format 0.0.4. */
import type { Histogram } from './histogram.ts';
import type { MetricsSnapshot } from './metrics.ts';

export const PROMETHEUS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const PREFIX = 'keikaku_navi_';

type Labels = Record<string, string | number>;
type Sample = [suffix: string, labels: Labels, value: number];

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function family(name: string, type: 'counter' | 'gauge' | 'histogram', help: string, samples: Sample[]): string {
  const lines = samples.map(
    ([suffix, labels, value]) => `${PREFIX}${name}${suffix}${labelText(labels)} ${String(value)}`,
  );
  return [`# HELP ${PREFIX}${name} ${help}`, `# TYPE ${PREFIX}${name} ${type}`, ...lines].join('\n');
}

const counted = (rows: readonly (Labels & { count: number })[]): Sample[] =>
  rows.map(({ count, ...labels }) => ['', labels, count]);

function timed(rows: readonly { labels: Labels; histogram: Histogram }[]): Sample[] {
  return rows.flatMap(({ labels, histogram: { buckets, sum, count } }): Sample[] => [
    ...buckets.map(({ le, count: below }): Sample => ['_bucket', { ...labels, le }, below]),
    ['_bucket', { ...labels, le: '+Inf' }, count],
    ['_sum', labels, sum],
    ['_count', labels, count],
  ]);
}

function modelFamilies({ model }: MetricsSnapshot): string[] {
  if (!model) return [];
  const { calls, failures, promptTokens, completionTokens, breakerOpen, answered, fellBack, spared } = model;
  return [
    family('model_calls_total', 'counter', 'Calls of the model.', [['', {}, calls]]),
    family('model_failures_total', 'counter', 'Calls of the model that failed.', [['', {}, failures]]),
    family('model_tokens_total', 'counter', 'Tokens of the model, as its endpoint counts them.', [
      ['', { kind: 'prompt' }, promptTokens],
      ['', { kind: 'completion' }, completionTokens],
    ]),
    family('model_questions_total', 'counter', 'Questions for the model, by what came of them.', [
      ['', { outcome: 'answered' }, answered],
      ['', { outcome: 'fell_back' }, fellBack],
      ['', { outcome: 'spared' }, spared],
    ]),
    family('model_breaker_open', 'gauge', '1 while the model is left alone after repeated failures.', [
      ['', {}, Number(breakerOpen)],
    ]),
  ];
}

export function prometheusText(snapshot: MetricsSnapshot): string {
  const { requests, requestSeconds, answers, answerSeconds, inProgress } = snapshot;
  const families = [
    family('http_requests_total', 'counter', 'Replies by route and status.', counted(requests)),
    family(
      'http_request_duration_seconds',
      'histogram',
      'Until a reply begins; a stream goes on after that.',
      timed(requestSeconds.map(({ route, histogram }) => ({ labels: { route }, histogram }))),
    ),
    family('answers_total', 'counter', 'Questions by what came of them and who composed it.', counted(answers)),
    family(
      'answer_duration_seconds',
      'histogram',
      'From a question to its whole answer.',
      timed(answerSeconds.map(({ mode, histogram }) => ({ labels: { mode }, histogram }))),
    ),
    family('answers_in_progress', 'gauge', 'Questions that are being answered now.', [['', {}, inProgress]]),
    ...modelFamilies(snapshot),
  ];
  return `${families.join('\n')}\n`;
}
