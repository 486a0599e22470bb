import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../ingest/profile.ts';

const plan = { city: 'さくら野市', planTitle: '計画', fiscalYears: [2024, 2025] as [number, number] };
const open = () => createRecorder({ file: 'a.txt', planId: 'p', lines: [] }, 'family');

describe('createRecorder', () => {
  it('gives a second item of one number a number of its own, and says so', () => {
    const recorder = open();
    for (const title of ['一', '二', '三']) recorder.item({ itemNo: '1-1', title }, [1, 2]);
    const { items, problems } = recorder.finish(plan);
    expect(items.map(({ itemNo, alsoNos }) => [itemNo, alsoNos])).toEqual([
      ['1-1', []],
      ['1-1#2', ['1-1']],
      ['1-1#3', ['1-1']],
    ]);
    expect(problems.map(problem => problem.code)).toEqual(['DUPLICATE_NO', 'DUPLICATE_NO']);
  });

  it('takes a value without the name of its row for no fact', () => {
    const recorder = open();
    const item = recorder.item({ itemNo: '1-1', title: '講座' }, [1, 3]);
    item.fact({ metric: ' ', kind: 'target', fiscalYear: 2024, valueText: '12回', at: 2 });
    item.fact({ metric: '講座の数', kind: 'target', fiscalYear: 2024, valueText: '12', unit: '回', at: 3 });
    const { facts, problems } = recorder.finish(plan);
    expect(facts.map(({ factId, value, unit }) => [factId, value, unit])).toEqual([['p:1-1#1', 12, '回']]);
    expect(problems).toMatchObject([{ code: 'UNTIED_VALUE', itemId: 'p:1-1', source: { lineStart: 2 } }]);
  });

  it('names an item without a title by its number', () => {
    const recorder = open();
    recorder.item({ itemNo: '1-1', title: '' }, [1, 3]);
    const { items, problems } = recorder.finish(plan);
    expect(items.map(item => item.title)).toEqual(['1-1']);
    expect(problems.map(problem => problem.code)).toEqual(['MISSING_PART']);
  });
});
