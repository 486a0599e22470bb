/** What an operator reads where an embeddings endpoint gives nothing of use. None of it holds the key or a text. */
import { NaviError } from '../errors.ts';
import type { Failure } from './patient-fetch.ts';

export const EMBEDDINGS_REMEDY =
  'EMBEDDINGS_BASE_URL が OpenAI 互換の埋め込みの接続先で、EMBEDDINGS_MODEL が埋め込みのモデルかを確かめてください。';
const LATER =
  'しばらくたってから、もう一度お試しください。「npm run ingest」は、済んだ分を残しているので続きから始まります。';

export const embeddingsFailed = (message: string, remedy: string, value?: unknown): NaviError =>
  new NaviError('EMBEDDINGS_FAILED', `埋め込み（文のベクトル）を作れません。${message}`, { value, remedy });

function refused(status: number, quota: boolean): NaviError {
  const failed = (message: string, remedy: string) =>
    embeddingsFailed(`${message}（HTTP ${String(status)}）。`, remedy, status);
  if (quota) return failed('接続先の利用枠を使い切っています', '接続先の契約や残高を確かめてください。');
  if (status === 401 || status === 403) {
    return failed('接続先が鍵を受け付けません', 'EMBEDDINGS_API_KEY を確かめてください。');
  }
  if (status === 404 || (status >= 300 && status < 400)) {
    return failed(
      '接続先に埋め込みの窓口かモデルがありません',
      'EMBEDDINGS_BASE_URL（末尾の /v1 の有無も）と EMBEDDINGS_MODEL を確かめてください。',
    );
  }
  if (status === 429) return failed('接続先が混み合っています', LATER);
  if (status >= 500) return failed('接続先で問題が起きています', LATER);
  return failed('接続先が断りました', 'EMBEDDINGS_MODEL と、そのモデルが受け取れる文の長さを確かめてください。');
}

export function failureError(failure: Failure): NaviError {
  switch (failure.kind) {
    case 'status':
      return refused(failure.status, failure.quota);
    case 'slow':
      return embeddingsFailed('接続先の応答が時間内に届きません。', LATER);
    case 'connection':
      return embeddingsFailed(
        `接続先につながりません${failure.code === '' ? '' : `（${failure.code}）`}。`,
        'EMBEDDINGS_BASE_URL と、接続先が動いているかを確かめてください。',
      );
  }
}
