/** Words that tell which printed value a question is about: the sheet that is asked, rows of costs, scales, what is counted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { costRowsNamed, withoutStaffCosts } from '../../src/answer/planner/cost-rows.ts';
import { measuredBy } from '../../src/answer/planner/measured.ts';
import { countsJust, countsThing, thingCounted } from '../../src/answer/planner/prose.ts';
import { understand, type Question } from '../../src/answer/question.ts';
import { counterOfMeasure, namesCounted } from '../../src/answer/question/counter.ts';
import { scopeReader, type ReadScope } from '../../src/retrieve/scope.ts';
import { isTalkWord } from '../../src/text/talk-words.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { plan } from '../retrieve/town.ts';

/** Cities with real readings, plans that are invented. */
const plans = [
  plan('atsugi', '厚木市', '行政改革大綱 実施計画', [2024, 2026]),
  plan('isehara-new', '伊勢原市', '行財政改革推進計画 活力プラン', [2024, 2028]),
  plan('isehara-sheet', '伊勢原市', '総合計画 施策評価シート', [2019, 2021]),
];
let readScope: ReadScope;
beforeAll(async () => {
  readScope = scopeReader(plans, [], await loadTokenizer());
});
const ask = (text: string): Question =>
  understand(text, { plans, scope: readScope(text), today: { fiscalYear: 2026 } });

describe('a city that a sheet of another one speaks of', () => {
  it.each<[text: string, cities: string[], spokenOf: string[], why: string]>([
    ['評価シートで、厚木市が協定を結ぶ大学はいくつ', ['伊勢原市'], ['厚木市'], 'only 伊勢原市 has such a sheet'],
    ['厚木市は大学いくつと組んでるって伊勢原市の評価シートに書いてある？', ['伊勢原市'], ['厚木市'], 'both are named'],
    ['厚木市において、事業評価によりやめた事業は何件', ['厚木市'], [], 'to evaluate is no document'],
    ['伊勢原市の評価シートと厚木市の計画を比べて', ['伊勢原市', '厚木市'], [], 'two are set against each other'],
    ['評価シートにある厚木市との連携の事業費はいくら', [], [], 'a partner is part of the subject'],
  ])('%s: %j and %j, for %s', (text, cities, spokenOf) => {
    const question = ask(text);
    expect(question.cities.toSorted()).toEqual(cities.toSorted());
    expect(question.spokenOf).toEqual(spokenOf);
  });
});

describe('what a question counts in', () => {
  it.each<[text: string, counter: string | null]>([
    ['観光客は何万人を見込む', '人'],
    ['お金は何百万円', '円'],
    ['パトロールは何百回', '回'],
    ['箱は何ヵ所に置く', '箇所'],
    ['年に何日開いている', '日'],
    ['何月何日に始まる', null],
    ['書類は一人あたり何fmまで減らす', 'ファイルメーター'],
    ['取組はどこまで進んだ？パーセントで', '%'],
    ['ロボットを入れる業務の数、何業務？', '業務'],
    ['登録できるのは何歳から', '歳'],
    ['せいびは なん メートルですか', 'm'],
    ['えーあいで なんもじ つかう', '字'],
    ['税の収納率はいくら', null],
    ['ベンチの寄付はなんぼ払たらええ', '円'],
    ['カメラはいくつの場所に付ける', '箇所'],
    ['手を組む市民グループ、R7はいくつにしたい', '団体'],
    ['満足している人の割合が知りたい', '%'],
    ['花植え 維持費の節約 5年間合計 千円', '円'],
  ])('%s: %s', (text, counter) => {
    expect(ask(text).counter).toBe(counter);
  });
  it('a measure says it too', () => {
    expect(counterOfMeasure('専門員の配置人数')).toBe('人');
    expect(counterOfMeasure('基金の積立額')).toBe('円');
    expect(counterOfMeasure('花壇の設置か所数')).toBe('箇所');
    expect(counterOfMeasure('花壇')).toBeNull();
  });
  it('件 counts what the indicator is called by', () => {
    expect(namesCounted('協定を結んだ企業の数', '件', '企業')).toBe(true);
    expect(namesCounted('相談を受けた数', '件', '企業')).toBe(false);
    expect(namesCounted('協定を結んだ企業の数', '人', '企業')).toBe(false);
  });
  it('いくつのお店 wants shops, いくつの目標 nothing in particular', () => {
    expect(countsJust('最初はいくつのお店から始まったの')).toBe('店');
    expect(countsJust('公園、いくつの目標')).toBeNull();
    expect(thingCounted('都市公園って全部でいくつ')).toBe('都市公園');
    expect(countsThing('本市の都市公園１２０か所を管理している。', '都市公園')).toBe(true);
    expect(countsThing('都市公園の指定管理者を４月に選ぶ。', '都市公園')).toBe(false);
  });
});

