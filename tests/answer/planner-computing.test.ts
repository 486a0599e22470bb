/** What the planner computes, asked in words: the figure, and what it was computed of. Every answer passes the gate. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlannerTown, type PlannerTown } from './planner-town.ts';

let town: PlannerTown;
beforeAll(async () => {
  town = await openPlannerTown();
});
afterAll(() => {
  town.close();
});

/** `ratio 4倍 of (1)① 40件, (1)① 10件`: the operands in the order of the formula. */
async function said(question: string): Promise<string> {
  const { status, computation, facts } = await town.ask(question);
  const printed = (ids: readonly string[]) =>
    ids
      .map(id => facts.find(({ factId }) => factId === id))
      .map(fact => `${fact?.itemId.split(':')[1] ?? ''} ${fact?.valueText ?? ''}`)
      .join(', ');
  if (status !== 'answered') return status;
  if (!computation) return `printed ${printed(facts.map(({ factId }) => factId))}`;
  const { operation, result, unit, operands } = computation;
  return `${operation} ${String(result)}${unit} of ${printed(operands)}`;
}

const allEffects = (year: string) => `みなと市の行政改革大綱実施計画 全項目 効果見込額の合計 ${year}`;
describe('over items of which not all print the year', () => {
  it('adds up what is printed for it, and says that the others are not in the sum', async () => {
    expect(await said(allEffects('令和6年度'))).toBe('sum 35千円 of Ⅰ(1)イ 10千円, Ⅰ(1)エ 25千円');
    expect((await town.ask(allEffects('令和6年度'))).answer).toContain('印字されていない項目は、含みません');
    expect((await town.ask(allEffects('令和7年度'))).answer).not.toContain('含みません');
  });
});

