import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { progressSheet } from '../../ingest/profiles/progress-sheet.ts';
import { readText } from '../../ingest/read/text.ts';

const folder = new URL('progress-sheet/', import.meta.url);
const sample = (name = 'input') => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
const parse = (text: string) => {
  const lines = readText(new TextEncoder().encode(text), 'sample.txt');
  const records = progressSheet.parse({ file: 'sample.txt', planId: 'minato', lines });
  const values = (itemNo: string, metric: string, kind: string) =>
    records.facts
      .filter(fact => fact.itemId === `minato:${itemNo}` && fact.metric === metric && fact.kind === kind)
      .map(fact => `${fact.period ? fact.period.join('-') : String(fact.fiscalYear)}: ${fact.valueText}`);
  return { ...records, lines, values };
};
/** The sample with one cell text put in the place of another, which must be there once. */
const changed = (from: string, to: string) => {
  const text = sample();
  expect(text.split(from)).toHaveLength(2);
  return parse(text.replace(from, () => to));
};

describe('進行管理シート', () => {
  const records = parse(sample());

  it('is known by its content alone', () => {
    expect(progressSheet.recognise(records.lines)).toBeGreaterThan(0.9);
    expect(progressSheet.recognise(readText(new TextEncoder().encode('みなと市\t目標\t実績\n指標\t10'), 'x'))).toBe(0);
  });

  it('takes city, title and period from the text', () => {
    expect(records.plan).toMatchObject({ city: 'みなと市', planTitle: 'みなと市役所改革実行計画 進行管理シート' });
    expect(records.plan.fiscalYears).toEqual([2021, 2025]);
  });

  it('reads the sheet and its 取組内容 as items', () => {
    expect(records.items.map(item => item.itemNo)).toEqual(['2-1', '2-1-1', '2-1-2', '2-1-3']);
    expect(records.items[1]).toMatchObject({
      title: '予約窓口の開設',
      departments: ['市民課', '支所調整担当'],
      marks: ['新規'],
      links: [{ rel: 'part_of', itemNo: '2-1' }],
      place: [
        { label: '改革の柱', no: '2', title: '市民に近い窓口をつくる改革' },
        { label: '項目', no: '2-1', title: '窓口の待ち時間を短くする取組' },
      ],
    });
    expect(records.items[2]?.marks).toEqual(['継続']);
  });

  it('ties the indicators to the years of the header, the total to the period', () => {
    expect(records.values('2-1', '予約窓口の利用率', 'target')).toEqual(['2021: 20%', '2023: 40%', '2025: 60%']);
    expect(records.values('2-1', 'オンラインで済んだ手続の件数', 'target')).toContain('2021-2025: 7,000件');
    expect(records.values('2-1', 'オンラインで済んだ手続の件数', 'actual')).toEqual(['2021: 0件']);
  });

  it('splits a cell that holds target and actual, and makes no fact of a lone unit', () => {
    expect(records.values('2-1-2', '書かずに済む手続の件数', 'target')).toEqual([
      '2021-2025: 60 件',
      '2021: 5 件',
      '2022: 10 件',
      '2023: 15 件',
      '2024: 15 件',
      '2025: 15 件',
    ]);
    expect(records.values('2-1-2', '書かずに済む手続の件数', 'actual')).toEqual(['2021-2025: 0 件']);
    expect(records.facts.filter(fact => fact.itemId === 'minato:2-1-2' && fact.metric === '効果額')).toEqual([]);
    const filled = changed('10 件 件', '10 件 9 件');
    expect(filled.values('2-1-2', '書かずに済む手続の件数', 'actual')).toContain('2022: 9 件');
  });

  it('ties only the first value of a row that is pushed to the right and cut off', () => {
    expect(records.values('2-1-1', '予約窓口を開いた回数', 'target')).toEqual(['2021-2025: 30 回', '2021: 12 回']);
    expect(records.values('2-1-1', '予約窓口を開いた回数', 'actual')).toEqual(['2021-2025: 11 回', '2021: 11 回']);
    expect(records.values('2-1-1', '効果額', 'effect_actual')).toEqual(['2021: 8 千円']);
    const untied = records.problems.filter(problem => problem.code === 'UNTIED_VALUE').map(problem => problem.message);
    expect(untied).toHaveLength(3);
    expect(untied.join()).toMatch(/試行の実施、対象の拡大.*20 千円.*15 回、18 回/u);
  });

  it('ties a target of such a row only by the result in its column', () => {
    const notes = records.facts
      .filter(fact => fact.metric === '予約窓口を開いた回数' && fact.fiscalYear === 2021)
      .map(({ kind, note }) => `${kind} ${note ?? ''}`);
    expect(notes[0]).toMatch(/^target .*同じ列に実績があり、実績・評価の記入が令和3年度だけ/u);
    expect(notes[1]).toMatch(/^actual .*ため、令和3年度の値とした/u);
    const planned = '2021-2025: 30 回';
    for (const actual of ['回\t回\t回', '\t11 回\t回', '11 回\t9 回\t回']) {
      const other = changed('実績\t11 回\t回\t回', `実績\t${actual}`);
      expect(other.values('2-1-1', '予約窓口を開いた回数', 'target')).toEqual([planned]);
      expect(other.problems.map(problem => problem.message).join()).toMatch(/12 回、15 回、18 回/u);
    }
    const text = changed('実績\t・3社のしくみを比べた ・2つの課で聞き取りをした', '実績\t');
    expect(text.values('2-1-1', '取組内容(活動)', 'milestone')).toEqual([]);
  });

  it('says of a value for the whole plan that no year is printed, and of a result that it is no single year’s', () => {
    const notes = records.facts.filter(fact => fact.period).map(({ kind, note }) => [kind, note]);
    expect(notes).toHaveLength(6);
    for (const [kind, note] of notes) {
      expect(note).toMatch(/年度の印字がなく、計画期間全体の欄/u);
      expect(note?.includes('一つの年度の実績ではない')).toBe(kind === 'actual' || kind === 'effect_actual');
    }
  });

  it('names a text once that stands in several cells without a year', () => {
    const same = changed('試行の実施\t対象の拡大', '試行の実施\t試行の実施');
    expect(same.problems.map(problem => problem.message).join()).toContain('「試行の実施（同じ内容が2欄）」');
  });

  it('ties nothing of such a row once results of a second year are filled in', () => {
    const later = changed(
      '「2-1-1. 予約窓口の開設」を先に進めた。\t',
      '「2-1-1. 予約窓口の開設」を先に進めた。\t続けた。',
    );
    expect(later.values('2-1-1', '予約窓口を開いた回数', 'target')).toEqual(['2021-2025: 30 回']);
    expect(later.values('2-1-1', '自己評価', 'grade')).toEqual([]);
  });

  it('reads grades in every shape with the year they judge', () => {
    expect(records.values('2-1', '内部評価', 'grade')).toEqual(['2021: B: 進行強化']);
    expect(records.values('2-1-1', '自己評価', 'grade')).toEqual(['2021: C：遅れている']);
    expect(records.values('2-1-2', '自己評価', 'grade')).toEqual(['2021: A：計画どおり']);
    expect(records.values('2-1-2', '次年度以降', 'grade')).toEqual(['2021: A：継続実施']);
  });

  it('keeps every text once, without HTML, with the year only where one year has it', () => {
    const goals = records.passages.filter(passage => passage.section === '取組目標');
    expect(goals.map(({ fiscalYear, text }) => [fiscalYear, text])).toEqual([
      [2021, '予約枠を設ける。\n案内の掲示を直す。'],
      [null, '予約枠を増やす。'],
      [null, '全窓口で予約を受ける。'],
    ]);
    const texts = [...records.facts.map(fact => fact.valueText), ...records.passages.map(passage => passage.text)];
    expect(texts.filter(text => text.includes('<'))).toEqual([]);
  });

  it('reports what a damaged sheet does not tell and invents nothing', () => {
    const damaged = parse(sample('input-damaged'));
    expect(damaged.problems.map(problem => [problem.code, problem.source.lineStart])).toEqual([
      ['UNREAD_LINE', 1],
      ['CONTRADICTION', 9],
      ['UNTIED_VALUE', 13],
      ['UNTIED_VALUE', 14],
      ['UNTIED_VALUE', 34],
      ['MISSING_PART', 40],
      ['CONTRADICTION', 53],
      ['TOTAL_MISMATCH', 59],
    ]);
    // `1,` is the head of a torn number, the actuals stand one column beyond the header.
    expect(damaged.values('2-1', 'オンラインで済んだ手続の件数', 'target')[0]).toBe('2021: １，３００件');
    expect(damaged.values('2-1', 'オンラインで済んだ手続の件数', 'actual')).toEqual([]);
  });

  it('reports a run of foreign lines once', () => {
    const noisy = parse(`${sample()}${'関係のない行\n'.repeat(3000)}`);
    expect(noisy.facts).toEqual(records.facts);
    expect(noisy.problems).toHaveLength(records.problems.length + 1);
  });
});
