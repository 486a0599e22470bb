/**
 * A figure that was not found is asked for once more without what only says why it is asked (聞き直し): 「夜道が怖くてお電話
 * しました」 is no part of a subject, nor does 「合わせて」 beside one year ask for a sum. A value alone is taken so, and one.
 */
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { shortCity } from '../../domain/city.ts';
import type { Block, Draft, Listed } from '../draft.ts';
import type { Question } from '../question.ts';
import { counterOfMeasure, MEASURE } from '../question/counter.ts';
import { escape, foldQuestion, sentencesOf } from '../question/wording.ts';
import type { PlanSide } from './each-side.ts';
import { saidOfOne } from './said.ts';
import { asksCount } from './prose.ts';
import { NAMES_TARGET } from './values.ts';

const asksFigure = ({ wants, operation, text, counter, kinds, about, itemNos }: Question): boolean =>
  itemNos.length === 0 &&
  (operation === 'value' || operation === 'sum' || operation === 'count') &&
  (wants === 'value' || counter !== null) &&
  (asksCount({ text, counter }) || kinds.some(kind => kind !== 'milestone') || MEASURE.test(about));

/** It leans on what was said before. */
const LEANS = /(?:^|[、。 ])(?:あれ|それ|これ|その|この|あの|そこ|そっち)/u;
const ASKS = /何|なん|いく[らつ]|どれ|どの|どん|目標|実績|現状|教え|おしえ|示|知りたい|[?？]/u;
/** 「…をやってくれてますよね」 tells the subject, and waits for a nod. */
const NODS = /(?:よ|ね|な|でしょう?|じゃん|やん|やろ|だろう?|って)[。!]*\s*$/u;
/** A subject of so many letters may stand alone. */
const OWN = 5;

/** The subject without the sentences that ask nothing; null where all of it is asked. */
function aboutAsked({ text, about }: Question): string | null {
  const sentences = sentencesOf(foldQuestion(text));
  const asking = sentences.filter(one => ASKS.test(one));
  const others = sentences.filter(one => !asking.includes(one));
  if (asking.length === 0 || others.length === 0) return null;
  if (others.some(one => NODS.test(one)) || asking.some(one => LEANS.test(one))) return null;
  const kept = about.split(' ').filter(piece => asking.some(one => one.includes(piece)));
  const own = kept.join(' ');
  return own === about || own.length < OWN ? null : own;
}

