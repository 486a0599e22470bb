/** Asks the question sets and judges the answers. */
import type { Answer } from '../src/domain/answer.ts';
import { table } from '../src/terminal.ts';
import type { Service } from './index.ts';
import { score, type Score } from './score.ts';
import type { PlanOf, Question } from './sets.ts';

/** `cited`: of the right ones those whose citations name the right item and fiscal year. */
type Row = Record<'questions' | 'right' | 'wrong' | 'refused' | 'cited', number>;
export type AnswerFigures = Record<string, Row>;

const FAILED: Score = { verdict: 'wrong', values: false, item: false, year: false, outcome: false };

const isCited = ({ verdict, item, year }: Score): boolean => verdict === 'right' && item && year;

function tally(figures: AnswerFigures, key: string, result: Score): void {
  const row = (figures[key] ??= { questions: 0, right: 0, wrong: 0, refused: 0, cited: 0 });
  row.questions++;
  row[result.verdict]++;
  if (isCited(result)) row.cited++;
}

/** @param prints whether the questions of a set may be printed where they were not right */
export async function measureAnswers(
  service: Service,
  sets: ReadonlyMap<string, readonly Question[]>,
  planOf: PlanOf,
  prints: (set: string) => boolean,
): Promise<AnswerFigures> {
  const figures: AnswerFigures = {};
  for (const [set, questions] of sets) {
    for (const question of questions) {
      const { ok, reply } = await service.post('/api/ask', { question: question.question });
      const answer = reply as Answer;
      if (!ok) console.error(`no answer: ${set} ${question.id}`);
      const result = ok ? score(question, answer, planOf) : FAILED;
      tally(figures, `${set} ${question.type}`, result);
      tally(figures, `${set} (all)`, result);
      if (!prints(set) || isCited(result)) continue;
      const got = ok ? answer.answer.slice(0, 220).replaceAll('\n', ' ⏎ ') : JSON.stringify(reply);
      const want = `${question.answer_values.join(' / ')} ${question.item_no.join(' ')}`;
      console.log(`${result.verdict} ${question.id} ${question.question}\n    want ${want}\n    ${got}`);
    }
  }
  return Object.fromEntries(Object.entries(figures).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export const answerTable = (figures: AnswerFigures): string =>
  table(
    ['set and kind', 'questions', 'right', 'wrong', 'refused', 'right and cited'],
    Object.entries(figures).map(([key, row]) => [key, row.questions, row.right, row.wrong, row.refused, row.cited]),
  );
