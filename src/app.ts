/** Puts the parts together: an index becomes a service, a service becomes an HTTP app. No logic of its own. */
import { Hono } from 'hono';
import { createAsk } from './answer/ask.ts';
import { createHttp } from './channels/http/app.ts';
import { createOpenAi } from './channels/openai/app.ts';
import { createPages } from './channels/pages/app.ts';
import { createMetrics, type ModelUsage } from './channels/shared/metrics.ts';
import type { Ask } from './domain/answer.ts';
import type { Catalogue } from './domain/catalogue.ts';
import { fiscalYearOf } from './domain/fiscal-year.ts';
import { embedderIdFor, questionEmbedder } from './embed/choice.ts';
import type { EmbeddingsSettings } from './embed/openai.ts';
import { createCatalogue } from './retrieve/catalogue.ts';
import { openLanguage } from './retrieve/language.ts';
import { createLookup } from './retrieve/lookup.ts';
import type { Ranking } from './retrieve/ranking.ts';
import { openStore, readManifest } from './store/lance.ts';
import { SCHEMA_VERSION, type Store } from './store/store.ts';
import { loadTokenizer } from './text/tokenize.ts';
import { createTools } from './tools/index.ts';

/** Everything that answers from one index. */
export interface Service {
  ask: Ask;
  catalogue: Catalogue;
  store: Store;
}

export interface ServiceOptions {
  /** null: the built-in embedder. */
  embeddings?: EmbeddingsSettings | null;
  /** Told of the error where searches go on by full text alone, and of null where vectors are there again. */
  onEmbeddings?: (error: unknown) => void;
  /** For evaluation: a search with other weights. */
  ranking?: Ranking;
}

/** @throws NaviError INDEX_MISSING, INDEX_MISMATCH, INDEX_BROKEN */
export async function openService(
  uri: string,
  { embeddings = null, onEmbeddings = () => undefined, ranking }: ServiceOptions = {},
): Promise<Service> {
  const plain = await loadTokenizer();
  const store = await openStore(uri, {
    schemaVersion: SCHEMA_VERSION,
    tokenizerId: plain.id,
    embedderId: embedderIdFor(embeddings),
  });
  const language = await openLanguage(store, plain);
  const embedder = await questionEmbedder({
    settings: embeddings,
    learnt: await store.termVectors(),
    dimension: store.manifest.embedder.dimension,
    tokenizer: language.tokenizer,
    onChange: onEmbeddings,
  });
  const catalogue = createCatalogue({ store, language, embedder, ...(ranking && { ranking }) });
  const tools = createTools({ catalogue, lookup: createLookup({ store, language, catalogue }) });
  const ask = createAsk({
    tools,
    plans: () => catalogue.plans(),
    scope: text => catalogue.scope(text),
    thisFiscalYear: () => fiscalYearOf(new Date()),
  });
  return { ask, catalogue, store };
}

export interface ServiceHolder {
  current(): Service;
  /** Opens a newer index where one was swapped in; whatever goes wrong, the one that is open keeps serving. */
  refresh(): Promise<void>;
}

export async function holdService(uri: string, options: ServiceOptions = {}): Promise<ServiceHolder> {
  let service = await openService(uri, options);
  return {
    current: () => service,
    async refresh() {
      const manifest = await readManifest(uri);
      const { builtAt, corpusHash } = service.store.manifest;
      if (!manifest || (manifest.builtAt === builtAt && manifest.corpusHash === corpusHash)) return;
      const old = service;
      service = await openService(uri, options);
      old.store.close();
    },
  };
}

/**
 * `report` is told of every reply of 500 and above; it gets no word of a question. `usage` is the model's, where there is
 * one.
 */
export function createApp(
  holder: ServiceHolder,
  report?: (error: unknown, route: string) => void,
  usage?: () => ModelUsage,
): Hono {
  const metrics = createMetrics(usage);
  const shared = {
    ask: metrics.watch((request, options) => holder.current().ask(request, options)),
    ready: () => true,
    ...(report && { report }),
  };
  const http = createHttp({ ...shared, catalogue: () => holder.current().catalogue, metrics }, [createOpenAi(shared)]);
  return new Hono().use(metrics.requests).route('/', createPages()).route('/', http);
}
