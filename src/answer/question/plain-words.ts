/** A question as everybody would write it (ふだんの書き方): before any rule reads it, for all of them at once. */
import { withoutCourtesies } from './courtesies.ts';
import { inCommonSpeech } from './dialect.ts';
import { inUsualSpelling } from './kana-words.ts';
import { inComparingWords } from './plain-comparing.ts';
import { inPlainWhich } from './polite-which.ts';

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
];
const hiragana = (text: string) =>
  text.normalize('NFKC').replaceAll(/[ァ-ヶ]/gu, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** Who works there, in everyday words. */
const EVERYDAY: readonly (readonly [RegExp, string])[] = [
  [
    /(?:市役所|役所|役場)(?:の|(?:で|に)(?:働[くぐ]|はたらく|勤める|勤めてる))人(?:たち|達)?(?=[のがはを、の])/gu,
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
  [/(?<=[のるた])為(?=に|の)/gu, 'ため'],
];

/** In a telegram 「…ツテ何ノ事」 as well, between what the plans write in kanji. */
const INSIDE: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\p{Script=Han}ァ-ヶーｦ-ﾟ])[\s　]*(?:ﾂﾃ|ッテ|ツテ|ｯﾃ)(?=[\s　?？、]|何)/gu, 'って'],
  [/何[ﾉノ]事/gu, '何のこと'],
  [/(?<=市)[ﾉノ](?=計画)/gu, 'の'],
  [/(?<=計画)[ﾉノ](?=\p{Script=Han})/gu, 'の'],
];

const respelt = (text: string, spellings: readonly (readonly [RegExp, string])[]): string =>
  spellings.reduce((whole, [own, common]) => whole.replaceAll(own, common), text);

/** 「政策ヅクリヲ掲ゲル項目」: of a text without hiragana that has ヲ, no katakana behind kanji is a word of its own. */
const BEHIND_KANJI = /(?<=[\p{Script=Han})）])[ァ-ヶ]{1,3}(?![ァ-ヶー])/gu;
const inHiragana = (text: string): string =>
  /[ぁ-ん]/u.test(text) || !/[ヲｦ]/u.test(text) ? text : text.replaceAll(BEHIND_KANJI, hiragana);

export function inPlainWords(text: string): string {
  const telegram = respelt(inHiragana(withoutCourtesies(text)), INSIDE)
    .replaceAll(ALONE, own => PARTICLES[own.normalize('NFKC')] ?? own)
    .replaceAll(TELEGRAM, hiragana);
  const respelled = respelt(telegram, [...IN_KANJI, ...COUNTS, ...EVERYDAY]);
  return inUsualSpelling(inPlainWhich(inCommonSpeech(inComparingWords(respelled))));
}
