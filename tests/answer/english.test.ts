/** English questions in the words of plans, and what is asked behind them. */
import { describe, expect, it } from 'vitest';
import { departmentNames } from '../../src/answer/english/departments.ts';
import { unknownMatter } from '../../src/answer/english/filler.ts';
import { inJapanese } from '../../src/answer/english/japanese.ts';

const named = new Map([
  ['Aoba', '青葉市'],
  ['Minato', '港市'],
  ['Road Development Division', '道路整備課'],
]);

const CASES: readonly [english: string, japanese: RegExp, why: string][] = [
  [
    'How many tons of burnable garbage does Aoba aim for in FY2025?',
    /^青葉市の可燃ごみの令和7年度の目標は何トンですか？$/u,
    'a target, counted',
  ],
  ['Which division in Aoba is responsible for vacant houses?', /青葉市の空き家の担当課はどこですか/u, 'a department'],
  [
    'Which projects is the Road Development Division of Aoba in charge of?',
    /道路整備課が担当している事業をすべて/u,
    'what a department does',
  ],
  ['Why is Aoba building a new annex?', /分庁舎.*なぜですか/u, 'a reason'],
  ['When will cashless payment start in Aoba?', /キャッシュレス.*いつから始まりますか/u, 'a beginning'],
  ['What did Aoba spend on street lights in Reiwa 3?', /防犯灯の令和3年度の事業費/u, 'a cost of a year by its era'],
  [
    'By how many people will dementia supporters grow from FY2023 to FY2025 in Aoba?',
    /令和5年度から令和7年度までに何人増えますか/u,
    'a change between years',
  ],
  [
    'What percentage increase in dementia supporters does Aoba target from FY2023 to FY2025?',
    /令和5年度から令和7年度までに何%増えますか/u,
    'growth, and no value in percent',
  ],
  [
    'What share of the five-year expected effect of street lights falls in FY2027?',
    /5か年の効果見込額の合計に占める令和9年度の割合は何%ですか/u,
    'one year in all years',
  ],
  [
    'Add up the expected effects of street lights and sewerage in FY2026.',
    /防犯灯と下水道の令和8年度の効果見込額を合わせるといくらですか/u,
    'two that are named',
  ],
  [
    'What is the average annual target for dementia supporters in Aoba over FY2023-2027?',
    /の目標の平均はどれくらいですか/u,
    'people are no money',
  ],
  [
    'Compare the costs of sewerage and bridges in Aoba.',
    /下水道と橋りょうの事業費を比べて/u,
    'two sides, and what of them',
  ],
  ['Compare the overtime targets of Aoba and Minato for FY2024.', /^青葉市と港市を比べて、.*時間外勤務/u, 'two cities'],
  [
    'How many measures are listed under (6) in the reform plan of Aoba?',
    /行革プランの\(6\)の項目はいくつありますか/u,
    'things of a plan',
  ],
  [
    'I ride the bus a lot. What is the target for low-floor buses in the last year of the plan?',
    /^ノンステップバスの最終年度の目標は/u,
    'only the sentence that asks',
  ],
  [
    "I'd like to help at the library. How many volunteers does Aoba hope to have by FY2025?",
    /図書館 ボランティアの令和7年度の目標は何人/u,
    'a short question takes its matter from the sentence before it',
  ],
  [
    'What share of residents should feel that the library is important in FY2025?',
    /回答した割合の令和7年度の目標は何%/u,
    'a survey asked them',
  ],
  ['How many of the criteria got an A for the library?', /図書館で、評価がAだった観点はいくつ/u, 'grades, counted'],
  [
    'Which items of the reform plan deal with bicycles? Please leave out repeated entries.',
    /行革プランの再掲を除いて、自転車に関する項目/u,
    'what is repeated is left out',
  ],
  ['What will street lights cost this fiscal year?', /今年度の事業費/u, 'a year of now'],
  [
    'How does Aoba intend to fight leeches?',
    /ヤマビルはどのように進めますか/u,
    'a wish is no target where words are asked for',
  ],
  [
    'Add up the expected effects of vending machines and naming rights in FY2026.',
    /自動販売機とネーミングライツの/u,
    'a count is no part of what a work brings',
  ],
  ['As of April 1, 2024, how many city employees does Aoba want?', /令和6年4月1日時点/u, 'a day is of a calendar year'],
  [
    'How much more does Aoba spend on bridges than on sewers?',
    /橋りょうと下水道の事業費を比べて/u,
    'two things, and not two years',
  ],
];

const isUnknown = (question: string) => unknownMatter(question, inJapanese(question, named));

describe('an English question as a Japanese one', () => {
  it.each(CASES)('%s', (english, japanese, why) => {
    expect(inJapanese(english, named), why).toMatch(japanese);
  });

  it('leaves a word that it does not know to the search', () => {
    expect(inJapanese('How many quokkas does Aoba aim for in FY2025?', named)).toContain('quokkas');
  });

  it('answers nothing in the place of a matter that it does not know', () => {
    expect(isUnknown('How many quokkas does the library of Aoba aim for in FY2025?')).toBe(true);
    expect(isUnknown('How many volunteers does the library of Aoba aim for in FY2025?')).toBe(false);
    expect(isUnknown('Which quokkas and wombats munch in the library?')).toBe(true);
  });

  it('proposes names for a department word by word', () => {
    expect(departmentNames('the Digital Promotion Division of Aoba')[0]?.candidates).toContain('デジタル推進課');
    expect(departmentNames('the Quokka Division')).toEqual([]);
  });
});
