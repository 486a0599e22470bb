/**
 * The head of the plan page: 事業番号, 事業名, the place in the 総合計画体系, the department and the people in charge.
 * Values stand on the line of their label, but the people's on the line after their captions.
 */
import { parseItemNo } from '../../../src/domain/item-no.ts';
import type { Item } from '../../../src/domain/records.ts';
import type { ItemRecorder, Recorder } from '../../profile.ts';
import { isDash, TITLE } from './captions.ts';
import { keyOf, wordsOf, type Node } from './nodes.ts';

const PLACES = ['総合計画体系', 'まちづくり目標', '基本政策', '施策展開の方向', '施策'];
const DEPARTMENT = ['部名', '課名'];

/** A caption and what stands under it. */
type Cell = [caption: string, text: string];

/** Takes the first node that matches out of what is still to be read. */
type Take = (pattern: RegExp) => Node | undefined;

/**
 * Opens the sheet's item, whose lines are `at`; null, with a problem, where it has no number or no title.
 * `used` receives the nodes that are taken.
 */
export function readHead(
  recorder: Recorder,
  nodes: readonly Node[],
  at: [number, number],
  used: Set<Node>,
): ItemRecorder | null {
  const take: Take = pattern => {
    const node = nodes.find(found => pattern.test(found.text.normalize('NFKC')));
    if (node) used.add(node);
    return node;
  };
  const place = placeOf(take);
  // 事業番号 is printed over two lines, its first half at the end of the name's line.
  const title = afterLabel(take(/^事業名 /u)?.text ?? '', '事業名').replace(/[ \t]+事業$/u, '');
  const itemNo = parseItemNo(/\S+$/u.exec(take(/^(?:事業)?番号 /u)?.text ?? '')?.[0] ?? '');
  const captions = take(/^部名 .*課名/u);
  const people = captions && nodes[nodes.indexOf(captions) + 1];
  if (people) used.add(people);
  take(TITLE);
  if (itemNo === null || title === '') {
    recorder.problem(
      'MISSING_PART',
      at,
      '事業名または事業番号が読み取れないため、このシートは取り込めません。原本を確かめてください。',
    );
    return null;
  }
  const cells = peopleCells(captions, people);
  const departments = departmentCells(cells).map(([, name]) => name);
  const item = recorder.item(
    { itemNo, title, place, ...(departments.length > 0 && { departments: [departments.join(' ')] }) },
    at,
  );
  if (captions && people) recordPeople(item, captions, people, cells);
  if (departments.length === 0)
    item.problem('MISSING_PART', captions?.from ?? at, '担当の部名・課名が読み取れません。');
  return item;
}

function placeOf(take: Take): Item['place'] {
  return PLACES.flatMap(label => {
    const printed = take(new RegExp(`^${label} `, 'u'))?.text ?? '';
    const match = /^(?:([0-9０-９]+(?:-[0-9]+)?)\s+)?(.+)$/u.exec(printed && afterLabel(printed, label));
    return match ? [{ label, no: keyOf(match[1] ?? ''), title: match[2] ?? '' }] : [];
  });
}

/** The text after a label, whatever blanks the label is printed with. */
function afterLabel(text: string, label: string): string {
  let rest = text;
  for (const c of label) {
    rest = rest.trimStart();
    if (keyOf(rest.charAt(0)) !== c) return text;
    rest = rest.slice(1);
  }
  return rest.trim();
}

/** The people's cells; none where the line does not have a word for each caption. */
function peopleCells(captions: Node | undefined, people: Node | undefined): Cell[] {
  if (!captions || !people) return [];
  const [columns, words] = [wordsOf(captions.text), wordsOf(people.text)];
  return columns.length === words.length ? columns.map((caption, i) => [caption, words[i] ?? '']) : [];
}

const departmentCells = (cells: readonly Cell[]): Cell[] =>
  DEPARTMENT.flatMap(wanted => cells.filter(([caption]) => caption === wanted).slice(0, 1)).filter(
    ([, name]) => !isDash(name),
  );

function recordPeople(item: ItemRecorder, captions: Node, people: Node, cells: readonly Cell[]): void {
  for (const [metric, valueText] of departmentCells(cells)) {
    item.fact({ metric, kind: 'department', fiscalYear: null, valueText, at: people.from });
  }
  const shown = cells.length > 0 ? cells.map(cell => cell.join(' ')) : [captions.text, people.text];
  item.passage('事務事業担当', shown.join('\n'), [captions.from, people.to]);
}
