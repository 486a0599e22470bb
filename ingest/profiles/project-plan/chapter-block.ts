/**
 * A chapter (章) of the plan itself: sections by the table of contents (or numbered 1, 2, 3 …), running text, figures of which
 * only the caption (●…) survived, the outline, the SDGs and budget tables, and 計画の見方 with a sheet filled in as a sample.
 */
import { divisionsOf, summaryRow } from './budget-summary.ts';
import { outlineLine } from './field-block.ts';
import { goalRow, isGoalRow } from './goals.ts';
import { isFurniture, PROJECT, remember, type Model, type Take } from './model.ts';
import { addText, tell, type Part } from './part.ts';
import { keyOf, nameOf, prose, type Row } from './rows.ts';
import { openSheet, sheetBlock } from './sheet-block.ts';

const SAMPLE_SECTION = /見方|記載例|見本/u;

/** The section that is open, and how many sections were before it. */
interface Section {
  title: string;
  /** The line of its title. */
  no: number;
  count: number;
}

export function chapterBlock(model: Model, chapter: Part): Take {
  const section: Section = { title: chapter.title, no: chapter.at[0], count: 0 };
  let caption: Row | null = null;
  /** A figure's caption with nothing under it: the figure did not survive as text. */
  const settleCaption = (hasContent: boolean) => {
    if (caption && !hasContent) {
      const message = `「${captionText(caption)}」は見出しだけで、図の中身がテキストにありません。原本の図を確かめてください。`;
      tell(chapter.problems, 'MISSING_PART', caption.no, message);
    }
    caption = null;
  };
  const takeSample = sampleBlock(model);
  return row => {
    if (row.key === keyOf(chapter.title) || isFurniture(model, row)) return true;
    chapter.at[1] = row.no;
    if (isSectionTitle(model, section, row)) {
      settleCaption(false);
      [section.title, section.no] = [row.text, row.no];
      section.count++;
      model.sampling = SAMPLE_SECTION.test(section.title);
      return true;
    }
    if (model.sampling && isSampleRow(row)) return takeSample(row);
    if (isGoalRow(row)) {
      const isRead = goalRow(model, row, caption && captionText(caption), section.title);
      settleCaption(true);
      return isRead;
    }
    if (summaryRow(model, row)) {
      settleCaption(true);
      const divisions = divisionsOf(row).map(({ text }) => nameOf(text));
      if (divisions.length > 0) addToSection(model, chapter, section, row, divisions.join('／'));
      return true;
    }
    if (row.tabbed) return false;
    settleCaption(!/^[●■]/u.test(row.text));
    if (row.text.startsWith('●')) caption = row;
    outlineLine(model, row);
    if (`${chapter.title}${section.title}`.includes('プロジェクト')) rememberProjects(model, row);
    addToSection(model, chapter, section, row, row.text);
    return true;
  };
}

/** The leading projects as a sentence of their chapter lists them: ①「…」、②「…」. */
function rememberProjects(model: Model, { text, no }: Row): void {
  for (const [, sign = '', title = ''] of text.matchAll(/([①-⑳])\s*「([^「」]{1,80})」/gu)) {
    remember(model, `${PROJECT}${sign}`, title, no);
  }
}

const captionText = ({ text }: Row) => text.replace(/^● ?/u, '');

function isSectionTitle(model: Model, section: Section, { key, text, tabbed }: Row): boolean {
  if (tabbed) return false;
  if (model.contents.size > 0) return model.contents.has(key) && !model.fields.has(key);
  const number = /^(\d{1,2}) \S[^。]{0,40}$/u.exec(text.normalize('NFKC'))?.[1];
  return number !== undefined && Number(number) === section.count + 1;
}

function addToSection(model: Model, chapter: Part, section: Section, row: Row, text: string): void {
  const begun = chapter.pieces.findLast(piece => piece.section === section.title);
  const from = begun ? row.no : section.no;
  // A 分野 of the outline begins a passage of its own: a reader asks for one of them. So does what follows the sample.
  const apart = model.fields.has(row.key) || (begun?.at[1] ?? row.no) < (model.sample?.at[1] ?? 0);
  if (apart) chapter.pieces.push({ section: section.title, text: prose(text), at: [from, row.no] });
  else addText(chapter, section.title, text, row.no, from);
}

// ── 計画の見方 ───────────────────────────────────────────────────────────────────────────────────────────────────────

const RELATED_CAPTION = 'その他の関連の事業';
const skip: Take = () => true;
const isSampleRow = ({ tabbed, key }: Row) => tabbed || key.startsWith('事業番号') || key === RELATED_CAPTION;

/** The sample is read as a sheet, to be compared with the real one, but is no item. What stands around it is left out. */
function sampleBlock(model: Model): Take {
  let take = skip;
  return row => {
    if (row.key.startsWith('事業番号')) {
      model.sample = openSheet(row, []);
      take = sheetBlock(model.sample);
    } else if (row.key === RELATED_CAPTION) take = skip;
    else take(row);
    if (model.sample) model.sample.at[1] = row.no;
    return true;
  };
}
