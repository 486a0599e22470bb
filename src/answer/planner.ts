/** Answers without a model: a question's slots → tool calls → a draft. Same question, same index, same draft. */
import type { Fact } from '../domain/records.ts';
import type { Tools } from '../tools/index.ts';
import { cueOf } from './cue.ts';
import type { Draft } from './draft.ts';
import { letters } from './letters.ts';
import { withBesides } from './planner/besides.ts';
import { withItems, withListing, withText } from './planner/both-ways.ts';
import { planBudget, planWhole } from './planner/budget.ts';
import { acrossPlans, ofNames, ofSides, ofTwoItems, partsNamed, planComparison } from './planner/comparing.ts';
import { computes, planComputation } from './planner/computing.ts';
import { planDepartmentParts } from './planner/department-parts.ts';
import { planChildren } from './planner/children.ts';
import { planCostRow } from './planner/cost-table.ts';
import { orCovering } from './planner/covering.ts';
import { costRowsNamed } from './planner/cost-rows.ts';
import { planDepartment } from './planner/departments.ts';
import { ofEachName, ofEachPart, setsApart } from './planner/each-side.ts';
import { namesGrade, planAspects } from './planner/grades.ts';
import { namesPart, planList } from './planner/groups.ts';
import { planLevelWithin } from './planner/levels.ts';
import { planField } from './planner/fields.ts';
import { asksOneThing, ofOneTitle } from './planner/joint.ts';
import { ofKinds } from './planner/kinds-apart.ts';
import { asksMembers, asksOfText } from './planner/members.ts';
import { orNotMeasured } from './planner/measured.ts';
import { orNearer } from './planner/nearer-figure.ts';
import { withOtherPlans } from './planner/other-plans.ts';
import { covers, NOTHING } from './planner/scope.ts';
import { asksHowMany, OFFICES, planParts } from './planner/parts.ts';
import { planPeriod, planPlace } from './planner/plan-words.ts';
import { bestSentence, quoteWithFigure, quoteWithYear, TELLS } from './planner/prose.ts';
import { asksWhereEffect, planOtherCities } from './planner/sheet-fields.ts';
import { ofSoleItem } from './planner/sole-item.ts';
import { planSpokenOf } from './planner/spoken-of.ts';
import { textItems } from './planner/text-items.ts';
import { planText } from './planner/texts.ts';
import { namedness, NAMES_INDICATOR, NAMES_TARGET, OF_INDICATOR, planValues, valuesMeant } from './planner/values.ts';
import type { Question } from './question.ts';
import { unitFits } from './question/counter.ts';

/** いくら alone asks for a price or a fee; money of any kind does not answer it. */
const MONEY = '円';

const measuresMoney = ({ kind, unit }: Fact): boolean => OF_INDICATOR.includes(kind) && unitFits(unit, MONEY);

/** A sheet prints 一般財源 among its costs: that row of it, and no other cost in its stead. */
async function planCost(question: Question, tools: Tools): Promise<Draft | null> {
  const draft = await planValues({ ...question, kinds: ['cost'] }, tools);
  const [block, other] = draft.status === 'answered' ? draft.blocks : [];
  if (block?.form !== 'values' || other) return null;
  const named = costRowsNamed(question.text, block.facts, ({ metric }) => metric);
  return named.length === block.facts.length ? draft : null;
}

/** A figure that no table prints may stand in a sentence; who asks for a target is not served by one. */
async function planFigure(question: Question, tools: Tools): Promise<Draft> {
  const draft = await planValue(question, tools);
  if (draft.status !== 'not_found') return orNotMeasured(await orNearer(draft, question, tools), question, tools);
  const { code } = draft.reason;
  const byYear = code === 'year' ? await quoteWithYear(question, tools) : null;
  if (byYear) return byYear;
  const { kinds } = question;
  const guessed = !NAMES_TARGET.test(question.text) || kinds.includes('actual') || kinds.includes('milestone');
  const quoted = code !== 'year' && guessed ? await quoteWithFigure(question, tools) : null;
  return quoted && quoted.strength >= TELLS ? quoted.draft : draft;
}

