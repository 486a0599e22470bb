/** Computations over the years of one indicator of one item (年度の間の計算). */
import { isSpan } from '../../domain/comparable.ts';
import { findFiscalYears } from '../../domain/fiscal-year.ts';
import { kanjiToNumber, unitScale } from '../../domain/quantity.ts';
import type { Fact, FactKind, Plan } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft, Subject, Threshold } from '../draft.ts';
import type { Question } from '../question.ts';
import { citiesNamed } from './cities.ts';
import { draftOf, isOfTwo, type Computing } from './computed.ts';
import { printed, totalOf, type Heading } from './headings.ts';
import { measuresAlike, unitFits } from '../question/counter.ts';
import { MISSED, OVER_PERIOD, SINCE_NOW } from '../question/operations.ts';
import { covers, missing, NOTHING, planCovers, SURE, subjectOf, type Series } from './scope.ts';
import { kindsAsked, namedness, NAMES_INDICATOR, NAMES_TARGET, valuesMeant, VALUES, type Answering } from './values.ts';

/** Where the likeliest item has nothing to compute with, one this far behind is not meant in its stead. */
const NEAR = 0.3;

/** The years that the question names, those that only the plan tells among them. */
function yearsAsked({ fiscalYears, yearOfPlan, text }: Question, { fiscalYears: [from, to] }: Plan): number[] {
  const years = new Set(fiscalYears);
  if (yearOfPlan === 'last') years.add(to);
  if (yearOfPlan === 'first') years.add(from);
  const [only] = fiscalYears;
  if (
    only !== undefined &&
    years.size === 1 &&
    /前の?年度?(?=と|より|から|に比べ)|前年度?(?=と|より|から|に比べ|比)/u.test(text)
  )
    years.add(only - 1);
  if (only !== undefined && years.size === 1 && FOR_A_YEAR.test(text.normalize('NFKC'))) years.add(only + 1);
  return Array.from(years).toSorted((a, b) => a - b);
}
/** 「令和3年度から1年で」 */
const FOR_A_YEAR = /\d年度?から(?:の)?(?:1|一)年(?:間)?(?:で|の間に|に)/u;

const MEASURED: readonly FactKind[] = ['actual', 'baseline'];
/** What was reached is not told by what was only planned; what was measured when a plan began is. */
const allowed = (kinds: readonly FactKind[]): readonly FactKind[] =>
  kinds.includes('actual') && kinds.every(kind => MEASURED.includes(kind)) ? MEASURED : VALUES;

