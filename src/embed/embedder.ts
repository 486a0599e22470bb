/**
 * Text to vectors, the same at ingest and at question time. An embedder that learns from the corpus (latent semantic
 * vectors) is trained once at ingest; what it learnt is kept with the index (`termVectors` of the store).
 */
export interface Embedder {
  /** Names the method and its version; stands in the manifest. */
  readonly id: string;
  readonly dimension: number;
  /** One unit-length vector per text, in order; a zero vector for a text with nothing to embed. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
