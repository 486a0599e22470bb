/** Sentences (文) of a passage, with their places: what an answer may quote of it. */

export interface Span {
  start: number;
  end: number;
}

/** `。` ends a sentence, with the brackets behind it; so does a line. A bullet begins one, but a dot within a word (東部・西部) does not. */
const CUT = /。[」』）)]*|\n|(?=[◆■●○◎☆▪◇※])|(?<=[\s。])(?=[・•①-⑳])/gu;

/** A note in brackets, however many sentences it has, is a part of its own. */
const BRACKETS = /[(（][^()（）\n]{0,120}[)）]/gu;

/** Spans without the blanks around them; none is empty. */
export function sentencesOf(text: string): Span[] {
  const notes = Array.from(text.matchAll(BRACKETS), ({ index, 0: own }) => ({ from: index, to: index + own.length }));
  const cuts = Array.from(text.matchAll(CUT), match => match.index + match[0].length).filter(
    cut => !notes.some(({ from, to }) => from < cut && cut < to),
  );
  const edges = [...new Set([0, ...cuts, text.length])].toSorted((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, i): Span[] => {
    const part = text.slice(from, edges[i + 1]);
    const start = from + (part.length - part.trimStart().length);
    const end = from + part.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });
}
