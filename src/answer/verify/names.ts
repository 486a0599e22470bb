/** Names that an answer may speak of: whose they are, and where they stand in a text. */
import { KIND_LABEL, KIND_LABEL_EN } from '../../domain/lexicon.ts';
import type { Citation } from '../../domain/answer.ts';
import type { Item } from '../../domain/records.ts';
import { coverAll, foldName, standsAlone } from './fold.ts';
import type { Checkable, Cited, Evidence } from './types.ts';

export type NameType =
  'city' | 'plan' | 'item' | 'title' | 'metric' | 'kind' | 'words' | 'quote' | 'criterion' | 'other';

export interface Meaning {
  type: NameType;
  key: string;
  /** Whether what is cited bears the name. */
  belongs: (cited: Cited) => boolean;
  /** Whether it may not stand beside what does not bear it; other names only leave their figures unexplained. */
  hard: boolean;
  /** criterion: whether an item bears it, cited or not. */
  bears?: (itemId: string) => boolean;
}

interface Entry {
  text: string;
  meanings: Meaning[];
}

/** Entries by their first two characters, the longest first. */
export type Names = ReadonlyMap<string, readonly Entry[]>;

export interface Token {
  start: number;
  end: number;
  meanings: Meaning[];
  foreign: boolean;
}

export interface Reading {
  text: string;
  tokens: Token[];
  /** The text with its own names covered. */
  rest: string;
}

/** A number with its title, as answers name items: (2)④「可燃ごみの削減」. */
const GAPS = ['「', ' 「', '', ' ', '『', ' ('];
const ITEM_TITLE_WORDS = 6;
/** What a kind of value is called, in either language. */
const KIND_NAMES = Object.entries(KIND_LABEL).map(([kind, label]) => {
  const english = KIND_LABEL_EN[kind as keyof typeof KIND_LABEL_EN];
  return { kind, names: [label, english, english.charAt(0).toUpperCase() + english.slice(1)].map(foldName) };
});

/** Forms of a part of a plan: its title, its number, both, with the word for such parts. */
function placeNames({ label, no, title }: Item['place'][number], above: string): string[] {
  const numbered = no === '' ? [] : [`${no} ${title}`, `${no}${title}`, `${label}${no} ${title}`, `${label}${no}`];
  return [
    title,
    ...numbered,
    `${label}${no}「${title}`,
    `${label} ${no} ${title}`,
    `${above}${no} ${title}`,
    `${above}${no}「${title}`,
  ].filter(name => name.length > 1);
}

/** 福祉部 健康課 相談担当 is one of 福祉部 健康課, which is one of 福祉部. */
const offices = (department: string): string[] => {
  const parts = department.split(/\s+/u);
  return parts.map((_, i) => parts.slice(0, i + 1).join(' '));
};

/** Ⅰ(1) is part (1) of part Ⅰ. */
const placesIn = (place: Item['place']): string[] =>
  place.flatMap((part, i) =>
    placeNames(
      part,
      place
        .slice(0, i)
        .map(({ no }) => no)
        .join(''),
    ),
  );

const ofItem =
  (itemId: string): Meaning['belongs'] =>
  ({ citations }) =>
    citations.some(citation => citation.itemId === itemId);

