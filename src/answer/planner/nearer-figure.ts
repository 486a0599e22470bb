/** A figure of an item that is nearer to what is asked than its indicator is. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { isText } from '../cue.ts';
import { namesYear } from '../cue-fits.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { escape } from '../question/wording.ts';
import {
  asksCount,
  bestSentence,
  counted,
  DEFINITION,
  rowOfFigure,
  sentenceOfFigure,
  TELLS,
  countsJust,
  countsThing,
  thingCounted,
  type Quoted,
} from './prose.ts';
import { quoteBlock } from './quoting.ts';
import { saidOfOne } from './said.ts';
import { scope } from './scope.ts';
import { notSaid, textItems, type TextItem } from './text-items.ts';
import { namedness, OF_INDICATOR } from './values.ts';

/** How much more of the subject a row or a sentence must hold than the indicator, to answer in its stead. */
const NEARER = 0.25;
/** A row that holds all of the subject is what was asked, where the indicator does not. */
const ALL = 0.95;

/** What is asked for stands so much rather in a row without a figure … */
const ELSEWHERE = 0.35;
/** … that an indicator of which hardly a word was said, or that is counted otherwise, does not answer in its stead. */
const HARDLY = 0.35;
/** 何個, 何本 and 何種類 are said of anything that can be counted. */
const LOOSE: ReadonlySet<string | null> = new Set(['本', '個', '件', '種類']);

const isNearer = ({ alone }: Quoted, named: number): boolean =>
  alone - named >= NEARER || (alone >= ALL && named < ALL);

/** 「減る時間、令和6年度は」「手続きの数、R5は」 */
const MEASURED = /(?:の数|時間数?|[件人回台]数)$/u;

/** A thing of so many letters (都市公園) is told from others of its sort. */
const COMPOUND = 4;

/** 「何か所」 is not answered by 検討, nor 「いくつのお店」 by a number of gifts. */
function saysNoFigure(facts: readonly Fact[], question: Question): boolean {
  if (facts.every(({ value, valueText }) => value === null && !/\d/u.test(valueText.normalize('NFKC')))) return true;
  // 「いくつ用意する」 asks for no share.
  if (question.counter === null && /いくつ/u.test(question.text) && !/[率割比%]|パーセント/u.test(question.text))
    if (facts.every(({ unit }) => unit.startsWith('%') || unit.startsWith('％'))) return true;
  const thing = countsJust(question.text);
  if (thing === null || question.counter !== null) return false;
  return facts.every(
    ({ metric, unit }) =>
      !metric.includes(thing) && unit !== '' && !unitFits(unit, thing) && !thing.includes(unit.normalize('NFKC')),
  );
}

/**
 * 橋の点検は何橋 is answered by the row 定期点検 of the yearly plan, and not by the number of bridges that were repaired; a
 * count is not answered by a word (検討). The same draft where nothing is nearer.
 */
export async function orNearer(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  if (!asksCount(question) && !MEASURED.test(question.about)) return draft;
  if (draft.status === 'ambiguous') return orSaid(draft, question, tools);
  const values = saidOfOne(draft, ['values']) ?? [];
  const facts = values.flatMap(block => block.facts);
  const [fact] = facts;
  if (!fact) return draft;
  if (saysNoFigure(facts, question)) {
    const items = await textItems(question, tools);
    const said = sentenceOfFigure(items, question);
    if (said && said.strength >= TELLS) return said.draft;
    return notSaid(items);
  }
  return values.length === 1 && OF_INDICATOR.includes(fact.kind) ? nearerThan(fact, draft, question, tools) : draft;
}

/** Several indicators might be meant, but one sentence prints just what is asked for. */
async function orSaid(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const thing = thingCounted(question.text);
  if (thing === null || thing.length < COMPOUND) return draft;
  const items = await textItems(question, tools);
  const said = bestSentence(items, question.text, sentence => countsThing(sentence, thing));
  return said && said.alone >= ALL ? said.draft : draft;
}

/** 「ＡＩの分は」 of an indicator that measures ＡＩ･ＲＰＡ together: the one of both that the question names; else null. */
function partAsked(metric: string, { text }: Question): [own: string, other: string] | null {
  const [, a, b] =
    /([A-Z]{2,}|[ァ-ヶー]{2,}|[一-龠]{2,})[･・/]([A-Z]{2,}|[ァ-ヶー]{2,}|[一-龠]{2,})/u.exec(letterForms(metric)) ?? [];
  if (a === undefined || b === undefined) return null;
  const asked = letterForms(text);
  const left = [a, b].find(one => new RegExp(`${one}${WITHOUT}`, 'u').test(asked));
  if (left !== undefined && !asked.includes(`${a}・${b}`)) return left === a ? [b, a] : [a, b];
  const [hasA, hasB] = [asked.includes(a), asked.replaceAll(`${a}・${b}`, ' ').includes(b)];
  if (asked.includes(`${a}・${b}`) && !ALONE.test(asked)) return null;
  if (ALONE.test(asked)) {
    const own = [a, b].find(one => new RegExp(`${one}[^。、]{0,6}(?:だけ|のみ|の分)`, 'u').test(asked));
    return own === undefined ? null : [own, own === a ? b : a];
  }
  return hasA === hasB ? null : hasA ? [a, b] : [b, a];
}
const ALONE = /だけ|のみ|の分/u;
/** 「ＡＩによる分を除いた」 asks for the other. */
const WITHOUT = '(?:による|の|で減る|で)?(?:もの|分|ほう|方)?(?:を|は|じゃ|では)?(?:除|のぞ|抜|ぬき|以外|なく)';
const letterForms = (text: string): string => text.normalize('NFKC').toUpperCase().replaceAll('･', '・');

