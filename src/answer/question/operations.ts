/** What is to be done with what is found (操作): 合計, 差, 一覧, 何件, 最大, 推移 … by the words of the question. */
import type { FactKind } from '../../domain/records.ts';
import { asksAmount } from './amounts.ts';
import { HOW_MUCH, isIndicatorKind } from './kinds.ts';
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
  '(?:大き|おおき|高|たか|多|おお|長|なが|よく(?!ある)|進ん|お金(?:が|の)?かか|費用(?:が|の)?かか|かか|増え|伸び|効果)';
const SMALL = '(?:小さ|ちいさ|低|ひく|少な|すくな|安|短|減っ)';
export const MOST = '(?:最も|もっとも|(?:一|いち)ばん|一番|(?:2|3|4|5|[二三四五])番目に)';
const MAX = new RegExp(
  `${MOST}[^、。?]{0,8}?${GREAT}|(?<!に)最(?:大|高|多)(?!限|化|級|手|前)(?=の?(?:もの|項目|事業|取組|年度?|額|は|になる|となる|なの|$|[?、])|で)|\\b(?:largest|highest|biggest|greatest|most expensive|the most)\\b`,
  'iu',
);
const MIN = new RegExp(
  `${MOST}[^、。?]{0,8}?${SMALL}|(?<!に)最(?:小|低|少)(?!限|化|賃)(?=の?(?:もの|項目|事業|取組|年度?|額|は|になる|となる|なの|$|[?、])|で)|\\b(?:smallest|lowest|least|cheapest)\\b`,
  'iu',
);
const NTH = /([2-5二三四五])番目に/u;
const NTH_ENGLISH = /\b(second|third|fourth|fifth)[- ](?:largest|highest|biggest|smallest|lowest|most)/iu;
const NTH_WORDS = ['', '', 'second', 'third', 'fourth', 'fifth'];
const TOP = /(?:上位|トップ|ベスト) ?(\d{1,2}|[二三四五])|\btop (\d{1,2}|three|five)\b/iu;
const KANJI = '〇一二三四五六七八九';

const RANK = /何(?:番目|位|番め)|なん(?:ばんめ|番目|位)|\bwhat rank\b|\brank(?:s|ed)?\b/iu;
const WHEN =
  /何年度?|なんねん(?:ど|度)?|いつ|どの年度?|何年(?:後|目)|\bwhen\b|\b(?:what|which|first) (?:fiscal )?year\b/iu;

const COUNT = new RegExp(
  [
    '何(?:項目|事業(?!所)|取組|施策|計画)',
    `${NOUN}(?:の)?(?:数|かず)(?![値字量学])(?=(?:は|を|って|が|、|。|[?]|\\s|$)(?![^。?]{0,8}\\d))`,
    // 「…事業、採択は何件」: what is counted is named behind it.
    `${NOUN}(?:(?!、\\p{Script=Han}{2,6}は)[^。?]){0,14}?(?:いくつ|なんぼ|何(?:件|個|本|つ)|なんこ|なんけん|いくら(?=ある))`,
    `(?:いくつ|何(?:件|個|本|つ))(?:の)?${NOUN}`,
    `(?:how many|(?:the )?(?:total )?number of) (?:\\w+ ){0,2}${EN_NOUN}`,
  ].join('|'),
  'iu',
);
/** 「いくつにする」, 「何件が目標」 ask for a value that is to be reached. */
const COUNT_OF_VALUE = new RegExp(
  '(?:いくつ|何[^\\s、。?]{1,3})(?:(?:に(?:する|なる|し|な)|(?:やり|し|増やし)たい|やるつもり)|が目標|を目標|まで|を?(?:めざ|目指))|\\b(?:aims?|plans? to|targets?|wants?|intends?|hopes?)\\b',
  'iu',
);

/** 「数えると何本になる」「全部でいくつになった」 asks what there is. */
const COMES_TO = /(?:いくつ|何[^\s、。?]{1,3})にな(?:り|る|った)(?![^。?]*(?:目標|つもり|予定|見込))/u;

