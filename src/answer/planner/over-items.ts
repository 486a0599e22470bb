/** Computations over what many items print (項目の間の計算): of a part of a plan, a department, a whole plan, a subject. */
import type { FactKind, Item } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Criterion, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { escape } from '../question/wording.ts';
import { draftOf, type Computing, type Result } from './computed.ts';
import { groupsOf, selectionOf } from './groups.ts';
import { headingMeant, printed, totalOf } from './headings.ts';
import { subjectLeft } from './subject-left.ts';
import { NOTHING } from './scope.ts';
import { kindsAsked, OF_INDICATOR, valuesMeant } from './values.ts';

type Found = Awaited<ReturnType<typeof groupsOf>>;
type Filters = Omit<Awaited<ReturnType<typeof selectionOf>>['filters'], 'limit' | 'offset' | 'kinds'>;

/** の中で・のうち: one of many items is asked for, or all of them together. */
const ACROSS =
  /のうち|の中で|なかで|どれ|どの(?:項目|事業|取組|施策|市)|全体|全部|ぜんぶ|すべて|全て|上位|トップ|総額/u;
const OF_YEARS =
  /何年度|なんねんど|いつ|どの年|何年(?:後|目)|(?:[いるのなた]|最[大小高低多少])年度?(?=は|って|を|が|、|で|と(?:その|金?額|値)|[?。\s]|$)|\b(?:when|which (?:fiscal )?year)\b/iu;
/** One item over its years. */
export const asksYear = ({ text }: Question): boolean => OF_YEARS.test(text);
const STATED =
  /(?<![\d.])(\d{1,3}|[二三四五六七八九十])(?:つ|本|件|個|項目|事業)(?=の|ある|、|を|で|とも|全)|(?:事業|取組|項目|施策|事行)(\d{1,3}|[二三四五六七八九十])(?:つ|本|件|個)/u;
