import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Catalogue, FactQuery, ItemRow, Listing } from '../../domain/catalogue.ts';
import type { Fact } from '../../domain/records.ts';
import { factsCsv } from './csv.ts';
import { factList, factQuery, json, problems } from './schemas.ts';
import type { HttpServices } from './services.ts';

/** The most that the catalogue gives at once. */
const PAGE = 1000;

const ok = json(factList, '数値・記載の一覧');
const route = createRoute({
  method: 'get',
  path: '/api/facts',
  operationId: 'listFacts',
  tags: ['数値'],
  summary: '計画に書かれた数値・記載の一覧（JSON または CSV）',
  request: { query: factQuery },
  responses: {
    200: { ...ok, content: { ...ok.content, 'text/csv': { schema: z.string() } } },
    ...problems(400, 500, 503),
  },
});

async function allPages<T>(read: (cursor: string | undefined) => Promise<Listing<T>>): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    rows.push(...page.rows);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

async function itemsById(catalogue: Catalogue, query: FactQuery): Promise<Map<string, ItemRow>> {
  const { city, planId } = query;
  const items = await allPages(cursor =>
    catalogue.items({
      kind: 'all',
      limit: PAGE,
      ...(city !== undefined && { city }),
      ...(planId !== undefined && { planId }),
      ...(cursor !== undefined && { cursor }),
    }),
  );
  return new Map(items.map(item => [item.itemId, item]));
}

async function asCsv(catalogue: Catalogue, facts: readonly Fact[], query: FactQuery): Promise<string> {
  const [plans, items] = await Promise.all([catalogue.plans(), itemsById(catalogue, query)]);
  return factsCsv(facts, { plans: new Map(plans.map(plan => [plan.planId, plan])), items });
}

export function addFacts(app: OpenAPIHono, services: HttpServices): void {
  app.openapi(route, async c => {
    const { format, ...query } = c.req.valid('query');
    // One index from the first page to the last, even where a new one is swapped in meanwhile.
    const catalogue = services.catalogue();
    if (format === 'json') {
      const { rows, cursor } = await catalogue.facts(query);
      return c.json({ facts: rows, cursor }, 200);
    }
    // A clerk who opens the table expects the whole of it; a limit, where one is given, is kept.
    const facts =
      c.req.query('limit') === undefined
        ? await allPages(next => catalogue.facts({ ...query, limit: PAGE, cursor: next ?? query.cursor }))
        : (await catalogue.facts(query)).rows;
    const csv = await asCsv(catalogue, facts, query);
    return c.body(csv, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="facts.csv"',
    }) as never;
  });
}
