/** The plan file: what is written comes back, what is wrong is refused with its line, and a clerk's example is read. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { format } from 'prettier';
import { checkRecords } from '../../ingest/check.ts';
import { findDocuments } from '../../ingest/corpus.ts';
import { readDocument, readDocuments } from '../../ingest/pipeline.ts';
import { nearestKey } from '../../ingest/plan-file/complaint.ts';
import { readPlanFile } from '../../ingest/plan-file/read.ts';
import { planFileJsonSchema } from '../../ingest/plan-file/schema.ts';
import { writePlanFile } from '../../ingest/plan-file/write.ts';
import { createRecorder, type Document, type FactDetails, type ItemDetails } from '../../ingest/profile.ts';
import { profiles } from '../../ingest/profiles/index.ts';
import { readText } from '../../ingest/read/text.ts';
import { factKindSchema, type Records } from '../../src/domain/records.ts';
import { NaviError } from '../../src/errors.ts';
import { describeReal } from '../profiles/real-corpus.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sampleFolder = join(root, 'tests/profiles');
const readme = readFileSync(join(root, 'corpus/README.md'), 'utf8');
const example = /```yaml\n([\s\S]*?)```/u.exec(readme)?.[1] ?? '';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'keikaku-plan-file-'));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** The surest family's records, checked as ingestion does. */
function recordsOf(document: Document): Records {
  const [best] = profiles.toSorted((a, b) => b.recognise(document.lines) - a.recognise(document.lines));
  if (!best) throw new NaviError('INTERNAL', '様式がありません。');
  return checkRecords(best.parse(document), document.lines).records;
}

function expectRoundTrip(records: Records): void {
  const text = writePlanFile(records);
  const back = readPlanFile(text, 'back.yaml');
  expect(back.items).toEqual(records.items);
  expect(back.facts).toEqual(records.facts);
  expect(back.passages).toEqual([]);
  expect({ ...back.plan, family: '', file: '' }).toEqual({ ...records.plan, family: '', file: '' });
  expect(writePlanFile(back)).toBe(text);
  expect(() => checkRecords(back, null)).not.toThrow();
}

const samples = readdirSync(sampleFolder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(sampleFolder, name))
      .filter(file => /^input.*\.txt$/u.test(file))
      .map(file => `${name}/${file}`),
  );

