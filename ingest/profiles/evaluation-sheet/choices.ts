/** The form's lists of options. Which one is chosen is a frame or a colour in print, and does not survive in the text. */
import { OPTIONS } from './captions.ts';
import { extent, PARTS, type Node, type Sheet } from './nodes.ts';

const MARK = /[☑☒■●◉◎○✓✔レ]/u;

/** One problem for all lists of the sheet that are printed without a visible choice. */
export function tellOpenChoices({ item, pages }: Sheet): void {
  const nodes = PARTS.flatMap(part => pages[part]);
  const open = OPTIONS.map(list => openList(nodes, list)).filter(list => list !== null);
  if (open.length === 0) return;
  item.problem(
    'MISSING_PART',
    extent(open.flatMap(({ lines }) => lines)),
    `選択肢${open.map(({ caption, printed }) => `「${caption}（${printed.join('・')}）」`).join('')}は、どれが選ばれているかが文書の文字に表れていません。原本の様式で確かめてください。`,
  );
}

interface OpenList {
  caption: string;
  printed: string[];
  lines: number[];
}

/** null where a list prints fewer than two options, or marks one. */
function openList(nodes: readonly Node[], { caption, options }: (typeof OPTIONS)[number]): OpenList | null {
  const choices = options.join('|');
  const whole = new RegExp(`^(?:${choices})+$`, 'u');
  const marked = new RegExp(`^(?:${MARK.source}?(?:${choices}))+$`, 'u');
  const found = nodes.filter(({ key }) => whole.test(key));
  const isMarked = nodes.some(({ key }) => marked.test(key) && !whole.test(key));
  const names = new Set(found.flatMap(({ key }) => key.match(new RegExp(choices, 'gu')) ?? []));
  const printed = options.filter(option => names.has(option));
  return printed.length < 2 || isMarked
    ? null
    : { caption, printed, lines: found.flatMap(({ from, to }) => [from, to]) };
}
