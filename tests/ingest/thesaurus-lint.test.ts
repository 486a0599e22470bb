import { beforeAll, describe, expect, it } from 'vitest';
import { lintThesaurus, refuseContradictions } from '../../ingest/thesaurus/lint.ts';
import { readThesaurus, type PlacedGroup } from '../../ingest/thesaurus/read.ts';
import { loadTokenizer, type Tokenizer } from '../../src/text/tokenize.ts';
import { file, group } from './thesaurus-text.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

const read = (...files: string[]): PlacedGroup[] =>
  files.flatMap((text, i) => readThesaurus(text, `${String(i + 1)}.yaml`));

const lint = (files: string[], items?: string[]) =>
  lintThesaurus(read(...files), tokenizer, items).map(
    ({ severity, file: name, line, message }) => `${severity} ${name}:${String(line)} ${message}`,
  );

describe('what is wrong with a thesaurus', () => {
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
    ['a description of one word', [file(group('花壇', 'described: [花がきれい, 花]'))], /^error .*described.*「花」/u],
    [
      'a description of one word beside particles',
      [file(group('花壇', 'described: [花について]'))],
      /^error .*described.*「花について」/u,
    ],
    [
      'a description that is true of every plan',
      [file(group('花壇', 'described: [市民の活動を支援]'))],
      /^warning .*described.*「市民の活動を支援」/u,
    ],
    [
      'one bag of words in two groups, in another order',
      [file(group('花壇', 'described: [庭に花を植える]')), file(group('広場', 'described: [花を庭に植える]'))],
      /^warning 2\.yaml:4 「広場」.*「花壇」の組（1\.yaml の4行目）/u,
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
    ['a description with one word of its own', [file(group('花壇', 'described: [市の花]'))]],
    ['one bag of words twice in a group', [file(group('花壇', 'described: [花を植える, 植える花]'))]],
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
