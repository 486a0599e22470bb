/** Questions for words (文章・年次計画): what is planned for a year, when, why, what is the matter. Quoted, never retold. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { asksName, cueOf, isText, speaksOf, withoutAsking, type Cue } from '../cue.ts';
import { thingsAsked, namesThing } from '../cue-fits.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { counterOfMeasure, MEASURE } from '../question/counter.ts';
import { figuresOf } from '../question/figure-units.ts';
import { planDepartment } from './departments.ts';
import { asksEnumeration, planEnumeration } from './enumerations.ts';
import { withExamples } from './examples.ts';
import { planField } from './fields.ts';
import { fuller } from './fuller.ts';
import { planGraded } from './graded.ts';
import { planIndicators } from './indicator-names.ts';
import { planLevel } from './levels.ts';
import { planOfYears } from './milestones.ts';
import { asksCount, sentenceOfAge, sentenceOfFigure, sentenceOfYear } from './prose.ts';
import { planSheetField } from './sheet-fields.ts';
import { withTwin } from './twins.ts';
import { planPeriod, planPlace, planTerm } from './plan-words.ts';
import { planQuote } from './quoting.ts';
import { itemsMeant, NOTHING, planCovers, scope, subjectOf, type Meant } from './scope.ts';
import { notSaid, textItems, type TextItem } from './text-items.ts';
import { planTime } from './when.ts';
import { namedness, NAMES_INDICATOR, planValues, VALUES } from './values.ts';

/** 「受け持つ課は？」 */
const SECTION_ASKED =
  /(?:課|部署|部局)(?:は|って)[\s、]*(?:どこ|何|なに)?(?:です|なん|や)?か?[?？。\s]*$|(?:^|\s)(?:担当|所管|主管)(?:課|部署)?(?:\s+(?:どこ|何))?(?=\s|$)/u;
/** Whose answer is no figure: 「設置場所はどこ」 of cameras whose number is an indicator. */
const NO_FIGURE: ReadonlySet<Cue | null> = new Set(['why', 'who', 'where']);
const rankOf = ({ series }: Meant) => series[0]?.rank ?? 0;

/** 「減量化率 R6」: an indicator's name and a year ask for its value, unless a row of the yearly plan is closer. */
async function asksIndicator(question: Question, items: readonly TextItem[], tools: Tools): Promise<boolean> {
  const { series } = await tools.lookupFacts.run({
    ...scope(question),
    about: withoutAsking(question.about),
    kinds: [...VALUES],
  });
  const [best] = itemsMeant(series, question.fiscalYears);
  if (!best || rankOf(best) > 0) return false;
  // 「立ち上げる組織は何」 asks for a thing, which its indicators do not speak of.
  const things = thingsAsked(question.text);
  const names = `${best.item.title} ${best.series.map(({ metric }) => metric).join(' ')}`;
  const spoken = items.find(({ item }) => item.itemId === best.item.itemId)?.passages ?? [];
  const elsewhere = (thing: string) =>
    !namesThing(thing, names, []) &&
    spoken.some(({ passage }) => isText(passage.section) && passage.text.includes(thing));
  if (things.some(elsewhere)) return false;
  const inYear = ({ fiscalYear }: Fact) => fiscalYear !== null && question.fiscalYears.includes(fiscalYear);
  const named = Math.max(0, ...best.series.filter(one => one.facts.some(inYear)).map(namedness));
  const rows = items
    .filter(({ item }) => item.itemId === best.item.itemId)
    .flatMap(({ milestones }) => milestones.filter(({ fact }) => inYear(fact)).map(({ row }) => row.coverage));
  return named >= NAMES_INDICATOR && named >= Math.max(0, ...rows);
}

/** What the yearly plan says of the same for the year (見送り, 未定) stands beside the value; key words ask for the value alone. */
const SPEAKS_OF_IT = 0.4;
const SENTENCE = /[ぁ-ゖ]{2,}/u;

function withPlanned(draft: Draft, items: readonly TextItem[], { fiscalYears, text }: Question): Draft {
  if (draft.status !== 'answered' || !SENTENCE.test(text)) return draft;
  const [block] = draft.blocks;
  const own = block.form === 'values' ? items.find(({ item }) => item.itemId === block.item.itemId) : undefined;
  const facts = (own?.milestones ?? [])
    .filter(
      ({ fact, row }) =>
        row.coverage >= SPEAKS_OF_IT && fact.fiscalYear !== null && fiscalYears.includes(fact.fiscalYear),
    )
    .map(({ fact }) => fact)
    .slice(0, 3);
  return own && facts.length > 0
    ? { status: 'answered', blocks: [...draft.blocks, { form: 'values', item: own.item, plan: own.plan, facts }] }
    : draft;
}

