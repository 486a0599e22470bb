/** The words that a text in kana may stand for, place by place: what the lattice (kana-lattice) finds the cheapest way through. */
import { toKatakana } from '../text/kana.ts';
import type { Stone } from '../text/kana-lattice.ts';
import { COUNTERS, kanaNumbersAt } from '../text/kana-numbers.ts';
import { KIND_WORDS } from '../text/common-words.ts';
import type { Language } from '../text/language.ts';
import type { Lexicon, LexiconWord } from '../text/lexicon.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { lettersSpelt } from '../text/letter-names.ts';
import { isTalkWord } from '../text/talk-words.ts';
import { readingKey } from '../text/vocabulary.ts';
import { remembered } from './kept.ts';

export interface Word extends Stone {
  /** Particles, endings, verbs, adverbs: what follows begins anew without a blank. */
  closes: boolean;
  /** Particles and endings: they follow without a blank. */
  leans: boolean;
  /** 直す and 治す, 開く and 空く: verbs so short are written in many ways. */
  short: boolean;
  /** Nobody says that it is meant: neither the corpus nor everyday talk has it. */
  weak: boolean;
  /** Of such a verb only the place is of use. */
  shy: boolean;
  /** Of a noun: how often the corpus has it. */
  items: number;
  /** A name: 広報いせはら has it in kana on purpose. */
  named: boolean;
  noun: boolean;
}

export interface Letters {
  /** Without blanks. */
  text: string;
  /** Places that a blank stood before. */
  blanks: ReadonlySet<number>;
  /** Where each letter stands in the text with its blanks. */
  places: readonly number[];
}

const NOUN = 1285;
const PREFIX = 560;
const NUMBER = 1295;
const COUNTER = 1300;
const SIGN = 5;
const WORD_MAX = 18;
const COST = {
  /** A word of the corpus that the dictionary lacks. */
  own: (length: number) => 3000 - 1100 * Math.max(0, length - 3),
  city: 3000,
  /** The name of a city or a department, a phrase of the thesaurus. */
  name: (length: number) => -6000 - 500 * Math.max(0, length - 4),
  phrase: (length: number) => 4500 - 700 * Math.max(0, length - 4),
  number: 2500,
  asked: -2000,
  counter: 1000,
  /** A number behind a blank is no particle (に) and no ending. */
  begins: 3000,
  unknown: (length: number) => 9000 + 1500 * length,
  foreign: 5000,
  /** A word that neither the corpus nor everyday talk has. */
  rare: 1500,
  /** A verb of two letters (出る, 見る): most are pieces of endings. */
  stub: 2000,
  /** An ending (妃, 雨) that no word of the corpus has. */
  strange: 4000,
  /** Of two spellings (申し込む, 申込む) the one with more kana. */
  kana: 100,
  /** A blank within a word, and before what leans on the word before it. */
  torn: 2500,
  apart: 2000,
};
const bonus = (items: number) => 1200 + 350 * Math.log(1 + items);
const KIND_BONUS = 3500;
const TALK_BONUS = 2200;
const PHRASE_BONUS = 1500;

/** Formal words (形式名詞, 補助動詞) that everybody writes in kana. */
const IN_KANA: ReadonlySet<string> = new Set(
  '以内 目当て 目あて 奇麗 綺麗 係る 為る 有る 在る 居る 成る 為す 出来る 言う 云う いう 来る 行く 往く 無い 良い 好い 善い 欲しい 下さる 呉れる 頂く 戴く 貰う 致す 事 物 者 為 様 時 所 処 程 位 等 迄 何時 何処 何れ 何方 誰 此れ 其れ 其の 此の 又 及び 又は 若しくは 且つ 但し 依る 拠る 因る 付く 就く 点く 着く 訳 筈 儘 頃 其処 彼処 此処 御 因み 毎 多分 正に 沢山 大体 殆ど 未だ 既に 最早 居る 置く 於く 見る 観る 診る 得る 得 知る 迷惑 仕舞う 教える 遣る 掛かる 罹る 懸かる 掛ける 賭ける 欠ける 架ける 分かる 判る 解る 幾ら 幾つ 何故 如何 貴方 君 皆 共 供 友 伴 方 側 内 家 他 外 上 下 中 間 後 前 先 今 否 否や 嫌 如何に 有り 蟻 梨 無し 斯う 然う 若し 縦 唯 只 徒 例 御座る 仰る 見たい 擬き 振り 通り 儀 気 木 目 手 根 値 日 火 灯 歯 葉 派 葉 野 乃 之 戸 都 徒 途 出 尾 緒 二 荷 似 煮 蚊 可 香 画 賀 我 蛾 名 菜 世 夜 代'.split(
    ' ',
  ),
);
/** Verbs and things of every day that plans have other words for. */
const EVERYDAY: ReadonlySet<string> = new Set(
  '直す 開く 集める 知らせる 調べる 防ぐ 守る 育てる 納める 止める 配る 食べる 壊れる 働く 保つ 伝える 預かる 申し込む 取り替える 建てる 送る 住む 選ぶ 読む 買う 売る 借りる 貸す 返す 渡す 結ぶ 遊ぶ 学ぶ 歩く 通う 捨てる 植える 直る 比べる 変更 推移 平均 差額 最大 最小 年 近所 店 記載 名称 上回る 下回る 上がる 下がる 超える 以上 以外 以下 以降 開始 終了 章 材料 道 土地 紙 本 数'.split(
    ' ',
  ),
);
/** Readings that the dictionary lacks. */
const SAID: Record<string, readonly string[]> = { セサク: ['施策'], ヒトツキ: ['ひと月'] };
/** What figures do. */
const CHANGE: ReadonlySet<string> = new Set('減る 減らす 増える 増やす'.split(' '));
const TIED_START = /[ゃゅょぁぃぅぇぉーんっ]/u;
const TIED = /[ゃゅょぁぃぅぇぉー]/u;
const KATAKANA = /^[ァ-ヶー]+$/u;
const DIGIT = /[0-9０-９]/u;
const PARTICLE = /^[はがをにでとのもへやねよ]$/u;
/** し and a particle: the city. */
const CITY = /^し(?:[がはのもをとにでや]|$)/u;
const HIRAGANA = /^[ぁ-ゖー]+$/u;
const FOREIGN = /[^ぁ-ゖー\s]/u;
const RUNS = [/\p{Script=Han}+/uy, /[ァ-ヶー]+/uy, /[0-9０-９.,．，]+/uy, /[A-Za-zＡ-Ｚａ-ｚ]+/uy];
const CLOSING = new Set(['助詞', '助動詞', '動詞', '形容詞', '副詞', '連体詞', '接続詞', '感動詞', '記号', '代名詞']);
const LEANING = new Set(['助詞', '助動詞']);

