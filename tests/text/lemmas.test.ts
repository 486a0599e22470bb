import { describe, expect, it } from 'vitest';
import { lemmasOf } from '../../src/text/lemmas.ts';

describe('English words in other forms', () => {
  it.each([
    ['electronically', 'electronic'],
    ['donated', 'donate'],
    ['planning', 'plan'],
    ['applied', 'apply'],
    ['visited', 'visit'],
    ['evacuation', 'evacuate'],
    ['recycle', 'recycling'],
    ['employment', 'employ'],
  ])('%s may be listed as %s', (word, lemma) => {
    expect(lemmasOf(word)).toContain(lemma);
  });

  it.each([
    ['bus', 'too short to end in anything'],
    ['ごみ', 'no English'],
    ['co2', 'no word'],
  ])('%s has none: %s', word => {
    expect(lemmasOf(word)).toEqual([]);
  });
});
