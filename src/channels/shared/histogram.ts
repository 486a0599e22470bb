/** Durations counted by upper bounds, as Prometheus wants them: every bucket holds those below it too. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;

export interface Histogram {
  buckets: { le: number; count: number }[];
  sum: number;
  count: number;
}

export const emptyHistogram = (): Histogram => ({
  buckets: BOUNDS.map(le => ({ le, count: 0 })),
  sum: 0,
  count: 0,
});

export function observe(histogram: Histogram, seconds: number): void {
  histogram.sum += seconds;
  histogram.count += 1;
  for (const bucket of histogram.buckets) if (seconds <= bucket.le) bucket.count += 1;
}
