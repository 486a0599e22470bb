/** Fields of one sheet by their labels: of invented sheets in the layouts of the real ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSheetTown, type SheetTown } from './sheet-town.ts';

let town: SheetTown;
beforeAll(async () => {
  town = await openSheetTown();
});
afterAll(() => {
  town.close();
});

/** No answer says what matches it. */
const NEVER = /(?!)/u;
type Expected = [question: string, status: string, says: RegExp, not?: RegExp];

describe('rows of a cost table', () => {
  it.each<Expected>([
    [
      'みんなの図書館充実事業の令和2年度の事業費合計はいくら？',
      'answered',
      /事業費合計は令和2年度.*1,765千円/u,
      /900/u,
    ],
    ['みんなの図書館充実事業の令和2年度の事業費合計（人件費を除く）は？', 'answered', /1,765千円/u, /1,700/u],
    ['図書館の充実の事業、令和元年度に国や県からのお金はいくら入ったの？', 'answered', /国県支出金.*540千円/u],
    ['さくら野市の図書館の事業で、正規職員以外の人の人件費は令和元年度いくら？', 'answered', /その他の職員.*160千円/u],
    ['図書館充実事業は平成30年度に市民1人あたりいくらかかった？', 'answered', /単位当たりコスト.*63円/u],
    ['31-204の正規職員は令和2年度に何人？', 'answered', /正規職員.*令和2年度.*0\.\d+人/u, /千円/u],
    ['みんなの図書館充実事業の地方債は令和元年度でいくら？', 'answered', /地方債.*0千円/u],
    // The year tells which of two plans is meant.
    ['さくら野市の図書館の事業、令和2年度の事業費は？', 'answered', /事業評価シート.*1,765千円/u, /4,\d00/u],
    ['さくら野市の図書館の事業、令和4年度の事業費は？', 'answered', /4,?100千円/u, /1,765/u],
  ])('%s', async (question, status, says, not = NEVER) => {
    const { answer, status: found } = await town.ask({ question });
    expect(found, answer).toBe(status);
    expect(answer).toMatch(says);
    expect(answer).not.toMatch(not);
  });
});

describe('grades', () => {
  it.each<Expected>([
    [
      'みんなの図書館充実事業の効率性がＡと判断された理由は？',
      'answered',
      /「Ａ」[\s\S]*ボランティア/u,
      /中学生|毎年/u,
    ],
    ['みんなの図書館充実事業の有効性の評価区分とその判断理由を教えて', 'answered', /「Ａ」[\s\S]*毎年増えて/u],
    ['図書館の事業の進捗状況は何でＢ評価なの', 'answered', /「Ｂ」[\s\S]*2回届き/u],
    ['31-204の進捗が遅れた理由は？', 'answered', /「Ｂ」[\s\S]*2回届き/u],
    ['Why was the progress of 31-204 rated B?', 'answered', /「Ｂ」[\s\S]*2回届き/u],
    ['What is the self-evaluation of 2-1-2?', 'answered', /A：計画どおり/u],
    ['みなと市の予約窓口、遅れてるって評価だけど何ができてないの？', 'answered', /C：遅れている[\s\S]*配置が決まって/u],
    ['みなと市の予約窓口、遅れてる分はいつからやるの？', 'answered', /遅れている[\s\S]*11月に配置/u],
  ])('%s', async (question, status, says, not = NEVER) => {
    const { answer, status: found } = await town.ask({ question });
    expect(found, answer).toBe(status);
    expect(answer).toMatch(says);
    expect(answer).not.toMatch(not);
  });
});

describe('items under a heading', () => {
  it.each<Expected>([
    ['みなと市 2-1の取組 自己評価', 'answered', /2-1-1.*C[\s\S]*2-1-2.*A[\s\S]*2-1-3.*B/u],
    ['みなと市の2-1に属する取組のうち、自己評価がAのものは何件？', 'answered', /1項目[\s\S]*2-1-2/u, /2-1-1/u],
    [
      'みなと市の窓口の待ち時間を短くする取組、どこの課がやってる？全部の課を知りたい',
      'answered',
      /市民課[\s\S]*支所調整担当[\s\S]*デジタル推進課/u,
    ],
    ['みなと市2-1の担当課は？', 'answered', /2-1-1[\s\S]*2-1-2[\s\S]*2-1-3/u],
    ['How many measures are under item 2-1 of みなと市?', 'answered', /3[\s\S]*2-1-1[\s\S]*2-1-3/u],
    ['みなと市の2-1で自己評価が「計画どおり」になった取組はいくつ？', 'answered', /1項目[\s\S]*2-1-2/u, /2-1-3/u],
    // Not all of them, and not what none of them was given.
    ['みなと市2-1で、区分が新規の取組は何項目？', 'answered', /2項目[\s\S]*2-1-1[\s\S]*2-1-3/u, /2-1-2/u],
    ['みなと市の2-1の3つの取組のうち、遅れているのは何項目？', 'answered', /1項目[\s\S]*2-1-1/u, /2-1-2/u],
    ['みなと市の2-1の外部評価の結果は？', 'not_found', /印字されていません/u],
    ['みなと市の2-1を外部の人はどう評価したの？', 'not_found', /印字されていません/u, /進行強化/u],
    ['みなと市の2-1、3項目のうち継続は何項目？', 'answered', /1項目[\s\S]*2-1-2/u, /2-1-1|2-1-3/u],
    // What the heading prints itself.
    ['みなと市の2-1の内部評価は？', 'answered', /B: 進行強化/u, /2-1-1/u],
    // And what one of them prints.
    ['みなと市の書かない窓口の導入の担当課は？', 'answered', /デジタル推進課/u, /市民課/u],
  ])('%s', async (question, status, says, not = NEVER) => {
    const { answer, status: found } = await town.ask({ question });
    expect(found, answer).toBe(status);
    expect(answer).toMatch(says);
    expect(answer).not.toMatch(not);
  });
});