const SUM = new RegExp(
  [
    '(?<!人件費)合計(?!特殊)(?=する|すると|した|して|せよ|に(?:なる|なり|する)|で|は|を|額|値|金額|件数|人数|数|って|いくら|何|、|\\s|$|[?。])',
    `合わせ(?:て|ると|たら)[^、。?]{0,8}?(?:${HOW_MUCH}|いくつ|何|なん)|合わせ(?:ると|たら)|(?<!に)合わせた(?=[^、。?]{0,10}(?:額|費|数|予算|合計))|あわせ(?:ると|て(?:いくら|何|なん))|(?:全|すべての|全ての|各)(?:実施|取組)?(?:項目|取組|事業)(?:を|分)?(?:合わせ|あわせ)て`,
    '合算|(?:足す|たす|足し|たし|足した|たした|足せば|総計|累積すると|通算)(?=と|て|たら|ら|、|いくら|する|で|は|ば|$|[?])',
    '(?:総額|小計|トータル)(?:を|が|は|で)?(?:求め|計算|算出|出し)|トータル(?!コスト)(?:で|は|を|の|って|、|$|[?])',
    `(?:年(?:分|間)|か年|カ年|ヶ年)(?:の|で|は|を)?[^、。?]{0,12}?(?:合計|合わせ|足)`,
    '\\bsum\\b|\\btotal(?:s|ed)? (?:of|for|over|across)\\b|\\badd(?:ed)? up\\b|\\bcombined\\b|\\baltogether\\b',
  ].join('|'),
  'iu',
);
const AVERAGE =
  /平均(?:する|して|すると|したら|で(?:いくら|何)|値?(?:は|を|って)(?:いくら|何|出|求|計算|教|どれ|どの|$|[?]))|の平均(?=は|を|って|値|$|[?])|\baverage of\b|\bon average\b/iu;

const CHANGE =
  '(?:増|減|ふえ|ふや|へら|へる|へった|縮減|縮小|削減|圧縮|上回|下回|上が|下が|上げ|下げ|あが|さが|あげ|さげ|上昇|下降|低下|向上|伸び|伸ば|延び|延ば|のび|のば|差|違|ちが|多い|多く|少な|高い|高く|低い|低く|短い|短く|長い|長く|変わ|変化|足りな|たりな|足りん|足らん|足りとらん|届か|及ば|開き|ひらき|隔たり)';
const CHANGES = new RegExp(
  `(?:${HOW_MUCH}|いくつ|何[^\\s、。?にまを]{1,5})(?:ほど|くらい|ぐらい|分|も|の)?(?:を)?${CHANGE}|how (?:many|much) (?:\\w+ ){0,4}(?:more|less|fewer|higher|lower|increase|decrease|reduce|drop|grow|rise|fall|change)`,
  'iu',
);
const DIFFERENCE =
  /(?<!格)差(?:額)?(?=は|を|って|$|[?]|がいくら)|増減(?:額|数)?(?=は|を|って|$|[?])|(?:増加|減少|縮減|削減)(?:額|数|量)は?(?:いくら|何|$|[?])/u;
const GROWTH =
  /(?:(?:増加|減少|伸び|増減|変化|上昇)率|(?:減り|へり|増え|ふえ|伸び)(?:具合|方|幅))(?=は|を|って|$|[?]|で|が)|何(?:%|パーセント|割)(?:ほど|くらい|の|も)?(?:増|減|ふえ|へ[るら]|伸|アップ|ダウン|上が|下が|上昇|低下)|\b(?:growth rate|percent(?:age)? (?:increase|decrease|change|growth))\b/iu;
const TIMES = /何倍|なんばい|\bhow many times\b/iu;
const RATIO = new RegExp(
  `(?:${HOW_MUCH}|何(?:割|%|パーセント)|どの程度)(?:ほど|くらい)?(?:を|が)?(?:[^、。?]{1,12}(?:が|で|は))?占め|占める?(?:割合|比率|のは)|(?:に対する|のうち|に占める)[^、。?]{0,20}の(?:割合|比率)(?=は|を|って|$|[?])|\\bratio of\\b`,
  'iu',
);

