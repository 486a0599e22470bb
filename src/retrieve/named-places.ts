/** Which parts of a plan a text names (見出しの読み取り): by label and number, by the number alone, or by title. */
import { shortCity } from '../domain/city.ts';
import { kanjiToNumber } from '../domain/quantity.ts';
import { fold } from '../text/fold.ts';
import { toKatakana } from '../domain/kana.ts';
import { isOneSlip } from '../text/vocabulary.ts';
import { plainName } from './likeness.ts';
import type { Holder, Names } from './outline.ts';
import { byPartOfLevel, byPartOfTitle, byQuotedPart, byTitle, escape, type Asked } from './place-titles.ts';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ';
const LATIN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const NUMBER = `[${CIRCLED}]|[${ROMAN}]|(?:IX|IV|V?I{1,3}|V|X)(?![A-Za-z])|\\d{1,3}(?:-\\d{1,3})*|[一二三四五六七八九十]{1,3}(?!\\p{Script=Han})`;
/** 施策の3つ, 施策23年度: a number that counts something. */
const COUNTS = '(?![つ件個年本人割%.,\\d]|か所|事業|項目)';

/** Words that ask for items of any plan, and name no level of one. */
const ANY_ITEM = /^(?:項目|事業|取組|取組項目|実施項目|.)$/u;
/** Numbers in one list. */
const NUMBERS_MAX = 200;

/** (3), ④, Ⅱ, 01 and 二 as plain numbers; `3-7` stays in two parts. */
function plainNo(no: string): string {
  const bare = fold(no).replaceAll(/[\s()第]/gu, '');
  for (const signs of [CIRCLED, ROMAN, LATIN]) {
    const at = signs.indexOf(bare);
    if (at >= 0 && bare !== '') return String(at + 1);
  }
  const kanji = kanjiToNumber(bare);
  if (kanji !== null) return String(kanji);
  return bare
    .split('-')
    .map(part => (/^\d+$/u.test(part) ? String(Number(part)) : part))
    .join('-');
}

/** Numbers from the start of a text: 21〜27, 1、3と5, (3), each as it is known; null where there is none at all. */
function numbersAfter(text: string, label: string, known: ReadonlySet<string>): string[] | null {
  const one = `第?[(「]?(${NUMBER})[)」]?${COUNTS}`;
  const again = `(?:${escape(label)})?`;
  const [first, digits = ''] = new RegExp(`^[の:]?${one}`, 'u').exec(text) ?? [];
  if (first === undefined) return null;
  const found: string[] = [];
  const take = (no: string): void => {
    if (known.has(no)) found.push(no);
    // 21-27 is no number of this level: the first and the last.
    else if (/^\d+-\d+$/u.test(no)) takeSpan(...(no.split('-') as [string, string]));
  };
  const takeSpan = (from: string, to: string): void => {
    for (let no = Number(from); no <= Math.min(Number(to), Number(from) + 200); no++)
      if (known.has(String(no))) found.push(String(no));
  };
  take(plainNo(digits));
  let rest = text.slice(first.length);
  for (;;) {
    const span = new RegExp(`^(?:~|〜|から|-|−|–|ー)${again}${one}`, 'u').exec(rest);
    const next = span ?? new RegExp(`^(?:、|,|・|と|及び|および|や)${again}${one}`, 'u').exec(rest);
    if (!next || found.length === 0 || found.length > NUMBERS_MAX) return found;
    if (span) takeSpan(found.pop() ?? '', plainNo(next[1] ?? ''));
    else take(plainNo(next[1] ?? ''));
    rest = rest.slice(next[0].length);
  }
}

export interface NamedPlaces {
  holders: Holder[];
  /** Labels that the text names without a number: 施策は全部でいくつ. */
  labels: string[];
}

