/** Two things that a subject sets against each other (AとB), each with the words that both share. */
import { MEASURE } from '../question/counter.ts';

/** Where one noun ends and what belongs to both begins: 「イベントの数、日向」, 「比々多の参加者」. */
const BREAK = /[の、,\s]/u;
/** A subject has no more of them than a reader could set apart. */
const JOINTS = 4;

/** 「橋の事業費と庁舎の事業費」: what both are measured in was cut out, and the と with it. */
const MEASURED = /(?:費|額|数|率|値|予算|目標|実績|コスト)(?:と|や|、|は(?=.*何倍))/u;

const lastBreak = (text: string): number => {
  for (let at = text.length - 1; at >= 0; at--) if (BREAK.test(text.charAt(at))) return at + 1;
  return 0;
};

const withoutBreak = (text: string): string => text.replace(/[の、,\s]+$/u, '');

/** 「保育料では、」 */
const withoutParticle = (name: string): string => name.replace(/(?:とでは|では|だと|で|は)$/u, '') || name;

/** What one of the two is looked for by, and the word that sets it apart from the other. */
export interface Named {
  about: string;
  own: string;
}

/**
 * Readings of every と, や, 、 and vs in it: both halves by themselves, and each with what may belong to both. Which と
 * joins two things (ふるさと納税 has one, too) is told by what is found.
 */
export function twoNames(about: string, text = about, between?: RegExp): [Named, Named][] {
  const readings: [Named, Named][] = [];
  const joint = between
    ? new RegExp(between, 'gu')
    : MEASURED.test(text.normalize('NFKC'))
      ? /と|や|、|及び|および|並びに|ならびに| vs\.? | and | /gu
      : /と|や|、|及び|および|並びに|ならびに| vs\.? | and /gu;
  const joints = Array.from(about.matchAll(joint)).slice(0, JOINTS);
  for (const { index, 0: sign } of joints) {
    const [left, right] = [about.slice(0, index).trim(), about.slice(index + sign.length).trim()];
    if (left.length < 2 || right.length < 2) continue;
    const shared = left.slice(0, lastBreak(left));
    const first = right.search(BREAK);
    const common = first < 0 ? '' : right.slice(first);
    const own = [left.slice(shared.length), withoutParticle(first < 0 ? right : right.slice(0, first))] as const;
    const add = (one: string, other: string) =>
      readings.push([
        { about: one, own: own[0] },
        { about: other, own: own[1] },
      ]);
    // 「図書館と公民館の利用者数」: what is counted is asked of both, and the first is no thing to be counted by itself.
    const ofBoth =
      (shared === '' && MEASURE.test(common) && !MEASURE.test(left)) ||
      (common === '' && MEASURE.test(withoutBreak(shared)));
    if (!ofBoth) add(left, right);
    if (shared !== '' || common !== '') add(`${left}${common}`, `${shared}${right}`);
  }
  return readings;
}

/** 「の3つ」 says how many there are. */
const HOW_MANY =
  /(?:、[^、。\s]{1,8})?(?:の)?(?:[2-9二三四五六七八九]|みっ|よっ)つ(?:の(?:事業|取組|項目|地区)?|を|とも|で)?(?=\s|$)/gu;
/** What joins three and more; ・ stands inside of names, too, but not so often. */
const NOUN = String.raw`\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9`;
/** Between nouns と joins; in ふるさと and in とする it does not. */
const JOINT = `(?<=[${NOUN}」)])(?:と|や)、?(?=[${NOUN}「(])`;
const JOINS_NOUNS = new RegExp(JOINT, 'u');
const JOINT_OF_MANY = new RegExp(`${JOINT}|、`, 'u');
/** ・ joins names, and stands inside of them as well: what else can be read goes first. */
const DOT = new RegExp(`${JOINT}|、|・`, 'u');
const MANY = 6;

/** Three and more: 「日向・大山・比々多の事業」, as they stand and each with what may belong to all. */
function manyNames(about: string, joint: RegExp): Named[][] {
  const pieces = about.split(joint).map(piece => piece.trim());
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  if (pieces.length < 3 || pieces.length > MANY || pieces.some(piece => piece.length < 2)) return [];
  const shared = first.slice(0, lastBreak(first));
  const end = last.search(BREAK);
  const common = end < 0 ? '' : last.slice(end);
  const owns = pieces.map(piece => piece.replace(shared, '').replace(common, ''));
  const bare = pieces.map((piece, i) => ({ about: piece, own: owns[i] ?? piece }));
  const whole = owns.map(own => ({ about: `${shared}${own}${common}`, own }));
  return shared === '' && common === '' ? [bare] : [bare, whole];
}

/** 「Aの目標はBより大きい」 */
const THAN = /^(.{2,30}?)は、?(.{2,30}?)より/u;
function compared(about: string): Named[][] {
  const [, one = '', other = ''] = THAN.exec(about) ?? [];
  return one === '' ? [] : [[one, other].map(name => ({ about: name, own: name }))];
}

const plainly = (about: string): string =>
  about
    .replaceAll(HOW_MANY, '')
    .replace(/[、,\s]+$/u, '')
    .trim();

const BLANK = /\s+/u;
const MOST_WORDS = 6;
/** 「公園ベンチ 公園愛護会 効果額 比較」: key words stand beside each other, as written, with nothing but a blank between. */
function besideBlanks(plain: string, text: string): Named[][] {
  const words = plain.split(BLANK);
  const asked = text.normalize('NFKC').replaceAll(/[\s、,/]+/gu, ' ');
  if (words.length < 2 || words.length > MOST_WORDS || /[A-Za-z]{3,} [A-Za-z]{3,}/u.test(plain)) return [];
  const written = (one: string, other: string) => asked.includes(`${one} ${other}`.normalize('NFKC'));
  return twoNames(plain, text, BLANK).filter(([{ own: one }, { own: other }]) => written(one, other));
}

/** All readings of a subject as several names, the likeliest first. */
export function namesIn(about: string, text = about): Named[][] {
  const plain = plainly(about);
  const joined = joinedNames(plain, text);
  return joined.length > 0 ? joined : besideBlanks(plain, text);
}

function joinedNames(plain: string, text: string): Named[][] {
  return [...compared(plain), ...manyNames(plain, JOINT_OF_MANY), ...twoNames(plain, text), ...manyNames(plain, DOT)];
}

/** Readings that need no word beside them to say that several are meant. */
export function namesJoined(about: string, text = about): Named[][] {
  const plain = plainly(about);
  return [
    ...manyNames(plain, JOINT_OF_MANY),
    ...(JOINS_NOUNS.test(plain) ? twoNames(plain, text, JOINS_NOUNS) : []),
    ...manyNames(plain, DOT),
  ];
}
