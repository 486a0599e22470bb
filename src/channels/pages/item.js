/** An item's page: its place in the plan, its figures by year, its text, and where all of it is printed. */
import { call, el, itemPath, safeUrl, sourceText, terms, yearLong, yearSpan } from './dom.js';
import { KIND_LABEL, YEAR_LABEL } from './words.js';

const target = document.getElementById('item');

function ownId() {
  const raw = location.pathname.slice('/items/'.length);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** The years that a fact is for, in words. */
function whenOf({ fiscalYear, period }) {
  if (period) return yearSpan(period);
  return fiscalYear === null ? '年度の記載なし' : yearLong(fiscalYear);
}

/** Rows without a year first, then by year; a span of years after the single ones. */
function order({ fiscalYear, period }) {
  if (period) return 10_000 + period[0];
  return fiscalYear ?? 0;
}

function valueView({ valueText, unit, value, continued, note, source }) {
  // A value in words, and one that prints its unit itself, needs none after it.
  const shown =
    value === null || unit === '' || valueText.normalize('NFKC').includes(unit) ? valueText : `${valueText} ${unit}`;
  return el(
    'div',
    { className: 'value' },
    shown,
    continued && el('small', {}, '（前年度から継続）'),
    note && el('small', {}, note),
    el('small', { className: 'line' }, sourceText(source).replace(`${source.file} `, '')),
  );
}

/** One table an indicator: a row for each year, a column for each kind of value. */
function metricTable(metric, facts) {
  const kinds = [...new Set(facts.map(({ kind }) => kind))];
  const rows = groupBy(
    facts.toSorted((a, b) => order(a) - order(b)),
    whenOf,
  );
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col' }, '年度'),
    ...kinds.map(kind => el('th', { scope: 'col' }, KIND_LABEL[kind] ?? kind)),
  );
  const body = [...rows].map(([when, cells]) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, when),
      ...kinds.map(kind => el('td', {}, ...cells.filter(cell => cell.kind === kind).map(valueView))),
    ),
  );
  const table = el('table', {}, el('caption', {}, metric), el('thead', {}, head), el('tbody', {}, ...body));
  return el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': `${metric}の表` }, table);
}

function section(title, id, ...children) {
  return el('section', { 'aria-labelledby': id }, el('h2', { id }, title), ...children);
}

function passageView({ section: name, fiscalYear, text, source }) {
  const year = YEAR_LABEL[fiscalYear];
  return el(
    'div',
    { className: 'passage' },
    el('h3', {}, year === undefined || name.includes(year) ? name : `${name}　${year}`),
    el('p', { className: 'prose' }, text),
    el('p', { className: 'hint' }, sourceText(source)),
  );
}

const REL_LABEL = { leading_project: 'リーディングプロジェクト', same_as: '同じ事業', part_of: '含まれる事業' };

function linksView(item) {
  const links = item.links.map(({ rel, itemNo }) =>
    el('li', {}, `${REL_LABEL[rel] ?? rel}: `, el('a', { href: itemPath(`${item.planId}:${itemNo}`) }, itemNo)),
  );
  return section('計画の中でのつながり', 'links', el('ul', {}, ...links));
}

function relatedItemView({ itemId, city, planTitle, itemNo, itemTitle, reasons, differences }) {
  // City, plan and years stand in the line below the title; what is left are the figures that differ.
  const years = differences.find(({ aspect }) => aspect === 'years')?.other;
  const figures = differences.filter(({ aspect }) => aspect === 'unit' || aspect === 'value');
  return el(
    'div',
    { className: 'passage' },
    el('h3', {}, el('a', { href: itemPath(itemId) }, `${itemNo}　${itemTitle}`)),
    el('p', { className: 'hint' }, `${city}　${planTitle}${years === undefined ? '' : `（${years}）`}`),
    el('ul', {}, ...reasons.map(({ text }) => el('li', {}, `${text}。`))),
    figures.length > 0 && el('p', {}, '数値を比べるときは、次の違いに気をつけてください。'),
    figures.length > 0 && el('ul', {}, ...figures.map(({ text }) => el('li', {}, `${text}。`))),
  );
}

/** Comes after the item itself; where it cannot be read, the page is complete without it. */
async function addRelated(item) {
  const { related } = await call(`/api/items/${encodeURIComponent(item.itemId)}/related`).catch(() => ({
    related: [],
  }));
  if (related.length === 0) return;
  document
    .getElementById('source')
    .parentElement.before(section('関連する項目', 'related', ...related.map(relatedItemView)));
}

function sourceView({ plan, source }) {
  const official = safeUrl(plan.url);
  return section(
    '出典',
    'source',
    terms('facts wide', [
      ['文書', sourceText(source)],
      ['公表', plan.publisher],
      ['公表時期', plan.published],
      ['公表元', official && el('a', { href: official, rel: 'noreferrer' }, plan.url)],
    ]),
  );
}

function itemView(item) {
  const place = item.place.map(({ label, no, title }) =>
    el('li', {}, [`${label}${no}`, title].filter(Boolean).join('　')),
  );
  const parts = [
    el('p', { className: 'eyebrow' }, `${item.city}　${item.planTitle}`),
    el('h1', {}, el('span', { className: 'item-no' }, item.itemNo), item.title),
    place.length > 0 && el('ol', { className: 'place', 'aria-label': '計画の中の位置' }, ...place),
    terms('facts wide', [
      ['担当部課', item.departments.join('、')],
      ['関連所属', item.relatedDepartments.join('、')],
      ['ほかの番号', item.alsoNos.join('、')],
      ['区分', item.marks.join('、')],
    ]),
  ];
  // The departments stand above already.
  const figures = item.facts.filter(({ kind }) => kind !== 'department');
  if (figures.length > 0) {
    const tables = [...groupBy(figures, ({ metric }) => metric)].map(([metric, facts]) => metricTable(metric, facts));
    parts.push(section('数値と年次計画', 'figures', ...tables));
  }
  if (item.passages.length > 0) parts.push(section('本文', 'text', ...item.passages.map(passageView)));
  if (item.links.length > 0) parts.push(linksView(item));
  parts.push(sourceView(item));
  return parts.filter(part => part !== false);
}

try {
  const item = await call(`/api/items/${encodeURIComponent(ownId())}`);
  document.title = `${item.itemNo} ${item.title}｜計画ナビ`;
  // The whole page would be read out at once; the reader is told that it is there instead.
  target.removeAttribute('aria-live');
  target.replaceChildren(...itemView(item));
  await addRelated(item);
} catch (error) {
  target.replaceChildren(
    el('h1', {}, '項目を表示できません'),
    el('p', { className: 'notice' }, error.message),
    el('p', {}, el('a', { href: '/' }, '質問のページへ')),
  );
} finally {
  target.setAttribute('aria-busy', 'false');
}
