/** Which sentences of an item answer (文章の引用). */
import {
  asksName,
  asksPlaceSort,
  cueOf,
  isText,
  sectionFits,
  sectionInFull,
  sectionNamed,
  speaksOf,
  type Cue,
} from '../cue.ts';
import { sortAsked, type SortAsked } from '../answer-sort.ts';
import {
  asksState,
  datesEvent,
  namesThing,
  namesYear,
  saysMost,
  stateFits,
  statesAll,
  tenseFits,
  thingsAsked,
} from '../cue-fits.ts';
import type { Block, Draft } from '../draft.ts';
import { letters, namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { quoteAround, type FoundSpan } from '../quote.ts';
import { planCovers, subjectOf } from './scope.ts';
import { notSaid, type FoundMilestone, type FoundPassage, type TextItem } from './text-items.ts';

/** What a section's name, a word of the right sort and the year tell of a sentence's fitness, beside the words it holds. */
const FITS = {
  section: 0.3,
  cue: 0.3,
  state: 0.15,
  year: 0.5,
  otherYear: -0.2,
  noText: -0.4,
  tense: 0.15,
  pair: -0.04,
  named: 0.3,
  inFull: 0.5,
  thing: 0.3,
  date: 0.12,
  sort: 0.35,
};
/** A second passage is shown beside the first where it is about as close. */
const SECOND = 0.08;
/** Of an item asked for by its number, a sentence must hold this much of what is asked besides. */
const ENOUGH_SAID = 0.5;
/** And a row of the yearly plan this much, of whatever item. */
const ENOUGH_PLANNED = 0.34;
/** How much more a row of the yearly plan must hold than the best sentence, to answer in its stead. */
const ROW_LEADS = 0.05;
/** A sentence with a name in it answers who and where only if it speaks of the matter: of what any sentence holds of it, this much. */
const SPEAKS_OF_IT = 0.5;
/** What a sentence of the right sort must hold of the subject. */
const FITTING = 0.2;
/** And one that names who or where. */
const NAMING = 0.3;
/** Items this close hold as much of the subject. */
const SAME = 0.05;
const FARTHER = 0.2;
const TITLE = 6;
/** 「改定に着手する冊子は何」: of what is described by what is done with it, a sentence that holds so much more than the title speaks, whatever the thing is called there. */
const BEYOND = 0.3;

export interface Picked {
  found: FoundPassage;
  span: FoundSpan;
  score: number;
}

export const textOf = ({ found, span }: Picked) => found.passage.text.slice(span.start, span.end);

/** The best sentence of each passage, best first. */
export function pick(item: TextItem, cue: Cue | null, { fiscalYears: years, text: asked }: Question): Picked[] {
  const things = thingsAsked(asked);
  const sort = sortAsked(asked);
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
        (sectionNamed(asked, section) ? FITS.named : 0) +
        (sectionInFull(asked, section, item.item.title) ? FITS.inFull : 0) +
        (isText(section) ? 0 : FITS.noText);
      const longest = Math.max(0, ...spans.map(({ end }) => end));
      const scored = spans.map((span): Picked => {
        const sentence = text.slice(span.start, span.end);
        const single = spans.filter(one => one.start >= span.start && one.end <= span.end).length <= 1;
        const fits = cue !== null && speaksOf(cue, sentence, asked) ? FITS.cue : 0;
        const tense = FITS.tense * tenseFits(asked, section, sentence);
        const state =
          cue === 'when' && stateFits(asked, sentence)
            ? FITS.state + (datesEvent(asked, sentence, span.held) ? FITS.date : 0)
            : 0;
        const names =
          things.length > 0 && things.every(thing => namesThing(thing, sentence, span.held)) ? FITS.thing : 0;
        const ofSort = sort?.names(sentence, item.plan.city) === true ? FITS.sort : 0;
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
            names +
            ofSort +
            (single || longest === span.end ? 0 : FITS.pair),
        };
      });
      return scored.toSorted((a, b) => b.score - a.score).slice(0, 1);
    })
    .toSorted((a, b) => b.score - a.score);
}

