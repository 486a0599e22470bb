/** The table of その他の関連の事業 behind a 施策's sheets: 事業名, 事業内容, 担当部, 担当課; each row is a related project without a number. */
import { departmentFacts, departmentsIn } from './departments.ts';
import { isFurniture, type Model, type Take } from './model.ts';
import { addCell, newPart, tell, type Part } from './part.ts';
import { nameOf, tie, type Cell } from './rows.ts';

const OFFICE = /(?:部|局|委員会|室|課|所|署|会)$/u;
const SENTENCE = /\p{Script=Hiragana}.*。$/u;

/** `measure`: the 施策 that the table follows, where it is known. */
export function relatedBlock(model: Model, measure: Part | null): Take {
  let header: Cell[] = [];
  return row => {
    if (row.first.key === '事業名') {
      header = row.cells;
      return true;
    }
    const [name, content, bureau, section] = tie(row.cells, header) ?? [];
    if (!row.tabbed || header.length !== 4 || !name || !content) return isFurniture(model, row);
    // Without a 部 in its column, only a sentence in the column of the content shows that this is a row of the table.
    if (bureau ? !OFFICE.test(bureau.key) : section || !SENTENCE.test(content.text)) return false;
    const part = newRelated(measure, nameOf(name.text), row.no);
    addCell(part, '事業内容', content.text, row.no);
    const departments = bureau && section ? departmentsIn(bureau.text, section.text) : [];
    part.departments = departments.map(({ full }) => full);
    part.facts = departmentFacts(departments, row.no);
    if (departments.length === 0)
      tell(part.problems, 'MISSING_PART', row.no, `関連する事業「${part.title}」に担当部課が見つかりません。`);
    model.parts.push(part);
    return true;
  };
}

/** It bears the 施策's number and its own title in place of a number. */
function newRelated(measure: Part | null, title: string, no: number): Part {
  const named = title.replaceAll('/', '／').replaceAll('#', '＃').replaceAll(' ', '');
  return newPart({
    kind: 'related',
    label: '関連する事業',
    itemNo: measure ? `${measure.itemNo}・${named}` : named,
    title,
    within: measure ? [...measure.within, measure] : [],
    at: [no, no],
  });
}
