/**
 * The words that a question is put with (目標, 予算, 何件, 担当課 …) as children and the old type them: in kana. Every rule of the
 * understanding knows their usual spelling; here it is put back once, for all of them. What is asked about stays as it is
 * typed: the search reads it by the words of the corpus.
 */

/** Reading and spelling. Longer readings are tried first. */
const SPELLED: readonly (readonly [reading: string, written: string])[] = [
  'めあて:目標 もくひょうち:目標値 もくひょう:目標 よさん:予算 あわせて:合わせて くらべて:比べて くらべると:比べると ちがい:違い ちがう:違う たいひして:対比して ひかくして:比較して かぞえる:数える こたえて:答えて',
  'おおい:多い すくない:少ない たかい:高い ひくい:低い おおきい:大きい ちいさい:小さい ふやす:増やす ふえる:増える ふえた:増えた へらす:減らす へる:減る へった:減った',
  'あたらしく:新しく あたらしい:新しい おしえて:教えて はじまる:始まる はじめる:始める いちばん:一番 じっさいに:実際に じっさい:実際 ぜんぶ:全部 すべて:すべて としょかん:としょかん',
].flatMap(line =>
  line.split(' ').map((pair): [string, string] => {
    const [reading = '', written = ''] = pair.split(':');
    return [reading, written];
  }),
);
const WRITTEN = new Map(SPELLED);

const PARTICLE = 'のはがをにでともへやな';
const BEFORE = String.raw`(?<![ぁ-ゖー]|お)|(?<=[${PARTICLE}])`;
/** The end of the run, a particle, or the beginning of an ending (です, って, まで, から, ください). */
const AFTER = String.raw`(?![ぁ-ゖー])|(?=[${PARTICLE}か]|です|だ|って|する|し[たて]|まで|から|より|いく|なん|どれ|どの|どう|すう|ください|くれ|ほしい|おしえ|教え|ちょう)`;
/** A reading so long is no end of another word. */
const LONG = 5;
const readings = (long: boolean): string =>
  SPELLED.map(([reading]) => reading)
    .filter(reading => reading.length >= LONG === long)
    .toSorted((a, b) => b.length - a.length)
    .join('|');
const WORD = new RegExp(`(?:(?:${readings(true)})|(?:${BEFORE})(?:${readings(false)}))(?:${AFTER})`, 'gu');

/** 何 and its counter, both in kana. */
const COUNTERS = new Map(
  'けん:件 にん:人 めい:名 かい:回 だい:台 かしょ:か所 かねん:か年 ぜんえん:千円 まんえん:万円 おくえん:億円 ひゃくまんえん:百万円 えん:円 とん:トン ぱーせんと:% ぱー:% じかん:時間 だんたい:団体 ほん:本 ぼん:本 まい:枚 わり:割 ばい:倍 てん:点 せたい:世帯 くみ:組 しせつ:施設 じぎょう:事業 こうもく:項目 こう:校 しゃ:社 き:基 さつ:冊 ぽいんと:ポイント めーとる:メートル きろ:キロ へくたーる:ha しょう:章 ねんど:年度 ねんかん:年間 ねん:年 がつ:月 にち:日 ちく:地区 てんぽ:店舗 ひんもく:品目 しな:品 ばんめ:番目 けんぶん:件分 にんぶん:人分 けんすう:件数 きょく:局 こ:個'
    .split(' ')
    .map((pair): [string, string] => {
      const [reading = '', written = ''] = pair.split(':');
      return [reading, written];
    }),
);
const COUNTER = Array.from(COUNTERS.keys())
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const AFTER_COUNTER = String.raw`(?![ぁ-ゖー])|(?=[はがをにでとものな]|か(?![しん])|くらい|ぐらい|ほど|まで|から|です|だ|ふ[えや]|へ[らる]|みこ|め[ざあ]|つ[くか]|や|あ|ひ|い|お|り)`;
const COUNTED = new RegExp(`(?<![そこあ])な(?:ん|に(?=.{3}))(${COUNTER})(?:${AFTER_COUNTER})`, 'gu');
/** 550けん, 2かねん, 16し: a figure says that a counter follows. */
const OF_FIGURE = new RegExp(
  `(?<=[0-9０-９])(${COUNTER}|し)(?:(?![ぁ-ゖー])|(?=[はがをにでとものだ]|です|って|いじょう|いか|か ?ら))`,
  'gu',
);
/** なん件, なん年, なん円: the counter is in kanji already. */
const HALF_KANA = /なん(?=[\p{Script=Han}%％](?!で)|パーセント|トン|メートル|キロ)/gu;
/** 「しが くれる」, 「どのしの」: the city in one letter. */
const CITY = /(?<=^|[\s、。]|ど(?:の|こ(?:の)?) ?)し(?=[がはのも](?:[\s]|$|ど|なに|や))/gu;
const MONEY = /(?<=何[十百千万億]{1,2})えん/gu;
/** 「なにか が たんとう」, 「どこの か」: a department by its last letter. */
const OFFICE =
  /(?:な[にん]か(?= ?が ?(?:たんとう|担当|やっ|うけも|して|し(?:ょかん|ゅかん))| ?の ?(?:たんとう|担当))|(?:(?<=(?:たんとう|しょかん|しゅかん|担当|所管|主管)(?:する|している|してる|の) ?)か(?= ?(?:は|って)? ?(?:どこ|いくつ|なん|何)))|(?<=のは ?)なんか(?=[?？。]|$)|(?<=する[^ ]{2,4}の ?)か(?=は ?いくつ)|(?<=どこの ?|どの ?)か(?= ?(?:が|は|で|の|[?？]|$)))/gu;

/** Words that stand alone are no words of a name that is written with kanji beside them. */
export function inUsualSpelling(text: string): string {
  if (!/[ぁ-ゖ]{2}/u.test(text)) return text;
  return text
    .replaceAll(OFFICE, own => (own.startsWith('な') ? '何課' : '課'))
    .replaceAll(COUNTED, (_own, counter: string) => `何${COUNTERS.get(counter) ?? ''}`)
    .replaceAll(OF_FIGURE, own => COUNTERS.get(own) ?? '市')
    .replaceAll(CITY, '市')
    .replaceAll(HALF_KANA, '何')
    .replaceAll(MONEY, '円')
    .replaceAll(WORD, own => WRITTEN.get(own) ?? own);
}