describe('over the years of one indicator', () => {
  it.each<[why: string, question: string, expected: string]>([
    [
      '何倍 is the later by the earlier, as it is and not in percent',
      '会議録の自動作成の目標は令和6年度から令和8年度で何倍になりますか',
      'ratio 4倍 of (1)① 40件, (1)① 10件',
    ],
    [
      'one year in what all years come to, which is printed',
      '庁用車の共同利用の3年間の効果見込額のうち、令和8年度は何％ですか',
      'ratio 50% of (1)③ 60千円, (1)③ 120千円',
    ],
    [
      'a sum of one year is no sum of all years',
      '庁用車の共同利用の令和7年度の目標台数を合計すると何台？',
      'printed (1)③ 6台',
    ],
    [
      '1年で lies between two years of targets, and not between the last and what there was before',
      '補修した橋の数は1年で何橋増えますか',
      'difference 2橋 of 1-101 3橋, 1-101 5橋',
    ],
    [
      'first year and last year are the two ends',
      '会議録の自動作成の目標は、初年度から最終年度までに何件増えますか',
      'difference 30件 of (1)① 10件, (1)① 40件',
    ],
    [
      'what stands before の何倍 is what is divided by, though it is the later',
      '会議録の自動作成の目標は令和6年度が令和8年度の何倍ですか',
      'ratio 0.25倍 of (1)① 10件, (1)① 40件',
    ],
    [
      '現状 is divided by where it stands there',
      '会議録の自動作成は、令和7年度の目標が現状の何倍ですか',
      'ratio 4倍 of (1)① 20件, (1)① 5件',
    ],
    [
      'what fell short of the target, by how much',
      '協定を結んだ学校の数は、令和5年度の目標に何校足りなかった？',
      'difference -1校 of 9-101 5校, 9-101 4校',
    ],
    [
      'the difference of a target and what was reached',
      '協定を結んだ学校の数の令和4年度の目標と実績の差は？',
      'difference -1校 of 9-101 3校, 9-101 2校',
    ],
    [
      'a plan of one item is that item',
      '評価シートの対象数は令和3年度から令和5年度でどれだけ減りましたか',
      'difference -300人 of 9-101 12000人, 9-101 11700人',
    ],
    [
      'the least of several indicators of one item',
      'みなと市　令和4年度収納率　最も低い債権',
      'min 95% of Ⅰ(1)エ 98%, Ⅰ(1)エ 95%, Ⅰ(1)エ 99%',
    ],
    [
      'lengths with their letter',
      '林道の整備延長、令和6年度と令和7年度を足すと何メートル？',
      'sum 1250m of Ⅰ(1)ウ L=700m, Ⅰ(1)ウ L=550m',
    ],
    [
      'from the present rate, in points and in dialect',
      'みなと市の年休取得率、今の率から令和8年度まで何ポイント上げなあかんの？',
      'difference 12ポイント of Ⅰ(1)イ 58%, Ⅰ(1)イ 70%',
    ],
    [
      'the year of the greatest value, told by 年度 alone',
      '会議録の自動作成　目標が一番多い年度',
      'max 40件 of (1)① 10件, (1)① 20件, (1)① 40件',
    ],
    [
      'a difference between 現状 and the last target',
      '会議録の自動作成は現状から最終年度の目標までに何件増えますか',
      'difference 35件 of (1)① 5件, (1)① 40件',
    ],
    [
      'both ends as they were asked for, not what lies between',
      '会議録の自動作成の目標は令和6年度から令和7年度で何件増えますか',
      'difference 10件 of (1)① 10件, (1)① 20件',
    ],
    [
      'one of both ends is not printed: nothing is told of another year',
      '会議録の自動作成の目標は令和6年度から令和9年度で何件増えますか',
      'not_found',
    ],
    [
      '実績 is not told of what was only planned',
      '会議録の自動作成の実績は令和6年度から令和8年度で何件増えましたか',
      'not_found',
    ],
    [
      'the total that the document prints of just these years',
      '封筒広告の導入の効果見込額を3年分合計するといくらですか',
      'printed (1)② 150千円',
    ],
    [
      'years of which no total is printed are added up',
      '封筒広告の導入の効果見込額は令和6年度と令和7年度を合計するといくらですか',
      'sum 100千円 of (1)② 50千円, (1)② 50千円',
    ],
    [
      'the first year that reaches half of all, in the city that is named without 市',
      '年休取得率の目標が65%を超えるのは、みなと市では何年度からですか',
      'first_year 2026年度 of Ⅰ(1)イ 60%, Ⅰ(1)イ 65%, Ⅰ(1)イ 70%',
    ],
    [
      '割 is a tenth of all, and what is printed is in percent',
      '年休取得率の目標が7割に達するのは、みなと市では何年度からですか',
      'first_year 2026年度 of Ⅰ(1)イ 60%, Ⅰ(1)イ 65%, Ⅰ(1)イ 70%',
    ],
    [
      '基 of what is printed in 台: either is said of a thing',
      '共同利用した庁用車の台数の目標が5基を超えるのは何年度ですか',
      'first_year 2025年度 of (1)③ 3台, (1)③ 6台, (1)③ 9台',
    ],
    [
      'by what there is now is measured, whatever it is called',
      '会議録の自動作成の目標、令和8年度は今の何倍ですか',
      'ratio 8倍 of (1)① 40件, (1)① 5件',
    ],
    [
      'from one year on for one year, and not from what there was before',
      '会議録の自動作成の目標、令和6年度から1年で何件増える？',
      'difference 10件 of (1)① 10件, (1)① 20件',
    ],
    [
      'in endings of half-width letters',
      '会議録ﾉ自動作成ﾉ目標ﾊ、R６→R８ﾃﾞ何件増ﾔｽ計画？',
      'difference 30件 of (1)① 10件, (1)① 40件',
    ],
    ['a sum of what nobody prints is no sum of something near it', '庁用車の燃料代の合計はいくらですか', 'not_found'],
  ])('%s', async (_why, question, expected) => {
    expect(await said(question)).toBe(expected);
  });
});

