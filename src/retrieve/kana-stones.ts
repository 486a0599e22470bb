/** The words that a text in kana may stand for, place by place: what the lattice (kana-lattice) finds the cheapest way through. */
import { kanaNumbersAt } from '../text/kana-numbers.ts';
import type { Readings } from './kana-readings.ts';
import { CONTEXT, COST, NOUN, type Spelling, type Word } from './kana-word.ts';

export interface Letters {
  /** Without blanks. */
  text: string;
  /** Places that a blank stood before. */
  blanks: ReadonlySet<number>;
  /** Where each letter stands in the text with its blanks. */
  places: readonly number[];
}

const WORD_MAX = 18;
const UNKNOWN_MAX = 8;
const TIED_START = /[ゃゅょぁぃぅぇぉーんっ]/u;
const TIED = /[ゃゅょぁぃぅぇぉー]/u;
const KATAKANA = /^[ァ-ヶー]+$/u;
const DIGIT = /[0-9０-９]/u;
/** し and a particle behind a particle: the city. */
const CITY = /^し(?:[がはのもをとにでや]|$)/u;
const BEFORE_CITY = /^$|[のはがでと、。「（]/u;
const HIRAGANA = /^[ぁ-ゖー]+$/u;
const FOREIGN = /[^ぁ-ゖー\s]/u;
const RUNS = [/\p{Script=Han}+/uy, /[ァ-ヶー]+/uy, /[0-9０-９.,．，]+/uy, /[A-Za-zＡ-Ｚａ-ｚ]+/uy];

function numberWord(written: string, before: string, begins: boolean): Spelling {
  if (DIGIT.test(before))
    return { ...NOUN, left: CONTEXT.counter, right: CONTEXT.counter, cost: COST.counter, written };
  if (/^(?:令和|平成)/u.test(written))
    return {
      ...NOUN,
      left: CONTEXT.number,
      right: CONTEXT.counter,
      cost: COST.name(/年/u.test(written) ? 8 : 4),
      written,
    };
  if (written.startsWith('何'))
    return { ...NOUN, left: CONTEXT.number, right: CONTEXT.counter, cost: COST.asked, written, closes: true };
  return {
    ...NOUN,
    left: CONTEXT.number,
    right: CONTEXT.counter,
    cost: COST.number - (begins ? COST.begins : 0),
    written,
  };
}

export function createStones({ readAs, typed, letters }: Readings) {
  return ({ text, blanks }: Pick<Letters, 'text' | 'blanks'>): Word[] => {
    const stones: Word[] = [];
    const blanksIn = (start: number, end: number) => {
      let count = 0;
      for (let at = start + 1; at < end; at++) if (blanks.has(at)) count++;
      return count;
    };
    const put = (word: Spelling, start: number, end: number): void => {
      const apart =
        (blanks.has(start) && word.leans) || (blanks.has(end) && word.left === CONTEXT.prefix) ? COST.apart : 0;
      stones.push({ ...word, start, end, cost: word.cost + apart + COST.torn * blanksIn(start, end) });
    };
    for (let start = 0; start < text.length; start++) {
      const most = Math.min(text.length, start + WORD_MAX);
      let next = start + 1;
      while (next < most && !blanks.has(next)) next++;
      const rest = text.slice(start, next);
      for (const word of typed(rest)) put(word, start, start + word.written.length);
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
        const id = /^[0-9０-９]/u.test(run) ? CONTEXT.number : sign ? CONTEXT.sign : CONTEXT.noun;
        put(
          { ...NOUN, left: id, right: id, cost: COST.foreign, written: run, typed: true, closes: sign },
          start,
          start + run.length,
        );
        const spelled = KATAKANA.test(run) ? letters(run) : null;
        if (spelled) put(spelled, start, start + run.length);
        continue;
      }
      for (let length = 1; length <= Math.min(UNKNOWN_MAX, rest.length); length++) {
        if (!HIRAGANA.test(rest.slice(0, length))) break;
        put(
          { ...NOUN, cost: COST.unknown(length), written: rest.slice(0, length), typed: true },
          start,
          start + length,
        );
      }
      if (/^なんで(?![すしも])/u.test(text.slice(start)))
        put({ ...NOUN, cost: COST.asked, written: 'なんで', typed: true, closes: true }, start, start + 3);
      if (TIED_START.test(text.charAt(start))) continue;
      if (CITY.test(text.slice(start, start + 2)) && (blanks.has(start) || BEFORE_CITY.test(text.charAt(start - 1))))
        put({ ...NOUN, cost: COST.city, written: '市' }, start, start + 1);
      for (const { end, written } of kanaNumbersAt(text, start))
        if (blanksIn(start, end) === 0 && !(blanks.has(start) && DIGIT.test(text.charAt(start - 1))))
          put(numberWord(written, text.charAt(start - 1), blanks.has(start)), start, end);
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
