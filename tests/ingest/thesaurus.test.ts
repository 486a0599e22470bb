/** Thesaurus files: what is wrong in one is said with its line, and a city's own words work in a search. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { corpusHash, findDocuments, findThesauri } from '../../ingest/corpus.ts';
import { buildIndex } from '../../ingest/pipeline.ts';
import { lintThesaurus, refuseContradictions } from '../../ingest/thesaurus/lint.ts';
import { readThesauri, readThesaurus, type PlacedGroup } from '../../ingest/thesaurus/read.ts';
import { loadTokenizer, type Tokenizer } from '../../src/text/tokenize.ts';
import { openTown, SKETCHES } from '../retrieve/town.ts';

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

/** A file with these groups; the first begins in line 4. */
const file = (...groups: string[]) =>
  `format: keikaku-navi/thesaurus-1\nfield: 試し\ngroups:\n${groups.map(group => `  - ${group.replaceAll('\n', '\n    ')}\n`).join('')}`;
const group = (term: string, ...lines: string[]) => [`term: ${term}`, 'sense: 試し', ...lines].join('\n');

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
    ['a key that is none', file(group('花壇', 'synonyms: [花園]')), 4, /「synonyms」という名前の欄はありません/u],
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
    const read = () => readThesaurus(text, '市.thesaurus.yaml');
    expect(read).toThrow(expect.objectContaining({ code: 'DOCUMENT_UNREADABLE' }));
    try {
      read();
    } catch (error) {
      const { message, remedy } = error as { message: string; remedy: string };
      expect(message).toContain(`「市.thesaurus.yaml」の${String(line)}行目`);
      expect(`${message}\n${remedy}`).toMatch(said);
    }
  });

  it('is refused, not expanded, where it repeats itself a million times', () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n`;
    expect(() => readThesaurus(bomb, 'a.yaml')).toThrow();
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
    const hash = () => corpusHash(findDocuments([folder]), findThesauri([folder]));
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

describe('what is wrong with a thesaurus', () => {
  const read = (...files: string[]): PlacedGroup[] =>
    files.flatMap((text, i) => readThesaurus(text, `${String(i + 1)}.yaml`));
  const lint = (files: string[], items?: string[]) =>
    lintThesaurus(read(...files), tokenizer, items).map(
      ({ severity, file: name, line, message }) => `${severity} ${name}:${String(line)} ${message}`,
    );

  it.each<[what: string, files: string[], said: RegExp]>([
    [
      'a term twice in one file',
      [file(group('花壇'), group('広場'), group(' 花壇'))],
      /^error 1\.yaml:8 「花壇」.*4行目/u,
    ],
    [
      'a word that is the same and related',
      [file(group('花壇', 'same: [花園]', 'related: [花園]'))],
      /^error 1\.yaml:4 .*related.*「花園」/u,
    ],
    [
      'the same in another spelling',
      [file(group('花壇', 'same: [ごみ捨て]', 'broader: [ゴミ捨て]'))],
      /^error .*broader/u,
    ],
    ['a term that is narrower than itself', [file(group('花壇', 'narrower: [花壇]'))], /^error .*narrower/u],
    [
      'two terms that are each broader',
      [file(group('花壇', 'broader: [公園]'), group('公園', 'broader: [花壇]'))],
      /^error 1\.yaml:7 .*1\.yaml の4行目/u,
    ],
    [
      'the same by a synonym, across files',
      [
        file(group('花壇', 'narrower: [公園]')),
        file(group('公園', 'same: [緑の広場]'), group('花壇', 'broader: [緑の広場]')),
      ],
      /^error 2\.yaml:7 .*1\.yaml の4行目/u,
    ],
    ['a phrase of no word', [file(group('花壇', 'same: [について]'))], /^error .*「について」/u],
    ['a phrase that is a year', [file(group('花壇', 'same: [令和6年度]'))], /^error .*「令和6年度」/u],
    ['a word of every plan', [file(group('花壇', 'same: [支援]'))], /^warning .*「支援」/u],
    ['a stop word', [file(group('花壇', 'related: [場合]'))], /^warning .*「場合」/u],
    [
      'what only its year tells from a word of every plan',
      [file(group('花壇', 'same: [2025年問題]'))],
      /^warning .*「2025年問題」.*「問題」だけ/u,
    ],
    [
      'what only its year tells from one letter',
      [file(group('花壇', 'same: [令和6年度の花]'))],
      /^warning .*「花」の一文字/u,
    ],
    [
      'a phrase in three groups',
      [file(group('花壇', 'same: [花見]'), group('広場', 'same: [花見]'), group('花見'))],
      /^warning 1\.yaml:10 「花見」が3つの組/u,
    ],
  ])('%s is found', (_, files, said) => {
    const findings = lint(files);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(said);
  });

  it.each<[what: string, files: string[]]>([
    [
      'a group that another file extends',
      [file(group('花壇', 'same: [花園]')), file(group('花壇', 'english: [flower bed]'))],
    ],
    ['a phrase in two groups', [file(group('花壇', 'same: [花見]'), group('広場', 'same: [花見]'))]],
    ['one letter that is a word', [file(group('花壇', 'same: [花]'))]],
    ['broader here and narrower there', [file(group('花壇', 'broader: [公園]'), group('公園', 'narrower: [花壇]'))]],
    ['two that are related', [file(group('花壇', 'related: [公園]'), group('公園', 'related: [花壇]'))]],
    ['a number that is a part of a phrase', [file(group('花壇', 'same: [8050問題, 119番]'))]],
  ])('%s is no finding', (_, files) => {
    expect(lint(files)).toEqual([]);
  });

  it('is a group that stands in more than a third of all items, where there are items', () => {
    const files = [file(group('花壇', 'same: [花園]'), group('広場', 'related: [緑化]'))];
    const items = ['花園の管理', '花壇', '花園と緑化', '道路', '水道', '広場'];
    expect(lint(files, items)).toEqual([
      'warning 1.yaml:4 「花壇」の組の言葉が、項目の50%にあります（多いのは「花園」）。',
    ]);
    expect(lint(files, [...items, '道路', '水道', '学校'])).toEqual([]);
  });

  it('stands with the errors first, by file and line', () => {
    const findings = lint([
      file(group('花壇', 'same: [支援]'), group('広場', 'same: [について, から]')),
      file(group('公園', 'same: [まで]')),
    ]);
    expect(findings.map(finding => finding.split(' ').slice(0, 2).join(' '))).toEqual([
      'error 1.yaml:7',
      'error 1.yaml:7',
      'error 2.yaml:4',
      'warning 1.yaml:4',
    ]);
  });

  it("stops nobody for what the project's own files have", () => {
    expect(() => {
      refuseContradictions(read(file(group('花壇', 'same: [について]'))), tokenizer);
    }).not.toThrow();
  });
});
