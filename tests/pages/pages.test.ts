import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPages } from '../../src/channels/pages/app.ts';

const PATHS = [
  '/',
  '/items/a%3A(2)%E2%91%A3%232',
  '/assets/style.css',
  '/assets/home.js',
  '/assets/ask.js',
  '/assets/words.js',
];

describe('the pages', () => {
  it.each(PATHS)('serve %s with a strict content policy', async path => {
    const reply = await createPages().request(path);
    expect(reply.status).toBe(200);
    const policy = reply.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('are sent again only when they have changed', async () => {
    const etag = (await createPages().request('/')).headers.get('etag') ?? '';
    const again = await createPages().request('/', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect((await createPages().request('/', { headers: { 'If-None-Match': '"old"' } })).status).toBe(200);
  });

  it('name no address outside, no inline script or style', async () => {
    for (const path of PATHS) {
      const text = await (await createPages().request(path)).text();
      expect(text).not.toMatch(/https?:\/\/|<script>|<style|\sstyle="|\son\w+="/);
    }
  });

  it('refer to assets that are there', async () => {
    const app = createPages();
    const texts = await Promise.all(PATHS.map(async path => (await app.request(path)).text()));
    const names = new Set(texts.flatMap(text => Array.from(text.matchAll(/\/assets\/[\w.-]+/g), ([name]) => name)));
    expect(names.size).toBeGreaterThan(3);
    for (const name of names) expect([name, (await app.request(name)).status]).toEqual([name, 200]);
  });

  it('say the words of the house for codes and years', async () => {
    const words = await (await createPages().request('/assets/words.js')).text();
    expect(words).toContain('"final_target":"計画最終年度の目標値"');
    expect(words).toContain('"2019":"令和元年度"');
  });

  it.each(['home.js', 'ask.js', 'item.js', 'dom.js'])('build no markup out of text in %s', name => {
    const script = readFileSync(new URL(`../../src/channels/pages/${name}`, import.meta.url), 'utf8');
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|DOMParser/);
  });
});
