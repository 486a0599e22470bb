/**
 * The plan file (計画ファイル): the facts of one plan as a text that a clerk can write by hand and a reviewer can compare
 * line by line. This schema is its one definition; `corpus/plan-file.schema.json` is made from it for editors.
 * Each description says in Japanese what belongs there: it is what the reader answers where something else stands.
 */
import { z } from 'zod';
import { KIND_LABEL } from '../../src/domain/lexicon.ts';
import { factKindSchema, fiscalYearSchema, itemKindSchema, itemSchema, planSchema } from '../../src/domain/records.ts';

export const PLAN_FORMAT = 'keikaku-navi/plan-1';

const text = z.string().regex(/\S/u);
const year = fiscalYearSchema.describe('年度を西暦の4けた（令和6年度なら 2024）');
const span = z.string().regex(/^\d{4}-\d{4}$/u);
/** Where it is printed; what a value leaves out is that of its row, then that of its item. */
const place = {
  line: z
    .union([z.int().min(1), z.string().regex(/^[1-9]\d*(-[1-9]\d*)?$/u)])
    .describe('元の文書の行番号（例: 45）か、行の範囲（例: 45-47）'),
  page: z.int().min(1).optional().describe('元の文書のページ番号（ページのある文書のとき）'),
};

export const planValueSchema = z
  .strictObject({
    year: year.optional(),
    period: span
      .optional()
      .describe('何年度分かをまとめた値の、最初と最後の年度（例: 2024-2026）。year とは一緒に書けません'),
    value: text.describe('印字されたとおりの値を、引用符で囲んだもの（例: "22,040"、"90％未満"、"運用開始"）'),
    line: place.line.optional(),
    page: place.page,
    continued: z.boolean().optional().describe('前の年度から矢印（→）で続く値なら true'),
    abridged: z.boolean().optional().describe('元の文書の言葉を短く言い換えた値なら true'),
    note: text.optional().describe('読む人に知らせること（脚注、表どうしの食い違いなど）'),
  })
  .meta({ id: 'value' });
export type PlanValue = z.infer<typeof planValueSchema>;

const values = Object.fromEntries(
  factKindSchema.options.map(kind => [
    kind,
    z.array(planValueSchema).min(1).optional().describe(`${KIND_LABEL[kind]}の並び。一つの値ごとに「- 」で始めるもの`),
  ]),
) as Record<(typeof factKindSchema.options)[number], z.ZodOptional<z.ZodArray<typeof planValueSchema>>>;

export const planRowSchema = z
  .strictObject({
    name: text.describe('指標や表の行の名前'),
    unit: text.optional().describe('値と別の欄に印字された単位（値に単位が付いていれば要りません）'),
    line: place.line.optional(),
    page: place.page,
    ...values,
  })
  .meta({ id: 'row' });
export type PlanRow = z.infer<typeof planRowSchema>;

const texts = z.array(text).optional();
const linkSchema = z.strictObject({
  rel: itemSchema.shape.links.element.shape.rel.describe(
    'leading_project（この重点の取組に入る）、same_as（同じもの）、part_of（その一部）のどれか',
  ),
  itemNo: text.describe('つながる先の項目の番号を引用符で囲んだもの'),
});

export const planItemSchema = z
  .strictObject({
    itemNo: text.describe('項目の番号を引用符で囲んだもの（番号のない見出しは、見出しの言葉）'),
    kind: itemKindSchema
      .optional()
      .describe('項目なら item（省けます）、見出しなら heading、番号のない関連の事業なら related'),
    alsoNos: texts.describe('この項目を指す別の番号の並び'),
    title: text.describe('項目の名前'),
    departments: texts.describe('担当部課の並び（中心の部課を先に）'),
    relatedDepartments: texts.describe('関連する部課の並び'),
    under: text.optional().describe('計画のどこにあるか。structure に書いた id'),
    marks: texts.describe('項目に付いた印（新規、再掲など）の並び'),
    links: z.array(linkSchema).optional().describe('文書が示す、ほかの項目とのつながり（rel と itemNo）の並び'),
    line: place.line,
    page: place.page,
    summary: z.string().optional().describe('何を、誰のために、どのように行うかを、自分の言葉で1〜3文'),
    rows: z.array(planRowSchema).optional().describe('指標や表の行の並び。一つの行ごとに「- name: 」で始めるもの'),
  })
  .meta({ id: 'item' });
export type PlanItem = z.infer<typeof planItemSchema>;

export const planPartSchema = z
  .strictObject({
    id: text.describe('この見出しを under で指すための短い名前（例: 基本方針1）'),
    under: text.optional().describe('上の見出しの id（この見出しより前に書いたもの）'),
    label: text.describe('見出しの種類（基本方針、施策、分野など）'),
    no: z.string().optional().describe('見出しの番号を引用符で囲んだもの'),
    title: z.string().optional().describe('見出しの名前'),
  })
  .meta({ id: 'part' });
export type PlanPart = z.infer<typeof planPartSchema>;

export const planFileSchema = z
  .strictObject({
    format: z.literal(PLAN_FORMAT).describe(`${PLAN_FORMAT}（計画ファイルの印）`),
    planId: planSchema.shape.planId.describe('計画の番号。英小文字、数字、ハイフンだけ（例: sakurano-kaikaku-r6）'),
    city: text.describe('市の名前'),
    planTitle: text.describe('計画の名前と版'),
    fiscalYears: span.describe('計画期間の最初と最後の年度を西暦で（例: 2024-2026）'),
    publisher: text.optional().describe('発行した部署'),
    url: text.optional().describe('計画が載っている公式の場所（https://…）'),
    published: text.optional().describe('発行年月（例: 2024-03。年だけなら引用符で囲んで "2024"）'),
    document: text.describe('行番号が指す、元の文書の名前'),
    structure: z.array(planPartSchema).optional().describe('計画の見出しの並び。上の見出しから順に'),
    items: z
      .array(planItemSchema)
      .min(1)
      .describe('項目の並び。文書に出てくる順に、一つの項目ごとに「- itemNo: 」で始めるもの'),
  })
  .meta({ title: '計画ナビの計画ファイル' });
export type PlanFile = z.infer<typeof planFileSchema>;

/** `plan-file.schema.json`: the same in the language of editors and of other programs. */
export const planFileJsonSchema = (): z.core.JSONSchema.JSONSchema =>
  z.toJSONSchema(planFileSchema, { target: 'draft-2020-12' });
