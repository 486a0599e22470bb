import { z } from 'zod';
import { listFilterShape, type Listings } from '../domain/listings.ts';
import { operationSchema, refusalCodeSchema, type RefusalCode } from '../domain/comparable.ts';
import { compute, thresholdSchema, type Outcome } from '../domain/computation.ts';
import { factKindSchema, factSchema, fiscalYearSchema, itemSchema, planSchema } from '../domain/records.ts';
import { plainName } from '../retrieve/likeness.ts';
import { selectFacts, type Operand } from './selection.ts';
import type { Tool } from './tool.ts';

/** One object, for models and MCP clients take no union: the facts themselves, or what selects them. */
const input = z
  .strictObject({
    operation: operationSchema,
    /** In the order of the formula. */
    facts: z.array(z.string().min(4)).min(1).max(1000).optional(),
    ...listFilterShape,
    kind: factKindSchema.optional(),
    /** Contained in the indicator's name. */
    metric: z.string().min(1).max(300).optional(),
    period: z.tuple([fiscalYearSchema, fiscalYearSchema]).optional(),
    threshold: thresholdSchema.optional(),
    /** rank: the factId or the itemId whose place is asked for. */
    of: z.string().min(3).optional(),
    /** rank: the place that is asked for instead, whoever holds it. */
    nth: z.int().min(1).max(1000).optional(),
    /** rank: counted from the smallest. */
    fromLeast: z.boolean().optional(),
    /** ratio: how many times (倍), not percent. */
    multiple: z.boolean().optional(),
  })
  .refine(given => (given.facts === undefined) !== (given.kind === undefined), { error: 'facts か kind の一方' });

const operandSchema = z.strictObject({ item: itemSchema, plan: planSchema, fact: factSchema });

const output = z.strictObject({
  computed: z
    .strictObject({
      operation: operationSchema,
      operands: z.array(operandSchema),
      result: z.number(),
      unit: z.string(),
      of: operandSchema.nullable(),
      ties: z.array(operandSchema),
      threshold: thresholdSchema.nullable(),
      fromLeast: z.literal(true).optional(),
    })
    .nullable(),
  refusal: z.strictObject({ code: refusalCodeSchema, text: z.string(), operands: z.array(operandSchema) }).nullable(),
  /** Values of the selection that were set aside: words, or of other years than the rest. */
  leftOut: z.array(operandSchema),
});

/** Japanese sentences for a reader, without a full stop. */
const WHY: Record<RefusalCode, string> = {
  nothing: '計算に使う値が文書にありません',
  few: '計算には二つ以上の値が必要です',
  words: '数でない値があります',
  bounds: '「未満」「以内」「約」などの幅のある値は計算に使えません',
  units: '単位が異なります',
  kinds: '目標と予算など、種類の違う値です',
  metrics: '指標がいくつかあり、どれの値か決まりません',
  periods: '単年度の値と複数年度の値です',
  years: '項目によって年度が異なります',
  total_and_parts: '合計とその内訳を一緒に計算することになります',
  cumulative: '累計の値を足すことや、累計でない値と一緒に計算することはできません',
  intervals: '1か月当たりの値と、そうでない値です',
  rates: '割合を足すことはできません',
  zero: 'もとの値が0または負のため割合を計算できません',
  never: '当てはまる年度がありません',
  threshold: '基準となる値が示されていません',
  not_among: '順位を調べる値が一覧にありません',
};

/** A heading's value holds those of the items below it. */
async function holdsAnother(operands: readonly Operand[], listings: Pick<Listings, 'liesBelow'>): Promise<boolean> {
  const ids = [...new Set(operands.map(({ item }) => item.itemId))];
  const headings = [...new Set(operands.flatMap(({ item }) => (item.kind === 'heading' ? [item.itemId] : [])))];
  for (const heading of headings)
    for (const id of ids) if (id !== heading && (await listings.liesBelow(id, heading))) return true;
  return false;
}

const factNamed = (operands: readonly Operand[], of: string | undefined): string | undefined =>
  operands.find(({ fact, item }) => fact.factId === of || item.itemId === of)?.fact.factId;

/** Computes over printed values. */
export function aggregate(
  listings: Pick<Listings, 'factsOf' | 'factsIn' | 'liesBelow'>,
): Tool<typeof input, typeof output> {
  return {
    name: 'aggregate',
    description:
      'One computation over printed values: sum, difference (last − first), growth ((last − first) ÷ first, %), ratio (first ÷ last, %; with multiple, 倍), average, max, min, rank (of `of`, or who is `nth`, greatest first or fromLeast), ' +
      'first_year (first fiscal year that meets the threshold). Either { facts: factIds in the order of the formula }, or { kind, metric?, fiscalYear? | period?, and the conditions of list_items }: ' +
      'then of each item the value of that year or period; without either, the total of several years where the items print one, for a single item all its years. ' +
      'Every operand comes with item and plan, in the unit of the result (% and 位 apart). Exactly one of computed and refusal is null: unlike units or kinds, totals beside their parts, ' +
      'bounds, fewer than two values and division by zero are refused with a reason in Japanese. leftOut: values of the selection that could not be used; a sum without them is not the whole.',
    input,
    output,
    run: async ({
      operation,
      facts,
      threshold,
      of,
      nth,
      fromLeast,
      multiple,
      kind,
      metric,
      period,
      fiscalYear,
      ...filters
    }) => {
      const chosen =
        kind === undefined
          ? { operands: await listings.factsOf(facts ?? []), leftOut: [], several: false }
          : selectFacts(
              (await listings.factsIn(filters, [kind])).filter(
                ({ fact }) => metric === undefined || plainName(fact.metric).includes(plainName(metric)),
              ),
              { operation, fiscalYear, period },
            );
      const { operands, leftOut } = chosen;
      const outcome: Outcome<Operand> = chosen.several
        ? { computed: null, refusal: { code: 'metrics', operands } }
        : (operation === 'sum' || operation === 'average') && (await holdsAnother(operands, listings))
          ? { computed: null, refusal: { code: 'total_and_parts', operands } }
          : compute(operation, operands, { threshold, of: factNamed(operands, of), nth, fromLeast, multiple });
      const { computed, refusal } = outcome;
      return {
        computed: computed && { ...computed, threshold: threshold ?? null },
        refusal: refusal && { ...refusal, text: WHY[refusal.code] },
        leftOut,
      };
    },
  };
}
