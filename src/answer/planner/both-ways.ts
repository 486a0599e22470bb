/** Questions that may ask for the items on a subject or for what one of them says (「…を増やす取組を教えて」): both are told. */
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { asksNothingElse } from '../question/things.ts';
import { asksSeveral, namesAsMany, nearestListing } from './enumerations.ts';
import { answeredBlocks } from './said.ts';
import { textItems } from './text-items.ts';
import { planText } from './texts.ts';
import { planSubject } from './themes.ts';

/** A thing that is described and goes by no name of its own: a title has no verb before its noun. */
const THING =
  '(?<![\\p{Script=Han}\\p{Script=Katakana}ー」』])(?:取組み?|取り組み|とりくみ|項目|事業|じぎょう|施策|仕事)';
const DESCRIBED = new RegExp(
  `(?:[るうくすむぶぐぬただいな)]|[のけりん]|関連|関係|向け|むけ|ため)[ 、]?(?:の|に関する|に関係する|に関連する|に関わる|にかかわる|に係る)?$`,
  'u',
);
/** What says of the subject only that it is one. */
const ABOUT_IT =
  /(?:に ?かんする|に関(?:する|係する|連する|わる)|にかかわる|に係る|についての|に対する|のための|関連の?|関係の?|の)$/u;

const together = (first: Draft, others: readonly Block[]): Draft => {
  const [block, ...more] = answeredBlocks(first);
  return block ? { status: 'answered', blocks: [block, ...more, ...others] } : first;
};

/** 「給食 項目」: words side by side. */
const BESIDE = new RegExp(`^(.{2,}?) ${THING}$`, 'u');
/** Behind the thing stands how all of them are asked for: 「…事業をみんな」「…項目につき、市名とともに網羅的に」. */
const TAIL_MOST = 40;
const THINGS = new RegExp(THING, 'gu');

/** What stands before a thing that is described, where nothing more is asked of it than which it is. */
function describedIn(about: string): string | null {
  for (const { index, 0: noun } of about.matchAll(THINGS)) {
    const [before, tail] = [about.slice(0, index), about.slice(index + noun.length)];
    const asks = tail.length <= TAIL_MOST && asksNothingElse(tail);
    if (before.length > 1 && asks && DESCRIBED.test(before)) return before;
  }
  return null;
}

/** The subject of a described thing; null where the question describes none. */
export function subjectDescribed({ about }: Question): string | null {
  const plain = about.trim();
  const subject = (describedIn(plain) ?? BESIDE.exec(plain)?.[1])?.replace(ABOUT_IT, '').trim();
  return subject === undefined || subject.length < 2 ? null : subject;
}

const isList = (block: Block): boolean => block.form === 'list';

/** What one item says, and all that deal with the same. */
export async function withItems(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const { itemNos, kinds, wants, operation } = question;
  const about = itemNos.length === 0 && kinds.length === 0 && wants === 'text' ? subjectDescribed(question) : null;
  if (about === null || operation !== 'value' || draft.status === 'ambiguous' || answeredBlocks(draft).some(isList))
    return draft;
  const list = await planSubject({ ...question, about, operation: 'list', noun: null }, tools);
  const [first] = answeredBlocks(list);
  if (first?.form !== 'list') return draft;
  if (draft.status !== 'answered') return draft.status === 'not_found' ? list : draft;
  return first.items.length > 1 || answeredBlocks(list).length > 1 ? together(draft, answeredBlocks(list)) : draft;
}

/** Where several things are asked for, the text of the item that names them stands beside what was found. */
export async function withListing(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const [first] = answeredBlocks(draft);
  if (!asksSeveral(question) || !first || draft.status !== 'answered' || question.language === 'other') return draft;
  if (answeredBlocks(draft).some(block => block.form === 'parts' || isList(block))) return draft;
  const items = await textItems(question, tools);
  const own = 'item' in first ? items.filter(({ item }) => item.itemId === first.item.itemId) : items;
  const listing = nearestListing(own, question);
  const told = listing && answeredBlocks(draft).some(block => namesAsMany(block, listing, question));
  return listing && !told ? together(draft, [listing]) : draft;
}

/** The items on a subject; where no noun says that items are asked for, what the likeliest says comes first. */
export async function withText(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const [first] = answeredBlocks(draft);
  const bySubject = first?.form === 'list' && first.criteria.every(({ by }) => by === 'subject');
  const quoted = answeredBlocks(draft).some(({ form }) => form === 'quote');
  if (!bySubject || quoted || question.noun !== null || question.operation !== 'list') return draft;
  const text = await planText({ ...question, operation: 'value', wants: 'text' }, tools);
  const [block, ...more] = answeredBlocks(await withListing(text, question, tools)).filter(one => !isList(one));
  return block ? { status: 'answered', blocks: [block, ...more, ...answeredBlocks(draft)] } : draft;
}
