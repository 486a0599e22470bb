import { expect, it } from 'vitest';
import { leadingTermVectors } from '../../src/embed/subspace.ts';
import { buildMatrix, type TermMatrix } from '../../src/embed/term-matrix.ts';

const TEXTS = ['a b c', 'b c d d', 'a a e', 'f g', 'g h f f', 'c e g'];
const matrix = buildMatrix(TEXTS, text => text.split(' '));

const denseRow = ({ terms, starts, columns, values }: TermMatrix, row: number): number[] => {
  const dense = terms.map(() => 0);
  for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) dense[columns[i] ?? 0] = values[i] ?? 0;
  return dense;
};
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** The texts' rows in the new directions. */
function project(vectors: Float32Array, dimension: number): number[][] {
  return TEXTS.map((_, row) =>
    Array.from({ length: dimension }, (__, k) =>
      dot(
        denseRow(matrix, row),
        matrix.terms.map((_term, t) => vectors[t * dimension + k] ?? 0),
      ),
    ),
  );
}

it('loses nothing where no direction is left out', () => {
  const texts = project(leadingTermVectors(matrix, 6), 6);
  for (const i of TEXTS.keys()) {
    for (const j of TEXTS.keys()) {
      expect(dot(texts[i] ?? [], texts[j] ?? [])).toBeCloseTo(dot(denseRow(matrix, i), denseRow(matrix, j)), 5);
    }
  }
});

it('gives orthonormal directions, those that hold most first', () => {
  const vectors = leadingTermVectors(matrix, 5);
  const columns = Array.from({ length: 5 }, (_, k) => matrix.terms.map((__, t) => vectors[t * 5 + k] ?? 0));
  for (const [i, x] of columns.entries()) {
    for (const [j, y] of columns.entries()) expect(dot(x, y)).toBeCloseTo(i === j ? 1 : 0, 5);
  }
  const held = columns.map((_, k) => project(vectors, 5).reduce((sum, row) => sum + (row[k] ?? 0) ** 2, 0));
  expect(held).toEqual(held.toSorted((a, b) => b - a));
});

it('fills with zeros what the texts do not have', () => {
  const vectors = leadingTermVectors(matrix, 20, 4);
  expect(vectors).toHaveLength(matrix.terms.length * 20);
  for (const t of matrix.terms.keys()) {
    expect([...vectors.subarray(t * 20 + 4, (t + 1) * 20)]).toEqual(Array(16).fill(0));
  }
  expect(
    leadingTermVectors(
      buildMatrix([], () => []),
      4,
    ),
  ).toHaveLength(0);
});

it('weighs a term that few texts hold more than one that many hold', () => {
  const [rare = 0, common = 0] = ['h', 'g'].map(term => matrix.weights[matrix.terms.indexOf(term)]);
  expect(rare).toBeGreaterThan(common);
});
