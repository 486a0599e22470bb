/** Which sentences of an item answer, and what stands only in prose: years outside a plan, figures without a table. */
import type { Tools } from '../../tools/index.ts';
import {
  asksName,
  cueOf,
  isText,
  namesOtherYear,
  namesYear,
  sectionFits,
  speaksOf,
  stateFits,
  tenseFits,
  thingsAsked,
  type Cue,
} from '../cue.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { figuresOf } from '../question/figure-units.ts';
import { quoteAround, type FoundSpan } from '../quote.ts';
import { notSaid, textItems, type FoundMilestone, type FoundPassage, type TextItem } from './text-items.ts';
import { planCovers, subjectOf } from './scope.ts';

/** What a section's name, a word of the right sort and the year tell of a sentence's fitness, beside the words it holds. */
const FITS = {
  section: 0.3,
  cue: 0.3,
  state: 0.15,
  year: 0.4,
  otherYear: -0.2,
  noText: -0.4,
  tense: 0.15,
  pair: -0.04,
};
/** A second passage is shown beside the first where it is about as close. */
const SECOND = 0.08;
/** Of an item asked for by its number, a sentence must hold this much of what is asked besides. */
const ENOUGH_SAID = 0.34;
/** How much more a row of the yearly plan must hold than the best sentence, to answer in its stead. */
const ROW_LEADS = 0.05;
/** Items this close hold as much of the subject. */
const SAME = 0.05;
/** A sentence that prints a figure or a year answers where it holds most of the subject. */
const HOLDS = { alone: 0.3, whole: 0.5 };

export interface Picked {
  found: FoundPassage;
  span: FoundSpan;
  score: number;
}

const textOf = ({ found, span }: Picked) => found.passage.text.slice(span.start, span.end);

/** The best sentence of each passage, best first. */
function pick(item: TextItem, cue: Cue | null, { fiscalYears: years, text: asked }: Question): Picked[] {
  return item.passages
    .flatMap(found => {
      const { passage, passageCoverage, spans } = found;
      const { fiscalYear, section, text } = passage;
      const own =
        fiscalYear === null || years.length === 0 ? 0 : years.includes(fiscalYear) ? FITS.year : FITS.otherYear;
      const common =
        0.3 * passageCoverage +
        own +
        (sectionFits(cue, section) ? FITS.section : 0) +
        (isText(section) ? 0 : FITS.noText);
      const longest = Math.max(0, ...spans.map(({ end }) => end));
      const scored = spans.map((span): Picked => {
        const sentence = text.slice(span.start, span.end);
        const single = spans.filter(one => one.start >= span.start && one.end <= span.end).length <= 1;
        const fits = cue !== null && speaksOf(cue, sentence, asked) ? FITS.cue : 0;
        const tense = FITS.tense * tenseFits(asked, section, sentence);
        const state = cue === 'when' && stateFits(asked, sentence) ? FITS.state : 0;
        const year = years.length > 0 && own <= 0 && namesYear(sentence, years) ? FITS.year : 0;
        return {
          found,
          span,
          score:
            0.7 * span.coverage +
            common +
            fits +
            tense +
            state +
            year +
            (single || longest === span.end ? 0 : FITS.pair),
        };
      });
      return scored.toSorted((a, b) => b.score - a.score).slice(0, 1);
    })
    .toSorted((a, b) => b.score - a.score);
}

const quoteBlock = (picked: Picked): Block => ({
  form: 'quote',
  ...subjectOf(picked.found),
  passage: picked.found.passage,
  quote: quoteAround(picked.found, picked.span),
});

const names = (thing: string, text: string, held: readonly string[]) =>
  held.some(word => thing.includes(word) || word.includes(thing)) || text.normalize('NFKC').includes(thing);

/** 「課題は」 of an item that is named by its number: a section, not words of the sentence, answers. */
const bySection = (picked: Picked, cue: Cue | null) => sectionFits(cue, picked.found.passage.section);

/** Of items that hold as much, the one that has a reason where a reason is asked for, a matter where a matter is. */
function fittest(items: readonly TextItem[], cue: Cue | null, question: Question): TextItem | undefined {
  const [first] = items;
  if (!first || first.leads || (cue !== 'why' && cue !== 'trouble')) return first;
  const fits = (item: TextItem) => {
    const [best] = pick(item, cue, question);
    return best !== undefined && bySection(best, cue) && speaksOf(cue, textOf(best), question.text);
  };
  return items.filter(one => first.coverage - one.coverage <= SAME).find(fits) ?? first;
}

