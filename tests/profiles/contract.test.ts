/**
 * What every document family promises, checked once for all of them: over each family's invented sample and its variants
 * (tests/profiles/<id>/input*.txt), and over the same samples broken by code. UPDATE=1 writes expected*.json; what it wrote
 * is read against the sample before it is kept.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { standsOn, type Profile } from '../../ingest/profile.ts';
import { profiles } from '../../ingest/profiles/index.ts';
import type { Line } from '../../ingest/read/line.ts';
import { readText } from '../../ingest/read/text.ts';
import type { Records } from '../../src/domain/records.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const ids = profiles.map(profile => profile.id).toSorted();

interface Sample {
  profile: Profile;
  name: string;
  text: string;
  lines: Line[];
  expectedFile: string;
}

const linesOf = (text: string) => readText(new TextEncoder().encode(text), 'sample.txt');

const samples: Sample[] = profiles.flatMap(profile =>
  readdirSync(here + profile.id)
    .filter(name => /^input.*\.txt$/u.test(name))
    .map(name => {
      const bytes = readFileSync(`${here}${profile.id}/${name}`);
      const lines = readText(bytes, 'sample.txt');
      return {
        profile,
        name,
        text: lines.map(line => line.text).join('\n'),
        lines,
        expectedFile: `${here}${profile.id}/${name.replace('input', 'expected').replace('.txt', '.json')}`,
      };
    }),
);

const parse = ({ profile }: Sample, lines: readonly Line[]): Records =>
  profile.parse({ file: 'sample.txt', planId: 'sample', lines });

/** Facts that claim a line on which they do not stand. */
const unproven = (records: Records, lines: readonly Line[]) =>
  records.facts
    .filter(
      ({ continued, source, valueText }) =>
        continued !== true && !standsOn(lines.slice(source.lineStart - 1, source.lineEnd), valueText),
    )
    .map(fact => `${fact.factId} ${fact.valueText}`);

describe('the list of profiles', () => {
  it('is the folder of profiles and the folder of samples', () => {
    const files = readdirSync(fileURLToPath(new URL('../../ingest/profiles', import.meta.url)));
    expect(
      files
        .filter(name => name !== 'index.ts')
        .map(name => name.replace('.ts', ''))
        .toSorted(),
    ).toEqual(ids);
    const folders = readdirSync(here, { withFileTypes: true }).filter(entry => entry.isDirectory());
    expect(folders.map(folder => folder.name).toSorted()).toEqual(ids);
    expect(ids.filter(id => !samples.some(sample => sample.profile.id === id))).toEqual([]);
  });
});

describe.each(samples.map(sample => [`${sample.profile.id}/${sample.name}`, sample] as const))('%s', (_, sample) => {
  const { lines, expectedFile } = sample;
  const records = parse(sample, lines);

  it('is known best by its own family', () => {
    const scores = profiles.map(profile => ({ id: profile.id, score: profile.recognise(lines) }));
    for (const { id, score } of scores) {
      if (id === sample.profile.id) expect(score).toBeGreaterThanOrEqual(0.5);
      else expect(score, id).toBeLessThan(0.5);
    }
  });

  it('gives the same records twice', () => {
    expect(parse(sample, lines)).toEqual(records);
  });

  it('gives records of the right shape, each value on its line, ids and item numbers once', () => {
    const checked = checkRecords(records, lines);
    expect(checked.problems.filter(problem => problem.code === 'EVIDENCE_MISSING')).toEqual([]);
    expect(unproven(records, lines)).toEqual([]);
    const numbers = records.items.map(item => item.itemNo);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('adds up, or says that it does not', () => {
    const mismatched = checkRecords(records, lines).problems.filter(problem => problem.code === 'TOTAL_MISMATCH');
    expect(mismatched.filter(({ itemId }) => !records.problems.some(problem => problem.itemId === itemId))).toEqual([]);
  });

  it('accounts for every number', () => {
    expect(unreadNumbers(records, lines)).toEqual([]);
  });

  it('keeps each passage where it says it stands', () => {
    const letters = (text: string) => new Set(text.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]/gu, ''));
    for (const { text, source, passageId } of records.passages) {
      const printed = letters(
        lines
          .slice(source.lineStart - 1, source.lineEnd)
          .map(line => line.text)
          .join(''),
      );
      expect(
        Array.from(letters(text)).filter(letter => !printed.has(letter)),
        passageId,
      ).toEqual([]);
    }
  });

  it('equals what is expected', () => {
    const json = `${JSON.stringify(records, null, 1)}\n`;
    if (process.env['UPDATE'] === '1') writeFileSync(expectedFile, json);
    expect(existsSync(expectedFile)).toBe(true);
    expect(json).toBe(readFileSync(expectedFile, 'utf8'));
  });
});

