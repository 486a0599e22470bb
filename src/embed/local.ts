/**
 * The built-in embedder: latent semantic vectors (潜在意味解析) learnt from the corpus itself. No download, no key,
 * no chance: the same texts give the same vectors, bit for bit.
 */
import type { Tokenizer } from '../text/tokenize.ts';
import type { Embedder } from './embedder.ts';
import { buildMatrix, termWeights } from './term-matrix.ts';
import { leadingTermVectors } from './subspace.ts';

/** What the corpus taught about one term; the index keeps these, and the store's rows have the same shape. */
export interface LearntTerm {
  term: string;
  /** Inverse document frequency. */
  weight: number;
  vector: Float32Array;
}

/** Raise it with every change of the method: an index by another embedder is refused. */
export const LOCAL_EMBEDDER_ID = 'lsa-1';
/** Fixed, so that a small corpus' index has the same columns: what a corpus cannot fill is zero. */
export const LOCAL_DIMENSION = 128;

/**
 * Directions for so many texts. With as many directions as texts nothing is left out, and only texts that share words
 * would be alike.
 */
const directionsFor = (texts: number) => Math.min(LOCAL_DIMENSION, Math.max(2, Math.ceil(texts / 3)));

/** Numbers of items and years are exact by nature: they are looked up, not resembled. */
const isMeaningful = (token: string) => !/^(?:no:|fy\d|\d)/u.test(token);

const meaningfulTokens = (tokenizer: Tokenizer, text: string) => tokenizer.tokens(text).filter(isMeaningful);

/** The embedder for question time, from what ingestion learnt. With no terms every text is a zero vector. */
export function localEmbedder(learnt: readonly LearntTerm[], tokenizer: Tokenizer): Embedder {
  const rowOf = new Map<string, number>();
  const weights = new Float64Array(learnt.length);
  const vectors = new Float32Array(learnt.length * LOCAL_DIMENSION);
  for (const [row, { term, weight, vector }] of learnt.entries()) {
    rowOf.set(term, row);
    weights[row] = weight;
    vectors.set(vector.subarray(0, LOCAL_DIMENSION), row * LOCAL_DIMENSION);
  }

  const embedOne = (text: string): Float32Array => {
    const sum = new Float64Array(LOCAL_DIMENSION);
    for (const [row, weight] of termWeights(meaningfulTokens(tokenizer, text), rowOf, weights)) {
      const from = row * LOCAL_DIMENSION;
      for (let i = 0; i < LOCAL_DIMENSION; i++) sum[i] = (sum[i] ?? 0) + weight * (vectors[from + i] ?? 0);
    }
    const length = Math.hypot(...sum);
    return length < 1e-9 ? new Float32Array(LOCAL_DIMENSION) : Float32Array.from(sum, x => x / length);
  };

  return {
    id: LOCAL_EMBEDDER_ID,
    dimension: LOCAL_DIMENSION,
    embed: texts => Promise.resolve(texts.map(embedOne)),
  };
}

/**
 * Learns the vectors of the corpus' terms. A few seconds for thousands of passages; beyond 6,000 texts it learns
 * from an even sample of them, so that the time stays bounded.
 */
export function trainLocalEmbedder(
  texts: readonly string[],
  tokenizer: Tokenizer,
): { embedder: Embedder; termVectors: LearntTerm[] } {
  const matrix = buildMatrix(texts, text => meaningfulTokens(tokenizer, text));
  const vectors = leadingTermVectors(matrix, LOCAL_DIMENSION, directionsFor(matrix.rows));
  const termVectors = matrix.terms.map((term, row) => ({
    term,
    weight: matrix.weights[row] ?? 0,
    vector: vectors.slice(row * LOCAL_DIMENSION, (row + 1) * LOCAL_DIMENSION),
  }));
  return { embedder: localEmbedder(termVectors, tokenizer), termVectors };
}
