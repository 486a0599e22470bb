/** The neutral tools as a model is offered them: their own schemas and descriptions, and results in few words. */
import { z } from 'zod';
import { fiscalYearLabel } from '../../domain/fiscal-year.ts';
import { KIND_LABEL } from '../../domain/lexicon.ts';
import type { Fact, Item, Passage, Plan } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Tool } from '../../tools/tool.ts';
import type { Subject, SubjectFact } from '../draft.ts';
import { computedOf } from '../planner/computed.ts';
import type { FunctionSpec } from './chat.ts';
import type { Table } from './table.ts';

export interface Offered extends FunctionSpec {
  /** For the reader, while it runs. */
  status: string;
  /** What the model gets back, as JSON. */
  run(args: unknown, table: Table): Promise<string>;
}

const RESULT_MOST = 6_000;
const TEXT_MOST = 700;
const SERIES = 10;
const PASSAGES = 12;

/** JSON schema of a tool's input. Endpoints know no tuples: a pair is a list of two. */
export function parametersOf(input: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      const { prefixItems } = jsonSchema;
      if (!prefixItems) return;
      delete jsonSchema.prefixItems;
      jsonSchema.items = prefixItems[0] ?? {};
      jsonSchema.minItems = jsonSchema.maxItems = prefixItems.length;
    },
  });
  return schema;
}

const time = ({ fiscalYear, period }: Pick<Fact, 'fiscalYear' | 'period'>): string | undefined =>
  fiscalYear !== null
    ? fiscalYearLabel(fiscalYear)
    : period && `${fiscalYearLabel(period[0])}～${fiscalYearLabel(period[1])}`;

/** How records are shown. */
const show = (table: Table) => {
  const fact = (subject: Subject, given: Fact) => ({
    id: table.fact(subject, given),
    kind: KIND_LABEL[given.kind],
    year: time(given),
    value: given.valueText.slice(0, TEXT_MOST),
    unit: given.unit || undefined,
    note: given.note,
  });
  const passage = (subject: Subject, given: Passage) => ({
    id: table.passage(subject, given),
    section: given.section,
    year: time(given),
    text: given.text.slice(0, TEXT_MOST),
  });
  const item = (subject: Subject) => ({
    id: table.item(subject),
    itemId: subject.item.itemId,
    city: subject.plan.city,
    plan: subject.plan.planTitle,
    no: subject.item.itemNo,
    title: subject.item.title,
  });
  const valued = ({ item: own, plan, fact: given }: SubjectFact) => ({
    item: item({ item: own, plan }),
    metric: given.metric,
    ...fact({ item: own, plan }, given),
  });
  return { fact, passage, item, valued };
};

/** Shortens the longest list until the result fits. */
function fitted(result: unknown): string {
  let text = JSON.stringify(result);
  for (let n = 0; text.length > RESULT_MOST && n < 60; n++) {
    const lists: unknown[][] = [];
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) lists.push(value);
      if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    walk(result);
    const [longest] = lists.toSorted(
      (a, b) => JSON.stringify(b).length * b.length - JSON.stringify(a).length * a.length,
    );
    if (!longest || longest.length === 0) break;
    longest.length = Math.floor(longest.length * 0.7);
    text = JSON.stringify(result);
  }
  return text.length > RESULT_MOST ? '{"error":"結果が長すぎます。条件をしぼってください。"}' : text;
}

