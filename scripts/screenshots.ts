/**
 * npm run screenshots: pictures of every page at phone and desk width in `screenshots/`, over the index in DATA_DIR.
 * Needs Debian's chromium.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { createApp, holdService } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { launch } from '../tests/pages/browser.ts';

const folder = fileURLToPath(new URL('../screenshots', import.meta.url));
const WIDTHS = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };

/** A question of the catalogue's own words, so that the pictures show an answer whatever the corpus. */
async function askOne(page: Page): Promise<void> {
  await page.locator('#example-list button').first().click();
  await page.locator('.citation').first().waitFor();
}

mkdirSync(folder, { recursive: true });
const { dataDir, embeddings } = readConfig(process.env);
const holder = await holdService(dataDir, { embeddings });
const [item] = (await holder.current().catalogue.items({ kind: 'item', limit: 1 })).rows;
const app = createApp(holder);
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
await new Promise(resolve => server.once('listening', resolve));
const address = server.address();
const origin = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;

const PAGES: [string, string, ((page: Page) => Promise<void>)?][] = [
  ['home', '/'],
  ['answer', '/', askOne],
  ['item', `/items/${encodeURIComponent(item?.itemId ?? '')}`],
  ['docs', '/docs'],
];

const browser = await launch();
for (const [width, viewport] of Object.entries(WIDTHS)) {
  for (const [name, path, prepare] of PAGES) {
    const page = await browser.newPage({ viewport });
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    await prepare?.(page);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    await page.close();
  }
}
await browser.close();
server.close();
holder.current().store.close();
console.log(folder);
process.exit(0);
