/** Puts the parts together: an index becomes a service, a service becomes an HTTP app. No logic of its own. */
import { Hono } from 'hono';
import { createModel, type Model } from './answer/agent.ts';
import { createAsk } from './answer/ask.ts';
import type { Trace } from './answer/with-model.ts';
import { createHttp } from './channels/http/app.ts';
import { createOpenAi } from './channels/openai/app.ts';
import { createPages } from './channels/pages/app.ts';
import { createMetrics } from './channels/shared/metrics.ts';
import type { Ask } from './domain/answer.ts';
import type { Catalogue } from './domain/catalogue.ts';
import type { AnswerMode, ModelUsage } from './domain/model-usage.ts';
import { fiscalYearOf } from './domain/fiscal-year.ts';
import { embedderIdFor, questionEmbedder } from './embed/choice.ts';
import type { Endpoint } from './endpoint-client.ts';
import { createCatalogue } from './retrieve/catalogue.ts';
import { kanaSpeller } from './retrieve/kana-speller.ts';
import { openLanguage } from './retrieve/language.ts';
import { createLookup } from './retrieve/lookup.ts';
import type { Ranking } from './retrieve/ranking.ts';
import { slipSpeller } from './retrieve/slip-speller.ts';
import { spokenNames } from './retrieve/spoken-names.ts';
import { openStore, readManifest } from './store/lance.ts';
import { SCHEMA_VERSION, type Store } from './store/store.ts';
import { loadLexicon } from './text/dictionary.ts';
import { loadTokenizer } from './text/tokenize.ts';
import { createTools } from './tools/index.ts';

/** Everything that answers from one index. */
export interface Service {
  ask: Ask;
  catalogue: Catalogue;
  store: Store;
  /** What answering with a model has cost so far; null where there is none. */
  usage: () => ModelUsage | null;
}

export interface ServiceOptions {
  /** null: answers are composed without a model. */
  llm?: Endpoint | null;
  answerMode?: AnswerMode;
  /** What of a model's proposals was cut, and why: for tests and for who looks into an answer. */
  onTrace?: (trace: Trace) => void;
  /** null: the built-in embedder. */
  embeddings?: Endpoint | null;
  /** Told of the error where searches go on by full text alone, and of null where vectors are there again. */
  onEmbeddings?: (error: unknown) => void;
  /** For evaluation: a search with other weights. */
  ranking?: Ranking;
}

/** @throws NaviError INDEX_MISSING, INDEX_MISMATCH, INDEX_BROKEN */
export async function openService(
  uri: string,
  {
    embeddings = null,
    onEmbeddings = () => undefined,
    ranking,
    llm = null,
    answerMode = 'auto',
    onTrace,
  }: ServiceOptions = {},
  model: Model | null = llm && answerMode !== 'tools' ? createModel(llm) : null,
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
  const fromKana = kanaSpeller({ language, lexicon: await loadLexicon(), names: () => spokenNames(store) });
  const withoutSlips = slipSpeller(language);
  const ask = createAsk({
    tools,
    plans: () => catalogue.plans(),
    scope: text => catalogue.scope(text),
    spell: async text => withoutSlips(await fromKana(text)),
    thisFiscalYear: () => fiscalYearOf(new Date()),
    model,
    mode: answerMode,
    onTrace,
  });
  return { ask, catalogue, store, usage: () => model?.usage() ?? null };
}

export interface ServiceHolder {
  current(): Service;
  /** Opens a newer index where one was swapped in; whatever goes wrong, the one that is open keeps serving. */
  refresh(): Promise<void>;
  /** What the model has cost since the start; left out where there is none. */
  usage?: () => ModelUsage;
}

export async function holdService(uri: string, options: ServiceOptions = {}): Promise<ServiceHolder> {
  // A newer index is no reason to forget what is known of the endpoint.
  const model = options.llm && options.answerMode !== 'tools' ? createModel(options.llm) : null;
  let service = await openService(uri, options, model);
  return {
    current: () => service,
    ...(model && { usage: () => model.usage() }),
    async refresh() {
      const manifest = await readManifest(uri);
      const { builtAt, corpusHash } = service.store.manifest;
      if (!manifest || (manifest.builtAt === builtAt && manifest.corpusHash === corpusHash)) return;
      const old = service;
      service = await openService(uri, options, model);
      old.store.close();
    },
  };
}

/** `report` is told of every reply of 500 and above; it gets no word of a question. */
export function createApp(holder: ServiceHolder, report?: (error: unknown, route: string) => void): Hono {
  const metrics = createMetrics(holder.usage);
  const shared = {
    ask: metrics.watch((request, options) => holder.current().ask(request, options)),
    ready: () => true,
    ...(report && { report }),
  };
  const http = createHttp({ ...shared, catalogue: () => holder.current().catalogue, metrics }, [createOpenAi(shared)]);
  return new Hono().use(metrics.requests).route('/', createPages()).route('/', http);
}
