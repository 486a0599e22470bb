import { beforeAll, describe, expect, it } from 'vitest';
import { understand, type Question } from '../../src/answer/question.ts';
import type { FactKind } from '../../src/domain/records.ts';
import { scopeReader, type ReadScope } from '../../src/retrieve/scope.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { plan } from '../retrieve/town.ts';

/** Cities with real readings, plans that are invented. */
const plans = [
  plan('atsugi', '厚木市', '行政改革大綱 実施計画', [2024, 2026]),
  plan('isehara-old', '伊勢原市', '総合計画 中期まちづくり事業プラン', [2021, 2022]),
  plan('isehara-new', '伊勢原市', '行財政改革推進計画 活力プラン', [2024, 2028]),
  plan('isehara-sheet', '伊勢原市', '総合計画 中期まちづくり事業プラン 施策評価シート', [2019, 2021]),
];
let readScope: ReadScope;
beforeAll(async () => {
  readScope = scopeReader(plans, ['ごみ対策課', 'みどり課', '消防署'], await loadTokenizer());
});
const ask = (text: string): Question =>
  understand(text, { plans, scope: readScope(text), today: { fiscalYear: 2026 } });

describe('fiscal years', () => {
  it.each<[text: string, years: number[]]>([
    ['Ｒ７の目標', [2025]],
    ['７年度の目標', [2025]],
    ['令和七年度の目標', [2025]],
    ['2025年度の目標', [2025]],
    ['2025年の目標', [2025]],
    ['平成30年度の実績', [2018]],
    ['平成30年度と31年度の実績', [2018, 2019]],
    ['令和6年度から令和8年度までの目標', [2024, 2025, 2026]],
    ['令和6年度から8年度の目標', [2024, 2025, 2026]],
    ['Ｒ６〜Ｒ８の目標', [2024, 2025, 2026]],
    ['R6-8の目標', [2024, 2025, 2026]],
    ['2024〜2026年度の目標', [2024, 2025, 2026]],
    ['令和6年度と8年度の目標', [2024, 2026]],
    ['令和6・7年度の目標', [2024, 2025]],
    ['2013年度と比べて今どれくらい減ってる？', []],
    ['令和6年4月1日時点の職員数', [2024]],
    ['令和7年度以降の目標', [2025, 2026, 2027, 2028]],
    ['れいわ8ねんどの もくひょう', [2026]],
    ['れいわごねんどの もくひょう', [2023]],
    ['図書館 貸出冊数 2025', [2025]],
    ['FY2025の目標', [2025]],
    ['target in fiscal 2025', [2025]],
    ['target for fiscal year 2025', [2025]],
    ['target in 2025?', [2025]],
    ['the 2025 fiscal year', [2025]],
    ['in financial year 2025', [2025]],
    ['２０２５ねんどの もくひょう', [2025]],
    ['2025ねん度の目標', [2025]],
    ['2024年度と25年度の目標', [2024, 2025]],
    ['ろくねんどの もくひょう', [2024]],
    ['target in Reiwa 7', [2025]],
    ['targets from FY2024 to FY2026', [2024, 2025, 2026]],
    ['来年度の目標', [2027]],
    ['再来年度の目標', [2028]],
    ['らいねんどの もくひょう', [2027]],
    ['今年度の目標', [2026]],
    ['昨年度の実績', [2025]],
    ['一昨年度の実績', [2024]],
    ['the target for next fiscal year', [2027]],
    ['目標', []],
    ['2025件の目標', []],
    ['2,025件の目標', []],
    ['排出量の削減率（2013年度比）の令和7年度の目標', [2025]],
    ['昨年度比の削減率の目標', []],
    ['令和2年度と比べて令和4年度に何トン減らす', [2020, 2022]],
    ['全期間の目標', []],
  ])('of %s', (text, years) => {
    expect(ask(text).fiscalYears).toEqual(years);
  });

  it('leaves 今年度 open where nobody says what year it is', () => {
    const text = '今年度の可燃ごみの目標';
    expect(understand(text, { plans, scope: readScope(text) })).toMatchObject({ fiscalYears: [], remarks: [] });
  });

  it.each<[text: string, yearOfPlan: Question['yearOfPlan'], wholePeriod: boolean]>([
    ['最終年度の目標', 'last', false],
    ['計画の最後の年の目標', 'last', false],
    ['計画の最後までに何件やりたい', 'last', false],
    ['計画期間の終わりには何台', 'last', false],
    ['ネーミングライツは最終的に何施設', 'last', false],
    ['さいごのとしの もくひょう', 'last', false],
    ['target at the end of the plan', 'last', false],
    ['parks by the end of the plan 活力プラン', 'last', false],
    ['初年度の目標', 'first', false],
    ['全期間の目標', null, true],
    ['5か年の効果見込額', null, true],
    ['3年分の目標', null, true],
    ['２年間の事業費', null, true],
    ['3年以内に直す橋の数', null, false],
  ])('%s: %s, whole period %s', (text, yearOfPlan, wholePeriod) => {
    expect(ask(text)).toMatchObject({ yearOfPlan, wholePeriod });
  });

  it.each([
    ['来年度の目標', ['令和9年度（2027年度）としてお答えします。']],
    ['7年度の目標', ['令和7年度（2025年度）としてお答えします。']],
    ['2025年の目標', ['令和7年度（2025年度）としてお答えします。']],
    ['令和7年度の目標', []],
    ['R7の目標', []],
  ])('of %s are told where they were understood', (text, remarks) => {
    expect(ask(text).remarks).toEqual(remarks);
  });
});

