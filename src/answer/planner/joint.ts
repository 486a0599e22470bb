/** What two cities do together (共同): one thing is asked of it, and the cities are not set against each other. */
import type { Tools } from '../../tools/index.ts';
import { cueOf } from '../cue.ts';
import type { Question } from '../question.ts';
import { textItems } from './text-items.ts';

/** Words that set things apart, whatever is asked of them. */
const APART = '比べ|くらべ|比較|どっち|どちら|それぞれ|各市';
const COMPARED = new RegExp(
  `${APART}|違[いうっ]|ちが[いうっ]|両市|\\b(?:compare|versus|vs|differ\\w*|which|each|both)\\b`,
  'iu',
);
const COMPARED_OR_LISTED = new RegExp(
  `${APART}|違い|ちがい|違う|どの市|すべて|全て|全部|一覧|挙げ|\\b(?:compare|differ|each|both|versus|vs)\\b`,
  'iu',
);

/** 秦野市と伊勢原市の消防指令センター is one thing of two cities, where an item's title names both: nothing is compared. */
export async function ofOneTitle(question: Question, tools: Tools): Promise<Question | null> {
  const { cities, text } = question;
  if (cities.length < 2 || COMPARED.test(text)) return null;
  const open: Question = { ...question, cities: [], operation: 'value' };
  const [first] = await textItems(open, tools);
  const shared = first && cities.every(city => first.item.title.includes(city.slice(0, -1)));
  return shared ? open : null;
}

/** 「2市で一緒にやる件、契約はいつ」: two cities do it together, and one thing is asked; nothing is compared or listed. */
export const asksOneThing = ({ operation, wants, text }: Question): boolean =>
  (operation === 'compare' || operation === 'list') &&
  wants === 'text' &&
  cueOf(text) === 'when' &&
  !COMPARED_OR_LISTED.test(text);
