/** Who answers a question (答え方の選択): the planner wherever it understands all of it, the model for the rest. Pure. */
import type { AnswerMode } from '../../domain/model-usage.ts';
import type { Block, Draft } from '../draft.ts';
import { computes } from '../planner/computing.ts';
import { contradicts } from '../planner/contrasts.ts';
import { factsStated, statedIn } from '../stated.ts';
import type { Question } from '../question.ts';
import { measuresAlike } from '../question/counter.ts';
import { foldQuestion, sentencesOf } from '../question/wording.ts';

export interface Choosing {
  mode: AnswerMode;
  /** As asked, personal data masked. */
  text: string;
  question: Question;
  /** What the planner made of it. */
  draft: Draft;
  easy: boolean;
  /** Something in it looked like a telephone number, a card or the like. */
  personal: boolean;
}

const ASKS =
  /[?？]\s*$|(?:か|教えて(?:ください|下さい|ほしい|くれ[^。]*)?|ください|下さい|知りたい(?:です)?|お願いします)[。!！]*\s*$/u;
const SUMMARY = /まとめて|要約|概要を|かいつまんで|ひとことで|一言で|全体像|あらまし|summar|overview|in short/iu;
const PROSE =
  /(?:違い|ちがい|共通点|特徴)(?:を|は|って)|どう(?:違|ちが)|比べて(?:説明|教え|どう)|比較して(?:説明|教え)|compare|difference between/iu;
/** Longer questions tell a story before they ask. */
const LONG = 120;

/** How many sentences ask something. */
export const askingSentences = (text: string): number =>
  sentencesOf(foldQuestion(text)).filter(sentence => ASKS.test(sentence)).length;

export const isWhole = (text: string): boolean => text.length <= LONG && askingSentences(text) < 2;

/** Nothing was understood to be meant. Where an item is named as nearest, it was found, and does not print what is asked. */
const isOpen = (draft: Draft): boolean =>
  draft.status === 'not_found' && draft.reason.code === 'nothing' && draft.reason.nearest.length === 0;

export function asksModel({ mode, text, question, draft, easy, personal }: Choosing): boolean {
  if (mode === 'tools' || personal || draft.status === 'declined') return false;
  if (mode === 'llm') return true;
  if (draft.status === 'not_found') return isOpen(draft) && question.about !== '';
  return easy || question.language !== 'ja' || !isWhole(text) || SUMMARY.test(text) || PROSE.test(text);
}

/**
 * Whether all that the planner states is stated by these blocks too: a model may say more than it, and nothing else. A
 * summary, or an answer to several questions, may choose other passages of the same items.
 */
export function holdsPlanned(draft: Draft, blocks: readonly Block[], text: string): boolean {
  if (draft.status === 'not_found') return isOpen(draft);
  if (draft.status !== 'answered') return false;
  const stated = statedIn(blocks);
  const own = statedIn(draft.blocks);
  const counted = draft.blocks.some(block => block.form === 'list' && block.counted);
  const freely = SUMMARY.test(text) || PROSE.test(text) || !isWhole(text);
  return (
    !counted &&
    own.facts.isSubsetOf(stated.facts) &&
    own.items.isSubsetOf(stated.items) &&
    own.results.isSubsetOf(stated.results) &&
    (freely ? own.passages.size === 0 || stated.passages.size > 0 : own.passages.isSubsetOf(stated.passages))
  );
}

/** Whether the blocks are what was asked for: a value for a value, a result for a computation. Pure. */
export function answersKind({ language, operation, wants, kinds }: Question, blocks: readonly Block[]): boolean {
  // In other tongues the question's slots are not read.
  if (language === 'other') return true;
  const computed = blocks.flatMap(block => (block.form === 'computed' ? [block.computed.operation] : []));
  if (computes(operation)) return computed.includes(operation);
  if (operation === 'count') return false;
  if (operation === 'list') return true;
  const { kinds: stated } = statedIn(blocks);
  if (wants === 'department') return stated.has('department');
  if (wants === 'value') return kinds.length === 0 ? stated.size > 0 : kinds.some(kind => stated.has(kind));
  return true;
}

/** Whether every value stated can be what is asked for: none of another group, none in a unit that answers no 何人. Pure. */
export function suits({ operation, text, counter, about }: Question, blocks: readonly Block[]): boolean {
  const asIs = operation === 'value' || operation === 'series';
  return factsStated(blocks).every(
    ({ metric, unit }) => !contradicts(text, metric) && (!asIs || measuresAlike(unit ?? '', counter, about)),
  );
}

/** Below this share of what was looked up, an item is not what was meant: more than the planner asks for, which found none. */
const ENOUGH = 0.6;

/**
 * Whether what is stated has to do with the question: the search finds its items for the question's own words (`near`; null for
 * another tongue's, for which it may find none), and by the look-ups they hold enough of the subject.
 */
export function isMeant(
  blocks: readonly Block[],
  near: ReadonlySet<string> | null,
  coverageOf: (itemId: string) => number | null,
): boolean {
  const { items } = statedIn(blocks);
  return (near === null || items.isSubsetOf(near)) && [...items].every(id => (coverageOf(id) ?? ENOUGH) >= ENOUGH);
}
