/** Questions for words (文章・年次計画): what is planned for a year, why, what is the matter. Quoted, never retold. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { bestQuote } from '../quote.ts';
import { itemsMeant, matching, missing, NOTHING, planCovers, scope, subjectOf, type Meant } from './scope.ts';
import { namedness, NAMES_INDICATOR, planValues, VALUES } from './values.ts';

type Found = Awaited<ReturnType<Tools['findPassages']['run']>>['passages'][number];

/** Rows of a year's plan that are shown at most, where no word tells them apart. */
const ROWS = 8;
const ENOUGH = 0.5;
/** A second passage is shown beside the first where it is about as close. */
const SECOND = 0.15;
/** Items of several plans this close are all meant, where none is named. */
const TIE = 0.12;
/** What a section's name tells of its fitness to answer. */
const SECTION_FITS = 0.6;

/** Sections that answer a question word: why, what is the matter, what it shall become. */
const SECTIONS: [asked: RegExp, section: RegExp][] = [
  [/なぜ|なんで|どうして|理由|きっかけ|背景|why/iu, /現状|課題|必要|背景|経緯|目的/u],
  [/課題|問題|心配|困|issue|problem/iu, /課題|現状/u],
  [/目指す|めざす|将来|姿|goal/iu, /目指す|姿|目標|効果/u],
  [/方針|どう進め|どのように|やり方|how/iu, /方針|取組|内容/u],
  [/目的|ねらい|何のため|purpose/iu, /目的|概要|意図|必要/u],
  [/効果|メリット|benefit/iu, /効果/u],
];

const sectionFits = (text: string, section: string) =>
  SECTIONS.some(([asked, wanted]) => asked.test(text) && wanted.test(section));

/** What an item plans (年次計画・事業行程): the rows that the question names, else all rows of the item. */
export async function planMilestones(question: Question, tools: Tools): Promise<Draft | null> {
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['milestone'] });
  const candidates = itemsMeant(series, question.fiscalYears);
  const covering = candidates.filter(one => planCovers(one, question.fiscalYears));
  const [best] = covering.length > 0 ? covering : candidates;
  if (!best) return null;
  const tied = open(question) ? covering.filter(one => one === best || tiedTo(best, one)) : [best];
  const readings = (tied.length > 0 ? tied : [best]).map(one => ({ one, blocks: milestonesOf(one, question) }));
  const [first, second] = readings.filter(({ blocks }) => blocks.length > 0);
  if (!first) return missing(candidates, question);
  if (!second) {
    const [block, ...more] = first.blocks;
    return block ? { status: 'answered', blocks: [block, ...more.slice(0, ROWS - 1)] } : null;
  }
  return severally(
    readings.flatMap(({ one, blocks }) => (blocks[0] ? [{ subject: one, block: blocks[0] }] : [])),
    question,
  );
}

const open = ({ cities, planIds, itemNos }: Question) =>
  cities.length === 0 && planIds.length === 0 && itemNos.length === 0;

/** Whether an item of another plan holds as much of the subject. */
const tiedTo = (best: Meant, other: Meant): boolean =>
  best.plan.planId !== other.plan.planId &&
  best.coverage - other.coverage <= TIE &&
  headOf(best) - headOf(other) <= TIE;
const headOf = ({ series }: Meant) => Math.max(...series.map(one => one.headCoverage));

function milestonesOf(one: Meant, { fiscalYears }: Question): Block[] {
  const closest = Math.max(...one.series.map(namedness));
  const named = one.series.filter(row => namedness(row) >= Math.max(closest - 0.05, 0.2));
  for (const rows of [named, one.series]) {
    const blocks = rows.flatMap((row): Block[] => {
      const facts = matching(row.facts, ['milestone'], fiscalYears);
      return facts.length > 0 ? [{ form: 'values', ...subjectOf(one), facts }] : [];
    });
    if (blocks.length > 0) return blocks;
  }
  return [];
}

/** One block for each plan that may be meant, and what to ask next. */
function severally(readings: readonly { subject: Meant; block: Block }[], question: Question): Draft {
  const [a, b, ...more] = readings.map(({ block }) => block);
  if (!a || !b) return a ? { status: 'answered', blocks: [a] } : NOTHING;
  const choices = readings.map(({ subject: { item, plan } }) => ({
    label: `${plan.city} ${item.itemNo} ${item.title}`,
    question: `${plan.city}の${item.itemNo}「${item.title}」について、${question.text}`.slice(0, 300),
  }));
  return { status: 'ambiguous', blocks: [a, b, ...more], choices };
}

function quoteBlock(found: Found, question: Question): Block {
  const quote = bestQuote(found.passage.text, question.text);
  return { form: 'quote', ...subjectOf(found), passage: found.passage, quote };
}

/** The passages of the likeliest item that are closest to the question. */
async function planQuote(question: Question, tools: Tools): Promise<Draft> {
  const { passages } = await tools.findPassages.run(scope(question));
  const [leader] = passages
    .filter(({ coverage }) => coverage >= ENOUGH)
    .toSorted((a, b) => b.coverage + 0.8 / (1 + b.rank) - (a.coverage + 0.8 / (1 + a.rank)));
  if (!leader) return NOTHING;
  const scored = passages
    .filter(({ item }) => item.itemId === leader.item.itemId)
    .map(found => ({
      found,
      score: found.passageCoverage + (sectionFits(question.text, found.passage.section) ? SECTION_FITS : 0),
    }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best) return NOTHING;
  const blocks: [Block, ...Block[]] = [quoteBlock(best.found, question)];
  if (second && best.score - second.score <= SECOND) blocks.push(quoteBlock(second.found, question));
  return { status: 'answered', blocks };
}

const rankOf = ({ series }: Meant) => series[0]?.rank ?? 0;

export async function planText(question: Question, tools: Tools): Promise<Draft> {
  if (question.wants === 'text' && question.kinds.length === 0 && question.fiscalYears.length > 0) {
    // 「減量化率 R6」: an indicator's name and a year ask for its value.
    const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: [...VALUES] });
    const [best] = itemsMeant(series, question.fiscalYears);
    const inYear = ({ fiscalYear }: Fact) => fiscalYear !== null && question.fiscalYears.includes(fiscalYear);
    if (
      best &&
      rankOf(best) === 0 &&
      best.series.some(one => namedness(one) >= NAMES_INDICATOR && one.facts.some(inYear))
    )
      return planValues(question, tools);
  }
  if (question.fiscalYears.length > 0 || question.kinds.includes('milestone')) {
    const planned = await planMilestones(question, tools);
    if (planned) return planned;
  }
  return planQuote(question, tools);
}
