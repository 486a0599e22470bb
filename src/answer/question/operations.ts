/** What is to be done with what is found (操作): 合計, 差, 一覧, 何件, 最大, 推移 … by the words of the question. */
import type { FactKind } from '../../domain/records.ts';
import { asksAmount } from './amounts.ts';
import { KANA_COUNTER, SCALE } from './counter.ts';
import { HOW_MUCH, isIndicatorKind, isMoneyKind } from './kinds.ts';
import type { Operation, Question } from './slots.ts';
import { ITEM_NOUN, QUOTED_NOUN } from './wording.ts';

export interface Found {
  /** Of the question as it was before anything was cut. */
  text: string;
  fiscalYears: readonly number[];
  kinds: readonly FactKind[];
  /** Two cities stand side by side: 伊勢原市と厚木市. */
  citiesPaired: boolean;
  /** Several plans of different years are named. */
  generations: boolean;
  /** Several cities or plans are named. */
  apart: boolean;
  /** All plans are to be looked through (各計画から), or the words ask for items plan by plan. */
  everyPlan: boolean;
  severalItems: boolean;
  /** 「5か年」, 「全期間」 as written. */
  period: string;
  threshold: boolean;
  /** A department is named, and is not what is asked for. */
  inCharge: boolean;
  /** The things of a plan themselves are asked for, or their number. */
  things: 'list' | 'count' | null;
  /** They are parts of a plan (三つの重点目標): no value goes by their name. */
  parts: boolean;
}

export const NOUN = `(?:${ITEM_NOUN}|${QUOTED_NOUN})`;
export const EN_NOUN = '(?:items?|projects?|measures?|initiatives?|programs?|programmes?|policies|actions?)';

const GREAT =
  '(?:大き|おおき|高|たか|多|おお|長|なが|よく(?!ある)|進ん|お金(?:が|の)?かか|費用(?:が|の)?かか|かか|増え|伸び|効果(?!(?:見込)?額))';
const SMALL = '(?:小さ|ちいさ|低|ひく|少な|すくな|安|短|減っ|悪)';
export const MOST = '(?:最も|もっとも|(?:一|いち)ばん|一番|(?:2|3|4|5|[二三四五])番目に)';
const MAX = new RegExp(
  `${MOST}[^、。?]{0,8}?${GREAT}|(?<!に)最(?:大|高|多)(?!限|化|級|手|前)(?=の?(?:もの|項目|事業|取組|年度?|額|は|になる|となる|なの|$|[?、])|で|だった)|\\b(?:largest|highest|biggest|greatest|most expensive|the most)\\b`,
  'iu',
);
const MIN = new RegExp(
  `${MOST}[^、。?]{0,8}?${SMALL}|(?<!に)最(?:小|低|少)(?!限|化|賃)(?=の?(?:もの|項目|事業|取組|年度?|額|は|になる|となる|なの|$|[?、])|で|だった)|\\b(?:smallest|lowest|least|cheapest)\\b`,
  'iu',
);
const NTH = /([2-5二三四五])番目に/u;
const NTH_ENGLISH = /\b(second|third|fourth|fifth)[- ](?:largest|highest|biggest|smallest|lowest|most)/iu;
const NTH_WORDS = ['', '', 'second', 'third', 'fourth', 'fifth'];
/** 「多い順に3つ」: how many of them, by what they are put in order. */
const BY_SIZE =
  '(?:順(?:に|で|番に)?|(?:方|ほう|もの|の)から|(?<!以)上から)(?:、?(?:並べ|見|数え)て)?、?(?:上から|上位)?、?';
const OF_ITEMS = '(?=つ|件|個|本|番目まで|位まで|項目|事業|取組|施策)';
const TOP = new RegExp(
  `(?:上位|トップ|ベスト|ワースト) ?(\\d{1,2}|[二三四五])|${BY_SIZE}(\\d{1,2}|[二三四五])${OF_ITEMS}|\\btop (\\d{1,2}|three|five)\\b`,
  'iu',
);
const LEAST_FIRST =
  /(?:少な|小さ|低|安|短|すくな|ちいさ|ひく)い(?:順|方から|ほうから|ものから|のから)|ワースト ?[\d二三四五]|下から/u;
const KANJI = '〇一二三四五六七八九';

const RANK = /何(?:番目|位|番め)|なん(?:ばんめ|番目|位)|\bwhat rank\b|\brank(?:s|ed)?\b/iu;
const WHEN =
  /(?:最初|初めて|はじめて)(?:の|に)?年度?|何年度?|なんねん(?:ど|度)?|いつ|どの年度?|何年(?:後|目)|(?:[るた]|最初の|初めての)年度?(?=は|を|って|が|[?。]|$)|\bwhen\b|\b(?:what|which|first) (?:fiscal )?year\b/iu;

