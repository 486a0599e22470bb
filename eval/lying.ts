/**
 * `npm run eval -- --model`: the questions with the stand-in model. The honest one must score no lower than without a
 * model; of the lying ones no lie may leave, no figure that nothing cited prints, and no answer that is wrong where the
 * planner alone was not.
 */
import type { Answer } from '../src/domain/answer.ts';
import type { AnswerMode } from '../src/domain/model-usage.ts';
import { table } from '../src/terminal.ts';
import { honest } from '../tests/fakes/chat-model.ts';
import { LIARS } from '../tests/fakes/characters.ts';
import { startFakeServer, type FakeServer } from '../tests/fakes/openai-server.ts';
import { answersBelow } from './baseline.ts';
import { measureAnswers, type AnswerFigures } from './answers.ts';
import { openIndex, type Service } from './index.ts';
import { score } from './score.ts';
import { isKept, type PlanOf, type Question } from './sets.ts';
import { strayFigures } from './stray-figures.ts';

/** Every liar is asked every second question, each another half: some 7,500 runs over the sets. */
const LIAR_STEP = 2;
/** Shorter, a lie may be a word of any answer. */
const TELLING = 4;

type Sets = ReadonlyMap<string, readonly Question[]>;

const openWith = (data: string, server: FakeServer, answerMode: AnswerMode): Promise<Service> =>
  openIndex(data, { llm: { baseUrl: server.url, model: 'stand-in', apiKey: null }, answerMode });

const all = (figures: AnswerFigures) => Object.entries(figures).filter(([key]) => key.endsWith('(all)'));

const quiet = () => false;

/** The honest one, where it is asked for what the planner does not understand, and for everything. */
async function measureHonest(data: string, sets: Sets, planOf: PlanOf): Promise<string[]> {
  const without = await openIndex(data);
  const plain = await measureAnswers(without, sets, planOf, quiet);
  without.close();
  const server = await startFakeServer(honest());
  const complaints: string[] = [];
  const rows = all(plain).map(([key, { questions, right, wrong }]) => [
    key,
    questions,
    `${String(right)} / ${String(wrong)}`,
  ]);
  for (const mode of ['auto', 'llm'] as const) {
    const service = await openWith(data, server, mode);
    const figures = await measureAnswers(service, sets, planOf, quiet);
    service.close();
    for (const [i, [, { right, wrong }]] of all(figures).entries())
      rows[i]?.push(`${String(right)} / ${String(wrong)}`);
    complaints.push(
      ...answersBelow(figures, plain).map(complaint => `with the honest stand-in (${mode}): ${complaint}`),
    );
  }
  await server.close();
  console.log(table(['right / wrong', 'questions', 'no model', 'honest, auto', 'honest, llm'], rows));
  return complaints;
}

interface Lying {
  runs: number;
  byModel: number;
  /** Of which sentences were told while the model wrote. */
  early: number;
  lies: number;
  stray: number;
  worse: number;
}

async function measureLiar(
  data: string,
  name: string,
  questions: readonly Question[],
  verdicts: ReadonlyMap<Question, string>,
  planOf: PlanOf,
): Promise<Lying> {
  const liar = LIARS[name]?.();
  const figures = { runs: 0, byModel: 0, early: 0, lies: 0, stray: 0, worse: 0 };
  if (!liar) return figures;
  const server = await startFakeServer(liar.behave);
  const service = await openWith(data, server, 'llm');
  const note = (what: 'lies' | 'stray' | 'worse', question: Question, at: string) => {
    figures[what]++;
    console.error(`${name}: ${what}: ${question.id} ${at}`);
  };
  for (const question of questions) {
    if (!LIARS_TELL_EACH.has(name)) liar.lies.length = 0;
    const { ok, reply, told: early } = await service.stream('/api/ask', { question: question.question });
    const answer = reply as Answer;
    figures.runs++;
    if (!ok) {
      note('worse', question, JSON.stringify(reply).slice(0, 200));
      continue;
    }
    if (answer.mode === 'llm') figures.byModel++;
    // What the asker wrote, and what the documents print, is no lie of the model's.
    const told = liar.lies.filter(lie => lie.length >= TELLING && answer.answer.includes(lie));
    const [lie] = told.filter(one => !answer.citations.some(({ quote }) => quote.includes(one)));
    if (answer.mode === 'llm' && lie !== undefined) note('lies', question, lie);
    // Verified text, or text without a figure: what is told before the gate holds neither digits nor a lie.
    const unverified = answer.answer === early ? '' : early;
    const unsafe =
      /\p{N}+/u.exec(unverified)?.[0] ?? liar.lies.find(one => one.length >= TELLING && unverified.includes(one));
    if (unsafe !== undefined) note('lies', question, `told early: ${unsafe}`);
    if (unverified !== '') figures.early++;
    const [stray] = answer.mode === 'llm' ? strayFigures(answer, question.question) : [];
    if (stray !== undefined) note('stray', question, stray);
    if (score(question, answer, planOf).verdict === 'wrong' && verdicts.get(question) !== 'wrong')
      note('worse', question, answer.answer.slice(0, 160).replaceAll('\n', ' ⏎ '));
  }
  service.close();
  await server.close();
  return figures;
}

/** It tells the same whatever is asked. */
const LIARS_TELL_EACH: ReadonlySet<string> = new Set(['its prompt']);

async function measureLiars(data: string, sets: Sets, planOf: PlanOf): Promise<string[]> {
  const questions = [...sets].flatMap(([set, own]) => (isKept(set) ? [] : own));
  const without = await openIndex(data);
  const verdicts = new Map<Question, string>();
  for (const question of questions) {
    const { reply } = await without.post('/api/ask', { question: question.question });
    verdicts.set(question, score(question, reply as Answer, planOf).verdict);
  }
  without.close();
  const rows: (string | number)[][] = [];
  const sum = { runs: 0, byModel: 0, early: 0, lies: 0, stray: 0, worse: 0 };
  for (const [i, name] of Object.keys(LIARS).entries()) {
    const half = questions.filter((_, n) => (n + i) % LIAR_STEP === 0);
    const figures = await measureLiar(data, name, half, verdicts, planOf);
    for (const key of Object.keys(sum) as (keyof Lying)[]) sum[key] += figures[key];
    rows.push([name, figures.runs, figures.byModel, figures.early, figures.lies, figures.stray, figures.worse]);
  }
  rows.push(['(all)', sum.runs, sum.byModel, sum.early, sum.lies, sum.stray, sum.worse]);
  console.log(
    `\n${table(['lying about', 'runs', 'answered by it', 'told early', 'lies left', 'stray figures', 'worse than none'], rows)}`,
  );
  const bad = sum.lies + sum.stray + sum.worse;
  return bad === 0 ? [] : [`${String(bad)} answers with a lying model`];
}

/** What is to be complained of; tables go to the terminal. */
export async function measureModel(data: string, sets: Sets, planOf: PlanOf): Promise<string[]> {
  const complaints = await measureHonest(data, sets, planOf);
  return [...complaints, ...(await measureLiars(data, sets, planOf))];
}
