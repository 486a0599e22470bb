/** What is planned for a year, and in which year something is planned (年次計画・事業行程). */
import { asksState, namesThing, stateFits, statesAll, thingsAsked, withoutPreparing } from '../cue-fits.ts';
import type { Block, Draft } from '../draft.ts';
import { letters } from '../letters.ts';
import type { Question } from '../question.ts';
import { covers, labelOf, NOTHING, planCovers, subjectOf, TIE } from './scope.ts';
import { isOpen, tiedTo, type FoundMilestone, type TextItem } from './text-items.ts';

/** Rows of a year's plan that are shown at most, where no word tells them apart. */
const ROWS = 8;
/** Rows this close cannot be told apart by the question's words. */
const CLOSE = 0.05;
/** Less of the subject than this is chance. */
const NAMED = 0.2;
/** What a row must hold of the subject, alone and with its item, to say when it is. */
const SAYS = { alone: 0.3, whole: 0.45 };
/** Where no other item can have been meant, less does. */
const SAYS_THERE = { alone: 0.2, whole: 0.25 };
/** Where a cell is of the right sort, this is enough. */
const STATED = 0.12;
/** Cells this close are all shown. */
const AS_LIKELY = 0.08;
/** What a word of the right sort (始まる → 運用開始) adds. */
const STATE = 0.15;
/** From here on the title names what is asked for. */
const IS_TITLE = 0.5;
const blockOf = (subject: TextItem, rows: readonly FoundMilestone[]): Block[] =>
  rows.length > 0 ? [{ form: 'values', ...subjectOf(subject), facts: rows.map(({ fact }) => fact) }] : [];

/** The rows whose name stands in the question in full, the longest name alone: 「取組内容」の予定. The title names all rows. */
function inFull({ item, milestones }: TextItem, text: string): FoundMilestone[] {
  const asked = letters(text);
  const named = milestones.filter(({ fact: { metric } }) => {
    const own = letters(metric);
    return (own.length > 2 && asked.includes(own)) || text.includes(`「${metric}」`);
  });
  const apart = named.filter(({ fact }) => letters(fact.metric) !== letters(item.title));
  const full = apart.length > 0 ? apart : named;
  const longest = Math.max(0, ...full.map(({ fact }) => letters(fact.metric).length));
  return full.filter(({ fact }) => letters(fact.metric).length === longest);
}

/** The rows of a year that the question names, else all rows of that year; a block for each row of the plan. */
function ofYears(item: TextItem, { fiscalYears: years, text }: Question): Block[] {
  const inYears = ({ fact }: FoundMilestone) =>
    years.length === 0 ||
    years.some(year => fact.fiscalYear === year || (fact.fiscalYear === null && covers(fact, year)));
  const full = inFull(item, text);
  const things = thingsAsked(text);
  const names = ({ row, fact }: FoundMilestone) =>
    things.every(thing => namesThing(thing, `${item.item.title} ${fact.metric} ${fact.valueText}`, row.held));
  if (full.length === 0 && !item.milestones.some(names)) return [];
  const closest = Math.max(0, ...item.milestones.map(({ row }) => row.coverage));
  const named = item.milestones.filter(({ row }) => row.coverage >= Math.max(closest - CLOSE, NAMED));
  for (const rows of [full, named, item.milestones]) {
    const byRow = Map.groupBy(rows.filter(inYears), ({ fact }) => fact.metric);
    const blocks = Array.from(byRow.values()).flatMap(cells => blockOf(item, cells));
    if (blocks.length > 0) return blocks;
  }
  return [];
}

/** What the item plans for the years that are named; null where it prints none. */
export function planOfYears(items: readonly TextItem[], question: Question): Draft | null {
  const covering = items.filter(one => planCovers(one, question.fiscalYears));
  const [best] = covering;
  if (!best) return null;
  const tied = isOpen(question) ? covering.filter(one => one === best || tiedTo(best, one)) : [best];
  return drafted(
    tied.map(item => ({ item, blocks: ofYears(item, question) })),
    question,
  );
}

const notContinued = (rows: FoundMilestone[]): FoundMilestone[] => {
  // 「→」 carries a cell on: what it carries begins before.
  const begins = rows.filter(({ fact }) => fact.continued !== true);
  return begins.length > 0 ? begins : rows;
};

/** 「共同運用はいつ始まる」: what begins or ends, as the noun before いつ. */
const EVENT = /([\p{Script=Han}\p{Script=Katakana}ー]{3,12})(?:は|が|って|の)、?(?:いつ|何年|どの年|何月)/u;

/** 「共同運用開始」 says it of the event itself; 「開始に向けた準備」 does not. */
const states = (cell: string, event: string, text: string): boolean =>
  withoutPreparing(cell).includes(event) && stateFits(text, cell);

