/** From what the tool computed, or why it did not, to a draft. */
import type { Tools } from '../../tools/index.ts';
import type { Computed, Criterion, Draft, SubjectFact } from '../draft.ts';
import type { Operation } from '../question.ts';

export type Computing = Computed['operation'];
const COMPUTING: readonly Operation[] = [
  'sum',
  'difference',
  'growth',
  'ratio',
  'average',
  'max',
  'min',
  'rank',
  'first_year',
];
export const computes = (operation: Operation): operation is Computing => COMPUTING.includes(operation);

/** Of two values: what lies between them, or how much the one is of the other. */
export const isOfTwo = (operation: Computing): boolean =>
  operation === 'difference' || operation === 'growth' || operation === 'ratio';

export type Result = Awaited<ReturnType<Tools['aggregate']['run']>>;

/** What the tool computed, without what only the tool's caller needs. */
export const computedOf = ({
  operation,
  operands,
  result,
  unit,
  of,
  threshold,
  fromLeast,
}: NonNullable<Result['computed']>): Computed => ({
  operation,
  operands,
  result,
  unit,
  ...(of && { of }),
  ...(threshold && { threshold }),
  ...(fromLeast && { fromLeast }),
});

/** Of an item that prints other years there is nothing to add in the year of all others: an effect, money spent. */
const ofOtherYears = ({ computed, leftOut }: Result): boolean => {
  const years = new Set(computed?.operands.map(({ fact }) => fact.fiscalYear));
  const [year] = years;
  return (
    typeof year === 'number' &&
    years.size === 1 &&
    leftOut.every(({ fact }) => /^(?:budget|effect)_/u.test(fact.kind) && fact.value !== null)
  );
};

export function draftOf(
  result: Result,
  told: { top?: number | null; within?: readonly Criterion[] } = {},
): Draft | null {
  const { computed, refusal, leftOut } = result;
  const adds = computed?.operation === 'sum' || computed?.operation === 'average';
  const partial = computed?.operation === 'sum' && leftOut.length > 0 && ofOtherYears(result);
  // A sum without some of its values is not the whole.
  if (leftOut.length > 0 && adds && !partial) return null;
  if (computed) {
    const { operation } = computed;
    const { top, within } = told;
    const block: Computed = {
      ...computedOf(computed),
      ...(typeof top === 'number' && top > 1 && (operation === 'max' || operation === 'min') && { top }),
      ...(within && within.length > 0 && { within }),
      ...(partial && { partial }),
    };
    return { status: 'answered', blocks: [{ form: 'computed', computed: block }] };
  }
  const [a, b, ...more]: SubjectFact[] = refusal?.operands ?? [];
  if (a && b && (refusal?.code === 'units' || refusal?.code === 'kinds'))
    return { status: 'not_found', reason: { code: 'units', values: [a, b, ...more] } };
  return null;
}
