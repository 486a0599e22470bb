/** One line of a document, as it stands in the file. */
export interface Line {
  /** Counted from 1 in the file, blank lines included. */
  no: number;
  /** As printed, without the line end. */
  text: string;
  /** For matching: half width, `･` as `・`; circled digits and Roman numeral signs kept. Same tabs as `text`. */
  folded: string;
}

/** The cells of a table row: a line cut at tabs, each cell without blanks at its ends. One cell where there is no tab. */
export function cellsOf(line: Line): string[] {
  return line.text.split('\t').map(cell => cell.trim());
}