const NUMBERED = /(?:施策|推進項目|分野|基本政策|基本方針|重点目標|プロジェクト) ?[(]?(?:\d{1,2}|[①-⑳])/u;
/** Items whose years are added up one by one, at most. */
const YEARS_OF = 20;
const KANJI = '〇一二三四五六七八九十';

export function statedCount(text: string): number | null {
  const match = STATED.exec(text.normalize('NFKC'));
  const own = match?.[1] ?? match?.[2];
  if (own === undefined) return null;
  return /\d/u.test(own) ? Number(own) : KANJI.indexOf(own);
}

/** Of money where only 「いくら」 is said: what the items cost, else what they bring. */
const MONEY: readonly FactKind[] = ['budget_total', 'effect_expected', 'cost'];
function kindsOver(question: Question): readonly FactKind[] {
  const named = kindsAsked(question).filter(kind => question.kinds.includes(kind));
  return named.length > 0 ? named : question.counter === '円' ? MONEY : [];
}

const adds = (operation: Computing) => operation === 'sum' || operation === 'average';
const countOf = ({ computed }: Result) => new Set(computed?.operands.map(({ item }) => item.itemId)).size;

/** Headings of a level that print such values: 5つの力, 基本政策. */
async function overLevels(
  question: Question,
  operation: Computing,
  { levels, groups }: Found,
  kind: FactKind,
  tools: Tools,
): Promise<Draft | null> {
  const [level] = levels;
  if (!level) return null;
  const places = groups.flatMap(({ by, value, planId }) => (by === 'place' && planId === level.planId ? [value] : []));
  const { items } = await tools.listItems.run({
    planIds: [level.planId],
    itemKinds: ['heading'],
    levels: [level.label],
    ...(places.length > 0 && { placeItemIds: places }),
  });
  const { overview } = await tools.planOverview.run({ planId: level.planId });
  const ids = new Set(items.map(({ item }) => item.itemId));
  const headings = (overview?.headings ?? []).filter(({ item }) => ids.has(item.itemId));
  const meant = headings.flatMap(({ facts }) => totalOf(facts, kind, question.fiscalYears) ?? []);
  if (meant.length > 1)
    return draftOf(
      await tools.aggregate.run({ operation, facts: meant.map(({ factId }) => factId), ...placeAsked(question) }),
      question,
    );
  // Who asks for the 施策 is not told of an item.
  return question.noun?.includes(level.label) === true ? NOTHING : null;
}

const placeAsked = ({ nth, fromLeast }: Question) => ({
  ...(nth !== null && { nth }),
  ...(fromLeast && { fromLeast: true }),
});

interface Selection {
  filters: Filters;
  within: Criterion[];
}

/** Sets of items that a subject in words may mean, where no name of the plans stands in the question. */
async function bySubject(subject: string, filters: Filters, count: number | null, tools: Tools): Promise<Selection[]> {
  const selections: Selection[] = [];
  const words = subject.split(' ');
  if (count !== null) {
    const { plans } = await tools.listPlans.run({});
    const meant = plans.filter(
      ({ planId, city }) => (filters.planIds?.includes(planId) ?? true) && (filters.cities?.includes(city) ?? true),
    );
    for (const { planId } of meant) {
      const { overview } = await tools.planOverview.run({ planId });
      for (const { item, items, label } of overview?.headings ?? [])
        if (items === count && words.every(word => item.title.includes(word)))
          selections.push({
            filters: { planIds: [planId], placeItemIds: [item.itemId] },
            within: [{ by: 'place', name: `${label ?? ''}${item.itemNo}` }],
          });
    }
  }
  const within: Criterion[] = [{ by: 'subject', name: subject }];
  return [...selections, { filters: { ...filters, about: subject.slice(0, 200) }, within }];
}

/** The one part of a plan that the question calls by its level and a word of its title: 歳出改革の推進項目. */
async function byLevel(subject: string, filters: Filters, { levels }: Found, tools: Tools): Promise<Selection[]> {
  const [level, other] = levels;
  if (subject === '' || !level || other || (filters.placeItemIds?.length ?? 0) > 0) return [];
  const { overview } = await tools.planOverview.run({ planId: level.planId });
  const [part, another] = (overview?.headings ?? []).filter(
    ({ item, label }) => label === level.label && item.title.includes(subject),
  );
  if (!part || another) return [];
  const name = `${level.label}${part.item.itemNo} ${part.item.title}`;
  return [{ filters: { planIds: [level.planId], placeItemIds: [part.item.itemId] }, within: [{ by: 'place', name }] }];
}

/** Of just the years asked for, where the items print no total of them: every item's value of every year. */
async function inYears(
  filters: Filters,
  { fiscalYears, city }: { fiscalYears: readonly number[]; city: readonly string[] },
  operation: Computing,
  kind: FactKind,
  tools: Tools,
): Promise<Result | null> {
  const { items } = await tools.listItems.run({ ...filters, kinds: [kind], limit: YEARS_OF });
  const [first] = items;
  if (!first || items.length >= YEARS_OF) return null;
  const found = await tools.lookupFacts.run({
    about: '',
    itemNos: items.map(({ item }) => item.itemNo),
    planIds: [first.item.planId],
    cities: [...city],
    kinds: [kind],
  });
  const ids = new Set(items.map(({ item }) => item.itemId));
  const facts = found.series
    .filter(({ item }) => ids.has(item.itemId))
    .flatMap(one => one.facts.filter(({ fiscalYear }) => fiscalYears.includes(fiscalYear ?? 0)));
  const ofEach = items.every(({ item }) =>
    fiscalYears.every(year => facts.some(fact => fact.itemId === item.itemId && fact.fiscalYear === year)),
  );
  if (!ofEach || facts.length !== items.length * fiscalYears.length) return null;
  return tools.aggregate.run({ operation, facts: facts.map(({ factId }) => factId) });
}

/** Several items by their numbers: 18-101と18-102の事業費の合計. */
async function overNumbers(question: Question, operation: Computing, kinds: readonly FactKind[], tools: Tools) {
  // One by one: beside the first, others would stand too far behind.
  const found = await Promise.all(
    question.itemNos.map(async no => (await valuesMeant({ ...question, itemNos: [no] }, tools)).answering),
  );
  const shared = found.map(own => new Set(own.map(({ plan }) => plan.planId))).reduce((a, b) => a.intersection(b));
  for (const kind of kinds) {
    const facts = found.flatMap(own => {
      const meant = own.find(({ plan }) => shared.has(plan.planId));
      return (meant?.series ?? []).flatMap(one => totalOf(one.facts, kind, question.fiscalYears) ?? []);
    });
    if (facts.length !== question.itemNos.length) continue;
    const draft = draftOf(
      await tools.aggregate.run({ operation, facts: facts.map(({ factId }) => factId), ...placeAsked(question) }),
      question,
    );
    if (draft) return draft;
  }
  return null;
}

/** What parts of plans are called, beside their names. */
const CALLS_PART = /推進項目|施策|分野|基本(?:政策|方針)|重点目標|プロジェクト/u;
const isPlaceOrPlan = ({ by }: Criterion): boolean => by === 'place' || by === 'plan';

/** 「収入を増やす「歳入の確保」の項目」: what stands before a part's name says what it is, and not which of its items are meant. */
function withoutApposition(question: Question, criteria: readonly Criterion[]): Question {
  const titles = criteria.flatMap(({ by, name }) =>
    by === 'place'
      ? name
          .replace(/^\S+\s/u, '')
          .split(/[()（）]/u)
          .filter(title => title.length > 1)
      : [],
  );
  const about = titles.reduce(
    (left, title) => left.replaceAll(new RegExp(`[^、。\\s]*「${escape(title)}」`, 'gu'), ' '),
    question.about,
  );
  return about === question.about ? question : { ...question, about };
}

/** null where the question is of one item, or where nothing can be computed over many. */
export async function overItems(question: Question, operation: Computing, tools: Tools): Promise<Draft | null> {
  const kinds = kindsOver(question);
  const [kind] = kinds;
  if (kind === undefined) return null;
  if (question.itemNos.length > 1 && operation !== 'rank') return overNumbers(question, operation, kinds, tools);
  if (question.itemNos.length > 0 && (operation !== 'rank' || question.nth !== null)) return null;
  if (!adds(operation) && asksYear(question)) return null;
  const found = await groupsOf(question, tools);
  const ofLevel = await overLevels(question, operation, found, kind, tools);
  if (ofLevel) return ofLevel;
  const { filters, criteria } = await selectionOf({ ...question, operation: 'value' }, found, tools);
  const { limit: _limit, offset: _offset, kinds: _kinds, ...narrow } = filters;
  // 「施策24（観光）」: a part that is named by its number needs no other word.
  const numbered = criteria.some(({ by }) => by === 'place') && NUMBERED.test(question.text.normalize('NFKC'));
  const names = [...criteria.map(({ name }) => name), ...question.departments];
  const subject = numbered ? '' : subjectLeft(withoutApposition(question, criteria), names);
  const count = statedCount(question.text);
  const asksOf = ACROSS.test(question.text) || question.noun !== null || question.nth !== null || question.top !== null;
  const of = operation === 'rank' && question.nth === null ? await itemRanked(question, tools) : null;

  if (criteria.length === 0 && subject === '') {
    const whole = asksOf || adds(operation);
    const narrowed = question.planIds.length + question.cities.length > 0 || (narrow.planIds?.length ?? 0) > 0;
    if (!whole && !narrowed) return null;
  }
  if (operation === 'sum' && subject === '') {
    const heading = await headingMeant(question, found, [kind], tools);
    const total = heading && totalOf(heading.facts, kind, question.fiscalYears);
    if (heading && total) return printed(heading, [total]);
  }
  const ofPart = await byLevel(subject, narrow, found, tools);
  // What is left of an English question is seldom what the documents call a thing.
  if (
    ofPart.length === 0 &&
    subject !== '' &&
    of === null &&
    (question.language === 'en' || (criteria.length === 0 ? !asksOf && count === null : !asksOf))
  )
    return null;
  const selections =
    ofPart.length > 0
      ? ofPart
      : subject === '' || of !== null
        ? [{ filters: narrow, within: criteria }]
        : await bySubject(subject, narrow, count, tools);
  const [from, to] = [Math.min(...question.fiscalYears), Math.max(...question.fiscalYears)];
  const period: [number, number] | null = question.fiscalYears.length > 1 ? [from, to] : null;
  for (const selection of selections) {
    for (const one of kinds) {
      const whole = await tools.aggregate.run({
        operation,
        ...selection.filters,
        kind: one,
        ...(period && { period }),
        ...(question.fiscalYears.length === 1 && { fiscalYear: question.fiscalYears[0] }),
        ...placeAsked(question),
        ...(of !== null && { of: of.itemId, planIds: [of.planId] }),
      });
      const apart = period && adds(operation) && whole.computed === null;
      const years = { fiscalYears: question.fiscalYears, city: question.cities };
      const result = (apart && (await inYears(selection.filters, years, operation, one, tools))) || whole;
      // Of a part with one such item, its printed total is the sum.
      const [alone, another] = result.refusal?.code === 'few' ? result.refusal.operands : [];
      if (adds(operation) && alone && !another && (count === null || count === 1)) return printed(alone, [alone.fact]);
      // 「4つの事業」 are four, or others are meant.
      if (adds(operation) && count !== null && countOf(result) !== count) continue;
      const within = selection.within.filter(({ by }) => by !== 'plan');
      const draft = draftOf(result, { top: question.top, within });
      if (draft) return draft;
    }
  }
  // Where a part is called as one of its items is, the targets of the item are meant: those of a part are unlike.
  if (!CALLS_PART.test(question.text) && OF_INDICATOR.includes(kind) && criteria.every(isPlaceOrPlan)) return null;
  // A sum of a part of a plan that cannot be made is no sum of something else.
  return criteria.length > 0 && subject === '' && adds(operation) ? NOTHING : null;
}

/** 「…は何番目」: the item whose place is asked for. */
async function itemRanked(question: Question, tools: Tools): Promise<Item | null> {
  const { answering } = await valuesMeant({ ...question, fiscalYears: [] }, tools);
  return answering[0]?.item ?? null;
}