/** 「…があるじゃん。あれ数えると全部でいくつになる」 */
const COUNTING = '数え(?:ると|たら|て(?:みて)?|れば)[^。?]{0,16}?(?:いくつ|なんぼ|何(?:件|個|本|つ|項目|事業))';
const COUNT = new RegExp(
  [
    '何(?:項目|事業(?!所)|取組|施策|計画)',
    `${NOUN}(?:の)?(?:数|かず)(?![値字量学])(?=(?:は|を|って|が|、|。|[?]|\\s|$)(?![^。?]{0,8}\\d))`,
    // 「…事業、採択は何件」: what is counted is named behind it.
    `${NOUN}(?![費所者])(?!で[^。?]{1,30}(?<![のん])(?:は|って)[^。?]{0,14}いくつ)(?:(?!、\\p{Script=Han}{2,6}は)[^。?]){0,14}?(?:いくつ|なんぼ(?!(?:お金)?(?:が|を|も)?(?:かか|使|つか|もう|儲|浮|入|払))|何(?:件|個|本|つ)|なんこ|なんけん|いくら(?=ある))`,
    `${NOUN}(?:は|って|が|、)*(?:どれ|どの)(?:くらい|ぐらい|だけ|ほど)(?:の数)?が?(?:あ[るりん])`,
    '(?:観点|視点|評価項目)[^。?]{0,14}?(?:いくつ|なんぼ|何(?:件|個|つ))',
    `(?:いくつ|何(?:件|個|本|つ)|(?:どれ|どの)(?:くらい|ぐらい|だけ|ほど))(?:の(?:数の)?)?${NOUN}(?![費所者])`,
    `${NOUN}[^。?]{0,60}[。?、]?[^。?]{0,6}${COUNTING}`,
    `(?:how many|(?:the )?(?:total )?number of) (?:\\w+ ){0,2}${EN_NOUN}`,
  ].join('|'),
  'iu',
);
/** 「いくつにする」, 「何件が目標」 ask for a value that is to be reached. */
const COUNT_OF_VALUE = new RegExp(
  '(?:いくつ|何[^\\s、。?]{1,3})(?:(?:に(?:する|なる|し|な)|(?:やり|し|増やし)たい|やるつもり)|が目標|を目標|まで|を?(?:めざ|目指))|\\b(?:aims?|plans? to|targets?|wants?|intends?|hopes?)\\b',
  'iu',
);

/** 「事業の財源のうち起債はいくつ」: a value is asked for, whatever it is counted in. */
const VALUE_OF =
  /(?:起債|財源|補助金|支出金|予算|事業費|人件費|コスト|[^\s]額)(?:は|って|が|、)*(?:いくつ|なんぼ|何(?:件|個|つ))/u;

/** 「数えると何本になる」「全部でいくつになった」 asks what there is. */
const COMES_TO = /(?:いくつ|何[^\s、。?]{1,3})にな(?:り|る|った)(?![^。?]*(?:目標|つもり|予定|見込))/u;

/** What happens anew in every year; of places and machines a year's number is mostly all there are. */
const FLOW = '(?:何(?:件|回|円|人|トン|t|時間|社|冊|本|通)|なん(?:件|回|円|人|社)|いくら|なんぼ|いくつ)';

const SUM = new RegExp(
  [
    '(?<!人件費)合計(?!特殊)(?=する|すると|した|して|せよ|に(?:なる|なり|する)|で|は|を|額|値|金額|[件人回台社校冊本枚]数|数|って|いくら|何|、|\\s|$|[?。])',
    `合わせ(?:て|ると|たら)[^、。?]{0,8}?(?:${HOW_MUCH}|いくつ|何|なん)|合わせ(?:ると|たら)|(?<!に)合わせた(?=[^、。?]{0,10}(?:額|費|数|予算|合計))|あわせ(?:ると|て(?:いくら|何|なん))|(?:全|すべての|全ての|各)(?:実施|取組)?(?:項目|取組|事業)(?:を|分)?(?:合わせ|あわせ)て`,
    // 「2年度分を合わせて示されたい」
    '年度?(?:分)?(?:を|で)?(?:合わせ|あわせ)て(?=、|示|お示|教|[^、。?]{0,6}(?:何|なん|いくら|いくつ))',
    // 「足し合わせると」 at the end of a question loses its と.
    '足し合わせ(?:た|て|る(?:と|の|$)|れば)|合算|(?:足す|たす|足し|(?<!され)たし|足した|たした|足せば|総計|累積すると|通算)(?=と|て|たら|ら|、|いくら|する|で|は|ば|$|[?])',
    '(?:総額|小計|トータル)(?:を|が|は|で)?(?:求め|計算|算出|出し)|トータル(?!コスト)(?:で|は|を|の|って|、|$|[?]|何|いく|なん)',
    `(?:年(?:分|間)|か年|カ年|ヶ年)(?:の|で|は|を)?[^、。?]{0,12}?(?:合計|合わせ|足)`,
    '\\bsum\\b|\\btotal(?:s|ed)? (?:of|for|over|across)\\b|\\badd(?:ed)? up\\b|\\bcombined\\b|\\baltogether\\b',
  ].join('|'),
  'iu',
);
/** 「3年間計」, 「5年間で全部で何件」: of several years these words add up what each of them has. */
const SUM_OF_YEARS = new RegExp(
  [
    '(?<=^|\\s)(?:の|で)?(?:累)?計(?:で)?(?=は|で|を|いくら|いくつ|なんぼ|何|、|\\s|$|[?。])',
    `(?:全部|ぜんぶ|全て|すべて|しめて|都合)(?:で|の)?、?[^、。?]{0,8}?、?(?:だいたい|大体)?${FLOW}`,
    `${FLOW}[^、。?]{0,14}?[、。? ]*(?:全部|ぜんぶ|全部で|ぜんぶで|合わせて)(?:です|や|か|の|ね)*[。? ]*$`,
    '(?<=\\s)(?:の|で)?(?:延べ|のべ)(?:何|で|の|[人件回]数)',
  ].join('|'),
  'u',
);
/** 「5年で何件」; 「5年間で何件が目標」 is what a plan ends with. */
const IN_ALL_YEARS =
  /(?<=\s)で、?(?:だいたい|大体|一体)?何(?:件|回|円|人|トン|t|時間|社|冊|本|通|メートル)(?![^。?]*(?:目標|めざ|目指|ゴール))/u;
