/** A question as everybody would write it (ふだんの書き方): before any rule reads it, for all of them at once. */
import { withoutCourtesies } from './courtesies.ts';
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
const hiragana = (text: string) =>
  text.normalize('NFKC').replaceAll(/[ァ-ヶ]/gu, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60));

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

export function inPlainWords(text: string): string {
  const telegram = withoutCourtesies(text)
    .replaceAll(ALONE, own => PARTICLES[own.normalize('NFKC')] ?? own)
    .replaceAll(TELEGRAM, hiragana);
  const written = IN_KANJI.reduce((whole, [own, kana]) => whole.replaceAll(own, kana), telegram);
  return inUsualSpelling(inCommonSpeech(written));
}
