/** A figure that was not found, asked for once more: what is left out of the question, and what may be taken. */
import { describe, expect, it } from 'vitest';
import { orAgain, orOfClause } from '../../src/answer/planner/again.ts';
import { NOTHING } from '../../src/answer/planner/scope.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { understand, type Question } from '../../src/answer/question.ts';
import type { Tools } from '../../src/tools/index.ts';
import { fact, item, passage, plan, plans } from './records.ts';

const scope = { cities: [], unknownCities: [], planIds: [], departments: [], fiscalYears: [], rest: '' };
const ask = (text: string): Question =>
  understand(text, { plans, scope: { ...scope, rest: text }, today: { fiscalYear: 2026 } });
const tools = { listPlans: { run: async () => Promise.resolve({ plans }) } } as unknown as Tools;
const tons = fact({ kind: 'target', valueText: '10トン', value: 10, unit: 'トン', fiscalYear: 2025 });
const value: Draft = { status: 'answered', blocks: [{ form: 'values', item, plan, facts: [tons] }] };
const words: Draft = {
  status: 'answered',
  blocks: [{ form: 'quote', item, plan, passage, quote: passage.text }],
};

const near = (own: typeof item): Draft => ({
  status: 'not_found',
  reason: { code: 'nothing', nearest: [{ item: own, plan }] },
});

/** The questions that were asked anew, and what came of them. */
async function again(question: Question, answers: (asked: Question) => Draft, first: Draft = NOTHING) {
  const asked: Question[] = [];
  const draft = await orAgain(first, question, tools, async own => {
    asked.push(own);
    return Promise.resolve(answers(own));
  });
  return { draft, asked };
}

describe('a figure that was not found is asked for again', () => {
  it('in the one city whose name stands in the text', async () => {
    const { draft, asked } = await again(ask('みなとと取引する業者です。電子契約は令和7年度に何件？'), one =>
      one.cities.includes('みなと市') ? value : NOTHING,
    );
    expect([draft, asked[0]?.cities]).toEqual([value, ['みなと市']]);
  });
  it('without the sentence that only says why', async () => {
    const question = ask('夜道が暗くて困っています。街路灯は令和7年度に何基つける目標？');
    const { draft, asked } = await again(question, one => (one.about.includes('夜道') ? NOTHING : value));
    expect(draft).toBe(value);
    expect(asked.at(-1)?.about).toMatch(/^街路灯/u);
  });
  it('as no sum, where one year alone is meant', async () => {
    const question: Question = { ...ask('街路灯は令和7年度に合わせて何基？'), operation: 'sum' };
    const { draft } = await again(question, one => (one.operation === 'value' ? value : NOTHING));
    expect(draft).toBe(value);
  });
  it('of any kind, where its words only sound like one', async () => {
    const { draft } = await again({ ...ask('講座は令和7年度に何人分？'), kinds: ['staff'] }, one =>
      one.kinds.length === 0 ? value : NOTHING,
    );
    expect(draft).toBe(value);
    const done = await again({ ...ask('講座に令和7年度は何人来たの？'), kinds: ['actual'] }, one =>
      one.kinds.length === 0 ? value : NOTHING,
    );
    expect(done.draft).toBe(NOTHING);
  });
  it('by what its last word is counted in, of the item found alone', async () => {
    const asked = ask('ごみの処理にかかる令和7年度の年間時間数をお伺いします。');
    const answers = (one: Question) => (one.counter === '時間' ? value : NOTHING);
    expect((await again(asked, answers, near(item))).draft).toBe(value);
    const other = near({ ...item, itemId: 'minato:9-9' });
    expect((await again(asked, answers, other)).draft).toBe(other);
  });
  it('within the one item on a subject, where its indicator goes by the last word', async () => {
    const listed: Draft = {
      status: 'answered',
      blocks: [
        { form: 'list', criteria: [{ by: 'about', about: '街路灯' }], items: [{ item, plan }], counted: true } as never,
      ],
    };
    const named = fact({ ...tons, metric: '街路灯の設置件数' });
    const own: Draft = { status: 'answered', blocks: [{ form: 'values', item, plan, facts: [named] }] };
    const question: Question = { ...ask('街路灯の事業 令和7年度 設置件数'), operation: 'count' };
    expect((await again(question, () => own, listed)).draft).toBe(own);
    expect((await again(question, () => value, listed)).draft).toBe(listed);
  });
  it('but no sentence is taken in its place', async () => {
    const { draft, asked } = await again(ask('みなとと取引する業者です。電子契約は令和7年度に何件？'), () => words);
    expect([draft, asked.length > 0]).toEqual([NOTHING, true]);
  });
  it('and nothing where it was found, or an item is named by its number', async () => {
    expect((await again(ask('街路灯は令和7年度に何基？'), () => value, words)).asked).toEqual([]);
    const numbered: Question = { ...ask('みなとの街路灯は令和7年度に何基？'), itemNos: ['(2)④'] };
    expect((await again(numbered, () => value)).asked).toEqual([]);
  });
});

const ofClause = async (asked: Question, first: Draft, found: (about: string) => Draft) =>
  orOfClause(first, asked, tools, async one => Promise.resolve(found(one.about)));

describe('who is in charge, where no item was found', () => {
  const office: Draft = { status: 'answered', blocks: [{ form: 'departments', item, plan, facts: [] } as never] };
  const question: Question = {
    ...ask('引っ越してきて庭がなくなったんですけど、生ごみの資源化は何課に聞けばいいですか？'),
    wants: 'department',
  };
  const ofRubbish = (about: string): Draft => (about.includes('庭') ? NOTHING : office);

  it('the clause that asks is tried alone', async () => {
    expect(question.core).toBeDefined();
    expect(await ofClause(question, NOTHING, ofRubbish)).toBe(office);
  });
  it('and a name in 「」', async () => {
    const named: Question = { ...ask('孫が喜ぶ「生ごみの資源化」は何課の担当ですか'), wants: 'department' };
    expect(await ofClause(named, NOTHING, about => (about === '生ごみの資源化' ? office : NOTHING))).toBe(office);
  });
  it('but not where an item was near, or no department is asked for', async () => {
    const first = near(item);
    expect(await ofClause(question, first, ofRubbish)).toBe(first);
    expect(await ofClause({ ...question, wants: 'text' }, NOTHING, ofRubbish)).toBe(NOTHING);
  });
});
