/** The names of 重点目標, their parts and sheets, which the table of contents and every sheet print again. */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import type { ItemRecorder } from '../../profile.ts';
import type { Contents } from './contents.ts';
import { numberOf, type Heading, type Sheet } from './find-sheets.ts';
import { keyOf } from './text.ts';

/** The printings of a name, those that agree together, the most first. */
export const byName = (printings: readonly Heading[]) =>
  [...Map.groupBy(printings, ({ title }) => keyOf(title)).values()].toSorted((a, b) => b.length - a.length);

/** Where a name is printed in several ways, tells which one is used. `printings`: on its own sheets; `entry`: in the contents. */
export function compareNames(
  item: ItemRecorder,
  what: string,
  title: string,
  printings: readonly Heading[],
  entry: Heading | undefined,
): void {
  const isUsed = (heading: Heading | undefined) => keyOf(heading?.title ?? '') === keyOf(title);
  const names = byName(entry ? [...printings, entry] : printings);
  if (names.length < 2) return;
  const ranked = [...names.filter(([first]) => isUsed(first)), ...names.filter(([first]) => !isUsed(first))];
  const places = ranked.map(
    same => `「${same[0]?.title ?? ''}」（${same.map(({ line }) => `${String(line)}行目`).join('、')}）`,
  );
  const message = `${what}が場所によって異なります：${places.join('、')}。「${title}」として扱います。`;
  item.problem('CONTRADICTION', printings.find(isUsed)?.line ?? entry?.line ?? 1, message);
}

/** A sheet's name against the table of contents, where there is one. */
export function compareContents(item: ItemRecorder, heading: Heading, contents: Contents | null): void {
  if (!contents) return;
  const { no, title, line } = heading;
  const entry = contents.headings.get(no);
  if (entry) compareNames(item, `取組項目 ${no} の名前`, title, [heading], entry);
  else item.problem('CONTRADICTION', line, `取組項目 ${no}「${title}」が目次にありません。`);
}

/** The sheets that only the table of contents knows. */
export function tellMissingSheets(whole: ItemRecorder, sheets: readonly Sheet[], contents: Contents | null): void {
  const printed = new Set(sheets.map(numberOf));
  for (const [no, { title, line }] of contents?.headings ?? []) {
    if (parseItemNo(no) !== no || printed.has(no)) continue;
    whole.problem('MISSING_PART', line, `目次にある取組項目 ${no}「${title}」のページがありません。`);
  }
}
