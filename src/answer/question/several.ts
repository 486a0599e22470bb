/** Questions that ask for items by how they are put (項目の一覧): key words alone, in which plan, plan by plan, what is new. */
import { ITEM_NOUN } from './wording.ts';

const WORK = '(?:項目|こうもく|取組み?|取り組み|とりくみ|事業|施策)';
const TITLES = '(?:の?名(?:前|称)?)?(?:の?一覧)?';
/** Signs for what was cut are blanks too. */
const BLANKS = '[\\s、,/・]*';
const SCOPE =
  '(?:全計画|全市|各計画|各市|(?:[2-9]|[二三四五])(?:市|計画)|(?:計画|市)(?:別|ごと)|全部|すべて|全て|以上)';
const END = `${BLANKS}[?。]*$`;
const WHICH = '(?:どの|どこの|何の|なんの|どっちの)';

const FORMS = [
  // 「窓口センター 項目 全計画」, 「RPA 関連項目」
  `[^\\s][\\s]+(?:関連|関係|該当|対象)?の?(?:実施|取組)?項目${TITLES}(?:${BLANKS}${SCOPE})*${END}`,
  `[^\\s][\\s]+(?:関連|関係|該当|対象)?の?${WORK}${TITLES}(?:${BLANKS}${SCOPE})+${END}`,
  `(?:関連|関係|該当)(?:項目|取組)${TITLES}(?:${BLANKS}${SCOPE})*${END}`,
  `[^\\s][\\s]+(?:取組|項目|事業|施策)名${END}`,
  // 「…取組、どの計画にある」, 「…事業ってどこの市の計画にのってる」
  `${WORK}(?:は|って|が|も)?、?${WHICH}(?:市|計画|プラン|資料|文書)(?:の(?:どの)?(?:計画|プラン))?に(?:は|も)?、?(?:あ[るりん]|載|の[っる]|入|はい|書|か[いか]|出|で[てと]|含|盛)`,
  // 「…取組、計画ごとに」, 「計画ごとに…の取組を」
  `${WORK}(?:を|は|って|が)?(?:すべて|全て|全部)?、?(?:計画|市|まち)(?:ごと|別)(?:に|で)`,
  `(?:計画|市|まち)(?:ごと|別)に、?[^。?]{2,40}${WORK}(?:名)?(?:を|は|って)?、?(?:教|おしえ|知|示|並|まとめ|整理|[?。]|$)`,
  // 「…をやってる計画は？」
  `(?<=[るた])(?:計画|プラン|市|自治体)(?:は|って)(?:ある|あり)?[^、。?ぁ-ん]{0,2}${END}`,
  // 「見直しで新しく入った3つって何」
  `(?:新しく|新たに|新規に?|あらたに)[^、。?]{0,10}(?:[2-9二三四五六七八九]つ|もの|やつ|の)(?:とも)?(?:は|って|を|が)?、?(?:何|なに|どれ|教|おしえ|示|[?。]|$)`,
].map(form => new RegExp(form, 'u'));

export const asksSeveralItems = (text: string): boolean => FORMS.some(form => form.test(text));

/** 「全部の計画から」, 「計画ごとに」: all plans are looked through, whatever is named. */
const ALL_PLANS = new RegExp(
  `(?:すべて|全て|全部|各|それぞれ|両方|双方|(?:\\d|[二三四五])つ)の?(?:市の)?(?:計画|プラン)(?:から|で|に|を|の)|全計画|各市|(?:計画|市)(?:ごと|別)に|${ITEM_NOUN}[^。?]{0,10}(?:\\d|[二三四五])市(?:から|で)`,
  'u',
);
export const looksThroughAll = (text: string): boolean => ALL_PLANS.test(text);
