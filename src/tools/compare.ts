import { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.ts';
import { intervalOf, isBounded, isCumulative, isSpan, sameUnit } from '../domain/comparable.ts';
import { fiscalYearLabel } from '../domain/fiscal-year.ts';
import { KIND_LABEL } from '../domain/lexicon.ts';
import { unitScale } from '../domain/quantity.ts';
import { factKindSchema, factSchema, fiscalYearSchema, itemSchema, planSchema, type Fact } from '../domain/records.ts';
import { plainName } from '../retrieve/likeness.ts';
import { sameName } from './metric.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({
  series: z
    .array(
      z.strictObject({
        itemId: z.string().min(1).max(200),
        metric: z.string().min(1).max(300),
        kind: factKindSchema,
        /** Left out: the latest year that is printed. */
        fiscalYear: fiscalYearSchema.optional(),
      }),
    )
    .min(2)
    .max(20),
});

const remarkSchema = z.strictObject({
  code: z.enum([
    'missing', // 値がない
    'words', // 数でない
    'bounds', // 90％未満
    'units',
    'scale', // 千円 and 億円: one measure, written in two
    'kinds', // 目標 beside 実績
    'periods', // 単年度 beside several years
    'years',
    'names', // the indicators' names differ
    'cumulative', // 累計 beside a year's own
    'interval', // 年間 beside 月間
    'plans', // two documents, two definitions
  ]),
  /** A Japanese sentence for a reader, without a full stop. */
  text: z.string(),
});
type Remark = z.infer<typeof remarkSchema>;

const output = z.strictObject({
  /** In the order asked for; the fact is null where none is printed. */
  values: z.array(
    z.strictObject({ item: itemSchema.nullable(), plan: planSchema.nullable(), fact: factSchema.nullable() }),
  ),
  comparable: z.boolean(),
  /** Why the values must not be set against each other; empty where they may. */
  reasons: z.array(remarkSchema),
  /** What a reader must know besides: definitions that differ. */
  differences: z.array(remarkSchema),
});

const time = ({ fiscalYear, period }: Fact): string =>
  period && isSpan({ period } as Fact)
    ? `${fiscalYearLabel(period[0])}～${fiscalYearLabel(period[1])}`
    : fiscalYear === null
      ? '年度の記載なし'
      : fiscalYearLabel(fiscalYear);
const distinct = (values: readonly string[]) => [...new Set(values)];
const listed = (values: readonly string[]) =>
  distinct(values)
    .map(value => `「${value}」`)
    .join('と');
function reasonsOf(facts: readonly Fact[], missing: boolean): Remark[] {
  const reasons: Remark[] = [];
  const add = (code: Remark['code'], text: string) => reasons.push({ code, text });
  const units = facts.map(({ unit }) => unit);
  if (missing) add('missing', '比べる値の一つが文書に印字されていません');
  if (facts.some(({ value }) => value === null)) add('words', '数でない値があります');
  else if (facts.some(isBounded)) add('bounds', '「未満」「以内」などの幅のある値があります');
  if (!units.every(unit => sameUnit(unitScale(unit).base, unitScale(units[0] ?? '').base)))
    add('units', `単位が${listed(units.map(unit => unit || '記載なし'))}で異なります`);
  const kinds = facts.map(({ kind }) => KIND_LABEL[kind]);
  if (distinct(kinds).length > 1) add('kinds', `${listed(kinds)}という種類の違う値です`);
  const months = facts.filter(fact => intervalOf(fact) === '月').length;
  if (months > 0 && months < facts.length) add('interval', '1か月当たりの値と、そうでない値です');
  if (distinct(facts.map(fact => String(isSpan(fact)))).length > 1) add('periods', '単年度の値と複数年度の値です');
  return reasons;
}

function differencesOf(facts: readonly Fact[]): Remark[] {
  const differences: Remark[] = [];
  const add = (code: Remark['code'], text: string) => differences.push({ code, text });
  const metrics = facts.map(({ metric }) => metric);
  const [scales, years, intervals] = [facts.map(({ unit }) => unit), facts.map(time), facts.map(intervalOf)];
  if (distinct(metrics.map(plainName)).length > 1) add('names', `指標名が${listed(metrics)}で異なります`);
  if (distinct(facts.map(fact => String(isCumulative(fact)))).length > 1)
    add('cumulative', '累計の値と、そうでない値があります');
  if (new Set(intervals).size > 1) add('interval', '数える期間（1年、1か月）が同じとは限りません');
  if (distinct(scales.map(unit => String(unitScale(unit).factor))).length > 1)
    add('scale', `単位の桁が${listed(scales)}で異なります`);
  if (distinct(years).length > 1) add('years', `年度が${listed(years)}で異なります`);
  if (distinct(facts.map(({ planId }) => planId)).length > 1)
    add('plans', '別の計画の値です。数え方が同じとは限りません');
  return differences;
}

/** The fact of the year asked for, else of the latest; of a kind with several years' total, the total where no year is asked. */
function factFor(facts: readonly Fact[], fiscalYear: number | undefined): Fact | null {
  if (fiscalYear !== undefined) return facts.find(fact => fact.fiscalYear === fiscalYear) ?? null;
  return facts.find(isSpan) ?? facts.toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0))[0] ?? null;
}

/** Printed values side by side. */
export function compare(catalogue: Pick<Catalogue, 'item'>): Tool<typeof input, typeof output> {
  return {
    name: 'compare',
    description:
      'Printed values of two or more items side by side, in the order asked for: one fact each, of the year asked for (else the total of several years, else the latest year). ' +
      'comparable is false where units or kinds differ, a value is missing, is no number or is a bound, or one year stands beside several; reasons say why, in Japanese. ' +
      'differences name what a reader must know: other names of the indicators, cumulative beside yearly, a month beside a year, other plans. Nothing is computed.',
    input,
    output,
    run: async ({ series }) => {
      const values = await Promise.all(
        series.map(async ({ itemId, metric, kind, fiscalYear }) => {
          const detail = await catalogue.item(itemId);
          if (!detail) return { item: null, plan: null, fact: null };
          const { plan, facts, passages: _passages, city: _city, planTitle: _planTitle, ...item } = detail;
          const own = sameName(
            facts.filter(fact => fact.kind === kind),
            metric,
          );
          return { item, plan, fact: factFor(own, fiscalYear) };
        }),
      );
      const facts = values.flatMap(({ fact }) => fact ?? []);
      const reasons = reasonsOf(facts, facts.length < values.length);
      return { values, comparable: reasons.length === 0, reasons, differences: differencesOf(facts) };
    },
  };
}