/** Ways to spoil a document, each made from a sample by code. */
const SPOILED: [string, (text: string) => string][] = [
  ['CRLF line ends', text => text.replaceAll('\n', '\r\n')],
  ['a BOM', text => `\uFEFF${text}`],
  [
    'full-width digits',
    text => text.replaceAll(/\d/gu, digit => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)),
  ],
  [
    'its middle third missing',
    text =>
      text
        .split('\n')
        .filter((_, i, all) => i < all.length / 3 || i > (all.length * 2) / 3)
        .join('\n'),
  ],
  [
    'every seventh line missing',
    text =>
      text
        .split('\n')
        .filter((_, i) => i % 7 !== 3)
        .join('\n'),
  ],
  [
    'every line twice',
    text =>
      text
        .split('\n')
        .flatMap(line => [line, line])
        .join('\n'),
  ],
  ['its lines in reverse', text => text.split('\n').toReversed().join('\n')],
  ['numbers torn over lines', text => text.replaceAll(/(\d),(\d{3})/gu, '$1,\n$2')],
  ['an extra column', text => text.replaceAll('\t', '\t\t')],
  [
    'page breaks',
    text =>
      text
        .split('\n')
        .flatMap((line, i) => (i % 9 === 8 ? [line, '', '', ''] : [line]))
        .join('\n'),
  ],
  ['a long line of noise', text => `${text}\n${'令和(（-1-'.repeat(20_000)}`],
];

describe.each(
  samples.filter(sample => sample.name === 'input.txt').map(sample => [sample.profile.id, sample] as const),
)('%s, spoiled', (_, sample) => {
  it.each(SPOILED)('survives %s and invents no value', (__, spoil) => {
    const lines = linesOf(spoil(sample.text));
    const records = parse(sample, lines);
    expect(unproven(records, lines)).toEqual([]);
    // A spoiled document may lose values; it may not gain any that the whole one does not have.
    const printed = new Set(
      lines
        .flatMap(line => line.text.normalize('NFKC').match(/\d[\d,.]*/gu) ?? [])
        .map(number => number.replace(/[,.]$/u, '')),
    );
    const invented = records.facts.filter(
      fact =>
        fact.value !== null &&
        !(fact.valueText.normalize('NFKC').match(/\d[\d,.]*/gu) ?? []).every(number =>
          printed.has(number.replace(/[,.]$/u, '')),
        ),
    );
    expect(invented.map(fact => fact.valueText)).toEqual([]);
  });

  it('reads CRLF, a BOM and full-width digits as the same values', () => {
    const values = (text: string) =>
      parse(sample, linesOf(text)).facts.map(fact => [
        fact.itemId,
        fact.metric.normalize('NFKC'),
        fact.kind,
        fact.fiscalYear,
        fact.value,
      ]);
    const whole = values(sample.text);
    for (const [, spoil] of SPOILED.slice(0, 3)) expect(values(spoil(sample.text))).toEqual(whole);
  });

  it('takes time in proportion to its length', () => {
    const noise = Array.from(
      { length: 60_000 },
      (___, i) => `ノイズの行 ${String(i)}、項目 (${String(i % 9)}) 目標 1,234 令和6年度\t${String(i)}`,
    ).join('\n');
    const lines = linesOf(`${sample.text}\n${noise}`);
    const started = performance.now();
    const { facts } = parse(sample, lines);
    expect(performance.now() - started).toBeLessThan(15_000); // quadratic code takes minutes on 4 MB
    expect(unproven({ ...parse(sample, lines), facts }, lines)).toEqual([]);
  });
});
