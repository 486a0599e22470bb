/** What the values of a computation were chosen by (範囲), in the words of the items themselves. */
import type { Item } from '../../domain/records.ts';
import type { Computed, Criterion } from '../draft.ts';

const bare = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');

/** A part of a plan by the name that the item has for it: headings and their items do not always agree on a title. */
function placeOf(name: string, { place }: Item): string | null {
  const wanted = bare(name);
  for (const { label, no, title } of place) {
    if (no === '' ? wanted === bare(title) : wanted.startsWith(bare(label + no)) || wanted === bare(`${no}${title}`))
      return no === '' ? title : `${label}${no} ${title}`.trim();
  }
  return null;
}

function printedBy({ by, name }: Criterion, item: Item): string | null {
  switch (by) {
    case 'department':
      // A section's own 担当 belong to it.
      return item.departments.some(own => own === name || own.startsWith(`${name} `)) ? name : null;
    case 'place':
      return placeOf(name, item);
    case 'link':
      return item.links.find(({ itemNo }) => bare(name).startsWith(bare(itemNo)))?.itemNo ?? null;
    case 'mark':
      return item.marks.includes(name) ? name : null;
    // The asker's own words prove nothing, and are not repeated.
    case 'subject':
      return '';
    case 'kinds':
    case 'plan':
      return null;
  }
}

/** Only what every item prints in the same words is told: the others are left out. */
export function withinOf({ within = [], operands }: Computed): Criterion[] {
  const told = within.flatMap(criterion => {
    const names = new Set(operands.map(({ item }) => printedBy(criterion, item)));
    const [name] = names;
    return names.size === 1 && typeof name === 'string' ? [{ ...criterion, name }] : [];
  });
  return Array.from(new Map(told.map(one => [one.name, one])).values());
}
