/**
 * The upper part's table of indicators by year: 目標, 実績 and 概要 are a row each, the name stands before 目標, its unit in
 * brackets behind it. A row that does not begin in the column of its label cannot be lined up with the years.
 */
import type { ItemRecorder } from '../../profile.ts';
import { measure, untied, wholePlanNote } from './record-cells.ts';
import { isBlank, isUnit, keyOf, readable, type Row } from './rows.ts';
import { fits, type YearColumns } from './year-columns.ts';

export interface TableHeader {
  row: Row;
  columns: YearColumns;
}

/** The header as its rows need it. */
interface Frame {
  columns: YearColumns;
  /** The column of 目標 and 実績. */
  labelAt: number;
  /** The column 計; -1 where there is none. */
  totalAt: number;
  /** First and last year. */
  period: [number, number];
}

interface Indicator {
  /** 活動指標 or 成果指標. */
  category: string;
  metric: string;
  unit: string;
  /** The line of its name. */
  at: number;
}

const LABEL = /^(?:目標|実績|概要)$/u;

export function readIndicatorTable(item: ItemRecorder, header: TableHeader, rows: readonly Row[]): void {
  const frame = frameOf(header);
  let indicator: Indicator = { category: '指標', metric: '', unit: '', at: header.row.no };
  for (const row of rows) {
    const labelAt = row.keys.findIndex(key => LABEL.test(key));
    const label = row.keys[labelAt];
    if (label === undefined) {
      item.problem(
        'UNREAD_LINE',
        row.no,
        '指標の表にある、目標・実績・概要のどれでもない行です。内容を確かめてください。',
      );
      continue;
    }
    const head = row.cells.slice(0, labelAt).filter(cell => cell !== '');
    if (/^(?:活動|成果)指標$/u.test(keyOf(head[0] ?? ''))) indicator = { ...indicator, category: head.shift() ?? '' };
    if (label === '目標') {
      indicator = { ...indicator, ...named(head.join('')), at: row.no };
      if (indicator.metric === '') item.problem('MISSING_PART', row.no, '指標の名称がありません。');
    }
    if (label === '概要') readSummary(item, row, labelAt, indicator);
    else readValues(item, frame, row, labelAt, indicator);
  }
}

function frameOf({ row, columns }: TableHeader): Frame {
  const years = [...columns.years.values()];
  return {
    columns,
    labelAt: row.keys.indexOf('指標'),
    totalAt: row.keys.indexOf('計'),
    period: [Math.min(...years), Math.max(...years)],
  };
}

/** `名称(単位)`; brackets that hold no unit belong to the name. */
function named(text: string): { metric: string; unit: string } {
  const [, name = '', inBrackets = ''] = /^(.*?)(?:[(（]([^()（）]{1,5})[)）])?$/u.exec(text) ?? [];
  return isUnit(inBrackets) ? { metric: name, unit: inBrackets } : { metric: text, unit: '' };
}

function readSummary(item: ItemRecorder, row: Row, labelAt: number, { category, metric, at }: Indicator): void {
  const texts = row.cells.slice(labelAt + 1).filter(cell => cell !== '');
  if (texts.length > 0) item.passage(category, [metric, ...texts.map(readable)].join('\n'), [at, row.no]);
}

/** Values below the years, and one below 計 for the whole plan. */
function readValues(
  item: ItemRecorder,
  { columns, totalAt, period, ...header }: Frame,
  row: Row,
  labelAt: number,
  { metric, unit }: Indicator,
): void {
  const cells = row.cells.map((text, column) => ({ text, column }));
  const filled = cells.filter(({ text, column }) => column > labelAt && !isBlank(text, unit));
  if (metric === '' || labelAt !== header.labelAt || !fits(row, columns)) {
    const values = filled.map(cell => cell.text);
    untied(item, metric || '指標', values, row.no);
    return;
  }
  const reading = row.keys[labelAt] === '目標' ? '目標' : '実績';
  const kind = reading === '目標' ? 'target' : 'actual';
  for (const { text, column } of filled) {
    const year = columns.years.get(column) ?? null;
    const value = { metric, kind, unit, year, text } as const;
    if (year !== null) measure(item, value, row.no);
    else if (column === totalAt) measure(item, { ...value, period, note: wholePlanNote(reading) }, row.no);
    else untied(item, metric, [text], row.no);
  }
}
