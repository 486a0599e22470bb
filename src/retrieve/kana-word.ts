/** A word that letters in kana may stand for, and what it costs: the lower, the likelier. */
import type { Stone } from '../text/kana-lattice.ts';

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

/** Not yet at a place. */
export type Spelling = Omit<Word, 'start' | 'end'>;

/** Contexts (文脈ID) of IPADIC. */
export const CONTEXT = { noun: 1285, prefix: 560, number: 1295, counter: 1300, sign: 5 };

/** In the units of the dictionary: 700 make a word e times as likely. */
export const COST = {
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
/** A noun as most are. */
export const NOUN = {
  left: CONTEXT.noun,
  right: CONTEXT.noun,
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
