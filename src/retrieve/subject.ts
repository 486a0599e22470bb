/**
 * All items that deal with a subject (テーマに関わる項目): the search finds them, their own text says how closely. What does
 * not name the subject may mean it in other words (言い換え集): 残業 is dealt with where 時間外勤務 stands.
 */
import type { SearchHit, SearchRequest, SubjectItem, SubjectQuery } from '../domain/catalogue.ts';
import type { Plan } from '../domain/records.ts';
import type { Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import type { Tokenizer, Word } from '../text/tokenize.ts';
import type { ItemReader } from './item-reader.ts';
import type { ItemParts, ItemText } from './item-text.ts';
import { readMeaning, type Meaning } from './meaning.ts';
import { findWord, foldLower, writtenForms } from './printed.ts';

export interface SubjectParts {
  store: Pick<Store, 'searchTokens' | 'searchText'>;
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
type Verdict = Pick<SubjectItem, 'grade' | 'where' | 'reason'>;

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The item must name every word of the subject; where its longest one stands tells how closely it deals with it. */
function verdictOf(own: ItemText, words: readonly SubjectWord[], { holds, names }: Holders): Verdict | null {
  const { text, title, series, parts } = own;
  const [lead] = words.toSorted((a, b) => (b.forms[0] ?? '').length - (a.forms[0] ?? '').length);
  if (
    !lead ||
    !words.every(
      word => names(title, word) || holds(text, word) || series.some(({ metric }) => names(foldLower(metric), word)),
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
function meaningVerdict({ parts, series }: ItemText, { means }: Meaning): Verdict | null {
  const { item } = parts;
  if (means(item.title))
    return { grade: 'about', where: 'title', reason: `項目名「${cut(item.title)}」が同じことを指します` };
  const indicator = series.find(({ metric, milestone }) => !milestone && means(metric));
  if (indicator)
    return { grade: 'about', where: 'indicator', reason: `指標「${cut(indicator.metric)}」が同じことを指します` };
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

const ORDER: readonly SubjectItem['where'][] = ['title', 'indicator', 'milestone', 'text'];
const rank = ({ grade, where }: Verdict) => (grade === 'about' ? 0 : ORDER.length) + ORDER.indexOf(where);

const closer = (literal: Verdict | null, meant: Verdict | null): Verdict | null =>
  literal && (!meant || rank(literal) <= rank(meant)) ? literal : meant;

export function createSubject({ store, language, search, plans, readItems }: SubjectParts) {
  const { tokenizer } = language;

  /** Every item that the search finds in the plans that are meant. */
  async function found({ about, cities = [], planIds = [] }: SubjectQuery, meaning: Meaning): Promise<string[]> {
    const meant = (await plans()).filter(
      ({ city, planId }) =>
        (cities.length === 0 || cities.includes(city)) && (planIds.length === 0 || planIds.includes(planId)),
    );
    const ids = new Set(meant.map(({ planId }) => planId));
    const everywhere = cities.length === 0 && planIds.length === 0;
    const hits = everywhere ? await search({ query: about, limit: MOST }) : [];
    const itemIds = hits.map(({ itemId }) => itemId);
    if (!everywhere || hits.length === MOST) {
      for (const planId of ids) {
        const own = await search({ query: about, limit: MOST, filters: { planId } });
        itemIds.push(...own.map(({ itemId }) => itemId));
        // A plan with more of them than a search gives at once.
        if (own.length === MOST)
          itemIds.push(...(await store.searchText(meaning.clauses, { planId }, ROWS)).map(({ itemId }) => itemId));
      }
    }
    return [...new Set(itemIds)];
  }

  return async (query: SubjectQuery): Promise<SubjectItem[]> => {
    const words = subjectWords(query.about, tokenizer);
    const holder = holders(tokenizer);
    const meaning = readMeaning(query.about, language);
    const itemIds = await found(query, meaning);
    const [texts, tokens] = [await readItems(itemIds), meaning.named ? await store.searchTokens(itemIds) : new Map()];
    const verdicts = texts.flatMap(text => {
      const held = tokens.get(text.parts.item.itemId);
      const literal = meaning.idiom ? null : verdictOf(text, words, holder);
      // No reading comes closer than the title.
      const open = literal === null || rank(literal) > 0;
      const meant = open && held && meaning.covers(held.all) ? meaningVerdict(text, meaning) : null;
      const verdict = closer(literal, meant);
      return verdict ? [{ text, verdict, byMeaning: verdict === meant }] : [];
    });
    // 3-2 only sums up what 3-2-3 says in full.
    const partsOf = new Set(
      verdicts.flatMap(({ text: { parts } }) =>
        parts.item.links.flatMap(({ rel, itemNo }) => (rel === 'part_of' ? [`${parts.item.planId}:${itemNo}`] : [])),
      ),
    );
    return verdicts
      .filter(({ text, byMeaning }) => !byMeaning || !partsOf.has(text.parts.item.itemId))
      .map(({ text, verdict }) => ({ ...headOf(text), ...verdict }))
      .toSorted((a, b) => rank(a) - rank(b));
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
