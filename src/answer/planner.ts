/** Answers without a model: a question's slots → tool calls → a draft. Same question, same index, same draft. */
import type { Tools } from '../tools/index.ts';
import { cueOf } from './cue.ts';
import type { Draft } from './draft.ts';
import { namesInFull } from './letters.ts';
import { orAgain, orOfClause } from './planner/again.ts';
import { withAlsoPrinted } from './planner/also-printed.ts';
import { withBesides } from './planner/besides.ts';
import { withItems, withListing, withText } from './planner/both-ways.ts';
import { planWhole } from './planner/budget.ts';
import {
  acrossPlans,
  amongNamed,
  generationsNamed,
  ofNames,
  ofSides,
  ofTwoItems,
  partsNamed,
  planComparison,
} from './planner/comparing.ts';
import { computes, planComputation } from './planner/computing.ts';
import { planDepartmentParts } from './planner/department-parts.ts';
import { planChildren } from './planner/children.ts';
import { planCountOfYear } from './planner/count-of-year.ts';
import { planCountedNames } from './planner/counted-names.ts';
import { planCostRow } from './planner/cost-table.ts';
import { orCovering } from './planner/covering.ts';
import { planDepartment } from './planner/departments.ts';
import { planExplained } from './planner/explained.ts';
import { ofEachName, ofEachPart, setsApart } from './planner/each-side.ts';
import { planGraded } from './planner/graded.ts';
import { namesGrade, planAspects } from './planner/grades.ts';
import { corrected, planFigure } from './planner/figure.ts';
import { namesPart, planList } from './planner/groups.ts';
import { planLevelWithin } from './planner/levels.ts';
import { planField } from './planner/fields.ts';
import { planFormCell } from './planner/form-fields.ts';
import { asksOneThing, ofOneTitle } from './planner/joint.ts';
import { orInWords } from './planner/in-words.ts';
import { ofKinds } from './planner/kinds-apart.ts';
import { asksMembers, asksOfText } from './planner/members.ts';
import { withOtherPlans } from './planner/other-plans.ts';
import { covers, NOTHING } from './planner/scope.ts';
import { asksHowMany, OFFICES, planParts } from './planner/parts.ts';
import { planPeriod, planPlace } from './planner/plan-words.ts';
import { planNamesInBrackets } from './planner/names-in-brackets.ts';
import { bestSentence, quoteOfMonth, quoteWithFigure, TELLS } from './planner/prose.ts';
import { withSameWork } from './planner/same-work.ts';
import { asksWhereEffect, planOtherCities } from './planner/sheet-fields.ts';
import { ofSort } from './planner/of-sort.ts';
import { ofSoleItem } from './planner/sole-item.ts';
import { inPrintingPlans } from './planner/printing-plans.ts';
import { planSpokenOf } from './planner/spoken-of.ts';
import { textItems } from './planner/text-items.ts';
import { planTitled } from './planner/titled.ts';
import { planText } from './planner/texts.ts';
import { valuesMeant } from './planner/values.ts';
import type { Question } from './question.ts';
import { ofNoKind } from './question/kinds.ts';
import { addsUp } from './question/operations.ts';

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
  (await planNamesInBrackets(question, tools)) ??
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
  const ofYear = await planCountOfYear(question, tools);
  if (ofYear) return ofYear;
  const parts = await partsOf(question, tools);
  if (parts) return parts;
  if (asksOfText(question) && !asksMembers(question) && !namesGrade(question))
    return withListing(await planText(question, tools), question, tools);
  const draft = await withListing(await withText(await planList(question, tools), question, tools), question, tools);
  return draft.status === 'not_found' && namesPart(question) ? planText(question, tools) : draft;
}

/** 「内部評価で何を指摘された」: more than a letter. */
const SAYS_OF_GRADE = /指摘|所見|コメント|何を|なにを|どんなこと|言われ/u;
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

export async function planAnswer(asked: Question, tools: Tools): Promise<Draft> {
  const question = await withoutWrongPlan(asked, tools);
  const meant = asksWhereEffect(question) ? question : await inPrintingPlans(question, tools);
  const draft = await orCovering(await planned(meant, tools), meant, tools, planned);
  const again = await orAgain(draft, meant, tools, planned);
  const told = await orInWords(again, meant, tools, planned);
  return ofSort(await orOfClause(told, meant, tools, planned), meant, tools);
}

