import { z } from 'zod';
import { searchHitSchema, searchRequestSchema, type Catalogue } from '../domain/catalogue.ts';
import type { Tool } from './tool.ts';

const output = z.strictObject({ hits: z.array(searchHitSchema) });

/** Items that match a query, best first, one hit an item. */
export function searchItems(catalogue: Catalogue): Tool<typeof searchRequestSchema, typeof output> {
  return {
    name: 'search_items',
    description:
      'Items of all plans that match a query, best first, each with its best passage and the words that matched. An empty list means that nothing matched.',
    input: searchRequestSchema,
    output,
    run: async request => ({ hits: await catalogue.search(request) }),
  };
}
