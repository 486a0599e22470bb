/**
 * The three settings of an OpenAI-compatible endpoint, `<PREFIX>_BASE_URL`, `<PREFIX>_MODEL` and `<PREFIX>_API_KEY`: all of
 * them or none. What is wrong is named without its value, which may hold a secret.
 */
import type { Endpoint } from './endpoint-client.ts';
import { NaviError } from './errors.ts';

/** Of this machine or its own network, where endpoints often ask for no key. */
function isNear({ hostname }: URL): boolean {
  return (
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]$|\[f[cde])/u.test(hostname) ||
    !/[.:]/u.test(hostname) ||
    /\.(?:local|internal|lan|localhost|home\.arpa)$/u.test(hostname)
  );
}

const invalid = (name: string, message: string, remedy: string): NaviError =>
  new NaviError('CONFIG_INVALID', `環境変数 ${name} ${message}。`, { value: name, remedy });

function readUrl(name: string, given: string): URL {
  const url = URL.parse(given);
  if (!url || !/^https?:$/u.test(url.protocol) || url.hostname === '') {
    const example = '例: http://localhost:11434/v1';
    throw invalid(
      name,
      'が URL の形をしていません',
      `http:// か https:// で始まる接続先を指定してください。${example}`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    const key = name.replace('BASE_URL', 'API_KEY');
    throw invalid(name, 'に利用者名かパスワードが入っています', `URL からは消して、鍵は ${key} に指定してください。`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw invalid(name, 'に ? か # が入っています', '? や # より前だけを指定してください。');
  }
  return url;
}

/** @throws NaviError CONFIG_INVALID */
export function readEndpoint(
  env: Readonly<Record<string, string | undefined>>,
  prefix: 'EMBEDDINGS' | 'LLM',
): Endpoint | null {
  const [urlName, modelName, keyName] = [`${prefix}_BASE_URL`, `${prefix}_MODEL`, `${prefix}_API_KEY`] as const;
  // A value out of a file often ends in a line break.
  const [url, model, apiKey] = [urlName, modelName, keyName].map(name => env[name]?.trim() || undefined);
  const none = `接続先を使わないときは、${urlName}、${modelName}、${keyName} をすべて外してください。`;
  if (url === undefined && model === undefined && apiKey === undefined) return null;
  if (url === undefined) throw invalid(urlName, 'がありません', `接続先の URL を指定してください。${none}`);
  const parsed = readUrl(urlName, url);
  if (model === undefined) throw invalid(modelName, 'がありません', `モデルの名前を指定してください。${none}`);
  if (/\p{Cc}/u.test(model))
    throw invalid(modelName, 'に使えない文字があります', 'モデルの名前を一行で指定してください。');
  if (apiKey === undefined && !isNear(parsed)) {
    throw invalid(keyName, 'がありません', `鍵を指定してください（手もとの接続先では要りません）。${none}`);
  }
  // Another character would be refused by fetch, with the key in its message.
  if (apiKey !== undefined && !/^[\x21-\x7E]+$/u.test(apiKey)) {
    throw invalid(
      keyName,
      'に使えない文字があります',
      '鍵は、空白や全角文字のない半角の英数字と記号で指定してください。',
    );
  }
  return Object.freeze({ baseUrl: parsed.href.replace(/\/+$/u, ''), model, apiKey: apiKey ?? null });
}