describe('kinds of value', () => {
  it.each<[text: string, kinds: FactKind[]]>([
    ['可燃ごみの目標は', ['target', 'final_target']],
    ['可燃ごみ、何トンをめざしてる？', ['target', 'final_target']],
    ['講座は何回が目標？', ['target', 'final_target']],
    ['利用者は何人にするつもり', ['target', 'final_target']],
    ['公園は何か所になる予定', ['target', 'final_target', 'milestone']],
    ['What is the goal for burnable waste?', ['target', 'final_target']],
    ['How many parks did the city plan for?', ['target', 'final_target']],
    ['How many parks is the city going to open?', ['target', 'final_target']],
    ['最終年度に公園は何か所', ['final_target', 'target']],
    ['可燃ごみは なんとんの みこみ', ['target', 'final_target']],
    // One kanji wrong that sounds the same.
    ['可燃ごみの目票は', ['target', 'final_target']],
    ['可燃ごみの現状地', ['baseline']],
    ['可燃ごみの実積は', ['actual']],
    ['公園の高果見込額', ['effect_expected', 'effect_actual']],
    ['How many parks does the city aim for?', ['target', 'final_target']],
    ['計画最終年度の目標値は', ['final_target', 'target']],
    ['最後の年の目標は', ['final_target', 'target']],
    ['現状値は', ['baseline']],
    ['自販機は今、何台？', ['baseline']],
    ['利用者はいま どれくらい', ['baseline']],
    ['利用者は何人？いまの数字でええよ', ['baseline']],
    ['これまでに新しくできた広場は何ヘクタール', ['actual', 'baseline']],
    ['公園の取組でいくらの効果が出る見込み？', ['effect_expected', 'effect_actual']],
    ['計画を始める前は何件だった', ['baseline']],
    ['How many are there at the start of the plan?', ['baseline']],
    ['実績は', ['actual']],
    ['実際は何件だったの', ['actual']],
    ['昨年度は何人来た？', ['actual', 'baseline']],
    ['How many visitors actually came?', ['actual']],
    ['事業費はいくら', ['budget_total', 'cost']],
    ['公園の改修、いくらかかるの', ['budget_total', 'cost']],
    ['橋の工事でお金どれくらい使う？ 費用は？', ['budget_total', 'cost']],
    ['What is the budget of the library?', ['budget_total', 'cost']],
    [
      '事業費と財源内訳は',
      ['budget_general', 'budget_special', 'budget_subsidy', 'budget_bond', 'budget_other', 'budget_total', 'cost'],
    ],
    ['起債の額は', ['budget_bond']],
    ['借り入れはいくら', ['budget_bond']],
    ['How much is the loan?', ['budget_bond']],
    ['国や県からの補助金は', ['budget_subsidy']],
    ['一般財源は', ['budget_general']],
    ['特定財源は', ['budget_special']],
    ['その他の財源は', ['budget_other']],
    ['図書館の補助金はいくら', ['budget_subsidy']],
    ['市債の発行額はいくら', ['budget_bond']],
    ['窓口のコストは', ['cost']],
    ['対象となる市民は何人', ['population']],
    ['何トンだったっけ', []],
    ['子育ての事業はいくら', ['budget_total', 'cost']],
    ['ごみ袋はいくら', []],
    ['効果見込額は', ['effect_expected', 'effect_actual']],
    ['委託でいくら浮くの', ['effect_expected', 'effect_actual']],
    ['見込まれる効果額は何千円', ['effect_expected', 'effect_actual']],
    ['実績効果額は', ['effect_actual']],
    ['人件費の人工は', ['staff', 'cost']],
    ['内部評価を教えて', ['grade']],
    ['自分たちでつけた成績は？', ['grade']],
    ['「対象数」は？', ['population']],
    ['令和7年度の予定は', ['milestone']],
    ['キャッシュレスはいつから使える', ['milestone']],
    ['今の庁舎の跡地について令和7年度に何回話を聞く', []],
    ['講座は今は何回で、令和7年度は何回にする', ['baseline', 'target', 'final_target']],
    ['令和7年度はほんまは何％まで進んだ', ['actual']],
    ['講座、現在の件数は', ['baseline']],
    ['公園をどうしていくつもり', []],
    ['窓口の担当課は', []],
    // What somebody reckoned with, then or now.
    ['相談は何件くらい来ると見てたんですか', ['target', 'final_target']],
    ['相談はどれくらいの件数を見込んでた？', ['target', 'final_target']],
    ['講座は何回を当てにしとったと', ['target', 'final_target']],
    ['講座には何人集めたかったん？', ['target', 'final_target']],
    ['カメラは何台付いてる計算ですか', ['target', 'final_target']],
    ['去年度に目指してた割合は', ['target', 'final_target']],
    ['伊勢原市が令和7年度に予定した件数をご答弁ください', ['target', 'final_target', 'milestone']],
    ['講座は何人来たんですか', ['actual', 'baseline']],
    ['講座は何人来るって見てたの', ['target', 'final_target']],
    ['講座の参加者、元の値は', ['baseline']],
    ['計画をつくった時点で講座は何回', ['baseline']],
    ['何千円の効果になる', ['effect_expected', 'effect_actual']],
    ['一般財源・国県補助・起債以外から賄う額は', ['budget_other']],
    ['市が借りるお金はいくら', ['budget_bond']],
    ['市の土地を売って得るお金は', ['effect_expected', 'effect_actual']],
    // Words that only name the subject.
    ['目標地点を教えて', ['target', 'final_target']],
    ['目指す姿を教えて', []],
    ['現状と課題を教えて', []],
    ['補助金の見直しはどう進める', []],
    ['今後の方針は', []],
    ['人工芝のグラウンドは何か所', []],
  ])('of %s', (text, kinds) => {
    expect(ask(text).kinds).toEqual(kinds);
  });

  it.each<[text: string, wants: Question['wants']]>([
    ['窓口の担当課はどこですか', 'department'],
    ['窓口を担当しているのはどの課', 'department'],
    ['窓口を担当している課はどこ？', 'department'],
    ['窓口はどの部署の担当ですか', 'department'],
    ['公園はどこの課がやってるの', 'department'],
    ['こうえんは どこの かが やっていますか', 'department'],
    ['窓口、何課に聞けばいい？', 'department'],
    ['窓口の担当かを教えて', 'department'],
    ['まどぐちは なにかが たんとうですか', 'department'],
    ['Which division is responsible for parks?', 'department'],
    ['財源の確保の所管課を教えて', 'department'],
    ['花壇の手入れを担う課をお答えください', 'department'],
    ['花壇を受け持っている課は', 'department'],
    ['花壇の手入れは何という課に電話をかければよいのでしょう', 'department'],
    ['花壇の旗振り役はどこ', 'department'],
    ['花壇を動かしているのは市役所のどこ？', 'department'],
    ['花壇のことは誰に相談したらいいですか', 'department'],
    ['花壇の手入れをどなたが担当されていますか', 'department'],
    ['花壇の話はどこに持っていけばええの', 'department'],
    ['花壇 手入れ 課', 'department'],
    ['花壇がうまくいっていないのはどういうところ', 'text'],
    ['花壇の手入れはどこで行いますか', 'text'],
    // An adverb names no value beside a time or a name.
    ['花壇を実際に使い出すのはいつの年度', 'text'],
    ['花壇のある学校は今のところどの学校', 'text'],
    ['花壇の数は今のところ何基', 'value'],
    ['講座は何回ひらく？', 'value'],
    ['目標は何のため？ 何トン？', 'value'],
    ['きふの べんちは なんだいに なるの', 'value'],
    ['受講する割合をどこまで上げる？', 'value'],
    ['なぜ講座をひらくのですか', 'text'],
    ['残業の目標を下げるのはなぜ', 'text'],
    ['目指す姿を教えて', 'text'],
    ['令和7年度に何をする予定', 'text'],
    ['予算の見直しの目的は', 'text'],
    ['どこの公園にいくつ作る', 'text'],
  ])('what %s wants: %s', (text, wants) => {
    expect(ask(text).wants).toBe(wants);
  });

  it.each([
    ['講座は何か所でひらく', '箇所'],
    ['いくらかかる', '円'],
    ['何パーセントが目標', '%'],
    ['なんぱーせんとが もくひょう', '%'],
    ['何千円の効果', '円'],
    ['参加者は何名', '人'],
    ['会社は何社', '企業'],
    ['なんとん へらす', 'トン'],
    ['なんかい ひらく', '回'],
    ['なんけんの予定', '件'],
    ['なんだい おく', '台'],
    ['作業路は何ｍ', 'm'],
    ['いくつが目標', null],
    ['徴収率は何パーまで上げる', '%'],
    ['芝生は何平方メートル', 'm2'],
    ['工場の土地は何ヘクタール', 'ha'],
    ['なんぼの件数をめざす', null],
    ['参加者数を増やすのにお金はなんぼ', '円'],
    ['講座の参加者はどれくらい', '人'],
    ['券が使える店、どのくらいある？', '店'],
    ['今回はどのくらい', null],
    ['受講者は何ニン', '人'],
    ['講座 受講 R7 人', '人'],
    ['どの程度の比率まで高める', '%'],
  ])('what %s counts in', (text, counter) => {
    expect(ask(text).counter).toBe(counter);
  });
});

