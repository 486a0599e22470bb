/** Answers without a model: a question's slots → tool calls → a draft. Same question, same index, same draft. */
import { fiscalYearLabel } from '../domain/fiscal-year.ts';
import { KIND_LABEL } from '../domain/lexicon.ts';
import { factKindSchema, type Fact, type FactKind } from '../domain/records.ts';
import type { Tools } from '../tools/index.ts';
import type { Block, Draft, Subject } from './draft.ts';
import { bestQuote } from './quote.ts';
import type { Question } from './question.ts';

type Series = Awaited<ReturnType<Tools['lookupFacts']['run']>>['series'][number];

/** Below these shares of the subject's words an item is not what was asked: better no answer than a wrong one. */
const ENOUGH = { value: 0.62, text: 0.55, head: 0.3 };
/** Two series this close cannot be told apart by the question's words. */
const TIE = 0.04;
const READINGS = 5;
/** How much closer than the series that answers another may be before that one is what was meant. */
const FARTHER = 0.3;

const SOURCES: readonly FactKind[] = [
  'budget_general',
  'budget_special',
  'budget_subsidy',
  'budget_bond',
  'budget_other',
];
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

const NOTHING: Draft = { status: 'not_found', reason: { code: 'nothing' } };

/** What is measured, planned or paid; who does it is asked for apart. */
const VALUES: readonly FactKind[] = factKindSchema.options.filter(
  kind => kind !== 'department' && kind !== 'milestone',
);

const subjectOf = (subject: Subject): Subject => ({ item: subject.item, plan: subject.plan });
const covers = (fact: Fact, year: number) =>
  fact.fiscalYear === year || (fact.period !== undefined && fact.period[0] <= year && year <= fact.period[1]);

/** The facts of a series that answer: of the likeliest kind that has any in the years asked for. */
function matching(series: Series, kinds: readonly FactKind[], years: readonly number[]): Fact[] {
  const inYears = (fact: Fact) =>
    years.length === 0 ||
    years.some(year => fact.fiscalYear === year) ||
    (fact.period !== undefined && years.length > 1 && years.every(year => covers(fact, year)));
  for (const kind of kinds) {
    const facts = series.facts.filter(fact => fact.kind === kind && inYears(fact));
    if (facts.length > 0) return facts;
  }
  return [];
}

/** Series that the question may mean: enough of the subject in the item, and not far behind the closest. */
function meant(all: readonly Series[], enough: number): Series[] {
  const [best] = all;
  if (!best) return [];
  return all.filter(
    series =>
      series.coverage >= enough &&
      series.headCoverage >= ENOUGH.head &&
      series.headCoverage >= best.headCoverage - 0.15,
  );
}

async function planBudget(question: Question, tools: Tools): Promise<Draft> {
  const asked = question.kinds.filter(kind => SOURCES.includes(kind) || kind === 'budget_total');
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['budget_total', ...SOURCES] });
  const candidates = meant(series, ENOUGH.value);
  const [best] = candidates;
  if (!best) return NOTHING;
  const facts = series.filter(one => one.item.itemId === best.item.itemId).flatMap(one => one.facts);
  const wanted = (fact: Fact) =>
    question.fiscalYears.length === 0
      ? fact.period !== undefined || !facts.some(other => other.kind === fact.kind && other.period !== undefined)
      : question.fiscalYears.some(year => fact.fiscalYear === year) ||
        (question.fiscalYears.length > 1 && question.fiscalYears.every(year => covers(fact, year)));
  const total =
    asked.includes('budget_total') || asked.length > 1
      ? (facts.find(fact => fact.kind === 'budget_total' && wanted(fact)) ?? null)
      : null;
  const sources = asked.flatMap(kind =>
    kind === 'budget_total' ? [] : facts.filter(fact => fact.kind === kind && wanted(fact)),
  );
  if (!total && sources.length === 0) {
    return missing(best, candidates, question.fiscalYears);
  }
  return { status: 'answered', blocks: [{ form: 'budget', ...subjectOf(best), total, sources }] };
}

