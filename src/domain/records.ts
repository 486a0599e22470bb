/**
 * The one language of the house: what a plan document says, as records. Types are inferred from the schemas.
 * Words and codes are those of the domain glossary; the Japanese term of the trade stands beside each name.
 */
import { z } from 'zod';

/** A Western fiscal year (年度): 令和6年度 = 2024. */
export const fiscalYearSchema = z.int().min(1926).max(2117);

/** Where something is printed: file and lines, counted from 1; a page where the format has pages. */
export const sourceSchema = z.strictObject({
  file: z.string().min(1),
  lineStart: z.int().min(1),
  lineEnd: z.int().min(1),
  page: z.int().min(1).optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** 計画: one published document of one city. */
export const planSchema = z.strictObject({
  planId: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  city: z.string().min(1),
  planTitle: z.string().min(1),
  /** The document family that read it. */
  family: z.string().min(1),
  /** First and last fiscal year of the plan (計画期間). */
  fiscalYears: z.tuple([fiscalYearSchema, fiscalYearSchema]),
  publisher: z.string().nullable(),
  /** Official address of the plan or of its publisher. */
  url: z.string().nullable(),
  /** `YYYY` or `YYYY-MM`. */
  published: z.string().nullable(),
  file: z.string().min(1),
});
export type Plan = z.infer<typeof planSchema>;

/**
 * What an item is:
 * - `item`: a numbered unit of the plan (項目・事業・取組), what a citation points at;
 * - `heading`: a part of the plan that holds items or text of its own (基本方針, 推進項目, 施策, 分野, 章, リーディングプロジェクト);
 * - `related`: a project that the plan names without a number (その他の関連の事業).
 */
export const itemKindSchema = z.enum(['item', 'heading', 'related']);
export type ItemKind = z.infer<typeof itemKindSchema>;

export const itemSchema = z.strictObject({
  /** `<planId>:<itemNo>` */
  itemId: z.string().min(3),
  planId: z.string().min(1),
  kind: itemKindSchema,
  /** Canonical number; a heading or a related project carries the words that name it in print (`施策06`). */
  itemNo: z.string().min(1),
  /** Other numbers that the item answers to: `19-103` for `19-103#2`, the second number of an item marked 再掲. */
  alsoNos: z.array(z.string().min(1)),
  /** Rejoined where the document breaks the line. */
  title: z.string().min(1),
  /** 担当部課 as printed, lead first: `経済環境部 清掃リサイクル課`. */
  departments: z.array(z.string().min(1)),
  /** 関連所属: departments that the document names as taking part, not leading. */
  relatedDepartments: z.array(z.string().min(1)),
  /** Place in the plan, outermost first: { label: '基本方針', no: '1', title: '行政サービスの最適化' }. */
  place: z.array(z.strictObject({ label: z.string().min(1), no: z.string(), title: z.string() })),
  /** Marks printed with the item: `Ｒ６新規`, `再掲`, `新規`, `継続`. */
  marks: z.array(z.string().min(1)),
  /** Links that the document itself prints, by itemNo within the same plan: リーディングプロジェクト④. */
  links: z.array(z.strictObject({ rel: z.enum(['leading_project', 'same_as', 'part_of']), itemNo: z.string().min(1) })),
  source: sourceSchema,
});
export type Item = z.infer<typeof itemSchema>;

/** What a printed value is. The words a person reads for each stand in `lexicon.ts`. */
export const factKindSchema = z.enum([
  'baseline', // 現状値
  'target', // 目標値
  'actual', // 実績値
  'final_target', // 計画最終年度の目標値, where printed apart
  'effect_expected', // 効果見込額
  'effect_actual', // 実績効果額
  'budget_total', // 事業費総額
  'budget_general', // 一般財源
  'budget_special', // 特定財源
  'budget_subsidy', // 国県補助等
  'budget_bond', // 起債
  'budget_other', // その他
  'cost', // 事業費・人件費・トータルコスト
  'staff', // 人工
  'population', // 対象数
  'grade', // 評価 (A/B/C)
  'milestone', // 年次計画・事業行程
  'department', // 担当部課
]);
export type FactKind = z.infer<typeof factKindSchema>;

/** One printed value, with where it is printed. `-` and blank cells are no facts; a printed 0 is one. */
export const factSchema = z.strictObject({
  /** `<itemId>#<n>`, n counted from 1 within the item, in the order of the document. */
  factId: z.string().min(4),
  itemId: z.string().min(3),
  planId: z.string().min(1),
  /** What is measured or planned (指標名, 財源, 取組内容); rejoined where the document breaks the line. */
  metric: z.string().min(1),
  kind: factKindSchema,
  /** null where the document names no year, or where the value is for a `period`. */
  fiscalYear: fiscalYearSchema.nullable(),
  /** First and last year of a value that covers several (事業費総額 of two years, 小計 of five). */
  period: z.tuple([fiscalYearSchema, fiscalYearSchema]).optional(),
  /** As printed; a text of several lines is rejoined. */
  valueText: z.string().min(1),
  /** The number of valueText in `unit` as printed, or null where the value is words. */
  value: z.number().nullable(),
  /** Half width, without blanks; empty where none is printed. */
  unit: z.string(),
  source: sourceSchema,
  /** true where `→` carries the cell before it on; valueText is what it repeats. */
  continued: z.boolean().optional(),
  /** true where valueText is said shorter in our own words than the document prints it; only texts, never numbers. */
  abridged: z.boolean().optional(),
  /** What a reader must know: a footnote, a contradiction with another table of the document. */
  note: z.string().optional(),
});
export type Fact = z.infer<typeof factSchema>;

/** A piece of an item's text, rejoined for reading. */
export const passageSchema = z.strictObject({
  /** `<itemId>@<n>`, n counted from 1 within the item. */
  passageId: z.string().min(4),
  itemId: z.string().min(3),
  planId: z.string().min(1),
  /** The printed name of the section: 現状と課題, 目指す姿, 事業内容. */
  section: z.string().min(1),
  text: z.string().min(1),
  fiscalYear: fiscalYearSchema.nullable(),
  source: sourceSchema,
});
export type Passage = z.infer<typeof passageSchema>;

/**
 * What ingestion could not read or tie, for a clerk to look at. `message` is Japanese and says what is the matter
 * and where; nothing that a problem is about has been guessed.
 */
export const problemSchema = z.strictObject({
  code: z.enum([
    'UNREAD_LINE', // a line that no rule of the family places
    'UNTIED_VALUE', // a value whose year, item or indicator the layout does not tell
    'CONTRADICTION', // two places of the document disagree
    'TOTAL_MISMATCH', // parts that do not add up to their printed total
    'MISSING_PART', // a heading, row or cell that the family's layout has and this sheet lacks
    'DUPLICATE_NO', // one number on two sheets
    'EVIDENCE_MISSING', // a value that does not stand on the line it claims: our own fault
    'ENCODING', // characters that could not be decoded
  ]),
  message: z.string().min(1),
  planId: z.string().min(1),
  itemId: z.string().nullable(),
  source: sourceSchema,
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemCode = Problem['code'];

/** Everything that one document says. */
export interface Records {
  plan: Plan;
  items: Item[];
  facts: Fact[];
  passages: Passage[];
  problems: Problem[];
}
