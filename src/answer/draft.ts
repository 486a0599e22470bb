/**
 * A draft: what an answer will say, as references to facts and passages. The planner (and later a model) makes it;
 * `compose.ts` alone turns it into text.
 */
import type { Fact, Item, Passage, Plan } from '../domain/records.ts';

export interface Subject {
  item: Item;
  plan: Plan;
}

/** One statement about one item. */
export type Block =
  | (Subject & { form: 'values'; facts: Fact[] }) // values of one indicator, one line a value where there are several
  | (Subject & { form: 'budget'; total: Fact | null; sources: Fact[] })
  | (Subject & { form: 'departments'; facts: Fact[] })
  | (Subject & { form: 'quote'; passage: Passage; quote: string }); // `quote` stands verbatim in the passage

/** Why nothing can be stated. */
export type Reason =
  | { code: 'city'; name: string } // no plan of that city
  | { code: 'year'; fiscalYears: number[]; subject: Subject } // outside what the plan covers
  | { code: 'blank'; fiscalYears: number[]; subject: Subject } // the plan has the item, but prints no such value
  | { code: 'over_many' } // a list, a count, a sum or a comparison
  | { code: 'nothing' };

export type Draft =
  | { status: 'answered'; blocks: [Block, ...Block[]] }
  | { status: 'ambiguous'; blocks: [Block, Block, ...Block[]]; choices: { label: string; question: string }[] }
  | { status: 'not_found'; reason: Reason };
