/** The parts of answering with a model that need no endpoint: who answers, what a proposal may say, the breaker. */
import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../src/answer/agent/breaker.ts';
import {
  answersKind,
  asksModel,
  askingSentences,
  holdsPlanned,
  isMeant,
  suits,
} from '../../src/answer/agent/chooses.ts';
import { createClaimReader } from '../../src/answer/agent/claims-heard.ts';
import { createCompletion } from '../../src/answer/agent/completion.ts';
import { parametersOf } from '../../src/answer/agent/offered.ts';
import { createPace, LEAST_MS, MOST_MS } from '../../src/answer/agent/pace.ts';
import { objectsIn, readText, withoutThoughts, type Claim } from '../../src/answer/agent/proposal.ts';
import { settle } from '../../src/answer/agent/settle.ts';
import { doubtOf, foreignPlaces, repeats } from '../../src/answer/agent/support.ts';
import { createTable } from '../../src/answer/agent/table.ts';
import { toldEarly } from '../../src/answer/agent/told-early.ts';
import { compose } from '../../src/answer/compose.ts';
import type { Block, Draft } from '../../src/answer/draft.ts';
import { understand, type Question } from '../../src/answer/question.ts';
import { named, quoted } from '../../src/answer/stated.ts';
import { verify } from '../../src/answer/verify.ts';
import type { AnswerMode } from '../../src/domain/model-usage.ts';
import { fact, item, otherPlan, passage, plan, plans } from './records.ts';

const subject = { item, plan };
const scope = { cities: [], planIds: [], departments: [], fiscalYears: [], rest: '' };
const read = (text: string): Question => understand(text, { plans, scope: { ...scope, rest: text } });

const target = fact({ kind: 'target', fiscalYear: 2025, valueText: '22,040', unit: 'トン/年' });
const later = fact({ kind: 'target', fiscalYear: 2026, valueText: '21,500', unit: 'トン/年' });
const values: Block = { form: 'values', ...subject, facts: [target] };
const answered: Draft = { status: 'answered', blocks: [values] };
const nothing: Draft = { status: 'not_found', reason: { code: 'nothing', nearest: [] } };
/** The item was found, and does not print it. */
const notPrinted: Draft = { status: 'not_found', reason: { code: 'nothing', nearest: [subject] } };
const outside: Draft = { status: 'not_found', reason: { code: 'year', fiscalYears: [2031], subject } };

const suitsFact = (text: string, one: typeof target) =>
  suits(read(text), [{ form: 'values', ...subject, facts: [one] }]);

describe('who answers', () => {
  const plain = '可燃ごみの排出量の令和7年度の目標は？';
  it.each<[string, AnswerMode, string, Draft, boolean, { easy?: boolean; personal?: boolean }?]>([
    ['a plain question that is answered', 'auto', plain, answered, false],
    ['one that nothing is found for', 'auto', plain, nothing, true],
    ['an item that does not print it', 'auto', plain, notPrinted, false],
    ['a year outside the plan', 'auto', plain, outside, false],
    ['what is declined', 'auto', plain, { status: 'declined', refusal: 'opinion' }, false],
    ['two questions', 'auto', '可燃ごみの目標は？資源ごみの目標は？', answered, true],
    ['a summary', 'auto', '可燃ごみの削減の取組をまとめてください', answered, true],
    ['a difference in prose', 'auto', 'さくら野市とみなと市の違いを説明して', answered, true],
    ['a long story', 'auto', `${'市の会議で聞いた話なのですが、'.repeat(10)}可燃ごみの目標は？`, answered, true],
    ['English', 'auto', 'What is the target of burnable waste?', answered, true],
    ['easy words', 'auto', plain, answered, true, { easy: true }],
    ['personal data', 'llm', plain, answered, false, { personal: true }],
    ['never a model', 'tools', plain, nothing, false],
    ['always a model', 'llm', plain, answered, true],
    ['always a model, but for what is declined', 'llm', plain, { status: 'declined', refusal: 'legal' }, false],
  ])('%s (%s)', (_, mode, text, draft, model, { easy = false, personal = false } = {}) => {
    expect(asksModel({ mode, text, question: read(text), draft, easy, personal })).toBe(model);
  });

  it('is counted by the sentences that ask', () => {
    expect(askingSentences('目標は？担当課はどこですか。')).toBe(2);
    expect(askingSentences('ごみの話です。目標を教えてください')).toBe(1);
  });
});

