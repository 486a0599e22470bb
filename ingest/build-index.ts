/** The second half of ingestion: records → rows with tokens and vectors → index. */
import { trainLocalEmbedder } from '../src/embed/local.ts';
import type { EmbeddingsSettings } from '../src/embed/openai.ts';
import { writeIndex } from '../src/store/lance.ts';
import { SCHEMA_VERSION, type Manifest } from '../src/store/store.ts';
import { loadTokenizer, rememberLines } from '../src/text/tokenize.ts';
import { embedCorpus } from './endpoint-vectors.ts';
import type { ReadDocument } from './pipeline.ts';
import { buildSearchRows, searchTexts } from './search-rows.ts';

export interface BuildOptions {
  /** null: the built-in embedder. */
  embeddings?: EmbeddingsSettings | null;
  /** Vectors that are there, of all; an endpoint may take minutes. */
  progress?: (done: number, total: number) => void;
}

/** Makes the index of these documents at `uri` and swaps it in whole. */
export async function buildIndex(
  documents: readonly ReadDocument[],
  hash: string,
  uri: string,
  { embeddings = null, progress }: BuildOptions = {},
): Promise<Manifest> {
  const plans = documents.map(document => document.records.plan);
  const items = documents.flatMap(document => document.records.items);
  const facts = documents.flatMap(document => document.records.facts);
  const passages = documents.flatMap(document => document.records.passages);
  const problems = documents.flatMap(document => document.records.problems);
  const tokenizer = rememberLines(await loadTokenizer());
  const texts = searchTexts({ plans, items, facts, passages });
  const endpoint = embeddings && (await embedCorpus(texts, embeddings, uri, progress));
  try {
    const { embedder, termVectors } = endpoint ?? trainLocalEmbedder(texts, tokenizer);
    const search = await buildSearchRows({ plans, items, facts, passages, tokenizer, embedder });
    const manifest: Manifest = {
      schemaVersion: SCHEMA_VERSION,
      tokenizerId: tokenizer.id,
      embedder: { id: embedder.id, dimension: embedder.dimension },
      corpusHash: hash,
      builtAt: new Date().toISOString(),
      counts: {
        plans: plans.length,
        items: items.length,
        facts: facts.length,
        passages: passages.length,
        problems: problems.length,
      },
    };
    await writeIndex(uri, { plans, items, facts, passages, problems, search, termVectors, manifest });
    await endpoint?.settle();
    return manifest;
  } finally {
    endpoint?.close();
  }
}
