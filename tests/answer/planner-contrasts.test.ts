import { describe, expect, it } from 'vitest';
import { contradicts } from '../../src/answer/planner/contrasts.ts';

describe('an indicator that measures something else', () => {
  it.each([
    ['女性職員の育休の取得率は？', '男性育休取得率', '男性 excludes 女性'],
    ['中学生のヘルメットの着用率は？', '児童の自転車用ヘルメット着用率', '児童 are of primary school'],
    ['不燃ごみの排出量は？', '可燃ごみの排出量', 'the other kind of waste'],
    ['子宮がん検診だけの受診率は？', 'がん検診受診率', 'a part of what is measured'],
    ['選挙を除く時間外勤務は？', '時間外勤務時間数', 'less than what is measured'],
  ])('%s is not %s: %s', (question, indicator) => {
    expect(contradicts(question, indicator)).toBe(true);
  });
  it.each([
    ['男性の育休の取得率は？', '男性育休取得率', 'the same'],
    ['市民と職員の割合は？', '市民の参加率', 'both are named'],
    ['小学生の受診率は？', '受診率', 'the indicator names no group'],
    ['がん検診の受診率は？', '高齢者がん検診受診率', 'the question names no group: the label says which'],
    ['選挙を除く時間外勤務は？', '時間外勤務時間数（選挙を除く）', 'left out in print too'],
    ['令和3年度分だけの額は？', '事業費総額', 'a year is no part of an indicator'],
    ['5年間でどれだけの効果額ですか', '効果見込額', 'どれだけ asks how much'],
    ['ＡＩだけの件数は？', 'AIの活用件数', 'whatever the width'],
  ])('%s may be %s: %s', (question, indicator) => {
    expect(contradicts(question, indicator)).toBe(false);
  });
});
