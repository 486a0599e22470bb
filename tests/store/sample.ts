/** A small index of an invented city (さくら野市), written by hand; each test changes what it is about. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fact, Item, Passage, Plan } from '../../src/domain/records.ts';
import type { IndexContent, SearchRow } from '../../src/store/store.ts';

export const PLAN: Plan = {
  planId: 'sakurano-keikaku',
  city: 'さくら野市',
  planTitle: 'さくら野市実施計画',
  family: 'sample',
  fiscalYears: [2024, 2026],
  publisher: null,
  url: null,
  published: null,
  file: 'sakurano.txt',
};

const source = (line: number) => ({ file: PLAN.file, lineStart: line, lineEnd: line });

export function sampleItem(itemNo: string, title: string, details: Partial<Item> = {}): Item {
  return {
    itemId: `${PLAN.planId}:${itemNo}`,
    planId: PLAN.planId,
    kind: 'item',
    itemNo,
    alsoNos: [],
    title,
    departments: [],
    relatedDepartments: [],
    place: [],
    marks: [],
    links: [],
    source: source(1),
    ...details,
  };
}

export function sampleFact(itemNo: string, n: number, details: Partial<Fact> = {}): Fact {
  const itemId = `${details.planId ?? PLAN.planId}:${itemNo}`;
  return {
    factId: `${itemId}#${String(n)}`,
    itemId,
    planId: PLAN.planId,
    metric: '指標',
    kind: 'target',
    fiscalYear: 2024,
    valueText: '10',
    value: 10,
    unit: '件',
    source: source(n),
    ...details,
  };
}

export function samplePassage(itemNo: string, n: number, text: string, details: Partial<Passage> = {}): Passage {
  const itemId = `${PLAN.planId}:${itemNo}`;
  return {
    passageId: `${itemId}@${String(n)}`,
    itemId,
    planId: PLAN.planId,
    section: '内容',
    text,
    fiscalYear: null,
    source: source(n),
    ...details,
  };
}

/** A row of the search table with a vector of four dimensions. */
export function sampleRow(rowId: string, details: Partial<SearchRow> = {}): SearchRow {
  const [itemId = '', n] = rowId.split('@');
  return {
    rowId,
    itemId,
    planId: PLAN.planId,
    city: PLAN.city,
    passageId: n === '0' ? null : rowId,
    departments: [],
    fiscalYears: [],
    titleTokens: '',
    metricTokens: '',
    bodyTokens: '',
    placeTokens: '',
    headGrams: '',
    bodyGrams: '',
    vector: new Float32Array(4),
    ...details,
  };
}

/** A whole index; `mark` stands as its corpus hash, to tell one build from another. */
export function sampleContent(parts: Partial<IndexContent> = {}, mark = 'first'): IndexContent {
  const content = {
    plans: [PLAN],
    items: [],
    facts: [],
    passages: [],
    problems: [],
    search: [],
    termVectors: [],
    vocabulary: [],
    thesaurus: { phrases: [], relations: [] },
    ...parts,
  };
  return {
    ...content,
    manifest: {
      schemaVersion: 1,
      tokenizerId: 'tokens-1',
      embedder: { id: 'vectors-1', dimension: 4 },
      corpusHash: mark,
      builtAt: '2026-11-21T00:00:00.000Z',
      counts: {
        plans: content.plans.length,
        items: content.items.length,
        facts: content.facts.length,
        passages: content.passages.length,
        problems: content.problems.length,
      },
      ...parts.manifest,
    },
  };
}

export const EXPECTED = { schemaVersion: 1, tokenizerId: 'tokens-1', embedderId: 'vectors-1' };

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'navi-store-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
