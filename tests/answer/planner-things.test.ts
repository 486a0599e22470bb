/** Lists and counts from the question to the checked answer, over the invented cities of the planner's town. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlannerTown, type PlannerTown } from './planner-town.ts';

let town: PlannerTown;
beforeAll(async () => {
  town = await openPlannerTown();
});
afterAll(() => {
  town.close();
});

const listed = async (question: string) => {
  const { status, answer, citations } = await town.ask(question);
  return { status, answer, items: [...new Set(citations.map(({ itemNo }) => itemNo))] };
};

describe('the things of a department', () => {
  it.each<[question: string, items: string[]]>([
    ['さくら野 道路課 主な事業 一覧', ['1-101', '1-102']],
    ['主な事業　道路課　さくら野市', ['1-101', '1-102']],
    ['道路課の主な事業だけ抜き出してほしい', ['1-101', '1-102']],
    ['道路課、主な事業、名前だけ', ['1-101', '1-102']],
    ['主な事業のうち道路課が担当するものを教えてください', ['1-101', '1-102']],
    ['道路課が主管課又は共同の主管課となっている主な事業を列挙せよ。', ['1-101', '1-102']],
    ['道路課が所管課になっている主な事業は何か。漏れなく答えよ。', ['1-101', '1-102']],
    ['図書館が担当する主な事業は何ですか', ['3-101']],
    ['財産課の実施項目にはどのようなものがありますか', ['(1)②', '(1)③']],
    ['さくら野　事業プラン　道路課　受け持ち', ['1-101', '1-102']],
    ['事業プランのうち道路課所管分をまとめてほしい', ['1-101', '1-102']],
    ['道路課がやらはるのんって、事業プランやと何があるんですか', ['1-101', '1-102']],
    ['事業プランの施策02で、河川課でない主な事業を挙げてください', ['2-103']],
    ['道路課が所管するものを網羅的にご提示願います', ['1-101', '1-102']],
  ])('%s: %j', async (question, items) => {
    expect(await listed(question)).toMatchObject({ status: 'answered', items });
  });

  it.each<[question: string, count: string]>([
    ['道路課 主な事業 件数', '2事業'],
    ['道路課の主な事業、数だけ教えて。', '2事業'],
    ['さくら野　河川課　主な事業　数', '2事業'],
    ['主な事業のうち河川課が主管しているのはいくつですか', '2事業'],
    ['財産課が担当の実施項目の個数は？', '2項目'],
    ['財産課の実施項目、再掲のんは抜いていくつ？', '2項目'],
    ['河川課の担当はいくつ？事業プランで', '2事業'],
  ])('%s: %s', async (question, count) => {
    expect((await listed(question)).answer).toContain(`は、${count}です`);
  });

  it('are not all of a plan that has no such department', async () => {
    expect((await listed('さくら野 職員課 主な事業 一覧')).items).toEqual([]);
  });
});

describe('the things of a part of a plan', () => {
  it.each<[question: string, items: string[]]>([
    ['施策02の主な事業、何があるん？', ['2-101', '2-102', '2-103']],
    ['施策02「水害に備える」、主な事業の名前を知りたい', ['2-101', '2-102', '2-103']],
    ['道路の章の主な事業を示してください', ['1-101', '1-102']],
    ['施策01がら02まで、主な事業ば全部言うてけれ', ['1-101', '1-102', '2-101', '2-102', '2-103']],
    ['〔水害に備える〕のところに並んでる主な事業', ['2-101', '2-102', '2-103']],
    ['さくら野のひと力、主な事業', ['3-101']],
    ['ひと力っていう柱に入ってる主な事業を知りたいんだけど', ['3-101']],
    ['「道路と橋をととのえる」という施策にぶら下がる事業が知りたい', ['1-101', '1-102']],
    ['「道路をととのえる」の施策に属する主な事業は', ['1-101', '1-102']],
    ['まち力の分野の施策をみんな教えて', ['施策01', '施策02']],
  ])('%s: %j', async (question, items) => {
    expect(await listed(question)).toMatchObject({ status: 'answered', items });
  });
});

describe('the levels of a plan', () => {
  it('that a subject narrows are not told in full', async () => {
    const { items } = await listed('さくら野の事業プランで、水害に関する施策を教えて');
    expect(items).toContain('施策02');
    expect(items).not.toContain('施策01');
  });

  it('are counted when the asker counts them', async () => {
    const asked = 'さくら野の事業プランに主な事業があるじゃん。数えると全部でいくつになる？';
    expect((await listed(asked)).answer).toContain('は、6事業です');
  });

  it('are counted, whatever they lie under', async () => {
    expect((await listed('さくら野の事業プラン、分野っていくつに分かれてる？')).answer).toMatch(/2(?:件|つ|個)です/u);
  });
});

describe('a condition on a value', () => {
  it.each<[question: string, items: string[]]>([
    ['事業費が40万円以上の主な事業を教えて', ['1-101', '2-101']],
    ['事業費が30万円を超える主な事業はどれ？', ['1-101', '2-101']],
    ['まち力の主な事業で、起債をあてにしてるのはどれ？', ['1-101']],
    ['まち力の主な事業のうち、起債がゼロ円なのはどれ？', ['1-102', '2-101', '2-102']],
    ['効果見込額が15万円以上の実施項目を全部', ['(1)②']],
    ['さくら野の行革で効果が10万円を超えるんはどれなん？', ['(1)②', '(1)③']],
    ['さくら野の行革で効果見込額が10万円に満たないのはどれ', ['(1)①']],
    ['効果見込額が十万円以上の実施項目は？', ['(1)②', '(1)③']],
  ])('%s: %j', async (question, items) => {
    expect(await listed(question)).toMatchObject({ status: 'answered', items });
  });

  it('of one year is not told by what all years have', async () => {
    expect((await listed('令和5年度の事業費が30万円以上の主な事業は？')).items).toEqual([]);
  });

  it('counts them', async () => {
    expect((await listed('効果見込額が10万円以上の実施項目は何項目？')).answer).toContain('は、2項目です');
  });

  it('that no value can be held against is not left out', async () => {
    expect((await listed('500トン以上の主な事業をすべて教えて')).items).toEqual([]);
  });
});