/** Why there is no such value, said of the plan that covers the years, if one of those meant does. */
function missing(best: Series, candidates: readonly Series[], fiscalYears: number[]): Draft {
  const covered = ({ plan }: Subject) =>
    fiscalYears.every(year => plan.fiscalYears[0] <= year && year <= plan.fiscalYears[1]);
  const near = candidates.filter(one => best.closeness - one.closeness <= FARTHER);
  const subject = near.find(covered) ?? best;
  const code = covered(subject) ? 'blank' : 'year';
  return { status: 'not_found', reason: { code, fiscalYears, subject: subjectOf(subject) } };
}

const scope = ({ about, text, itemNos, cities, planIds }: Question) => ({ about, text, itemNos, cities, planIds });

async function planValue(question: Question, tools: Tools): Promise<Draft> {
  // 財源 in a title asks for no budget where a target is asked for.
  const ofIndicator = question.kinds.some(kind => OF_INDICATOR.includes(kind));
  if (!ofIndicator && question.kinds.some(kind => kind.startsWith('budget_'))) {
    const budget = await planBudget(question, tools);
    if (budget.status === 'answered' || !question.kinds.includes('cost')) return budget;
  }
  const asked = ofIndicator ? question.kinds.filter(kind => OF_INDICATOR.includes(kind)) : question.kinds;
  const kinds = asked.length > 0 ? asked : ANY_AMOUNT;
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: [...new Set([...VALUES, ...kinds])] });
  const candidates = meant(series, ENOUGH.value);
  const [best] = candidates;
  if (!best) return NOTHING;

  // 「どれくらい」 without a word for the kind asks for a value only where it names the indicator.
  if (question.kinds.length === 0 && best.metricCoverage < ENOUGH.value) return planText(question, tools);

  const answering = candidates.flatMap(one => {
    const facts = matching(one, kinds, question.fiscalYears);
    return facts.length > 0 ? [{ one, facts }] : [];
  });
  const [first] = answering;
  if (!first || isFarther(first.one, best, kinds)) return missing(best, candidates, question.fiscalYears);
  const tied = answering.filter(
    ({ one }) =>
      one.headCoverage >= first.one.headCoverage - TIE &&
      one.metricCoverage >= first.one.metricCoverage - TIE &&
      one.coverage >= first.one.coverage - TIE,
  );
  return readings(tied, question, kinds);
}

/** Kinds of one indicator: who asks for its 実績 is not served by another indicator's. The others are indicators of their own. */
const OF_INDICATOR: readonly FactKind[] = ['baseline', 'target', 'actual', 'final_target'];

/** Whether the series that has an answer is not the one that was asked for, which has none. */
function isFarther(answering: Series, best: Series, kinds: readonly FactKind[]): boolean {
  const sameItem = answering.item.itemId === best.item.itemId;
  if (sameItem && !kinds.some(kind => OF_INDICATOR.includes(kind))) return false;
  return best.closeness - answering.closeness > FARTHER;
}

/** Values that the question's words cannot tell apart: of one item one answer, of several items several readings. */
function readings(
  tied: readonly { one: Series; facts: Fact[] }[],
  question: Question,
  kinds: readonly FactKind[],
): Draft {
  const shown = tied.slice(0, READINGS);
  const blocks = shown.map(({ one, facts }): Block => ({ form: 'values', ...subjectOf(one), facts }));
  const [a, b, ...more] = blocks;
  if (!a) return NOTHING;
  if (!b) return { status: 'answered', blocks: [a] };
  if (blocks.every(block => block.item.itemId === a.item.itemId))
    return { status: 'answered', blocks: [a, b, ...more] };
  const year = question.fiscalYears.map(one => `の${fiscalYearLabel(one)}`).join('');
  const choices = shown.map(({ one }) => ({
    label: `${one.plan.city} ${one.item.itemNo} ${one.item.title}（${one.metric}）`,
    question: `${one.plan.city}の${one.item.itemNo}「${one.item.title}」の${one.metric}${year}の${KIND_LABEL[kinds[0] ?? 'target']}は？`,
  }));
  return { status: 'ambiguous', blocks: [a, b, ...more], choices };
}

