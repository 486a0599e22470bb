/** The tables of one build (索引の表): their Arrow schemas, their rows and the indexes that the queries need. */
import { Index } from '@lancedb/lancedb';
import { Field, FixedSizeList, Float32, Float64, Int32, List, Schema, Utf8 } from 'apache-arrow';
import { NaviError } from '../errors.ts';
import type { IndexContent } from './store.ts';
import { joined } from './lance-where.ts';

export const TABLES = [
  'plans',
  'items',
  'facts',
  'passages',
  'problems',
  'search',
  'terms',
  'vocabulary',
  'phrases',
  'relations',
] as const;
export type TableName = (typeof TABLES)[number];

/** Below this a bare column is as fast. */
const BARE_VECTORS_MAX = 500;
/** Up to here one part holds every vector: all are compared and none is missed, in two thirds of a bare column's time. */
const ONE_PART_MAX = 20_000;
/** The engine counts bytes and drops longer tokens without a word; tokens have 30 characters at most. */
const TOKEN_BYTES_MAX = 400;

/**
 * The columns of the full text, by field. A row that lacks a field has null there: the engine weighs a text by its length
 * beside the mean of the column, and empty texts would make every other one long.
 */
export const FULL_TEXT = {
  title: 'title_tokens',
  metric: 'metric_tokens',
  place: 'place_tokens',
  body: 'body_tokens',
  headGrams: 'head_grams',
  bodyGrams: 'body_grams',
} as const;

type Row = Record<string, unknown>;

export interface TablePlan {
  schema: Schema;
  rows: Row[];
  indexes: [column: string, index: () => Index][];
}

const text = (name: string, nullable = false) => new Field(name, new Utf8(), nullable);
const whole = (name: string, nullable = false) => new Field(name, new Int32(), nullable);
const list = (name: string, type: Utf8 | Int32) => new Field(name, new List(new Field('item', type, true)), false);
const vectorOf = (dimension: number) =>
  new Field('vector', new FixedSizeList(dimension, new Field('item', new Float32(), true)), true);

const btree = (column: string): [string, () => Index] => [column, () => Index.btree()];
const bitmap = (column: string): [string, () => Index] => [column, () => Index.bitmap()];
const labels = (column: string): [string, () => Index] => [column, () => Index.labelList()];
/** @param rows those that have a direction: the engine learns from no others */
const vectorIndex = (rows: number): [string, () => Index][] =>
  rows <= BARE_VECTORS_MAX
    ? []
    : [['vector', () => Index.ivfFlat({ distanceType: 'cosine', ...(rows <= ONE_PART_MAX && { numPartitions: 1 }) })]];
const fullText = (column: string): [string, () => Index] => [
  column,
  () =>
    Index.fts({
      baseTokenizer: 'whitespace',
      lowercase: false,
      stem: false,
      removeStopWords: false,
      asciiFolding: false,
      maxTokenLength: TOKEN_BYTES_MAX,
      withPosition: false,
    }),
];

/** Every token of an item's rows, each once: kept with the item, so that a search need not read all its rows again. */
function itemTokens(content: IndexContent): Map<string, { head: Set<string>; body: Set<string> }> {
  const tokens = new Map<string, { head: Set<string>; body: Set<string> }>();
  for (const { itemId, titleTokens, metricTokens, placeTokens, bodyTokens } of content.search) {
    const held = tokens.get(itemId) ?? { head: new Set(), body: new Set() };
    tokens.set(itemId, held);
    for (const token of `${titleTokens} ${metricTokens}`.match(/\S+/gu) ?? []) held.head.add(token);
    for (const token of `${placeTokens} ${bodyTokens}`.match(/\S+/gu) ?? []) held.body.add(token);
  }
  return tokens;
}

/** Arrow would fill a short vector with zeros and cut a long one, without a word. */
function checkVectors(content: IndexContent, dimension: number): void {
  const wrong = [...content.search, ...content.termVectors].find(({ vector }) => vector.length !== dimension);
  if (wrong) {
    throw new NaviError('INTERNAL', '索引に書き込むベクトルの次元が合いません。', {
      value: { expected: dimension, found: wrong.vector.length },
    });
  }
}

export const hasDirection = (vector: Float32Array): boolean => vector.some(x => x !== 0);

/** A vector of zeros has no direction: null keeps it out of every vector search. */
const orNull = (vector: Float32Array) => (hasDirection(vector) ? vector : null);

/**
 * A record is kept whole as JSON; beside it stand the columns that are filtered on. `seq` is the order of the documents.
 */