/** 「40-107は総合計画のどの分野」: the number stands in another plan than the one whose name is used. */
async function withoutWrongPlan(question: Question, tools: Tools): Promise<Question> {
  const { itemNos, planIds } = question;
  if (itemNos.length === 0 || planIds.length === 0 || !/総合計画/u.test(question.text)) return question;
  const { series } = await tools.lookupFacts.run({
    about: '',
    itemNos,
    planIds,
    cities: [],
    kinds: ['department', 'budget_total', 'target'],
  });
  return series.length > 0 ? question : { ...question, planIds: [] };
}

/** 「補助金の話だけ年ごとの計画が無いのはなぜ」: a reason is asked for, of whatever kind of value the question speaks. */
function forReason(question: Question): Question {
  const { wants, operation, kinds, text } = question;
  if (wants !== 'text' || cueOf(text) !== 'why' || !kinds.some(kind => kind !== 'milestone')) return question;
  return { ...ofNoKind(question), operation: operation === 'series' ? 'value' : operation };
}

async function planned(asked: Question, tools: Tools): Promise<Draft> {
  const question = forReason(asked);
  if (question.refusal !== null) return { status: 'declined', refusal: question.refusal };
  if (question.unknownCity !== null && question.cities.length === 0)
    return { status: 'not_found', reason: { code: 'city', name: question.unknownCity } };
  if (asksWhereEffect(question)) return planText({ ...question, wants: 'text', kinds: [], operation: 'value' }, tools);
  const spoken = await planSpokenOf(question, tools);
  if (spoken) return spoken;
  const cell = await planFormCell(question, tools);
  if (cell) return cell;
  const elsewhere = await planOtherCities(question, tools);
  if (elsewhere) return elsewhere;
  const operation = asksOneThing(question) ? 'value' : question.operation;
  const cost = costAsked(question) ? await planCostRow(await ofSoleItem(question, tools), tools) : null;
  if (cost) return cost;
  const named = (await planTitled(question, tools)) ?? (await planCountedNames(question, tools));
  if (named) return named;
  const children = await planChildren({ ...question, operation }, tools);
  if (children) return children;
  if (operation === 'list' && (question.itemNos.length > 0 || ASKS_PLACE.test(question.text))) {
    const items = await textItems(question, tools);
    // One item is placed; a subject is in many parts of a plan.
    const one = question.itemNos.length > 0 || namesInFull(question.text, items[0]?.item.title ?? question.text);
    const place = one ? planPlace(items, question) : null;
    if (place) return place;
  }
  if (
    operation === 'list' ||
    operation === 'count' ||
    (operation === question.operation && question.everything && question.wants === 'text')
  )
    return planThings(question, tools);
  const explained = await planExplained({ ...question, operation }, tools);
  return explained ?? planOne(await ofSoleItem({ ...question, operation }, tools), tools);
}

/** Two cities that are named, whatever stands between their names, are each told its own. */
async function ofBothCities(question: Question, tools: Tools): Promise<Draft | null> {
  if (question.cities.length < 2 || (await ofOneTitle(question, tools))) return null;
  const sides = (await ofSides(question, tools)) ?? (await amongNamed(question, tools, planWanted));
  return sides?.status === 'answered' && sides.blocks.every(({ form }) => form !== 'absent') ? sides : null;
}

