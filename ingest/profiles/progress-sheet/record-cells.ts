/** Value cells → records: indicator values, grades, texts for single years; and what has no year. */
import { parseQuantity } from '../../../src/domain/quantity.ts';
import type { FactKind } from '../../../src/domain/records.ts';
import type { ItemRecorder } from '../../profile.ts';
import { isBlank, readable, type Reading } from './rows.ts';
import type { YearCell } from './year-columns.ts';

/** `B：計画どおり`: the letter, and its words. */
const GRADE = /^[A-ESＡ-ＥＳ][ 　]*[:：]/u;
/** A number that was cut: `1,`, `,300`, `1 300`. */
const TORN_NUMBER = /\d[,.]$|^[,.]\d|\d \d/u;

export interface Measured extends YearCell {
  metric: string;
  kind: FactKind;
  unit: string;
  /** Of a value for the whole plan. */
  period?: [number, number];
}

/** One value of an indicator, or a problem where its number is torn; nothing where only its unit is printed. */
export function measure(item: ItemRecorder, { year, text, ...value }: Measured, at: number): void {
  if (isBlank(text, value.unit)) return;
  if (parseQuantity(text) === null && TORN_NUMBER.test(text.normalize('NFKC'))) {
    item.problem(
      'UNTIED_VALUE',
      at,
      `「${value.metric}」の値「${text}」は途中で切れているようです。原本の数を確かめてください。`,
    );
  } else item.fact({ ...value, fiscalYear: year, valueText: text, at });
}

/** Of a value in the column for the whole plan. */
export const wholePlanNote = (reading: Reading): string =>
  `年度の印字がなく、計画期間全体の欄にある値${reading === '実績' ? '（これまでの実績であり、一つの年度の実績ではない）' : ''}`;

const isGrade = (cell: YearCell): boolean => GRADE.test(cell.text) && cell.year !== null;

/** A grade for each cell that is one and has its year; returns the others, which hold reasons. */
export function grades(item: ItemRecorder, metric: string, cells: readonly YearCell[], at: number): YearCell[] {
  for (const { year, text, ...rest } of cells.filter(isGrade)) {
    item.fact({ metric, kind: 'grade', fiscalYear: year, valueText: text, at, ...rest });
  }
  return cells.filter(cell => !isGrade(cell));
}

/** Texts for single years: a milestone for each and a passage for each different text. */
export function milestones(item: ItemRecorder, metric: string, cells: readonly YearCell[], at: number): void {
  for (const { year, text, ...rest } of cells) {
    if (year !== null) item.fact({ metric, kind: 'milestone', fiscalYear: year, valueText: text, at, ...rest });
  }
  passages(item, metric, cells, at);
}

/** One passage for each different text of a row; its year where only one year has it. */
export function passages(item: ItemRecorder, section: string, cells: readonly YearCell[], at: number): void {
  for (const [text, same] of Map.groupBy(cells, cell => cell.text)) {
    item.passage(section, readable(text), at, same.length === 1 ? (same[0]?.year ?? null) : null);
  }
}

/** The values of `what` whose year the layout does not tell. */
export function untied(item: ItemRecorder, what: string, values: readonly string[], at: number): void {
  if (values.length === 0) return;
  const shown = [...Map.groupBy(values, text => text)]
    .map(([text, same]) => {
      const short = text.length > 24 ? `${text.slice(0, 24)}…` : text;
      return same.length > 1 ? `${short}（同じ内容が${String(same.length)}欄）` : short;
    })
    .join('、');
  item.problem(
    'UNTIED_VALUE',
    at,
    `「${what}」の値「${shown}」は、欄の位置が年度の見出しと合わず、どの年度のものか決められません。原本の表で年度を確かめてください。`,
  );
}
