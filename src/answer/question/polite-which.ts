/** 「どちら」 is what the polite say for どこ and どの; it asks for one of two only where two are set apart. */

const NOUN = String.raw`[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9ー々]`;
const DEGREE =
  '(?:多|少な|大き|小さ|高|低|長|短|早|はや|遅|おそ|先|あと|後に|安|新し|古|広|狭|重|厚|進んで|優れ|上回|下回|勝|近い|遠い|良い|よい|いい)';
const DEGREE_BEHIND = new RegExp(`どちら(?:の[^、。?？]{1,6})?(?:が|は|も|を|に)?、?[^、。?？]{0,8}${DEGREE}`, 'u');
const DEGREE_BEFORE = new RegExp(
  `${DEGREE}[^、。?？]{0,16}(?:の|ん|ほう|方|市|計画|事業|取組|年度?)(?:は|って)、?どちら`,
  'u',
);
/** 「どちらの方」「どちらか」「どちらも」「どちら側」 */
const OF_TWO = /どちらの?(?:方|ほう|計画|プラン)|どちら(?:か(?!\s*[?？。]|\s*$|ら|を|に|、)|も|側|とも)/u;
/** 「AとBのどちら」「AとBとでは、どちら」「Aか、Bか、どちら」「A、B、どちら」 */
const PAIR_BEFORE = new RegExp(
  `(?:と|や|か|・)[^、。?？]{1,30}(?:とで(?:は)?|では|で|の(?:うち|中|なか)(?:で)?(?:は)?|のいずれか|(?<=${NOUN}[」』)）]?)の|か|(?<=${NOUN}[」』)）]?))、?どちら|、[^、。?？]{1,30}(?:か|とでは?|のうち|(?<=${NOUN}[」』)）]?))、?どちら`,
  'u',
);
const PAIR_IS = /と[^、。?？]{1,20}(?:は|って)、?どちらが/u;
/** 「秦野市と伊勢原市」「安心力と活力とでは」, however far before. */
const PAIR_ANYWHERE = new RegExp(
  `${NOUN}[」』]?と[^、。?？と]{1,24}(?:とで(?:は)?|では|を比べ|を比較|のうち|のなかで|の中で)[、\\s]?`,
  'u',
);
/** 「…たのはどちら」 names no sort of thing. */
const THE_ONE =
  /[たるいうくすつむぶん](?:の|ん|ほう)(?:は|って|が)、?どちら(?:です|でしょう|なの|なん|だ|に|[?？。]|$)/u;
const TWO_TOWNS = /[\p{Script=Han}]{2,3}市.*[\p{Script=Han}]{2,3}市|両市|双方|両者|二つ|2つ/u;

/** 「どちらの課」: a noun that no two sides go by. */
const OF_SORT =
  /どちらの(?:部?課|部署|部局|部門|団体|会社|企業|業者|組合|学校|大学|施設|公園|地区|場所|機関|窓口|方法|制度|法律)/u;

const asksOfTwo = (text: string): boolean =>
  /比べ|くらべ|比較|対比|違い/u.test(text) ||
  [DEGREE_BEHIND, DEGREE_BEFORE].some(sign => sign.test(text)) ||
  (!OF_SORT.test(text) && [OF_TWO, PAIR_BEFORE, PAIR_IS, PAIR_ANYWHERE].some(sign => sign.test(text))) ||
  (THE_ONE.test(text) && TWO_TOWNS.test(text));

export function inPlainWhich(text: string): string {
  const whole = text.replaceAll(/どちらさま|どちら様/gu, 'だれ');
  if (!whole.includes('どちら') || asksOfTwo(whole.normalize('NFKC'))) return whole;
  return whole
    .replaceAll(new RegExp(`どちらの(?=${NOUN})`, 'gu'), 'どの')
    .replaceAll('どちら', 'どこ')
    .replaceAll(/(?<=どこ)で?(?:ござい(?:ます(?:でしょう)?|ました)|いらっしゃいます)(?=か|[?？。]|$)/gu, 'です');
}