const ADDED_UP = new RegExp(`${SUM.source}|${SUM_OF_YEARS.source}`, 'iu');
const AVERAGE =
  /(?<=^|\s)(?:の|で)?平均(?=\s|$|[?。])|(?<=\u2003)(?:の|で)?平均(?:[件人回台]数|時間数?|額|値|数)(?=は|を|って|\s|$|[?。])|(?:(?:1年|一年|1か?年)(?:度)?(?:あたり|当たり|に|の)?|年(?:あたり|当たり)|毎年)、?平均(?:して|すると|する|で|だと|は|、)?|(?<=に)ならす?(?:して|すと)|平均(?:する|して|すると|したら|で(?:いくら|何)|値?(?:は|を|って)(?:いくら|何|出|求|計算|教|どれ|どの|$|[?]))|の平均(?=は|を|って|値|$|[?])|\baverage of\b|\bon average\b/iu;

const CHANGE =
  '(?:増|減|ふえ|ふや|へら|へる|へり|へった|縮減|縮小|削減|圧縮|上回|下回|上が|下が|上げ|下げ|あが|さが|あげ|さげ|上昇|下降|低下|向上|伸び|伸ば|延び|延ば|のび|のば|差|違|異な|ちが|多い|多く|少な|高い|高く|低い|低く|短い|短く|長い|長く|変わ|変化|足りな|たりな|足りん|足らん|足りとらん|届か|及ば|開き|ひらき|隔たり|ずれ|ズレ|削|けず|縮|ちぢ|抑え|絞|落と|落ち|おとし|上積|積み増|上乗|引き|拡大|広が|ひろが|広げ|高ま|高め|膨ら|超過|不足|追加|近づ|改善|悪化|アップ|ダウン|プラス|マイナス)';
const CHANGES = new RegExp(
  `(?:${HOW_MUCH}|いくつ|どの程度|いかほど|何[^\\s、。?にまを]{1,12}?|なん${SCALE}(?:${KANA_COUNTER}|だい))(?:ほど|くらい|ぐらい|ばかり|程度|分|も|の)*(?:を)? ?${CHANGE}|(?:何|なん) ?ポイント|あと(?:${HOW_MUCH}|いくつ|何|なん)|how (?:many|much) (?:\\w+ ){0,4}(?:more|less|fewer|higher|lower|larger|smaller|bigger|greater|shorter|longer|cheaper|increase|decrease|reduce|drop|grow|rise|fall|change)`,
  'iu',
);
const DIFFERENCE =
  /(?<![格時交落誤大])差(?:額)?(?=は|を|って|$|[?。]|\s|について|に関し|、(?:何|いくら|いくつ)|がいくら|いくら|何|も(?:教|示|答))|増減(?:額|数)?(?=は|を|って|$|[?])|(?:増加|減少|縮減|削減)(?:額|数|量)は?(?:いくら|何|$|[?])/u;
/** 「増加分」, 「R5→R9 減」: in key words what lies between two years goes by a noun. */
const CHANGE_NOUN =
  /(?:増加|減少|縮減|削減|上昇|低下|向上|増減|変動|変化|増え|減り|伸び|上げ|下げ|上がり|下がり)(?:分|幅|量|額|数|値|高|しろ|具合|方|ポイント)(?=は|を|が|って|で|$|[?。、]|\s)|(?<=\s|^)(?:の)?(?:増加|減少|増減|伸び|上昇|低下|増|減|変化)(?=$|[?。]|\s)|(?:増|減|増加|減少)(?:件|人|枚|台|時間|団体|か所|箇所|施設)数(?=は|を|って|$|[?。]|\s)/u;
const GROWTH =
  /(?:(?:増加|減少|伸び|増減|変化|上昇)率|(?:減り|へり|増え|ふえ|伸び)(?:具合|方|幅))(?=は|を|って|$|[?。]|で|が|\s)|何(?:%|パーセント|割)(?:ほど|くらい|の|も)?(?:増|減|ふえ|へ[るら]|伸|アップ|ダウン|上が|下が|上昇|低下)|\b(?:growth rate|percent(?:age)? (?:increase|decrease|change|growth))\b/iu;
const TIMES = /何倍|なんばい|\bhow many times\b/iu;
const RATIO = new RegExp(
  `(?:${HOW_MUCH}|何(?:割|%|パーセント)|どの程度)(?:ほど|くらい)?(?:を|が)?(?:[^、。?]{1,12}(?:が|で|は))?占め|占める?(?:割合|比率|のは)|(?:に対する|のうち|に占める)[^、。?]{0,20}の(?:割合|比率)(?=は|を|って|が|も|、|\\(|$|[?])|\\bratio of\\b`,
  'iu',
);

