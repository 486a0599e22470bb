/**
 * The page of a 施策: a head of one to three lines (code, number, title), its text, 施策の方針, and the table of 主な事業: number, title,
 * 部, 課, and the marks of its leading projects.
 */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import { isFurniture, PROJECT, remember, type Model, type Take } from './model.ts';
import { addLine, addText, type Part } from './part.ts';
import { nameOf, squash, type Row } from './rows.ts';

/** A line that begins with a 施策's number: number and title. */
export const MEASURE = /^施策(\d{2})(.*)$/u;
const CIRCLED = /[①-⑳]/gu;

export function measureBlock(model: Model, measure: Part): Take {
  let section = '';
  let titled = false;
  // The printed head (code, number, title) names the section of the text below it.
  const head: string[] = [];
  return row => {
    const title = MEASURE.exec(row.key)?.[2];
    if (row.no === measure.at[0] && title === undefined) {
      head.push(row.text);
      return true;
    }
    if (title !== undefined && !row.tabbed && !titled) {
      head.push(row.text);
      titled = title !== '';
      if (titled) remember(model, measure.itemNo, row.text.replace(/^施策\s*\S{2}/u, ''), row.no, true);
      return true;
    }
    if (row.key === '施策の方針' || row.key === '主な事業') {
      section = row.text;
      return true;
    }
    if (row.tabbed) return section === '主な事業' && listingRow(model, measure, row);
    if (isFurniture(model, row)) return true;
    if (!titled) {
      remember(model, measure.itemNo, row.text, row.no, true);
      head.push(row.text);
      titled = true;
    } else if (section === '') addText(measure, head.join(' '), row.text, row.no, measure.at[0]);
    else addText(measure, section, row.text, row.no);
    return true;
  };
}

/** A row of 主な事業: kept for comparison with the sheets, and a line of the 施策's text. */
function listingRow(model: Model, measure: Part, { cells, first, no }: Row): boolean {
  if (/^事業No/iu.test(first.key)) return true;
  const [number, titleCell, bureau, section, project] = cells;
  const itemNo = number ? parseItemNo(number.text) : null;
  if (itemNo === null || !titleCell || !bureau || !section || cells.length > 5) return false;
  const title = nameOf(titleCell.text);
  const projects = project?.key.match(CIRCLED) ?? [];
  model.listings.push({
    measure,
    itemNo,
    title,
    bureau: squash(bureau.text),
    section: squash(section.text),
    projects,
    no,
  });
  const mark = projects.length > 0 ? ` ${PROJECT}${projects.join('')}` : '';
  addLine(measure, '主な事業', `${itemNo} ${title}（${bureau.text} ${section.text}）${mark}`, no);
  return true;
}
