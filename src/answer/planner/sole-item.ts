/** A plan of one item (評価シート): who names the plan and a kind of value means the item. */
import type { Tools } from '../../tools/index.ts';
import type { Question } from '../question.ts';
import { sidesOf } from './sides.ts';

/** The question with the number of the only item of the plan that it names. */
export async function ofSoleItem(question: Question, tools: Tools): Promise<Question> {
  const { planIds, itemNos, kinds } = question;
  if (planIds.length !== 1 || itemNos.length > 0 || kinds.length === 0) return question;
  const { plans } = await tools.listPlans.run({});
  if (sidesOf(question, plans)) return question;
  const { items } = await tools.listItems.run({ planIds, itemKinds: ['item'], limit: 2 });
  const [only, other] = items;
  return only && !other ? { ...question, itemNos: [only.item.itemNo] } : question;
}
