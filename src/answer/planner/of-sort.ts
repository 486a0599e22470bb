/** A thing of some sort is asked for (どこの会社, 何という市, 電話番号): what prints none does not answer, however near it is. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { cueOf } from '../cue.ts';
import { sortAsked, type SortAsked } from '../answer-sort.ts';
import type { Block, Draft, Part } from '../draft.ts';
import type { Question } from '../question.ts';
import { naming, namingBlock, namingRows } from './quoting.ts';
import { notSaid, textItems } from './text-items.ts';

const ofFact = ({ metric, valueText, unit, note = '' }: Fact): string => `${metric} ${valueText}${unit} ${note}`;

const ofPart = (part: Part): string => ('fact' in part ? ofFact(part.fact) : part.quote);

/** What a block shows; null where it names nothing that could be of a sort. */
function shownBy(block: Block): string | null {
  if (block.form === 'quote') return block.quote;
  if (block.form === 'values') return block.facts.map(ofFact).join('\n');
  if (block.form === 'parts') return block.parts.map(ofPart).join('\n');
  return null;
}

function holds(block: Block, sort: SortAsked): boolean {
  const shown = shownBy(block);
  if (shown === null || !('item' in block)) return true;
  const inSection = block.form === 'quote' && sort.inSection(block.passage.section);
  return inSection || sort.names(`${block.item.title}\n${shown}`, block.plan.city);
}

/** The draft, where it names a thing of the sort that is asked for; what names one; or the item alone. */
export async function ofSort(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const { wants, operation, text, noun } = question;
  if (draft.status !== 'answered' && draft.status !== 'ambiguous') return draft;
  const sort = sortAsked(text);
  if (!sort || wants === 'department' || (wants === 'value' && !sort.figure)) return draft;
  const blocks: Block[] = draft.blocks;
  const quotes = blocks.every(({ form }) => form === 'quote');
  if (operation !== 'value' && operation !== 'list' && !quotes) return draft;
  // Items on the subject name nothing; where a noun asks for items, they are what was asked for.
  const shown = blocks.filter(({ form }) => noun !== null || form !== 'list');
  if (shown.some(block => holds(block, sort))) return draft;
  const items = await textItems(question, tools);
  const named = naming(items, sort, cueOf(text), question);
  if (named) return { status: 'answered', blocks: [namingBlock(named, sort)] };
  const rows = namingRows(items, sort, question);
  if (rows) return rows;
  const [first] = blocks;
  return notSaid(first && 'item' in first ? [first] : items);
}
