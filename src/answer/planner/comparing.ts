/** Comparisons (比べる): one value each of cities, plans, years or items, side by side and never mixed. */
import { sameIndicator, unitsAgree } from '../../domain/comparable.ts';
import { findFiscalYears } from '../../domain/fiscal-year.ts';
import type { FactKind, Plan } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { cueOf } from '../cue.ts';
import type { Block, Draft, Subject, SubjectFact } from '../draft.ts';
import type { Question } from '../question.ts';
import { LIES_BETWEEN } from '../question/operations.ts';
import { areAlike, valueAsked, valuesAskedOf } from './asked-sides.ts';
import { citiesNamed } from './cities.ts';
import { draftOf } from './computed.ts';
import { ofEachName, ofEachPart, asksEarlier, askedOfOne, subjectOnly, type PlanSide } from './each-side.ts';
import { groupsOf } from './groups.ts';
import { headingsNamed, printed, totalOf } from './headings.ts';
import { ofKinds } from './kinds-apart.ts';
import { differ, holds, isNamed, isOneName, valueOf, valuesOfNames, isNamedInFull } from './named-values.ts';
import { RATE, sameEnd } from './over-indicators.ts';
import { plannedFor, plansOf } from './planned-sides.ts';
import { missing, planCovers, subjectOf, titleHolds } from './scope.ts';
import { ofProse } from './prose-sides.ts';
import { sidesOf } from './sides.ts';
import { namesJoined } from './two-names.ts';
import { planValues, valuesMeant, type Answering } from './values.ts';

/** From here on an item holds what was asked for, and does not only touch on it. */
const HOLDS = 0.75;
/** What title and indicator must hold of the subject at least. */
const IN_HEAD = 0.2;
/** Where the likeliest item prints no such value, one this far behind does not answer in its stead. */
const TOO_FAR = 0.45;

/** What a side is asked by: its city, its plans, its year, its words. */
type Part = Partial<Pick<Question, 'cities' | 'planIds' | 'fiscalYears' | 'kinds'>>;

interface Side {
  part: Part;
  value: SubjectFact | null;
  /** The likeliest item where it prints no such value. */
  nearest: Subject | null;
}

/** What was measured last stands for the present where a plan prints no 現状値; a 現状値 of the year is what was measured. */
const MEASURED: [FactKind, FactKind][] = [
  ['baseline', 'actual'],
  ['actual', 'baseline'],
];

async function sideOf(question: Question, part: Part, tools: Tools): Promise<Side> {
  const own = { ...question, ...part };
  const kinds: FactKind[] = MEASURED.find(([kind]) => own.kinds.every(asked => asked === kind)) ?? own.kinds;
  const { candidates, answering } = await valuesMeant({ ...own, kinds: own.kinds.length > 0 ? kinds : [] }, tools);
  // Who names a year means a plan that covers it, where the city has one with such an item.
  const [best] = [...candidates.filter(one => planCovers(one, own.fiscalYears)), ...candidates];
  const [first] = answering;
  // Without a word for a kind or an amount, only what names the indicator is compared.
  const asked = question.kinds.length > 0 || question.wants === 'value' || (first && isNamed(first));
  // What an item only tells in passing is not set against what another is called by.
  const spoken = own.itemNos.length > 0 || (first && titleHolds(first) >= IN_HEAD);
  const meant = best && first && asked && spoken && best.likeness - first.likeness <= TOO_FAR ? first : null;
  return { part, value: meant && valueOf(meant), nearest: best && best.coverage >= HOLDS ? subjectOf(best) : null };
}

/** Cities and plans that are set against each other. */
export async function partsNamed(question: Question, tools: Tools): Promise<Part[]> {
  const { planIds } = question;
  const { plans } = await tools.listPlans.run({});
  const cityOf = (planId: string) => plans.find(plan => plan.planId === planId)?.city ?? '';
  const cities = await citiesNamed(question, tools);
  // 「伊勢原市の総合計画と厚木市の…」: a plan that is named is its own city's.
  const ofPlans = new Set(planIds.map(cityOf));
  if (cities.length > 1 && cities.some(city => !ofPlans.has(city)))
    return cities.map(city => ({ cities: [city], planIds: planIds.filter(planId => cityOf(planId) === city) }));
  // 「事業プランと行革プラン」: every city has the second, one of them the first.
  const generations = cities.length === 0 ? await generationsNamed(question, tools) : [];
  if (generations.length > 1) return generations;
  if (planIds.length > 1) return planIds.map(planId => ({ cities: [cityOf(planId)], planIds: [planId] }));
  return cities.length > 1 ? cities.map(city => ({ cities: [city] })) : [];
}

