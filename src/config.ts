/** The one door to the environment: an entry hands `process.env` in, a checked and frozen record comes out. */
import { z } from 'zod';
import { readEndpoint, type Endpoint } from './endpoint-settings.ts';
import { NaviError } from './errors.ts';

const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  CORPUS_DIR: z.string().min(1).default('corpus'),
  /** A local folder, or a LanceDB URI such as `s3://…` or `db://…`. */
  DATA_DIR: z.string().min(1).default('data'),
  LOG_LEVEL: z.enum(['silent', 'error', 'info']).default('info'),
});

/** What is wrong with each setting, for the operator. */
const EXPECTED: Record<keyof z.infer<typeof configSchema>, string> = {
  PORT: '0 から 65535 までの整数',
  CORPUS_DIR: '計画文書のフォルダー',
  DATA_DIR: '索引を置くフォルダー、または LanceDB の URI',
  LOG_LEVEL: 'silent、error、info のどれか',
};

export type Config = Readonly<{
  port: number;
  corpusDir: string;
  dataDir: string;
  logLevel: 'silent' | 'error' | 'info';
  /** An OpenAI-compatible endpoint; null: the built-in embedder. */
  embeddings: Endpoint | null;
}>;

/** @throws NaviError CONFIG_INVALID, naming the variable and what it should be. An empty variable counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '') as keyof typeof EXPECTED;
    throw new NaviError('CONFIG_INVALID', `環境変数 ${name} の値「${given[name] ?? ''}」は使えません。`, {
      value: name,
      remedy: `${name} には${EXPECTED[name]}を指定してください。`,
    });
  }
  const { PORT, CORPUS_DIR, DATA_DIR, LOG_LEVEL } = parsed.data;
  return Object.freeze({
    port: PORT,
    corpusDir: CORPUS_DIR,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    embeddings: readEndpoint(given, 'EMBEDDINGS'),
  });
}
