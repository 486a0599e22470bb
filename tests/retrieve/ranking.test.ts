import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, SearchRequest } from '../../src/domain/catalogue.ts';
import { openTown } from './town.ts';

let catalogue: Catalogue;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openTown());
});
afterAll(() => {
  close();
});

const search = (query: string, filters?: SearchRequest['filters'], limit = 10) =>
  catalogue.search({ query, limit, ...(filters && { filters }) });
const found = async (...request: Parameters<typeof search>) => (await search(...request)).map(hit => hit.itemId);

describe('the order of what is found', () => {
  it.each<[query: string, first: string[], reason: string]>([
    ['ごみ減量', ['sakurano:1-1'], 'its title says so; the others only mention rubbish'],
    [
      '可燃ごみの排出量の令和7年度の目標は？',
      ['sakurano:1-1'],
      'its indicator is asked for, however the question is put',
    ],
    ['可燃ごみ排出量', ['sakurano:1-1'], 'a compound is found by its parts'],
    ['花壇', ['sakurano:1-2'], 'only one item speaks of flower beds'],
    ['花壇のごみ', ['sakurano:1-2'], 'one passage holds both words'],
    ['時間外勤務', ['sakurano:2-1', 'minato:1-1'], 'an indicator of that name counts more than a mention in a text'],
    ['職員の健康', ['minato:1-1', 'sakurano:2-1'], 'both words stand in its title; the other title holds one'],
    ['納税', [], 'nothing speaks of it, in these words or others'],
    ['海岸のゴミ', ['minato:1-2'], 'ゴミ and ごみ are one word, and only one text names the shore'],
    ['公会計', ['sakurano:2-2'], 'a part of the compound 公会計化'],
    ['給食費', ['sakurano:2-2'], 'the indicator and the text name it'],
    ['(3)①', ['sakurano:2-1'], 'a second number is a number too'],
    ['２－２', ['sakurano:2-2'], 'a number is found in any width'],
    ['環境にやさしい暮らし', ['施策1'].map(no => `sakurano:${no}`), 'the heading itself before the items below it'],
    ['ごみの減量', ['sakurano:1-1'], 'a numbered item before the heading that sums it up'],
    ['球根を植える公園', ['sakurano:1-2'], 'its text holds every word'],
    ['受診率', ['minato:1-1'], 'only an indicator has that name'],
    ['みなと市の職員', ['minato:1-1'], 'the head of each item knows its city'],
    ['さくら野市のごみ', ['sakurano:1-1'], 'the head of each item knows its city'],
  ])('%s → %j: %s', async (query, first) => {
    const order = await found(query);
    expect(order.slice(0, Math.max(first.length, 1))).toEqual(first);
  });

  it('is best first, one hit an item, the same each time', async () => {
    const hits = await search('職員のごみの花壇');
    const scores = hits.map(hit => hit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(hits.map(hit => hit.itemId)).size).toBe(hits.length);
    expect(hits.length).toBeGreaterThan(3);
    expect(await search('職員のごみの花壇')).toEqual(hits);
  });

  it('keeps to the limit', async () => {
    expect(await found('ごみ', undefined, 1)).toEqual((await found('ごみ')).slice(0, 1));
  });
});

describe('filters', () => {
  it.each<[SearchRequest['filters'], string[]]>([
    [{ city: 'みなと市' }, ['minato:1-2']],
    [{ planId: 'minato' }, ['minato:1-2']],
    [{ department: 'ごみ対策' }, ['sakurano:1-1']],
    [{ department: '緑地課' }, ['sakurano:1-2']],
    [{ fiscalYear: 2025 }, ['sakurano:1-1']],
    [{ fiscalYear: 2026 }, []],
    [{ city: 'みなと市', department: 'ごみ対策' }, []],
    [{ city: "さくら野市' OR '1'='1" }, []],
  ])('%j leave %j', async (filters, expected) => {
    expect(await found('ごみ', filters)).toEqual(expected);
  });
});

describe('a hit', () => {
  it('shows the passage that matches best, with its place', async () => {
    const [hit] = await search('生ごみの水切り');
    expect(hit).toMatchObject({
      itemId: 'sakurano:1-1',
      city: 'さくら野市',
      planTitle: 'さくら野市総合計画実施計画',
      itemNo: '1-1',
      itemTitle: 'ごみ減量推進事業',
      department: ['環境部 ごみ対策課'],
      passage: { text: expect.stringContaining('水切り'), source: { file: 'sakurano.txt', lineStart: 120 } },
    });
  });

  it('shows the title where only the head matches', async () => {
    const [hit] = await search('(3)①');
    expect(hit?.passage).toMatchObject({ text: '職員の働き方改革', source: { lineStart: 301 } });
  });

  it('tells which words of the query it holds, as they were written', async () => {
    const [hit] = await search('ﾎﾞﾗﾝﾃｨｱで花壇にゴミを植えた');
    expect(hit?.matched).toEqual(['花壇', 'ゴミ', '植え']);
  });
});

describe('a query that means nothing', () => {
  it.each(['？', '。。。', '"', '( * :', '教えてください', '🙂', "' OR 1=1 --", '\0'])(
    '%j finds nothing',
    async query => {
      expect(await search(query)).toEqual([]);
    },
  );

  it('does no harm when it is long', async () => {
    expect(await found('花壇の管理、'.repeat(166))).toMatchObject({ 0: 'sakurano:1-2' });
  });
});
