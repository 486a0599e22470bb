/** Figures of a ranking (順位の指標): pure arithmetic over itemIds, best first. */

/** How far down a ranking is looked at: what a first page shows. */
export const DEPTH = 10;

export const FIGURES = ['hit@1', 'hit@3', 'hit@10', 'MRR', 'nDCG@10'] as const;
export type Figure = (typeof FIGURES)[number];

/** One question's outcome. What it says nothing of is left out. */
export interface Outcome {
  /** Place of the first right item, from 1; null where it is not among those found. */
  rank?: number | null;
  /** nDCG@10 where the question has graded items. */
  gain?: number;
}

/** null where no question of a set has the figure. */
export type Figures = { questions: number; graded: number } & Record<Figure, number | null>;

/** `19-103#2`, the second sheet of a number, answers to `19-103` too. */
const numberOf = (itemId: string) => itemId.replace(/#\d+$/u, '');

/** Place of the first right item, from 1; null where none is among the first ten. */
export function rankOf(found: readonly string[], wanted: readonly string[]): number | null {
  const at = found.slice(0, DEPTH).findIndex(itemId => wanted.includes(itemId) || wanted.includes(numberOf(itemId)));
  return at < 0 ? null : at + 1;
}

/** A grade is worth 2^g - 1, and less the further down it stands. */
const discounted = (grades: readonly number[]) =>
  grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** nDCG@10: 1 where no order of the graded items could be better. */
export function gainOf(found: readonly string[], gradeOf: ReadonlyMap<string, number>): number {
  const counted = new Set<string>();
  const grades = found.map(itemId => {
    const key = gradeOf.has(itemId) ? itemId : numberOf(itemId);
    // Two sheets of one graded number are one find.
    if (counted.has(key)) return 0;
    counted.add(key);
    return gradeOf.get(key) ?? 0;
  });
  const best = discounted([...gradeOf.values()].toSorted((a, b) => b - a));
  return best === 0 ? 0 : discounted(grades) / best;
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const ranks = outcomes.flatMap(({ rank }) => (rank === undefined ? [] : [rank]));
  const gains = outcomes.flatMap(({ gain }) => gain ?? []);
  const hit = (depth: number) => mean(ranks.map(rank => (rank !== null && rank <= depth ? 1 : 0)));
  return {
    questions: ranks.length,
    graded: gains.length,
    'hit@1': hit(1),
    'hit@3': hit(3),
    'hit@10': hit(10),
    MRR: mean(ranks.map(rank => (rank === null ? 0 : 1 / rank))),
    'nDCG@10': mean(gains),
  };
}

/** As the baseline keeps it: never more than was measured. */
export const roundedDown = (value: number) => Math.floor(value * 1000) / 1000;

export const shown = (value: number | null | undefined) => (typeof value === 'number' ? value.toFixed(3) : '');
