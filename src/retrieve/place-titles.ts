/** Parts of a plan by their titles (見出しの題名): in full, by a part in brackets, or by some words of it. */
import { fold } from '../text/fold.ts';
import { likeness, plainName } from './likeness.ts';
import type { Holder } from './outline.ts';

const ALONE = /^[「」『』（）()\s、。・,.のはでがをにへともや~〜：:？?！!]?$/u;
/** From so many letters on, a title is found wherever it stands; a shorter one (活力) is a part of many words. */
const TELLING = 5;

/** 「…」 names a heading whose title the document itself prints in two ways. */
const NEARLY = 0.8;

export const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Every form of a text that names are looked for in. */
export interface Asked {
  /** Folded, without blanks. */
  text: string;
  /** Folded, with them: a short title stands by itself beside one. */
  spaced: string;
  /** Letters and digits alone, in lower case. */
  letters: string;
  quoted: string[];
}

/** A short title (活力) must stand by itself; behind の (都市の活力) only before the name of its level or a bracket. */
function standsAlone(text: string, title: string, label: string): boolean {
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.slice(at + title.length)];
    const partFollows =
      /^(?:と|って)(?:いう|ゆう)?(?:の)?(?:柱|分野|章|部分|ところ|区分|力|方針|政策|施策|項目|見出し)/u.test(after);
    const itemsFollow = /^の(?:主な)?(?:事業|施策|項目)(?![費所])/u.test(after);
    const levelFollows = label !== '' && /^の?/u.test(after) && after.replace(/^[の\s]/u, '').startsWith(label);
    if (levelFollows || partFollows || itemsFollow || /^[)」』(]/u.test(after)) return true;
    if (before !== 'の' && ALONE.test(before) && ALONE.test(after.charAt(0))) return true;
  }
  return false;
}

/** What a heading does to its subject: 子育て家庭への支援の充実. */
const DOES = /の(?:充実|推進|強化|振興|形成|構築|整備|向上|活性化|確保|創出|実現|継承|促進)$/u;
const STEM = 7;

/** 「子育て家庭への支援のところに載っている事業」: the subject alone names the heading, where it is spoken of as a part of the plan. */
function namesStem(letters: string, plain: string): boolean {
  const stem = plain.replace(DOES, '');
  if (stem === plain || stem.length < STEM) return false;
  const at = letters.indexOf(stem);
  return at >= 0 && /^の(?:ところ|部分|欄|章|施策)|^に(?:載|のって|属|含ま)/u.test(letters.slice(at + stem.length));
}

const BEFORE_LEAST = 4;
/** 歳入改革(歳入の確保) is called by what stands before or in its brackets as well. */
const called = (title: string): string[] => {
  const [, before = '', inside = ''] = /^([^()（）]+)[(（]([^()（）]+)[)）]\s*$/u.exec(title) ?? [];
  return [
    title,
    ...(plainName(before).length < BEFORE_LEAST ? [] : [before.trim()]),
    ...(plainName(inside).length < TELLING ? [] : [inside]),
  ];
};

/** 「災害に強いまちづくり」 for 災害に強い安全なまちづくり: a word was left out, and none changed. */
function leavesOut(name: string, plain: string): boolean {
  if (name.length < STEM || name.length < LEFT_OUT * plain.length) return false;
  let at = 0;
  while (at < name.length && name[at] === plain[at]) at++;
  return plain.endsWith(name.slice(at));
}
const LEFT_OUT = 0.6;

/** By title, longest first; one that stands within a longer one is not meant. */
export function byTitle({ spaced, letters, quoted }: Asked, holders: readonly Holder[]): Holder[] {
  const titles = holders
    .flatMap(holder => holder.titles.flatMap(called).map(title => ({ holder, title, plain: plainName(title) })))
    .toSorted((a, b) => b.plain.length - a.plain.length);
  const named: Holder[] = [];
  const exact = new Set(titles.map(({ plain }) => plain));
  const misquoted = quoted.filter(name => !exact.has(name));
  let left = letters;
  const spent = new Set<string>();
  for (const { holder, title, plain } of titles) {
    if (plain.length < TELLING) {
      if (plain.length > 1 && standsAlone(spaced, fold(title).replaceAll(/\s/gu, ''), holder.label)) named.push(holder);
    } else if (spent.has(plain) || left.includes(plain)) {
      named.push(holder);
      spent.add(plain);
      left = left.replaceAll(plain, '\u0000');
    } else if (
      misquoted.some(name => likeness(name, plain) >= NEARLY || leavesOut(name, plain)) ||
      namesStem(letters, plain)
    )
      named.push(holder);
  }
  return named;
}

