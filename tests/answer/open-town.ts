/** An invented town's records in a real index, and the answers over it as the service gives them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexContent } from '../../ingest/index-content.ts';
import { createAsk } from '../../src/answer/ask.ts';
import type { Plan, Records } from '../../src/domain/records.ts';
import { localEmbedder } from '../../src/embed/local.ts';
import { createCatalogue } from '../../src/retrieve/catalogue.ts';
import { openLanguage } from '../../src/retrieve/language.ts';
import { createLookup } from '../../src/retrieve/lookup.ts';
import { openStore, writeIndex } from '../../src/store/lance.ts';
import { SCHEMA_VERSION } from '../../src/store/store.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { createTools } from '../../src/tools/index.ts';

export async function openTown(
  name: string,
  records: Omit<Records, 'plan' | 'problems'> & { plans: Plan[] },
  fiscalYear: number,
) {
  const folder = mkdtempSync(join(tmpdir(), `navi-${name}-`));
  const tokenizer = await loadTokenizer();
  const content = await indexContent({ ...records, problems: [] }, { hash: name, groups: [], tokenizer });
  await writeIndex(folder, content);
  const store = await openStore(folder, { schemaVersion: SCHEMA_VERSION, tokenizerId: tokenizer.id });
  const language = await openLanguage(store, tokenizer);
  const embedder = localEmbedder(await store.termVectors(), language.tokenizer);
  const catalogue = createCatalogue({ store, language, embedder });
  const tools = createTools({ catalogue, lookup: createLookup({ store, language, catalogue }) });
  const ask = createAsk({
    tools,
    plans: () => catalogue.plans(),
    scope: text => catalogue.scope(text),
    thisFiscalYear: () => fiscalYear,
  });
  return {
    ask,
    tools,
    catalogue,
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
