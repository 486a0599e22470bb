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
/** Letters of a bullet that no other text holds by chance. */
const SUBSTANTIAL = 10;
/** Letters of a text that a message quotes. */
const QUOTED = 15;

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
  at = spanOf(rows),
): void {
  const noted = note === undefined ? {} : { note };
  item.fact({ metric: SECTION_NAME, kind: 'milestone', fiscalYear: year, valueText: textOf(rows), at, ...noted });
  item.passage(SECTION_NAME, paragraph(rows), at, year);
}

function emitTorn(item: ItemRecorder, entry: Entry, texts: Row[][]): void {
  const tied = thisYearsText(entry, texts);
  if (tied) emitText(item, tied.rows, tied.year, noteOf(tied.places), spanOf(tied.places.flat()));
  // One of the places that print the tied text is that year's; the others stay open.
  const other = texts.filter(text => tied?.places.includes(text) !== true);
  for (const text of other) item.passage(SECTION_NAME, paragraph(text), spanOf(text));
  const again = (tied?.places ?? []).slice(1);
  const count = other.length + again.length;
  if (count === 0) return;
  const span = spanOf((again.length === 0 ? other : texts).flat());
  const known = tied ? `うち1件は${fiscalYearLabel(tied.year)}のものと分かりましたが、` : '';
  item.problem(
    'UNTIED_VALUE',
    span,
    `${noOf(entry.sheet)} 年次計画の文（${String(texts.length)}件）が年度の欄から離れています。${known}${String(count)}件（${quotes([...again, ...other])}）はどの年度のものか決められません。原本でご確認ください。`,
  );
}

const noteOf = (places: Row[][]) =>
  '年度の欄と文が離れているため、同じ年度の取組方針の記載との一致によって年度を決めています。' +
  (places.length === 1
    ? ''
    : `同じ文が${String(places.length)}か所（${places.map(place => `${String(place[0]?.no)}行目`).join('、')}）にあり、どれがこの年度の欄かは決められません。`);

/** The beginning of each text, so that it can be found in print; equal ones once, with their count. */
function quotes(texts: Row[][]): string {
  const begins = Map.groupBy(texts, text => `${textOf(text).slice(0, QUOTED)}…`);
  return [...begins]
    .map(([begin, same]) => `「${begin}」${same.length === 1 ? '' : `${String(same.length)}か所`}`)
    .join('、');
}

/**
 * This year's text is known where it stands word for word in this year's plan (取組方針・取組内容, on the sheet or in the
 * summary table) and nothing of any other text does.
 * @returns `places`: each place that prints the text
 */
function thisYearsText(
  { sheet, compared }: Entry,
  texts: Row[][],
): { rows: Row[]; places: Row[][]; year: number } | null {
  const plans = [
    ...sheet.sections.map(section => ({ ...section, text: paragraph(section.rows) })),
    ...(compared?.passages ?? []),
  ].filter(plan => plan.year !== null && plan.name.includes('取組方針'));
  const year = plans[0]?.year ?? null;
  const planned = plans.map(plan => key(plan.text)).join(' ');
  const whole = new Set(plans.flatMap(plan => plan.text.split('\n').map(key)));
  const found = texts.map(text => ({ text, ...likenessTo(planned, whole, text) }));
  const places = found.filter(({ some }) => some).map(({ text }) => text);
  const [first] = places;
  const same = new Set(places.map(text => key(textOf(text)))).size === 1;
  const proven = found.some(({ enough }) => enough);
  return first && same && proven && year !== null ? { rows: first, places, year } : null;
}

/**
 * Whether anything of a text stands in the plan, and whether it is enough to tell by: a long bullet, all bullets of several,
 * or nothing but whole bullets of the plan. A short one alone may stand in any text.
 */
function likenessTo(planned: string, whole: ReadonlySet<string>, text: Row[]): { some: boolean; enough: boolean } {
  const bullets = bulletsOf(text, BULLET).map(bullet => key(textOf(bullet)));
  const there = bullets.filter(bullet => bullet !== '' && planned.includes(bullet));
  const all = there.length === bullets.length;
  const enough =
    there.some(bullet => bullet.length >= SUBSTANTIAL) ||
    (all && (bullets.length > 1 || there.every(bullet => whole.has(bullet))));
  return { some: there.length > 0, enough };
}
