import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKanaRun } from '../../src/text/kana-run.ts';

const WORDS = new Set([
  'ていあんがた',
  'きょうどう',
  'じぎょう',
  'にゅうじ',
  'りょう',
  'ひがい',
  'ひがいがく',
  'どうし',
  'ひと',
  'ごみ',
]);
const read = (run: string) =>
  readKanaRun(run, (start, end) => WORDS.has(run.slice(start, end))).map(
    ({ start, end, kind }) => `${kind} ${run.slice(start, end)}`,
  );

describe('a run of kana', () => {
  it.each<[run: string, pieces: string[], reason: string]>([
    [
      'ていあんがたきょうどうじぎょう',
      ['word ていあんがた', 'word きょうどう', 'word じぎょう'],
      'words without a gap',
    ],
    ['ひがいがくは', ['word ひがいがく', 'grammar は'], 'the longer word, and the particle behind it'],
    ['にゅうじょうりょうは', ['unknown にゅうじょう', 'word りょう', 'grammar は'], 'no word ends before a small kana'],
    ['どうしてですか', ['grammar どうしてですか'], 'asking is no subject, though 同士 stands in it'],
    ['ひとの', ['grammar ひとの'], 'nor are formal nouns'],
    ['かたつむり', ['unknown かたつむり'], 'no particle begins a run'],
    ['ごみぶくろ', ['word ごみ', 'unknown ぶくろ'], 'what nothing explains is told apart'],
  ])('%s → %j: %s', (run, pieces) => {
    expect(read(run)).toEqual(pieces);
  });

  it('is covered from end to end, each letter once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'きょうどうじぎのはでひがいっゃーん') }), run => {
        const pieces = readKanaRun(run, (start, end) => WORDS.has(run.slice(start, end)));
        expect(pieces.map(({ start, end }) => run.slice(start, end)).join('')).toBe(run);
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
