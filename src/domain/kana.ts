/** Letters of one kana in the other (ひらがな, カタカナ); marks and all else stay. */

/** How far the katakana stand behind the hiragana. */
const APART = 0x60;

const moved = (kana: string, by: number) => String.fromCharCode(kana.charCodeAt(0) + by);

export const toKatakana = (text: string): string => text.replaceAll(/[ぁ-ゖ]/gu, kana => moved(kana, APART));
export const toHiragana = (text: string): string => text.replaceAll(/[ァ-ヶ]/gu, kana => moved(kana, -APART));
