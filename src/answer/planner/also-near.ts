/**
 * What may belong beside a list by subject (関連する取組): the other items of a series, which share how their titles begin
 * (「…の拡大：」), and what the search itself puts first, by words that the theme's own reading does not weigh.
 */
import type { Tools } from '../../tools/index.ts';
import type { Listed } from '../draft.ts';
import type { Question } from '../question.ts';

/** How the titles of a series begin. */
const SERIES = /^(.{4,}?)[：；:;]/u;
/** Of the best score; the search is asked for no more than a reader looks through. */
const CLOSE = 0.4;
const HITS = 8;
/** Items whose series is looked for. */
const FIRSTS = 4;

const seriesOf = (title: string): string | undefined => SERIES.exec(title.normalize('NFKC'))?.[1];

async function ofSeries(listed: readonly Listed[], tools: Tools): Promise<string[]> {
  const named = listed.slice(0, FIRSTS).flatMap(({ item, plan }) => {
    const series = seriesOf(item.title);
    return series === undefined ? [] : [{ series, planId: plan.planId }];
  });
  const planIds = [...new Set(named.map(({ planId }) => planId))];
  if (planIds.length === 0) return [];
  const { items } = await tools.listItems.run({ planIds });
  return items
    .filter(({ item, plan }) =>
      named.some(({ series, planId }) => planId === plan.planId && seriesOf(item.title) === series),
    )
    .map(({ item }) => item.itemId);
}

async function bySearch({ about, cities, planIds }: Question, tools: Tools): Promise<string[]> {
  const [planId, ...others] = planIds;
  const one = planId !== undefined && others.length === 0 ? { filters: { planId } } : {};
  const { hits } = await tools.searchItems.run({ query: about, limit: 30, ...one });
  const meant = hits.filter(
    hit => (cities.length === 0 || cities.includes(hit.city)) && (planIds.length === 0 || planIds.includes(hit.planId)),
  );
  const best = meant[0]?.score ?? 0;
  return meant
    .filter(({ score }) => score >= CLOSE * best)
    .slice(0, HITS)
    .map(({ itemId }) => itemId);
}

/** Ids of further items, nearest first. */
export async function alsoNear(listed: readonly Listed[], question: Question, tools: Tools): Promise<string[]> {
  const [series, found] = [await ofSeries(listed, tools), await bySearch(question, tools)];
  const known = new Set(listed.map(({ item }) => item.itemId));
  return [...new Set([...series, ...found])].filter(itemId => !known.has(itemId));
}
