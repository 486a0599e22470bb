/**
 * The tables of the リーディングプロジェクト against the rest of the plan: every 【事業名】 is a project that the 主な事業 tables mark for
 * it, every marked project is named, and every 施策 bears its own name. A その他の関連の事業 has no mark: the table's name is its link.
 */
import type { Mention, Model } from './model.ts';
import { nearest } from './near-name.ts';
import { sheetName, tell, type Complaint, type Sheet } from './part.ts';
import { keyOf } from './rows.ts';

type TellOnce = (to: { problems: Complaint[] }, at: number, message: string) => void;

/** After compareListings, which gives the sheets their links. */
export function compareProjects(model: Model): void {
  const told = new Set<string>();
  const tellOnce: TellOnce = ({ problems }, at, message) => {
    if (!told.has(message)) tell(problems, 'CONTRADICTION', at, message);
    told.add(message);
  };
  const { named, strangers } = linkMentions(model, tellOnce);
  for (const [project, mentions] of Map.groupBy(model.mentions, mention => mention.project)) {
    const marked = model.sheets.filter(sheet => sheet.links.includes(project));
    const unnamed = marked.filter(({ itemNo }) => !named.has(mentionId(project, itemNo)));
    comparePair(
      model,
      project,
      mentions.filter(mention => strangers.has(mention)),
      unnamed,
      tellOnce,
    );
  }
  compareMeasureNames(model, tellOnce);
}

const mentionId = (project: string, itemNo: string) => `${project} ${itemNo}`;
const partOf = (model: Model, itemNo: string) => model.parts.find(part => part.itemNo === itemNo) ?? model;

interface Mentioned {
  /** `mentionId`s of what the tables name. */
  named: ReadonlySet<string>;
  /** Mentions that are no project's title. */
  strangers: ReadonlySet<Mention>;
}

/** Links each related project that a table names, and tells of a numbered one that has no mark. */
function linkMentions({ parts, mentions }: Model, tellOnce: TellOnce): Mentioned {
  const projects = parts.filter(({ kind }) => kind !== 'heading');
  const byTitle = Map.groupBy(projects, ({ title }) => keyOf(title));
  const named = new Set<string>();
  const strangers = new Set<Mention>();
  for (const mention of mentions) {
    const { project, name, no } = mention;
    const meant = byTitle.get(keyOf(name));
    if (!meant) strangers.add(mention);
    for (const part of meant ?? []) {
      named.add(mentionId(project, part.itemNo));
      if (part.links.includes(project)) continue;
      if (part.kind === 'related') part.links.push(project);
      else {
        const message = `${project} の表にある「${name}」（${part.itemNo}）に、主な事業の表では${project}の印がありません。`;
        tellOnce(part, no, message);
      }
    }
  }
  return { named, strangers };
}

/**
 * The names in one leading project's tables that are nobody's, and the sheets that bear its mark and are not named: a
 * name and a sheet that are nearly the same are one matter.
 */
function comparePair(
  model: Model,
  project: string,
  strangers: readonly Mention[],
  unnamed: readonly Sheet[],
  tellOnce: TellOnce,
): void {
  const pairs = strangers.map(mention => ({ mention, sheet: nearest(mention.name, unnamed, ({ title }) => title) }));
  const lone = unnamed.filter(sheet => !pairs.some(pair => pair.sheet === sheet));
  const lonely = [...new Set(pairs.flatMap(({ mention, sheet }) => (sheet ? [] : [mention.name])))];
  for (const { mention, sheet } of pairs) {
    const { name, no } = mention;
    if (sheet) {
      const message = `${project} の表では「${name}」（${String(no)}行目）ですが、その名称の事業は見つかりません。${project}の印がある${sheetName(sheet)}「${sheet.title}」（${String(sheet.at[0])}行目）とみられます。個別事業計画表の名称で扱います。`;
      tellOnce(sheet, no, message);
    } else {
      const others = namesOf(lone.map(({ itemNo, title }) => `${itemNo}「${title}」`));
      const aside = others === '' ? '' : `${project}の印があって表に名称のない事業に、${others}があります。`;
      const message = `${project} の表にある「${name}」という事業は、個別事業にもその他の関連の事業にも見つかりません。${aside}`;
      tellOnce(partOf(model, project), no, message);
    }
  }
  for (const sheet of lone) {
    const others = namesOf(lonely.map(name => `「${name}」`));
    const aside = others === '' ? '' : `表には、どの事業の名称とも合わない${others}があります。`;
    const message = `${sheetName(sheet)}「${sheet.title}」には主な事業の表で${project}の印がありますが、${project} の表に事業名が見つかりません。${aside}`;
    tellOnce(sheet, sheet.at[0], message);
  }
}

const namesOf = (names: readonly string[]) => names.slice(0, 3).join('、') + (names.length > 3 ? 'など' : '');

function compareMeasureNames(model: Model, tellOnce: TellOnce): void {
  const measures = new Set(model.parts.filter(({ label }) => label === '施策').map(({ title }) => keyOf(title)));
  if (measures.size === 0) return;
  for (const { project, name, no } of model.measureMentions) {
    if (measures.has(keyOf(name))) continue;
    const message = `${project} の表にある施策名「${name}」は、施策の名称のどれとも一致しません。`;
    tellOnce(partOf(model, project), no, message);
  }
}