describe('cities', () => {
  it.each<[text: string, cities: string[], unknownCity: string | null]>([
    ['伊勢原市のごみの量は', ['伊勢原市'], null],
    ['あつぎのごみの量は', ['厚木市'], null],
    ['garbage in Isehara', ['伊勢原市'], null],
    ['厚木に引っ越してきた者です。ごみの量は？', ['厚木市'], null],
    ['うちは厚木なんだけど、ごみの量は？', ['厚木市'], null],
    ['厚木さんのごみの量は？', ['厚木市'], null],
    ['ごみを減らす決まりが厚木にあるよね。何トン？', ['厚木市'], null],
    ['伊勢原在住です。ごみの量は？', ['伊勢原市'], null],
    ['平塚市のごみの量は', [], '平塚市'],
    ['平塚のごみの量は', [], '平塚市'],
    ['神奈川県小田原市の公園は', [], '小田原市'],
    ['ひらつかしの ごみのりょうは', [], '平塚市'],
    ['横浜では何トン？', [], '横浜市'],
    ['How much garbage in Yokohama?', [], '横浜市'],
    ['大磯町のごみの量は', [], '大磯町'],
    ['世田谷区の公園は', [], '世田谷区'],
    ['つくば市の公園は', [], 'つくば市'],
    ['青葉市のごみの量は', [], '青葉市'],
    ['各市の取組は', [], null],
    ['都市の緑は', [], null],
    ['本市の方針は', [], null],
    ['近隣市との連携は', [], null],
    ['市民の数は', [], null],
    ['新横浜の駅は', [], null],
    ['東京湾のごみは', [], null],
    ['学区の見直しは', [], null],
    ['市町村の合併は', [], null],
    ['平塚市と共同でする消防は', [], null],
    ['平塚市との協定は何件', [], null],
  ])('of %s', (text, cities, unknownCity) => {
    expect(ask(text)).toMatchObject({ cities, unknownCity });
  });
});

