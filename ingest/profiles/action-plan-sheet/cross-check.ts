/**
 * A row of a summary table (一覧表) beside its sheet. Both state indicator, goal and departments: where they differ, the
 * sheet wins, and the difference is a problem and a note.
 */
import { findFiscalYears } from '../../../src/domain/fiscal-year.ts';
import { halfWidth, key, sameGoal, sameName, sameTitle, withoutAsides, withoutBracket } from './likeness.ts';
import { spanOf, splitYear, textOf, type Cell, type Passage } from './rows.ts';
import type { Found, Sheet } from './sheet.ts';
import type { Measure, TableRow } from './summary-table.ts';
import { cutRow, isSame, leadOf, tablePassage, type Piece } from './table-row.ts';

const IMPROVEMENT = '改善内容';

export interface Compared {
  passages: Passage[];
  /** 目標 as the table prints it; '' where its cell was not found. */
  goal: string;
  found: Found[];
  /** What the table says more or other than the sheet: notes for the final target. */
  notes: string[];
}

/** @param lastYear of the plan */
export function compareRow(row: TableRow, measure: Measure, sheet: Sheet, lastYear: number): Compared {
  const { title, body, tail } = cutRow(row.rows, sheet);
  const compared: Compared = { passages: bodyPassages(body, measure), goal: '', found: [], notes: [] };
  // The table and the sheet are pages apart: each of the two places is shown.
  const differ = (cells: readonly { no: number }[], other: Cell | null | undefined, what: string) => {
    const message = `実施項目 (${measure.no})${row.sign} ${what}シートの記載を採用しています。`;
    compared.found.push({ code: 'CONTRADICTION', at: spanOf(cells), message });
    if (other) compared.found.push({ code: 'CONTRADICTION', at: other.at, message });
  };
  const itemTitle = textOf(title);
  if (!sameTitle(key(itemTitle), key(sheet.title))) {
    differ(title, sheet.titleCell, `名称が一覧表（「${itemTitle}」）とシート（「${sheet.title}」）で異なります。`);
  }
  if (!tail) {
    differ(row.rows, sheet.leads[0], `一覧表の担当に、シートの担当（${leadOf(sheet)}）が見当たりません。`);
    return compared;
  }
  const cells = [tail.metric, tail.goal, tail.departments];
  compared.passages.push({
    name: `指標・${measure.goalHead}・担当`,
    year: null,
    text: cells.map(textOf).join(' '),
    at: spanOf(cells.flat()),
  });

  const metric = textOf(tail.metric);
  if (!sameName(key(withoutBracket(metric)), key(sheet.metric))) {
    compared.notes.push(`一覧表の指標名は「${metric}」です。`);
    differ(
      tail.metric,
      sheet.metricCell,
      `指標名が一覧表（「${metric}」）とシート（「${sheet.metric}」）で異なります。`,
    );
  }

  compared.goal = textOf(tail.goal);
  const plainGoal = withoutAsides(compared.goal);
  const same = sameGoal(plainGoal, sheet.final?.text ?? '');
  // An earlier year's state (運用開始(R7)) does not speak of the last year.
  const stated = splitYear(compared.goal).year;
  if (!same && (stated === null || stated >= lastYear)) {
    const final = sheet.final?.text ?? '記載なし';
    differ(
      tail.goal,
      sheet.final,
      `${measure.goalHead}が一覧表（「${compared.goal}」）とシートの計画最終年度の目標値（「${final}」）で異なります。`,
    );
  }
  if (!same || plainGoal !== compared.goal) {
    compared.notes.push(`一覧表の${measure.goalHead}は「${compared.goal}」です。`);
  }

  for (const other of unknownDepartments(tail.departments, sheet)) {
    compared.notes.push(`一覧表では「${other}」も担当に挙げられています。`);
    differ(tail.departments, null, `一覧表の担当にある「${other}」が、シートの担当・関連所属にありません。`);
  }
  return compared;
}

function bodyPassages(cells: readonly Piece[][], { planHead }: Measure): Passage[] {
  const [improvement, plan] = cells;
  if (!improvement || !plan || cells.length !== 2) {
    return [tablePassage(`${IMPROVEMENT}・${planHead}`, null, cells)];
  }
  const year = findFiscalYears(planHead)[0]?.year ?? null;
  const passages = [tablePassage(IMPROVEMENT, null, [improvement])];
  return isSame(plan) ? passages : [...passages, tablePassage(planHead, year, [plan])];
}

/** Departments in the table's brackets (`総務課(財政課、税務課等)`) that the sheet does not name. */
function unknownDepartments(departments: readonly Piece[], sheet: Sheet): string[] {
  const others = /[(（](.*)[)）]$/u.exec(textOf(departments))?.[1] ?? '';
  const known = halfWidth([...sheet.related, ...sheet.leads].map(cell => cell.text).join('、'));
  return others.split('、').filter(name => name !== '' && !known.includes(halfWidth(name).replace(/[等他]$/u, '')));
}