/** Plans of one city that are named beside each other; none where the question names those of several cities alone. */
export async function generationsNamed({ planIds }: Question, tools: Tools): Promise<Part[]> {
  const { plans } = await tools.listPlans.run({});
  const named = plans.filter(({ planId }) => planIds.includes(planId));
  const [own, others] = Array.from(Map.groupBy(named, ({ city }) => city).values()).filter(([, second]) => second);
  return own && !others ? own.map(({ city, planId }) => ({ cities: [city], planIds: [planId] })) : [];
}

const covering = (pool: readonly Plan[], years: readonly number[]) =>
  pool.filter(({ fiscalYears: [from, to] }) => years.every(year => from <= year && year <= to));

/** Years that no one plan of the city covers: each in the plans that do. */
async function partsOfYears(question: Question, tools: Tools): Promise<Part[]> {
  const { cities, planIds, fiscalYears } = question;
  if (fiscalYears.length < 2 || fiscalYears.length > 5) return [];
  const { plans } = await tools.listPlans.run({});
  const near = plans.filter(plan => cities.length === 0 || cities.includes(plan.city));
  const meant = near.filter(plan => planIds.length === 0 || planIds.includes(plan.planId));
  if (covering(meant, fiscalYears).length === meant.length) return [];
  return fiscalYears.map(year => {
    // 「前の計画の令和4年度と今の行革プランの令和6年度」: one of them may go by its year alone.
    const [own, others] = [covering(meant, [year]), cities.length === 1 ? covering(near, [year]) : []];
    return {
      fiscalYears: [year],
      kinds: kindsOfYear(question, year),
      planIds: (own.length > 0 ? own : others).map(({ planId }) => planId),
    };
  });
}

/** 「令和2年度の実績と令和4年度の目標」: a kind that is named behind a year is that year's. */
function kindsOfYear({ text, kinds }: Question, year: number): FactKind[] {
  const asked = text.normalize('NFKC');
  const mentions = findFiscalYears(asked);
  const at = mentions.findIndex(mention => mention.year === year);
  const own = asked.slice(mentions[at]?.end ?? asked.length, mentions[at + 1]?.start);
  if (/実績/u.test(own)) return ['actual'];
  if (/現状/u.test(own)) return ['baseline'];
  return /目標/u.test(own) ? ['target', 'final_target'] : kinds;
}

type Values = [SubjectFact, SubjectFact, ...SubjectFact[]];

/** What was computed, with the values as its own records, so that one fact is cited once; those given where nothing was. */
function besides(values: Values, draft: Draft | null): Block & { form: 'side_by_side' } {
  const [block] = draft?.status === 'answered' ? draft.blocks : [];
  const computed = block?.form === 'computed' ? block.computed : null;
  const [a, b, ...more] = computed?.operands ?? values;
  return a && b
    ? { form: 'side_by_side', values: [a, b, ...more], computed }
    : { form: 'side_by_side', values, computed: null };
}

/** Two rows of one table that measure the like of different things in one year: 市税収納率 and 介護保険料収納率. */
const areRows = (a: SubjectFact, b: SubjectFact): boolean =>
  a.item.itemId === b.item.itemId &&
  time(a) === time(b) &&
  a.fact.kind === b.fact.kind &&
  RATE.test(a.fact.metric.normalize('NFKC').replaceAll(/\([^()]*\)/gu, '')) &&
  sameEnd(a.fact.metric, b.fact.metric);

/** A difference between documents is told only where both print the same indicator in the same unit. */
async function besideEachOther(values: Values, question: Question, tools: Tools): Promise<Draft> {
  const { operation, kinds, multiple } = question;
  const [a, b, more] = values;
  const asKinds = a.fact.kind === b.fact.kind || (kinds.includes(a.fact.kind) && kinds.includes(b.fact.kind));
  const one = !more && asKinds && (sameIndicator(a.fact, b.fact) || areRows(a, b)) && unitsAgree([a.fact, b.fact]);
  const computes = operation === 'difference' || (operation === 'ratio' && multiple);
  // Who adds up what two cities aim at has said that it may be added, whatever each of them calls it.
  const added = operation === 'sum' && alike(values, question);
  const draft =
    (one && computes) || added
      ? draftOf(await tools.aggregate.run({ operation, facts: values.map(({ fact }) => fact.factId), multiple }))
      : null;
  return { status: 'answered', blocks: [besides(values, draft)] };
}

