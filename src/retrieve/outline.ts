/**
 * A plan's outline (体系): which part of the plan each item lies under, what leads it and how it is marked. Small enough to
 * be kept in memory, so that a list needs no scan of the index.
 */
import { findFiscalYears } from '../domain/fiscal-year.ts';
import type { Item, ItemKind, Plan } from '../domain/records.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { plainName } from './likeness.ts';

/** A part of the plan that holds items: 推進項目(3), 分野 活力, リーディングプロジェクト④. */
export interface Holder {
  /** The heading's itemId; where it has no heading of its own, the plan's id and its path. */
  id: string;
  itemId: string | null;
  by: 'place' | 'link';
  label: string;
  no: string;
  /** As printed, each form once: headings and tables do not always agree. */
  titles: string[];
  itemNos: string[];
  /** Ids of the parts that it lies in, outermost first. */
  above: readonly string[];
}

export interface Entry {
  itemId: string;
  kind: ItemKind;
  departments: readonly string[];
  relatedDepartments: readonly string[];
  marks: readonly string[];
  /** Ids of all parts that it lies in, by place or by link. */
  above: ReadonlySet<string>;
  /** Those that it is linked to. */
  links: ReadonlySet<string>;
  /** Parts that list it once more under another number (再掲). */
  repeatedIn: ReadonlySet<string>;
}

/** What a text may name of a plan. */
export interface Names {
  plan: Plan;
  /** In the order of the document. */
  holders: ReadonlyMap<string, Holder>;
  departments: readonly { name: string; leads: boolean }[];
  marks: readonly string[];
}

export interface Outline extends Names {
  entries: readonly Entry[];
}

type Place = Item['place'][number];

const key = (no: string) => fold(no).replaceAll(/\s/gu, '');
/** リーディングプロジェクト④ in two. */
const NUMBERED = /^(.*?[^\d()（）])[（(]?(\d[\d-]*|[①-⑳Ⅰ-Ⅻ])[)）]?$/u;

/** The heading of a place: by its label and number, by its number below its parent's, or by its title. */
function headingOf(place: Place, parent: Holder | undefined, depth: number, byNo: ReadonlyMap<string, Item[]>) {
  const { label, no, title } = place;
  const written = no === '' ? [title, label + title] : [label + no, no, `第${no}${label}`, `${parent?.no ?? ''}${no}`];
  const wanted = plainName(title);
  const found = written.flatMap(name => byNo.get(key(name)) ?? []);
  const fits = (item: Item): number => {
    const above = item.place.at(-1);
    const sameTitle = wanted !== '' && plainName(item.title) === wanted;
    const sameParent = parent === undefined ? !above : above?.no === parent.no && above.label === parent.label;
    if (!sameTitle && (item.kind !== 'heading' || item.place.length !== depth || !sameParent)) return 0;
    return Number(sameTitle) * 2 + Number(sameParent) + Number(item.kind === 'heading');
  };
  return found.toSorted((a, b) => fits(b) - fits(a)).find(item => fits(item) > 0);
}

function addHolder(holders: Map<string, Holder>, holder: Holder, title: string): Holder {
  const known = holders.get(holder.id) ?? holder;
  if (title !== '' && !known.titles.includes(title)) known.titles.push(title);
  holders.set(known.id, known);
  return known;
}

