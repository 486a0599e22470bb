/** The page at /docs: it reads /openapi.json in the browser, so that nothing of the contract is written twice. */
import { PROBLEM_KINDS } from '../shared/refusal.ts';

function problemRows(): string {
  return Object.entries(PROBLEM_KINDS)
    .map(
      ([code, { status, title }]) =>
        `<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${String(status)}</td><td>${title}</td></tr>`,
    )
    .join('\n');
}

export function docsHtml(): string {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API の説明｜計画ナビ</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/docs.css">
<script type="module" src="/docs/docs.js"></script>
</head>
<body>
<header><div class="inner"><a href="/">計画ナビ</a></div></header>
<main class="inner">
<h1>API の説明</h1>
<p id="about">計画ナビのデータと回答を、ほかのシステムから使うための説明です。この画面から試すこともできます。</p>
<p><a href="/openapi.json">openapi.json</a>（OpenAPI 3.1）</p>
<noscript><p>一覧の表示には JavaScript が必要です。内容は openapi.json でも読めます。</p></noscript>
<h2>使えるアドレス</h2>
<div id="routes" aria-busy="true">読み込んでいます。</div>
<h2>エラーコード</h2>
<p>エラーは <code>application/problem+json</code>（RFC 9457）で返ります。</p>
<div class="scroll" tabindex="0" role="region" aria-label="エラーコードの表"><table aria-label="エラーコード">
<thead><tr><th scope="col">code</th><th scope="col">HTTP</th><th scope="col">意味</th></tr></thead>
<tbody>
${problemRows()}
</tbody></table></div>
</main>
</body>
</html>
`;
}
