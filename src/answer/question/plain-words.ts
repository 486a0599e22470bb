/** A question as everybody would write it (ふだんの書き方): before any rule reads it, for all of them at once. */
import { inCommonSpeech } from './dialect.ts';
import { inUsualSpelling } from './kana-words.ts';

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
/** 「幾つ」「なに項目」 as everybody writes them; 「何権」 is a slip for what sounds alike. */
const COUNTS: readonly (readonly [RegExp, string])[] = [
  [/幾つ/gu, 'いくつ'],
  [/なに(?=項目|件|種類|個|人|社|回|か所|団体|課)/gu, '何'],
  [/何[権券剣検圏](?=[?？。\s]|です|$)/gu, '何件'],
];
const hiragana = (text: string) =>
  text.normalize('NFKC').replaceAll(/[ァ-ヶ]/gu, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** In a telegram 「…ツテ何ノ事」 as well, between what the plans write in kanji. */
const INSIDE: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\p{Script=Han}ァ-ヶーｦ-ﾟ])[\s　]*(?:ﾂﾃ|ッテ|ツテ|ｯﾃ)(?=[\s　?？、]|何)/gu, 'って'],
  [/何[ﾉノ]事/gu, '何のこと'],
  [/(?<=市)[ﾉノ](?=計画)/gu, 'の'],
  [/(?<=計画)[ﾉノ](?=\p{Script=Han})/gu, 'の'],
];

export function inPlainWords(text: string): string {
  const telegram = INSIDE.reduce((whole, [own, common]) => whole.replaceAll(own, common), text)
    .replaceAll(ALONE, own => PARTICLES[own.normalize('NFKC')] ?? own)
    .replaceAll(TELEGRAM, hiragana);
  const counted = COUNTS.reduce((whole, [own, common]) => whole.replaceAll(own, common), telegram);
  return inUsualSpelling(inCommonSpeech(counted));
}
