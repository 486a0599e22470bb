/**
 * The whole document, in order: a line that opens a block (chapter, 分野, 施策, leading project, sheet, related projects, last
 * page) closes the one before; every other line is the open block's. What no block takes is told, a run of lines at a time.
 */
import { chapterBlock } from './chapter-block.ts';
import { fieldBlock, headingNo } from './field-block.ts';
import { projectBlock } from './leading-project.ts';
import { MEASURE, measureBlock } from './measure-block.ts';
import { emptyModel, isFurniture, PROJECT, WHOLE, type Model, type Take } from './model.ts';
import { newPart, tell, type Complaint, type LineSpan, type Part } from './part.ts';
import { colophonBlock, contentsBlock, coverBlock } from './plan-pages.ts';
import { relatedBlock } from './related-block.ts';
import { keyOf, nameOf, type Row } from './rows.ts';
import { openSheet, sheetBlock } from './sheet-block.ts';

/** Where the reader stands. */
interface Place {
  model: Model;
  /** The heading of the plan as a whole. */
  plan: Part;
  /** The block that is open. */
  take: Take;
  chapter: Part | null;
  field: Part | null;
  measure: Part | null;
  inContents: boolean;
  /** Chapter lines that the table of contents has printed: their next printing is the chapter itself. */
  listed: Set<string>;
  /** Chapter lines whose chapter is open or read: their next printing is a running head. */
  opened: Set<string>;
}

export function readRows(rows: readonly Row[]): Model {
  const model = emptyModel(rows);
  const place = startOf(model, rows);
  let unread: Run | null = null;
  /** Who is told of a line that the open block does not take: the part that the block opened, else the document. */
  let owner: Run['owner'] = model;
  for (const [i, row] of rows.entries()) {
    const known = model.parts.length;
    const block = openBlock(place, row, rows[i + 1]);
    if (block) {
      if (block !== place.take) owner = model.parts.slice(known).at(-1) ?? model;
      place.take = block;
      continue;
    }
    if (place.take(row) || isFurniture(model, row) || model.fields.has(row.key)) continue;
    if (unread && rows[i - 1]?.no === unread.at[1]) unread.at[1] = row.no;
    else {
      tellUnread(unread);
      unread = { owner, at: [row.no, row.no], text: row.text.replaceAll('\t', ' ').slice(0, 20) };
    }
  }
  tellUnread(unread);
  return model;
}

function startOf(model: Model, rows: readonly Row[]): Place {
  const at: LineSpan = [1, rows.at(-1)?.no ?? 1];
  const plan = newPart({ kind: 'heading', label: '計画', itemNo: WHOLE, title: WHOLE, at });
  model.parts.push(plan);
  return {
    model,
    plan,
    take: coverBlock(model),
    chapter: null,
    field: null,
    measure: null,
    inContents: false,
    listed: new Set(),
    opened: new Set(),
  };
}

/** Lines that follow each other and that no block takes. */
interface Run {
  owner: { problems: Complaint[] };
  at: LineSpan;
  text: string;
}

function tellUnread(run: Run | null): void {
  if (!run) return;
  const message = `様式のどの欄にも当てはまらず、読み取れない行があります（「${run.text}」から）。原本を確かめてください。`;
  tell(run.owner.problems, 'UNREAD_LINE', run.at, message);
}

// ── What opens a block ──────────────────────────────────────────────────────────────────────────────────────────────

/** Looks at a row and the next one; the block that the row opens, or null where it opens none. */
type Opener = (place: Place, row: Row, next: Row | undefined) => Take | null;

const openBlock: Opener = (place, row, next) => {
  const sheet = openSheetBlock(place, row, next);
  if (sheet !== null || row.tabbed) return sheet;
  const block = openContents(place, row, next) ?? openChapter(place, row, next);
  if (block !== null || place.inContents) return block;
  return (
    openProject(place, row, next) ??
    openField(place, row, next) ??
    openMeasure(place, row, next) ??
    openRelated(place, row, next) ??
    openColophon(place, row, next) ??
    passDivider(place, row, next)
  );
};

