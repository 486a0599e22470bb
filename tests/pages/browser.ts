/** A real browser before the pages, and the services behind them on a loopback port. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { createHttp } from '../../src/channels/http/app.ts';
import type { HttpServices } from '../../src/channels/http/services.ts';
import { createPages } from '../../src/channels/pages/app.ts';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Why the browser tests do not run here, or null. CI must have the browser: there they fail instead. */
export const NO_BROWSER =
  CHROMIUM === undefined && process.env['CI'] !== 'true' ? '（chromium がないため飛ばす）' : null;

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Site {
  origin: string;
  close: () => Promise<void>;
}

/** Mounted as `app` does it: the pages first, the routes of the API last. */
export function openSite(services: HttpServices): Promise<Site> {
  const app = new Hono().route('/', createPages()).route('/', createHttp(services));
  return new Promise(resolve => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
      resolve({
        origin: `http://127.0.0.1:${String(port)}`,
        close: () =>
          new Promise(done => {
            server.close(() => {
              done();
            });
          }),
      });
    });
  });
}

export interface Watched {
  page: Page;
  /** Addresses that were asked for. */
  requests: string[];
  /** Errors of scripts and of the content policy. */
  faults: string[];
}

export async function openPage(browser: Browser, size = { width: 1280, height: 900 }): Promise<Watched> {
  const page = await browser.newPage({ viewport: size, locale: 'ja-JP' });
  const watched: Watched = { page, requests: [], faults: [] };
  page.on('request', request => watched.requests.push(request.url()));
  page.on('pageerror', error => watched.faults.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') watched.faults.push(message.text());
  });
  return watched;
}
