/**
 * The grades of 評価 (Check): 進捗状況, 実施水準, 有効性 and 効率性, each with a letter in the box below its heading. They judge
 * the last year of the sheet's columns.
 */
import type { ItemRecorder } from '../../profile.ts';
import { headingIn } from './captions.ts';
import { span, type Node } from './nodes.ts';

/** What the letters of each grade mean, as the sheet's legend has it. */
const LEGENDS = new Map<string, Record<string, string>>([
  ['進捗状況', { A: '計画どおり', B: '概ね計画どおり', C: '計画どおり進捗せず' }],
  ['実施水準', { A: '他市より高い水準で実施', B: '他市と同水準で実施', C: '他市より低い水準で実施' }],
  ['有効性', { A: '高い', B: '普通', C: '低い' }],
  ['効率性', { A: '効率的に実施されている', B: '改善の余地がある', C: '抜本的な改善が必要である' }],
]);

/** Whether the section begins with a letter. */
export const hasGrade = (section: string): boolean => LEGENDS.has(section);

/** The letter of a line that holds nothing else but the box's caption, in half width; null where it holds more. */
export const gradeLetter = (node: Node): string | null => /^(?:〔選択・記入〕)?([A-ES])$/u.exec(node.key)?.[1] ?? null;

/** `node`: the line of the letter. */
export function recordGrade(item: ItemRecorder, metric: string, letter: string, year: number | null, node: Node): void {
  const note = LEGENDS.get(metric)?.[letter];
  item.fact({
    metric,
    kind: 'grade',
    fiscalYear: year,
    valueText: node.text.slice(-1),
    at: node.from,
    ...(note !== undefined && { note }),
  });
}

/** The grades that the part 評価 (its nodes) does not even name. */
export function tellAbsentGrades(item: ItemRecorder, nodes: readonly Node[]): void {
  if (nodes.length === 0) return;
  const named = new Set(nodes.map(node => headingIn(node, 'check')));
  const absent = [...LEGENDS.keys()].filter(name => !named.has(name));
  if (absent.length > 0) {
    item.problem('MISSING_PART', span(nodes), `評価の欄「${absent.join('」「')}」が見つかりません。`);
  }
}
