/** Fills the page at /docs from /openapi.json. Whatever came over the wire is set as text, never as markup. */
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
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place } of operation.parameters ?? []) {
    const value = form.elements.namedItem(name).value;
    if (place === 'path') address = address.replace('{' + name + '}', encodeURIComponent(value));
    else if (value !== '') query.set(name, value);
  }
  const url = query.size > 0 ? address + '?' + query.toString() : address;
  if (!operation.requestBody) return [url, { method }];
  return [
    url,
    { method, headers: { 'Content-Type': 'application/json' }, body: form.elements.namedItem('body').value },
  ];
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
} finally {
  routes.setAttribute('aria-busy', 'false');
}
