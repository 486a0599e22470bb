/** What the planner sets side by side, asked in words: each side with its own value, none passed over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlannerTown, type PlannerTown } from './planner-town.ts';

let town: PlannerTown;
beforeAll(async () => {
  town = await openPlannerTown();
});
afterAll(() => {
  town.close();
});

/** `(2)① 1,500冊 | Ⅰ(1)ア 2,500冊`, with the result where one was computed, in the order of the answer. */
async function said(question: string): Promise<string> {
  const { status, computation, facts } = await town.ask(question);
  if (status !== 'answered') return status;
  const values = facts.map(({ itemId, valueText }) => `${itemId.split(':')[1] ?? ''} ${valueText}`).join(' | ');
  return computation ? `${computation.operation} ${String(computation.result)}${computation.unit}: ${values}` : values;
}

describe('side by side', () => {
  it.each<[why: string, question: string, expected: string]>([
    [
      'two cities, each with its own value of the year',
      '電子図書の貸出数の令和7年度の目標は、さくら野市とみなと市でどう違いますか',
      '(2)① 1,500冊 | Ⅰ(1)ア 2,500冊',
    ],
    [
      'years that no one plan covers, each from the plan that does',
      'さくら野市の電子図書の貸出数の目標は、令和5年度と令和7年度でどう違いますか',
      '3-101 1,000冊 | (2)① 1,500冊',
    ],
    [
      'the same where only the values are asked for',
      'さくら野市の電子図書の貸出数の目標は、令和5年度と令和7年度で何冊ですか',
      '3-101 1,000冊 | (2)① 1,500冊',
    ],
    [
      'a difference between two documents that print the same indicator in the same unit',
      'さくら野市の電子図書の貸出数の目標は、令和5年度から令和7年度で何冊増えますか',
      'difference 500冊: 3-101 1,000冊 | (2)① 1,500冊',
    ],
    [
      'two items of one plan: the greater first',
      '橋の補修事業と雨水貯留事業では、事業費はどちらが大きいですか',
      'max 600千円: 2-101 600千円 | 1-101 400千円',
    ],
    [
      'the less, where that is asked for',
      '橋の補修事業と雨水貯留事業では、事業費はどちらが少ないですか',
      'min 400千円: 1-101 400千円 | 2-101 600千円',
    ],
    [
      'two items, unlike in what they measure: neither is called the greater',
      '補修した橋と歩道の整備延長、令和5年度の目標はどちらが多いですか',
      '1-101 5橋 | 1-102 150m',
    ],
    [
      'parts of the plan by the totals that they print',
      'まち力とひと力の計画事業費の差はいくらですか',
      'difference -1000千円: まち力 1,300千円 | ひと力 300千円',
    ],
  ])('%s', async (_why, question, expected) => {
    expect(await said(question)).toBe(expected);
  });

  it('says which city prints no such value', async () => {
    const { answer, facts } = await town.ask('年休取得率の令和7年度の目標を、さくら野市とみなと市で比べてください');
    expect(facts.map(({ valueText }) => valueText)).toEqual(['65%']);
    expect(answer).toContain('さくら野市の計画には、お尋ねの値を見つけられませんでした。');
  });

  it('tells that unlike units are not to be set against each other', async () => {
    const { answer } = await town.ask('補修した橋と歩道の整備延長、令和5年度の目標はどちらが多いですか');
    expect(answer).toContain('単位が違うため');
  });
});
