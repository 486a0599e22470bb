/** The question sets (質問集) and what their rows mean. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const SHARED = join(ROOT, '../shared');

/** One question with its right answer, as the question files hold it. */
export interface Question {
  id: string;
  question: string;
  type: string;
  /** How it is put: colloquial, dialect, typo, kana … */
  style?: string;
  /** First digits of the document's file name. */
  doc: string[];
  /** Canonical numbers; `004:Ⅰ(3)ウ` where several documents are meant. */
  item_no: string[];
  item_no_alt?: string[];
  fiscal_year: number[];
  answer_values: string[];
  answer_alt?: Record<string, string[]>;
  must_not: string[];
  /** Graded items of a question across plans, by `doc:itemNo`: 2 about it, 1 related. */
  relevant?: Record<string, number>;
}

/** The planId of a document by the first digits of its file's name. */
export type PlanOf = (doc: string) => string;

/** Nobody tunes for these (kept, kept-2, kept-3): they are looked at as figures, their questions printed only where asked for by name. */
export const isKept = (set: string): boolean => set.startsWith('kept');

const readLines = (file: string): Question[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Question);

/** The sets, by name: our own, and the shared sample. */
export function questionSets(): Map<string, Question[]> {
  const sets = new Map<string, Question[]>();
  const own = join(ROOT, 'eval/questions');
  for (const file of readdirSync(own).filter(name => name.endsWith('.jsonl')))
    sets.set(file.replace('.jsonl', ''), readLines(join(own, file)));
  sets.set('shared', readLines(join(SHARED, 'eval/questions.jsonl')));
  return sets;
}

export function planNames(): PlanOf {
  const plans = JSON.parse(readFileSync(join(SHARED, 'corpus/plans.json'), 'utf8')) as {
    file: string;
    planId: string;
  }[];
  return doc => plans.find(plan => plan.file.startsWith(doc))?.planId ?? doc;
}

/** `(2)④` or `004:Ⅰ(3)ウ` of a question's row as the itemId that the service gives. */
export function itemIdOf(itemNo: string, question: Question, planOf: PlanOf): string {
  const [, doc, no] = /^(\d{3}):(.+)$/u.exec(itemNo) ?? [null, question.doc[0] ?? '', itemNo];
  return `${planOf(doc ?? '')}:${no ?? ''}`;
}

/** Every item that answers the question. */
export const wantedItems = (question: Question, planOf: PlanOf): string[] =>
  [...question.item_no, ...(question.item_no_alt ?? [])].map(itemNo => itemIdOf(itemNo, question, planOf));
