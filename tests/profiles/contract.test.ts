/**
 * What every profile promises, over every sample in tests/profiles/<family>/input*.txt.
 * `UPDATE=1` writes the expected*.json beside the samples: read them against the samples before keeping them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import type { Profile } from '../../ingest/profile.ts';
import { profiles } from '../../ingest/profiles/index.ts';
import type { Line } from '../../ingest/read/line.ts';
import { readText } from '../../ingest/read/text.ts';
import type { Fact, Records } from '../../src/domain/records.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const profileFolder = fileURLToPath(new URL('../../ingest/profiles', import.meta.url));
const UPDATE = process.env['UPDATE'] === '1';
/** Milliseconds for 10 MB: linear code needs about one second, a regex that backtracks over its long runs far more. */
const NOISE_LIMIT = 20_000;

const families = readdirSync(here, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .toSorted();

interface Sample {
  family: string;
  name: string;
  text: string;
  expected: string;
}

const samples: Sample[] = families.flatMap(family =>
  readdirSync(join(here, family))
    .filter(name => /^input.*\.txt$/u.test(name))
    .toSorted()
    .map(name => ({
      family,
      name,
      text: readFileSync(join(here, family, name), 'utf8'),
      expected: join(here, family, name.replace(/^input(.*)\.txt$/u, 'expected$1.json')),
    })),
);

const linesOf = (text: string) => readText(new TextEncoder().encode(text), 'input.txt');
const parse = (profile: Profile, lines: readonly Line[], file = 'input.txt') =>
  profile.parse({ file, planId: profile.id, lines });

/** Parsed and checked, as ingestion has it; checking throws where a record breaks its schema or an id comes twice. */
function read(profile: Profile, lines: readonly Line[], file?: string): Records {
  const { records, problems } = checkRecords(parse(profile, lines, file), lines);
  return { ...records, problems: [...records.problems, ...problems] };
}

const unproven = (records: Records) => records.problems.filter(problem => problem.code === 'EVIDENCE_MISSING');

/** What a reader takes from the facts, whatever the width of the print. */
const readingOf = (records: Records) =>
  records.facts.map(({ metric, kind, fiscalYear, value, unit }) => ({
    metric: metric.normalize('NFKC'),
    kind,
    fiscalYear,
    value,
    unit,
  }));

/** What a value is the value of. */
const keyOf = ({ itemId, metric, kind, fiscalYear, period }: Fact) =>
  JSON.stringify([itemId, metric, kind, fiscalYear, period]);

const fullWidth = (text: string) =>
  text.replaceAll(/[0-9]/gu, c => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));

function withoutMiddle(text: string): string {
  const rows = text.split('\n');
  const third = Math.floor(rows.length / 3);
  return [...rows.slice(0, third), ...rows.slice(2 * third)].join('\n');
}

/** 10 MB of what a converter may leave behind: numbers, tabs, brackets and dashes, as many lines and as one. */
function noise(): string {
  const words = [
    '12,345',
    '目標',
    '(',
    '\t',
    '令和6年度',
    '→',
    '-',
    '①',
    '1-2',
    '9'.repeat(40),
    ' ',
    'Ⅱ',
    '事業費',
    '｢',
    '。',
  ];
  const row = (seed: number) =>
    Array.from({ length: 24 }, (_, i) => words[(seed * 7 + i * (seed % 5) + i) % words.length]);
  const rows = Array.from({ length: 6_000 }, (_, seed) => row(seed).join(''));
  // Long runs of one sign, and of one sign before another: what a regex that backtracks is slow at.
  const runs = ['9', '(', ' ', '-', '1-', 'あ', '・', '①'].map(sign => sign.repeat(300_000));
  return [...rows, rows.join(' '), ...runs, ...runs.map(run => `${run}x`)].join('\n');
}

describe('the list of profiles', () => {
  it('is the files of ingest/profiles and the folders of samples', () => {
    const files = readdirSync(profileFolder)
      .filter(name => name.endsWith('.ts') && name !== 'index.ts')
      .map(name => name.replace(/\.ts$/u, ''));
    expect(profiles.map(profile => profile.id).toSorted()).toEqual(files.toSorted());
    expect(families).toEqual(files.toSorted());
  });
});

