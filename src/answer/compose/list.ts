/** Lists and counts of items. Every item is cited; none is left out. */
import { ITEM_WORD } from '../../domain/lexicon.ts';
import type { Block, Listed } from '../draft.ts';
import type { Noun } from './phrases.ts';
import { notesOf, type Writing } from './values.ts';

/** Lists that are longer name the items alone. */
const COMPACT = 30;

/** The words before the number of a heading: 施策 of 施策06. */
const labelOf = (itemNo: string) => /^[\p{Script=Han}\p{Script=Katakana}ー]+(?=[\d(①-⑳Ⅰ-Ⅹ])/u.exec(itemNo)?.[0];

/** What the items of a list are called in their plans, and counted in. */
export function nounOf(items: readonly Listed[], counter?: string): Noun {
  const noun = ownNoun(items);
  if (counter !== undefined && isHolder(counter)) return { ...noun, label: `${noun.label}がある${counter}`, counter };
  return counter === undefined ? noun : { ...noun, counter };
}

/** Plans and cities are counted by what stands in them. */
const isHolder = (counter: string): boolean => counter === '計画' || counter === '市';

/** How many there are: items, or the plans or cities that have them. */
export function numberOf(items: readonly Listed[], counter?: string): number {
  if (counter === '計画') return new Set(items.map(({ plan }) => plan.planId)).size;
  return counter === '市' ? new Set(items.map(({ plan }) => plan.city)).size : items.length;
}

function ownNoun(items: readonly Listed[]): Noun {
  const headings = items.filter(({ item }) => item.kind === 'heading');
  if (headings.length > 0 && headings.length === items.length) {
    const [label, ...more] = new Set(headings.map(({ item }) => labelOf(item.itemNo) ?? ITEM_WORD.heading));
    const one = label !== undefined && more.length === 0 ? label : ITEM_WORD.heading;
    return { kind: 'heading', label: one, counter: '件' };
  }
  // Plans of projects (総合計画の事業) call their units 事業; reform plans 項目 or 取組.
  const projects = items.every(({ item, plan }) => item.kind === 'related' || plan.planTitle.includes('事業'));
  return projects && items.length > 0
    ? { kind: 'project', label: ITEM_WORD.project, counter: ITEM_WORD.project }
    : { kind: 'item', label: ITEM_WORD.item, counter: ITEM_WORD.item };
}

export function list(
  { criteria, items, counted, counter, beside }: Block & { form: 'list' },
  writing: Writing,
): string {
  const { phrases, citing } = writing;
  const byPlan = Map.groupBy(items, ({ plan }) => plan.planId);
  const [first] = items;
  const onePlan = byPlan.size === 1 && first ? first.plan : null;
  const intro = beside
    ? phrases.beside(onePlan, criteria)
    : phrases.list(onePlan, criteria, nounOf(items, counter), counted ? numberOf(items, counter) : null);
  const compact = items.length > COMPACT;
  const line = ({ fact, ...subject }: Listed) => {
    const value = compact ? undefined : fact;
    const mark = value ? citing.fact(subject, value) : citing.item(subject);
    return `${phrases.listed(subject.item, value ?? null)}${mark}`;
  };
  const groups = Array.from(byPlan.values(), own => {
    const heading = onePlan || !own[0] ? [] : [phrases.plan(own[0].plan)];
    return [...heading, ...own.map(line)].join('\n');
  });
  const facts = compact ? [] : items.flatMap(({ fact }) => fact ?? []);
  return [intro, ...groups].join('\n') + notesOf(facts, writing);
}