export const quoteBlock = (picked: Picked, ofField = false): Block => ({
  form: 'quote',
  ...subjectOf(picked.found),
  passage: picked.found.passage,
  quote: quoteAround(picked.found, picked.span, ofField),
});

/** 「何が困る」「なぜ」 of a field that tells how things are: all of it, for what is the matter seldom is said in the asker's words. */
const tellsState = (picked: Picked, cue: Cue | null): boolean =>
  (cue === 'why' || cue === 'trouble') && sectionFits('trouble', picked.found.passage.section);

/** A field in whole. */
export const quoteWhole = ({ passage, ...found }: FoundPassage): Block => ({
  form: 'quote',
  ...subjectOf(found),
  passage,
  quote: passage.text.trim(),
});

/** 「課題は」 of an item that is named by its number: a section, not words of the sentence, answers. */
const bySection = (picked: Picked, cue: Cue | null) => sectionFits(cue, picked.found.passage.section);

/** Of items that hold as much, the one that has a reason where a reason is asked for, a matter where a matter is. */
function fittest(all: readonly TextItem[], cue: Cue | null, question: Question): TextItem | undefined {
  const [first] = all;
  const { fiscalYears } = question;
  // What covers the years asked for gives way to nothing that does not.
  const covered = fiscalYears.length > 0 && first && planCovers(first, fiscalYears);
  const items = covered ? all.filter(one => planCovers(one, fiscalYears)) : all;
  const reason = cue === 'why' || cue === 'trouble';
  if (!first || (first.leads && !reason) || (!reason && !asksName(cue))) return first;
  // What is asked for by its whole title gives way to nothing.
  if (namesInFull(question.text, first.item.title, TITLE)) return first;
  const names = (item: TextItem) =>
    pick(item, cue, question).some(one => speaksOf(cue, textOf(one), question.text) && one.span.coverage >= NAMING);
  if (asksName(cue)) return items.filter(one => first.coverage - one.coverage <= SAME).find(names) ?? first;
  const fits = (item: TextItem) =>
    pick(item, cue, question).some(
      one => bySection(one, cue) && speaksOf(cue, textOf(one), question.text) && one.span.coverage >= FITTING,
    );
  // What gives no reason at all gives way to what is a little farther.
  const range = fits(first) ? SAME : FARTHER;
  if (first.leads && range === SAME) return first;
  return items.filter(one => first.coverage - one.coverage <= range).find(fits) ?? first;
}

/** What gives no reason does not answer 「なぜ」 where something else does. */
function reasonsFirst(picked: readonly Picked[], { text }: Question): readonly Picked[] {
  const reasons = picked.filter(
    one => sectionFits('why', one.found.passage.section) || speaksOf('why', textOf(one), text),
  );
  return reasons.length > 0 ? reasons : picked;
}

/** What can answer: who, where and when are told by what names someone, a place, a year, and speaks of the matter. */
function ableOf(picked: readonly Picked[], item: TextItem, cue: Cue | null, question: Question): readonly Picked[] {
  if (cue === 'why') return reasonsFirst(picked, question);
  if (!asksName(cue)) return picked;
  const most = Math.max(0, ...item.passages.flatMap(({ spans }) => spans.map(span => span.coverage)));
  const { text } = question;
  return picked.filter(
    one =>
      speaksOf(cue, textOf(one), text) &&
      (one.span.coverage >= SPEAKS_OF_IT * most || sectionNamed(text, one.found.passage.section)),
  );
}

/** The passages of the likeliest item that answer; its yearly plan where a row of it holds more of what is asked. */
export function planQuote(items: readonly TextItem[], question: Question): Draft {
  const cue = cueOf(question.text);
  const draft = quoteFor(items, question, cue);
  // A place or a name that no word gives away (千津): what the item says of the matter is shown.
  const loose =
    draft.status === 'not_found' &&
    cue === 'where' &&
    !asksPlaceSort(question.text) &&
    sortAsked(question.text)?.anywhere !== false;
  return loose ? quoteFor(items, question, null) : draft;
}

/** Items so near in the search may be the one that names what is asked for. */
const AS_NEAR = 0.6;

