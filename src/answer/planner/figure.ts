/** One figure (一つの値): what a table prints, else a sentence; money by the rows of a cost table, loans by their indicator. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import { planBudget } from './budget.ts';
import { costRowsNamed } from './cost-rows.ts';
import { ofCovering } from './covering.ts';
import { orNotMeasured } from './measured.ts';
import { orNearer } from './nearer-figure.ts';
import { planCovers, SURE } from './scope.ts';
import { asksCount, quoteWithFigure, quoteWithYear, TELLS } from './prose.ts';
import { planText } from './texts.ts';
import { namedness, NAMES_INDICATOR, NAMES_TARGET, OF_INDICATOR, planValues, valuesMeant } from './values.ts';
import type { Question } from '../question.ts';
import { counterOfMeasure, MEASURE, unitFits } from '../question/counter.ts';

/** いくら alone asks for a price or a fee; money of any kind does not answer it. */
const MONEY = '円';

/** 「公社の負債残高」 is an amount of its own, and no effect. */
const NAMES_AMOUNT = /(?:残高|負債|債務|借金|収入|売上げ?|料金|[^金]額|[^経]費|[\p{Script=Han}](?:料|代))(?=[\s、]|$)/u;

const measuresMoney = ({ kind, unit }: Fact): boolean => OF_INDICATOR.includes(kind) && unitFits(unit, MONEY);
const isMoneyAsked = (fact: Fact, { about, text }: Question): boolean =>
  measuresMoney(fact) || (fact.kind === 'effect_expected' && (/効果/u.test(text) || !NAMES_AMOUNT.test(about)));

/** A sheet prints 一般財源 among its costs: that row of it, and no other cost in its stead. */
async function planCost(question: Question, tools: Tools): Promise<Draft | null> {
  const draft = await planValues({ ...question, kinds: ['cost'] }, tools);
  const [block, other] = draft.status === 'answered' ? draft.blocks : [];
  if (block?.form !== 'values' || other) return null;
  const named = costRowsNamed(question.text, block.facts, ({ metric }) => metric);
  return named.length === block.facts.length ? draft : null;
}

/** A figure that no table prints may stand in a sentence; who asks for a target is not served by one. */
export async function planFigure(question: Question, tools: Tools): Promise<Draft> {
  const draft = await planValue(question, tools);
  if (draft.status !== 'not_found') return orNotMeasured(await orNearer(draft, question, tools), question, tools);
  const { code } = draft.reason;
  const byYear = code === 'year' ? await quoteWithYear(question, tools) : null;
  if (byYear) return byYear;
  const { kinds } = question;
  const guessed = !NAMES_TARGET.test(question.text) || kinds.includes('actual') || kinds.includes('milestone');
  const quoted = code !== 'year' && guessed ? await quoteWithFigure(question, tools) : null;
  if (quoted && quoted.strength >= TELLS) return quoted.draft;
  return (await planOnly(question, tools)) ?? draft;
}

/** 「いくつ」 and 「到達台数」 name no counter of their own: then the kind and the year must be said. */
const asksFigure = ({ counter, text, about, kinds, fiscalYears }: Question): boolean =>
  counter !== null ||
  (fiscalYears.length > 0 &&
    kinds.some(kind => OF_INDICATOR.includes(kind)) &&
    (asksCount({ counter, text }) || MEASURE.test(about)));

/**
 * Nothing that is near in words prints such a value, but one item does that the search finds near its top: people have
 * described it in words that no plan uses. Of a year, the items of the plans that cover it.
 */
async function planOnly(whole: Question, tools: Tools): Promise<Draft | null> {
  if (whole.operation !== 'value' && whole.operation !== 'series') return null;
  if (!asksFigure(whole) || whole.itemNos.length > 0) return null;
  const { kinds, fiscalYears, wholePeriod } = whole;
  if (whole.counter === MONEY && kinds.length + fiscalYears.length === 0 && !wholePeriod) return null;
  const { candidates } = await valuesMeant(whole, tools);
  const [best] = candidates;
  const question = best && !planCovers(best, whole.fiscalYears) ? ((await ofCovering(whole, tools)) ?? whole) : whole;
  const meant = await valuesMeant(question, tools, true);
  const fact = meant.answering[0]?.answers[0]?.facts[0];
  if (meant.answering.length !== 1 || fact === undefined) return null;
  if (whole.counter === MONEY && kinds.length === 0 && !isMoneyAsked(fact, question)) return null;
  const draft = await planValues(question, tools, meant);
  if (draft.status !== 'answered' || (whole.counter === null && draft.blocks.length > 1)) return null;
  const nearer = await orNotMeasured(await orNearer(draft, question, tools), question, tools);
  return nearer.status === 'answered' ? nearer : null;
}

/** 借金 and 市債 name an indicator (市債の発行額) where one is called so: no project's loans are meant then. */
async function planLoans(question: Question, tools: Tools): Promise<Draft | null> {
  if (!question.kinds.includes('budget_bond') || question.itemNos.length > 0) return null;
  const open: Question = { ...question, kinds: question.kinds.filter(kind => OF_INDICATOR.includes(kind)) };
  const meant = await valuesMeant(open, tools);
  const [likeliest] = meant.answering;
  const [answer] = likeliest?.answers ?? [];
  const isNamed =
    answer !== undefined &&
    /債/u.test(answer.series.metric) &&
    answer.facts.every(measuresMoney) &&
    // 「市の借金」 says no more than that.
    (namedness(answer.series) >= NAMES_INDICATOR ||
      (likeliest === meant.candidates[0] && answer.series.coverage >= SURE));
  const ofLoans = meant.answering.filter(({ answers }) => /債/u.test(answers[0]?.series.metric ?? ''));
  const draft = isNamed ? await planValues(open, tools, { ...meant, answering: ofLoans }) : null;
  return draft?.status === 'answered' ? draft : null;
}

/** 「公社の借金、償還率は」 asks for a share of what is owed, and for no amount. */
function withoutLoans(question: Question): Question {
  const { kinds, counter, about } = question;
  return (counter ?? counterOfMeasure(about)) === '%'
    ? { ...question, kinds: kinds.filter(kind => kind !== 'budget_bond') }
    : question;
}

async function planValue(whole: Question, tools: Tools): Promise<Draft> {
  const question = withoutLoans(whole);
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
  const { counter, fiscalYears, wholePeriod } = question;
  const named = meant.answering[0]?.answers.some(
    ({ series, facts }) =>
      namedness(series) >= NAMES_INDICATOR ||
      (counter === null && fiscalYears.length > 0 && typeof facts[0]?.value === 'number') ||
      // A price is asked of no fiscal year: what is measured in money is meant.
      (counter === MONEY &&
        (fiscalYears.length > 0 || wholePeriod) &&
        facts[0] !== undefined &&
        isMoneyAsked(facts[0], question)) ||
      (counter !== null && counter !== MONEY && unitFits(facts[0]?.unit ?? '', counter)),
  );
  return named === true ? planValues(question, tools, meant) : planText(question, tools);
}

/** The number of a claim, as it must stand in print: commas, blanks and width do not count. */
const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s,]/gu, '');

/** 「30,000トンですよね？」: what is printed, said against what was claimed. */
export function corrected(draft: Draft, { claimed }: Question): Draft {
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
