/**
 * npm run eval: asks the question sets through the public entrance, prints figures per kind of question, and fails where
 * they fall below the committed baseline (eval/baseline.json). `-- --verbose` prints every question that was not right;
 * `-- --update` writes the baseline.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createApp, holdService } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Answer } from '../src/domain/answer.ts';
import { table } from '../src/terminal.ts';
import { score, type Question, type Score } from './score.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = join(root, '../shared');
const baselineFile = join(root, 'eval/baseline.json');

type Figures = Record<string, { questions: number; right: number; wrong: number; refused: number }>;

const readLines = (file: string): Question[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Question);

/** The sets, by name: our own, and the shared sample where it is there. */
function questionSets(): Map<string, Question[]> {
  const sets = new Map<string, Question[]>();
  const own = join(root, 'eval/questions');
  for (const file of readdirSync(own).filter(name => name.endsWith('.jsonl')))
    sets.set(file.replace('.jsonl', ''), readLines(join(own, file)));
  sets.set('shared', readLines(join(shared, 'eval/questions.jsonl')));
  return sets;
}

function tally(figures: Figures, key: string, { verdict }: Score): void {
  const row = (figures[key] ??= { questions: 0, right: 0, wrong: 0, refused: 0 });
  row.questions++;
  row[verdict]++;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { verbose: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
  });
  if (!existsSync(join(shared, 'corpus'))) {
    // The questions are about the real documents; without them there is nothing to measure.
    console.log('eval: ../shared/corpus がないため、実文書での評価は行いません。');
    return process.env['CI'] === 'true' ? 1 : 0;
  }
  const data = mkdtempSync(join(tmpdir(), 'keikaku-eval-'));
  try {
    const ingest = spawnSync(
      process.execPath,
      ['--import', './scripts/preload.mjs', 'ingest/cli.ts', join(shared, 'corpus'), '--data', data],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    if (ingest.status !== 0) return 1;
    const plans = JSON.parse(readFileSync(join(shared, 'corpus/plans.json'), 'utf8')) as {
      file: string;
      planId: string;
    }[];
    const planOf = (doc: string) => plans.find(plan => plan.file.startsWith(doc))?.planId ?? doc;
    const app = createApp(await holdService(data, { embeddings: readConfig(process.env).embeddings }));

    const figures: Figures = {};
    for (const [set, questions] of questionSets()) {
      for (const question of questions) {
        const response = await app.request('/api/ask', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ question: question.question }),
        });
        const answer = (await response.json()) as Answer;
        const result: Score = response.ok
          ? score(question, answer, planOf)
          : { verdict: 'wrong', values: false, item: false, year: false, outcome: false };
        tally(figures, `${set} ${question.type}`, result);
        tally(figures, `${set} (all)`, result);
        if (values.verbose && result.verdict !== 'right') {
          console.log(
            `${result.verdict} ${question.id} ${question.question}\n    want ${question.answer_values.join(' / ')} ${question.item_no.join(' ')}\n    ${response.ok ? answer.answer.slice(0, 220).replaceAll('\n', ' ⏎ ') : JSON.stringify(answer)}`,
          );
        }
      }
    }
    const rows = Object.entries(figures).toSorted(([a], [b]) => (a < b ? -1 : 1));
    console.log(
      table(
        ['set and kind', 'questions', 'right', 'wrong', 'refused'],
        rows.map(([key, row]) => [key, row.questions, row.right, row.wrong, row.refused]),
      ),
    );
    if (values.update) {
      writeFileSync(baselineFile, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
      return 0;
    }
    return compare(figures);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Fewer right answers or more wrong ones than the baseline fail the build. */
function compare(figures: Figures): number {
  const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Figures;
  const worse = Object.entries(baseline).filter(
    ([key, row]) => (figures[key]?.right ?? 0) < row.right || (figures[key]?.wrong ?? 0) > row.wrong,
  );
  for (const [key, row] of worse)
    console.error(`below the baseline: ${key} was ${JSON.stringify(row)}, is ${JSON.stringify(figures[key])}`);
  return worse.length > 0 ? 1 : 0;
}

process.exitCode = await main();
