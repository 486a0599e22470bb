/**
 * The summary tables (一覧表) in front of the sheets, a page each: a head with the columns' names, the items of one 推進項目
 * in groups (〔…〕), notes (☆) and references (→), and a foot that names 基本方針 and 推進項目. A 推進項目 may go on over pages.
 */
import { is, matchOf, plainNumber, spanOf, type Row, type Span } from './rows.ts';
import { startsBlock } from './sheet.ts';

const TABLE_HEAD = /^実施項目 改善内容 (\S+) 指標 (目標\S*) 担当$/u;
/** `基本方針 １ （名称） (2) （推進項目の名称）-a`. */
const TABLE_FOOT = /^基本方針\s*([0-9０-９]{1,2})\s+(\S+)\s*[(（]([0-9０-９]{1,2})[)）]\s*(\S.*?)(?:-[a-z])?$/u;
const TABLE_ITEM = /^([①-⑳])\s*(\S.*)$/u;
const GROUP = /^〔(.+)〕$/u;
/** The sign before ①. */
const BEFORE_FIRST = 0x245f;

/** One 推進項目. */
export interface Measure {
  no: string;
  title: string;
  policyNo: string;
  policyTitle: string;
  at: Span;
  /** Heads of the columns whose names vary: 取組方針･取組内容 of the year, 目標. */
  planHead: string;
  goalHead: string;
  notes: Row[];
  references: Row[];
  items: TableRow[];
}

export interface TableRow {
  /** ①…⑳. */
  sign: string;
  /** 区分; '' where there is none. */
  group: string;
  rows: Row[];
}

/**
 * @param last the measure that was read before; it is filled up and given back where this page goes on with it
 * @returns null where the page is no table
 */
export function readTable(page: readonly Row[], last: Measure | undefined): Measure | null {
  const head = matchOf(page[0], TABLE_HEAD);
  const foot = head && page.map(row => matchOf(row, TABLE_FOOT)).find(match => match !== null);
  if (!head || !foot) return null;
  const no = plainNumber(foot[3]);
  const begun: Measure = {
    no,
    title: foot[4] ?? '',
    policyNo: plainNumber(foot[1]),
    policyTitle: foot[2] ?? '',
    at: spanOf(page),
    planHead: head[1] ?? '',
    goalHead: head[2] ?? '',
    notes: [],
    references: [],
    items: [],
  };
  const measure = last?.no === no ? last : begun;
  measure.at = [measure.at[0], begun.at[1]];
  addRows(measure, page);
  return measure;
}

/** The items count on, over groups and pages: a circled digit that is not due belongs to a text. */
function addRows(measure: Measure, page: readonly Row[]): void {
  let group = measure.items.at(-1)?.group ?? '';
  let open: Row[] = [];
  for (const [i, row] of page.entries()) {
    const item = startsBlock(page, i) ? matchOf(row, TABLE_ITEM) : null;
    const due = (measure.items.at(-1)?.sign.codePointAt(0) ?? BEFORE_FIRST) + 1;
    const groupName = matchOf(row, GROUP)?.[1];
    if (i === 0 || is(row, TABLE_FOOT)) open = [];
    else if (groupName !== undefined) {
      group = groupName;
      open = [];
    } else if (row.text.startsWith('→')) measure.references.push(row);
    else if (row.text.startsWith('☆')) {
      open = measure.notes;
      open.push(row);
    } else if (item?.[1] !== undefined && item[1].codePointAt(0) === due) {
      open = [{ ...row, text: item[2] ?? '' }];
      measure.items.push({ sign: item[1], group, rows: open });
    } else open.push(row);
  }
}
