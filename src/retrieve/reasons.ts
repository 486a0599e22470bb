/** Why two items are related (関連の理由): numbers, links and departments here, words in `word-reasons.ts`. */
import type { Item } from '../domain/records.ts';
import { sharedSeries, type SharedSeries } from './indicators.ts';
import type { ItemParts, ItemText } from './item-text.ts';
import { plainName } from './likeness.ts';
import { foldLower } from './printed.ts';
import { sharedTerms, type Reading } from './terms.ts';
import { indicatorReason, namedReasons, termsReason, titleReason, type Weighed } from './word-reasons.ts';

/** The item that was asked about, read once for all comparisons. */
export interface Asked {
  own: ItemText;
  reading: Reading;
  /** Item numbers that its text names, in the store's form. */
  numbers: ReadonlySet<string>;
}

/** What the document itself says weighs as much as a title in a text. */
const PRINTED_WEIGHT = 4;

const numbersOf = ({ itemNo, alsoNos }: Item) => [itemNo, ...alsoNos];

/** Only a number that cannot be an amount or a date is looked for by its signs: (2)④, Ⅰ(1)ア. */
const says = (text: string, itemNo: string) => /[①-⑳ア-ト]/u.test(itemNo) && text.includes(foldLower(itemNo));

const numberReason = (no: string, text: string): Weighed => ({
  code: 'named',
  text,
  terms: [no],
  weight: PRINTED_WEIGHT,
});

/** A number means an item of the same plan; of another one, only where the text names that plan too. */
function numberReasons({ own, numbers }: Asked, other: ItemText): Weighed[] {
  const [asked, found] = [own.parts, other.parts];
  const samePlan = asked.item.planId === found.item.planId;
  const means = (text: string, { plan }: ItemParts) => samePlan || text.includes(foldLower(plan.planTitle));
  const [ownNos, otherNos] = [numbersOf(asked.item), numbersOf(found.item)];
  const there = otherNos.find(no => numbers.has(no) && !ownNos.includes(no));
  if (there !== undefined && means(own.body, found)) {
    return [numberReason(there, `この項目の文章に、関連する項目の番号「${there}」が書かれています`)];
  }
  const here = ownNos.find(no => says(other.body, no) && !otherNos.includes(no));
  if (here === undefined || !means(other.body, asked)) return [];
  return [numberReason(here, `関連する項目の文章に、この項目の番号「${here}」が書かれています`)];
}

const REL_TEXT = {
  leading_project: 'リーディングプロジェクトとして結び付けられています',
  same_as: '同じ事業として結び付けられています',
  part_of: '一つの取組の全体と部分です',
} as const;

function linkReasons(own: Item, other: Item): Weighed[] {
  if (own.planId !== other.planId) return [];
  const [ownNos, otherNos] = [numbersOf(own), numbersOf(other)];
  const link =
    own.links.find(({ itemNo }) => otherNos.includes(itemNo)) ??
    other.links.find(({ itemNo }) => ownNos.includes(itemNo));
  const no = link?.itemNo ?? ownNos.find(one => otherNos.includes(one));
  if (no === undefined) return [];
  const text = link ? `${REL_TEXT[link.rel]}（${no}）` : `同じ番号（${no}）が付いています`;
  return [{ code: 'linked', text: `計画の中で、${text}`, terms: [no], weight: PRINTED_WEIGHT }];
}

/** 企画部 財政課 of one city; a department of that name elsewhere is another one. Supports, never stands alone. */
function departmentReason(own: ItemParts, other: ItemParts): Weighed[] {
  if (own.plan.city !== other.plan.city) return [];
  const names = new Set(own.item.departments.map(plainName));
  const terms = other.item.departments.filter(name => names.has(plainName(name)));
  if (terms.length === 0) return [];
  return [{ code: 'same_department', text: `担当部課が同じです（${terms.join('、')}）`, terms, weight: 0.5 }];
}

export interface Found {
  /** Weightiest first; empty where nothing but the department is shared. */
  reasons: Weighed[];
  shared: SharedSeries[];
}

export function reasonsFor(asked: Asked, other: ItemText): Found {
  const { own, reading } = asked;
  const terms = sharedTerms(reading, other.title, other.text);
  const shared = sharedSeries(own.series, other.series, reading);
  const [item, otherItem] = [own.parts.item, other.parts.item];
  const reasons = [
    ...titleReason(own, other, terms),
    ...indicatorReason(shared),
    ...namedReasons(own, other, terms),
    ...numberReasons(asked, other),
    ...linkReasons(item, otherItem),
    ...termsReason(terms, item.kind === 'heading' || otherItem.kind === 'heading'),
  ];
  if (reasons.length === 0) return { reasons, shared };
  const all = [...reasons, ...departmentReason(own.parts, other.parts)];
  return { reasons: all.toSorted((a, b) => b.weight - a.weight), shared };
}