const told = (blocks: Block[], text = '目標は？') => holdsPlanned(answered, blocks, text);

describe('an answer of a model', () => {
  it('states what the planner states, and may state more', () => {
    expect(told([values])).toBe(true);
    expect(told([{ form: 'values', ...subject, facts: [target, later] }])).toBe(true);
    expect(told([{ form: 'values', ...subject, facts: [later] }])).toBe(false);
    expect(holdsPlanned(outside, [values], '目標は？')).toBe(false);
    expect(holdsPlanned(nothing, [values], '目標は？')).toBe(true);
  });

  it('is of the kind that was asked for', () => {
    const quote: Block = { form: 'quote', ...subject, passage, quote: passage.text };
    expect(answersKind(read('可燃ごみの排出量の目標は？'), [values])).toBe(true);
    expect(answersKind(read('可燃ごみの排出量の目標は？'), [quote])).toBe(false);
    expect(answersKind(read('可燃ごみの排出量の実績は？'), [values])).toBe(false);
    expect(answersKind(read('可燃ごみの排出量の目標の合計は？'), [values])).toBe(false);
    expect(answersKind(read('可燃ごみの削減の課題は何ですか'), [quote])).toBe(true);
  });

  it('is of the group and in a unit that was asked for', () => {
    const women = fact({ kind: 'target', valueText: '50%', unit: '%', metric: '女性育休取得率', fiscalYear: 2025 });
    expect(suitsFact('女性の育休の取得率の目標は何％ですか', women)).toBe(true);
    expect(suitsFact('男性の育休の取得率の目標は何％ですか', women)).toBe(false);
    expect(suitsFact('育休を取る人の目標は何人ですか', women)).toBe(false);
  });

  it('is about what was meant', () => {
    expect(isMeant([values], new Set([item.itemId]), () => 0.9)).toBe(true);
    expect(isMeant([values], new Set(['sakurano:(9)①']), () => 0.9)).toBe(false);
    expect(isMeant([values], new Set([item.itemId]), () => 0.3)).toBe(false);
    expect(isMeant([values], null, () => 0.9)).toBe(true);
    expect(isMeant([values], new Set(), () => 0.9)).toBe(false);
  });
});

/** As it would leave, and what the gate says to it. */
const written = (blocks: readonly Block[]) => {
  const [first, ...more] = blocks;
  const draft: Draft = first ? { status: 'answered', blocks: [first, ...more] } : nothing;
  const unverified = compose(draft, plans);
  return {
    text: unverified.answer,
    faults: verify(unverified, { plans, passages: quoted(draft), items: named(draft) }),
  };
};