describe('kinds of value', () => {
  it.each<[text: string, first: string]>([
    ['公民館の利用、どれくらいの人数を目指した？', 'target'],
    ['手続きは何件まで増やすことになってた？', 'target'],
    ['勉強グループは今いくつ', 'baseline'],
    ['今の時点で何割くらい', 'baseline'],
    ['寄附は結局何件あったか教えて', 'actual'],
    ['学生は何人参加したの？評価シートで', 'actual'],
    ['連携の事業は市民ひとりあたりにするといくらの負担', 'cost'],
    ['舗装で節約できる額、R9', 'effect_expected'],
    ['もう使わない土地、この計画の前は年いくら分売れてた？', 'baseline'],
    ['アクセス数の現場値はいくつ', 'baseline'],
    ['取組は令和7年度にほんまは何％まで進んだん？', 'actual'],
    ['徴収率は何％ねらいだった？', 'target'],
    ['救急医療に国や県からはいくら出る', 'budget_subsidy'],
  ])('%s: %s', (text, first) => {
    expect(ask(text).kinds[0]).toBe(first);
  });
  it("the 6th plan is no year of an emperor's", () => {
    expect(ask("What is the baseline in Isehara's 6th reform plan?").fiscalYears).toEqual([]);
  });
});

describe('rows of a table of costs', () => {
  const rows = [
    '事業費合計',
    '人件費合計',
    '正規職員',
    'その他の職員',
    '国県支出金',
    '単位当たりコスト',
    'トータルコスト',
  ];
  it.each([
    ['正規の職員以外にかかったお金', 'その他の職員'],
    ['正規の職員の人件費', '正規職員'],
    ['この事業に要した人件費', '人件費合計'],
    ['市民1人あたりではいくら', '単位当たりコスト'],
    ['国や県からのお金', '国県支出金'],
    ['事業費合計（人件費を除く）', '事業費合計'],
  ])('%s: %s', (text, row) => {
    expect(costRowsNamed(text, rows, one => one)).toEqual([row]);
  });
  it('none where none is named', () => {
    expect(costRowsNamed('これは何のため', rows, one => one)).toEqual([]);
    expect(withoutStaffCosts('人件費を除く事業費')).toBe(' 事業費');
  });
});

const wordOf = (about: string) => measuredBy({ ...ask('は'), about });

it('the last word of a subject says what is measured', () => {
  expect(wordOf('自治会の加入率')).toBe('加入率');
  expect(wordOf('講座の参加者数')).toBe('参加者数');
  expect(wordOf('講座の参加人数')).toBeNull();
  expect(wordOf('講座')).toBeNull();
});

it('words of talk are told from subjects', () => {
  expect(['最初', '役所', 'かける', 'お金'].every(isTalkWord)).toBe(true);
  expect(['残業', '公園', '消防', '保育'].some(isTalkWord)).toBe(false);
});

describe('everyday words for what is printed', () => {
  it.each<[text: string, kind: string]>([
    ['広場の看板で5年間にいくら入る？', 'effect_expected'],
    ['看板で入る見込みのお金は？', 'effect_expected'],
    ['花壇の世話の効果、全部で', 'effect_expected'],
    ['使用料の収納率、今は？', 'baseline'],
  ])('%s asks for %s first', (text, kind) => {
    expect(ask(text).kinds[0]).toBe(kind);
    expect(ask(text).operation).toBe('value');
  });
  it('a measure and a year ask for a value', () => {
    expect(ask('機械で減る時間、令和6年度は').wants).toBe('value');
    expect(ask('1校で1年にどれくらいの時間を使うの').counter).toBe('時間');
    expect(ask('看板で5年いくら').wholePeriod).toBe(true);
  });
  it('a number stands right behind its thing, in brackets as well', () => {
    expect(countsThing('市が管理する都市公園（120公園）の世話をする。', '都市公園')).toBe(true);
  });
});
