import { itemListSchema, listQuerySchema, type Listings } from '../domain/listings.ts';
import type { Tool } from './tool.ts';

/** All items that have something in common. */
export function listItems(listings: Pick<Listings, 'list'>): Tool<typeof listQuerySchema, typeof itemListSchema> {
  return {
    name: 'list_items',
    description:
      'ALL items that fulfil every condition given (within one field, any of its values), in the order of the documents, each with its plan; ' +
      'none given lists every numbered item of every plan. departments: whoever leads (role part or any: takes part). kinds: items that print such a value ' +
      'other than 0, with that value as `fact`; saying: of those values, the ones that a text names (自己評価がB, 遅れている). itemIds: these alone, of whatever kind. itemKinds: item unless told otherwise, related for projects without a number, heading. total counts all, ' +
      'whatever limit and offset show. repeats: items that a heading lists once more and the document describes elsewhere; not counted.',
    input: listQuerySchema,
    output: itemListSchema,
    run: query => listings.list(query),
  };
}
