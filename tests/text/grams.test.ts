import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grams, queryGrams } from '../../src/text/grams.ts';

describe('pairs of letters', () => {
  it('are every two neighbours, with the same letters in any width and case', () => {
    expect(grams('花壇管理')).toEqual(['花壇', '壇管', '管理']);
    expect(grams('ＡＩｶﾞ')).toEqual(['ai', 'iガ']);
    expect(grams('AI')).toEqual(grams('ａｉ'));
  });

  it('do not reach across a sign or a line', () => {
    expect(grams('花壇、管理\n公園')).toEqual(['花壇', '管理', '公園']);
  });

  it('are a lone kanji where it stands alone, and no lone kana or letter', () => {
    expect(grams('「市」「の」「a」')).toEqual(['市']);
  });

  it('hold no figures: they are searched as numbers', () => {
    expect(grams('2024')).toEqual([]);
    expect(grams('R6年度')).toEqual(['r6', '6年', '年度']);
  });

  it('take a letter of two units as one', () => {
    expect(grams('𠮷野家')).toEqual(['𠮷野', '野家']);
    expect(grams('𠮷')).toEqual(['𠮷']);
  });

  it('are as many as the letters at most, hold no blank, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const found = grams(text);
        // Folding may make several letters of one sign (㍿).
        expect(found.length).toBeLessThanOrEqual(text.normalize('NFKC').length);
        for (const gram of found) expect(gram).toMatch(/^\S+$/u);
      }),
      { numRuns: 300, seed: 19 },
    );
  });
});

describe('those of a question', () => {
  it('count once each; pairs of hiragana apart, for they are mostly endings', () => {
    expect(queryGrams('花壇の花壇を見たい')).toEqual({
      strong: ['花壇', '壇の', 'の花', '壇を', 'を見', '見た'],
      weak: ['たい'],
    });
  });

  it('end after 200 letters', () => {
    const { strong } = queryGrams(`${'あ'.repeat(200)}花壇`);
    expect(strong).toEqual([]);
  });

  it('are none where nothing is said', () => {
    expect(queryGrams('？！🙂')).toEqual({ strong: [], weak: [] });
  });
});
