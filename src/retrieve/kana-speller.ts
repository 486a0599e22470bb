/**
 * A question that is typed in kana alone (ひらがなだけの質問) with its words as the corpus writes them: がっこうの といれ is
 * 学校の トイレ to every rule that reads it. What may be several words stays in kana: the search weighs them all.
 */
import { toKatakana } from '../text/kana.ts';
import { isGroupToken } from '../text/thesaurus.ts';
import type { Language } from '../text/language.ts';
import { readingKey, type KanaWord } from '../text/vocabulary.ts';
import { verbsSpelt } from './kana-verbs.ts';

const RUN = /[ぁ-ゖー]{2,}/gu;
/** So many kanji stand in a question that is typed in kana: numbers, a name that everybody can write. */
const KANJI_MAX = 2;
/** How much commoner a word must be than the next one that is read so. */
const SURE = 8;
/** 直す and 治す, 開く and 拓く: verbs so short are written in many ways. */
const SHORT_VERB = /^\p{Script=Han}(?:.?[うくすつぬふむるぐぶ])$/u;

const isKatakana = (token: string) => /^[ァ-ヶー]+$/u.test(token);
const kanjiOf = (token: string) => token.replaceAll(/[^\p{Script=Han}]/gu, '');
/** 見直す is no spelling of みなおし, which is read as its base form is. */
const endsAlike = (token: string, own: string) => own.endsWith(/[ぁ-ゖ]*$/u.exec(token)?.[0] ?? '');

const isKanaOnly = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu) ?? []).length <= KANJI_MAX &&
  (text.match(/[ぁ-ゖ]/gu) ?? []).length > text.length / 2;

/** A letter that nothing explains beside a word: both are splinters of another one. */
const isTorn = (piece: KanaWord | undefined) =>
  piece !== undefined && piece.kind === 'unknown' && piece.end - piece.start === 1;

export function kanaSpeller({ vocabulary, thesaurus }: Language): (text: string) => string {
  let phrases: Map<string, Set<string>> | undefined;
  /** Phrases of the thesaurus (言い換え) by how they are read, for words that the corpus says otherwise. */
  const phrasesReadAs = (reading: string): string[] => {
    phrases ??= thesaurus.readings.reduce((found, row) => {
      const key = readingKey(row.reading);
      return found.set(key, (found.get(key) ?? new Set()).add(row.key));
    }, new Map<string, Set<string>>());
    return Array.from(phrases.get(readingKey(reading)) ?? []);
  };
  const spelt = (own: string, tokens: readonly string[]): string => {
    const written = tokens
      .filter(token => !isGroupToken(token) && endsAlike(token, own))
      .toSorted((a, b) => vocabulary.items(b) - vocabulary.items(a));
    const [best] = written;
    if (best !== undefined) {
      const other = written.find(token => kanjiOf(token) !== kanjiOf(best));
      const sure = other === undefined || vocabulary.items(best) >= SURE * vocabulary.items(other);
      if (!sure || SHORT_VERB.test(best)) return own;
      if (isKatakana(best)) return toKatakana(own);
      // The index writes サーバー without its end.
      return own.endsWith('ー') && /[ァ-ヶ]$/u.test(best) ? `${best}ー` : best;
    }
    const [phrase, other] = phrasesReadAs(own).filter(key => endsAlike(key, own));
    return phrase !== undefined && other === undefined ? phrase : own;
  };
  return text =>
    !isKanaOnly(text)
      ? text
      : verbsSpelt(text).replaceAll(RUN, run => {
          const pieces = vocabulary.inKana(run);
          return pieces
            .map(({ start, kind, tokens }, i) => {
              // A long mark at its end is no letter of the piece.
              const own = run.slice(start, pieces[i + 1]?.start ?? run.length);
              const torn = isTorn(pieces[i - 1]) || isTorn(pieces[i + 1]);
              return kind === 'word' && !torn ? spelt(own, tokens) : own;
            })
            .join('');
        });
}
