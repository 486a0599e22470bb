/**
 * How a sentence ends at home (方言の文末), by its parts and not by phrase: what nominalises (ん, の, と), the copula (だ, や, じゃ)
 * and the particles behind it (べ, かいな, ばい, っしょ), in any order that a region puts them. Behind a verb all of it says の,
 * behind a word that asks or a noun nothing.
 */

const COPULA =
  'なんすか|んすか|っすかね|っすか|なんだい|なんだ|なんじゃ|なんや|なん|んだい|んだ|んじゃ|んや|だった|やった|じゃった|でっしゃ|っしょ|でしょ|だい|だ|じゃ|や|で|っす|っちゃ|どす|です';
const PARTICLE =
  'べさ|べ|っぺ|ろう|ろ|かいな|かいね|かいのう|かいの|かい|かのう|かのぅ|かね|かや|か|けえ|け|なぁ|なあ|な|ねぇ|ねん|ね|のう|のぅ|の|さぁ|さー|さ|し|わ|ぞ|よ|ばい|ばよ|たい|とよ|とね|と|がや|がね|がな|がん|ぎゃー|ぎゃ|ず|もん|やん|っけ|っちゃ|や';
/** What everybody says: it is left to the rules that know it. */
const COMMON =
  /^(?:の|ん|なの|んだ|なん|だ|か|です|んです|なんです|のです|でしょ|でしょう|かね|かな|ね|よ|よね|のか|だっけ|っけ|なんだっけ|んだっけ|だったっけ|だった|やった|なんだ|のよ|の(?:か)?な|んだろ|んだろう|だろ|だろう|なんだろ|なんだろう|かしら|わ|な|や|で|さ|し|と|す|べ|け|たい|が|がん|の?かい|もん|ず|なんや|んや|なんやろ|んやろ|やろ|やろう)(?:か|かな|ね|よ|っけ|の|な|よね)?[ー〜~]?$/u;
const END = String.raw`(?=[ー〜~]*[\s?？。!！]*$|[ー〜~]*[?？。!！])`;

const ASKING =
  '(?:何[^ぁ-ん、。?？\\s]{0,4}|なん(?:[件人回円台校割本枚基社団]|パー(?:セント)?)|いくら|なんぼ|いくつ|どこ|どれ|だれ|いつ|どう|なぜ|[0-9０-９％%」])';
const VERB_END =
  '[るうくすつぬむぶぐ]|(?:[っいしんきりえけせれてでめべねげちじ]た|(?<!な)んだ|\\p{Script=Han}た)|[しなおたくねよい]い';
const PART = `(?:${COPULA}|${PARTICLE})`;

const BEHIND_ASKING = new RegExp(
  `(?<=${ASKING}(?:くらい|ぐらい|ほど|ずつ|まで|から)?)(?!だけ)(${PART}{1,5})${END}`,
  'gu',
);
const BEHIND_VERB = new RegExp(`(?<=${VERB_END})((?:ん|の|と|が)?${PART}{1,5})${END}`, 'gu');
const BEHIND_NOUN = new RegExp(`(?<=[\\p{Script=Han}\\p{Script=Katakana}ー」])((?:${COPULA})${PART}{1,4})${END}`, 'gu');
/** 何人あると, 何か所になるだ: behind a verb both ask, where a word asks; 「合計すると？」 leaves the rest to be guessed. */
const ASKS_BY_ONE = new RegExp(
  `(?<=(?:何|なん|どこ|どれ|どん|どげ|いつ|いくら|いくつ)[^、。?？]{0,20}[るうくすつぬむぶぐいた])と${END}|(?<=[るうくすつぬむぶぐ])だ[ねよ]?${END}`,
  'gu',
);
/** あっとね, なっとや */
const DOUBLED = new RegExp(`(?<=[あやなとすく])っと(?:ね|か|や|と)?${END}`, 'gu');

const PAST = /[だやじゃ]った/u;

const dialectOnly = (said: string, tail: string, common: string): string => (COMMON.test(tail) ? said : common);

/** 何本あんだべ, やってんのけ: る before n is lost. */
const LOST_RU =
  /(?<=[^ぁ-ん](?:あ|や|と|出|来|け)|[^な]す|[にく]な|て|で|え|け|れ|め|ね|べ)ん(?=だ(?:べ|っぺ|い|ろ|よ|が|ぎゃ)|の(?:け|さ|かい|ん)|じゃ|すか|ず)/gu;

export function inCommonEndings(text: string): string {
  return text
    .replaceAll(LOST_RU, 'る')
    .replaceAll(DOUBLED, 'るの')
    .replaceAll(ASKS_BY_ONE, 'の')
    .replaceAll(BEHIND_ASKING, (said: string, tail: string) =>
      dialectOnly(said, tail, PAST.test(tail) ? 'だったの' : 'ですか'),
    )
    .replaceAll(BEHIND_VERB, (said: string, tail: string) => dialectOnly(said, tail, 'の'))
    .replaceAll(BEHIND_NOUN, (said: string, tail: string) => dialectOnly(said, tail, ''));
}
