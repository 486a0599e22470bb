import { describe, expect, it } from 'vitest';
import { sortAsked } from '../../src/answer/answer-sort.ts';

describe('the sort of thing that a question waits for', () => {
  it.each<[question: string, sentence: string, named: boolean]>([
    ['池の調査はどこの大学と組んでいるの？', '大学と連携し、池を調べる。', false],
    ['池の調査はどこの大学と組んでいるの？', '花岡大学と連携し、池を調べる。', true],
    ['池を守る協定を結ぶ会社ってどこ？', '市内企業と協定を結ぶ。', false],
    ['池を守る協定を結ぶ会社ってどこ？', '花岡郵便局と協定を結ぶ。', true],
    ['池の掃除は何という組合がする？', '花岡水利組合が池を掃除する。', true],
    ['池を守る法律の名前は？', '関連法令はない。', false],
    ['池を守る法律の名前は？', '花岡水辺法', true],
    ['池の見える部屋は何階？', '池の見える部屋で試す。', false],
    ['池の見える部屋は何階？', '本館３階で試す。', true],
    ['池で学ぶのは何年生？', '5・6年生が学ぶ。', true],
  ])('%s %s', (question, sentence, named) => {
    const sort = sortAsked(question);
    expect(sort).not.toBeNull();
    expect(sort?.names(sentence)).toBe(named);
  });

  it.each(['池を守る方法は何か', '大学を増やす', '池の課題は何'])('none: %s', question => {
    expect(sortAsked(question)).toBeNull();
  });
});
