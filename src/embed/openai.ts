/**
 * Vectors from any OpenAI-compatible endpoint. The client costs a third of a second and 80 MB to load: it is loaded only
 * where an endpoint is configured.
 */
import { clientSettings, endpointHeaders, type Endpoint } from '../endpoint-client.ts';
import { NaviError } from '../errors.ts';
import { readEmbeddings } from './embedding-answer.ts';
import { EMBEDDINGS_REMEDY, embeddingsFailed, failureError } from './embeddings-failed.ts';
import { inTurn, textBatches } from './batches.ts';
import { patientFetch, type Patience } from './patient-fetch.ts';

export interface EmbeddingsEndpoint {
  /** The method, its version and the model; nothing of the address. */
  readonly id: string;
  /**
   * One unit-length vector a text, in order. `received` is awaited for every batch as it comes; where one batch fails, no
   * further one is begun and those under way are still received.
   * @throws NaviError EMBEDDINGS_FAILED
   */
  vectors(
    texts: readonly string[],
    received?: (texts: readonly string[], vectors: readonly Float32Array[]) => Promise<void>,
  ): Promise<Float32Array[]>;
}

/** Raise the number with every change of what is sent or made of the answer: it stands in the index and with kept vectors. */
export const openAiEmbedderId = (model: string): string => `openai-1:${model}`;

/** For a corpus: what is paid for is worth waiting for. */
export const AT_INGEST: Patience = { limitMs: 60_000, totalMs: 600_000, attempts: 6, pauseMs: 500 };
/**
 * For a question: a person waits, and full text alone answers too. Asked again only for a connection that was dropped between
 * two questions and the like; there is no time for more.
 */
export const AT_QUESTION: Patience = { limitMs: 1_500, totalMs: 1_500, attempts: 2, pauseMs: 50 };

const REQUESTS_AT_ONCE = 4;

/** The client wraps what `fetch` throws. */
function ownError(error: unknown): NaviError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof NaviError) return at;
  return embeddingsFailed('接続先の応答を読み取れません。', EMBEDDINGS_REMEDY);
}

async function createClient({ baseUrl, model, apiKey }: Endpoint, patience: Patience) {
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  const headers = endpointHeaders(apiKey, 'application/json');
  /** `embedDocuments` takes the vectors as they come; whether they are in order only the whole answer tells. */
  class Client extends OpenAIEmbeddings {
    answer(input: string[]): Promise<unknown> {
      return this.embeddingWithRetry({ model, input, encoding_format: 'float' });
    }
  }
  return new Client({
    model,
    maxConcurrency: REQUESTS_AT_ONCE,
    ...clientSettings({ baseUrl, apiKey }, patientFetch(patience, headers, failureError)),
  });
}

/** @param dimension that the index has; without it the first answer tells. */
export async function openEmbeddings(
  settings: Endpoint,
  patience: Patience,
  dimension?: number,
): Promise<EmbeddingsEndpoint> {
  const client = await createClient(settings, patience);
  let known = dimension;
  return {
    id: openAiEmbedderId(settings.model),
    async vectors(texts, received) {
      const found: Float32Array[] = [];
      await inTurn(textBatches(texts), REQUESTS_AT_ONCE, async ({ from, batch }) => {
        const answer = await client.answer(batch).catch((error: unknown) => {
          throw ownError(error);
        });
        const vectors = readEmbeddings(answer, batch.length, known);
        known ??= vectors[0]?.length;
        for (const [i, vector] of vectors.entries()) found[from + i] = vector;
        await received?.(texts.slice(from, from + batch.length), vectors);
      });
      return found;
    },
  };
}
