/** The search beside MiniSearch in the same run, over the real documents and over corpora that grow. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Records } from '../src/domain/records.ts';
import type { Job, Result } from './engine-child.ts';
import { megabytes, ms, seconds, section } from './report.ts';
import { askedQuestions } from './asked.ts';
import { questionsOf, recombine } from './synthetic.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Room for either engine's largest corpus; what it takes of it is measured. */
const HEAP_MB = 14_000;
const GROWN_QUESTIONS = 210;

function child(job: Job): Result {
  const run = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      `--max-old-space-size=${String(HEAP_MB)}`,
      '--import',
      './scripts/preload.mjs',
      'bench/engine-child.ts',
      JSON.stringify(job),
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (run.status !== 0) throw new Error(`${job.task} of ${String(job.items)}: ${run.stderr.slice(-2000)}`);
  return JSON.parse(run.stdout) as Result;
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const HEADER = ['items', 'engine', 'build', 'of it writing', 'peak', 'on disk', 'open', 'median', 'p99', 'resident'];

const asked = ({ openMs, medianMs, p99Ms, residentBytes }: Result) => [
  seconds(openMs),
  ms(medianMs),
  ms(p99Ms),
  megabytes(residentBytes),
];

/** Our index built in one process and asked in another; MiniSearch built and asked in one. */
function rowsOf(what: string, work: string, job: Omit<Job, 'task' | 'data'>): (string | number)[][] {
  const data = join(work, `search-${what}`);
  const built = child({ ...job, data, task: 'build' });
  const ours = child({ ...job, data, task: 'serve' });
  const disk = sizeOf(data);
  rmSync(data, { recursive: true });
  const mini = child({ ...job, data, task: 'mini' });
  const rows = [
    [what, 'ours', seconds(built.buildMs), seconds(built.writeMs), megabytes(built.peakBytes), megabytes(disk)],
    [what, 'MiniSearch', seconds(mini.buildMs), '', megabytes(mini.peakBytes), ''],
  ];
  return rows.map((row, i) => [...row, ...asked(i === 0 ? ours : mini)]);
}

function filesFor(work: string, real: readonly Records[], questions: readonly string[]) {
  const [records, file] = [join(work, 'records.json'), join(work, 'questions.json')];
  writeFileSync(records, JSON.stringify(real));
  writeFileSync(file, JSON.stringify(questions));
  return { records, questions: file };
}

const load = () => `load ${loadavg()[0]?.toFixed(1) ?? '?'}`;

export function benchSearch(work: string, real: readonly Records[]): void {
  const own = askedQuestions('shared');
  const before = load();
  const files = filesFor(work, real, own.length > 0 ? own : questionsOf(recombine(real, 100), 1));
  const rows = rowsOf('documents', work, { ...files, items: null });
  const dictionary = child({ ...files, items: null, data: '', task: 'dictionary' });
  rows.push([
    '',
    'kuromoji alone',
    '',
    '',
    '',
    '',
    seconds(dictionary.openMs),
    '',
    '',
    megabytes(dictionary.residentBytes),
  ]);
  section(`Search (${before})`, HEADER, rows);
}

/** Corpora recombined from the real items. The largest takes minutes. */
export function benchGrowth(work: string, real: readonly Records[], sizes: readonly number[]): void {
  const before = load();
  const rows = sizes.flatMap(items => {
    const grown = questionsOf(recombine(real, items), Math.max(1, Math.floor(items / GROWN_QUESTIONS)));
    const files = filesFor(work, real, [...askedQuestions('shared'), ...grown]);
    const made = rowsOf(String(items), work, { ...files, items });
    for (const row of made) console.log(row.join('  '));
    return made;
  });
  section(`Growth (${before})`, HEADER, rows);
}
