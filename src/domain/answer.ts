/** An answer as every channel receives it. The outside contract names these fields; none is renamed or left out. */
import { z } from 'zod';
import { factKindSchema, factSchema, fiscalYearSchema, sourceSchema } from './records.ts';

/** What may be asked along with a question, to narrow it. */
export const filtersSchema = z.strictObject({
  city: z.string().min(1).max(50).optional(),
  planId: z.string().min(1).max(100).optional(),
  fiscalYear: fiscalYearSchema.optional(),
  /** How to answer: `easy` is やさしい日本語. */
  style: z.literal('easy').optional(),
});
export type Filters = z.infer<typeof filtersSchema>;

export const QUESTION_MAX = 1000;

export const askRequestSchema = z.strictObject({
  /** Characters are counted as a person counts them: 𠮷 is one. */
  question: z
    .string()
    .trim()
    .min(1)
    .refine(text => Array.from(text).length <= QUESTION_MAX, { params: { code: 'QUESTION_TOO_LONG' } }),
  history: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().max(20_000) }))
    .max(20)
    .optional(),
  filters: filtersSchema.optional(),
});
export type AskRequest = z.infer<typeof askRequestSchema>;

export const citationSchema = z.strictObject({
  /** The [n] that stands in the answer's text. */
  n: z.int().min(1),
  itemId: z.string(),
  city: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  itemNo: z.string(),
  itemTitle: z.string(),
  department: z.array(z.string()),
  /** Of what is cited, where it has one; a value of several years has none. */
  fiscalYear: fiscalYearSchema.nullable(),
  /** `令和7年度`, or `令和3年度～令和4年度` for a value of several years. */
  fiscalYearLabel: z.string().nullable(),
  field: z.union([factKindSchema, z.literal('text')]),
  /** Verbatim from the source: the printed value or sentence. */
  quote: z.string(),
  source: sourceSchema,
  url: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

export const computationSchema = z.strictObject({
  operation: z.enum([
    'sum',
    'difference', // the last operand less the first
    'growth', // (last − first) ÷ first, in percent
    'ratio', // first ÷ last, in percent; in 倍 as it is
    'average',
    'count',
    'max',
    'min',
    'rank',
    'first_year',
  ]),
  /** factIds */
  operands: z.array(z.string()),
  result: z.union([z.number(), z.string()]),
  unit: z.string(),
  /** first_year: what the value must be, so that anybody can compute it again. */
  threshold: z
    .strictObject({ relation: z.enum(['under', 'over', 'at_most', 'at_least']), value: z.number(), unit: z.string() })
    .optional(),
  /** rank: counted from the smallest. */
  fromLeast: z.literal(true).optional(),
});

export const answerSchema = z.strictObject({
  status: z.enum(['answered', 'ambiguous', 'not_found', 'declined']),
  /** What a resident reads; every figure carries its [n]. */
  answer: z.string().min(1),
  citations: z.array(citationSchema),
  /** Every fact that the answer states. */
  facts: z.array(factSchema),
  computation: computationSchema.nullable(),
  /** What to ask next where the question has several readings; else empty. */
  choices: z.array(z.strictObject({ label: z.string(), question: z.string() })),
  /** Who composed it. */
  mode: z.enum(['tools', 'llm']),
  verified: z.literal(true),
});
export type Answer = z.infer<typeof answerSchema>;

/** What may be told while an answer is made. No figure is told before the gate has passed it. */
export type Progress =
  | { type: 'status'; text: string } // what is being looked up, for a reader
  // Text as it is composed; joined, all of them are what was told so far. What a model is still writing holds ［確認中］
  // where a figure will stand; the answer replaces it.
  | { type: 'token'; text: string }
  | { type: 'citation'; citation: Citation };

export interface AskOptions {
  /** The asker has gone: nothing more is looked up or paid for. */
  signal?: AbortSignal;
  tell?: (progress: Progress) => void;
}

/** How a channel asks. It never throws for a question within bounds; errors of the machine pass through as NaviError. */
export type Ask = (request: AskRequest, options?: AskOptions) => Promise<Answer>;