describe('from a document to a plan file and back', () => {
  it('knows samples of every family', () => {
    expect(new Set(samples.map(name => name.split('/')[0])).size).toBe(profiles.length);
  });

  it.each(samples)('loses nothing of %s', name => {
    const records = recordsOf({
      file: name,
      planId: 'sample',
      lines: readText(readFileSync(join(sampleFolder, name)), name),
    });
    expect(records.facts.length).toBeGreaterThan(0);
    expectRoundTrip(records);
  });

  it('takes none of the document’s sentences along, and values as printed, in quotes', () => {
    const name = 'reform-plan/input.txt';
    const lines = readText(readFileSync(join(sampleFolder, name)), name);
    const records = recordsOf({ file: name, planId: 'sample', lines });
    const text = writePlanFile(records);
    // A sentence that is a title or a value as well is in the file as such.
    const named = JSON.stringify([records.items, records.facts]);
    const sentences = records.passages.map(passage => passage.text).filter(sentence => !named.includes(sentence));
    expect(sentences.length).toBeGreaterThan(5);
    expect(sentences.filter(sentence => text.includes(sentence))).toEqual([]);
    expect(text.split('\n').filter(line => /\bvalue: (?!")/u.test(line))).toEqual([]);
  });
});

for (const prefix of ['000', '001', '002', '003', '004']) {
  describeReal(prefix, `the real document ${prefix}`, document => {
    it('loses nothing on its way through a plan file', () => {
      const records = recordsOf(document);
      expect(records.facts.length).toBeGreaterThan(50);
      expectRoundTrip(records);
    });
  });
}

/** Records of one invented item. */
function oneItem(details: Partial<ItemDetails>, facts: FactDetails[], summary = ''): Records {
  const recorder = createRecorder({ file: '計画.pdf', planId: 'aoba', lines: [] }, 'plan-file');
  const item = recorder.item({ itemNo: '1-1', title: '公園', ...details }, [2, 9]);
  for (const fact of facts) item.fact(fact);
  item.passage('要旨', summary, [2, 9]);
  return recorder.finish({ city: '青葉市', planTitle: '青葉市計画', fiscalYears: [2024, 2026] });
}

const back = (records: Records) => readPlanFile(writePlanFile(records), '計画.yaml');

describe('what a plan file holds', () => {
  it('every attribute of an item, its place and its summary', () => {
    const records = oneItem(
      {
        kind: 'related',
        itemNo: '19-103#2',
        alsoNos: ['19-103', '(2)④'],
        departments: ['都市部 公園課', '市民部: 協働課'],
        relatedDepartments: ['- 財政課'],
        place: [
          { label: '分野', no: '', title: '暮らし' },
          { label: '施策', no: '01', title: 'みどり #1' },
        ],
        marks: ['再掲', '*新規'],
        links: [
          { rel: 'same_as', itemNo: '19-103' },
          { rel: 'leading_project', itemNo: '①' },
        ],
      },
      [],
      '公園の花を、市民とともに植えます。',
    );
    expect(back(records).items).toEqual(records.items);
    expect(back(records).passages).toEqual(records.passages);
    expect(records.passages).toHaveLength(1);
  });

  it('two places that would share a name, apart', () => {
    const recorder = createRecorder({ file: 'x', planId: 'aoba', lines: [] }, 'plan-file');
    for (const [i, above] of ['A', 'B', 'C'].entries()) {
      const place = [
        { label: '柱', no: above, title: above },
        { label: '施策', no: '1', title: '花' },
      ];
      recorder.item({ itemNo: String(i), title: above, place }, [1, 1]);
    }
    const records = recorder.finish({ city: '青葉市', planTitle: '計画', fiscalYears: [2024, 2026] });
    expect(back(records).items).toEqual(records.items);
  });

  it('pages, and values said shorter', () => {
    const records = oneItem({}, [{ metric: '花', kind: 'milestone', fiscalYear: 2024, valueText: '植える', at: 3 }]);
    const paged: Records = {
      ...records,
      items: records.items.map(item => ({ ...item, source: { ...item.source, page: 12 } })),
      facts: records.facts.map(fact => ({ ...fact, abridged: true, source: { ...fact.source, page: 13 } })),
    };
    expect(paged.facts).toHaveLength(1);
    expect(back(paged).items).toEqual(paged.items);
    expect(back(paged).facts).toEqual(paged.facts);
  });

  it('any facts in any order, whatever their names, units and values look like', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '件数',
        '1.50',
        '007',
        'true',
        'null',
        '~',
        '- x',
        'a: b',
        '# x',
        '"',
        "'",
        '1,035 か所',
        '90％未満',
        '２団体',
      ),
      fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).map(text => `x${text}x`),
    );
    const fact: fc.Arbitrary<FactDetails> = fc
      .record({
        metric: fc.constantFrom('件数', '率', '007', 'yes'),
        kind: fc.constantFrom(...factKindSchema.options),
        year: fc.option(fc.integer({ min: 2024, max: 2026 })),
        spans: fc.boolean(),
        valueText: word,
        unit: fc.constantFrom(undefined, '件', '%', 'null'),
        continued: fc.boolean(),
        note: fc.option(word, { nil: undefined }),
        line: fc.integer({ min: 1, max: 5 }),
        more: fc.nat({ max: 2 }),
      })
      .map(({ year, spans, unit, continued, note, line, more, ...rest }) => ({
        ...rest,
        fiscalYear: spans ? null : year,
        ...(spans && { period: [2024, 2026] as [number, number] }),
        ...(unit !== undefined && { unit }),
        ...(continued && { continued }),
        ...(note !== undefined && { note }),
        at: [line, line + more] as [number, number],
      }));
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), facts => {
        const records = oneItem({}, facts);
        expect(back(records).facts).toEqual(records.facts);
      }),
      { numRuns: 200 },
    );
  });

  it('a thousand items, read in reasonable time', () => {
    const recorder = createRecorder({ file: 'x', planId: 'aoba', lines: [] }, 'plan-file');
    for (let i = 1; i <= 1_000; i++) {
      const item = recorder.item({ itemNo: `1-${String(i)}`, title: '花' }, [i, i]);
      for (const fiscalYear of [2024, 2025, 2026]) {
        item.fact({ metric: '花', kind: 'target', fiscalYear, valueText: '1,000', unit: '本', at: i });
      }
    }
    const text = writePlanFile(recorder.finish({ city: '青葉市', planTitle: '計画', fiscalYears: [2024, 2026] }));
    const start = performance.now();
    expect(readPlanFile(text, 'x.yaml').facts).toHaveLength(3_000);
    // About 0.3 s alone on one core; quadratic code needs minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the example for a clerk', () => {
  const records = readPlanFile(example, 'minato.yaml');

  it('is read: items, facts, places, summaries', () => {
    expect(records.plan).toMatchObject({ planId: 'minato-kaikaku-r6', city: 'みなと市', fiscalYears: [2024, 2026] });
    expect(records.items.map(({ itemNo, kind, place }) => [itemNo, kind, place.map(({ label }) => label)])).toEqual([
      ['施策1-1', 'heading', ['改革の柱']],
      ['1-1-1', 'item', ['改革の柱', '施策']],
    ]);
    expect(
      records.facts.map(({ kind, fiscalYear, period, value, unit, source }) => [
        kind,
        fiscalYear ?? period,
        value,
        unit,
        source.lineStart,
      ]),
    ).toEqual([
      ['baseline', 2022, 97.2, '%', 5],
      ['target', 2024, 97.5, '%', 5],
      ['target', 2026, 98, '%', 5],
      ['milestone', 2024, null, '', 6],
      ['milestone', 2025, null, '', 6],
      ['milestone', 2026, null, '', 6],
      ['budget_total', [2024, 2026], 1200, '千円', 8],
    ]);
    expect(records.facts.map(fact => fact.continued ?? false).indexOf(true)).toBe(5);
    expect(records.passages.map(({ section, itemId }) => [section, itemId])).toEqual([
      ['要旨', 'minato-kaikaku-r6:施策1-1'],
      ['要旨', 'minato-kaikaku-r6:1-1-1'],
    ]);
    expect(new Set(records.facts.map(fact => fact.source.file))).toEqual(new Set(['みなと市行政改革プラン.xlsx']));
  });

  it('names every kind of value that the schema knows', () => {
    expect(factKindSchema.options.filter(kind => !readme.includes(`\`${kind}\``))).toEqual([]);
  });
});

