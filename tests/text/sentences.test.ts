import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/text/sentences.ts';

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it.each<[why: string, text: string, expected: string[]]>([
    [
      'a full stop ends one, with the bracket behind it',
      '池を掘る。（予定。）川を直す。',
      ['池を掘る。', '（予定。）', '川を直す。'],
    ],
    ['a bullet begins one', '◆ 池が浅い。 ◆ 川が細い', ['◆ 池が浅い。', '◆ 川が細い']],
    [
      'a dot within a word does not',
      '地図（東部・西部）を作る。・川・池を調べる。',
      ['地図（東部・西部）を作る。', '・川・池を調べる。'],
    ],
    ['a line ends one', '①池\n②川\n', ['①池', '②川']],
    [
      'a full stop within a note does not',
      '花の会(略称:はな。平成元年設立)は50人。',
      ['花の会(略称:はな。平成元年設立)は50人。'],
    ],
    ['blanks alone are none', ' \n ', []],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });
});
