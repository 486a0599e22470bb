/** The text of an answer, cut into what each run of marks `[1][2]` has to prove. */

/** What stands before a run of marks. */
export interface Segment {
  /** Lines of the paragraph before the last one: heads, introductions. */
  lead: string;
  /** The line that the marks end, from the last marks on. */
  line: string;
  marks: number[];
  /** What of an earlier paragraph stands before it, behind the last marks there: notes, remarks. */
  tail: string;
  /** Number of the paragraph; paragraphs are parted by blank lines. */
  paragraph: number;
  /** Number of the line within the answer, to tell whether two segments stand on one line. */
  lineNo: number;
}

export interface Cut {
  segments: Segment[];
  /** Behind the last marks. */
  end: string;
  /** Lines that show how a result was computed. */
  formulas: string[];
}

const FORMULA = /^\s*(?:計算|Calculation|Formula)\s*[:：]/iu;

export const marksIn = (text: string): number[] => Array.from(text.matchAll(/\[(\d+)\]/gu), ([, n]) => Number(n));

export function cut(answer: string): Cut {
  const lines = answer.split('\n');
  const formulas = lines.filter(line => FORMULA.test(line));
  // A formula's place is kept, so that what stands around it is not joined.
  const text = lines.map(line => (FORMULA.test(line) ? '' : line)).join('\n');
  const segments: Segment[] = [];
  let from = 0;
  let paragraph = 0;
  let lineNo = 0;
  for (const match of text.matchAll(/\[\d+\](?: ?\[\d+\])*/gu)) {
    const piece = text.slice(from, match.index);
    const paragraphs = piece.split(/\n[^\S\n]*\n/u);
    const own = paragraphs.at(-1) ?? '';
    const ownLines = own.split('\n');
    paragraph += paragraphs.length - 1;
    lineNo += piece.split('\n').length - 1;
    segments.push({
      tail: paragraphs.slice(0, -1).join('\n'),
      lead: ownLines.slice(0, -1).join('\n'),
      line: ownLines.at(-1) ?? '',
      marks: marksIn(match[0]),
      paragraph,
      lineNo,
    });
    from = match.index + match[0].length;
  }
  return { segments, end: text.slice(from), formulas };
}