describe.each(profiles.map(profile => ({ id: profile.id, profile })))('$id', ({ id, profile }) => {
  const own = samples.filter(sample => sample.family === id);

  it('has a sample', () => {
    expect(own.map(sample => sample.name)).toContain('input.txt');
  });

  it("knows no other family's sample", () => {
    const others = samples.filter(sample => sample.family !== id);
    const taken = others.filter(sample => profile.recognise(linesOf(sample.text)) >= 0.5);
    expect(taken.map(sample => `${sample.family}/${sample.name}`)).toEqual([]);
  });

  describe.each(own)('$name', ({ name, text, expected }) => {
    const lines = linesOf(text);

    it('is known best by its own profile', () => {
      const scores = profiles.map(other => ({ id: other.id, score: other.recognise(lines) }));
      expect(scores.filter(({ score }) => !(score >= 0 && score <= 1))).toEqual([]);
      const best = scores.toSorted((a, b) => b.score - a.score)[0];
      expect(best?.id).toBe(id);
      expect(best?.score).toBeGreaterThanOrEqual(0.5);
    });

    it('gives the same records twice, and leaves its lines alone', () => {
      const before = structuredClone(lines);
      expect(parse(profile, lines)).toEqual(parse(profile, lines));
      expect(lines).toEqual(before);
    });

    it('gives records that pass their schema, with every value on its line', () => {
      const records = read(profile, lines);
      expect(unproven(records)).toEqual([]);
      expect(new Set(records.items.map(item => item.itemNo)).size).toBe(records.items.length);
      const last = lines.length;
      const sources = [...records.items, ...records.facts, ...records.passages, ...records.problems].map(r => r.source);
      expect(sources.filter(({ lineStart, lineEnd }) => lineStart > lineEnd || lineEnd > last)).toEqual([]);
    });

    it('leaves no number unread', () => {
      expect(unreadNumbers(read(profile, lines), lines)).toEqual([]);
    });

    it('gives what is expected', async () => {
      const records = read(profile, lines, name);
      if (UPDATE) writeFileSync(expected, await format(JSON.stringify(records), { parser: 'json', printWidth: 120 }));
      expect(existsSync(expected), `${expected} is missing: write it with UPDATE=1`).toBe(true);
      expect(records).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
    });

    it.each([
      ['CRLF', text.replaceAll('\n', '\r\n')],
      ['a BOM', `\uFEFF${text}`],
    ])('reads the same with %s', (_, variant) => {
      expect(parse(profile, linesOf(variant))).toEqual(parse(profile, lines));
    });

    it('reads the same numbers in full width', () => {
      const variant = linesOf(fullWidth(text));
      const records = read(profile, variant);
      expect(unproven(records)).toEqual([]);
      expect(readingOf(records)).toEqual(readingOf(read(profile, lines)));
    });

    it.each([
      ['the middle third torn out', withoutMiddle(text)],
      ['its first half only', text.slice(0, text.length / 2)],
      ['each line twice', text.replaceAll(/^.*$/gmu, '$&\n$&')],
      ['the whole document twice', `${text}\n${text}`],
      ['tabs as blanks', text.replaceAll('\t', ' ')],
      ['every seventh line missing', text.replaceAll(/^((?:.*\n){6}).*\n/gmu, '$1')],
      ['every fifth line missing', text.replaceAll(/^((?:.*\n){4}).*\n/gmu, '$1')],
    ])('invents nothing with %s', (_, variant) => {
      const damaged = linesOf(variant);
      expect(unproven(read(profile, damaged))).toEqual([]);
    });

    it.each([
      ['an empty column more', text.replaceAll('\t', '\t\t')],
      ['numbers torn over lines', text.replaceAll(/(\d),(\d{3})/gu, '$1,\n$2')],
      ['page breaks', text.replaceAll(/^(?:.*\n){9}/gmu, '$&\n\n\n')],
    ])('ties no value elsewhere with %s', (_, variant) => {
      const damaged = linesOf(variant);
      const records = read(profile, damaged);
      // A damaged document may lose values; what is left must be what the whole one says.
      const whole = new Map(Map.groupBy(read(profile, lines).facts, keyOf).entries());
      const strange = records.facts.filter(
        fact => fact.value !== null && !(whole.get(keyOf(fact)) ?? [fact]).some(({ value }) => value === fact.value),
      );
      expect(strange.map(fact => `${keyOf(fact)} ${fact.valueText}`)).toEqual([]);
    });

    // One sample a family will do: it is the code that is measured.
    if (name !== 'input.txt') return;

    it('reads on through 10 MB of noise, in linear time', () => {
      const noisy = linesOf(`${text}\n${noise()}`);
      const start = performance.now();
      profile.recognise(noisy);
      const records = read(profile, noisy);
      unreadNumbers(records, noisy);
      expect(performance.now() - start).toBeLessThan(NOISE_LIMIT);
      expect(unproven(records)).toEqual([]);
    });
  });
});
