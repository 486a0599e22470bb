/** Counts the figures of an answer that nothing cited prints: a judge of its own, which shares no code with the gate. */
import type { Answer } from '../src/domain/answer.ts';

const fold = (text: string) => text.normalize('NFKC').replaceAll(/[\s,]/gu, '');

/** Runs of digits that stand in nothing that is cited, nor in the question. */
export function strayFigures({ answer, citations, facts, computation }: Answer, question: string): string[] {
  const printed = fold(
    [
      ...facts.flatMap(({ valueText, metric, note = '', period = [] }) => [valueText, metric, note, period.join(' ')]),
      ...citations.flatMap(({ quote, itemNo, itemTitle, planTitle, fiscalYearLabel }) => [
        quote,
        itemNo,
        itemTitle,
        planTitle,
        fiscalYearLabel ?? '',
      ]),
      String(computation?.result ?? ''),
      question,
    ].join(' | '),
  );
  const figures = fold(answer.replaceAll(/\[\d+\]/gu, '')).match(/\d+(?:\.\d+)?/gu) ?? [];
  const years = citations.flatMap(({ fiscalYear }) => fiscalYear ?? []);
  return figures.filter(figure => !printed.includes(figure) && !years.includes(Number(figure)));
}
