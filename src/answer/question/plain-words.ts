/** A question as everybody would write it (ふだんの書き方): before any rule reads it, for all of them at once. */
import { toHiragana } from '../../domain/kana.ts';
import { withoutCourtesies } from './courtesies.ts';
import { inCommonSpeech } from './dialect.ts';
import { inUsualSpelling } from './kana-words.ts';
import { inComparingWords } from './plain-comparing.ts';
import { inPlainWhich } from './polite-which.ts';
import { inReckoningWords } from './reckoning.ts';
import { inWrittenGrammar } from './telegram.ts';

/** Particles of katakana that stand alone, as in a telegram: ﾉ, ﾊ, ﾄ. */
const ALONE = /(?<=^|\s)[ハノトヲニガデモﾊﾉﾄｦﾆﾃﾞｶﾞﾓ]{1,2}(?=[\s?？]|$)/gu;
const PARTICLES: Record<string, string> = {
  ハ: 'は',
  ノ: 'の',
  ト: 'と',
  ヲ: 'を',
  ニ: 'に',
  ガ: 'が',
  デ: 'で',
  モ: 'も',
};
/** Asking words that nobody writes in katakana but a telegram: ﾅﾆｦｽﾙ, ｲｸﾂ, ｾﾞﾝﾌﾞ. */
const TELEGRAM =
  /(?<![ァ-ヶーｦ-ﾟ])(?:ﾅﾆ|ナニ|ｲｸﾂ|イクツ|ｲｸﾗ|イクラ|ﾄﾞｺ|ドコ|ｲﾂ|イツ|ﾀﾞﾚ|ダレ|ﾄﾞﾚ|ドレ|ｾﾞﾝﾌﾞ|ゼンブ|ﾅﾝ|ナン)(?:[ヲｦ](?:ｽﾙ|スル))?(?![ァ-ヶーｦ-ﾟ])/gu;
/** 「なに項目」 as everybody writes them; 「何権」 is a slip for what sounds alike. */
const COUNTS: readonly (readonly [RegExp, string])[] = [
  [/なに(?=項目|件|種類|個|人|社|回|か所|団体|課)/gu, '何'],
  [/何[権券剣検圏](?=[?？。\s]|です|$)/gu, '何件'],
  [/何(?:ﾆﾁ|ニチ|にち)(?![ァ-ヶｦ-ﾟ])/gu, '何日'],
];
const hiragana = (text: string) => toHiragana(text.normalize('NFKC'));

/** Who works there, in everyday words. */
const EVERYDAY: readonly (readonly [RegExp, string])[] = [
  [/(?<![ァ-ヶー])クルマ(?![ァ-ヶー])/gu, '車'],
  [/(?<![ァ-ヶー])コドモ(?=[ぁ-ん\p{Script=Han}])/gu, '子ども'],
  [
    /(?:(?<=\p{Script=Han})市|市)?(?:役所|役場)(?:の|(?:で|に)(?:働[くぐいき]|はたら[くいき]|勤め|勤務し?)(?:て|とる|する|る|い|ます|おる)*)(?:人|者|方)(?:たち|達|々)?(?=[のがはを、])/gu,
    '職員',
  ],
];

/** Words of grammar that some write in kanji (当て字). */
const IN_KANJI: readonly (readonly [RegExp, string])[] = [
  [/迄/gu, 'まで'],
  [/幾(?=[らつ])/gu, 'いく'],
  [/何処/gu, 'どこ'],
  [/何故/gu, 'なぜ'],
  [/何方(?=が|の|か|で)/gu, 'どちら'],
  [/其々/gu, 'それぞれ'],
  [/見なおし|みなおし/gu, '見直し'],
  [/(?<=[のるた])為(?=に|の)/gu, 'ため'],
];

/** In a telegram 「…ツテ何ノ事」 as well, between what the plans write in kanji. */
const INSIDE: readonly (readonly [RegExp, string | ((own: string) => string)])[] = [
  [/何[ﾉノの]事(?![業務故案項])/gu, '何のこと'],
  [/(?<=[\p{Script=Han}ァ-ヶーｦ-ﾟ])[\s　]*(?:ﾂﾃ|ッテ|ツテ|ｯﾃ)(?=[\s　?？、]|何)/gu, 'って'],
  [/(?<=[\p{Script=Han}ァ-ヶー])[ﾊﾉﾄｦﾆﾓ]{1,2}(?=[\p{Script=Han}\s　?？]|$)/gu, hiragana],
  [/(?<=[数額率費量値度])[ハガヲモノ](?=何|[\s　?？]|いく|ど|$)/gu, hiragana],
  [/(?<=市)[ﾉノ](?=計画)/gu, 'の'],
  [/(?<=計画)[ﾉノ](?=\p{Script=Han})/gu, 'の'],
];

