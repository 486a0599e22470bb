/**
 * Corpora of any size, recombined from the real items by a fixed random generator: the title of one, the facts of a second,
 * passages in the shape of a third with clauses from everywhere. Words are as frequent as in the real documents; lines are
 * mostly new, as they would be.
 */
import type { Fact, Item, Passage, Plan, Records } from '../src/domain/records.ts';

export interface SyntheticItem {
  plan: Plan;
  item: Item;
  facts: Fact[];
  passages: Passage[];
}

const ITEMS_A_PLAN = 200;
/** Names of places that no document has: a larger corpus has more words, too. */
const KANJI = Array.from(
  '桜梅松竹杉柏楓葵菊蓮鶴亀鷹鷺鹿熊浜磯岬港沢滝泉沼峰嶺丘谷原野森林里郷宮社堀橋坂辻東西南北上下中新古大小長',
);

/** mulberry32: numbers in 0…1 that are the same on every machine. */
function fixedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const clausesOf = (text: string) => text.split(/[、。\n]/u).filter(clause => clause.length > 1);

/** `count` items in plans of 200, one after another, so that nobody need hold them all. */
export function* recombine(real: readonly Records[], count: number): Generator<SyntheticItem> {
  const random = fixedRandom(20261126);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new Error('nothing to recombine');
    return picked;
  };
  const place = () => pick(KANJI) + pick(KANJI);
  const items = real.flatMap(records => records.items);
  const facts = [
    ...Map.groupBy(
      real.flatMap(records => records.facts),
      fact => fact.itemId,
    ).values(),
  ];
  const passages = [
    ...Map.groupBy(
      real.flatMap(records => records.passages),
      passage => passage.itemId,
    ).values(),
  ];
  const clauses = real.flatMap(records => records.passages).flatMap(({ text }) => clausesOf(text));

  let plan: Plan | undefined;
  for (let n = 0; n < count; n++) {
    if (plan === undefined || n % ITEMS_A_PLAN === 0) {
      const like = pick(real).plan;
      plan = { ...like, planId: `plan-${String(n / ITEMS_A_PLAN)}`, city: `${place()}市` };
    }
    const { planId } = plan;
    const itemNo = `${String(Math.floor((n % ITEMS_A_PLAN) / 10) + 1)}-${String((n % 10) + 1)}`;
    const itemId = `${planId}:${itemNo}`;
    const head = pick(items);
    // A part of the items have no facts or no passages, as in the documents.
    const own = <T>(groups: readonly T[][]) => (random() < groups.length / items.length ? pick(groups) : []);
    yield {
      plan,
      item: { ...head, itemId, planId, itemNo, alsoNos: [], links: [], title: `${place()}地区の${head.title}` },
      facts: own(facts).map((fact, i) => ({ ...fact, factId: `${itemId}#${String(i + 1)}`, itemId, planId })),
      passages: own(passages).map((passage, i) => ({
        ...passage,
        passageId: `${itemId}@${String(i + 1)}`,
        itemId,
        planId,
        text: `${clausesOf(`${passage.text}。`)
          .map(() => pick(clauses))
          .join('、')}。`,
      })),
    };
  }
}

/** Questions for an even share of the items: an indicator of each, or its title. */
export function questionsOf(items: Iterable<SyntheticItem>, every: number): string[] {
  const questions: string[] = [];
  let n = 0;
  for (const { item, facts } of items) {
    if (n++ % every !== 0) continue;
    const metric = facts.find(fact => fact.kind === 'target')?.metric;
    questions.push(metric === undefined ? `${item.title}について教えて` : `${item.title}の${metric}の目標は？`);
  }
  return questions;
}