/** The values of one year, of the kind asked for first. */
function ofYear(facts: readonly Fact[], year: number, kinds: readonly FactKind[]): Fact[] {
  const rank = ({ kind }: Fact) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  return facts
    .filter(fact => fact.fiscalYear === year && !isSpan(fact) && fact.value !== null)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** One of each, in the same unit and of the same kind where there are such. */
function likest(firsts: readonly Fact[], lasts: readonly Fact[]): [Fact, Fact] | null {
  const pairs = firsts.flatMap((a, i) =>
    lasts.flatMap((b, j): { pair: [Fact, Fact]; cost: number }[] =>
      a === b ? [] : [{ pair: [a, b], cost: (a.unit === b.unit ? 0 : 100) + (a.kind === b.kind ? 0 : 10) + i + j }],
    ),
  );
  return pairs.toSorted((x, y) => x.cost - y.cost)[0]?.pair ?? null;
}

/** What stands right before these words is what the other is measured by: 「BのX倍」, 「Bに対する」, 「Bのうち」. */
const MEASURED_BY = /の(?:約|およそ)?(?:何倍|なんばい|何%|何パーセント|何割)|に対する|に対して|に占める|のうち/u;

/** Of two values in the order of time, the one that is divided by: what the words say, else the earlier. */
export function baseOf(text: string, [first, last]: readonly [Fact, Fact]): Fact {
  const asked = text.normalize('NFKC');
  const at = asked.search(MEASURED_BY);
  const before = at < 0 ? '' : asked.slice(Math.max(0, at - 14), at);
  const year = findFiscalYears(before).at(-1);
  if (year && /^(?:度)?(?:の)?(?:現状|目標|実績)?値?$/u.test(before.slice(year.end)))
    return [first, last].find(fact => fact.fiscalYear === year.year) ?? first;
  if (/目標値?$/u.test(before) && first.kind === 'baseline') return last;
  return first;
}

/** 「5年分」, 「3か年」: how many years there must be. */
function countOfYears(text: string): number | null {
  const number =
    /(?<![\d元令和RH])(\d{1,2}|[二三四五六七八九十])(?:(?:か|カ|ヵ|ヶ|ケ|箇)年|年(?:分|間|の?(?:合計|平均|総額|累計|通算)|計(?!画)|を|で(?=[、\s]*(?:全部|ぜんぶ|合|計|トータル|何|いくら|なんぼ))))/u.exec(
      text.normalize('NFKC'),
    )?.[1];
  if (number === undefined) return null;
  return /\d/u.test(number) ? Number(number) : kanjiToNumber(number);
}

/** 「目標に何ポイント足りなかった」, 「目標と実績の差」: what was aimed at and what was reached in one year. */
const isOfTargets = ({ kinds, text }: Question): boolean =>
  MISSED.test(text.normalize('NFKC')) || (kinds.includes('target') && kinds.includes('actual'));

/** Of the year asked for, else of the last that prints both. */
function reachedOf(numbers: readonly Fact[], asked: number | undefined): [Fact, Fact] | null {
  const pairs = numbers
    .filter(({ kind, fiscalYear }) => kind === 'actual' && fiscalYear !== null)
    .toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0))
    .flatMap((actual): [Fact, Fact][] => {
      const target = numbers.find(({ kind, fiscalYear }) => kind === 'target' && fiscalYear === actual.fiscalYear);
      return target ? [[target, actual]] : [];
    });
  return pairs.find(([, { fiscalYear }]) => asked === undefined || fiscalYear === asked) ?? null;
}

const JOINS = /[\p{Script=Han}\p{Script=Katakana}ー]と[\p{Script=Han}\p{Script=Katakana}]/u;
const SINCE =
  /現状|今|いま|現在|(?<=[\d度状値今初在年]|いま|まえ)から|より|比べ|くらべ|増|減|ふえ|へ[りるら]|上が|下が|あと|足り|不足|baseline|current/iu;

/** Both ends, or null where one of them is not printed. */
function twoEnds(facts: readonly Fact[], plan: Plan, question: Question): [Fact, Fact] | null {
  const kinds = kindsAsked(question);
  const usable = facts.filter(fact => allowed(question.kinds).includes(fact.kind));
  const numbers = usable.filter(fact => fact.value !== null && VALUES.includes(fact.kind) && !isSpan(fact));
  const years = yearsAsked(question, plan);
  const [from, to] = [years[0], years.at(-1)];
  if (from !== undefined && to !== undefined && from < to)
    return likest(ofYear(usable, from, kinds), ofYear(usable, to, kinds));
  const reached = isOfTargets(question) ? reachedOf(numbers, to) : null;
  if (reached) return reached;
  const baselines = numbers.filter(fact => fact.kind === 'baseline');
  const dated = numbers
    .filter(fact => fact.kind !== 'baseline' && fact.fiscalYear !== null)
    .toSorted((a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0));
  // 「AとBの差」 of one year lies between two things, and not between a year and what there was before.
  if (JOINS.test(question.about) && !SINCE.test(question.text)) return null;
  // Without a year only what a plan begins with and what it aims at are its two ends; a share needs both to be named.
  if (baselines.length === 0 || (question.operation === 'ratio' && !names(question, 'baseline') && !ofNow(question)))
    return null;
  const last = dated.at(-1)?.fiscalYear ?? 0;
  return likest(baselines, ofYear(dated, to ?? last, kinds));
}

/** 「目標は3年間で何ポイント上がる」: from the first year of the plan to the last. */
function overPeriod(facts: readonly Fact[], question: Question): [Fact, Fact] | null {
  const { fiscalYears, wholePeriod, text } = question;
  if (fiscalYears.length > 0 || !(wholePeriod || OVER_PERIOD.test(text.normalize('NFKC')))) return null;
  const [kind] = kindsAsked(question).filter(own => own !== 'baseline' && facts.some(fact => fact.kind === own));
  const dated = facts
    .filter(fact => fact.kind === kind && fact.value !== null && fact.fiscalYear !== null && !isSpan(fact))
    .toSorted((a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0));
  const [first, last] = [dated[0], dated.at(-1)];
  return first && last && first !== last ? [first, last] : null;
}