/** 借金 and 市債 name an indicator (市債の発行額) where one is called so: no project's loans are meant then. */
async function planLoans(question: Question, tools: Tools): Promise<Draft | null> {
  if (!question.kinds.includes('budget_bond') || question.itemNos.length > 0) return null;
  const open: Question = { ...question, kinds: question.kinds.filter(kind => OF_INDICATOR.includes(kind)) };
  const meant = await valuesMeant(open, tools);
  const [answer] = meant.answering[0]?.answers ?? [];
  const isNamed =
    answer !== undefined &&
    /債/u.test(answer.series.metric) &&
    answer.facts.every(measuresMoney) &&
    namedness(answer.series) >= NAMES_INDICATOR;
  const draft = isNamed ? await planValues(open, tools, meant) : null;
  return draft?.status === 'answered' ? draft : null;
}

async function planValue(question: Question, tools: Tools): Promise<Draft> {
  const loans = await planLoans(question, tools);
  if (loans) return loans;
  // The last word says what is asked for: めざす in a title asks for no target where 事業費 is asked for.
  if (question.kinds[0]?.startsWith('budget_')) {
    const budget = await planBudget(question, tools);
    if (budget.status === 'answered') return budget;
    if (!question.kinds.includes('cost')) return (await planCost(question, tools)) ?? budget;
  }
  // 「どれくらい」 without a word for the kind asks for a value only where it names the indicator.
  if (question.kinds.length > 0) return planValues(question, tools);
  const meant = await valuesMeant(question, tools);
  const { counter, fiscalYears } = question;
  const named = meant.answering[0]?.answers.some(
    ({ series, facts }) =>
      namedness(series) >= NAMES_INDICATOR ||
      (counter === null && fiscalYears.length > 0 && typeof facts[0]?.value === 'number') ||
      // A price is asked of no fiscal year: what is measured in money is meant.
      (counter === MONEY && fiscalYears.length > 0 && facts[0] !== undefined && measuresMoney(facts[0])) ||
      (counter !== null && counter !== MONEY && unitFits(facts[0]?.unit ?? '', counter)),
  );
  return named === true ? planValues(question, tools, meant) : planText(question, tools);
}

/** 「合わせて何平方メートル」「平均は何％か」「何位か」 may stand in print, where nothing can be computed. */
async function orPrinted(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const { operation, fiscalYears, nth, text } = question;
  if (draft.status !== 'not_found') return draft;
  const placed = operation === 'rank' && nth === null && PLACE_ASKED.test(text);
  const added = operation === 'sum' && fiscalYears.length === 0;
  if (!placed && !added && operation !== 'average') return draft;
  const quoted = placed
    ? bestSentence(await textItems(question, tools), text, sentence => PLACE.test(sentence.normalize('NFKC')))
    : await quoteWithFigure(question, tools);
  return quoted && quoted.strength >= TELLS ? quoted.draft : draft;
}

/** A place among cities (県内何位) is printed, never computed. */
const PLACE_ASKED = /何位|何番目/u;
const PLACE = /\d+(?:位|番目)/u;

/** The number of a claim, as it must stand in print: commas, blanks and width do not count. */
const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s,]/gu, '');

/** 「30,000トンですよね？」: what is printed, said against what was claimed. */
function corrected(draft: Draft, { claimed }: Question): Draft {
  const [claim] = claimed;
  const [block, ...others] = draft.status === 'answered' ? draft.blocks : [];
  if (claim === undefined || block?.form !== 'values' || others.length > 0 || block.facts.length !== 1) return draft;
  const [fact] = block.facts;
  const number = /\d[\d.]*/u.exec(bare(claim))?.[0];
  if (!fact || number === undefined || fact.value === Number(number)) return draft;
  return {
    status: 'answered',
    blocks: [{ form: 'correction', item: block.item, plan: block.plan, claimed: claim, fact }],
  };
}

/** Several years that the item meant does not print together: each from the plan that covers it. */
async function valuesAcross(question: Question, tools: Tools): Promise<Draft | null> {
  const { answering } = await valuesMeant(question, tools);
  const facts = answering[0]?.answers[0]?.facts ?? [];
  const whole = question.fiscalYears.every(year => facts.some(fact => covers(fact, year)));
  return whole ? null : acrossPlans(question, tools);
}

