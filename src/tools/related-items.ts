import { z } from 'zod';
import {
  relatedItemSchema,
  relatedQuerySchema,
  subjectItemSchema,
  subjectQuerySchema,
  type Catalogue,
} from '../domain/catalogue.ts';
import type { Tool } from './tool.ts';

const { about, cities, planIds } = subjectQuerySchema.shape;

/** One object, for models and MCP clients take no union: either an item or a subject. */
const input = z
  .strictObject({
    itemId: z.string().min(1).max(200).optional(),
    about: about.optional(),
    limit: z.int().min(1).max(1000).optional(),
    cities,
    planIds,
  })
  .refine(given => (given.itemId === undefined) !== (given.about === undefined), { error: 'itemId か about の一方' })
  .refine(given => given.itemId === undefined || (given.cities === undefined && given.planIds === undefined), {
    error: 'cities と planIds は about だけに',
  });

const output = z.strictObject({ related: z.array(relatedItemSchema), subject: z.array(subjectItemSchema) });

const RELATED = relatedQuerySchema.shape.limit.parse(undefined);
const RELATED_MOST = 50;

/** What belongs together across plans: with one item, or under one subject. */
export function relatedItems(catalogue: Catalogue): Tool<typeof input, typeof output> {
  return {
    name: 'related_items',
    description:
      'Either { itemId, limit? }: items of other plans and of the same one that are related to it, best first, in `related` (10 unless told ' +
      'otherwise, 50 at most), each with its reasons and with what differs (city, plan, years, and printed values of a shared indicator: never ' +
      'add or mix them); empty where the item is unknown or stands alone. Or { about, cities?, planIds?, limit? }: ALL items that deal with a ' +
      'subject in words, in `subject`, graded `about` (title, indicator, milestone or main text deals with it) before `mentions` (named in ' +
      'passing), each with where it stands; empty where no plan names it. The other list is empty.',
    input,
    output,
    run: async ({ itemId, about: subject, limit, cities: inCities, planIds: inPlans }) => {
      if (itemId !== undefined) {
        const related = await catalogue.related(itemId, Math.min(limit ?? RELATED, RELATED_MOST));
        return { related: related ?? [], subject: [] };
      }
      const found = await catalogue.dealingWith({ about: subject ?? '', cities: inCities, planIds: inPlans });
      return { related: [], subject: found.slice(0, limit) };
    },
  };
}
