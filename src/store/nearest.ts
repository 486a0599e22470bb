/** The nearest of a few thousand vectors (近さ), by comparing with each: for a small index quicker than to ask the engine. */

export interface Vectors {
  dimension: number;
  /** One after the other; zeros for what has no direction. */
  numbers: Float32Array;
  /** Their lengths. */
  norms: Float64Array;
}

export function vectorsOf(numbers: Float32Array, dimension: number): Vectors {
  const norms = Float64Array.from({ length: numbers.length / dimension }, (_, row) =>
    Math.hypot(...numbers.subarray(row * dimension, (row + 1) * dimension)),
  );
  return { dimension, numbers, norms };
}

/** Below every cosine. */
const NONE = -2;

/** Cosines of the rows that are admitted, with the best `limit` of them; equal to the last of them, more. */
export function nearest(
  vector: Float32Array,
  { dimension, numbers, norms }: Vectors,
  admits: (row: number) => boolean,
  limit: number,
): { row: number; score: number }[] {
  const norm = Math.hypot(...vector);
  const scores = new Float64Array(norms.length).fill(NONE);
  for (let row = 0; row < scores.length; row++) {
    const length = norms[row] ?? 0;
    if (length === 0 || !admits(row)) continue;
    const from = row * dimension;
    let sum = 0;
    for (let i = 0; i < dimension; i++) sum += (numbers[from + i] ?? 0) * (vector[i] ?? 0);
    scores[row] = sum / (norm * length);
  }
  const least = scores.toSorted().at(-limit) ?? NONE;
  const found: { row: number; score: number }[] = [];
  for (const [row, score] of scores.entries()) if (score > NONE && score >= least) found.push({ row, score });
  return found;
}
