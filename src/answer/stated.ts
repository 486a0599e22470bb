/** What a draft states and leans on: the records behind its blocks. */
import type { Fact, FactKind, Item, Passage } from '../domain/records.ts';
import type { Block, Draft, Said, Subject } from './draft.ts';

const blocksOf = (draft: Draft): readonly Block[] => ('blocks' in draft ? draft.blocks : []);

const subjectsSaid = ({ parts, below, quotes }: Said): Subject[] => [
  ...parts.flatMap(part => (typeof part === 'string' ? [] : 'value' in part ? [part.value] : [part.item])),
  ...below,
  ...quotes,
];

const factsSaid = ({ parts, below }: Said) => [
  ...parts.flatMap(part => (typeof part !== 'string' && 'value' in part ? [part.value.fact] : [])),
  ...below.map(({ fact }) => fact),
];

function itemsOf(block: Block): Item[] {
  switch (block.form) {
    case 'list':
      return block.items.map(({ item }) => item);
    case 'computed':
      return block.computed.operands.map(({ item }) => item);
    case 'side_by_side':
      return block.values.map(({ item }) => item);
    case 'absent':
      return block.nearest ? [block.nearest.item] : [];
    case 'told':
      return [block.item, ...block.said.flatMap(subjectsSaid).map(({ item }) => item)];
    case 'values':
    case 'budget':
    case 'departments':
    case 'quote':
    case 'parts':
    case 'correction':
      return [block.item];
  }
}

function factsOf(block: Block): Fact[] {
  switch (block.form) {
    case 'values':
    case 'departments':
      return block.facts;
    case 'budget':
      return [...(block.total ? [block.total] : []), ...block.sources];
    case 'correction':
      return [block.fact];
    case 'computed':
      return block.computed.operands.map(({ fact }) => fact);
    case 'side_by_side':
      return block.values.map(({ fact }) => fact);
    case 'list':
      return block.items.flatMap(({ fact }) => fact ?? []);
    case 'told':
      return block.said.flatMap(factsSaid);
    case 'parts':
      return block.parts.flatMap(part => ('fact' in part ? [part.fact] : []));
    case 'quote':
    case 'absent':
      return [];
  }
}

/** Facts that are stated. */
export const factsStated = (blocks: readonly Block[]): Fact[] => blocks.flatMap(factsOf);

function quotedIn(block: Block): Passage[] {
  if (block.form === 'quote') return [block.passage];
  if (block.form === 'parts') return block.parts.flatMap(part => ('passage' in part ? [part.passage] : []));
  return block.form === 'told' ? block.said.flatMap(({ quotes }) => quotes.map(({ passage }) => passage)) : [];
}

/** Passages that are quoted. */
export const quoted = (draft: Draft): Passage[] => blocksOf(draft).flatMap(quotedIn);

/** Items that are listed or named. */
export function named(draft: Draft): Item[] {
  if (draft.status !== 'not_found') return blocksOf(draft).flatMap(itemsOf);
  const { reason } = draft;
  if (reason.code === 'nothing') return reason.nearest.map(({ item }) => item);
  if (reason.code === 'year' || reason.code === 'blank') return [reason.subject.item];
  return reason.code === 'units' ? reason.values.map(({ item }) => item) : [];
}

/** By their ids, to set two drafts side by side. */
export function statedIn(blocks: readonly Block[]): {
  facts: Set<string>;
  kinds: Set<FactKind>;
  items: Set<string>;
  /** Those that are quoted. */
  passages: Set<string>;
  results: Set<string>;
} {
  const facts = blocks.flatMap(factsOf);
  return {
    facts: new Set(facts.map(({ factId }) => factId)),
    kinds: new Set(facts.map(({ kind }) => kind)),
    items: new Set(blocks.flatMap(itemsOf).map(({ itemId }) => itemId)),
    passages: new Set(blocks.flatMap(quotedIn).map(({ passageId }) => passageId)),
    results: new Set(
      blocks.flatMap(block => {
        const computed = block.form === 'computed' || block.form === 'side_by_side' ? block.computed : null;
        return computed ? [`${computed.operation} ${String(computed.result)} ${computed.unit}`] : [];
      }),
    ),
  };
}
