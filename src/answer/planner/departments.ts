/** Who does it (担当部課). */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { itemsMeant, NOTHING, scope, subjectOf } from './scope.ts';

const TAKES_PART = /関連(?:所属|する(?:部?課|部署))|関わ(?:る|って)/u;

/** 関連所属 take part and do not lead; they are named where nobody leads. */
function leadingOf(facts: Fact[]): Fact[] {
  const leading = facts.filter(fact => fact.metric !== '関連所属');
  return leading.length > 0 ? leading : facts;
}

/** Items of one title in several plans are readings of their own. */
export async function planDepartment(question: Question, tools: Tools): Promise<Draft> {
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['department'] });
  const candidates = itemsMeant(series);
  const [best] = candidates;
  if (!best) return NOTHING;
  const titled = candidates.filter(one => one.item.title === best.item.title);
  if (TAKES_PART.test(question.text)) {
    const facts = best.series.flatMap(one => one.facts).filter(fact => fact.metric === '関連所属');
    if (facts.length > 0) return { status: 'answered', blocks: [{ form: 'values', ...subjectOf(best), facts }] };
  }
  const blocks = titled.map((one): Block => ({
    form: 'departments',
    ...subjectOf(one),
    facts: leadingOf(one.series.flatMap(({ facts }) => facts)),
  }));
  const [a, b, ...more] = blocks;
  if (!a) return NOTHING;
  if (!b) return { status: 'answered', blocks: [a] };
  const choices = titled.map(({ item, plan: { city, planTitle } }) => ({
    label: `${city} ${planTitle} ${item.itemNo}`,
    question: `${city}「${planTitle}」の${item.itemNo}「${item.title}」の担当課は？`,
  }));
  return { status: 'ambiguous', blocks: [a, b, ...more], choices };
}
