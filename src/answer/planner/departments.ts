/** Who does it (担当部課), who heads it, and what else is asked in the same breath. */
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { isText } from '../cue.ts';
import type { Block, Choice, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { takeKinds } from '../question/kinds.ts';
import { wordingOf } from '../question/wording.ts';
import { planBudget } from './budget.ts';
import { quoteBlock } from './quoting.ts';
import { itemsMeant, NOTHING, scope, subjectOf, tiedItems, titleHolds, type Meant } from './scope.ts';
import { isOpen, textItems } from './text-items.ts';
import { planValues } from './values.ts';

/** What the title must hold of the subject, to be meant beside another. */
const HOLDS = 0.75;
const TAKES_PART = /関連(?:所属|する(?:部?課|部署))|関わ(?:る|って)/u;
/** Besides, who leads. */
const LEADS = /(?:担当|所管|主管)(?:の)?(?:部?課|部署)?(?:名)?(?:と|や|及び|および|並びに|ならびに|、|・|に加え)/u;
/** The person at its head. */
const HEAD = /課長|部長|室長|所長|局長|責任者|(?:課|部)の?長(?!期)|トップ|\bhead\b|\bmanager\b/iu;
const HEAD_PRINTED = /(?:部|課|室|局|所)(?:等)?の?長名?[ 　]?\S/u;
/** 「目標値と担当課は」「担当課と令和7年度の予算は」. */
const BESIDE =
  /(?:と|や|、|・|も|及び|および|ならびに|並びに|それと|あと|\band\b)[^、。]{0,16}(?:担当|所管|主管|部署|どの課|どこの課|課は|department|division)|(?:担当|所管|主管|部署|課名?|department|division)[^、。]{0,6}(?:と|や|、|・|及び|および|ならびに|並びに|それと|あと|\band\b)/iu;
const VALUE_KINDS: readonly FactKind[] = [
  'target',
  'final_target',
  'baseline',
  'actual',
  'cost',
  'staff',
  'population',
  'grade',
];

/** 関連所属 take part and do not lead; they are named where nobody leads. */
function leadingOf(facts: Fact[]): Fact[] {
  const leading = facts.filter(fact => fact.metric !== '関連所属');
  return leading.length > 0 ? leading : facts;
}

/** By their words; where they hold too little of it, what the search finds far before all others. */
async function itemsOf(question: Question, tools: Tools): Promise<Meant[]> {
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['department'] });
  const meant = itemsMeant(series);
  if (meant.length > 0) return meant;
  const [described] = await textItems(question, tools);
  return described
    ? itemsMeant(
        series.filter(({ item }) => item.itemId === described.item.itemId),
        [],
        0,
      )
    : [];
}

/** Who heads the department, as the sheet prints it. */
async function headOf({ item, plan }: Meant, question: Question, tools: Tools): Promise<Block[]> {
  if (!HEAD.test(question.text)) return [];
  const { passages } = await tools.findPassages.run({ about: '', itemNos: [item.itemNo], planIds: [plan.planId] });
  const found = passages.find(one => one.item.itemId === item.itemId && HEAD_PRINTED.test(one.passage.text));
  return found ? [{ form: 'quote', item, plan, passage: found.passage, quote: found.passage.text }] : [];
}

/** Values of the same item that are asked for beside its department. */
async function valuesBeside({ item, plan }: Meant, question: Question, tools: Tools): Promise<Block[]> {
  if (!BESIDE.test(question.text)) return [];
  const { kinds } = takeKinds(wordingOf(question.text), { amount: false, last: question.yearOfPlan === 'last' });
  const wanted = kinds.filter(kind => VALUE_KINDS.includes(kind) || kind.startsWith('budget_'));
  if (wanted.length === 0) return [];
  const own: Question = { ...question, wants: 'value', kinds: wanted, itemNos: [item.itemNo], planIds: [plan.planId] };
  const draft = wanted[0]?.startsWith('budget_') === true ? await planBudget(own, tools) : await planValues(own, tools);
  const blocks = draft.status === 'answered' ? draft.blocks : [];
  return blocks.filter(block => 'item' in block && block.item.itemId === item.itemId);
}

/** Where neither city nor plan is named, an item of another plan that holds as much of the subject is meant as well. */
function meantAlso(one: Meant, best: Meant, question: Question): boolean {
  if (!isOpen(question) || one.plan.planId === best.plan.planId) return false;
  return tiedItems([best, one]).includes(one) && titleHolds(one) >= HOLDS;
}

function choiceOf({ item, plan: { city, planTitle } }: Meant, { text }: Question): Choice {
  return {
    label: `${city} ${planTitle} ${item.itemNo}`,
    question: `${city}「${planTitle}」の${item.itemNo}「${item.title}」の担当課${HEAD.test(text) ? 'と課長' : ''}は？`,
  };
}

