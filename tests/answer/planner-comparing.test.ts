/** What the planner sets side by side, asked in words: each side with its own value, none passed over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlannerTown, type PlannerTown } from './planner-town.ts';

let town: PlannerTown;
beforeAll(async () => {
  town = await openPlannerTown();
});
afterAll(() => {
  town.close();
});

/** `(2)① 1,500冊 | Ⅰ(1)ア 2,500冊`, with the result where one was computed, in the order of the answer. */
async function said(question: string): Promise<string> {
  const { status, computation, facts } = await town.ask(question);
  if (status !== 'answered') return status;
  const values = facts.map(({ itemId, valueText }) => `${itemId.split(':')[1] ?? ''} ${valueText}`).join(' | ');
  return computation ? `${computation.operation} ${String(computation.result)}${computation.unit}: ${values}` : values;
}

describe('side by side', () => {
  it.each<[why: string, question: string, expected: string]>([
    [
      'two cities, each with its own value of the year',
      '電子図書の貸出数の令和7年度の目標は、さくら野市とみなと市でどう違いますか',
      '(2)① 1,500冊 | Ⅰ(1)ア 2,500冊',
    ],
    [
      'years that no one plan covers, each from the plan that does',
      'さくら野市の電子図書の貸出数の目標は、令和5年度と令和7年度でどう違いますか',
      '3-101 1,000冊 | (2)① 1,500冊',
    ],
    [
      'the same where only the values are asked for',
      'さくら野市の電子図書の貸出数の目標は、令和5年度と令和7年度で何冊ですか',
      '3-101 1,000冊 | (2)① 1,500冊',
    ],
    [
      'a difference between two documents that print the same indicator in the same unit',
      'さくら野市の電子図書の貸出数の目標は、令和5年度から令和7年度で何冊増えますか',
      'difference 500冊: 3-101 1,000冊 | (2)① 1,500冊',
    ],
    [
      'two items of one plan: the greater first',
      '橋の補修事業と雨水貯留事業では、事業費はどちらが大きいですか',
      'max 600千円: 2-101 600千円 | 1-101 400千円',
    ],
    [
      'the same where both are named with what they are measured in',
      '橋の補修の事業費と雨水貯留の事業費、どっちが高い？',
      'max 600千円: 2-101 600千円 | 1-101 400千円',
    ],
    [
      'key words that are parted by blanks alone',
      '橋の補修事業 雨水貯留事業 事業費総額 どちらが大きい',
      'max 600千円: 2-101 600千円 | 1-101 400千円',
    ],
    [
      'the same with the year before them',
      '令和6年度 会議録の自動作成 封筒広告 効果見込額 比較',
      '(1)① 10千円 | (1)② 50千円',
    ],
    [
      'nothing else of the item that prints no such value',
      '図書館と庁用車の台数、令和6年度の目標はそれぞれいくつ',
      '(1)③ 3台',
    ],
    ['each of them by 各', '橋の補修と雨水貯留、事業費は各いくら', '1-101 400千円 | 2-101 600千円'],
    [
      'a slip in what they are measured in',
      '橋の補修と雨水貯留、事葉費はどっちが安い',
      'min 400千円: 1-101 400千円 | 2-101 600千円',
    ],
    [
      'how many times the one is of the other',
      'まち力の事業費はひと力の何倍ですか',
      'ratio 4.3倍: まち力 1,300千円 | ひと力 300千円',
    ],
    [
      'the less, where that is asked for',
      '橋の補修事業と雨水貯留事業では、事業費はどちらが少ないですか',
      'min 400千円: 1-101 400千円 | 2-101 600千円',
    ],
    [
      'two items, unlike in what they measure: neither is called the greater',
      '補修した橋と歩道の整備延長、令和5年度の目標はどちらが多いですか',
      '1-101 5橋 | 1-102 150m',
    ],
    [
      'parts of the plan by the totals that they print',
      'まち力とひと力の計画事業費の差はいくらですか',
      'difference -1000千円: まち力 1,300千円 | ひと力 300千円',
    ],
    [
      'two plans of one city, each with its own year',
      'さくら野市の電子図書の貸出数について、事業プランの令和5年度目標と行革の令和8年度目標を対比してください',
      '3-101 1,000冊 | (2)① 1,900冊',
    ],
    [
      'a difference between them, where both print the same indicator',
      'さくら野市の電子図書の貸出数は、事業プランの令和4年度目標から行革アクションプランの令和8年度目標まで何冊増えますか',
      'difference 1100冊: 3-101 800冊 | (2)① 1,900冊',
    ],
    [
      'the same in t of the one and トン/年 of the other',
      'さくら野市の生ごみの収集量は、事業プランの令和4年度目標から行革の令和8年度目標までに何トン減る計算になりますか',
      'difference -200t: 2-103 900t | (2)③ 700トン/年',
    ],
    [
      'an old plan and the present one, by the years that they end in',
      'さくら野市の電子図書の貸出数の目標は、昔の計画の最終年度と今の計画の最終年度でどう違いますか',
      '3-101 1,000冊 | (2)① 1,900冊',
    ],
    [
      'two indicators of one item: the greater first',
      'みなと市の令和8年度の目標で、年休取得率とテレワーク実施率ではどっちが高いですか',
      'max 75%: Ⅰ(1)イ 75% | Ⅰ(1)イ 70%',
    ],
    [
      'goal and actual of one indicator, year by year',
      '協定を結んだ学校の数の目標と実績を年度ごとに対比してください',
      '9-101 2校 | 9-101 2校 | 9-101 3校 | 9-101 2校 | 9-101 5校 | 9-101 4校',
    ],
    [
      'the same where they are only to be put side by side',
      '令和5年度の協定を結んだ学校の数、目標と実績を並べて',
      '9-101 5校 | 9-101 4校',
    ],
    [
      'several things of one plan by the total of all years, not by the last of them',
      '会議録の自動作成と封筒広告の導入では、効果見込額はどちらが大きいですか',
      'max 150千円: (1)② 150千円 | (1)① 70千円',
    ],
    [
      'the targets over the whole period, from the first of them',
      '作成を自動にした会議の数の目標は3年間で何件増えますか',
      'difference 30件: (1)① 10件 | (1)① 40件',
    ],
    [
      'what there was before, where no target is spoken of',
      '作成を自動にした会議の数は3年間で何件増えますか',
      'difference 35件: (1)① 5件 | (1)① 40件',
    ],
    [
      'a city each where both are said to differ',
      '電子図書の貸出数の令和7年度の目標、さくら野市の館内とみなと市の館外で教えて。数え方が違うのは承知です',
      '(2)① 1,500冊 | Ⅰ(1)ア 2,500冊',
    ],
    ['two things that are only named', '橋の補修事業と雨水貯留事業の事業費は？', '1-101 400千円 | 2-101 600千円'],
    [
      'two things in words that are no names',
      '橋を直すのと雨水をためるの、お金がかかるのはどっち？額も教えて',
      'max 600千円: 2-101 600千円 | 1-101 400千円',
    ],
    [
      'what lies between two plans that are named',
      'さくら野市の電子図書の貸出数の最終年度の目標は、事業プランと行革アクションプランとで何冊異なりますか',
      'difference 900冊: 3-101 1,000冊 | (2)① 1,900冊',
    ],
    [
      'three that are added up',
      '会議録の自動作成、封筒広告の導入、庁用車の共同利用の効果見込額を3つ足すといくらですか',
      'sum 340千円: (1)① 70千円 | (1)② 150千円 | (1)③ 120千円',
    ],
    [
      'the greatest of several indicators that each print one reading',
      'みなと市の債権の収納率で最も高いのはどれですか',
      'max 99%: Ⅰ(1)エ 99% | Ⅰ(1)エ 98% | Ⅰ(1)エ 95%',
    ],
    [
      'two cities, each with a year or a kind of its own',
      'さくら野市の令和6年度の電子図書の貸出数の目標と、みなと市の令和8年度の電子図書の貸出数の目標を比べて',
      '(2)① 1,200冊 | Ⅰ(1)ア 3,000冊',
    ],
  ])('%s', async (_why, question, expected) => {
    expect(await said(question)).toBe(expected);
  });

  it.each<[question: string, expected: string[]]>([
    ['橋の補修事業と雨水貯留事業、担当課は同じですか', ['土木部 道路課', '土木部 河川課']],
    ['1-101と2-101の担当課は？', ['土木部 道路課', '土木部 河川課']],
    ['電子図書を担当しているのは、さくら野市とみなと市でそれぞれどの課ですか', ['教育部 図書館', '図書課']],
    ['さくら野市とみなと市の電子図書の課題を比べてください', ['選ぶ職員の手が足りず', '案内の場を設ける']],
  ])('asks the same of each side: %s', async (question, expected) => {
    const { status, answer } = await town.ask(question);
    expect(status).toBe('answered');
    for (const words of expected) expect(answer).toContain(words);
  });

  it('says which city says nothing of it', async () => {
    const { status, answer } = await town.ask('生ごみの収集の担当課は、さくら野市とみなと市で違いますか');
    expect(status).toBe('answered');
    expect(answer).toContain('環境部 清掃課');
    expect(answer).toContain('みなと市の計画には、お尋ねのことは見つかりませんでした。');
  });

  it('takes no word apart that only holds a と', async () => {
    expect(await said('林道の整備延長は令和6年度にいくつとする予定ですか')).toBe('Ⅰ(1)ウ L=700m');
  });

  it('says which city prints no such value', async () => {
    const { answer, facts } = await town.ask('年休取得率の令和7年度の目標を、さくら野市とみなと市で比べてください');
    expect(facts.map(({ valueText }) => valueText)).toEqual(['65%']);
    expect(answer).toContain('さくら野市の計画には、お尋ねの値を見つけられませんでした。');
  });

  it('says which city is ahead where that is asked, and that the indicators may differ', async () => {
    const { answer, computation } = await town.ask(
      'テレワークの率の令和7年度の目標、さくら野市とみなと市ではどっちが高いですか',
    );
    expect(computation).toMatchObject({ operation: 'max', result: 30 });
    expect(answer).toMatch(/最も大きいのは、みなと市.*30%/u);
    expect(answer).toContain('目安');
  });

  it('calls neither greater where one is added up over the years', async () => {
    const { answer, computation } = await town.ask(
      '電子図書の貸出数の令和7年度の目標、さくら野市とみなと市ではどっちが多いですか',
    );
    expect(computation).toBeNull();
    expect(answer).toContain('そのままは比べられません');
  });

  it('quotes a sentence that prints a figure for each of the cities', async () => {
    const { status, answer } = await town.ask('企業と結んだ協定の数を、さくら野市とみなと市でくらべて');
    expect(status).toBe('answered');
    expect(answer).toContain('さくら野市が３社、本市が２社');
  });

  it('tells that unlike units are not to be set against each other', async () => {
    const { answer } = await town.ask('補修した橋と歩道の整備延長、令和5年度の目標はどちらが多いですか');
    expect(answer).toContain('単位が違うため');
  });
});