/** 「5年間の効果額のうち令和6年度は何%」: of one year in what all years come to. */
const SHARE_OF_TOTAL =
  /(?:合計|総額|総計|全体|トータル)(?:額)?の(?:約)?(?:何|なん)(?:割|%|パー)|(?:のうち|の(?:中|なか|内)(?:で|の)?|に占め|に対する|に対して|の合計の)[^。?]{0,24}(?:何(?:割|%|パーセント)|なん(?:割|パー)|割合|比率|どれ(?:くらい|だけ|ほど)(?:を|が)?(?:占め|の割))/u;
const COMPARE =
  /(?:比べ|くらべ)(?!物)|(?<!他市と)比較(?!し[たて]?\p{Script=Han})|対比|どっち(?!側|み)|どちら(?!側|の[部課]|に問|へ|でも)|どう(?:違|ちが)|どない(?:ちゃ|違)|(?:違い|ちがい)(?=は|を|って|が|$|[?])|どう変わ(?:り|る|った|っています)|\bversus\b|\bvs\b|\bcompare|\bdifference between\b|\bdiffer\b|\bwhich (?:city|one|of the two)\b/iu;
/** 「AとB、予算が大きいのは？」: one of two, without a word that says so. */
const GREATER =
  /(?:と|や|、|・).*(?:が|の(?:方|ほう)が|は)(?:大き|小さ|高|低|多|少な|安|長|短)い(?:の|ほう|方|事業|取組|市)は?、?(?:何|どこ|どれ|どの[^、。?]{1,4})?(?:です|でしょう|なの|なん)?か?[?。\s]*$/u;
const EACH_CITY =
  /それぞれの市|各市|(?<!\d)(?:[2-9]|[二三四五])市(?=は|の|で|を|が|、|と)|全市|市ごと|市によ|どの市(?!町)|\beach (?:city|of the cities)\b|\b(?:both|all) cities\b/iu;
const SERIES =
  /推移|移り変わり|うつりかわり|年度(?:ごと|別|毎)(?!計画)|年ごと|経年|各年度?(?=の|は|で)|毎年度?(?=の(?:目標|実績|値|予定)|(?:は)?(?:いくら|何|どう)|、|$|[?])|どう変わって|\beach (?:fiscal )?year\b|\bby year\b|\bper year\b(?=\?)|\btrends?\b|\bover time\b|\byear by year\b/iu;