/** What names a thing of the sort that is asked for (どこの大学), of the first item near the top that does. */
export function naming(
  items: readonly TextItem[],
  sort: SortAsked,
  cue: Cue | null,
  question: Question,
): Picked | undefined {
  const most = Math.max(0, ...items.map(({ score }) => score));
  return items
    .filter(({ score }, i) => i === 0 || score >= AS_NEAR * most)
    .flatMap(item => pick(item, cue, question))
    .find(
      one =>
        sort.names(textOf(one), one.found.plan.city) &&
        (one.span.coverage >= FITTING ||
          (one.span.coverage >= WITH_TITLE.alone && one.span.whole >= WITH_TITLE.whole) ||
          sort.inSection(one.found.passage.section)),
    );
}
/** What the title says of the subject the sentence need not say again. */
const WITH_TITLE = { alone: 0.12, whole: 0.5 };

/** With the sentences beside it that name such a thing as well: 伊勢原小学校 stands in one, 高部屋小学校 in the next. */
const NAMES_MOST = 300;
export function namingBlock({ found, span, score }: Picked, sort: SortAsked): Block {
  const names = found.spans.filter(
    ({ start, end }) =>
      sort.names(found.passage.text.slice(start, end), found.plan.city) &&
      Math.max(end, span.end) - Math.min(start, span.start) <= NAMES_MOST,
  );
  const start = Math.min(span.start, ...names.map(one => one.start));
  const end = Math.max(span.end, ...names.map(one => one.end));
  return quoteBlock({ found, span: { ...span, start, end: end - start <= NAMES_MOST ? end : span.end }, score });
}

/** 石田小学校 may be the name of a row of the yearly plan: all rows that are called by such a name, of an item that is meant. */
export function namingRows(items: readonly TextItem[], sort: SortAsked, { fiscalYears }: Question): Draft | null {
  if (!sort.anywhere) return null;
  const most = Math.max(0, ...items.map(({ score }) => score));
  for (const [i, item] of items.entries()) {
    if (i > 0 && item.score < AS_NEAR * most) continue;
    const facts = item.milestones
      .map(({ fact }) => fact)
      .filter(
        ({ metric, fiscalYear }) =>
          sort.names(metric, item.plan.city) &&
          (fiscalYears.length === 0 || (fiscalYear !== null && fiscalYears.includes(fiscalYear))),
      );
    if (facts.length > 0)
      return { status: 'answered', blocks: [{ form: 'values', ...subjectOf(item), facts: facts.slice(0, ROWS) }] };
  }
  return null;
}
const ROWS = 12;

/** Of two sentences side by side, what the one speaks of and the other dates: this much of the subject together. */
const TOGETHER = 0.5;

/** 「同地区への立地は令和8年頃から」: a sentence that dates the event, beside one that names it. */
function dated(items: readonly TextItem[], question: Question): Picked | undefined {
  const { text, fiscalYears } = question;
  if (fiscalYears.length > 0 || !asksState(text)) return undefined;
  const most = Math.max(0, ...items.map(({ score }) => score));
  return items
    .filter(({ score }, i) => i === 0 || score >= AS_NEAR * most)
    .flatMap(item =>
      item.passages
        .filter(({ passage }) => isText(passage.section))
        .flatMap(found =>
          found.spans
            .filter(({ coverage }) => coverage >= TOGETHER)
            .map((span): Picked => ({ found, span, score: span.coverage })),
        ),
    )
    .toSorted((a, b) => b.score - a.score)
    .find(one => {
      const said = textOf(one);
      return said.split(/(?<=。)/u).some(part => speaksOf('when', part, text) && statesAll(text, part));
    });
}

const isDescribed = (text: string): boolean =>
  /[うくぐすつぬぶむるただ][\p{Script=Han}\p{Script=Katakana}ー]{1,12}(?:は|って|とは)、?(?:何|なに|なん|どれ)(?!年|月|日|時|人|円)/u.test(
    text.normalize('NFKC'),
  );

