/** Where the reader of a sheet stands, row by row, and what it says of a row that it cannot place. */
import type { FactDetails, ItemRecorder } from '../../profile.ts';

/** The columns of a table, from its header. */
export interface Columns {
  /** Printed name → column; any 担当… counts as 担当課. */
  named: Map<string, number>;
  /** Column → fiscal year, in the order of print; empty where the header does not tell. */
  years: Map<number, number>;
  /** Columns that the layout does not have, by what their header prints. */
  unknown: Map<number, string>;
  width: number;
}

export interface Footnote {
  /** The line as printed, and without its mark. */
  printed: string;
  text: string;
  line: number;
}

/** What all facts of a row share. */
export type Row = Pick<FactDetails, 'metric' | 'at' | 'note'>;

export interface SheetState {
  item: ItemRecorder;
  /** Footnotes by their mark. */
  footnotes: ReadonlyMap<string, Footnote>;
  /** Labels of the rows so far. */
  seen: Set<string>;
  /** The table that is open. */
  section: '' | '年次計画' | '成果指標';
  columns: Columns | null;
  /** Rows end where their text ends, as an editor leaves them that takes blanks off the line ends. */
  trimmed: boolean;
  /** The ordinal of the last 取組内容. */
  ordinal: number;
  /** The row of text that is open: a page break may leave it on several lines. */
  text: { label: string; parts: string[]; at: [number, number] } | null;
  /** A row's beginning that the converter left on a line of its own. */
  open: { text: string; line: number } | null;
  /** The 指標 that says 備考に記載. */
  remarked: string | null;
}

export const newState = (item: ItemRecorder, footnotes: ReadonlyMap<string, Footnote>): SheetState => ({
  item,
  footnotes,
  seen: new Set(),
  section: '',
  columns: null,
  trimmed: false,
  ordinal: 0,
  text: null,
  open: null,
  remarked: null,
});

/** `what`: what there is that is tied to nothing, in words. */
export function tellUntied({ item }: SheetState, what: string, at: number | [number, number]): void {
  item.problem('UNTIED_VALUE', at, `${what}があります。取り込まなかったので、原本の表で確かめてください。`);
}

export function tellUnread({ item }: SheetState, at: number): void {
  item.problem('UNREAD_LINE', at, 'この様式のどの欄にも当てはまらない行です。内容をご確認ください。');
}

/** The footnote that a mark points to, as a fact's note. */
export const noteOf = ({ footnotes }: SheetState, mark: string | null): Pick<Row, 'note'> => {
  const text = footnotes.get(mark ?? '')?.text;
  return text === undefined ? {} : { note: text };
};