/** 「今の何倍」: what there was before is named, whatever it is called. */
const ofNow = ({ text, multiple, fiscalYears }: Question): boolean =>
  multiple && fiscalYears.length < 2 && SINCE_NOW.test(text.normalize('NFKC'));

const yearsBetween = ([{ fiscalYear: from }, { fiscalYear: to }]: readonly [Fact, Fact]) =>
  (to ?? 0) - (from ?? to ?? 0);

/** 「1年で何人増える」: what lies between two years of targets, where more years lie between the others. */
function isLonger(ends: readonly [Fact, Fact], over: readonly [Fact, Fact], text: string): boolean {
  const count = Number(/(?<![\d元令和RH])(\d)(?:か)?年(?:間)?(?:で|の間)/u.exec(text.normalize('NFKC'))?.[1] ?? 0);
  return count > 0 && yearsBetween(over) === count && yearsBetween(ends) !== count;
}

const names = ({ kinds }: Question, kind: FactKind) => kinds.includes(kind);

/** 「令和9年度までに」, 「令和5年度から」: one year, and those up to it or behind it. */
const THROUGHOUT = /まで|から|以降|以後|\b(?:by|until|since|from)\b/iu;

/** What all years of a plan come to, where it is printed, and one of them: 「5年間の効果額のうち令和6年度は何%」. */
function shareOfTotal(facts: readonly Fact[], plan: Plan, question: Question): [Fact, Fact] | null {
  const [year, other] = yearsAsked(question, plan);
  if (year === undefined || other !== undefined || question.multiple) return null;
  for (const kind of kindsAsked(question)) {
    const own = facts.filter(fact => fact.kind === kind && fact.value !== null);
    const part = own.find(fact => fact.fiscalYear === year && !isSpan(fact));
    const total = own.find(fact => isSpan(fact) && fact.metric === part?.metric && covers(fact, year));
    if (part && total) return [part, total];
  }
  return null;
}

/** The values of all years that are meant; null where one of them is not printed. */
function wholeRow(facts: readonly Fact[], plan: Plan, question: Question, operation: Computing): Fact[] | null {
  const years = yearsAsked(question, plan);
  for (const kind of kindsAsked(question)) {
    const own = facts.filter(fact => fact.kind === kind && fact.value !== null && !isSpan(fact) && fact.fiscalYear);
    const adds = operation === 'sum' || operation === 'average';
    // In one year there is nothing to add up, and what all years come to is another answer.
    const alone = adds && years.length === 1 && !question.wholePeriod && !THROUGHOUT.test(question.text);
    const row = own.filter(({ fiscalYear }) => (years.length < 2 && !alone) || years.includes(fiscalYear ?? 0));
    if (row.length === 0) continue;
    const had = new Set(row.map(({ fiscalYear }) => fiscalYear));
    const wanted = countOfYears(question.text);
    const [from, to] = plan.fiscalYears;
    const whole =
      years.length > 1
        ? years.every(year => had.has(year))
        : wanted === null
          ? !question.wholePeriod || had.size === to - from + 1
          : had.size === wanted;
    return adds && !whole ? null : row.toSorted((a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0));
  }
  return null;
}

/** Counters of anything, and units of what is counted one by one. */
const COUNTS = /^(?:件|個|回|つ|数|)$/u;
const COUNTED = /(?:数|件|回|個)(?:\/年)?$/u;
/** Words for one of what is counted one by one. */
const THINGS = /^(?:台|基|脚|本|枚|冊|か所|[カヵヶ]所|箇所|施設|校|園|団体|社|企業|組|グループ|件|回|人|名)$/u;

/** 8割 is 80 %. */
const SHARES: Readonly<Record<string, number>> = { 割: 10, わり: 10 };