const COMPARE =
  /(?:比べ|くらべ)(?!物)|(?<!他市と)比較(?!し[たて]?\p{Script=Han})|対比|どっち(?!側|み)|どちら(?!側|の[部課]|に問|へ|でも)|どう(?:違|ちが)|どない(?:ちゃ|違)|(?:違い|ちがい)(?=は|を|って|が|$|[?])|どう変わ(?:り|る|った|っています)|\bversus\b|\bvs\b|\bcompare|\bdifference between\b|\bdiffer\b|\bwhich (?:city|one|of the two)\b/iu;
/** 「AとB、予算が大きいのは？」: one of two, without a word that says so. */
const GREATER =
  /(?:と|や|、|・).*(?:が|の(?:方|ほう)が|は)(?:大き|小さ|高|低|多|少な|安|長|短)い(?:の|ほう|方|事業|取組|市)は?、?(?:何|どこ|どれ|どの[^、。?]{1,4})?(?:です|でしょう|なの|なん)?か?[?。\s]*$/u;
const EACH_CITY =
  /それぞれの市|各市|(?<!\d)(?:[2-9]|[二三四五])市(?=は|の|で|を|が|、|と)|全市|市ごと|市によ|どの市|\beach (?:city|of the cities)\b|\b(?:both|all) cities\b/iu;
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
    `何と何|なにとなに|どれとどれ|${NOUN}(?:は|って|に|として|には| )*(?:何|なに)(?:が)?(?:ある|あります|あんの|あり)|(?:は|って|に|で|には|では)(?:何|なに)があ(?:る|り)(?!と)`,
    `(?:何|なん)の${NOUN}(?:が|を)(?!目)|(?:どんな|どういう|どのような|どういった|どげな|どないな)${NOUN}(?!です|なの|なん|でしょ|か|[?。]|$)|どの${NOUN}|${NOUN}(?:は|って|には)?、?(?:どれ|どんな(?:もの|の))(?!くらい|ぐらい|だけ|ほど)`,
    `(?:\\d|[二三四五六七八九])つとも|(?:\\dつ|[二三四五六七八九]つ|みっつ|よっつ|いつつ)の ?(?:名前|なまえ|名称)|(?:に関する|に関連する|にかかわる|に関わる|を扱う|についての|載って?い?る|のってる|に属する|に含まれる|からんで?い?る|からむ)(?:すべての|全ての)?${NOUN}(?:は|って)?[?。\\s]*$`,
    `${NOUN}[^。?]{0,12}?(?:探して|さがして)|って(?:どれ|どんな)[?]`,
    `(?:新しく|あらたに)[^、。?]{0,10}${NOUN}(?:は|って)?(?:どれ|何)`,
    `${NOUN}(?:で|のうち|の(?:中|なか)(?:で|から))[^。?]{0,24}(?:の|もの|やつ)(?:は|って)?、?どれ(?!くらい|ぐらい|だけ|ほど)`,
    `どの市のどの(?:計画|${NOUN})|${NOUN}[^。?]{0,16}?(?:何て|なんて|何という|どういう)(?:名前|名称|名)`,
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
  /(?:実施項目|取組項目|とりくみこうもく|推進項目|(?<!\p{Script=Han})主な事業|おもな事業|関連の?事業|構成する事業)名?(?:を|は|って)?、? ?(?:教え|おしえ|(?:お)?示|知り|しり|(?:お)?答え|何(?:です|でしょ|なの|や|[?。]|$)|[?。]|$)/u;
