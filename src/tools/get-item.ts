import { z } from 'zod';
import { itemDetailSchema, type Catalogue } from '../domain/catalogue.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({ itemId: z.string().min(1).max(200) });
const output = z.strictObject({ item: itemDetailSchema.nullable() });

/** One item, whole. */
export function getItem(catalogue: Pick<Catalogue, 'item'>): Tool<typeof input, typeof output> {
  return {
    name: 'get_item',
    description:
      'The whole of one item by its itemId (`<planId>:<itemNo>`): plan, place, departments, all printed values, all pieces of text. ' +
      'null where there is no such item.',
    input,
    output,
    run: async ({ itemId }) => ({ item: await catalogue.item(itemId) }),
  };
}
