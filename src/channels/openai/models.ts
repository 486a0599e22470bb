/** `GET /v1/models` and `/v1/models/{model}`: clients ask which models there are before they ask anything else. */
import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { NaviError } from '../../errors.ts';
import { failures, json } from './responses.ts';
import { MODEL_ID, modelListSchema, modelParams, modelSchema } from './schemas.ts';

const MODEL = { id: MODEL_ID, object: 'model' as const, created: Date.UTC(2026, 0) / 1000, owned_by: MODEL_ID };

const listRoute = createRoute({
  method: 'get',
  path: '/v1/models',
  operationId: 'listModels',
  tags: ['OpenAI 互換'],
  summary: '使えるモデルの一覧（一つだけ）',
  responses: { 200: json(modelListSchema, '一覧') },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/v1/models/{model}',
  operationId: 'getModel',
  tags: ['OpenAI 互換'],
  summary: 'モデルの情報',
  request: { params: modelParams },
  responses: { 200: json(modelSchema, 'モデル'), ...failures(404) },
});

export function addModels(app: OpenAPIHono): void {
  app.openapi(listRoute, c => c.json({ object: 'list' as const, data: [MODEL] }, 200));
  app.openapi(oneRoute, c => {
    const { model } = c.req.valid('param');
    if (model === MODEL_ID) return c.json(MODEL, 200);
    throw new NaviError('NOT_FOUND', `「${model.slice(0, 200)}」というモデルはありません。`, {
      value: { param: 'model' },
      remedy: `モデルには ${MODEL_ID} を指定してください。`,
    });
  });
}
