/** What the model has read, by short handles (f1, p2, i3, c1): it names nothing else, and nothing that it has not seen. */
import type { Computed, Subject, SubjectFact } from '../draft.ts';
import type { Fact, Passage } from '../../domain/records.ts';

export interface SubjectPassage extends Subject {
  passage: Passage;
}

export type ReadRecord =
  | { is: 'fact'; fact: SubjectFact }
  | { is: 'passage'; passage: SubjectPassage }
  | { is: 'item'; item: Subject }
  | { is: 'computed'; computed: Computed };

export interface Table {
  fact(subject: Subject, fact: Fact): string;
  passage(subject: Subject, passage: Passage): string;
  item(subject: Subject): string;
  computed(computed: Computed): string;
  /** Of a result as it is sent: what of the handles stands in it is read. */
  shown(text: string): void;
  /** How much of what was looked up an item holds (coverage). */
  seen(itemId: string, coverage: number): void;
  /** The most of it; null where no look-up told. */
  coverageOf(itemId: string): number | null;
  /** null for what it made up, and for what it was not shown. */
  get(handle: string): ReadRecord | null;
}

export function createTable(): Table {
  const records = new Map<string, ReadRecord>();
  const handles = new Map<string, string>();
  const read = new Set<string>();
  const coverages = new Map<string, number>();
  const counts = { f: 0, p: 0, i: 0, c: 0 };
  const put = (letter: keyof typeof counts, key: string, record: ReadRecord): string => {
    const known = handles.get(key);
    if (known !== undefined) return known;
    const handle = `${letter}${String(++counts[letter])}`;
    handles.set(key, handle);
    records.set(handle, record);
    return handle;
  };
  return {
    fact: ({ item, plan }, fact) => put('f', fact.factId, { is: 'fact', fact: { item, plan, fact } }),
    passage: ({ item, plan }, passage) =>
      put('p', passage.passageId, { is: 'passage', passage: { item, plan, passage } }),
    item: ({ item, plan }) => put('i', item.itemId, { is: 'item', item: { item, plan } }),
    computed(computed) {
      const { operation, operands, of } = computed;
      const key = JSON.stringify([operation, operands.map(({ fact }) => fact.factId), of?.fact.factId]);
      return put('c', key, { is: 'computed', computed });
    },
    shown(text) {
      for (const [, handle = ''] of text.matchAll(/"([fpic]\d+)"/gu)) if (records.has(handle)) read.add(handle);
    },
    seen(itemId, coverage) {
      coverages.set(itemId, Math.max(coverage, coverages.get(itemId) ?? 0));
    },
    coverageOf: itemId => coverages.get(itemId) ?? null,
    get: handle => (read.has(handle) ? (records.get(handle) ?? null) : null),
  };
}