/** 「令和6年度は何をする」 asks for no value, whatever indicator has such a name. */
const ASKS_DOING = /(?:何|なに)を|どうする|どんなことを/u;

/** 「A・B・Cのどれ」「なぜAなの」, 「評価とその理由」: the grade first; why it was given is said beside it. */
const LETTERS = /[AＡ][・、,／/]?[BＢ]|[A-CＡ-Ｃ]」?(?:評価|判定)?(?:な|だ|に(?:な|し|つ)|と(?:さ|な|評|判))/u;

/** 「有効性の評価区分」「自分でどんな評価を」: what was given, not what is said of it. */
const GRADE_ASKED =
  /評価(?:区分|結果)|自己評価|(?<!人事|行政|事業|事務)評価(?:は|を|が|って|と(?=、|その|理由))|(?:判定|ランク)(?:は|を|って)/u;

const GRADED = /評価|方向性|次年度|水準|進捗|達成状況/u;

async function planGrade(question: Question, tools: Tools): Promise<Draft | null> {
  const draft = await planValues({ ...question, wants: 'value', kinds: ['grade'] }, tools);
  const [block, other] = draft.status === 'answered' ? draft.blocks : [];
  return block?.form === 'values' && block.facts.length === 1 && !other ? draft : null;
}

/** Who and where are not answered by what is planned, unless it names them. */
function answersName(draft: Draft, cue: Cue | null, text: string): boolean {
  if (cue === 'when' || !asksName(cue) || !('blocks' in draft)) return true;
  return draft.blocks.some(
    block =>
      block.form === 'values' &&
      block.facts.some(({ metric, valueText }) => speaksOf(cue, `${metric} ${valueText}`, text)),
  );
}

const outside = ({ fiscalYears }: Question, item: TextItem): Draft => ({
  status: 'not_found',
  reason: { code: 'year', fiscalYears, subject: subjectOf(item) },
});

/** Of a plan with one item, that one is meant. */
async function onlyItem(question: Question, tools: Tools): Promise<Question | null> {
  const { planIds } = question;
  if (planIds.length !== 1) return null;
  const { items } = await tools.listItems.run({ planIds, itemKinds: ['item'] });
  const [first, second] = items;
  return first && !second ? { ...question, itemNos: [first.item.itemNo] } : null;
}

const ASKS_MEASURE =
  /(?:[件人回校台員]数|率|量|額|面積|人口|料金|値段|価格|年収|給料)(?:は|って|を(?:教え|おしえ|知り|示|お?伺|お?聞|お?答|ご?教示|お知らせ|述べ))(?![^、。]{0,4}(?:上が|下が|あが|さが|変わ|かわ|増え|減|決ま|でき|なくな|必要|要る|取る|かか))[^、。]{0,10}[。?？\s]*$|(?:[者の件人回台校員]数|平均年齢|年齢|利用料|値段|価格)(?:は|って)?[?？。\s]*$/u;

/** A date is none. */
const printsFigure = (text: string): boolean =>
  figuresOf(text, null).length > 0 || /\d\s?(?:[千百万億]*円|億|%)/u.test(text.normalize('NFKC'));

/** 「負担額を伺います」 is answered by money alone. */
const MONEY_ASKED = /額(?:は|って|を)[^、。]{0,12}[。?？\s]*$/u;
const MONEY = /\d\s?(?:[千百万億]*円|億)/u;

const printsNumber = (draft: Draft, asked: string): boolean => {
  if (draft.status !== 'answered') return true;
  const money = MONEY_ASKED.test(asked);
  const prints = (text: string) => (money ? MONEY.test(text.normalize('NFKC')) : printsFigure(text));
  return draft.blocks.some(
    block =>
      (block.form === 'quote' && prints(block.quote)) ||
      (block.form === 'values' &&
        block.facts.some(({ value, valueText, unit }) =>
          money ? prints(`${valueText}${unit}`) : value !== null || prints(valueText),
        )),
  );
};

