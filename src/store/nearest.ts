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

/** Cosines of the rows that are admitted, with the best `limit` of them; equal to the last of them, more. */
export function nearest(
  vector: Float32Array,
  { dimension, numbers, norms }: Vectors,
  admits: (row: number) => boolean,
  limit: number,
): { row: number; score: number }[] {
  const norm = Math.hypot(...vector);
  const rows = Array.from(norms.keys()).filter(row => norms[row] !== 0 && admits(row));
  const scores = Float64Array.from(rows, row => {
    let sum = 0;
    for (let i = 0, at = row * dimension; i < dimension; i++, at++) sum += (numbers[at] ?? 0) * (vector[i] ?? 0);
    return sum / (norm * (norms[row] ?? 1));
  });
  const least = scores.toSorted().at(-limit) ?? Number.NEGATIVE_INFINITY;
  return rows.flatMap((row, i) => {
    const score = scores[i] ?? 0;
    return score >= least ? [{ row, score }] : [];
  });
}