function offer<Input extends z.ZodType, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
  status: string,
  compact: (output: z.infer<Output>, shown: ReturnType<typeof show>, table: Table) => unknown,
): Offered {
  const { name, description, input } = tool;
  return {
    name,
    description,
    parameters: parametersOf(input),
    status,
    async run(args, table) {
      const given = input.safeParse(args);
      if (!given.success)
        return JSON.stringify({
          error: given.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`),
        });
      const text = fitted(compact(await tool.run(given.data), show(table), table));
      table.shown(text);
      return text;
    },
  };
}

/** A refined detail record is an item with its plan, facts and passages beside it. */
const itemOf = (detail: Item & { plan: Plan }): Subject => {
  const { itemId, planId, kind, itemNo, alsoNos, title, departments, relatedDepartments, place, marks, links, source } =
    detail;
  return {
    plan: detail.plan,
    item: {
      itemId,
      planId,
      kind,
      itemNo,
      alsoNos,
      title,
      departments,
      relatedDepartments,
      place,
      marks,
      links,
      source,
    },
  };
};

export function offeredTools(tools: Tools): Offered[] {
  return [
    offer(tools.lookupFacts, '計画に書かれた値を調べています。', ({ series }, shown, table) => ({
      series: series.slice(0, SERIES).map(({ item, plan, metric, facts, coverage, metricCoverage }) => {
        table.seen(item.itemId, coverage);
        return {
          item: shown.item({ item, plan }),
          metric,
          coverage,
          metricCoverage,
          facts: facts.map(fact => shown.fact({ item, plan }, fact)),
        };
      }),
    })),
    offer(tools.findPassages, '計画の文章を調べています。', ({ passages }, shown, table) => ({
      passages: passages.slice(0, PASSAGES).map(({ item, plan, passage, coverage, passageCoverage }) => {
        table.seen(item.itemId, coverage);
        return {
          item: shown.item({ item, plan }),
          coverage,
          passageCoverage,
          ...shown.passage({ item, plan }, passage),
        };
      }),
    })),
    offer(tools.searchItems, '関係する項目を探しています。', ({ hits }) => ({
      hits: hits.map(({ itemId, city, planTitle, itemTitle, passage }) => ({
        itemId,
        city,
        plan: planTitle,
        title: itemTitle,
        text: passage.text.slice(0, 150),
      })),
    })),
    offer(tools.getItem, '項目の内容を読んでいます。', ({ item: detail }, shown) => {
      if (!detail) return { item: null };
      const subject = itemOf(detail);
      return {
        item: { ...shown.item(subject), departments: detail.departments },
        facts: detail.facts.map(fact => ({ metric: fact.metric, ...shown.fact(subject, fact) })),
        passages: detail.passages.map(passage => shown.passage(subject, passage)),
      };
    }),
    offer(tools.timeSeries, '年度ごとの値を調べています。', ({ item, plan, facts, metrics }, shown) => ({
      metrics,
      ...(item &&
        plan && {
          item: shown.item({ item, plan }),
          metric: facts[0]?.metric,
          facts: facts.map(fact => shown.fact({ item, plan }, fact)),
        }),
    })),
    offer(tools.compare, '値を並べて比べています。', ({ values, comparable, reasons, differences }, shown) => ({
      comparable,
      reasons: reasons.map(({ text }) => text),
      differences: differences.map(({ text }) => text),
      values: values.map(({ item, plan, fact }) => (item && plan && fact ? shown.valued({ item, plan, fact }) : null)),
    })),
    offer(tools.aggregate, '値を計算しています。', ({ computed, refusal, leftOut }, shown, table) => {
      const id = computed && table.computed(computedOf(computed));
      return {
        computed: computed && {
          id,
          operation: computed.operation,
          result: computed.result,
          unit: computed.unit,
          operands: computed.operands.map(shown.valued),
        },
        refusal: refusal?.text,
        leftOut: leftOut.length,
      };
    }),
    offer(tools.listItems, '項目の一覧を調べています。', ({ items, total }, shown) => ({
      total,
      items: items.map(({ item, plan, fact }) =>
        fact ? shown.valued({ item, plan, fact }) : shown.item({ item, plan }),
      ),
    })),
    offer(tools.countItems, '項目の数を調べています。', output => output),
    offer(tools.findGroups, '計画のまとまりを調べています。', output => output),
    offer(tools.relatedItems, '関係する項目を調べています。', ({ related, subject }) => ({
      related: related.map(({ itemId, itemTitle, city, reasons }) => ({
        itemId,
        city,
        title: itemTitle,
        reasons: reasons.map(({ text }) => text),
      })),
      subject: subject.map(({ itemId, itemTitle, city, grade }) => ({ itemId, city, title: itemTitle, grade })),
    })),
    offer(tools.planOverview, '計画の全体を調べています。', ({ overview }, shown) =>
      overview === null
        ? { overview: null }
        : {
            counts: overview.counts,
            levels: overview.levels,
            headings: overview.headings.map(({ item, label, items, facts }) => ({
              item: shown.item({ item, plan: overview.plan }),
              label,
              items,
              facts: facts.map(fact => ({ metric: fact.metric, ...shown.fact({ item, plan: overview.plan }, fact) })),
            })),
          },
    ),
    offer(tools.listPlans, '計画の一覧を調べています。', ({ plans }) => ({
      plans: plans.map(({ planId, city, planTitle, fiscalYears }) => ({ planId, city, planTitle, fiscalYears })),
    })),
  ];
}
