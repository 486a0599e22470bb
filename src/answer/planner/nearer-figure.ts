/** A figure of an item that is nearer to what is asked than its indicator is. */
import type { Tools } from '../../tools/index.ts';
import { namesYear } from '../cue-fits.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { asksCount, bestSentence, counted, rowOfFigure, type Quoted } from './prose.ts';
import { scope } from './scope.ts';
import { notSaid, textItems } from './text-items.ts';
import { namedness, OF_INDICATOR } from './values.ts';

/** How much more of the subject a row or a sentence must hold than the indicator, to answer in its stead. */
const NEARER = 0.25;
/** A row that holds all of the subject is what was asked, where the indicator does not. */
const ALL = 0.95;

/** What is asked for stands so much rather in a row without a figure … */
const ELSEWHERE = 0.35;
/** … that an indicator of which hardly a word was said, or that is counted otherwise, does not answer in its stead. */
const HARDLY = 0.35;
/** 何個, 何本 and 何種類 are said of anything that can be counted. */
const LOOSE: ReadonlySet<string | null> = new Set(['本', '個', '件', '種類']);

const isNearer = ({ alone }: Quoted, named: number): boolean =>
  alone - named >= NEARER || (alone >= ALL && named < ALL);

/**
 * 橋の点検は何橋 is answered by the row 定期点検 of the yearly plan, and not by the number of bridges that were repaired; a
 * count is not answered by a word (検討). The same draft where nothing is nearer.
 */
export async function orNearer(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const [block, ...others] = draft.status === 'answered' ? draft.blocks : [];
  const [fact] = block?.form === 'values' ? block.facts : [];
  if (!fact || !block || !('item' in block) || others.length > 0) return draft;
  if (!OF_INDICATOR.includes(fact.kind) || !asksCount(question)) return draft;
  const { text, counter, fiscalYears } = question;
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: [fact.kind] });
  const own = series.find(one => one.item.itemId === fact.itemId && one.metric === fact.metric);
  const item = (await textItems(question, tools)).find(one => one.item.itemId === fact.itemId);
  if (!own || !item) return draft;
  const named = fact.value === null ? 0 : namedness(own);
  if (fiscalYears.length > 0) {
    const row = rowOfFigure(item, question);
    if (row && isNearer(row, named)) return row.draft;
    const other = LOOSE.has(counter) ? rowOfFigure(item, { ...question, counter: null, text: '' }) : null;
    if (other && other.alone >= ALL && named < ALL) return other.draft;
  }
  const sentence = bestSentence(
    [item],
    text,
    words => (fiscalYears.length === 0 || namesYear(words, fiscalYears)) && counted(words, text, counter),
  );
  if (sentence && isNearer(sentence, named)) return sentence.draft;
  const counts = counter === null || unitFits(fact.unit ?? '', counter);
  // What its title holds says nothing against the indicator.
  const closest = Math.max(0, ...item.milestones.map(({ row }) => row.whole));
  const elsewhere = closest - own.headCoverage >= ELSEWHERE;
  return elsewhere && (named < HARDLY || !counts) ? notSaid([item]) : draft;
}
