import type { OpenAPIHono } from '@hono/zod-openapi';

/** The version of the contract, not of the program: it changes when a caller has to change. */
const CONTRACT_VERSION = '1.0.0';

/** `GET /openapi.json`, generated once from the routes that stand in `app` at the first call. */
export function addOpenApi(app: OpenAPIHono): void {
  let document: ReturnType<OpenAPIHono['getOpenAPI31Document']> | undefined;
  app.get('/openapi.json', c => {
    document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: '計画ナビ API',
        version: CONTRACT_VERSION,
        description: '市の計画文書に書かれた数値と文章を、書かれている場所とともに返します。',
      },
      servers: [{ url: '/' }],
    });
    return c.json(document);
  });
}