describe('a proposal', () => {
  const table = createTable();
  const [f1, f2, p1] = [table.fact(subject, target), table.fact(subject, later), table.passage(subject, passage)];
  table.shown(JSON.stringify([f1, f2, p1]));
  const unseen = table.fact(subject, fact({ kind: 'actual', fiscalYear: 2025, valueText: '1' }));
  const asked = { cities: [], planIds: [], itemNos: [], years: [], nowhere: false };
  const known = plans.flatMap(({ city, planTitle }) => [city, planTitle]);
  const settled = (claim: Partial<Claim> & { sentence: string }, years: number[] = []) =>
    settle(
      { found: true, claims: [{ rests_on: [], quotes: [], ...claim }] },
      { table, asked: { ...asked, years }, known, phrased: true },
    );
  it('becomes text whose values are the records’, and passes the gate', () => {
    const { blocks, faults } = settled({ sentence: '令和7年度の目標値は{f1}で、次の年は{f2}トン/年です' });
    expect(faults).toEqual([]);
    const { text, faults: found } = written(blocks);
    expect(found).toEqual([]);
    expect(text).toBe(
      'さくら野市「第６次行政改革プラン（令和６年度見直し）」の (2)④「可燃ごみの削減」には、次のことが書かれています。\n' +
        '令和7年度の目標値は22,040トン/年（可燃ごみの排出量の目標値） [1]で、次の年は21,500トン/年（可燃ごみの排出量の目標値、令和8年度） [2]です。',
    );
  });

  it.each<[string, string, string | null]>([
    ['its values', '目標値は{f1}、次の年は{f2}です。', '目標値は［確認中］、次の年は［確認中］です。'],
    ['a year', '令和7年度の目標値は{f1}です。', '［確認中］の目標値は［確認中］です。'],
    ['digits of its own', '目標値は22,040トンです{f1}', '目標値は［確認中］トンです［確認中］。'],
    ['a number in words', '目標値は二万で{f1}です。', null],
    ['no sentence', '世界で99人が参加しました。{f1}', null],
  ])('is told before it is verified without %s', (_, sentence, early) => {
    expect(toldEarly(settled({ sentence }).blocks)).toBe(early);
  });

  it('that sets values of several items side by side says what must be known of that', () => {
    const other = { ...item, itemId: 'minato:1-2', planId: 'minato', itemNo: '1-2', title: 'ごみの資源化' };
    const theirs = fact({ kind: 'target', fiscalYear: 2025, valueText: '31', unit: '%', metric: '資源化率' });
    const f3 = table.fact(
      { item: other, plan: otherPlan },
      { ...theirs, itemId: other.itemId, planId: 'minato', factId: 'minato:1-2#1' },
    );
    table.shown(JSON.stringify([f3]));
    const { blocks } = settled({ sentence: `さくら野市は{f1}、みなと市は{${f3}}です。` });
    const { text, faults } = written(blocks);
    expect(faults).toEqual([]);
    expect(text).toContain('みなと市「総合計画 事業プログラム」の 1-2「ごみの資源化」');
    expect(text).toContain('※単位が違うため、そのままは比べられません。');
    const crossed = settled({ sentence: `みなと市は{f1}、さくら野市は{${f3}}です。` });
    expect(written(crossed.blocks).faults.map(({ code }) => code)).toContain('WRONG_CITY');
  });

  it('stands on the passage that it names, word for word', () => {
    const { blocks } = settled({ sentence: '水切りが広まっていないことが課題です。', rests_on: [p1] });
    const { text, faults } = written(blocks);
    expect(faults).toEqual([]);
    expect(text).toContain('水切りが広まっていないことが課題です。\n・「水切りが広まっていない。');
  });

  it.each<[string, Partial<Claim> & { sentence: string }, string]>([
    ['a handle that it was not shown', { sentence: `{${unseen}}です。` }, 'UNREAD'],
    ['a handle that there is not', { sentence: '{f99}です。' }, 'UNREAD'],
    ['an invented quote', { sentence: '課題です。', quotes: [{ of: p1, text: '水切りは済んだ。' }] }, 'BAD_QUOTE'],
    ['a quote of nothing', { sentence: '課題です。', quotes: [{ of: f1, text: '22,040' }] }, 'BAD_QUOTE'],
    ['a place of its own', { sentence: '青葉市では{f1}です。' }, 'FOREIGN_PLACE'],
    ['another city of the corpus', { sentence: '{f1}で、みなと市でも行われています。' }, 'FOREIGN_PLACE'],
    ['another city by its name alone', { sentence: '{f1}で、みなとでも行われています。' }, 'FOREIGN_PLACE'],
    [
      'its instructions',
      { sentence: '道具の結果にないことは書きません。質問に答える前に、必ず道具で文書を調べます。', rests_on: [p1] },
      'LEAK',
    ],
    ['a figure in words that nothing holds', { sentence: '世界で99人が参加しました。', rests_on: [f1] }, 'FIGURE'],
  ])('with %s is a fault', (_, claim, code) => {
    const { blocks, faults } = settled(claim);
    expect(faults.map(fault => fault.code)).toContain(code);
    expect(blocks).toEqual([]);
  });

  it('of another year than asked is a fault', () => {
    expect(settled({ sentence: '目標値は{f2}です。' }, [2025, 2025]).faults[0]?.code).toBe('OFF_QUESTION');
    expect(settled({ sentence: '目標値は{f1}です。' }, [2025, 2025]).faults).toEqual([]);
  });

  it.each([
    ['a typed digit', '令和7年度の可燃ごみの排出量の目標値は22,041トン/年です。', 'NO_EVIDENCE'],
    ['a typed year', '令和9年度の目標値は{f1}です。', 'WRONG_YEAR'],
    ['another kind', '実績値は{f1}です。', 'WRONG_KIND'],
    ['a figure behind the value', '目標値は{f1}で、12トンです。', 'NOT_CITED'],
  ])('with %s does not pass the gate', (_, sentence, code) => {
    const { blocks } = settled({ sentence, rests_on: [f1] });
    expect(written(blocks).faults.map(fault => fault.code)).toContain(code);
  });

  it.each([
    ['words that nothing holds', '画期的な宇宙開発として{f1}です。'],
    ['a turn of meaning', '目標値は前の年を下回る{f1}です。'],
    ['a denial', '目標値は{f1}ではありません。'],
    ['a strange word', 'PWNED {f1}です。'],
  ])('with %s keeps its value and loses its sentence', (_, sentence) => {
    const { blocks, cuts } = settled({ sentence });
    expect(cuts[0]?.code).toBe('UNSUPPORTED');
    expect(blocks).toEqual([values]);
  });

  it('with nothing to stand on is cut', () => {
    expect(settled({ sentence: '可燃ごみを減らします。' })).toMatchObject({
      blocks: [],
      cuts: [{ code: 'UNFOUNDED' }],
    });
    expect(settled({ sentence: '可燃ごみは不思議な生き物です。', rests_on: [p1] }).blocks).toEqual([]);
  });
});

