import { beforeEach, expect, it } from 'vitest';
import type { Embedder } from '../../src/embed/embedder.ts';
import { forgiving } from '../../src/embed/forgiving.ts';

const VECTOR = Float32Array.from([0.6, 0.8]);
const ZERO = new Float32Array(2);

let time: number;
let calls: number;
let fails: boolean;
let told: unknown[];
let embedder: Embedder;
let release: (() => void)[];
let holds: boolean;

beforeEach(() => {
  [time, calls, fails, told, release, holds] = [0, 0, true, [], [], false];
  const endpoint: Embedder = {
    id: 'e',
    dimension: 2,
    async embed(texts) {
      calls++;
      const failing = fails;
      if (holds) await new Promise<void>(resolve => release.push(resolve));
      if (failing) throw new TypeError('away');
      return texts.map(() => VECTOR);
    },
  };
  embedder = forgiving(
    endpoint,
    error => told.push(error),
    () => time,
  );
});

const ask = () => embedder.embed(['文']);

it('gives what the endpoint gives', async () => {
  fails = false;
  expect(await ask()).toEqual([VECTOR]);
  expect([embedder.id, embedder.dimension]).toEqual(['e', 2]);
  expect(told).toEqual([]);
});

it('gives zeros where the endpoint fails, leaves it alone for a while, and tells of it once', async () => {
  expect(await embedder.embed(['一', '二'])).toEqual([ZERO, ZERO]);
  for (time = 0; time < 5_000; time += 500) expect(await ask()).toEqual([ZERO]);
  expect(calls).toBe(1);
  time = 5_000;
  await ask();
  expect(calls).toBe(2);
  expect(told).toEqual([expect.objectContaining({ message: 'away' })]);
});

it('waits twice as long after each further failure, a minute at most', async () => {
  const tries: number[] = [];
  for (time = 0; time < 300_000; time += 1_000) {
    const before = calls;
    await ask();
    if (calls > before) tries.push(time / 1_000);
  }
  expect(tries).toEqual([0, 5, 15, 35, 75, 135, 195, 255]);
});

it('notices that the endpoint is back, and says so', async () => {
  await ask();
  fails = false;
  time = 5_000;
  expect(await ask()).toEqual([VECTOR]);
  expect(await ask()).toEqual([VECTOR]);
  expect(told).toEqual([expect.any(TypeError), null]);
  fails = true;
  await ask();
  time += 5_000;
  await ask();
  expect(calls).toBe(5);
});

it('tries with one search, while others do not wait', async () => {
  await ask();
  time = 5_000;
  holds = true;
  const trial = ask();
  expect(await Promise.all([ask(), ask()])).toEqual([[ZERO], [ZERO]]);
  expect(calls).toBe(2);
  release.forEach(go => {
    go();
  });
  await trial;
});

it('counts several that fail together as one failure', async () => {
  holds = true;
  const searches = [ask(), ask(), ask()];
  release.forEach(go => {
    go();
  });
  await Promise.all(searches);
  holds = false;
  expect(told).toHaveLength(1);
  time = 5_000;
  await ask();
  expect(calls).toBe(4);
});
