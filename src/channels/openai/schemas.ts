/** The part of OpenAI's Chat Completions API that an answer can fill. Fields that are not named here are let through unread. */
import { z } from 'zod';
import { answerSchema } from '../../domain/answer.ts';

export const MODEL_ID = 'keikaku-navi';

const part = z.looseObject({ type: z.string(), text: z.string().nullish() });
const content = z.union([z.string(), z.array(part)]).nullish();

export const messageSchema = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: content.meta({ description: '文字列、または type が text の部分の並び' }),
});
export type Message = z.infer<typeof messageSchema>;

export const chatBody = z
  .looseObject({
    model: z
      .string()
      .nullish()
      .meta({ description: `どの名前でも ${MODEL_ID} が答える` }),
    messages: z.array(messageSchema).min(1).meta({
      description:
        '最後の user の発言が質問（1,000文字以内）、その前の user と assistant の発言が会話の履歴（新しいものから20件）。system などの指示は使わない',
    }),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
    n: z.int().nullish().meta({ description: '1 だけ' }),
    response_format: z.looseObject({ type: z.string() }).nullish().meta({ description: 'type は text だけ' }),
    tool_choice: z
      .union([z.string(), z.looseObject({})])
      .nullish()
      .meta({ description: 'auto か none だけ（tools は使わない）' }),
  })
  .meta({
    id: 'ChatCompletionRequest',
    description: 'temperature、top_p、max_tokens、seed、stop、user、metadata などは、あっても使わない',
    examples: [
      { model: MODEL_ID, messages: [{ role: 'user', content: 'ごみの排出量の令和7年度の目標値は？' }], stream: false },
    ],
  });
export type ChatRequest = z.infer<typeof chatBody>;

export const usageSchema = z
  .strictObject({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() })
  .meta({
    id: 'ChatUsage',
    description: '目安。1文字を1トークンと数える（質問と、使った履歴／返した文章）。課金やモデルの消費とは関係ない',
  });
export type Usage = z.infer<typeof usageSchema>;

export const metadataSchema = answerSchema
  .omit({ answer: true })
  .meta({ id: 'ChatMetadata', description: '回答の根拠など（/api/ask の回答から answer を除いたもの）' });
export type Metadata = z.infer<typeof metadataSchema>;

const head = { id: z.string(), created: z.int().meta({ description: 'UNIX 時刻（秒）' }), model: z.literal(MODEL_ID) };

export const completionSchema = z
  .strictObject({
    ...head,
    object: z.literal('chat.completion'),
    choices: z.array(
      z.strictObject({
        index: z.literal(0),
        message: z.strictObject({ role: z.literal('assistant'), content: z.string(), refusal: z.null() }),
        logprobs: z.null(),
        finish_reason: z.literal('stop'),
      }),
    ),
    usage: usageSchema,
    metadata: metadataSchema,
  })
  .meta({ id: 'ChatCompletion' });
export type Completion = z.infer<typeof completionSchema>;

export const chunkSchema = z
  .strictObject({
    ...head,
    object: z.literal('chat.completion.chunk'),
    choices: z.array(
      z.strictObject({
        index: z.literal(0),
        delta: z.strictObject({ role: z.literal('assistant').optional(), content: z.string().optional() }),
        logprobs: z.null(),
        finish_reason: z.literal('stop').nullable(),
      }),
    ),
    usage: usageSchema.nullable().optional().meta({ description: 'include_usage のとき。最後のもの以外は null' }),
    metadata: metadataSchema.optional().meta({ description: 'finish_reason が stop のものだけ' }),
  })
  .meta({ id: 'ChatCompletionChunk', description: 'イベントの data。最後に [DONE] が届く' });
export type Chunk = z.infer<typeof chunkSchema>;

export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      message: z.string(),
      type: z.enum(['invalid_request_error', 'server_error']),
      param: z.string().nullable(),
      code: z.string(),
    }),
  })
  .meta({ id: 'ChatError', description: 'エラー（OpenAI の形）' });

export const modelSchema = z
  .strictObject({ id: z.string(), object: z.literal('model'), created: z.int(), owned_by: z.string() })
  .meta({ id: 'Model' });
export const modelListSchema = z.strictObject({ object: z.literal('list'), data: z.array(modelSchema) });
export const modelParams = z.strictObject({
  model: z.string().min(1).meta({ description: 'モデルの ID', example: MODEL_ID }),
});
