/** The table of contents (目次): chapters by number, 重点目標, their parts, and the sheets under each, with their pages. */
import { cellsOf, type Line } from '../../read/line.ts';
import { goalOf, isFurniture, partOf, type Heading } from './find-sheets.ts';
import { keyOf } from './text.ts';

export interface Contents {
  /** First and last line. */
  from: number;
  to: number;
  /** `1`, `Ⅰ`, `Ⅰ(1)` and `Ⅰ(1)ア` → what the table of contents prints. */
  headings: Map<string, Heading>;
}

const KANA = /^[ア-ト]$/u;

/** Up to the first line that is none of its rows; `end`: the last line before the sheets. */
export function findContents(lines: readonly Line[], end: number): Contents | null {
  const start = lines.findIndex(line => line.no <= end && keyOf(line.text) === '目次');
  if (start < 0) return null;
  const contents: Contents = { from: start + 1, to: start + 1, headings: new Map() };
  let goal = '';
  let part = '';
  for (const line of lines.slice(start + 1, end)) {
    const [name = '', title] = cellsOf(line);
    const heading = goalOf(line) ?? partOf(line);
    if (heading) {
      if (heading.no.startsWith('(')) part = heading.no;
      else [goal, part] = [heading.no, ''];
      contents.headings.set(goal + part, heading);
    } else if (title !== undefined && (KANA.test(name) || /^\d+$/u.test(keyOf(name)))) {
      const no = KANA.test(name) ? goal + part + name : keyOf(name);
      contents.headings.set(no, { no, title, line: line.no });
    } else if (!isFurniture(line)) {
      break;
    }
    if (line.text.trim() !== '') contents.to = line.no;
  }
  return contents;
}