/** 1億円 of what is printed in 千円, or in 千円/年. */
function inUnit(threshold: Threshold, unit: string): Threshold {
  const share = SHARES[threshold.unit];
  if (share !== undefined) return { ...threshold, value: threshold.value * share, unit: '%' };
  const [asked, own] = [unitScale(threshold.unit), unitScale(unit)];
  // 「2万件」 of what is printed in 申請数: whatever is counted may be counted so.
  if (COUNTS.test(asked.base) && COUNTED.test(own.base))
    return { ...threshold, value: (threshold.value * asked.factor) / own.factor, unit };
  // 「100基」 of what is printed in 台: of one item's one indicator either is meant.
  if (asked.factor === 1 && own.factor === 1 && THINGS.test(asked.base) && measuresAlike(unit, asked.base, ''))
    return { ...threshold, unit };
  if (threshold.unit === '' || asked.base !== own.base.replace(/\/年$/u, '')) return threshold;
  if (asked.factor === own.factor && asked.base === own.base) return threshold;
  return { ...threshold, value: (threshold.value * asked.factor) / own.factor, unit };
}

type Row = Subject & { facts: readonly Fact[] };

/** 2（86）: what is new, with all there are in brackets; between two such there is no telling which is meant. */
const holdsAnother = ({ valueText }: Fact): boolean => /\d\s*\([\d,.]+\)/u.test(valueText.normalize('NFKC'));

/** null where the row has not what it takes. */
async function computeRow(
  { item, plan, facts }: Row,
  question: Question,
  operation: Computing,
  tools: Tools,
): Promise<Draft | null> {
  const run = async (chosen: readonly Fact[]) =>
    draftOf(
      await tools.aggregate.run({
        operation,
        facts: chosen.map(({ factId }) => factId),
        ...(question.threshold && { threshold: inUnit(question.threshold, chosen[0]?.unit ?? '') }),
        ...(question.nth !== null && { nth: question.nth }),
        ...(question.fromLeast && { fromLeast: true }),
        ...(question.multiple && { multiple: true }),
      }),
      question,
    );
  const share = operation === 'ratio' ? shareOfTotal(facts, plan, question) : null;
  if (share) return run(share);
  if (isOfTwo(operation)) {
    const ends = twoEnds(facts, plan, question);
    const over = operation === 'ratio' ? null : overPeriod(facts, question);
    const [one, other] = ends ?? over ?? [];
    if (one && other && [one, other].some(holdsAnother)) return printed({ item, plan }, [one, other]);
    // The targets rise from the first of them, other values from what there was before.
    if (over && (!ends || NAMES_TARGET.test(question.text) || isLonger(ends, over, question.text))) return run(over);
    if (!ends) return null;
    if (operation !== 'ratio') return run(ends);
    const base = baseOf(question.text, ends);
    return run(ends.toSorted((a, b) => Number(a === base) - Number(b === base)));
  }
  if (operation === 'sum') {
    const years = yearsAsked(question, plan);
    const [kind] = kindsAsked(question);
    const total = kind && years.length !== 1 ? totalOf(facts, kind, years) : undefined;
    if (total) return printed({ item, plan }, [total]);
  }
  const row = wholeRow(facts, plan, question, operation);
  if (!row) return null;
  const [only, more] = row;
  if (only && !more && (operation === 'sum' || operation === 'average')) return printed({ item, plan }, [only]);
  return run(row);
}

/** Of a heading that prints such values for itself. */
export const overYearsOf = (heading: Heading, question: Question, operation: Computing, tools: Tools) =>
  computeRow(heading, question, operation, tools);

