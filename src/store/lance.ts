/** The store on LanceDB, a folder or an address (`s3://…`). Only the `lance*` files know the engine. */
import type { Connection, Table } from '@lancedb/lancedb';
import { NaviError } from '../errors.ts';
import { z } from 'zod';
import { factSchema, itemSchema, passageSchema, planSchema, problemSchema } from '../domain/records.ts';
import { manifestSchema } from './store.ts';
import type { ItemTokens, Manifest, Page, PageRequest, Store } from './store.ts';
import { broken, connectToRead, guarded, missing, readPointer, tableOf } from './lance-connect.ts';
import { columnsOf, termVectorsOf } from './lance-columns.ts';
import { createSearches, ROWS_KEPT } from './lance-search.ts';
import { TABLES, type TableName } from './lance-tables.ts';
import { factWhere, itemWhere, passageWhere, SEPARATOR, type Where } from './lance-where.ts';

export { openKeptVectors } from './lance-vectors.ts';
export { writeIndex } from './lance-write.ts';

/** What an index must have been made by for a reader to open it. */
export interface Expected {
  schemaVersion: number;
  tokenizerId: string;
  /** Left out: any embedder. */
  embedderId?: string;
}

export interface OpenOptions {
  /** Searches keep what names their rows in memory where the index has no more of them. */
  rowsKept?: number;
}

/** The manifest as kept, or null where it was written by a version with another manifest. */
function parseManifest(json: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * The current index' manifest; null where there is none, or none that this version understands.
 * @throws NaviError INDEX_BROKEN where it is there and cannot be read.
 */
export async function readManifest(uri: string): Promise<Manifest | null> {
  const db = await connectToRead(uri);
  if (!db) return null;
  try {
    const pointer = await guarded(
      () => readPointer(db),
      cause => broken(uri, cause),
    );
    return pointer && parseManifest(pointer.manifest);
  } finally {
    db.close();
  }
}

function checkManifest(manifest: Manifest | null, expected: Expected): Manifest {
  const differences: [part: string, found: string | number, wanted: string | number][] = [];
  if (manifest?.schemaVersion !== expected.schemaVersion) {
    differences.push(['索引の版', manifest?.schemaVersion ?? '不明', expected.schemaVersion]);
  } else {
    if (manifest.tokenizerId !== expected.tokenizerId) {
      differences.push(['語の分け方', manifest.tokenizerId, expected.tokenizerId]);
    }
    if (expected.embedderId !== undefined && manifest.embedder.id !== expected.embedderId) {
      differences.push(['文のベクトル', manifest.embedder.id, expected.embedderId]);
    }
  }
  if (manifest && differences.length === 0) return manifest;
  const parts = differences.map(
    ([part, found, wanted]) => `${part}（索引は ${String(found)}、必要なのは ${String(wanted)}）`,
  );
  throw new NaviError('INDEX_MISMATCH', `索引がこのプログラムと合いません：${parts.join('、')}。`, {
    value: { manifest, expected },
    remedy: '「npm run ingest」で索引を作り直してください。',
  });
}

/**
 * Opens the current build. It is served until `close`, through one further swap; after a second one its tables are
 * gone, reads fail with INDEX_BROKEN, and the store must be opened anew.
 * @throws NaviError INDEX_MISSING, INDEX_MISMATCH, INDEX_BROKEN
 */
export async function openStore(
  uri: string,
  expected: Expected,
  { rowsKept = ROWS_KEPT }: OpenOptions = {},
): Promise<Store> {
  const db = await connectToRead(uri);
  if (!db) throw missing(uri);
  try {
    return await guarded(
      async () => {
        const pointer = await readPointer(db);
        if (!pointer) throw missing(uri);
        const manifest = checkManifest(parseManifest(pointer.manifest), expected);
        const tables = await openTables(db, pointer.build);
        const searches = createSearches(tables.search, rowsKept);
        return createStore(uri, manifest, db, tables, searches);
      },
      cause => broken(uri, cause),
    );
  } catch (error) {
    db.close();
    throw error;
  }
}

type Tables = Record<TableName, Table>;

/** All or none: the engine must not be closed while it still opens some. */
async function openTables(db: Connection, build: string): Promise<Tables> {
  const opened = await Promise.allSettled(TABLES.map(name => db.openTable(tableOf(name, build))));
  const failed = opened.find(result => result.status === 'rejected');
  if (failed) throw failed.reason;
  const tables = opened.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
  return Object.fromEntries(TABLES.map((name, i) => [name, tables[i]])) as Tables;
}

const cursorOf = (seq: number): string => Buffer.from(`s${String(seq)}`).toString('base64url');

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [, digits] = /^s(\d{1,9})$/u.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (digits === undefined || cursorOf(Number(digits)) !== cursor) {
    throw new NaviError('BAD_REQUEST', '続きの目印（cursor）が正しくありません。', {
      value: cursor,
      remedy: '前の応答の cursor をそのまま指定するか、指定せずに最初から取得してください。',
    });
  }
  return Number(digits);
}

const nearnessSchema = z.enum(['broader', 'narrower', 'related']);

const words = (text: string) => text.match(/\S+/gu) ?? [];
const itemTokensOf = (head: string, body: string): ItemTokens => ({
  head: new Set(words(head)),
  all: new Set([...words(head), ...words(body)]),
});