/** The error of reading a text, or undefined where it was read. */
function errorOf(text: string): NaviError | undefined {
  try {
    readPlanFile(text, '計画.yaml');
    return undefined;
  } catch (error) {
    if (error instanceof NaviError) return error;
    throw error;
  }
}

/** The line (from 1) of the example on which `text` begins. */
const lineOf = (text: string) => example.slice(0, example.indexOf(text)).split('\n').length;

interface Slip {
  name: string;
  from: string;
  to: string;
  /** Lines after the one that holds `from`. */
  after?: number;
  says: string;
  remedy: string;
}

const SLIPS: Slip[] = [
  { name: 'a value without quotes', from: '"97.2"', to: '97.2', says: '「value」の書き方', remedy: '引用符' },
  { name: 'a year in words', from: 'year: 2022', to: 'year: 令和4', says: '「year」の書き方', remedy: '西暦' },
  {
    name: 'a list that is none',
    from: 'marks:',
    to: 'marks: 新規\n    links:',
    says: '「marks」の書き方',
    remedy: '並び',
  },
  { name: 'an unknown kind', from: 'kind: heading', to: 'kind: header', says: '「kind」の書き方', remedy: 'heading' },
  { name: 'a bad plan id', from: 'planId: minato', to: 'planId: みなと', says: '「planId」', remedy: '英小文字' },
  {
    name: 'a misspelt key',
    from: 'baseline:',
    to: 'baselin:',
    says: '「baselin」という名前',
    remedy: '「baseline」では',
  },
  { name: 'a key in Japanese', from: 'target:', to: '目標値:', says: '「目標値」という名前', remedy: '「target」では' },
  {
    name: 'a misspelt key that is needed',
    from: 'title: 市税の収納率',
    to: 'titel: x',
    says: '「titel」',
    remedy: '「title」では',
  },
  { name: 'a key of nowhere', from: 'url:', to: 'tantousha:', says: '「tantousha」という名前', remedy: 'publisher' },
  {
    name: 'a missing key',
    from: '    title: 市税の収納率の向上\n',
    to: '',
    after: -1,
    says: '「title」がありません',
    remedy: '項目の名前',
  },
  { name: 'an empty key', from: 'city: みなと市', to: 'city:', says: '「city」がありません', remedy: '市の名前' },
  {
    name: 'one number twice',
    from: 'itemNo: 1-1-1',
    to: 'itemNo: 施策1-1',
    says: '項目にも付いています',
    remedy: '施策1-1#2',
  },
  { name: 'a target after the plan', from: 'year: 2026', to: 'year: 2027', says: '2027', remedy: 'fiscalYears' },
  {
    name: 'a milestone before the plan',
    from: 'year: 2024\n            value: "準備"',
    to: 'year: 2023\n            value: "準備"',
    says: '年次計画の年度 2023',
    remedy: 'fiscalYears',
  },
  {
    name: 'a budget beyond the plan',
    from: 'period: 2024-2026',
    to: 'period: 2024-2028',
    says: '2028',
    remedy: 'fiscalYears',
  },
  {
    name: 'a baseline after the plan',
    from: 'year: 2022',
    to: 'year: 2030',
    says: '現状値の年度 2030',
    remedy: 'fiscalYears',
  },
  {
    name: 'a period back to front',
    from: 'period: 2024-2026',
    to: 'period: 2026-2024',
    says: '2026-2024',
    remedy: '最初の年度',
  },
  {
    name: 'year and period',
    from: 'period: 2024-2026',
    to: 'year: 2024\n            period: 2024-2026',
    after: 1,
    says: '両方',
    remedy: 'だけ',
  },
  { name: 'lines back to front', from: 'line: 4-9', to: 'line: 9-4', says: '逆', remedy: '小さい' },
  { name: 'a dash for a value', from: '"97.2"', to: '"－"', says: '値ではありません', remedy: '消して' },
  { name: 'an arrow for a value', from: '"準備"', to: '"→"', says: '矢印', remedy: 'continued: true' },
  {
    name: 'a place that is not there',
    from: 'under: 施策1-1',
    to: 'under: 施策9',
    says: '「施策9」',
    remedy: 'structure',
  },
  { name: 'a place below itself', from: 'under: 柱1', to: 'under: 施策1-1', says: '「施策1-1」', remedy: 'structure' },
  { name: 'one place twice', from: 'id: 施策1-1', to: 'id: 柱1', says: '「柱1」が2回', remedy: '別の id' },
  { name: 'a tab', from: '    title: 市税の収納率', to: '\ttitle: 市税の収納率', says: 'タブ', remedy: '半角の空白' },
  { name: 'an open quote', from: '"1,200千円"', to: '"1,200千円', says: '引用符が閉じて', remedy: '引用符' },
  {
    name: 'no blank after a colon',
    from: 'city: みなと市',
    to: 'city:みなと市',
    says: '「名前: 値」',
    remedy: '半角の空白',
  },
  {
    name: 'a shifted line',
    from: '    title: 市税の収納率',
    to: '   title: 市税の収納率',
    says: '字下げ',
    remedy: '空白の数',
  },
  {
    name: 'a key twice',
    from: '    title: 市税の収納率',
    to: '    title: x\n    title: 市税の収納率',
    after: 1,
    says: '2回',
    remedy: '消す',
  },
  { name: 'an alias of nothing', from: 'title: 歳入を確保する', to: 'title: *a', says: '別名', remedy: '引用符' },
  { name: 'an alias', from: 'title: 歳入を確保する', to: 'title: &a 歳入', says: '別名', remedy: '引用符' },
];

