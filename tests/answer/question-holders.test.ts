/** Plans and cities that are counted by what stands in them: the subject is left, and nothing else is taken for it. */
import { describe, expect, it } from 'vitest';
import { takeHolders } from '../../src/answer/question/holders.ts';
import { wordingOf } from '../../src/answer/question/wording.ts';

describe('what is counted', () => {
  it.each<[question: string, holder: string | null, left: string]>([
    ['電子図書が出てくる市はいくつ?', '市', '電子図書'],
    ['電子図書のことを載せてる計画は何本ある?', '計画', '電子図書'],
    ['電子図書に取り組んでいる市はいくつありますか', '市', '電子図書'],
    ['協定を結んでいる市はいくつ', null, '協定を結んでいる市はいくつ'],
    ['電子図書を載せている計画はどれ', null, '電子図書を載せている計画はどれ'],
  ])('%s', (question, holder, left) => {
    const wording = wordingOf(question);
    expect(takeHolders(wording)).toBe(holder);
    expect(wording.text.replaceAll(/[\s?か]/gu, '')).toBe(left.replaceAll(/[\s?か]/gu, ''));
  });
});