describe('two cities', () => {
  it.each<[text: string, operation: Question['operation']]>([
    ['厚木市と伊勢原市の残業の目標は', 'compare'],
    ['What are the overtime targets of Isehara and Atsugi?', 'compare'],
    ['伊勢原市の「厚木市と伊勢原市の共同消防」の目標は', 'value'],
  ])('%s → %s', (text, operation) => {
    expect(ask(text).operation).toBe(operation);
  });
});

describe('plans', () => {
  it.each<[text: string, planIds: string[]]>([
    ['実施計画の残業の目標', ['atsugi']],
    ['厚木市の行革の目標', ['atsugi']],
    ['伊勢原の行革プランでごみの目標は', ['isehara-new']],
    ['事業プランでごみの目標は', ['isehara-old']],
    ['総合計画のごみの目標は', ['isehara-old']],
    ['評価シートのごみの評価は', ['isehara-sheet']],
    ['What does the evaluation sheet say on waste?', ['isehara-sheet']],
    ['What is the target for waste in the comprehensive plan?', ['isehara-old']],
    ['伊勢原市の古い計画でごみの目標は', ['isehara-old']],
    ['令和3・5年度のプランでごみの目標は', ['isehara-old']],
    ['伊勢原市の新しい計画でごみの目標は', ['isehara-new']],
    ['ごみの目標は前の計画と新しい計画でどう変わった', ['isehara-old', 'isehara-new']],
    ['伊勢原市の2021年の計画でごみの目標は', ['isehara-old']],
    ['令和3・4年度のプランでごみの目標は', ['isehara-old']],
    ['ICT推進計画の改定は', []],
    ['行革推進本部の会議は', []],
    ['令和6年度の計画は', []],
  ])('of %s', (text, planIds) => {
    expect(ask(text).planIds).toEqual(planIds);
  });

  it('sets generations side by side', () => {
    expect(ask('伊勢原市のごみの目標は2021年の計画と2024年の計画でどう変わった')).toMatchObject({
      planIds: ['isehara-old', 'isehara-new'],
      fiscalYears: [],
      operation: 'compare',
    });
  });
});

