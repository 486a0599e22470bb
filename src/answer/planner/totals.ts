/** A total that the plan itself prints beside a count of ours (「40本の施策」): quoted, so that both can be seen to agree. */
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { bestQuote } from '../best-quote.ts';

const fold = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');

/** The same draft, with the sentence that prints the number in the asker's own counter, where there is one. */
export async function withPrintedTotal(draft: Draft, { noun }: Question, tools: Tools): Promise<Draft> {
  const [list, ...others] = draft.status === 'answered' ? draft.blocks : [];
  if (list?.form !== 'list' || !list.counted || list.counter === undefined || others.length > 0) return draft;
  const planIds = [...new Set(list.items.map(({ plan }) => plan.planId))];
  const total = `${String(list.items.length)}${list.counter}`;
  const about = `${total}の${noun ?? ''}`;
  const { passages } = await tools.findPassages.run({ about, text: about, planIds });
  const stands = (text: string) => new RegExp(`(?<![\\d.,])${total}`, 'u').test(fold(text));
  const found = passages
    .filter(({ passage }) => stands(passage.text) && (noun === null || passage.text.includes(noun)))
    .map(one => ({ ...one, quote: bestQuote(one.passage.text, about) }))
    .find(({ quote }) => stands(quote));
  if (!found) return draft;
  const { item, plan, passage, quote } = found;
  const printed: Block = { form: 'quote', item, plan, passage, quote };
  return { status: 'answered', blocks: [list, printed] };
}

/** The number of all its items as the plan itself prints it (実施項目数；40件): where it does, nothing is counted beside it. */
export async function printedNumber(
  { operation, noun }: Question,
  planIds: readonly string[],
  tools: Tools,
): Promise<Draft | null> {
  if (operation !== 'count' || noun === null || planIds.length !== 1) return null;
  const about = `${noun}数`;
  const { passages } = await tools.findPassages.run({ about, text: about, planIds: [...planIds] });
  const stands = (text: string) => new RegExp(`${noun}の?数\\P{L}{0,3}\\d+`, 'u').test(fold(text));
  const [found] = passages.filter(({ passage }) => stands(passage.text));
  const quote = found?.passage.text.split('\n').find(stands)?.trim();
  if (!found || quote === undefined) return null;
  const { item, plan, passage } = found;
  return { status: 'answered', blocks: [{ form: 'quote', item, plan, passage, quote }] };
}
