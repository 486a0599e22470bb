import { z } from 'zod';
import { factKindSchema, factSchema, itemSchema, planSchema } from '../domain/records.ts';
import type { Lookup } from '../retrieve/lookup.ts';
import type { Tool } from './tool.ts';

/** What a lookup is about: the subject in words, or the numbers of items; cities and plans narrow it. */
export const subjectShape = {
  about: z.string().max(1000),
  text: z.string().max(1000).optional(),
  itemNos: z.array(z.string()).max(20).optional(),
  cities: z.array(z.string()).max(20).optional(),
  planIds: z.array(z.string()).max(20).optional(),
};

const input = z.strictObject({ ...subjectShape, kinds: z.array(factKindSchema).min(1) });

export const seriesSchema = z.strictObject({
  item: itemSchema,
  plan: planSchema,
  metric: z.string(),
  facts: z.array(factSchema),
  metricCoverage: z.number(),
  metricOwn: z.number(),
  headCoverage: z.number(),
  coverage: z.number(),
  rank: z.int(),
  score: z.number(),
  closeness: z.number(),
});

const output = z.strictObject({ series: z.array(seriesSchema) });

/** Printed values, grouped by item and indicator, closest to the subject first. */
export function lookupFacts(lookup: Lookup): Tool<typeof input, typeof output> {
  return {
    name: 'lookup_facts',
    description:
      'Printed values (targets, actuals, baselines, budgets, effects, milestones, departments) of the items that a subject means, ' +
      'grouped by item and indicator, closest first. Each value carries its fiscal year, unit and place in the document. ' +
      'coverage (0 to 1) says how much of the subject the item holds; an empty list means that no item was found.',
    input,
    output,
    run: async ({ kinds, ...subject }) => ({ series: await lookup.series(defined(subject), kinds) }),
  };
}

/** zod's optional fields may be present and undefined; the lookup's may not. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
