/** What stands only in prose: a year that the plan does not cover, a figure that no table prints. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { cueOf, isText, sectionFits } from '../cue.ts';
import { namesOtherYear, namesYear, tenseFits } from '../cue-fits.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { figuresOf } from '../question/figure-units.ts';
import { escape } from '../question/wording.ts';
import { quoteBlock, type Picked } from './quoting.ts';
import { itemsMeant, planCovers, scope, subjectOf, SURE } from './scope.ts';
import { textItems, type FoundPassage, type TextItem } from './text-items.ts';
import { namedness } from './values.ts';

/** A sentence that prints a figure or a year answers where it holds most of the subject, and of what any sentence holds. */
const HOLDS = { alone: 0.3, whole: 0.5, ofBest: 0.7 };

/** Items that hold as much of the subject as the likeliest: any of them may print the figure. */
const ABOUT_AS_MUCH = 0.1;

/** No text by itself, but a figure that no table prints may stand in it: 必要数 1,144 箇所に対する整備箇所数. */
export const DEFINITION = /^指標の(?:定義|説明)/u;
/** The yearly plan, as text. */
const YEARLY = '年次計画';

/** How much of the subject a sentence must hold to answer for a value. */
export const TELLS = 0.5;

export interface Quoted {
  draft: Draft;
  /** 0…1: how much of the subject the sentence holds, with the title of its item. */
  strength: number;
  /** 0…1: how much it holds by itself. */
  alone: number;
}

/** The sentence of the items that fits best of those that pass; its share of the subject must be most of it. */
export function bestSentence(
  items: readonly TextItem[],
  text: string,
  passes: (sentence: string, found: FoundPassage) => boolean,
  prefers: (sentence: string) => boolean = () => false,
): Quoted | null {
  const cue = cueOf(text);
  const able = items.flatMap(item => {
    const most = Math.max(0, ...item.passages.flatMap(({ spans }) => spans.map(span => span.coverage)));
    const least = Math.max(HOLDS.alone, HOLDS.ofBest * most);
    return item.passages
      .filter(({ passage }) => isText(passage.section) || DEFINITION.test(passage.section))
      .flatMap(found =>
        found.spans
          .filter(({ start, end }) => passes(found.passage.text.slice(start, end), found))
          .filter(({ coverage, whole }) => coverage >= least && whole >= (item.leads ? HOLDS.alone : HOLDS.whole))
          .map((span): Picked => {
            const section = sectionFits(cue, found.passage.section) ? 0.1 : 0;
            const size = (span.end - span.start) / 4000;
            const sentence = found.passage.text.slice(span.start, span.end);
            const tense = 0.2 * tenseFits(text, found.passage.section, sentence);
            const preferred = prefers(sentence) ? 0.3 : 0;
            return { found, span, score: span.coverage + 0.5 * span.whole + section + tense + preferred - size };
          }),
      );
  });
  const [best] = able.toSorted((a, b) => b.score - a.score);
  if (!best) return null;
  const { whole, coverage } = best.span;
  return { draft: { status: 'answered', blocks: [quoteBlock(best)] }, strength: whole, alone: coverage };
}

/** 「いくつのお店」「大学いくつ」「手続きの数」: the thing that is counted, in the asker's word; null where none is named so. */
const JUST = /いくつ(?:くらい|ぐらい)?の(?:お)?([\p{Script=Han}\p{Script=Katakana}ー]{1,8})/u;
const BEHIND =
  /([\p{Script=Han}\p{Script=Katakana}ー]{1,8}?)(?:の(?:数|かず))?(?:は|って|を|が)?、?(?:全部で|ぜんぶで|合計で?)?いくつ/u;
const NO_THING = /^(?:最初|最後|今|現在|合計|全部|目標.*|予定|計画|見込み?|実績|年度|年|.*[値数額率])$/u;

/** 「いくつのお店」 names what it counts as 何店 does; 「団体、いくつを」 may only name the subject. */
export function countsJust(text: string): string | null {
  const thing = JUST.exec(text.normalize('NFKC'))?.[1];
  return thing === undefined || NO_THING.test(thing) ? null : thing;
}

export function thingCounted(text: string): string | null {
  const thing = countsJust(text) ?? BEHIND.exec(text.normalize('NFKC'))?.[1];
  return thing === undefined || NO_THING.test(thing) ? null : thing;
}

/** いくつ, and what has no spelling of its own among the counters. */
const COUNTS = /いくつ|何((?!年|月|日|曜|時(?!間)|課|部|番|処|方|故|人目)\p{Script=Han}{1,2}|[ァ-ヶー]{1,5}|つ)/u;

export const asksCount = ({ counter, text }: Pick<Question, 'counter' | 'text'>): boolean =>
  counter !== null || COUNTS.test(text);

