/** What the gate is handed, and what it answers. */
import type { Answer, Citation } from '../../domain/answer.ts';
import type { Fact, Item, Passage, Plan } from '../../domain/records.ts';

/** A computation as an answer records it; operations that the gate does not know are a fault, not an exception. */
export interface Recorded {
  operation: string;
  operands: readonly string[];
  result: number | string;
  unit: string;
  /** first_year: what the value must be. */
  threshold?: Threshold | undefined;
  /** rank: counted from the smallest. */
  fromLeast?: boolean | undefined;
}

export interface Threshold {
  relation: 'under' | 'over' | 'at_most' | 'at_least';
  value: number;
}

/** An answer that the gate has not passed yet. */
export type Checkable = Omit<Answer, 'verified' | 'computation'> & { computation: Recorded | null };

/** What the answer may lean on: the records as the tools gave them, never as the text quotes them. */
export interface Evidence {
  plans: readonly Plan[];
  /** Passages of the cited quotes. */
  passages: readonly Passage[];
  /** Items whose titles are cited, or that are named where nothing was found. */
  items?: readonly Item[];
  /** Fiscal years that the question was understood to ask for: they may be named where nothing was found, and in remarks. */
  years?: readonly number[];
}

export type FaultCode =
  | 'NO_EVIDENCE'
  | 'WRONG_YEAR'
  | 'WRONG_CITY'
  | 'WRONG_KIND'
  | 'WRONG_ITEM'
  | 'WRONG_METRIC'
  | 'WRONG_RESULT'
  | 'BAD_QUOTE'
  | 'BAD_MARK'
  | 'BAD_CITATION'
  | 'NOT_CITED';

export interface Diagnostic {
  code: FaultCode;
  /** The piece of the answer at fault. */
  at: string;
}

/** What stands behind a run of marks, or behind all marks of a paragraph. */
export interface Cited {
  citations: readonly Citation[];
  facts: readonly Fact[];
}

export const fault = (code: FaultCode, at: string): Diagnostic => ({ code, at });
