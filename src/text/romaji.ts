/** Latin letters as Japanese is typed in them (ローマ字): gomi, kosodate, shōbō. Hepburn and the forms of keyboards. */

const ROWS: Record<string, string> = {
  '': 'アイウエオ',
  k: 'カキクケコ',
  g: 'ガギグゲゴ',
  s: 'サシスセソ',
  z: 'ザジズゼゾ',
  t: 'タチツテト',
  d: 'ダヂヅデド',
  n: 'ナニヌネノ',
  h: 'ハヒフヘホ',
  b: 'バビブベボ',
  p: 'パピプペポ',
  m: 'マミムメモ',
  r: 'ラリルレロ',
};
const VOWELS = 'aiueo';

const SYLLABLES = new Map<string, string>([
  ...Object.entries(ROWS).flatMap(([consonant, kana]) =>
    Array.from(VOWELS, (vowel, i): [string, string] => [consonant + vowel, kana.charAt(i)]),
  ),
  ...['k:キ', 'g:ギ', 's:シ', 'z:ジ', 't:チ', 'n:ニ', 'h:ヒ', 'b:ビ', 'p:ピ', 'm:ミ', 'r:リ'].flatMap(row => {
    const [consonant = '', kana = ''] = row.split(':');
    return (['ya:ャ', 'yu:ュ', 'yo:ョ'] as const).map((tail): [string, string] => {
      const [letters = '', small = ''] = tail.split(':');
      return [consonant + letters, kana + small];
    });
  }),
  ...['sha:シャ', 'shi:シ', 'shu:シュ', 'sho:ショ', 'cha:チャ', 'chi:チ', 'chu:チュ', 'cho:チョ'].map(pairOf),
  ...['ja:ジャ', 'ji:ジ', 'ju:ジュ', 'jo:ジョ', 'tsu:ツ', 'fu:フ', 'ya:ヤ', 'yu:ユ', 'yo:ヨ', 'wa:ワ', 'wo:ヲ'].map(
    pairOf,
  ),
]);

function pairOf(row: string): [string, string] {
  const [letters = '', kana = ''] = row.split(':');
  return [letters, kana];
}

/** Katakana, or null where the letters are no Japanese syllables. Takes lower case; ō is read as o. */
export function romajiToKana(text: string): string | null {
  const letters = text.normalize('NFD').replaceAll(/\u0304/gu, '');
  let kana = '';
  for (let at = 0; at < letters.length;) {
    const length = [3, 2, 1].find(n => SYLLABLES.has(letters.slice(at, at + n)));
    if (length !== undefined) {
      kana += SYLLABLES.get(letters.slice(at, at + length)) ?? '';
      at += length;
    } else if (letters[at] === 'n' || (letters[at] === 'm' && /^[bpm]/u.test(letters.slice(at + 1)))) {
      kana += 'ン';
      at++;
    } else if (/^([kstpcgdbzj])\1/u.test(letters.slice(at)) || letters.startsWith('tch', at)) {
      kana += 'ッ';
      at++;
    } else return null;
  }
  return kana;
}
