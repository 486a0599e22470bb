/**
 * A sheet (実施項目・進捗管理シート): one page, one measure (実施項目). First the captions around its cells that more than one part
 * of the layout looks for (a part's own stand with it), then what is read: each part takes its rows out of `rest` and fills
 * in what they state.
 */
import type { ProblemCode } from '../../../src/domain/records.ts';
import { is, spanOf, type Cell, type Row, type Span } from './rows.ts';

// ── Captions ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `（計画名）実施項目・進捗管理シート`: head of each sheet. */
export const SHEET_HEAD = /^(.+?)\s*実施項目[・･]進捗管理シート$/u;
/** `基本方針 １ 改革の推進項目`. */
export const POLICY_HEAD = /^基本方針\s*([0-9０-９]{1,2})\s+改革の推進項目$/u;
/** `実施項目 ③`. */
export const ITEM_HEAD = /^実施項目\s*([①-⑳])$/u;
/** `年次計画；…`: what the columns of the yearly plan hold. */
export const LEGEND_ROW = /^年次計画[；;]/u;
/** Heads of the two columns: this year's plan, the final year's picture. */
export const COLUMN_HEADS = /^((?:令和|平成)\S+年度の取組方針[・･]取組内容)\s+((?:令和|平成)\S+において目指す姿)$/u;
/** Head of the effect column. */
export const YEAR_COLUMN = /^年度$/u;
/** `令和７年度` and the sign or blank that sets it off from its text. */
export const YEAR_LABEL = /^((?:令和|平成)\s*(?:[0-9０-９]{1,2}|元)年度)(?=$|[\s・･①-⑳(（※\-－ー―])/u;
const SUBTOTAL = /^〔小計〕/u;

/** The text sections by their sign. */
export const SECTION = { '●': '具体的な改善取組内容', '◆': '現状と課題' } as const;

const FURNITURE = [SHEET_HEAD, SUBTOTAL, LEGEND_ROW, COLUMN_HEADS, POLICY_HEAD, ITEM_HEAD];
/** Printed on every sheet: no cell goes on over it. */
export const isFurniture = (row: Row | undefined) => FURNITURE.some(pattern => is(row, pattern));

/** Whether the row is the first of its block, captions left out. */
export function startsBlock(rows: readonly Row[], at: number): boolean {
  const before = rows[at - 1];
  return before === undefined || before.block !== rows[at]?.block || isFurniture(before);
}

// ── What is read ────────────────────────────────────────────────────────────────────────────────────────────────────

/** A problem that waits for its item's record. */
export interface Found {
  code: ProblemCode;
  at: Span;
  message: string;
}

/** A year of the yearly plan (年次計画). */
export interface YearRow {
  year: number;
  label: Row;
  text: Row[];
  /** Tail of the label's own line, where the text begins there. */
  head: string;
  target: Cell | null;
  /** Numbers of the row that cannot be told to be its target. */
  loose: Row[];
}

/** A text section. */
export interface Section {
  name: string;
  year: number | null;
  rows: { no: number; text: string }[];
}

export interface Sheet {
  at: Span;
  /** 基本方針. */
  policyNo: string;
  policyTitle: string;
  /** 推進項目. */
  measureNo: string;
  measureTitle: string;
  /** Number of the 実施項目 within its 推進項目: ①…⑳. */
  sign: string;
  title: string;
  /** Where the title and the name of the indicator stand. */
  titleCell: Cell | null;
  metricCell: Cell | null;
  /** 担当. */
  leads: Cell[];
  /** 関連所属, and the word that the sheet prints for it (関係所属 on some). */
  related: Cell[];
  relatedLabel: string;
  /** 新規, 拡充 … */
  marks: string[];
  /** 指標. */
  metric: string;
  metricNote: string | undefined;
  unit: string;
  baseline: Cell | null;
  final: Cell | null;
  /** One per year of the plan, first year first; null for a blank cell. */
  effects: (Cell | null)[];
  effectUnit: string;
  total: Cell | null;
  actualTotal: Cell | null;
  /** First year first. */
  years: YearRow[];
  /** Year labels are torn from their cells: the texts and numbers that then stand without a year. */
  torn: { texts: Row[][]; values: Row[] } | null;
  sections: Section[];
  problems: Found[];
}

export interface Draft extends Sheet {
  /** Rows that no rule has placed yet. */
  rest: Row[];
}

export function emptySheet(rows: Row[]): Draft {
  return {
    at: spanOf(rows),
    policyNo: '',
    policyTitle: '',
    measureNo: '',
    measureTitle: '',
    sign: '',
    title: '',
    titleCell: null,
    metricCell: null,
    leads: [],
    related: [],
    relatedLabel: '関連所属',
    marks: [],
    metric: '',
    metricNote: undefined,
    unit: '',
    baseline: null,
    final: null,
    effects: [],
    effectUnit: '千円',
    total: null,
    actualTotal: null,
    years: [],
    torn: null,
    sections: [],
    problems: [],
    rest: rows,
  };
}

/** Takes the first row that matches out of the sheet. */
export function take(sheet: Draft, pattern: RegExp): { row: Row; match: RegExpExecArray } | null {
  const at = sheet.rest.findIndex(row => is(row, pattern));
  const [row] = at < 0 ? [] : sheet.rest.splice(at, 1);
  const match = row ? pattern.exec(row.text) : null;
  return row && match ? { row, match } : null;
}

/** How a message names the sheet. */
export const noOf = (sheet: Pick<Sheet, 'measureNo' | 'sign'>) =>
  sheet.sign === '' ? '番号のないシート' : `実施項目 (${sheet.measureNo || '?'})${sheet.sign}`;

export const missing = (sheet: Sheet, what: string): Found => ({
  code: 'MISSING_PART',
  at: sheet.at,
  message: `${noOf(sheet)} ${what}が見当たりません。原本でご確認ください。`,
});
