/** Lists by how an item goes (評価・進み具合): 「自己評価がB」, 「遅れているのは」, 「Ａがついた観点」. */
import type { Tools } from '../../tools/index.ts';
import type { Draft, Listed } from '../draft.ts';
import type { Question } from '../question.ts';
import { counterAsked, factsDraft } from './parts.ts';
import { textItems } from './text-items.ts';

const LETTER =
  /評価[^、。?]{0,8}[A-EＡ-Ｅ](?![A-Za-z])|(?<![A-Za-zＡ-Ｚ])[A-EＡ-Ｅ]」?(?:と|が|の)?(?:評価|判定|つ[いけ])|(?<![A-Za-zＡ-Ｚ])[A-EＡ-Ｅ]」?(?:を|が|に|の)[^、。?]{0,8}(?:観点|視点)/u;
const STATUS = /遅れ(?:て|が)|計画(?:どお|通)り|順調|未達成/u;

/** The letter that the question names; more than words that a subject may hold as well. */
export const namesGrade = ({ text }: Question): boolean => LETTER.test(text);
export const asksGrade = (question: Question): boolean => namesGrade(question) || STATUS.test(question.text);

/** 「…にＡ」: what the items are said to have in common is what is printed, where no figure stands in it. */
export function gradeName(items: readonly Listed[]): string {
  const names = new Set(items.flatMap(({ fact }) => (fact ? `${fact.metric} ${fact.valueText}` : [])));
  const metrics = new Set(items.flatMap(({ fact }) => fact?.metric ?? []));
  // Of several sheets each says under a name of its own how it goes.
  return names.size === 0 || metrics.size > 1 || Array.from(names).some(name => /\d/u.test(name.normalize('NFKC')))
    ? '評価'
    : [...names].join('」「');
}

const letterIn = (text: string) => LETTER.exec(text)?.[0].normalize('NFKC').match(/[A-E]/gu)?.at(-1);

/** A sheet is of one item: who names it means what is graded on it. */
async function onlyGraded(planIds: readonly string[], tools: Tools): Promise<string[]> {
  if (planIds.length !== 1) return [];
  const { items } = await tools.listItems.run({ planIds: [...planIds], kinds: ['grade'] });
  return items.map(({ item }) => item.itemNo);
}

const ASPECT = /観点|視点|評価項目|(?:の|もの|やつ|どれ)/u;
/** 項目 of a sheet are what is assessed on it; other nouns mean items of a plan. */
const OF_SHEET = /^(?:評価)?項目$|観点|視点/u;

/** The item of whose assessment the words beside the letter speak, where it has several. */
async function itemAssessed(question: Question, tools: Tools): Promise<string[]> {
  const about = question.about.replaceAll(/評価(?:シート|項目)?|観点|視点/gu, ' ').trim();
  if (about === '') return [];
  const [first] = await textItems({ ...question, about }, tools);
  return first && first.coverage >= MEANT ? [first.item.itemNo] : [];
}
const MEANT = 0.5;

/** 「評価の観点は何項目」 */
const HOW_MANY_ASPECTS =
  /(?:評価の?)?(?:観点|視点|評価項目)(?:の数)?(?:は|って|が)?、?(?:全部で|ぜんぶで)?(?:いくつ|なんぼ|何(?:項目|個|つ))/u;

/** Of one item, what was given that letter: each aspect (観点) with its grade. */
export async function planAspects(question: Question, tools: Tools): Promise<Draft | null> {
  const { itemNos, cities, planIds, text, noun } = question;
  const letter = letterIn(text);
  const all = letter === undefined && HOW_MANY_ASPECTS.test(text.normalize('NFKC'));
  if ((letter === undefined && !all) || (noun !== null && !OF_SHEET.test(noun))) return null;
  const asked = OF_SHEET.test(noun ?? '') || ASPECT.test(text);
  const only = itemNos.length === 0 && asked ? await onlyGraded(planIds, tools) : itemNos;
  const meant = only.length === 0 && asked ? await itemAssessed(question, tools) : only;
  if (meant.length !== 1) return null;
  const { series } = await tools.lookupFacts.run({ about: '', itemNos: meant, cities, planIds, kinds: ['grade'] });
  const [first] = series;
  const own = series.filter(({ item }) => item.itemId === first?.item.itemId).flatMap(({ facts }) => facts);
  const facts = own.filter(({ valueText }) => valueText.normalize('NFKC').startsWith(letter ?? ''));
  const aspects = [...new Set(own.map(({ metric }) => metric))];
  // One grade alone, or one that is named, is asked for as a value, and not which of several.
  if (!first || facts.length === 0 || aspects.length < 2) return null;
  if (aspects.filter(metric => text.includes(metric)).length === 1) return null;
  const { item, plan } = first;
  return factsDraft({ item, plan }, facts, counterAsked(question));
}
