/** Answers without a model: a question's slots → tool calls → a draft. Same question, same index, same draft. */
import type { Tools } from '../tools/index.ts';
import { cueOf } from './cue.ts';
import type { Draft } from './draft.ts';
import { letters } from './letters.ts';
import { withBesides } from './planner/besides.ts';
import { planBudget, planWhole } from './planner/budget.ts';
import { acrossPlans, planComparison } from './planner/comparing.ts';
import { computes, planComputation } from './planner/computing.ts';
import { planDepartment } from './planner/departments.ts';
import { namesGrade } from './planner/grades.ts';
import { namesPart, planList } from './planner/groups.ts';
import { planField } from './planner/fields.ts';
import { asksOneThing, ofOneTitle } from './planner/joint.ts';
import { ofKinds } from './planner/kinds-apart.ts';
import { asksMembers, asksOfText } from './planner/members.ts';
import { orNearer } from './planner/nearer-figure.ts';
import { covers, NOTHING } from './planner/scope.ts';
import { planPeriod, planPlace } from './planner/plan-words.ts';
import { quoteWithFigure, quoteWithYear } from './planner/prose.ts';
import { ofSoleItem } from './planner/sole-item.ts';
import { textItems } from './planner/text-items.ts';
import { planText } from './planner/texts.ts';
import { namedness, NAMES_INDICATOR, NAMES_TARGET, planValues, valuesMeant } from './planner/values.ts';
import type { Question } from './question.ts';
import { unitFits } from './question/counter.ts';

/** いくら alone asks for a price or a fee; money of any kind does not answer it. */
const MONEY = '円';

/** A sheet prints 一般財源 among its costs: by that name, and no other cost in its stead. */
async function planCost(question: Question, tools: Tools): Promise<Draft | null> {
  const draft = await planValues({ ...question, kinds: ['cost'] }, tools);
  const [block, other] = draft.status === 'answered' ? draft.blocks : [];
  if (block?.form !== 'values' || other) return null;
  return block.facts.every(({ metric }) => question.text.includes(metric)) ? draft : null;
}

/** How much of the subject a sentence must hold to answer for a value. */
const TELLS = 0.5;

/** A figure that no table prints may stand in a sentence; who asks for a target is not served by one. */
async function planFigure(question: Question, tools: Tools): Promise<Draft> {
  const draft = await planValue(question, tools);
  if (draft.status !== 'not_found') return orNearer(draft, question, tools);
  const { code } = draft.reason;
  const byYear = code === 'year' ? await quoteWithYear(question, tools) : null;
  if (byYear) return byYear;
  const { kinds } = question;
  const guessed = !NAMES_TARGET.test(question.text) || kinds.includes('actual') || kinds.includes('milestone');
  const quoted = code !== 'year' && guessed ? await quoteWithFigure(question, tools) : null;
  return quoted && quoted.strength >= TELLS ? quoted.draft : draft;
}

async function planValue(question: Question, tools: Tools): Promise<Draft> {
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
      (counter !== null && counter !== MONEY && unitFits(facts[0]?.unit ?? '', counter)),
  );
  return named === true ? planValues(question, tools, meant) : planText(question, tools);
}

/** 「合わせて何平方メートル」 may stand in print, where nothing can be added up. */
async function orPrinted(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const { operation, fiscalYears } = question;
  if (draft.status !== 'not_found' || operation !== 'sum' || fiscalYears.length > 0) return draft;
  const quoted = await quoteWithFigure(question, tools);
  return quoted && quoted.strength >= TELLS ? quoted.draft : draft;
}

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

/** Things of a plan; what stands in the text of one item is quoted. */
async function planThings(question: Question, tools: Tools): Promise<Draft> {
  if (asksOfText(question) && !asksMembers(question) && !namesGrade(question)) return planText(question, tools);
  const draft = await planList(question, tools);
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
  if (question.refusal !== null) return { status: 'declined', refusal: question.refusal };
  if (question.unknownCity !== null && question.cities.length === 0)
    return { status: 'not_found', reason: { code: 'city', name: question.unknownCity } };
  const operation = asksOneThing(question) ? 'value' : question.operation;
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

async function planOne(question: Question, tools: Tools): Promise<Draft> {
  const { operation } = question;
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
    return joint ? planOne(joint, tools) : planComparison(question, tools);
  }
  if (question.about === '' && question.itemNos.length === 0)
    return (await planWhole(question, tools)) ?? (await planPeriod(question, tools)) ?? NOTHING;
  return withBesides(await planWanted(question, tools), question, tools);
}

async function planWanted(question: Question, tools: Tools): Promise<Draft> {
  const { operation } = question;
  switch (question.wants) {
    case 'value': {
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
    case 'department':
      return planDepartment(question, tools);
    case 'text':
      return planText(question, tools);
  }
}