/** 「どこまで決まっていればいいのか」: of a year an aim in words (事業化決定), where the item prints one. */
const HOW_FAR = /どこまで|どの(?:段階|状態)/u;

async function stateAimedAt({ item, plan }: TextItem, question: Question, tools: Tools): Promise<Draft | null> {
  const own: Question = {
    ...question,
    wants: 'value',
    kinds: ['target'],
    about: item.title,
    itemNos: [item.itemNo],
    planIds: [plan.planId],
  };
  const draft = await planValues(own, tools);
  const [block] = draft.status === 'answered' ? draft.blocks : [];
  const inWords = block?.form === 'values' && block.facts.every(({ value }) => value === null);
  return inWords ? draft : null;
}

export async function planText(question: Question, tools: Tools): Promise<Draft> {
  const { fiscalYears, kinds, text, wants } = question;
  if (SECTION_ASKED.test(text)) return planDepartment(question, tools);
  const ofPlan =
    (await planLevel(question, tools)) ?? (await planPeriod(question, tools)) ?? (await planTerm(question, tools));
  if (ofPlan) return ofPlan;
  const items = await textItems(question, tools);
  const whole = cueOf(text);
  const reasoned = whole === 'why' || whole === 'trouble';
  if (items.length === 0 && question.itemNos.length === 0) {
    const only = await onlyItem(question, tools);
    if (only) return planText(only, tools);
  }
  const place =
    planSheetField(items, question) ??
    planPlace(items, question) ??
    (await planIndicators(items, question, tools)) ??
    (await planGraded(question, tools));
  if (place) return place;
  if (
    wants === 'text' &&
    kinds.length === 0 &&
    fiscalYears.length > 0 &&
    !reasoned &&
    !ASKS_DOING.test(text) &&
    !NO_FIGURE.has(whole) &&
    (await asksIndicator(question, items, tools))
  )
    return withPlanned(await planValues(question, tools), items, question);
  const [first] = items;
  if (!first) return NOTHING;
  const age = sentenceOfAge(items, question);
  if (age) return age;
  const graded =
    LETTERS.test(text) || GRADE_ASKED.test(text) || kinds.includes('grade') ? await planGrade(question, tools) : null;
  if (graded) return graded;
  const listing = wants === 'text' && asksEnumeration(question) ? planEnumeration(items, question) : null;
  if (listing) return fuller(listing, items, question);
  const field = wants === 'text' ? planField(items, question) : null;
  if (field) return field;
  // What stands in 「」 is a name, whatever words it is made of.
  const cue = cueOf(text.replaceAll(/「[^「」]*」/gu, '「」'));
  if (wants === 'value') {
    const figure = sentenceOfFigure(items, {
      ...question,
      counter: question.counter ?? counterOfMeasure(question.about),
    });
    if (figure) return figure.draft;
    // Who asks how many is not served by words.
    if (asksCount(question) || MEASURE.test(question.about) || /\bhow (?:many|much)\b/iu.test(text))
      return notSaid(items);
  }
  if (fiscalYears.length > 0 && !planCovers(first, fiscalYears))
    return sentenceOfYear(items, question) ?? outside(question, first);
  const told = (draft: Draft) =>
    withTwin(fuller(withExamples(draft, items, question), items, question), items, question);
  if (cue === 'when' && fiscalYears.length === 0) return told(planTime(items, question) ?? planQuote(items, question));
  const reason = cue === 'why' || cue === 'trouble';
  if ((fiscalYears.length > 0 || kinds.includes('milestone')) && !reason) {
    const reached = HOW_FAR.test(text) ? await stateAimedAt(first, question, tools) : null;
    if (reached) return reached;
    const planned = planOfYears(items, question);
    if (planned && answersName(planned, cue, text)) return told(planned);
    // Where no word gives a place away (千津), what is planned for the year may name it.
    const said = planQuote(items, question);
    if (planned) return told(said.status === 'answered' ? said : planned);
  }
  const quoted = planQuote(items, question);
  // 「平均年収は」「職員数を教えて」 are not served by a sentence without a number.
  const plain = text.normalize('NFKC');
  if (ASKS_MEASURE.test(plain) && !printsNumber(quoted, plain)) return notSaid(items);
  // 「次年度以降の方向性」 may be printed as a letter alone.
  return quoted.status === 'not_found' && GRADED.test(text)
    ? ((await planGrade(question, tools)) ?? quoted)
    : told(quoted);
}