/** The cells that hold the event; where they do not tell its year, all years of their rows, for the reader to see. */
function eventsOf(item: TextItem, { text }: Question): FoundMilestone[] {
  const things = thingsAsked(text);
  const { alone, whole } = item.leads ? SAYS_THERE : SAYS;
  const able = item.milestones.filter(({ row, fact }) =>
    things.every(thing => namesThing(thing, `${item.item.title} ${fact.metric} ${fact.valueText}`, row.held)),
  );
  const event = EVENT.exec(text.normalize('NFKC'))?.[1];
  const stated = event === undefined ? [] : able.filter(({ fact }) => states(fact.valueText, event, text));
  if (stated.length > 0) return notContinued(stated);
  const inItem = Math.max(0, ...item.milestones.map(({ row }) => row.coverage));
  // 「直し終わる」 is 見直し完了: of the row that holds most, the cell of the right sort.
  const isState = ({ row, fact }: FoundMilestone) =>
    row.coverage >= STATED && row.coverage >= inItem - CLOSE && stateFits(text, fact.valueText);
  const scored = able
    .filter(one => (one.row.coverage >= alone && one.row.whole >= whole) || isState(one))
    .map(one => ({
      one,
      score: one.row.coverage + 0.4 * one.cell.coverage + (stateFits(text, one.fact.valueText) ? STATE : 0),
    }));
  // The item itself is what shall come about: its plan tells when.
  if (scored.length === 0) {
    if (item.headCoverage >= IS_TITLE) return notContinued(able);
    // 「試すのは何年度」: no word of the subject stands in the cell, but the one cell that says so is of what is meant.
    const sure =
      item.leads && item.coverage >= IS_TITLE ? able.filter(({ fact }) => statesAll(text, fact.valueText)) : [];
    return new Set(sure.map(({ fact }) => fact.fiscalYear)).size === 1 ? sure : [];
  }
  const most = Math.max(...scored.map(({ score }) => score));
  const closest = notContinued(scored.filter(({ score }) => most - score <= AS_LIKELY).map(({ one }) => one));
  const years = new Set(closest.map(({ fact }) => fact.fiscalYear));
  if (years.size <= 1) return closest;
  return notContinued(scored.filter(({ score }) => most - score <= AS_LIKELY + STATE).map(({ one }) => one));
}

/** How much of the subject a row holds with its item. */
const saysOf = ({ milestones }: TextItem) => Math.max(0, ...milestones.map(({ row }) => row.whole));

/** In another plan, what holds as much may be meant as well. */
const saysAsMuch = (first: TextItem, other: TextItem): boolean =>
  first.plan.planId !== other.plan.planId &&
  first.coverage - other.coverage <= TIE &&
  saysOf(first) - saysOf(other) <= TIE;

export interface Event {
  draft: Draft;
  /** 0…1: how much of the subject the cells hold. */
  strength: number;
  /** One year is told, or a cell says what is asked for; else all years of the rows are only shown. */
  told: boolean;
}

/** The years at which what is asked for stands; null where no cell holds it. */
export function planWhen(items: readonly TextItem[], question: Question): Event | null {
  const [best] = items;
  if (!best) return null;
  const tied = isOpen(question) ? items.filter(one => one === best || saysAsMuch(best, one)) : [best];
  const readings = tied.map(item => {
    const events = eventsOf(item, question);
    return { item, events, blocks: blockOf(item, events.slice(0, ROWS)) };
  });
  const draft = drafted(readings, question);
  const strength = Math.max(0, ...readings.flatMap(({ events }) => events.map(({ row }) => row.whole)));
  const told = readings.every(
    ({ events }) =>
      (!asksState(question.text) && new Set(events.map(({ fact }) => fact.fiscalYear)).size <= 1) ||
      events.some(({ fact }) => stateFits(question.text, fact.valueText)),
  );
  return draft && { draft, strength, told };
}

interface Reading {
  item: TextItem;
  blocks: Block[];
}

/** Of one plan what it prints, of several one block each and what to ask next. */
function drafted(readings: readonly Reading[], question: Question): Draft | null {
  const [first, second] = readings.filter(({ blocks }) => blocks.length > 0);
  if (!first) return null;
  const [block, ...more] = first.blocks;
  if (!second) return block ? { status: 'answered', blocks: [block, ...more.slice(0, ROWS - 1)] } : null;
  return severally(
    readings.flatMap(({ item, blocks }) => (blocks[0] ? [{ item, block: blocks[0] }] : [])),
    question,
  );
}

function severally(readings: readonly { item: TextItem; block: Block }[], { text }: Question): Draft {
  const [a, b, ...more] = readings.map(({ block }) => block);
  if (!a || !b) return a ? { status: 'answered', blocks: [a] } : NOTHING;
  const choices = readings.map(({ item: { item, plan } }) => ({
    label: labelOf({ item, plan }),
    question: `${plan.city}の${item.itemNo}「${item.title}」について、${text}`.slice(0, 300),
  }));
  return { status: 'ambiguous', blocks: [a, b, ...more], choices };
}
