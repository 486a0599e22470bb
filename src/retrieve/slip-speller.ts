/**
 * A question with its slips (打ち間違い) put right, before any rule reads it: a wrong kanji (目票, 設備投姿額), a letter too few,
 * too many or wrong in a word of katakana (サポトセンター). Only what neither the dictionary nor the corpus knows is a slip.
 */
import type { Language } from '../text/language.ts';
import type { Link } from '../text/tokenize.ts';
import { soundDistance } from '../text/same-sound.ts';
import { isOneSlip } from '../text/vocabulary.ts';
import { corrected, corrections } from './meant.ts';

const KATAKANA_RUN = /[ァ-ヶー]{3,}/gu;
/** Shorter words have too many neighbours. */
const WORD_MIN = 4;
/** How much commoner a word must be than the next one that is as near. */
const SURE = 4;
/** What figures are counted in; the documents write most of them as signs. */
const UNITS = ['パーセント', 'ポイント', 'ヘクタール', 'メートル', 'キロメートル', 'ファイルメーター'];
/** Counters: 2年分, 何社, 5年生. */
const COUNTED = /^[何数年度分人生個社名号日回件者月単]+$/u;
/** Further apart in the order of readings, two kanji are read otherwise. */
const FAR = 40;
const BEHIND_FIGURE = /(?:[0-9０-９何]|なん)$/u;
const SMALL: Readonly<Record<string, string>> = {
  ア: 'ァ',
  イ: 'ィ',
  ウ: 'ゥ',
  エ: 'ェ',
  オ: 'ォ',
  ヤ: 'ャ',
  ユ: 'ュ',
  ヨ: 'ョ',
  ツ: 'ッ',
};
/** What is typed with the shift key held, or not: アクシヨン, スケジユール. */
const small = (text: string): string => text.replaceAll(/[アイウエオヤユヨツ]/gu, letter => SMALL[letter] ?? letter);

/** Letters of one row, or of one shape: one is typed for the other. */
const ALIKE =
  'アイウエオァィゥェォ カキクケコガギグゲゴ サシスセソザジズゼゾ タチツテトダヂヅデドッ ナニヌネノ ハヒフヘホバビブベボパピプペポ マミムメモ ヤユヨャュョ ラリルレロ シツ ソンリ クワタ ウワフラ ニミ チテ ノメ コユ'.split(
    ' ',
  );
const LONG = 8;

/** One slip of the hand: a letter lost, doubled or swapped with its neighbour, or one for another that is like it. */
function isSlip(run: string, word: string): boolean {
  if (small(word) === small(run)) return true;
  if (!isOneSlip(run, word)) return false;
  const apart = Array.from(run).flatMap((letter, i) => (letter === word.charAt(i) ? [] : [letter + word.charAt(i)]));
  const replaced = run.length === word.length && apart.length === 1;
  return (
    !replaced || run.length >= LONG || ALIKE.some(row => Array.from(apart[0] ?? '').every(one => row.includes(one)))
  );
}

interface Word {
  word: string;
  items: number;
}
type Words = ReadonlyMap<number, readonly Word[]>;

/** Words of katakana by their length; the index writes サーバー without its end. */
function wordsOf({ vocabulary, thesaurus }: Language): Words {
  const known = [...vocabulary.tokens, ...thesaurus.readings.map(({ key }) => key), ...UNITS].filter(
    word => word.length >= WORD_MIN - 1 && /^[ァ-ヶー]+$/u.test(word),
  );
  const words = Array.from(new Set(known), word => ({ word, items: vocabulary.items(word) }));
  return Map.groupBy(
    words
      .flatMap(({ word, items }) => [
        { word, items },
        { word: `${word}ー`, items },
      ])
      .filter(({ word }) => word.length >= WORD_MIN),
    ({ word }) => word.length,
  );
}

function nearest(run: string, words: Words, unit: boolean): string | null {
  const near = [run.length - 1, run.length, run.length + 1]
    .flatMap(length => words.get(length) ?? [])
    .filter(
      ({ word }) =>
        (run.endsWith('ー') || !word.endsWith('ー')) && isSlip(run, word) && (!unit || UNITS.includes(word)),
    )
    .toSorted((a, b) => b.items - a.items);
  const [best, second] = near;
  return !best || (second && second.items * SURE > best.items) ? null : best.word;
}

/** A word of the dictionary that a slip of the hand made this of: no letter is lost. */
function typed(run: string, { tokenizer }: Language): string | null {
  const letters = Array.from(run);
  const made = letters.flatMap((letter, i) => [
    ...(SMALL[letter] === undefined ? [] : [letters.with(i, SMALL[letter])]),
    ...(letter === letters[i + 1] ? [letters.toSpliced(i, 1)] : []),
    ...(i > 0 ? [letters.toSpliced(i - 1, 2, letter, letters[i - 1] ?? '')] : []),
  ]);
  const known = made
    .map(word => word.join(''))
    .filter(word => {
      const { links } = tokenizer.analyse(word);
      return links.length === 1 && links[0]?.unknown !== true;
    });
  return known[0] ?? null;
}

/** A run that the dictionary lacks, or a part of it. */
function katakana(text: string, links: readonly Link[], language: Language, words: Words): string {
  return text.replaceAll(KATAKANA_RUN, (run, at: number) => {
    if (language.vocabulary.items(run.replace(/(?<=.{3})ー$/u, '')) > 0) return run;
    const pieces = links.filter(({ start, end }) => start >= at && end <= at + run.length);
    const unit = BEHIND_FIGURE.test(text.slice(0, at));
    const torn = unit || pieces.some(({ unknown }) => unknown === true) || pieces.at(-1)?.end !== at + run.length;
    if (!torn && (pieces.length < 2 || run.length < LONG - 2)) return run;
    const whole = nearest(run, words, unit) ?? (torn ? typed(run, language) : null);
    if (whole !== null) return whole;
    return pieces.reduceRight((left, { start, end, unknown }) => {
      const own = text.slice(start, end);
      const meant =
        unknown === true && own.length >= WORD_MIN - 1 ? (nearest(own, words, unit) ?? typed(own, language)) : null;
      return meant === null ? left : left.slice(0, start - at) + meant + left.slice(end - at);
    }, run);
  });
}

/** Counters stand in no dictionary, 単年 and 一台 neither; of two kanji only one that sounds much like it was meant. */
function isSure(own: string, meant: string): boolean {
  if (COUNTED.test(own) || /何|^[一二三四五六七八九十]/u.test(own)) return false;
  if (own.length > 2) return true;
  const at = Array.from(own).findIndex((letter, i) => letter !== meant.charAt(i));
  return (soundDistance(own.charAt(at), meant.charAt(at)) ?? FAR) < FAR;
}

export function slipSpeller(language: Language): (text: string) => string {
  const { tokenizer, vocabulary } = language;
  let words: Words | undefined;
  return text => {
    const plain = tokenizer.analyse(text);
    const slips = corrections(text, plain, vocabulary).filter(({ start, end, meant }) =>
      isSure(text.slice(start, end), meant),
    );
    const spelt = corrected(text, slips);
    if (!/[ァ-ヶー]{3}/u.test(spelt)) return spelt;
    words ??= wordsOf(language);
    return katakana(spelt, slips.length > 0 ? tokenizer.analyse(spelt).links : plain.links, language, words);
  };
}