describe('the subject', () => {
  it.each<[text: string, about: string]>([
    ['厚木市の可燃ごみの排出量の令和7年度の目標は？', '可燃ごみの排出量'],
    ['もえるごみのりょう　６年度のもくひょうおしえて', 'もえるごみのりょう'],
    ['はたらく車の数の目標って何台なん？', 'はたらく車の数'],
    ['厚木市役所で残業を減らすやつ、令和8年度は何時間にするつもりなん？', '残業を減らす'],
    ['（２）④の目標', ''],
    ['伊勢原市', ''],
    ['伊勢原市の総合計画', ''],
    ['🙂🙂', ''],
    ['「公園の目標を定める事業」の令和7年度の目標', '「公園の目標を定める事業」'],
    ['雑誌にお金を出してくれる会社は何社', '雑誌にお金を出してくれる会社'],
    ['トータルコストはいくら', 'トータルコスト'],
    ['市税徴収率、どないなっとるん？', '市税徴収率'],
    ['ごみ袋の値段っていくらなん？ おしえてや', 'ごみ袋の値段'],
    ['市民協働についてお伺いします。', '市民協働'],
    ['補助金の額（千円）は', '補助金の額'],
    ['あつぎしの のこりゆでじかん', 'のこりゆでじかん'],
    ['としょかん', 'としょかん'],
    ['ごみの減量とはどのような取組ですか', 'ごみの減量'],
    ['徴収率は「98%」って本当？', '徴収率'],
    ['事業番号1-101の利用者', '利用者'],
    ['「令和6年度版の白書」の部数', '「令和6年度版の白書」の部数'],
    ['Please tell me the number of parks', 'the number of parks'],
    ['窓口で待つ時間は？短くなる？', '窓口で待つ時間 短くなる'],
  ])('of %s', (text, about) => {
    expect(ask(text).about).toBe(about);
  });

  it('finds item numbers in any form', () => {
    expect(ask('（２）④の目標').itemNos).toEqual(['(2)④']);
    expect(ask('Ⅰ(1)アと事業番号1-101を教えて').itemNos).toEqual(['Ⅰ(1)ア', '1-101']);
  });

  it.each<[text: string, core: string | undefined]>([
    ['先月こしてきたんですけど、花壇の手入れはどの課ですか', '花壇の手入れ'],
    ['花壇が荒れているので、水やりをお願いしたいんですけど、花壇の手入れの窓口はどこですか', '花壇の手入れ'],
    ['花壇が荒れているので、水やりをいつするのか知りたい', undefined],
    ['花壇が増えたじゃない？その前って誰が世話していたの？', undefined],
    ['花壇の手入れはどの課ですか', undefined],
  ])('knows the clause that asks in %s', (text, core) => {
    expect(ask(text).core).toBe(core);
  });

  it('takes departments for where to look, and places for what is looked for', () => {
    expect(ask('ごみ対策課が担当する取組を全て挙げて')).toMatchObject({
      departments: ['ごみ対策課'],
      operation: 'list',
      wants: 'text',
      about: '',
    });
    expect(ask('みどりか が たんとうする とりくみを ぜんぶ おしえて')).toMatchObject({
      departments: ['みどり課'],
      about: '',
    });
    expect(ask('ごみ対作課の取組を全て挙げて').departments).toEqual(['ごみ対策課']);
    expect(ask('消防署の移転は').about).toBe('消防署の移転');
  });

  it('drops what is said not to be meant', () => {
    expect(ask('令和7年度じゃなくて令和8年度の目標').fiscalYears).toEqual([2026]);
    expect(ask('目標じゃなくて実績を教えて').kinds).toEqual(['actual']);
  });
});

