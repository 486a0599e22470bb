/** Departments (部署) that a query names by their sound: in kana (しょくいんか), or with a wrong kanji (市民共同課 for 市民協働課). */
import { fold } from '../text/fold.ts';
import { soundDistance } from '../text/same-sound.ts';
import type { Tokenizer } from '../text/tokenize.ts';
import { readingKey } from '../text/vocabulary.ts';

const OFFICE = /[課室局部署]$/u;
const KANA_RUN = /[ぁ-ゖー]{4,}/gu;
/** What follows a name in kana. */
const BEHIND = /^(?:$|の|が|は|で|に|を|も|と|って)/u;
const SHORTEST = 4;
/** Of a name with wrong kanji, so much stands as it is printed. */
const SHARED_LEAST = 0.6;

/** Whether one is the other with kanji that sound the same. */
function soundsLike(written: string, name: string): boolean {
  if (written.length !== name.length) return false;
  const wrong = Array.from(name).flatMap((letter, at) =>
    letter === written.charAt(at) ? [] : [[letter, written.charAt(at)]],
  );
  return (
    name.length - wrong.length >= SHARED_LEAST * name.length &&
    wrong.every(([letter = '', other = '']) => soundDistance(letter, other) !== null)
  );
}

/** The same text with these names as they are printed. */
export function departmentSpeller(departments: readonly string[], tokenizer: Tokenizer): (text: string) => string {
  const readingOf = (name: string) =>
    readingKey(
      tokenizer
        .analyse(name)
        .links.map(({ reading }) => reading)
        .join(''),
    );
  const names = departments.map(fold).filter(name => OFFICE.test(name));
  const byReading = Map.groupBy(names, readingOf);
  const longest = Math.max(0, ...Array.from(byReading.keys(), ({ length }) => length));
  const read = (reading: string) => {
    const meant = byReading.get(reading) ?? [];
    return meant.length === 1 ? meant[0] : undefined;
  };

  function inKana(run: string): string {
    for (let end = Math.min(run.length, longest); end >= SHORTEST; end--) {
      const name = BEHIND.test(run.slice(end)) ? read(readingKey(run.slice(0, end))) : undefined;
      if (name !== undefined) return name + run.slice(end);
    }
    return run;
  }
  /** Ends where an office's name may; the letters before it are compared. */
  function inKanji(text: string): string {
    let spelt = text;
    for (const { index } of text.matchAll(/[課室局]/gu)) {
      const end = index + 1;
      const own = (name: string) => spelt.slice(Math.max(0, end - name.length), end);
      if (names.some(name => own(name) === name)) continue;
      const meant = names.filter(name => soundsLike(own(name), name));
      const [name = ''] = meant;
      if (meant.length === 1) spelt = spelt.slice(0, end - name.length) + name + spelt.slice(end);
    }
    return spelt;
  }
  return text => inKanji(text.replaceAll(KANA_RUN, inKana));
}
