/** Words that letters in kana are read as: those of the dictionary, of the corpus and of the thesaurus, and names. */
import { KIND_WORDS } from '../text/common-words.ts';
import { COUNTERS } from '../text/kana-numbers.ts';
import { toKatakana } from '../domain/kana.ts';
import type { Language } from '../text/language.ts';
import { lettersSpelt } from '../text/letter-names.ts';
import type { Lexicon, LexiconWord } from '../text/lexicon.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { isTalkWord } from '../text/talk-words.ts';
import { readingKey } from '../text/vocabulary.ts';
import { CHANGE, EVERYDAY, IN_KANA, SAID } from './kana-lists.ts';
import { COST, NOUN, type Spelling } from './kana-word.ts';
import { remembered } from './kept.ts';

const bonus = (items: number) => 1200 + 350 * Math.log(1 + items);
const KIND_BONUS = 3500;
const TALK_BONUS = 2200;
const PHRASE_BONUS = 1500;

/** The dictionary has words of kana that cost nothing. */
const TYPED_LEAST = 2000;
const KATAKANA = /^[ァ-ヶー]+$/u;
const PARTICLE = /^[はがをにでとのもへやねよ]$/u;
/** What follows these begins anew, without a blank. */
const CLOSING = new Set(['助詞', '助動詞', '動詞', '形容詞', '副詞', '連体詞', '接続詞', '感動詞', '記号', '代名詞']);
const LEANING = new Set(['助詞', '助動詞']);
/** Verbs of the corpus and the thesaurus stand in base form: their forms come from the dictionary. */
const VERB_END = /[うくすつぬふむるぐぶい]$/u;

export interface KanaSource {
  language: Pick<Language, 'vocabulary' | 'thesaurus'>;
  lexicon: Lexicon;
  /** Names as they are printed, by how they are read. */
  names: ReadonlyMap<string, readonly string[]>;
}

export interface Reading {
  word: Spelling;
  /** It may stand across a blank. */
  whole: boolean;
}

export interface Readings {
  /** Words that are read as the letters are. */
  readAs: (own: string) => readonly Reading[];
  /** Words as they are typed that the text begins with. */
  typed: (text: string) => readonly Spelling[];
  /** アイシーティー as ICT, where the corpus has it. */
  letters: (own: string) => Spelling | null;
}

/** 使う of 使える. */
const plainVerb = (base: string) =>
  base.replace(
    /([えけせてねへめれべげ])る$/u,
    (own, letter: string) => 'うくすつぬふむるぶぐ'['えけせてねへめれべげ'.indexOf(letter)] ?? own,
  );
/** A verb has its reading in the corpus from another form: 見直す is ミナオシ. */
const isReadSo = (known: string, reading: string): boolean => {
  const [a, b] = [readingKey(known), readingKey(reading)];
  return a !== '' && (a === b || a.slice(0, 2) === b.slice(0, 2));
};
const longMarks = (text: string) => /ー/u.test(text.replace(/ー$/u, ''));

/** Of nouns of the corpus that are read alike, the one that it has most is likeliest, whatever the dictionary says. */
function evenOut(words: Spelling[]): void {
  const own = words.filter(({ items }) => items > 0).toSorted((a, b) => a.cost - b.cost);
  const [cheapest] = own;
  if (!cheapest) return;
  const { cost, left, right } = cheapest;
  const most = Math.max(...own.map(({ items }) => items));
  for (const word of own)
    Object.assign(word, { left, right, cost: cost + 500 * Math.log((1 + most) / (1 + word.items)) });
}

const endOf = (own: string, token: string) => (own.endsWith('ー') && /[ァ-ヶ]$/u.test(token) ? `${token}ー` : token);

/** Words that questions are put with. */
const asks = (base: string) =>
  !IN_KANA.has(base) && (EVERYDAY.has(base) || KIND_WORDS.has(base) || isTalkWord(base) || STOP_WORDS.has(base));

