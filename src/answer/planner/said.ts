/** What a draft says already, for those who add to it. */
import type { Block, Draft, Subject } from '../draft.ts';

/** The blocks of an answer; none of what leaves something open. */
export const answeredBlocks = (draft: Draft | null): readonly Block[] =>
  draft?.status === 'answered' ? draft.blocks : [];

type Own<F extends Block['form']> = Extract<Block, Subject & { form: F }>;

/** What an answer says of one item in such forms; null where it says something else as well. */
export function saidOfOne<F extends Block['form']>(draft: Draft, forms: readonly F[]): [Own<F>, ...Own<F>[]] | null {
  const isOwn = (block: Block): block is Own<F> => 'item' in block && forms.some(form => form === block.form);
  const blocks = answeredBlocks(draft);
  const [first, ...more] = blocks.filter(isOwn);
  if (!first || more.length + 1 < blocks.length) return null;
  return more.every(({ item }) => item.itemId === first.item.itemId) ? [first, ...more] : null;
}
