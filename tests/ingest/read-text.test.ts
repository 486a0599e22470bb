import { describe, expect, it } from 'vitest';
import { readText } from '../../ingest/read/text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap(part => Array.from(part)));

/** 「目標」「実績」 in Shift_JIS. */
const SHIFT_JIS = [0x96, 0xda, 0x95, 0x57, 0x0a, 0x8e, 0xc0, 0x90, 0xd1];

describe('readText', () => {
  it('numbers lines as an editor does, whatever ends them', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = readText(utf8(['目標', '', '実績'].join(end)), 'a.txt');
      expect(lines.map(({ no, text }) => [no, text])).toEqual([
        [1, '目標'],
        [2, ''],
        [3, '実績'],
      ]);
    }
  });

  it.each([
    ['UTF-8 with a BOM', bytes([0xef, 0xbb, 0xbf], utf8('目標\n実績'))],
    ['UTF-16', bytes([0xff, 0xfe], [0xee, 0x76, 0x19, 0x6a, 0x0a, 0x00, 0x9f, 0x5b, 0x3e, 0x7e])],
    ['Shift_JIS', bytes(SHIFT_JIS)],
  ])('reads %s', (_, content) => {
    expect(readText(content, 'a.txt').map(line => line.text)).toEqual(['目標', '実績']);
  });

  it('folds for matching and leaves the print alone', () => {
    expect(readText(utf8('Ｒ６\t･①Ⅱ'), 'a.txt')).toEqual([{ no: 1, text: 'Ｒ６\t･①Ⅱ', folded: 'R6\t・①Ⅱ' }]);
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['blank lines only', utf8(' \n\n')],
    ['bytes of no encoding', bytes([0x80, 0xff, 0xfe, 0x00, 0x81])],
    ['a PDF', utf8('%PDF-1.7\n…')],
    ['a spreadsheet', bytes(utf8('PK\u0003\u0004'), [0, 0, 8, 0])],
  ])('refuses %s with a message in Japanese', (_, content) => {
    expect(() => readText(content, '計画.txt')).toThrow(
      expect.objectContaining({
        code: 'DOCUMENT_UNREADABLE',
        message: expect.stringContaining('「計画.txt」') as string,
      }),
    );
  });
});
