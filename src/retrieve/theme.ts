/**
 * Which of the items that a search finds deal with a theme in everyday words (テーマ): 「役所の窓口を便利にする」 stands in no
 * item as asked. What an item holds of the theme's words, each said by itself or by a group of the thesaurus, decides.
 */
import type { SearchHit } from '../domain/catalogue.ts';
import type { ItemTokens } from '../store/store.ts';
import { COMMON_WORDS, KIND_WORDS } from '../text/common-words.ts';
import { isGroupToken } from '../text/thesaurus.ts';
import { coreOf } from './likeness.ts';
import { bestOption, coverage, type Concept } from './query.ts';

/** So well must a token stand for a word of the theme for an item to hold it: a group does, its neighbour does not. */
const HELD = 0.7;
const GUESSED = 0.5;
/** A word says what the theme is where it is nearly as rare as the rarest that any item holds, and as the rarest of all. */
const LEADS = 0.6;
const LEADS_OF_ALL = 0.45;
/** Of what the best item holds, and of its score, what the others must have; the first of a plan may be farther behind. */
const SHARE = 0.42;
const SHARE_RAREST = 0.3;
/** Who holds less of a theme shares a word with it, no more: 災害 of 災害時のペットの預かり. */
const SHARE_LEAST = 0.2;
const SCORE = 0.2;
const SCORE_FIRST = 0.1;
/** Items that score so hold what can be held of the theme. */
const TOP = 0.5;
/** Two words (港の残業) name one theme: an item that holds one of them deals with another. */
const PAIR = 0.7;
/** A title's core of so many letters is a name: 児童コミュニティクラブ. */
const NAME = 6;

type Hit = Pick<SearchHit, 'itemId' | 'planId' | 'itemTitle' | 'score'>;

export interface Theme {
  hits: readonly Hit[];
  tokensOf: ReadonlyMap<string, ItemTokens>;
  concepts: readonly Concept[];
  isHeading: (itemId: string) => boolean;
}

/** What people say beside the theme of anything that a city does. */
const EVERYDAY: ReadonlySet<string> = new Set('役所 町 村 人 話 一緒 地元 自分 私 私たち'.split(' '));

/** 対策 and 活用 say of no item what it is about; 役所 does where it stands in a phrase of the thesaurus (役所の窓口). */
function telling({ noun, own, options }: Concept): boolean {
  if (!noun || COMMON_WORDS.has(own) || KIND_WORDS.has(own)) return false;
  return !EVERYDAY.has(own) || Array.from(options.keys()).some(isGroupToken);
}

/** まとめ of まとめる is no word of its own. */
const wordsOf = (concepts: readonly Concept[]): Concept[] =>
  concepts.filter(
    ({ surface }) => !concepts.some(other => other.surface.length > surface.length && other.surface.includes(surface)),
  );

/** The words that say what the theme is; none where no item holds a word that does. */
function leadsOf(concepts: readonly Concept[], held: (concept: Concept) => boolean): Concept[] {
  const named = wordsOf(concepts).filter(telling);
  const known = named.filter(held);
  const [rarest, rarestHeld] = [named, known].map(some => Math.max(0, ...some.map(({ weight }) => weight)));
  // Of 太陽光パネルの補助 only 補助 stands anywhere: what it is about does not.
  if ((rarestHeld ?? 0) < LEADS_OF_ALL * (rarest ?? 0)) return [];
  return known.filter(({ weight }) => weight >= LEADS * (rarestHeld ?? 0));
}

/** 業無量 is no word; where it stands for 業務量調査, that is what was asked. */
const meantBySlip = ({ own, options }: Concept, tokens: ReadonlySet<string>): boolean =>
  Array.from(options).some(
    ([token, worth]) => worth >= GUESSED && !isGroupToken(token) && !own.includes(token) && tokens.has(token),
  );

/** Ids of the items that deal with the theme, in the order of the hits; headings only sum up. */
export function dealingByWords({ hits: all, tokensOf, concepts, isHeading }: Theme): string[] {
  const hits = all.filter(({ itemId }) => !isHeading(itemId) && tokensOf.has(itemId));
  const allOf = (itemId: string): ReadonlySet<string> => tokensOf.get(itemId)?.all ?? new Set();
  const slips = new Set(concepts.filter(({ own }) => !hits.some(({ itemId }) => allOf(itemId).has(own))));
  const held = (itemId: string, concept: Concept) =>
    bestOption(concept.options, allOf(itemId)) >= HELD || (slips.has(concept) && meantBySlip(concept, allOf(itemId)));
  const leads = leadsOf(concepts, concept => hits.some(({ itemId }) => held(itemId, concept)));
  if (leads.length === 0) return [];
  const rarest = Math.max(...leads.map(({ weight }) => weight));
  const shares = new Map(hits.map(({ itemId }) => [itemId, coverage(concepts, allOf(itemId))]));
  const share = ({ itemId }: Hit) => shares.get(itemId) ?? 0;
  const best = Math.max(...hits.map(({ score }) => score));
  const most = Math.max(...hits.filter(({ score }) => score >= TOP * best).map(share));
  if (most < SHARE_LEAST) return [];
  const named = wordsOf(concepts).filter(telling);
  const holdsAll = ({ itemId }: Hit) => coverage(named, allOf(itemId)) >= PAIR;
  if (named.length === 2 && leads.length === 2 && !hits.some(holdsAll)) return [];
  const seen = new Set<string>();
  return hits
    .filter(hit => {
      const own = leads.filter(lead => held(hit.itemId, lead));
      const enough = own.some(({ weight }) => weight === rarest) ? SHARE_RAREST : SHARE;
      if (own.length === 0 || share(hit) < enough * most) return false;
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
