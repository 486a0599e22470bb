/** Statements in their order, each with what it cites and what its head speaks of. */
import type { Citation } from '../../domain/answer.ts';
import type { Fact } from '../../domain/records.ts';
import type { Segment } from './segments.ts';
import type { Statement } from './statement.ts';
import type { Checkable, Cited } from './types.ts';

/** All that is cited together, each once. */
export const union = (parts: readonly Cited[]): Cited => ({
  citations: [...new Set(parts.flatMap(({ citations }) => citations))],
  facts: [...new Set(parts.flatMap(({ facts }) => facts))],
});

/** A head speaks of all that follows up to the next head. */
export function statementsOf(
  segments: readonly Segment[],
  answer: Checkable,
  byMark: ReadonlyMap<number, Fact>,
): Statement[] {
  const byNumber = new Map(answer.citations.map(citation => [citation.n, citation]));
  const groups: Cited[][] = [];
  const open: { cited: Cited; segment: Segment; group: Cited[] }[] = [];
  let paragraph = -1;
  for (const segment of segments) {
    const marks = [...new Set(segment.marks)];
    const citations: Citation[] = marks.flatMap(n => byNumber.get(n) ?? []);
    const cited = { citations, facts: marks.flatMap(n => byMark.get(n) ?? []) };
    if (segment.lead !== '' || segment.paragraph !== paragraph) groups.push([]);
    paragraph = segment.paragraph;
    const group = groups.at(-1) ?? [];
    group.push(cited);
    open.push({ cited, segment, group });
  }
  const spoken = new Map(groups.map(group => [group, union(group)]));
  const statements: Statement[] = [];
  for (const { cited, segment, group } of open)
    statements.push({ ...segment, ...cited, group: spoken.get(group) ?? cited, before: statements.at(-1) ?? null });
  return statements;
}
