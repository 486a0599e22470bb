/** Personal data in a question (個人情報): what looks like it is masked before anything else reads the text. */

const MASK = '＊＊＊';
const LOOKS = [
  /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/gu, // e-mail
  /(?<![0-9,.-])(?:[0-9]{4}[ -]?){3}[0-9]{4}(?![0-9])/gu, // a card's number
  /(?<![0-9,.-])[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])/gu, // マイナンバー
  /(?<![0-9,.-])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?![0-9])/gu, // telephone
  /(?<![0-9,.-])0[5789]0[0-9]{8}(?![0-9])/gu,
];

/** Full-width digits are looked at as plain ones; the text keeps its length but for what is masked. */
export function withoutPersonalData(text: string): string {
  const plain = text.replaceAll(/[０-９＠．－]/gu, sign => sign.normalize('NFKC'));
  const masked = LOOKS.reduce((rest, look) => rest.replaceAll(look, MASK), plain);
  return masked === plain ? text : masked;
}
