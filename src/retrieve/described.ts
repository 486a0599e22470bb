/**
 * What a subject describes without naming it (言い表し方): 「会社から市へ案を出してもらう」 holds most words of a phrase that the
 * thesaurus has for 民間提案制度, and an item whose title or indicator says that deals with it. So does, for a name that no
 * item has (高齢者の足), one that says what it is a part of (公共交通).
 */
import type { SearchHit } from '../domain/catalogue.ts';
import type { ItemTokens } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { groupToken } from '../text/thesaurus.ts';
import type { Concept } from './query.ts';

/** Of the best score. */
const SCORE = 0.3;
/** Of what the subject's words weigh, what the description must hold; less where its rarest noun is not in it. */
const HELD = 0.4;
const HELD_WITHOUT = 0.55;
/** 高齢者 is cut into two by the dictionary, and is one word: several have more letters, or something between them. */
const LETTERS = 4;

interface Span {
  start: number;
  end: number;
}

const areSeveral = (links: readonly Span[]): boolean =>
  Math.max(...links.map(({ end }) => end)) - Math.min(...links.map(({ start }) => start)) >= LETTERS;

const weigh = (some: readonly Concept[]) => some.reduce((sum, { weight }) => sum + weight, 0);

/** 料金 and 安い say little of 携帯電話の料金を安くする. */
function tells(links: readonly Span[], concepts: readonly Concept[]): boolean {
  const isHeld = (concept: Span) => links.some(({ start, end }) => start < concept.end && concept.start < end);
  const [rarest] = concepts
    .filter(({ noun, surface }) => noun && !/^[ぁ-んー]+$/u.test(surface))
    .toSorted((a, b) => b.weight - a.weight);
  const least = rarest && !isHeld(rarest) ? HELD_WITHOUT : HELD;
  return weigh(concepts.filter(isHeld)) >= least * weigh(concepts);
}

/** Ids of the items that say by their head what is described, in the order of the hits. */
export function describedItems(
  { about, concepts }: { about: string; concepts: readonly Concept[] },
  { tokenizer, thesaurus, vocabulary }: Language,
  hits: readonly SearchHit[],
  tokensOf: ReadonlyMap<string, ItemTokens>,
): string[] {
  const { links } = tokenizer.analyse(about);
  const stands = (group: string) => vocabulary.items(groupToken(group)) > 0;
  const told = thesaurus
    .describedIn(links, stands)
    .filter(one => areSeveral(one.links) && tells(one.links, concepts))
    .map(({ group }) => group);
  const missing = [...thesaurus.find(links), ...thesaurus.findApart(links)]
    .filter(one => !stands(one.group) && areSeveral([one]) && tells([one], concepts))
    .map(({ group }) => group);
  const wider = (names: readonly string[]) =>
    names.flatMap(name =>
      thesaurus.near(name).flatMap(({ group, nearness }) => (nearness === 'broader' ? [group] : [])),
    );
  const [likely, sure] = [[...told, ...wider(told)], wider(missing)].map(names => names.map(groupToken));
  const best = Math.max(0, ...hits.map(({ score }) => score));
  const says = (itemId: string, tokens: readonly string[] = []) =>
    tokens.some(token => tokensOf.get(itemId)?.head.has(token));
  return hits
    .filter(({ itemId, score }) => says(itemId, sure) || (score >= SCORE * best && says(itemId, likely)))
    .map(({ itemId }) => itemId);
}
