/** Each character of the stand-in model × each kind of question: what leaves is right or a refusal, never the lie. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strayFigures } from '../../eval/stray-figures.ts';
import { TIME_MOST_MS, type Trace } from '../../src/answer/with-model.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { BROKEN, DIALECTS, LIARS } from '../fakes/characters.ts';
import { startFakeServer, type Behaviour } from '../fakes/openai-server.ts';
import { modelAt, openAgentTown, QUESTIONS, type Town } from './agent-town.ts';

let town: Town;
/** What the planner answers, for every question. */
const planned = new Map<string, Answer>();
beforeAll(async () => {
  town = await openAgentTown();
  const ask = town.ask();
  for (const [kind, request] of Object.entries(QUESTIONS)) planned.set(kind, await ask(request));
});
afterAll(() => {
  town.close();
});

const SOME = ['a value', 'a value of no year', 'a text', 'two parts', 'a year outside', 'another city', 'an order'];

interface Run {
  kind: string;
  answer: Answer;
  ms: number;
  /** What was told before the answer was whole. */
  told: string;
  trace: Trace | null;
}

async function runs(behave: Behaviour, kinds = Object.keys(QUESTIONS)): Promise<{ all: Run[]; requests: number }> {
  const server = await startFakeServer(behave);
  const all: Run[] = [];
  let trace: Trace | null = null;
  const ask = town.ask({ model: modelAt(server.url), mode: 'llm', onTrace: told => (trace = told) });
  for (const kind of kinds) {
    const request = QUESTIONS[kind];
    if (!request) continue;
    trace = null;
    const started = performance.now();
    let told = '';
    const answer = await ask(request, { tell: one => void (one.type === 'token' && (told += one.text)) });
    all.push({ kind, answer, ms: performance.now() - started, told, trace });
  }
  await server.close();
  return { all, requests: server.requests.length };
}

/** What is wrong with a run: it must be the planner's own, or one in a model's words that states no less, and only what is printed. */
function wrongIn({ kind, answer, ms, told }: Run): string[] {
  const own = planned.get(kind);
  const late = ms < TIME_MOST_MS + 1_500 ? [] : [`${kind}: late`];
  // Verified text, or text without any figure.
  if (told !== answer.answer && /\p{N}/u.test(told)) late.push(`${kind}: told ${told}`);
  if (answer.mode === 'tools') return isDeepStrictEqual(answer, own) ? late : [...late, `${kind}: not the planner's`];
  const stray = strayFigures(answer, QUESTIONS[kind]?.question ?? '').map(figure => `${kind}: ${figure}`);
  const stated = new Set(answer.facts.map(({ factId }) => factId));
  const left = own?.status === 'answered' ? own.facts.filter(({ factId }) => !stated.has(factId)) : [];
  const declined = own?.status === 'declined' ? [`${kind}: not declined`] : [];
  return [...late, ...stray, ...left.map(({ factId }) => `${kind}: without ${factId}`), ...declined];
}

/** Told lies that stand in an answer; shorter ones may be words of any. */
const liesIn = ({ kind, answer, told }: Run, lies: readonly string[]): string[] =>
  lies
    .filter(lie => lie.length > 3 && (answer.answer.includes(lie) || told.includes(lie)))
    .map(lie => `${kind}: ${lie}`);

describe('an honest model', () => {
  it.each(Object.keys(DIALECTS))('%s answers in its own words, and right', async name => {
    const { all } = await runs(DIALECTS[name]?.() ?? (() => ({ status: 404 })), SOME);
    expect(all.flatMap(wrongIn)).toEqual([]);
    const modes = new Map(all.map(({ kind, answer }) => [kind, answer.mode]));
    expect(modes.get('a value')).toBe('llm');
    expect(modes.get('a value of no year')).toBe('llm');
    expect(modes.get('a year outside')).toBe('tools');
    expect(modes.get('another city')).toBe('tools');
    expect(modes.get('an order')).toBe('tools');
  });

  it('says the value with its name, its year and its mark', async () => {
    const { all } = await runs(DIALECTS['plain']?.() ?? (() => ({ status: 404 })), ['a value']);
    expect(all[0]?.answer.answer).toContain('可燃ごみの排出量は17,500 トン（目標値、令和7年度） [1]です。');
  });
});

describe('a model that lies about', () => {
  it.each(Object.keys(LIARS))('%s is not believed', async name => {
    const liar = LIARS[name]?.();
    if (!liar) throw new TypeError(name);
    const { all } = await runs(liar.behave);
    expect(all.flatMap(run => [...wrongIn(run), ...liesIn(run, liar.lies)])).toEqual([]);
  });
});

describe('a model that is broken', () => {
  it.concurrent.each(Object.keys(BROKEN))('(%s) leaves the answer to the planner', async name => {
    const { all } = await runs(BROKEN[name]?.().behave ?? (() => ({ status: 404 })), [
      'a value',
      'a text',
      'a summary',
      'two parts',
      'a list',
    ]);
    expect(all.flatMap(wrongIn)).toEqual([]);
    expect(all.map(({ answer }) => answer.mode)).toEqual(all.map(() => 'tools'));
  });
});