/** The one city whose name stands in the text, whatever is said of it: 「厚木と取引してる業者です」. */
async function cityIn({ text, cities }: Question, tools: Tools): Promise<string | null> {
  if (cities.length > 0) return null;
  const { plans } = await tools.listPlans.run({});
  const named = [...new Set(plans.map(({ city }) => city))].filter(city =>
    new RegExp(`${escape(shortCity(city))}(?:市|(?![\\p{Script=Han}\\p{Script=Katakana}]))`, 'u').test(text),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The documents' own words for a kind of value: who says one means it. */
const NAMES_KIND =
  /実績|実際|結果|現状|現在|予算|事業費|財源|一般財源|補助金|起債|借金|市債|コスト|人件費|人工|対象者?数|評価|じっせき|actual|result|budget|cost/iu;

/** What may only sound so: no money that is spent, and nothing that was done (何台置けた), is told by what was planned. */
const SOUNDS: readonly FactKind[] = ['target', 'final_target', 'staff', 'population'];

/**
 * 「何人を対象にしてる計算」 only sounds like a target, 「何人分」 like staff, and what is counted in hours is no effect in money
 * (どれだけ浮く); of a year that is named, what is printed for it was meant, whatever kind that is.
 */
function onlySounds({ kinds: [kind], fiscalYears, text, counter, about }: Question): boolean {
  if (kind === undefined || fiscalYears.length === 0 || NAMES_TARGET.test(text) || NAMES_KIND.test(text)) return false;
  const unit = counter ?? counterOfMeasure(about);
  return SOUNDS.includes(kind) || (kind === 'effect_expected' && unit !== null && unit !== '円');
}

/** @param cells whether a cell of the yearly plan that prints a figure is one */
const isValue = (draft: Draft, cells: boolean): boolean => {
  if (draft.status === 'ambiguous') return true;
  const [block, other] = saidOfOne(draft, ['values']) ?? [];
  const prints = ({ kind, value, valueText }: Fact) =>
    value !== null || (cells && kind === 'milestone' && /\d/u.test(valueText.normalize('NFKC')));
  return block !== undefined && other === undefined && block.facts.every(prints);
};

/** The one value that a draft states; undefined where it states readings, or something else. */
const valueIn = (draft: Draft, cells: boolean): (Block & { form: 'values' }) | undefined =>
  isValue(draft, cells) ? saidOfOne(draft, ['values'])?.[0] : undefined;

/** 「ロボット関連事業 R4 実施件数」 has one item on its subject: its indicator of that name and year is asked for, and no count of items. */
const NAMED_MEASURE = /([\p{Script=Han}]{2,}数)[はって]*[?。\s]*$/u;

function soleCounted(draft: Draft, { operation, fiscalYears, departments }: Question): Listed | null {
  if (draft.status !== 'answered' || operation !== 'count' || fiscalYears.length !== 1 || departments.length > 0)
    return null;
  const [block, other] = draft.blocks;
  const [only, more] = block?.form === 'list' && !other ? block.items : [];
  return only && !more ? only : null;
}

async function withinSole(
  { item, plan: { planId } }: Listed,
  draft: Draft,
  question: Question,
  tools: Tools,
  plan: PlanSide,
): Promise<Draft> {
  const measure = NAMED_MEASURE.exec(question.text)?.[1];
  if (measure === undefined) return draft;
  const own: Question = { ...question, operation: 'value', wants: 'value', itemNos: [item.itemNo], planIds: [planId] };
  const found = await plan(own, tools);
  return valueIn(found, false)?.facts.every(({ metric }) => metric.includes(measure)) === true ? found : draft;
}

/** The same draft where nothing is found so either. */
export async function orAgain(draft: Draft, question: Question, tools: Tools, plan: PlanSide): Promise<Draft> {
  const sole = soleCounted(draft, question);
  if (sole) return withinSole(sole, draft, question, tools, plan);
  if (draft.status !== 'not_found' || !asksFigure(question)) return draft;
  const city = await cityIn(question, tools);
  const own = aboutAsked(question);
  // 「合わせて」 of one year adds nothing up, and 「見直しの対象は何件」 of a year may be an indicator's value.
  const alone = ['sum', 'count'].includes(question.operation) && question.fiscalYears.length === 1;
  const counter = question.counter === null ? counterOfMeasure(question.about) : null;
  const placed: Question = { ...question, ...(city !== null && { cities: [city] }) };
  const single: Question = { ...placed, ...(alone && { operation: 'value' as const }) };
  const tries = [
    ...(city === null && !alone ? [] : [single]),
    ...(own === null ? [] : [{ ...single, about: own }]),
    ...(onlySounds(question) ? [{ ...single, kinds: [] }] : []),
  ];
  for (const other of tries) {
    const found = await plan({ ...other, wants: 'value' }, tools);
    if (isValue(found, question.operation === 'value')) return found;
  }
  const [near] = draft.reason.code === 'nothing' ? (draft.reason.nearest ?? []) : [];
  if (counter === null || near === undefined) return draft;
  // What the item found measures so may be what was asked; no other item's.
  const found = await plan({ ...single, wants: 'value', counter }, tools);
  return valueIn(found, question.operation === 'value')?.item.itemId === near.item.itemId ? found : draft;
}

const QUOTED = /「([^「」]{4,})」/u;

/** Where no item is found to be in charge of, the clause that asks may say more of it than all that is told; or the name in 「」. */
export async function orOfClause(draft: Draft, question: Question, tools: Tools, plan: PlanSide): Promise<Draft> {
  const { core, about, wants } = question;
  if (draft.status !== 'not_found' || draft.reason.code !== 'nothing' || (draft.reason.nearest ?? []).length > 0)
    return draft;
  if (wants !== 'department') return draft;
  for (const subject of [core, QUOTED.exec(about)?.[1]]) {
    if (subject === undefined || subject === about) continue;
    const again = await plan({ ...question, about: subject }, tools);
    if (again.status === 'answered' || again.status === 'ambiguous') return again;
  }
  return draft;
}