export function tablePlans(content: IndexContent): Record<TableName, TablePlan> {
  const dimension = Math.max(1, content.manifest.embedder.dimension);
  checkVectors(content, dimension);
  const cityOf = new Map(content.plans.map(plan => [plan.planId, plan.city]));
  const nosOf = new Map(content.items.map(item => [item.itemId, [...new Set([item.itemNo, ...item.alsoNos])]]));
  const tokensOf = itemTokens(content);
  const record = text('record');
  const seq = whole('seq');

  return {
    plans: {
      schema: new Schema([seq, record]),
      rows: content.plans.map((plan, i) => ({ seq: i, record: JSON.stringify(plan) })),
      indexes: [],
    },
    items: {
      schema: new Schema([
        seq,
        text('item_id'),
        text('plan_id'),
        text('city'),
        text('kind'),
        text('title'),
        list('nos', new Utf8()),
        text('nos_text'),
        text('departments'),
        text('head_tokens'),
        text('body_tokens'),
        record,
      ]),
      rows: content.items.map((item, i) => ({
        seq: i,
        item_id: item.itemId,
        plan_id: item.planId,
        city: cityOf.get(item.planId) ?? '',
        kind: item.kind,
        title: joined([item.title]),
        nos: nosOf.get(item.itemId) ?? [],
        nos_text: joined(nosOf.get(item.itemId) ?? []),
        departments: joined(item.departments),
        head_tokens: [...(tokensOf.get(item.itemId)?.head ?? [])].join(' '),
        body_tokens: [...(tokensOf.get(item.itemId)?.body ?? [])].join(' '),
        record: JSON.stringify(item),
      })),
      indexes: [btree('seq'), btree('item_id'), bitmap('plan_id'), bitmap('city'), bitmap('kind'), labels('nos')],
    },
    facts: {
      schema: new Schema([
        seq,
        text('fact_id'),
        text('item_id'),
        text('plan_id'),
        text('city'),
        list('nos', new Utf8()),
        text('metric'),
        text('kind'),
        whole('year_from', true),
        whole('year_to', true),
        record,
      ]),
      rows: content.facts.map((fact, i) => ({
        seq: i,
        fact_id: fact.factId,
        item_id: fact.itemId,
        plan_id: fact.planId,
        city: cityOf.get(fact.planId) ?? '',
        nos: nosOf.get(fact.itemId) ?? [],
        metric: joined([fact.metric]),
        kind: fact.kind,
        year_from: fact.period?.[0] ?? fact.fiscalYear,
        year_to: fact.period?.[1] ?? fact.fiscalYear,
        record: JSON.stringify(fact),
      })),
      indexes: [
        btree('seq'),
        btree('fact_id'),
        btree('item_id'),
        bitmap('plan_id'),
        bitmap('city'),
        labels('nos'),
        bitmap('kind'),
        btree('year_from'),
        btree('year_to'),
      ],
    },
    passages: {
      schema: new Schema([seq, text('passage_id'), text('item_id'), record]),
      rows: content.passages.map((passage, i) => ({
        seq: i,
        passage_id: passage.passageId,
        item_id: passage.itemId,
        record: JSON.stringify(passage),
      })),
      indexes: [btree('passage_id'), btree('item_id')],
    },
    problems: {
      schema: new Schema([seq, record]),
      rows: content.problems.map((problem, i) => ({ seq: i, record: JSON.stringify(problem) })),
      indexes: [],
    },
    search: {
      schema: new Schema([
        seq,
        text('row_id'),
        text('item_id'),
        text('plan_id'),
        text('city'),
        text('passage_id', true),
        text('departments'),
        list('years', new Int32()),
        ...Object.values(FULL_TEXT).map(column => text(column, true)),
        vectorOf(dimension),
      ]),
      rows: content.search.map((row, i) => ({
        seq: i,
        row_id: row.rowId,
        item_id: row.itemId,
        plan_id: row.planId,
        city: row.city,
        passage_id: row.passageId,
        departments: joined(row.departments),
        years: row.fiscalYears,
        title_tokens: row.titleTokens || null,
        metric_tokens: row.metricTokens || null,
        place_tokens: row.placeTokens || null,
        body_tokens: row.bodyTokens || null,
        head_grams: row.headGrams || null,
        body_grams: row.bodyGrams || null,
        vector: orNull(row.vector),
      })),
      indexes: [
        btree('item_id'),
        bitmap('plan_id'),
        bitmap('city'),
        labels('years'),
        ...Object.values(FULL_TEXT).map(fullText),
        ...vectorIndex(content.search.filter(({ vector }) => hasDirection(vector)).length),
      ],
    },
    terms: {
      schema: new Schema([seq, text('term'), new Field('weight', new Float64(), false), vectorOf(dimension)]),
      rows: content.termVectors.map((learnt, i) => ({ seq: i, ...learnt })),
      indexes: [],
    },
    vocabulary: {
      schema: new Schema([seq, text('token'), whole('items'), text('reading')]),
      rows: content.vocabulary.map((row, i) => ({ seq: i, ...row })),
      indexes: [],
    },
    phrases: {
      schema: new Schema([seq, text('key'), text('group'), text('reading'), text('bases')]),
      rows: content.thesaurus.phrases.map(({ bases, ...row }, i) => ({ seq: i, ...row, bases: bases.join(' ') })),
      indexes: [],
    },
    relations: {
      schema: new Schema([seq, text('group'), text('other'), text('nearness')]),
      rows: content.thesaurus.relations.map((row, i) => ({ seq: i, ...row })),
      indexes: [],
    },
  };
}
