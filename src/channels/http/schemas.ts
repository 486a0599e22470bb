/**
 * The domain's schemas as the outside contract names them. Names and examples are given with zod's own `meta`, which
 * the OpenAPI generator reads: its `.openapi()` exists only on schemas made after the library was loaded.
 */
import { z } from 'zod';
import { QUESTION_MAX, answerSchema, askRequestSchema, citationSchema } from '../../domain/answer.ts';
import {
  factQuerySchema,
  itemDetailSchema,
  itemQuerySchema,
  itemRowSchema,
  relatedItemSchema,
  relatedQuerySchema,
  searchHitSchema,
  searchRequestSchema,
} from '../../domain/catalogue.ts';
import { factSchema, planSchema } from '../../domain/records.ts';
import { problemDetailsSchema } from './problem.ts';

const question = z
  .string()
  .trim()
  .min(1)
  // Characters as a person counts them: 𠮷 is one, though JavaScript says two.
  .refine(text => Array.from(text).length <= QUESTION_MAX)
  .meta({ description: '質問', maxLength: QUESTION_MAX, example: 'ごみの排出量の令和7年度の目標値は？' });

export const askBody = askRequestSchema.extend({ question }).meta({
  id: 'AskRequest',
  examples: [{ question: 'ごみの排出量の令和7年度の目標値は？', filters: { fiscalYear: 2025 } }],
});
export const answerBody = answerSchema.meta({ id: 'Answer', description: '回答と、その根拠' });

const told = z.strictObject({ text: z.string() });
/** Server-Sent Events: by the name of each event its `data`, as JSON. */
export const askEvents = z
  .strictObject({
    status: told.meta({ description: 'いま何を調べているか' }),
    token: told.meta({ description: 'できた分の文章。つなげると、そこまでの回答になる' }),
    citation: citationSchema.meta({ description: '根拠の一つ' }),
    done: answerBody,
    error: problemDetailsSchema,
  })
  .partial()
  .meta({ id: 'AskEvents', description: 'イベントの名前ごとの data の内容（JSON）' });
export type AskEvents = Required<z.infer<typeof askEvents>>;

export const searchBody = searchRequestSchema.meta({
  id: 'SearchRequest',
  examples: [{ query: 'ごみの減量', limit: 5 }],
});
export const searchResult = z.strictObject({ hits: z.array(searchHitSchema.meta({ id: 'SearchHit' })) });

export const plan = planSchema.meta({ id: 'Plan', description: '計画' });
export const planList = z.strictObject({ plans: z.array(plan) });

export const noQuery = z.strictObject({});

const cursor = z.string().nullable().meta({ description: '続きがあれば、次のリクエストの cursor に渡す値' });
const { shape: itemShape } = itemQuerySchema;
export const itemQuery = itemQuerySchema.extend({
  city: itemShape.city.meta({ description: '市の名前' }),
  planId: itemShape.planId.meta({ description: '計画の ID' }),
  department: itemShape.department.meta({ description: '担当部課の名前' }),
  q: itemShape.q.meta({ description: '項目名か項目番号に含まれる言葉' }),
  kind: itemShape.kind.meta({
    description: '番号のある項目（item）、見出し（heading）、番号のない事業（related）、すべて（all）',
  }),
  limit: itemShape.limit.meta({ description: '一度に返す件数' }),
  cursor: itemShape.cursor.meta({ description: '前の回答にあった続きの位置' }),
});
export const itemList = z.strictObject({ items: z.array(itemRowSchema.meta({ id: 'Item' })), cursor });
export const itemDetail = itemDetailSchema.meta({ id: 'ItemDetail', description: '項目の全体' });
export const itemParams = z.strictObject({
  itemId: z.string().min(1).meta({
    description: '項目の ID（planId:itemNo）。( ) ④ # などの文字はパーセント符号化する',
    example: 'sample-plan:(2)④',
  }),
});

export const relatedQuery = relatedQuerySchema.extend({
  limit: relatedQuerySchema.shape.limit.meta({ description: '返す件数' }),
});
export const relatedList = z.strictObject({
  related: z.array(relatedItemSchema.meta({ id: 'RelatedItem', description: '関連する項目と、その理由、違い' })),
});

const { shape: factShape } = factQuerySchema;
export const factQuery = factQuerySchema.extend({
  city: factShape.city.meta({ description: '市の名前' }),
  planId: factShape.planId.meta({ description: '計画の ID' }),
  itemNo: factShape.itemNo.meta({ description: '項目番号' }),
  metric: factShape.metric.meta({ description: '指標名に含まれる言葉' }),
  kind: factShape.kind.meta({ description: '数値の種類（目標値は target、実績値は actual など）' }),
  fiscalYear: factShape.fiscalYear.meta({ description: '年度（西暦。令和7年度は 2025）' }),
  limit: factShape.limit.meta({ description: '一度に返す件数' }),
  cursor: factShape.cursor.meta({ description: '前の回答にあった続きの位置' }),
  format: z.enum(['json', 'csv']).default('json').meta({
    description: 'csv は Excel で開ける形。csv で limit を指定しないときは、該当するすべてを返す',
  }),
});
export const factList = z.strictObject({ facts: z.array(factSchema.meta({ id: 'Fact' })), cursor });

export const health = z.strictObject({ status: z.literal('ok') });
export const readiness = z.strictObject({
  status: z.literal('ready'),
  version: z.int().meta({ description: '索引の形式の版' }),
  corpusHash: z.string().meta({ description: '元の文書のハッシュ' }),
  builtAt: z.string().meta({ description: '索引を作った時刻' }),
  counts: z.strictObject({
    plans: z.int(),
    items: z.int(),
    facts: z.int(),
    passages: z.int(),
    problems: z.int(),
  }),
});

const PROBLEM_TEXT = {
  400: 'リクエストの内容が正しくない',
  404: '見つからない',
  413: '本文が 64 KB を超えている',
  500: 'サーバー側の問題',
  503: '索引を準備している',
} as const;

/** The problem responses of a route, for the contract. */
export function problems(...statuses: (keyof typeof PROBLEM_TEXT)[]) {
  return Object.fromEntries(
    statuses.map(status => [
      status,
      {
        description: PROBLEM_TEXT[status],
        content: { 'application/problem+json': { schema: problemDetailsSchema } },
      },
    ]),
  );
}

export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}
