/**
 * The public retrieval sets (../shared/bench) as plan files, so that they go through ingestion as a city's plan does, and
 * what the search reaches on them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { table } from '../src/terminal.ts';
import { buildIndex, type Service } from './index.ts';
import { search } from './retrieval.ts';
import { rankOf, shown } from './ranking-figures.ts';
import { SHARED } from './sets.ts';

/** What is wanted of recall@1: a little above the best that other systems reach there (../shared/bench/README.md). */
const WANTED: Readonly<Record<string, number>> = { jsquad_valid: 0.91, jaquad_dev: 0.845 };
export const PUBLIC_SETS = Object.keys(WANTED);

export interface PublicSet {
  name: string;
  data: string;
  queries: { text: string; wanted: string[] }[];
}

export interface Recall {
  asked: number;
  first: number;
  ten: number;
}

const linesOf = <T>(file: string): T[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);

/** The index of one set below `folder`, and its questions; null where the set is not there. */
export function buildPublicSet(name: string, folder: string): PublicSet | null {
  const file = (part: string) => join(SHARED, 'bench', `${name}.${part}.jsonl.gz`);
  if (!existsSync(file('docs'))) return null;
  const planId = name.replaceAll('_', '-');
  const docs = linesOf<{ id: string; title: string; text: string }>(file('docs'));
  const plan = {
    format: 'keikaku-navi/plan-1',
    planId,
    city: name,
    planTitle: name,
    fiscalYears: '2000-2001',
    document: name,
    items: docs.map(({ id, title, text }) => ({ itemNo: id, title, line: 1, summary: text })),
  };
  const [corpus, data] = [join(folder, name), join(folder, `${name}-data`)];
  mkdirSync(corpus);
  // JSON is YAML too.
  writeFileSync(join(corpus, `${name}.yaml`), JSON.stringify(plan));
  if (!buildIndex(corpus, data)) throw new Error(`no index of ${name}`);
  const queries = linesOf<{ text: string; relevant: string[] }>(file('queries'));
  return {
    name,
    data,
    queries: queries.map(({ text, relevant }) => ({ text, wanted: relevant.map(id => `${planId}:${id}`) })),
  };
}

/** Asks every `step`-th question. */
export async function measurePublicSet(service: Service, { queries }: PublicSet, step: number): Promise<Recall> {
  const ranks: (number | null)[] = [];
  for (let i = 0; i < queries.length; i += step) {
    const query = queries[i];
    if (query) ranks.push(rankOf(await search(service, query.text), query.wanted));
  }
  const share = (depth: number) => ranks.filter(rank => rank !== null && rank <= depth).length / ranks.length;
  return { asked: ranks.length, first: share(1), ten: share(10) };
}

export const publicTable = (recalls: readonly (readonly [string, Recall])[]): string =>
  table(
    ['public set', 'asked', 'recall@1', 'recall@10', 'wanted of @1', ''],
    recalls.map(([name, { asked, first, ten }]) => {
      const wanted = WANTED[name] ?? 0;
      return [name, asked, shown(first), shown(ten), shown(wanted), first >= wanted ? '' : 'below'];
    }),
  );
