/**
 * The pages of a 分野 and the outline of the plan (施策体系): 基本政策 `1-1`, 施策展開の方向 `1-1-1` and 施策 `01◇`, a line each,
 * with the title and sometimes a page or a number of projects behind it. Chapters print the outline too.
 */
import { isFurniture, remember, type Model, type Take } from './model.ts';
import { addText, newPart, type Part } from './part.ts';
import { keyOf, type Row } from './rows.ts';

const CODE_LINE = /^(?:- )?(\d{1,2}-\d{1,2}(?:-\d{1,2})?) (.+)$/u;
const MEASURE_LINE = /^(?:- )?(\d{2})◇(.+)$/u;
const MEASURE_TAIL = /[\s・….]*(?:(\d{1,3}) ?ページ|(?<= )(\d{1,3}) ?事業)$/u;

const isPolicy = (code: string) => code.split('-').length === 2;
const labelOf = (code: string) => (isPolicy(code) ? '基本政策' : '施策展開の方向');
/** itemNo of the heading that bears a code: `1-1` → 基本政策1-1. */
export const headingNo = (code: string) => `${labelOf(code)}${code}`;

/** Remembers the title that a line of the outline prints. Returns the code of a 基本政策 or 施策展開の方向. */
export function outlineLine(model: Model, { no, text }: Row): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/gu, ' ');
  const [, code, title = ''] = CODE_LINE.exec(plain) ?? [];
  if (code !== undefined) {
    remember(model, headingNo(code), title, no);
    return code;
  }
  const [, number, rest = ''] = MEASURE_LINE.exec(plain) ?? [];
  if (number === undefined) return null;
  const measure = `施策${number}`;
  const tail = MEASURE_TAIL.exec(rest.slice(0, 200));
  remember(model, measure, tail ? rest.slice(0, tail.index) : rest, no);
  if (tail?.[2] !== undefined) model.counts.push({ measure, count: Number(tail[2]), no });
  return null;
}

/** The outline of a 分野 gives the headings of its 基本政策 and 施策展開の方向, and their text. */
export function fieldBlock(model: Model, field: Part): Take {
  const name = keyOf(field.title);
  let section = '';
  let policy: Part | null = null;
  /** The 基本政策 or 施策展開の方向 whose text is being read. */
  let inner: Part | null = null;
  const addHeading = (code: string, no: number) => {
    inner = newPart({
      kind: 'heading',
      label: labelOf(code),
      no: code,
      itemNo: headingNo(code),
      alsoNos: [code],
      within: isPolicy(code) || !policy ? [field] : [field, policy],
      at: [no, no],
    });
    if (isPolicy(code)) policy = inner;
    model.parts.push(inner);
  };
  return row => {
    if (row.key === name) return true;
    if (row.key.startsWith(`「${name}」に`) || row.key === `${name}の施策体系`) {
      section = row.text;
      return true;
    }
    if (row.tabbed) return false;
    const isNote = row.key.startsWith('【');
    if (isFurniture(model, row) && !isNote) return true;
    const code = section.includes('体系') ? outlineLine(model, row) : null;
    if (code !== null) addHeading(code, row.no);
    const owners = isNote ? [field] : [field, ...new Set([policy, inner])];
    for (const owner of owners) if (owner) addText(owner, section, row.text, row.no);
    return true;
  };
}
