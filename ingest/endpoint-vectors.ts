/** Vectors from an endpoint for a whole corpus: each text asked for once, kept as it comes, and never asked for again. */
import { createHash } from 'node:crypto';
import { centreOf, endpointEmbedder, hasContent } from '../src/embed/endpoint-embedder.ts';
import type { Embedder } from '../src/embed/embedder.ts';
import { AT_INGEST, openEmbeddings, type EmbeddingsEndpoint } from '../src/embed/openai.ts';
import type { Endpoint } from '../src/endpoint-client.ts';
import { NaviError } from '../src/errors.ts';
import { openKeptVectors } from '../src/store/lance.ts';
import type { KeptVectors, TermVector } from '../src/store/store.ts';

export const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Under one embedder id all kept vectors have one dimension; an endpoint that now gives another has another model. */
const dimensionOf = (vectors: ReadonlyMap<string, Float32Array>): number | undefined =>
  vectors.values().next().value?.length;

async function vectorsByKey(
  texts: ReadonlyMap<string, string>,
  endpoint: EmbeddingsEndpoint,
  kept: KeptVectors,
  progress: (done: number) => void,
): Promise<Map<string, Float32Array>> {
  const found = await kept.find(new Set(texts.keys()));
  const dimension = dimensionOf(found);
  const missing = [...texts].filter(([key]) => !found.has(key));
  progress(found.size);
  await endpoint.vectors(
    missing.map(([, text]) => text),
    async (batch, vectors) => {
      if (dimension !== undefined && vectors[0]?.length !== dimension) throw otherModel(dimension, vectors[0]?.length);
      const entries = batch.flatMap((text, i) => {
        const vector = vectors[i];
        return vector ? [{ key: keyOf(text), vector }] : [];
      });
      await kept.keep(entries);
      for (const { key, vector } of entries) found.set(key, vector);
      progress(found.size);
    },
  );
  return found;
}

const otherModel = (before: number, now: number | undefined): NaviError =>
  new NaviError(
    'EMBEDDINGS_FAILED',
    `埋め込みの次元が、前に作った ${String(before)} から ${String(now)} に変わりました。同じ名前で別のモデルになったようです。`,
    {
      value: { before, now },
      remedy:
        'EMBEDDINGS_MODEL を確かめてください。モデルを替えたのであれば、DATA_DIR に新しいフォルダーを指定してください。',
    },
  );

export interface EndpointEmbedding {
  embedder: Embedder;
  termVectors: TermVector[];
  /** To be called when the index is whole: what no text of it uses is dropped. */
  settle(): Promise<void>;
  close(): void;
}

/** Asks for what is not kept yet. The embedder that comes back knows these texts alone and asks nobody. */
export async function embedCorpus(
  corpus: readonly string[],
  settings: Endpoint,
  uri: string,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<EndpointEmbedding> {
  const texts = new Map(corpus.filter(hasContent).map(text => [keyOf(text), text]));
  const endpoint = await openEmbeddings(settings, AT_INGEST);
  const kept = await openKeptVectors(uri, endpoint.id);
  try {
    const vectors = await vectorsByKey(texts, endpoint, kept, done => {
      progress(done, texts.size);
    });
    const centre = centreOf(
      [...texts.keys()].flatMap(key => vectors.get(key) ?? []),
      dimensionOf(vectors) ?? 0,
    );
    return {
      embedder: endpointEmbedder(endpoint.id, centre, asked =>
        Promise.resolve(asked.map(text => vectors.get(keyOf(text)) ?? new Float32Array(centre.length))),
      ),
      termVectors: centre.length === 0 ? [] : [{ term: CENTRE, weight: 1, vector: centre }],
      // The index is whole by then. What cannot be dropped is in nobody's way; the next build tries again.
      settle: () => kept.forgetOthers(new Set(texts.keys())).catch(() => undefined),
      close: () => {
        kept.close();
      },
    };
  } catch (error) {
    kept.close();
    throw error;
  }
}

/** What the one vector that an endpoint's index keeps is called. */
const CENTRE = '平均';
