/** A grade by its name and why it was given (評価とその判断理由): 有効性, 実施水準, 自己評価; what is late, and what comes next. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import { bare } from '../letters.ts';
import type { Question } from '../question.ts';
import { quoteWhole } from './quoting.ts';
import { subjectOf } from './scope.ts';
import { textItems, type FoundPassage, type TextItem } from './text-items.ts';

const WHY =
  /理由|なぜ|なんで(?!す)|どうして|根拠|わけ(?=は|を|が|[?])|判断|指摘|所見|コメント|何を|どんなこと|言われ|why|reason/iu;
const GRADE =
  /評価|判断|判定|区分|ランク|成績|(?<![A-Za-z])[A-E](?![A-Za-z])|grade|rat(?:ed|ing)|evaluation|assessment/iu;
/** 「遅れてるって評価」: the words of a grade. */
const LATE = /遅れ|おくれ/u;
const NEXT = /いつ|これから|今後|次|どうする|方向/u;
/** Words that say only that a grade is asked for: they are no part of the subject. */
const ASKING =
  /の?(?:評価(?:区分|結果|理由)?|判断(?:され(?:た|てい?る))?(?:理由)?|判定|理由|根拠|ランク)(?:と(?:され|な)(?:た|ってい?る))?|「?[A-E]」?(?:と|に|が)?(?:評価|判断|判定|な(?:って|った))|それぞれ|述べて|(?:遅|おく)れ(?:てい?る|とる|た)(?:って|分)?/gu;

/** The fields that say why: the one that bears the grade's name, or is named as its reason. */
export function reasonsOf({ passages }: TextItem, { metric, fiscalYear }: Fact, only: boolean): FoundPassage[] {
  const inYear = ({ passage }: FoundPassage) => passage.fiscalYear === null || passage.fiscalYear === fiscalYear;
  const own = passages.filter(one => inYear(one) && bare(one.passage.section) === bare(metric));
  if (own.length > 0) return own.slice(0, 1);
  return only || metric.endsWith('評価')
    ? passages.filter(one => inYear(one) && /理由/u.test(one.passage.section)).slice(0, 1)
    : [];
}

/** 「進捗が遅れた理由」 asks for 進捗状況. */
const stem = (metric: string): string => bare(metric).replace(/状況$/u, '');

/** What the forms call them, for who asks in English; blanks are gone. */
const ENGLISH: [RegExp, string][] = [
  [/self-?(?:evaluation|assessment|rating)/iu, '自己評価'],
  [/internal(?:evaluation|assessment)/iu, '内部評価'],
  [/effectiveness/iu, '有効性'],
  [/efficiency/iu, '効率性'],
  [/progress(?!sheet|ive)/iu, '進捗状況'],
];

/** The grades whose names the question holds, outside the item's own title. */
function gradesNamed(grades: readonly Fact[], asked: string): Fact[] {
  const english = ENGLISH.filter(([words]) => words.test(asked)).map(([, name]) => name);
  const named = grades.filter(({ metric }) => asked.includes(stem(metric)) || english.includes(metric));
  if (named.length > 0) return named;
  return LATE.test(asked) ? grades.filter(({ valueText }) => LATE.test(valueText)) : [];
}

async function itemMeant(question: Question, tools: Tools): Promise<TextItem | null> {
  const about = question.about.normalize('NFKC').replaceAll(ASKING, ' ').replaceAll(/\s+/gu, ' ').trim();
  const found = await textItems(about === '' ? question : { ...question, about }, tools);
  return found[0] ?? null;
}

/** null where the item that is meant was given no grade of that name. */
export async function planGraded(question: Question, tools: Tools): Promise<Draft | null> {
  const asked = bare(question.text);
  if (!GRADE.test(asked) && !LATE.test(asked)) return null;
  const found = await itemMeant(question, tools);
  if (!found) return null;
  const { item, plan } = found;
  const { series } = await tools.lookupFacts.run({
    about: '',
    itemNos: [item.itemNo],
    planIds: [plan.planId],
    cities: [],
    kinds: ['grade'],
  });
  const grades = series.filter(one => one.item.itemId === item.itemId).flatMap(({ facts }) => facts);
  const outside = asked.replaceAll(bare(item.title), ' ');
  const named = gradesNamed(grades, outside);
  const late = named.length > 0 && LATE.test(outside);
  const [first] = named;
  if (!first || named.length > 2) return null;
  const blocks: Block[] = [];
  for (const grade of named) {
    blocks.push({ form: 'values', ...subjectOf(found), facts: [grade] });
    if (late || WHY.test(outside)) blocks.push(...reasonsOf(found, grade, grades.length === 1).map(quoteWhole));
  }
  if (late && NEXT.test(outside))
    blocks.push(
      ...found.passages
        .filter(({ passage }) => passage.fiscalYear === first.fiscalYear && /次年度以降/u.test(passage.section))
        .slice(0, 1)
        .map(quoteWhole),
    );
  const [block, ...more] = blocks;
  return block ? { status: 'answered', blocks: [block, ...more] } : null;
}
