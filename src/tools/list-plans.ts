import { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.ts';
import { planSchema } from '../domain/records.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({});
const output = z.strictObject({ plans: z.array(planSchema) });

/** Every plan of the index. */
export function listPlans(catalogue: Pick<Catalogue, 'plans'>): Tool<typeof input, typeof output> {
  return {
    name: 'list_plans',
    description: 'Every plan: its city, title, first and last fiscal year (Western), publisher and official address.',
    input,
    output,
    run: async () => ({ plans: await catalogue.plans() }),
  };
}