/** What one item, or the items of a department, print under a name. */
const partsOf = async (question: Question, tools: Tools): Promise<Draft | null> =>
  (await planAspects(question, tools)) ??
  (await planDepartmentParts(question, tools)) ??
  (await planParts(question, tools));

/** 「指標は何」 of an item that no text answers. */
async function textOrParts(question: Question, tools: Tools): Promise<Draft> {
  const level = await planLevelWithin(question, tools);
  if (level) return level;
  const draft = await planText(question, tools);
  if (draft.status !== 'not_found' || !INDICATOR_ASKED.test(question.text)) return draft;
  return (await planParts(question, tools, { named: true })) ?? draft;
}
const INDICATOR_ASKED = /指標(?:名)?(?:は|って|を)(?:何|なに|どれ|どんな|教え|おしえ|[?？])/u;

/** Things of a plan; what stands in the text of one item is quoted. */
async function planThings(question: Question, tools: Tools): Promise<Draft> {
  const parts = await partsOf(question, tools);
  if (parts) return parts;
  if (asksOfText(question) && !asksMembers(question) && !namesGrade(question))
    return withListing(await planText(question, tools), question, tools);
  const draft = await withListing(await withText(await planList(question, tools), question, tools), question, tools);
  return draft.status === 'not_found' && namesPart(question) ? planText(question, tools) : draft;
}

/** 「最後はどんな姿をめざす」 neither. */
const ASKS_SHAPE = /(?:どんな|どのような|どういう)(?:姿|状態|まち|街|市役所|すがた)/u;
/** 「いつ目標を決めるの」 asks for no target. */
const SETS_TARGET = /目標値?(?:を|が|は)?(?:いつ)?、?(?:どのように|どうやって)?(?:決め|きめ|決ま|設定|定め|立て)/u;

/** 「予算事業名」 holds the name of a value, and asks for a field of that name. */
async function planNamedField(question: Question, tools: Tools): Promise<Draft | null> {
  const { operation, fiscalYears, counter, kinds } = question;
  if (operation !== 'value' || fiscalYears.length > 0 || counter !== null || kinds.includes('grade')) return null;
  return planField(await textItems(question, tools), question, { exact: true });
}

/** 「…はどの推進項目に入っていますか」: where an item stands in its plan. */
const ASKS_PLACE = /(?:どの|何の|どれ|どこ)[^。、?？]{0,8}に(?:位置|入|属|含|ぶら下|分類|当たる|該当)/u;

export async function planAnswer(question: Question, tools: Tools): Promise<Draft> {
  return orCovering(await planned(question, tools), question, tools, planned);
}

async function planned(question: Question, tools: Tools): Promise<Draft> {
  if (question.refusal !== null) return { status: 'declined', refusal: question.refusal };
  if (question.unknownCity !== null && question.cities.length === 0)
    return { status: 'not_found', reason: { code: 'city', name: question.unknownCity } };
  if (asksWhereEffect(question)) return planText({ ...question, wants: 'text', kinds: [], operation: 'value' }, tools);
  const spoken = await planSpokenOf(question, tools);
  if (spoken) return spoken;
  const elsewhere = await planOtherCities(question, tools);
  if (elsewhere) return elsewhere;
  const operation = asksOneThing(question) ? 'value' : question.operation;
  const cost = costAsked(question) ? await planCostRow(await ofSoleItem(question, tools), tools) : null;
  if (cost) return cost;
  const children = await planChildren({ ...question, operation }, tools);
  if (children) return children;
  if (operation === 'list' && (question.itemNos.length > 0 || ASKS_PLACE.test(question.text))) {
    const items = await textItems(question, tools);
    // One item is placed; a subject is in many parts of a plan.
    const one =
      question.itemNos.length > 0 || letters(question.text).includes(letters(items[0]?.item.title ?? question.text));
    const place = one ? planPlace(items, question) : null;
    if (place) return place;
  }
  if (
    operation === 'list' ||
    operation === 'count' ||
    (operation === question.operation && question.everything && question.wants === 'text')
  )
    return planThings(question, tools);
  return planOne(await ofSoleItem({ ...question, operation }, tools), tools);
}

