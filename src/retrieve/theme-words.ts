/** The words of a theme (テーマの言葉): which of them say what it is about, and which belong together. */
import { COMMON_WORDS, KIND_WORDS } from '../text/common-words.ts';
import { isGroupToken } from '../text/thesaurus.ts';
import type { Concept } from './query.ts';

/** Nouns that stand side by side are one thing: 自動運転バス. */
export interface Unit {
  words: readonly Concept[];
  weight: number;
  /** Of its rarest word. */
  rarity: number;
}

/** What people say beside the theme of anything that a city does. */
const EVERYDAY: ReadonlySet<string> = new Set(
  '役所 町 街 村 人 話 一緒 地元 自分 私 私たち お金 元気 楽 きれい 大切 大事'.split(' '),
);
/** Endings of dialects that the dictionary takes for nouns: 使うてへん. */
const SPLINTER = /^[ぁ-ん]{1,2}$/u;
/** 道路や橋: either will do. */
const EITHER = /^\p{Script=Han}{0,2}(?:や|・|とか?|か|、|または|又は|及び|および|も|,|\/|\s)+$/u;
/** 空き家や防犯: two themes. と joins as well as it sets side by side (市と協働). */
const OR = /^(?:など)?(?:や|とか|、|または|又は|あるいは)+$/u;
/** 農業を応援する, 窓口を便利に: what is done to the theme, and no theme. */
const DONE = /^(?:を?(?:する|させる|した|し|して|できる)|に(?:する|した|し|なる)?)?(?=$|\s|た|て|よう|ため)/u;
const OBJECT = /[をが]\s?$/u;

const named = ({ options }: Concept) => Array.from(options.keys()).some(isGroupToken);

/** 対策 and 活用 say of no item what it is about. */
const tells = ({ noun, own }: Concept): boolean => noun && !COMMON_WORDS.has(own) && !KIND_WORDS.has(own);

/** What was found twice in one place (a word of the corpus in kana, and its group) is one word. */
const merged = (concepts: readonly Concept[]): Concept[] =>
  Array.from(
    Map.groupBy(concepts, ({ start, end }) => `${String(start)}-${String(end)}`).values(),
    ([first, ...others]) => {
      const options = others.flatMap(other => [...other.options]);
      return first ? [{ ...first, options: new Map([...options, ...first.options]) }] : [];
    },
  ).flat();

/** Nouns that stand side by side, in the order of the text. */
function runsOf(words: readonly Concept[]): Concept[][] {
  const runs: Concept[][] = [];
  for (const word of words.filter(({ noun }) => noun).toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1)?.at(-1);
    if (last && word.start <= last.end) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs;
}

const startOf = ([first]: readonly Concept[]): number => first?.start ?? 0;
const endOf = (run: readonly Concept[]): number => Math.max(0, ...run.map(({ end }) => end));

const isDone = (run: readonly Concept[], about: string): boolean =>
  OBJECT.test(about.slice(0, startOf(run))) && DONE.test(about.slice(endOf(run)));

/** となりの市や町と手を組む: whom it is done with is the theme, in as many words as there are askers. */
const WITH_NEIGHBOURS =
  /(?:よそ|他|ほか|別|隣(?:接|り)?|となり|近(?:く|隣|所)|周り|まわり|周辺)の?(?:市町村|自治体|市や町|市と町|町や市|市|町|まち|村)(?:同士)?(?:と|で)?(?:も|の)?(?:一緒|いっしょ|協力|連携|手を(?:組|結|取)|共同|合同|力を合わせ|組|協働|助け合)/u;
/** What plans call it. */
const JOINTLY = ['広域連携', '事務の共同処理'];

/** The themes of which any will do, as the text has them: 火事や救急 → 火事, 救急. */
export function alternativesOf(about: string, found: readonly Concept[]): string[] {
  const runs = runsOf(merged(found));
  const neighbours = WITH_NEIGHBOURS.exec(about);
  const others = runs.filter(run => run.some(tells) && endOf(run) <= (neighbours?.index ?? 0));
  if (neighbours && others.length === 0) return JOINTLY;
  const cuts = runs.flatMap((run, i) => {
    const next = runs[i + 1];
    return next && OR.test(about.slice(endOf(run), startOf(next))) ? [{ from: endOf(run), to: startOf(next) }] : [];
  });
  const starts = [0, ...cuts.map(({ to }) => to)];
  const ends = [...cuts.map(({ from }) => from), about.length];
  // 公園や駅のバリアフリー, 土地や建物を貸す: what comes behind the last is of each.
  const last = starts.at(-1) ?? 0;
  const final = runs.find(run => startOf(run) >= last);
  const tail = final ? about.slice(endOf(final)) : '';
  return starts
    .map((start, i) => about.slice(start, ends[i]) + (start === last ? '' : tail))
    .map(part => part.trim())
    .filter(part => part !== '');
}

export function unitsOfTheme(about: string, found: readonly Concept[]) {
  const concepts = merged(found);
  const words = concepts.filter(
    concept =>
      // 役所 tells where it stands in a phrase of the thesaurus (役所の窓口).
      (!EVERYDAY.has(concept.own) || named(concept)) &&
      !SPLINTER.test(concept.surface) &&
      // まとめ of まとめる is no word of its own.
      !concepts.some(other => other.surface.length > concept.surface.length && other.surface.includes(concept.surface)),
  );
  const telling = runsOf(words).filter(run => run.some(tells));
  const themes = telling.filter(run => !isDone(run, about));
  const all = telling.map((run): Unit => {
    // 補助 of 家賃補助 counts with it, though it tells nothing alone.
    const weight = run.reduce((sum, word) => sum + word.weight, 0);
    return { words: run, weight, rarity: Math.max(...run.filter(tells).map(word => word.weight)) };
  });
  const units = themes.length > 0 ? all.filter(({ words: run }) => !isDone(run, about)) : all;
  const [one, other] = units;
  const between = one && other ? about.slice(one.words.at(-1)?.end, other.words[0]?.start) : '';
  return { words, units, all, paired: units.length === 2 && !EITHER.test(between) };
}

/** The words that say what the theme is, and not what is done to it. */
export function themeOf(about: string, found: readonly Concept[]): Concept[] {
  const words = merged(found).filter(({ surface }) => !SPLINTER.test(surface));
  const done = runsOf(words).filter(run => isDone(run, about));
  const left = words.filter(word => !done.some(run => run.includes(word)));
  return left.some(({ noun }) => noun) ? left : words;
}

/** Of them those that tell: 対策 and 活用 stand in every second item. */
export function tellingOf(words: readonly Concept[]): Concept[] {
  const own = words.filter(tells);
  return own.length > 0 ? own : [...words];
}
