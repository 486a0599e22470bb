import { describe, expect, it } from 'vitest';
import { soundDistance } from '../../src/text/same-sound.ts';

describe('kanji that sound alike', () => {
  it.each([
    ['標', '票', 'ヒョウ'],
    ['維', '威', 'イ'],
    ['啓', '継', 'ケイ'],
    ['務', '無', 'ム'],
    ['換', '喚', 'カン'],
    ['効', '高', 'コウ, the reading with the most kanji'],
  ])('%s and %s do: %s', (a, b) => {
    expect(soundDistance(a, b)).not.toBeNull();
  });

  it.each([
    ['標', '的', 'ヒョウ and テキ'],
    ['水', '家', 'スイ and カ'],
    ['標', '鬱', 'a kanji beyond the first level'],
    ['標', 'ひ', 'no kanji'],
  ])('%s and %s do not: %s', (a, b) => {
    expect(soundDistance(a, b)).toBeNull();
  });

  it('are nearer the more alike they are', () => {
    expect(soundDistance('標', '票') ?? 99).toBeLessThan(soundDistance('標', '病') ?? 99);
  });
});
