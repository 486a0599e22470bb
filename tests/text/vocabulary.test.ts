import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVocabulary, isOneSlip, readingKey } from '../../src/text/vocabulary.ts';

const row = (token: string, reading: string, items = 3) => ({ token, reading, items });
const vocabulary = createVocabulary(
  [
    row('妊婦健診', 'ニンプケンシン'),
    row('健診', 'ケンシン', 8),
    row('検診', 'ケンシン', 2),
    row('県信', 'ケンシン', 5),
    row('献身', 'ケンシン', 40),
    row('保育', 'ホイク'),
    row('児童扶養手当', 'ジドウフヨウテアテ'),
    row('水道', 'スイドウ'),
    row('ごみ', 'ゴミ'),
    row('センタ', 'センター'),
    row('スーパー堤防', 'スーパーテイボウ'),
    row('コミュニティ', 'コミュニティ'),
    row('公園', 'コウエン', 20),
    row('g:花壇', 'カダン'),
    row('市', 'シ', 90),
    row('水', 'ミズ'),
  ],
  100,
  [{ reading: 'モエルゴミ', token: 'g:可燃ごみ' }],
);
const worth = (surface: string, reading: string) => vocabulary.guesses(surface, reading)[0]?.worth ?? 0;
const inKana = (run: string) =>
  vocabulary
    .inKana(run)
    .filter(({ kind }) => kind === 'word')
    .map(({ tokens, start, end }) => [tokens.join(), run.slice(start, end)]);
const guessed = (surface: string, reading = '') => vocabulary.guesses(surface, reading).map(({ token }) => token);

describe('a word that the corpus lacks', () => {
  it.each<[surface: string, reading: string, guess: string, reason: string]>([
    ['妊婦検診', 'ニンプケンシン', '妊婦健診', 'is read the same'],
    ['せんたー', 'センター', 'センタ', 'is read the same without its long marks'],
    ['すいどう', 'スイドウ', '水道', 'stands in kana'],
    ['suidou', 'suidou', '水道', 'stands in Latin letters'],
    ['gomi', 'gomi', 'ごみ', 'is short, but all of a word'],
    ['suido', '', '水道', 'leaves out what lengthens a vowel, as signs do'],
    ['suda', '', '', 'is no word where a syllable is missing'],
    ['児童扶用手当', 'ジドウフヨウテアテ', '児童扶養手当', 'has a wrong letter of the same sound'],
    ['児童扶手当', 'ジドウフテアテ', '児童扶養手当', 'lacks a letter'],
    ['児童扶扶養手当', 'ジドウフフヨウテアテ', '児童扶養手当', 'has a letter too many'],
    ['児童養扶手当', 'ジドウヨウフテアテ', '児童扶養手当', 'has two letters swapped'],
    ['コミニュティ', 'コミニュティ', 'コミュニティ', 'has two kana swapped'],
    ['コミュニテー', 'コミュニテー', 'コミュニティ', 'lacks a kana'],
  ])('%s (%s) may mean %s: it %s', (surface, reading, guess) => {
    expect(guessed(surface, reading)).toEqual(guess === '' ? [] : [guess]);
  });

  it.each<[surface: string, reading: string, reason: string]>([
    ['児童用手当金', 'ジドウヨウテアテキン', 'two letters are wrong'],
    ['公演', 'コウゲキ', 'a word of two kanji has too many neighbours'],
    ['水路', 'スイロ', 'another word with one kanji in common'],
    ['ゴミ', 'ゴミ', 'two kana may be anything'],
    ['ほいき', 'ホイキ', 'three kana are too short for a slip'],
    ['花壇', 'カダンン', 'groups are no words to slip into'],
    ['garden', 'garden', 'an English word is no Japanese one'],
    ['', '', 'nothing means nothing'],
  ])('%s (%s) means none: %s', (surface, reading) => {
    expect(guessed(surface, reading)).toEqual([]);
  });

  it('is surest where it sounds the same, least sure where it is a slip', () => {
    const [same, latin, slip] = [
      worth('すいどう', 'スイドウ'),
      worth('suidou', ''),
      worth('児童扶手当', 'ジドウフテアテ'),
    ];
    expect([same, latin, slip].toSorted((a, b) => b - a)).toEqual([same, latin, slip]);
    expect(slip).toBeGreaterThan(0);
  });

  it('means the rarest of many first, and no more than three', () => {
    expect(guessed('けんしん', 'ケンシン')).toEqual(['検診', '県信', '健診']);
  });
});

