/**
 * A figure that was not found is asked for once more without what only says why it is asked (聞き直し): 「夜道が怖くてお電話
 * しました」 is no part of a subject, nor does 「合わせて」 beside one year ask for a sum. A value alone is taken so, and one.
 */
import type { Tools } from '../../tools/index.ts';
import { shortCity } from '../../domain/city.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { MEASURE } from '../question/counter.ts';
import { escape, foldQuestion, sentencesOf } from '../question/wording.ts';
import { saidOfOne } from './said.ts';
import { asksCount } from './prose.ts';
import { NAMES_TARGET } from './values.ts';

type Plan = (question: Question, tools: Tools) => Promise<Draft>;

const asksFigure = ({ wants, operation, text, counter, kinds, about, itemNos }: Question): boolean =>
  itemNos.length === 0 &&
  (operation === 'value' || operation === 'sum') &&
  (wants === 'value' || counter !== null) &&
  (asksCount({ text, counter }) || kinds.some(kind => kind !== 'milestone') || MEASURE.test(about));

/** It leans on what was said before. */
const LEANS = /(?:^|[、。 ])(?:あれ|それ|これ|その|この|あの|そこ|そっち)/u;
const ASKS = /何|なん|いく[らつ]|どれ|どの|どん|目標|実績|現状|教え|おしえ|示|知りたい|[?？]/u;
/** 「…をやってくれてますよね」 tells the subject, and waits for a nod. */
const NODS = /(?:よ|ね|な|でしょう?|じゃん|やん|やろ|だろう?|って)[。!]*\s*$/u;
/** A subject of so many letters may stand alone. */
const OWN = 5;

/** The subject without the sentences that ask nothing; null where all of it is asked. */
function aboutAsked({ text, about }: Question): string | null {
  const sentences = sentencesOf(foldQuestion(text));
  const asking = sentences.filter(one => ASKS.test(one));
  const others = sentences.filter(one => !asking.includes(one));
  if (asking.length === 0 || others.length === 0) return null;
  if (others.some(one => NODS.test(one)) || asking.some(one => LEANS.test(one))) return null;
  const kept = about.split(' ').filter(piece => asking.some(one => one.includes(piece)));
  const own = kept.join(' ');
  return own === about || own.length < OWN ? null : own;
}

/** The one city whose name stands in the text, whatever is said of it: 「厚木と取引してる業者です」. */
async function cityIn({ text, cities }: Question, tools: Tools): Promise<string | null> {
  if (cities.length > 0) return null;
  const { plans } = await tools.listPlans.run({});
  const named = [...new Set(plans.map(({ city }) => city))].filter(city =>
    new RegExp(`${escape(shortCity(city))}(?:市|(?![\\p{Script=Han}\\p{Script=Katakana}]))`, 'u').test(text),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** 「何人を対象にしてる計算」 only sounds like a target; of a year that is named, what is printed for it was meant. */
const onlyReckoned = ({ kinds, fiscalYears, text }: Question): boolean =>
  kinds[0] === 'target' && fiscalYears.length > 0 && !NAMES_TARGET.test(text);

const isValue = (draft: Draft): boolean => {
  if (draft.status === 'ambiguous') return true;
  const [block, other] = saidOfOne(draft, ['values']) ?? [];
  return block !== undefined && other === undefined && block.facts.every(({ value }) => value !== null);
};

/** The same draft where nothing is found so either. */
export async function orAgain(draft: Draft, question: Question, tools: Tools, plan: Plan): Promise<Draft> {
  if (draft.status !== 'not_found' || !asksFigure(question)) return draft;
  const city = await cityIn(question, tools);
  const own = aboutAsked(question);
  const alone = question.operation === 'sum' && question.fiscalYears.length === 1;
  const placed: Question = { ...question, ...(city !== null && { cities: [city] }) };
  const single: Question = { ...placed, ...(alone && { operation: 'value' as const }) };
  const tries = [
    ...(city === null && !alone ? [] : [single]),
    ...(own === null ? [] : [{ ...single, about: own }]),
    ...(onlyReckoned(question) ? [{ ...single, kinds: [] }] : []),
  ];
  for (const other of tries) {
    const found = await plan({ ...other, wants: 'value' }, tools);
    if (isValue(found)) return found;
  }
  return draft;
}
