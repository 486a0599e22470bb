/** Plans and items. */
import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { NaviError } from '../../errors.ts';
import {
  itemDetail,
  itemList,
  itemParams,
  itemQuery,
  json,
  noQuery,
  planList,
  problems,
  relatedList,
  relatedQuery,
} from './schemas.ts';
import type { HttpServices } from './services.ts';

const plansRoute = createRoute({
  method: 'get',
  path: '/api/plans',
  operationId: 'listPlans',
  tags: ['計画'],
  summary: '収録している計画の一覧',
  request: { query: noQuery },
  responses: { 200: json(planList, '計画の一覧'), ...problems(400, 500, 503) },
});

const itemsRoute = createRoute({
  method: 'get',
  path: '/api/items',
  operationId: 'listItems',
  tags: ['項目'],
  summary: '項目（事業・取組）の一覧',
  request: { query: itemQuery },
  responses: { 200: json(itemList, '項目の一覧'), ...problems(400, 500, 503) },
});

const itemRoute = createRoute({
  method: 'get',
  path: '/api/items/{itemId}',
  operationId: 'getItem',
  tags: ['項目'],
  summary: '項目の全体（位置、文章、数値、出典）',
  request: { params: itemParams, query: noQuery },
  responses: { 200: json(itemDetail, '項目'), ...problems(400, 404, 500, 503) },
});

const relatedRoute = createRoute({
  method: 'get',
  path: '/api/items/{itemId}/related',
  operationId: 'listRelatedItems',
  tags: ['項目'],
  summary: '関連する項目（ほかの計画のものを含む）と、その理由、違い',
  request: { params: itemParams, query: relatedQuery },
  responses: { 200: json(relatedList, '関連する項目（関連の強いものから順に）'), ...problems(400, 404, 500, 503) },
});

const unknownItem = (itemId: string) =>
  new NaviError('NOT_FOUND', `「${itemId.slice(0, 200)}」という項目はありません。`, {
    value: itemId,
    remedy: '項目の ID（計画の ID:項目番号）を確かめてください。項目の一覧は /api/items にあります。',
  });

export function addLists(app: OpenAPIHono, services: HttpServices): void {
  app.openapi(plansRoute, async c => c.json({ plans: await services.catalogue().plans() }, 200));
  app.openapi(itemsRoute, async c => {
    const { rows, cursor } = await services.catalogue().items(c.req.valid('query'));
    return c.json({ items: rows, cursor }, 200);
  });
  app.openapi(itemRoute, async c => {
    const { itemId } = c.req.valid('param');
    const item = await services.catalogue().item(itemId);
    if (item !== null) return c.json(item, 200);
    throw unknownItem(itemId);
  });
  app.openapi(relatedRoute, async c => {
    const { itemId } = c.req.valid('param');
    const related = await services.catalogue().related(itemId, c.req.valid('query').limit);
    if (related !== null) return c.json({ related }, 200);
    throw unknownItem(itemId);
  });
}
