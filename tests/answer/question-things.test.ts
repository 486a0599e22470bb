import { describe, expect, it } from 'vitest';
import { thingsAsked } from '../../src/answer/question/things.ts';

const asked = (text: string, more: { ofDepartment?: boolean; listed?: boolean } = {}) =>
  thingsAsked(text.normalize('NFKC'), { ofDepartment: false, listed: false, ...more });

describe('the things of a plan', () => {
  it.each<[text: string, operation: 'list' | 'count', noun: string]>([
    ['施策13の主な事業、何があるん？', 'list', '主な事業'],
    ['実施項目の名前を知りたい', 'list', '実施項目'],
    ['主な事業 件数', 'count', '主な事業'],
    ['取組項目って全部でどれくらいの数あるの？', 'count', '取組項目'],
    ['章には実施項目がいくつ並んでるの？', 'count', '実施項目'],
    ['主な事業で、借金をあてにしてるのはいくつある？', 'count', '主な事業'],
    ['主な事業のうち新しいものを教えて', 'list', '主な事業'],
    ['「その他の関連の事業」は何ですか。', 'list', 'その他の関連の事業'],
    ['五つの基本方針を示してください。', 'list', '基本方針'],
    ['「力」って5つあるらしいけど何？', 'list', '力'],
    ['大きな目標三つって何でしたっけ', 'list', '目標'],
    ['お年寄りのための事業、何がある？', 'list', '事業'],
    ['図書館に関係する事業は？', 'list', '事業'],
  ])('%s: %s of %s', (text, operation, noun) => {
    expect(asked(text)).toMatchObject({ operation, noun });
  });

  it.each([
    ['主な事業の目標を教えて', 'a value of theirs'],
    ['実施項目はいつ見直しますか', 'a time'],
    ['主な事業は何をするの', 'what they do'],
    ['市道改良事業は何ですか', 'the end of a title'],
    ['ごみを減らす取組を教えて', 'may be what one of them is'],
    ['取組項目の進め方', 'something of theirs'],
    ['三つの柱の予算は', 'a value of parts'],
  ])('%s: null (%s)', text => {
    expect(asked(text)).toBeNull();
  });

  it('may go by any word beside a department', () => {
    expect(asked('の仕事を全部', { ofDepartment: true })).toMatchObject({ operation: 'list', noun: '仕事' });
    expect(asked('の仕事を全部')).toBeNull();
  });
});
