/** What happens to a question: understood → planned → composed → verified. No answer leaves by another way. */
import { answerSchema, type Answer, type Ask } from '../domain/answer.ts';
import type { Plan } from '../domain/records.ts';
import { NaviError } from '../errors.ts';
import type { Tools } from '../tools/index.ts';
import { compose } from './compose.ts';
import { planAnswer } from './planner.ts';
import { understand, type Question } from './question.ts';
import { verify } from './verify.ts';

/** Filters of the request narrow what the question itself leaves open, and never widen it. */
function narrowed(
  question: Question,
  filters: { city?: string | undefined; planId?: string | undefined; fiscalYear?: number | undefined } = {},
): Question {
  return {
    ...question,
    cities: filters.city !== undefined && question.cities.length === 0 ? [filters.city] : question.cities,
    planIds: filters.planId !== undefined ? [filters.planId] : question.planIds,
    fiscalYears:
      filters.fiscalYear !== undefined && question.fiscalYears.length === 0
        ? [filters.fiscalYear]
        : question.fiscalYears,
  };
}

export function createAsk({ tools, plans }: { tools: Tools; plans: () => Promise<Plan[]> }): Ask {
  return async function ask(request): Promise<Answer> {
    const known = await plans();
    const question = narrowed(understand(request.question, known), request.filters);
    const draft = await planAnswer(question, tools);
    const unverified = compose(draft, known);
    const passages =
      draft.status === 'not_found'
        ? []
        : draft.blocks.flatMap(block => (block.form === 'quote' ? [block.passage] : []));
    const faults = verify(unverified, { plans: known, passages });
    if (faults.length > 0) {
      // The planner's text is ours: a figure without evidence in it is our bug, and must not leave.
      throw new NaviError('UNVERIFIED_ANSWER', '答えの確認ができなかったため、お答えを控えます。', { value: faults });
    }
    return answerSchema.parse({ ...unverified, verified: true });
  };
}
