import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../src/domain/catalogue.ts';
import type { Item, Plan } from '../../src/domain/records.ts';
import { scopeReader, scopeShare, type ReadScope } from '../../src/retrieve/scope.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';

const plan = (planId: string, city: string, planTitle: string): Plan => ({
  planId,
  city,
  planTitle,
  family: 'sample',
  fiscalYears: [2024, 2026],
  publisher: null,
  url: null,
  published: null,
  file: `${planId}.txt`,
});
/** Names of real cities: readings, stations and partners are what makes them hard. The plans are invented. */
const PLANS = [
  plan('h1', '秦野市', 'はだの市民サービス改革実行計画'),
  plan('i1', '伊勢原市', '第9次行財政改革推進計画'),
  plan('i2', '伊勢原市', '中期戦略事業プラン'),
];

let readScope: ReadScope;
beforeAll(async () => {
  readScope = scopeReader(PLANS, ['環境対策課', '対策課', '環境課', '危機管理課'], await loadTokenizer());
});

describe('cities', () => {
  it.each<[query: string, cities: string[], reason: string]>([
    ['秦野市のごみ', ['秦野市'], 'written whole'],
    ['秦野のごみ', ['秦野市'], 'without 市'],
    ['伊勢原？', ['伊勢原市'], 'before a question mark'],
    ['伊勢原1-101の目的', ['伊勢原市'], 'before a number'],
    ['伊勢原(6)①の課題', ['伊勢原市'], 'before a number in brackets'],
    ['保育所 伊勢原', ['伊勢原市'], 'at the end of key words'],
    ['伊勢原市役所の窓口', ['伊勢原市'], 'its town hall stands for it'],
    ['伊勢原市民の負担', ['伊勢原市'], 'who lives there'],
    ['はだののごみ', ['秦野市'], 'in hiragana; 秦野 alone is ハタノ to the dictionary'],
    ['ハダノ市のゴミ', ['秦野市'], 'in katakana'],
    ['いせはらしのほいくえん', ['伊勢原市'], 'in a question of kana alone'],
    ['garbage in Isehara', ['伊勢原市'], 'in Latin letters'],
    ['ＨＡＤＡＮＯ garbage', ['秦野市'], 'in full width'],
    ['秦野市と共同で整備するごみ処理施設', [], 'a partner is not where the question looks'],
    ['秦野市役所と共同で整備する', [], 'nor is its town hall'],
    ['伊勢原市は秦野市と共同で何をしますか', ['伊勢原市'], 'one acts, the other is a partner'],
    ['秦野市と伊勢原市のごみ', ['秦野市', '伊勢原市'], 'two cities are compared'],
    ['伊勢原と秦野の違い', ['秦野市', '伊勢原市'], 'in either order'],
    ['秦野市と伊勢原市とでごみは', ['秦野市', '伊勢原市'], 'both before とで'],
    ['ごみの量（伊勢原・事業プラン）', ['伊勢原市'], 'beside a plan in brackets'],
    ['秦野市、伊勢原市', ['秦野市', '伊勢原市'], 'in a list'],
    ['伊勢原駅北口の整備', [], 'a station is no city'],
    ['新秦野橋', [], 'nor is a part of another name'],
    ['isehararium', [], 'nor a part of a word in Latin letters'],
    ['秦野師のごみ', ['秦野市'], '市 by another sign of its sound'],
    ['伊勢原氏を訪ねる', [], 'which a person may be called by as well'],
    ['平塚市のごみ', [], 'no plan of that city is here'],
  ])('%s → %j: %s', (query, cities) => {
    expect(readScope(query).cities).toEqual(cities);
  });

  it('are taken out of the words to search for', () => {
    expect(readScope('秦野市のごみ').rest.trim()).toBe('ごみ');
    expect(readScope('Isehara garbage').rest.trim()).toBe('garbage');
    expect(readScope('秦野市民の声').rest.trim()).toBe('市民の声');
    expect(readScope('秦野市立の学校').rest.trim()).toBe('市立の学校');
    expect(readScope('秦野市と共同で整備する').rest).toBe('秦野市と共同で整備する');
  });

  it('alone are searched as they stand', () => {
    expect(readScope('秦野市').rest).toBe('秦野市');
  });
});

describe('departments', () => {
  it.each<[query: string, departments: string[], reason: string]>([
    ['危機管理課の仕事', ['危機管理課'], 'as printed'],
    ['ききかんりかの しごと', ['危機管理課'], 'in kana, before a particle'],
    ['危期管理課の仕事', ['危機管理課'], 'with a wrong kanji that sounds the same'],
    ['ききかんりかいぎの しごと', [], 'kana that go on are another word'],
    ['喜々勘理課の仕事', [], 'too few of its kanji are right'],
  ])('%s → %j: %s', (query, departments) => {
    expect(readScope(query).departments).toEqual(departments);
  });

  it('are searched for as they are printed', () => {
    expect(readScope('危期管理課の仕事').rest).toBe('危機管理課の仕事');
  });
});