async function planDepartment(question: Question, tools: Tools): Promise<Draft> {
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['department'] });
  const candidates = meant(series, ENOUGH.text);
  const [best] = candidates;
  if (!best) return NOTHING;
  // One title may stand in several plans: each is a reading of its own.
  const titled = candidates.filter(one => one.item.title === best.item.title);
  const blocks = Array.from(Map.groupBy(titled, one => one.item.itemId).values(), (own): Block[] => {
    const [first] = own;
    return first ? [{ form: 'departments', ...subjectOf(first), facts: own.flatMap(one => one.facts) }] : [];
  }).flat();
  const [a, b, ...more] = blocks;
  if (!a) return NOTHING;
  if (!b) return { status: 'answered', blocks: [a] };
  const choices = blocks.map(({ item, plan: { city, planTitle } }) => ({
    label: `${city} ${planTitle} ${item.itemNo}`,
    question: `${city}「${planTitle}」の${item.itemNo}「${item.title}」の担当課は？`,
  }));
  return { status: 'ambiguous', blocks: [a, b, ...more], choices };
}

/** What an item plans (年次計画・事業行程): the rows that the question names, else all rows of the item. */
async function planMilestones(question: Question, tools: Tools): Promise<Draft | null> {
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['milestone'] });
  const candidates = meant(series, ENOUGH.text);
  const [best] = candidates;
  if (!best) return null;
  const own = candidates.filter(one => one.item.itemId === best.item.itemId);
  const named = own.filter(one => one.metricCoverage >= best.metricCoverage - TIE);
  for (const rows of [named, own]) {
    const blocks = rows.flatMap((one): Block[] => {
      const facts = matching(one, ['milestone'], question.fiscalYears);
      return facts.length > 0 ? [{ form: 'values', ...subjectOf(one), facts }] : [];
    });
    const [first, ...more] = blocks;
    if (first) return { status: 'answered', blocks: [first, ...more.slice(0, READINGS)] };
  }
  return missing(best, candidates, question.fiscalYears);
}

/** What is planned for a year stands in the year's milestone; else the closest passage is quoted. */
async function planText(question: Question, tools: Tools): Promise<Draft> {
  if (question.wants === 'text' && question.kinds.length === 0 && question.fiscalYears.length > 0) {
    // 「減量化率 R6」: an indicator's name and a year ask for its value.
    const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: [...VALUES] });
    if (meant(series, ENOUGH.value).some(one => one.metricCoverage >= ENOUGH.value)) return planValue(question, tools);
  }
  if (question.fiscalYears.length > 0 || question.kinds.includes('milestone')) {
    const planned = await planMilestones(question, tools);
    if (planned) return planned;
  }
  const { passages } = await tools.findPassages.run(scope(question));
  const best = passages.find(found => found.coverage >= ENOUGH.text);
  if (!best) return NOTHING;
  const quote = bestQuote(best.passage.text, question.text);
  return { status: 'answered', blocks: [{ form: 'quote', ...subjectOf(best), passage: best.passage, quote }] };
}

export async function planAnswer(question: Question, tools: Tools): Promise<Draft> {
  if (question.unknownCity !== null && question.cities.length === 0) {
    return { status: 'not_found', reason: { code: 'city', name: question.unknownCity } };
  }
  if (question.overMany) return { status: 'not_found', reason: { code: 'over_many' } };
  if (question.about === '' && question.itemNos.length === 0) return NOTHING;
  switch (question.wants) {
    case 'value':
      return planValue(question, tools);
    case 'department':
      return planDepartment(question, tools);
    case 'text':
      return planText(question, tools);
  }
}
