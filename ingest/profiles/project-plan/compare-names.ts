/**
 * What the document says of headings and projects in more than one place: titles in the outline, the tables and on a heading's
 * own page; the 主な事業 tables against the sheets (the sheet wins); the outline's counts; the sample sheet of 計画の見方.
 */
import type { FactDetails } from '../../profile.ts';
import { PROJECT, type Listing, type Model } from './model.ts';
import { sheetName, tell, type LineSpan, type Sheet } from './part.ts';
import { keyOf, sameName, squash } from './rows.ts';

/** The title that most printings have; where two are as many, the part's own page wins. */
export function settleTitles(model: Model): void {
  for (const part of model.parts) {
    const printings = model.printed.get(part.itemNo) ?? [];
    const groups = [...Map.groupBy(printings, ({ title }) => keyOf(title)).values()];
    const ranked = groups.toSorted(
      (a, b) =>
        b.length - a.length ||
        Number(b.some(({ own }) => own)) - Number(a.some(({ own }) => own)) ||
        (b.at(-1)?.no ?? 0) - (a.at(-1)?.no ?? 0),
    );
    part.title ||= (ranked[0]?.find(({ own }) => own) ?? ranked[0]?.[0])?.title ?? part.itemNo;
    if (groups.length < 2) continue;
    const variants = ranked.map(
      group => `「${group[0]?.title ?? ''}」（${group.map(({ no }) => `${String(no)}行目`).join('、')}）`,
    );
    const odd = ranked.at(-1)?.[0]?.no ?? part.at[0];
    const message = `${part.itemNo} の名称が場所によって異なります：${variants.join('、')}。「${part.title}」として扱います。`;
    tell(part.problems, 'CONTRADICTION', odd, message);
  }
}

/** Links each sheet to the leading projects that its row marks, and tells where row and sheet differ. */
export function compareListings(model: Model): void {
  const byNo = Map.groupBy(model.sheets, ({ itemNo }) => itemNo);
  for (const listing of model.listings) {
    const { itemNo, title, projects, no, measure } = listing;
    const sheets = byNo.get(itemNo) ?? [];
    const [first] = sheets;
    if (!first) {
      const message = `主な事業の表にある ${itemNo}「${title}」の個別事業計画表が見つかりません。`;
      tell(measure.problems, 'MISSING_PART', no, message);
      continue;
    }
    for (const sheet of sheets) sheet.links.push(...projects.map(project => `${PROJECT}${project}`));
    compareTitle(listing, sheets);
    compareOwner(listing, sheets, first);
  }
  const listed = new Set(model.listings.map(({ itemNo }) => itemNo));
  for (const sheet of model.sheets) {
    if (listed.has(sheet.itemNo)) continue;
    tell(sheet.problems, 'CONTRADICTION', sheet.at[0], `${sheetName(sheet)} は、主な事業の表にありません。`);
  }
}

/** `sheets`: those that bear the row's number. Of several that differ, the last one is told. */
function compareTitle({ itemNo, title, no }: Listing, sheets: readonly Sheet[]): void {
  const wrong = sheets.filter(sheet => !sameName(sheet.title, title));
  const titles = sheets.map(sheet => `「${sheet.title}」`).join('と');
  for (const { at, head, problems } of sheets.length > 1 ? wrong.slice(-1) : wrong) {
    const headLines: LineSpan = [at[0], head.at(-1)?.no ?? at[0]];
    const message = `事業番号 ${itemNo} の事業名が、主な事業の表（${String(no)}行目）では「${title}」、個別事業計画表では${titles}です。個別事業計画表の名称で扱います。`;
    tell(problems, 'CONTRADICTION', headLines, message);
  }
}

function compareOwner({ itemNo, bureau, section, no }: Listing, sheets: readonly Sheet[], first: Sheet): void {
  const departments = sheets.flatMap(sheet => sheet.departments);
  const owners = departments.map(name => /^(\S+(?:部|局|委員会))\s+(.*)$/u.exec(name));
  const joined = (group: number) => [...new Set(owners.map(owner => squash(owner?.[group] ?? '')))].join('');
  if (joined(1) === bureau && joined(2) === section) return;
  const message = `事業番号 ${itemNo} の担当が、主な事業の表では「${bureau} ${section}」、個別事業計画表では「${departments.join('、')}」です。個別事業計画表の担当で扱います。`;
  tell(first.problems, 'CONTRADICTION', no, message);
}

/** The outline against the sheets: its counts of projects, and 施策 that it leaves out. */
export function compareOutline(model: Model): void {
  const measures = model.parts.filter(({ label }) => label === '施策');
  for (const { measure, count, no } of model.counts) {
    const part = measures.find(({ itemNo }) => itemNo === measure);
    if (!part) continue;
    const sheets = new Set(model.sheets.filter(({ within }) => within.includes(part)).map(({ itemNo }) => itemNo));
    if (sheets.size === count) continue;
    const message = `${measure} の事業数が、施策体系では${String(count)}事業、個別事業計画表では${String(sheets.size)}事業です。`;
    tell(part.problems, 'CONTRADICTION', no, message);
  }
  const counted = new Set(model.counts.map(({ measure }) => measure));
  const absent = measures.filter(({ itemNo }) => !counted.has(itemNo)).map(({ itemNo }) => itemNo);
  if (counted.size === 0 || absent.length === 0) return;
  const lines = model.counts.map(({ no }) => no);
  const message = `施策体系の一覧に ${absent.join('、')} がありません。原本の図を確かめてください。`;
  tell(model.problems, 'MISSING_PART', [Math.min(...lines), Math.max(...lines)], message);
}

/** The sample of 計画の見方 against the sheet whose number it bears. */
export function compareSample({ sample, sheets, problems }: Model): void {
  if (!sample) return;
  const notice = `「計画の見方」の記載例（事業番号 ${sample.itemNo} の個別事業計画表）です。見本のため、項目としては読み取っていません。`;
  tell(problems, 'UNREAD_LINE', sample.at, notice);
  const sheet = sheets.find(({ itemNo }) => itemNo === sample.itemNo);
  if (!sheet) return;
  const values = new Map(sheet.facts.map(fact => [readingId(fact), fact.valueText]));
  for (const fact of sample.facts) {
    const there = values.get(readingId(fact));
    if (there !== undefined && sameName(there, fact.valueText)) continue;
    const message = `記載例の「${fact.metric}」は「${fact.valueText}」、個別事業計画表では「${there ?? 'なし'}」です。個別事業計画表の値で扱います。`;
    tell(sheet.problems, 'CONTRADICTION', typeof fact.at === 'number' ? fact.at : fact.at[0], message);
  }
}

const readingId = ({ metric, kind, fiscalYear }: FactDetails) => [keyOf(metric), kind, fiscalYear].join(' ');