/** What is asked of several at once, where no 「どちら」 says so: 「それぞれの担当課」, 「AとBの目標は同じか」. */
async function ofEach(question: Question, tools: Tools): Promise<Draft | null> {
  const { operation, wants, text, cities, kinds } = question;
  if (operation !== 'value') return null;
  const apart = setsApart(text);
  if (wants === 'value')
    return apart
      ? ((await ofSides(question, tools)) ??
          (await ofBothCities(question, tools)) ??
          (await ofTwoItems(question, tools, planWanted)))
      : ((await ofNames(question, tools)) ?? ofBothCities(question, tools));
  if (wants === 'department' && cities.length < 2) {
    const plans = await generationsNamed(question, tools);
    if (plans.length > 1) return ofEachPart(plans, question, planWanted, tools);
  }
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

const COMPARES = /ちが|違|比べ|くら?べ|同じ|おなじ|どっち|どちら|それぞれ|より/u;
const EITHER = /(?:どっち|どちら)(?:です|でしょう|なの|なん|だ|か|[?？。]|$)/u;

async function planOne(question: Question, tools: Tools): Promise<Draft> {
  const { operation } = question;
  const ofPlan = operation === 'value' || operation === 'sum';
  const whole = ofPlan && namesNothingElse(question) ? await planWhole(question, tools) : null;
  if (whole) return whole;
  if (computes(operation)) {
    const draft = await orPrinted(await planComputation(question, operation, planWanted, tools), question, tools);
    // 減収 and 業務量調差 ask for no difference: no value is asked for by name, and the text says it.
    const { wants, kinds, threshold, fiscalYears, wholePeriod, departments, text } = question;
    const counted = operation === 'sum' && wholePeriod && departments.length === 0 && !addsUp(text);
    const words = wants === 'text' && kinds.length === 0 && threshold === null && fiscalYears.length < 2;
    return draft.status === 'not_found' && (words || counted) && operation !== 'first_year'
      ? planOne({ ...question, operation: 'value' }, tools)
      : draft;
  }
  if (operation === 'compare') {
    const joint = await ofOneTitle(question, tools);
    if (joint) return planOne(joint, tools);
    const compared = await planComparison(question, planWanted, tools);
    // 「東と西、どっち」 of one thing: what is printed of it says which.
    const ofOne = question.wants === 'text' && question.cities.length < 2 && question.planIds.length < 2;
    // 「秦野と伊勢原がばらばらだと何が困る」: two are named, and of both the same thing is asked.
    const ofBoth = question.wants === 'text' && !COMPARES.test(question.text) && cueOf(question.text) !== null;
    return compared.status === 'not_found' && ((ofOne && EITHER.test(question.text)) || ofBoth)
      ? planOne({ ...question, operation: 'value' }, tools)
      : compared;
  }
  const each = await ofEach(question, tools);
  if (each) return each;
  if (question.about === '' && question.itemNos.length === 0) return (await planPeriod(question, tools)) ?? NOTHING;
  const draft = await planWanted(question, tools);
  const readings = await withOtherPlans(draft, question, planWanted, tools);
  const told = await withSameWork(readings, question, planWanted, tools);
  return withAlsoPrinted(await withBesides(told, question, tools), question, tools);
}

async function planWanted(question: Question, tools: Tools): Promise<Draft> {
  const { operation } = question;
  switch (question.wants) {
    case 'value': {
      const offices = OFFICES.test(question.text) ? await planParts(question, tools) : null;
      if (offices) return offices;
      const said =
        question.kinds[0] === 'grade' && SAYS_OF_GRADE.test(question.text) ? await planGraded(question, tools) : null;
      if (said) return said;
      const within =
        (asksHowMany(question) ? await planAspects(question, tools) : null) ??
        (await planNamesInBrackets(question, tools));
      if (within) return within;
      const cue = cueOf(question.text);
      if ((SETS_TARGET.test(question.text) && (cue === 'when' || cue === 'how')) || ASKS_SHAPE.test(question.text))
        return planText({ ...question, wants: 'text', kinds: [] }, tools);
      const both = question.kinds.includes('target') ? await ofKinds(question, tools) : null;
      if (both) return both;
      if (operation === 'value' && question.fiscalYears.length > 1) {
        const across = await valuesAcross(question, tools);
        if (across) return across;
      }
      const ofMonth = operation === 'value' ? await quoteOfMonth(question, tools) : null;
      if (ofMonth) return ofMonth;
      return (await planNamedField(question, tools)) ?? corrected(await planFigure(question, tools), question);
    }
    case 'department': {
      const offices = asksHowMany(question) ? await planParts(question, tools, { ofOffices: true }) : null;
      return offices ?? planDepartment(question, tools);
    }
    case 'text':
      return (
        (await partsOf(question, tools)) ??
        withItems(await withListing(await textOrParts(question, tools), question, tools), question, tools)
      );
  }
}
