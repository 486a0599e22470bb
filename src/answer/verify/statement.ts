/** One statement: what stands before a run of marks, against what these cite. */
import { KIND_LABEL } from '../../domain/lexicon.ts';
import type { Fact } from '../../domain/records.ts';
import type { Checked } from './compute.ts';
import { figuresIn } from './figures.ts';
import { coverAll, fold, foldName, MASK } from './fold.ts';
import { named, readNames, type Names, type Reading } from './names.ts';
import { checkDirectionOfPair } from './order.ts';
import { checkPairing } from './pairing.ts';
import { explained, roleOf, type Role } from './result.ts';
import type { Segment } from './segments.ts';
import { fault, type Cited, type Diagnostic, type FaultCode } from './types.ts';
import { placesOf } from './values.ts';
import { covered, yearsIn } from './years.ts';

export interface Statement extends Cited, Segment {
  /** What the lead speaks of: all that is cited below it. */
  group: Cited;
  before: Statement | null;
}

/** Statements by their paragraph. */
export type Blocks = ReadonlyMap<number, readonly Statement[]>;

export interface Context {
  names: Names;
  checked: Checked | null;
  /** Facts with a statement of their own: a result over many values need not name each. */
  stated: ReadonlySet<Fact>;
  /** Results as a formula shows them. */
  shown: readonly string[];
  /** Where nothing was found, heads name what was asked for. */
  open: boolean;
}

export const yearsOf = (fact: Fact): readonly number[] =>
  fact.fiscalYear !== null ? [fact.fiscalYear] : (fact.period ?? []);

const FOREIGN: Partial<Record<string, FaultCode>> = {
  city: 'WRONG_CITY',
  plan: 'WRONG_CITY',
  kind: 'WRONG_KIND',
  metric: 'WRONG_METRIC',
};

export const foreign = ({ text, tokens }: Reading): Diagnostic[] =>
  tokens
    .filter(token => token.foreign)
    .map(({ start, end, meanings }) => fault(FOREIGN[meanings[0]?.type ?? ''] ?? 'WRONG_ITEM', text.slice(start, end)));

/** Words that say the kind where its label does not stand. */
const SAYS_KIND: Partial<Record<Fact['kind'], RegExp>> = {
  milestone: /予定|schedule/iu,
  department: /担当|仕事をする|in charge/iu,
};
const BY_METRIC: ReadonlySet<string> = new Set(['cost', 'staff', 'population']);

function isCalled(fact: Fact, readings: readonly Reading[]): { metric: boolean; kind: boolean } {
  const { kind, metric } = fact;
  const hasMetric = named(readings, 'metric').has(metric);
  const hasKind =
    named(readings, 'kind').has(kind) || (SAYS_KIND[kind]?.test(readings.map(({ text }) => text).join(' ')) ?? false);
  const byKind = kind.startsWith('budget_') || kind === 'department';
  return {
    metric: hasMetric || (byKind && hasKind),
    kind: hasKind || (hasMetric && (BY_METRIC.has(kind) || byKind || metric.includes(KIND_LABEL[kind]))),
  };
}

/** An indicator may go by its item's title: that does not name the item. */
const namesItem = ({ tokens }: Reading): boolean =>
  tokens.some(({ meanings }) => {
    const types = new Set(meanings.map(({ type }) => type));
    return types.has('item') || (types.has('title') && !types.has('metric'));
  });
const namesPlace = (reading: Reading): boolean => namesItem(reading) || named([reading], 'city', 'plan').size > 0;

/** Sections are named one after another; those that only take part (関連所属) are not in charge. */
const isLike = (a: Fact, b: Fact): boolean =>
  a.itemId === b.itemId &&
  a.kind === b.kind &&
  (a.metric === b.metric || (a.kind === 'department' && a.metric !== '関連所属' && b.metric !== '関連所属'));

