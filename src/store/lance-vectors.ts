/** The kept vectors (ベクトルの控え): one table beside the builds, `embedded`, for every embedder and across builds. */
import type { Connection, Table } from '@lancedb/lancedb';
import { Binary, Field, Schema, Utf8 } from 'apache-arrow';
import { connectToWrite, guarded, unwritable } from './lance-connect.ts';
import type { KeptVectors } from './store.ts';

/** No build's table has this name: those end in `_<build>`. */
const EMBEDDED = 'embedded';

/** Bytes, not a list of a fixed size: embedders differ in dimension. */
const SCHEMA = new Schema([
  new Field('embedder', new Utf8(), false),
  new Field('key', new Utf8(), false),
  new Field('vector', new Binary(), false),
]);

/** The engine counts from when it starts, so with "now" what was written in the milliseconds before would stay. */
const A_MINUTE = 60_000;

/** Keys in one condition. */
const KEYS = 1_000;

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

const toBytes = (vector: Float32Array) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
/** A copy: the column's memory is shared and need not lie on a multiple of four. */
const toVector = (bytes: Uint8Array) => new Float32Array(Uint8Array.from(bytes).buffer);

/** What a killed process began and did not finish, or a disk lost. A store that cannot be reached says something else. */
const isLost = (error: unknown) => error instanceof Error && /not found/iu.test(error.message);

async function create(db: Connection): Promise<Table> {
  return db.createEmptyTable(EMBEDDED, SCHEMA, { mode: 'create' });
}

/** Vectors can be paid for again; a table that can no longer be read would stop every build. */
async function createAnew(db: Connection, error: unknown): Promise<Table> {
  if (!isLost(error)) throw error;
  await db.dropTable(EMBEDDED);
  return create(db);
}

async function openOrCreate(db: Connection): Promise<Table> {
  if (!(await db.tableNames()).includes(EMBEDDED)) return create(db);
  try {
    return await db.openTable(EMBEDDED);
  } catch (error) {
    return createAnew(db, error);
  }
}

async function readVectors(table: Table, embedderId: string, wanted: ReadonlySet<string>) {
  const found = new Map<string, Float32Array>();
  const query = table
    .query()
    .where(`embedder = ${literal(embedderId)}`)
    .select(['key', 'vector']);
  for await (const batch of query) {
    const [keys, vectors] = [batch.getChild('key'), batch.getChild('vector')];
    for (let row = 0; row < batch.numRows; row++) {
      const key = String(keys?.get(row));
      if (wanted.has(key)) found.set(key, toVector(vectors?.get(row) as Uint8Array));
    }
  }
  return found;
}

/** @throws NaviError DATA_UNWRITABLE, also from its functions */
export async function openKeptVectors(uri: string, embedderId: string): Promise<KeptVectors> {
  const db = await connectToWrite(uri);
  const writing = <T>(step: () => Promise<T>): Promise<T> => guarded(step, cause => unwritable(uri, cause));
  let table: Table;
  try {
    table = await writing(() => openOrCreate(db));
  } catch (error) {
    db.close();
    throw error;
  }

  return {
    find: wanted =>
      writing(async () => {
        try {
          return await readVectors(table, embedderId, wanted);
        } catch (error) {
          table = await createAnew(db, error);
          return new Map<string, Float32Array>();
        }
      }),

    keep: entries =>
      writing(async () => {
        await table.add(entries.map(({ key, vector }) => ({ embedder: embedderId, key, vector: toBytes(vector) })));
      }),

    forgetOthers: wanted =>
      writing(async () => {
        const rows = (await table.query().select(['key']).toArray()) as { key: string }[];
        const old = [...new Set(rows.map(({ key }) => key))].filter(key => !wanted.has(key));
        for (let from = 0; from < old.length; from += KEYS) {
          await table.delete(
            `key IN (${old
              .slice(from, from + KEYS)
              .map(literal)
              .join(', ')})`,
          );
        }
        // Every batch that was kept left a file and a version; nobody reads this table but the one that writes it.
        await table.optimize({ cleanupOlderThan: new Date(Date.now() + A_MINUTE) });
      }),

    close: () => {
      table.close();
      db.close();
    },
  };
}
