/** The sparse matrix of texts × terms, weighed by TF-IDF. */

/** Rows are texts (unit length), columns are terms; the entries of row r lie from starts[r] to starts[r + 1]. */
export interface TermMatrix {
  terms: string[];
  /** Inverse document frequency of each term. */
  weights: Float64Array;
  rows: number;
  starts: Uint32Array;
  columns: Uint32Array;
  values: Float64Array;
}

/** Learning from more texts or terms than these costs time and adds nothing that search quality shows. */
const SAMPLE_MAX = 6000;
const TERMS_MAX = 20_000;
/** A term of a single text joins nothing; in a small corpus it is all there is. */
const SMALL_CORPUS = 100;

/** `[row, weight]` of the known terms of one text: (1 + ln tf) · idf, in the order of their first appearance. */
export function termWeights(
  tokens: readonly string[],
  rowOf: ReadonlyMap<string, number>,
  idf: Float64Array,
): [row: number, weight: number][] {
  const counts = new Map<number, number>();
  for (const token of tokens) {
    const row = rowOf.get(token);
    if (row !== undefined) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return [...counts].map(([row, count]) => [row, (1 + Math.log(count)) * (idf[row] ?? 0)]);
}

/** Every n-th text, so that all documents of the corpus have their part. */
function sample(texts: readonly string[]): readonly string[] {
  if (texts.length <= SAMPLE_MAX) return texts;
  const step = texts.length / SAMPLE_MAX;
  return Array.from({ length: SAMPLE_MAX }, (_, i) => texts[Math.floor(i * step)] ?? '');
}

function chooseTerms(documents: readonly (readonly string[])[]): [term: string, frequency: number][] {
  const frequency = new Map<string, number>();
  for (const tokens of documents)
    for (const token of new Set(tokens)) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  const least = documents.length < SMALL_CORPUS ? 1 : 2;
  return [...frequency]
    .filter(([, count]) => count >= least)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, TERMS_MAX);
}

export function buildMatrix(texts: readonly string[], tokensOf: (text: string) => string[]): TermMatrix {
  const documents = sample(texts).map(tokensOf);
  const chosen = chooseTerms(documents);
  const rowOf = new Map(chosen.map(([term], row) => [term, row]));
  const weights = Float64Array.from(chosen, ([, count]) => Math.log(1 + documents.length / count));
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const tokens of documents) {
    const entries = termWeights(tokens, rowOf, weights);
    const length = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0));
    if (length > 0) {
      for (const [column, weight] of entries) {
        columns.push(column);
        values.push(weight / length);
      }
    }
    starts.push(columns.length);
  }
  return {
    terms: chosen.map(([term]) => term),
    weights,
    rows: documents.length,
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    values: Float64Array.from(values),
  };
}
