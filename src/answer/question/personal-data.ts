/** Personal data in a question (個人情報): never repeated, never kept. */

const D = '[0-9０-９]';
const DASH = '[-‐‑–—―−－ー]';
const GAP = `(?:${DASH}|[ 　])`;
const MASK = '＊＊＊';
/** 12 digits before one of these are an amount. */
const AMOUNT = '(?![ 　]?(?:円|千円|万円|人|件|トン|年|％|%))';
const ALONE = `(?<![0-9０-９.．,，])`;
const END = '(?![0-9０-９]|[.．,，][0-9０-９])';

const PATTERNS: readonly RegExp[] = [
  // E-mail, half and full width.
  /[A-Za-z0-9Ａ-Ｚａ-ｚ０-９._%+\-＿．]{1,64}[@＠][A-Za-z0-9Ａ-Ｚａ-ｚ０-９\-．.]{1,190}[A-Za-zＡ-Ｚａ-ｚ]{2,}/gu,
  // Cards: 4-4-4-4, 4-6-5, or 14 to 16 digits in a row.
  new RegExp(`${ALONE}${D}{4}${GAP}${D}{4}${GAP}${D}{4}${GAP}${D}{1,4}${END}`, 'gu'),
  new RegExp(`${ALONE}${D}{4}${GAP}${D}{6}${GAP}${D}{4,5}${END}`, 'gu'),
  new RegExp(`${ALONE}${D}{14,16}${END}${AMOUNT}`, 'gu'),
  // マイナンバー: 12 digits, also in fours.
  new RegExp(`${ALONE}${D}{12}${END}${AMOUNT}`, 'gu'),
  new RegExp(`${ALONE}${D}{4}${GAP}${D}{4}${GAP}${D}{4}${END}${AMOUNT}`, 'gu'),
  // Telephone: 0 or +81 first, with dashes, brackets or in a row; 10 or 11 digits.
  new RegExp(`(?:[+＋]81|００８１|0081)${GAP}?[(（]?[0０]?[)）]?${D}{1,4}${GAP}?${D}{1,4}${GAP}?${D}{3,4}${END}`, 'gu'),
  new RegExp(`${ALONE}[(（]?[0０]${D}{1,4}(?:${GAP}|[)）(（]){1,2}${D}{1,4}(?:${GAP}|[)）]){1,2}${D}{3,4}${END}`, 'gu'),
  new RegExp(`${ALONE}[0０]${D}{9,10}${END}${AMOUNT}`, 'gu'),
];

/** The text with what looks like a telephone number, マイナンバー, card number or e-mail address masked. */
export const withoutPersonalData = (text: string): string =>
  PATTERNS.reduce((rest, pattern) => rest.replaceAll(pattern, MASK), text);