export function createReadings({ language: { vocabulary, thesaurus }, lexicon, names }: KanaSource): Readings {
  const phrases = new Map<string, Set<string>>();
  for (const { key, reading } of thesaurus.readings) {
    const read = readingKey(reading);
    phrases.set(read, (phrases.get(read) ?? new Set()).add(key));
  }
  const ends = new Map<string, number>();
  for (const token of vocabulary.tokens) {
    const last = token.slice(-1);
    if (token.length > 1) ends.set(last, (ends.get(last) ?? 0) + 1);
  }
  /** 費, 課, 率: what ends many words of the corpus. */
  const affixGain = (surface: string) => {
    const words = ends.get(surface) ?? 0;
    return words > 0 ? Math.min(1500, 400 * Math.log(1 + words) - 300) : -COST.strange;
  };
  const spoken = new Set(thesaurus.readings.map(({ key }) => key));
  /** What a word gains by being one of the corpus, or one that questions are put with. */
  const gainOf = (base: string, reading: string): number => {
    const items = isReadSo(vocabulary.reading(base), reading) ? vocabulary.items(base) : 0;
    const talk = KIND_WORDS.has(base) ? KIND_BONUS : asks(base) ? TALK_BONUS : spoken.has(base) ? PHRASE_BONUS : 0;
    // Short readings are those of many words.
    const share = Math.min(1, reading.length / 3);
    const [own, said] = [(items > 0 ? bonus(items) : 0) * share, talk * (reading.length === 1 ? share : 1)];
    return Math.max(own, said) + Math.min(own, said) / 4;
  };
  const usual = (base: string, reading: string): number =>
    Math.max(gainOf(base, reading), gainOf(plainVerb(base), reading));

  /** Of a noun among those that are read alike: how often the corpus has it, or questions do. */
  const commonness = (base: string, reading: string): number => {
    const items = isReadSo(vocabulary.reading(base), reading) ? vocabulary.items(base) : 0;
    // 都市 stands in compounds.
    if (base === '年') return 400;
    return items + (KIND_WORDS.has(base) ? 50 : EVERYDAY.has(base) ? 50 : asks(base) ? 1 : 0);
  };
  const typedGain = (base: string) => {
    const items = vocabulary.items(base);
    return items > 0 ? bonus(items) : spoken.has(base) ? PHRASE_BONUS : 0;
  };

  function spelt(word: LexiconWord, own: string): Spelling | null {
    const { surface, left, right, cost, pos, detail, base, reading } = word;
    if (IN_KANA.has(base) && detail !== '接尾' && detail !== '助数詞') return null;
    if (longMarks(own) !== longMarks(reading)) return null;
    if (own === 'なん' && surface !== '何') return null;
    if (detail === '助数詞' && (COUNTERS.get(own) ?? surface) !== surface) return null;
    const affix = detail === '接尾' || detail === '助数詞' || pos === '接頭詞';
    const gain = affix
      ? pos === '接頭詞'
        ? 0
        : affixGain(surface)
      : Math.max(usual(base, reading), detail === '非自立' ? TALK_BONUS : 0);
    // サル, イクラ: what has three letters is written in kana as it is typed.
    if (KATAKANA.test(surface) && own.length < 3) return null;
    if (/[ァ-ヶ]/u.test(surface) && gain === 0 && (own.length < 4 || !KATAKANA.test(surface))) return null;
    // Particles first of all: は is no 波.
    if (own.length === 1 && (PARTICLE.test(own) || own === 'し' || !(affix || surface === '課'))) return null;
    if (detail === '非自立' && !/^\p{Script=Han}{2,}$/u.test(surface)) return null;
    // Short readings are those of many words.
    if (own.length === 1 && !affix && gain === 0) return null;
    if (pos === '副詞' && gain === 0) return null;
    return {
      left,
      right,
      cost:
        cost +
        (gain === 0 ? COST.rare : -gain) +
        (pos === '動詞' && own.length < 3 ? COST.stub : 0) -
        COST.kana * (surface.match(/[ぁ-ゖ]/gu)?.length ?? 0),
      written: KATAKANA.test(surface) ? toKatakana(own) : surface,
      closes: CLOSING.has(pos) || CLOSING.has(detail),
      leans: detail === '接尾' || detail === '助数詞',
      typed: false,
      short: /^\p{Script=Han}[ぁ-ゖ]*$/u.test(surface) && (pos === '動詞' || pos === '形容詞') && !CHANGE.has(base),
      weak: gain === 0,
      shy: gain === 0 && (pos === '動詞' || pos === '形容詞' || own.length < 3) && !affix,
      items: pos === '名詞' && !affix ? commonness(base, reading) : 0,
      named: false,
      noun: pos === '名詞' || pos === '接頭詞',
    };
  }

  const lettersOf = (own: string): Spelling | null => {
    const spelled = lettersSpelt(own);
    return spelled !== null && vocabulary.items(spelled.toLowerCase()) > 0
      ? { ...NOUN, cost: COST.name(own.length), written: spelled }
      : null;
  };

  /** Words that are read as the letters are. */
  const readAs = remembered((own: string): Reading[] => {
    const key = readingKey(own);
    const found: Reading[] = [];
    const known = new Set<string>();
    for (const word of lexicon.readAs(key)) {
      const one = spelt(word, own);
      if (one) found.push({ word: one, whole: false });
      known.add(word.surface);
    }
    for (const name of [...(names.get(key) ?? []), ...(SAID[key] ?? [])])
      found.push({ word: { ...NOUN, cost: COST.name(key.length), written: name, named: true }, whole: true });
    const spelled = lettersOf(own);
    if (spelled) found.push({ word: spelled, whole: true });
    for (const token of key.length < 2 ? [] : vocabulary.spelled(key)) {
      if (token.includes(':') || known.has(token) || VERB_END.test(token)) continue;
      if (token.length === 1 || (/^[ぁ-ゖ]/u.test(token) && key.length < 3)) continue;
      const short = key.length < 4 ? 2 * COST.rare : 0;
      const written = KATAKANA.test(token) ? toKatakana(own) : endOf(own, token);
      found.push({
        word: {
          ...NOUN,
          cost: COST.own(key.length) + short - Math.max(usual(token, key), bonus(vocabulary.items(token))),
          written,
          items: commonness(token, key),
        },
        whole: true,
      });
    }
    evenOut(found.map(({ word }) => word));
    if (key.length < 3) return found;
    for (const phrase of phrases.get(key) ?? []) {
      if (key.length === 3 && !KATAKANA.test(phrase)) continue;
      if (known.has(phrase) || vocabulary.items(phrase) > 0 || VERB_END.test(phrase)) continue;
      found.push({ word: { ...NOUN, cost: COST.phrase(key.length), written: endOf(own, phrase) }, whole: true });
    }
    return found;
  });

  return {
    readAs,
    letters: lettersOf,
    typed: text =>
      lexicon.beginning(text).map(({ surface, left, right, cost, pos, detail, base }) => {
        const content =
          surface.length > 1 &&
          (detail === '自立' || (pos === '名詞' && !['代名詞', '非自立', '固有名詞'].includes(detail)));
        const gain = content ? typedGain(base) : pos === '副詞' && asks(base) ? KIND_BONUS : 0;
        return {
          ...NOUN,
          left,
          right,
          cost: Math.max(cost, TYPED_LEAST) - gain,
          written: surface,
          typed: true,
          closes: CLOSING.has(pos) || CLOSING.has(detail),
          leans: LEANING.has(pos) || detail === '接尾' || detail === '助数詞',
          noun: pos === '名詞',
        };
      }),
  };
}
