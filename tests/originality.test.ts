/**
 * No sentence of a city's document stands in the project: no run of 32 characters of their prose. Names may stand
 * (titles, indicators, departments), and so may short cells: facts are nobody's.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { profiles } from '../ingest/profiles/index.ts';
import type { Document } from '../ingest/profile.ts';
import { realDocument } from './profiles/real-corpus.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const RUN = 32;
/** Stands where a name stood, so that what is left and right of it is no run. */
const NAME = '\u0001';
/** A cell up to this length is a value or a caption, not a sentence. */
const SHORT = 24;

/** Letters and digits alone: no blanks, signs or HTML tags of a converter. */
const fold = (text: string) =>
  text
    .replaceAll(/<[^<>\n]*>/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}\p{S}_]/gu, '');

/** Names and short cells of a document, folded. */
function namesOf(document: Document): string[] {
  const profile = profiles
    .map(one => ({ one, score: one.recognise(document.lines) }))
    .toSorted((a, b) => b.score - a.score)[0]?.one;
  const records = profile?.parse(document);
  const cells = document.lines
    .flatMap(line => line.text.split('\t'))
    .filter(cell => fold(cell).length <= SHORT && !cell.includes('。'));
  const titles = (records?.items ?? []).flatMap(item => [
    item.title,
    ...item.departments,
    ...item.relatedDepartments,
    ...item.place.map(place => place.title),
  ]);
  const metrics = (records?.facts ?? []).map(fact => fact.metric).filter(metric => !/する。?$|。/u.test(metric));
  // 「計画どおり （A)」 is a caption with its letter.
  const captions = cells.map(cell => cell.replace(/[（(].[）)]$/u, ''));
  return [...cells, ...captions, ...titles, ...metrics, records?.plan.planTitle ?? ''].map(fold);
}

/** What is left of a file when names that stand by themselves (a cell, a value after a key, a quoted text) are taken out. */
function proseOf(text: string, names: ReadonlySet<string>): string {
  const without = (pieces: readonly string[]) => pieces.map(piece => (names.has(fold(piece)) ? NAME : piece)).join('');
  // A name may itself hold quotation marks: whole lines and cells first, quoted pieces after.
  const cells = without(text.replaceAll(/<[^<>\n]*>/gu, ' ').split(/([\n\t|]|: )/u));
  return without(cells.split(/["'`「」<>]/u))
    .split(NAME)
    .map(fold)
    .join(NAME);
}

function copiedRuns(prose: string, runs: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let at = 0; at + RUN <= prose.length; at++) {
    if (!runs.has(prose.slice(at, at + RUN))) continue;
    found.push(prose.slice(at, at + RUN));
    at += RUN;
  }
  return found;
}

const documents = ['000', '001', '002', '003', '004'].flatMap(prefix => realDocument(prefix) ?? []);

describe.skipIf(documents.length === 0)('the project（../shared/corpus がないときは省略）', () => {
  const names = new Set(documents.flatMap(namesOf).filter(name => name !== ''));
  const runs = new Set<string>();
  for (const { lines } of documents) {
    const text = fold(lines.map(line => line.text).join(''));
    for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN));
  }

  it('holds no run of 32 characters of the documents’ prose', () => {
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\0')
      .filter(file => file !== '' && !/package-lock\.json$|\.(?:png|ico|svg)$/u.test(file));
    expect(files.length).toBeGreaterThan(100);
    const copied = files.flatMap(file =>
      copiedRuns(proseOf(readFileSync(root + file, 'utf8'), names), runs).map(run => `${file}: ${run}`),
    );
    expect(copied).toEqual([]);
  });

  it('would find a sentence that was copied, whole or broken into lines', () => {
    const long =
      documents[0]?.lines
        .map(line => line.text.trim())
        .find(text => text.includes('。') && fold(text).length > RUN + 8) ?? '';
    expect(copiedRuns(proseOf(`// ${long}`, names), runs)).not.toEqual([]);
    expect(copiedRuns(proseOf(`${long.slice(0, 20)}\n${long.slice(20)}`, names), runs)).not.toEqual([]);
  });
});
