/**
 * What may be looked up without a question: the service's second face beside `ask`. `retrieve` implements it, `app`
 * hands it to tools and channels.
 */
import { z } from 'zod';
import {
  factKindSchema,
  factSchema,
  fiscalYearSchema,
  itemKindSchema,
  itemSchema,
  passageSchema,
  planSchema,
} from './records.ts';
import type { Fact, Plan, Problem } from './records.ts';

export const searchRequestSchema = z.strictObject({
  query: z.string().trim().min(1).max(1000),
  limit: z.int().min(1).max(100).default(10),
  filters: z
    .strictObject({
      city: z.string().min(1).max(50).optional(),
      planId: z.string().min(1).max(100).optional(),
      department: z.string().min(1).max(100).optional(),
      fiscalYear: fiscalYearSchema.optional(),
    })
    .optional(),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

export const searchHitSchema = z.strictObject({
  itemId: z.string(),
  city: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  itemNo: z.string(),
  itemTitle: z.string(),
  department: z.array(z.string()),
  /** Higher is better; comparable within one reply only. */
  score: z.number(),
  /** The item's best passage; where only its head matched, the title with its place in the document. */
  passage: z.strictObject({ text: z.string(), source: passageSchema.shape.source }),
  /** Words of the query that the item holds, as written in the query. */
  matched: z.array(z.string()),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

const pageShape = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().min(1).max(200).optional(),
};

export const itemQuerySchema = z.strictObject({
  city: z.string().min(1).max(50).optional(),
  planId: z.string().min(1).max(100).optional(),
  department: z.string().min(1).max(100).optional(),
  /** Contained in the title or the number. */
  q: z.string().min(1).max(200).optional(),
  /** Numbered items unless asked otherwise. */
  kind: itemKindSchema.or(z.literal('all')).default('item'),
  ...pageShape,
});
export type ItemQuery = z.infer<typeof itemQuerySchema>;

export const factQuerySchema = z.strictObject({
  city: z.string().min(1).max(50).optional(),
  planId: z.string().min(1).max(100).optional(),
  itemNo: z.string().min(1).max(100).optional(),
  /** Contained in the indicator's name. */
  metric: z.string().min(1).max(200).optional(),
  kind: factKindSchema.optional(),
  fiscalYear: z.coerce.number().pipe(fiscalYearSchema).optional(),
  ...pageShape,
});
export type FactQuery = z.infer<typeof factQuerySchema>;

/** An item with the names that a reader needs beside it. */
export const itemRowSchema = itemSchema.extend({ city: z.string(), planTitle: z.string() });
export type ItemRow = z.infer<typeof itemRowSchema>;

/** The whole item: its place, sections of text, facts (milestones among them) and sources. */
export const itemDetailSchema = itemRowSchema.extend({
  plan: planSchema,
  passages: z.array(passageSchema),
  facts: z.array(factSchema),
});
export type ItemDetail = z.infer<typeof itemDetailSchema>;

export interface Listing<T> {
  rows: T[];
  cursor: string | null;
}

export interface IndexStatus {
  schemaVersion: number;
  corpusHash: string;
  builtAt: string;
  counts: { plans: number; items: number; facts: number; passages: number; problems: number };
}

export interface Catalogue {
  search(request: SearchRequest): Promise<SearchHit[]>;
  plans(): Promise<Plan[]>;
  items(query: ItemQuery): Promise<Listing<ItemRow>>;
  /** null where there is no such item. An alias (`<planId>:19-103` for two sheets) gives the first. */
  item(itemId: string): Promise<ItemDetail | null>;
  facts(query: FactQuery): Promise<Listing<Fact>>;
  problems(): Promise<Problem[]>;
  status(): IndexStatus;
}
