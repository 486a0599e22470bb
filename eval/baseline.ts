/** The committed figures (eval/baseline.json) and what falls below them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerFigures } from './answers.ts';
import { FIGURES, roundedDown, type Figure, type Figures } from './ranking-figures.ts';
import { ROOT } from './sets.ts';

/** By set. The public sets have no part in it: they take minutes. */
export type RetrievalBaseline = Record<string, Partial<Record<Figure, number>>>;

export interface Baseline {
  answers: AnswerFigures;
  retrieval: RetrievalBaseline;
}

const FILE = join(ROOT, 'eval/baseline.json');
/** Below this a fall is the noise of a few questions that changed places. */
const SLACK = 0.01;

export const readBaseline = (): Baseline => JSON.parse(readFileSync(FILE, 'utf8')) as Baseline;

export function writeBaseline(part: Partial<Baseline>): void {
  const { answers, retrieval } = { ...readBaseline(), ...part };
  writeFileSync(FILE, `${JSON.stringify({ answers, retrieval }, null, 2)}\n`);
}

export const retrievalBaseline = (figures: ReadonlyMap<string, Figures>): RetrievalBaseline =>
  Object.fromEntries(
    Array.from(figures, ([set, own]) => [
      set,
      Object.fromEntries(
        FIGURES.flatMap(figure => {
          const value = own[figure];
          return value === null ? [] : [[figure, roundedDown(value)]];
        }),
      ),
    ]),
  );

/** Fewer right answers, more wrong ones, or fewer that cite the right item and year. */
export const answersBelow = (figures: AnswerFigures, baseline: AnswerFigures): string[] =>
  Object.entries(baseline)
    .filter(([key, row]) => {
      const { right, wrong, cited } = figures[key] ?? { right: 0, wrong: 0, cited: 0 };
      return right < row.right || wrong > row.wrong || cited < row.cited;
    })
    .map(([key, row]) => `${key} was ${JSON.stringify(row)}, is ${JSON.stringify(figures[key])}`);

/** Figures more than a little lower; a set or a figure that is gone counts as 0. */
export const retrievalBelow = (figures: RetrievalBaseline, baseline: RetrievalBaseline): string[] =>
  Object.entries(baseline).flatMap(([set, row]) =>
    FIGURES.flatMap(figure => {
      const [was, is] = [row[figure], figures[set]?.[figure] ?? 0];
      return was === undefined || is >= was - SLACK - 1e-9
        ? []
        : [`${set} ${figure} was ${String(was)}, is ${String(is)}`];
    }),
  );
