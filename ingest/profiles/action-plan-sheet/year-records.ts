/**
 * The texts of the yearly plan (年次計画) as milestones and passages. Where they are torn from their years, a text has its
 * year only if another place of the document proves it.
 */
import { fiscalYearLabel } from '../../../src/domain/fiscal-year.ts';
import type { ItemRecorder } from '../../profile.ts';
import type { Entry } from './entries.ts';
import { key } from './likeness.ts';
import { BULLET, bulletsOf, paragraph, spanOf, textOf, type Row } from './rows.ts';
import { noOf } from './sheet.ts';

const SECTION_NAME = '年次計画';

export function emitYears(item: ItemRecorder, entry: Entry): void {
  const { sheet } = entry;
  for (const { year, label, text, head, loose } of sheet.years) {
    const rows = [...(head === '' ? [] : [{ no: label.no, text: head }]), ...text];
    if (rows.length > 0) emitText(item, rows, year);
    if (loose.length === 0) continue;
    item.problem(
      'UNTIED_VALUE',
      [label.no, loose.at(-1)?.no ?? label.no],
      `${noOf(sheet)} ${fiscalYearLabel(year)}の欄の値（${loose.map(row => row.text).join('、')}）が目標値かどうか決められません。原本でご確認ください。`,
    );
  }
  if (sheet.torn) emitTorn(item, entry, sheet.torn.texts);
}

function emitText(
  item: ItemRecorder,
  rows: readonly { no: number; text: string }[],
  year: number,
  note?: string,
): void {
  const at = spanOf(rows);
  const noted = note === undefined ? {} : { note };
  item.fact({ metric: SECTION_NAME, kind: 'milestone', fiscalYear: year, valueText: textOf(rows), at, ...noted });
  item.passage(SECTION_NAME, paragraph(rows), at, year);
}

function emitTorn(item: ItemRecorder, entry: Entry, texts: Row[][]): void {
  const tied = thisYearsText(entry, texts);
  if (tied) {
    const note = '年度の欄と文が離れているため、同じ年度の取組方針の記載との一致によって年度を決めています。';
    emitText(item, tied.text, tied.year, note);
  }
  const open = texts.filter(text => text !== tied?.text);
  if (open.length === 0) return;
  for (const text of open) item.passage(SECTION_NAME, paragraph(text), spanOf(text));
  item.problem(
    'UNTIED_VALUE',
    spanOf(open.flat()),
    `${noOf(entry.sheet)} 年次計画の文（${String(open.length)}件）が年度の欄から離れており、どの年度のものか決められません。原本でご確認ください。`,
  );
}

/**
 * This year's text is known where one of its bullets stands word for word in this year's plan (取組方針・取組内容, on the
 * sheet or in the summary table) and no other text's does.
 */
function thisYearsText({ sheet, compared }: Entry, texts: Row[][]): { text: Row[]; year: number } | null {
  const plans = [
    ...sheet.sections.map(section => ({ ...section, text: paragraph(section.rows) })),
    ...(compared?.passages ?? []),
  ].filter(plan => plan.year !== null && plan.name.includes('取組方針'));
  const year = plans[0]?.year ?? null;
  const planned = plans.map(plan => key(plan.text)).join(' ');
  const proven = texts.filter(text => bulletsOf(text, BULLET).some(bullet => planned.includes(key(textOf(bullet)))));
  const [first] = proven;
  const same = new Set(proven.map(text => key(textOf(text)))).size === 1;
  return first && same && year !== null ? { text: first, year } : null;
}
