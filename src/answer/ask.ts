/** What happens to a question: understood → planned → composed → verified. No answer leaves by another way. */
import { answerSchema, type Answer, type Ask, type AskOptions, type Filters } from '../domain/answer.ts';
import type { Scope } from '../domain/catalogue.ts';
import type { Item, Passage, Plan } from '../domain/records.ts';
import { NaviError } from '../errors.ts';
import type { Tools } from '../tools/index.ts';
import { compose } from './compose.ts';
import type { Block, Draft } from './draft.ts';
import { planAnswer } from './planner.ts';
import { followUp, understand, withoutPersonalData, type Question } from './question.ts';
import { verify } from './verify.ts';

export interface AskParts {
  tools: Tools;
  plans: () => Promise<Plan[]>;
  /** The cities, plans, departments and years that a text names. */
  scope: (text: string) => Promise<Scope>;
  /** The Western fiscal year of now: 今年度 is counted from it. */
  thisFiscalYear: () => number;
}

/** Filters of the request narrow what the question itself leaves open, and never widen it. */
function narrowed(question: Question, { city, planId, fiscalYear }: Filters = {}): Question {
  return {
    ...question,
    cities: city !== undefined && question.cities.length === 0 ? [city] : question.cities,
    planIds: planId !== undefined ? [planId] : question.planIds,
    fiscalYears: fiscalYear !== undefined && question.fiscalYears.length === 0 ? [fiscalYear] : question.fiscalYears,
  };
}

const blocksOf = (draft: Draft): readonly Block[] => ('blocks' in draft ? draft.blocks : []);

/** What the text may lean on: the passages that are quoted, and the items that are listed or named. */
const quoted = (draft: Draft): Passage[] =>
  blocksOf(draft).flatMap(block => (block.form === 'quote' ? [block.passage] : []));

function named(draft: Draft): Item[] {
  if (draft.status === 'not_found') {
    const { reason } = draft;
    if (reason.code === 'nothing') return reason.nearest.map(({ item }) => item);
    if (reason.code === 'year' || reason.code === 'blank') return [reason.subject.item];
    return reason.code === 'units' ? reason.values.map(({ item }) => item) : [];
  }
  return blocksOf(draft).flatMap((block): Item[] => {
    switch (block.form) {
      case 'list':
        return block.items.map(({ item }) => item);
      case 'computed':
        return block.computed.operands.map(({ item }) => item);
      case 'side_by_side':
        return block.values.map(({ item }) => item);
      case 'absent':
        return block.nearest ? [block.nearest.item] : [];
      case 'values':
      case 'budget':
      case 'departments':
      case 'quote':
      case 'correction':
        return [block.item];
    }
  });
}

/** Verified text, line by line, and what it cites. */
function tellWhole({ answer, citations }: Answer, tell: NonNullable<AskOptions['tell']>): void {
  for (const text of answer.match(/[^\n]+\n*|\n+/gu) ?? []) tell({ type: 'token', text });
  for (const citation of citations) tell({ type: 'citation', citation });
}

export function createAsk({ tools, plans, scope, thisFiscalYear }: AskParts): Ask {
  return async function ask({ question: asked, history = [], filters }, { signal, tell } = {}): Promise<Answer> {
    signal?.throwIfAborted();
    tell?.({ type: 'status', text: '資料を調べています。' });
    const known = await plans();
    const whole = withoutPersonalData(followUp(history, asked) ?? asked);
    const today = { fiscalYear: thisFiscalYear() };
    const question = narrowed(understand(whole, { plans: known, scope: await scope(whole), today }), filters);
    const draft = await planAnswer(question, tools);
    const voice = { language: question.language === 'en' ? 'en' : 'ja', easy: filters?.style === 'easy' } as const;
    const unverified = compose(draft, known, voice, question.remarks);
    const evidence = { plans: known, passages: quoted(draft), items: named(draft), years: question.fiscalYears };
    const faults = verify(unverified, evidence);
    if (faults.length > 0) {
      // The planner's text is ours: a figure without evidence in it is our bug, and must not leave.
      throw new NaviError('UNVERIFIED_ANSWER', '答えの確認ができなかったため、お答えを控えます。', { value: faults });
    }
    const answer = answerSchema.parse({ ...unverified, verified: true });
    if (tell) tellWhole(answer, tell);
    return answer;
  };
}
