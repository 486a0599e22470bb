/**
 * Things that are set against each other, each asked as a question of its own: what people call them in everyday words is
 * found as it would be if only one of them were asked for.
 */
import { isSpan, sameUnit } from '../../domain/comparable.ts';
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft, SubjectFact } from '../draft.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { FIELD, subjectOnly, type PlanSide } from './each-side.ts';
import type { NamedValues } from './named-values.ts';
import { saidOfOne } from './said.ts';
import { subjectOf } from './scope.ts';
import { namesIn, namesJoined, type Named } from './two-names.ts';

/** The total of several years before one of them, the later before the earlier. */
const rank = (fact: Fact) => (isSpan(fact) ? 9000 : (fact.fiscalYear ?? 0));

/** The one number that an answer states: of the year asked for, else of all years together, else of the last. */
function valueSaid(draft: Draft): SubjectFact | null {
  const [block, other] = saidOfOne(draft, ['values', 'budget']) ?? [];
  if (!block || other) return null;
  const facts = block.form === 'values' ? block.facts : block.total ? [block.total] : block.sources;
  const numbers = facts.filter(({ value }) => value !== null).toSorted((a, b) => rank(b) - rank(a));
  const kinds = new Set(facts.map(({ kind, metric }) => `${kind} ${metric}`));
  const [fact] = numbers;
  return fact && kinds.size === 1 ? { ...subjectOf(block), fact } : null;
}

export const valueAsked = async (own: Question, plan: PlanSide, tools: Tools): Promise<SubjectFact | null> =>
  valueSaid(await plan({ ...own, operation: 'value' }, tools));

const same = (values: readonly SubjectFact[], of: (value: SubjectFact) => string): boolean =>
  new Set(values.map(of)).size === 1;

const yearly = (unit: string): string => unit.replace(/\/年$/u, '');
/** 校 and か所 count places alike; that they are written otherwise is told. */
const countsAlike = (one: string, other: string): boolean =>
  sameUnit(yearly(one), yearly(other)) || (unitFits(one, PLACES) && unitFits(other, PLACES));
const PLACES = '箇所';

/** Of one kind, counted in the same, each another value. */
export function areAlike(values: readonly SubjectFact[]): boolean {
  const [first] = values;
  return (
    first !== undefined &&
    values.every(({ fact }) => countsAlike(fact.unit, first.fact.unit)) &&
    same(values, ({ fact }) => fact.kind) &&
    new Set(values.map(({ fact }) => fact.factId)).size === values.length
  );
}

/** 農道のほうと生活道路のほう */
const SIDE_OF = /(?:(?:の|ん)(?:ほう|方)|\s*(?:もの|やつ))(?=と|や|、|は|が|で|\s|$)/gu;
/** What is asked of both, behind their names: 「両方の見込額」, 「1年間だけなら」. */
const ASKED_OF_BOTH =
  /[、,\s]*(?:両方|両者|双方|それぞれ|どちらも|どっちも)(?:の|とも|は|で)?[^、。?\s]{0,8}$|\s(?:\d{1,2}年間?|単年度?)(?:だけ|のみ|だと|では|で|なら)[^、。?]{0,6}/gu;

const plainNames = (about: string): string =>
  subjectOnly(about.replaceAll(SIDE_OF, '').replaceAll(ASKED_OF_BOTH, ' ').trim()).replace(FIELD, '');

/** The readings are tried one by one: no more of them than a reader would wait for. */
const READINGS = 6;

const WORDS = /[\p{Script=Han}\p{Script=Katakana}ーA-Z]{2,}/gu;
const pairs = (text: string): string[] =>
  (text.normalize('NFKC').toUpperCase().match(WORDS) ?? []).flatMap(word =>
    Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)),
  );

/** What is done with anything tells nothing of what it is. */
const OF_ANYTHING =
  /見直し|推進|充実|強化|整備|促進|拡充|拡大|向上|適正化|活用|取り?組み?|事業|項目|施策|目標|効果|見込|件数|人数|金額/gu;

/** Two letters at least of what it is called stand in the title or the indicator: 場所貸し in 設置場所の貸付. */
function sharesWord(about: string, { item, fact }: SubjectFact): boolean {
  const asked = pairs(about.replaceAll(OF_ANYTHING, ' '));
  const own = new Set(pairs(`${item.title} ${fact.metric}`));
  return asked.length === 0 || asked.some(pair => own.has(pair));
}

/** 「それぞれ何人」: what is counted is asked of each as well. */
const COUNTED = /何(?!年)[\p{L}%％]{1,4}?(?=[?？。、\s]|です|でしょ|なの|か|$)/u;

async function valuesOf(names: readonly Named[], question: Question, plan: PlanSide, tools: Tools) {
  const [counted = ''] = question.counter === null ? [] : (COUNTED.exec(question.text) ?? []);
  const asking = counted === '' ? '' : `は${counted}`;
  const values = await Promise.all(
    names.map(async ({ about }) => valueAsked({ ...question, about, text: `${about}${asking}` }, plan, tools)),
  );
  const found = values.flatMap((value, i) => (value && sharesWord(names[i]?.about ?? '', value) ? [value] : []));
  return found.length === names.length && areAlike(found) ? found : null;
}

/** Where no plan is named, two things of one plan are meant rather than those of two, if one prints the like of both. */
async function inOnePlan(
  values: SubjectFact[],
  names: readonly Named[],
  question: Question,
  plan: PlanSide,
  tools: Tools,
) {
  const planIds = [...new Set(values.map(one => one.plan.planId))];
  if (planIds.length < 2 || question.planIds.length === 1 || question.cities.length > 1) return values;
  for (const planId of planIds) {
    const own = await valuesOf(names, { ...question, planIds: [planId] }, plan, tools);
    if (own) return own;
  }
  return values;
}

const length = (names: readonly Named[]) => names.reduce((sum, { about }) => sum + about.length, 0);

/** Two and more that the question names; the readings in which both share words first. null where no two values are alike. */
export async function valuesAskedOf(question: Question, plan: PlanSide, tools: Tools): Promise<NamedValues | null> {
  // Without a word that sets them apart, only nouns that are joined are two things.
  const read = question.operation === 'compare' || question.operation === 'value' ? namesIn : namesJoined;
  const readings = read(plainNames(question.about), question.text).slice(0, READINGS);
  for (const names of readings.toSorted((a, b) => length(b) - length(a))) {
    const found = await valuesOf(names, question, plan, tools);
    const [a, b, ...more] = found ? await inOnePlan(found, names, question, plan, tools) : [];
    if (a && b) return { values: [a, b, ...more], fit: 1 };
  }
  return null;
}
