/**
 * npm run bench: how long things take on this machine, over the documents of CORPUS_DIR (the real ones where they lie beside
 * the checkout). Times are noisy; what counts are the ratios within one run. Prints tables; `-- --write` keeps them in
 * bench/results.md. `-- --growth` adds corpora of up to 100,000 items (minutes), `--growth=1000,10000` those sizes;
 * `-- --only=search` and `-- --only=answers` leave the other sections out.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findDocuments } from '../ingest/corpus.ts';
import { readDocuments } from '../ingest/pipeline.ts';
import { openService } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { askedQuestions } from './asked.ts';
import { keepText, ms, percentile, reportPage, section, timesOf } from './report.ts';
import { benchGrowth, benchSearch } from './search.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const real = join(root, '../shared/corpus');
const corpus = existsSync(real) ? real : readConfig(process.env).corpusDir;
/** A prime that no number of records is a multiple of: with 37, 407 items were only eleven. */
const STRIDE = 7919;
const work = mkdtempSync(join(tmpdir(), 'keikaku-bench-'));
/** Reading and parsing alone, in CPU time, and how it grows for the same documents many times over. */
function benchReading(): void {
  const files = findDocuments([corpus]);
  readDocuments(files); // warm
  const rows = [1, 10, 100].map(copies => {
    const many = Array.from({ length: copies }, (_, copy) =>
      files.map(file => ({
        ...file,
        entry: { ...file.entry, file: file.file, planId: `${file.entry?.planId ?? 'plan'}-${String(copy)}` },
      })),
    ).flat();
    const before = process.cpuUsage();
    const { documents } = readDocuments(many);
    const { user, system } = process.cpuUsage(before);
    const cpu = (user + system) / 1000;
    return [copies, documents.length, ms(cpu), (documents.length / (cpu / 1000)).toFixed(0), ms(cpu / copies)];
  });
  section('Reading and parsing', ['copies', 'documents', 'CPU', 'documents/s', 'CPU a copy'], rows);
}

/** One command from start to end: wall time and peak memory of the whole process. */
function benchIngest(data: string): void {
  const started = performance.now();
  const run = spawnSync(
    '/usr/bin/env',
    ['-S', process.execPath, '--import', './scripts/preload.mjs', 'ingest/cli.ts', corpus, '--data', data],
    { cwd: root, encoding: 'utf8' },
  );
  const wall = performance.now() - started;
  console.log(run.stderr);
  keepText('Ingestion', run.stderr);
  section('npm run ingest', ['what', 'time'], [['whole command, no index before', ms(wall)]]);
}

/** `npm start` until /readyz answers 200, and the memory it then holds. */
async function benchStart(data: string): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const [what, uri] of [
    ['without an index', join(work, 'fresh')],
    ['with an index', data],
  ] as const) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const started = performance.now();
    const child = spawn('npm', ['start', '--silent'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), CORPUS_DIR: corpus, DATA_DIR: uri },
      stdio: 'ignore',
      detached: true,
    });
    let ready = false;
    while (!ready && performance.now() - started < 60_000) {
      ready = await fetch(`http://127.0.0.1:${String(port)}/readyz`).then(
        response => response.ok,
        () => false,
      );
      if (!ready) await new Promise(resolve => setTimeout(resolve, 20));
    }
    const time = performance.now() - started;
    const pid = spawnSync(
      'sh',
      ['-c', `ss -ltnp "sport = :${String(port)}" | grep -o 'pid=[0-9]*' | head -1 | cut -d= -f2`],
      { encoding: 'utf8' },
    ).stdout.trim();
    const memory = pid === '' ? '' : (/VmRSS:\s*(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '');
    rows.push([what, ready ? ms(time) : 'not ready', memory === '' ? '?' : `${(Number(memory) / 1024).toFixed(0)} MB`]);
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  }
  section('npm start until ready', ['index', 'time', 'memory'], rows);
}

/** Answers and searches beside one raw query of the store, in the same process. */
async function benchAnswers(data: string): Promise<void> {
  const service = await openService(data, { embeddings: readConfig(process.env).embeddings });
  const facts = await service.store.facts({ kinds: ['target'] });
  const items = new Map((await service.store.items({})).map(item => [item.itemId, item]));
  const questions = facts.flatMap(fact =>
    fact.fiscalYear === null
      ? []
      : [`${items.get(fact.itemId)?.title ?? ''}の${fact.metric}の${String(fact.fiscalYear)}年度の目標は？`],
  );
  const everyKind = [...askedQuestions('shared'), ...askedQuestions('tune')];
  const itemIds = [...items.keys()];
  const question = (i: number) => questions[(i * STRIDE) % questions.length] ?? '';
  const raw = async (i: number) => service.store.facts({ itemIds: [facts[(i * STRIDE) % facts.length]?.itemId ?? ''] });
  const measured: [string, (i: number) => Promise<unknown>][] = [
    ['raw store query', raw],
    ['search', async i => service.catalogue.search({ query: question(i), limit: 10 })],
    ['related items', async i => service.catalogue.related(itemIds[(i * STRIDE) % itemIds.length] ?? '', 10)],
    ['answer, a target by its name', async i => service.ask({ question: question(i) })],
    [
      'answer, questions of every kind',
      async i => service.ask({ question: everyKind[(i * STRIDE) % everyKind.length] ?? '' }),
    ],
  ];
  for (const [, run] of measured) await timesOf(50, run); // warm
  const base = percentile(await timesOf(300, raw), 0.5);
  const rows: (string | number)[][] = [];
  for (const [what, run] of measured) {
    const times = await timesOf(300, run);
    rows.push([
      what,
      ms(percentile(times, 0.5)),
      ms(percentile(times, 0.99)),
      (percentile(times, 0.5) / base).toFixed(1),
    ]);
  }
  section('Answers (300 each)', ['what', 'median', '99th percentile', 'times the raw query'], rows);
  service.store.close();
}

const SIZES = '1000,10000,100000';
const { values } = parseArgs({
  // `--growth` alone is an option without its value, which parseArgs knows only for flags.
  args: process.argv.slice(2).map(arg => (arg === '--growth' ? `--growth=${SIZES}` : arg)),
  options: {
    write: { type: 'boolean', default: false },
    growth: { type: 'string' },
    only: { type: 'string' },
  },
});
const data = join(work, 'data');
try {
  const { only } = values;
  if (only === undefined) benchReading();
  if (only === undefined || only === 'answers') benchIngest(data);
  if (only === undefined) await benchStart(data);
  if (only === undefined || only === 'answers') await benchAnswers(data);
  const records = readDocuments(findDocuments([corpus])).documents.map(document => document.records);
  if (only === undefined || only === 'search') benchSearch(work, records);
  if (values.growth !== undefined) benchGrowth(work, records, values.growth.split(',').map(Number));
  if (values.write) writeFileSync(join(root, 'bench/results.md'), reportPage());
} finally {
  rmSync(work, { recursive: true, force: true });
}
