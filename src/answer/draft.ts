/**
 * A draft: what an answer will say, as references to facts and passages. The planner (and later a model) makes it;
 * `compose.ts` alone turns it into text.
 */
import type { Fact, FactKind, Item, Passage, Plan } from '../domain/records.ts';

export interface Subject {
  item: Item;
  plan: Plan;
}

/** A value with the item that it belongs to. */
export interface SubjectFact extends Subject {
  fact: Fact;
}

/** What was computed of printed values: recorded with its operands, so that the gate computes it again. */
export interface Computed {
  operation:
    | 'sum' // operands added up
    | 'difference' // the last operand less the first
    | 'growth' // (last − first) ÷ first, in percent
    | 'ratio' // first ÷ last, in percent; in 倍 as it is
    | 'average'
    | 'max'
    | 'min'
    | 'rank' // place of `of` among the operands, greatest first unless `fromLeast`
    | 'first_year'; // first fiscal year whose value meets the threshold
  /** In the order of the formula; all of one unit. */
  operands: SubjectFact[];
  /** A number in `unit`; a Western fiscal year for `first_year`; for max and min the value. */
  result: number;
  unit: string;
  /** The operand that answers: of max, min, rank and first_year. */
  of?: SubjectFact;
  /** first_year: what the value must be. */
  threshold?: Threshold;
  /** rank: counted from the smallest. */
  fromLeast?: true;
  /** max and min: how many are told, the others in their order behind the first (上位3つ). */
  top?: number;
  /** What the operands' items were chosen by, where they are not all of their plan: 活力, デジタル推進課. */
  within?: readonly Criterion[];
  /** sum: some of the items print such values, and none of that year. */
  partial?: true;
}

export interface Threshold {
  relation: 'under' | 'over' | 'at_most' | 'at_least';
  value: number;
  unit: string;
}

/** What the items of a list have in common, in words for a reader, and as asked for. */
export interface Criterion {
  /** department: 担当; place: 基本方針・推進項目・施策・分野; link: リーディングプロジェクト; mark: 新規; kinds: 起債のある; subject: テーマ; plan: 計画の全体 */
  by: 'department' | 'place' | 'link' | 'mark' | 'kinds' | 'subject' | 'plan';
  /** As the documents print it: 企画部 デジタル推進課, (3) 組織・マネジメントの見直し, リーディングプロジェクト④, Ｒ６新規. */
  name: string;
}

/** One item of a list, with the value that puts it there or is asked for, where there is one. */
export interface Listed extends Subject {
  fact?: Fact;
}

/** A sentence that a model wrote, with what it states left open: the values stand where the records are. */
export interface Said {
  parts: (string | { value: SubjectFact } | { item: Subject })[];
  /** Values that it rests on and does not place. */
  below: SubjectFact[];
  /** Verbatim, each out of its passage. */
  quotes: (Subject & { passage: Passage; quote: string })[];
}

/** One of several things that an item prints: verbatim, or a value. */
export type Part = { passage: Passage; quote: string } | { fact: Fact };

/** One statement. */
export type Block =
  | (Subject & { form: 'told'; said: [Said, ...Said[]] }) // in a model's words, about one item first of all
  | (Subject & { form: 'values'; facts: Fact[] }) // values of one indicator, one line a value where there are several
  | (Subject & { form: 'budget'; total: Fact | null; sources: Fact[] })
  | (Subject & { form: 'departments'; facts: Fact[] })
  | (Subject & { form: 'quote'; passage: Passage; quote: string }) // `quote` stands verbatim in the passage
  | (Subject & { form: 'parts'; name: string; parts: [Part, ...Part[]]; counter?: string }) // what stands under one name, one by one; with a counter, how many
  | {
      form: 'list';
      criteria: [Criterion, ...Criterion[]];
      items: Listed[];
      counted: boolean;
      counter?: string;
      beside?: true;
    } // beside: what only touches the subject of the list before; counted: the number is the answer, in the asker's counter (40本)
  | { form: 'computed'; computed: Computed }
  | { form: 'side_by_side'; values: [SubjectFact, SubjectFact, ...SubjectFact[]]; computed: Computed | null } // items compared
  | { form: 'absent'; city: string; nearest: Subject | null; of: 'value' | 'text' } // one of several that are compared prints no such value, or says nothing of it
  | (Subject & { form: 'correction'; claimed: string; fact: Fact }); // 「30,000トンですよね」: what is printed instead

/** Why nothing can be stated. */
export type Reason =
  | { code: 'city'; name: string } // no plan of that city
  | { code: 'year'; fiscalYears: number[]; subject: Subject } // outside what the plan covers
  | { code: 'blank'; fiscalYears: number[]; kinds: FactKind[]; subject: Subject; nearest: Fact[] } // the plan has the item, but prints no such value
  | { code: 'units'; values: [SubjectFact, SubjectFact, ...SubjectFact[]] } // not to be compared or added: units differ
  | { code: 'nothing'; nearest: Subject[] };

/** Why the service does not answer at all. */
export type Refusal = 'opinion' | 'legal' | 'instructions' | 'personal' | 'made_up';

export interface Choice {
  label: string;
  question: string;
}

export type Draft =
  | { status: 'answered'; blocks: [Block, ...Block[]] }
  | { status: 'ambiguous'; blocks: [Block, Block, ...Block[]]; choices: Choice[] }
  | { status: 'not_found'; reason: Reason }
  | { status: 'declined'; refusal: Refusal };

/** How the reader is spoken to. */
export interface Voice {
  language: 'ja' | 'en';
  /** やさしい日本語: short sentences, hard terms explained. */
  easy: boolean;
}
