/** Reasons that lie in words: titles, indicators, names in the text, rare words. */
import type { RelationReason } from '../domain/catalogue.ts';
import type { SharedSeries } from './indicators.ts';
import type { ItemText } from './item-text.ts';
import { likeness, withoutCommon } from './likeness.ts';
import type { SharedTerm } from './terms.ts';

export interface Weighed extends RelationReason {
  weight: number;
}

const quote = (terms: readonly string[]) => terms.map(term => `「${term}」`).join('');
const strengthOf = (terms: readonly SharedTerm[]) => terms.reduce((sum, { strength }) => sum + strength, 0);

/** What two texts must share to be related by that alone, and how many words are listed. */
const TERMS_LEAST = 1.5;
/** A long heading holds many words by chance. */
const TERMS_LEAST_HEADING = 3;
/** A weaker word is not worth a reader's while. */
const TERM_LEAST = 0.3;
const TERMS_SHOWN = 5;
/** A name of this strength (four letters, rare) is worth saying that a text holds it. */
const NAME_LEAST = 0.8;
/** In both titles a weaker word will do, but for one of two letters like 運営. */
const BOTH_LEAST = 0.38;
const BOTH_LETTERS = 3;
const ALIKE = 0.7;
/** A shorter title (活力) is a part of too many words. */
const TITLE_LEAST = 5;

export function titleReason(own: ItemText, other: ItemText, shared: readonly SharedTerm[]): Weighed[] {
  const titles = [own.parts.item.title, other.parts.item.title];
  if (own.plainTitle === other.plainTitle) {
    return [{ code: 'same_title', text: '項目名が同じです', terms: titles, weight: 8 }];
  }
  const alike = likeness(own.coreTitle, other.coreTitle);
  const short = Math.min(own.coreTitle.length, other.coreTitle.length) <= 3;
  if (alike >= ALIKE && (!short || likeness(own.plainTitle, other.plainTitle) >= ALIKE)) {
    return [{ code: 'similar_title', text: '項目名がよく似ています', terms: titles, weight: 6 * alike }];
  }
  const both = shared.filter(
    ({ inOwnTitle, inOtherTitle, strength, written }) =>
      inOwnTitle && inOtherTitle && strength >= BOTH_LEAST && withoutCommon(written).length >= BOTH_LETTERS,
  );
  if (both.length === 0) return [];
  const terms = both.map(({ written }) => written);
  const weight = Math.min(5, 2 * strengthOf(both));
  return [{ code: 'similar_title', text: `どちらの項目名にも${quote(terms)}があります`, terms, weight }];
}

export function indicatorReason([best, ...more]: readonly SharedSeries[]): Weighed[] {
  if (!best) return [];
  const { own, other, likeness: alike } = best;
  const what = own.milestone ? '年次計画の取組' : '指標';
  const text =
    own.plain === other.plain
      ? `${what}「${own.metric}」が共通しています`
      : `似た${what}があります（「${own.metric}」と「${other.metric}」）`;
  const weight = (own.milestone ? 3 : 5) * alike + 0.3 * Math.min(more.length, 3);
  return [{ code: 'shared_indicator', text, terms: [...new Set([own.metric, other.metric])], weight }];
}

interface Name {
  text: string;
  terms: string[];
  weight: number;
}

/** The whole title of one in the other's text, or else rare names out of it. */
function nameIn({ title, parts }: ItemText, text: string, names: readonly SharedTerm[]): Name[] {
  if (title.length >= TITLE_LEAST && text.includes(title)) {
    // 財源の確保 is a title and a turn of speech; a long title is the project itself.
    const weight = Math.max(1, Math.min(4, withoutCommon(title).length / 2));
    return [{ text: `名前${quote([parts.item.title])}`, terms: [parts.item.title], weight }];
  }
  if (names.length === 0) return [];
  const terms = names.slice(0, TERMS_SHOWN).map(({ written }) => written);
  return [{ text: `名前にある${quote(terms)}`, terms, weight: Math.min(3.5, 1.6 * strengthOf(names)) }];
}

export function namedReasons(own: ItemText, other: ItemText, shared: readonly SharedTerm[]): Weighed[] {
  const names = shared.filter(({ strength }) => strength >= NAME_LEAST);
  const ownNames = names.filter(({ inOwnTitle, inOtherTitle }) => inOwnTitle && !inOtherTitle);
  const otherNames = names.filter(({ inOwnTitle, inOtherTitle }) => !inOwnTitle && inOtherTitle);
  const here = nameIn(own, other.body, ownNames).map(name => ({
    ...name,
    text: `この項目の${name.text}が、関連する項目の文章に書かれています`,
  }));
  const there = nameIn(other, own.body, otherNames).map(name => ({
    ...name,
    text: `関連する項目の${name.text}が、この項目の文章に書かれています`,
  }));
  return [...here, ...there].map(name => ({ code: 'named', ...name }));
}

/** What the other reasons leave over. */
export function termsReason(shared: readonly SharedTerm[], heading: boolean): Weighed[] {
  const common = shared.filter(
    ({ inOwnTitle, inOtherTitle, strength }) =>
      strength >= TERM_LEAST && !((inOwnTitle || inOtherTitle) && strength >= NAME_LEAST),
  );
  const sum = strengthOf(common);
  if (sum < (heading ? TERMS_LEAST_HEADING : TERMS_LEAST)) return [];
  const terms = common.slice(0, TERMS_SHOWN).map(({ written }) => written);
  const text = `ほかの項目にはあまり出てこない言葉${quote(terms)}が共通しています`;
  return [{ code: 'shared_terms', text, terms, weight: Math.min(3, 0.5 * sum) }];
}
