import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { Context } from 'hono';
import type { AskRequest } from '../../domain/answer.ts';
import { toProblem } from './problem.ts';
import { answerBody, askBody, json, problems } from './schemas.ts';
import type { HttpServices } from './services.ts';

const route = createRoute({
  method: 'post',
  path: '/api/ask',
  operationId: 'ask',
  tags: ['質問'],
  summary: '質問に、根拠を付けて答える',
  description:
    'Accept に text/event-stream を指定すると、status、citation、done（失敗したときは error）のイベントとして届きます。filters.style に easy を指定すると、やさしい日本語で答えます。',
  request: { body: { required: true, content: { 'application/json': { schema: askBody } } } },
  responses: { 200: json(answerBody, '回答'), ...problems(400, 413, 500, 503) },
});

/** The verified answer as events. Nothing unverified is sent ahead of it. */
function streamAnswer(c: Context, services: HttpServices, request: AskRequest, signal: AbortSignal): Response {
  return streamSSE(c, async stream => {
    const send = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) });
    try {
      await send('status', { message: '計画の文書を調べています。' });
      const answer = await services.ask(request, { signal });
      for (const citation of answer.citations) await send('citation', citation);
      await send('done', answer);
    } catch (error) {
      const problem = toProblem(error, c.req.path);
      if (problem.status >= 500) services.report?.(error, 'POST /api/ask');
      await send('error', problem);
    }
  });
}

export function addAsk(app: OpenAPIHono, services: HttpServices): void {
  app.openapi(route, async c => {
    const request = c.req.valid('json');
    const { signal } = c.req.raw;
    if (c.req.header('accept')?.includes('text/event-stream')) {
      return streamAnswer(c, services, request, signal) as never;
    }
    return c.json(await services.ask(request, { signal }), 200);
  });
}
