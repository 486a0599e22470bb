import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, vectorsOf } from '../../src/store/nearest.ts';

const DIMENSION = 3;
const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const numbers = (rows: readonly number[][]) => Float32Array.from(rows.flat());
const near = (
  asked: number[],
  rows: readonly number[][],
  limit: number,
  admits: (row: number) => boolean = () => true,
) =>
  nearest(Float32Array.from(asked), vectorsOf(numbers(rows), DIMENSION), admits, limit).toSorted(
    (a, b) => b.score - a.score || a.row - b.row,
  );

describe('the nearest vectors', () => {
  const rows = [
    [1, 0, 0],
    [0, 0, 0],
    [3, 3, 0],
    [-1, 0, 0],
    [2, 0, 0],
  ];

  it('are told by their direction; what has none is left out', () => {
    expect(near([5, 0, 0], rows, 10)).toEqual([
      { row: 0, score: 1 },
      { row: 4, score: 1 },
      { row: 2, score: expect.closeTo(Math.SQRT1_2, 6) as number },
      { row: 3, score: -1 },
    ]);
  });

  it('are as many as asked for, and those that are equal to the last', () => {
    expect(near([5, 0, 0], rows, 1).map(({ row }) => row)).toEqual([0, 4]);
    expect(near([5, 0, 0], rows, 3).map(({ row }) => row)).toEqual([0, 4, 2]);
  });

  it('are only of the rows that are admitted', () => {
    expect(near([5, 0, 0], rows, 1, row => row > 1).map(({ row }) => row)).toEqual([4]);
    expect(near([5, 0, 0], rows, 1, () => false)).toEqual([]);
  });

  it('are those that comparing one by one finds', () => {
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: DIMENSION, maxLength: DIMENSION });
    const directed = vector.filter(values => values.some(x => x !== 0));
    fc.assert(
      fc.property(
        directed,
        fc.array(directed, { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (asked, all, limit) => {
          const cosines = all.map(own => dot(asked, own) / Math.sqrt(dot(asked, asked) * dot(own, own)));
          const best = cosines.toSorted((a, b) => b - a).slice(0, limit);
          const found = near(asked, all, limit).map(({ score }) => score);
          expect(found.slice(0, limit)).toEqual(best.map(score => expect.closeTo(score, 6) as number));
        },
      ),
    );
  });
});