const LIST = new RegExp(
  [
    '(?:抜き出|抜きだ|拾い?出|拾い上げ|ひろい出|ひろいあげ|書き抜)(?:し|て)|(?:拾|ひろ)って|ピックアップ',
    // 「どこの市の何ていう取組」, 「それぞれ何という項目」, 「どの項目に書いてある」
    `(?:何|なん)(?:て|という|っていう|ていう|といった)(?:名の)?${NOUN}`,
    `${NOUN}(?:は|って)?、[^。?]{0,16}どれ(?:に(?:なる|なり|あた|該当)|です|なの|か|[?]|$)`,
    `${NOUN}[^。?]{0,20}?(?:どんな|どういう)(?:の|もの|やつ)が?、?(?:あ[るりん]|入って|載って|のって)|(?:がらみ|絡み|関係|関連)(?:の)?(?:って|は|で|には|だと)?、?(?:どんな|どういう)(?:の|もの|やつ)が?、?(?:あ[るりん]|入って|載って)`,
    '挙げ(?:て|よ|る|なさい|られたい|ると)|あげてください|列挙|一覧|並べて|ならべて|リストアップ|リストに|書き出し|洗い出し',
    '(?:すべて|全て|全部|ぜんぶ)(?:の名(?:前|称))?(?:を)?(?:教え|おしえ|答え|お答え|示し|お示し|出し|言[っう]|いって|ゆう?て|見せ|みせ|知り|しり|並べ|探し|頼|たの)',
    `${NOUN}(?:を|は|、| )*(?:計画ごとに)?(?:すべて|全て|全部|ぜんぶ)`,
    `何と何|なにとなに|どれとどれ|${NOUN}(?:は|って|に|として|には|、| )*(?:何|なに)(?:が)?(?:ある|あります|あんの|あり)|(?:は|って|に|で|には|では)(?:何|なに)があ(?:る|り)(?!と)`,
    `(?:何|なん)の${NOUN}(?:が|を)(?!目)|(?:どんな|どういう|どのような|どういった|どげな|どないな)${NOUN}(?!です|なの|なん|でしょ|か|[?。]|$)|どの${NOUN}|${NOUN}(?:は|って|には)?、?(?:どれ|どんな(?:もの|の))(?!くらい|ぐらい|だけ|ほど)`,
    `(?:\\d|[二三四五六七八九])つとも|(?:\\dつ|[二三四五六七八九]つ|みっつ|よっつ|いつつ)の ?(?:名前|なまえ|名称)|(?:に関する|に関連する|にかかわる|に関わる|を扱う|についての|載って?い?る|のってる|に属する|に含まれる|からんで?い?る|からむ)(?:すべての|全ての)?${NOUN}(?:は|って)?[?。\\s]*$`,
    `${NOUN}[^。?]{0,12}?(?:探して|さがして)|って(?:どれ|どんな)[?]`,
    // 「…項目を…抽出されたい」, 「取組、全部ひっくるめて教えて」, 「残らず」
    `${NOUN}[^。?]{0,40}?(?:抽出|列記|(?:まとめて|ひっくるめて)(?=教|おしえ|見|知|示|[。?]|$)|残らず|残さず|[漏も]れなく|洗いざらい|片っ端|ひととおり|一通り)`,
    '(?:何|なに|どんなの|どんなもの)が、?(?:並んで|載って|のって|挙がって)(?:い?る|ん)',
    // 「…が出てくる項目を」: where it stands is asked for
    `(?:出て(?:く|い)?る|出とる|載って?い?る|載っとる|書いて(?:い|あ)る|書かれて?い?る|触れ(?:られ)?て?い?る|扱って?い?る|取り上げ(?:られ)?て?い?る|登場する|記載の?ある)${NOUN}(?:名)?(?:を|は|って|も|、)`,
    `(?:遅れ|順調|計画(?:どお|通)り|未達成|達成)[^。?]{0,10}${NOUN}(?:は|って|が|、)*(?:ある|あり|あん|どれ|何|なに|[?。]|$)`,
    `(?:新しく|あらたに)[^、。?]{0,10}${NOUN}(?:は|って)?(?:どれ|何)`,
    `${NOUN}(?:で|のうち|の(?:中|なか)(?:で|から))[^。?]{0,24}(?:の|もの|やつ)(?:は|って)?、?どれ(?!くらい|ぐらい|だけ|ほど)`,
    '(?:[るたう])(?:市|自治体|計画)(?:は|って)、?(?:どこ|どれ)(?=[でなかや]|[?。]|$)',
    `どの市の(?:どの(?:計画|${NOUN})|何|なに|どれ)|どの ?(?:計画|けいかく|文書|資料|プラン)の ?(?:どれ|どこ|どの${NOUN}|何|なに)|${NOUN}[^。?]{0,16}?(?:何て|なんて|何という|どういう)(?:名前|名称|名)`,
    `(?:どんな|どういう|どういった|どげな|どないな)[^、。?]{1,14}の${NOUN}(?:を|が|、)?(?:し|や(?:っ|る)|あ[るりん]|進め|行)`,
    // 「どこの3校」, 「人材育成に関する項目はどの計画に」
    '(?:どこの?|どの) ?(?:[2-9]|[二三四五六七八九])(?:校|園|市|町|か所|施設|社|団体|地区|公園|課)(?!目)',
    `(?:に関する|に関係する|に関連する|に関わる|にかかわる|についての|関係の|関連の)(?:[^、。?]{0,12}の)?${NOUN}(?:は|って|を|には)?、?(?:(?:教え|おしえ|知り|見せ|示|探|調べ)[^、。?]{0,12}|何|なに|どの(?:計画|市)|どこ)?[^、。?]{0,6}[?。]*$`,
    `\\blist\\b|\\b(?:which|what) (?:\\w+ ){0,2}${EN_NOUN}\\b|\\ball (?:of )?(?:the )?(?:\\w+ ){0,2}${EN_NOUN}\\b|\\b(?:find|name|show|give me) (?:every|all|each)\\b|\\benumerate\\b`,
  ].join('|'),
  'iu',
);
/** 「土木部 実施項目」, 「…に位置付けられた主な事業を示されたい」: the things themselves are asked for. */
const THINGS =
  /(?:実施項目|取組項目|とりくみこうもく|推進項目|(?<![\p{Script=Han}\p{Script=Katakana}]|なに|なん)項目|(?<!\p{Script=Han})主な事業|おもな事業|関連の?事業|構成する事業)名?(?:を|は|って)?、? ?(?:教え|おしえ|(?:お)?示|知り|しり|(?:お)?答え|何(?:です|でしょ|なの|や|[?。]|$)|[?。]|$)/u;
/**
 * 「…を主な内容とする項目を、両市の計画から抽出されたい」: items that a clause describes, and nothing is asked of them; of
 * several cities or plans 取組 and 事業 as well, which of one may be a single one.
 */
const OF_THEM =
  /課題|目的|ねらい|内容(?!と)|理由|背景|概要|担当|所管|いつ|いくら|なぜ|どう(?!い[うっ])|何(?!の?(?:項目|取組|事業)|[て]?(?:という|ていう))|だれ|誰|目標|効果|実績|予算|指標/u;
const DESCRIBED = (nouns: string) =>
  new RegExp(
    `(?<=[るたうすむくぐぶぬつないの、])(?:実施|取組)?(?:${nouns})(?:を|は|って|につき|、|\\s|$)([^。?]*)[。?\\s]*$`,
    'u',
  );
const DESCRIBED_ITEMS = DESCRIBED('項目|こうもく');
const DESCRIBED_WORK = DESCRIBED('取組|取り組み|事業|施策');
function describesItems(text: string, apart: boolean): boolean {
  const rest = DESCRIBED_ITEMS.exec(text)?.[1] ?? (apart ? DESCRIBED_WORK.exec(text)?.[1] : undefined);
  return rest !== undefined && !OF_THEM.test(rest);
}
/** 「教育部が取り組んでいるのは何ですか」, 「…課って、何の事業やってるの」 */
const DOES =
  /(?:何|なに|どんな|どういう)(?:の|を)? ?(?:事業|取組|取り組み|項目|仕事|こと)?(?:を)? ?(?:や(?:る|っ)|し(?:て|と)|取り組|とりく|行|受け持|担当し|担(?:う|っ))|(?:取り組|とりく|担当し|受け持|や)(?:んで|って|て)い?る(?:の|もの|こと|ん)(?:は|って)、?(?:何|なに)/u;
