import { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.ts';
import { factKindSchema, factSchema, itemSchema, planSchema, type Fact } from '../domain/records.ts';
import { sameName } from './metric.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({
  itemId: z.string().min(1).max(200),
  metric: z.string().min(1).max(300),
  kinds: z.array(factKindSchema).min(1).optional(),
});

const output = z.strictObject({
  item: itemSchema.nullable(),
  plan: planSchema.nullable(),
  facts: z.array(factSchema),
  /** What the item has of such kinds, where `metric` names none of it. */
  metrics: z.array(z.string()),
});

/** Where a value stands in time: without a year first (現状値), a total of several years after the last of them. */
const time = ({ fiscalYear, period }: Fact): number => (period ? period[1] + 0.5 : (fiscalYear ?? 0));

/** All values of one indicator, in the order of the years. */
export function timeSeries(catalogue: Pick<Catalogue, 'item'>): Tool<typeof input, typeof output> {
  return {
    name: 'time_series',
    description:
      'All printed values of one indicator of one item, in the order of their fiscal years; a value without a year comes first, a total of several years after the last of them. ' +
      'Where the item has no indicator of that name, facts is empty and metrics lists the names that it has; item is null where there is no such item.',
    input,
    output,
    run: async ({ itemId, metric, kinds }) => {
      const detail = await catalogue.item(itemId);
      if (!detail) return { item: null, plan: null, facts: [], metrics: [] };
      const { plan, facts: all, passages: _passages, city: _city, planTitle: _planTitle, ...item } = detail;
      const asked = all.filter(({ kind }) => kinds?.includes(kind) ?? kind !== 'department');
      const facts = sameName(asked, metric).toSorted((a, b) => time(a) - time(b));
      const metrics = facts.length > 0 ? [] : [...new Set(asked.map(fact => fact.metric))];
      return { item, plan, facts, metrics };
    },
  };
}
