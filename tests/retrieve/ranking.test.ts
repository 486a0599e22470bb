import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, SearchRequest } from '../../src/domain/catalogue.ts';
import { openTown, SKETCHES } from './town.ts';

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

/** What a clerk would write for these towns. */
const GROUPS = [
  { term: '時間外勤務', sense: '勤務時間の外で働く', same: ['残業', '夜遅くまで働く'], english: ['overtime work'] },
  { term: '可燃ごみ', sense: '焼くごみ', same: ['燃えるごみ', '燃やすごみ'], english: ['burnable garbage'] },
  { term: '花壇', sense: '花を植える所', same: ['花を植える'], english: ['flower bed'] },
  { term: '健康診断', sense: '体を調べる', same: ['人間ドック'], related: ['職員の健康管理'] },
  { term: '学校給食', sense: '学校の昼ごはん', same: ['学校のお昼'], english: ['school lunch'] },
  { term: '海岸清掃', sense: '浜を掃除する', same: ['海の掃除'], english: ['beach cleanup'], narrower: ['清掃活動'] },
];

describe('everyday words, with a thesaurus', () => {
  let town: Awaited<ReturnType<typeof openTown>>;
  beforeAll(async () => {
    town = await openTown(SKETCHES, { groups: GROUPS });
  });
  afterAll(() => {
    town.close();
  });
  const order = async (query: string) => (await town.catalogue.search({ query, limit: 10 })).map(hit => hit.itemId);

  it.each<[query: string, first: string[], reason: string]>([
    ['残業', ['sakurano:2-1', 'minato:1-1'], 'no document says 残業; what means the same is found'],
    ['残業を減らしてほしい', ['sakurano:2-1'], 'a group and a word beside it'],
    ['夜遅くまで働いています', ['sakurano:2-1'], 'a sentence of three words is a phrase of the group'],
    ['時間外勤務', ['sakurano:2-1', 'minato:1-1'], 'the printed word finds as it did'],
    ['燃やしたごみの量', ['sakurano:1-1'], 'inflected'],
    ['花を植えたい', ['sakurano:1-2'], 'a wish means the thing'],
    ['人間ドック', ['minato:1-1'], 'an indicator has the word of the group'],
    ['海の掃除', ['minato:1-2'], 'a narrower word stands in its title'],
    ['学校のお昼', ['sakurano:2-2'], '給食 is never said'],
    ['可燃ごみの排出料', ['sakurano:1-1'], '料 for 量'],
    ['時間外勤', ['sakurano:2-1'], 'a letter is missing at the end'],
    ['きゅうしょくひ', ['sakurano:2-2'], 'in kana'],
    ['じかんがいきんむはなんじかん', ['sakurano:2-1'], 'a question in kana alone'],
    ['もえるごみ', ['sakurano:1-1'], 'a phrase of a group in kana'],
    ['かだん', ['sakurano:1-2'], 'three kana are a word of the corpus'],
    ['kyuushokuhi', ['sakurano:2-2'], 'in Latin letters'],
    ['burnable garbage', ['sakurano:1-1'], 'in English'],
    ['How many flower beds are there?', ['sakurano:1-2'], 'an English question, in the plural'],
    ['OVERTIME WORK', ['sakurano:2-1', 'minato:1-1'], 'in capitals'],
    ['school lunch fee', ['sakurano:2-2'], 'one word of three is in no group'],
    ['beach clean-up', ['minato:1-2'], 'a hyphen within a word'],
    ['みなと市の残業', ['minato:1-1', 'sakurano:2-1'], 'the city is asked for; the other city comes behind'],
    ['minato overtime work', ['minato:1-1', 'sakurano:2-1'], 'the city in Latin letters'],
    ['火星探査', [], 'nothing means that'],
  ])('%s → %j: %s', async (query, first) => {
    expect((await order(query)).slice(0, Math.max(first.length, 1))).toEqual(first);
  });

  it('tells that a word was found by what means the same', async () => {
    const [hit] = await town.catalogue.search({ query: '残業のゴミ', limit: 1 });
    expect(hit?.matched.length).toBeGreaterThan(0);
    expect((await town.catalogue.search({ query: '残業', limit: 1 }))[0]?.matched).toEqual(['残業']);
  });

  it.each<[what: string, query: string]>([
    ['signs alone', '、。！？…「」『』・〜―%&#$'],
    ['pictures', '🏯🗑️👨‍👩‍👧‍👦🇯🇵'],
    ['Arabic', 'ما هو هدف القمامة؟'],
    ['Cyrillic', 'Сколько мусора сжигают?'],
    ['Thai', 'ขยะที่เผาได้มีเท่าไร'],
    ['Hangul and Devanagari', '쓰레기 कचरा'],
    ['SQL', "'; DROP TABLE items; -- ごみ' OR '1'='1"],
    ['signs of filters and patterns', 'ごみ*?()[]{}^$|\\%_"~:+-&&||!/'],
    ['control characters', 'ごみ\u0000\u0007\u001b[31m\u007f\r\n\t'],
    ['lone surrogates and marks', '\ud842\udc00\ud800ご\u3099\u0301\u200b\u202eみ\ufeff'],
    ['5,000 letters of one kind', 'あ'.repeat(5000)],
    ['5,000 letters without a blank', 'もえるごみかだん'.repeat(625)],
  ])('takes %s for what it is', async (_, query) => {
    for (const hit of await town.catalogue.search({ query, limit: 3 })) expect(hit.score).toBeGreaterThan(0);
  });

  it.each([
    ['sentences', '花壇とごみを減らす残業の給食費を、'],
    ['kana', 'もえるごみかだんきゅうしょくひ'],
    ['unknown kanji', '勤務時間外花檀給食弗'],
    ['English', 'overtime work burnable garbage '],
  ])('takes time in proportion to the length of %s', async (_, unit) => {
    const time = async (length: number): Promise<number> => {
      const query = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      const started = process.cpuUsage();
      await town.catalogue.search({ query, limit: 10 });
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1000;
    };
    await time(200);
    const short = Math.max(5, Math.min(await time(200), await time(200), await time(200)));
    // 25 times the length; quadratic time would be 625 times as long.
    expect(Math.min(await time(5000), await time(5000))).toBeLessThan(100 * short);
  });
});
