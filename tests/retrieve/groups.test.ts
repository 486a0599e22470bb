import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Listings } from '../../src/domain/listings.ts';
import { isOf, unitsOf, withLikelyDepartments } from '../../src/retrieve/departments.ts';
import { placesIn, readAsked } from '../../src/retrieve/named-places.ts';
import type { Holder, Names } from '../../src/retrieve/outline.ts';
import { openListingTown, PLANS } from '../tools/listing-town.ts';

let catalogue: Catalogue & Listings;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openListingTown());
});
afterAll(() => {
  close();
});

const groups = async (text: string, rest: object = {}) => {
  const { groups: found, levels } = await catalogue.groups({ text, ...rest });
  return [
    ...found.map(({ by, planId, value }) => `${by} ${planId} ${value.replace(`${planId}:`, '')}`),
    ...levels.map(({ label, planId, headings }) => `level ${planId} ${label} ${String(headings)}`),
  ];
};

describe('the groups that a text names', () => {
  it.each<[text: string, expected: string[], why: string]>([
    ['施策02の事業を全部', ['place sakurano 施策02'], 'label and number'],
    ['施策２', ['place sakurano 施策02'], 'full width, without the nought'],
    ['第二施策', ['place sakurano 施策02'], 'an ordinal in kanji'],
    ['2番目の施策', ['place sakurano 施策02'], 'an ordinal'],
    ['「公園と緑を増やす」の事業', ['place sakurano 施策02'], 'the title'],
    ['「公園と緑を増やし」の事業', ['place sakurano 施策02'], 'nearly the title, in brackets'],
    ['施策02「公園と緑を増やす」', ['place sakurano 施策02'], 'both: one group'],
    ['施策01から02まで', ['place sakurano 施策01', 'place sakurano 施策02'], 'a span'],
    ['施策1〜3の事業', ['place sakurano 施策01', 'place sakurano 施策02', 'place sakurano 施策03'], 'a longer one'],
    ['施策１、３', ['place sakurano 施策01', 'place sakurano 施策03'], 'a list'],
    ['みどり力の分野', ['place sakurano みどり力'], 'a short title'],
    ['まち力（施策01）', ['place sakurano 施策01'], 'of a part and what it lies in, the part'],
    ['重点プロジェクト②', ['link sakurano 重点プロジェクト②'], 'held together by links'],
    ['重点プロジェクト(1)', ['link sakurano 重点プロジェクト①'], 'a number in brackets'],
    ['学びのまちプロジェクト', ['link sakurano 重点プロジェクト②'], 'the title of a leading project'],
    ['柱Ⅰの(1)', ['place minato Ⅰ(1)'], 'a number below a number'],
    ['柱１', ['place minato /柱Ⅰ'], 'a part without a heading of its own'],
    ['I(1)の項目', ['place minato Ⅰ(1)'], 'Latin letters for a Roman number'],
    ['(1)②はいつから', [], 'the number of an item is none of a heading'],
    ['施策の3つの課題', ['level sakurano 施策 3'], 'a number that counts something'],
    ['施策09', [], 'no such number'],
    ['施策は全部でいくつ', ['level sakurano 施策 3'], 'all of a level'],
    ['3つの力それぞれの事業費', ['level sakurano 分野 3'], 'a level by the ends of its titles'],
    ['ひと力強い応援', [], 'a short title within other words'],
    ['学びを支える人のまち力を', ['place sakurano 施策03'], 'a short title behind の is no name by itself'],
    ['さくら野市のまち力、事業', ['place sakurano まち力'], 'a short title behind the name of its city'],
    ['まち力 事業 一覧', ['place sakurano まち力'], 'a short title before a blank'],
    ['公園とか増やすの章', ['place sakurano 施策02'], 'words of a title, spoken of as a part of the plan'],
    ['公園とか増やすこと', [], 'the same words alone'],
    ['公園とか学びの章', [], 'words of two titles'],
    ['公園を大きくするところの事業', ['place sakurano 施策02'], 'a part in the asker’s own words'],
    ['港を大きくするところの事業', [], 'and none that no title comes near'],
    ['「力」って3つあるらしい', ['level sakurano 分野 3'], 'how many there are, behind the name'],
    ['「力」って4つあるらしい', [], 'as many as no level has'],
  ])('%s: %j (%s)', async (text, expected) => {
    expect(await groups(text)).toEqual(expected);
  });

  it.each<[text: string, expected: string[], why: string]>([
    ['道路課', ['department sakurano 土木部 道路課'], 'with the division that it belongs to'],
    ['土木部', ['department sakurano 土木部'], 'a division'],
    ['土木部道路課の点検担当', ['department sakurano 土木部 道路課 点検担当'], 'down to the part that is named'],
    ['職員課', ['department sakurano 総務部 職員課', 'department minato 職員課'], 'of two cities'],
    ['総務部職員課', ['department sakurano 総務部 職員課'], 'not the other city’s'],
    ['みなと市の職員課', ['department minato 職員課'], 'the city that is named'],
    ['財政課', ['department sakurano 財政課', 'department minato 財政課'], 'one only takes part'],
    ['行財政課', [], 'the end of another name'],
    ['行 財政課', ['department sakurano 財政課', 'department minato 財政課'], 'a blank parts it from what is before'],
  ])('%s: %j (%s)', async (text, expected) => {
    expect(await groups(text)).toEqual(expected);
  });

  it.each<[text: string, expected: string[], why: string]>([
    ['Ｒ６新規の事業', ['mark sakurano Ｒ６新規'], 'as printed'],
    [
      'R6から新しく入った取組',
      ['mark sakurano Ｒ６新規', 'mark minato 新規'],
      'a mark without a year is of the plan’s first',
    ],
    ['令和7年度に新しく始まった事業', ['mark sakurano Ｒ７新規'], 'its year'],
    ['令和7年度からの新顔の事業', ['mark sakurano Ｒ７新規'], 'in everyday words'],
    ['新規の事業', ['mark sakurano Ｒ６新規', 'mark sakurano Ｒ７新規', 'mark minato 新規'], 'of any year'],
    ['継続の取組', ['mark minato 継続'], 'another mark'],
    ['継続的な取組', [], 'a word that begins like a mark'],
    ['前の計画から続いている取組', ['mark minato 継続'], 'the mark in other words'],
    [
      '継続じゃなくて新規の取組',
      ['mark sakurano Ｒ６新規', 'mark sakurano Ｒ７新規', 'mark minato 新規'],
      'not the one ruled out',
    ],
    ['継続を除いた取組（みなと市）', ['mark minato 新規'], 'what is left'],
    ['新たな財源', [], 'a word that only says new'],
    ['令和9年度の新規事業', [], 'no such year'],
  ])('%s: %j (%s)', async (text, expected) => {
    expect(await groups(text)).toEqual(expected);
  });

  it('can be narrowed, and names each as it is printed', async () => {
    expect(await groups('方針1と施策1', { cities: ['おき市'] })).toEqual(['place oki /方針1']);
    expect(await groups('施策1', { planIds: ['sakurano'] })).toEqual(['place sakurano 施策01']);
    const { groups: found } = await catalogue.groups({ text: '施策01と重点プロジェクト①と柱Ⅰの(1)とまち力' });
    expect(found.map(({ name, itemId }) => [name, itemId])).toEqual([
      ['施策01 道路と橋をととのえる', 'sakurano:施策01'],
      ['重点プロジェクト① みんなの緑プロジェクト', 'sakurano:重点プロジェクト①'],
      ['Ⅰ(1) 学ぶ', 'minato:Ⅰ(1)'],
    ]);
  });

  it('take no longer over a long text', async () => {
    const started = performance.now();
    await groups('施策1、'.repeat(250));
    await groups('('.repeat(999));
    await groups('第一施策の'.repeat(190));
    expect(performance.now() - started).toBeLessThan(300);
  });
});

