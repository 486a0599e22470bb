/** The page at /docs: it reads /openapi.json in the browser, so that nothing of the contract is written twice. */
import { PROBLEM_KINDS } from './problem.ts';

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
<div id="routes" aria-live="polite">読み込んでいます。</div>
<h2>エラーコード</h2>
<p>エラーは <code>application/problem+json</code>（RFC 9457）で返ります。</p>
<div class="scroll" tabindex="0" role="region" aria-label="エラーコードの表"><table>
<thead><tr><th scope="col">code</th><th scope="col">HTTP</th><th scope="col">意味</th></tr></thead>
<tbody>
${problemRows()}
</tbody></table></div>
</main>
</body>
</html>
`;
}

export const docsStyle = `
:root { color-scheme: light dark; --ink: #1a1f26; --soft: #4a5563; --paper: #fff; --panel: #f4f6f9; --line: #767f8c; --accent: #00418f; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef1f5; --soft: #b9c2cf; --paper: #14181e; --panel: #1f252d; --line: #8a95a5; --accent: #9cc5ff; --on-accent: #0b1a2e; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); line-height: 1.7;
  font-family: "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", Meiryo, "Noto Sans JP", "IPAPGothic", sans-serif; }
.inner { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { border-top: 4px solid var(--accent); border-bottom: 1px solid var(--line); padding: .75rem 0; font-weight: 700; }
header a { text-decoration: none; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .6rem 0; }
summary { padding: .7rem .9rem; cursor: pointer; overflow-wrap: anywhere; }
summary b { display: inline-block; min-width: 3.4rem; color: var(--accent); }
summary span { display: block; color: var(--soft); font-size: .92rem; }
form { padding: 0 .9rem .9rem; }
label { display: block; margin-top: .8rem; font-weight: 700; }
label small { font-weight: 400; color: var(--soft); }
input, select, textarea { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: .5rem; }
textarea { min-height: 9rem; font-family: ui-monospace, Consolas, "BIZ UDGothic", "IPAGothic", monospace; font-size: .9rem; }
button { margin-top: 1rem; font: inherit; font-weight: 700; padding: .6rem 1.4rem; border: 2px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
pre { background: var(--panel); padding: .8rem; margin: 1rem 0 0; max-height: 26rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin-bottom: 3rem; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; font-weight: 400; }
thead th { background: var(--panel); font-weight: 700; }
tr:target { outline: 3px solid var(--accent); }
`;

export const docsScript = String.raw`
function el(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

let fields = 0;

function field(form, name, note, control) {
  control.id = 'field-' + String(++fields);
  control.name = name;
  form.append(el('label', { htmlFor: control.id }, name + ' ', el('small', {}, note)), control);
}

function parameterField(form, parameter) {
  const { schema = {}, name, required } = parameter;
  const values = schema.enum ?? schema.anyOf?.flatMap(part => part.enum ?? part.const ?? []);
  const note = [required ? '必須' : '', schema.description ?? parameter.description ?? ''].filter(Boolean).join('。');
  if (!values) return field(form, name, note, el('input', { autocomplete: 'off' }));
  const select = el('select', {}, el('option', { value: '' }, '（指定しない）'));
  for (const value of values) select.append(el('option', { value }, value));
  field(form, name, note, select);
}

function resolve(document_, schema) {
  return schema?.$ref ? document_.components.schemas[schema.$ref.split('/').pop()] : schema;
}

function requestOf(path, method, operation, form) {
  const data = new FormData(form);
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place } of operation.parameters ?? []) {
    const value = String(data.get(name) ?? '');
    if (place === 'path') address = address.replace('{' + name + '}', encodeURIComponent(value));
    else if (value !== '') query.set(name, value);
  }
  const url = query.size > 0 ? address + '?' + query.toString() : address;
  if (!operation.requestBody) return [url, { method }];
  return [url, { method, headers: { 'Content-Type': 'application/json' }, body: String(data.get('body')) }];
}

async function show(output, url, init) {
  output.textContent = '送っています。';
  try {
    const reply = await fetch(url, init);
    const type = reply.headers.get('content-type') ?? '';
    const text = await reply.text();
    const body = type.includes('json') ? JSON.stringify(JSON.parse(text), null, 2) : text;
    output.textContent = init.method + ' ' + url + '\n' + String(reply.status) + ' ' + type + '\n\n' + body;
  } catch {
    output.textContent = '送れませんでした。通信の状態を確かめてください。';
  }
}

function operationView(contract, path, method, operation) {
  const form = el('form', {});
  if (operation.description) form.append(el('p', {}, operation.description));
  for (const parameter of operation.parameters ?? []) parameterField(form, parameter);
  const body = resolve(contract, operation.requestBody?.content['application/json']?.schema);
  if (body) {
    const example = JSON.stringify(body.examples?.[0] ?? {}, null, 2);
    field(form, 'body', '本文（JSON）', el('textarea', { value: example, spellcheck: false }));
  }
  const output = el('pre', { tabIndex: 0, hidden: true });
  output.setAttribute('role', 'status');
  output.setAttribute('aria-label', '返ってきた内容');
  form.append(el('button', { type: 'submit' }, '送信して試す'), output);
  form.addEventListener('submit', event => {
    event.preventDefault();
    output.hidden = false;
    void show(output, ...requestOf(path, method.toUpperCase(), operation, form));
  });
  return el(
    'details',
    {},
    el('summary', {}, el('b', {}, method.toUpperCase()), el('code', {}, path), el('span', {}, operation.summary ?? '')),
    form,
  );
}

const routes = document.getElementById('routes');
try {
  const contract = await (await fetch('/openapi.json')).json();
  routes.replaceChildren(
    ...Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => operationView(contract, path, method, operation)),
    ),
  );
} catch {
  routes.textContent = '読み込めませんでした。ページを読み込み直してください。';
}
`;
