import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AskRequest, Progress } from '../../domain/answer.ts';
import { streamEvents } from '../shared/event-stream.ts';
import type { StreamEvent } from '../shared/event-stream.ts';
import { toProblem } from './problem.ts';
import { answerBody, askBody, askEvents, json, problems } from './schemas.ts';
import type { AskEvents } from './schemas.ts';
import type { HttpServices } from './services.ts';
import { wantsEvents } from './wants-events.ts';

const ok = json(answerBody, '回答');
const route = createRoute({
  method: 'post',
  path: '/api/ask',
  operationId: 'ask',
  tags: ['質問'],
  summary: '質問に、根拠を付けて答える',
  description:
    'Accept に text/event-stream を指定すると、status、token、citation、done（失敗したときは error）のイベントとして届きます。' +
    '最後は必ず done か error です。done の回答が確かめ済みの全体で、それまでに届いた文章に代わります。' +
    '確かめ終わる前の文章では、数値のところが［確認中］になります。' +
    'filters.style に easy を指定すると、やさしい日本語で答えます。',
  request: { body: { required: true, content: { 'application/json': { schema: askBody } } } },
  responses: {
    200: { ...ok, content: { ...ok.content, 'text/event-stream': { schema: askEvents } } },
    ...problems(400, 413, 500, 503),
  },
});

function event<Name extends keyof AskEvents>(name: Name, data: AskEvents[Name]): StreamEvent {
  return { event: name, data: JSON.stringify(data) };
}

function progressEvent(progress: Progress): StreamEvent {
  return progress.type === 'citation'
    ? event('citation', progress.citation)
    : event(progress.type, { text: progress.text });
}

function streamAnswer(c: Context, services: HttpServices, request: AskRequest): Response {
  return streamEvents(c, services.stream ?? {}, async ({ signal, offer, send }) => {
    let over = false;
    const tell = (progress: Progress) => {
      if (!over) offer(progressEvent(progress));
    };
    let last: StreamEvent;
    try {
      last = event('done', await services.ask(request, { signal, tell }));
    } catch (error) {
      if (signal.aborted) return;
      const problem = toProblem(error, c.req.path);
      if (problem.status >= 500) services.report?.(error, 'POST /api/ask');
      last = event('error', problem);
    }
    over = true;
    await send(last);
  });
}

export function addAsk(app: OpenAPIHono, services: HttpServices): void {
  app.openapi(route, async c => {
    const request = c.req.valid('json');
    if (wantsEvents(c)) return streamAnswer(c, services, request);
    return c.json(await services.ask(request, { signal: c.req.raw.signal }), 200);
  });
}
