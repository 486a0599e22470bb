/** One thing that several plans print, asked without a plan: each says it in its own words, and none is passed over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlannerTown, type PlannerTown } from './planner-town.ts';

let town: PlannerTown;
beforeAll(async () => {
  town = await openPlannerTown();
});
afterAll(() => {
  town.close();
});

async function itemsSaid(question: string): Promise<string> {
  const { status, citations } = await town.ask(question);
  return `${status} ${[...new Set(citations.map(({ itemNo }) => itemNo))].toSorted().join(' ')}`;
}

describe('the same work in other plans', () => {
  it.each<[why: string, question: string, expected: string]>([
    [
      'what is measured alike, whatever word tells the first',
      '堆肥にする生ごみの収集量の目標は',
      'ambiguous (2)③ 2-103',
    ],
    ['the plan that is named alone', '行政改革アクションプランでは生ごみはどれだけ集める予定？', 'answered (2)③'],
    ['of a year the plan that covers it', '生ごみは令和5年度にどれだけ集める予定？', 'answered 2-103'],
    [
      'an old plan beside a new one, each with its own',
      'さくら野市の電子図書の担当課は、昔のプランと今の行革で同じ？',
      'answered (2)① 3-101',
    ],
    ['nothing of a plan that only shares words', '協定を結んだ学校の数の令和5年度の実績は？', 'answered 9-101'],
  ])('%s', async (_why, question, expected) => {
    expect(await itemsSaid(question)).toBe(expected);
  });
});

describe('plans and cities, counted by what stands in them', () => {
  it.each<[question: string, expected: string]>([
    ['電子図書に取り組んでいる市はいくつ？', '「電子図書」に関わる項目がある市は、2市です。'],
    ['電子図書のことを載せてる計画は何本ある？', '「電子図書」に関わる項目がある計画は、3計画です。'],
  ])('%s', async (question, expected) => {
    const { answer, computation } = await town.ask(question);
    expect(answer.split('\n')[0]).toBe(expected);
    expect(computation?.operation).toBe('count');
  });
});
