/**
 * All items that deal with a subject (テーマに関わる項目): the search finds them, their own text says how closely. What does
 * not name the subject may mean it in other words (言い換え集): 残業 is dealt with where 時間外勤務 stands.
 */
import {
  isDealing,
  type SearchHit,
  type SearchRequest,
  type SubjectItem,
  type SubjectQuery,
} from '../domain/catalogue.ts';
import type { Plan } from '../domain/records.ts';
import type { ItemTokens, Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import type { Tokenizer, Word } from '../text/tokenize.ts';
import type { ItemReader } from './item-reader.ts';
import type { ItemParts, ItemText } from './item-text.ts';
import { keptRecords, remembered } from './kept.ts';
import { groupsReader, readMeaning, type Meaning } from './meaning.ts';
import { describedItems } from './described.ts';
import { findWord, foldLower, writtenForms } from './printed.ts';
import { matchedSurfaces } from './query.ts';
import {
  cut,
  groups,
  isHeading,
  kindVerdict,
  namesKind,
  nearTo,
  placesOf,
  placeVerdict,
  type Verdict,
} from './subject-sides.ts';
import { dealingByWords, namesakes } from './theme.ts';
import { alternativesOf, tellingOf, themeOf } from './theme-words.ts';

export interface SubjectParts {
  store: Store;
  language: Language;
  search: (request: SearchRequest) => Promise<SearchHit[]>;
  plans: () => Promise<Plan[]>;
  readItems: ItemReader;
}

/** The most that a search gives at once; where it is full, each plan is searched by itself. */
const MOST = 100;
/** Rows of the full text that are looked at in a plan where the search gives all it may. */
const ROWS = 20_000;
/** Text deals with a subject that so many of its pieces, or such a share of them, name. */
const PIECES_ABOUT = 3;
const SHARE_ABOUT = 1 / 3;

const NEAR_SHARE = 0.75;
const TAIL = 0.05;
/** Titles of parts of plans whose words are remembered. */
const PLACES_KEPT = 5000;
const ALTERNATIVES_MOST = 4;

/** One word or compound of the subject, in each form that it may be printed in, and the words that it is made of. */
interface SubjectWord {
  forms: readonly string[];
  parts: readonly string[];
}

const within = (inner: Word, outer: Word) => inner !== outer && inner.start >= outer.start && inner.end <= outer.end;

/** 共同消防指令センター is one word with four parts; 職員の時間外勤務 is two words. */
function subjectWords(about: string, tokenizer: Tokenizer): SubjectWord[] {
  const runs: Word[][] = [];
  let end = 0;
  for (const word of tokenizer.words(about)) {
    const last = runs.at(-1);
    if (last && word.start < end) last.push(word);
    else runs.push([word]);
    end = Math.max(end, word.end);
  }
  return runs.map(run => {
    const widest = run.reduce((best, word) => (word.end - word.start > best.end - best.start ? word : best));
    const parts = run.filter(word => !run.some(other => within(other, word)));
    const [own = '', ...parents] = widest.tokens;
    // 指定管理者 is found where 指定管理 stands: what is left of it is most of the word.
    const near = parents.filter(token => token.length >= NEAR_SHARE * own.length && token.length > 3);
    const forms = [foldLower(widest.surface), ...writtenForms(own), ...near].filter(form => form !== '');
    return { forms, parts: parts.map(({ surface }) => foldLower(surface)) };
  });
}

/** Of a whole item the index knows the tokens: taking its text apart again costs more than all else. */
const holdsAnywhere = (text: string, { forms }: SubjectWord, tokens: ReadonlySet<string>): boolean =>
  forms.some(form => findWord(text, form) >= 0 || (tokens.has(form) && text.includes(form)));

/** Whether texts hold words of the subject. */
function holders(tokenizer: Tokenizer) {
  /** A short word within a compound (公園花壇) counts where it is one to the tokeniser: 水道 is none in 下水道. */
  const holds = (text: string, { forms }: SubjectWord): boolean =>
    forms.some(form => findWord(text, form) >= 0) ||
    forms.some(form => text.includes(form) && tokenizer.tokens(text).includes(form));
  /** In a short name the parts of a compound may stand apart: 消防指令業務の共同運用. */
  const names = (name: string, word: SubjectWord): boolean =>
    holds(name, word) || (word.parts.length > 1 && word.parts.every(part => name.includes(part)));
  return { holds, names };
}

type Holders = ReturnType<typeof holders>;
/** The item must name every word of the subject; where its longest one stands tells how closely it deals with it. */
function verdictOf(
  own: ItemText,
  words: readonly SubjectWord[],
  tokens: ReadonlySet<string>,
  { holds, names }: Holders,
): Verdict | null {
  const { text, title, series, parts } = own;
  const [lead] = words.toSorted((a, b) => (b.forms[0] ?? '').length - (a.forms[0] ?? '').length);
  if (
    !lead ||
    !words.every(
      word =>
        holdsAnywhere(text, word, tokens) ||
        names(title, word) ||
        series.some(({ metric }) => names(foldLower(metric), word)),
    )
  )
    return null;
  if (names(title, lead))
    return { grade: 'about', where: 'title', reason: `項目名「${cut(parts.item.title)}」に出てきます` };
  const indicator = series.find(({ metric, milestone }) => !milestone && names(foldLower(metric), lead));
  if (indicator) return { grade: 'about', where: 'indicator', reason: `指標「${cut(indicator.metric)}」に出てきます` };
  const step = series
    .filter(({ milestone }) => milestone)
    .flatMap(({ facts }) => facts.flatMap(({ metric, valueText }) => [metric, valueText]))
    .find(said => holds(foldLower(said), lead));
  if (step !== undefined) return { grade: 'about', where: 'milestone', reason: `年次計画「${cut(step)}」に出てきます` };
  return textVerdict(parts, piece => holds(piece, lead));
}

/** The item says it in other words. */
function meaningVerdict({ parts, series }: ItemText, { all, head }: ItemTokens, meaning: Meaning): Verdict | null {
  if (!meaning.mayMean(all)) return null;
  const { means } = meaning;
  const { item } = parts;
  if (meaning.mayMean(head)) {
    if (means(item.title))
      return { grade: 'about', where: 'title', reason: `項目名「${cut(item.title)}」が同じことを指します` };
    const indicator = series.find(({ metric, milestone }) => !milestone && means(metric));
    if (indicator)
      return { grade: 'about', where: 'indicator', reason: `指標「${cut(indicator.metric)}」が同じことを指します` };
  }
  const step = series
    .filter(({ milestone }) => milestone)
    .flatMap(({ facts }) => facts.map(({ valueText }) => valueText))
    .find(means);
  if (step !== undefined)
    return { grade: 'about', where: 'milestone', reason: `年次計画「${cut(step)}」が同じことを指します` };
  return textVerdict(parts, means);
}

function textVerdict({ item, passages }: ItemParts, holdsLead: (text: string) => boolean): Verdict | null {
  // 子ども部 in a cell for the department says nothing of children.
  const names = [...item.departments, ...item.relatedDepartments].flatMap(name => foldLower(name).split(' '));
  const said = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, ' '), foldLower(text));
  const pieces = passages.filter(({ text }) => holdsLead(said(text)));
  if (pieces.length === 0) return null;
  const sections = [...new Set(pieces.map(({ section }) => `「${cut(section)}」`))].slice(0, 3).join('');
  const many = pieces.length >= PIECES_ABOUT || pieces.length / passages.length >= SHARE_ABOUT;
  // A heading's text lists what its items are about.
  if (many && item.kind !== 'heading')
    return { grade: 'about', where: 'text', reason: `${sections}の文章で扱っています` };
  return { grade: 'mentions', where: 'text', reason: `${sections}の文章で触れています` };
}