describe('long and mixed texts', () => {
  const talk = 'うちの近所では横浜市に住む妹ともよく話すのですが、令和元年に越してきてから公園の木が大きくなりました。';
  it('asks what the last sentence asks', () => {
    const text = `${talk.repeat(12)}ところで、伊勢原市の学校給食の委託校数の令和8年度の目標は何校ですか。${talk}`;
    expect(ask(text)).toMatchObject({
      cities: ['伊勢原市'],
      unknownCity: null,
      fiscalYears: [2026],
      kinds: ['target', 'final_target'],
      about: '学校給食の委託校数',
      refusal: null,
    });
  });

  it('leaves out the sentence that only says who asks', () => {
    expect(ask('夜道が怖くてお電話しました。防犯カメラの台数の令和8年度の目標は？').about).toBe('防犯カメラの台数');
    expect(ask('記者です。防犯カメラの台数の令和8年度の目標は？').about).toBe('防犯カメラの台数');
    expect(ask('シカに畑を荒らされて困ってます。被害額の令和8年度の目標は？').about).toContain('シカに畑');
  });

  it('takes the subject from before where the last sentence has none', () => {
    const text = `${talk}${talk}伊勢原市の学校給食の委託校数のことを知りたいと思っています。令和8年度の目標は？`;
    const question = ask(text);
    expect(question).toMatchObject({ fiscalYears: [2026], kinds: ['target', 'final_target'] });
    expect(question.about).toContain('学校給食の委託校数');
    expect(question.about).not.toContain('公園');
  });

  it.each<[text: string, language: Question['language']]>([
    ['ごみの目標は', 'ja'],
    ['ごみ 目標 R7', 'ja'],
    ['市税徴収率', 'ja'],
    ['AI RPA 効果額', 'ja'],
    ['What is the target for garbage?', 'en'],
    ["How many items are listed under '行政のデジタル化'?", 'en'],
    ['垃圾排放量的目标是多少？', 'other'],
    ['쓰레기 목표는 무엇입니까', 'other'],
    ['¿Cuál es el objetivo de basura?', 'other'],
    ['Mục tiêu về rác thải là gì?', 'other'],
    ['🙂🙂', 'other'],
    ['library', 'en'],
    ['biblioteca das crianças', 'other'],
    ['сколько', 'other'],
  ])('are in a language: %s', (text, language) => {
    expect(ask(text).language).toBe(language);
  });

  it('takes hostile text in its stride', () => {
    ask('ごみ');
    const pieces = [
      '市',
      'R',
      '令和',
      '(',
      '目標',
      '々',
      '1-',
      'なのか',
      '1,',
      '教えて',
      '「',
      '令和5年度から',
      '主な',
    ];
    for (const piece of [
      ...pieces,
      '最も',
      'の',
      'どれくらい',
      'ignore ',
      'how many ',
      '1億',
      '私の',
      '？',
      '\u2003',
    ]) {
      const text = piece.repeat(1000 / piece.length);
      const scope = { cities: [], planIds: [], departments: [], fiscalYears: [], rest: text };
      const started = performance.now();
      understand(text, { plans, scope, today: { fiscalYear: 2026 } });
      expect(performance.now() - started, piece).toBeLessThan(250);
    }
  });
});
