import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareItemNo, findItemNos, parseItemNo } from '../../src/domain/item-no.ts';

describe('parseItemNo', () => {
  it.each([
    ['(2)④', '(2)④'],
    ['（２）④', '(2)④'],
    ['⑵④', '(2)④'],
    ['2-④', '(2)④'],
    ['(2)の④', '(2)④'],
    ['I(1)ア', 'Ⅰ(1)ア'],
    ['Ⅰ（１）ア', 'Ⅰ(1)ア'],
    ['３－２', '3-2'],
    ['3-2-1', '3-2-1'],
    ['01-101', '1-101'],
    ['19-103#2', '19-103#2'],
  ])('folds %s to %s', (text, itemNo) => {
    expect(parseItemNo(text)).toBe(itemNo);
  });

  it.each(['2021-03-01', '046-225-2160', '令和3-4年度', '④', '(2)', 'VII', ''])('reads no number in %s', text => {
    expect(parseItemNo(text)).toBeNull();
  });

  it('leaves a canonical number as it is', () => {
    const canonical = fc.oneof(
      fc.tuple(fc.integer({ min: 1, max: 10 }), fc.constantFrom(...'①②③⑨⑩⑮')).map(([a, b]) => `(${String(a)})${b}`),
      fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 101, max: 120 }))
        .map(([a, b]) => `${String(a)}-${String(b)}`),
      fc
        .tuple(fc.constantFrom(...'ⅠⅡⅢⅣ'), fc.integer({ min: 1, max: 9 }), fc.constantFrom(...'アイウエ'))
        .map(([a, b, c]) => `${a}(${String(b)})${c}`),
    );
    fc.assert(
      fc.property(canonical, itemNo => {
        expect(parseItemNo(itemNo)).toBe(itemNo);
      }),
    );
  });
});

describe('findItemNos', () => {
  it('finds the numbers of a sentence in order', () => {
    expect(findItemNos('（２）④と事業番号1-101、Ⅲ(2)イを比べて').map(found => found.itemNo)).toEqual([
      '(2)④',
      '1-101',
      'Ⅲ(2)イ',
    ]);
  });
});

describe('the places of mentions', () => {
  it('hold in the text as given, folded signs and all', () => {
    const text = '市の⑵④と３－２';
    expect(findItemNos(text).map(({ start, end }) => text.slice(start, end))).toEqual(['⑵④', '３－２']);
  });
});

describe('compareItemNo', () => {
  it('orders numbers as a table of contents does', () => {
    const inOrder = ['(2)⑨', '(2)⑩', '(10)①'];
    expect(inOrder.toReversed().toSorted(compareItemNo)).toEqual(inOrder);
    const sheets = ['2-101', '10-101', '19-103', '19-103#2'];
    expect(sheets.toReversed().toSorted(compareItemNo)).toEqual(sheets);
    const roman = ['Ⅰ(3)ウ', 'Ⅱ(1)ア', 'Ⅱ(1)イ'];
    expect(roman.toReversed().toSorted(compareItemNo)).toEqual(roman);
  });

  it('is an order', () => {
    const anyNo = fc.constantFrom(
      '(1)①',
      '(2)⑩',
      '(10)①',
      '1-101',
      '10-101',
      'Ⅰ(1)ア',
      'Ⅲ(1)ア',
      '施策01',
      '施策10',
      '3-2',
      '3-2-1',
    );
    fc.assert(
      fc.property(anyNo, anyNo, (a, b) => {
        expect(Math.sign(compareItemNo(a, b)) + Math.sign(compareItemNo(b, a))).toBe(0);
      }),
    );
  });
});
