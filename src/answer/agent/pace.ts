/**
 * How long an endpoint may be silent. One that has not been heard yet is given little time, for a person waits and the
 * planner has an answer; one that was heard late, but was heard, is given more from then on.
 */
export interface Pace {
  /** How long a silence may last, in ms. */
  limit(): number;
  /** A silence that ended. */
  saw(ms: number): void;
  /** A silence that did not: what was learnt of this endpoint no longer holds. */
  lost(): void;
}

/** Refused connections and dead hosts are known by then; an answer without a model is late by this at most. */
export const LEAST_MS = 1_000;
export const MOST_MS = 8_000;

export function createPace(least = LEAST_MS, most = MOST_MS): Pace {
  let longest = 0;
  return {
    limit: () => Math.min(most, Math.max(least, longest * 2)),
    saw(ms) {
      // One slow answer is not kept for ever.
      longest = Math.max(ms, longest * 0.9);
    },
    lost() {
      longest = 0;
    },
  };
}
