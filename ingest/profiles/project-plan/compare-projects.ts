/**
 * The tables of the リーディングプロジェクト against the rest of the plan: every 【事業名】 is a project that the 主な事業 tables mark for
 * it, every marked project is named, and every 施策 bears its own name.
 */
import { PROJECT, type Model } from './model.ts';
import { tell } from './part.ts';
import { keyOf } from './rows.ts';

type TellOnce = (at: number, message: string) => void;

/** After compareListings, which gives the sheets their links. */
export function compareProjects(model: Model): void {
  const told = new Set<string>();
  const tellOnce: TellOnce = (at, message) => {
    if (!told.has(message)) tell(model.problems, 'CONTRADICTION', at, message);
    told.add(message);
  };
  const named = compareMentions(model, tellOnce);
  compareMarks(model, named, tellOnce);
  compareMeasureNames(model, tellOnce);
}

const mentionId = (project: string, itemNo: string) => `${project} ${itemNo}`;

/** Every project that a table names. Returns the mentions that were found, as `mentionId`s. */
function compareMentions({ parts, mentions }: Model, tellOnce: TellOnce): Set<string> {
  const projects = parts.filter(({ kind }) => kind !== 'heading');
  const byTitle = Map.groupBy(projects, ({ title }) => keyOf(title));
  const named = new Set<string>();
  for (const { project, name, no } of mentions) {
    const meant = byTitle.get(keyOf(name)) ?? [];
    for (const { itemNo } of meant) named.add(mentionId(project, itemNo));
    const where = `${project} の表にある「${name}」`;
    if (meant.length === 0) tellOnce(no, `${where}という事業は、個別事業にもその他の関連の事業にも見つかりません。`);
    const unmarked = meant.find(({ kind, links }) => kind === 'item' && !links.includes(project));
    if (unmarked) tellOnce(no, `${where}（${unmarked.itemNo}）に、主な事業の表では${project}の印がありません。`);
  }
  return named;
}

/** Every project that a row of 主な事業 marks for a leading project whose tables name any. */
function compareMarks({ sheets, mentions }: Model, named: ReadonlySet<string>, tellOnce: TellOnce): void {
  const projects = new Set(mentions.map(({ project }) => project));
  for (const { itemNo, title, links, at } of sheets) {
    for (const project of new Set(links)) {
      if (!projects.has(project) || named.has(mentionId(project, itemNo))) continue;
      tellOnce(
        at[0],
        `事業番号 ${itemNo}「${title}」には主な事業の表で${project}の印がありますが、${project} の表に事業名が見つかりません。`,
      );
    }
  }
}

function compareMeasureNames({ parts, measureMentions }: Model, tellOnce: TellOnce): void {
  const measures = new Set(parts.filter(({ label }) => label === '施策').map(({ title }) => keyOf(title)));
  if (measures.size === 0) return;
  for (const { name, no } of measureMentions) {
    if (!measures.has(keyOf(name)))
      tellOnce(no, `${PROJECT}の表にある施策名「${name}」は、施策の名称のどれとも一致しません。`);
  }
}
