/** Turns a draft into the text that a resident reads, with its citations. Each block is written by a part in `compose/`. */
import type { Answer } from '../domain/answer.ts';
import type { Plan } from '../domain/records.ts';
import { createCiting } from './compose/citing.ts';
import { computation } from './compose/computed.ts';
import { computationOf } from './compose/computation.ts';
import { list } from './compose/list.ts';
import { notFound } from './compose/outcome.ts';
import { absent, sideBySide } from './compose/side-by-side.ts';
import { told } from './compose/told.ts';
import { budget, correction, departments, parts as partsTold, quoted, values, type Writing } from './compose/values.ts';
import { createVoice } from './compose/voice.ts';
import type { Block, Draft, Voice } from './draft.ts';

/** An answer that the gate has not passed yet. */
export type Unverified = Omit<Answer, 'verified'>;

/** @param before the block that stands before it: an item is not named twice in a row */
function written(block: Block, writing: Writing, before?: Block): string {
  switch (block.form) {
    case 'values':
      return values(block, writing);
    case 'budget':
      return budget(block, writing);
    case 'departments':
      return departments(block, writing);
    case 'quote':
      return quoted(block, writing, before);
    case 'parts':
      return partsTold(block, writing);
    case 'list':
      return list(block, writing);
    case 'computed':
      return computation(block.computed, writing);
    case 'side_by_side':
      return sideBySide(block, writing);
    case 'absent':
      return absent(block, writing);
    case 'correction':
      return correction(block, writing);
    case 'told':
      return told(block, writing);
  }
}

/** `remarks` say how the question was understood, where that mattered: 「令和7年度（2025年度）としてお答えします。」 */
export function compose(
  draft: Draft,
  plans: readonly Plan[],
  voice: Voice = { language: 'ja', easy: false },
  remarks: readonly string[] = [],
): Unverified {
  const { phrases, outcomes, explain } = createVoice(voice);
  const citing = createCiting();
  const writing: Writing = { phrases, citing, publishers: new Set() };
  const parts: string[] = [];
  if (draft.status === 'declined') parts.push(outcomes.declined[draft.refusal]);
  else if (draft.status === 'not_found') parts.push(notFound(draft.reason, plans, writing, outcomes));
  else {
    if (draft.status === 'ambiguous') parts.push(phrases.ambiguous);
    const { blocks } = draft;
    parts.push(...blocks.map((block, i) => written(block, writing, blocks[i - 1])));
  }
  const closing = [
    ...(writing.publishers.size > 0 ? [phrases.official([...writing.publishers])] : []),
    ...explain(citing.citations),
    ...remarks.map(remark => phrases.remark(remark.replace(/^※/u, ''))),
  ];
  const text = parts.filter(part => part !== '').join('\n\n');
  return {
    status: draft.status,
    answer: [text, ...closing].join('\n'),
    citations: citing.citations,
    facts: citing.facts,
    computation: 'blocks' in draft ? computationOf(draft.blocks) : null,
    choices: draft.status === 'ambiguous' ? draft.choices : [],
    mode: 'tools',
  };
}
