/** Puts the parts together: an index becomes a service, a service becomes an HTTP app. No logic of its own. */
import { Hono } from 'hono';
import { createAsk } from './answer/ask.ts';
import { createHttp } from './channels/http/app.ts';
import { createPages } from './channels/pages/app.ts';
import type { Ask } from './domain/answer.ts';
import type { Catalogue } from './domain/catalogue.ts';
import { LOCAL_EMBEDDER_ID, localEmbedder } from './embed/local.ts';
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

/** @throws NaviError INDEX_MISSING, INDEX_MISMATCH, INDEX_BROKEN */
export async function openService(uri: string, { ranking }: { ranking?: Ranking } = {}): Promise<Service> {
  const plain = await loadTokenizer();
  const store = await openStore(uri, {
    schemaVersion: SCHEMA_VERSION,
    tokenizerId: plain.id,
    embedderId: LOCAL_EMBEDDER_ID,
  });
  const language = await openLanguage(store, plain);
  const embedder = localEmbedder(await store.termVectors(), language.tokenizer);
  const catalogue = createCatalogue({ store, language, embedder, ...(ranking && { ranking }) });
  const tools = createTools({ catalogue, lookup: createLookup({ store, language, catalogue }) });
  return { ask: createAsk({ tools, plans: () => catalogue.plans() }), catalogue, store };
}

export interface ServiceHolder {
  current(): Service;
  /** Opens a newer index where one was swapped in; whatever goes wrong, the one that is open keeps serving. */
  refresh(): Promise<void>;
}

export async function holdService(uri: string): Promise<ServiceHolder> {
  let service = await openService(uri);
  return {
    current: () => service,
    async refresh() {
      const manifest = await readManifest(uri);
      const { builtAt, corpusHash } = service.store.manifest;
      if (!manifest || (manifest.builtAt === builtAt && manifest.corpusHash === corpusHash)) return;
      const old = service;
      service = await openService(uri);
      old.store.close();
    },
  };
}

/** `report` is told of every reply of 500 and above; it gets no word of a question. */
export function createApp(holder: ServiceHolder, report?: (error: unknown, route: string) => void): Hono {
  const http = createHttp({
    ask: (request, options) => holder.current().ask(request, options),
    catalogue: () => holder.current().catalogue,
    ready: () => true,
    ...(report && { report }),
  });
  return new Hono().route('/', createPages()).route('/', http);
}
