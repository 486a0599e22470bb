/** Asks the search the question sets: does the item that answers a question stand first, among three, among ten? */
import type { SearchHit } from '../src/domain/catalogue.ts';
import { table } from '../src/terminal.ts';
import type { Service } from './index.ts';
import { DEPTH, figuresOf, FIGURES, gainOf, rankOf, shown, type Figures, type Outcome } from './ranking-figures.ts';
import { itemIdOf, wantedItems, type PlanOf, type Question } from './sets.ts';

/** The itemIds found, best first. */
export async function search(service: Service, query: string): Promise<string[]> {
  const { ok, reply } = await service.post('/api/search', { query, limit: DEPTH });
  if (!ok) throw new Error(`/api/search: ${JSON.stringify(reply)}`);
  return (reply as { hits: SearchHit[] }).hits.map(hit => hit.itemId);
}

export interface Asked {
  set: string;
  question: Question;
  outcome: Outcome;
  found: string[];
}

/** Questions that one item answers have a rank; lists and counts have many, and unanswerable ones none. */
const hasOneItem = ({ type, item_no }: Question) => (type === 'numeric' || type === 'text') && item_no.length === 1;

const gradesOf = (question: Question, planOf: PlanOf): ReadonlyMap<string, number> =>
  new Map(Object.entries(question.relevant ?? {}).map(([no, grade]) => [itemIdOf(no, question, planOf), grade]));

/** Every question that says which items it wants. */
export async function askSets(
  service: Service,
  sets: ReadonlyMap<string, readonly Question[]>,
  planOf: PlanOf,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const [set, questions] of sets) {
    for (const question of questions) {
      const graded = gradesOf(question, planOf);
      if (!hasOneItem(question) && graded.size === 0) continue;
      const found = await search(service, question.question);
      const outcome: Outcome = {
        ...(hasOneItem(question) && { rank: rankOf(found, wantedItems(question, planOf)) }),
        ...(graded.size > 0 && { gain: gainOf(found, graded) }),
      };
      asked.push({ set, question, outcome, found });
    }
  }
  return asked;
}

export const figuresBySet = (asked: readonly Asked[]): Map<string, Figures> =>
  new Map(
    Array.from(
      Map.groupBy(asked, ({ set }) => set),
      ([set, own]) => [set, figuresOf(outcomes(own))],
    ),
  );

const outcomes = (asked: readonly Asked[]) => asked.map(({ outcome }) => outcome);
const cells = (figures: Figures) => [figures.questions, ...FIGURES.map(figure => shown(figures[figure]))];

export const figuresTable = (rows: Iterable<readonly [string, Figures]>): string =>
  table(
    ['questions of', 'one item', ...FIGURES, 'graded'],
    Array.from(rows, ([name, figures]) => [name, ...cells(figures), figures.graded]),
  );

/** One set whole, then by type and by style of its questions with one item. */
function setRows(set: string, asked: readonly Asked[]): [string, Figures][] {
  const ranked = asked.filter(({ outcome }) => outcome.rank !== undefined);
  const parts = (part: (question: Question) => string | undefined): [string, Figures][] =>
    Array.from(Map.groupBy(ranked, ({ question }) => part(question)))
      .flatMap(([name, own]): [string, Figures][] =>
        name === undefined ? [] : [[`  ${name}`, figuresOf(outcomes(own).map(({ rank = null }) => ({ rank })))]],
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [[set, figuresOf(outcomes(asked))], ...parts(question => question.type), ...parts(question => question.style)];
}

export const detailTable = (asked: readonly Asked[]): string =>
  figuresTable(Array.from(Map.groupBy(asked, ({ set }) => set)).flatMap(([set, own]) => setRows(set, own)));

/** What did not come first, for whoever mends the search. */
export function printMisses(asked: readonly Asked[], prints: (set: string) => boolean): void {
  for (const { set, question, outcome, found } of asked) {
    if (!prints(set) || outcome.rank === undefined || outcome.rank === 1) continue;
    const place = outcome.rank === null ? 'not found' : `place ${String(outcome.rank)}`;
    console.log(
      `${place} ${question.id} ${question.question}\n    want ${question.doc.join(' ')} ${question.item_no.join(' ')}\n    got ${found.slice(0, 3).join('  ')}`,
    );
  }
}
