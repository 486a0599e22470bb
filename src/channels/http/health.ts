import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { health, json, problems, readiness } from './schemas.ts';
import type { HttpServices } from './services.ts';
import { requireIndex } from './require-index.ts';

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'health',
  tags: ['稼働状況'],
  summary: 'サーバーが動いているか',
  responses: { 200: json(health, '動いている') },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'ready',
  tags: ['稼働状況'],
  summary: '索引が開いていて、質問に答えられるか',
  responses: { 200: json(readiness, '索引が開いている'), ...problems(500, 503) },
});

export function addHealth(app: OpenAPIHono, services: HttpServices): void {
  app.openapi(healthRoute, c => c.json({ status: 'ok' as const }, 200));
  app.openapi(readyRoute, c => {
    requireIndex(services);
    const { schemaVersion, corpusHash, builtAt, counts } = services.catalogue().status();
    return c.json({ status: 'ready' as const, version: schemaVersion, corpusHash, builtAt, counts }, 200);
  });
}
