/** What is asked in the same breath (「担当課と年次計画」「評価とその理由」): said of the item that answers the first. */
import type { Tools } from '../../tools/index.ts';
import { cueOf } from '../cue.ts';
import type { Block, Draft, Subject } from '../draft.ts';
import type { Question } from '../question.ts';
import { planDepartment } from './departments.ts';
import { reasonsOf } from './graded.ts';
import { planOfYears } from './milestones.ts';
import { planQuote, quoteWhole } from './quoting.ts';
import { answeredBlocks } from './said.ts';
import { textItems } from './text-items.ts';
import { planTime } from './when.ts';

const AND = '(?:と|や|、|・|も|及び|および|ならびに|並びに|それと|あと)';
const SECTION = '(?:担当|所管|主管)(?:の)?(?:部?課|部署|部局)名?|課名';
const SECTION_ASKED = new RegExp(SECTION, 'u');
const BESIDE = new RegExp(`${AND}(?:その|この)?(?:${SECTION})|(?:${SECTION})(?:は|も)?、?${AND}`, 'u');
/** 「終わるのはいつで、どこの課」: something else is asked for by a word of its own. */
const ASKS_MORE = /いつ(?!も)|何年度|何月|なぜ|なんで|どうして|理由|どのように|どうやって|何をする/u;
const TITLE_ASKED = /(?:事業|取組|項目)(?:名|の名前|の名称)/gu;
const SCHEDULE = /年次計画|予定|スケジュール|行程/u;

/** The item that all of it is about; null where there are several. */
function onlySubject(blocks: readonly Block[]): Subject | null {
  const [first] = blocks;
  if (!first || !('item' in first)) return null;
  const same = blocks.every(block => 'item' in block && block.item.itemId === first.item.itemId);
  return same ? { item: first.item, plan: first.plan } : null;
}

/** Why the grade that is told was given. */
async function reasonsBeside(blocks: readonly Block[], own: Question, tools: Tools): Promise<Block[]> {
  const grades = blocks
    .flatMap(block => (block.form === 'values' ? block.facts : []))
    .filter(({ kind }) => kind === 'grade');
  const [grade] = grades;
  if (!grade || grades.length > 2) return [];
  const [item] = await textItems(own, tools);
  return item ? reasonsOf(item, grade, true).map(quoteWhole) : [];
}

/** What else the question asks of the item, as blocks behind those of the draft. */
async function asideOf(blocks: readonly Block[], own: Question, tools: Tools): Promise<readonly Block[]> {
  const { text } = own;
  const departments = blocks.filter(({ form }) => form === 'departments');
  if (departments.length === 0 && SECTION_ASKED.test(text))
    return answeredBlocks(await planDepartment({ ...own, wants: 'department', kinds: [] }, tools)).filter(
      ({ form }) => form === 'departments',
    );
  const cue = cueOf(text);
  if (cue === 'why' || /根拠|コメント/u.test(text)) {
    const reasons = await reasonsBeside(blocks, own, tools);
    if (reasons.length > 0) return reasons;
  }
  if (departments.length !== blocks.length || !(BESIDE.test(text) || ASKS_MORE.test(text))) return [];
  const items = await textItems(own, tools);
  if (SCHEDULE.test(text)) return answeredBlocks(planOfYears(items, { ...own, kinds: ['milestone'] }));
  const rest = text.replaceAll(new RegExp(SECTION, 'gu'), ' ').replaceAll(TITLE_ASKED, ' ');
  const also = cueOf(rest);
  if (also === null) return [];
  const asked = { ...own, text: rest };
  return answeredBlocks(also === 'when' ? planTime(items, asked) : planQuote(items, asked));
}

export async function withBesides(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  if (draft.status !== 'answered') return draft;
  const subject = onlySubject(draft.blocks);
  if (!subject) return draft;
  const { item, plan } = subject;
  const own: Question = { ...question, wants: 'text', itemNos: [item.itemNo], planIds: [plan.planId] };
  const aside = (await asideOf(draft.blocks, own, tools)).filter(
    block => onlySubject([block])?.item.itemId === item.itemId,
  );
  const isSaid = (block: Block) =>
    block.form === 'quote' && draft.blocks.some(said => said.form === 'quote' && said.quote === block.quote);
  return { status: 'answered', blocks: [...draft.blocks, ...aside.filter(block => !isSaid(block))] };
}
