/** What one item prints under a name, one by one and counted: sentences over an invented item, through the gate. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/answer/compose.ts';
import type { Block } from '../../src/answer/draft.ts';
import { counterAsked, partsDraft } from '../../src/answer/planner/parts.ts';
import { verify } from '../../src/answer/verify.ts';
import { understand, type Question } from '../../src/answer/question.ts';
import { item, passage, plan, plans } from './records.ts';

const NO_SCOPE = { cities: [], planIds: [], departments: [], fiscalYears: [] };
const ask = (text: string): Question => understand(text, { plans, scope: { ...NO_SCOPE, rest: text } });

const passages = ['①花を植える。', '②水をやる。', '③草をとる。'].map((text, i) => ({
  ...passage,
  passageId: `p${String(i)}`,
  section: '取組内容',
  text,
}));
const parts = passages.map(one => ({ passage: one, quote: one.text }));
const draftOf = (text: string) => partsDraft({ item, plan }, '取組内容', parts, counterAsked(ask(text)));

const blockOf = (text: string): Block | undefined => {
  const draft = draftOf(text);
  return draft?.status === 'answered' ? draft.blocks[0] : undefined;
};

describe('what an item prints under a name', () => {
  it('is told one by one', () => {
    const draft = draftOf('取組内容をすべて挙げて');
    const answer = draft && compose(draft, plans);
    expect(answer?.answer.split('\n').slice(1)).toEqual([
      '・「①花を植える。」[1]',
      '・「②水をやる。」[2]',
      '・「③草をとる。」[3]',
    ]);
    expect(answer?.computation).toBeNull();
  });

  it('is counted in the counter of the question', () => {
    expect(blockOf('取組内容は何個ありますか')).toMatchObject({ form: 'parts', counter: '個' });
    expect(blockOf('取組内容は何点ありますか')).toMatchObject({ form: 'parts', counter: '点' });
    const draft = draftOf('取組内容は何個ありますか');
    expect(draft && compose(draft, plans).computation).toMatchObject({ operation: 'count', result: 3, unit: '個' });
  });

  it('passes the gate only with the number of what is quoted below', () => {
    const draft = draftOf('取組内容は何個ありますか');
    if (!draft) throw new Error('no draft');
    const { computation, ...answer } = compose(draft, plans);
    const evidence = { plans, passages, items: [item] };
    const checked = (text: string, result: number) =>
      verify({ ...answer, answer: text, computation: computation && { ...computation, result } }, evidence);
    expect(checked(answer.answer, 3)).toEqual([]);
    expect(checked(answer.answer.replace('3個', '4個'), 4)).not.toEqual([]);
    expect(checked(answer.answer.replace('3個', '4個'), 3)).not.toEqual([]);
  });
});