const ORDER: readonly SubjectItem['where'][] = ['title', 'indicator', 'milestone', 'place', 'text'];
const GRADES: readonly SubjectItem['grade'][] = ['about', 'likely', 'mentions', 'near'];
/** Of likely ones the search's order counts; a mere namesake comes last of them. */
const rank = ({ grade, where }: Verdict) =>
  GRADES.indexOf(grade) * ORDER.length + (grade === 'likely' ? Number(where === 'title') : ORDER.indexOf(where));

const closer = (literal: Verdict | null, meant: Verdict | null): Verdict | null =>
  literal && (!meant || rank(literal) <= rank(meant)) ? literal : meant;

const NAMESAKE: Verdict = { grade: 'likely', where: 'title', reason: '別の計画の同じ名前の項目が扱っています' };

const DESCRIBED: Verdict = { grade: 'likely', where: 'text', reason: 'お尋ねの言い表し方に当たる項目です' };

function likelyVerdict(words: readonly string[]): Verdict {
  const named = words.slice(0, 3).map(word => `「${cut(word)}」`);
  return { grade: 'likely', where: 'text', reason: `${named.join('')}に当たる言葉が出てきます` };
}

export function createSubject({ store, language, search, plans, readItems }: SubjectParts) {
  const { tokenizer } = language;
  const { tokens } = keptRecords(store);
  const groupsOf = groupsReader(language);

  /** Every item that the search finds in the plans that are meant, best first; further ones that it has no room for. */
  async function found({ about, cities = [], planIds = [] }: SubjectQuery, meaning: Meaning) {
    const meant = (await plans()).filter(
      ({ city, planId }) =>
        (cities.length === 0 || cities.includes(city)) && (planIds.length === 0 || planIds.includes(planId)),
    );
    const ids = new Set(meant.map(({ planId }) => planId));
    const [planId, ...others] = ids;
    if (planId === undefined) return { hits: [], itemIds: [] };
    const only = others.length === 0 ? { filters: { planId } } : {};
    const all = await search({ query: about, limit: MOST, ...only });
    const hits = all.filter(hit => ids.has(hit.planId));
    const itemIds = hits.map(({ itemId }) => itemId);
    // Where the last of them holds next to nothing of the subject, so do those behind it.
    const [best, last] = [all[0]?.score ?? 0, all.at(-1)?.score ?? 0];
    if (all.length === MOST && last >= TAIL * best) {
      for (const id of ids) {
        const own = ids.size === 1 ? all : await search({ query: about, limit: MOST, filters: { planId: id } });
        itemIds.push(...own.map(({ itemId }) => itemId));
        // A plan with more of them than a search gives at once.
        if (own.length === MOST)
          itemIds.push(...(await store.searchText(meaning.clauses, { planId: id }, ROWS)).map(({ itemId }) => itemId));
      }
    }
    return { hits, itemIds: [...new Set(itemIds)] };
  }

  const tokensIn = remembered((text: string): ReadonlySet<string> => new Set(tokenizer.tokens(text)), PLACES_KEPT);

  /** One theme; where any of several will do, each is one. */
  async function dealingWith(query: SubjectQuery): Promise<SubjectItem[]> {
    const words = subjectWords(query.about, tokenizer);
    const holder = holders(tokenizer);
    const meaning = readMeaning(query.about, language, groupsOf);
    const { hits, itemIds } = await found(query, meaning);
    const [texts, tokensOf] = [await readItems(itemIds), await tokens.get(itemIds)];
    const headings = new Set(texts.filter(isHeading).map(({ parts }) => parts.item.itemId));
    // One word stands there or does not; of several, each item holds some.
    const theme =
      meaning.concepts.length > 1
        ? dealingByWords({
            about: query.about,
            hits,
            tokensOf,
            concepts: meaning.concepts,
            isHeading: id => headings.has(id),
          })
        : [];
    const likely = new Set(theme);
    const said = themeOf(query.about, meaning.concepts);
    const places = said.length > 0 ? placesOf(texts, said, tokensIn) : new Map<string, string>();
    const verdicts = texts.flatMap(text => {
      const { itemId } = text.parts.item;
      const held = tokensOf.get(itemId);
      const literal = meaning.idiom ? null : verdictOf(text, words, held?.all ?? new Set(), holder);
      // No reading comes closer than the title.
      const open = literal === null || rank(literal) > 0;
      const meant = open && held && meaning.covers(held.all) ? meaningVerdict(text, held, meaning) : null;
      const close = closer(literal, meant);
      const lower = close?.grade !== 'about';
      const place = lower ? places.get(itemId) : undefined;
      const byWords =
        lower && likely.has(itemId) && held ? likelyVerdict(matchedSurfaces(meaning.concepts, held.all)) : null;
      const ofKind = lower && !isHeading(text) && !meaning.idiom && held && namesKind(said, held);
      const byHead = ofKind ? kindVerdict(text) : null;
      const verdict = place === undefined ? (byWords ?? byHead ?? close) : placeVerdict(place);
      return verdict ? [{ text, verdict, byMeaning: verdict === meant }] : [];
    });
    const dealing = new Set(
      verdicts.filter(({ verdict }) => isDealing(verdict)).map(({ text }) => text.parts.item.itemId),
    );
    // What no word of the subject names, a description of it may.
    const described =
      dealing.size === 0
        ? describedItems({ about: query.about, concepts: meaning.concepts }, language, hits, tokensOf)
        : [];
    for (const text of texts)
      if (described.includes(text.parts.item.itemId) && !isHeading(text)) {
        dealing.add(text.parts.item.itemId);
        verdicts.push({ text, verdict: DESCRIBED, byMeaning: false });
      }
    const named =
      likely.size > 0
        ? namesakes(
            hits.filter(({ itemId }) => dealing.has(itemId)),
            hits,
          )
        : [];
    for (const text of texts)
      if (named.includes(text.parts.item.itemId) && !isHeading(text))
        verdicts.push({ text, verdict: NAMESAKE, byMeaning: false });
    // 3-2 only sums up what 3-2-3 says in full.
    const partsOf = new Set(
      verdicts.flatMap(({ text: { parts } }) =>
        parts.item.links.flatMap(({ rel, itemNo }) => (rel === 'part_of' ? [`${parts.item.planId}:${itemNo}`] : [])),
      ),
    );
    const best = new Map(
      verdicts
        .filter(({ text, byMeaning }) => !byMeaning || !partsOf.has(text.parts.item.itemId))
        .toSorted((a, b) => rank(b.verdict) - rank(a.verdict))
        .map(one => [one.text.parts.item.itemId, one]),
    );
    const most = Math.max(...hits.map(({ score }) => score));
    const scoreOf = new Map(hits.map(({ itemId, score }) => [itemId, most > 0 ? Math.max(0, score / most) : 0]));
    const others = texts.filter(({ parts: { item } }) => !best.has(item.itemId) && !partsOf.has(item.itemId));
    // 現金いらず is not 現金: its words say nothing by themselves.
    const own = tellingOf(said);
    const telling = meaning.idiom ? own.map(word => ({ ...word, options: groups(word) })) : own;
    const near = dealing.size === 0 ? [] : nearTo(others, { scoreOf, tokensOf, said: telling });
    return [...texts.flatMap(({ parts }) => best.get(parts.item.itemId) ?? []), ...near]
      .map(({ text, verdict }) => ({
        ...headOf(text),
        ...verdict,
        score: scoreOf.get(text.parts.item.itemId) ?? 0,
      }))
      .toSorted((a, b) => rank(a) - rank(b));
  }

  return async (query: SubjectQuery): Promise<SubjectItem[]> => {
    const { concepts } = readMeaning(query.about, language, groupsOf);
    const parts = alternativesOf(query.about, concepts).slice(0, ALTERNATIVES_MOST);
    if (parts.length < 2) return dealingWith(query);
    const all: SubjectItem[] = [];
    for (const about of parts) all.push(...(await dealingWith({ ...query, about })));
    const sorted = all.toSorted((a, b) => rank(a) - rank(b));
    return sorted.filter((one, i) => sorted.findIndex(({ itemId }) => itemId === one.itemId) === i);
  };
}

function headOf({ parts: { item, plan } }: ItemText) {
  return {
    itemId: item.itemId,
    city: plan.city,
    planId: plan.planId,
    planTitle: plan.planTitle,
    kind: item.kind,
    itemNo: item.itemNo,
    itemTitle: item.title,
    department: item.departments,
  };
}
