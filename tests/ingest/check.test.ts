import { describe, expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { createRecorder, type FactDetails, type Recorder } from '../../ingest/profile.ts';
import { readText } from '../../ingest/read/text.ts';

const PLAN = {
  city: 'さくら野市',
  planTitle: '第3次さくら野市改革計画',
  fiscalYears: [2024, 2026] as [number, number],
};
const linesOf = (...rows: string[]) => readText(new TextEncoder().encode(rows.join('\n')), 'a.txt');

/** The records of one item 1-1 over all of these rows. */
function recordsOf(rows: readonly string[], facts: readonly FactDetails[], more?: (recorder: Recorder) => void) {
  const recorder = createRecorder({ file: 'a.txt', planId: 'a', lines: linesOf(...rows) }, 'test');
  const item = recorder.item({ itemNo: '1-1', title: '窓口の改善' }, [1, rows.length]);
  for (const fact of facts) item.fact(fact);
  more?.(recorder);
  return recorder.finish(PLAN);
}

const target = (fiscalYear: number, valueText: string, at: number, more: Partial<FactDetails> = {}): FactDetails => ({
  metric: '受付件数',
  kind: 'target',
  fiscalYear,
  valueText,
  at,
  ...more,
});

const milestone = (valueText: string, at: number, continued = false): FactDetails => ({
  metric: '研修',
  kind: 'milestone',
  fiscalYear: 2024 + at,
  valueText,
  at,
  ...(continued && { continued }),
});

const money = (kind: FactDetails['kind'], valueText: string): FactDetails => ({
  metric: kind,
  kind,
  fiscalYear: null,
  period: [2024, 2025],
  valueText,
  at: 1,
});

const effect = (fiscalYear: number, valueText: string): FactDetails => ({
  ...target(fiscalYear, valueText, 1),
  kind: 'effect_expected',
});

const unread = (rows: readonly string[], facts: readonly FactDetails[] = [], more?: (recorder: Recorder) => void) =>
  unreadNumbers(recordsOf(rows, facts, more), linesOf(...rows)).map(({ line, numbers }) => [line, ...numbers]);

const page = (no: string) => [...Array.from({ length: 6 }, () => '文'), no];

const chapter = (recorder: Recorder) => {
  recorder.item({ kind: 'heading', itemNo: '1章', title: '計画の趣旨' }, [1, 4]);
};

const passage = (recorder: Recorder) => {
  recorder
    .item({ itemNo: '1-2', title: '講座' }, [1, 4])
    .passage('概要', '市内15地区で60歳以上の方に、約1,200回の講座を開く。', [1, 4]);
};

const counted = (recorder: Recorder) => {
  recorder.item({ itemNo: '1-2', title: '講座' }, [1, 2]).passage('概要', '講座を約20回開く。', [1, 2]);
};

describe('checkRecords', () => {
  it('drops a value that does not stand on its line, and says so', () => {
    const rows = ['受付件数\t5件\t6件'];
    const { records, problems } = checkRecords(
      recordsOf(rows, [target(2024, '5件', 1), target(2025, '7件', 1)]),
      linesOf(...rows),
    );
    expect(records.facts.map(fact => fact.valueText)).toEqual(['5件']);
    expect(problems).toMatchObject([{ code: 'EVIDENCE_MISSING', itemId: 'a:1-1', source: { lineStart: 1 } }]);
  });

  it('takes what an arrow repeats from the cell before it, and from nowhere else', () => {
    const rows = ['研修\t実施', '\t→'];
    const check = (repeated: string) =>
      checkRecords(recordsOf(rows, [milestone('実施', 1), milestone(repeated, 2, true)]), linesOf(...rows)).problems;
    expect(check('実施')).toEqual([]);
    expect(check('廃止')).toMatchObject([{ code: 'EVIDENCE_MISSING' }]);
  });

  it('throws at a broken schema and at an item that comes twice, which are our own faults', () => {
    const lines = linesOf('窓口の改善');
    const records = recordsOf(['窓口の改善'], []);
    const fault: unknown = expect.objectContaining({ code: 'INTERNAL' });
    const nameless = records.items.map(item => ({ ...item, title: '' }));
    expect(() => checkRecords({ ...records, items: nameless }, lines)).toThrow(fault);
    expect(() => checkRecords({ ...records, items: [...records.items, ...records.items] }, lines)).toThrow(fault);
  });

  describe('totals', () => {
    const row = '1,000千円 600千円 300千円 100千円 400千円';
    const totals = (...facts: FactDetails[]) =>
      checkRecords(recordsOf([row], facts), linesOf(row)).problems.map(problem => problem.code);

    it('adds up the sources of a budget', () => {
      const [total, general] = [money('budget_total', '1,000千円'), money('budget_general', '600千円')];
      expect(totals(total, general, money('budget_subsidy', '300千円'))).toEqual(['TOTAL_MISMATCH']);
      expect(totals(total, general, money('budget_subsidy', '300千円'), money('budget_bond', '100千円'))).toEqual([]);
    });

    it('counts 特定財源 once where its parts are printed too', () => {
      const all = [money('budget_total', '1,000千円'), money('budget_general', '600千円')];
      const special = money('budget_special', '400千円');
      expect(totals(...all, special)).toEqual([]);
      expect(totals(...all, special, money('budget_subsidy', '300千円'), money('budget_bond', '100千円'))).toEqual([]);
    });

    it('adds up the effects of the years', () => {
      const total = { ...money('effect_expected', '1,000千円'), metric: '効果見込額（小計）' };
      expect(totals(effect(2024, '600千円'), effect(2025, '400千円'), total)).toEqual([]);
      expect(totals(effect(2024, '600千円'), effect(2025, '300千円'), total)).toEqual(['TOTAL_MISMATCH']);
    });

    it('does not repeat what the profile has said', () => {
      const records = recordsOf([row], [money('budget_total', '1,000千円'), money('budget_general', '600千円')]);
      const said = { code: 'TOTAL_MISMATCH', message: '既知', planId: 'a', itemId: 'a:1-1' } as const;
      const problems = [{ ...said, source: { file: 'a.txt', lineStart: 1, lineEnd: 1 } }];
      expect(checkRecords({ ...records, problems }, linesOf(row)).problems).toEqual([]);
    });
  });
});

describe('unreadNumbers', () => {
  it('wants a fact for each of two equal cells', () => {
    const row = ['受付件数\t5件\t6件\t6件'];
    const facts = [target(2024, '5件', 1), target(2025, '6件', 1)];
    expect(unread(row, facts)).toEqual([[1, '6']]);
    expect(unread(row, [...facts, target(2026, '6件', 1)])).toEqual([]);
  });

  it('does not take a part for the number', () => {
    expect(unread(['受付\t1,250件'], [target(2024, '250件', 1)])).toEqual([[1, '1,250']]);
  });

  it('compares half width, and knows a cell by its blanks where the tabs are lost', () => {
    expect(unread(['件数 １２ 目標値 ３０'], [target(2024, '12', 1)])).toEqual([[1, '30']]);
    expect(unread(['件数 １２ 目標値 ３０'], [target(2024, '１２', 1), target(2025, '30', 1)])).toEqual([]);
  });

  it('does not let the name of a row stand for its values, however many it has', () => {
    const named = { metric: '15地区の訪問回数' };
    const row = ['15地区の訪問回数\t15\t20\t30'];
    const two = [target(2025, '20', 1, named), target(2026, '30', 1, named)];
    expect(unread(row, two)).toEqual([[1, '15']]);
    expect(unread(row, [target(2024, '15', 1, named), ...two])).toEqual([]);
  });

  it('tells a number of the text from a like one in a cell by what stands beside it', () => {
    expect(unread(['20\t合計', '講座を約20回開く。'], [], counted)).toEqual([[1, '20']]);
  });

  it('takes years, dates, circled and raised digits, and page numbers for what they are', () => {
    expect(
      unread([
        '令和6年度～8年度\tR7\t（2021～2026）',
        '令和6年3月31日',
        '①調査 ²',
        '- 12 -',
        '第3次さくら野市改革計画',
      ]),
    ).toEqual([]);
    expect(unread(['令和6年度\t-5', '12', '2024'])).toEqual([
      [1, '5'],
      [2, '12'],
      [3, '2024'],
    ]);
  });

  it('knows bare page numbers only where they count on', () => {
    expect(unread([...page('7'), ...page('8')])).toEqual([]);
    expect(unread([...page('7'), ...page('30')])).toEqual([
      [7, '7'],
      [14, '30'],
    ]);
  });

  it('reads a table of contents by the titles and the rising pages', () => {
    const contents = ['目次', '1\t計画の趣旨\t2', 'ア 窓口の改善……4', '別の題名 9'];
    expect(unread(contents, [], chapter)).toEqual([]);
    expect(unread(['1\t計画の趣旨\t2'])).toEqual([[1, '1', '2']]);
  });

  it('puts the lines of a passage together, but spends each of its numbers once', () => {
    const rows = ['市内15地区で60歳以', '上の方に、約1,', '200回の講座を開く。', '15'];
    expect(unread(rows, [], passage)).toEqual([[4, '15']]);
  });

  it('leaves out what a problem speaks of, but not what a double number covers', () => {
    expect(unread(['値\t77'], [], recorder => recorder.problem('UNTIED_VALUE', 1, '年度が不明です。'))).toEqual([]);
    expect(unread(['値\t77'], [], recorder => recorder.problem('DUPLICATE_NO', 1, '番号の重複です。'))).toEqual([
      [1, '77'],
    ]);
  });
});