function addHeading(model: Model, row: Row, details: Pick<Part, 'label' | 'itemNo'> & Partial<Part>): Part {
  const part = newPart({ kind: 'heading', at: [row.no, row.no], ...details });
  model.parts.push(part);
  return part;
}

const openSheetBlock: Opener = ({ model, measure }, row) => {
  if (!row.first.key.startsWith('事業番号') || model.sampling) return null;
  const sheet = openSheet(row, measure ? [...measure.within, measure] : []);
  model.parts.push(sheet);
  model.sheets.push(sheet);
  if (!measure) tell(sheet.problems, 'MISSING_PART', row.no, 'この個別事業計画表が、どの施策のものか分かりません。');
  return sheetBlock(sheet);
};

const openContents: Opener = (place, row) => {
  if (row.key !== '目次' || place.opened.size > 0) return null;
  place.inContents = true;
  return contentsBlock(place.model, place.plan);
};

const openChapter: Opener = (place, row) => {
  const { model, listed, opened } = place;
  const number = /^第(\d{1,2})章./u.exec(row.key)?.[1];
  if (number === undefined) return null;
  if (place.inContents && !listed.has(row.key)) {
    listed.add(row.key);
    return null;
  }
  if (opened.has(row.key)) return place.take;
  place.inContents = false;
  opened.add(row.key);
  model.sampling = false;
  model.summary.columns = [];
  const title = nameOf(row.text.replace(/^第\s*\S+?\s*章\s*/u, ''));
  place.chapter = addHeading(model, row, { label: '章', no: number, itemNo: `第${number}章`, title });
  return chapterBlock(model, place.chapter);
};

const openProject: Opener = ({ model, chapter }, row, next) => {
  if (row.key !== 'プロジェクト' || !next || !/^[①-⑳]$/u.test(next.key)) return null;
  const within = chapter ? [chapter] : [];
  const project = addHeading(model, row, { label: PROJECT, no: next.key, itemNo: `${PROJECT}${next.key}`, within });
  return projectBlock(model, project);
};

const openField: Opener = (place, row, next) => {
  const { model } = place;
  if (!model.fields.has(row.key) || !next?.key.startsWith(`「${row.key}」に`)) return null;
  model.sampling = false;
  place.field = addHeading(model, row, { label: '分野', itemNo: row.key, title: row.key });
  place.measure = null;
  return fieldBlock(model, place.field);
};

/** A 施策 begins with its number, or with the code of its 施策展開の方向 (`1-1-1`) on a line before it. */
const openMeasure: Opener = (place, row, next) => {
  const { model, field } = place;
  const own = MEASURE.exec(row.key)?.[1];
  const below =
    next && !next.tabbed && /^\d{1,2}-\d{1,2}-\d{1,2}$/u.test(row.key) ? MEASURE.exec(next.key)?.[1] : undefined;
  const no = below ?? own;
  if (no === undefined || (below === undefined && place.measure?.no === no)) return null;
  const codes = below === undefined ? [] : [row.key.split('-').slice(0, 2).join('-'), row.key];
  const known = codes.map(code => model.parts.find(part => part.itemNo === headingNo(code)));
  const within = [field, ...known].filter(part => part !== null && part !== undefined);
  const alsoNos = no.startsWith('0') ? [`施策${String(Number(no))}`] : [];
  place.measure = addHeading(model, row, { label: '施策', no, itemNo: `施策${no}`, alsoNos, within });
  return begun(measureBlock(model, place.measure), row);
};

const openRelated: Opener = ({ model, field, measure }, row) =>
  row.key === 'その他の関連の事業' && !model.sampling && (field ?? measure) ? relatedBlock(model, measure) : null;

const openColophon: Opener = ({ model, plan, opened }, row) => {
  const isTitle = row.key.length >= 8 && `${model.city ?? ''}${keyOf(model.title)}`.startsWith(row.key);
  return opened.size > 0 && isTitle ? begun(colophonBlock(model, plan), row) : null;
};

/** The divider before a sheet is no line of the block that is open, but does not close it. */
const passDivider: Opener = ({ take }, row) => (row.key === '個別事業計画表' ? take : null);

/** A block that reads its first row too. */
function begun(take: Take, row: Row): Take {
  take(row);
  return take;
}