/** The passages of the likeliest item that answer; its yearly plan where a row of it holds more of what is asked. */
export function planQuote(items: readonly TextItem[], question: Question): Draft {
  const cue = cueOf(question.text);
  const item = fittest(items, cue, question);
  if (!item) return notSaid([]);
  const picked = pick(item, cue, question);
  const able = asksName(cue) ? picked.filter(one => speaksOf(cue, textOf(one), question.text)) : picked;
  const rows = rowsFor(item, question, able[0]?.span.coverage ?? 0);
  const [best, second] = able;
  const said = rows.map(({ fact, row }) => ({ text: `${fact.metric} ${fact.valueText}`, held: row.held }));
  if (best) said.push({ text: best.found.passage.text, held: best.span.held });
  if (said.length === 0) return notSaid(items);
  const missing = thingsAsked(question.text).some(thing => !said.some(({ text, held }) => names(thing, text, held)));
  if (missing) return notSaid(items);
  if (rows.length > 0)
    return {
      status: 'answered',
      blocks: [{ form: 'values', ...subjectOf(item), facts: rows.map(({ fact }) => fact) }],
    };
  if (!best) return notSaid(items);
  const numbered = question.itemNos.length > 0 && question.about !== '';
  if (numbered && best.span.coverage < ENOUGH_SAID && !bySection(best, cue)) return notSaid(items);
  const blocks: [Block, ...Block[]] = [quoteBlock(best)];
  const other = second && best.score - second.score <= SECOND ? quoteBlock(second) : null;
  if (other?.form === 'quote' && !sameText(blocks[0], other)) blocks.push(other);
  return { status: 'answered', blocks };
}

const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]/gu, '');

/** A table of contents repeats what a sheet says at length. */
function sameText(a: Block, b: Block): boolean {
  if (a.form !== 'quote' || b.form !== 'quote') return false;
  const [one, two] = [bare(a.quote), bare(b.quote)];
  return one.includes(two) || two.includes(one);
}

/** Rows of the yearly plan that hold more of what is asked than any sentence does. */
function rowsFor(item: TextItem, { fiscalYears, text }: Question, least: number): FoundMilestone[] {
  const cue = cueOf(text);
  if (cue === 'why' || cue === 'trouble' || cue === 'aim') return [];
  const inYears = item.milestones.filter(
    ({ fact }) => fiscalYears.length === 0 || (fact.fiscalYear !== null && fiscalYears.includes(fact.fiscalYear)),
  );
  const most = Math.max(0, ...inYears.map(({ row }) => row.coverage));
  if (most < Math.max(least + ROW_LEADS, ENOUGH_SAID)) return [];
  return inYears
    .filter(({ row, fact }) => most - row.coverage <= 0.02 && (!asksName(cue) || speaksOf(cue, fact.valueText, text)))
    .slice(0, 6);
}

export interface Quoted {
  draft: Draft;
  /** 0…1: how much of the subject the sentence holds, with the title of its item. */
  strength: number;
}

/** The sentence of the items that fits best of those that pass; its share of the subject must be most of it. */
function bestSentence(
  items: readonly TextItem[],
  text: string,
  passes: (sentence: string, found: FoundPassage) => boolean,
  prefers: (sentence: string) => boolean = () => false,
): Quoted | null {
  const cue = cueOf(text);
  const able = items.flatMap(item =>
    item.passages.flatMap(found =>
      found.spans
        .filter(({ start, end }) => passes(found.passage.text.slice(start, end), found))
        .filter(({ coverage, whole }) => coverage >= HOLDS.alone && whole >= (item.leads ? HOLDS.alone : HOLDS.whole))
        .map((span): Picked => {
          const section = sectionFits(cue, found.passage.section) ? 0.1 : 0;
          const size = (span.end - span.start) / 4000;
          const sentence = found.passage.text.slice(span.start, span.end);
          const tense = 0.2 * tenseFits(text, found.passage.section, sentence);
          const preferred = prefers(sentence) ? 0.3 : 0;
          return { found, span, score: span.coverage + 0.5 * span.whole + section + tense + preferred - size };
        }),
    ),
  );
  const [best] = able.toSorted((a, b) => b.score - a.score);
  return best ? { draft: { status: 'answered', blocks: [quoteBlock(best)] }, strength: best.span.whole } : null;
}

/** いくつ, and what has no spelling of its own among the counters. */
const COUNTS = /いくつ|何(個|店|軒|つ)/u;

function counted(sentence: string, text: string, counter: string | null): boolean {
  const own = COUNTS.exec(text)?.[1];
  if (counter !== null || own === undefined || own === '個' || own === 'つ')
    return figuresOf(sentence, counter).length > 0;
  return figuresOf(sentence, own).length > 0;
}

/**
 * A year that the plan of what is meant does not cover, but one of its sentences names: 「令和2年から試行している学校」.
 * Where a figure is asked for, the sentence must print one that is counted so.
 */
export async function quoteWithYear(question: Question, tools: Tools): Promise<Draft | null> {
  return question.fiscalYears.length === 0 ? null : sentenceOfYear(await textItems(question, tools), question);
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

export function sentenceOfFigure(items: readonly TextItem[], { counter, fiscalYears, text }: Question): Quoted | null {
  if (counter === null && !COUNTS.test(text)) return null;
  const [first] = items;
  if (!first) return null;
  const quoted = bestSentence([first], text, (sentence, { passage }) => {
    const inYear =
      fiscalYears.length === 0 ||
      namesYear(sentence, fiscalYears) ||
      (passage.fiscalYear !== null && fiscalYears.includes(passage.fiscalYear));
    return inYear && counted(sentence, text, counter);
  });
  const row = rowOfFigure(first, { counter, fiscalYears, text });
  // Who names a year asks what is planned for it.
  const leads =
    row && (fiscalYears.length > 0 ? row.strength >= (quoted?.strength ?? 0) : row.strength > (quoted?.strength ?? 0));
  return leads ? row : quoted;
}

/** A row of the yearly plan whose cells print such a figure: 「42か所で開催」. */
function rowOfFigure(
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
  };
}
