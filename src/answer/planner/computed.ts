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

export function draftOf(
  { computed, refusal, leftOut }: Result,
  told: { top?: number | null; within?: readonly Criterion[] } = {},
): Draft | null {
  // A sum without some of its values is not the whole.
  if (leftOut.length > 0 && (computed?.operation === 'sum' || computed?.operation === 'average')) return null;
  if (computed) {
    const { operation } = computed;
    const { top, within } = told;
    const block: Computed = {
      ...computedOf(computed),
      ...(typeof top === 'number' && top > 1 && (operation === 'max' || operation === 'min') && { top }),
      ...(within && within.length > 0 && { within }),
    };
    return { status: 'answered', blocks: [{ form: 'computed', computed: block }] };
  }
  const [a, b, ...more]: SubjectFact[] = refusal?.operands ?? [];
  if (a && b && (refusal?.code === 'units' || refusal?.code === 'kinds'))
    return { status: 'not_found', reason: { code: 'units', values: [a, b, ...more] } };
  return null;
}
