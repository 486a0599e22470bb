import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findFiscalYears,
  findFiscalYearSpan,
  fiscalYearLabel,
  fiscalYearLong,
  fromEra,
  parseFiscalYear,
  readKanaYears,
} from '../../src/domain/fiscal-year.ts';

const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/gu, c => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));
const aYear = fc.integer({ min: 1927, max: 2060 });

describe('parseFiscalYear', () => {
  it.each([
    ['令和6年度', 2024],
    ['令和６年度', 2024],
    ['R6', 2024],
    ['Ｒ６', 2024],
    ['令和元年度', 2019],
    ['平成31年度', 2019],
    ['平成元年度', 1989],
    ['昭和63年度', 1988],
    ['昭和64年度', 1989],
    ['令和十年度', 2028],
    ['れいわ4年度', 2022],
    ['2024年度', 2024],
    ['2024', 2024],
    ['令和6(2024)年度', 2024],
    ['令和8年度(2026)', 2026],
    ['R3年度(2021年度)', 2021],
  ])('reads %s as %i', (text, year) => {
    expect(parseFiscalYear(text)).toBe(year);
  });

  it.each(['平成32年度', '令和0年度', '令和6(2025)年度', '2,024年度', '第6次', 'AR6', '令和6年度の目標', '', '６'])(
    'does not read %s as a year',
    text => {
      expect(parseFiscalYear(text)).toBeNull();
    },
  );

  it('reads back every label, in half and full width', () => {
    fc.assert(
      fc.property(aYear, year => {
        expect(parseFiscalYear(fiscalYearLabel(year))).toBe(year);
        expect(parseFiscalYear(fullWidth(fiscalYearLabel(year)))).toBe(year);
        expect(parseFiscalYear(`${String(year)}年度`)).toBe(year);
        expect(parseFiscalYear(fiscalYearLong(year))).toBe(year);
      }),
    );
  });
});

describe('fromEra', () => {
  it('gives 平成31年度 and 令和元年度 one year', () => {
    expect(fromEra('平成', 31)).toBe(2019);
    expect(fromEra('令和', 1)).toBe(2019);
    expect(fiscalYearLabel(2019)).toBe('令和元年度');
  });

  it('knows no year outside the era', () => {
    expect(fromEra('平成', 32)).toBeNull();
    expect(fromEra('昭和', 0)).toBeNull();
    expect(fromEra('令和', 1.5)).toBeNull();
  });
});

describe('findFiscalYears', () => {
  it('finds each mention with its place in the text as given', () => {
    const text = '目標は令和６年度に5件、Ｒ７に6件、2026年度に7件';
    const found = findFiscalYears(text);
    expect(found.map(mention => mention.year)).toEqual([2024, 2025, 2026]);
    for (const mention of found) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  });

  it('puts a date into the fiscal year that it lies in', () => {
    expect(findFiscalYears('令和6年3月31日').map(mention => mention.year)).toEqual([2023]);
    expect(findFiscalYears('2024年4月').map(mention => mention.year)).toEqual([2024]);
  });

  it('takes no amount, rate or code for a year', () => {
    expect(findFiscalYears('2,024件 R6.5% H100 S3バケット 20240 令和100年')).toEqual([
      expect.objectContaining({ text: 'S3' }),
    ]);
  });

  it('stays linear on hostile text', () => {
    const started = performance.now();
    findFiscalYears('令和'.repeat(50_000) + 'R'.repeat(50_000) + '2'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('findFiscalYearSpan', () => {
  it.each([
    ['令和6年度～令和8年度', 2024, 2026],
    ['R5-R9', 2023, 2027],
    ['Ｒ５～Ｒ９', 2023, 2027],
    ['平成30～令和4年度', 2018, 2022],
    ['令和3〜4年度', 2021, 2022],
    ['令和6(2024)年度から令和8(2026)年度まで', 2024, 2026],
  ])('reads %s', (text, from, to) => {
    expect(findFiscalYearSpan(text)).toEqual([from, to]);
  });

  it.each(['令和9年度～令和5年度', '令和6年度', '令和6年度と令和8年度', '令和9-5年度'])('finds no span in %s', text => {
    expect(findFiscalYearSpan(text)).toBeNull();
  });
});

describe('readKanaYears', () => {
  it.each([
    ['れいわごねんど', 2023],
    ['れいわ５ねんど', 2023],
    ['れいわ 7 ねんど', 2025],
    ['れいわがんねんど', 2019],
    ['れいわいちねんど', 2019],
    ['れいわにねん', 2020],
    ['れいわよねんど', 2022],
    ['れいわよんねんど', 2022],
    ['れいわしちねんど', 2025],
    ['れいわななねんど', 2025],
    ['れいわくねんど', 2027],
    ['れいわきゅうねんど', 2027],
    ['れいわじゅうねんど', 2028],
    ['れいわじゅういちねんど', 2029],
    ['へいせいにじゅうはちねんど', 2016],
    ['へいせいさんじゅうねんど', 2018],
    ['へいせい３０年度', 2018],
    ['令和ろく年度', 2024],
    ['レイワ６ねんど', 2024],
    ['2024ねんど', 2024],
  ])('reads %s as %i', (text, year) => {
    expect(parseFiscalYear(readKanaYears(text))).toBe(year);
  });

  it('leaves all else as it stands', () => {
    const text = 'れいわのじだい、ごねんどのはなし、へいせい、令和６年度、いちねんせい';
    expect(readKanaYears(text)).toBe(text);
    expect(readKanaYears('さくらのしの れいわごねんどの もくひょう')).toBe('さくらのしの 令和5年度の もくひょう');
  });

  it('reads a year without its era, and leaves dates as they are', () => {
    expect(readKanaYears('ろくねんどの もくひょう')).toBe('6年度の もくひょう');
    expect(readKanaYears('令和6年3月')).toBe('令和6年3月');
    expect(readKanaYears('さいしゅうねんど')).toBe('さいしゅうねんど');
  });

  it('reads each number that kana can say', () => {
    const ones = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 39 }), n => {
        const tens = n < 10 ? '' : `${n < 20 ? '' : (ones[Math.floor(n / 10)] ?? '')}じゅう`;
        expect(readKanaYears(`れいわ${tens}${ones[n % 10] ?? ''}ねんど`)).toBe(`令和${String(n)}年度`);
      }),
    );
  });
});
