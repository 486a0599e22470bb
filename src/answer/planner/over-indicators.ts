/** The greatest or least of several indicators of one item, in one year: 「債権の収納率で令和4年度に最も低いのは」; without a year, of the readings that each prints once. */
import { sameUnit } from '../../domain/comparable.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { draftOf, type Computing } from './computed.ts';
import { namedness, NAMES_INDICATOR, OF_INDICATOR, valuesMeant, VALUES } from './values.ts';

/** Indicators that the question names as far as the first: by the word that they share. */
const AS_FAR = 0.15;

/** null where not one year is asked for, or where the item prints fewer than two such values. */
export async function overIndicators(question: Question, operation: Computing, tools: Tools): Promise<Draft | null> {
  const { fiscalYears, noun, kinds } = question;
  const [year, other] = fiscalYears;
  if (other !== undefined || noun !== null) return null;
  const { answering } = await valuesMeant(question, tools);
  const [meant] = answering;
  const [first] = meant?.answers ?? [];
  if (!meant || !first || namedness(first.series) < NAMES_INDICATOR) return null;
  const [like] = first.facts;
  const near = meant.series.filter(one => namedness(first.series) - namedness(one) <= AS_FAR);
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
