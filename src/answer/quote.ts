/** What of a passage is quoted: whole sentences, verbatim, around the one that answers. */
import type { Tools } from '../tools/index.ts';

type Found = Awaited<ReturnType<Tools['findPassages']['run']>>['passages'][number];
export type FoundSpan = Found['spans'][number];

/** A passage up to here is quoted whole; of a longer one, sentences up to here. */
const SHORT = 220;
const LONGEST = 220;

/** Why something is so, and what is the matter, a field tells as a whole (現状と課題). */
const FIELD = 400;

/** The sentence, and what adjoins it while all is short: what follows first, for a reason or a name often comes after. */
export function quoteAround({ passage: { text }, spans }: Found, best: FoundSpan, ofField = false): string {
  if (text.length <= (ofField ? FIELD : SHORT)) return text.trim();
  let { start, end } = best;
  const after = spans.filter(span => span.start >= end).toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const span of after) if (span.start >= end && span.end - start <= LONGEST) end = span.end;
  const before = spans.filter(span => span.end <= start).toSorted((a, b) => b.end - a.end || b.start - a.start);
  for (const span of before) if (span.end <= start && end - span.start <= LONGEST) start = span.start;
  return text.slice(start, end);
}