/** 「…課のしごとで改革に入ってるのは」 */
const STANDS =
  /(?:入って|はいって|載って|のって|出て(?:く|き)?|挙がって|書かれて|ある)(?:い?る)?(?:の|もの|やつ)(?:は|って)?、?(?:何|なに|どれ)?(?:です|なの|なん)?か?[?。\s]*$/u;
/** 「…を教えて。すべてです。」, 「どこの市がやるん？全部」 */
const ALL_AT_END =
  /(?<!(?:効果|お金|額|費|いくら)[、 ]{0,2})(?:すべて|全て|全部|ぜんぶ)(?:の市)?(?:です|で|だ|や|ね|を){0,2}[。?! ]*$/u;
/** 「組織 課題 近隣市 比較」: key words that ask for what is said of a comparison, and set no two sides apart. */
const TELLS_OF_COMPARING = /^[^ぁ-ん]*(?:課題|理由|目的|内容|概要)[^ぁ-ん]* 比較\s*$/u;
/** 「…課がやってるの、残らず教えて」 */
const ALL_OF_THEM =
  /(?:残らず|残さず|[漏も]れなく|すべて|全て|全部|ぜんぶ)、?(?:教|おしえ|言|示|見せ|挙げ|並べ|答|[。?]|$)/u;
/** 「…を取り組む項目」 of several cities: what each of them has. */
const DESCRIBED_THINGS = new RegExp(
  `(?:[るうくすむぶぐぬ]|[っいんし][ただ]|に関する|についての)${ITEM_NOUN}(?:[をは、 ]|って|$)`,
  'u',
);
/** 「目標が未定の項目」: the items are asked for, not their targets. */
const OPEN = '(?:未定|未設定|(?:決ま|きま|定ま|固ま)っ(?:て?い?(?:な|へん|お?ら)|とらん))';
const OPEN_ITEMS = new RegExp(
  `目標[^。?]{0,6}(?:数値|数字)(?:で|じゃ|では)な[^。?]{0,16}${ITEM_NOUN}|${OPEN}[^。?]{0,6}${ITEM_NOUN}|${ITEM_NOUN}[^。?]{0,40}${OPEN}[^。?]{0,4}(?:もの|やつ|の|ん|とこ(?:ろ)?)(?:を|は|って|が|、|[?。]|$)`,
  'u',
);
const EXPLICIT_COMPARE = /比べ|くらべ|比較|対比|どっち|どちら|\bversus\b|\bvs\b|\bcompare\b/iu;
const EVERYTHING =
  /すべて|全て|全部|ぜんぶ|どんな|一覧|列挙|挙げ|各市|全市|どの市(?!町)|何と何|\b(?:all|every|list|which)\b/iu;

/** Two values that a change may lie between: years, 現状 and 目標, or 「…から…まで」. */
/** 「2年間で」: from what a plan begins with to what it ends with. */
export const OVER_PERIOD =
  /(?:\d|[二三四五六])(?:か|カ|ヵ|ヶ|ケ|箇)?年(?:間|度分)?(?:で|の間に|かけて|後に?)|計画期間(?:中|内|の間|で|を通)/u;
/** 「AプランとBプランとで何ポイント異なるか」: what lies between two plans or cities. */
export const LIES_BETWEEN =
  /(?:何|なん|いくら|いくつ|どれ|どの|どん(?=だけ|くらい|ぐらい))[^\s、。?]{0,6}(?:異な|違|ちが|差|開き|ひらき|隔た|多い|少な|高い|低い)/u;
/** 「国保と介護の収納率は何ポイント違う」: what lies between two things that are joined. */
const NAMED_TWO =
  /[\p{Script=Han}\p{Script=Katakana}ー」]と[「\p{Script=Han}\p{Script=Katakana}][^、。?]{1,24}(?:は|で|が|、)[^。?]{0,40}(?:異な|違|ちが|差|開き|隔た)/u;