/** What is asked of several at once, where no 「どちら」 says so: 「それぞれの担当課」, 「AとBの目標は同じか」. */
async function ofEach(question: Question, tools: Tools): Promise<Draft | null> {
  const { operation, wants, text, cities, kinds } = question;
  if (operation !== 'value') return null;
  const apart = setsApart(text);
  if (wants === 'value')
    return apart ? ((await ofSides(question, tools)) ?? (await ofTwoItems(question, tools))) : ofNames(question, tools);
  if (cities.length > 1 && (wants === 'department' || apart)) {
    if (await ofOneTitle(question, tools)) return null;
    return ofEachPart(await partsNamed(question, tools), question, planWanted, tools);
  }
  const named = wants === 'department' || apart || kinds.includes('milestone');
  return named ? ofEachName(question, planWanted, tools) : null;
}
/** 「事業費合計」 is the name of a row, and asks for no sum. */
const costAsked = ({ operation, wants, fiscalYears, text }: Question): boolean =>
  wants === 'value' &&
  (operation === 'value' || (operation === 'sum' && fiscalYears.length <= 1 && /(?:事業|人件)費の?合計/u.test(text)));

/** 「計上された主な事業」: words that name no part of a plan. */
const OF_THE_WHOLE =
  /計上|掲載|足|合わせ|主な|主要|事業|取組|取り組み|項目|全体|全部|すべて|全て|合計|総額|お金|\d+|[かヶカケ]?年間?|[ぁ-ゖ「」『』、・\s]/gu;

/** Beside the plan the question names no subject. */
const namesNothingElse = ({ about, itemNos }: Question): boolean =>
  itemNos.length === 0 && about.normalize('NFKC').replaceAll(OF_THE_WHOLE, '') === '';

async function planOne(question: Question, tools: Tools): Promise<Draft> {
  const { operation } = question;
  const ofPlan = operation === 'value' || operation === 'sum';
  const whole = ofPlan && namesNothingElse(question) ? await planWhole(question, tools) : null;
  if (whole) return whole;
  if (computes(operation)) {
    const draft = await orPrinted(await planComputation(question, operation, tools), question, tools);
    // 減収 and 業務量調差 ask for no difference: no value is asked for by name, and the text says it.
    const { wants, kinds, threshold, fiscalYears } = question;
    const words = wants === 'text' && kinds.length === 0 && threshold === null && fiscalYears.length < 2;
    return draft.status === 'not_found' && words && operation !== 'first_year'
      ? planOne({ ...question, operation: 'value' }, tools)
      : draft;
  }
  if (operation === 'compare') {
    const joint = await ofOneTitle(question, tools);
    return joint ? planOne(joint, tools) : planComparison(question, planWanted, tools);
  }
  const each = await ofEach(question, tools);
  if (each) return each;
  if (question.about === '' && question.itemNos.length === 0) return (await planPeriod(question, tools)) ?? NOTHING;
  const draft = await planWanted(question, tools);
  const readings = await withOtherPlans(draft, question, planWanted, tools);
  return withBesides(readings, question, tools);
}

async function planWanted(question: Question, tools: Tools): Promise<Draft> {
  const { operation } = question;
  switch (question.wants) {
    case 'value': {
      const offices = OFFICES.test(question.text) ? await planParts(question, tools) : null;
      if (offices) return offices;
      const cue = cueOf(question.text);
      if ((SETS_TARGET.test(question.text) && (cue === 'when' || cue === 'how')) || ASKS_SHAPE.test(question.text))
        return planText({ ...question, wants: 'text', kinds: [] }, tools);
      const both = question.kinds.includes('target') ? await ofKinds(question, tools) : null;
      if (both) return both;
      if (operation === 'value' && question.fiscalYears.length > 1) {
        const across = await valuesAcross(question, tools);
        if (across) return across;
      }
      return (await planNamedField(question, tools)) ?? corrected(await planFigure(question, tools), question);
    }
    case 'department': {
      const counted = { ...question, text: `${question.text}課はいくつ` };
      return (asksHowMany(question) ? await planParts(counted, tools) : null) ?? planDepartment(question, tools);
    }
    case 'text':
      return (
        (await partsOf(question, tools)) ??
        withItems(await withListing(await textOrParts(question, tools), question, tools), question, tools)
      );
  }
}