describe('over many items', () => {
  it.each<[why: string, question: string, expected: string]>([
    [
      '2番目 asks for who holds the place',
      'さくら野市の行政改革アクションプランで、3年間の効果見込額が2番目に大きい取組はどれですか',
      'rank 2位 of (1)① 70千円, (1)② 150千円, (1)③ 120千円',
    ],
    [
      'counted from the smallest',
      'さくら野市の行政改革アクションプランで、効果見込額が2番目に小さい取組はどれですか',
      'rank 2位 of (1)① 70千円, (1)② 150千円, (1)③ 120千円',
    ],
    [
      'of a part of the plan',
      '施策01の主な事業のうち、事業費がいちばん大きいのはどれですか',
      'max 400千円 of 1-101 400千円, 1-102 300千円',
    ],
    [
      'of a department, as many as are said',
      '道路課の2つの主な事業の事業費を合計するといくらですか',
      'sum 700千円 of 1-101 400千円, 1-102 300千円',
    ],
    ['three are asked for where there are two', '道路課の3つの主な事業の事業費を合計するといくらですか', 'not_found'],
    [
      'a level of the plan that prints totals of its own',
      '2つの力で事業費がいちばん大きい分野はどれですか',
      'max 1300千円 of まち力 1,300千円, ひと力 300千円',
    ],
    [
      'a level that prints none is not answered with an item',
      '施策のうち事業費がいちばん大きいのはどれですか',
      'not_found',
    ],
    [
      'the whole plan has its printed total: parts are not added up again',
      '総合計画事業プラン全体の事業費の2年間の合計はいくらですか',
      'printed 計画全体 1,600千円',
    ],
    [
      'the whole plan by its name alone',
      'さくら野市の事業プランの計画事業費の合計は、令和4年度から令和5年度にかけて何千円増加しますか',
      'difference 200千円 of 計画全体 700千円, 計画全体 900千円',
    ],
    ['and what it prints of all years', '事業プランの計画事業費の総額はいくら？', 'printed 計画全体 1,600千円'],
    [
      'three items by their numbers',
      'さくら野市の(1)①と(1)②と(1)③の効果見込額の合計はいくらですか',
      'sum 340千円 of (1)① 70千円, (1)② 150千円, (1)③ 120千円',
    ],
    [
      'of a part of the plan just the years that are asked for',
      '基本方針1の効果見込額の、令和6年度と令和7年度の合計はいくらですか',
      'sum 190千円 of (1)① 10千円, (1)① 20千円, (1)② 50千円, (1)② 50千円, (1)③ 30千円, (1)③ 30千円',
    ],
    [
      'a total that the words ask to be worked out',
      '基本方針１の三つの実施項目の効果見込額の総額を求めよ',
      'sum 340千円 of (1)① 70千円, (1)② 150千円, (1)③ 120千円',
    ],
    [
      'between the years of the whole plan, never between two of its items',
      '計画全体の事業費は令和4年度から令和5年度でいくら増えますか',
      'difference 200千円 of 計画全体 700千円, 計画全体 900千円',
    ],
    [
      'a source in the total of the same item',
      '橋の補修事業の事業費に占める起債の割合は何％ですか',
      'ratio 25% of 1-101 100千円, 1-101 400千円',
    ],
    [
      'a part of the plan in the whole',
      'まち力の計画事業費は計画全体の何％を占めますか',
      'ratio 81.3% of まち力 1,300千円, 計画全体 1,600千円',
    ],
    [
      'a section with its own 担当, which prints another name',
      '河川課の主な事業の事業費の合計はいくらですか',
      'sum 650千円 of 2-101 600千円, 2-102 50千円',
    ],
    [
      'a part of the plan that prints no total: what its items print, and no item that only sounds like it',
      '施策01の事業費はいくらですか',
      'sum 700千円 of 1-101 400千円, 1-102 300千円',
    ],
    ['a greatest of what nobody prints is none among years', '経済効果が2番目に大きい会議はどれですか', 'not_found'],
    [
      'several by their numbers',
      '1-101と2-101の事業費の合計はいくらですか',
      'sum 1000千円 of 1-101 400千円, 2-101 600千円',
    ],
  ])('%s', async (_why, question, expected) => {
    expect(await said(question)).toBe(expected);
  });

  it('names who holds the place, and what it was chosen from', async () => {
    const { answer } = await town.ask('道路課の主な事業で、事業費が2番目に大きいのはどれですか');
    expect(answer).toContain('1-102「歩道の整備事業」');
    expect(answer).toContain('大きい順で2位');
    expect(answer).toContain('「土木部 道路課」');
  });
});
