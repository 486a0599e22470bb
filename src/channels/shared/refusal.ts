/** What a caller sees of a NaviError, and nothing of any other error. How it is written down is each channel's own. */
import { HTTPException } from 'hono/http-exception';
import { NaviError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';

export type RefusalStatus = 400 | 404 | 405 | 413 | 500 | 503;

interface Kind {
  status: RefusalStatus;
  title: string;
  /** Said instead of the error's own message where that one is meant for the operator. */
  detail?: string;
}

const NOT_READY: Kind = {
  status: 503,
  title: '準備中です',
  detail: '計画文書の索引を準備しています。しばらくたってから、もう一度お試しください。',
};
const FAULT: Kind = {
  status: 500,
  title: '処理できませんでした',
  detail: 'サーバー側の問題で処理できませんでした。時間をおいて、もう一度お試しください。',
};

/** Every code with the status it is answered by. A message leaves the machine only where the caller can act on it. */
export const PROBLEM_KINDS: Record<ErrorCode, Kind> = {
  BAD_REQUEST: { status: 400, title: 'リクエストの内容が正しくありません' },
  QUESTION_EMPTY: { status: 400, title: '質問が空です' },
  QUESTION_TOO_LONG: { status: 400, title: '質問が長すぎます' },
  NOT_FOUND: { status: 404, title: '見つかりません' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'このメソッドは使えません' },
  BODY_TOO_LARGE: { status: 413, title: '送られた内容が大きすぎます' },
  INDEX_MISSING: NOT_READY,
  INDEX_MISMATCH: NOT_READY,
  INDEX_BROKEN: NOT_READY,
  CORPUS_MISSING: NOT_READY,
  CORPUS_EMPTY: NOT_READY,
  CONFIG_INVALID: FAULT,
  DOCUMENT_UNREADABLE: FAULT,
  DOCUMENT_UNKNOWN: FAULT,
  DATA_UNWRITABLE: FAULT,
  EMBEDDINGS_FAILED: FAULT,
  NODE_TOO_OLD: FAULT,
  UNVERIFIED_ANSWER: FAULT,
  INTERNAL: FAULT,
};

function fromHttpException(error: HTTPException): NaviError {
  if (error.status === 415) {
    return new NaviError('BAD_REQUEST', 'Content-Type に application/json を指定し、本文を JSON で送ってください。');
  }
  if (error.status >= 500) return new NaviError('INTERNAL', '', { cause: error });
  return new NaviError(
    'BAD_REQUEST',
    '本文を JSON として読めません。書き方（引用符、コンマ、括弧）を確かめてください。',
  );
}

function asNaviError(error: unknown): NaviError {
  if (error instanceof NaviError) return error;
  if (error instanceof HTTPException) return fromHttpException(error);
  return new NaviError('INTERNAL', '', { cause: error });
}

export interface Refusal {
  status: RefusalStatus;
  title: string;
  /** What happened and what to do, in Japanese. */
  detail: string;
  code: ErrorCode;
}

export function toRefusal(error: unknown): Refusal {
  const { code, message, remedy } = asNaviError(error);
  const { status, title, detail } = PROBLEM_KINDS[code];
  return { status, title, detail: detail ?? `${message}${remedy ?? ''}`, code };
}