/** 「教育部が取り組んでいるのは何ですか」, 「…課って、何の事業やってるの」 */
const DOES =
  /(?:何|なに|どんな|どういう)(?:の|を)? ?(?:事業|取組|取り組み|項目|仕事|こと)?(?:を)? ?(?:や(?:る|っ)|し(?:て|と)|取り組|とりく|行|受け持|担当し|担(?:う|っ))|(?:取り組|とりく|担当し|受け持|や)(?:んで|って|て)い?る(?:の|もの|こと|ん)(?:は|って)、?(?:何|なに)/u;
/** 「…課のしごとで改革に入ってるのは」 */
const STANDS =
  /(?:入って|はいって|載って|のって|出て(?:く|き)?|挙がって|書かれて|ある)(?:い?る)?(?:の|もの|やつ)(?:は|って)?、?(?:何|なに|どれ)?(?:です|なの|なん)?か?[?。\s]*$/u;
/** 「…を教えて。すべてです。」, 「どこの市がやるん？全部」 */
const ALL_AT_END =
  /(?<!(?:効果|お金|額|費|いくら)[、 ]{0,2})(?:すべて|全て|全部|ぜんぶ)(?:の市)?(?:です|で|だ|や|ね|を){0,2}[。?! ]*$/u;
const EXPLICIT_COMPARE = /比べ|くらべ|比較|対比|どっち|どちら|\bversus\b|\bvs\b|\bcompare\b/iu;
const EVERYTHING =
  /すべて|全て|全部|ぜんぶ|どんな|一覧|列挙|挙げ|各市|全市|どの市|何と何|\b(?:all|every|list|which)\b/iu;

/** Two values that a change may lie between: years, 現状 and 目標, or 「…から…まで」. */
/** 「2年間で」: from what a plan begins with to what it ends with. */
export const OVER_PERIOD =
  /(?:\d|[二三四五六])(?:か|カ|ヵ|ヶ|ケ|箇)?年(?:間|度分)?(?:で|の間に|かけて|後に?)|計画期間(?:中|内|の間|で|を通)/u;
function hasTwoPoints({ text, fiscalYears, kinds, yearOfPlan, period }: Found & Pick<Question, 'yearOfPlan'>): boolean {
  return (
    fiscalYears.length > 1 ||
    period !== '' ||
    OVER_PERIOD.test(text) ||
    MISSED.test(text) ||
    (kinds.includes('actual') && kinds.includes('target')) ||
    (kinds.includes('baseline') &&
      kinds.some(kind => kind === 'target' || kind === 'final_target' || kind === 'actual')) ||
    ((kinds.includes('baseline') || yearOfPlan !== null) && fiscalYears.length > 0) ||
    /(?:と|に)(?:比べ|くらべ|比較)|から[^。?]{0,20}(?:まで|にかけて|に(?:なる|増|減))|より(?=[^。?]{0,12}(?:いくら|何|どれ|どの))|\bfrom\b.*\bto\b|compared (?:with|to)/iu.test(
      text,
    )
  );
}

/** 「どっちが多い」 asks for values, whatever they are called. */
export const asksMore = (text: string): boolean =>
  /(?:どっち|どちら)[^、。?]{0,8}(?:多|少な|大き|小さ|高|低|長|短)/u.test(text);

/** 「目標に何ポイント足りなかった」, 「実績は目標をどれだけ下回ったか」: what was reached is measured by what was aimed at. */
export const MISSED =
  /目標(?:値)?(?:に|より|を|と(?:比べ|比較し)て?)[^、。?]{0,14}(?:足りな|たりな|足らん|届か|及ば|下回|上回|超え|少な|多[くい])/u;
/** 「合計はR3からR4で何円増えるか」: a printed total changes; 「合わせて何人増える」 adds up. */
const TOTAL_CHANGES = /(?:合計|総額|総計|全体)(?:の?額)?(?:は|が|を|って|の|、)(?!.*(?:合わせ|足す|足し|足した))/u;