describe('a broken plan file', () => {
  it.each(SLIPS)('is refused with the line and what to do: $name', ({ from, to, after = 0, says, remedy }) => {
    expect(example).toContain(from);
    const error = errorOf(example.replace(from, to));
    expect(error?.code).toBe('DOCUMENT_UNREADABLE');
    // A missing line is that of the item which lacks it: `after` counts from where the slip was.
    const line = lineOf(from) + after;
    expect(error?.message).toContain(`「計画.yaml」の${String(line)}行目: `);
    expect(error?.message).toContain(says);
    expect(error?.remedy).toContain(remedy);
  });

  it('names the lines of its other slips', () => {
    const error = errorOf(example.replace('"97.2"', '97.2').replace('"98.0"', '98.0'));
    expect(error?.message).toContain(`${String(lineOf('97.2'))}行目`);
    expect(error?.remedy).toContain(`ほかに、${String(lineOf('98.0'))}行目`);
  });

  it.each([
    ['no plan file', 'name: x\n'],
    ['another version', example.replace('plan-1', 'plan-9')],
    ['a list', '- a\n'],
    ['nothing', '# 空\n'],
    ['a format that is not first', `city: x\n${example}`.replace('city: みなと市\n', '')],
  ])('is not taken for one: %s', (_, text) => {
    expect(errorOf(text)?.code).toBe('DOCUMENT_UNKNOWN');
  });

  it('is refused, not crashed upon, whatever is in it', () => {
    const lines = example.split('\n');
    const damaged = fc.tuple(
      fc.nat({ max: lines.length - 1 }),
      fc.constantFrom('', '\t', '- ', '[', '? ', '*x', '"', '|', '  ', ': ', '{a: ', '!!binary '),
    );
    fc.assert(
      fc.property(damaged, fc.boolean(), ([i, junk], whole) => {
        errorOf(
          lines.map((line, j) => (j !== i ? line : whole ? junk : line.replace(/(?<=: ?)(?=\S)|^/u, junk))).join('\n'),
        );
      }),
      { numRuns: 300 },
    );
    expect(errorOf(`${example}x: ${'['.repeat(20_000)}`)?.code).toBe('DOCUMENT_UNREADABLE');
    expect(errorOf(`${example}__proto__:\n  - a\n`)?.message).toContain('__proto__');
  });

  it.each([
    ['a', 'actual', undefined],
    ['Target', 'target', 'target'],
    ['budget_totl', 'budget_total', 'budget_total'],
  ])('has %s corrected where something is near', (key, known, meant) => {
    expect(nearestKey(key, [known])).toBe(meant);
  });
});

