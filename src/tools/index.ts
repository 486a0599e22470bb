import type { Catalogue } from '../domain/catalogue.ts';
import type { Listings } from '../domain/listings.ts';
import type { Lookup } from '../retrieve/lookup.ts';
import { aggregate } from './aggregate.ts';
import { compare } from './compare.ts';
import { countItems } from './count-items.ts';
import { findGroups } from './find-groups.ts';
import { findPassages } from './find-passages.ts';
import { getItem } from './get-item.ts';
import { listItems } from './list-items.ts';
import { listPlans } from './list-plans.ts';
import { lookupFacts } from './lookup-facts.ts';
import { planOverview } from './plan-overview.ts';
import { relatedItems } from './related-items.ts';
import { searchItems } from './search-items.ts';
import { timeSeries } from './time-series.ts';

/** Every tool, by the name that the code calls it by. */
export function createTools({ catalogue, lookup }: { catalogue: Catalogue & Listings; lookup: Lookup }) {
  return {
    searchItems: searchItems(catalogue),
    getItem: getItem(catalogue),
    lookupFacts: lookupFacts(lookup),
    findPassages: findPassages(lookup),
    findGroups: findGroups(catalogue),
    listItems: listItems(catalogue),
    countItems: countItems(catalogue),
    timeSeries: timeSeries(catalogue),
    compare: compare(catalogue),
    aggregate: aggregate(catalogue),
    relatedItems: relatedItems(catalogue),
    planOverview: planOverview(catalogue),
    listPlans: listPlans(catalogue),
  };
}
export type Tools = ReturnType<typeof createTools>;