describe('a run of kana', () => {
  it('is cut into words of the corpus, longest first from the left', () => {
    expect(inKana('にんぷけんしんのすいどう')).toEqual([
      ['妊婦健診', 'にんぷけんしん'],
      ['水道', 'すいどう'],
    ]);
  });

  it('gives back the letters as written, long marks too', () => {
    expect(inKana('あのすーぱーていぼうを')).toEqual([['スーパー堤防', 'すーぱーていぼう']]);
  });

  it('finds phrases of groups', () => {
    expect(inKana('もえるごみのひ')).toEqual([['g:可燃ごみ', 'もえるごみ']]);
  });

  it('of three kana is a whole word or none', () => {
    expect(inKana('ほいく')).toEqual([['保育', 'ほいく']]);
    expect(inKana('みずを')).toEqual([]);
  });

  it('holds no words of two kana: endings are full of them', () => {
    expect(inKana('しみずですし')).toEqual([]);
  });

  it('stays within the run, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'すいどうほいくー・もえるごみッャ') }), run => {
        for (const { start, end } of vocabulary.inKana(run)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(run.length);
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

describe('kanji of which one is wrong', () => {
  const slips = createVocabulary(
    [
      row('目標', 'モクヒョウ'),
      row('目的', 'モクテキ'),
      row('水道', 'スイドウ'),
      row('維持', 'イジ'),
      row('児童扶養手当', 'ジドウフヨウテアテ'),
      row('項目', 'コウモク'),
      row('綱目', 'コウモク'),
    ],
    100,
  );
  it.each<[written: string, meant: string | null, reason: string]>([
    ['目票', '目標', 'sounds the same, where 目的 does not'],
    ['威持', '維持', 'at the beginning as well'],
    ['水路', null, 'another word with one kanji in common, which sounds otherwise'],
    ['児童扶礼手当', '児童扶養手当', 'a long word is meant, whatever its wrong kanji sounds like'],
    ['講目', null, 'two words sound like it'],
    ['目', null, 'a single kanji may be anything'],
  ])('%s → %s: %s', (written, meant) => {
    expect(slips.misspelt(written, () => true)).toBe(meant);
  });

  it('is none that the dictionary knows as part of a word', () => {
    expect(slips.misspelt('目票', at => at === 0)).toBeNull();
  });
});

describe('how rare a word is', () => {
  it('falls with the items that hold it; the unknown is rarest', () => {
    expect(vocabulary.items('市')).toBe(90);
    expect(vocabulary.items('火星')).toBe(0);
    const order = ['火星', '検診', '健診', '公園', '市'].map(token => vocabulary.rarity(token));
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(new Set(order).size).toBe(5);
    expect(Math.min(...order)).toBeGreaterThan(0);
  });
});

describe('a word by its sound', () => {
  it('is found whatever its letters', () => {
    expect(vocabulary.readAs('スイドウ').map(({ token }) => token)).toEqual(['水道']);
    expect(vocabulary.readAs('ミズ')).toEqual([]);
  });
});

describe('readingKey', () => {
  it('is one for kana of one sound', () => {
    expect(readingKey('つづく')).toBe(readingKey('ツズク'));
    expect(readingKey('ヴァイオリン')).toBe(readingKey('ブァイオリン'));
    expect(readingKey('ウォーター・サーバー')).toBe('ウォタサバ');
  });
});

/** Letters replaced, left out, added, or neighbours swapped, each once: the slow way, by the whole table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i + j));
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      (table[i] ?? [])[j] = best;
    }
  }
  return at(a.length, b.length);
}

describe('isOneSlip', () => {
  it('agrees with the edit distance', () => {
    const word = fc.string({ unit: fc.constantFrom(...'かきく'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isOneSlip(a, b)).toBe(distance(a, b) === 1);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
});