describe('plan-file.schema.json', () => {
  it('is the schema of the code (npm run plan-schema writes it)', async () => {
    const committed = readFileSync(join(root, 'corpus/plan-file.schema.json'), 'utf8');
    const made = await format(JSON.stringify(planFileJsonSchema()), { parser: 'json', printWidth: 120 });
    expect(committed).toBe(made);
  });

  it('says in Japanese what belongs in every field', () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, inner] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, field] of Object.entries(inner as Record<string, { description?: string }>)) {
            if (!/[ぁ-ん]|[一-龠]/u.test(field.description ?? '')) bare.push(`${path}/${name}`);
          }
        }
        walk(inner, `${path}/${key}`);
      }
    };
    walk(planFileJsonSchema(), '');
    expect(bare).toEqual([]);
  });
});

const corpusOf = (name: string, files: Record<string, string>) => {
  const folder = join(work, name);
  cpSync(join(root, 'tests/corpus'), folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
};
const sakurano = () => {
  const documents = findDocuments([join(root, 'tests/corpus/sakurano-kaikaku-r6.txt')]);
  return documents.map(document => writePlanFile(readDocument(document).records)).join('');
};

const ingest = (...args: string[]) =>
  spawnSync('npm', ['run', '--silent', 'ingest', '--', ...args], { cwd: root, encoding: 'utf8' });

describe('a corpus with plan files', () => {
  it('reads them like any document, with the checks that need no lines', () => {
    const folder = corpusOf('beside', {
      'minato.yml': example.replace(
        '        budget_total:\n',
        '        budget_general:\n          - period: 2024-2026\n            value: "1,000千円"\n        budget_total:\n',
      ),
    });
    const { documents, failures } = readDocuments(findDocuments([folder]));
    expect(failures).toEqual([]);
    const minato = documents.find(({ file }) => file === 'minato.yml');
    expect(minato?.family).toBe('plan-file');
    expect(minato?.records.plan).toMatchObject({ family: 'plan-file', file: 'minato.yml' });
    expect(minato?.records.facts).toHaveLength(8);
    expect(minato?.records.problems.map(problem => problem.code)).toEqual(['TOTAL_MISMATCH']);
  });

  it.each(['a-first.yaml', 'z-last.yaml'])('uses the whole document where both are there: %s', name => {
    const folder = corpusOf(`both-${name}`, { [name]: sakurano() });
    const { documents, failures, asides } = readDocuments(findDocuments([folder]));
    expect(documents.map(({ file, family }) => [file, family])).toEqual([['sakurano-kaikaku-r6.txt', 'reform-plan']]);
    expect(failures).toEqual([]);
    expect(asides).toEqual([{ file: name, usedFile: 'sakurano-kaikaku-r6.txt' }]);
  });

  it('still refuses two plan files of one plan, and a plan id that plans.json contradicts', () => {
    const twice = corpusOf('twice', { 'a.yaml': example, 'b.yaml': example });
    expect(readDocuments(findDocuments([twice])).failures.map(({ file }) => file)).toEqual(['b.yaml']);
    const other = corpusOf('other', {
      'a.yaml': example,
      'plans.json': JSON.stringify([{ file: 'a.yaml', planId: 'another' }]),
    });
    const [failure] = readDocuments(findDocuments([other])).failures;
    expect(failure?.error.message).toContain('another');
  });

  it('says on one line of stderr that a plan file is left aside, and exits 0', () => {
    const folder = corpusOf('said', { 'edition.yaml': sakurano() });
    const run = ingest(folder, '--data', join(work, 'said-data'));
    expect(run.status).toBe(0);
    expect(run.stderr.split('\n').filter(line => line.includes('edition.yaml'))).toEqual([
      '「edition.yaml」は使いません。同じ計画の文書「sakurano-kaikaku-r6.txt」があるためです。',
    ]);
  });

  it('prints the plan file of a document, and nothing else, on standard output', () => {
    const run = ingest('--to-plan-file', join(root, 'tests/corpus/sakurano-kaikaku-r6.txt'));
    expect(run.status).toBe(0);
    expect(run.stdout).toBe(sakurano());
    expect(run.stdout).toContain('summary: ""');
    const folder = ingest('--to-plan-file', join(root, 'tests/profiles/reform-plan'));
    expect(folder.status).toBe(1);
    expect(folder.stdout).toBe('');
    expect(folder.stderr).toContain('[BAD_REQUEST]');
  });
});