/** 「目標と実績を並べて」, 「伊勢原と厚木の目標を並べて」: two values side by side, and no list of items. */
const SIDE_BY_SIDE = /並べ(?:て|ると|たら)|ならべ(?:て|ると|たら)/u;
const setsApart = ({ text, kinds, apart, fiscalYears }: Found): boolean =>
  SIDE_BY_SIDE.test(text) &&
  (apart ||
    (kinds.some(isIndicatorKind) && fiscalYears.length > 1) ||
    (kinds.includes('actual') && kinds.includes('target')) ||
    (kinds.some(isIndicatorKind) && /と|や|、/u.test(text) && !new RegExp(`${NOUN}(?:を|は|、|$)`, 'u').test(text)));

export function operationOf(found: Found & Pick<Question, 'yearOfPlan'>): Operation {
  const { text, kinds, fiscalYears, period, threshold } = found;
  const ofIndicator = kinds.some(isIndicatorKind) && !found.parts;
  const countsItems =
    (COUNT.test(text) || found.things === 'count') &&
    !ofIndicator &&
    (!COUNT_OF_VALUE.test(text) || (found.things === 'count' && COMES_TO.test(text))) &&
    // 「令和6年度に採択する事業は何件」 is a value that a year has.
    (fiscalYears.length === 0 || !/する(?:事業|取組)[^。?]{0,6}何/u.test(text));
  if (threshold && WHEN.test(text)) return 'first_year';
  if (RANK.test(text) || (nthOf(text) !== null && (MAX.test(text) || MIN.test(text)))) return 'rank';
  if (MAX.test(text) || (TOP.test(text) && !MIN.test(text))) return 'max';
  if (MIN.test(text)) return 'min';
  if (countsItems) return 'count';
  const changes = hasTwoPoints(found) && (!/どっち|どちら/u.test(text) || CHANGES.test(text));
  const changed = changes && (CHANGES.test(text) || DIFFERENCE.test(text) || GROWTH.test(text));
  if (SUM.test(text) && !(changed && TOTAL_CHANGES.test(text))) return 'sum';
  if (AVERAGE.test(text)) return 'average';
  if (TIMES.test(text) || RATIO.test(text)) return 'ratio';
  if (changes) {
    if (GROWTH.test(text)) return 'growth';
    if (CHANGES.test(text) || DIFFERENCE.test(text)) return 'difference';
  }
  if (GROWTH.test(text) && kinds.length === 0 && /率/u.test(text) && fiscalYears.length !== 1) return 'growth';
  if (DIFFERENCE.test(text)) return 'difference';
  if (EXPLICIT_COMPARE.test(text) && COMPARE.test(text)) return 'compare';
  if (setsApart(found)) return 'compare';
  if (LIST.test(text) || (found.things === 'list' && !ofIndicator)) return 'list';
  const plain = kinds.length === 0 && !asksAmount(text);
  if (plain && (THINGS.test(text) || (found.inCharge && (DOES.test(text) || STANDS.test(text))))) return 'list';
  if (ALL_AT_END.test(text) && plain) return 'list';
  // 「各市は何をやることにしていますか」: what each has on the subject.
  if (EACH_CITY.test(text) && plain) return 'list';
  if (COMPARE.test(text) || GREATER.test(text) || EACH_CITY.test(text) || found.generations || found.citiesPaired)
    return 'compare';
  if (SERIES.test(text)) return 'series';
  // 「3年分の目標」 are three values, 「2か年の事業費」 is one that the plan prints.
  if (ofIndicator && !asksAmount(text) && /[分全間]|whole|entire|full|all/iu.test(period)) return 'series';
  // 「5億円以上の事業を…で」: what is bounded is one of many.
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
  const own = match?.[1] ?? match?.[2];
  if (own === undefined) return null;
  if (/\d/u.test(own)) return Number(own);
  return KANJI.includes(own) ? KANJI.indexOf(own) : own.toLowerCase() === 'three' ? 3 : 5;
}

export const asksList = (text: string): boolean => LIST.test(text);
export const asksEverything = (text: string): boolean => EVERYTHING.test(text);
export const asksMultiple = (text: string): boolean => TIMES.test(text);
