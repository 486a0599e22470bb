/**
 * Phrases of the thesaurus as descriptions: most of a phrase's words anywhere in a question name its group. People
 * describe what they lack a word for, each in an order of their own: 新聞とかテレビに情報を出す means 報道対応.
 */
import type { Link } from './tokenize.ts';

export interface DescribedGroup {
  group: string;
  /** 0…1: how much of the phrase the text holds, by the weight of its words. */
  share: number;
  /** The words of the text that describe it. */
  links: readonly Link[];
}

interface Description {
  group: string;
  bases: readonly string[];
  weight: number;
}

/** Less of a phrase than this is chance. */
const SHARE_MIN = 0.6;
/** する, 市 and their like stand in many phrases: they count, but none is looked up by them. */
const COMMON = 1 / 40;
const GROUPS_MAX = 4;
/** What every question holds: no description is told by them. */
const LIGHT: ReadonlySet<string> = new Set(
  'ない もらう いる なる する れる られる お ご 人 市 ある こと もの の できる くれる みる やる くる いう どこ 何 とき ところ'.split(
    ' ',
  ),
);

export function createDescriptions(
  phrases: readonly { group: string; bases: readonly string[] }[],
): (links: readonly Link[], stands?: (group: string) => boolean) => DescribedGroup[] {
  const several = phrases.filter(({ bases }) => bases.length > 1);
  const holding = new Map<string, number>();
  for (const { bases } of several) for (const base of bases) holding.set(base, (holding.get(base) ?? 0) + 1);
  const weights = new Map(
    Array.from(holding, ([base, phrasesWith]) => [base, Math.log(1 + several.length / phrasesWith)]),
  );
  const weightOf = (base: string) => weights.get(base) ?? 0;
  const descriptions = several.map(({ group, bases }): Description => ({
    group,
    bases,
    weight: bases.reduce((sum, base) => sum + weightOf(base), 0),
  }));
  const byBase = new Map<string, Description[]>();
  for (const description of descriptions) {
    for (const base of description.bases) {
      if ((holding.get(base) ?? 0) > several.length * COMMON) continue;
      const own = byBase.get(base);
      if (own) own.push(description);
      else byBase.set(base, [description]);
    }
  }

  return (links, stands = () => true) => {
    const asked = new Map(links.filter(({ base }) => !LIGHT.has(base)).map(link => [link.base, link]));
    const candidates = new Set([...asked.keys()].flatMap(base => byBase.get(base) ?? []));
    const best = new Map<string, DescribedGroup>();
    for (const { group, bases, weight } of candidates) {
      const held = bases.filter(base => asked.has(base));
      if (held.length < 2) continue;
      const share = held.reduce((sum, base) => sum + weightOf(base), 0) / weight;
      if (share < SHARE_MIN || share <= (best.get(group)?.share ?? 0) || !stands(group)) continue;
      best.set(group, { group, share, links: held.flatMap(base => asked.get(base) ?? []) });
    }
    return Array.from(best.values())
      .toSorted((a, b) => b.share * b.links.length - a.share * a.links.length)
      .slice(0, GROUPS_MAX);
  };
}
