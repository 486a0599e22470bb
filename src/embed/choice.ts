/** Which embedder the settings mean. */
import type { Endpoint } from '../endpoint-client.ts';
import type { Embedder } from './embedder.ts';
import { endpointEmbedder } from './endpoint-embedder.ts';
import { forgiving } from './forgiving.ts';
import { LOCAL_EMBEDDER_ID, localEmbedder, type LearntTerm } from './local.ts';
import { AT_QUESTION, openAiEmbedderId, openEmbeddings } from './openai.ts';
import type { Tokenizer } from '../text/tokenize.ts';

export const embedderIdFor = (settings: Endpoint | null): string =>
  settings ? openAiEmbedderId(settings.model) : LOCAL_EMBEDDER_ID;

export interface QuestionEmbedderParts {
  settings: Endpoint | null;
  /** What the index keeps of the ingestion, and the dimension of its vectors. */
  learnt: readonly LearntTerm[];
  dimension: number;
  tokenizer: Tokenizer;
  /** See `forgiving`. */
  onChange: (error: unknown) => void;
}

/** The embedder for questions to an index that was made by the same settings. */
export async function questionEmbedder({
  settings,
  learnt,
  dimension,
  tokenizer,
  onChange,
}: QuestionEmbedderParts): Promise<Embedder> {
  if (!settings) return localEmbedder(learnt, tokenizer);
  const centre = learnt[0]?.vector ?? new Float32Array(dimension);
  const endpoint = await openEmbeddings(settings, AT_QUESTION, dimension);
  return forgiving(
    endpointEmbedder(endpoint.id, centre, texts => endpoint.vectors(texts)),
    onChange,
  );
}
