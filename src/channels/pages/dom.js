/** What both pages share. Whatever came over the wire is set as text, never as markup. */
import { YEAR_LABEL } from './words.js';

/**
 * An element; `properties` are DOM properties, names with a hyphen and `role` attributes. null and false children are
 * left out.
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** An address that may stand in a link, or null: only web addresses, whatever the data says. */
export function safeUrl(url, ownOnly = false) {
  if (!url || !URL.canParse(url, location.origin)) return null;
  const { origin, protocol, href } = new URL(url, location.origin);
  if (ownOnly) return origin === location.origin ? href : null;
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** `令和7年度（2025年度）` */
export function yearLong(year) {
  return YEAR_LABEL[year] ? `${YEAR_LABEL[year]}（${year}年度）` : `${year}年度`;
}

export function yearSpan([from, to]) {
  return `${YEAR_LABEL[from] ?? `${from}年度`}～${YEAR_LABEL[to] ?? `${to}年度`}`;
}

/** `plan.txt 12～14行目` */
export function sourceText({ file, lineStart, lineEnd, page }) {
  const lines = lineStart === lineEnd ? `${lineStart}行目` : `${lineStart}～${lineEnd}行目`;
  return `${file} ${page === undefined ? '' : `${page}ページ `}${lines}`;
}

/** A list of terms; pairs without a value are left out. */
export function terms(className, pairs) {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return el(
    'dl',
    { className },
    ...shown.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
  );
}

export function itemPath(itemId) {
  return `/items/${encodeURIComponent(itemId)}`;
}

/** A reply, whatever it says. */
export async function send(path, init) {
  try {
    return await fetch(path, init);
  } catch {
    throw new Error('通信できませんでした。電波や回線の状態を確かめて、もう一度お試しください。');
  }
}

/** The JSON of a reply. A refusal is thrown with the sentence that the service gives for it. */
export async function bodyOf(reply) {
  const body = await reply.json().catch(() => null);
  if (reply.ok && body !== null) return body;
  throw new Error(body?.detail ?? '処理できませんでした。時間をおいて、もう一度お試しください。');
}

export const call = async (path, init) => bodyOf(await send(path, init));
