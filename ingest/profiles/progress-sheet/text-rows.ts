/**
 * The rows of text of a 取組内容. Left and right half go on side by side with labels of their own; where the right half
 * prints none, the form's order tells what it holds.
 */
import type { ItemRecorder } from '../../profile.ts';
import { grades, milestones, passages, untied } from './record-cells.ts';
import type { RightHalf } from './right-half.ts';
import { isBlank, readable, type Row } from './rows.ts';
import type { YearCell } from './year-columns.ts';

const UNLABELLED = '「実績」の見出しが印字されていない行（様式の並びによる）';

/** A row's label at the left, and the section that a 説明 belongs to (効果額の説明, 指標の説明). */
export interface TextLabels {
  left: string;
  explained: string;
}

export const namesIn = (text: string): string[] => text.split(/[、,，]\s*/u);

/** `width`: the columns before the first year. */
export function readLeftText(item: ItemRecorder, row: Row, { left, explained }: TextLabels, width: number): void {
  const text = row.cells
    .slice(1, width)
    .filter(cell => !isBlank(cell))
    .join(' ');
  switch (left) {
    case '取組主管課':
      for (const valueText of namesIn(text).filter(name => name !== '')) {
        item.fact({ metric: left, kind: 'department', fiscalYear: null, valueText, at: row.no });
      }
      if (text === '') item.problem('MISSING_PART', row.no, '取組主管課が空欄です。');
      return;
    case '項目名':
    case '区分':
      // They are the item's title and mark.
      return;
    case '説明':
      item.passage(explained, readable(text), row.no);
      return;
    case '概要(目指すもの)':
      item.passage('概要（目指すもの）', readable(text), row.no);
      return;
    default:
      item.passage(left, readable(text), row.no);
  }
}

export function readRightText(item: ItemRecorder, row: Row, labels: TextLabels, { label, cells }: RightHalf): void {
  switch (label) {
    case '自己評価':
    case '次年度以降':
      for (const { year, text } of grades(item, label, cells, row.no)) {
        item.passage(label, readable(text), row.no, year);
      }
      return;
    case '評価理由':
    case '次年度以降の取組の方向性・課題等':
      passages(item, label, cells, row.no);
      return;
    case '取組内容(活動)':
    case '実績':
      milestones(item, label, cells, row.no);
      return;
    default:
      readUnlabelled(item, row, labels, cells);
  }
}

function readUnlabelled(
  item: ItemRecorder,
  row: Row,
  { left, explained }: TextLabels,
  cells: readonly YearCell[],
): void {
  switch (left) {
    case '項目名':
    case '取組主管課':
      milestones(item, '取組内容', cells, row.no);
      return;
    case '関係計画等': {
      const noted = cells.map(cell => ({ ...cell, note: UNLABELLED }));
      milestones(item, '実績', noted, row.no);
      return;
    }
    case '説明':
      for (const { text } of cells) item.passage(explained, readable(text), row.no);
      return;
    case '次年度以降の取組の方向性・課題等':
      passages(item, left, cells, row.no);
      return;
    default: {
      const values = cells.map(cell => cell.text);
      untied(item, left, values, row.no);
    }
  }
}
