/** Figures that nothing has explained yet, in every form that a reader takes for a number. */
import { kanjiToNumber } from '../../domain/quantity.ts';
import { add, fractionOf, multiply, whole, type Fraction } from './decimal.ts';
import { MASK } from './fold.ts';

export interface Figure {
  start: number;
  /** Behind its digits; what may follow is a unit. */
  end: number;
  text: string;
}

const KANJI = '〇零一二三四五六七八九十百千万億兆壱弐参拾';
const ENGLISH =
  'zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|' +
  'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|twice|double|triple';

/** Words that hold a kanji numeral and state no number. */
const ORDINARY =
  /参(?=[加画照考観与入道拝集])|一般財源|一般|一覧|一部|一致|一緒|一方|一番|一つずつ|一つに(?=まとめ)|一つひとつ|もう一度|今一度|一度に|第一に|唯一|統一|一体|一層|均一|同一|一定|十分|万が一|単位[は:]? ?[百十]?[千万億]?円/gu;

const FIGURE = new RegExp(
  `[+-]?\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?` +
    `|[${KANJI}]+|\\p{N}` +
    `|(?<![A-Za-z])(?:${ENGLISH})s?(?![A-Za-z])|(?<![A-Za-z])one (?=[%\\p{Script=Han}]|percent|yen|tons?\\b|items?\\b|cases?\\b|people\\b|times\\b)` +
    `|半[分数額減]|倍|ゼロ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|割(?=[増減引])`,
  'giu',
);

/** Era names whose year is gone: 令和年度. */
const ERA = /令和|平成|昭和/gu;

const blank = (text: string) => text.replaceAll(ORDINARY, word => MASK.repeat(word.length));

const placeOf = (match: RegExpExecArray): Figure => ({
  start: match.index,
  end: match.index + match[0].length,
  text: match[0],
});

/** Figures of a folded text in which all that is explained is covered. */
export function figuresIn(text: string): Figure[] {
  const rest = blank(text);
  return [...Array.from(rest.matchAll(FIGURE), placeOf), ...Array.from(rest.matchAll(ERA), placeOf)];
}

const MIXED = /^-?(\d[\d,]*(?:\.\d+)?)([兆億万千百])(?:(\d[\d,]*)([万千百])?)?(?:(\d[\d,]*))?/u;
const SCALE: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000, 億: 100_000_000, 兆: 1_000_000_000_000 };

const part = (digits: string, scale: string): Fraction =>
  multiply(fractionOf(digits) ?? whole(0), whole(SCALE[scale] ?? 1));

/** What a number in kanji, or in digits and kanji (2万2,040), comes to; with its length in the text. */
export function spelledOut(text: string): { value: Fraction; length: number } | null {
  const kanji = /^[〇零一二三四五六七八九十百千万億兆]{1,30}/u.exec(text)?.[0];
  if (kanji !== undefined) {
    const value = kanjiToNumber(kanji);
    return value === null || !Number.isSafeInteger(value) ? null : { value: whole(value), length: kanji.length };
  }
  const match = MIXED.exec(text.slice(0, 40));
  if (!match) return null;
  const [all, a = '0', s1 = '', b = '0', s2 = '', c = '0'] = match;
  const value = add(add(part(a, s1), part(b, s2)), part(c, ''));
  return { value: all.startsWith('-') ? multiply(value, whole(-1)) : value, length: all.length };
}
