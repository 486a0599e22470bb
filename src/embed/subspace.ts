/** The leading right singular vectors of a sparse matrix by subspace iteration. Deterministic: the start is fixed. */
import type { TermMatrix } from './term-matrix.ts';

/** More directions than asked for make the last of the wanted ones converge. */
const SPARE = 12;
const ROUNDS = 6;
const SWEEPS = 30;

/** xorshift32: numbers in -0.5…0.5 that are the same on every machine. */
function fixedNoise(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000 - 0.5;
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** y += factor · x */
function addScaled(y: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < y.length; i++) y[i] = (y[i] ?? 0) + factor * (x[i] ?? 0);
}

/** Aᵀ·x: from texts to terms. */
function toTerms(matrix: TermMatrix, x: Float64Array): Float64Array {
  const { starts, columns, values } = matrix;
  const result = new Float64Array(matrix.terms.length);
  for (let row = 0; row < matrix.rows; row++) {
    const factor = x[row] ?? 0;
    for (let i = starts[row] ?? 0, end = starts[row + 1] ?? 0; i < end; i++) {
      const column = columns[i] ?? 0;
      result[column] = (result[column] ?? 0) + factor * (values[i] ?? 0);
    }
  }
  return result;
}

/** A·x: from terms to texts. */
function toTexts(matrix: TermMatrix, x: Float64Array): Float64Array {
  const { starts, columns, values } = matrix;
  const result = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    let sum = 0;
    for (let i = starts[row] ?? 0, end = starts[row + 1] ?? 0; i < end; i++)
      sum += (values[i] ?? 0) * (x[columns[i] ?? 0] ?? 0);
    result[row] = sum;
  }
  return result;
}

/** Modified Gram–Schmidt, twice over for its accuracy; directions that vanish are left out. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const before = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 2; pass++) for (const other of basis) addScaled(vector, -dot(other, vector), other);
    const length = Math.sqrt(dot(vector, vector));
    if (before === 0 || length < before * 1e-10) continue;
    basis.push(vector.map(x => x / length));
  }
  return basis;
}

/** Eigenvalues and vectors (as rows) of a small symmetric matrix by Jacobi's rotations, greatest first. */
function eigen(symmetric: Float64Array[]): { value: number; vector: Float64Array }[] {
  const n = symmetric.length;
  const a = symmetric.map(row => row.slice());
  const v = a.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  const at = (i: number, j: number) => a[i]?.[j] ?? 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    let whole = 0;
    for (let i = 0; i < n; i++) {
      whole += at(i, i) ** 2;
      for (let j = i + 1; j < n; j++) off += at(i, j) ** 2;
    }
    if (off <= whole * 1e-22) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = at(p, q);
        if (Math.abs(apq) < 1e-300) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        const rowP = a[p];
        const rowQ = a[q];
        const vp = v[p];
        const vq = v[q];
        if (!rowP || !rowQ || !vp || !vq) continue;
        for (const row of a) {
          const x = row[p] ?? 0;
          const y = row[q] ?? 0;
          row[p] = c * x - s * y;
          row[q] = s * x + c * y;
        }
        rotate(rowP, rowQ, c, s);
        rotate(vp, vq, c, s);
      }
    }
  }
  return v.map((vector, i) => ({ value: at(i, i), vector })).toSorted((x, y) => y.value - x.value);
}

function rotate(p: Float64Array, q: Float64Array, c: number, s: number): void {
  for (let i = 0; i < p.length; i++) {
    const x = p[i] ?? 0;
    const y = q[i] ?? 0;
    p[i] = c * x - s * y;
    q[i] = s * x + c * y;
  }
}

/** Turns a vector so that its greatest part is positive: a direction has no sign of its own. */
function fixSign(vector: Float64Array): void {
  let greatest = 0;
  for (const x of vector) if (Math.abs(x) > Math.abs(greatest)) greatest = x;
  if (greatest < 0) for (let i = 0; i < vector.length; i++) vector[i] = -(vector[i] ?? 0);
}

/**
 * One row of `dimension` numbers a term, row after row; a text's vector is the weighed sum of its terms' rows.
 * Columns beyond the wanted directions or the matrix' rank are zero.
 */
export function leadingTermVectors(matrix: TermMatrix, dimension: number, wanted = dimension): Float32Array {
  const result = new Float32Array(matrix.terms.length * dimension);
  const noise = fixedNoise();
  const directions = Math.min(wanted + SPARE, matrix.rows, matrix.terms.length);
  let basis = orthonormal(Array.from({ length: directions }, () => Float64Array.from({ length: matrix.rows }, noise)));
  for (let round = 0; round < ROUNDS; round++) {
    basis = orthonormal(basis.map(vector => toTexts(matrix, toTerms(matrix, vector))));
  }
  const images = basis.map(vector => toTerms(matrix, vector));
  const gram = images.map(x => Float64Array.from(images, y => dot(x, y)));
  const leading = eigen(gram).slice(0, wanted);
  for (const [k, { value, vector }] of leading.entries()) {
    if (value < 1e-12) break;
    const column = new Float64Array(matrix.terms.length);
    for (const [i, image] of images.entries()) addScaled(column, (vector[i] ?? 0) / Math.sqrt(value), image);
    fixSign(column);
    for (let term = 0; term < column.length; term++) result[term * dimension + k] = column[term] ?? 0;
  }
  return result;
}