const time = ({ fact: { fiscalYear, period } }: SubjectFact) => JSON.stringify([fiscalYear, period]);
const distinct = (values: Values, of: (value: SubjectFact) => string) => new Set(values.map(of)).size;

/** Of one year and kind, unless the question itself sets two of them against each other. */
const alike = (values: Values, { fiscalYears, kinds }: Question): boolean =>
  (distinct(values, time) === 1 || fiscalYears.length > 1) &&
  (distinct(values, ({ fact }) => fact.kind) === 1 || kinds.length > 2);

const WHICH =
  /どっち|どちら|(?:大き|小さ|高|低|多|少な|安|長|短)い(?:の|ほう|方)(?:は|って)、?(?:何|どこ|どれ)?(?:です|でしょう|なの|なん)?か?[?？。\s]*$|\bwhich\b/iu;
const LEAST = /(?:どっち|どちら)[^。?]{0,12}(?:少な|小さ|低|安|短)|(?:少な|小さ|低|安|短)い(?:の|ほう|方)/u;

/** 「どちらが何人多い」: how far the two lie apart, the less taken from the greater; null where they are not alike. */
async function between(values: Values, tools: Tools): Promise<(Draft & { status: 'answered' }) | null> {
  if (values.length > 2) return null;
  const facts = values.map(({ fact }) => fact).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const draft = draftOf(
    await tools.aggregate.run({ operation: 'difference', facts: facts.map(({ factId }) => factId) }),
  );
  return draft?.status === 'answered' ? draft : null;
}

/** The greater of two first, where they may be set against each other; of two plans with both beside each other. */
async function greaterFirst(values: Values, question: Question, tools: Tools): Promise<Draft> {
  const { text } = question;
  if (!WHICH.test(text) || !alike(values, question)) return { status: 'answered', blocks: [besides(values, null)] };
  const operation = LEAST.test(text) ? ('min' as const) : ('max' as const);
  const draft = draftOf(await tools.aggregate.run({ operation, facts: values.map(({ fact }) => fact.factId) }));
  if (draft?.status === 'answered' && distinct(values, ({ plan }) => plan.planId) === 1)
    return (LIES_BETWEEN.test(text) ? await between(values, tools) : null) ?? draft;
  return { status: 'answered', blocks: [besides(values, draft)] };
}

const sideBySide = (values: Values, question: Question, tools: Tools): Promise<Draft> =>
  question.operation === 'compare' ? greaterFirst(values, question, tools) : besideEachOther(values, question, tools);

/** A city without such a value is named, and never passed over. */
function absent({ part, nearest }: Side): Block[] {
  const [city] = part.cities ?? [];
  return city === undefined ? [] : [{ form: 'absent', city, nearest, of: 'value' }];
}

/** Another chance for a side: by what the side that was found calls it, then by what is planned. */
async function again(side: Side, found: SubjectFact, question: Question, tools: Tools): Promise<Side> {
  if (side.value) return side;
  const own: Question = { ...question, ...side.part, itemNos: [], about: found.fact.metric, text: found.fact.metric };
  const { candidates, answering } = await valuesMeant(own, tools);
  const meant = answering.find(holds);
  const value = (meant && valueOf(meant)) ?? (await plannedFor(own, tools));
  const near = candidates.find(({ coverage }) => coverage >= HOLDS);
  return { ...side, value, nearest: side.nearest ?? (near ? subjectOf(near) : null) };
}

/** Who names a year means the plans of the city that cover it; null where none does, or all do. */
async function inPlansOfYear(question: Question, part: Part, tools: Tools): Promise<Part | null> {
  const { fiscalYears, planIds, cities } = { ...question, ...part };
  if (fiscalYears.length === 0 || planIds.length > 0 || cities.length === 0) return null;
  const { plans } = await tools.listPlans.run({});
  const near = plans.filter(({ city }) => cities.includes(city));
  const own = covering(near, fiscalYears);
  return own.length > 0 && own.length < near.length ? { ...part, planIds: own.map(({ planId }) => planId) } : null;
}

/** Each part asked as a question of its own; null where they do not print the like of each other. */
async function askedOfParts(parts: readonly Part[], question: Question, plan: PlanSide, tools: Tools) {
  const all = await Promise.all(parts.map(async part => valueAsked({ ...question, ...part }, plan, tools)));
  const [a, b, ...more] = all.flatMap(value => value ?? []);
  const values = a && b ? ([a, b, ...more] as const) : null;
  return values && values.length === parts.length && areAlike(values) && differ(values) ? values : null;
}

