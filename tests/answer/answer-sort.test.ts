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
    ['池を守る会社の名前は？', 'ＰＦＩ事業者を選び、ネーミングライツを売る。', false],
    ['池を守る会社の名前は？', '花岡交通と協定を結ぶ。', true],
    ['池で学ぶのはどこの小学校？', '市内10小学校区のうち８校で学ぶ。', false],
    ['池で学ぶのはどこの小学校？', '全校（花岡小以外）で学ぶ。', true],
    ['池を一緒に守るのは何ていう市？', '県外の自治体と守る。', false],
    ['池を一緒に守るのは何ていう市？', '平塚と守る。', true],
    ['池の券が使えるお店の名前を全部', '加盟店を増やす。', false],
    ['池の管理事務所の電話番号は？', '電話で受け付ける。', false],
    ['池の管理事務所の電話番号は？', '電話 0463-00-0000', true],
    ['池の受付時間を教えて', '受付時間を延ばす。', false],
    ['池の受付時間を教えて', '受付は９時から', true],
    ['池のボートの料金はいくら？', '料金を見直す。', false],
    ['池のボートの料金はいくら？', '1回300円とする。', true],
    ['池の電話番号について教えて', '池を守る。', false],
    ['池の設置場所を示せ', '警察署と相談する。', false],
    ['池を見に行くのはどこの体育館？', '体育館を直す。', false],
    ['池の園長の名前は？', '園長 花岡 太郎', true],
    ['池のボート　購入台数', 'ボートを買う。', false],
    ['池のボート　購入台数', 'ボートを３台買う。', true],
  ])('%s %s', (question, sentence, named) => {
    const sort = sortAsked(question);
    expect(sort).not.toBeNull();
    expect(sort?.names(sentence)).toBe(named);
  });

  it('a city other than its own', () => {
    const sort = sortAsked('池を一緒に守るのはどこの市？');
    expect(sort?.names('花岡市が守る。', '花岡市')).toBe(false);
    expect(sort?.names('花岡市と月見市が守る。', '花岡市')).toBe(true);
  });

  it.each([
    '池を守る方法は何か',
    '大学を増やす',
    '池の課題は何',
    '池のために市は何をする',
    '池の料金を見直す理由は',
    '池のボートの料金って、どれとどれ？',
    '池の受付時間はなぜ延びた？',
    'どの市のどの項目が池を守る？',
  ])('none: %s', question => {
    expect(sortAsked(question)).toBeNull();
  });
});