/** 「都市公園148か所」, 「都市公園は148」: the thing, and a figure right behind it. */
export const countsThing = (sentence: string, thing: string): boolean =>
  new RegExp(`${escape(thing)}(?:の?数)?(?:は|が|を|：|:|\\()?(?:約|全|合計)?\\s?\\d`, 'u').test(
    sentence.normalize('NFKC'),
  ) && figuresOf(sentence, null).length > 0;

/** Whether it prints a figure that is counted as the question counts. */
export function counted(sentence: string, text: string, counter: string | null): boolean {
  const own = COUNTS.exec(text)?.[1];
  if (counter !== null) return figuresOf(sentence, counter).length > 0;
  const thing = countsJust(text);
  // いくつのお店 is answered by 14店舗.
  if (thing !== null) return figuresOf(sentence, thing).length > 0;
  if (own === undefined || own === '個' || own === 'つ') return figuresOf(sentence, null).length > 0;
  // 何店舗 and 何軒 are answered by 14店.
  return figuresOf(sentence, own === '軒' ? '店' : own.slice(0, 1)).length > 0;
}

/**
 * A year that the plan of what is meant does not cover, but one of its sentences names: 「令和2年から試行している学校」.
 * Where a figure is asked for, the sentence must print one that is counted so.
 */
export async function quoteWithYear(question: Question, tools: Tools): Promise<Draft | null> {
  if (question.fiscalYears.length === 0) return null;
  const items = await textItems(question, tools);
  return sentenceOfYear(items, question) ?? (question.wants === 'value' ? baselineOfYear(question, tools) : null);
}

/** 「令和3年6月の加入数」: a month is named in prose alone, and the sentence that names it says what there was. */
const MONTH = /(?:(?:令和|平成)(?:\d{1,2}|元)|20\d\d)年\s?\d{1,2}月/gu;
const monthsIn = (text: string): string[] =>
  Array.from(text.normalize('NFKC').matchAll(MONTH), ([own]) => own.replaceAll(/\s/gu, ''));

export async function quoteOfMonth(question: Question, tools: Tools): Promise<Draft | null> {
  const { text, counter } = question;
  const [month, other] = monthsIn(text);
  if (month === undefined || other !== undefined) return null;
  const says = (sentence: string) =>
    monthsIn(sentence).includes(month) && figuresOf(sentence, counter).some(figure => !month.includes(figure));
  for (const item of (await textItems({ ...question, fiscalYears: [] }, tools)).slice(0, 2)) {
    const found = item.passages.flatMap(one =>
      one.spans.flatMap(span =>
        span.coverage >= HOLDS.alone && says(one.passage.text.slice(span.start, span.end))
          ? [{ found: one, span, score: span.coverage - (span.end - span.start) / 2000 }]
          : [],
      ),
    );
    const [best] = found.toSorted((a, b) => b.score - a.score);
    if (best) return { status: 'answered', blocks: [quoteBlock(best)] };
  }
  return null;
}

/** A baseline (現状値) of that year, or one whose note says that it is of that year. */
async function baselineOfYear(question: Question, tools: Tools): Promise<Draft | null> {
  const { fiscalYears, counter } = question;
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['baseline'] });
  const [item] = itemsMeant(series);
  if (!item || planCovers(item, fiscalYears)) return null;
  const inUnit = item.series.filter(one => counter === null || unitFits(one.facts[0]?.unit ?? '', counter));
  const ofYear = ({ fiscalYear }: Fact) => fiscalYear !== null && fiscalYears.includes(fiscalYear);
  const printing = inUnit.filter(({ facts: own }) => own.some(ofYear));
  const named = inUnit
    // The only one of the item that prints such a year was meant, whatever it was called.
    .filter(one => namedness(one) >= HOLDS.whole || (printing.length === 1 && one === printing[0]))
    .toSorted((a, b) => b.metricCoverage - a.metricCoverage);
  const facts = (named[0]?.facts ?? []).filter(
    ({ fiscalYear, note = '' }) =>
      (fiscalYear !== null && fiscalYears.includes(fiscalYear)) ||
      (fiscalYear === null && namesYear(note, fiscalYears)),
  );
  return facts.length > 0 ? { status: 'answered', blocks: [{ form: 'values', ...subjectOf(item), facts }] } : null;
}

export function sentenceOfYear(items: readonly TextItem[], question: Question): Draft | null {
  const { fiscalYears, text, counter, wants } = question;
  const [first] = items;
  if (!first || planCovers(first, fiscalYears)) return null;
  const needsFigure = wants === 'value';
  const found = bestSentence(
    items.filter(one => !planCovers(one, fiscalYears)),
    text,
    sentence => namesYear(sentence, fiscalYears) && (!needsFigure || figuresOf(sentence, counter).length > 0),
    // 「方針は平成29年策定。見直しはいつ」 asks for another year than it names.
    sentence => cueOf(text) === 'when' && namesOtherYear(sentence, fiscalYears),
  );
  return found?.draft ?? null;
}

