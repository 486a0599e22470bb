/** Comparing and adding up, however it is written (いずれが, R5→R7, A＋B＝？), in the words that everybody uses for it. */

const POINT = String.raw`(?:年度?|年度末|[RＲHＨ] ?\d{1,2}|[RＲHＨ] ?[０-９]{1,2}|現状値?|実績値?|目標値?|初年度|最終年度?)`;
/** What is asked for beside the answer itself: 「…か、その件数と併せて」, 「額も添えて」. */
const ALONG = String.raw`(?:その|それぞれの|両方の|双方の|両者の|当該)?(?:効果)?(?:年度|額|金額|値|数値|数字|件数|人数|数|割合|率)(?:と|も|を)(?:併せ|合わせ|あわせ|添え)て`;

const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/いずれ(?=が|の(?:方|ほう|市|計画|項目|事業|取組)(?:が|は|で)|[?？]|か[?？。]?$)/gu, 'どちら'],
  [/ど[つツﾂ]ち/gu, 'どっち'],
  [/(?<=[のはがで、，,\s])各(?=何|いくら|いくつ|なん)|(?<=[のはがで、，,\s])各々/gu, 'それぞれ'],
  [/(いくつ|いくら|なんぼ|何\p{Script=Han}{1,2}|どれくらい|どのくらい)と(?=\1)/gu, 'それぞれ'],
  // 「なんぼちゃうん」 asks for the difference; 「そうちゃうん」 does not.
  [/(?<=なんぼ|どんだけ|どれだけ|どのくらい|どれくらい|どない)ちゃう(?:ん|の)?(?:や|か)?/gu, '違う'],
  [new RegExp(`(?<=${POINT}) ?[\u3000\\s]?(?:→|⇒|➡|->|＞|>)[\u3000\\s]?(?=\\S)`, 'gu'), 'から'],
  [new RegExp(`(?<=[、。?？かはが]) ?${ALONG}(?=、|お?示|お?答|教|御?答弁|願|回答|知り|ご)`, 'gu'), ''],
  [/「(?:いま|今|現在)」/gu, '現状値'],
  // 「実績」の予定 asks for a row of that name.
  [/「(現状値?|目標値?|実績値?)」(?!の(?:予定|内容))/gu, '$1'],
  [/(?<=[\p{Script=Han}ぁ-ゖァ-ヶー]) ?[&＆] ?(?=[\p{Script=Han}])/gu, 'と'],
  [/(?<=(?:計画|市|項目)は)、?\p{Script=Han}{0,4}(?:文書|資料|計画)の(?:うち|中で|中に)、?(?=何|いくつ)/gu, ''],
  [/いっちゃん|いっとう(?=[大高多低小少安])|いっちばん/gu, 'いちばん'],
  [/(?:ようけ|ようさん|ぎょうさん)(?=[\p{Script=Han}ぁ-ゖ])/gu, '多く'],
  [/でっか(?=い)|でか(?=い|く)/gu, '大き'],
  [/ちっちゃ(?=い)|ちっこ(?=い)/gu, '小さ'],
  [/(?<![\p{Script=Han}])銭(?=が|は|を|も|かか|使)/gu, 'お金'],
];

/** 「R5＋R6＋R7＝？」, 「厚木＋秦野 合計」: added up; a + within a name (一般会計+病院事業会計) is none. */
const PLUS = /[^\s()（）＋+]\s*[＋+]\s*(?=[^\s()（）])/u;
const EQUALS = /\s*[＝=]\s*[?？]?|(?:の)?合計|(?:年度?|[RＲ][\d０-９]{1,2})\s*[＋+]\s*(?:令和|平成|[RＲ])/u;

function addedUp(text: string): string {
  const open = text.replaceAll(/[(（][^()（）]*[)）]/gu, '');
  if (!PLUS.test(open) || !EQUALS.test(open)) return text;
  const joined = text.replaceAll(/\s*[＋+]\s*/gu, 'と').replaceAll(/\s*[＝=]\s*[?？]?/gu, ' ');
  return /合計/u.test(joined) ? joined : `${joined.trim()}の合計は？`;
}

/** 「R9−R5」: the later less the earlier; the other way round it is a span. */
const LESS =
  /(令和|[RＲ])\s*([\d０-９]{1,2})(?:年度?)?\s*[-−–－]\s*(?:令和|[RＲ])?\s*([\d０-９]{1,2})(?:年度?)?(?![\d０-９])(?:\s*の?差)?/gu;
const takenFrom = (text: string): string =>
  text.replaceAll(LESS, (own: string, era: string, late: string, early: string) =>
    Number(late.normalize('NFKC')) > Number(early.normalize('NFKC'))
      ? `${era}${early}年度と${era}${late}年度の差`
      : own,
  );

export function inComparingWords(text: string): string {
  return WRITTEN.reduce((plain, [own, usual]) => plain.replaceAll(own, usual), takenFrom(addedUp(text)));
}
