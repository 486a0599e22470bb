/**
 * A リーディングプロジェクト: its title, its aim, and tables of what is done (■…取組内容■), each under a line that is its theme:
 * 関連する施策, 主な取組 with 【事業名】, and its content; a row that breaks over a page goes on with its content alone.
 */
import { isFurniture, remember, type Model, type Take } from './model.ts';
import { addCell, addText, type Part } from './part.ts';
import { cellProse, nameOf, type Row } from './rows.ts';

export function projectBlock(model: Model, project: Part): Take {
  /** Lines of the section that is open; the last one may turn out to be the theme of a table. */
  const aim: Row[] = [];
  let section = '';
  let theme: string | null = null;
  /** The line of the title. */
  let titleNo = project.at[0];
  const flush = () => {
    for (const row of aim.splice(0)) addText(project, section, row.text, row.no);
  };
  const openCaption = (row: Row, caption: string) => {
    const named = caption.includes('取組内容') ? aim.pop() : undefined;
    flush();
    if (section === '' && theme === null && project.title !== '') {
      remember(model, project.itemNo, project.title, titleNo, true);
    }
    if (project.title === '' && !named) project.title = project.no;
    if (!named) section = row.text.replaceAll('■', '').trim();
    theme = named ? named.text.replace(/^[▶►■●] ?/u, '') : null;
  };
  return row => {
    if (row.key === project.no) return true;
    const [, caption] = /^■(.+)■$/u.exec(row.key) ?? [];
    if (caption !== undefined) {
      openCaption(row, caption);
      return true;
    }
    if (row.first.key === '関連する施策') return true;
    if (row.tabbed) return theme !== null && workRow(model, project, theme, row);
    if (isFurniture(model, row)) return true;
    if (section !== '') aim.push(row);
    else {
      if (project.title === '') titleNo = row.no;
      project.title += nameOf(row.text);
    }
    return true;
  };
}

/** A row of a table, read from its end: content, 主な取組, 関連する施策. */
function workRow(model: Model, project: Part, theme: string, { cells, no }: Row): boolean {
  if (cells.length > 3) return false;
  const [content, work, measure] = cells.toReversed();
  if (!work) {
    addCell(project, theme, content?.text ?? '', no);
    return true;
  }
  if (measure) model.measureMentions.push({ project: project.itemNo, name: nameOf(measure.text), no });
  for (const [, name = ''] of work.text.matchAll(/【([^【】]+)】/gu)) {
    model.mentions.push({ project: project.itemNo, name: nameOf(name), no });
  }
  const fields = [
    ...(measure ? [`関連する施策：${nameOf(measure.text)}`] : []),
    `主な取組：\n${cellProse(work.text)}`,
    `主な取組の内容：\n${cellProse(content?.text ?? '')}`,
  ];
  project.pieces.push({ section: theme, text: fields.join('\n'), at: [no, no] });
  project.at[1] = no;
  return true;
}