/** 「先に試すのはどの部」: what a sentence of the item says of an office that does it, where the title does not hold what is asked. */
const OFFICE_SAID =
  /[\p{Script=Han}]{2,10}(?:(?<![一全各本東西南北外内中学幹支細上下])部門?|課)(?![題税程外署分局員会品活長])/u;
const SPEAKS_OF_IT = 0.3;
const DOES = /[るた](?:\s.{0,2})?$|(?:実施|試行|参加|協力)$/u;

async function officeSaid(one: Meant, question: Question, tools: Tools): Promise<Block[]> {
  if (titleHolds(one) >= HOLDS && !DOES.test(question.about)) return [];
  const own = (await textItems(question, tools)).find(({ item }) => item.itemId === one.item.itemId);
  const printed = one.series.flatMap(({ facts }) => facts.map(({ valueText }) => valueText)).join(' ');
  const said = (own?.passages ?? []).flatMap(found =>
    found.spans.flatMap(span => {
      const office = OFFICE_SAID.exec(found.passage.text.slice(span.start, span.end))?.[0];
      const names = office !== undefined && !printed.includes(office) && isText(found.passage.section);
      return names && span.coverage >= (own?.leads === true ? 0 : SPEAKS_OF_IT)
        ? [{ found, span, score: span.coverage }]
        : [];
    }),
  );
  const [best] = said.toSorted((a, b) => b.score - a.score);
  return best ? [quoteBlock(best)] : [];
}

/** 「全部の課」: of an item that only holds others, those of each. */
const ALL_OFFICES =
  /(?:全部|すべて|全て|ぜんぶ|それぞれ|各)の?(?:担当)?(?:課|部署|担当)|(?:課|部署)(?:を|は)(?:全部|すべて|全て)|どの課とどの課/u;

async function ofParts(question: Question, tools: Tools): Promise<Draft | null> {
  if (!ALL_OFFICES.test(question.text)) return null;
  const [first] = await textItems(question, tools);
  const holder =
    first?.item.departments.length === 0
      ? first.item.itemId
      : first && `${first.plan.planId}:${first.item.place.at(-1)?.no ?? ''}`;
  const { items } = holder ? await tools.listItems.run({ placeItemIds: [holder] }) : { items: [] };
  if (items.length < 2) return null;
  const details = await Promise.all(
    items
      .slice(0, OFFICES_MOST)
      .map(async ({ item, plan }) => ({ item, plan, detail: (await tools.getItem.run({ itemId: item.itemId })).item })),
  );
  const blocks = details.flatMap(({ item, plan, detail }): Block[] => {
    const facts = leadingOf((detail?.facts ?? []).filter(({ kind }) => kind === 'department'));
    return facts.length > 0 ? [{ form: 'departments', item, plan, facts }] : [];
  });
  const [block, ...more] = blocks;
  return block ? { status: 'answered', blocks: [block, ...more] } : null;
}
const OFFICES_MOST = 15;

/** Items of several plans that are about the same are readings of their own. */
export async function planDepartment(question: Question, tools: Tools): Promise<Draft> {
  const parts = await ofParts(question, tools);
  if (parts) return parts;
  const candidates = await itemsOf(question, tools);
  const [best] = candidates;
  if (!best) return NOTHING;
  const titled = candidates.filter(one => one.item.title === best.item.title || meantAlso(one, best, question));
  if (TAKES_PART.test(question.text)) {
    const facts = best.series.flatMap(one => one.facts).filter(fact => fact.metric === '関連所属');
    if (facts.length > 0) {
      const part: Block = { form: 'values', ...subjectOf(best), facts };
      const lead: Block = {
        form: 'departments',
        ...subjectOf(best),
        facts: leadingOf(best.series.flatMap(one => one.facts)),
      };
      return { status: 'answered', blocks: LEADS.test(question.text) ? [lead, part] : [part] };
    }
  }
  const readings = await Promise.all(
    titled.map(async (one): Promise<Block[]> => [
      { form: 'departments', ...subjectOf(one), facts: leadingOf(one.series.flatMap(({ facts }) => facts)) },
      ...(await headOf(one, question, tools)),
      ...(titled.length === 1 ? await officeSaid(one, question, tools) : []),
      ...(await valuesBeside(one, question, tools)),
    ]),
  );
  const [a, b, ...more] = readings.flat();
  if (!a) return NOTHING;
  if (!b) return { status: 'answered', blocks: [a] };
  if (titled.length === 1) return { status: 'answered', blocks: [a, b, ...more] };
  return { status: 'ambiguous', blocks: [a, b, ...more], choices: titled.map(one => choiceOf(one, question)) };
}
