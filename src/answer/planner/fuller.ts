/** What else of an item answers (ほかの欄): a broad question is served by several fields, each under its name, not by one sentence. */
import type { Fact } from '../../domain/records.ts';
import { asksName, cueOf, isText, namesDate, namesSort, sectionSort, speaksOf, type Cue } from '../cue.ts';
import type { Block, Draft } from '../draft.ts';
import { letters } from '../letters.ts';
import type { Question } from '../question.ts';
import { pick, quoteBlock, textOf, type Picked } from './quoting.ts';
import type { FoundMilestone, TextItem } from './text-items.ts';

/** Letters of an answer's quotes, and fields, that a phone shows at a glance. */
const ROOM = { letters: 480, fields: 4 };
/** Of one sort (現状と課題; 取組内容) a second field is shown where its words are about as near as the first's. */
const BEHIND = 0.25;

/** What a block shows, as letters. */
const lettersOf = (block: Block): string =>
  block.form === 'quote'
    ? letters(block.quote)
    : block.form === 'values'
      ? letters(block.facts.map(({ metric, valueText }) => `${metric}${valueText}`).join(''))
      : '';

/** A table of contents, or the yearly plan, repeats what a sheet says at length. */
const repeats = (one: string, shown: readonly string[]): boolean =>
  shown.some(other => other.includes(one) || one.includes(other));

const sortOf = (block: Block): string =>
  block.form === 'quote' ? sectionSort(block.passage.section) : block.form === 'values' ? 'act' : '';

/** Best first, but of each sort of field the best one before all others. */
function inTurn(picked: readonly Picked[], shown: readonly Block[]): Picked[] {
  const sorts = new Set(shown.map(sortOf));
  const firsts = picked.filter(({ found: { passage } }) => {
    const sort = sectionSort(passage.section);
    if (sorts.has(sort)) return false;
    sorts.add(sort);
    return true;
  });
  const least = (picked[0]?.score ?? 0) - BEHIND;
  return [...firsts, ...picked.filter(one => !firsts.includes(one) && one.score >= least)];
}

/** 「令和６年度の取組方針」 says its year by its name. */
const ofYear = ({ found: { passage } }: Picked) =>
  passage.fiscalYear !== null && sectionSort(passage.section) !== 'aim';

/** Who and where are told by what names someone or a place: first. When is told by nothing without a year or a month. */
function fitting(picked: readonly Picked[], cue: Cue | null, { text, fiscalYears }: Question): readonly Picked[] {
  if (!asksName(cue)) return picked;
  const fits = (one: Picked) => speaksOf(cue, textOf(one), text);
  if (cue === 'when' && fiscalYears.length === 0)
    return picked.filter(one => fits(one) || namesDate(textOf(one)) || (ofYear(one) && one.span.coverage > 0));
  return picked.toSorted((a, b) => Number(fits(b)) - Number(fits(a)));
}

/** Cells of the yearly plan that are told beside other fields, and their letters. */
const CELLS = { most: 6, letters: 200 };

/** The yearly plan (年次計画) is a field as well: its rows that speak of the matter, or name such a place, of the years asked for. */
function rowsBeside(
  { item, plan, milestones }: TextItem,
  blocks: readonly Block[],
  shown: readonly string[],
  { text, fiscalYears }: Question,
): Block[] {
  const cue = cueOf(text);
  if (cue === 'why' || cue === 'trouble' || cue === 'aim' || blocks.some(({ form }) => form === 'values')) return [];
  const sortNamed = ({ fact }: FoundMilestone) => Number(namesSort(text, `${fact.metric} ${fact.valueText}`));
  const cells = milestones
    .filter(
      ({ fact: { fiscalYear } }) =>
        fiscalYears.length === 0 || (fiscalYear !== null && fiscalYears.includes(fiscalYear)),
    )
    .filter(one => one.row.coverage > 0 || sortNamed(one) > 0 || fiscalYears.length > 0)
    .filter(({ fact }) => fact.continued !== true && !repeats(letters(fact.valueText), shown))
    .toSorted((a, b) => sortNamed(b) - sortNamed(a) || b.row.coverage - a.row.coverage);
  const facts: Fact[] = [];
  let size = 0;
  for (const { fact } of cells.slice(0, CELLS.most)) {
    size += fact.metric.length + fact.valueText.length;
    if (size <= CELLS.letters) facts.push(fact);
  }
  return facts.length > 0 ? [{ form: 'values', item, plan, facts }] : [];
}

/** Further fields of the item behind what is shown of it. */
export function fuller(draft: Draft, items: readonly TextItem[], question: Question, room = ROOM): Draft {
  if (draft.status !== 'answered') return draft;
  const { blocks } = draft;
  const [first] = blocks;
  if (!('item' in first)) return draft;
  const own = items.find(({ item }) => item.itemId === first.item.itemId);
  if (!own || !blocks.every(block => 'item' in block && block.item.itemId === own.item.itemId)) return draft;
  const cue = cueOf(question.text);
  const texts = pick(own, cue, question).filter(({ found }) => isText(found.passage.section));
  const picked = fitting(texts, cue, question);
  const shown = blocks.map(lettersOf).filter(text => text !== '');
  const more: Block[] = [];
  for (const one of inTurn(picked, blocks)) {
    if (blocks.length + more.length >= room.fields) break;
    const block = quoteBlock(one);
    const said = lettersOf(block);
    const size = [...shown, said].join('').length;
    if (repeats(said, shown) || size > room.letters) continue;
    shown.push(said);
    more.push(block);
  }
  const all = [...blocks, ...more];
  const rows = all.length < room.fields || question.fiscalYears.length > 0 ? rowsBeside(own, all, shown, question) : [];
  return { status: 'answered', blocks: [...blocks, ...more, ...rows] };
}
