/**
 * What has been read of one document so far: its parts, and everything that it says twice, to be compared at the end.
 * Every reader of a part of the layout takes rows and adds to it.
 */
import type { FactKind } from '../../../src/domain/records.ts';
import type { Complaint, Part, Sheet, YearSpan } from './part.ts';
import { DASH, nameOf, type Cell, type Row } from './rows.ts';

/** Reads one row of the block that is open; false where the row does not belong to it. */
export type Take = (row: Row) => boolean;

export interface Model {
  city: string | null;
  title: string;
  years: YearSpan | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  /** Names of the 分野, as their own pages print them. */
  fields: ReadonlySet<string>;
  /** Short lines that stand in the document more than once: dividers and running heads. */
  repeated: ReadonlySet<string>;
  /** Section names of the table of contents. */
  contents: Set<string>;
  parts: Part[];
  sheets: Sheet[];
  /** Every printing of a heading's title, by itemNo; `own`: on the heading's own page. */
  printed: Map<string, { title: string; no: number; own: boolean }[]>;
  listings: Listing[];
  summary: Summary;
  /** SDGs of a 施策, one row of their tables. */
  goals: { measure: string; text: string; caption: string; no: number }[];
  /** 【事業名】 and 施策 as a leading project's tables name them. */
  mentions: Mention[];
  measureMentions: Mention[];
  /** Number of projects of a 施策, as the outline prints it. */
  counts: { measure: string; count: number; no: number }[];
  /** The filled-in sheet of 計画の見方: compared with the real one, but no item. */
  sample: Sheet | null;
  /** Whether the section that is open is 計画の見方. */
  sampling: boolean;
  problems: Complaint[];
}

/** A name in a leading project's tables. */
export interface Mention {
  /** itemNo of the leading project. */
  project: string;
  name: string;
  no: number;
}

/** A row of the 主な事業 table. */
export interface Listing {
  /** The 施策 on whose page the table stands. */
  measure: Part;
  itemNo: string;
  title: string;
  bureau: string;
  section: string;
  projects: string[];
  no: number;
}

/** The tables of 計画事業費: what their rows gave, and where their reader stands. */
export interface Summary {
  amounts: Amount[];
  /** Rows whose values no column ties. */
  untied: { scope: string; no: number; message: string }[];
  /** The columns' years; null for the whole period. Empty outside a table. */
  columns: (number | null)[];
  unit: string;
  /** The 分野 or 基本政策 whose rows are being read. */
  scope: string | null;
}

/** A row of the budget summary: one source of one part of the plan. */
export interface Amount {
  scope: string;
  kind: FactKind;
  metric: string;
  values: Cell[];
  /** As `Summary.columns`, one for each value. */
  years: (number | null)[];
  no: number;
}

/** itemNo of the plan as a whole. */
export const WHOLE = '計画全体';
export const PROJECT = 'リーディングプロジェクト';

export function emptyModel(rows: readonly Row[]): Model {
  const seen = new Map<string, number>();
  for (const { key, tabbed } of rows) if (!tabbed && key.length <= 15) seen.set(key, (seen.get(key) ?? 0) + 1);
  const fields = new Set(rows.flatMap(({ key }) => /^「([^「」]{1,12})」により\S*(?:姿|まち)$/u.exec(key)?.[1] ?? []));
  const repeated = [...seen].flatMap(([key, times]) =>
    times > 1 && !fields.has(key) && !/^[\d【(]/u.test(key) ? [key] : [],
  );
  return {
    city: null,
    title: '',
    years: null,
    publisher: null,
    published: null,
    url: null,
    fields,
    repeated: new Set(repeated),
    contents: new Set(),
    parts: [],
    sheets: [],
    printed: new Map(),
    listings: [],
    summary: { amounts: [], untied: [], columns: [], unit: '', scope: null },
    goals: [],
    mentions: [],
    measureMentions: [],
    counts: [],
    sample: null,
    sampling: false,
    problems: [],
  };
}

/** Keeps a printing of a heading's title; settleTitles chooses among them. */
export function remember(model: Model, itemNo: string, title: string, no: number, own = false): void {
  const printings = model.printed.get(itemNo) ?? [];
  printings.push({ title: nameOf(title), no, own });
  model.printed.set(itemNo, printings);
}

export const PAGE_NUMBER = /^[-–—]?\d{1,3}[-–—]?$/u;
const CAPTIONS = /^(?:基本構想|前期基本計画|後期基本計画|基本計画|事業プラン|個別事業計画表)+$/u;
const LATIN_NOISE = /^[A-Za-z][A-Za-z ,.&'-]*$/u;

/** Lines that say nothing of the plan: page numbers, dividers, running heads, the converter's English, table rules. */
export const isFurniture = (model: Model, { key, text, tabbed }: Row) =>
  DASH.test(key) ||
  (!tabbed && (PAGE_NUMBER.test(key) || LATIN_NOISE.test(text) || CAPTIONS.test(key) || model.repeated.has(key)));
