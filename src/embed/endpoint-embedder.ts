/**
 * An embedder whose vectors come from an endpoint. Many models put all texts into one corner of the space, so that any two
 * are much alike; what all texts of the corpus have in common (their mean) is taken out, and a similarity near 0 means the
 * same as with the built-in embedder: nothing in common.
 */
import type { Embedder } from './embedder.ts';

/** The mean of fewer texts is too much like each of them. */
const CENTRE_TEXTS_MIN = 20;

export type VectorsOf = (texts: readonly string[]) => Promise<Float32Array[]>;

/** What a person could read something in; the rest is not sent. */
export const hasContent = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The mean of unit vectors; all zeros where they are too few to tell. */
export function centreOf(vectors: readonly Float32Array[], dimension: number): Float32Array {
  if (vectors.length < CENTRE_TEXTS_MIN) return new Float32Array(dimension);
  const sum = new Float64Array(dimension);
  for (const vector of vectors) for (let i = 0; i < dimension; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  return Float32Array.from(sum, x => x / vectors.length);
}

function centred(vector: Float32Array, centre: Float32Array): Float32Array {
  const moved = Float64Array.from(vector, (x, i) => x - (centre[i] ?? 0));
  const length = Math.sqrt(moved.reduce((sum, x) => sum + x * x, 0));
  return length < 1e-6 ? new Float32Array(vector.length) : Float32Array.from(moved, x => x / length);
}

/** @param centre as `centreOf` learnt it at ingest; its length is the embedder's dimension. */
export function endpointEmbedder(id: string, centre: Float32Array, vectorsOf: VectorsOf): Embedder {
  return {
    id,
    dimension: centre.length,
    async embed(texts) {
      const asked = texts.filter(hasContent);
      const vectors = asked.length === 0 ? [] : await vectorsOf(asked);
      const next = vectors.values();
      return texts.map(text => {
        const vector = hasContent(text) ? next.next().value : undefined;
        return vector ? centred(vector, centre) : new Float32Array(centre.length);
      });
    },
  };
}
