/** What an item's own text says, folded once, with its title and indicators as comparisons need them. */
import type { Fact, Item, Passage, Plan } from '../domain/records.ts';
import { coreOf, plainName } from './likeness.ts';
import { foldLower } from './printed.ts';

export interface ItemParts {
  item: Item;
  plan: Plan;
  facts: readonly Fact[];
  passages: readonly Passage[];
}

/** Indicators (指標) and 年次計画: budgets, grades and departments have names that every item shares. */
export const TELLING_KINDS = ['baseline', 'target', 'actual', 'final_target', 'milestone'] as const;

/** All facts of one name, of one item. */
export interface Series {
  metric: string;
  milestone: boolean;
  facts: readonly Fact[];
  plain: string;
  core: string;
}

/** Title, names and texts of facts, passages: not the place, the departments or the plan, which many items share. */
export interface ItemText {
  parts: ItemParts;
  /** As printed, the title first. */
  raw: string;
  /** Folded, in lower case. */
  text: string;
  title: string;
  /** `text` without the title. */
  body: string;
  plainTitle: string;
  coreTitle: string;
  series: readonly Series[];
}

/** 徴収率 and 収納率 are one measure under two names. */
const measureCore = (metric: string) => coreOf(metric).replaceAll('収納率', '徴収率');

function seriesOf(facts: readonly Fact[]): Series[] {
  const groups = Map.groupBy(facts, ({ metric, kind }) => `${String(kind === 'milestone')} ${metric}`);
  return Array.from(groups.values(), own => {
    const { metric, kind } = own[0] as Fact;
    return {
      metric,
      milestone: kind === 'milestone',
      facts: own,
      plain: plainName(metric),
      core: measureCore(metric),
    };
  });
}

export function readText(parts: ItemParts): ItemText {
  const { item, facts, passages } = parts;
  const said = [...facts.flatMap(({ metric, valueText }) => [metric, valueText]), ...passages.map(({ text }) => text)];
  const raw = [item.title, ...new Set(said)].join('\n');
  const [text, title] = [foldLower(raw), foldLower(item.title)];
  return {
    parts,
    raw,
    text,
    title,
    body: text.slice(title.length),
    // A project keeps its name when it is no longer provisional.
    plainTitle: plainName(item.title.replaceAll(/[(（]仮称[)）]/gu, '')),
    coreTitle: coreOf(item.title),
    series: seriesOf(facts),
  };
}
