/**
 * A question that is typed in kana (ひらがなの質問) as everybody would write it: がっこうのといれはなんけん is 学校のトイレは何件 to
 * every rule that reads it. What may be several words stays in kana: the search weighs them all.
 */
import { cheapestWay, type Step } from '../text/kana-lattice.ts';
import type { Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { readingKey } from '../text/vocabulary.ts';
import { createStones, type Letters, type Word } from './kana-stones.ts';

/** How much dearer the next spelling must be. */
const SURE = 700;
const SURE_OF_RARE = 2000;
const LONGEST = 300;
/** Of the letters, so many kana to a kanji. */
const KANA_PER_KANJI = 6;

const isKanaOnly = (text: string): boolean => {
  const kana = (text.match(/[ぁ-ゖ]/gu) ?? []).length;
  const kanji = (text.match(/\p{Script=Han}/gu) ?? []).length;
  return kana > text.length / 3 && kana >= KANA_PER_KANJI * kanji;
};

function lettersOf(text: string): Letters {
  const blanks = new Set<number>();
  let letters = '';
  for (const letter of text) {
    if (/\s/u.test(letter)) blanks.add(letters.length);
    else letters += letter;
  }
  return { text: letters, blanks };
}

const OFFICE = /[課室局部署館校]$/u;

/** Names that are typed by how they sound: cities with and without 市, and departments. */
export async function spokenNames(store: Pick<Store, 'plans' | 'items'>): Promise<string[]> {
  const [plans, items] = await Promise.all([store.plans(), store.items({})]);
  const cities = plans.flatMap(({ city }) => [city, city.replace(/[市区町村]$/u, '')]);
  const departments = items.flatMap(item => [...item.departments, ...item.relatedDepartments].flatMap(name => name.split(/\s+/u)));
  return [...new Set([...cities, ...departments.filter(name => OFFICE.test(name) && name.length > 2)])];
}

export interface KanaParts {
  language: Language;
  lexicon: Lexicon;
  /** Names of cities, plans and departments as they are printed. */
  names: () => Promise<readonly string[]>;
}

export function kanaSpeller({ language, lexicon, names }: KanaParts): (text: string) => Promise<string> {
  let stonesOf: ReturnType<typeof createStones> | undefined;
  const open = async () => {
    const readingOf = (name: string) => readingKey(language.tokenizer.analyse(name).links.map(({ reading }) => reading).join(''));
    return createStones({ language, lexicon, names: Map.groupBy(await names(), readingOf) });
  };
  const written = ({ stone, margin }: Step<Word>, text: string) =>
    stone.typed || stone.shy || margin < (stone.short || stone.weak ? SURE_OF_RARE : SURE) ? text.slice(stone.start, stone.end) : stone.written;
  return async asked => {
    if (!isKanaOnly(asked) || asked.length > LONGEST) return asked;
    stonesOf ??= await open();
    const letters = lettersOf(asked);
    const way = cheapestWay(letters.text.length, stonesOf(letters), (right, left) => lexicon.follows(right, left), SURE_OF_RARE);
    return way
      .map((step, i) => {
        const { stone } = step;
        const blank = letters.blanks.has(stone.start) && !stone.leans && stone.noun && way[i - 1]?.stone.closes === false;
        return (blank ? ' ' : '') + written(step, letters.text);
      })
      .join('');
  };
}