const holder = (no: string, title: string): Holder => ({
  id: no,
  itemId: no,
  by: 'place',
  label: '施策',
  no,
  titles: [title],
  itemNos: [],
  above: [],
});

const partOf = (id: string, no: string, title: string): Holder => ({ ...holder(no, title), id });

const namesOf = (holders: readonly Holder[]) =>
  ({
    plan: PLANS[0],
    holders: new Map(holders.map(one => [one.id, one])),
    departments: [],
    marks: [],
  }) as Names;

describe('a number that several parts have', () => {
  const two = [partOf('a', '(1)', '人を育てて活かす'), partOf('b', '(1)', '費用を減らす工夫')];
  const found = (text: string) => placesIn(readAsked(text), namesOf(two)).holders.map(({ id }) => id);

  it('is told by the title beside it', () => {
    expect(found('施策(1)の項目')).toEqual(['a', 'b']);
    expect(found('施策(1)「費用を減らす工夫」の項目')).toEqual(['b']);
  });
});

describe('a title', () => {
  const two = [holder('1', '学びを支える'), holder('2', '地域の学びを支える')];
  const found = (text: string) => placesIn(readAsked(text), namesOf(two)).holders.map(({ no }) => no);

  it('within a longer one that is named is not meant', () => {
    expect(found('地域の学びを支える事業')).toEqual(['2']);
    expect(found('学びを支える事業')).toEqual(['1']);
    expect(found('学びを支える事業と地域の学びを支える事業')).toEqual(['1', '2']);
  });
});

