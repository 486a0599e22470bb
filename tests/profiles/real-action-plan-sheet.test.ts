/** 伊勢原市 第６次行財政改革推進計画 アクションプラン, the real document. */
import { expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { actionPlanSheet } from '../../ingest/profiles/action-plan-sheet.ts';
import type { FactKind } from '../../src/domain/records.ts';
import { describeReal } from './real-corpus.ts';

const YEARS = [2023, 2024, 2025, 2026, 2027];

describeReal('001', 'the real action plan', document => {
  const parsed = actionPlanSheet.parse(document);
  const { records, problems } = checkRecords(parsed, document.lines);
  const values = (itemNo: string, kind: FactKind) =>
    records.facts.filter(fact => fact.itemId === `${document.planId}:${itemNo}` && fact.kind === kind);
  const yearly = (itemNo: string, kind: FactKind) =>
    YEARS.map(year => values(itemNo, kind).find(fact => fact.fiscalYear === year)?.valueText ?? '');
  const item = (itemNo: string) => records.items.find(other => other.itemNo === itemNo);

  it('is known, with its 74 sheets and the parts of the plan', () => {
    expect(actionPlanSheet.recognise(document.lines)).toBeGreaterThan(0.9);
    const items = records.items.filter(other => other.kind === 'item');
    const counts = Object.entries(Object.groupBy(items, other => other.place[1]?.no ?? '')).map(([no, group]) => [
      no,
      group?.length,
    ]);
    expect(counts).toEqual([
      ['(1)', 6],
      ['(2)', 8],
      ['(3)', 6],
      ['(4)', 12],
      ['(5)', 7],
      ['(6)', 9],
      ['(7)', 7],
      ['(8)', 12],
      ['(9)', 3],
      ['(10)', 4],
    ]);
    expect(records.items).toHaveLength(74 + 19);
    expect(parsed.plan).toMatchObject({ city: '伊勢原市', fiscalYears: [2023, 2027], published: '2024-03' });
  });

  it('has every printed value as a fact that stands on its line', () => {
    const counts = Object.entries(Object.groupBy(records.facts, fact => fact.kind)).map(([kind, group]) => [
      kind,
      group?.length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      department: 137,
      baseline: 65,
      final_target: 74,
      target: 200,
      effect_expected: 125,
      milestone: 222,
    });
    expect(problems).toEqual([]);
    expect(unreadNumbers(records, document.lines)).toEqual([]);
  });

  it('reports what cannot be tied and where the document disagrees with itself, and nothing else', () => {
    const found = parsed.problems.map(problem => `${problem.code} ${problem.itemId?.split(':')[1] ?? ''}`);
    expect(found.toSorted()).toEqual([
      // Each difference twice: where the one says it, and where the other does.
      'CONTRADICTION (2)⑥',
      'CONTRADICTION (2)⑥',
      'CONTRADICTION (3)①',
      'CONTRADICTION (3)①',
      'CONTRADICTION (4)④',
      'CONTRADICTION (4)④',
      'CONTRADICTION (4)④',
      'CONTRADICTION (4)④',
      'CONTRADICTION (8)⑥',
      'CONTRADICTION (8)⑥',
      'MISSING_PART (10)④',
      'UNTIED_VALUE (1)⑤',
      'UNTIED_VALUE (1)⑥',
      'UNTIED_VALUE (6)④',
      'UNTIED_VALUE (6)④',
    ]);
  });

  it.each([
    ['(2)④', ['23,583', '22,608', '22,040', '21,490', '21,254']],
    ['(3)①', ['666', '667', '672', '672', '680']],
    ['(3)④', ['13.4', '12.9', '12.4', '11.9', '11.4']],
    ['(4)⑪', ['6', '8', '8', '10', '10']],
    ['(5)⑤', ['2(78)', '2(80)', '2(82)', '2(84)', '2(86)']],
    ['(6)①', ['1,600', '2,000', '2,500', '', '']],
    ['(6)④', ['', '', '3', '', '']],
    ['(7)⑦', ['3', '3', '3', '3', '3']],
    ['(8)③', ['20,800', '30,800', '', '', '']],
    ['(8)⑥', ['33', '33', '41', '44', '46']],
    ['(9)③', ['3', '6', '100', '', '']],
    ['(10)①', ['30億円以内', '30億円以内', '30億円以内', '30億円以内', '30億円以内']],
    ['(10)④', ['90％未満', '90％未満', '90％未満', '90％未満', '90％未満']],
  ])('has the yearly targets of %s', (itemNo, targets) => {
    expect(yearly(itemNo, 'target')).toEqual(targets);
  });

  it.each([
    ['(2)①', ['12,000', '66,633', '15,000', '15,000', '18,000'], '126,633'],
    ['(4)⑫', ['0', '0', '752', '752', '752'], '2,256'],
    ['(6)①', ['4,471', '5,588', '6,985', '', ''], '17,044'],
    ['(8)⑧', ['6,800', '7,000', '7,200', '7,400', '7,600'], '36,000'],
    ['(9)③', ['30,000', '30,000', '931,000', '', ''], '991,000'],
  ])('has the effects of %s', (itemNo, effects, total) => {
    expect(yearly(itemNo, 'effect_expected')).toEqual(effects);
    expect(values(itemNo, 'effect_expected').at(-1)).toMatchObject({ valueText: total, period: [2023, 2027] });
  });

  it.each([
    ['(4)⑬', 'final_target', { valueText: '(未定)', fiscalYear: 2027, value: null }],
    ['(7)②', 'final_target', { valueText: '見直しの検討結果に基づく運用' }],
    ['(8)⑥', 'final_target', { valueText: '45.6', unit: 'ha' }],
    ['(5)⑥', 'final_target', { valueText: '150', note: '各年度の目標値の合計です。' }],
    ['(2)③', 'baseline', { valueText: '▲19.6％', value: -19.6, unit: '%', fiscalYear: null }],
    ['(8)②', 'final_target', { valueText: '120,000千円', value: 120_000, unit: '千円' }],
    ['(8)②', 'target', { valueText: '84,000', unit: '千円/年' }],
    ['(8)②', 'baseline', { valueText: '41,096千円', fiscalYear: 2021 }],
    ['(10)①', 'baseline', { valueText: '16.1億円', fiscalYear: 2022, note: '令和4年度当初予算' }],
    ['(3)⑥', 'department', { metric: '担当', valueText: '総務部 職員課' }],
  ] as const)('reads %s %s', (itemNo, kind, fact) => {
    expect(values(itemNo, kind)[0]).toMatchObject(fact);
  });

  it('knows the items under two numbers, the marks, and the sections of a torn sheet', () => {
    expect(records.items.flatMap(other => other.alsoNos.map(no => `${no}=${other.itemNo}`)).toSorted()).toEqual([
      '(4)②=(7)④',
      '(4)⑤=(7)⑤',
      '(4)⑥=(7)①',
      '(8)⑬=(7)②',
      '(9)①=(2)①',
    ]);
    const marked = records.items.filter(other => other.marks.includes('Ｒ６新規'));
    expect(marked.map(other => other.itemNo)).toEqual(['(1)⑤', '(1)⑥', '(6)④']);
    expect(item('(1)⑤')).toMatchObject({ title: 'フロントヤード改革の推進', departments: ['企画部 経営企画課'] });
    const sections = records.passages.filter(passage => passage.itemId === `${document.planId}:(1)⑤`);
    expect(sections.map(passage => passage.section)).toEqual(
      expect.arrayContaining(['現状と課題', '具体的な改善取組内容', '令和６年度の取組方針・取組内容', '指標']),
    );
  });
});
