/** Money that only some plans print (効果見込額): who asks for it and names no plan means the one that does. */
import type { Tools } from '../../tools/index.ts';
import type { Question } from '../question.ts';

const EFFECT = /^effect_/u;

/** The same question where it asks for something else, or where not just one of the plans that may be meant prints it. */
export async function inPrintingPlans(question: Question, tools: Tools): Promise<Question> {
  const { kinds, planIds, itemNos, cities } = question;
  if (planIds.length + itemNos.length > 0 || kinds.length === 0 || !kinds.every(kind => EFFECT.test(kind)))
    return question;
  const { plans } = await tools.listPlans.run({});
  const near = plans.filter(({ city }) => cities.length === 0 || cities.includes(city));
  const printing = await Promise.all(
    near.map(async ({ planId }) => {
      const { items } = await tools.listItems.run({ planIds: [planId], kinds: [...kinds], limit: 1 });
      return items.length > 0 ? [planId] : [];
    }),
  );
  const own = printing.flat();
  return own.length === 1 && near.length > 1 ? { ...question, planIds: own } : question;
}
