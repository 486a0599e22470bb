/** The answer's computation as the outside contract has it: what was computed of which facts. */
import type { Answer } from '../../domain/answer.ts';
import type { Block } from '../draft.ts';
import { nounOf, numberOf } from './list.ts';

/** Of the first block that computes or counts: an answer has one computation. */
export function computationOf(blocks: readonly Block[]): Answer['computation'] {
  for (const block of blocks) {
    if (block.form === 'list' && block.counted) {
      const operands = block.items.flatMap(({ fact }) => fact?.factId ?? []);
      return {
        operation: 'count',
        operands,
        result: numberOf(block.items, block.counter),
        unit: nounOf(block.items, block.counter).counter,
      };
    }
    if (block.form === 'parts' && block.counter !== undefined) {
      const operands = block.parts.flatMap(part => ('fact' in part ? [part.fact.factId] : []));
      return { operation: 'count', operands, result: block.parts.length, unit: block.counter };
    }
    const computed = block.form === 'computed' || block.form === 'side_by_side' ? block.computed : null;
    if (!computed) continue;
    const { operation, operands, result, unit, threshold, fromLeast } = computed;
    return {
      operation,
      operands: operands.map(({ fact }) => fact.factId),
      result,
      unit,
      ...(threshold && { threshold }),
      ...(fromLeast && { fromLeast }),
    };
  }
  return null;
}