/** City, plan, item, indicator and kind of what is stated stand in the text, or were said of the statement before. */
function checkNames(
  required: Cited,
  [lead, line]: readonly [Reading, Reading],
  { before }: Statement,
  role: Role,
  stated: ReadonlySet<Fact>,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const readings = [lead, line];
  const cities = named(readings, 'city');
  const plans = named(readings, 'plan');
  const items = named(readings, 'item');
  const saysPlace = readings.some(namesPlace);
  const all = { items: new Set<string>(), cities: new Set<string>() };
  for (const { itemId, city } of required.citations) {
    all.items.add(itemId);
    all.cities.add(city);
  }
  // Over many values: where they have a thing in common, or are only two, it is said; else each is named below.
  const elsewhere = role === 'result' && required.facts.every(fact => stated.has(fact));
  for (const { itemId, itemNo, city, planId, planTitle } of required.citations) {
    const inherits = before?.citations.some(citation => citation.itemId === itemId) ?? false;
    const inPlan = before?.citations.some(citation => citation.planId === planId) ?? false;
    const unnamedItems = elsewhere && all.items.size > 1 && items.size === 0;
    if (!items.has(itemId) && !unnamedItems && (saysPlace || !inherits)) {
      const onlyPlan = inherits && !namesItem(line) && role !== 'result' && plans.has(planTitle);
      if (!onlyPlan) found.push(fault('WRONG_ITEM', itemNo));
    }
    if (!cities.has(city) && !(elsewhere && all.cities.size > 1 && cities.size === 0) && (cities.size > 0 || !inPlan))
      found.push(fault('WRONG_CITY', city));
    // A plan that is named is named with its city.
    const alone = readings.some(one => named([one], 'plan').has(planTitle) && !named([one], 'city').has(city));
    if (alone || (cities.has(city) && !plans.has(planTitle) && !inPlan)) found.push(fault('WRONG_CITY', planTitle));
  }
  const anyMetric = named(readings, 'metric').size > 0;
  const anyKind = named(readings, 'kind').size > 0;
  const many = (keys: readonly string[]) => elsewhere && new Set(keys).size > 1;
  const manyMetrics = many(required.facts.map(({ metric }) => metric)) && !anyMetric;
  const manyKinds = many(required.facts.map(({ kind }) => kind)) && !anyKind;
  for (const fact of required.facts) {
    const called = isCalled(fact, readings);
    const inherits = !saysPlace && (before?.facts.some(other => isLike(other, fact)) ?? false);
    if (!called.metric && !(inherits && !anyMetric && !anyKind) && !manyMetrics)
      found.push(fault('WRONG_METRIC', fact.metric));
    if (!called.kind && !(inherits && !anyKind) && !manyKinds)
      found.push(fault('WRONG_KIND', `${fact.metric} ${KIND_LABEL[fact.kind]}`));
  }
  return found;
}

/** No year but those of what is cited, and each value's year, here or said of the statement before. */
function checkYears(
  required: Cited,
  texts: { lead: string; line: string },
  statement: Statement,
  context: Context,
  role: Role,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const years = ({ facts, citations }: Cited) =>
    new Set([...facts.flatMap(yearsOf), ...citations.flatMap(citation => citation.fiscalYear ?? [])]);
  const [own, group] = [years(required), years(statement.group)];
  const inLine = yearsIn(texts.line);
  const inLead = context.open ? [] : yearsIn(texts.lead);
  for (const { year, start, end } of inLine)
    if (!own.has(year)) found.push(fault('WRONG_YEAR', texts.line.slice(start, end)));
  for (const { year, start, end } of inLead)
    if (!group.has(year)) found.push(fault('WRONG_YEAR', texts.lead.slice(start, end)));
  const here = new Set([...covered(texts.line, inLine), ...covered(texts.lead, inLead)]);
  const said = here.size > 0 ? here : new Set(statement.before?.facts.flatMap(yearsOf) ?? []);
  const elsewhere = role === 'result' && here.size === 0 && required.facts.every(fact => context.stated.has(fact));
  for (const fact of required.facts)
    if (fact.kind !== 'department' && !elsewhere && yearsOf(fact).some(year => !said.has(year)))
      found.push(fault('WRONG_YEAR', fact.metric));
  for (const { period } of required.facts)
    if (period) for (let year = period[0]; year < period[1]; year++) own.add(year);
  // A span over years without a value says more than was added up.
  if (
    role === 'result' &&
    [...here].some(
      year =>
        !own.has(year) &&
        context.checked?.recorded.operation !== 'difference' &&
        context.checked?.recorded.operation !== 'growth',
    )
  )
    found.push(fault('WRONG_YEAR', texts.line));
  return found;
}