/** An answer that began on this build reads several times; it may end on it. */
const LINGER_MS = 30_000;

/** Closes some while after `release`, never under a read: whoever still holds the store finishes with it. */
function lingering(close: () => void) {
  let active = 0;
  let lastUse = Date.now();
  const closeWhenIdle = (): void => {
    if (active === 0 && Date.now() - lastUse >= LINGER_MS) close();
    else setTimeout(closeWhenIdle, LINGER_MS).unref();
  };
  return {
    async use<T>(read: () => Promise<T>): Promise<T> {
      active++;
      try {
        return await read();
      } finally {
        active--;
        lastUse = Date.now();
      }
    },
    release: closeWhenIdle,
  };
}

function createStore(
  uri: string,
  manifest: Manifest,
  db: Connection,
  tables: Tables,
  searches: Pick<Store, 'searchText' | 'searchVector'>,
): Store {
  const handles = lingering(() => {
    for (const name of TABLES) tables[name].close();
    db.close();
  });
  const reading = <T>(step: () => Promise<T>): Promise<T> =>
    handles.use(() => guarded(step, cause => broken(uri, cause)));

  /** In document order. */
  const records = <T>(
    name: TableName,
    schema: z.ZodType<T>,
    where: Where,
    limit?: number,
  ): Promise<{ seq: number; record: T }[]> =>
    reading(async () => {
      const query = tables[name].query().select(['seq', 'record']);
      if (where !== undefined) query.where(where);
      if (limit !== undefined) query.orderBy({ columnName: 'seq', ascending: true }).limit(limit);
      const rows = (await query.toArray()) as { seq: number; record: string }[];
      return rows
        .map(({ seq, record }) => ({ seq, record: schema.parse(JSON.parse(record)) }))
        .toSorted((a, b) => a.seq - b.seq);
    });

  const all = async <T>(name: TableName, schema: z.ZodType<T>, where?: Where): Promise<T[]> =>
    (await records(name, schema, where)).map(({ record }) => record);

  const page = async <T>(
    name: TableName,
    schema: z.ZodType<T>,
    { limit, cursor }: PageRequest,
    where: (after: number | undefined) => Where,
  ): Promise<Page<T>> => {
    const rows = await records(name, schema, where(readCursor(cursor)), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ record }) => record),
      cursor: rows.length > limit && last ? cursorOf(last.seq) : null,
    };
  };

  return {
    manifest,
    plans: () => all('plans', planSchema),
    items: filter => all('items', itemSchema, itemWhere(filter)),
    itemPage: ({ query, ...filter }, request) =>
      page('items', itemSchema, request, after => itemWhere(filter, { after, query })),
    facts: filter => all('facts', factSchema, factWhere(filter)),
    factPage: (filter, request) => page('facts', factSchema, request, after => factWhere(filter, { after })),
    passages: filter => all('passages', passageSchema, passageWhere(filter)),
    problems: () => all('problems', problemSchema),

    departments: () =>
      reading(async () => {
        const columns = columnsOf(await tables.items.query().select(['seq', 'departments']).toArrow(), [
          'seq',
          'departments',
        ]);
        const names = columns.flatMap(([, joinedNames]) => String(joinedNames).split(SEPARATOR));
        // A division (教育部) is named as its sections are: both are asked for what they do.
        const units = names.flatMap(name =>
          name.split(/\s/u).filter((unit, i, parts) => i === parts.length - 1 || unit.endsWith('部')),
        );
        return [...new Set(units)].filter(name => name.length > 1);
      }),

    searchText: (...asked) => reading(() => searches.searchText(...asked)),
    searchVector: (...asked) => reading(() => searches.searchVector(...asked)),

    searchTokens: itemIds =>
      reading(async () => {
        const query = tables.items.query().select(['item_id', 'head_tokens', 'body_tokens']);
        const where = itemWhere({ itemIds });
        if (where !== undefined) query.where(where);
        const rows = (await query.toArray()) as { item_id: string; head_tokens: string; body_tokens: string }[];
        return new Map(rows.map(row => [row.item_id, itemTokensOf(row.head_tokens, row.body_tokens)]));
      }),

    termVectors: () => reading(async () => termVectorsOf(await tables.terms.query().toArrow())),

    vocabulary: () =>
      reading(async () => {
        const columns = columnsOf(await tables.vocabulary.query().toArrow(), ['seq', 'token', 'items', 'reading']);
        return columns.map(([, token, items, read]) => ({
          token: String(token),
          items: Number(items),
          reading: String(read),
        }));
      }),

    thesaurus: () =>
      reading(async () => {
        const phrases = columnsOf(await tables.phrases.query().toArrow(), ['seq', 'key', 'group', 'reading', 'bases']);
        const relations = columnsOf(await tables.relations.query().toArrow(), ['seq', 'group', 'other', 'nearness']);
        return {
          phrases: phrases.map(([, key, group, read, bases]) => ({
            key: String(key),
            group: String(group),
            reading: String(read),
            bases: String(bases).split(' '),
          })),
          relations: relations.map(([, group, other, nearness]) => ({
            group: String(group),
            other: String(other),
            nearness: nearnessSchema.parse(nearness),
          })),
        };
      }),

    close: () => {
      handles.release();
    },
  };
}
