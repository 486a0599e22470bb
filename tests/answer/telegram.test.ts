/** Half-width katakana as grammar (電報の書き方): put back into hiragana before anything is read. */
import { describe, expect, it } from 'vitest';
import { inWrittenGrammar } from '../../src/answer/question/telegram.ts';

describe('a telegram', () => {
  it.each<[telegram: string, written: string, why: string]>([
    ['花壇ﾉ数ｦ増ﾔｽ計画', '花壇の数を増やす計画', 'particles and an ending'],
    ['花壇ｶﾞ並ﾝﾃﾞｲﾙ公園ﾊﾄﾞｺ', '花壇が並んでいる公園はどこ', 'several endings, and a word that asks'],
    ['年度ｺﾞﾄﾆ報告ｦ受ケル会ﾊ何ﾄｲｳ', '年度ごとに報告を受ケル会は何という', 'full width stays'],
    ['取組ｦ１ﾂ残ﾗｽﾞ', '取組を１つ残らず', 'behind a figure'],
    ['ｾﾞﾝﾌﾞﾃﾞ何件', 'ぜんぶで何件', 'words of asking alone'],
    ['花壇ﾌﾟﾗﾝﾉ目標', '花壇ﾌﾟﾗﾝﾉ目標', 'a word from abroad'],
    ['不燃ｺﾞﾐ', '不燃ｺﾞﾐ', 'one that looks like an ending'],
    ['ﾍﾞﾝﾁ', 'ﾍﾞﾝﾁ', 'no grammar'],
    ['名称ヲ全部', '名称を全部', 'what no word from abroad has'],
  ])('%s: %s (%s)', (telegram, written) => {
    expect(inWrittenGrammar(telegram)).toBe(written);
  });
});
