/** What each part of the search adds: the same questions with one part left out (アブレーション). */
import { RANKING, type Ranking } from '../src/retrieve/ranking.ts';
import { table } from '../src/terminal.ts';
import { openIndex } from './index.ts';
import { measurePublicSet, type PublicSet } from './public-sets.ts';
import { figuresOf, FIGURES, shown } from './ranking-figures.ts';
import { askSets } from './retrieval.ts';
import type { PlanOf, Question } from './sets.ts';

const equal = Object.fromEntries(Object.keys(RANKING.fields).map(field => [field, 1])) as Ranking['fields'];

const VARIANTS: readonly (readonly [name: string, ranking: Ranking])[] = [
  ['everything', RANKING],
  ['without thesaurus', { ...RANKING, groups: 0, neighbours: 0 }],
  ['without compounds', { ...RANKING, compounds: 0 }],
  ['without vectors', { ...RANKING, vectors: 0 }],
  ['without fields', { ...RANKING, fields: equal, head: 0 }],
  ['without letter pairs', { ...RANKING, grams: 0, hiraganaGrams: 0 }],
  ['without guesses', { ...RANKING, guesses: 0 }],
];

/** All sets of the cities in one figure each, and recall@1 of the public sets. */
export async function ablationTable(
  data: string,
  sets: ReadonlyMap<string, readonly Question[]>,
  planOf: PlanOf,
  publicSets: readonly PublicSet[],
  step: number,
): Promise<string> {
  const rows: string[][] = [];
  for (const [name, ranking] of VARIANTS) {
    const service = await openIndex(data, { ranking });
    const figures = figuresOf((await askSets(service, sets, planOf)).map(({ outcome }) => outcome));
    service.close();
    const recalls: string[] = [];
    for (const set of publicSets) {
      const open = await openIndex(set.data, { ranking });
      recalls.push(shown((await measurePublicSet(open, set, step)).first));
      open.close();
    }
    rows.push([name, ...FIGURES.map(figure => shown(figures[figure])), ...recalls]);
  }
  return table(['all sets', ...FIGURES, ...publicSets.map(set => `${set.name} @1`)], rows);
}
