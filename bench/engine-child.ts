/**
 * One engine in a process of its own, so that its memory is its own: node bench/engine-child.ts '<job as JSON>'.
 * Prints one line of JSON. `build` writes our index; `serve` asks it; `mini` builds MiniSearch, which lives in memory, and
 * asks it; `dictionary` holds kuromoji alone, which both need.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { indexContent } from '../ingest/index-content.ts';
import { readThesauri } from '../ingest/thesaurus/read.ts';
import { openService } from '../src/app.ts';
import type { Records } from '../src/domain/records.ts';
import { writeIndex } from '../src/store/lance.ts';
import { loadTokenizer } from '../src/text/tokenize.ts';
import { baseForms, buildMiniSearch, miniItem, type MiniItem } from './mini-search.ts';
import { percentile, timesOf } from './report.ts';
import { itemsOf, recordsOf } from './records.ts';

export type Job = {
  /** JSON files: the real records, and the questions. */
  records: string;
  questions: string;
  data: string;
  /** Of a synthetic corpus; null for the real one. */
  items: number | null;
} & { task: 'build' | 'serve' | 'mini' | 'dictionary' };

export interface Result {
  /** Until the first question could be asked. */
  openMs: number;
  buildMs: number;
  /** Of `build`: the part that the store takes. */
  writeMs: number;
  medianMs: number;
  p99Ms: number;
  /** Resident at the end, after garbage was collected; and the most that it ever was. */
  residentBytes: number;
  peakBytes: number;
}

const since = (from: number) => performance.now() - from;
const WARM = 30;
const LEAST_ASKED = 300;

async function finished(times: Partial<Result>): Promise<Result> {
  // Twice, with time between: what a first round frees is given back in the second.
  for (let i = 0; i < 2; i++) {
    globalThis.gc?.();
    await wait(200);
  }
  const [residentBytes, peakBytes] = [process.memoryUsage.rss(), process.resourceUsage().maxRSS * 1024];
  return { openMs: 0, buildMs: 0, writeMs: 0, medianMs: 0, p99Ms: 0, ...times, residentBytes, peakBytes };
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

async function asked(job: Job, ask: (question: string) => Promise<unknown>) {
  const questions = read(job.questions) as string[];
  const one = (i: number) => ask(questions[i % questions.length] ?? '');
  await timesOf(WARM, one);
  const rounds = Math.ceil(LEAST_ASKED / questions.length);
  const times = await timesOf(rounds * questions.length, one);
  return { medianMs: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}

async function run(job: Job): Promise<Result> {
  const started = performance.now();
  if (job.task === 'serve') {
    const service = await openService(job.data);
    const openMs = since(started);
    return finished({ openMs, ...(await asked(job, query => service.catalogue.search({ query, limit: 10 }))) });
  }
  if (job.task === 'dictionary') {
    await baseForms();
    return finished({ openMs: since(started) });
  }
  const real = read(job.records) as Records[];
  if (job.task === 'build') {
    const tokenizer = await loadTokenizer();
    const records = recordsOf(real, job.items);
    const groups = readThesauri([]);
    const from = performance.now();
    const content = await indexContent(records, { hash: 'bench', groups, tokenizer });
    const written = performance.now();
    await writeIndex(job.data, content);
    return finished({ buildMs: since(from), writeMs: since(written) });
  }
  const tokenize = await baseForms();
  const from = performance.now();
  const items = function* (): Generator<MiniItem> {
    for (const { item, facts, passages } of itemsOf(real, job.items)) yield miniItem(item, facts, passages);
  };
  const mini = buildMiniSearch(items(), tokenize);
  const buildMs = since(from);
  const ask = (question: string) => Promise.resolve(mini.search(question).slice(0, 10));
  return finished({ openMs: since(started), buildMs, ...(await asked(job, ask)) });
}

console.log(JSON.stringify(await run(JSON.parse(process.argv[2] ?? '') as Job)));
