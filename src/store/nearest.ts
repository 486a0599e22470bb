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
  const found: { row: number; score: number }[] = [];
  for (const [row, length] of norms.entries()) {
    if (length === 0 || !admits(row)) continue;
    let sum = 0;
    for (let i = 0, at = row * dimension; i < dimension; i++, at++) sum += (numbers[at] ?? 0) * (vector[i] ?? 0);
    found.push({ row, score: sum / (norm * length) });
  }
  const least =
    Float64Array.from(found, ({ score }) => score)
      .toSorted()
      .at(-limit) ?? Number.NEGATIVE_INFINITY;
  return found.filter(({ score }) => score >= least);
}
