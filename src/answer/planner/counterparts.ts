/** The same thing in another plan (別の計画の同じ取組): what the documents' own words tie to an item, and not the question's. */
import type { Tools } from '../../tools/index.ts';
import type { Subject } from '../draft.ts';

type Related = Awaited<ReturnType<Tools['relatedItems']['run']>>['related'][number];

/** What is looked at; behind these only words are shared. */
const MOST = 12;
/** Of one plan: the search's order tells little between two. */
const NEAREST = 2;
/** The same work under another number has a title or an indicator in common. */
const SAME: readonly Related['reasons'][number]['code'][] = ['same_title', 'similar_title', 'shared_indicator'];
const isSame = ({ reasons }: Related): boolean => reasons.some(({ code }) => SAME.includes(code));

/** Of each other plan the items that may be the same work: the nearest, and the one that bears its name. */
export async function counterpartsOf({ item, plan }: Subject, tools: Tools): Promise<Related[]> {
  const { related } = await tools.relatedItems.run({ itemId: item.itemId, limit: MOST });
  const elsewhere = related.filter(one => one.planId !== plan.planId && one.kind !== 'heading');
  return Array.from(Map.groupBy(elsewhere, one => one.planId).values()).flatMap(own => {
    return [...new Set([...own.slice(0, NEAREST), own.find(isSame)])].filter(one => one !== undefined);
  });
}