/** 「縮充」の基本方針: what stands in brackets before or behind the name of a level is a part of one title of that level. */
export function byQuotedPart({ text }: Asked, holders: readonly Holder[]): Holder[] {
  const levels = Map.groupBy(
    holders.filter(({ label }) => label.length > 1),
    ({ label }) => fold(label).replaceAll(/\s/gu, ''),
  );
  return Array.from(levels).flatMap(([label, own]) => {
    const level = escape(label);
    const named = new RegExp(
      `[「『]([^「」『』]{2,40})[」』](?:の|という)?${level}|${level}[「『]([^「」『』]{2,40})[」』]`,
      'u',
    ).exec(text);
    const part = plainName(named?.[1] ?? named?.[2] ?? '');
    const found = part === '' ? [] : own.filter(({ titles }) => titles.some(title => plainName(title).includes(part)));
    return found.length === 1 ? found : [];
  });
}

/** 観光のリーディングプロジェクト: the one part of that level whose title holds the words before its name. */
export function byPartOfLevel({ text }: Asked, holders: readonly Holder[]): Holder[] {
  const levels = Map.groupBy(
    holders.filter(({ label }) => label.length >= LEVEL_LEAST),
    ({ label }) => fold(label).replaceAll(/\s/gu, ''),
  );
  return Array.from(levels).flatMap(([label, own]) => {
    const [, spoken = ''] =
      new RegExp(`(?:^|[、。?「」])([^、。?「」]{2,30})の${escape(label)}(?![\\d①-⑳(])`, 'u').exec(text) ??
      new RegExp(`(?:^|[、。?「」])([^、。?「」]{2,30})の?${escape(endOf(label))}(?=${HELD_BY})`, 'u').exec(text) ??
      [];
    const [found, ...more] = holding(spoken, own);
    return found && more.length === 0 ? [found] : [];
  });
}
const LEVEL_LEAST = 4;
/** 目標 of 重点目標, プロジェクト of リーディングプロジェクト: spoken of as what holds things. */
const endOf = (label: string): string => /(?:目標|方針|政策|プロジェクト)$/u.exec(label)?.[0] ?? label;
const HELD_BY = '(?:に|の(?:下|もと)に|へ)(?:ぶら下|ぶらさが|属|含|入|位置|結び|ひも|紐|関連|並|載|ある)';

/** A part of a plan, in the asker's words. */
const PART = '(?:章|ところ|シート|部分|柱|分野|区分|グループ|カテゴリー?|パート|見出し|くくり|括り|欄)';
const JOINS =
  /とか|、|・|及び|または|(?<=[\p{Script=Han}\p{Script=Katakana}ーA-Za-z])(?:や|と|の)(?=[\p{Script=Han}\p{Script=Katakana}A-Za-z])/u;

/** The parts whose title holds each of the words; 行革でICT・DX: what stands behind a particle may be all that names it. */
function holding(spoken: string, holders: readonly Holder[]): Holder[] {
  const pieces = [spoken, ...Array.from(spoken.matchAll(/[でのはが]/gu), ({ index }) => spoken.slice(index + 1))];
  const readings = pieces.flatMap(piece => [[plainName(piece)], piece.split(JOINS).map(plainName)]);
  for (const words of readings) {
    if (words.length === 0 || words.some(word => word.length < 2)) continue;
    const own = holders.filter(({ titles }) =>
      titles.some(title => words.every(word => plainName(title).includes(word))),
    );
    if (own.length > 0) return own;
  }
  return [];
}

/** ICTとかDXの章: the one part whose title holds each of the words before it. */
export function byPartOfTitle({ text }: Asked, holders: readonly Holder[]): Holder[] {
  const [, spoken = ''] = new RegExp(`(?:^|[、。?「」])([^、。?「」]{2,30})の${PART}`, 'u').exec(text) ?? [];
  const found = holding(spoken, holders);
  // What lies in another that says the same is told by the outer one.
  const outer = found.filter(({ above }) => !found.some(({ id }) => above.includes(id)));
  return outer.length === 1 ? outer : [];
}
