/**
 * A question that is typed in kana (ひらがなの質問) as everybody would write it: がっこうのといれはなんけん is 学校のトイレは何件 to
 * every rule that reads it. What may be several words stays in kana: the search weighs them all.
 */
import { toHiragana } from '../text/kana.ts';
import { cheapestWay, type Step } from '../text/kana-lattice.ts';
import type { Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Tokenizer } from '../text/tokenize.ts';
import { readingKey } from '../text/vocabulary.ts';
import { createStones, type Letters, type Word } from './kana-stones.ts';

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

const OFFICE = /[課室局部署館校]$/u;

/** Names that are typed by how they sound. */
export interface SpokenNames {
  cities: readonly string[];
  departments: readonly string[];
}

export async function spokenNames(store: Pick<Store, 'plans' | 'items'>): Promise<SpokenNames> {
  const [plans, items] = await Promise.all([store.plans(), store.items({})]);
  const departments = items.flatMap(item =>
    [...item.departments, ...item.relatedDepartments].flatMap(name => name.split(/\s+/u)),
  );
  return {
    cities: [...new Set(plans.map(({ city }) => city))],
    departments: [...new Set(departments)].filter(name => OFFICE.test(name) && name.length > 2),
  };
}

/** Shorter names of cities are too many other words: 津, 堺. */
const CITY_MIN = 3;

function namesByReading({ cities, departments }: SpokenNames, tokenizer: Tokenizer): Map<string, string[]> {
  const reading = (name: string, upTo = name.length) => {
    let [read, at] = ['', 0];
    for (const link of tokenizer.analyse(name).links) {
      if (link.start < at || link.end > upTo) continue;
      // Particles are no links: 花とみどり課.
      read += name.slice(at, link.start) + link.reading;
      at = link.end;
    }
    return readingKey(read + name.slice(at, upTo));
  };
  const named = departments.map(name => ({ name, key: reading(name) }));
  // 秦野 alone is ハタノ to the dictionary, 秦野市 ハダノ.
  for (const city of cities) {
    const short = city.replace(/[市区町村]$/u, '');
    named.push({ name: city, key: reading(city) });
    const key = reading(city, short.length);
    if (key.length >= CITY_MIN) named.push({ name: short, key });
  }
  const found = new Map<string, string[]>();
  for (const { name, key } of named) found.set(key, [...new Set(found.get(key)).add(name)]);
  return found;
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
    stonesOf ??= createStones({ language, lexicon, names: namesByReading(await names(), language.tokenizer) });
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
