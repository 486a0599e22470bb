import { describe, expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { createRecorder, standsOn, type FactDetails } from '../../ingest/profile.ts';
import { readText } from '../../ingest/read/text.ts';

const linesOf = (...texts: string[]) => readText(new TextEncoder().encode(texts.join('\n')), 'a.txt');

/** One item over all lines, with the facts given. */
function recordsOf(lines: ReturnType<typeof linesOf>, facts: FactDetails[], passages: [string, number][] = []) {
  const recorder = createRecorder({ file: 'a.txt', planId: 'p', lines }, 'family');
  const item = recorder.item({ itemNo: '1-1', title: '講座の開催' }, [1, lines.length]);
  for (const fact of facts) item.fact(fact);
  for (const [text, line] of passages) item.passage('本文', text, line);
  return recorder.finish({ city: 'さくら野市', planTitle: '計画', fiscalYears: [2024, 2025] });
}
const target = (valueText: string, at: number | [number, number]): FactDetails => ({
  metric: '講座の数',
  kind: 'target',
  fiscalYear: 2024,
  valueText,
  at,
});
const budget = (kind: FactDetails['kind'], valueText: string, at: number): FactDetails => ({
  metric: kind,
  kind,
  fiscalYear: null,
  period: [2024, 2025],
  valueText,
  at,
});

describe('checkRecords', () => {
  it('takes out a value that does not stand on its line, and says so', () => {
    const lines = linesOf('講座の数 12回', '見出し');
    const { records, problems } = checkRecords(
      recordsOf(lines, [target('12回', 1), target('13回', 1), target('12回', 2)]),
      lines,
    );
    expect(records.facts.map(fact => [fact.valueText, fact.source.lineStart])).toEqual([['12回', 1]]);
    expect(problems.map(problem => problem.code)).toEqual(['EVIDENCE_MISSING', 'EVIDENCE_MISSING']);
  });

  it('adds up the sources of a budget', () => {
    const lines = linesOf('100千円', '60千円', '30千円', '10千円', '0千円', '5千円');
    const parts = [
      budget('budget_total', '100千円', 1),
      budget('budget_general', '60千円', 2),
      budget('budget_subsidy', '30千円', 3),
      budget('budget_bond', '0千円', 5),
    ];
    expect(checkRecords(recordsOf(lines, [...parts, budget('budget_other', '10千円', 4)]), lines).problems).toEqual([]);
    expect(
      checkRecords(recordsOf(lines, [...parts, budget('budget_other', '5千円', 6)]), lines).problems.map(
        problem => problem.code,
      ),
    ).toEqual(['TOTAL_MISMATCH']);
  });

  it('stops at a record that is none: that is our fault, not the document’s', () => {
    const lines = linesOf('12回');
    const records = recordsOf(lines, [target('12回', 1), target('12回', 1)]);
    const [first, second] = records.facts;
    if (!first || !second) throw new TypeError('two facts were recorded');
    expect(() => checkRecords({ ...records, facts: [first, { ...second, factId: first.factId }] }, lines)).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    expect(() => checkRecords({ ...records, facts: [{ ...first, fiscalYear: 3 }] }, lines)).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
  });
});

describe('unreadNumbers', () => {
  it('names each number that ended nowhere', () => {
    const lines = linesOf('講座の数 12回 令和6年度 ①', '参加者は310人でした。', '電話 225-2160', '7');
    const records = recordsOf(lines, [target('12回', 1)], [['参加者は310人でした。', 2]]);
    expect(unreadNumbers(records, lines)).toEqual([{ line: 3, numbers: ['225', '2160'] }]);
    expect(unreadNumbers({ ...records, facts: [], passages: [] }, lines).map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('takes a table of contents for what it is, and a reported line for read', () => {
    const lines = linesOf('講座の開催\t12', '講座の手引き\t13');
    expect(unreadNumbers(recordsOf(lines, []), lines)).toEqual([{ line: 2, numbers: ['13'] }]);
    const records = recordsOf(lines, []);
    const problem = {
      code: 'UNREAD_LINE',
      message: '要確認',
      planId: 'p',
      itemId: null,
      source: { file: 'a.txt', lineStart: 2, lineEnd: 2 },
    } as const;
    expect(unreadNumbers({ ...records, problems: [problem] }, lines)).toEqual([]);
  });
});

describe('standsOn', () => {
  it('finds a text in one run, over line breaks, and in pieces that follow each other', () => {
    const lines = linesOf('見出し 方針の', '', '策定', '別の文', 'と周知');
    expect(standsOn(lines, '方針の策定')).toBe(true);
    expect(standsOn(linesOf('策定する', '方針', 'に基づく取組', '年度', 'の推進'), '方針に基づく取組の推進')).toBe(
      true,
    );
    expect(standsOn(lines, '方針の廃止')).toBe(false);
  });
});
