/** Thesaurus files: what is wrong in one is said with its line, and a city's own words work in a search. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { corpusHash, findDocuments, findThesauri } from '../../ingest/corpus.ts';
import { buildIndex } from '../../ingest/build-index.ts';
import { lintThesaurus } from '../../ingest/thesaurus/lint.ts';
import { readThesauri, readThesaurus } from '../../ingest/thesaurus/read.ts';
import { NaviError } from '../../src/errors.ts';
import { loadTokenizer, type Tokenizer } from '../../src/text/tokenize.ts';
import { openTown, SKETCHES } from '../retrieve/town.ts';
import { file, group } from './thesaurus-text.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keikaku-thesaurus-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
function put(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** What a clerk reads of a file that is refused. */
function complaintOf(text: string): string {
  try {
    readThesaurus(text, '市.thesaurus.yaml');
  } catch (error) {
    if (error instanceof NaviError) return `${error.code} ${error.message}\n${String(error.remedy)}`;
    throw error;
  }
  return '';
}

describe('a thesaurus file', () => {
  it('is read with the field, file and line of each group', () => {
    const text = file(group('花壇', 'same: [花園]'), group('広場', 'english: [plaza]', 'broader: [公園]'));
    expect(readThesaurus(text, 'a.yaml')).toEqual([
      { term: '花壇', sense: '試し', same: ['花園'], field: '試し', file: 'a.yaml', line: 4 },
      { term: '広場', sense: '試し', english: ['plaza'], broader: ['公園'], field: '試し', file: 'a.yaml', line: 7 },
    ]);
  });

  it.each<[what: string, text: string, line: number, said: RegExp]>([
    ['a group without its term', file('sense: 試し'), 4, /「term」.*書くもの: 計画に印字される行政の言葉/su],
    ['a group without its sense', file('term: 花壇'), 4, /「sense」.*書くもの: どの意味の言葉か/su],
    ['a key that is none', file(group('花壇', 'synonyms: [花園]')), 6, /「synonyms」という名前の欄はありません/u],
    ['words that are no list', file(group('花壇', 'same: 花園')), 6, /「same」.*書くもの: 同じことを指す言葉の並び/su],
    ['an empty list', file(group('花壇', 'related: []')), 6, /「related」/u],
    ['a number for a word', file(group('花壇', 'same: [花園, 119]')), 6, /「same」/u],
    [
      'another format',
      file(group('花壇')).replace('thesaurus-1', 'thesaurus-9'),
      1,
      /「format」.*keikaku-navi\/thesaurus-1/su,
    ],
    ['no groups', 'format: keikaku-navi/thesaurus-1\nfield: 試し\n', 1, /「groups」.*「- term:」で始める/su],
    ['a tab', file(group('花壇')).replace('    sense', '\tsense'), 5, /タブ/u],
    ['a list that is not closed', file(group('花壇', 'same: [花園, 花畑')), 7, /./u],
    ['an empty file', '', 1, /ファイル全体/u],
    ['a sentence', 'こんにちは', 1, /ファイル全体/u],
  ])('with %s is refused with the line and what to write', (_, text, line, said) => {
    const complaint = complaintOf(text);
    expect(complaint).toContain(`「市.thesaurus.yaml」の${String(line)}行目`);
    expect(complaint).toMatch(said);
  });

  it('is refused, not expanded, where it repeats itself a million times', () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n`;
    expect(complaintOf(bomb)).toContain('「市.thesaurus.yaml」の2行目');
  });
});

describe("the project's own files", () => {
  it('are read, have no contradiction, and every example of the README is one of their form', () => {
    const groups = readThesauri([]);
    expect(groups.length).toBeGreaterThan(1000);
    const errors = lintThesaurus(groups, tokenizer).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ file: name, line, message }) => `${name}:${String(line)} ${message}`)).toEqual([]);
    const readme = readFileSync(fileURLToPath(new URL('../../src/text/thesaurus/README.md', import.meta.url)), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/u.exec(readme)?.[1] ?? '';
    expect(readThesaurus(example, 'README.md')[0]?.term).toBe('可燃ごみ');
  });
});

const hash = () => corpusHash(findDocuments([folder]), findThesauri([folder]));

describe("a city's own file", () => {
  const own = file(group('可燃ごみ', 'same: [ピカピカ大作戦]'), group('花壇', 'same: [はなばたけ広場]'));

  it('is found beside the documents, in sub-folders too, and is no document', () => {
    put('plan.txt', 'x');
    put('words.yaml', 'x');
    const paths = [put('ごみ.thesaurus.yaml', own), put('秦野/花.thesaurus.yml', own)];
    put('.hidden/c.thesaurus.yaml', own);
    expect(findThesauri([folder])).toEqual(paths);
    expect(findThesauri([join(folder, 'plan.txt')])).toEqual([]);
    expect(findDocuments([folder]).map(document => document.file)).toEqual(['plan.txt', 'words.yaml']);
  });

  it('changes the hash of the corpus, so that a start makes a new index', () => {
    put('plan.txt', 'x');
    const before = hash();
    const path = put('ごみ.thesaurus.yaml', own);
    const withFile = hash();
    expect(hash()).toBe(withFile);
    writeFileSync(path, own.replace('ピカピカ', 'キラキラ'));
    expect(new Set([before, withFile, hash()]).size).toBe(3);
    rmSync(path);
    expect(hash()).toBe(before);
  });

  it('teaches the search its words', async () => {
    const groups = readThesaurus(own, '市.thesaurus.yaml');
    const [plain, taught] = [await openTown(SKETCHES), await openTown(SKETCHES, { groups })];
    const first = async (query: string, { catalogue }: typeof plain) =>
      (await catalogue.search({ query, limit: 1 })).map(({ itemId, matched }) => [itemId, matched]);
    expect((await first('ピカピカ大作戦', plain))[0]).toBeUndefined();
    expect((await first('ピカピカ大作戦の量', taught))[0]?.[0]).toBe('sakurano:1-1');
    expect((await first('はなばたけ広場', plain))[0]).toBeUndefined();
    expect((await first('はなばたけ広場', taught))[0]?.[0]).toBe('sakurano:1-2');
    plain.close();
    taught.close();
  });

  it('that contradicts the project stops ingestion with its line', async () => {
    const path = put('市.thesaurus.yaml', file(group('花壇'), group('ごみ', 'broader: [可燃ごみ]')));
    const build = buildIndex([], { hash: 'x', thesauri: [path], uri: join(folder, 'index') });
    await expect(build).rejects.toMatchObject({
      code: 'DOCUMENT_UNREADABLE',
      message: expect.stringContaining('「市.thesaurus.yaml」の6行目') as string,
      remedy: expect.stringContaining('broader') as string,
    });
  });
});
