import { describe, expect, it } from 'vitest';
import { understand } from '../../src/answer/question.ts';
import type { Plan } from '../../src/domain/records.ts';

const plan = (planId: string, city: string, planTitle: string): Plan => ({
  planId,
  city,
  planTitle,
  family: 'reform-plan',
  fiscalYears: [2024, 2026],
  publisher: null,
  url: null,
  published: null,
  file: `${planId}.txt`,
});
const plans = [
  plan('sakurano', 'さくら野市', '行政改革プラン 実施計画'),
  plan('minato', 'みなと市', '総合計画 中期事業プログラム'),
  plan('minato-2', 'みなと市', '施策評価シート'),
];
const ask = (text: string) => understand(text, plans);

describe('understand', () => {
  it('takes city, year and kind out of a question and leaves its subject', () => {
    expect(ask('さくら野市の可燃ごみの排出量の令和7年度の目標は？')).toMatchObject({
      cities: ['さくら野市'],
      fiscalYears: [2025],
      kinds: ['target', 'final_target'],
      wants: 'value',
      about: '可燃ごみの排出量の の',
    });
  });

  it.each([
    ['Ｒ７の目標', [2025]],
    ['７年度の目標', [2025]],
    ['2025年度の目標', [2025]],
    ['令和6年度から令和8年度までの目標', [2024, 2025, 2026]],
    ['令和6年度と8年度の目標', [2024, 2026]],
    ['目標', []],
    ['排出量の削減率（2013年度比）の令和7年度の目標', [2025]],
  ])('reads the years of %s', (text, years) => {
    expect(ask(text).fiscalYears).toEqual(years);
  });

  it.each([
    [
      '事業費と財源内訳は',
      ['budget_general', 'budget_special', 'budget_subsidy', 'budget_bond', 'budget_other', 'budget_total', 'cost'],
    ],
    ['起債の額は', ['budget_bond']],
    ['効果見込額は', ['effect_expected', 'effect_actual']],
    ['現状値は', ['baseline']],
    ['実績は', ['actual']],
    ['計画最終年度の目標値は', ['final_target', 'target']],
    ['人件費の人工は', ['staff', 'cost']],
  ])('reads what kind of value %s asks for', (text, kinds) => {
    expect(ask(text).kinds).toEqual(kinds);
  });

  it.each([
    ['窓口の担当課はどこですか', 'department'],
    ['窓口を担当しているのはどの課', 'department'],
    ['窓口を担当している課はどこ？', 'department'],
    ['窓口はどの部署の担当ですか', 'department'],
    ['財源の確保の所管課を教えて', 'department'],
    ['講座は何回ひらく？', 'value'],
    ['なぜ講座をひらくのですか', 'text'],
    ['目指す姿を教えて', 'text'],
  ])('reads what %s wants', (text, wants) => {
    expect(ask(text).wants).toBe(wants);
  });

  it('knows a city that no plan covers from one that does, and from words that only end in 市', () => {
    expect(ask('あおば市のごみの量は').unknownCity).toBeNull(); // kana: not told from other words
    expect(ask('青葉市のごみの量は').unknownCity).toBe('青葉市');
    expect(ask('さくら野市のごみの量は').unknownCity).toBeNull();
    for (const text of ['各市の取組は', '都市の緑は', '本市の方針は', '市民の数は'])
      expect(ask(text).unknownCity).toBeNull();
  });

  it('takes a partner city for a part of the subject', () => {
    expect(ask('さくら野市と共同で建てる施設は')).toMatchObject({ cities: [], unknownCity: null });
  });

  it('finds item numbers in any form, and the plan by its title', () => {
    expect(ask('（２）④の目標')).toMatchObject({ itemNos: ['(2)④'], about: 'の' });
    expect(ask('中期事業プログラムで学童の数は').planIds).toEqual(['minato']);
  });

  it.each([
    ['取組を全て挙げてください', true],
    ['講座の参加者数を合計すると', true],
    ['効果額が最も大きいのはどれですか', true],
    ['みなと市と比べてどちらが多い', true],
    ['可燃ごみの排出量の目標は？', false],
    ['全体の講座の数は何回ですか', false],
  ])('knows whether %s goes over many places', (text, overMany) => {
    expect(ask(text).overMany).toBe(overMany);
  });

  it('takes hostile text in its stride', () => {
    const started = performance.now();
    for (const piece of ['市', 'R', '令和', '(', '目標', '々', '1-']) ask(piece.repeat(1000 / piece.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
