/**
 * What is found before it is recorded: a part of the plan is a heading (章, 分野, 施策 …), a project's sheet or a related
 * project. Parts are filled as rows are read; titles and places are settled once the whole document is read.
 */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import type { FactKind, ItemKind, ProblemCode } from '../../../src/domain/records.ts';
import type { FactDetails } from '../../profile.ts';
import { cellProse, prose, type Cell } from './rows.ts';

/** First and last line. */
export type LineSpan = [number, number];
/** First and last fiscal year. */
export type YearSpan = [number, number];

export interface Complaint {
  code: ProblemCode;
  at: number | LineSpan;
  message: string;
}

/** Adds a problem to a part's, or to the document's. */
export const tell = (list: Complaint[], code: ProblemCode, at: number | LineSpan, message: string) =>
  void list.push({ code, at, message });

export interface Part {
  kind: ItemKind;
  /** What it is in the plan's own words: 分野, 施策, 事業 … */
  label: string;
  no: string;
  itemNo: string;
  alsoNos: string[];
  title: string;
  /** The parts that it stands in, outermost first. */
  within: Part[];
  at: LineSpan;
  departments: string[];
  /** Leading projects that it belongs to; one may come twice. */
  links: string[];
  pieces: { section: string; text: string; at: LineSpan }[];
  facts: FactDetails[];
  problems: Complaint[];
}

/** One 個別事業計画表. */
export interface Sheet extends Part {
  /** 千円 by kind, as far as settled. */
  money: Map<FactKind, number>;
  /** Number, title and department, not yet told apart. */
  head: Cell[];
  budget: Budget;
}

/** The budget table of a sheet, settled only when the sheet is read whole. */
export interface Budget {
  total: Cell | null;
  /** 事業費総額（2年間の事業費見込み） */
  label: string;
  /** 2 of `2年間`, as the total's label prints it. */
  span: number | null;
  /** A value beside 財源内訳, where no value belongs. */
  lead: Cell | null;
  sources: SourceRow[];
  /** The values stand one row too high: proven by the sheet's own total. */
  slid: boolean;
}

export interface SourceRow {
  kind: FactKind;
  name: string;
  value: Cell | null;
  no: number;
}

export const newPart = (details: Pick<Part, 'kind' | 'label' | 'itemNo' | 'at'> & Partial<Part>): Part => ({
  no: '',
  alsoNos: [],
  title: '',
  within: [],
  departments: [],
  links: [],
  pieces: [],
  facts: [],
  problems: [],
  ...details,
});

export const newSheet = (head: Cell[], within: Part[], at: LineSpan): Sheet => ({
  ...newPart({ kind: 'item', label: '事業', itemNo: '', within, at }),
  money: new Map(),
  head,
  budget: { total: null, label: '事業費総額', span: null, lead: null, sources: [], slid: false },
});

/** How a message names a sheet. */
export const sheetName = ({ itemNo, title }: Sheet) => (parseItemNo(itemNo) ? `事業番号 ${itemNo}` : `「${title}」`);

/** Adds a line to the section that is open, or opens one; `from` is the line of the section's heading. */
export function addLine(part: Part, section: string, text: string, no: number, from = no): void {
  const last = part.pieces.at(-1);
  if (text === '') return;
  if (last?.section === section) {
    last.text += `\n${text}`;
    last.at[1] = no;
  } else part.pieces.push({ section, text, at: [from, no] });
  part.at[1] = Math.max(part.at[1], no);
}

/** Adds a line of running text, made fit for reading. */
export const addText = (part: Part, section: string, text: string, no: number, from = no) =>
  addLine(part, section, prose(text), no, from);

/** Adds the text of a cell, made fit for reading. */
export const addCell = (part: Part, section: string, text: string, no: number) =>
  addLine(part, section, cellProse(text), no);
