/**
 * Which of the items that a search finds deal with a theme in everyday words (テーマ): 「役所の窓口を便利にする」 stands in no
 * item as asked. What an item holds of the theme's words, each said by itself or by a group of the thesaurus, decides.
 */
import type { SearchHit } from '../domain/catalogue.ts';
import type { ItemTokens } from '../store/store.ts';
import { isGroupToken } from '../text/thesaurus.ts';
import { coreOf } from './likeness.ts';
import { bestOption, coverage, type Concept } from './query.ts';
import { unitsOfTheme, type Unit } from './theme-words.ts';

/** So well must a token stand for a word of the theme for an item to hold it: a group does, its neighbour does not. */
const HELD = 0.7;
const GUESSED = 0.5;
/** 水害 is dealt with where only 浸水被害 stands, a kind of it, if no item says it itself. */
const NARROWER = 0.55;
/** Of a compound's words, what must be held: バス is no 自動運転バス. */
const UNIT_HELD = 0.66;
/** A word says what the theme is where it is nearly as rare as the rarest that any item holds, and as the rarest of all. */
const LEADS = 0.6;
const LEADS_OF_ALL = 0.45;
/** Of what the best item holds, and of its score, what the others must have; the first of a plan may be farther behind. */
const SHARE = 0.42;
const SHARE_RAREST = 0.3;
/** Who holds less of a theme shares a word with it, no more. */
const SHARE_LEAST = 0.2;
const SCORE = 0.2;
const SCORE_FIRST = 0.1;
/** Items that score so hold what can be held of the theme. */
const TOP = 0.5;
/** Two words (港の残業) name one theme: an item that holds one of them deals with another. */
const PAIR = 0.65;
/** A title's core of so many letters is a name: 児童コミュニティクラブ. */
const NAME = 6;

type Hit = Pick<SearchHit, 'itemId' | 'planId' | 'itemTitle' | 'score'>;

export interface Theme {
  about: string;
  hits: readonly Hit[];
  tokensOf: ReadonlyMap<string, ItemTokens>;
  concepts: readonly Concept[];
  isHeading: (itemId: string) => boolean;
}

/** 業無量 is no word; where it stands for 業務量調査, that is what was asked. */
const meantBySlip = ({ own, options }: Concept, tokens: ReadonlySet<string>): boolean =>
  Array.from(options).some(
    ([token, worth]) => worth >= GUESSED && !isGroupToken(token) && !own.includes(token) && tokens.has(token),
  );

/** What of a theme items hold. */
function holding({ hits, tokensOf }: Pick<Theme, 'hits' | 'tokensOf'>, concepts: readonly Concept[]) {
  const allOf = (itemId: string): ReadonlySet<string> => tokensOf.get(itemId)?.all ?? new Set();
  const slips = new Set(concepts.filter(({ own }) => !hits.some(({ itemId }) => allOf(itemId).has(own))));
  const unsaid = new Set(
    concepts.filter(({ options }) => !hits.some(({ itemId }) => bestOption(options, allOf(itemId)) >= HELD)),
  );
  const holdsWord = (itemId: string, word: Concept) =>
    bestOption(word.options, allOf(itemId)) >= (unsaid.has(word) ? NARROWER : HELD) ||
    (slips.has(word) && meantBySlip(word, allOf(itemId)));
  const heldOf = (itemId: string, words: readonly Concept[]) =>
    words.filter(word => holdsWord(itemId, word)).reduce((sum, word) => sum + word.weight, 0);
  const holds = ({ itemId }: Hit, { words, weight }: Unit) => heldOf(itemId, words) >= UNIT_HELD * weight;
  /** 県 beside 広域処理 may be missing, 広域処理 beside 県 may not. */
  const holdsBoth = ({ itemId }: Hit, units: readonly Unit[]) => {
    const whole = units.reduce((sum, { weight }) => sum + weight, 0);
    return units.reduce((sum, { words }) => sum + heldOf(itemId, words), 0) >= PAIR * whole;
  };
  return { holds, holdsBoth, share: ({ itemId }: Hit, of: readonly Concept[]) => coverage(of, allOf(itemId)) };
}

/** The units that say what the theme is; none where no item holds one that does. */
function leadsOf(units: readonly Unit[], held: (unit: Unit) => boolean): Unit[] {
  const known = units.filter(held);
  const [rarest = 0, rarestHeld = 0] = [units, known].map(some => Math.max(0, ...some.map(({ rarity }) => rarity)));
  // Of 太陽光パネルの補助 only 補助 stands anywhere: what it is about does not.
  return rarestHeld < LEADS_OF_ALL * rarest ? [] : known.filter(({ rarity }) => rarity >= LEADS * rarestHeld);
}

/** Ids of the items that deal with the theme, in the order of the hits; headings only sum up. */
export function dealingByWords({ about, hits: all, tokensOf, concepts, isHeading }: Theme): string[] {
  const { words, units, all: told, paired } = unitsOfTheme(about, concepts);
  const hits = all.filter(({ itemId }) => !isHeading(itemId) && tokensOf.has(itemId));
  const { holds, holdsBoth, share } = holding({ hits, tokensOf }, words);
  const stands = (unit: Unit) => hits.some(hit => holds(hit, unit));
  const themes = leadsOf(units, stands);
  // インフラを長持ちさせる: where no plan knows the thing by that word, what is done to it tells.
  const leads = themes.length > 0 || units.some(stands) ? themes : leadsOf(told, stands);
  if (leads.length === 0) return [];
  if (paired && !hits.some(hit => holdsBoth(hit, units))) return [];
  const shares = new Map(hits.map(hit => [hit, share(hit, words)]));
  const own = (hit: Hit) => shares.get(hit) ?? 0;
  const best = Math.max(...hits.map(({ score }) => score));
  const most = Math.max(...hits.filter(({ score }) => score >= TOP * best).map(own));
  if (most < SHARE_LEAST) return [];
  const rarest = Math.max(...leads.map(({ rarity }) => rarity));
  const seen = new Set<string>();
  return hits
    .filter(hit => {
      const held = leads.filter(lead => holds(hit, lead));
      const enough = held.some(({ rarity }) => rarity === rarest) ? SHARE_RAREST : SHARE;
      if (held.length === 0 || own(hit) < enough * most) return false;
      const first = !seen.has(hit.planId);
      seen.add(hit.planId);
      return hit.score >= (first ? SCORE_FIRST : SCORE) * best;
    })
    .map(({ itemId }) => itemId);
}

/** Items of other plans that carry the name of one that deals with the theme: the same thing under another number. */
export function namesakes(dealing: readonly Hit[], hits: readonly Hit[]): string[] {
  const known = new Set(dealing.map(({ itemId }) => itemId));
  const names = dealing.map(({ planId, itemTitle }) => ({ planId, name: coreOf(itemTitle) }));
  return hits
    .filter(({ itemId }) => !known.has(itemId))
    .filter(({ planId, itemTitle }) =>
      names.some(
        other => other.planId !== planId && other.name.length >= NAME && coreOf(itemTitle).includes(other.name),
      ),
    )
    .map(({ itemId }) => itemId);
}
