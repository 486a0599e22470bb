/** Readings of one indicator beside each other: 目標と実績, 現状と目標. */
import type { FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { printed } from './headings.ts';
import { subjectOf } from './scope.ts';
import { valuesMeant } from './values.ts';

const READINGS: readonly (readonly FactKind[])[] = [['baseline'], ['target', 'final_target'], ['actual']];

/** An item this far behind is not meant in the stead of one that prints only one of them. */
const NEAR = 0.3;

/** Year by year; null where the question names one reading, or one is not printed. */
export async function ofKinds(question: Question, tools: Tools): Promise<Draft | null> {
  const { kinds, fiscalYears } = question;
  const asked = READINGS.filter(own => own.some(kind => kinds.includes(kind)));
  if (asked.length < 2) return null;
  const { answering } = await valuesMeant(question, tools);
  const near = answering.filter(({ likeness }) => (answering[0]?.likeness ?? 0) - likeness <= NEAR);
  for (const meant of near) {
    for (const { series } of meant.answers) {
      const inYears = series.facts.filter(
        ({ kind, fiscalYear }) =>
          kind === 'baseline' || fiscalYears.length === 0 || fiscalYears.includes(fiscalYear ?? 0),
      );
      // Where a plan prints its last year's target apart, that one only where it prints no other.
      const rows = asked.map(
        own => own.map(kind => inYears.filter(fact => fact.kind === kind)).find(facts => facts.length > 0) ?? [],
      );
      if (rows.some(row => row.length === 0)) continue;
      const facts = rows.flat().toSorted((a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0));
      return printed(subjectOf(meant), facts);
    }
  }
  return null;
}
