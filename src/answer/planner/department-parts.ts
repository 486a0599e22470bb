/** What a department does (○○課が担当する取組内容, ○○課は何をするの): the contents that the sheets print with its name. */
import type { ItemDetail } from '../../domain/catalogue.ts';
import { isDealing } from '../../domain/catalogue.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft, Part } from '../draft.ts';
import type { Question } from '../question.ts';
import { groupsOf, selectionOf } from './groups.ts';
import { subjectOf } from './parts.ts';

const ASKS_CONTENTS =
  /取組内容|取り組み内容|(?:何|なに)を(?:する|やる|し(?:て|よう)|やって)|(?:何|なに)(?:する|やる|しとる|してる)/u;
/** What a sheet calls what is done. */
const CONTENTS = /^(?:取組内容|具体的な改善取組内容|事業内容)$/u;
const CONTENTS_WORD = /取組内容|取り組み内容|(?:何|なに)を?(?:する|やる|し(?:て|よう)|やって).*$|担当|主管|所管/gu;
const ITEMS_MOST = 12;
/** Without a name beside each content, whole items are told; of so many only their titles. */
const WHOLE_MOST = 3;

/** The contents beside which the department stands; all of the item's where none has a name of its own. */
function contentsOf({ passages, facts }: ItemDetail, departments: readonly string[]): { parts: Part[]; own: boolean } {
  const contents = passages.filter(({ section }) => CONTENTS.test(section));
  const named = facts.filter(
    ({ kind, metric }) => kind === 'department' && contents.some(({ text }) => text.includes(metric)),
  );
  const own = named.filter(({ valueText }) => departments.some(name => valueText.includes(name)));
  const meant =
    own.length > 0 ? contents.filter(({ text }) => own.some(({ metric }) => text.includes(metric))) : contents;
  return { parts: meant.map(passage => ({ passage, quote: passage.text.trim() })), own: own.length > 0 };
}

const sectionOf = (part: Part): string => ('passage' in part ? part.passage.section : '');

/** null where the question asks for something else, or the department has too much. */
export async function planDepartmentParts(question: Question, tools: Tools): Promise<Draft | null> {
  const { departments, text, noun, itemNos, kinds, fiscalYears } = question;
  if (departments.length === 0 || noun !== null || itemNos.length > 0 || kinds.length > 0 || fiscalYears.length > 0)
    return null;
  if (!ASKS_CONTENTS.test(text.normalize('NFKC'))) return null;
  const { filters, criteria } = await selectionOf(
    { ...question, operation: 'list' },
    await groupsOf(question, tools),
    tools,
  );
  if (!criteria.some(({ by }) => by === 'department')) return null;
  const { items } = await tools.listItems.run({ ...filters, role: 'lead' });
  const about = question.about.replaceAll(CONTENTS_WORD, ' ').trim();
  const { subject } =
    about === ''
      ? { subject: [] }
      : await tools.relatedItems.run({ about, planIds: [...new Set(items.map(({ plan }) => plan.planId))] });
  const dealing = new Set(subject.filter(isDealing).map(({ itemId }) => itemId));
  const near = items.filter(({ item }) => dealing.has(item.itemId));
  const meant = near.length > 0 ? near : items;
  const details = await Promise.all(
    meant.slice(0, ITEMS_MOST).map(async ({ item }) => (await tools.getItem.run({ itemId: item.itemId })).item),
  );
  const found = details.flatMap(detail => (detail ? [{ detail, ...contentsOf(detail, departments) }] : []));
  const blocks = Array.from(Map.groupBy(found, ({ detail }) => detail.plan.planId).values()).flatMap((own): Block[] => {
    const named = own.filter(one => one.own);
    const told = named.length > 0 ? named : own;
    if (named.length === 0 && told.length > WHOLE_MOST) {
      const [first, ...more] = criteria;
      return first
        ? [
            {
              form: 'list',
              criteria: [first, ...more],
              items: own.map(({ detail }) => subjectOf(detail)),
              counted: false,
            },
          ]
        : [];
    }
    return told.flatMap(({ detail, parts: [first, ...more] }): Block[] =>
      first ? [{ form: 'parts', ...subjectOf(detail), name: sectionOf(first), parts: [first, ...more] }] : [],
    );
  });
  if (meant.length > ITEMS_MOST || !blocks.some(({ form }) => form === 'parts')) return null;
  const [block, ...others] = blocks;
  return block ? { status: 'answered', blocks: [block, ...others] } : null;
}