/** 丸2 as people say ②; 丸1年 is a time. */
const CIRCLED = /(?:丸|まる|マル)([1-9]|1\d|20)(?![\d年日か人つ時])/gu;
const inCircles = (text: string): string =>
  text.replaceAll(CIRCLED, (_own, no: string) => String.fromCodePoint(0x245f + Number(no)));
/** 一億円, 五千万円, 三百万円 as figures; 百万円 alone is a unit. */
const KANJI_MONEY = /(?<![\p{Script=Han}])([一二三四五六七八九])?(千|百|十)?(億|万)円/gu;
const inFigures = (text: string): string =>
  text.replaceAll(KANJI_MONEY, (own, digit: string | undefined, scale: string | undefined, unit: string) => {
    if (digit === undefined && (scale === undefined || (scale === '百' && unit === '万'))) return own;
    const times = scale === '千' ? '000' : scale === '百' ? '00' : scale === '十' ? '0' : '';
    return `${digit === undefined ? '1' : String('一二三四五六七八九'.indexOf(digit) + 1)}${times}${unit}円`;
  });
/** Brackets that a plan or an asker puts around a name. */
const BRACKETED = /[〔【]([^〔〕【】]{4,60})[〕】]/gu;

/** 伊勢原市役所で働く人 are that city's. */
const OF_CITY =
  /(?<=[\p{Script=Han}ヶケ々])市(?:役所|役場)(?=(?:の|(?:で|に)(?:働|はたら|勤))[^、。?？]{0,8}[人者方])/gu;

const respelt = (text: string, spellings: typeof INSIDE): string =>
  spellings.reduce(
    (whole, [own, common]) =>
      typeof common === 'string' ? whole.replaceAll(own, common) : whole.replaceAll(own, common),
    text,
  );

/** 「政策ヅクリヲ掲ゲル項目」: of a text without hiragana that has ヲ, no katakana behind kanji is a word of its own. */
const BEHIND_KANJI = /(?<=[\p{Script=Han})）])[ァ-ヶ]{1,3}(?![ァ-ヶー])/gu;
/** In half width it ends a word or joins two (報告ｼﾃ, 受ｹﾙ機関ﾊ何ﾄｲｳ), but for a few that people write so: 可燃ｺﾞﾐ. */
const HALF_BEHIND_KANJI =
  /(?<=[\p{Script=Han})）])(?!(?:ｺﾞﾐ|ﾊﾞｽ|ﾄｲﾚ|ﾍﾞﾝﾁ|ﾌﾟﾗﾝ|ｾﾝﾀ|ｶﾒﾗ|ﾒﾀﾎﾞ|ｶｰﾄﾞ|ｻｰﾋﾞｽ|ﾎﾟｲﾝﾄ))[ｦ-ｯｱ-ﾟ]{1,8}(?![ｦ-ﾟー])/gu;
const inHiragana = (text: string): string => {
  if (/[ぁ-ん]/u.test(text)) return text;
  const joined = text.replaceAll(HALF_BEHIND_KANJI, hiragana);
  return /[ヲｦ]/u.test(text) ? joined.replaceAll(BEHIND_KANJI, hiragana) : joined;
};

/** 「何があｒますか」: a letter that was typed before its vowel. */
const SLIPPED = /(?<=[ぁ-ん])[a-zａ-ｚ](?=[ぁ-ん])/gu;

export function inPlainWords(text: string): string {
  const spelled = respelt(inHiragana(inFigures(inCircles(withoutCourtesies(text)))), INSIDE);
  const telegram = inWrittenGrammar(spelled)
    .replaceAll(SLIPPED, '')
    .replaceAll(BRACKETED, '「$1」')
    .replaceAll(ALONE, own => PARTICLES[own.normalize('NFKC')] ?? own)
    .replaceAll(TELEGRAM, hiragana);
  const plain = respelt(telegram.replaceAll(OF_CITY, '市の役所'), [...IN_KANJI, ...COUNTS, ...EVERYDAY]);
  return inReckoningWords(inUsualSpelling(inPlainWhich(inCommonSpeech(inComparingWords(plain)))));
}
