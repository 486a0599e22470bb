/** Answers without a model: a question's slots → tool calls → a draft. Same question, same index, same draft. */
import type { Tools } from '../tools/index.ts';
import type { Draft } from './draft.ts';
import { asksBudget, planBudget } from './planner/budget.ts';
import { planDepartment } from './planner/departments.ts';
import { NOTHING } from './planner/scope.ts';
import { planText } from './planner/texts.ts';
import { planValues } from './planner/values.ts';
import type { Question } from './question.ts';

async function planValue(question: Question, tools: Tools): Promise<Draft> {
  const ofIndicator = question.kinds.some(kind => /^(?:baseline|target|actual|final_target)$/u.test(kind));
  if (!ofIndicator && asksBudget(question)) {
    const budget = await planBudget(question, tools);
    if (budget.status === 'answered' || !question.kinds.includes('cost')) return budget;
  }
  return planValues(question, tools);
}

export async function planAnswer(question: Question, tools: Tools): Promise<Draft> {
  if (question.refusal !== null) return { status: 'declined', refusal: question.refusal };
  if (question.unknownCity !== null && question.cities.length === 0)
    return { status: 'not_found', reason: { code: 'city', name: question.unknownCity } };
  if (question.about === '' && question.itemNos.length === 0) return NOTHING;
  switch (question.wants) {
    case 'value':
      return planValue(question, tools);
    case 'department':
      return planDepartment(question, tools);
    case 'text':
      return planText(question, tools);
  }
}
