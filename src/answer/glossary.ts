/** やさしい日本語: explains hard terms of the plans where they stand. */
import { GLOSSARY_TERMS } from './glossary-terms.ts';

export interface Term {
  term: string;
  explanation: string;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** A longer term stands before a shorter one that it holds: 企業版ふるさと納税 before ふるさと納税. */
const TERMS: Term[] = Object.entries(GLOSSARY_TERMS)
  .map(([term, explanation]) => ({ term, explanation }))
  .toSorted((a, b) => b.term.length - a.term.length);

/** ＡＩ stands in no Latin word: not in Ｍａｉｌ. */
const isLatin = (letter: string | undefined) => letter !== undefined && /[a-z]/u.test(letter);

function placeOf(text: string, term: string): number {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const inside = isLatin(term[0]) && (isLatin(text[at - 1]) || isLatin(text[at + term.length]));
    if (!inside) return at;
  }
  return -1;
}

export const explanationOf = (term: string): string | undefined =>
  Object.hasOwn(GLOSSARY_TERMS, term) ? GLOSSARY_TERMS[term] : undefined;

/** The terms in a text, in its order; none that is only a part of a longer one. */
export function termsIn(text: string): Term[] {
  let rest = fold(text);
  const found: { at: number; term: Term }[] = [];
  for (const term of TERMS) {
    const folded = fold(term.term);
    let at = placeOf(rest, folded);
    if (at < 0) continue;
    found.push({ at, term });
    // Blanked, so that places stay what they are.
    for (; at >= 0; at = placeOf(rest, folded))
      rest = rest.slice(0, at) + '\u0001'.repeat(folded.length) + rest.slice(at + folded.length);
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ term }) => term);
}
