/**
 * A question that names no item (「ボランティアの人数」) fits all whose indicator it names about as well: the nearest first,
 * then the others, so that a reader sees that there are several.
 */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import { namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { dimensionOf, measuresAlike } from '../question/counter.ts';
import { choiceOf } from './other-plans.ts';
import { saidOfOne } from './said.ts';
import { matching, planCovers, READINGS, scope, subjectOf, type Series } from './scope.ts';
import { namedness, OF_INDICATOR } from './values.ts';

/** What title and indicator, and the indicator alone, must hold of the subject. */
const HOLDS = 0.75;
/** How much less than the first. */
const LESS = 0.25;
/** By its title alone it must hold as much as the first does. */
const AS_MUCH = 0.02;
/** Of the first one's score in the search. */
const AS_NEAR = 0.4;
/** A title or an indicator of so many letters that stands in the question is meant alone. */
const TITLE = 6;
const INDICATOR = 5;
/** Brackets and 年間 say how an indicator is counted, and are not part of what it is called. */
const bare = (metric: string): string => metric.replaceAll(/[(（][^()（）]*[)）]/gu, '');

const isNamedAlone = ({ item, metric }: Series, { text }: Question): boolean =>
  namesInFull(text, item.title, TITLE) || namesInFull(text, bare(metric), INDICATOR);

const sameMeasure = (a: Fact, b: Fact): boolean =>
  dimensionOf((a.unit ?? '').normalize('NFKC')) === dimensionOf((b.unit ?? '').normalize('NFKC'));

interface Reading {
  series: Series;
  facts: Fact[];
}

/** The values of the other items, nearest first. */
function othersOf(first: Series, fact: Fact, all: readonly Series[], question: Question): Reading[] {
  const { fiscalYears, counter, about } = question;
  const fits = (one: Series): boolean =>
    one.item.itemId !== first.item.itemId &&
    one.score >= AS_NEAR * first.score &&
    planCovers(one, fiscalYears) &&
    one.headCoverage >= Math.max(HOLDS, first.headCoverage - LESS) &&
    (namedness(one) >= HOLDS ||
      (one.plan.planId !== first.plan.planId && one.headCoverage >= first.headCoverage - AS_MUCH));
  const found = all.filter(fits).flatMap((series): Reading[] => {
    const facts = matching(series.facts, [fact.kind], fiscalYears).filter(
      one => one.value !== null && sameMeasure(one, fact) && measuresAlike(one.unit ?? '', counter, about),
    );
    return facts.length > 0 ? [{ series, facts }] : [];
  });
  const ofItems = Map.groupBy(
    found.toSorted((a, b) => b.series.closeness - a.series.closeness),
    ({ series }) => series.item.itemId,
  );
  return Array.from(ofItems.values()).flatMap(([best]) => best ?? []);
}

/** The same draft where what is told is named alone, or nothing else fits. */
export async function withAlsoPrinted(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const { itemNos, operation, about, fiscalYears } = question;
  const [block, other] = saidOfOne(draft, ['values']) ?? [];
  const fact = block?.facts[0];
  if (!block || other || !fact || operation !== 'value' || itemNos.length > 0 || about === '') return draft;
  if (!OF_INDICATOR.includes(fact.kind) || fact.value === null || fiscalYears.length > 1) return draft;
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: [fact.kind] });
  const first = series.find(one => one.item.itemId === block.item.itemId && one.metric === fact.metric);
  if (!first || first.headCoverage < HOLDS || isNamedAlone(first, question)) return draft;
  const others = othersOf(first, fact, series, question).slice(0, READINGS - 1);
  const [next, ...more] = others.map((one): Block => ({ form: 'values', ...subjectOf(one.series), facts: one.facts }));
  if (!next) return draft;
  const subjects = [subjectOf(block), ...others.map(one => subjectOf(one.series))];
  return { status: 'ambiguous', blocks: [block, next, ...more], choices: subjects.map(one => choiceOf(one, question)) };
}
