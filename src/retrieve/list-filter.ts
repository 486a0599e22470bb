/** Which items a list holds (絞り込み): pure conditions on the entries of an outline and on facts. */
import type { ListQuery } from '../domain/catalogue.ts';
import type { Fact, FactKind } from '../domain/records.ts';
import { isOf } from './departments.ts';
import { marksNew, type Entry, type Names, type Outline } from './outline.ts';

export const INDICATORS: readonly FactKind[] = ['baseline', 'target', 'actual', 'final_target'];

const anyOf = (wanted: readonly string[] | undefined, held: { has(id: string): boolean }): boolean =>
  wanted === undefined || wanted.some(id => held.has(id));

/** The condition that one entry of an outline must fulfil; what facts tell is looked at later. */
export function admits(query: ListQuery, { plan, holders }: Names): (entry: Entry) => boolean {
  const { departments, role = 'lead', placeItemIds, links, marks, newIn, levels } = query;
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
