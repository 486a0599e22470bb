/** `POST /v1/chat/completions`, whole and as a stream. */
import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Answer, AskRequest } from '../../domain/answer.ts';
import { streamEvents } from '../shared/event-stream.ts';
import { readConversation } from './conversation.ts';
import { toOpenAiError } from './errors.ts';
import { messageText, metadataOf, piecesOf, usageOf } from './rendering.ts';
import { failures, json } from './responses.ts';
import { MODEL_ID, chatBody, chunkSchema, completionSchema } from './schemas.ts';
import type { Chunk, Completion, Usage } from './schemas.ts';
import type { OpenAiServices } from './services.ts';

const PATH = '/v1/chat/completions';

const ok = json(completionSchema, '回答。文章の終わりに出典の一覧が付く');
const route = createRoute({
  method: 'post',
  path: PATH,
  operationId: 'createChatCompletion',
  tags: ['OpenAI 互換'],
  summary: 'OpenAI の API に対応したソフトから質問する',
  description:
    'API キーは要りません（あっても見ません）。system や developer の指示は使わず、回答は /api/ask と同じ確かめを経たものだけを返します。' +
    'stream でも、確かめが済んだ文章だけが届きます。',
  request: { body: { required: true, content: { 'application/json': { schema: chatBody } } } },
  responses: {
    200: { ...ok, content: { ...ok.content, 'text/event-stream': { schema: chunkSchema } } },
    ...failures(400, 413, 500, 503),
  },
});

interface Rendered {
  content: string;
  usage: Usage;
}

/** The scheme is the one that the client used, which a proxy before this service tells. */
function originOf(c: Context): string {
  const url = new URL(c.req.url);
  if (c.req.header('x-forwarded-proto') === 'https') url.protocol = 'https:';
  return url.origin;
}

function render(answer: Answer, { question, history = [] }: AskRequest, origin: string): Rendered {
  const content = messageText(answer, origin);
  return { content, usage: usageOf([question, ...history.map(turn => turn.content)], content) };
}

const newHead = () =>
  ({
    id: `chatcmpl-${crypto.randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: MODEL_ID,
  }) as const;

function completion(answer: Answer, { content, usage }: Rendered): Completion {
  return {
    ...newHead(),
    object: 'chat.completion',
    choices: [
      { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: 'stop' },
    ],
    usage,
    metadata: metadataOf(answer),
  };
}

type Choice = Chunk['choices'][number];

const choice = (delta: Choice['delta'], reason: Choice['finish_reason'] = null): Choice[] => [
  { index: 0, delta, logprobs: null, finish_reason: reason },
];

/**
 * A client of this API cannot take text back, so none is sent before the whole answer is verified: what `ask` tells of its
 * progress is not passed on, and comments keep the connection alive meanwhile.
 */
function streamChat(c: Context, services: OpenAiServices, request: AskRequest, withUsage: boolean): Response {
  const origin = originOf(c);
  const head = newHead();
  const chunk = (choices: Choice[], rest: Partial<Chunk> = {}) => {
    const data: Chunk = {
      ...head,
      object: 'chat.completion.chunk',
      choices,
      ...(withUsage && { usage: null }),
      ...rest,
    };
    return { data: JSON.stringify(data) };
  };
  return streamEvents(c, services.stream ?? {}, async ({ signal, offer, send }) => {
    offer(chunk(choice({ role: 'assistant', content: '' })));
    try {
      const answer = await services.ask(request, { signal });
      const { content, usage } = render(answer, request, origin);
      for (const piece of piecesOf(content)) await send(chunk(choice({ content: piece })));
      await send(chunk(choice({}, 'stop'), { metadata: metadataOf(answer) }));
      if (withUsage) await send(chunk([], { usage }));
      await send({ data: '[DONE]' });
    } catch (error) {
      if (signal.aborted) return;
      const { status, body } = toOpenAiError(error);
      if (status >= 500) services.report?.(error, `POST ${PATH}`);
      await send({ data: JSON.stringify(body) });
    }
  });
}

export function addChat(app: OpenAPIHono, services: OpenAiServices): void {
  app.openapi(route, async c => {
    const body = c.req.valid('json');
    const request = readConversation(body);
    if (body.stream) return streamChat(c, services, request, body.stream_options?.include_usage === true);
    const answer = await services.ask(request, { signal: c.req.raw.signal });
    return c.json(completion(answer, render(answer, request, originOf(c))), 200);
  });
}
