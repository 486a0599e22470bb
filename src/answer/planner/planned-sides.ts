/** What is planned in words (年次計画) by things that are set against each other: 「令和4年度に予定する内容を比べて」. */
import type { FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft, SubjectFact } from '../draft.ts';
import type { Question } from '../question.ts';
import { planOfYears } from './milestones.ts';
import { itemsMeant, scope, subjectOf } from './scope.ts';
import { textItems } from './text-items.ts';
import { namedness, NAMES_INDICATOR } from './values.ts';

/** What an item must hold of the subject. */
const HOLDS = 0.75;
const PLANNED: readonly FactKind[] = ['target', 'final_target', 'milestone'];

/** What is planned for the year, where an item prints no value for it: 「全契約」. */
export async function plannedFor(question: Question, tools: Tools): Promise<SubjectFact | null> {
  const [year] = question.fiscalYears;
  if (year === undefined || !question.kinds.every(kind => PLANNED.includes(kind))) return null;
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['milestone'] });
  const [best] = itemsMeant(series, question.fiscalYears, HOLDS);
  const fact = best?.series.flatMap(one => one.facts).find(({ fiscalYear }) => fiscalYear === year);
  return best && fact ? { ...subjectOf(best), fact } : null;
}

/** How far it shall be by then is printed in an indicator as well: 「利用促進」 and 30%. */
export async function withTargets(
  blocks: readonly Block[],
  question: Question,
  tools: Tools,
): Promise<readonly Block[]> {
  const [first] = blocks;
  const [year] = question.fiscalYears;
  if (first?.form !== 'values' || first.facts[0]?.kind !== 'milestone' || year === undefined) return blocks;
  const { item, plan } = first;
  const { series } = await tools.lookupFacts.run({ ...scope(question), planIds: [plan.planId], kinds: ['target'] });
  const [named] = series
    .filter(one => one.item.itemId === item.itemId && namedness(one) >= NAMES_INDICATOR)
    .toSorted((a, b) => namedness(b) - namedness(a));
  const facts = named?.facts.filter(({ fiscalYear }) => fiscalYear === year) ?? [];
  return facts.length > 0 ? [...blocks, { form: 'values', item, plan, facts }] : blocks;
}

/** 「令和4年度に予定する内容を比べて」: what each side plans in words for the year; null where one of them plans nothing. */
export async function plansOf(
  parts: readonly Partial<Question>[],
  question: Question,
  tools: Tools,
): Promise<Draft | null> {
  const { kinds, fiscalYears } = question;
  if (fiscalYears.length !== 1 || !kinds.includes('milestone') || kinds.some(kind => kind !== 'milestone')) return null;
  const drafts = await Promise.all(
    parts.map(async part => {
      const own = { ...question, ...part };
      const draft = planOfYears(await textItems(own, tools), own);
      return draft?.status === 'answered' ? withTargets(draft.blocks, own, tools) : [];
    }),
  );
  const [first, ...more] = drafts.flat();
  return first && drafts.every(blocks => blocks.length > 0) ? { status: 'answered', blocks: [first, ...more] } : null;
}