/** Pure: the outline of the plan's items, in the order of the document. */
export function outlineOf(plan: Plan, items: readonly Item[]): Outline {
  const byNo = Map.groupBy(
    items.flatMap(item => [item.itemNo, ...item.alsoNos].map(no => ({ no: key(no), item }))),
    ({ no }) => no,
  );
  const itemsByNo = new Map(Array.from(byNo, ([no, pairs]) => [no, pairs.map(({ item }) => item)]));
  const holders = new Map<string, Holder>();
  const paths = new Map<string, Holder>();

  /** The parts that a place names, outermost first. */
  function partsOf(place: readonly Place[]): Holder[] {
    let path = '';
    const parts: Holder[] = [];
    for (const [depth, one] of place.entries()) {
      path += `/${one.label}${one.no || plainName(one.title)}`;
      const parent = parts.at(-1);
      const heading = paths.has(path) ? undefined : headingOf(one, parent, depth, itemsByNo);
      const holder = addHolder(
        holders,
        paths.get(path) ?? {
          id: heading?.itemId ?? `${plan.planId}:${path}`,
          itemId: heading?.itemId ?? null,
          by: 'place',
          label: one.label,
          no: one.no,
          titles: heading ? [heading.title] : [],
          itemNos: heading ? [heading.itemNo] : [],
          above: parts.map(({ id }) => id),
        },
        one.title,
      );
      paths.set(path, holder);
      parts.push(holder);
    }
    return parts;
  }

  /** The part that an item is linked to, with those above that one. */
  function linked(itemNo: string): Holder | undefined {
    const [target] = itemsByNo.get(key(itemNo)) ?? [];
    if (!target) return undefined;
    const [, label = '', no = ''] = NUMBERED.exec(target.itemNo) ?? [];
    return addHolder(
      holders,
      {
        id: target.itemId,
        itemId: target.itemId,
        by: 'link',
        label,
        no,
        titles: [target.title],
        itemNos: [target.itemNo],
        above: partsOf(target.place).map(({ id }) => id),
      },
      target.title,
    );
  }

  const drafts = items.map(item => {
    const parts = partsOf(item.place);
    const links = item.links.flatMap(({ rel, itemNo }) => (rel === 'same_as' ? [] : (linked(itemNo) ?? [])));
    const above = new Set([...parts, ...links].flatMap(({ id, above: further }) => [...further, id]));
    return { item, above, links: new Set(links.map(({ id }) => id)) };
  });
  const numbered = Array.from(holders.values()).filter(({ itemNos }) => itemNos.length > 0);
  const repeats = ({ alsoNos }: Item, above: ReadonlySet<string>): Set<string> =>
    new Set(
      numbered
        .filter(({ itemNos: [no = ''] }) =>
          alsoNos.some(also => also.startsWith(no) && /^[^\d\-#]/u.test(also.slice(no.length))),
        )
        .flatMap(({ id, above: further }) => [...further, id])
        .filter(id => !above.has(id)),
    );
  const entries = drafts.map(({ item, above, links }): Entry => ({
    itemId: item.itemId,
    kind: item.kind,
    departments: item.departments,
    relatedDepartments: item.relatedDepartments,
    marks: item.marks,
    above,
    links,
    repeatedIn: item.kind === 'item' && item.alsoNos.length > 0 ? repeats(item, above) : new Set(),
  }));
  const leads = new Set(items.flatMap(({ departments }) => departments));
  const others = new Set(
    items.flatMap(({ relatedDepartments }) => relatedDepartments).filter(name => !leads.has(name)),
  );
  return {
    plan,
    holders,
    departments: [
      ...Array.from(leads, name => ({ name, leads: true })),
      ...Array.from(others, name => ({ name, leads: false })),
    ],
    marks: [...new Set(items.flatMap(({ marks }) => marks))],
    entries,
  };
}

/** Whether a mark says that an item is new, and in that year; a mark without a year speaks of the plan's first. */
export function marksNew(mark: string, plan: Plan, year: number | null): boolean {
  if (!mark.includes('新規')) return false;
  const [named] = findFiscalYears(mark);
  return year === null || (named?.year ?? plan.fiscalYears[0]) === year;
}

export interface Outlines {
  names(plan: Plan): Promise<Names>;
  of(plan: Plan): Promise<Outline>;
}

const PAGE = 1000;
/** Entries of all outlines that are kept; names, which are few, are kept of every plan. */
const ENTRIES_KEPT = 100_000;

export function createOutlines(store: Store, most = ENTRIES_KEPT): Outlines {
  const known = new Map<string, Promise<Outline>>();
  const names = new Map<string, Names>();
  const sizes = new Map<string, number>();

  async function read(plan: Plan): Promise<Outline> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.itemPage({ planId: plan.planId }, { limit: PAGE, ...(cursor !== null && { cursor }) });
      items.push(...page.rows);
      cursor = page.cursor;
    } while (cursor !== null);
    const { entries, ...rest } = outlineOf(plan, items);
    names.set(plan.planId, rest);
    sizes.set(plan.planId, entries.length);
    return { ...rest, entries };
  }

  /** What was used longest ago goes first. */
  function forget(): void {
    let kept = Array.from(known.keys()).reduce((sum, planId) => sum + (sizes.get(planId) ?? 0), 0);
    for (const planId of known.keys()) {
      if (kept <= most || known.size === 1) break;
      kept -= sizes.get(planId) ?? 0;
      known.delete(planId);
    }
  }

  async function of(plan: Plan): Promise<Outline> {
    const reading = known.get(plan.planId) ?? read(plan);
    known.delete(plan.planId);
    known.set(plan.planId, reading);
    try {
      const outline = await reading;
      forget();
      return outline;
    } catch (error) {
      known.delete(plan.planId);
      throw error;
    }
  }

  return { of, names: async plan => names.get(plan.planId) ?? of(plan) };
}
