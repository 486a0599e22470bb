/**
 * The edition that ships in corpus/: every plan file is valid, and every fact of it is the fact of its document. Texts may be
 * said shorter (abridged), and a row whose name is a sentence in the document has a name in our own words; numbers, years,
 * units, kinds, items and lines are the document's.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findDocuments } from '../ingest/corpus.ts';
import { readDocument, readDocuments } from '../ingest/pipeline.ts';
import type { Fact, Records } from '../src/domain/records.ts';
import { realDocument } from './profiles/real-corpus.ts';

const corpus = fileURLToPath(new URL('../corpus', import.meta.url));
const real = fileURLToPath(new URL('../../shared/corpus', import.meta.url));
const { documents, failures } = readDocuments(findDocuments([corpus]));
const editions = new Map(documents.map(({ records }) => [records.plan.planId, records]));

/** Longer cell texts than this are said shorter in the edition. */
const LONG = 20;

/** A row whose name is a sentence, or runs on like one, is named in our own words. */
const isSentence = (metric: string) => /[。るう]$/u.test(metric) || Array.from(metric).length > 24;

/** What of a fact must be the document's own, in words that name the difference. */
function shown({ itemId, kind, fiscalYear, period, value, unit, source, continued }: Fact): string {
  return JSON.stringify({
    itemId,
    kind,
    fiscalYear,
    period,
    value,
    unit,
    lines: [source.lineStart, source.lineEnd],
    continued,
  });
}

const attributes = ({ items }: Records) =>
  items.map(({ source, ...item }) => ({ ...item, lines: [source.lineStart, source.lineEnd] }));

function differences(edition: Records, whole: Records): string[] {
  const found: string[] = [];
  const all = Math.max(edition.facts.length, whole.facts.length);
  for (let i = 0; i < all; i++) {
    const [ours, theirs] = [edition.facts[i], whole.facts[i]];
    if (!ours || !theirs) found.push(`${ours ? 'only in the edition' : 'missing'}: ${(ours ?? theirs)?.factId ?? ''}`);
    else if (shown(ours) !== shown(theirs))
      found.push(`${theirs.factId}: ${shown(ours)} is ${shown(theirs)} in the document`);
    else if (
      ours.valueText !== theirs.valueText &&
      !(ours.abridged && theirs.value === null && Array.from(theirs.valueText).length > LONG)
    ) {
      found.push(`${theirs.factId}: ${ours.valueText} is ${theirs.valueText} in the document`);
    } else if (ours.metric !== theirs.metric && !isSentence(theirs.metric)) {
      found.push(`${theirs.factId}: the row ${ours.metric} is ${theirs.metric} in the document`);
    }
  }
  if (JSON.stringify(attributes(edition)) !== JSON.stringify(attributes(whole)))
    found.push(`${whole.plan.planId}: items differ`);
  return found;
}

describe('the edition', () => {
  it('holds the plans of three cities, every file valid', () => {
    expect(failures).toEqual([]);
    expect([...editions.keys()].toSorted()).toEqual([
      'atsugi-gyokaku7-2',
      'hadano-gyokaku-r3',
      'isehara-gyokaku6-r6',
      'isehara-hyoka-r2',
      'isehara-jigyo-r3r4',
    ]);
    expect(new Set([...editions.values()].map(({ plan }) => plan.city))).toEqual(
      new Set(['伊勢原市', '秦野市', '厚木市']),
    );
    expect(readdirSync(corpus).filter(name => name.endsWith('.txt'))).toEqual([]);
  });

  it('has a summary of one to three sentences for every item, and no other text', () => {
    for (const { items, passages } of editions.values()) {
      expect(passages.map(passage => passage.itemId)).toEqual(items.map(item => item.itemId));
      expect(new Set(passages.map(passage => passage.section))).toEqual(new Set(['要旨']));
      const sentences = passages.map(({ itemId, text }) => [itemId, text.match(/。/gu)?.length ?? 0] as const);
      expect(sentences.filter(([, count]) => count < 1 || count > 3)).toEqual([]);
    }
  });

  it('says long cell texts shorter', () => {
    const long = [...editions.values()].flatMap(({ facts }) =>
      facts.filter(
        fact => fact.value === null && fact.kind !== 'department' && Array.from(fact.valueText).length > LONG + 4,
      ),
    );
    expect(long.map(fact => `${fact.factId} ${fact.valueText}`)).toEqual([]);
  });
});

describe.skipIf(realDocument('000') === undefined)(
  'the edition beside the documents（../shared/corpus がないときは省略）',
  () => {
    const files = realDocument('000') === undefined ? [] : findDocuments([real]);
    it.each(files.map(file => [file.file, file] as const))('has every fact of %s, and no other', (_, file) => {
      const whole = readDocument(file).records;
      const edition = editions.get(whole.plan.planId);
      expect(edition).toBeDefined();
      expect(edition && differences(edition, whole)).toEqual([]);
    });

    it('would see a changed digit, year, unit, line or item', () => {
      const [first] = editions.values();
      const fact = first?.facts.find(one => one.value !== null && one.fiscalYear !== null);
      expect(fact).toBeDefined();
      if (!first || !fact) return;
      const changed = (change: Partial<Fact>): Records => ({
        ...first,
        facts: first.facts.map(one => (one === fact ? { ...one, ...change } : one)),
      });
      for (const change of [
        { value: 1e6 },
        { fiscalYear: 2030 },
        { unit: '頭' },
        { itemId: 'x:1' },
        { valueText: '1' },
        { metric: '別' },
        { source: { ...fact.source, lineStart: 1 } },
      ]) {
        expect(differences(changed(change), first)).toHaveLength(1);
      }
      expect(differences({ ...first, facts: first.facts.slice(1) }, first).length).toBeGreaterThan(0);
    });
  },
);
