import { expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { evaluationSheet } from '../../ingest/profiles/evaluation-sheet.ts';
import { describeReal } from './real-corpus.ts';

describeReal('000', '事務事業評価シート 000', document => {
  const records = evaluationSheet.parse(document);
  const checked = checkRecords(records, document.lines);
  const values = (metric: string, kind: string) =>
    records.facts.filter(fact => fact.metric === metric && fact.kind === kind).map(fact => fact.valueText);
  const indicator = '大学及び企業等との協定団体数（累計）';

  it('is recognised and named from its content', () => {
    expect(evaluationSheet.recognise(document.lines)).toBeGreaterThan(0.9);
    expect(records.plan).toMatchObject({ city: '伊勢原市', fiscalYears: [2018, 2021] });
    expect(records.items.map(({ itemNo, title, departments }) => [itemNo, title, ...departments])).toEqual([
      ['40-107', '様々な主体との連携推進事業', '企画部 経営企画課'],
    ]);
  });

  it('has these facts and passages', () => {
    const counts = Map.groupBy(records.facts, fact => fact.kind);
    expect(Object.fromEntries([...counts].map(([kind, facts]) => [kind, facts.length]))).toEqual({
      department: 2,
      baseline: 1,
      target: 3,
      actual: 12,
      milestone: 9,
      cost: 30,
      staff: 9,
      population: 3,
      grade: 4,
    });
    expect(records.passages).toHaveLength(22);
  });

  it('leaves nothing unread and nothing untied', () => {
    expect(checked.records.facts).toHaveLength(records.facts.length);
    expect(checked.problems).toEqual([]);
    expect(unreadNumbers(checked.records, document.lines)).toEqual([]);
    // Which of the form's options is chosen does not survive in the text.
    expect(records.problems.map(({ code, message }) => `${code} ${message.slice(0, 3)}`)).toEqual([
      'MISSING_PART 選択肢',
    ]);
  });

  it('names the lines that back a cost, and no single one of equal cells', () => {
    const [general = [], whole = [], grants = [], people = []] = [
      '一般財源',
      '事業費合計',
      '国県支出金',
      '人件費合計',
    ].map(metric =>
      records.facts
        .filter(fact => fact.metric === metric && fact.kind === 'cost')
        .map(({ source }) => document.lines.slice(source.lineStart - 1, source.lineEnd).map(line => line.text)),
    );
    expect([...general, ...whole, ...people].map(printed => printed.length)).toEqual(
      Array.from({ length: 9 }, () => 1),
    );
    const above = document.lines.findIndex(line => line.text.startsWith('一般財源'));
    expect(document.lines[above + 3]?.text).toBe(general[0]?.[0]);
    const [from, to] = [grants[2]?.[0], grants[2]?.at(-1)];
    expect([from, to?.split(' ')[0]]).toEqual(['0 千円', '国県支出金']);
  });

  it('ties values to their year', () => {
    const inYears = (metric: string, kind: string) =>
      records.facts.filter(fact => fact.metric === metric && fact.kind === kind).map(fact => fact.fiscalYear);
    expect(inYears('トータルコスト', 'cost')).toEqual([2018, 2019, 2020]);
    expect(values('トータルコスト', 'cost')).toEqual(['936', '957', '946']);
    expect(values('正規職員', 'cost')).toEqual(['936', '957', '946']);
    expect(values('人件費合計', 'staff')).toEqual(['0.11', '0.11', '0.11']);
    expect(values('対象数', 'population')).toEqual(['102,416', '102,248', '102,046']);
    expect(values('単位当たりコスト', 'cost')).toEqual(['9', '9', '9']);
    expect(values(indicator, 'baseline')).toEqual(['１団体']);
    expect(inYears(indicator, 'baseline')).toEqual([2016]);
    expect(values(indicator, 'target')).toEqual(['１団体', '２団体', '３団体']);
    expect(values(indicator, 'actual')).toEqual(['２団体', '２団体', '２団体']);
    expect(values('庁内における連携実績の把握', 'actual')).toEqual(['未実施', '実施', '実施']);
    expect(['進捗状況', '実施水準', '有効性', '効率性'].flatMap(name => values(name, 'grade'))).toEqual([
      'Ｂ',
      'Ｂ',
      'Ａ',
      'Ａ',
    ]);
    expect(records.passages.find(passage => passage.section === '事務事業担当')?.text).toContain('課等の長 成田');
  });
});
