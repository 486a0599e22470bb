import { readFileSync } from 'node:fs';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { docsHtml } from './docs-page.ts';

const POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'";

/** `GET /docs`: a page to read the contract and to try it, from this origin alone. */
export function addDocs(app: OpenAPIHono): void {
  const html = docsHtml();
  const style = readFileSync(new URL('docs-page.css', import.meta.url), 'utf8');
  const script = readFileSync(new URL('docs-page.js', import.meta.url), 'utf8');
  app.get('/docs', c => c.html(html, 200, { 'Content-Security-Policy': POLICY }));
  app.get('/docs/docs.css', c => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/docs/docs.js', c => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
}
