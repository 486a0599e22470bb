/**
 * The pages of the plan as a whole: the cover (表紙: city, title, years), the table of contents (目次), whose titles tell the
 * chapters' sections, and the last page (奥付: publisher, date, address).
 */
import { findFiscalYearSpan, parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { isFurniture, type Model, type Take } from './model.ts';
import { addLine, type Part } from './part.ts';
import { DASH, keyOf } from './rows.ts';

export function coverBlock(model: Model): Take {
  return row => {
    const [, city, title] = /^(\S{1,7}?[市町村区])\s*(第?.*(?:計画|プラン).*)$/u.exec(row.text) ?? [];
    if (model.city === null && city !== undefined && title !== undefined) {
      model.city = city;
      model.title = title.replaceAll(/\s+/gu, ' ');
      return true;
    }
    const span = findFiscalYearSpan(row.text);
    model.years ??= span;
    return span !== null || isFurniture(model, row);
  };
}

/** A passage of the plan as a whole. */
export function contentsBlock(model: Model, plan: Part): Take {
  return row => {
    const [name, page, last] = row.cells;
    const title = last ? `${name?.text ?? ''} ${page?.text ?? ''}` : (name?.text ?? '');
    if (row.tabbed && row.cells.length > 1) model.contents.add(keyOf(title));
    if (!DASH.test(row.key)) addLine(plan, '目次', row.cells.map(({ text }) => text).join('  '), row.no);
    return true;
  };
}

export function colophonBlock(model: Model, plan: Part): Take {
  // The city stands in a pattern: a sign that a broken cover left in it must mean itself.
  const city = model.city?.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`) ?? '[^ -~]+?[市町村区]';
  const publisherLine = new RegExp(String.raw`^(${city})[\s／/]*(\S*(?:部|課|局|室).*)$`, 'u');
  return row => {
    const [, name = '', department = ''] = publisherLine.exec(row.text) ?? [];
    if (name !== '') model.publisher ??= `${name} ${department}`.trim();
    const [, year = '', month = ''] = /^(.*年)\s*([\d０-９]{1,2})月(?:\s*発行)?$/u.exec(row.text) ?? [];
    const western = year === '' ? null : parseFiscalYear(`${year}度`);
    if (western !== null) model.published ??= `${String(western)}-${month.normalize('NFKC').padStart(2, '0')}`;
    const url = /https?:\/\/[^\s<>]+/u.exec(row.text)?.[0];
    if (url !== undefined) model.url ??= url;
    addLine(plan, '発行', row.text, row.no);
    return true;
  };
}