describe('fields of the form', () => {
  it.each<Expected>([
    ['みんなの図書館充実事業の開始年度は？', 'answered', /昭和６１年度/u],
    ['さくら野市の図書館の事業は昭和何年度から続いているの？', 'answered', /昭和６１年度/u, /令和4年度/u],
    // The cell is there, and nothing stands in it.
    ['みんなの図書館充実事業の終了年度は令和何年度ですか', 'not_found', /見つかりません/u, /昭和６１/u],
    ['みんなの図書館充実事業の関連個別計画の計画期間は？', 'answered', /令和元年度～令和５年度/u, /県の読書/u],
    ['みんなの図書館充実事業の前の年の評価での取組方針は？', 'answered', /担い手を育てます/u, /年4回/u],
    ['31-204は総合計画体系のどの力、どの基本政策に位置付けられていますか', 'answered', /学び力[\s\S]*学びつづける/u],
    ['みんなの図書館充実事業のまちづくり目標は？', 'answered', /3 心ゆたかに/u],
    ['みんなの図書館充実事業の事業番号は何番？', 'answered', /31-205[\s\S]*31-204/u],
    ['みんなの図書館充実事業の対象数の定義は？', 'answered', /「市民」/u, /50,000/u],
    ['みなと市の書かない窓口の導入の効果額は、どの項目に掲載されているか', 'answered', /4-1-2/u, /2-1-1|2-1-3/u],
    ['みなと市の予約窓口の開設で、令和3年度は何をしたの？', 'answered', /3社のしくみを比べた/u],
    ['さくら野市の読み聞かせの担い手の育成は、令和元年度に結局何をしたの？', 'answered', /講座/u, /電子図書館/u],
    ['みなと市の2-1-2の区分は新規？継続？', 'answered', /「継続」の印/u],
    ['みなと市の2-1-3は新規の取組ですか', 'answered', /「新規」の印/u],
    ['みなと市2-1-2の指標は何？', 'answered', /書かずに済む手続の件数/u],
    ['さくら野市の図書館充実事業の指標名を教えて', 'answered', /読み聞かせ会の開催回数/u, /図書の電子化/u],
    ['31-204の課長の名前は？', 'answered', /白川/u, /青木/u],
    ['31-204の評価シート、課長さんは誰？', 'answered', /白川/u, /青木/u],
    ['31-204を担当する部長さんのお名前は', 'answered', /青木/u, /白川/u],
    ['31-204は法律でやれって決まっている事業なの？', 'answered', /法令上の位置/u, /中学生/u],
    ['みんなの図書館充実事業はどの予算事業に入ってる？', 'answered', /予算事業名/u, /千円/u],
    ['31-204は誰のための事業なの', 'answered', /主な対象/u],
    ['みんなの図書館充実事業に関係する個別計画は何？', 'answered', /令和元年度～令和５年度/u],
    ['31-204の根拠になる法律は？', 'answered', /関連法令/u],
    ['31-204の評価の観点は全部でいくつ？', 'answered', /4個/u],
    ['31-204の評価シートで、Bをつけた観点はいくつ', 'answered', /個です/u, /効率性/u],
    ['みなと市の予約窓口の開設、次年度以降はどうする判断？', 'answered', /A：継続実施[\s\S]*11月に配置/u],
    ['みなと市の予約窓口の開設は来年度以降も続けるの？', 'answered', /A：継続実施/u],
    ['みなと市の書かない窓口の導入って新規の取組なの？', 'answered', /「新規」の印|「継続」の印/u],
    // What was reached beside what was meant, where no word says which.
    ['みんなの図書館充実事業の読み聞かせ会の開催回数、令和2年度は何回？', 'answered', /目標値[\s\S]*実績値/u],
    // A short name: the field that ends with it, not a text that holds the word.
    ['31-204の課題は？', 'answered', /若い世代に偏って/u, /中学生/u],
    ['31-204の総評を要約して', 'answered', /身近な場所で本を借りられる/u],
    ['部長はみんなの図書館充実事業についてどう言っていますか', 'answered', /大切な取組/u],
    ['みんなの図書館充実事業は今後どうする方針？', 'answered', /年4回/u, /3台/u],
    ['みんなの図書館充実事業は他の市と比べてどうですか', 'answered', /近隣の3市/u],
    ['みなと市の2-1-1の概要は？', 'answered', /10分以内/u],
    // The cell that says it of the event itself, not one that prepares it or another event of the same row.
    [
      'みなと市の支所との相互応援はいつ始まる？',
      'answered',
      /令和7年度[\s\S]*応援の開始/u,
      /^[^\n]*(?:手引の作成|試行)/u,
    ],
    ['みなと市の予約窓口の開設の次年度以降の取組の方向性・課題等は？', 'answered', /11月に配置/u],
  ])('%s', async (question, status, says, not = NEVER) => {
    const { answer, status: found } = await town.ask({ question });
    expect(found, answer).toBe(status);
    expect(answer).toMatch(says);
    expect(answer).not.toMatch(not);
  });
});
