/** An answer as a chat message: its text, and below it what it rests on. Reads well as plain text and as Markdown. */
import type { Answer, Citation } from '../../domain/answer.ts';
import type { Metadata, Usage } from './schemas.ts';

const SOURCES = '出典';
const CHOICES = '質問の候補';

/** An earlier answer, as a client sends it back, without the lists that were set at its end. */
export function withoutLists(content: string): string {
  const lines = content.split('\n');
  let end = lines.length;
  let entries = 0;
  for (const [at, line] of [...lines.entries()].toReversed()) {
    if (line.startsWith('- ')) entries += 1;
    else if (line.trim() !== '') {
      if (entries === 0 || (line !== SOURCES && line !== CHOICES)) break;
      [end, entries] = [at, 0];
    }
  }
  return end === lines.length ? content : lines.slice(0, end).join('\n').trimEnd();
}

/** Texts of documents are set on one line, so that none looks like an entry of its own. */
const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

/** Brackets would end a bare address for the programs that make links of them. */
function addressOf({ url, itemId }: Citation, origin: string): string {
  const own = URL.canParse(url, origin) ? new URL(url, origin) : null;
  const path = own?.origin === new URL(origin).origin ? own : new URL(`/items/${encodeURIComponent(itemId)}`, origin);
  return path.href.replaceAll('(', '%28').replaceAll(')', '%29');
}

/** One line an item, with every mark that stands for it and the years that they are of. */
function citationLine(citations: readonly Citation[], origin: string): string {
  const [first] = citations;
  if (!first) return '';
  const { city, planTitle, itemNo, itemTitle } = first;
  const marks = citations.map(({ n }) => `[${String(n)}]`).join(' ');
  const years = [...new Set(citations.flatMap(({ fiscalYearLabel }) => fiscalYearLabel ?? []))];
  const when = years.length === 0 ? '' : `（${years.join('、')}）`;
  return `- ${marks} ${oneLine(`${city}「${planTitle}」${itemNo} ${itemTitle}${when}`)} ${addressOf(first, origin)}`;
}

function byItem(citations: readonly Citation[]): Citation[][] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) groups.set(citation.itemId, [...(groups.get(citation.itemId) ?? []), citation]);
  return [...groups.values()];
}

const list = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : `\n\n${title}\n${lines.join('\n')}`;

/** @param origin of the service, for addresses that lead there from outside */
export function messageText({ answer, citations, choices }: Answer, origin: string): string {
  return (
    answer.trimEnd() +
    list(
      CHOICES,
      choices.map(({ question }) => `- ${oneLine(question)}`),
    ) +
    list(
      SOURCES,
      byItem(citations).map(group => citationLine(group, origin)),
    )
  );
}

/** Line by line, so that a client shows it as it comes. */
export const piecesOf = (text: string): string[] => text.match(/[^\n]+\n*|\n+/gu) ?? [];

export function metadataOf({ answer: _answer, ...rest }: Answer): Metadata {
  return rest;
}

const characters = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Array.from(text).length, 0);

/** An estimate by a plain rule: one character is one token. Clients want numbers; nothing is charged by them. */
export function usageOf(read: readonly string[], content: string): Usage {
  const [prompt, completion] = [characters(read), characters([content])];
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}
