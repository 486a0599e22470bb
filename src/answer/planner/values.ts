/** Values of an indicator: which item and which of its series the question means, and what of it is printed. */
import { fiscalYearLabel } from '../../domain/fiscal-year.ts';
import { KIND_LABEL } from '../../domain/lexicon.ts';
import { factKindSchema, type Fact, type FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import { letters, namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { countsIn, isUnit, measuresAlike, namesCounted, unitFits } from '../question/counter.ts';
import { contradicts } from './contrasts.ts';
import { costRowsNamed, withoutStaffCosts } from './cost-rows.ts';
import {
  ENOUGH,
  titleHolds,
  itemsMeant,
  labelOf,
  matching,
  missing,
  NAMED,
  NOTHING,
  planCovers,
  READINGS,
  scope,
  SURE,
  subjectOf,
  type Meant,
  type Series,
} from './scope.ts';

/** Two that are this close cannot be told apart by the question's words. */
const TIE = 0.08;
const ITEM_TIE = 0.16;
/** Where the likeliest item prints no such value, one this far behind does not answer in its stead. */
const TOO_FAR = 0.45;
/** How much closer than the series that answers another may be before that one is what was meant. */
const FARTHER = 0.25;
/** A milestone must go by a good part of the subject: 年次計画 goes by nothing. */
const GOES_BY = 0.3;
/** From here on the question names the indicator. */
export const NAMES_INDICATOR = 0.5;

/** What 「いくつ」 may ask for where no word says which kind. */
const ANY_AMOUNT: readonly FactKind[] = [
  'target',
  'actual',
  'baseline',
  'final_target',
  'effect_expected',
  'budget_total',
  'cost',
];
/** Every sheet of costs prints them: they answer 「何人」 only where they are spoken of. */
const SPOKEN_OF: readonly [words: RegExp, kind: FactKind][] = [
  [/職員|人手|スタッフ|担当者|人員|\bstaff|employee|worker/iu, 'staff'],
  [/対象|市民の?(?:数|何人)|population|resident/iu, 'population'],
];

/** Kinds of one indicator: who asks for its 実績 is not served by another indicator's. */
export const OF_INDICATOR: readonly FactKind[] = ['baseline', 'target', 'actual', 'final_target'];

const MONEY = /^(?:effect_|budget_)/u;

/** What is measured, planned or paid; who does it is asked for apart. */
export const VALUES: readonly FactKind[] = factKindSchema.options.filter(
  kind => kind !== 'department' && kind !== 'milestone',
);

export interface Answering extends Meant {
  answers: { series: Series; facts: Fact[] }[];
}

/** How far the question names an indicator: by its words, or by those that the item's title leaves over. */
export const namedness = ({ metricCoverage, metricOwn }: Series): number => Math.max(metricCoverage, 0.8 * metricOwn);

/**
 * The facts of a series that answer: of the kinds and years asked for; else a milestone that goes by what is asked for and
 * prints what is counted (介護予防教室の開催: 1,200 回開催).
 */
function factsThatAnswer(series: Series, kinds: readonly FactKind[], question: Question): Fact[] {
  const { fiscalYears, counter, about, operation } = question;
  // 「市税徴収率の効果額」 is an amount of money, whatever the subject measures.
  const values = matching(series.facts, kinds, fiscalYears).filter(
    fact => MONEY.test(fact.kind) || measuresAlike(fact.unit ?? '', counter, about),
  );
  if (values.length > 0 && kinds[0] === 'target' && question.kinds.length === 0 && fiscalYears.length > 0)
    return [...values, ...reached(series, values, question)];
  if (values.length > 0 || counter === null || operation !== 'value' || namedness(series) < GOES_BY) return values;
  // What was done is not told by what is planned.
  if (kinds[0] === 'actual') return values;
  return matching(series.facts, ['milestone'], fiscalYears).filter(fact => isCounted(fact, counter));
}

/** Who names a year that has passed and no kind may mean what was reached as well, where it is another number. */
function reached({ facts }: Series, values: readonly Fact[], { operation, fiscalYears }: Question): Fact[] {
  if (operation !== 'value') return [];
  const done = facts.filter(({ kind, fiscalYear }) => kind === 'actual' && fiscalYears.includes(fiscalYear ?? 0));
  const differs = (one: Fact) => values.some(v => v.fiscalYear === one.fiscalYear && v.valueText !== one.valueText);
  return values.every(({ kind }) => kind === 'target') ? done.filter(differs) : [];
}

const isCounted = ({ kind, unit, valueText, metric }: Fact, counter: string): boolean =>
  kind === 'milestone'
    ? countsIn(valueText, counter)
    : unitFits(unit ?? '', counter) || namesCounted(metric, unit ?? '', counter);

const isCost = ({ facts }: Series): boolean => facts.every(({ kind }) => kind === 'cost' || kind === 'staff');

/** The series of an item that answer, closest to the question's words first; several where words cannot tell. */
export function answeringSeries(
  { series }: Meant,
  kinds: readonly FactKind[],
  question: Question,
): Answering['answers'] {
  const { fiscalYears: years, counter, text } = question;
  const answers = series
    .toSorted((a, b) => namedness(b) - namedness(a) || b.closeness - a.closeness)
    .filter(one => !contradicts(isCost(one) ? withoutStaffCosts(text) : text, one.metric))
    .flatMap(one => {
      const facts = factsThatAnswer(one, kinds, question);
      return facts.length > 0 ? [{ series: one, facts }] : [];
    });
  const rows = answers.every(({ series: one }) => isCost(one))
    ? costRowsNamed(text, answers, one => one.series.metric)
    : [];
  if (rows.length > 0) return rows;
  // 何か所 means the indicator that is counted in 箇所, whatever else the item measures.
  const counted = answers.filter(({ facts }) => counter !== null && facts.some(fact => isCounted(fact, counter)));
  const exact = counted.filter(({ facts }) => facts.some(({ unit }) => isUnit(unit ?? '', counter ?? '')));
  const [first, ...others] = [exact, counted, answers].find(found => found.length > 0) ?? [];
  if (!first) return [];
  // Another indicator was named, which prints no such value.
  const best = series
    .filter(one => one.facts.some(fact => OF_INDICATOR.includes(fact.kind)))
    .toSorted((a, b) => namedness(b) - namedness(a))[0];
  const ofIndicator = kinds.some(kind => OF_INDICATOR.includes(kind));
  const nearer = best ? namedness(best) - namedness(first.series) : 0;
  if (ofIndicator && counted.length === 0 && nearer > FARTHER) return [];
  // 男性育休取得率 is nearest to 女性の育休, and is not it: no other indicator is meant either.
  if (best && nearer > TIE && contradicts(text, best.metric)) return [];
  // 人件費合計 is no 事業費合計, though both are what a thing costs: what the title leaves over names it.
  const rivals = series.filter(one => one.facts.some(fact => kinds.includes(fact.kind)));
  const own = ofIndicator ? undefined : rivals.toSorted((a, b) => b.metricOwn - a.metricOwn)[0];
  if (own && own.metricOwn - first.series.metricOwn > FARTHER && own.metricOwn >= NAMES_INDICATOR) {
    const facts = matching(own.facts, [...new Set(own.facts.map(({ kind }) => kind))], years);
    return facts.length > 0 ? [{ series: own, facts }] : [];
  }
  return [first, ...others].filter(({ series: one }) => namedness(first.series) - namedness(one) <= TIE);
}

/** The kinds that answer a question for a value. */
export function kindsAsked({ kinds, counter, text }: Question): readonly FactKind[] {
  // 借金を何％返す asks for no amount of money.
  const inMoney = counter === null || counter === '円';
  const values = kinds.filter(kind => VALUES.includes(kind) && (inMoney || !kind.startsWith('budget_')));
  if (values.length === 0)
    return [...ANY_AMOUNT, ...SPOKEN_OF.flatMap(([words, kind]) => (words.test(text) ? [kind] : []))];
  const [last] = values;
  // 財源 in a title asks for no budget where a target is asked for after it.
  return last !== undefined && OF_INDICATOR.includes(last)
    ? values.filter(kind => OF_INDICATOR.includes(kind))
    : values;
}

/** A value of the kind, year and unit that the question names; where it names none of them, nothing tells. */
function printsWhatIsAsked(item: Meant, question: Question): boolean {
  const { counter, kinds, fiscalYears } = question;
  const answers = answeringSeries(item, kindsAsked(question), question);
  if (counter === null) return answers.length > 0 && (kinds.length > 0 || fiscalYears.length > 0);
  return answers.some(({ facts }) => facts.some(fact => isCounted(fact, counter)));
}

/** Less of the subject than this in title and indicator: the words stand only in what the item tells besides. */
const IN_HEAD = 0.2;
/** … but for an item that holds so much of the subject in what it tells. */
const HELD = 0.7;

/**
 * 何件 is not answered by 60団体, unless the question names the item or its indicator; nor is what the item hardly holds by
 * an indicator that shares no word with it.
 */
function isNear({ answers, coverage }: Answering, { counter, itemNos }: Question): boolean {
  if (itemNos.length > 0) return true;
  // An effect or a budget is the item's own, by whatever words it is described.
  const enough = answers.every(({ facts: [fact] }) => fact && OF_INDICATOR.includes(fact.kind)) ? HELD : ENOUGH;
  if (counter === null) return coverage >= enough || answers.some(({ series }) => series.headCoverage >= IN_HEAD);
  return answers.some(
    ({ series, facts }) =>
      facts.some(fact => isCounted(fact, counter)) || !facts[0]?.unit || series.headCoverage >= NAMES_INDICATOR,
  );
}

/** 何事業 means the item whose indicator is counted in 事業, though another's words are a little nearer. */
function countedFirst(answering: readonly Answering[], { counter, operation }: Question): Answering[] {
  if (counter === null) return [...answering];
  const counted = ({ answers }: Answering) => answers.some(({ facts }) => facts.some(fact => isCounted(fact, counter)));
  const [first] = answering;
  // 何件ふえる may be asked of anything that is counted.
  if (!first || operation === 'difference' || counted(first)) return [...answering];
  const better = answering.filter(
    item => counted(item) && (item.coverage >= SURE || first.likeness - item.likeness <= TOO_FAR),
  );
  return [...better, ...answering.filter(item => !better.includes(item))];
}

/** What is computed has a unit of its own: 何％増える asks of values in any. */
const OF_ANY_UNIT: ReadonlySet<Question['operation']> = new Set(['growth', 'ratio', 'rank', 'first_year', 'count']);

export interface ValuesMeant {
  candidates: Meant[];
  answering: Answering[];
}

/** @param alone of what is printed as asked only what no other item near the top of the search prints */
export async function valuesMeant(whole: Question, tools: Tools, alone = false): Promise<ValuesMeant> {
  const question = OF_ANY_UNIT.has(whole.operation) ? { ...whole, counter: null } : whole;
  const kinds = kindsAsked(question);
  const { series } = await tools.lookupFacts.run({
    ...scope(question),
    kinds: [...new Set([...VALUES, ...kinds, ...(question.counter === null ? [] : ['milestone' as const])])],
  });
  const prints = (item: Meant) => printsWhatIsAsked(item, question);
  const candidates = itemsMeant(series, question.fiscalYears, undefined, prints, alone);
  const answering = candidates.flatMap((item): Answering[] => {
    const answers = answeringSeries(item, kinds, question);
    return answers.length > 0 ? [{ ...item, answers }] : [];
  });
  return {
    candidates,
    answering: countedFirst(
      answering.filter(item => isNear(item, question)),
      question,
    ),
  };
}

/** 「いくらになる」 only sounds like a target: where none is printed, any amount was meant. */
export const NAMES_TARGET = /目標|めざ|目指|ゴール|もくひょう|target|goal|aim/iu;

/** @param meant where it was looked up before */
export async function planValues(question: Question, tools: Tools, meant?: ValuesMeant): Promise<Draft> {
  const draft = plannedValues(meant ?? (await valuesMeant(question, tools)), question);
  const guessed = question.kinds.length > 0 && question.kinds.every(kind => OF_INDICATOR.includes(kind));
  if (draft.status !== 'not_found' || !guessed || question.counter !== '円' || NAMES_TARGET.test(question.text))
    return draft;
  const anyAmount = { ...question, kinds: [] };
  const any = plannedValues(await valuesMeant(anyAmount, tools), anyAmount);
  // Of many values that it names none of, none is the answer.
  return any.status === 'answered' && any.blocks.length === 1 ? any : draft;
}

function plannedValues({ candidates, answering }: ValuesMeant, question: Question): Draft {
  // A plan that does not cover the year cannot have been meant before one that does, or that prints a value of it.
  const covering = candidates.filter(one => planCovers(one, question.fiscalYears));
  const [best] = [...covering, ...answering, ...candidates];
  const full = answering.filter(({ answers: [answer] }) => answer && isQuoted(answer.series.metric, question.text));
  const [first] = [...full, ...answering];
  if (!best) return NOTHING;
  const likeliest = Math.max(...answering.map(({ likeness }) => likeness));
  const tooFar = best.likeness - likeliest > TOO_FAR;
  if (!first || (tooFar && (isTitled(best, question.text) || !namesAll(first)))) return missing(candidates, question);
  return readings(tiedWith(first, answering, question), question);
}

/** Who says an item's title in full means it, and no other. */
const isTitled = ({ item }: Meant, text: string): boolean => namesInFull(text, item.title);

/** Whatever else is nearer in the search: its indicator is what was named. */
const ALL_NAMED = 0.8;
const namesAll = ({ coverage, answers: [answer] }: Answering): boolean =>
  answer !== undefined &&
  coverage >= SURE &&
  namedness(answer.series) >= ALL_NAMED &&
  answer.facts.every(({ value }) => value !== null);

/** An indicator that stands in brackets is meant alone, however like it another is. */
const isQuoted = (metric: string, text: string): boolean =>
  text.normalize('NFKC').includes(`「${metric.normalize('NFKC')}」`);

/** The answers that the question's words cannot tell from the first; its rank in the search tells nothing here. */
function tiedWith(first: Answering, answering: readonly Answering[], { text, counter }: Question): Answering[] {
  const [own] = first.answers;
  const counted = ({ facts }: { facts: readonly Fact[] }) =>
    counter !== null && facts.some(fact => isCounted(fact, counter));
  const alone = own !== undefined && isQuoted(own.series.metric, text);
  return answering.filter(item => {
    const [other] = item.answers;
    if (item === first || !own || !other) return item === first;
    if (alone && !isQuoted(other.series.metric, text)) return false;
    // 何人 is not asked of what is counted in 件, where another is counted in 人.
    if (counted(own) && !counted(other)) return false;
    return (
      titleHolds(first) - titleHolds(item) <= ITEM_TIE &&
      first.coverage - item.coverage <= ITEM_TIE &&
      ((own.series.headCoverage - other.series.headCoverage <= ITEM_TIE &&
        own.series.metricCoverage - other.series.metricCoverage <= ITEM_TIE &&
        own.series.closeness - other.series.closeness <= NAMED) ||
        isSameSort(own, other))
    );
  });
}

/** Of the subject, what another plan's item and indicator must hold to be the same sort of thing. */
const SAME_SORT = 0.9;

/**
 * 企業立地の件数 is printed by two cities under two names; whichever is nearer in words, both are meant: another plan's
 * indicator of the same name, or one that is counted alike, of an item that holds all of the subject.
 */
function isSameSort(own: Answering['answers'][number], other: Answering['answers'][number]): boolean {
  if (own.series.plan.planId === other.series.plan.planId) return false;
  const [a, b] = [own.facts[0], other.facts[0]];
  if (!a || !b || a.kind !== b.kind || a.value === null || b.value === null) return false;
  if (letters(own.series.metric) === letters(other.series.metric)) return true;
  const whole = Math.min(own.series.headCoverage, other.series.headCoverage) >= SAME_SORT;
  return whole && unitFits(b.unit ?? '', a.unit ?? '');
}

const blocksOf = (item: Answering): Block[] =>
  item.answers.slice(0, READINGS).map(({ series, facts }): Block => ({
    form: 'values',
    ...subjectOf(item),
    facts: withFinal(facts, series),
  }));

const FINAL: readonly FactKind[] = ['target', 'final_target'];

/** Where a plan prints another number as its last year's target apart (672人 beside 680人), both are told. */
function withFinal(facts: readonly Fact[], { facts: all }: Series): Fact[] {
  const differs = (other: Fact) =>
    FINAL.includes(other.kind) &&
    other.value !== null &&
    facts.some(
      ({ kind, fiscalYear, value, unit }) =>
        FINAL.includes(kind) &&
        kind !== other.kind &&
        fiscalYear === other.fiscalYear &&
        unit === other.unit &&
        value !== other.value,
    );
  return [...facts, ...all.filter(fact => !facts.includes(fact) && differs(fact))];
}

/** Of one item one answer, of several items several readings. */
export function readings(tied: readonly Answering[], question: Question): Draft {
  const shown = tied.slice(0, READINGS);
  const blocks = shown.length === 1 ? shown.flatMap(blocksOf) : shown.flatMap(item => blocksOf(item).slice(0, 2));
  const [a, b, ...more] = blocks;
  if (!a) return NOTHING;
  if (!b || shown.length === 1) return { status: 'answered', blocks: b ? [a, b, ...more] : [a] };
  return { status: 'ambiguous', blocks: [a, b, ...more], choices: shown.map(item => choiceOf(item, question)) };
}

function choiceOf({ item, plan, answers }: Answering, { fiscalYears }: Question) {
  const [answer] = answers;
  const metric = answer?.series.metric ?? '';
  const kind = answer?.facts[0]?.kind ?? 'target';
  const year = fiscalYears.map(one => `の${fiscalYearLabel(one)}`).join('');
  return {
    label: `${labelOf({ item, plan })}（${metric}）`,
    question: `${plan.city}の${item.itemNo}「${item.title}」の${metric}${year}の${KIND_LABEL[kind]}は？`,
  };
}
