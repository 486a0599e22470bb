/**
 * The parts of the plan (章, 基本方針, 推進項目) as headings: from the part in front, from the summary tables (一覧表), and
 * from the place lines of the sheets.
 */
import type { Recorder } from '../../profile.ts';
import type { Front, Heading } from './front.ts';
import { bulletsOf, passageOf, type Span } from './rows.ts';
import type { Sheet } from './sheet.ts';
import type { Measure } from './summary-table.ts';

export function emitHeadings(recorder: Recorder, front: Front, sheets: readonly Sheet[]): void {
  for (const { itemNo, title, at, place, passages } of partsOfPlan(front, sheets)) {
    const item = recorder.item({ itemNo, title, kind: 'heading', place }, at);
    for (const { name, text, at: lines, year } of passages) item.passage(name, text, lines, year);
  }
}

function partsOfPlan({ headings, measures }: Front, sheets: readonly Sheet[]): Heading[] {
  const parts = [...headings];
  const byNo = new Map(headings.toReversed().map(heading => [heading.itemNo, heading]));
  const add = (heading: Heading) => {
    parts.push(heading);
    if (!byNo.has(heading.itemNo)) byNo.set(heading.itemNo, heading);
  };
  const addPolicy = (no: string, title: string, at: Span) => {
    const there = byNo.get(`基本方針${no}`);
    // The summary page breaks the policy's name over lines; a name in one piece is the better one.
    if (there) there.title = title;
    else add({ itemNo: `基本方針${no}`, title, at, place: [], passages: [] });
  };
  for (const measure of measures) {
    addPolicy(measure.policyNo, measure.policyTitle, measure.at);
    add(headingOf(measure));
  }
  for (const { measureNo, measureTitle, policyNo, policyTitle, at } of sheets) {
    if (measureNo === '' || byNo.has(`(${measureNo})`)) continue;
    if (policyNo !== '' && policyTitle !== '') addPolicy(policyNo, policyTitle, at);
    add({ itemNo: `(${measureNo})`, title: measureTitle, at, place: placeOf(policyNo, policyTitle), passages: [] });
  }
  return parts;
}

const placeOf = (no: string, title: string) => [{ label: '基本方針', no, title }];

function headingOf({ no, title, at, policyNo, policyTitle, notes, references }: Measure): Heading {
  return {
    itemNo: `(${no})`,
    title,
    at,
    place: placeOf(policyNo, policyTitle),
    passages: [
      ...bulletsOf(notes, /^☆/u).map(note => passageOf('取組の方向', note)),
      ...references.map(row => passageOf('再掲の記載箇所', [row])),
    ],
  };
}
