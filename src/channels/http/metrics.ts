import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { PROMETHEUS_TYPE } from '../shared/prometheus.ts';
import type { HttpServices } from './services.ts';

const route = createRoute({
  method: 'get',
  path: '/metrics',
  operationId: 'metrics',
  tags: ['稼働状況'],
  summary: '件数や所要時間の集計（Prometheus の形式）',
  description: '質問の内容は含みません。',
  responses: { 200: { description: '集計', content: { 'text/plain': { schema: z.string() } } } },
});

export function addMetrics(app: OpenAPIHono, { metrics }: HttpServices): void {
  app.openapi(route, c => c.text(metrics.render(), 200, { 'Content-Type': PROMETHEUS_TYPE }));
}
