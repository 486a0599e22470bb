import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kanjiToNumber, parseNumber, parseQuantity, unitScale } from '../../src/domain/quantity.ts';

const plain = { bound: null, approximate: false, bracketed: null };

describe('parseQuantity', () => {
  it.each([
    ['22,040', 22040, ''],
    ['１００％', 100, '%'],
    ['▲19.6％', -19.6, '%'],
    ['△1,234千円', -1234, '千円'],
    ['－5', -5, ''],
    ['0', 0, ''],
    ['4 グループ', 4, 'グループ'],
    ['780万文字', 780, '万文字'],
    ['10億円', 10, '億円'],
    ['9億8,000万円', 980_000_000, '円'],
    ['3,550人/年', 3550, '人/年'],
    ['十五件', 15, '件'],
    ['3割', 3, '割'],
  ])('reads %s', (text, value, unit) => {
    expect(parseQuantity(text)).toEqual({ ...plain, value, unit });
  });

  it('reads bounds, approximations and a number in brackets', () => {
    expect(parseQuantity('90％未満')).toEqual({ ...plain, value: 90, unit: '%', bound: 'lt' });
    expect(parseQuantity('30億円以内')).toEqual({ ...plain, value: 30, unit: '億円', bound: 'le' });
    expect(parseQuantity('60団体以上')).toEqual({ ...plain, value: 60, unit: '団体', bound: 'ge' });
    expect(parseQuantity('約100件')).toEqual({ ...plain, value: 100, unit: '件', approximate: true });
    expect(parseQuantity('2(78)')).toEqual({ ...plain, value: 2, unit: '', bracketed: 78 });
  });

  it.each<[string, number, string, number | null]>([
    ['15箇所 (0箇所)', 15, '箇所', 0],
    ['1064.4ha (90.3%)', 1064.4, 'ha', 90.3],
    ['60 団体 (個人)', 60, '団体', null],
    ['1団体（平成28年度）', 1, '団体', null],
    ['1,037 か所 （消火栓 1 基）', 1037, 'か所', null],
    ['9億8,000万円（うち国費2億円）', 980_000_000, '円', null],
    ['L=980m', 980, 'm', null],
    ['Ｌ＝1,250ｍ（3区間）', 1250, 'm', 3],
  ])('reads %s with its bracket and its letter', (text, value, unit, bracketed) => {
    expect(parseQuantity(text)).toEqual({ ...plain, value, unit, bracketed });
  });

  it.each([
    '運用開始',
    '-',
    '―',
    '',
    '千円',
    'トン/年',
    '(未定)',
    '一部',
    '12,34',
    '1/2',
    '第3回',
    '17,750 人の受診',
    '目標 50 件 実績 件',
    '地域型5か所 ブランチ2箇所 (移動式1箇所)',
    '未定 (国の動向による)',
    '5 (未定)',
    '3回 (春) (秋)',
    '2(78)件 (9)',
    'L=1.2万冊',
    'A=980m',
  ])('reads no quantity in %s', text => {
    expect(parseQuantity(text)).toBeNull();
  });

  it('reads back every printed number, whatever its sign, commas and decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom('▲', '△', '－'),
        (n, decimals, minus) => {
          const value = n / 10 ** decimals;
          const printed = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: decimals });
          expect(parseQuantity(`${value < 0 ? minus : ''}${printed}千円`)?.value).toBe(value);
          expect(parseNumber(printed)).toBe(Math.abs(value));
        },
      ),
    );
  });
});

describe('kanjiToNumber', () => {
  it.each([
    ['十', 10],
    ['二十三', 23],
    ['二千三百', 2300],
    ['一万', 10_000],
    ['三億二千万', 320_000_000],
    ['二〇二四', 2024],
  ])('reads %s', (text, value) => {
    expect(kanjiToNumber(text)).toBe(value);
  });

  it.each(['', '三五百', '市民', '3千'])('reads no number in %s', text => {
    expect(kanjiToNumber(text)).toBeNull();
  });
});

describe('unitScale', () => {
  it('takes the scale off a unit of money or people, and leaves other units alone', () => {
    expect(unitScale('千円')).toEqual({ factor: 1000, base: '円' });
    expect(unitScale('億円')).toEqual({ factor: 1e8, base: '円' });
    expect(unitScale('千万円')).toEqual({ factor: 1e7, base: '円' });
    expect(unitScale('トン/年')).toEqual({ factor: 1, base: 'トン/年' });
  });
});
