import { expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { progressSheet } from '../../ingest/profiles/progress-sheet.ts';
import { describeReal } from './real-corpus.ts';

describeReal('002', '進行管理シート 002', document => {
  const records = progressSheet.parse(document);
  const checked = checkRecords(records, document.lines);
  const values = (itemNo: string, kind: string, year: number | null) =>
    records.facts
      .filter(fact => fact.itemId === `${document.planId}:${itemNo}` && fact.kind === kind && fact.fiscalYear === year)
      .map(fact => fact.valueText);

  it('is recognised and named from its content', () => {
    expect(progressSheet.recognise(document.lines)).toBeGreaterThan(0.9);
    expect(records.plan).toMatchObject({ city: '秦野市', fiscalYears: [2021, 2025] });
  });

  it('has one sheet and four 取組内容', () => {
    expect(records.items.map(({ itemNo, departments }) => [itemNo, ...departments])).toEqual([
      ['3-2'],
      ['3-2-1', '行政経営課'],
      ['3-2-2', '市民活動支援課'],
      ['3-2-3', '財産管理課'],
      ['3-2-4', '情報指令課', '消防総務課'],
    ]);
    expect(records.items.slice(1).map(item => item.marks)).toEqual([['新規'], ['新規'], ['継続'], ['新規']]);
  });

  it('has these facts and passages', () => {
    const counts = Map.groupBy(records.facts, fact => fact.kind);
    expect(Object.fromEntries([...counts].map(([kind, facts]) => [kind, facts.length]))).toEqual({
      target: 14,
      actual: 4,
      grade: 8,
      milestone: 46,
      department: 5,
    });
    expect(records.passages).toHaveLength(52);
  });

  it('leaves only what its layout does not tie', () => {
    expect(checked.records.facts).toHaveLength(records.facts.length);
    expect(checked.problems).toEqual([]);
    expect(unreadNumbers(checked.records, document.lines)).toEqual([]);
    expect(records.problems.map(({ code, itemId, source }) => [code, itemId, source.lineStart])).toEqual([
      ['UNTIED_VALUE', `${document.planId}:3-2-2`, 44],
      ['UNTIED_VALUE', `${document.planId}:3-2-2`, 49],
    ]);
  });

  it('says on what the values of a displaced block rest', () => {
    const notes = records.facts
      .filter(fact => fact.itemId === `${document.planId}:3-2-2` && fact.valueText.endsWith('団体数'))
      .map(({ kind, fiscalYear, note }) => `${kind} ${String(fiscalYear)} ${note ?? ''}`);
    expect(notes).toHaveLength(4);
    expect(notes.find(note => note.startsWith('target 2021'))).toContain('同じ列に実績があり');
    expect(notes.find(note => note.startsWith('actual null'))).toContain('一つの年度の実績ではない');
  });

  it('ties single values to their year', () => {
    expect(values('3-2', 'target', 2021)).toEqual(['50%', '50団体']);
    expect(values('3-2', 'target', 2023)).toEqual(['70%', '55団体']);
    expect(values('3-2', 'target', 2025)).toEqual(['100%', '60団体以上']);
    expect(values('3-2', 'actual', 2021)).toEqual(['48%']);
    expect(values('3-2', 'grade', 2021)).toEqual(['B: 進行強化']);
    expect([2021, 2022, 2023, 2024, 2025].flatMap(year => values('3-2-3', 'target', year))).toEqual([
      '50 件',
      '50 件',
      '100 件',
      '150 件',
      '200 件',
    ]);
    expect(values('3-2-3', 'target', null)).toEqual(['550 件']);
    expect(values('3-2-3', 'actual', 2022)).toEqual([]);
    expect(values('3-2-2', 'target', null)).toEqual(['37 団体数']);
    expect([2022, 2023, 2024, 2025].flatMap(year => values('3-2-2', 'target', year))).toEqual([]);
    expect(['3-2-1', '3-2-2', '3-2-3', '3-2-4'].map(itemNo => values(itemNo, 'grade', 2021)[0])).toEqual([
      'C：遅れている',
      'A：計画どおり',
      'B：概ね計画どおり',
      'A：計画どおり',
    ]);
    expect(values('3-2-4', 'milestone', 2025)).toContain('共同運用開始');
  });
});
