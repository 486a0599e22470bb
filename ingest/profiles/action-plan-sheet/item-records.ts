/**
 * The records of one item: its number and place, its departments, and, in the order of the sheet, what the other files
 * make of its cells. Values come from the sheet; the summary table adds passages, notes and problems.
 */
import type { Item } from '../../../src/domain/records.ts';
import type { Recorder } from '../../profile.ts';
import { emitEffects } from './effect-records.ts';
import { againText, type Entry } from './entries.ts';
import { paragraph, spanOf, type Span } from './rows.ts';
import { emitTargets } from './target-records.ts';
import { emitYears } from './year-records.ts';

/**
 * @param years first and last year of the plan
 * @param baselineYear year of the baselines that name none, as シートの見方 has it
 */
export function emitItem(recorder: Recorder, entry: Entry, years: Span, baselineYear: number | null): void {
  const { sheet, compared, again } = entry;
  const numbered = sheet.sign !== '' && sheet.measureNo !== '';
  const item = recorder.item(
    {
      itemNo: numbered ? `(${sheet.measureNo})${sheet.sign}` : `番号不明${sheet.sign}`,
      title: sheet.title || '（名称不明）',
      alsoNos: again.map(row => row.itemNo),
      departments: sheet.leads.map(cell => cell.text),
      relatedDepartments: sheet.related.map(cell => cell.text),
      place: placeOf(entry),
      marks: sheet.marks,
    },
    sheet.at,
  );
  for (const [metric, cells] of [
    ['担当', sheet.leads],
    [sheet.relatedLabel, sheet.related],
  ] as const) {
    for (const { text, at } of cells) {
      item.fact({ metric, kind: 'department', fiscalYear: null, valueText: text, at });
    }
  }
  emitTargets(item, entry, years, baselineYear);
  emitEffects(item, sheet, years);
  emitYears(item, entry);
  for (const { name, year, rows } of sheet.sections) item.passage(name, paragraph(rows), spanOf(rows), year);
  for (const { name, year, text, at } of compared?.passages ?? []) item.passage(name, text, at, year);
  for (const { itemNo, rows } of again) item.passage(`再掲 ${itemNo}`, againText(rows), spanOf(rows));
  for (const { code, at, message } of [...sheet.problems, ...(compared?.found ?? [])]) item.problem(code, at, message);
}

function placeOf({ sheet, group }: Entry): Item['place'] {
  const place = [
    { label: '基本方針', no: sheet.policyNo, title: sheet.policyTitle },
    { label: '推進項目', no: `(${sheet.measureNo})`, title: sheet.measureTitle },
  ];
  return group === '' ? place : [...place, { label: '区分', no: '', title: group }];
}
