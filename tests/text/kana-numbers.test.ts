import { describe, expect, it } from 'vitest';
import { kanaNumbersAt } from '../../src/text/kana-numbers.ts';

const readings = (text: string, at = 0) =>
  kanaNumbersAt(text, at).map(({ end, written }) => `${written}<${text.slice(at, end)}`);

describe('numbers in kana', () => {
  it.each<[text: string, number: string]>([
    ['さんじゅっけんです', '30件<さんじゅっけん'],
    ['にせんにじゅうごねんどは', '2025年度<にせんにじゅうごねんど'],
    ['さんまんごせんえん', '3万5000円<さんまんごせんえん'],
    ['はっぴゃくにん', '800人<はっぴゃくにん'],
    ['なんぜんえんですか', '何千円<なんぜんえん'],
    ['なんぼんある', '何本<なんぼん'],
    ['れいわごねんど', '令和5年度<れいわごねんど'],
    ['れいわ６ねんど', '令和６年度<れいわ６ねんど'],
    ['れいわがんねんど', '令和元年度<れいわがんねんど'],
    ['なにかがたんとう', '何課<なにか'],
  ])('%s holds %s', (text, number) => {
    expect(readings(text)).toContain(number);
  });

  it.each<[text: string, at: number, number: string]>([
    ['550けん', 3, '件<けん'],
    ['だい2き', 3, '期<き'],
    ['たんとうするかはどこ', 6, '課<か'],
  ])('%s holds at %i %s', (text, at, number) => {
    expect(readings(text, at)).toContain(number);
  });

  it.each<[text: string, reason: string]>([
    ['ぜんぶです', 'voiced tens begin no number'],
    ['くみあい', 'く alone is hardly nine'],
    ['さんごくし', 'no number that anybody says'],
    ['なにかあるか', 'something'],
  ])('%s is none (%s)', text => {
    expect(readings(text)).toEqual([]);
  });
});
