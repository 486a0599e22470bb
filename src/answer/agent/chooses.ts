/** Who answers a question (答え方の選択): the planner wherever it understands all of it, the model for the rest. Pure. */
import type { AnswerMode } from '../../domain/model-usage.ts';
import type { Block, Draft } from '../draft.ts';
import { statedIn } from '../stated.ts';
import type { Question } from '../question.ts';
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

export function asksModel({ mode, text, question, draft, easy, personal }: Choosing): boolean {
  if (mode === 'tools' || personal || draft.status === 'declined') return false;
  if (mode === 'llm') return true;
  if (draft.status === 'not_found') return draft.reason.code === 'nothing' && question.about !== '';
  return easy || question.language !== 'ja' || !isWhole(text) || SUMMARY.test(text) || PROSE.test(text);
}

/** Whether all that the planner states is stated by these blocks too: of a plain question it is known to be exact. */
export function holdsPlanned(draft: Draft, blocks: readonly Block[]): boolean {
  if (draft.status === 'not_found') return draft.reason.code === 'nothing';
  if (draft.status !== 'answered') return false;
  const { facts, items, results } = statedIn(blocks);
  const own = statedIn(draft.blocks);
  const counted = draft.blocks.some(block => block.form === 'list' && block.counted);
  return !counted && own.facts.isSubsetOf(facts) && own.items.isSubsetOf(items) && own.results.isSubsetOf(results);
}