export interface StoneSource {
  language: Pick<Language, 'vocabulary' | 'thesaurus'>;
  lexicon: Lexicon;
  /** Names as they are printed, by how they are read. */
  names: ReadonlyMap<string, readonly string[]>;
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
function evenOut(words: Omit<Word, 'start' | 'end'>[]): void {
  const own = words.filter(({ items }) => items > 0).toSorted((a, b) => a.cost - b.cost);
  const [cheapest] = own;
  if (!cheapest) return;
  const { cost, left, right } = cheapest;
  const most = Math.max(...own.map(({ items }) => items));
  for (const word of own)
    Object.assign(word, { left, right, cost: cost + 500 * Math.log((1 + most) / (1 + word.items)) });
}

export function createStones({ language: { vocabulary, thesaurus }, lexicon, names }: StoneSource) {
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
  const asks = (base: string) =>
    !IN_KANA.has(base) && (EVERYDAY.has(base) || KIND_WORDS.has(base) || isTalkWord(base) || STOP_WORDS.has(base));
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

  function spelt(word: LexiconWord, own: string): Omit<Word, 'start' | 'end'> | null {
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

  const noun = {
    left: NOUN,
    right: NOUN,
    closes: false,
    leans: false,
    typed: false,
    short: false,
    weak: false,
    shy: false,
    items: 0,
    named: false,
    noun: true,
  };
  const endOf = (own: string, token: string) => (own.endsWith('ー') && /[ァ-ヶ]$/u.test(token) ? `${token}ー` : token);

  /** Words that are read as the letters are. */
  const readAs = remembered((own: string): { word: Omit<Word, 'start' | 'end'>; whole: boolean }[] => {
    const key = readingKey(own);
    const found: { word: Omit<Word, 'start' | 'end'>; whole: boolean }[] = [];
    const known = new Set<string>();
    for (const word of lexicon.readAs(key)) {
      const one = spelt(word, own);
      if (one) found.push({ word: one, whole: false });
      known.add(word.surface);
    }
    for (const name of [...(names.get(key) ?? []), ...(SAID[key] ?? [])])
      found.push({ word: { ...noun, cost: COST.name(key.length), written: name, named: true }, whole: true });
    const letters = lettersSpelt(own);
    if (letters !== null && vocabulary.items(letters.toLowerCase()) > 0)
      found.push({ word: { ...noun, cost: COST.name(key.length), written: letters }, whole: true });
    if (key.length < 2) {
      evenOut(found.map(({ word }) => word));
      return found;
    }
    for (const token of vocabulary.spelled(key)) {
      if (token.includes(':') || known.has(token) || /[うくすつぬふむるぐぶい]$/u.test(token)) continue;
      if (token.length === 1 || (/^[ぁ-ゖ]/u.test(token) && key.length < 3)) continue;
      const short = key.length < 4 ? 2 * COST.rare : 0;
      const written = KATAKANA.test(token) ? toKatakana(own) : endOf(own, token);
      found.push({
        word: {
          ...noun,
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
      if (known.has(phrase) || vocabulary.items(phrase) > 0 || /[うくすつぬふむるぐぶい]$/u.test(phrase)) continue;
      found.push({ word: { ...noun, cost: COST.phrase(key.length), written: endOf(own, phrase) }, whole: true });
    }
    return found;
  });

  return ({ text, blanks }: Pick<Letters, 'text' | 'blanks'>): Word[] => {
    const stones: Word[] = [];
    const blanksIn = (start: number, end: number) => {
      let count = 0;
      for (let at = start + 1; at < end; at++) if (blanks.has(at)) count++;
      return count;
    };
    const put = (word: Omit<Word, 'start' | 'end'>, start: number, end: number): void => {
      const apart = (blanks.has(start) && word.leans) || (blanks.has(end) && word.left === PREFIX) ? COST.apart : 0;
      stones.push({ ...word, start, end, cost: word.cost + apart + COST.torn * blanksIn(start, end) });
    };
    const numberWord = (written: string, of: string, start: number): Omit<Word, 'start' | 'end'> => {
      if (/[0-9０-９]/u.test(of.charAt(start - 1)))
        return { ...noun, left: COUNTER, right: COUNTER, cost: COST.counter, written };
      if (/^(?:令和|平成)/u.test(written))
        return { ...noun, left: NUMBER, right: COUNTER, cost: COST.name(/年/u.test(written) ? 8 : 4), written };
      if (written.startsWith('何'))
        return { ...noun, left: NUMBER, right: COUNTER, cost: COST.asked, written, closes: true };
      return {
        ...noun,
        left: NUMBER,
        right: COUNTER,
        cost: COST.number - (blanks.has(start) ? COST.begins : 0),
        written,
      };
    };
    for (let start = 0; start < text.length; start++) {
      let most = Math.min(text.length, start + WORD_MAX);
      let next = start + 1;
      while (next < most && !blanks.has(next)) next++;
      const rest = text.slice(start, next);
      for (const { surface, left, right, cost, pos, detail, base } of lexicon.beginning(rest)) {
        const content =
          surface.length > 1 &&
          (detail === '自立' || (pos === '名詞' && !['代名詞', '非自立', '固有名詞'].includes(detail)));
        const gain = content ? typedGain(base) : pos === '副詞' && asks(base) ? KIND_BONUS : 0;
        put(
          {
            left,
            right,
            cost: Math.max(cost, 2000) - gain,
            written: surface,
            closes: CLOSING.has(pos) || CLOSING.has(detail),
            leans: LEANING.has(pos) || detail === '接尾' || detail === '助数詞',
            typed: true,
            short: false,
            weak: false,
            shy: false,
            items: 0,
            named: false,
            noun: pos === '名詞',
          },
          start,
          start + surface.length,
        );
      }
      if (FOREIGN.test(text.charAt(start))) {
        let run = text.charAt(start);
        let sign = true;
        for (const form of RUNS) {
          form.lastIndex = start;
          const found = form.exec(text)?.[0];
          if (found === undefined) continue;
          run = found.slice(0, next - start);
          sign = false;
        }
        const id = /^[0-9０-９]/u.test(run) ? NUMBER : sign ? SIGN : NOUN;
        put(
          { ...noun, left: id, right: id, cost: COST.foreign, written: run, typed: true, closes: sign },
          start,
          start + run.length,
        );
        const letters = KATAKANA.test(run) ? lettersSpelt(run) : null;
        if (letters !== null && vocabulary.items(letters.toLowerCase()) > 0)
          put({ ...noun, cost: COST.name(run.length), written: letters }, start, start + run.length);
        continue;
      }
      for (let length = 1; length <= Math.min(8, rest.length); length++) {
        if (!HIRAGANA.test(rest.slice(0, length))) break;
        put(
          { ...noun, cost: COST.unknown(length), written: rest.slice(0, length), typed: true },
          start,
          start + length,
        );
      }
      if (/^なんで(?![すしも])/u.test(text.slice(start)))
        put({ ...noun, cost: COST.asked, written: 'なんで', typed: true, closes: true }, start, start + 3);
      if (TIED_START.test(text.charAt(start))) continue;
      if (
        CITY.test(text.slice(start, start + 2)) &&
        (start === 0 || blanks.has(start) || /[のはがでと、。「（]/u.test(text.charAt(start - 1)))
      )
        put({ ...noun, cost: COST.city, written: '市' }, start, start + 1);
      for (const { end, written } of kanaNumbersAt(text, start))
        if (blanksIn(start, end) === 0 && !(blanks.has(start) && DIGIT.test(text.charAt(start - 1))))
          put(numberWord(written, text, start), start, end);
      for (let end = start + 1; end <= most; end++) {
        if (FOREIGN.test(text.charAt(end - 1))) break;
        if (TIED.test(text.charAt(end))) continue;
        const own = text.slice(start, end);
        if (own === 'してい' && /^[くるたまなきれ]/u.test(text.slice(end))) continue;
        for (const { word, whole } of readAs(own)) if (whole || end <= next) put(word, start, end);
      }
    }
    return stones;
  };
}
