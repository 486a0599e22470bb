/**
 * The store's interface (索引): rows in, records out. `lance.ts` alone implements it and knows LanceDB; everything above
 * speaks these words. An index is built whole beside the old one and swapped in; readers never see half of one.
 */
import { z } from 'zod';
import type { Fact, Item, Passage, Plan, Problem } from '../domain/records.ts';

/** How an index was made. A reader with another schema, tokeniser or embedder refuses it (INDEX_MISMATCH). */
export const manifestSchema = z.strictObject({
  /** Raised with every change of the tables' columns or of a record's meaning. */
  schemaVersion: z.int(),
  tokenizerId: z.string(),
  embedder: z.strictObject({ id: z.string(), dimension: z.int() }),
  /** Of the corpus' files and of the code that reads them; equal hash, equal index. */
  corpusHash: z.string(),
  /** ISO 8601, UTC. */
  builtAt: z.string(),
  counts: z.strictObject({
    plans: z.int(),
    items: z.int(),
    facts: z.int(),
    passages: z.int(),
    problems: z.int(),
  }),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const SCHEMA_VERSION = 3;

/**
 * One thing that a search can find: an item's head (title, place, departments, indicators), what is printed of it in
 * words, or one of its passages.
 */
export interface SearchRow {
  /** `<itemId>@0` for the head, `<itemId>@values` for the words, else the passageId. */
  rowId: string;
  itemId: string;
  planId: string;
  city: string;
  /** null for what is no passage. */
  passageId: string | null;
  departments: string[];
  /** Fiscal years that the item has facts of, or the passage's own. */
  fiscalYears: number[];
  /** Tokens separated by blanks, made by `src/text/tokenize`, per field. */
  titleTokens: string;
  metricTokens: string;
  /** Place in the plan, departments, city: what a head says besides. */
  placeTokens: string;
  bodyTokens: string;
  /** Pairs of letters (`src/text/grams`) of a head and of a text, separated by blanks. */
  headGrams: string;
  bodyGrams: string;
  vector: Float32Array;
}

/** A token of the corpus (語彙): in how many items it stands, and how it is read. */
export interface VocabularyRow {
  token: string;
  items: number;
  /** Katakana; empty where it has none. */
  reading: string;
}

/** The thesaurus (言い換え集) that the index was made with; `src/text/thesaurus` says what the rows mean. */
export interface ThesaurusContent {
  phrases: { key: string; group: string; reading: string; bases: string[] }[];
  relations: { group: string; other: string; nearness: 'broader' | 'narrower' | 'related' }[];
}

/** What an embedder learnt from the corpus: one vector a term, or one alone, of what all texts have in common. */
export interface TermVector {
  term: string;
  /** Inverse document frequency. */
  weight: number;
  vector: Float32Array;
}

export interface IndexContent {
  plans: Plan[];
  items: Item[];
  facts: Fact[];
  passages: Passage[];
  problems: Problem[];
  search: SearchRow[];
  termVectors: TermVector[];
  vocabulary: VocabularyRow[];
  thesaurus: ThesaurusContent;
  manifest: Manifest;
}

/**
 * Vectors that were paid for (ベクトルの控え), kept beside the index so that no later build, nor one that goes on after a
 * break, asks for them again. Of one embedder; keys are made from the texts.
 */
export interface KeptVectors {
  find(keys: ReadonlySet<string>): Promise<Map<string, Float32Array>>;
  /** Safe on disk once it returns. */
  keep(entries: readonly { key: string; vector: Float32Array }[]): Promise<void>;
  /** Drops, of every embedder, what has none of these keys. */
  forgetOthers(keys: ReadonlySet<string>): Promise<void>;
  close(): void;
}

/** All given conditions must hold. Values are data: the store escapes them. */
export interface ItemFilter {
  itemIds?: readonly string[];
  city?: string;
  planId?: string;
  /** Contained in one of the departments. */
  department?: string;
  kinds?: readonly Item['kind'][];
  /** The canonical number, or one that the item also answers to. */
  itemNo?: string;
}

export interface FactFilter {
  factIds?: readonly string[];
  itemIds?: readonly string[];
  city?: string;
  planId?: string;
  itemNo?: string;
  /** Contained in the metric. */
  metric?: string;
  kinds?: readonly Fact['kind'][];
  /** The fact's own year, or a year within its period. */
  fiscalYear?: number;
}

export interface SearchFilter {
  city?: string;
  planId?: string;
  department?: string;
  fiscalYear?: number;
}

export interface Page<T> {
  rows: T[];
  /** Give it back for the next page; null where this was the last. */
  cursor: string | null;
}

export interface PageRequest {
  /** 1 or more. */
  limit: number;
  cursor?: string;
}

export interface ScoredRow {
  rowId: string;
  itemId: string;
  passageId: string | null;
  /** Higher is better; comparable within one list only. */
  score: number;
}

/** Tokens looked for in one field, and what a find there is worth. */
export interface TextClause {
  field: 'title' | 'metric' | 'place' | 'body' | 'headGrams' | 'bodyGrams';
  tokens: readonly string[];
  weight: number;
}

/** The tokens of an item's rows, each once, words and groups but no pairs of letters. */
export interface ItemTokens {
  /** Of its title and its indicators. */
  head: ReadonlySet<string>;
  all: ReadonlySet<string>;
}

/** A whole index, open for reading. Records come in the order of the documents. */
export interface Store {
  readonly manifest: Manifest;
  plans(): Promise<Plan[]>;
  items(filter: ItemFilter): Promise<Item[]>;
  itemPage(filter: ItemFilter & { query?: string }, page: PageRequest): Promise<Page<Item>>;
  facts(filter: FactFilter): Promise<Fact[]>;
  factPage(filter: FactFilter, page: PageRequest): Promise<Page<Fact>>;
  passages(filter: { itemIds?: readonly string[]; passageIds?: readonly string[] }): Promise<Passage[]>;
  problems(): Promise<Problem[]>;
  /** The names of sections, without the division that they belong to, and those of divisions: 清掃リサイクル課, 教育部. Each once. */
  departments(): Promise<string[]>;
  /** Full text (BM25): rows with any of the tokens of any clause, their weighed scores added up. */
  searchText(clauses: readonly TextClause[], filter: SearchFilter, limit: number): Promise<ScoredRow[]>;
  /** All tokens that the rows of each of these items hold: what tells which words of a query an item answers to. */
  searchTokens(itemIds: readonly string[]): Promise<ReadonlyMap<string, ItemTokens>>;
  termVectors(): Promise<TermVector[]>;
  vocabulary(): Promise<VocabularyRow[]>;
  thesaurus(): Promise<ThesaurusContent>;
  /** Nearest by cosine. */
  searchVector(vector: Float32Array, filter: SearchFilter, limit: number): Promise<ScoredRow[]>;
  close(): void;
}