async function ofParts(
  parts: readonly Part[],
  question: Question,
  tools: Tools,
  plan: PlanSide,
): Promise<Draft | null> {
  const first = await Promise.all(
    parts.map(async part => {
      const side = await sideOf(question, part, tools);
      const narrowed = side.value ? null : await inPlansOfYear(question, part, tools);
      const other = narrowed && (await sideOf(question, narrowed, tools));
      return other?.value ? other : side;
    }),
  );
  const found = first.find(side => side.value)?.value;
  if (!found) return null;
  const sides = await Promise.all(first.map(side => again(side, found, question, tools)));
  const values = sides.flatMap(({ value }) => value ?? []);
  const whole = values.length === sides.length && unitsAgree(values.map(({ fact }) => fact));
  const asked = whole ? null : await askedOfParts(parts, question, plan, tools);
  if (asked) return sideBySide([...asked], question, tools);
  const lacking = sides.filter(({ value }) => !value).flatMap(absent);
  const [a, b, ...more] = values;
  if (!a) return null;
  const stated =
    b && differ(values)
      ? await sideBySide([a, b, ...more], question, tools)
      : printed(
          a,
          values.map(({ fact }) => fact),
        );
  return stated.status === 'answered' ? { status: 'answered', blocks: [...stated.blocks, ...lacking] } : stated;
}

/** Parts of plans that print such values for themselves: 活力と都市力. */
export async function ofHeadings(question: Question, tools: Tools): Promise<Draft | null> {
  const [kind] = question.kinds;
  if (kind === undefined || question.fiscalYears.length > 1) return null;
  const headings = await headingsNamed(question, await groupsOf(question, tools), [kind], tools);
  const values = headings.flatMap(({ item, plan, facts }): SubjectFact[] => {
    const fact = totalOf(facts, kind, question.fiscalYears);
    return fact ? [{ item, plan, fact }] : [];
  });
  const [a, b, ...more] = values;
  if (!a || !b || values.length < headings.length) return null;
  return sideBySide([a, b, ...more], question, tools);
}

/** Two items, or two indicators, that the question sets against each other: 日向と比々多. */
export async function ofTwoItems(question: Question, tools: Tools, plan: PlanSide): Promise<Draft | null> {
  const found = (await valuesAskedOf(question, plan, tools)) ?? (await valuesOfNames(question, tools));
  // What is subtracted or divided must be alike; what is only compared is told with the reason why it may not be.
  if (question.operation !== 'compare' && question.operation !== 'value' && found && !areAlike(found.values))
    return null;
  return found && sideBySide(found.values, question, tools);
}

/** 「AとBの事業費は」: both, where no item is called so. */
export async function ofNames(question: Question, tools: Tools): Promise<Draft | null> {
  if (question.itemNos.length > 0 || question.fiscalYears.length > 1) return null;
  if (await isNamedInFull(question, tools)) return null;
  const found = await valuesOfNames(question, tools, namesJoined);
  if (!found || !differ(found.values) || (await isOneName(question, found, tools))) return null;
  // 「講座やイベント、何回」 asks once, in one unit: what is counted otherwise was not meant beside it.
  if (question.counter !== null && new Set(found.values.map(({ fact }) => fact.unit)).size > 1) return null;
  return { status: 'answered', blocks: [{ form: 'side_by_side', values: found.values, computed: null }] };
}

/** Years that no one plan covers, each from the plan that does; null where one of them is not printed. */
export async function acrossPlans(question: Question, tools: Tools): Promise<Draft | null> {
  const parts = await partsOfYears(question, tools);
  const sides = await Promise.all(parts.map(part => sideOf(question, part, tools)));
  const values = sides.flatMap(({ value }) => value ?? []);
  const [a, b, ...more] = values;
  return a && b && values.length === sides.length && differ(values)
    ? besideEachOther([a, b, ...more], question, tools)
    : null;
}

/** Two plans, each with its own year and kind; null where one of them prints no such value. */
export async function ofSides(question: Question, tools: Tools): Promise<Draft | null> {
  const { plans } = await tools.listPlans.run({});
  const sides = question.itemNos.length > 0 ? null : sidesOf(question, plans);
  if (!sides) return null;
  const own = { ...question, yearOfPlan: null };
  const [a, b] = (await Promise.all(sides.map(side => sideOf(own, side, tools)))).map(({ value }) => value);
  return a && b && differ([a, b]) ? sideBySide([a, b], question, tools) : null;
}

