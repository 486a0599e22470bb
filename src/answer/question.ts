/**
 * Understands a question (質問の理解) by rules: which city, plan, item number, years and kind of value it names, what is to
 * be done with it, and what is left, which says the subject. Pure: same question, same scope, same result.
 */
import type { Scope } from '../domain/catalogue.ts';
import { shortCity } from '../domain/city.ts';
import { askingClause } from './question/asking-clause.ts';
import { languageOf } from './question/language.ts';
import { NAMES_PLAN, readSentence, type Sentence, type Understanding } from './question/read.ts';
import { holdsOrder, refusalIn, withoutOrders } from './question/refusals.ts';
import type { Question } from './question/slots.ts';
import { foldQuestion, markCuts, sentencesOf } from './question/wording.ts';

export { followUp } from './question/follow-up.ts';
export { withoutPersonalData } from './question/personal-data.ts';
export { inPlainWords } from './question/plain-words.ts';
export type { Understanding } from './question/read.ts';
export type { Operation, Question, Today } from './question/slots.ts';

const joined = (sentences: readonly Sentence[]): Sentence => ({
  raw: sentences.map(({ raw }) => raw).join(''),
  rest: sentences.map(({ rest }) => rest).join(''),
});

function sentencePairs(text: string, scope: Scope): Sentence[] {
  const raw = foldQuestion(text);
  const named = scope.cities.length + scope.planIds.length > 0;
  // A text of nothing but names comes back whole, for a search; here it has no subject.
  // 「令和2年度実績」 of a title is no name of a plan: 計画, プラン or シート must be named.
  const wrong = scope.planIds.length > 0 && !NAMES_PLAN.test(raw);
  const rest = named && scope.rest === text ? '' : wrong ? raw : markCuts(raw, foldQuestion(scope.rest));
  const [raws, rests] = [sentencesOf(raw), sentencesOf(rest)];
  if (raws.length !== rests.length) return [{ raw, rest }];
  return raws.map((sentence, i) => ({ raw: sentence, rest: rests[i] ?? '' }));
}

const ASKS =
  /[?]|(?:か|の|教えて[^。]{0,10}|おしえて[^。]{0,6}|知りたい[^。]{0,6}|ください|下さい|願います|挙げよ|示せ|は)[。!]*\s*$|(?:いくら|いくつ|どこ|なぜ|どの|何)/u;
/** Up to here a question is read as one, for its sentences lean on each other. */
const SHORT = 120;
const ENOUGH_SUBJECT = 6;
const ENOUGH_CORE = 4;

/** 「厚木に住んでます」, 「記者です」, 「お電話しました」: who asks, and no more. */
const WHO_ASKS =
  /(?:に(?:住[んま]|すんで)[^。、]{0,8}|(?:者|もの|学生|記者|議員|業者|主婦|会社員|市民|住民)(?:です|だ|でございます|なんです)|お?電話(?:し|いたし)[^。]{0,6}|(?:質問|お尋ね)(?:です|します|があります?))[。!\s]*$/u;

/** The sentences without those that only say who asks, where the others have a subject of their own. */
function withoutAsker(
  sentences: readonly Sentence[],
  read: (sentence: Sentence) => Question,
  names: (text: string) => boolean,
): readonly Sentence[] {
  // 「厚木と取引してる業者です」 may be all that says which city is meant.
  const others = sentences.filter(({ raw }) => !WHO_ASKS.test(raw) || names(raw));
  if (others.length === 0 || others.length === sentences.length) return sentences;
  const own = read(joined(others));
  return own.about.length >= ENOUGH_SUBJECT || own.itemNos.length > 0 ? others : sentences;
}

/** The sentence that asks: the last one of a long text, or the whole where that one alone has no subject. */
function focusOf(
  all: readonly Sentence[],
  read: (sentence: Sentence) => Question,
  names: (text: string) => boolean,
): Question {
  const sentences = withoutAsker(all, read, names);
  const whole = joined(sentences);
  if (sentences.length === 1 || whole.raw.length <= SHORT) return read(whole);
  const asking = sentences.flatMap(({ raw }, i) => (ASKS.test(raw) ? [i] : []));
  const last = asking.at(-1);
  if (last === undefined) return read(whole);
  const own = read(joined(sentences.slice(last, last + 1)));
  if (own.itemNos.length > 0 || own.about.length >= ENOUGH_SUBJECT) return own;
  // 「…はどれ？金額も。」 leans on the question before it, 「その目標は？」 on the sentence.
  const before = asking.at(-2) ?? last - 1;
  const pair = read(joined(sentences.slice(Math.max(0, Math.min(before, last)), last + 1)));
  return pair.about.length >= ENOUGH_SUBJECT || pair.itemNos.length > 0 ? pair : read(whole);
}

export function understand(text: string, { plans, scope, today }: Understanding): Question {
  const language = languageOf(text);
  const pairs = sentencePairs(text, scope);
  const ordered = pairs.some(({ raw }) => holdsOrder(raw));
  const kept = pairs
    .map(({ raw, rest }) => ({ raw: withoutOrders(raw), rest: withoutOrders(rest) }))
    .filter(({ raw }) => raw !== '');
  const context = { text, plans, scope, today, language, dropped: ordered };
  const read = (sentence: Sentence) => readSentence(sentence, context);
  const names = (sentence: string) =>
    scope.cities.length === 0 && plans.some(({ city }) => sentence.includes(shortCity(city)));
  const question = kept.length === 0 ? read({ raw: '', rest: '' }) : focusOf(kept, read, names);
  // Nothing but orders, or a bare 「令和7年度は？」 after them: no question to the documents.
  const empty = question.about === '' && question.itemNos.length === 0;
  if (ordered && (empty || kept.length === 0)) return { ...question, refusal: 'instructions', claimed: [] };
  const clause = language === 'ja' && question.wants === 'department' ? askingClause(kept) : null;
  const core = clause ? read(clause).about : '';
  const whole = { ...question, refusal: refusalOf(kept, question) };
  return core.length >= ENOUGH_CORE && core !== question.about ? { ...whole, core } : whole;
}

/** What is not ours, unless a question of ours comes last. */
function refusalOf(sentences: readonly Sentence[], question: Question): Question['refusal'] {
  const whole = joined(sentences).raw;
  const refusal = refusalIn(whole);
  if (refusal === null || refusal === 'made_up') return refusal;
  const last = sentences.filter(({ raw }) => ASKS.test(raw)).at(-1);
  const other = last && sentences.length > 1 && refusalIn(last.raw) === null;
  const ours = question.kinds.length > 0 && (question.itemNos.length > 0 || question.about !== '');
  return other && ours ? null : refusal;
}
