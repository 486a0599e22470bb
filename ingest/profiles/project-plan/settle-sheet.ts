/**
 * The head of a 個別事業計画表, once the sheet is read whole: 事業番号, title and department may stand in cells or lines of their
 * own, in one, or be torn across several, so that they are told apart in the joined text. Tells what a sheet lacks.
 */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import { departmentFacts, departmentsOf, splitOwner } from './departments.ts';
import { sheetName, tell, type Sheet, type YearSpan } from './part.ts';
import { nameOf, squash } from './rows.ts';
import { settleBudget } from './settle-budget.ts';

const SHEET_NO = /^[\d０-９]{1,2}\s*[-‐−－–ー]\s*[\d０-９]{1,3}/u;

export function settleSheet(sheet: Sheet, planYears: YearSpan | null): void {
  settleHead(sheet);
  tellLacking(sheet);
  settleBudget(sheet, planYears);
}

function settleHead(sheet: Sheet): void {
  const { head, problems, at } = sheet;
  const text = head
    .map(cell => cell.text)
    .join(' ')
    .trim();
  const number = SHEET_NO.exec(text)?.[0] ?? '';
  const { title, owner } = splitOwner(text.slice(number.length).trim());
  sheet.title = nameOf(title);
  sheet.itemNo = parseItemNo(squash(number)) ?? '';
  if (sheet.itemNo === '') {
    sheet.itemNo = `番号なし・${squash(sheet.title)}`;
    tell(problems, 'MISSING_PART', at[0], '事業番号が見つかりません。原本の個別事業計画表を確かめてください。');
  }
  if (sheet.title === '') sheet.title = sheet.itemNo;
  settleOwner(sheet, owner);
}

/** `owner`: the bracket behind the title, or null where there is none. */
function settleOwner(sheet: Sheet, owner: string | null): void {
  const { head, at } = sheet;
  const departments = departmentsOf(owner ?? '');
  const begin = head.find(cell => owner !== null && cell.text.includes(owner.split(/[\s、，]/u)[0] ?? ''))?.no ?? at[0];
  sheet.departments = departments.map(({ full }) => full);
  sheet.facts.unshift(...departmentFacts(departments, [begin, head.at(-1)?.no ?? begin]));
}

function tellLacking(sheet: Sheet): void {
  const { departments, pieces, facts, budget } = sheet;
  const found: [string, boolean][] = [
    ['担当部課', departments.length > 0],
    ['事業内容', pieces.some(({ section }) => section === '事業内容')],
    ['事業行程', facts.some(({ kind }) => kind === 'milestone')],
    ['目標', facts.some(({ kind }) => kind === 'baseline' || kind === 'target')],
    ['事業費総額', budget.total !== null],
    ['財源内訳', budget.sources.length >= 4],
  ];
  const lacking = found.flatMap(([part, isThere]) => (isThere ? [] : [part]));
  if (lacking.length === 0) return;
  const message = `${sheetName(sheet)} の個別事業計画表に「${lacking.join('」「')}」が見つかりません。`;
  tell(sheet.problems, 'MISSING_PART', sheet.at, message);
}
