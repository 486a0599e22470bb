/** What happens to a question: understood → planned → composed → verified. No answer leaves by another way. */
import {
  answerSchema,
  type Answer,
  type Ask,
  type AskOptions,
  type AskRequest,
  type Filters,
} from '../domain/answer.ts';
import type { Scope } from '../domain/catalogue.ts';
import type { AnswerMode } from '../domain/model-usage.ts';
import type { Plan } from '../domain/records.ts';
import { NaviError } from '../errors.ts';
import type { Tools } from '../tools/index.ts';
import type { Model } from './agent.ts';
import { askedIn } from './agent/asked.ts';
import { asksModel } from './agent/chooses.ts';
import { offeredTools } from './agent/offered.ts';
import { compose } from './compose.ts';
import type { Draft } from './draft.ts';
import { readEnglish } from './english/read.ts';
import { planAnswer } from './planner.ts';
import { followUp, inPlainWords, understand, withoutPersonalData, type Question } from './question.ts';
import { named, quoted } from './stated.ts';
import { verify } from './verify.ts';
import { answerWithModel, type Trace } from './with-model.ts';

export interface AskParts {
  tools: Tools;
  plans: () => Promise<Plan[]>;
  /** The cities, plans, departments and years that a text names. */
  scope: (text: string) => Promise<Scope>;
  /** A question in kana alone, with its words as the documents write them; any other as it is. */
  spell?: (text: string) => string | Promise<string>;
  /** The Western fiscal year of now: 今年度 is counted from it. */
  thisFiscalYear: () => number;
  /** null: answers are composed without one. */
  model?: Model | null;
  mode?: AnswerMode;
  /** For who looks into an answer: what of a model's proposal was cut, and why. Never logged. */
  onTrace?: ((trace: Trace) => void) | undefined;
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

type Tell = NonNullable<AskOptions['tell']>;

/** Verified text, line by line, and what it cites. */
function tellWhole({ answer, citations }: Answer, tell: Tell, toldBefore: boolean): void {
  // What was told cannot be taken back: the answer replaces it, and does not follow it.
  if (!toldBefore) for (const text of answer.match(/[^\n]+\n*|\n+/gu) ?? []) tell({ type: 'token', text });
  for (const citation of citations) tell({ type: 'citation', citation });
}

/** Plans, and questions before: what a model needs to understand what is asked. */
function contextFor(plans: readonly Plan[], history: NonNullable<AskRequest['history']>): string {
  const before = history.filter(({ role }) => role === 'user').slice(-2);
  return [
    '調べられる計画:',
    ...plans
      .slice(0, 30)
      .map(
        ({ planId, city, planTitle, fiscalYears: [from, to] }) =>
          `- ${planId}: ${city}「${planTitle}」 ${String(from)}-${String(to)}年度`,
      ),
    ...(before.length > 0 ? ['前の質問:'] : []),
    ...before.map(({ content }) => `- ${withoutPersonalData(content).slice(0, 300)}`),
  ].join('\n');
}

/** What the search does not put first for the question itself, it does not ask for. */
const NEAR = 5;
/** A search always finds something; below this it found nothing of the matter. */
const NEAR_SCORE = 0.2;

async function itemsNear({ about, text }: Question, tools: Tools): Promise<ReadonlySet<string>> {
  const queries = [about, text].map(query => query.trim().slice(0, 1000)).filter(query => query !== '');
  const found = await Promise.all(queries.map(query => tools.searchItems.run({ query, limit: NEAR })));
  return new Set(
    found.flatMap(({ hits }) => hits.filter(({ score }) => score >= NEAR_SCORE).map(({ itemId }) => itemId)),
  );
}

export function createAsk({
  tools,
  plans,
  scope,
  spell = text => text,
  thisFiscalYear,
  model = null,
  mode = 'auto',
  onTrace = () => undefined,
}: AskParts): Ask {
  const offered = model ? offeredTools(tools) : [];
  return async function ask({ question: asked, history = [], filters }, { signal, tell } = {}): Promise<Answer> {
    signal?.throwIfAborted();
    tell?.({ type: 'status', text: '資料を調べています。' });
    const known = await plans();
    const joined = followUp(history, asked) ?? asked;
    const whole = withoutPersonalData(joined);
    const today = { fiscalYear: thisFiscalYear() };
    const plain = inPlainWords(await spell(whole));
    const places = await scope(plain);
    const asWritten = understand(plain, { plans: known, scope: places, today });
    const inEnglish = await readEnglish(asWritten, { plain, places, plans: known, scope, today });
    const question = narrowed(inEnglish ?? asWritten, filters);
    const draft = await planAnswer(question, tools);
    const easy = filters?.style === 'easy';
    const voice = { language: question.language === 'en' ? 'en' : 'ja', easy } as const;
    const checked = (given: Draft, remarks: readonly string[]) => {
      const unverified = compose(given, known, voice, remarks);
      const evidence = { plans: known, passages: quoted(given), items: named(given), years: question.fiscalYears };
      return { unverified, faults: verify(unverified, evidence) };
    };
    // How a year was understood is no remark on an answer that cites nothing of that year.
    const check = (given: Draft) => {
      const found = checked(given, question.remarks);
      return found.faults.length > 0 && question.remarks.length > 0 ? checked(given, []) : found;
    };
    const personal = whole !== joined;
    let toldBefore = false;
    const onSentence = (text: string) => {
      if (!toldBefore) tell?.({ type: 'status', text: '値を確かめながら、答えを書いています。' });
      toldBefore = true;
      tell?.({ type: 'token', text: `${text}\n` });
    };
    const byModel =
      model && asksModel({ mode, text: whole, question, draft, easy, personal })
        ? await answerWithModel({
            model,
            offered,
            text: whole,
            context: contextFor(known, history),
            asked: askedIn(whole, question, places),
            known: known.flatMap(({ city, planTitle }) => [city, planTitle]),
            question,
            planned: draft,
            near: () => itemsNear(question, tools),
            phrased: question.language === 'ja',
            check,
            signal,
            onStatus: text => tell?.({ type: 'status', text }),
            onSentence,
            onTrace,
          })
        : null;
    const { unverified, faults } = byModel ? { unverified: byModel, faults: [] } : check(draft);
    if (faults.length > 0) {
      // The planner's text is ours: a figure without evidence in it is our bug, and must not leave.
      throw new NaviError('UNVERIFIED_ANSWER', '答えの確認ができなかったため、お答えを控えます。', { value: faults });
    }
    const answer = answerSchema.parse({ ...unverified, verified: true });
    if (tell) tellWhole(answer, tell, toldBefore);
    return answer;
  };
}
