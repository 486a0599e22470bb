/** The second half of ingestion: records → rows with tokens and vectors → index. */
import { trainLocalEmbedder } from '../src/embed/local.ts';
import type { Endpoint } from '../src/endpoint-client.ts';
import { writeIndex } from '../src/store/lance.ts';
import type { Manifest } from '../src/store/store.ts';
import { loadTokenizer } from '../src/text/tokenize.ts';
import { embedCorpus, type EndpointEmbedding } from './endpoint-vectors.ts';
import { indexContent } from './index-content.ts';
import type { ReadDocument } from './pipeline.ts';
import { refuseContradictions } from './thesaurus/lint.ts';
import { readThesauri } from './thesaurus/read.ts';

export interface BuildOptions {
  /** Names documents and code; stands in the manifest. */
  hash: string;
  uri: string;
  /** The city's own thesaurus files. */
  thesauri?: readonly string[];
  /** null: the built-in embedder. */
  embeddings?: Endpoint | null;
  /** Vectors that are there, of all; an endpoint may take minutes. */
  progress?: (done: number, total: number) => void;
}

/**
 * Makes the index of these documents at `uri` and swaps it in whole.
 * @throws NaviError DOCUMENT_UNREADABLE for a thesaurus that contradicts itself
 */
export async function buildIndex(
  documents: readonly ReadDocument[],
  { hash, uri, thesauri = [], embeddings = null, progress }: BuildOptions,
): Promise<Manifest> {
  const tokenizer = await loadTokenizer();
  const groups = readThesauri(thesauri);
  refuseContradictions(groups, tokenizer);
  const records = {
    plans: documents.map(document => document.records.plan),
    items: documents.flatMap(document => document.records.items),
    facts: documents.flatMap(document => document.records.facts),
    passages: documents.flatMap(document => document.records.passages),
    problems: documents.flatMap(document => document.records.problems),
  };
  let endpoint: EndpointEmbedding | null = null;
  try {
    const content = await indexContent(records, {
      hash,
      groups,
      tokenizer,
      embed: async (texts, withGroups) => {
        endpoint = embeddings && (await embedCorpus(texts, embeddings, uri, progress));
        return endpoint ?? trainLocalEmbedder(texts, withGroups);
      },
    });
    await writeIndex(uri, content);
    await (endpoint as EndpointEmbedding | null)?.settle();
    return content.manifest;
  } finally {
    (endpoint as EndpointEmbedding | null)?.close();
  }
}