/** A figure that stands only in prose: a sentence that prints a number counted as asked (何社, 何校) beside the subject's words. */
export async function quoteWithFigure(question: Question, tools: Tools): Promise<Quoted | null> {
  return question.counter === null && !COUNTS.test(question.text)
    ? null
    : sentenceOfFigure(await textItems(question, tools), question);
}

export function sentenceOfFigure(items: readonly TextItem[], question: Question): Quoted | null {
  const { counter, fiscalYears, kinds, text } = question;
  // What was done is not told by what is planned.
  const done = kinds[0] === 'actual';
  if (counter === null && !COUNTS.test(text)) return null;
  const [first] = items;
  if (!first) return null;
  const passes = (sentence: string, { passage }: FoundPassage): boolean => {
    const inYear =
      fiscalYears.length === 0 ||
      namesYear(sentence, fiscalYears) ||
      (passage.fiscalYear !== null && fiscalYears.includes(passage.fiscalYear));
    const planned = done && (passage.section === YEARLY || tenseFits(text, passage.section, sentence) < 0);
    return inYear && !planned && counted(sentence, text, counter);
  };
  const others = items.slice(1, 3).filter(one => first.coverage - one.coverage <= ABOUT_AS_MUCH);
  const elsewhere = () => {
    const found = bestSentence(others, text, passes);
    return found && found.alone >= SURE ? found : null;
  };
  const quoted = bestSentence([first], text, passes) ?? elsewhere() ?? ofThing(items, question);
  const row = done ? null : rowOfFigure(first, question);
  // Who names a year asks what is planned for it.
  const leads =
    row && (fiscalYears.length > 0 ? row.strength >= (quoted?.strength ?? 0) : row.strength > (quoted?.strength ?? 0));
  return leads ? row : quoted;
}

/** 「都市公園って全部で何か所」: a compound of so many letters, and its number right behind it. */
const COMPOUND =
  /([\p{Script=Han}\p{Script=Katakana}ー]{4,10})(?:の数)?(?:は|って|が)、?(?:全部で|ぜんぶで|合計で?|今|いま|現在)?(?:いくつ|何)/u;

function ofThing(items: readonly TextItem[], { text, fiscalYears, counter }: Question): Quoted | null {
  const thing = COMPOUND.exec(text.normalize('NFKC'))?.[1];
  if (thing === undefined || fiscalYears.length > 0) return null;
  for (const { passages } of items)
    for (const found of passages)
      for (const span of found.spans) {
        const sentence = found.passage.text.slice(span.start, span.end);
        if (isText(found.passage.section) && countsThing(sentence, thing) && counted(sentence, text, counter))
          return {
            draft: { status: 'answered', blocks: [quoteBlock({ found, span, score: 1 })] },
            strength: 1,
            alone: 1,
          };
      }
  return null;
}

/** 「開館して何年」「建って何年たつ」: how long it has been, as a sentence prints it. */
const SINCE =
  /(?:て|でから|てから|た)(?:もう|から)?、?何年(?:に?なる|になって|目|くらい|ほど|経|たつ|たち|たっ)?[^、。]{0,5}$/u;
const HAS_BEEN = /\d+年(?:以上|余り?|間)?(?:が|を)?(?:経過|経[っちつ]|たっ)/u;

export function sentenceOfAge(items: readonly TextItem[], { text }: Pick<Question, 'text'>): Draft | null {
  if (!SINCE.test(text.normalize('NFKC'))) return null;
  for (const item of items.slice(0, 3)) {
    const said = item.passages.flatMap(found =>
      found.spans.flatMap(span =>
        isText(found.passage.section) && HAS_BEEN.test(found.passage.text.slice(span.start, span.end).normalize('NFKC'))
          ? [{ found, span, score: span.whole }]
          : [],
      ),
    );
    const [best] = said.toSorted((a, b) => b.score - a.score);
    if (best) return { status: 'answered', blocks: [quoteBlock(best)] };
  }
  return null;
}

/** A row of the yearly plan whose cells print such a figure: 「42か所で開催」. */
export function rowOfFigure(
  item: TextItem,
  { counter, fiscalYears, text }: Pick<Question, 'counter' | 'fiscalYears' | 'text'>,
): Quoted | null {
  const able = item.milestones
    .filter(
      ({ fact }) => fiscalYears.length === 0 || (fact.fiscalYear !== null && fiscalYears.includes(fact.fiscalYear)),
    )
    .filter(({ fact }) => counted(fact.valueText, text, counter))
    .filter(({ row }) => row.coverage >= HOLDS.alone && row.whole >= (item.leads ? HOLDS.alone : HOLDS.whole));
  const [best] = able.toSorted((a, b) => b.row.coverage - a.row.coverage);
  if (!best) return null;
  const facts = able.filter(({ fact }) => fact.metric === best.fact.metric).map(({ fact }) => fact);
  return {
    draft: { status: 'answered', blocks: [{ form: 'values', ...subjectOf(item), facts: facts.slice(0, 6) }] },
    strength: best.row.whole,
    alone: best.row.coverage,
  };
}
