/** The public retrieval sets (../shared/bench) as plan files, so that they go through ingestion as a city's plan does. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface PublicSet {
  name: string;
  /** The planId of its plan file; a document's itemNo is its id. */
  planId: string;
  queries: { text: string; relevant: string[] }[];
}

/** What other systems reach there: recall@1 at least. */
export const WANTED: Record<string, number> = { jsquad_valid: 0.91, jaquad_dev: 0.845 };

const linesOf = <T>(file: string): T[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);

/** Writes the set's documents as one plan file into `folder`; null where the set is not there. */
export function writePublicSet(name: string, bench: string, folder: string): PublicSet | null {
  const file = (part: string) => join(bench, `${name}.${part}.jsonl.gz`);
  if (!existsSync(file('docs'))) return null;
  const docs = linesOf<{ id: string; title: string; text: string }>(file('docs'));
  const planId = name.replaceAll('_', '-');
  const plan = {
    format: 'keikaku-navi/plan-1',
    planId,
    city: name,
    planTitle: name,
    fiscalYears: '2000-2001',
    document: name,
    items: docs.map(({ id, title, text }) => ({ itemNo: id, title, line: 1, summary: text })),
  };
  // JSON is YAML too.
  writeFileSync(join(folder, `${name}.yaml`), JSON.stringify(plan));
  const queries = linesOf<{ text: string; relevant: string[] }>(file('queries'));
  return { name, planId, queries };
}
