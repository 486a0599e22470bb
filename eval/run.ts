/**
 * npm run eval: asks the question sets through the public entrance, prints figures, and fails where they fall below the
 * committed baseline (eval/baseline.json): answers per kind of question, and how high the search ranks the right item.
 * `-- --retrieval`: the search alone, in detail, on the public sets too (every 4th question; `--full`: all); they take
 * minutes and are no part of the gate. `--ablation`: what each part of the search adds.
 * `--generated`: a question for every printed value in three forms, all of them; the gate asks for every ninth value.
 * `--model`: the questions with the stand-in model, honest and lying, beside those without one.
 * `-- --update` writes the baseline of what was measured. `-- --verbose` prints every question that was not right, but
 * those of the kept sets only by name (`--verbose=kept`).
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ablationTable } from './ablation.ts';
import { answerTable, measureAnswers } from './answers.ts';
import { answersBelow, readBaseline, retrievalBaseline, retrievalBelow, writeBaseline } from './baseline.ts';
import { generatedTable, measureGenerated, wrongIn } from './generated.ts';
import { buildIndex, openIndex } from './index.ts';
import { buildPublicSet, measurePublicSet, PUBLIC_SETS, publicTable, type Recall } from './public-sets.ts';
import { measureModel } from './lying.ts';
import { askSets, detailTable, figuresBySet, figuresTable, printMisses } from './retrieval.ts';
import { isKept, planNames, questionSets, SHARED } from './sets.ts';

/** Asked for the search; the first questions are too few for a figure. */
const RANKED_SETS = ['shared', 'tune', 'kept'];
const EVERYTHING = 'all';
/** Every value takes minutes; every ninth meets all kinds and documents. */
const GENERATED_STEP = 9;
/** Seven rounds over the public sets: a part of their questions tells what is worth how much. */
const ABLATION_STEP = 4;

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  // `--verbose` alone is an option without its value, which parseArgs knows only for flags.
  args: process.argv.slice(2).map(arg => (arg === '--verbose' ? `--verbose=${EVERYTHING}` : arg)),
  options: {
    verbose: { type: 'string' },
    update: flag,
    retrieval: flag,
    full: flag,
    ablation: flag,
    generated: flag,
    model: flag,
  },
});
const prints = (set: string) => values.verbose === set || (values.verbose === EVERYTHING && !isKept(set));

function below(complaints: readonly string[]): number {
  for (const complaint of complaints) console.error(`below the baseline: ${complaint}`);
  return complaints.length > 0 ? 1 : 0;
}

async function main(work: string): Promise<number> {
  const data = join(work, 'data');
  if (!buildIndex(join(SHARED, 'corpus'), data)) return 1;
  const sets = questionSets();
  const ranked = new Map([...sets].filter(([set]) => RANKED_SETS.includes(set)));
  const planOf = planNames();
  if (values.model) return below(await measureModel(data, sets, planOf));
  const service = await openIndex(data);
  const asked = await askSets(service, ranked, planOf);
  const retrieval = retrievalBaseline(figuresBySet(asked));

  if (!values.retrieval) {
    const generated = await measureGenerated(service, {
      step: values.generated ? 1 : GENERATED_STEP,
      print: values.generated && values.verbose !== undefined,
    });
    console.log(`${generatedTable(generated)}\n`);
    const answers = await measureAnswers(service, sets, planOf, prints);
    console.log(answerTable(answers));
    console.log(`\n${figuresTable(figuresBySet(asked))}`);
    if (values.update) writeBaseline({ answers, retrieval });
    const baseline = readBaseline();
    return below([
      ...wrongIn(generated),
      ...answersBelow(answers, baseline.answers),
      ...retrievalBelow(retrieval, baseline.retrieval),
    ]);
  }

  printMisses(asked, prints);
  console.log(detailTable(asked));
  const step = values.full ? 1 : 4;
  const publicSets = PUBLIC_SETS.flatMap(name => buildPublicSet(name, work) ?? []);
  const recalls: [string, Recall][] = [];
  for (const set of publicSets) {
    const open = await openIndex(set.data);
    recalls.push([set.name, await measurePublicSet(open, set, step)]);
    open.close();
  }
  console.log(`\n${publicTable(recalls)}`);
  if (values.ablation) console.log(`\n${await ablationTable(data, ranked, planOf, publicSets, step * ABLATION_STEP)}`);
  if (values.update) writeBaseline({ retrieval });
  return below(retrievalBelow(retrieval, readBaseline().retrieval));
}

if (!existsSync(join(SHARED, 'corpus'))) {
  // The questions are about the real documents; without them there is nothing to measure.
  console.log('eval: ../shared/corpus がないため、実文書での評価は行いません。');
  process.exitCode = process.env['CI'] === 'true' ? 1 : 0;
} else {
  const work = mkdtempSync(join(tmpdir(), 'keikaku-eval-'));
  const code = await main(work).catch((error: unknown) => {
    console.error(error);
    return 1;
  });
  rmSync(work, { recursive: true, force: true });
  // Not left to an empty queue: a question that was given up may still be at work.
  process.exit(code);
}
