/**
 * Names that differ by a slip of the pen: `コミュニティー` and `コミュニティ`, `会社` and `公社`. Names with other numbers in them
 * are other names.
 */
import { keyOf } from './rows.ts';

/** A longer name is compared by its beginning: a broken document may take a page for a name. */
const LONGEST = 60;
/** One slip in so many characters. */
const SLIP_EACH = 8;

/** The candidate whose name is nearest, where it is near enough and no other is as near. */
export function nearest<T>(name: string, candidates: readonly T[], nameOf: (candidate: T) => string): T | null {
  const key = keyOf(name).slice(0, LONGEST);
  const ranked = candidates
    .map(candidate => ({ candidate, distance: distanceOf(key, keyOf(nameOf(candidate)).slice(0, LONGEST)) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(key.length / SLIP_EACH)))
    .toSorted((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  return first && first.distance !== second?.distance ? first.candidate : null;
}

const numbersIn = (key: string) => key.match(/\d+/gu)?.join() ?? '';

/** How many characters must be put in, taken out or changed to make one name of the other. */
function distanceOf(a: string, b: string): number {
  if (numbersIn(a) !== numbersIn(b)) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, c] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, d] of Array.from(b).entries()) {
      const changed = (row[j] ?? 0) + (c === d ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
