/** 「協働事業、令和8年度は何件」: the items that stand in a plan have no year, but an indicator that counts what is done in one has. */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { ofCovering } from './covering.ts';
import { SURE } from './scope.ts';
import { namedness, NAMES_INDICATOR, OF_INDICATOR, planValues, valuesMeant } from './values.ts';

/** 「実施項目は何件」「新規は何件」: things of the plan, whatever year stands beside them. */
const OF_PLAN = /項目|主な|新規|載|掲載|位置[付づ]/u;

const NUMBER_OF = /(?:事業|取組|取り組み)の?(?:数|かず)(?!\p{Script=Han})|事業所(?:の数)?[^、。?]{0,14}いくつ/u;
const COUNTS = ['件', '事業', '取組', '箇所'];

export async function planCountOfYear(question: Question, tools: Tools): Promise<Draft | null> {
  const { operation, fiscalYears, counter, threshold, departments, itemNos, kinds, text } = question;
  const open = operation === 'count' && fiscalYears.length === 1 && threshold === null && itemNos.length === 0;
  if (!open || (counter === null && !NUMBER_OF.test(text)) || departments.length > 0 || OF_PLAN.test(text)) return null;
  if (kinds.some(kind => !OF_INDICATOR.includes(kind))) return null;
  // 「新しい取組は何事業」: what is counted is a word of the indicator as well.
  const about = question.noun === null ? question.about : `${question.about}${question.noun}`;
  const whole: Question = { ...question, about, operation: 'value', noun: null };
  const asked = (await ofCovering(whole, tools)) ?? whole;
  const found = await valuesMeant(asked, tools);
  const answering = found.answering.filter(({ answers }) => answers[0]?.facts.every(({ value }) => value !== null));
  const meant = { ...found, answering };
  const [answer] = meant.answering[0]?.answers ?? [];
  const counts =
    answer !== undefined &&
    (namedness(answer.series) >= NAMES_INDICATOR ||
      (counter !== null && (meant.answering[0]?.coverage ?? 0) >= SURE)) &&
    answer.facts.some(
      ({ kind, unit }) => OF_INDICATOR.includes(kind) && COUNTS.some(one => unitFits(unit, counter ?? one)),
    );
  const draft = counts ? await planValues(asked, tools, meant) : null;
  return draft === null || draft.status === 'not_found' ? null : draft;
}
