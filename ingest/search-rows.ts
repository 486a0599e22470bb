/**
 * What a search can find: one row for the head of each item, one for its printed words and one for
 * each passage, with their tokens and vectors.
 */
import { KIND_LABEL } from '../src/domain/lexicon.ts';
import type { Fact, Item, Passage, Plan } from '../src/domain/records.ts';
import type { Embedder } from '../src/embed/embedder.ts';
import type { SearchRow } from '../src/store/store.ts';
import { grams } from '../src/text/grams.ts';
import type { Tokenizer } from '../src/text/tokenize.ts';

export interface SearchSources {
  plans: readonly Plan[];
  items: readonly Item[];
  facts: readonly Fact[];
  passages: readonly Passage[];
}

/** The texts of a row's three fields; the store weighs them apart. */
interface Fields {
  title: string;
  metric: string;
  place: string;
  body: string;
}

const EMPTY: Fields = { title: '', metric: '', place: '', body: '' };

const lines = (parts: readonly string[]) => [...new Set(parts)].filter(part => part !== '').join('\n');

function headFields(item: Item, plan: Plan | undefined, facts: readonly Fact[]): Fields {
  return {
    ...EMPTY,
    title: lines([item.itemNo, ...item.alsoNos, item.title]),
    metric: lines([
      ...facts.filter(fact => fact.kind !== 'department').map(fact => fact.metric),
      // Who asks for 国県補助等 means an item that prints them.
      ...facts.map(fact => KIND_LABEL[fact.kind]),
    ]),
    place: lines([
      ...item.place.flatMap(({ label, no, title }) => [`${label}${no}`, title]),
      ...item.departments,
      ...item.relatedDepartments,
      ...item.marks,
      ...item.links.map(link => link.itemNo),
      plan?.city ?? '',
      plan?.planTitle ?? '',
    ]),
  };
}

/** What is printed in words: planned steps, grades, targets that are no number. Each beside the name of its row. */
const valueFields = (facts: readonly Fact[]): Fields => ({
  ...EMPTY,
  body: lines(
    facts
      .filter(fact => fact.value === null && fact.kind !== 'department')
      .flatMap(({ metric, valueText }) => [metric, valueText]),
  ),
});

/**
 * A passage is found by its own words. Its item's title counts in the head row alone: search adds head and passage up, and
 * nothing shall count twice. The embedder reads the title with it, for a passage seldom says what it is about.
 */
const passageFields = (passage: Passage): Fields => ({
  ...EMPTY,
  body: lines([passage.section, passage.text]),
});

/** What an embedder reads of a row. */
const embedText = (title: string, fields: Fields) =>
  lines([title, fields.title, fields.metric, fields.place, fields.body]);

/** Every row without tokens and vector, in the order of the documents: each item's head, its words, its passages. */
function outlines({ plans, items, facts, passages }: SearchSources) {
  const planOf = new Map(plans.map(plan => [plan.planId, plan]));
  const factsOf = Map.groupBy(facts, fact => fact.itemId);
  const passagesOf = Map.groupBy(passages, passage => passage.itemId);
  return items.flatMap(item => {
    const plan = planOf.get(item.planId);
    const own = factsOf.get(item.itemId) ?? [];
    const years = [...new Set(own.flatMap(yearsOf))];
    const texts = passagesOf.get(item.itemId) ?? [];
    const headYears = [...new Set([...years, ...texts.flatMap(({ fiscalYear }) => fiscalYear ?? [])])];
    const shared = {
      title: item.title,
      itemId: item.itemId,
      planId: item.planId,
      city: plan?.city ?? '',
      departments: item.departments,
    };
    return [
      {
        ...shared,
        rowId: `${item.itemId}@0`,
        passageId: null,
        fiscalYears: headYears,
        fields: headFields(item, plan, own),
      },
      ...[valueFields(own)]
        .filter(({ body }) => body !== '')
        .map(fields => ({ ...shared, rowId: `${item.itemId}@values`, passageId: null, fiscalYears: years, fields })),
      ...texts.map(passage => ({
        ...shared,
        rowId: passage.passageId,
        passageId: passage.passageId,
        fiscalYears: passage.fiscalYear === null ? years : [passage.fiscalYear],
        fields: passageFields(passage),
      })),
    ];
  });
}

function yearsOf({ fiscalYear, period }: Fact): number[] {
  if (fiscalYear !== null) return [fiscalYear];
  return period ? Array.from({ length: period[1] - period[0] + 1 }, (_, i) => period[0] + i) : [];
}

/** The texts that the rows are embedded by: what a trained embedder should learn from. */
export const searchTexts = (sources: SearchSources): string[] =>
  outlines(sources).map(({ title, fields }) => embedText(title, fields));

/** The rows with tokens and vectors, in the order of the documents. */
export async function buildSearchRows({
  tokenizer,
  embedder,
  ...sources
}: SearchSources & { tokenizer: Tokenizer; embedder: Embedder }): Promise<SearchRow[]> {
  const rows = outlines(sources);
  const vectors = await embedder.embed(rows.map(({ title, fields }) => embedText(title, fields)));
  const tokens = (text: string) => tokenizer.tokens(text).join(' ');
  return rows.map(({ fields, rowId, itemId, planId, city, passageId, departments, fiscalYears }, i) => ({
    rowId,
    itemId,
    planId,
    city,
    passageId,
    departments,
    fiscalYears,
    titleTokens: tokens(fields.title),
    metricTokens: tokens(fields.metric),
    placeTokens: tokens(fields.place),
    bodyTokens: tokens(fields.body),
    headGrams: grams(lines([fields.title, fields.metric, fields.place])).join(' '),
    bodyGrams: grams(fields.body).join(' '),
    vector: vectors[i] ?? new Float32Array(embedder.dimension),
  }));
}
