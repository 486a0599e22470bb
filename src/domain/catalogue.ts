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

/** Why two items are related (関連の理由). The first five can stand alone; a shared department only supports others. */
export const relationCodeSchema = z.enum([
  'same_title', // 項目名が同じ: the same project under another number, or in another plan
  'similar_title', // 項目名が似ている: nearly the same, or a rare name stands in both titles
  'shared_indicator', // 指標が共通: an indicator of the same or nearly the same name
  'named', // 文章で触れている: one item's title, a rare name of it, or its number stands in the other's text
  'linked', // 計画の中で結び付けられている: a link that the document prints, or one number for both
  'shared_terms', // 珍しい言葉が共通: words that few items hold
  'same_department', // 担当部課が同じ
]);

export const relationReasonSchema = z.strictObject({
  code: relationCodeSchema,
  /** A Japanese sentence for a reader, without a full stop. */
  text: z.string().min(1),
  /** What it rests on, as printed: the titles, indicators, words, numbers or departments. */
  terms: z.array(z.string().min(1)).min(1),
});
export type RelationReason = z.infer<typeof relationReasonSchema>;

/** What must not be mixed up between two related items. Nothing here is computed: both sides are as printed. */
export const relationDifferenceSchema = z.strictObject({
  /** `value` and `unit` are those of a shared indicator; `value` for one fiscal year that both items print. */
  aspect: z.enum(['city', 'plan', 'years', 'unit', 'value']),
  /** A Japanese sentence for a reader, without a full stop. */
  text: z.string().min(1),
  /** On the side of the item that was asked about, and on the related one's. */
  own: z.string(),
  other: z.string(),
  fiscalYear: fiscalYearSchema.nullable(),
});
export type RelationDifference = z.infer<typeof relationDifferenceSchema>;

const itemHeadShape = {
  itemId: z.string(),
  city: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  kind: itemKindSchema,
  itemNo: z.string(),
  itemTitle: z.string(),
  department: z.array(z.string()),
};

export const relatedItemSchema = z.strictObject({
  ...itemHeadShape,
  /** Weightiest first. */
  reasons: z.array(relationReasonSchema).min(1),
  differences: z.array(relationDifferenceSchema),
});
export type RelatedItem = z.infer<typeof relatedItemSchema>;

export const relatedQuerySchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(10) });

/** A subject in words (ふるさと納税, 指定管理者); cities and plans narrow it. */
export const subjectQuerySchema = z.strictObject({
  about: z.string().trim().min(1).max(200),
  cities: z.array(z.string().min(1).max(50)).max(20).optional(),
  planIds: z.array(z.string().min(1).max(100)).max(20).optional(),
});
export type SubjectQuery = z.infer<typeof subjectQuerySchema>;

/** An item that deals with a subject (テーマに関わる項目), or that only names it. */
export const subjectItemSchema = z.strictObject({
  ...itemHeadShape,
  /**
   * `about`: its title, an indicator, a milestone or its main text deals with it; `likely`: it holds the words that say
   * what a longer subject is about, not all of them; `mentions`: named in passing; `near`: only words near in meaning.
   */
  grade: z.enum(['about', 'likely', 'mentions', 'near']),
  /** A Japanese sentence for a reader, without a full stop: where it stands. */
  reason: z.string().min(1),
  where: z.enum(['title', 'indicator', 'milestone', 'place', 'text']),
  /** The search's, of its best: comparable within one list. */
  score: z.number().min(0).max(1),
});
export type SubjectItem = z.infer<typeof subjectItemSchema>;
/** It deals with the subject, and does not only touch it. */
export const isDealing = ({ grade }: Pick<SubjectItem, 'grade'>): boolean => grade === 'about' || grade === 'likely';

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

/** Where a text looks (範囲): the cities, plans, departments and fiscal years of the corpus that it names. */
export interface Scope {
  cities: string[];
  planIds: string[];
  /** As printed, without the part before them: 環境対策課. */
  departments: string[];
  fiscalYears: number[];
  /** The text, folded, without the names of cities and plans. */
  rest: string;
}

export interface Catalogue {
  scope(text: string): Promise<Scope>;
  search(request: SearchRequest): Promise<SearchHit[]>;
  plans(): Promise<Plan[]>;
  items(query: ItemQuery): Promise<Listing<ItemRow>>;
  /** null where there is no such item. An alias (`<planId>:19-103` for two sheets) gives the first. */
  item(itemId: string): Promise<ItemDetail | null>;
  /** Best first; null where there is no such item. */
  related(itemId: string, limit: number): Promise<RelatedItem[] | null>;
  /** All items of all plans that deal with a subject or name it, closest first. */
  dealingWith(query: SubjectQuery): Promise<SubjectItem[]>;
  facts(query: FactQuery): Promise<Listing<Fact>>;
  problems(): Promise<Problem[]>;
  status(): IndexStatus;
}
