/** Which items a question for words means, with their passages and yearly plans. */
import type { Tools } from '../../tools/index.ts';
import { withoutAsking } from '../cue.ts';
import type { Draft, Subject } from '../draft.ts';
import { letters } from '../letters.ts';
import type { Question } from '../question.ts';
import { planCovers, scope, subjectOf, TIE } from './scope.ts';

type Texts = Awaited<ReturnType<Tools['findPassages']['run']>>;
export type FoundPassage = Texts['passages'][number];
export type FoundMilestone = Texts['milestones'][number];

export interface TextItem extends Subject {
  /** 0…1: how much of the subject anything of the item holds. */
  coverage: number;
  headCoverage: number;
  score: number;
  /** No other item is near it in the search. */
  leads: boolean;
  passages: FoundPassage[];
  milestones: FoundMilestone[];
}

/** From this share of the subject on an item is what was asked. */
const ENOUGH = 0.5;
/** Far before all others in the search it may hold less: people describe what they lack a word for. */
const OUTSTANDING = [
  { coverage: 0.25, lead: 1.5 },
  { coverage: 0.4, lead: 1.3 },
];
/** Where only a sentence of the right sort can answer, what is twice as near as any other may hold less still. */
export const FAR_AHEAD = [{ coverage: 0.18, lead: 2.1 }, ...OUTSTANDING];
/** And what the search puts first, this much. */
const FIRST = 0.3;
/** What finds next to nothing (傘いるかな) finds it first as well. */
const FOUND = 0.25;
/** Words and meaning agree on it, and on no other so well: then this much is enough. */
const AGREED = { coverage: 0.2, score: 0.42, lead: 1.15 };
/** What holds this much is meant, whatever others hold. */
const SURE = 0.75;
/** So far before the next, no other item can have been meant. */
const CLEAR = 1.5;
/** Of several items that hold about as much, the one whose plan covers the year is meant. */
const ABOUT_AS_MUCH = 0.1;
/** Whether an item is what was asked, told by its share of the subject and its lead in the search. */
export function meansItem(
  one: Pick<TextItem, 'coverage' | 'score'>,
  others: readonly Pick<TextItem, 'score'>[],
  outstanding = OUTSTANDING,
): boolean {
  if (one.coverage >= ENOUGH) return true;
  if (one.score < FOUND) return false;
  const next = Math.max(0, ...others.map(({ score }) => score));
  if (one.coverage >= FIRST && one.score > next) return true;
  if (one.coverage >= AGREED.coverage && one.score >= AGREED.score && one.score >= AGREED.lead * next) return true;
  return outstanding.some(({ coverage, lead }) => one.coverage >= coverage && one.score >= lead * next);
}

/** A title of so many letters that stands in the question in full is meant. */
const TITLE = 8;
const NAMED = 0.6;

/** A field's name of so many letters (令和３年度の取組方針) tells the plan that has such a field. */
const FIELD = 8;
const OF_FIELD = 0.4;

/** A heading holds what its items say; who asks means the item that the search finds first, where it holds enough. */
const SUMS_UP = 0.25;

const isItem = (one: TextItem | undefined) =>
  one !== undefined && one.item.kind !== 'heading' && one.coverage >= ENOUGH;

const best = (values: readonly number[]) => Math.max(0, ...values);

/** Likeliest first: what the item holds, how the search ranks it, and how much one sentence or row of it holds. */
function likeness(
  { item, coverage, score, passages, milestones }: TextItem,
  first: TextItem | undefined,
  asked: string,
): number {
  const most = first?.score ?? 0;
  const closest = best([
    ...passages.flatMap(({ spans }) => spans.map(span => span.coverage)),
    ...milestones.map(({ row }) => row.coverage),
  ]);
  const title = letters(item.title);
  const named = title.length >= TITLE && asked.includes(title) ? NAMED : 0;
  const field = passages.some(
    ({ passage: { section } }) => letters(section).length >= FIELD && asked.includes(letters(section)),
  );
  const sumsUp = item.kind === 'heading' && isItem(first) ? SUMS_UP : 0;
  return named - sumsUp + (field ? OF_FIELD : 0) + coverage + 0.8 * (most > 0 ? score / most : 0) + 0.4 * closest;
}

/** What holds as much and is not far behind in the search may be meant as well, after all that are. */
const nearlyAsMuch = (first: TextItem, one: TextItem) =>
  first.coverage < SURE && first.coverage - one.coverage <= 0.05 && one.score >= 0.5 * first.score;

/** The items that are meant, likeliest first. */
export async function textItems(
  question: Question,
  tools: Tools,
  outstanding: typeof OUTSTANDING = OUTSTANDING,
): Promise<TextItem[]> {
  const { passages, milestones } = await tools.findPassages.run({
    ...scope(question),
    about: withoutAsking(question.about),
  });
  const byItem = Map.groupBy([...passages, ...milestones], ({ item }) => item.itemId);
  const all = Array.from(byItem.values()).flatMap((found): TextItem[] => {
    const [first] = found;
    if (!first) return [];
    const { coverage, headCoverage, score } = first;
    return [
      {
        ...subjectOf(first),
        coverage,
        headCoverage,
        score,
        leads: false,
        passages: found.filter(one => 'passage' in one),
        milestones: found.filter(one => 'fact' in one),
      },
    ];
  });
  const asked = letters(question.text);
  const [top, next] = all.toSorted((a, b) => b.score - a.score);
  if (top) top.leads = top.score > 0 && top.score >= CLEAR * (next?.score ?? 0);
  const covers = (one: TextItem) => planCovers(one, question.fiscalYears);
  const meant = all
    .filter(one =>
      meansItem(
        one,
        // A year that only its plan covers leaves no other that is near.
        all.filter(other => other !== one && (!covers(one) || covers(other))),
        outstanding,
      ),
    )
    .toSorted((a, b) => likeness(b, top, asked) - likeness(a, top, asked));
  const [first] = meant;
  if (first) meant.push(...all.filter(one => !meant.includes(one) && nearlyAsMuch(first, one)));
  if (!first || question.fiscalYears.length === 0 || planCovers(first, question.fiscalYears)) return meant;
  const covering = meant.filter(
    one => planCovers(one, question.fiscalYears) && first.coverage - one.coverage <= ABOUT_AS_MUCH,
  );
  return [...covering, ...meant.filter(one => !covering.includes(one))];
}

export const isOpen = ({ cities, planIds, itemNos }: Question): boolean =>
  cities.length === 0 && planIds.length === 0 && itemNos.length === 0;

/** Whether an item of another plan holds as much of the subject. */
export const tiedTo = (first: TextItem, other: TextItem): boolean =>
  first.plan.planId !== other.plan.planId &&
  first.coverage - other.coverage <= TIE &&
  first.headCoverage - other.headCoverage <= TIE;

/** Nothing is said of it there: the item is named as what is nearest. */
export const notSaid = (items: readonly Subject[]): Draft => ({
  status: 'not_found',
  reason: { code: 'nothing', nearest: items.slice(0, 1).map(subjectOf) },
});
