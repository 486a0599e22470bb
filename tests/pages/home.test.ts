import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { HttpServices } from '../../src/channels/http/services.ts';
import { NaviError } from '../../src/errors.ts';
import { AMBIGUOUS, ANSWER, HOSTILE, ITEM_ID, fakeServices } from '../channels/fake-services.ts';
import { NO_BROWSER, launch, openPage, openSite } from './browser.ts';
import type { Site, Watched } from './browser.ts';

const QUESTION = '窓口の待ち時間の令和7年度の目標値は？';

describe.skipIf(NO_BROWSER !== null)(`the pages in a browser${NO_BROWSER ?? ''}`, () => {
  let browser: Browser;
  let site: Site;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await page.close();
    await site.close();
    const left = watched.requests.filter(url => !url.startsWith(site.origin));
    if (left.length > 0) throw new NaviError('INTERNAL', `requests left the origin: ${left.join(', ')}`);
  });

  async function open(path = '/', override: Partial<HttpServices> = {}, width = 1280) {
    const services = fakeServices(override);
    site = await openSite(services);
    watched = await openPage(browser, { width, height: 900 });
    page = watched.page;
    await page.goto(site.origin + path);
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    return services.seen;
  }

  async function ask(question = QUESTION) {
    await page.getByLabel('質問', { exact: true }).fill(question);
    await page.getByRole('button', { name: '調べる' }).click();
  }

  it('answers a question with its citation', async () => {
    const seen = await open();
    await page.getByLabel('調べる計画').selectOption('sakurano-kaikaku');
    await ask();
    const answer = page.getByRole('article', { name: '回答' });
    await answer.waitFor();
    expect(seen.asked).toEqual([{ question: QUESTION, filters: { planId: 'sakurano-kaikaku' } }]);
    const citation = answer.getByRole('listitem').first();
    const text = await citation.innerText();
    for (const part of [
      'さくら野市',
      '第3次行政改革実施計画',
      'Ⅰ(2)④#2',
      '窓口の案内の見直し',
      '令和7年度',
      '市民部 窓口課',
      '目標値',
      'sakurano.txt 22行目',
    ]) {
      expect(text).toContain(part);
    }
    expect(await citation.locator('blockquote').innerText()).toBe('12');
    expect(watched.faults).toEqual([]);
  });

  it('sends what a later question leans on, and asks for やさしい日本語 where it is wished for', async () => {
    const seen = await open();
    await ask();
    await page.getByRole('article', { name: '回答' }).waitFor();
    await page.getByLabel('やさしい日本語で答える').check();
    await ask('令和8年度は？');
    await page.getByRole('article', { name: '回答' }).nth(1).waitFor();
    expect(seen.asked.at(-1)).toEqual({
      question: '令和8年度は？',
      history: [
        { role: 'user', content: QUESTION },
        { role: 'assistant', content: ANSWER.answer },
      ],
      filters: { style: 'easy' },
    });
  });

  it('shows hostile text as text and runs none of it', async () => {
    await open('/', { ask: () => Promise.resolve(AMBIGUOUS) });
    await ask(`${QUESTION}${HOSTILE}`);
    const answer = page.getByRole('article');
    await answer.waitFor();
    const text = await answer.innerText();
    expect(text.split(HOSTILE).length - 1).toBe(3);
    expect(await answer.locator('img, script').count()).toBe(0);
    expect(await page.title()).toBe('計画ナビ');
    expect(await answer.locator('a[href^="javascript"]').count()).toBe(0);
    const hrefs = await answer.locator('.citation-title a').evaluateAll(links => links.map(String));
    expect(hrefs).toEqual(hrefs.map(() => `${site.origin}/items/${encodeURIComponent(ITEM_ID)}`));
  });

  it('leads from a figure to what it rests on, and to the item', async () => {
    await open();
    await ask();
    await page.getByRole('link', { name: '根拠1' }).click();
    expect(await page.locator(':target').innerText()).toContain('[1]');
    await page.locator('.citation-title a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('窓口の案内の見直し');
  });

  it('folds many citations away, and unfolds them for whoever follows a mark', async () => {
    const [first] = ANSWER.citations;
    const citations = first ? [1, 2, 3, 4].map(n => ({ ...first, n })) : [];
    await open('/', { ask: () => Promise.resolve({ ...ANSWER, answer: '四つあります[1][2][3][4]。', citations }) });
    await ask();
    const last = page.locator('.citation').nth(3);
    await page.getByText('根拠（4件）').waitFor();
    expect(await last.isVisible()).toBe(false);
    await page.getByRole('link', { name: '根拠4' }).click();
    await last.waitFor({ state: 'visible' });
    expect(await page.locator(':target').innerText()).toContain('[4]');
  });

  it('offers the readings of an ambiguous question', async () => {
    const answers = [AMBIGUOUS, ANSWER];
    const asked: string[] = [];
    await open('/', {
      ask: request => {
        asked.push(request.question);
        return Promise.resolve(answers.shift() ?? ANSWER);
      },
    });
    await ask('待ち時間は？');
    await page.getByRole('button', { name: /窓口のほう/ }).click();
    await page.getByRole('article', { name: '回答' }).waitFor();
    expect(asked).toEqual(['待ち時間は？', '窓口の待ち時間は？']);
  });

  it('tells the four outcomes apart in words', async () => {
    const statuses = ['not_found', 'declined'] as const;
    let n = 0;
    await open('/', {
      ask: () =>
        Promise.resolve({
          ...ANSWER,
          status: statuses[n++] ?? 'declined',
          answer: '書かれていません。',
          citations: [],
          facts: [],
        }),
    });
    await ask();
    await page.getByRole('article', { name: '計画の中に見つかりませんでした' }).waitFor();
    await ask();
    await page.getByRole('article', { name: 'この質問にはお答えできません' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
  });

  it('refuses an empty and a too long question before it is sent', async () => {
    const seen = await open();
    await ask('  ');
    const box = page.getByLabel('質問', { exact: true });
    expect(await box.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#question-error').innerText()).toBe('質問を入力してください。');
    await ask('𠮷'.repeat(1001));
    expect(await page.locator('#question-error').innerText()).toContain('1,000文字以内');
    expect(seen.asked).toEqual([]);
  });

  it('shows the sentence of a refusal, and can ask again', async () => {
    let broken = true;
    await open('/', {
      ask: () => (broken ? Promise.reject(new NaviError('INDEX_BROKEN', 'secret')) : Promise.resolve(ANSWER)),
    });
    await ask();
    expect(await page.getByRole('alert').innerText()).toContain('索引を準備しています');
    broken = false;
    await ask();
    await page.getByRole('article', { name: '回答' }).waitFor();
  });

  it('works with the keyboard alone', async () => {
    await open();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('本文へ移動');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: '回答' }).waitFor();
    // The answer does not take the focus away.
    expect(await page.locator(':focus').getAttribute('id')).toBe('question');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  });

  it('announces the answer once, politely', async () => {
    await open();
    await ask();
    await page.getByRole('article', { name: '回答' }).waitFor();
    const live = page.locator('[aria-live]');
    expect(await live.count()).toBe(1);
    expect(await live.getAttribute('aria-live')).toBe('polite');
    expect(await live.innerText()).toMatch(/^回答。令和7年度の目標値は12分です.*根拠は2件です。$/su);
  });

  it('shows what is looked up and the text as it comes, and then the verified whole in their place', async () => {
    const finish = new EventTarget();
    await open('/', {
      ask: async (_request, options) => {
        options?.tell?.({ type: 'status', text: '実績を調べています。' });
        options?.tell?.({ type: 'token', text: `とちゅう${HOSTILE}\n` });
        options?.tell?.({ type: 'token', text: 'まで' });
        await once(finish, 'now');
        return ANSWER;
      },
    });
    await ask();
    const draft = page.locator('.draft');
    await draft.getByText('まで').waitFor();
    expect(await draft.innerText()).toContain('実績を調べています。');
    expect(await draft.innerText()).toContain(`とちゅう${HOSTILE}\nまで`);
    expect(await draft.locator('img, script').count()).toBe(0);
    // Text that grows is not read out.
    expect(await page.locator('[aria-live]').innerText()).toBe('実績を調べています。');
    finish.dispatchEvent(new Event('now'));
    await page.getByRole('article', { name: '回答' }).waitFor();
    expect(await page.locator('#answers').innerText()).not.toMatch(/とちゅう|実績を調べて/u);
    expect(watched.faults).toEqual([]);
  });

  it('asks for JSON where the browser cannot read a stream', async () => {
    await open();
    await page.evaluate('delete globalThis.TextDecoderStream');
    const [reply] = await Promise.all([page.waitForResponse(/\/api\/ask$/u), ask()]);
    await page.getByRole('article', { name: '回答' }).waitFor();
    expect(reply.headers()['content-type']).toMatch(/^application\/json/u);
  });

  it('takes JSON where a proxy or an older service answers so', async () => {
    await open();
    await page.route('**/api/ask', route => route.fulfill({ json: ANSWER }));
    await ask();
    await page.getByRole('article', { name: '回答' }).waitFor();
    expect(await page.locator('.draft').count()).toBe(0);
  });

  it('says so where a stream breaks off', async () => {
    await open();
    await page.route('**/api/ask', route =>
      route.fulfill({ contentType: 'text/event-stream', body: 'event: token\ndata: {"text":"とちゅう"}\n\n: \n\n' }),
    );
    await ask();
    expect(await page.getByRole('alert').innerText()).toContain('途中で切れました');
    expect(await page.locator('#answers').innerText()).not.toContain('とちゅう');
  });

  it('lists the plans, and examples that are made of them', async () => {
    const seen = await open();
    const plans = page.getByRole('region', { name: '収録している計画' });
    expect(await plans.innerText()).toMatch(/さくら野市.*令和6年度～令和8年度.*さくら野市 企画課/su);
    expect(await plans.getByRole('link', { name: '公表元のページ' }).getAttribute('href')).toBe(
      'https://sakurano.example/plan',
    );
    await page.getByRole('button', { name: /さくら野市の「窓口の待ち時間」の令和7年度（2025年度）の目標値は/ }).click();
    await page.getByRole('article', { name: '回答' }).waitFor();
    expect(seen.asked[0]?.question).toContain('窓口の待ち時間');
  });

  it('shows an item with its figures by year, its text and its sources', async () => {
    await open(`/items/${encodeURIComponent(ITEM_ID)}`);
    const main = page.getByRole('main');
    await main.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.title()).toBe('Ⅰ(2)④#2 窓口の案内の見直し｜計画ナビ');
    const rows = await main.getByRole('table', { name: '窓口の待ち時間' }).getByRole('row').allInnerTexts();
    expect(rows.map(row => row.split(/\s+/).slice(0, 2).join(' '))).toEqual([
      '年度 現状値',
      '年度の記載なし 18',
      '令和7年度（2025年度） 12',
      '令和8年度（2026年度） ▲5％',
    ]);
    const text = await main.innerText();
    for (const part of [
      '基本方針1',
      'わかりやすい窓口',
      '市民部 窓口課',
      '企画部 情報課',
      '令和6年度～令和8年度',
      '1,200 千円',
      'sakurano.txt 3ページ 10～40行目',
      HOSTILE,
    ]) {
      expect(text).toContain(part);
    }
    expect(await main.locator('img, script').count()).toBe(0);
    expect(watched.faults).toEqual([]);
  });

  it('lists related items with their reasons and what differs, as text', async () => {
    await open(`/items/${encodeURIComponent(ITEM_ID)}`);
    const related = page.getByRole('region', { name: '関連する項目' });
    const text = await related.innerText();
    for (const part of [
      `2-1　窓口の予約${HOSTILE}`,
      `みなと市　行政改革プラン${HOSTILE}（令和9年度）`,
      '指標「窓口の待ち時間」が共通しています。',
      `言葉「${HOSTILE}」が共通しています。`,
      '令和7年度の目標値は12分、関連する項目では目標値が15分です。',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('みなと市の項目です');
    expect(await related.getByRole('link').getAttribute('href')).toBe('/items/minato-kaikaku%3A2-1');
    expect(await related.locator('img, script').count()).toBe(0);
    expect(watched.faults).toEqual([]);
  });

  it.each([
    ['none is related', () => Promise.resolve([])],
    ['they cannot be read', () => Promise.reject(new NaviError('INDEX_BROKEN', 'secret'))],
  ])('shows an item without that section where %s', async (_when, related) => {
    const services = fakeServices();
    await open(`/items/${encodeURIComponent(ITEM_ID)}`, { catalogue: () => ({ ...services.catalogue(), related }) });
    await page.getByRole('region', { name: '出典' }).waitFor();
    expect(await page.getByRole('region', { name: '関連する項目' }).count()).toBe(0);
  });

  it('says that there is no such item', async () => {
    await open('/items/sakurano-kaikaku%3Anone');
    expect(await page.getByRole('main').innerText()).toContain('「sakurano-kaikaku:none」という項目はありません');
  });

  it.each([
    ['/', 320],
    [`/items/${encodeURIComponent(ITEM_ID)}`, 320],
    ['/docs', 320],
  ])('fits %s on a screen of %i px', async (path, width) => {
    await open(path, {}, width);
    if (path === '/') await ask();
    await page
      .getByRole(path === '/' ? 'article' : 'table')
      .first()
      .waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it.each(['/', `/items/${encodeURIComponent(ITEM_ID)}`, '/docs'])(
    'names every control and landmark of %s',
    async path => {
      await open(path);
      if (path === '/') await ask();
      await page.getByRole('main').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('ja');
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByRole('main').count()).toBe(1);
      await page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })");
      const tree = await page.locator('body').ariaSnapshot();
      // A control without a name stands in the tree as its bare role.
      const bare = /^(?:textbox|combobox|button|link|table|region|article)(?: \[[^\]]*\])*:?$/;
      expect(tree).toContain('- main');
      expect(tree.split('\n').filter(line => bare.test(line.replace(/^\s*- /, '')))).toEqual([]);
      const skipped = await page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map(n => Number(n.tagName[1])).filter((n, i, all) => n > (all[i - 1] ?? 0) + 1)",
      );
      expect(skipped).toEqual([]);
      const doubled: unknown = await page.evaluate(
        "[...document.querySelectorAll('[id]')].map(n => n.id).filter((id, i, all) => all.indexOf(id) !== i)",
      );
      expect(doubled).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)('keeps a contrast of 4.5 : 1 in %s colours', async colorScheme => {
    await open();
    await page.emulateMedia({ colorScheme });
    await ask();
    await page.getByRole('article').waitFor();
    expect(await page.evaluate(POOR_CONTRAST)).toEqual([]);
  });

  it('lets the page at /docs try a route', async () => {
    await open('/docs');
    await page.getByText('/api/ask').click();
    const form = page.locator('details[open]');
    await form.getByRole('button', { name: '送信して試す' }).click();
    await form.getByText('"status": "answered"').waitFor();
    expect(watched.faults).toEqual([]);
  });
});

/** Texts whose colour and ground are too near, by WCAG's formula. */
const POOR_CONTRAST = `(() => {
  const rgba = text => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map(v => v / 255)
    .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter(node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim() !== ''))
    .map(node => {
      const [a, b] = [light(rgba(getComputedStyle(node).color)), light(ground(node))].toSorted((x, y) => y - x);
      return [node.textContent.trim().slice(0, 20), (a + 0.05) / (b + 0.05)];
    })
    .filter(([, ratio]) => ratio < 4.5);
})()`;