function quoteFor(items: readonly TextItem[], question: Question, cue: Cue | null): Draft {
  const sort = sortAsked(question.text);
  if (sort?.anywhere === false) {
    const named = naming(items, sort, cue, question);
    return named ? { status: 'answered', blocks: [namingBlock(named, sort)] } : notSaid(items);
  }
  const item = fittest(items, cue, question);
  if (!item) return notSaid([]);
  const able = ableOf(pick(item, cue, question), item, cue, question);
  const rows = rowsFor(item, question, able[0]?.span.coverage ?? 0, cue);
  const [best, second] = able;
  if (!best && rows.length === 0) {
    const ofSort = sort ? naming(items, sort, cue, question) : undefined;
    const called = sort && !ofSort ? namingRows(items, sort, question) : null;
    if (called) return called;
    const named = sort
      ? ofSort
      : cue === 'when'
        ? dated(items, question)
        : asksPlaceSort(question.text)
          ? pick(item, cue, question).find(
              one => speaksOf(cue, textOf(one), question.text) && one.span.coverage >= FITTING,
            )
          : undefined;
    if (!named) return notSaid(items);
    return { status: 'answered', blocks: [sort ? namingBlock(named, sort) : quoteBlock(named)] };
  }
  const said = [
    ...item.milestones.map(({ fact, row }) => ({ text: `${fact.metric} ${fact.valueText}`, held: row.held })),
    ...item.passages.map(({ passage, spans }) => ({ text: passage.text, held: spans.flatMap(({ held }) => held) })),
  ];
  const unsaid = thingsAsked(question.text).some(
    thing => !said.some(({ text, held }) => namesThing(thing, `${item.item.title} ${text}`, held)),
  );
  const beyond = best !== undefined && best.span.whole - item.headCoverage >= BEYOND && isDescribed(question.text);
  const shown = [...rows.map(({ fact }) => `${fact.metric} ${fact.valueText}`), best?.found.passage.text ?? ''];
  if ((unsaid && !beyond) || !shown.some(text => saysMost(question.text, text))) return notSaid(items);
  // Of what is named by its sort, all rows that are called so: 石田小学校, 桜台小学校屋内運動場.
  if (sort && rows.some(({ fact }) => sort.names(fact.metric, item.plan.city))) {
    const called = namingRows([item], sort, question);
    if (called) return called;
  }
  if (rows.length > 0)
    return {
      status: 'answered',
      blocks: [{ form: 'values', ...subjectOf(item), facts: rows.map(({ fact }) => fact) }],
    };
  if (!best) return notSaid(items);
  const numbered = question.itemNos.length > 0 && question.about !== '';
  if (numbered && best.span.coverage < ENOUGH_SAID && !bySection(best, cue)) return notSaid(items);
  const blocks: [Block, ...Block[]] = [quoteBlock(best, tellsState(best, cue))];
  const other = second && best.score - second.score <= SECOND ? quoteBlock(second) : null;
  if (other?.form === 'quote' && !sameText(blocks[0], other)) blocks.push(other);
  return { status: 'answered', blocks };
}

/** A table of contents repeats what a sheet says at length. */
function sameText(a: Block, b: Block): boolean {
  if (a.form !== 'quote' || b.form !== 'quote') return false;
  const [one, two] = [letters(a.quote), letters(b.quote)];
  return one.includes(two) || two.includes(one);
}

/** Rows of the yearly plan that hold more of what is asked than any sentence does. */
function rowsFor(item: TextItem, { fiscalYears, text }: Question, least: number, cue: Cue | null): FoundMilestone[] {
  if (cue === 'why' || cue === 'trouble' || cue === 'aim') return [];
  const inYears = item.milestones.filter(
    ({ fact }) => fiscalYears.length === 0 || (fact.fiscalYear !== null && fiscalYears.includes(fact.fiscalYear)),
  );
  const most = Math.max(0, ...inYears.map(({ row }) => row.coverage));
  if (most < Math.max(least + ROW_LEADS, ENOUGH_PLANNED)) return [];
  return inYears
    .filter(
      ({ row, fact }) =>
        most - row.coverage <= 0.02 && (!asksName(cue) || speaksOf(cue, `${fact.metric} ${fact.valueText}`, text)),
    )
    .slice(0, 6);
}
