/** The greatest or least of several indicators of one item, in one year: 「債権の収納率で令和4年度に最も低いのは」; without a year, of the readings that each prints once. */
import { sameUnit } from '../../domain/comparable.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { draftOf, type Computing } from './computed.ts';
import { namedness, NAMES_INDICATOR, OF_INDICATOR, valuesMeant, VALUES } from './values.ts';

/** 市税収納率 and 介護保険料収納率: what they measure is said at the end of their names. */
const endOf = (metric: string): string =>
  metric
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)/gu, '')
    .trim()
    .slice(-3);
export const sameEnd = (one: string, other: string): boolean => endOf(one) === endOf(other);

/** What can be set side by side whatever it is of. */
export const RATE = /[率数量額]$/u;

/** 「保険料のうち収納率が」: of those that are called so. */
const OF_SORT = /([\p{Script=Han}ー]{2,8})(?:のうち|の(?:中|なか))/u;

/** Indicators that the question names as far as the first: by the word that they share. */
const AS_FAR = 0.15;

/** 「どれ」, 「どの料金」: one of the item's own indicators, whatever each of them is called. */
const WHICH = /どれ|どの(?!くらい|ぐらい|年|市|計画|項目|事業|取組|施策|課)/u;

/** null where not one year is asked for, or where the item prints fewer than two such values. */
export async function overIndicators(question: Question, operation: Computing, tools: Tools): Promise<Draft | null> {
  const { fiscalYears, noun, kinds, counter } = question;
  const [year, other] = fiscalYears;
  if (other !== undefined || noun !== null) return null;
  const { answering } = await valuesMeant(question, tools);
  const [meant] = answering;
  const [first] = meant?.answers ?? [];
  if (!meant || !first) return null;
  // 「債権の現年分の収納率」: what they all measure is named, beside words of the item.
  const name = first.series.metric;
  const shared = meant.series.filter(one => one.metric !== name && sameEnd(one.metric, name)).length > 0;
  const measure = endOf(name);
  const ofAll = shared && RATE.test(measure) && question.about.normalize('NFKC').includes(measure);
  const named = !ofAll && namedness(first.series) >= NAMES_INDICATOR;
  const which = year !== undefined && counter !== null && WHICH.test(question.text);
  if (!named && !ofAll && !which) return null;
  const [like] = first.facts;
  const sorts = ofAll ? meant.series.filter(one => sameEnd(one.metric, name)) : [];
  const sort = OF_SORT.exec(question.about.normalize('NFKC'))?.[1] ?? '';
  const ofSort = sort === '' ? [] : sorts.filter(one => one.metric.normalize('NFKC').includes(sort));
  const near =
    ofSort.length > 1
      ? ofSort
      : named
        ? meant.series.filter(one => namedness(first.series) - namedness(one) <= AS_FAR)
        : meant.series.filter(({ metric }) => sameEnd(metric, first.series.metric));
  const likes = year === undefined && kinds.length === 0 ? OF_INDICATOR : like ? [like.kind] : [];
  const sets = likes.map(own =>
    near.flatMap(one =>
      one.facts.filter(
        ({ fiscalYear, kind, value, unit }) =>
          (year === undefined || fiscalYear === year) &&
          value !== null &&
          (kinds.length === 0 ? VALUES.includes(kind) : kinds.includes(kind)) &&
          kind === own &&
          sameUnit(unit, like?.unit ?? ''),
      ),
    ),
  );
  // One value each, or there is no telling which year is meant.
  const facts = sets.find(own => {
    const [metrics, years] = [new Set(own.map(({ metric }) => metric)), new Set(own.map(fact => fact.fiscalYear))];
    return metrics.size > 1 && metrics.size === own.length && years.size === 1;
  });
  if (!facts) return null;
  return draftOf(await tools.aggregate.run({ operation, facts: facts.map(({ factId }) => factId) }), question);
}
