/** The one door to the environment: an entry hands `process.env` in, a checked and frozen record comes out. */
import { z } from 'zod';
import { answerModeSchema, type AnswerMode } from './domain/model-usage.ts';
import type { Endpoint } from './endpoint-client.ts';
import { readEndpoint } from './endpoint-settings.ts';
import { NaviError } from './errors.ts';

const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  CORPUS_DIR: z.string().min(1).default('corpus'),
  /** A local folder, or a LanceDB URI such as `s3://…` or `db://…`. */
  DATA_DIR: z.string().min(1).default('data'),
  LOG_LEVEL: z.enum(['silent', 'error', 'info']).default('info'),
  /** Who answers: auto: the model where the planner does not understand all; tools: never a model; llm: always. */
  ANSWER_MODE: answerModeSchema.default('auto'),
});

/** What is wrong with each setting, for the operator. */
const EXPECTED: Record<keyof z.infer<typeof configSchema>, string> = {
  PORT: '0 から 65535 までの整数',
  CORPUS_DIR: '計画文書のフォルダー',
  DATA_DIR: '索引を置くフォルダー、または LanceDB の URI',
  LOG_LEVEL: 'silent、error、info のどれか',
  ANSWER_MODE: 'auto、tools、llm のどれか',
};

export type Config = Readonly<{
  port: number;
  corpusDir: string;
  dataDir: string;
  logLevel: 'silent' | 'error' | 'info';
  /** An OpenAI-compatible endpoint; null: the built-in embedder. */
  embeddings: Endpoint | null;
  /** An OpenAI-compatible endpoint; null: answers are composed without a model. */
  llm: Endpoint | null;
  answerMode: AnswerMode;
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
  const { PORT, CORPUS_DIR, DATA_DIR, LOG_LEVEL, ANSWER_MODE } = parsed.data;
  const llm = readEndpoint(given, 'LLM');
  if (ANSWER_MODE === 'llm' && llm === null) {
    throw new NaviError('CONFIG_INVALID', '環境変数 ANSWER_MODE が llm ですが、言語モデルの接続先がありません。', {
      value: 'ANSWER_MODE',
      remedy: 'LLM_BASE_URL と LLM_MODEL を指定するか、ANSWER_MODE を auto か tools にしてください。',
    });
  }
  return Object.freeze({
    port: PORT,
    corpusDir: CORPUS_DIR,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    embeddings: readEndpoint(given, 'EMBEDDINGS'),
    llm,
    answerMode: ANSWER_MODE,
  });
}
