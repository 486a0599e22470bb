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

/** What a text names that holds items: 推進項目(3), 活力の分野, デジタル推進課, Ｒ６新規. */
export const groupQuerySchema = z.strictObject({
  text: z.string().min(1).max(1000),
  /** Left out: those that the text names, else all. */
  cities: z.array(z.string().min(1).max(50)).max(20).optional(),
  planIds: z.array(z.string().min(1).max(100)).max(50).optional(),
});
export type GroupQuery = z.infer<typeof groupQuerySchema>;

export const groupSchema = z.strictObject({
  /** department: 担当部課; place: 基本方針・推進項目・施策・分野; link: リーディングプロジェクト; mark: 新規 */
  by: z.enum(['department', 'place', 'link', 'mark']),
  /** As the document prints it: 企画部 デジタル推進課, 推進項目(3) 組織･マネジメントの見直し, Ｒ６新規. */
  name: z.string(),
  planId: z.string(),
  /** The heading's own item; null for departments, marks and parts of a plan that have no heading of their own. */
  itemId: z.string().nullable(),
  /** What a list is asked for by: a department, a mark, or the id of a place or a link. */
  value: z.string(),
});
export type Group = z.infer<typeof groupSchema>;

/** Headings of one level that a text names as a whole: 施策は全部でいくつ, 5つの力. */
export const levelSchema = z.strictObject({ label: z.string(), planId: z.string(), headings: z.int() });
export type Level = z.infer<typeof levelSchema>;

export const foundGroupsSchema = z.strictObject({ groups: z.array(groupSchema), levels: z.array(levelSchema) });
export type FoundGroups = z.infer<typeof foundGroupsSchema>;

const names = z.array(z.string().min(1).max(300)).min(1).max(100).optional();

/** Which items a list holds. All that is given must hold; of the names in one field, any. */
export const listFilterShape = {
  cities: names,
  planIds: names,
  /** 担当: デジタル推進課, 企画部, 企画部 デジタル推進課; a section's own 担当 belong to it. */
  departments: names,
  /** lead: 担当,主管; part: only takes part (関連所属); any: both. */
  role: z.enum(['lead', 'part', 'any']).optional(),
  /** Of these items alone. */
  itemIds: z.array(z.string().min(1).max(300)).min(1).max(1000).optional(),
  /** Below one of these parts of a plan, by its place or by a link: ids of headings, or as a group's value. */
  placeItemIds: names,
  /** Marked as part of one of these (リーディングプロジェクト): ids of headings. */
  links: names,
  /** As printed: Ｒ６新規. */
  marks: names,
  /** Listed once more under another part of the plan (再掲, [再]). */
  repeated: z.boolean().optional(),
  /** Marked new (新規) in this fiscal year. */
  newIn: fiscalYearSchema.optional(),
  /** Items that print a value of such a kind, other than 0: 起債のある事業. */
  kinds: z.array(factKindSchema).min(1).optional(),
  /** With `kinds`: only values that this text names by their letter or words: 自己評価がB, 遅れている. */
  saying: z.string().min(1).max(1000).optional(),
  /** A printed 0 counts as well. */
  zeros: z.boolean().optional(),
  /** Items that have an indicator (指標). */
  withIndicator: z.boolean().optional(),
  /** Items that print something for this fiscal year; with `kinds`, a value of that kind for this very year. */
  fiscalYear: fiscalYearSchema.optional(),
  /** `item` unless told otherwise; `related` for その他の関連の事業, `heading` for 施策 and 基本政策. */
  itemKinds: z.array(itemKindSchema).min(1).optional(),
  /** Headings of these levels: 施策, 基本政策, 分野. */
  levels: names,
  /** Only those that deal with a subject. */
  about: z.string().trim().min(1).max(200).optional(),
};
export const listQuerySchema = z.strictObject({
  ...listFilterShape,
  /** Left out: all of them. */
  limit: z.int().min(1).max(10_000).optional(),
  offset: z.int().min(0).optional(),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

/** An item with its plan, and the value that puts it into the list, where there is one. */
export const listedSchema = z.strictObject({ item: itemSchema, plan: planSchema, fact: factSchema.nullable() });
export type Listed = z.infer<typeof listedSchema>;

export const itemCountSchema = z.strictObject({
  total: z.int(),
  /** Plans with at least one, in their order. */
  byPlan: z.array(z.strictObject({ plan: planSchema, total: z.int() })),
});
export type ItemCount = z.infer<typeof itemCountSchema>;

export const itemListSchema = itemCountSchema.extend({
  /** In the order of the documents. */
  items: z.array(listedSchema),
  /** Not counted: items that the document lists there once more (再掲) and describes elsewhere. */
  repeats: z.array(listedSchema),
});
export type ItemList = z.infer<typeof itemListSchema>;

/** A plan at a glance: its headings in order, what lies below each, and the totals that the document prints for them. */
export const planOverviewSchema = z.strictObject({
  plan: planSchema,
  counts: z.strictObject({ item: z.int(), heading: z.int(), related: z.int() }),
  /** Outermost first: 分野 5, 基本政策 10, 施策 40. */
  levels: z.array(z.strictObject({ label: z.string(), headings: z.int() })),
  headings: z.array(
    z.strictObject({
      item: itemSchema,
      /** 施策; null where nothing lies below it (第1章). */
      label: z.string().nullable(),
      /** Below it, at any depth. */
      items: z.int(),
      related: z.int(),
      /** Printed for the heading itself: 計画事業費. */
      facts: z.array(factSchema),
    }),
  ),
});
export type PlanOverview = z.infer<typeof planOverviewSchema>;

/** Lists, whole and in order: what the tools need besides the catalogue. */
export interface Listings {
  groups(query: GroupQuery): Promise<FoundGroups>;
  list(query: ListQuery): Promise<ItemList>;
  count(query: ListQuery): Promise<ItemCount>;
  /** null where there is no such plan. */
  overview(planId: string): Promise<PlanOverview | null>;
  /** In the order asked for, with item and plan; ids that are not there are left out. */
  factsOf(factIds: readonly string[]): Promise<(Listed & { fact: Fact })[]>;
  /** All facts of such kinds of all items that a list holds. */
  factsIn(query: ListQuery, kinds: readonly Fact['kind'][]): Promise<(Listed & { fact: Fact })[]>;
  /** Whether one item lies below the other, at any depth. */
  liesBelow(itemId: string, holderId: string): Promise<boolean>;
}