/** It prints a figure for each of both. */
function tellsPart(said: string, [own, other]: [string, string]): boolean {
  const text = letterForms(said);
  const figure = (one: string) => new RegExp(`${one}の[^、。]{0,20}\\d`, 'u').test(text);
  return figure(own) && figure(other);
}

const holds = (section: string): boolean => isText(section) || DEFINITION.test(section);

/**
 * 「毎年何台ずつ」: a sentence that prints how many each time, where the targets add them up; 「何か所必要」: one that prints
 * what is needed, where the targets say what is there.
 */
function printedApart({ passages }: TextItem, { text, counter }: Question): Draft | null {
  if (counter === null) return null;
  const prints = /ずつ|(?:(?:[1一]|毎|各)年(?:度)?|\s年)(?:あたり|当たり|につき|間?に)/u.test(text.normalize('NFKC'))
    ? new RegExp(`\\d\\s?${escape(counter)}(?:ずつ|/年)`, 'u')
    : /何[^、。?]{1,3}(?:が|は)?必要/u.test(text)
      ? /必要[^\d。、]{0,4}\d/u
      : null;
  if (prints === null) return null;
  for (const found of passages)
    for (const span of found.spans)
      if (holds(found.passage.section) && prints.test(found.passage.text.slice(span.start, span.end).normalize('NFKC')))
        return { status: 'answered', blocks: [quoteBlock({ found, span, score: 1 })] };
  return null;
}

/** Cells of the yearly plan that print, for the year asked for, a figure that is counted so. */
const plannedIn = ({ milestones }: TextItem, { fiscalYears, text, counter, kinds }: Question): Fact[] =>
  kinds.includes('actual')
    ? []
    : milestones
        .map(({ fact }) => fact)
        .filter(fact => fiscalYears.includes(fact.fiscalYear ?? 0) && counted(fact.valueText, text, counter));

async function nearerThan(fact: Fact, draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const { text, counter, fiscalYears } = question;
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: [fact.kind] });
  const own = series.find(one => one.item.itemId === fact.itemId && one.metric === fact.metric);
  const item = (await textItems(question, tools)).find(one => one.item.itemId === fact.itemId);
  if (!own || !item) return draft;
  const part = partAsked(fact.metric, question);
  if (part) {
    const told = item.milestones.filter(
      one => fiscalYears.includes(one.fact.fiscalYear ?? 0) && tellsPart(one.fact.valueText, part),
    );
    const [first] = told;
    const block = { form: 'values' as const, item: item.item, plan: item.plan, facts: told.map(one => one.fact) };
    if (first) return { status: 'answered', blocks: [block] };
  }
  const apart = printedApart(item, question);
  if (apart) return apart;
  const named = fact.value === null ? 0 : namedness(own);
  const row = rowOfFigure(item, question);
  if (row && isNearer(row, named)) return row.draft;
  if (fiscalYears.length > 0) {
    const other = LOOSE.has(counter) ? rowOfFigure(item, { ...question, counter: null, text: '' }) : null;
    if (other && other.alone >= ALL && named < ALL) return other.draft;
  }
  const sentence = bestSentence(
    [item],
    text,
    words => (fiscalYears.length === 0 || namesYear(words, fiscalYears)) && counted(words, text, counter),
  );
  if (sentence && isNearer(sentence, named)) return sentence.draft;
  const counts = counter === null || unitFits(fact.unit ?? '', counter);
  // What its title holds says nothing against the indicator.
  // 「ＧＩＳの目標は何件」: its indicator counts visits, its yearly plan what is published.
  const planned = counts || counter === null || fiscalYears.length !== 1 ? [] : plannedIn(item, question);
  if (planned.length > 0 && draft.status === 'answered')
    return {
      ...draft,
      blocks: [...draft.blocks, { form: 'values', item: item.item, plan: item.plan, facts: planned }],
    };
  const closest = Math.max(0, ...item.milestones.map(one => one.row.whole));
  const elsewhere = closest - own.headCoverage >= ELSEWHERE;
  return elsewhere && (named < HARDLY || !counts) ? notSaid([item]) : draft;
}