export const readAsked = (text: string): Asked => ({
  text: fold(text)
    // 「施策17 事業」 counts nothing.
    .replaceAll(/(?<=[\d)])\s+(?=(?:主な|実施)?(?:事業|項目|取組))/gu, 'の')
    .replaceAll(/\s/gu, '')
    .replaceAll(new RegExp(`([${ROMAN}])(?:の|-|−)?\\(`, 'gu'), '$1(')
    .replaceAll(
      /(?<![A-Za-z])(IX|IV|V?I{1,3}|V|X)\(/gu,
      (_, roman: string) => `${ROMAN.charAt(LATIN.indexOf(roman))}(`,
    ),
  spaced: fold(text),
  letters: plainName(text),
  quoted: Array.from(text.matchAll(/[「『]([^「」『』]{4,80})[」』]/gu), ([, name]) => plainName(name ?? '')),
});

/** Where a label stands; a question names no level more often than that. */
function placesOf(text: string, label: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(label); at >= 0 && places.length < 20; at = text.indexOf(label, at + 1)) places.push(at);
  return places;
}

/** By label and number, longest label first, so that 施策展開の方向1-1-1 is no 施策. */
function byNumber({ text }: Asked, holders: readonly Holder[]): NamedPlaces {
  const levels = Map.groupBy(holders, ({ label }) => fold(label).replaceAll(/\s/gu, ''));
  const named = new Set<Holder>();
  const labels: string[] = [];
  let left = text;
  for (const [label, own] of Array.from(levels).toSorted(([a], [b]) => b.length - a.length)) {
    if (label === '') continue;
    const numbered = Map.groupBy(own, ({ no }) => plainNo(no));
    const known = new Set(numbered.keys());
    const before = new RegExp(`(?:第(${NUMBER})|(${NUMBER})(?:番目|つ目|つめ)の?)$`, 'u');
    for (const at of placesOf(left, label)) {
      // 区分Ⅰ(3): the number of the heading in full, and not 1 and 3.
      const full = own
        .flatMap(holder => holder.itemNos.map(itemNo => ({ holder, no: fold(itemNo).replaceAll(/\s/gu, '') })))
        .filter(({ no }) => /[(-]/u.test(no) && /^[^(\d]/u.test(no) && left.startsWith(no, at + label.length))
        .toSorted((a, b) => b.no.length - a.no.length)[0];
      if (full) {
        named.add(full.holder);
        continue;
      }
      const [, ordinal, nth] = before.exec(left.slice(Math.max(0, at - 8), at)) ?? [];
      const numbers =
        (ordinal ?? nth) ? [plainNo(ordinal ?? nth ?? '')] : numbersAfter(left.slice(at + label.length), label, known);
      for (const no of numbers ?? []) for (const holder of numbered.get(no) ?? []) named.add(holder);
      if (numbers === null && !ANY_ITEM.test(label)) labels.push(own[0]?.label ?? label);
    }
    left = left.replaceAll(label, '\u0000'.repeat(label.length));
    if (countsLevel(text, own)) labels.push(own[0]?.label ?? label);
  }
  return { holders: [...named], labels };
}

/** What the parts of a level have in common: the end of their titles (暮らし力, 安心力: 力) or of its label (重点目標: 目標). */
function namesShared(own: readonly Holder[]): string[] {
  const titles = own.map(({ titles: [title = ''] }) => title);
  let shared = titles[0] ?? '';
  while (shared !== '' && !titles.every(title => title.endsWith(shared))) shared = shared.slice(1);
  const label = own[0]?.label ?? '';
  const ends = [2, 1].map(length => label.slice(-length)).filter(end => /^(?:目標|方針|政策|柱)$/u.test(end));
  return [...(own.some(({ no }) => no !== '') ? [] : [shared]), ...ends].filter(name => name !== '');
}

const COUNTED = '(\\d|[一二三四五六七八九十]|いく)(?:つ|本)';

/** 5つの力, 大きな目標三つ: the level that has so many of them. */
function countsLevel(text: string, own: readonly Holder[]): boolean {
  if (own.length < 3) return false;
  const isSo = (digits: string | undefined) => digits === 'いく' || Number(plainNo(digits ?? '')) === own.length;
  return namesShared(own).some(name => {
    const before = new RegExp(`${COUNTED}の[^、。?]{0,6}?「?${escape(name)}`, 'u').exec(text);
    const behind = new RegExp(`${escape(name)}」?(?:は|って|が|、|の|とは)?(?:全部で)?${COUNTED}`, 'u').exec(text);
    return isSo(before?.[1]) || isSo(behind?.[1]);
  });
}

/** The number that the document gives the heading, by itself: Ⅰ(2), 3-2, (3); not within the number of an item. */
function byItemNo({ text, spaced }: Asked, holders: readonly Holder[]): Holder[] {
  return holders.filter(({ itemNos }) =>
    itemNos.some(itemNo => {
      const no = fold(itemNo).replaceAll(/\s/gu, '');
      if (!/[(-]/u.test(no) || !/\d/u.test(no)) return false;
      // (3) behind a label of another level is that level's.
      const before = no.startsWith('(') ? '\\p{Script=Han}\\p{Script=Katakana}ー' : '';
      const alone = new RegExp(
        `(?<![\\d\\-(A-Za-z${ROMAN}${before}])${escape(no)}(?![\\d\\-${CIRCLED}アイウエオカキクケコ])`,
        'u',
      );
      // Of an English sentence the words stand apart: item 3-2 of.
      return alone.test(text) || new RegExp(`[A-Za-z] ${escape(no)}(?= [A-Za-z]|[.,?!]?$)`, 'u').test(spaced);
    }),
  );
}

const KATAKANA_LABEL = /^[ァ-ヶー]{6,}$/u;
/** りーでぃんぐぷろじぇくと and リーディングプロジェク② are the level that the plan writes リーディングプロジェクト. */
function spelt(asked: Asked, holders: readonly Holder[]): Asked {
  const labels = [...new Set(holders.map(({ label }) => label))].filter(label => KATAKANA_LABEL.test(label));
  let { text } = asked;
  for (const label of labels) {
    const at = toKatakana(text).indexOf(label);
    if (at >= 0) text = text.slice(0, at) + label + text.slice(at + label.length);
    else
      text = text.replace(/[ァ-ヶー]{6,}/u, run =>
        isOneSlip(run, label) || isOneSlip(run, label.slice(0, -1)) ? label : run,
      );
  }
  return { ...asked, text };
}

const keyOf = ({ label, no }: Holder) => `${label} ${plainNo(no)}`;
/** 区分(3)「公平な…」: of several parts of one number the title tells which. */
function toldApart(numbered: readonly Holder[], titled: readonly Holder[]): Holder[] {
  return numbered.filter(
    holder => titled.includes(holder) || !titled.some(other => other !== holder && keyOf(other) === keyOf(holder)),
  );
}

/** The city's own name before a part (伊勢原の自治力) is no part of its title. */
const withoutCity = (asked: Asked, city: string): Asked => {
  const short = shortCity(fold(city));
  const own = new RegExp(`${escape(short)}[市区町村]?の`, 'gu');
  return { ...asked, text: asked.text.replaceAll(own, '、'), spaced: asked.spaced.replaceAll(own, '、') };
};

export function placesIn(given: Asked, { holders, plan }: Names): NamedPlaces {
  const all = Array.from(holders.values());
  const asked = spelt(withoutCity(given, plan.city), all);
  const numbered = byNumber(asked, all);
  const titled = byTitle(asked, all);
  const named = new Set([
    ...toldApart(numbered.holders, titled),
    ...byItemNo(asked, all),
    ...titled,
    ...byQuotedPart(asked, all),
    ...byPartOfLevel(asked, all),
  ]);
  if (named.size === 0) for (const holder of byPartOfTitle(asked, all)) named.add(holder);
  const labels = [...new Set(numbered.labels)].filter(label => ![...named].some(holder => holder.label === label));
  return { holders: all.filter(holder => named.has(holder)), labels };
}
