/** 重点目標 (`Ⅰ`) and their parts (`Ⅰ(1)`), which every sheet prints above itself. */
import type { Item } from '../../../src/domain/records.ts';
import type { Recorder } from '../../profile.ts';
import { byName, compareNames } from './compare-names.ts';
import type { Contents } from './contents.ts';
import type { Heading, Sheet } from './find-sheets.ts';

/** A 重点目標 or one of its parts: all the sheets that stand under it. */
interface Group {
  /** `Ⅰ` or `Ⅰ(1)` */
  no: string;
  /** The name that most of its sheets print. */
  title: string;
  printings: Heading[];
  sheets: Sheet[];
}
/** By number. */
export type Groups = ReadonlyMap<string, Group>;

/** In the order of the sheets; a sheet without its headings is in none. */
export function groupSheets(sheets: readonly Sheet[]): Groups {
  const groups = new Map<string, Group>();
  for (const sheet of sheets) {
    const { goal, part } = sheet;
    if (!goal || !part) continue;
    for (const [no, heading] of [[goal.no, goal] as const, [goal.no + part.no, part] as const]) {
      const group = groups.get(no) ?? { no, title: '', printings: [], sheets: [] };
      group.printings.push(heading);
      group.sheets.push(sheet);
      groups.set(no, group);
    }
  }
  for (const group of groups.values()) group.title = byName(group.printings)[0]?.[0]?.title ?? group.no;
  return groups;
}

/** Each group as a heading, with what the table of contents lists under it. */
export function readHeadings(recorder: Recorder, groups: Groups, contents: Contents | null): void {
  for (const { no, title, printings, sheets } of groups.values()) {
    const [first, last] = [sheets[0], sheets.at(-1)];
    if (!first || !last) continue;
    const isPart = no.includes('(');
    const place = isPart ? placeOf(first, groups).slice(0, 1) : [];
    const itemNo = isPart ? no : `重点目標${no}`;
    const item = recorder.item({ kind: 'heading', itemNo, title, place }, [first.from, last.to]);
    const listed = [...(contents?.headings ?? [])].filter(([other]) => other.startsWith(no) && other !== no);
    const text = listed.map(([, entry]) => `${entry.no.slice(entry.no.startsWith('(') ? 0 : -1)} ${entry.title}`);
    const [from, to] = [listed[0]?.[1].line, listed.at(-1)?.[1].line];
    if (from !== undefined && to !== undefined) item.passage('目次', text.join('\n'), [from, to]);
    compareNames(item, `「${no}」の見出し`, title, printings, contents?.headings.get(no));
  }
}

/** The 重点目標 and the part that a sheet stands in, by the names that most sheets print. */
export function placeOf({ goal, part }: Sheet, groups: Groups): Item['place'] {
  if (!goal || !part) return [];
  const titleOf = (no: string, heading: Heading) => groups.get(no)?.title ?? heading.title;
  return [
    { label: '重点目標', no: goal.no, title: titleOf(goal.no, goal) },
    { label: '区分', no: part.no, title: titleOf(goal.no + part.no, part) },
  ];
}
