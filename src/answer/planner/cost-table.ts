/** A row of a cost table (コスト・人件費・財源の行) by its label, or by what people call it: 正規以外の職員, 国や県のお金, 一人当たり. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { withoutAsking } from '../cue.ts';
import type { Block, Draft } from '../draft.ts';
import { bare } from '../letters.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { costRowNamed, withoutStaffCosts, type CostRow } from './cost-rows.ts';
import { itemsMeant, matching, scope, subjectOf, type Meant } from './scope.ts';

/** 「国県支出金の内容」「対象数の定義」 are fields of text. */
const ITS_TEXT = /の(?:定義|説明|内容|内訳|意味)/u;

/** The row that a question asks for, with what the subject says of it cut out; null where it names none. */
function rowAsked({ text, about }: Question): { row: CostRow; about: string } | null {
  const row = costRowNamed(text);
  if (!row) return null;
  const rest = withoutStaffCosts(about)
    .replaceAll(new RegExp(row.words.source, 'gu'), ' ')
    .replaceAll(/に?かかった|すか(?=\s|$)|人件費|職員|にすると|負担になって(?:ます|いる)?か?|入って(?:い?た|る)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return { row, about: rest };
}

/** Money unless people are counted; who names 人工 asks for no amount. */
function ofUnit(facts: readonly Fact[], { counter, kinds, text }: Question): Fact[] {
  const people = kinds[0] === 'staff' || (counter === '人' && !/円|いくら/u.test(text));
  const wanted = people ? ['staff', 'population'] : ['cost', 'population'];
  const kind = matchingKind(facts, wanted);
  return facts.filter(fact => fact.kind === kind && (counter === null || people || unitFits(fact.unit, counter)));
}

const matchingKind = (facts: readonly Fact[], wanted: readonly string[]) =>
  wanted.find(kind => facts.some(fact => fact.kind === kind));

const inYears = (facts: readonly Fact[], years: readonly number[]): Fact[] =>
  Array.from(Map.groupBy(facts, ({ kind }) => kind)).flatMap(([kind, own]) => matching(own, [kind], years));

/** The row of the likeliest item that has a table of costs; null where the question names no row, or none is printed. */
export async function planCostRow(question: Question, tools: Tools): Promise<Draft | null> {
  const found = rowAsked(question);
  if (!found || question.wants === 'department' || ITS_TEXT.test(question.text)) return null;
  const { row, about } = found;
  const { fiscalYears } = question;
  // The plan of projects prints 事業費 and 一般財源 too: here they are asked for by the sheet or by a year that it covers.
  if (row.own === undefined && question.planIds.length === 0 && fiscalYears.length === 0) return null;
  if (about === '' && question.itemNos.length === 0) return null;
  const { series } = await tools.lookupFacts.run({
    ...scope({ ...question, about: withoutAsking(about) }),
    kinds: ['cost', 'staff', 'population'],
  });
  const blocks = itemsMeant(series, fiscalYears).flatMap(meant => blockOf(meant, row, question) ?? []);
  const [first, other] = blocks;
  return first && !other ? { status: 'answered', blocks: [first] } : null;
}

function blockOf(meant: Meant, { metric: label }: CostRow, question: Question): Block | null {
  const own = meant.series.filter(({ metric }) => label.test(bare(metric))).flatMap(({ facts }) => facts);
  const facts = inYears(ofUnit(own, question), question.fiscalYears);
  return facts.length > 0 ? { form: 'values', ...subjectOf(meant), facts } : null;
}
