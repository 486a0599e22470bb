/** Names of Latin letters: アイシーティー is ICT. */
import { readingKey } from './vocabulary.ts';

const NAMES = new Map(
  'エー:A エイ:A ビー:B シー:C ディー:D デー:D イー:E エフ:F ジー:G エイチ:H エッチ:H アイ:I ジェー:J ジェイ:J ケー:K ケイ:K エル:L エム:M エヌ:N オー:O ピー:P キュー:Q アール:R エス:S ティー:T テー:T ユー:U ブイ:V ダブリュー:W ダブリュ:W エックス:X ワイ:Y ゼット:Z'
    .split(' ')
    .map((pair): [string, string] => {
      const [reading = '', letter = ''] = pair.split(':');
      return [readingKey(reading), letter];
    }),
);
const LONGEST = Math.max(...Array.from(NAMES.keys(), ({ length }) => length));

/** The letters that a reading spells, the longest names first; null where it is anything else. */
export function lettersSpelt(reading: string): string | null {
  const key = readingKey(reading);
  let letters = '';
  for (let at = 0; at < key.length;) {
    let length = Math.min(LONGEST, key.length - at);
    while (length > 0 && !NAMES.has(key.slice(at, at + length))) length--;
    if (length === 0) return null;
    letters += NAMES.get(key.slice(at, at + length)) ?? '';
    at += length;
  }
  return letters.length > 1 ? letters : null;
}
