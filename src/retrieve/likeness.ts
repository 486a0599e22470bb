/** How alike two names are (事業名・指標名): by letters, without what names of plans say everywhere. */
import { foldLower } from './printed.ts';

/** Brackets that qualify a name: (仮称), (累計), （選挙を除く）. */
const ASIDE = /[(（][^()（）]*[)）]/gu;
const SIGNS = /[\s\p{P}\p{S}]/gu;
/** Words that end many names and tell no two of them apart. */
const COMMON =
  /(?:の)?(?:仮称|推進|促進|実施|取組|取り組み|検討|見直し|あり方|在り方|強化|充実|向上|拡大|拡充|改善|導入|整備|事業|状況|進捗|運用|活用|支援|件数|総数|割合|に向けた|に係る|に関する|のための|本取組による|本取組における|年間|累計)/gu;
/** Of a core that is shorter, nothing is concluded. */
const CORE_LEAST = 3;

/** Letters and digits alone; two names of one form are the same name. */
export const plainName = (name: string): string => foldLower(name).replaceAll(SIGNS, '');

/** A folded name without the words that stand in every second name; empty where nothing is left. */
export const withoutCommon = (folded: string): string =>
  folded.replaceAll(ASIDE, '').replaceAll(COMMON, '').replaceAll(SIGNS, '').replaceAll('の', '');

/** A name without brackets, signs and the words that stand in every second name; the whole where nothing is left. */
export function coreOf(name: string): string {
  const core = withoutCommon(foldLower(name));
  return core.length >= CORE_LEAST ? core : plainName(name);
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 2 <= text.length; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** 0…1: shared pairs of letters (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [x, y] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, count] of x) shared += Math.min(count, y.get(pair) ?? 0);
  const all = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  return all === 0 ? 0 : (2 * shared) / all;
}
