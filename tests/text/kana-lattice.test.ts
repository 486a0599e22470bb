import { describe, expect, it } from 'vitest';
import { cheapestWay, type Stone } from '../../src/text/kana-lattice.ts';

const stone = (written: string, start: number, end: number, cost: number, typed = false): Stone => ({
  start,
  end,
  cost,
  written,
  typed,
  left: 1,
  right: 1,
});
const way = (length: number, stones: Stone[], most = 1000) =>
  cheapestWay(length, stones, () => 0, most).map(({ stone: { written }, margin }) => `${written} ${String(margin)}`);

describe('the cheapest way', () => {
  it('is that of the lowest sum', () => {
    expect(way(4, [stone('花', 0, 2, 100), stone('壇', 2, 4, 100), stone('花壇', 0, 4, 150)])).toEqual(['花壇 1000']);
  });

  it('knows how much dearer the next word is that is written otherwise', () => {
    expect(way(4, [stone('共同', 0, 4, 100), stone('協働', 0, 4, 350)])).toEqual(['共同 250']);
  });

  it('minds no other cut of the same letters, nor a spelling that shares a kanji of two', () => {
    const same = [stone('花', 0, 2, 100), stone('壇', 2, 4, 100), stone('花壇', 0, 4, 150)];
    expect(way(4, same)).toEqual(['花壇 1000']);
    expect(way(4, [stone('検診', 0, 4, 100), stone('健診', 0, 4, 101)])).toEqual(['検診 1000']);
  });

  it('minds the same word in kana, and not other words in kana', () => {
    expect(way(4, [stone('農地', 0, 4, 100), stone('のうち', 0, 4, 150, true)])).toEqual(['農地 1000']);
    const other = [stone('農地', 0, 4, 100), stone('の', 0, 1, 50, true), stone('うち', 1, 4, 100, true)];
    expect(way(4, other)).toEqual(['農地 50']);
  });

  it('is none where no word fits', () => {
    expect(way(4, [stone('花', 0, 2, 100)])).toEqual([]);
  });
});
