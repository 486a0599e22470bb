/** A second item that the question may mean as well (別の計画の同じ取組): what it says is told beside what the first says. */
import type { Draft } from '../draft.ts';
import { namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { fuller } from './fuller.ts';
import { planQuote } from './quoting.ts';
import { planCovers } from './scope.ts';
import type { TextItem } from './text-items.ts';

/** As much of the subject, and about as near in the search. */
const AS_MUCH = 0.05;
const AS_NEAR = 0.6;
/** It is told at less length: nearest to the question, and what stands beside it. */
const ROOM = { letters: 280, fields: 2 };
/** A title of so many letters that stands in the question means its item alone. */
const TITLE = 6;

/** The item that the question's words cannot tell from the first. */
function twinOf(
  first: TextItem,
  items: readonly TextItem[],
  { fiscalYears, itemNos, text }: Question,
): TextItem | undefined {
  if (itemNos.length > 0 || namesInFull(text, first.item.title, TITLE)) return undefined;
  return items.find(
    one =>
      one.item.itemId !== first.item.itemId &&
      one.item.kind !== 'heading' &&
      first.coverage - one.coverage <= AS_MUCH &&
      one.score >= AS_NEAR * first.score &&
      (fiscalYears.length === 0 || planCovers(one, fiscalYears)),
  );
}

export function withTwin(draft: Draft, items: readonly TextItem[], question: Question): Draft {
  if (draft.status !== 'answered') return draft;
  const [block] = draft.blocks;
  const first = items.find(({ item }) => 'item' in block && item.itemId === block.item.itemId);
  const twin = first && twinOf(first, items, question);
  if (!twin) return draft;
  const also = fuller(planQuote([twin], question), [twin], question, ROOM);
  return also.status === 'answered' ? { status: 'answered', blocks: [...draft.blocks, ...also.blocks] } : draft;
}
