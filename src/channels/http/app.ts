/** The HTTP channel: the routes of the outside contract, and how it refuses. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { NaviError } from '../../errors.ts';
import { refuseOtherMethods } from '../shared/other-methods.ts';
import { addAsk } from './ask.ts';
import { addDocs } from './docs.ts';
import { addFacts } from './facts.ts';
import { securityHeaders } from './headers.ts';
import { addHealth } from './health.ts';
import { addLists } from './lists.ts';
import { addMetrics } from './metrics.ts';
import { addOpenApi } from './openapi.ts';
import { problemHandler, unknownRoute } from './problem.ts';
import { requireIndex } from './require-index.ts';
import { addSearch } from './search.ts';
import type { HttpServices } from './services.ts';
import { badRequest } from './validation.ts';

const BODY_MAX = 64 * 1024;

const limitBody = bodyLimit({
  maxSize: BODY_MAX,
  onError: () => {
    throw new NaviError('BODY_TOO_LARGE', '送る内容は 64 KB 以内にしてください。', {
      remedy: '会話の履歴が長いときは、古いものを除いて送ってください。',
    });
  },
});

/**
 * All routes but the pages, which `app` mounts beside. To be mounted last: it refuses every path that nobody knows.
 * Nothing of a request's text is written anywhere. `report` is called for every reply of 500 and above.
 *
 * @param beside other channels whose routes stand in the same contract, with refusals of their own
 */
export function createHttp(services: HttpServices, beside: readonly OpenAPIHono[] = []): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: result => {
      // The validator hands over what it was given, though its type says so only where it was right.
      if (!result.success) throw badRequest(result.error.issues, (result as { data?: unknown }).data);
    },
  });
  app.use(securityHeaders);
  app.use('/api/*', limitBody);
  app.use('/api/*', async (_c, next) => {
    requireIndex(services);
    await next();
  });
  addAsk(app, services);
  addSearch(app, services);
  addLists(app, services);
  addFacts(app, services);
  addHealth(app, services);
  addMetrics(app, services);
  for (const channel of beside) app.route('/', channel);
  addOpenApi(app);
  addDocs(app);
  refuseOtherMethods(app);
  app.all('*', unknownRoute);
  app.onError(problemHandler((error, route) => services.report?.(error, route)));
  return app;
}