describe('a department', () => {
  it.each([
    ['保健福祉部 介護高齢課 高齢者支援担当', ['保健福祉部', '介護高齢課', '高齢者支援担当']],
    ['市民生活部 市民協働課交通防犯対策担当', ['市民生活部', '市民協働課', '交通防犯対策担当']],
    ['公共施設マネジメント課 等', ['公共施設マネジメント課']],
    ['教育部　図書館･子ども科学館', ['教育部', '図書館・子ども科学館']],
  ])('%s has the parts %j', (name, expected) => {
    expect(unitsOf(name)).toEqual(expected);
  });

  it.each([
    ['企画部 デジタル推進課', 'デジタル推進課', true],
    ['企画部 デジタル推進課', '企画部', true],
    ['保健福祉部 介護高齢課 高齢者支援担当', '保健福祉部 介護高齢課', true],
    ['デジタル推進課', '企画部 デジタル推進課', true],
    ['企画部', '企画部 デジタル推進課', false],
    ['総務部 財政課', '企画部 財政課', false],
    ['下水道整備課', '整備課', false],
    ['職員課', '', false],
  ])('%s is of %s: %s', (printed, wanted, expected) => {
    expect(isOf(printed, wanted)).toBe(expected);
  });
});

const project = (no: string): Holder => ({
  ...holder(no, `計画${no}`),
  label: 'リーディングプロジェクト',
  by: 'link',
});

describe('the name of a level', () => {
  const names = {
    plan: PLANS[0],
    holders: new Map([project('①'), project('②')].map(one => [one.id, one])),
    departments: [],
    marks: [],
  } as Names;
  const found = (text: string) => placesIn(readAsked(text), names);

  it('may be written in hiragana, or with a letter too few or wrong', () => {
    expect(found('りーでぃんぐぷろじぇくとの なまえ').labels).toEqual(['リーディングプロジェクト']);
    expect(found('リーディングプロジェク②の事業').holders.map(({ no }) => no)).toEqual(['②']);
    expect(found('リーディンクプロジェクト①の事業').holders.map(({ no }) => no)).toEqual(['①']);
    expect(found('モデルプロジェクト①の事業')).toEqual({ holders: [], labels: [] });
  });
});

describe('a heading', () => {
  const names = {
    plan: PLANS[0],
    holders: new Map(
      [
        holder('1', '子育て家庭への支援の充実'),
        holder('2', '公園の縮充･最適化'),
        holder('3', '花壇改革(花の確保)'),
      ].map(one => [one.id, one]),
    ),
    departments: [],
    marks: [],
  } as Names;
  const found = (text: string) => placesIn(readAsked(text), names).holders.map(({ no }) => no);

  it('may be named by its subject alone, where that is spoken of as a part of the plan', () => {
    expect(found('子育て家庭への支援のところに載っている事業')).toEqual(['1']);
    expect(found('子育て家庭への支援に関する事業')).toEqual([]);
  });

  it('may be named by what stands before its brackets', () => {
    expect(found('花壇改革の項目は')).toEqual(['3']);
    expect(found('花壇改革に入ってる項目')).toEqual(['3']);
    expect(found('花壇改革案を読む')).toEqual([]);
  });

  it('by its number counts nothing, where a blank parts it from the items', () => {
    expect(found('施策2 事業')).toEqual(['2']);
    expect(found('施策2事業')).toEqual([]);
  });

  it('may be named by a part of its title in brackets, beside the name of its level', () => {
    expect(found('「縮充」の施策に属する項目')).toEqual(['2']);
    expect(found('「縮充」に関する項目')).toEqual([]);
  });
});

describe('a section that no plan has', () => {
  const READINGS: Record<string, string> = {
    市民共同課: 'シミンキョウドウカ',
    市民活動課: 'シミンカツドウカ',
    市民協働課: 'シミンキョウ働カ',
    収納課: 'シュウノウカ',
    収能課: 'オサムノウカ',
  };
  const names = {
    departments: [
      { name: '総務部 収納課', leads: true },
      { name: '市民協働課', leads: true },
    ],
  };
  const likely = (text: string) => withLikelyDepartments(text, [names], name => READINGS[name] ?? name);

  it.each<[text: string, expected: string, why: string]>([
    ['収能課の仕事', '収納課の仕事', 'one letter is wrong'],
    ['市民共同課の仕事', '市民協働課の仕事', 'it is read alike, as far as the dictionary can read it'],
    ['市民活動課の仕事', '市民活動課の仕事', 'another section'],
    ['総務部収納課の仕事', '総務部収納課の仕事', 'a plan has it'],
    ['担当課はどこ', '担当課はどこ', 'no name'],
  ])('%s is meant as %s: %s', (text, expected) => {
    expect(likely(text)).toBe(expected);
  });

  it('is not guessed where two are as near', () => {
    const two = {
      departments: [
        { name: '東納課', leads: true },
        { name: '西納課', leads: true },
      ],
    };
    expect(withLikelyDepartments('北納課の仕事', [two], name => name)).toBe('北納課の仕事');
  });
});