/** Of the item and the indicator that the question means. */
export async function overYears(question: Question, operation: Computing, tools: Tools): Promise<Draft> {
  const cities = question.cities.length > 0 ? question.cities : await citiesNamed(question, tools);
  const unit = question.threshold?.unit ?? '';
  const wide: Question = {
    ...question,
    cities: cities.length === 1 ? cities : question.cities,
    fiscalYears: [],
    counter: question.counter ?? (unit === '' ? null : unit),
  };
  const { candidates, answering: all } = await valuesMeant(wide, tools);
  // Who names years means a plan that covers them, where there is one.
  const covering = all.filter(one => planCovers(one, question.fiscalYears));
  // A baseline may be older than its plan.
  const printing = all.filter(one => one.answers.some(({ series }) => printsAll(series, question.fiscalYears)));
  const inTime = covering.length > 0 ? covering : printing.length > 0 ? printing : all;
  // 「5か年の目標の合計」 is of a plan of five years, where one is as likely.
  const count = question.fiscalYears.length < 2 ? countOfYears(question.text) : null;
  const lasting = inTime.filter(
    ({ plan: { fiscalYears }, likeness, coverage }) =>
      fiscalYears[1] - fiscalYears[0] + 1 === count &&
      ((inTime[0]?.likeness ?? 0) - likeness <= NEAR || coverage >= Math.max(SURE, inTime[0]?.coverage ?? 0)),
  );
  const answering = lasting.length > 0 ? lasting : inTime;
  const [first] = answering;
  if (!first) return missing(candidates, question);
  const near = answering.filter(({ likeness }) => first.likeness - likeness <= NEAR);
  for (const meant of near) {
    for (const { series } of meant.answers) {
      if (!isAsked(series, wide) && !isSole(meant, question)) continue;
      const draft = await computeRow({ ...subjectOf(meant), facts: series.facts }, question, operation, tools);
      if (draft) return draft;
    }
  }
  // Of an item whose one indicator prints both years there is nothing else to compute, whatever words it is asked in.
  const alone = isOfTwo(operation) && onlyIndicator(first, question);
  const draft = alone
    ? await computeRow({ ...subjectOf(first), facts: alone.facts }, question, operation, tools)
    : null;
  return draft ?? withoutResult(first, question, operation);
}

/** From here on the words that an item does not hold may be what its indicator is asked by. */
const MEANT = 0.5;

function onlyIndicator({ series, coverage }: Answering, { fiscalYears, counter, about }: Question): Series | null {
  const [first, last] = [Math.min(...fiscalYears), Math.max(...fiscalYears)];
  if (fiscalYears.length < 2 || coverage < MEANT) return null;
  const targets = series.filter(({ facts }) => facts.some(({ kind }) => kind === 'target'));
  const [only, other] = targets;
  if (!only || other || !printsAll(only, [first, last])) return null;
  return measuresAlike(only.facts[0]?.unit ?? '', counter, about) ? only : null;
}

const printsAll = ({ facts }: Series, years: readonly number[]): boolean =>
  years.every(year => facts.some(({ fiscalYear, value }) => fiscalYear === year && value !== null));

/** Where no word says which kind of value, the question must name the indicator or what it is counted in. */
function isAsked(series: Series, { kinds, counter }: Question): boolean {
  const counted = counter !== null && counter !== '円' && unitFits(series.facts[0]?.unit ?? '', counter);
  return kinds.length > 0 || counted || namedness(series) >= NAMES_INDICATOR;
}

/** Between two years of an item that is surely meant there is only what its one indicator measures. */
const isSole = ({ series, coverage }: Answering, { fiscalYears, wholePeriod }: Question): boolean =>
  (fiscalYears.length > 1 || wholePeriod) &&
  coverage >= SURE &&
  new Set(series.flatMap(({ facts, metric }) => (facts.some(({ kind }) => kind === 'target') ? [metric] : []))).size ===
    1;

const endsOf = (answer: Answering['answers'][number] | undefined, years: readonly number[]): Fact[] =>
  (answer?.series.facts ?? []).filter(
    ({ kind, fiscalYear }) => kind === answer?.facts[0]?.kind && fiscalYear !== null && years.includes(fiscalYear),
  );

/** What is printed is shown where nothing can be computed of it; a year that is asked for and not printed is said. */
function withoutResult(first: Answering, question: Question, operation: Computing): Draft {
  const [answer] = first.answers;
  if (answer && !isAsked(answer.series, question)) return NOTHING;
  const facts = answer?.facts ?? [];
  const all = yearsAsked(question, first.plan);
  // What lies between two years takes no year between them.
  const years = isOfTwo(operation) ? all.filter((_, i) => i === 0 || i === all.length - 1) : all;
  const had = years.every(year => answer?.series.facts.some(fact => fact.fiscalYear === year));
  if (!had || facts.length === 0) return missing([first], question);
  // 「合計」 of words, or of values without a year, would be another answer than the one asked for.
  if (operation === 'first_year' && facts.every(fact => fact.value === null)) return missing([first], question);
  const shown = isOfTwo(operation) && all.length > 1 ? endsOf(answer, years) : facts;
  return shown.some(fact => fact.value !== null) ? printed(subjectOf(first), shown) : NOTHING;
}