/** What stands in brackets is a name or printed words: others name what is not cited. */
function checkBrackets(rest: string, facts: readonly Fact[]): Diagnostic[] {
  const words = new Set(facts.map(({ valueText }) => foldName(valueText)));
  return Array.from(rest.matchAll(/[「『]([^「」『』\n]*)[」』]/gu), ([, content = '']) => content)
    .filter(content => content.replaceAll(MASK, '').trim() !== '' && !words.has(content))
    .map(content => fault('WRONG_ITEM', content));
}

/** 「活力」の21件: what values were chosen by is true of every one of them. */
const checkChosen = ({ text, tokens }: Reading, { operands }: Checked): Diagnostic[] =>
  tokens
    .filter(({ start, end }) => text.charAt(start - 1) === '「' && text.charAt(end) === '」')
    .filter(({ meanings }) => {
      const chosen = meanings.flatMap(({ bears }) => bears ?? []);
      return chosen.length === meanings.length && !operands.every(({ itemId }) => chosen.some(bears => bears(itemId)));
    })
    .map(({ start, end }) => fault('WRONG_ITEM', text.slice(start, end)));

export function checkStatement(statement: Statement, context: Context): Diagnostic[] {
  const { names, checked } = context;
  const lead = readNames(fold(statement.lead), names, statement.group);
  const line = readNames(fold(statement.line), names, statement);
  const role = roleOf(statement, line.rest, checked);
  const found: Diagnostic[] = [];

  const values = statement.facts.filter(fact => fact.value !== null);
  const places = new Map(values.map(fact => [fact, placesOf(line.rest, fact)]));
  const isStated = (fact: Fact) =>
    fact.value === null
      ? line.text.includes(`「${foldName(fact.valueText)}」`) ||
        (fact.valueText.length > 2 && line.text.includes(foldName(fact.valueText)))
      : (places.get(fact)?.length ?? 0) > 0;
  for (const fact of statement.facts)
    if (role === 'plain' && !isStated(fact))
      found.push(fault('NO_EVIDENCE', `${fact.metric} ${fact.valueText}${fact.unit}`));
  for (const { field, quote } of statement.citations)
    if (field === 'text' && !line.text.includes(foldName(quote))) found.push(fault('BAD_QUOTE', quote));

  // Who comes first is named alone, even where all who were compared are cited.
  const winners = statement.facts.filter(isStated);
  const required: Cited =
    role === 'winner'
      ? {
          facts: winners,
          citations: statement.citations.filter(({ itemId }) => winners.some(fact => fact.itemId === itemId)),
        }
      : statement;
  const strict = role === 'winner' ? readNames(fold(statement.line), names, required) : line;
  found.push(...(context.open ? [] : foreign(lead)), ...foreign(strict));
  found.push(...checkNames(required, [lead, line], statement, role, context.stated));
  const rest = coverAll(line.rest, [...places.values()].flat());
  found.push(...checkYears(required, { lead: lead.rest, line: rest }, statement, context, role));
  found.push(...checkBrackets(rest, statement.facts), ...checkPairing(line, rest, required.facts, places));
  if (checked && role === 'result') found.push(...checkDirectionOfPair(line, rest, checked));
  if (checked && role !== 'plain') found.push(...checkChosen(line, checked));
  const left = coverAll(rest, yearsIn(rest));
  const result = explained(
    { rest: left, spoken: coverAll(line.rest, yearsIn(rest)) },
    statement,
    context,
    role,
    winners,
  );
  return [...found, ...result.faults, ...figuresIn(result.rest).map(({ text }) => fault('NO_EVIDENCE', text))];
}
