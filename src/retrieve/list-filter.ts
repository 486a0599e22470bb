/** Which items a list holds (絞り込み): pure conditions on the entries of an outline and on facts. */
import type { ListQuery } from '../domain/listings.ts';
import type { Fact, FactKind } from '../domain/records.ts';
import { fold } from '../text/fold.ts';
import { isOf } from './departments.ts';
import { marksNew, type Entry, type Names, type Outline } from './outline.ts';

export const INDICATORS: readonly FactKind[] = ['baseline', 'target', 'actual', 'final_target'];

const anyOf = (wanted: readonly string[] | undefined, held: { has(id: string): boolean }): boolean =>
  wanted === undefined || wanted.some(id => held.has(id));

/** The condition that one entry of an outline must fulfil; what facts tell is looked at later. */
export function admits(query: ListQuery, { plan, holders }: Names): (entry: Entry) => boolean {
  const { departments, role = 'lead', placeItemIds, links, marks, newIn, levels, repeated = false } = query;
  const ids = query.itemIds && new Set(query.itemIds);
  // Who names items or a level of headings means them, of whatever kind they are.
  const kinds = query.itemKinds ?? (levels || ids ? null : ['item']);
  const wantedLevels = levels && new Set(levels);
  const ofLevel =
    wantedLevels && new Set(Array.from(holders.values(), ({ id, label }) => (wantedLevels.has(label) ? id : '')));
  const inDepartment = new Map<string, boolean>();
  const matches = (name: string): boolean => {
    const known = inDepartment.get(name) ?? (departments ?? []).some(wanted => isOf(name, wanted));
    inDepartment.set(name, known);
    return known;
  };
  return entry => {
    if (kinds && !kinds.includes(entry.kind)) return false;
    if (ids && !ids.has(entry.itemId)) return false;
    if (ofLevel && !ofLevel.has(entry.itemId)) return false;
    if (!anyOf(placeItemIds, entry.above) || !anyOf(links, entry.links)) return false;
    if (repeated && entry.repeatedIn.size === 0) return false;
    if (marks && !marks.some(mark => entry.marks.includes(mark))) return false;
    if (newIn !== undefined && !entry.marks.some(mark => marksNew(mark, plan, newIn))) return false;
    if (!departments) return true;
    const leads = entry.departments.some(matches);
    // Who leads does not only take part.
    const takesPart = !leads && entry.relatedDepartments.some(matches);
    return role === 'lead' ? leads : role === 'part' ? takesPart : leads || takesPart;
  };
}

/** Whether anything of a plan can be in the list: spares reading the outlines of all others. */
export function mayHold({ departments, placeItemIds, links, marks }: ListQuery, names: Names): boolean {
  return (
    anyOf(placeItemIds, names.holders) &&
    anyOf(links, names.holders) &&
    anyOf(marks, new Set(names.marks)) &&
    (!departments || names.departments.some(({ name }) => departments.some(wanted => isOf(name, wanted))))
  );
}

export const covers = ({ fiscalYear, period }: Fact, year: number) =>
  fiscalYear === year || (period !== undefined && period[0] <= year && year <= period[1]);

/** 計画通り and 計画どおり are one; so are 遅れてる and 遅れている. */
const plainWords = (text: string) =>
  fold(text)
    .replaceAll(/\s/gu, '')
    .replaceAll('通り', 'どおり')
    .replaceAll(/て(?=る|た)/gu, 'てい');
/** `B：概ね計画どおり` in its letter and its words. */
const partsOf = ({ valueText }: Fact) =>
  plainWords(valueText)
    .split(':')
    .filter(part => part !== '');

const isLetter = (part: string) => /^[A-Z]$/u.test(part);

/** Which of the values a text names: by their letter, or by their words, the longest that stand there. */
export function namedIn(text: string, facts: readonly Fact[]): Fact[] {
  const asked = plainWords(text);
  const metrics = facts.filter(({ metric }) => asked.includes(plainWords(metric)));
  // 「評価がA」 is not 「次年度以降: A」.
  const assessed = facts.filter(({ metric }) => metric.includes('評価'));
  const meant = metrics.length > 0 ? metrics : assessed.length > 0 ? assessed : facts;
  const words = [...new Set(meant.flatMap(partsOf))].filter(part => part.length > 2 && asked.includes(part));
  const longest = words.filter(word => !words.some(other => other !== word && other.includes(word)));
  const letterStands = (letter: string) => new RegExp(`(?<![A-Za-z])${letter}(?![A-Za-z])`, 'u').test(asked);
  return meant.filter(fact =>
    partsOf(fact).some(part => (isLetter(part) ? letterStands(part) : longest.includes(part))),
  );
}

/** The value that puts an item into the list; undefined where none does. */
export function evidence({ kinds, fiscalYear, zeros = false }: ListQuery, facts: readonly Fact[]): Fact | undefined {
  const counted = facts.filter(({ value, kind, fiscalYear: own, period }) => {
    if (!kinds) return fiscalYear === undefined || kind !== 'department';
    if (!kinds.includes(kind) || (value === 0 && !zeros)) return false;
    return fiscalYear === undefined || (own === fiscalYear && !period);
  });
  return counted.find(({ period }) => period !== undefined && fiscalYear === undefined) ?? counted[0];
}

/** Only of a part of a plan can be said that it lists something once more. */
export function repeatsIn({ placeItemIds, ...others }: ListQuery, outline: Outline): string[] {
  const { kinds, about, fiscalYear, withIndicator, itemIds } = others;
  if (!placeItemIds || itemIds || kinds || about !== undefined || fiscalYear !== undefined || withIndicator) return [];
  const admitted = admits(others, outline);
  return outline.entries.flatMap(entry =>
    placeItemIds.some(id => entry.repeatedIn.has(id)) && !anyOf(placeItemIds, entry.above) && admitted(entry)
      ? [entry.itemId]
      : [],
  );
}
