/** Picks what of a passage to quote: whole sentences, verbatim, the ones nearest to the question. */
import { letters } from './letters.ts';

const LONGEST = 280;

const bigrams = (text: string) => {
  const own = letters(text);
  return new Set(Array.from({ length: Math.max(0, own.length - 1) }, (_, i) => own.slice(i, i + 2)));
};

/** How many pairs of letters of the question a text holds. */
export const likenessToQuestion = (text: string, question: string): number =>
  bigrams(text).intersection(bigrams(question)).size;

/** The sentences of a passage with their places; a bullet begins one, `。` ends one. */
function sentences(text: string): { start: number; end: number }[] {
  const cuts = Array.from(
    text.matchAll(/。|(?=[・●◆■○◇※]\s?)|\n/gu),
    match => match.index + (match[0] === '。' ? 1 : 0),
  );
  const edges = [0, ...cuts, text.length].filter((edge, i, all) => i === 0 || edge > (all[i - 1] ?? 0));
  return edges.slice(0, -1).map((start, i) => ({ start, end: edges[i + 1] ?? text.length }));
}

/** A run of whole sentences of `text`, at most about 280 characters, that holds the sentence nearest to the question. */
export function bestQuote(text: string, question: string): string {
  if (text.length <= LONGEST) return text;
  const asked = bigrams(question);
  const parts = sentences(text).map(part => ({
    ...part,
    score: bigrams(text.slice(part.start, part.end)).intersection(asked).size,
  }));
  const best = parts.reduce((a, b) => (b.score > a.score ? b : a), parts[0] ?? { start: 0, end: LONGEST, score: 0 });
  let end = best.end;
  for (const part of parts) if (part.start === end && part.end - best.start <= LONGEST) end = part.end;
  return text.slice(best.start, end).trim();
}
