/** The channel for OpenAI-compatible clients: the same answers, in the shapes that they know. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { NaviError } from '../../errors.ts';
import { refuseOtherMethods } from '../shared/other-methods.ts';
import { addChat } from './chat.ts';
import { openAiErrorHandler, refused } from './errors.ts';
import { addModels } from './models.ts';
import type { OpenAiServices } from './services.ts';

/** Clients send the whole conversation each time; what is too old in it is left out here. */
const BODY_MAX = 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: BODY_MAX,
  onError: () => {
    throw new NaviError('BODY_TOO_LARGE', '送る内容は 1 MB 以内にしてください。', {
      remedy: '会話の履歴が長いときは、新しい会話を始めてください。',
    });
  },
});

/** To be mounted beside the HTTP channel's routes, whose contract it joins. */
export function createOpenAi(services: OpenAiServices): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: result => {
      if (result.success) return;
      const param = result.error.issues[0]?.path.map(String).join('.').slice(0, 80) ?? '';
      const what = param === '' ? '本文' : `「${param}」`;
      throw refused(param, `${what}の内容が正しくありません。OpenAI の Chat Completions API の形で送ってください。`);
    },
  });
  app.use('/v1/*', limitBody);
  app.use('/v1/*', async (_c, next) => {
    if (!services.ready()) throw new NaviError('INDEX_MISSING', '索引がまだ開いていません。');
    await next();
  });
  addChat(app, services);
  addModels(app);
  refuseOtherMethods(app);
  app.all('/v1/*', c => {
    throw new NaviError('NOT_FOUND', `「${c.req.path.slice(0, 200)}」というアドレスはありません。`);
  });
  app.onError(openAiErrorHandler((error, where) => services.report?.(error, where)));
  return app;
}
