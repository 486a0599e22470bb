/** The quirks of the action plan's sheets (実施項目・進捗管理シート), over みなと市's invented plan. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionPlanSheet } from '../../ingest/profiles/action-plan-sheet.ts';
import { readText } from '../../ingest/read/text.ts';
import type { FactKind } from '../../src/domain/records.ts';

function read(name: string, change: (text: string) => string = text => text) {
  const text = readFileSync(new URL(`action-plan-sheet/${name}`, import.meta.url), 'utf8');
  const lines = readText(new TextEncoder().encode(change(text)), name);
  const records = actionPlanSheet.parse({ file: name, planId: 'minato', lines });
  const factsOf = (itemNo: string, kind: FactKind) =>
    records.facts.filter(fact => fact.itemId === `minato:${itemNo}` && fact.kind === kind);
  const byYear = (itemNo: string, kind: FactKind) =>
    factsOf(itemNo, kind)
      .filter(fact => fact.fiscalYear !== null)
      .map(fact => [fact.fiscalYear, fact.valueText]);
  const passage = (itemNo: string, section: string) =>
    records.passages.filter(p => p.itemId === `minato:${itemNo}` && p.section === section).map(p => p.text);
  const codes = (itemNo: string) => records.problems.filter(p => p.itemId === `minato:${itemNo}`).map(p => p.code);
  const messages = (itemNo: string) =>
    records.problems.filter(p => p.itemId === `minato:${itemNo}`).map(p => p.message);
  const item = (itemNo: string) => records.items.find(other => other.itemNo === itemNo);
  return { ...records, factsOf, byYear, passage, codes, messages, item };
}

describe('a sheet', () => {
  const plan = read('input.txt');

  it('has its yearly targets whether the rows run upwards or downwards', () => {
    expect(plan.byYear('(1)①', 'target')).toEqual([
      [2023, '500'],
      [2024, '600'],
      [2025, '700'],
      [2026, '800'],
      [2027, '900'],
    ]);
    expect(plan.byYear('(1)②', 'target')).toEqual([
      [2023, '50'],
      [2024, '46'],
      [2025, '44'],
      [2027, '40'],
    ]);
  });

  it('has effects from the first year to the last, and their total over the period', () => {
    expect(plan.byYear('(1)①', 'effect_expected').map(([, value]) => value)).toEqual([
      '1,000',
      '1,200',
      '1,500',
      '2,000',
      '2,300',
    ]);
    expect(plan.factsOf('(1)①', 'effect_expected').at(-1)).toMatchObject({
      fiscalYear: null,
      period: [2023, 2027],
      value: 8000,
      unit: '千円',
    });
  });

  it('gives no milestone to a year without a text of its own', () => {
    expect(plan.byYear('(1)①', 'milestone').map(([year]) => year)).toEqual([2023, 2024, 2026, 2027]);
    expect(plan.byYear('(1)③', 'milestone').at(-1)).toEqual([2025, '（年度の途中から）・運用を始める。']);
  });

  it('reads a baseline with the year it names, and words as targets', () => {
    expect(plan.factsOf('(1)②', 'baseline')[0]).toMatchObject({
      valueText: '52台',
      fiscalYear: 2022,
      note: '※年度末の台数 令和4年度当初',
    });
    expect(plan.factsOf('(1)③', 'baseline')).toEqual([]);
    expect(plan.factsOf('(1)③', 'final_target')[0]).toMatchObject({ valueText: '運用中', value: null });
    expect(plan.factsOf('(2)④', 'final_target')[0]?.valueText).toBe('（未定）');
  });

  it('knows lead and related departments, title and mark apart', () => {
    expect(plan.item('(1)③')?.departments).toEqual(['総務部 総務課', '企画部 情報推進課']);
    expect(plan.item('(1)①')).toMatchObject({ title: '窓口受付の電子化', relatedDepartments: ['市民課'], marks: [] });
    expect(plan.item('(1)④')).toMatchObject({ title: '共同書庫の試行', marks: ['Ｒ６新規'] });
  });

  it('says where a final target is the sum of the years, and where it disagrees with the last', () => {
    expect(plan.factsOf('(2)①', 'final_target')[0]?.note).toBe('各年度の目標値の合計です。');
    expect(plan.codes('(2)①')).toEqual([]);
    expect(plan.factsOf('(2)③', 'final_target')[0]?.note).toContain('「1,180」');
    expect(plan.codes('(2)③')).toContain('CONTRADICTION');
  });

  it('tells the two columns apart by blocks, by ■ on one line, or not at all', () => {
    const [now, then] = ['令和６年度の取組方針・取組内容', '令和９年度において目指す姿'];
    expect(plan.passage('(1)②', now)).toEqual(['■ 走行距離の短い車を返す。']);
    expect(plan.passage('(1)③', then)).toEqual(['■ 書庫の半分を空ける。']);
    expect(plan.passage('(2)①', `${now}／${then}`)).toHaveLength(1);
  });

  it('takes two counts without ● and ◆ for the two sections, and mends a text that a blank line tears', () => {
    expect(plan.passage('(1)②', '現状と課題')[0]).toContain('② 車庫が足りない。');
    expect(plan.passage('(1)①', '具体的な改善取組内容')[0]).toContain('受付の記録を役立てる。');
  });

  it('whose year labels are torn off states only what another place proves', () => {
    expect(plan.byYear('(1)④', 'target')).toEqual([[2025, '3']]);
    expect(plan.byYear('(1)④', 'milestone')).toEqual([[2024, '・協定の締結・書庫の手入れ']]);
    expect(plan.codes('(1)④').filter(code => code === 'UNTIED_VALUE')).toHaveLength(2);
    expect(plan.messages('(1)④').find(message => message.includes('年次計画の文'))).toContain(
      '（4件）が年度の欄から離れています。うち1件は令和6年度のものと分かりましたが、3件（「・本格利用の準備…」、「・利用の状況を確かめる…」2か所）',
    );
    const without = read('input.txt', text => text.replace('３\n(R7)', '３'));
    expect(without.factsOf('(1)④', 'target')).toEqual([]);
    const twoFit = read('input.txt', text => text.replace('・本格利用の準備', '・試験利用'));
    expect(twoFit.factsOf('(1)④', 'milestone')).toEqual([]);
  });

  it('ties no torn text by a few letters of it, and leaves open which of two equal ones it is', () => {
    const fewLetters = read('input.txt', text => text.replace('■ 協定の締結\n■ 書庫の手入れ', '■ 市と相談する。'));
    expect(fewLetters.factsOf('(1)④', 'milestone')).toEqual([]);
    expect(fewLetters.messages('(1)④').join()).toContain('4件（');
    const twice = read('input.txt', text => text.replace('・本格利用の準備', '・協定の締結\n・書庫の手入れ'));
    const [fact, ...others] = twice.factsOf('(1)④', 'milestone');
    expect(others).toEqual([]);
    expect(fact?.note).toContain('同じ文が2か所');
    const open = twice.problems.find(({ message }) => message.includes('年次計画の文'));
    expect(fact?.source).toEqual(open?.source);
    expect(fact?.source.lineEnd).toBe((fact?.source.lineStart ?? 0) + 8);
  });

  it('keeps the word that it prints for the related departments', () => {
    expect(plan.factsOf('(2)④', 'department').map(fact => fact.metric)).toEqual(['担当', '関係所属']);
    expect(plan.factsOf('(1)①', 'department').map(fact => fact.metric)).toEqual(['担当', '関連所属']);
  });

  it('gives the unit of its row to a bare number only', () => {
    const yearly = read('input.txt', text => text.replace('単位 台 ', '単位 台/年 '));
    expect(yearly.factsOf('(1)②', 'baseline')[0]?.unit).toBe('台');
    expect(yearly.factsOf('(1)②', 'final_target')[0]?.unit).toBe('台/年');
    expect(yearly.factsOf('(2)④', 'final_target')[0]?.unit).toBe('');
  });

  it('notes the year that the legend gives for baselines without one', () => {
    const note = 'シートの見方では、指標の現状値は令和4年度のものとされています。';
    expect(plan.factsOf('(1)①', 'baseline')[0]).toMatchObject({ fiscalYear: null, note });
    expect(plan.factsOf('(1)②', 'baseline')[0]?.note).not.toContain('シートの見方');
    const two = read('input.txt', text => text.replace('(令和４年度)の値', '(令和４年度か令和５年度)の値'));
    expect(two.factsOf('(1)①', 'baseline')[0]).not.toHaveProperty('note');
  });

  it('loses no row where its title stands beside the departments and no place line is printed', () => {
    const placeless = read('input.txt', text => text.replace('身軽な市役所 (1) 事務の改善\n\n公用車', '公用車'));
    expect(placeless.item('番号不明②')?.title).toBe('公用車台数の見直し');
    expect(placeless.factsOf('番号不明②', 'final_target')[0]?.metric).toBe('公用車の台数');
  });

  it('shows both lines that disagree, and says what looks like rounding', () => {
    const lines = (records: typeof plan, itemNo: string) =>
      records.problems
        .filter(({ itemId, message }) => itemId === `minato:${itemNo}` && message.includes('年次計画の最後'))
        .map(({ source }) => source.lineEnd - source.lineStart);
    expect(lines(plan, '(2)③')).toEqual([0, 0]);
    expect(plan.messages('(2)③').join()).not.toContain('四捨五入');
    const rounded = read('input.txt', text =>
      text.replace('現状値 900 計画最終年度の目標値 1,200', '現状値 949.8 計画最終年度の目標値 1,179.6'),
    );
    expect(rounded.messages('(2)③').join()).toContain(
      '四捨五入しているものとみられます。現状値（949.8）に対する最初の目標値（950）も同様です。',
    );
  });
});

describe('the part in front', () => {
  const plan = read('input.txt');

  it('gives an item that stands again under another number both numbers', () => {
    expect(plan.item('(1)②')?.alsoNos).toEqual(['(2)⑤']);
    expect(plan.item('(2)⑤')).toBeUndefined();
  });

  it('is no item where it shows a sample sheet', () => {
    expect(plan.items.filter(item => item.kind === 'item')).toHaveLength(8);
    expect(plan.passage('第3章', '記載例')).toHaveLength(1);
  });

  it('has the cells of its tables as passages, cut where lines and blocks run together', () => {
    expect(plan.passage('(1)①', 'Ｒ６の取組方針･取組内容')).toEqual(['受付端末の増設']);
    expect(plan.passage('(1)②', 'Ｒ６の取組方針･取組内容')).toEqual([]);
    expect(plan.passage('(2)①', 'Ｒ６の取組方針･取組内容')).toEqual(['同左(年5区画)']);
    expect(plan.passage('(2)②', '改善内容')).toEqual(['毎年度の上限を守る(上限の目安7億円)']);
    expect(plan.passage('(2)③', '改善内容')).toEqual(['協賛先の拡大']);
    expect(plan.passage('(2)③', '指標・目標(R9)・担当')).toEqual(['協賛金の額 1,200千円 財政課']);
  });

  it('checks the sheets: each difference is a problem, and the sheet wins', () => {
    expect(plan.factsOf('(2)④', 'final_target')[0]).toMatchObject({
      valueText: '（未定）',
      note: '一覧表の指標名は「宿舎貸出しの方針」です。 一覧表の目標(R9)は「方針の検討」です。',
    });
    expect(plan.codes('(2)④')).toEqual(['CONTRADICTION', 'CONTRADICTION', 'CONTRADICTION', 'CONTRADICTION']);
    const head = '基本方針 2 改革の推進項目\n\n実施項目 ';
    const renumbered = read('input.txt', text => text.replace(`${head}②`, `${head}⑨`));
    const lacking = renumbered.problems.filter(problem => problem.code === 'MISSING_PART' && problem.itemId === null);
    expect(lacking.map(problem => /\(2\)[②⑨]/u.exec(problem.message)?.[0])).toEqual(['(2)②', '(2)⑨']);
  });

  it('takes the state of an earlier year for a note, and of the last year for a difference', () => {
    expect(plan.codes('(1)③')).toEqual([]);
    expect(plan.factsOf('(1)③', 'final_target')[0]?.note).toBe('一覧表の目標(R9)は「運用開始(R7）」です。');
    const last = read('input.txt', text => text.replace('(R7）', '(R9）'));
    expect(last.codes('(1)③')).toEqual(['CONTRADICTION', 'CONTRADICTION']);
  });

  it.each([
    ['a title without its beginning', '岸壁空地の貸付け 【', '港の土地：岸壁空地の貸付け 【', '(2)①', 0],
    ['a title without its end', '岸壁空地の貸付け 【', '岸壁空地の貸付けの拡大 【', '(2)①', 0],
    ['another title', '岸壁空地の貸付け 【', '岸壁倉庫の貸付け 【', '(2)①', 2],
    ['a title with more in its middle', '岸壁空地の貸付け 【', '岸壁第一･第二空地の貸付け 【', '(2)①', 2],
    ['the lead alone of two departments', '【総務部 総務課、企', '【総務部 総務課、企', '(1)③', 0],
    ['another lead', '【総務部 総務課、企', '【総務部 文書課、企', '(1)③', 2],
  ])('compares %s', (_, from, to, itemNo, count) => {
    expect(read('input.txt', text => text.replace(from, to)).codes(itemNo)).toHaveLength(count);
  });

  it('never runs two printed texts together', () => {
    expect(plan.passage('第1章', '１）計画の期間と体系').join()).toContain('市役所にします\n岸壁を');
    expect(plan.passage('第1章', '１）計画の期間と体系').join()).toContain('毎年度の点検により');
    expect(plan.passage('(1)②', '再掲 (2)⑤')).toEqual(['公用車台数の見直し［再］\n管財課']);
    expect(plan.passage('(2)④', '改善内容・Ｒ６の取組方針･取組内容')).toEqual([
      '空き室を貸し出す\n若い職員に向けた貸出しの準備を進める',
    ]);
    const blocks = read('input.txt', text => text.replace('\n\n立てる。\n', '\n\n立てる。\n\n次の年に見直す。\n'));
    expect(blocks.passage('(1)①', '具体的な改善取組内容').join()).toContain('役立てる。\n次の年に');
    expect(plan.passage('第3章', '記載例')[0]).toContain('年度\n評価\n100');
  });

  it('covers the text of each part', () => {
    const ofPart = new Map(plan.items.filter(({ kind }) => kind === 'heading').map(part => [part.itemId, part.source]));
    for (const { itemId, source } of plan.passages) {
      const part = ofPart.get(itemId);
      if (!part) continue;
      expect(source.lineStart, itemId).toBeGreaterThanOrEqual(part.lineStart);
      expect(source.lineEnd, itemId).toBeLessThanOrEqual(part.lineEnd);
    }
    expect(plan.item('第3章')?.source.lineEnd).toBeGreaterThan(200);
  });

  it('names the plan, its years and its parts', () => {
    expect(plan.plan).toMatchObject({
      city: 'みなと市',
      planTitle: 'みなと改革計画 実行プラン（令和６年度年次見直し）',
      fiscalYears: [2023, 2027],
      publisher: 'みなと市 総務部改革推進課',
      published: '2024-02',
    });
    expect(plan.item('(2)')).toMatchObject({ kind: 'heading', title: '歳入の確保' });
    expect(plan.passage('基本方針1', '見直し後の主なポイント')[0]).toContain('夜間の貸出しを試行');
  });
});

describe('a damaged sheet', () => {
  const plan = read('input-damaged.txt');

  it.each([
    ['a year without its row', '(2)①', [2023, 2025, 2026, 2027], 'MISSING_PART'],
    ['years in no order', '(2)②', [], 'UNTIED_VALUE'],
    ['a torn number', '(2)③', [2023, 2024, 2026, 2027], 'UNTIED_VALUE'],
    ['two numbers in one year', '(2)④', [2023, 2025, 2026, 2027], 'UNTIED_VALUE'],
    ['a page break in a row', '(2)⑦', [2023, 2024, 2025, 2026, 2027], 'CONTRADICTION'],
    ['noise after it', '(2)⑧', [], 'UNREAD_LINE'],
  ])('with %s keeps the targets that are certain', (_, itemNo, years, code) => {
    expect(plan.byYear(itemNo, 'target').map(([year]) => year)).toEqual(years);
    expect(plan.codes(itemNo)).toContain(code);
  });

  it('keeps effects that do not add up as printed, and ties none where the column is short or torn', () => {
    expect(plan.codes('(2)⑤')).toEqual(['TOTAL_MISMATCH']);
    expect(plan.byYear('(2)⑤', 'effect_expected')).toHaveLength(5);
    expect(plan.byYear('(2)⑥', 'effect_expected')).toEqual([]);
    expect(plan.byYear('(2)⑨', 'effect_expected')).toEqual([]);
    expect(plan.codes('(2)⑥')).toContain('UNTIED_VALUE');
  });

  it('that is no more than a head is no item', () => {
    expect(plan.items.filter(item => item.kind === 'item')).toHaveLength(10);
    expect(plan.problems.filter(problem => problem.itemId === null).map(problem => problem.code)).toEqual([
      'UNREAD_LINE',
    ]);
  });
});
