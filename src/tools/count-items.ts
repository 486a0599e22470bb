import { itemCountSchema, listQuerySchema, type Listings } from '../domain/listings.ts';
import type { Tool } from './tool.ts';

/** How many items have something in common. */
export function countItems(listings: Pick<Listings, 'count'>): Tool<typeof listQuerySchema, typeof itemCountSchema> {
  return {
    name: 'count_items',
    description:
      'How many items fulfil the conditions of list_items, in all and plan by plan; limit and offset change nothing.',
    input: listQuerySchema,
    output: itemCountSchema,
    run: query => listings.count(query),
  };
}
