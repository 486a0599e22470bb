/**
 * The pages that a resident opens: the first page and an item's page. Markup, style and script are plain files beside
 * this one; everything that a page shows of the plans it reads from the API in the browser.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { fiscalYearLabel } from '../../domain/fiscal-year.ts';
import { KIND_LABEL } from '../../domain/lexicon.ts';

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  // Asked for again each time, answered by 304 while nothing has changed.
  'Cache-Control': 'no-cache',
};

const YEARS = { first: 1989, last: 2060 };

/** The house's words for codes and years, so that the pages say what an answer says. */
function wordsScript(): string {
  const years = Array.from({ length: YEARS.last - YEARS.first + 1 }, (_, i) => YEARS.first + i);
  const labels = Object.fromEntries(years.map(year => [year, fiscalYearLabel(year)]));
  return `export const KIND_LABEL = ${JSON.stringify(KIND_LABEL)};\nexport const YEAR_LABEL = ${JSON.stringify(labels)};\n`;
}

interface Asset {
  type: string;
  body: string;
  etag: string;
}

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

function asset(type: keyof typeof TYPES, body: string): Asset {
  return { type: TYPES[type], body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` };
}

const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

function send(c: Context, { type, body, etag }: Asset): Response {
  const headers = { ...HEADERS, 'Content-Type': type, ETag: etag };
  return c.req.header('If-None-Match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers);
}

export function createPages(): Hono {
  const app = new Hono();
  const routes: [string, Asset][] = [
    ['/', asset('html', own('home.html'))],
    ['/items/:itemId', asset('html', own('item.html'))],
    ['/assets/style.css', asset('css', own('style.css'))],
    ['/assets/home.js', asset('js', own('home.js'))],
    ['/assets/ask.js', asset('js', own('ask.js'))],
    ['/assets/item.js', asset('js', own('item.js'))],
    ['/assets/dom.js', asset('js', own('dom.js'))],
    ['/assets/words.js', asset('js', wordsScript())],
    ['/assets/icon.svg', asset('svg', own('icon.svg'))],
  ];
  for (const [path, file] of routes) app.get(path, c => send(c, file));
  return app;
}
