/**
 * The cheapest way through a text by words that may stand in it (最小コスト法, Viterbi), and how much dearer the next way is that
 * writes a word of it otherwise: what is hardly cheaper is not sure.
 */

export interface Stone {
  start: number;
  end: number;
  /** Contexts on its left and right, for what it costs to follow it. */
  left: number;
  right: number;
  cost: number;
  /** What stands for these letters. */
  written: string;
  /** It is written as it was typed. */
  typed: boolean;
}

export interface Step<T extends Stone> {
  stone: T;
  /** What the best way that writes these letters otherwise costs more; nothing dearer than `most` is looked at. */
  margin: number;
}

interface Weighed<T> {
  stone: T;
  /** Of the cheapest way from the beginning to its end, and from its end to the end. */
  ahead: number;
  behind: number;
  before: Weighed<T> | null;
  after: Weighed<T> | null;
}

/** Context of the beginning and the end of a text. */
const EDGE = 0;

export function cheapestWay<T extends Stone>(
  length: number,
  stones: readonly T[],
  follows: (right: number, left: number) => number,
  most: number,
): Step<T>[] {
  const all = stones
    .toSorted((a, b) => a.start - b.start)
    .map((stone): Weighed<T> => ({ stone, ahead: Infinity, behind: Infinity, before: null, after: null }));
  const startAt: Weighed<T>[][] = Array.from({ length: length + 1 }, () => []);
  const endAt: Weighed<T>[][] = Array.from({ length: length + 1 }, () => []);
  for (const one of all) {
    startAt[one.stone.start]?.push(one);
    endAt[one.stone.end]?.push(one);
  }
  for (const one of all) {
    const { start, left, cost } = one.stone;
    if (start === 0) one.ahead = follows(EDGE, left) + cost;
    for (const before of endAt[start] ?? []) {
      const ahead = before.ahead + follows(before.stone.right, left) + cost;
      if (ahead < one.ahead) [one.ahead, one.before] = [ahead, before];
    }
  }
  for (const one of all.toReversed()) {
    const { end, right } = one.stone;
    if (end === length) one.behind = follows(right, EDGE);
    for (const after of startAt[end] ?? []) {
      const behind = follows(right, after.stone.left) + after.stone.cost + after.behind;
      if (behind < one.behind) [one.behind, one.after] = [behind, after];
    }
  }
  const total = (one: Weighed<T>) => one.ahead + one.behind;
  const [last] = (endAt[length] ?? []).toSorted((a, b) => total(a) - total(b));
  const way = last ? wayThrough(last) : [];
  if (!last) return [];
  const near = all
    .filter(other => total(other) < total(last) + most)
    .toSorted((a, b) => total(a) - total(b))
    .map(one => ({ one, way: wayThrough(one) }));
  return way.map(one => {
    const { start, end, written } = one.stone;
    if (one.stone.typed) return { stone: one.stone, margin: most };
    const otherwise = near.find(
      ({ one: { stone }, way: other }) =>
        stone.start < end && stone.end > start && !saysSame(shared(way, other, start, end), written),
    )?.one;
    return { stone: one.stone, margin: otherwise ? total(otherwise) - total(last) : most };
  });
}

/** What another way writes for the letters, and for those around them up to where a word begins and ends in both. */
function shared<T extends Stone>(way: readonly Weighed<T>[], other: readonly Weighed<T>[], start: number, end: number) {
  let [from, to] = [start, end];
  for (;;) {
    const inside = (one: Weighed<T>) => one.stone.start < to && one.stone.end > from;
    const both = [...way.filter(inside), ...other.filter(inside)];
    const [first, last] = [
      Math.min(...both.map(({ stone }) => stone.start)),
      Math.max(...both.map(({ stone }) => stone.end)),
    ];
    if (first === from && last === to) return other.filter(inside).map(({ stone }) => stone);
    [from, to] = [first, last];
  }
}

/** The same word, in kana, or with a kanji of two otherwise (検診 and 健診, 申込む and 申し込む), says the same. */
function saysSame(stones: readonly Stone[], written: string): boolean {
  const whole = stones.map(stone => stone.written).join('');
  if (whole.includes(written)) return true;
  const kanji = Array.from(written).filter(letter => /\p{Script=Han}/u.test(letter));
  if (/^[ぁ-ゖー]+$/u.test(whole)) return stones.length === 1;
  const kept = kanji.filter(letter => whole.includes(letter));
  return kanji.length > 0 && kept.length >= kanji.length / 2;
}

function wayThrough<T>(one: Weighed<T>): Weighed<T>[] {
  const way = [one];
  for (let before = one.before; before; before = before.before) way.push(before);
  way.reverse();
  for (let after = one.after; after; after = after.after) way.push(after);
  return way;
}