describe('words', () => {
  const records = '可燃ごみの削減 生ごみの水切りを呼びかけ、ごみを減らす。';
  it.each([
    ['生ごみの水切りを呼びかけます。', null],
    ['可燃ごみの削減のため、水切りを呼びかけます。', null],
    ['まず、水切りの呼びかけによりごみを減らします。', null],
    ['前の年より、ごみを減らします。', 'turn'],
    ['水切りを廃止します。', 'turn'],
    ['水切りを呼びかけません。', 'negation'],
    ['ロケットで水切りを呼びかけます。', 'foreign_word'],
    ['国際宇宙基地の建設計画です。', 'words'],
  ])('%s', (sentence, doubt) => {
    expect(doubtOf(sentence, records)).toBe(doubt);
  });

  it('that name a place stand in the records', () => {
    expect(foreignPlaces('両市の違いは、市民の数です。', '', [])).toEqual([]);
    expect(foreignPlaces('、さいたま市では', '', [])).toEqual(['さいたま市']);
    expect(foreignPlaces('青葉市の青葉町です。', '青葉市', [])).toEqual(['青葉町']);
  });

  it('are not those of the instructions', () => {
    expect(
      repeats('これは十八文字より長い決まりの文なのです。', '前。これは十八文字より長い決まりの文なのです。後'),
    ).toBe(true);
    expect(repeats('短い文です。', '短い文です。')).toBe(false);
  });
});

