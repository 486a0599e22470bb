import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { json, problems, searchBody, searchResult } from './schemas.ts';
import type { HttpServices } from './services.ts';

const route = createRoute({
  method: 'post',
  path: '/api/search',
  operationId: 'search',
  tags: ['検索'],
  summary: '言葉で項目を探す',
  request: { body: { required: true, content: { 'application/json': { schema: searchBody } } } },
  responses: { 200: json(searchResult, '見つかった項目（合うものから順に）'), ...problems(400, 413, 500, 503) },
});

export function addSearch(app: OpenAPIHono, services: HttpServices): void {
  app.openapi(route, async c => c.json({ hits: await services.catalogue().search(c.req.valid('json')) }, 200));
}
