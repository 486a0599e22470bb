/** The records that an engine is filled with: the real documents', or a synthetic corpus made of them. */
import type { CorpusRecords } from '../ingest/index-content.ts';
import type { Records } from '../src/domain/records.ts';
import { recombine, type SyntheticItem } from './synthetic.ts';

/** One by one, so that nobody need hold them all. */
export function* itemsOf(real: readonly Records[], count: number | null): Generator<SyntheticItem> {
  if (count !== null) {
    yield* recombine(real, count);
    return;
  }
  for (const { plan, items, facts, passages } of real) {
    const [factsOf, passagesOf] = [
      Map.groupBy(facts, fact => fact.itemId),
      Map.groupBy(passages, passage => passage.itemId),
    ];
    for (const item of items)
      yield { plan, item, facts: factsOf.get(item.itemId) ?? [], passages: passagesOf.get(item.itemId) ?? [] };
  }
}

export function recordsOf(real: readonly Records[], count: number | null): CorpusRecords {
  const all: CorpusRecords = { plans: [], items: [], facts: [], passages: [], problems: [] };
  for (const { plan, item, facts, passages } of itemsOf(real, count)) {
    if (all.plans.at(-1) !== plan) all.plans.push(plan);
    all.items.push(item);
    all.facts.push(...facts);
    all.passages.push(...passages);
  }
  return all;
}