describe('what a model writes', () => {
  it.each<[string, string, unknown]>([
    ['an answer in a fence', '```json\n{"found": true, "claims": [{"sentence": "x"}]}\n```', 'proposal'],
    ['an answer behind its thoughts', '<think>{"found":false}</think>{"found": true, "claims": []}', 'proposal'],
    ['a call', 'では調べます {"tool": "list_plans", "arguments": {}}', 'call'],
    ['a thought without end', '<think>{"found": true}', null],
    ['prose', '目標は22,040トンです。', null],
    ['half an answer', '{"found": true, "claims": [{"sent', null],
  ])('%s', (_, text, what) => {
    const found = readText(text);
    expect(found === null ? null : Object.keys(found)[0]).toBe(what);
  });

  it.each<[string, string, number[]]>([
    [
      'claim by claim',
      '{"found":true,"claims":[{"sentence":"{f1}\\"}です"}, {"sentence":"二"}],"x":[{"sentence":"外"}]}',
      [0, 1],
    ],
    ['not what it did not find', '{"found":false,"claims":[{"sentence":"一"}]}', []],
    ['not what follows a claim of another form', '{"found":true,"claims":[{"text":"一"},{"sentence":"二"}]}', []],
    ['not what is no answer', '{"tool":"x","arguments":{"about":"{}"}}', []],
  ])('is heard while it is written: %s', (_, reply, whole) => {
    const heard: { sentence: string; at: number }[] = [];
    let at = 0;
    const readSoFar = createClaimReader(({ sentence }) => void heard.push({ sentence, at }));
    for (at = 1; at <= reply.length; at++) readSoFar(reply.slice(0, at));
    const sentences = ['{f1}"}です', '二'];
    expect(heard.map(({ sentence }) => sentence)).toEqual(whole.map(n => sentences[n]));
    // As soon as it is closed, and not before.
    for (const { at: end } of heard) expect(reply[end - 1]).toBe('}');
    expect(heard.every(({ at: end }) => end < reply.length)).toBe(true);
  });

  it('is read in time that grows no faster than it', () => {
    const started = performance.now();
    objectsIn('{"a":'.repeat(100_000));
    withoutThoughts('<think>'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is one completion, whatever comes in pieces', () => {
    const completion = createCompletion();
    for (const piece of [
      { choices: null },
      { choices: [] },
      { choices: [{ delta: { reasoning_content: '99' } }] },
      { choices: [{ delta: { content: [{ type: 'text', text: 'あ' }] } }] },
      { choices: [{ delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'x', arguments: '{"a"' } }] } }] },
      { choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }, finish_reason: 'eos' }] },
      { choices: [{ delta: { tool_calls: [{ index: 1, function: { name: 'y', arguments: { b: 2 } } }] } }] },
      { usage: { prompt_tokens: 3, completion_tokens: null } },
    ])
      expect(completion.add(piece)).toBe(true);
    expect(completion).toMatchObject({
      content: 'あ',
      calls: [
        { id: 'a', name: 'x', args: '{"a":1}' },
        { id: '', name: 'y', args: '{"b":2}' },
      ],
      promptTokens: 3,
      completionTokens: 0,
      ended: true,
    });
    expect(completion.add('text')).toBe(false);
    expect(completion.add({ error: { message: 'no' } })).toBe(false);
  });
});

describe('the breaker', () => {
  const at = { now: 0 };
  const breaker = createBreaker({ failures: 2, pauseMs: 100, pauseMaxMs: 300 }, () => at.now);

  it('opens after failures in a row, lets one call try, and waits longer each time', () => {
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    expect(breaker.allows()).toBe(true);
    breaker.failed();
    expect([breaker.allows(), breaker.state()]).toEqual([false, 'open']);
    breaker.failed();
    at.now = 100;
    expect([breaker.state(), breaker.allows(), breaker.allows()]).toEqual(['half_open', true, false]);
    breaker.failed();
    at.now = 299;
    expect(breaker.allows()).toBe(false);
    at.now = 300;
    expect(breaker.allows()).toBe(true);
    breaker.gaveUp();
    expect(breaker.allows()).toBe(true);
    breaker.failed();
    at.now = 600;
    expect(breaker.allows()).toBe(true);
    breaker.succeeded();
    expect([breaker.state(), breaker.allows(), breaker.allows()]).toEqual(['closed', true, true]);
  });
});

it('the pace of an endpoint is learnt, and forgotten when it is lost', () => {
  const pace = createPace();
  expect(pace.limit()).toBe(LEAST_MS);
  pace.saw(2_000);
  expect(pace.limit()).toBe(4_000);
  pace.saw(60_000);
  expect(pace.limit()).toBe(MOST_MS);
  pace.lost();
  expect(pace.limit()).toBe(LEAST_MS);
});

it('schemas of tools hold no tuples, which endpoints refuse', async () => {
  const { aggregate } = await import('../../src/tools/aggregate.ts');
  const { input } = aggregate({
    factsOf: () => Promise.resolve([]),
    factsIn: () => Promise.resolve([]),
    liesBelow: () => Promise.resolve(false),
  });
  const schema = JSON.stringify(parametersOf(input));
  expect(schema).not.toContain('prefixItems');
  expect(schema).toContain('"minItems":2');
});
