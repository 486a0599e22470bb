/**
 * A question that is typed in kana (ひらがなの質問) as everybody would write it: がっこうのといれはなんけん is 学校のトイレは何件 to
 * every rule that reads it. What may be several words stays in kana: the search weighs them all.
 */
import { toHiragana } from '../domain/kana.ts';
import { cheapestWay, type Step } from '../text/kana-lattice.ts';
import type { Language } from '../text/language.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { createReadings } from './kana-readings.ts';
import { createStones, type Letters } from './kana-stones.ts';
import type { Word } from './kana-word.ts';
import { namesByReading, type SpokenNames } from './spoken-names.ts';

/** How much dearer the next spelling must be. */
const SURE = 700;
const SURE_OF_RARE = 2000;
const LONGEST = 300;
/** Of the letters, so many kana to a kanji. */
const KANA_PER_KANJI = 6;
const KANA_RUN = /[ぁ-ゖ]{3,}/u;
/** Shorter words in kana beside kanji are endings as well. */
const WORD_MIN = 3;
/** In so many items, or so long: no name that happens to sound like it. */
const [COMMON, LONG] = [3, 5];
const ASKED = /^何/u;
const YEAR = /^(?:令和|平成)[元0-9]/u;
/** Two kanji are a word. */
const SAYS = /\p{Script=Han}{2}/u;
/** Shorter texts in katakana are a name. */
const TELEGRAM_MIN = 8;

const isKanaOnly = (text: string): boolean => {
  const kana = (text.match(/[ぁ-ゖ]/gu) ?? []).length;
  const kanji = (text.match(/\p{Script=Han}/gu) ?? []).length;
  return kana > text.length / 3 && kana >= KANA_PER_KANJI * kanji;
};

/** A question in katakana alone, as a telegram has it; null where it is none. */
function inHiragana(asked: string): string | null {
  const text = asked.normalize('NFKC');
  const kana = (text.match(/[ァ-ヶー]/gu) ?? []).length;
  if (/[ぁ-ゖ]|\p{Script=Han}/u.test(text) || kana < TELEGRAM_MIN || kana < text.length / 2) return null;
  return toHiragana(text);
}

function lettersOf(text: string): Letters {
  const blanks = new Set<number>();
  const places: number[] = [];
  let letters = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (/\s/u.test(letter)) blanks.add(letters.length);
    else {
      places.push(at);
      letters += letter;
    }
  }
  return { text: letters, blanks, places };
}

export interface KanaParts {
  language: Language;
  lexicon: Lexicon;
  names: () => Promise<SpokenNames>;
}

const isSure = ({ stone, margin }: Step<Word>) =>
  !stone.typed && !stone.shy && margin >= (stone.short || stone.weak ? SURE_OF_RARE : SURE);

export function kanaSpeller({ language, lexicon, names }: KanaParts): (text: string) => Promise<string> {
  let stonesOf: ReturnType<typeof createStones> | undefined;
  const wayThrough = async (letters: Letters) => {
    stonesOf ??= createStones(
      createReadings({ language, lexicon, names: namesByReading(await names(), language.tokenizer) }),
    );
    const follows = (right: number, left: number) => lexicon.follows(right, left);
    return cheapestWay(letters.text.length, stonesOf(letters), follows, SURE_OF_RARE);
  };
  const { vocabulary } = language;
  /** A word that everybody writes in kanji: not ごみ, まち, こども. */
  const isMistyped = (step: Step<Word>, own: string) => {
    const { noun, weak, named, items, written } = step.stone;
    if (!isSure(step) || step.margin < SURE_OF_RARE || !noun || weak || named || own.length < WORD_MIN) return false;
    if (ASKED.test(written) || YEAR.test(written)) return true;
    const isCommon = items >= COMMON || own.length >= LONG;
    const isUsual = vocabulary.items(own) > 0 || lexicon.beginning(own).some(({ surface }) => surface === own);
    return SAYS.test(written) && isCommon && !isUsual;
  };

  return async asked => {
    if (asked.length > LONGEST) return asked;
    const text = inHiragana(asked) ?? asked;
    const letters = lettersOf(text);
    if (!isKanaOnly(text)) {
      if (!KANA_RUN.test(asked)) return asked;
      let spelt = '';
      let at = 0;
      for (const step of await wayThrough(letters)) {
        const { start, end, written } = step.stone;
        if (!isMistyped(step, letters.text.slice(start, end))) continue;
        const [from = 0, to = 0] = [letters.places[start], letters.places[end - 1]];
        // A blank within it shows that it is two words.
        if (to - from !== end - 1 - start) continue;
        spelt += asked.slice(at, from) + written;
        at = to + 1;
      }
      return spelt + asked.slice(at);
    }
    const way = await wayThrough(letters);
    // ペットボトル リサイクル: words of katakana are no sentence.
    const isSentence = way.some(({ stone }) => (stone.typed ? stone.leans : SAYS.test(stone.written)));
    if (text !== asked && !isSentence) return asked;
    return way
      .map((step, i) => {
        const { start, end, leans, noun, written } = step.stone;
        const blank = letters.blanks.has(start) && !leans && noun && way[i - 1]?.stone.closes === false;
        return (blank ? ' ' : '') + (isSure(step) ? written : letters.text.slice(start, end));
      })
      .join('');
  };
}
