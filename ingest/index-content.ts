/** From the records of all documents to the content of an index: tokens, what the corpus teaches, vectors. */
import type { Fact, Item, Passage, Plan, Problem } from '../src/domain/records.ts';
import type { Embedder } from '../src/embed/embedder.ts';
import { trainLocalEmbedder } from '../src/embed/local.ts';
import { SCHEMA_VERSION, type IndexContent, type SearchRow, type VocabularyRow } from '../src/store/store.ts';
import { createThesaurus, withThesaurus } from '../src/text/thesaurus.ts';
import { rememberLines, type Tokenizer } from '../src/text/tokenize.ts';
import { buildSearchRows, searchTexts } from './search-rows.ts';
import { compileThesaurus } from './thesaurus/compile.ts';
import type { Group } from './thesaurus/schema.ts';

export interface CorpusRecords {
  plans: Plan[];
  items: Item[];
  facts: Fact[];
  passages: Passage[];
  problems: Problem[];
}

/** How each token of the corpus is read, and in how many items it stands. */
function vocabularyOf(search: readonly SearchRow[], texts: readonly string[], tokenizer: Tokenizer): VocabularyRow[] {
  const itemsOf = new Map<string, Set<string>>();
  for (const { itemId, titleTokens, metricTokens, placeTokens, bodyTokens } of search) {
    for (const token of `${titleTokens} ${metricTokens} ${placeTokens} ${bodyTokens}`.match(/\S+/gu) ?? []) {
      const items = itemsOf.get(token) ?? new Set();
      itemsOf.set(token, items.add(itemId));
    }
  }
  const readings = new Map<string, string>();
  for (const line of new Set(texts.flatMap(text => text.split('\n')))) {
    for (const { tokens, reading } of tokenizer.words(line)) {
      const [token] = tokens;
      if (token !== undefined && !readings.has(token)) readings.set(token, reading);
    }
  }
  return Array.from(itemsOf, ([token, items]) => ({ token, items: items.size, reading: readings.get(token) ?? '' }));
}

export interface ContentOptions {
  hash: string;
  groups: readonly Group[];
  tokenizer: Tokenizer;
  /** What makes vectors of the corpus' texts; left out: the built-in embedder, taught by them. */
  embed?: (texts: readonly string[], tokenizer: Tokenizer) => MaybePromise<TaughtEmbedder>;
}

type MaybePromise<T> = T | Promise<T>;
type TaughtEmbedder = Pick<IndexContent, 'termVectors'> & { embedder: Embedder };

export async function indexContent(
  records: CorpusRecords,
  { hash, groups, tokenizer: plain, embed = trainLocalEmbedder }: ContentOptions,
): Promise<IndexContent> {
  const thesaurus = compileThesaurus(groups, plain);
  const tokenizer = rememberLines(withThesaurus(plain, createThesaurus(thesaurus)));
  const texts = searchTexts(records);
  const { embedder, termVectors } = await embed(texts, tokenizer);
  const search = await buildSearchRows({ ...records, tokenizer, embedder });
  const { plans, items, facts, passages, problems } = records;
  return {
    ...records,
    search,
    termVectors,
    vocabulary: vocabularyOf(search, texts, plain),
    thesaurus,
    manifest: {
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
    },
  };
}
