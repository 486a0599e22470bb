/**
 * An answer in a model's words (言語モデルによる答え): proposed → settled → composed → verified; one retry with what was
 * wrong; null where nothing of it may leave, and the planner answers.
 */
import type { Unverified } from './compose.ts';
import type { Block, Draft } from './draft.ts';
import type { Model } from './agent.ts';
import type { Asked } from './agent/asked.ts';
import { answersKind, holdsPlanned, isMeant, suits } from './agent/chooses.ts';
import { createConversation, type Proposed } from './agent/loop.ts';
import type { Offered } from './agent/offered.ts';
import { settle, type Finding } from './agent/settle.ts';
import type { Claim } from './agent/proposal.ts';
import { createTable } from './agent/table.ts';
import { toldEarly } from './agent/told-early.ts';
import type { Question } from './question.ts';
import type { Diagnostic } from './verify.ts';

/** For one answer, look-ups and the retry included. */
export const TIME_MOST_MS = 20_000;

export interface Attempt {
  /** Why there was nothing to settle; null where there was. */
  none: string | null;
  /** What sent it back: of settling, or of the gate. */
  faults: { code: string; at: string }[];
  cuts: Finding[];
}

/** What became of a proposal, for who looks into it. It may hold words of the question: it is never logged. */
export interface Trace {
  outcome: 'answered' | 'fell_back' | 'spared';
  attempts: Attempt[];
}

export interface Phrasing {
  model: Model;
  offered: readonly Offered[];
  /** The text that the model reads, personal data masked. */
  text: string;
  /** What helps to understand it: plans, questions before. */
  context: string;
  asked: Asked;
  /** Names of all cities and plans. */
  known: readonly string[];
  question: Question;
  /** What the planner answers. */
  planned: Draft;
  /** The items that the search finds for the question. */
  near: () => Promise<ReadonlySet<string>>;
  /** Whether sentences in the model's own words may be taken. */
  phrased: boolean;
  /** Composes and verifies. */
  check: (draft: Draft) => { unverified: Unverified; faults: Diagnostic[] };
  signal: AbortSignal | undefined;
  onStatus: (text: string) => void;
  /** A sentence of an answer that is still being written, without its figures. */
  onSentence: (text: string) => void;
  onTrace: (trace: Trace) => void;
}

const ADVICE: Record<Finding['code'], string> = {
  UNREAD: '道具の結果にない印を使っています',
  BAD_QUOTE: '引用が文書のとおりではありません',
  OFF_QUESTION: '質問の市、計画、項目、年度と違うものを使っています',
  FIGURE: '値は書かずに印を置いてください',
  FOREIGN_PLACE: '文書にない地名を書いています',
  LEAK: '決まりの文を書いています',
  TOO_LONG: '文が長すぎます',
  UNFOUNDED: 'もとになる印がありません',
  UNSUPPORTED: '文書にない言葉を使っています',
};

const noneOf = (proposed: Exclude<Proposed, { proposal: unknown }>): string =>
  'none' in proposed ? proposed.none : proposed.failure.kind;

export async function answerWithModel(parts: Phrasing): Promise<Unverified | null> {
  const {
    model,
    offered,
    text,
    context,
    asked,
    known,
    question,
    planned,
    near,
    phrased,
    check,
    signal,
    onStatus,
    onSentence,
    onTrace,
  } = parts;
  const attempts: Attempt[] = [];
  const finish = (outcome: Trace['outcome'], answer: Unverified | null) => {
    model.note(outcome === 'answered' ? 'answered' : outcome === 'spared' ? 'spared' : 'fellBack');
    onTrace({ outcome, attempts });
    return answer;
  };
  if (!model.allows()) return finish('spared', null);
  const limit = AbortSignal.timeout(TIME_MOST_MS);
  const table = createTable();
  const settling = { table, asked, known, phrased };
  const told = new Set<string>();
  const tellEarly = (claim: Claim) => {
    // A retry says most of it again.
    if (!phrased || told.has(claim.sentence)) return;
    told.add(claim.sentence);
    const { blocks, faults } = settle({ found: true, claims: [claim] }, settling);
    const sentence = faults.length === 0 ? toldEarly(blocks) : null;
    if (sentence !== null) onSentence(sentence);
  };
  const conversation = createConversation({
    chat: model,
    offered,
    table,
    question: context === '' ? text : `${text}\n\n${context}`,
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    onLookUp: onStatus,
    onClaim: tellEarly,
  });
  let again: string[] = [];
  for (let n = 0; n < 2; n++) {
    const proposed = await conversation.propose(again);
    signal?.throwIfAborted();
    if (!('proposal' in proposed)) {
      attempts.push({ none: noneOf(proposed), faults: [], cuts: [] });
      break;
    }
    const { blocks, faults, cuts } = settle(proposed.proposal, settling);
    const draft = draftOf(blocks);
    const checked = faults.length === 0 && draft ? check(draft) : null;
    const found = [...faults, ...(checked?.faults ?? [])];
    attempts.push({ none: null, faults: found, cuts });
    if (found.length === 0) {
      // Nothing left to say, or less than what is known to be so.
      if (!checked || !holdsPlanned(planned, blocks, text) || !answersKind(question, blocks)) break;
      if (planned.status === 'not_found') {
        const items = await near();
        const judged = items.size === 0 && question.language !== 'ja' ? null : items;
        if (!suits(question, blocks) || !isMeant(blocks, judged, id => table.coverageOf(id))) break;
      }
      return finish('answered', { ...checked.unverified, mode: 'llm' });
    }
    again = [
      ...faults.map(({ code, at }) => `${ADVICE[code]}: ${at}`),
      ...(checked?.faults ?? []).map(({ code, at }) => `${code}: 「${at}」は文書で確かめられません`),
    ];
  }
  return finish('fell_back', null);
}

function draftOf([first, ...more]: readonly Block[]): Draft | null {
  return first ? { status: 'answered', blocks: [first, ...more] } : null;
}
