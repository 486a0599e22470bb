/** Sentences (文) of a passage, with their places: what an answer may quote of it. */

export interface Span {
  start: number;
  end: number;
}

/** `。` ends a sentence, with the brackets behind it; so does a line. A bullet begins one, but a dot within a word (東部・西部) does not. */
const CUT = /。[」』）)]*|\n|(?=[◆■●○◎☆▪◇※])|(?<=[\s。])(?=[・•①-⑳])/gu;

/** Spans without the blanks around them; none is empty. */
export function sentencesOf(text: string): Span[] {
  const cuts = Array.from(text.matchAll(CUT), match => match.index + match[0].length);
  const edges = [...new Set([0, ...cuts, text.length])].toSorted((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, i): Span[] => {
    const part = text.slice(from, edges[i + 1]);
    const start = from + (part.length - part.trimStart().length);
    const end = from + part.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });
}
