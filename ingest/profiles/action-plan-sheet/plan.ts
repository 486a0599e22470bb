/**
 * What is said of the plan as a whole: its names from the cover and from the sheets' heads, its years and its policies
 * (基本方針) from what most places print.
 */
import { findFiscalYears, fiscalYearLabel, parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { is, plainNumber, type Row, type Span } from './rows.ts';
import { missing, SHEET_HEAD, YEAR_LABEL, type Sheet } from './sheet.ts';
import type { Measure } from './summary-table.ts';

/** Rows of the cover that are looked at. */
const COVER_ROWS = 12;
const CITY = /^([^\s0-9０-９（(]{1,6}?[市町村区])(?=第|\S*計画)/u;
const EDITION = /((?:令和|平成)\S{1,3}年度年次見直し)/u;
/** `（発行者）令和６年３月`. */
const ISSUE = /^(\S{2,20}?)((?:令和|平成)\S{1,3}年)(\S{1,2})月$/u;

export interface PlanNames {
  city: string | null;
  planTitle: string;
  publisher: string | null;
  /** `2024-03`. */
  published: string | null;
}

/**
 * The cover names city, plan, edition, publisher and month; the sheets' heads name the plan in one piece.
 * @param front the part in front of the sheets; its first page is the cover
 */
export function namesOf(front: readonly Row[], sheetHead: Row | undefined): PlanNames {
  const cover = front.slice(0, COVER_ROWS).filter(row => row.page === front[0]?.page);
  const city = cover.map(row => CITY.exec(row.text)?.[1]).find(name => name);
  const title = SHEET_HEAD.exec(sheetHead?.text ?? '')?.[1]?.replaceAll(/\s+/gu, ' ') ?? '';
  const edition = EDITION.exec(cover.map(row => row.text).join(' '))?.[1];
  const issue = cover.map(row => ISSUE.exec(row.text)).find(match => match);
  const year = parseFiscalYear(`${issue?.[2] ?? ''}度`);
  return {
    city: city ?? null,
    planTitle: (title || '実施項目・進捗管理シート') + (edition === undefined ? '' : `（${edition}）`),
    publisher: issue?.[1] ?? null,
    published: year === null ? null : `${String(year)}-${plainNumber(issue?.[3]).padStart(2, '0')}`,
  };
}

/** First and last year: those that most sheets print; where no sheet has its years, those that any label names. */
export function planYears(sheets: readonly Sheet[], rows: readonly Row[]): Span | null {
  const counts = new Map<string, { span: Span; count: number }>();
  for (const { years } of sheets) {
    const [first, last] = [years[0], years.at(-1)];
    if (!first?.year || !last) continue;
    const span: Span = [first.year, last.year];
    counts.set(span.join(), { span, count: (counts.get(span.join())?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  if (most) return most.span;
  const named = rows
    .filter(row => is(row, YEAR_LABEL))
    .flatMap(row => findFiscalYears(row.text).map(mention => mention.year))
    .slice(0, 100);
  return named.length === 0 ? null : [Math.min(...named), Math.max(...named)];
}

/** A year of the plan that the sheet has no row for. */
export function reportMissingYears(sheet: Sheet, [first, last]: Span): void {
  if (sheet.torn || sheet.years.length === 0) return;
  const there = new Set(sheet.years.map(row => row.year));
  for (let year = first; year <= last; year++) {
    if (!there.has(year)) sheet.problems.push(missing(sheet, `年次計画の${fiscalYearLabel(year)}の欄`));
  }
}

/** Policies by number, as the summary tables name them; a sheet's own place line is the better source. */
export function policiesOf(measures: readonly Measure[], sheets: readonly Sheet[]): Map<string, string> {
  const named = [...measures, ...sheets].filter(({ policyTitle }) => policyTitle !== '');
  return new Map(named.map(({ policyNo, policyTitle }) => [policyNo, policyTitle]));
}
