/**
 * The way to a LanceDB database and the pointer in it: a table `current` of one row that names the build which readers
 * open. LanceDB's own error texts hold paths of this machine; they travel as `cause` only.
 */
import { mkdir, stat } from 'node:fs/promises';
import { connect, type Connection } from '@lancedb/lancedb';
import { Field, Schema, Utf8 } from 'apache-arrow';
import { NaviError } from '../errors.ts';
import { TABLES, type TableName } from './lance-tables.ts';

const CURRENT = 'current';

/** What `current` says. `manifest` is JSON, written whole so that one read tells all. */
export interface Pointer {
  build: string;
  /** Kept for readers that opened it before the swap; empty where there is none. */
  previous: string;
  manifest: string;
}

const isAddress = (uri: string) => /^[a-z][a-z0-9+.-]+:\/\//iu.test(uri);

export const tableOf = (table: TableName, build: string): string => `${table}_${build}`;

/** The build that a table's name tells, or null for a table that is not of an index. */
export function buildOf(name: string): string | null {
  const [, table = '', build = ''] = /^([a-z]+)_([a-z0-9]+)$/u.exec(name) ?? [];
  return (TABLES as readonly string[]).includes(table) ? build : null;
}

/** Readers look for the newest version at every read, so that a swap is seen and a cleaned version never missed. */
const open = (uri: string): Promise<Connection> => connect(uri, { readConsistencyInterval: 0 });

export function broken(uri: string, cause: unknown): NaviError {
  return new NaviError('INDEX_BROKEN', '索引を読み取れません。', {
    value: uri,
    remedy: '「npm run ingest」で索引を作り直してください。',
    cause,
  });
}

export function missing(uri: string): NaviError {
  return new NaviError('INDEX_MISSING', '索引がまだありません。', {
    value: uri,
    remedy: '「npm run ingest」で索引を作ってください。',
  });
}

const REASONS: [RegExp, string][] = [
  [/ENOSPC|no space left|os error 28/iu, '空き容量が足りません'],
  [/EROFS|read-only file ?system|os error 30/iu, '読み取り専用です'],
  [/EACCES|EPERM|permission denied|os error (?:1|13)\b/iu, '書き込む権限がありません'],
  [/ENOTDIR|EEXIST|not a directory|os error (?:17|20)\b/iu, 'フォルダーではありません'],
];

export function unwritable(uri: string, cause: unknown): NaviError {
  const text = cause instanceof Error ? `${'code' in cause ? String(cause.code) : ''} ${cause.message}` : String(cause);
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1];
  return new NaviError(
    'DATA_UNWRITABLE',
    `索引を「${uri}」に書き込めません${reason === undefined ? '' : `（${reason}）`}。`,
    { value: uri, remedy: '書き込めるフォルダーを DATA_DIR に指定してください。', cause },
  );
}

/** Runs a step; what goes wrong in it becomes one error of ours. */
export async function guarded<T>(step: () => Promise<T>, wrap: (cause: unknown) => NaviError): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof NaviError ? error : wrap(error);
  }
}

/** null where the folder does not exist: LanceDB would make it. */
export async function connectToRead(uri: string): Promise<Connection | null> {
  if (!isAddress(uri)) {
    const there = await stat(uri).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw broken(uri, error);
    });
    if (there?.isDirectory() !== true) return null;
  }
  return guarded(
    () => open(uri),
    cause => broken(uri, cause),
  );
}

export function connectToWrite(uri: string): Promise<Connection> {
  return guarded(
    async () => {
      if (!isAddress(uri)) await mkdir(uri, { recursive: true });
      return open(uri);
    },
    cause => unwritable(uri, cause),
  );
}

/** null where no build was ever finished. Throws LanceDB's errors. */
export async function readPointer(db: Connection): Promise<Pointer | null> {
  if (!(await db.tableNames()).includes(CURRENT)) return null;
  const table = await db.openTable(CURRENT);
  const [row] = (await table.query().limit(1).toArray()) as Pointer[];
  table.close();
  return row ? { build: row.build, previous: row.previous, manifest: row.manifest } : null;
}

const POINTER_SCHEMA = new Schema(['build', 'previous', 'manifest'].map(name => new Field(name, new Utf8(), false)));
const AN_HOUR = 3_600_000;

/** The swap: one commit, seen whole or not at all. */
export async function writePointer(db: Connection, pointer: Pointer): Promise<void> {
  const table = await db.createTable(CURRENT, [{ ...pointer }], { mode: 'overwrite', schema: POINTER_SCHEMA });
  // Each swap leaves a version of this one row behind; readers of the last hour keep theirs.
  await table.optimize({ cleanupOlderThan: new Date(Date.now() - AN_HOUR) });
  table.close();
}
