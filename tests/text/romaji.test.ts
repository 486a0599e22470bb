import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { romajiToKana } from '../../src/text/romaji.ts';

/** Hepburn (ヘボン式), as passports and signs have it. Written apart from the table that is tested. */
const HEPBURN: Record<string, string> = Object.fromEntries(
  `ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to
  ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo
  ラ ra リ ri ル ru レ re ロ ro ワ wa ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da デ de ド do
  バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po キャ kya キュ kyu キョ kyo シャ sha シュ shu ショ sho
  チャ cha チュ chu チョ cho ニャ nya ニュ nyu ニョ nyo ヒャ hya ヒュ hyu ヒョ hyo ミャ mya ミュ myu ミョ myo
  リャ rya リュ ryu リョ ryo ギャ gya ギュ gyu ギョ gyo ジャ ja ジュ ju ジョ jo ビャ bya ビュ byu ビョ byo
  ピャ pya ピュ pyu ピョ pyo`
    .trim()
    .split(/\s+/u)
    .reduce<[string, string][]>((pairs, part, i, all) => (i % 2 ? pairs : [...pairs, [part, all[i + 1] ?? '']]), []),
);
const KANA = Object.keys(HEPBURN);

/** ン before b, m and p is m on signs; ッ doubles the consonant after it, and is t before ch. */
function hepburn(syllables: readonly string[]): string {
  let letters = '';
  for (const kana of syllables.toReversed()) {
    if (kana === 'ン') letters = (/^[bmp]/u.test(letters) ? 'm' : 'n') + letters;
    else if (kana === 'ッ') letters = (letters.startsWith('ch') ? 't' : letters.charAt(0)) + letters;
    else letters = (HEPBURN[kana] ?? '') + letters;
  }
  return letters;
}

describe('Japanese in Latin letters', () => {
  it('comes back from Hepburn', () => {
    const plain = fc.constantFrom(...KANA);
    const hard = fc.constantFrom(...KANA.filter(kana => /^(?:[kstp]|ch)/u.test(HEPBURN[kana] ?? '')));
    const consonant = fc.constantFrom(...KANA.filter(kana => !/^[aiueoyn]/u.test(HEPBURN[kana] ?? '')));
    const part = fc.oneof(
      plain.map(kana => [kana]),
      hard.map(kana => ['ッ', kana]),
      consonant.map(kana => ['ン', kana]),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), parts => {
        const syllables = parts.flat();
        expect(romajiToKana(hepburn(syllables))).toBe(syllables.join(''));
      }),
      { numRuns: 500, seed: 13 },
    );
  });

  it.each([
    ['gomi', 'ゴミ'],
    ['kosodate', 'コソダテ'],
    ['shōbō', 'ショボ'],
    ['shoubou', 'ショウボウ'],
    ['syoubou', 'ショウボウ'],
    ['sinbun', 'シンブン'],
    ['shimbun', 'シンブン'],
    ['tosyokan', 'トショカン'],
    ['zyuumin', 'ジュウミン'],
    ['tiiki', 'チイキ'],
    ['hukusi', 'フクシ'],
    ['gakkou', 'ガッコウ'],
    ['kocchi', 'コッチ'],
    ['kotchi', 'コッチ'],
    ['isehara', 'イセハラ'],
  ])('%s is %s, as signs or keyboards have it', (letters, kana) => {
    expect(romajiToKana(letters)).toBe(kana);
  });

  it.each(['garbage', 'school', 'library', 'trash', 'child', 'tax', 'x', 'q', '東京', 'gomi1', 'go mi'])(
    '%s is none',
    text => {
      expect(romajiToKana(text)).toBeNull();
    },
  );

  it('takes anything and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        expect(romajiToKana(text) ?? 'ア').not.toMatch(/[a-z]/u);
      }),
      { seed: 17 },
    );
  });
});