export function namesOf(answer: Checkable, evidence: Evidence): Names {
  const entries = new Map<string, Meaning[]>();
  const addFolded = (
    folded: string,
    type: NameType,
    key: string,
    belongs: Meaning['belongs'],
    hard = false,
    bears?: Meaning['bears'],
  ): void => {
    if (folded.length < 2) return;
    const meanings = entries.get(folded) ?? [];
    const known = meanings.some(meaning => meaning.type === type && meaning.key === key);
    if (!known) entries.set(folded, [...meanings, { type, key, belongs, hard, ...(bears && { bears }) }]);
  };
  const add = (
    text: string,
    ...rest: [type: NameType, key: string, belongs: Meaning['belongs'], hard?: boolean]
  ): void => addFolded(foldName(text), ...rest);

  for (const { planId, city, planTitle, publisher } of evidence.plans) {
    const cited: Meaning['belongs'] = ({ citations }) => citations.some(citation => citation.planId === planId);
    add(city, 'city', city, ({ citations }) => citations.some(citation => citation.city === city), true);
    add(planTitle, 'plan', planTitle, cited, true);
    add(publisher ?? '', 'other', planId, cited);
  }
  // What items are listed by: departments, parts of the plan, marks, links; many items bear one.
  const bearers = new Map<string, Set<string>>();
  const bear = (printed: string, itemId: string): void => {
    const name = foldName(printed);
    const known = bearers.get(name);
    if (known) return void known.add(itemId);
    const ids = new Set([itemId]);
    bearers.set(name, ids);
    addFolded(
      name,
      'criterion',
      name,
      ({ citations }) => citations.some(citation => ids.has(citation.itemId)),
      false,
      id => ids.has(id),
    );
  };
  const items = new Map<string, { itemId: string; itemNo: string; title: string; departments: readonly string[] }>();
  for (const { itemId, itemNo, itemTitle, department } of answer.citations)
    items.set(itemId, { itemId, itemNo, title: itemTitle, departments: department });
  for (const item of evidence.items ?? []) items.set(item.itemId, item);
  for (const { itemId, itemNo, title, departments } of items.values()) {
    const cited = ofItem(itemId);
    const [number, name] = [foldName(itemNo), foldName(title)];
    for (const gap of GAPS) addFolded(`${number}${gap}${name}`, 'item', itemId, cited, true);
    if (itemNo === title) add(title, 'item', itemId, cited);
    add(title, 'title', itemId, cited, title.length >= ITEM_TITLE_WORDS);
    if (title.length < ITEM_TITLE_WORDS) add(`「${title}」`, itemNo === title ? 'item' : 'title', itemId, cited, true);
    for (const department of departments) for (const office of offices(department)) bear(office, itemId);
  }
  for (const { itemId, place, marks, links, relatedDepartments } of evidence.items ?? []) {
    const links1 = links.map(link => link.itemNo);
    for (const name of [...placesIn(place), ...marks, ...links1, ...relatedDepartments]) bear(name, itemId);
  }
  const labels = new Set<string>(Object.values(KIND_LABEL));
  for (const { metric, note, value, valueText } of answer.facts) {
    const hard = metric.length > 3 && !labels.has(metric);
    add(metric, 'metric', metric, ({ facts }) => facts.some(fact => fact.metric === metric), hard);
    if (note !== undefined)
      add(note.replace(/^※/u, ''), 'other', note, ({ facts }) => facts.some(fact => fact.note === note));
    if (value === null)
      add(valueText, 'words', valueText, ({ facts }) => facts.some(fact => fact.valueText === valueText));
  }
  for (const { kind, names } of KIND_NAMES) {
    const cited: Meaning['belongs'] = ({ facts }) => facts.length === 0 || facts.some(fact => fact.kind === kind);
    for (const name of names) addFolded(name, 'kind', kind, cited, true);
  }
  for (const { n, field, quote } of answer.citations)
    if (field === 'text')
      add(quote, 'quote', String(n), ({ citations }) => citations.some(citation => citation.n === n));
  for (const { itemId, section } of evidence.passages) add(section, 'other', section, ofItem(itemId));

  const index = new Map<string, Entry[]>();
  for (const [text, meanings] of entries) {
    const head = text.slice(0, 2);
    const bucket = index.get(head);
    if (bucket) bucket.push({ text, meanings });
    else index.set(head, [{ text, meanings }]);
  }
  for (const bucket of index.values()) bucket.sort((a, b) => b.text.length - a.text.length);
  return index;
}

const LATIN = /[A-Za-z]/u;
const HAN = /\p{Script=Han}/u;
/** 評価 is no kind of value in 人事評価, nor where it is explained: 「評価は よくできたかを…」. */
const inCompound = (text: string, start: number, end: number, { meanings }: Entry) =>
  end - start < 3 &&
  meanings.every(({ type }) => type === 'kind') &&
  (HAN.test(text.charAt(start - 1)) || HAN.test(text.charAt(end)) || text.startsWith('は ', end));

const cutsWord = (text: string, start: number, end: number) =>
  (LATIN.test(text.charAt(start)) && LATIN.test(text.charAt(start - 1))) ||
  (LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end)) && text.charAt(end) !== 's');

function tokenAt(text: string, start: number, names: Names, cited: Cited): Token | null {
  for (const entry of names.get(text.slice(start, start + 2)) ?? []) {
    if (!text.startsWith(entry.text, start)) continue;
    const end = start + entry.text.length;
    if (!standsAlone(text, start, end) || cutsWord(text, start, end) || inCompound(text, start, end, entry)) continue;
    const own = entry.meanings.filter(meaning => meaning.belongs(cited));
    if (own.length > 0) return { start, end, meanings: own, foreign: false };
    const hard = entry.meanings.filter(meaning => meaning.hard);
    if (hard.length > 0) return { start, end, meanings: hard, foreign: true };
  }
  return null;
}

/** Finds the names in a folded text, the longest at each place; whose they are is asked of what is cited. */
export function readNames(text: string, names: Names, cited: Cited): Reading {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at, names, cited);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return {
    text,
    tokens,
    rest: coverAll(
      text,
      tokens.filter(token => !token.foreign),
    ),
  };
}

/** Criteria that some of what is cited bears, each with the citations that do. */
export function criteriaOf(names: Names, cited: Cited): Map<string, Set<Citation>> {
  const found = new Map<string, Set<Citation>>();
  for (const { text, meanings } of Array.from(names.values()).flat()) {
    const own = meanings.filter(({ type }) => type === 'criterion');
    const bearers = cited.citations.filter(one => own.some(({ belongs }) => belongs({ citations: [one], facts: [] })));
    if (bearers.length > 0) found.set(text, new Set(bearers));
  }
  return found;
}

/** Names of one type that stand in texts. */
export const named = (readings: readonly Reading[], ...types: NameType[]): Set<string> =>
  new Set(
    readings.flatMap(({ tokens }) =>
      tokens.flatMap(({ meanings }) => meanings.filter(({ type }) => types.includes(type)).map(({ key }) => key)),
    ),
  );