describe('plans', () => {
  it.each<[query: string, planIds: string[], reason: string]>([
    ['中期戦略事業プランの保育', ['i2'], 'its title'],
    ['第9次行財政改革推進計画の目標', ['i1'], 'its whole title'],
    ['行財政改革推進計画に載る保育', ['i1'], 'the end of its title'],
    ['第９次行財政改革推進計画', ['i1'], 'in full width'],
    ['ICT推進計画はありますか', [], 'another plan that ends alike'],
    ['スポーツ推進計画', [], 'another plan again'],
    ['市民サービスの向上', [], 'words that titles share with any question'],
    ['計画の目標', [], 'plan is a common word'],
  ])('%s → %j: %s', (query, planIds) => {
    expect(readScope(query).planIds).toEqual(planIds);
  });

  it('are taken out of the words to search for', () => {
    expect(readScope('中期戦略事業プランの保育').rest.trim()).toBe('の保育');
  });
});

describe('fiscal years', () => {
  it.each<[query: string, years: number[]]>([
    ['令和7年度の目標', [2025]],
    ['令和７年度', [2025]],
    ['令和七年度', [2025]],
    ['Ｒ７', [2025]],
    ['r7の目標', [2025]],
    ['2025年度', [2025]],
    ['令和7年3月', [2024]],
    ['平成31年度', [2019]],
    ['令和元年度', [2019]],
    ['７年度の目標', [2025]],
    ['7年度と8年度', [2025, 2026]],
    ['れいわごねんどのもくひょう', [2023]],
    ['れいわ　８ねんど', [2026]],
    ['令和5年度と令和7年度と令和5年度', [2023, 2025]],
    ['第7年度', []],
    ['7年間', []],
    ['119番', []],
    ['令和百年度', []],
  ])('%s → %j', (query, years) => {
    expect(readScope(query).fiscalYears).toEqual(years);
  });
});

describe('departments', () => {
  it.each<[query: string, departments: string[], reason: string]>([
    ['環境対策課の事業', ['環境対策課'], 'its name, not 対策課 within it'],
    ['環境対策課と危機管理課', ['環境対策課', '危機管理課'], 'two'],
    ['環境課は何をしますか', ['環境課'], 'a short name by itself'],
    ['担当課はどこですか', [], 'no name'],
  ])('%s → %j: %s', (query, departments) => {
    expect(readScope(query).departments).toEqual(departments);
  });
});

const item = (departments: string[]): Item => ({
  itemId: 'h1:1',
  planId: 'h1',
  kind: 'item',
  itemNo: '1',
  alsoNos: [],
  title: '花壇',
  departments,
  relatedDepartments: [],
  place: [],
  marks: [],
  links: [],
  source: { file: 'h1.txt', lineStart: 1, lineEnd: 1 },
});

describe('the share that an item keeps', () => {
  const everywhere: Scope = { cities: [], planIds: [], departments: [], fiscalYears: [], rest: '' };
  const share = (scope: Partial<Scope>) =>
    scopeShare({ ...everywhere, ...scope }, item(['環境部　環境対策課']), plan('h1', '秦野市', '計画'));

  it('is whole within the scope', () => {
    expect(share({})).toBe(1);
    expect(
      share({
        cities: ['伊勢原市', '秦野市'],
        planIds: ['h1'],
        departments: ['環境対策課'],
        fiscalYears: [2030, 2026],
      }),
    ).toBe(1);
  });

  it.each<Partial<Scope>>([
    { cities: ['伊勢原市'] },
    { planIds: ['i1'] },
    { departments: ['危機管理課'] },
    { fiscalYears: [2023] },
  ])('is smaller, but something, outside %j', scope => {
    expect(share(scope)).toBeLessThan(1);
    expect(share(scope)).toBeGreaterThan(0.2);
  });

  it('is smallest where nothing fits', () => {
    const nothing = share({ cities: ['伊勢原市'], planIds: ['i1'], departments: ['危機管理課'], fiscalYears: [2023] });
    expect(nothing).toBeLessThan(share({ cities: ['伊勢原市'] }));
    expect(nothing).toBeGreaterThan(0);
  });
});

describe('a plan’s name and what follows it', () => {
  it('leaves the bracket of a number, though one follows the name in the title as well', async () => {
    const plans = [plan('i3', '伊勢原市', '第9次行財政改革アクションプラン(令和6年度)')];
    const read = scopeReader(plans, [], await loadTokenizer());
    expect(read('アクションプラン(3)④の担当課')).toMatchObject({
      planIds: ['i3'],
      rest: expect.stringContaining('(3)④'),
    });
    expect(read('アクションプラン（3）④の担当課').rest).toContain('(3)④');
  });
});