/** What a plan begins with, however it is said: 今の数字, 当初, 計画を作ったとき. */
export const SINCE_NOW =
  /(?<![\p{Script=Han}]|only )(?:今(?![年後回度日月週期般般]|の(?:計画|プラン)|現在の(?:計画|プラン))|現(?:在|状|時点|行)|当初|足元|足もと)|(?<=^|[\s、。はがのを(])いま(?![すせしだで])|(?:作っ|立て|つくっ|始め|はじめ)た(?:時|とき|頃|ころ)|(?:スタート|出発点|起点|開始時)|at present|\bcurrent(?:ly)?\b|\bnow\b|\btoday\b/u;

function hasTwoPoints({
  text,
  fiscalYears,
  kinds,
  yearOfPlan,
  period,
  apart,
}: Found & Pick<Question, 'yearOfPlan'>): boolean {
  return (
    (apart && LIES_BETWEEN.test(text)) ||
    (NAMED_TWO.test(text) && LIES_BETWEEN.test(text)) ||
    fiscalYears.length > 1 ||
    period !== '' ||
    OVER_PERIOD.test(text) ||
    MISSED.test(text) ||
    (kinds.includes('actual') && kinds.includes('target')) ||
    (kinds.includes('baseline') &&
      kinds.some(kind => kind === 'target' || kind === 'final_target' || kind === 'actual')) ||
    ((kinds.includes('baseline') || yearOfPlan !== null) && fiscalYears.length > 0) ||
    (SINCE_NOW.test(text) && (fiscalYears.length > 0 || kinds.includes('target') || kinds.includes('final_target'))) ||
    /(?:今|いま|現在|現状)(?:値)?(?:(?:から|より)(?!後)|と(?=\s|$|最終))|(?:と|に)(?:比べ|くらべ|比較)|から[^。?]{0,20}(?:まで|にかけて|に(?:なる|増|減))|より(?=[^。?]{0,12}(?:いくら|何|どれ|どの))|\bfrom\b.*\bto\b|compared (?:with|to)/iu.test(
      text,
    )
  );
}

/** 「どっちが多い」 asks for values, whatever they are called. */
export const asksMore = (text: string): boolean =>
  /(?:どっち|どちら)[^、。?]{0,8}(?:多|少な|大き|小さ|高|低|長|短|上回|下回|勝[るっ]|まさ[るっ]|上(?:です|なの|か))/u.test(
    text,
  );

/** 「目標に何ポイント足りなかった」, 「実績は目標をどれだけ下回ったか」: what was reached is measured by what was aimed at. */
export const MISSED =
  /目標(?:値)?(?:に|より|を|まで|と(?:比べ|比較し)て?)[^、。?]{0,14}(?:足りな|たりな|足りん|たりん|足りひん|足りて(?:い)?な|足らん|届か|及ば|下回|上回|超え|少な|多[くい])/u;
/** 「合計はR3からR4で何円増えるか」: a printed total changes; 「合わせて何人増える」 adds up. */
const TOTAL_CHANGES = /(?:合計|総額|総計|全体)(?:の?額)?(?:は|が|を|って|の|、)(?!.*(?:合わせ|足す|足し|足した))/u;

/** 「目標と実績を並べて」, 「伊勢原と厚木の目標を並べて」: two values side by side, and no list of items. */
const SIDE_BY_SIDE = /並べ(?:て|ると|たら)|ならべ(?:て|ると|たら)/u;
const ITEMS_IN_A_ROW = new RegExp(`${NOUN}(?:の?名(?:前|称)?)?(?:を|は|、)?(?:全部|すべて|全て)?(?:並べ|ならべ)`, 'u');
const setsApart = ({ text, kinds, apart, fiscalYears }: Found): boolean =>
  SIDE_BY_SIDE.test(text) &&
  ((apart && !ITEMS_IN_A_ROW.test(text)) ||
    (kinds.some(isIndicatorKind) && fiscalYears.length > 1) ||
    (kinds.includes('actual') && kinds.includes('target')) ||
    (kinds.some(isIndicatorKind) && /と|や|、/u.test(text) && !new RegExp(`${NOUN}(?:を|は|、|$)`, 'u').test(text)));

/** Of what all years come to: the plan's years are named, or a figure that they add up to. */
const isShareOfTotal = ({ text, fiscalYears, period, yearOfPlan }: Found & Pick<Question, 'yearOfPlan'>): boolean =>
  fiscalYears.length + (yearOfPlan === null ? 0 : 1) === 1 &&
  (period !== '' || /合計|総額|全体|[\d,]{4,}(?:千円|万円|円|億)/u.test(text)) &&
  SHARE_OF_TOTAL.test(text);

/** 「2年合わせた事業費が大きいのはどっち」: of two sums the greater. */
const ONE_OF_TWO =
  /(?:多|少な|大き|小さ|高|低|安|食う|かか|お金).{0,12}(?:どっち|どちら)|(?:どっち|どちら)(?:が|の(?:方|ほう)が|に).{0,12}(?:多|少な|大き|小さ|高|低|安|かか|食)/u;

const isInAllYears = ({ text, fiscalYears, period }: Found): boolean =>
  period !== '' && fiscalYears.length === 0 && IN_ALL_YEARS.test(text);
const several = ({ fiscalYears, period }: Found): boolean => fiscalYears.length > 1 || period !== '';

const WHERE_IN_PLANS = new RegExp(
  `${ITEM_NOUN}(?:は|って|が|も)?、?[^。?]{0,20}どこに(?:は|も)?、?(?:あ[るりん]|載|の[っる]|入|出て|書)`,
  'u',
);
const WHICH_OF_THEM =
  /(?:もの|やつ|の|ん|とこ(?:ろ)?)(?:は|って|を|が)?、?(?:どれ|すべて|全て|全部|ぜんぶ|教え|おしえ|挙げ|残らず)/u;

export function operationOf(found: Found & Pick<Question, 'yearOfPlan'>): Operation {
  const { text, kinds, fiscalYears, period, threshold } = found;
  const ofIndicator = kinds.some(isIndicatorKind) && !found.parts && !OPEN_ITEMS.test(text);
  const countsItems =
    (COUNT.test(text) || found.things === 'count') &&
    !ofIndicator &&
    !VALUE_OF.test(text) &&
    !(kinds.some(isMoneyKind) && SUM.test(text)) &&
    (!COUNT_OF_VALUE.test(text) ||
      (found.things === 'count' && COMES_TO.test(text)) ||
      new RegExp(COUNTING, 'u').test(text)) &&
    // 「令和6年度に採択する事業は何件」 is a value that a year has.
    (fiscalYears.length === 0 || !/する(?:事業|取組)[^。?]{0,6}何/u.test(text));
  if (threshold && WHEN.test(text)) return 'first_year';
  if (RANK.test(text) || (nthOf(text) !== null && (MAX.test(text) || MIN.test(text)))) return 'rank';
  if (MAX.test(text) || (TOP.test(text) && !MIN.test(text) && !LEAST_FIRST.test(text))) return 'max';
  if (MIN.test(text) || TOP.test(text)) return 'min';
  const ofYears =
    (several(found) && (found.things === null ? ADDED_UP : /\s(?:で)?計(?=いくつ|何)/u).test(text)) ||
    isInAllYears(found);
  if (countsItems && !ofYears) return 'count';
  const changes = hasTwoPoints(found) && (!/どっち|どちら/u.test(text) || CHANGES.test(text));
  const changed =
    changes && (CHANGES.test(text) || DIFFERENCE.test(text) || GROWTH.test(text) || CHANGE_NOUN.test(text));
  if (isShareOfTotal(found)) return 'ratio';
  if (SUM.test(text) && !(changed && TOTAL_CHANGES.test(text)) && !ONE_OF_TWO.test(text)) return 'sum';
  if (AVERAGE.test(text)) return 'average';
  if (TIMES.test(text) || RATIO.test(text)) return 'ratio';
  if (changes) {
    if (GROWTH.test(text)) return 'growth';
    if (CHANGES.test(text) || DIFFERENCE.test(text) || CHANGE_NOUN.test(text)) return 'difference';
    if (several(found) && (SUM_OF_YEARS.test(text) || isInAllYears(found))) return 'sum';
  }
  if (GROWTH.test(text) && kinds.length === 0 && /率/u.test(text) && fiscalYears.length !== 1) return 'growth';
  if (DIFFERENCE.test(text)) return 'difference';
  if (EXPLICIT_COMPARE.test(text) && COMPARE.test(text) && !(TELLS_OF_COMPARING.test(text) && !found.apart))
    return 'compare';
  if (setsApart(found)) return 'compare';
  if (LIST.test(text) || (found.things === 'list' && !ofIndicator) || OPEN_ITEMS.test(text)) return 'list';
  if (fiscalYears.length === 0 && !ofIndicator && found.severalItems) return 'list';
  const plain = kinds.length === 0 && !asksAmount(text);
  if (
    plain &&
    (THINGS.test(text) || (found.inCharge && (DOES.test(text) || STANDS.test(text) || ALL_OF_THEM.test(text))))
  )
    return 'list';
  if (ALL_AT_END.test(text) && plain) return 'list';
  if (plain && fiscalYears.length === 0 && describesItems(text, found.apart || found.everyPlan)) return 'list';
  // 「…の取組って、伊勢原と秦野の計画のどこに出てくる？」
  if (found.apart && plain && WHERE_IN_PLANS.test(text)) return 'list';
  // 「各市は何をやることにしていますか」: what each has on the subject.
  if (EACH_CITY.test(text) && plain) return 'list';
  if (found.apart && plain && DESCRIBED_THINGS.test(text) && !COMPARE.test(text) && !/それぞれ|全体/u.test(text))
    return 'list';
  if (
    (COMPARE.test(text) && !TELLS_OF_COMPARING.test(text)) ||
    GREATER.test(text) ||
    EACH_CITY.test(text) ||
    found.generations ||
    found.citiesPaired
  )
    return 'compare';
  // 「毎年何台ずつ」 is one number, the same each year.
  if (SERIES.test(text) && !/何[^\s、。?]{1,3}ずつ/u.test(text)) return 'series';
  // 「3年分の目標」 are three values, 「2か年の事業費」 is one that the plan prints.
  if (ofIndicator && !asksAmount(text) && /[分全間]|whole|entire|full|all/iu.test(period)) return 'series';
  // 「5億円以上の事業を…で」: what is bounded is one of many.
  // 「1億円を超えるのはどれ」
  if (threshold && WHICH_OF_THEM.test(text)) return 'list';
  if (threshold && new RegExp(`以上|以下|以内|未満|超え`, 'u').test(text) && new RegExp(NOUN, 'u').test(text))
    return 'list';
  return 'value';
}

export function nthOf(text: string): number | null {
  const ja = NTH.exec(text)?.[1];
  if (ja !== undefined) return /\d/u.test(ja) ? Number(ja) : KANJI.indexOf(ja);
  const en = NTH_ENGLISH.exec(text)?.[1];
  return en === undefined ? null : NTH_WORDS.indexOf(en.toLowerCase());
}

export const fromLeast = (text: string): boolean => MIN.test(text) && !MAX.test(text);

export function topOf(text: string): number | null {
  const match = TOP.exec(text);
  const own = match?.[1] ?? match?.[2] ?? match?.[3];
  if (own === undefined) return null;
  if (/\d/u.test(own)) return Number(own);
  return KANJI.includes(own) ? KANJI.indexOf(own) : own.toLowerCase() === 'three' ? 3 : 5;
}

/** 合計, 足す: more than 「5年で何件」, which may be printed as it is asked. */
export const addsUp = (text: string): boolean => SUM.test(text);
export const asksList = (text: string): boolean => LIST.test(text);
export const asksEverything = (text: string): boolean => EVERYTHING.test(text);
export const asksMultiple = (text: string): boolean => TIMES.test(text);
