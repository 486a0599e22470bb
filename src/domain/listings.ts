/** Lists of items, whole and in order, by what a plan or a text names: what the tools need besides the catalogue. */
import { z } from 'zod';
import { factKindSchema, factSchema, fiscalYearSchema, itemKindSchema, itemSchema, planSchema } from './records.ts';
import type { Fact } from './records.ts';

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