/** Cities or plans that are named beside each other; null where there are not two. */
export async function amongNamed(question: Question, tools: Tools, plan: PlanSide): Promise<Draft | null> {
  const parts = await partsNamed(question, tools);
  return parts.length > 1 ? ofParts(parts, question, tools, plan) : null;
}

/** What is done, in whatever words. */
const DOES = /(?:何|なん)て書|や(?:る|ること|って|り方)|取り?組|行[いう]|進め|内容|予定|計画して|考え/u;
/** What words are asked for (課題, 取組方針, 予定), and no value. */
const asksWords = ({ wants, kinds, text, about }: Question): boolean =>
  wants === 'text' &&
  kinds.every(kind => kind === 'milestone') &&
  (kinds.length > 0 ||
    DOES.test(text) ||
    asksEarlier(text) ||
    cueOf(askedOfOne(text)) !== null ||
    // 「課題を甲市と乙市で比べて」: the cities stand behind what is asked for.
    cueOf(`${subjectOnly(about)}は？`) !== null);

/** Every side says something, and what is set side by side is counted alike. */
export const isWhole = (draft: Draft): boolean =>
  draft.status === 'answered' &&
  draft.blocks.every(
    block =>
      block.form !== 'absent' && (block.form !== 'side_by_side' || unitsAgree(block.values.map(({ fact }) => fact))),
  );

/** 「甲市の職員数と乙市の職員数」 without the cities says one thing twice. */
const TWICE = /^(.{2,}?)(?:と|や|、| |は)+\1$/u;
const saidOnce = (question: Question): Question => ({ ...question, about: question.about.replace(TWICE, '$1') });

export async function planComparison(asked: Question, plan: PlanSide, tools: Tools): Promise<Draft> {
  return compared(asked.cities.length > 1 ? saidOnce(asked) : asked, plan, tools);
}

async function compared(question: Question, plan: PlanSide, tools: Tools): Promise<Draft> {
  const sides = await ofSides(question, tools);
  if (sides) return sides;
  const prose = await ofProse(question, await citiesNamed(question, tools), tools);
  if (prose) return prose;
  const parts = await partsNamed(question, tools);
  const planned = parts.length > 1 ? await plansOf(parts, question, tools) : null;
  if (planned) return planned;
  const words = asksWords(question);
  // What is done in a year stands in its yearly plan.
  const ofYear = question.fiscalYears.length > 0 && question.kinds.length === 0;
  const asked: Question = ofYear ? { ...question, kinds: ['milestone'] } : question;
  if (parts.length > 1) {
    const told = words ? await ofEachPart(parts, asked, plan, tools) : null;
    if (told) return told;
    const draft = await ofParts(parts, question, tools, plan);
    if (draft && isWhole(draft)) return draft;
    const narrowed = await Promise.all(parts.map(async part => (await inPlansOfYear(question, part, tools)) ?? part));
    const each = await ofEachPart(narrowed, question, plan, tools);
    if (each && isWhole(each)) return each;
    return draft ?? missing((await valuesMeant(question, tools)).candidates, question);
  }
  const told = words ? await ofEachName(asked, plan, tools) : null;
  if (told) return told;
  const headings = await ofHeadings(question, tools);
  if (headings) return headings;
  const kinds = await ofKinds(question, tools);
  if (kinds) return kinds;
  const { answering } = await valuesMeant(question, tools);
  const [likeliest] = answering;
  const coversAll = question.fiscalYears.every(year =>
    likeliest?.answers[0]?.facts.some(fact => fact.fiscalYear === year),
  );
  const across = likeliest && coversAll ? null : await acrossPlans(question, tools);
  return across ?? (await ofTwoItems(question, tools, plan)) ?? byPlan(answering, question, tools);
}

/** Where nothing is named, each plan's likeliest item that holds the subject. */
async function byPlan(answering: readonly Answering[], question: Question, tools: Tools): Promise<Draft> {
  const items = Map.groupBy(answering.filter(holds), ({ plan }) => plan.planId);
  const values = Array.from(items.values()).flatMap(([item]) => (item && valueOf(item)) ?? []);
  const [a, b, ...more] = values;
  return a && b
    ? { status: 'answered', blocks: [{ form: 'side_by_side', values: [a, b, ...more], computed: null }] }
    : planValues(question, tools);
}
