import { z } from 'zod';
import { planOverviewSchema, type Listings } from '../domain/listings.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({ planId: z.string().min(1).max(100) });
const output = z.strictObject({ overview: planOverviewSchema.nullable() });

/** A plan at a glance. */
export function planOverview(listings: Pick<Listings, 'overview'>): Tool<typeof input, typeof output> {
  return {
    name: 'plan_overview',
    description:
      'A plan at a glance: how many items, headings and related projects it has; its levels (基本政策, 施策 …) with the number of headings of each, outermost first; ' +
      'its headings in order, each with how many items lie below it and the values that the document prints for the heading itself (計画事業費). null where there is no such plan.',
    input,
    output,
    run: async ({ planId }) => ({ overview: await listings.overview(planId) }),
  };
}
