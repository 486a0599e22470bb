/** Writing an index: every build in tables of its own, proven by reading, and only then named as the current one. */
import { randomBytes } from 'node:crypto';
import type { Connection } from '@lancedb/lancedb';
import { NaviError } from '../errors.ts';
import type { IndexContent } from './store.ts';
import { buildOf, connectToWrite, guarded, readPointer, tableOf, unwritable, writePointer } from './lance-connect.ts';
import type { Pointer } from './lance-connect.ts';
import { TABLES, tablePlans, type TablePlan } from './lance-tables.ts';

/** Rows in one go; more would hold the whole table twice in memory. */
const BATCH = 20_000;

async function writeTable(db: Connection, name: string, { schema, rows, indexes }: TablePlan): Promise<void> {
  const table =
    rows.length === 0
      ? await db.createEmptyTable(name, schema, { mode: 'create' })
      : await db.createTable(name, rows.slice(0, BATCH), { mode: 'create', schema });
  for (let from = BATCH; from < rows.length; from += BATCH) await table.add(rows.slice(from, from + BATCH));
  if (rows.length > 0) for (const [column, index] of indexes) await table.createIndex(column, { config: index() });
  table.close();
}

/** Reads every table afresh: what was written must be there before anybody is sent to it. */
async function prove(db: Connection, build: string, plans: ReturnType<typeof tablePlans>): Promise<void> {
  for (const name of TABLES) {
    const table = await db.openTable(tableOf(name, build));
    const count = await table.countRows();
    table.close();
    if (count !== plans[name].rows.length) {
      throw new NaviError('INDEX_BROKEN', '書き込んだ索引を読み直したところ、件数が合いませんでした。', {
        value: { table: name, written: plans[name].rows.length, read: count },
        remedy: '「npm run ingest」をもう一度実行してください。',
      });
    }
  }
}

/** Drops what is neither current nor the one before it: older builds, and what a killed build left. */
async function clean(db: Connection, keep: readonly string[]): Promise<void> {
  for (const name of await db.tableNames()) {
    const build = buildOf(name);
    if (build === null || keep.includes(build)) continue;
    // What cannot be dropped now is in nobody's way; the next build tries again.
    await db.dropTable(name).catch(() => undefined);
  }
}

const kept = (pointer: Pointer | null) => (pointer ? [pointer.build, pointer.previous] : []);

/**
 * Writes a whole index beside the one that is there and swaps it in. Readers that are open keep their build through one
 * further swap. Where this fails or is killed, the old index serves on, and the next build clears the remains away.
 * Two builds at the same time are not foreseen: the later one may fail, the index stays whole.
 * @throws NaviError DATA_UNWRITABLE, INDEX_BROKEN
 */
export async function writeIndex(uri: string, content: IndexContent): Promise<void> {
  const db = await connectToWrite(uri);
  try {
    await guarded(
      async () => {
        // A pointer that cannot be read is replaced; there is no build to keep then.
        const before = await readPointer(db).catch(() => null);
        await clean(db, kept(before));
        const build = `${Date.now().toString(36)}${randomBytes(3).toString('hex')}`;
        const plans = tablePlans(content);
        for (const name of TABLES) await writeTable(db, tableOf(name, build), plans[name]);
        await prove(db, build, plans);
        const pointer = { build, previous: before?.build ?? '', manifest: JSON.stringify(content.manifest) };
        await writePointer(db, pointer);
        await clean(db, kept(pointer));
      },
      cause => unwritable(uri, cause),
    );
  } finally {
    db.close();
  }
}
