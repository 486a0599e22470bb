/** What one item's text enumerates (どんな種類, 部位を挙げて, 四つ, 何号線): the sentence or the bullets that do, not a list of items. */
import { cueOf, isPlaceSort, isText, namesSort, sectionFits } from '../cue.ts';
import { sortAsked } from '../answer-sort.ts';
import { namesThing, saysMost, thingsAsked } from '../cue-fits.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { ITEM_NOUN } from '../question/wording.ts';
import { subjectOf } from './scope.ts';
import type { FoundMilestone, FoundPassage, TextItem } from './text-items.ts';

const NUMBER = '[2-9二三四五六七八九]';
const COUNTED = `(?:${NUMBER}(?:つ|点|個|種類?|か所|校|社|本)|みっつ|よっつ|いつつ)`;
const WORD = String.raw`[\p{Script=Han}\p{Script=Katakana}ー々]`;
/** The noun that is asked for: 「部位を挙げて」「手法は何と何」「研修の種類を四つ」. */
const NOUN_ASKED = new RegExp(
  `(${WORD}+)(?:の?名(?:前|称)?)?(?:を|は|って|には|が|、)*(?:${COUNTED}(?:を|とも)?|すべて|全て|全部|ぜんぶ|漏れなく)*、?(?:挙げ|列挙|何と何|なにとなに|どれとどれ|どことどこ|(?:どれ|どこ)(?:です|なの|なん|か|[?？]|$))`,
  'u',
);
const KINDS =
  /(?:どんな|どういう|どういった|どのような|どげな)(?:種類|もの|例|方法|手法|やり方|メニュー|コース|分野|機能|部位|場面|相談|研修|検診|講座|サービス|手続き?|書類|制度)|種類(?:は|を|が|って|に)|(?:何|なん)(?:号線|種類)|(?:例|例示)(?:は|を|に(?:は|出|挙|あ|な)|として)/u;
const COUNTS = new RegExp(
  `${COUNTED}(?:を?(?:挙げ|あげ|教え|示|答え)|(?:あ(?:る|り)|と(?:は|いう))[^。?]{0,8}(?:何|なに))`,
  'u',
);
/** Items themselves are listed elsewhere. */
const ITEMS = new RegExp(`^(?:${ITEM_NOUN}|もの|こと|内容|計画|担当課?|課|部署|市|年度|目標値?|実績値?|指標)$`, 'u');

export function asksEnumeration({ text, noun }: Question): boolean {
  if (noun !== null) return false;
  const plain = text.normalize('NFKC');
  const asked = NOUN_ASKED.exec(plain)?.[1];
  if (asked !== undefined) return !ITEMS.test(asked);
  return KINDS.test(plain) || COUNTS.test(plain);
}

const SMALL: Record<string, number> = { 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, み: 3, よ: 4, い: 5 };
function numberAsked(text: string): number | null {
  const own = new RegExp(COUNTED, 'u').exec(text.normalize('NFKC'))?.[0].charAt(0);
  return own === undefined ? null : (SMALL[own] ?? Number(own));
}

interface Listing {
  parts: number;
  score: number;
  block: Block;
}

/** A text of this length is quoted whole. */
const WHOLE = 420;
const FITS = { listed: 0.35, pair: 0.15, number: 0.25, section: 0.2 };
/** A listing must hold this much of the subject, with the head of its item. */
const HOLDS = { alone: 0.4, ofBest: 0.7 };
/** Rows this close are told together. */
const CLOSE = 0.05;
const ROWS = 12;

/** A name among others: no verb and no particle but の. */
const isNominal = (piece: string) =>
  piece.length > 0 && piece.length <= 24 && !/[をはがにへで]|[てりし]$|する|した|など$/u.test(piece);

const ENDS_IN_NAME = /[\p{Script=Han}\p{Script=Katakana}\p{Lu}ー」\d]$/u;

/** The longest run of names side by side; the last may go on into the sentence (胃、大腸、肺がん検診のほか). */
function runOf(text: string): number {
  const pieces = text.split(
    /[、，・･／]+|(?<!\d),|\s+|及び|並びに|(?<=[\p{Script=Han}\p{Script=Katakana}」])や(?=[\p{Script=Han}\p{Script=Katakana}「])|」(?=「)/u,
  );
  let [most, own] = [1, 1];
  for (const piece of pieces.slice(0, -1)) {
    // Before the first name stands how the sentence begins: 「健康増進法に基づく胃」.
    own = isNominal(piece) || (own === 1 && ENDS_IN_NAME.test(piece)) ? own + 1 : 1;
    most = Math.max(most, own);
  }
  return most;
}

/** How many things a text puts side by side, within a sentence or a pair of brackets, or numbers ①②③. */
function partsOf(text: string): number {
  const plain = text.replaceAll(/[､]/gu, '、');
  const numbered = new Set(plain.match(/[①-⑳]/gu) ?? []).size;
  const inner = Array.from(plain.matchAll(/[(（]([^()（）]*)[)）]/gu), ([, own = '']) => own);
  const outer = plain.replaceAll(/[(（][^()（）]*[)）]/gu, '').split('。');
  return Math.max(1, numbered, ...[...inner, ...outer].map(one => runOf(one.trim())));
}
const bulletsOf = (text: string): number => text.match(/(?:^|\n|(?<=[\s。]))[・●◆■○◇☆①-⑳]/gu)?.length ?? 0;

function fitOf(parts: number, wanted: number | null): number {
  const listed = parts >= 3 ? FITS.listed : parts === 2 ? FITS.pair : 0;
  return listed + (wanted !== null && parts === wanted ? FITS.number : 0);
}

const leastOf = ({ passages, milestones }: TextItem): number => {
  const most = Math.max(
    0,
    ...passages.flatMap(({ spans }) => spans.map(span => span.whole)),
    ...milestones.map(({ row }) => row.whole),
  );
  return Math.min(HOLDS.alone, HOLDS.ofBest * most);
};

function inPassage(item: TextItem, found: FoundPassage, question: Question): Listing[] {
  const least = leastOf(item);
  const { passage, spans, passageCoverage } = found;
  const { text } = passage;
  const wanted = numberAsked(question.text);
  const section = sectionFits(cueOf(question.text), passage.section) ? FITS.section : 0;
  const quoted = (quote: string): Block => ({ form: 'quote', ...subjectOf(item), passage, quote });
  const sentences = spans
    .filter(({ coverage, whole }) => coverage > 0 && whole >= least)
    .map(({ start, end, coverage }): Listing => {
      const own = text.slice(start, end);
      const parts = partsOf(own);
      return { parts, score: coverage + fitOf(parts, wanted) + section - (end - start) / 2000, block: quoted(own) };
    });
  const bullets = bulletsOf(text);
  const whole: Listing[] =
    bullets > 1 && text.length <= WHOLE && Math.max(...spans.map(span => span.whole), 0) >= least
      ? [
          {
            parts: bullets,
            score: passageCoverage + fitOf(bullets, wanted) + section - text.length / 2000,
            block: quoted(text.trim()),
          },
        ]
      : [];
  return [...sentences, ...whole];
}

/** Rows of the yearly plan may each name one of them, or one row all. */
function inRows(item: TextItem, rows: readonly FoundMilestone[], question: Question): Listing[] {
  const wanted = numberAsked(question.text);
  const least = leastOf(item);
  const telling = rows.filter(
    ({ row, cell, fact }) =>
      row.whole >= least &&
      (Math.max(row.coverage, cell.coverage) > 0 || namesSort(question.text, `${fact.metric} ${fact.valueText}`)),
  );
  const listing = (parts: number, coverage: number, facts: readonly FoundMilestone[]): Listing => ({
    parts,
    score: coverage + fitOf(parts, wanted),
    block: { form: 'values', ...subjectOf(item), facts: facts.map(({ fact }) => fact).slice(0, ROWS) },
  });
  const most = Math.max(0, ...telling.map(({ row }) => row.coverage));
  const close = telling.filter(({ row }) => most - row.coverage <= CLOSE);
  const names = new Set(close.map(({ fact }) => fact.metric)).size;
  return [
    ...telling.map(one =>
      listing(Math.max(partsOf(one.fact.valueText), partsOf(one.fact.metric)), one.row.coverage, [one]),
    ),
    ...(names === wanted || (names > 1 && close.every(({ fact }) => namesSort(question.text, fact.metric)))
      ? [listing(names, most, close)]
      : []),
  ];
}

/** Two things are a listing where two are asked for; else every second sentence has a pair of nouns. */
const PAIR_ASKED = /何と何|なにとなに|どれとどれ|どことどこ|(?:どれ|どこ)(?:です|なの|なん|か|[?？]|$)/u;
const isListing = ({ parts }: Listing, { text }: Question): boolean =>
  parts > 2 || (parts === 2 && (numberAsked(text) === 2 || PAIR_ASKED.test(text)));

/** 「車の種類は何」 is not answered by what names no car, 「メーカーはどこ」 not without a maker, nor the best by one of many. */
function isOfSort({ block }: Listing, { item, plan }: TextItem, { text }: Question): boolean {
  const plain = text.normalize('NFKC');
  const said =
    block.form === 'quote'
      ? block.quote
      : block.form === 'values'
        ? block.facts.map(({ metric, valueText }) => `${metric} ${valueText}`).join(' ')
        : '';
  const all = `${item.title} ${said}`.normalize('NFKC');
  if (sortAsked(plain)?.names(said, plan.city) === false) return false;
  const sort = SORT_ASKED.exec(plain)?.[1];
  // 自転車 is no 車.
  const named = (word: string) =>
    word.length > 1 ? all.includes(word) : new RegExp(`(?<!${WORD})${word}`, 'u').test(all);
  if (sort !== undefined && !named(sort.slice(-2))) return false;
  const noun = NOUN_ASKED.exec(plain)?.[1] ?? '';
  if (ONE_ASKED.test(plain) && isPlaceSort(noun)) return namesSort(noun, said) && saysMost(plain, said);
  if (ONE_ASKED.test(plain) && !thingsAsked(plain).every(thing => namesThing(thing, all, []))) return false;
  return saysMost(plain, said);
}
const SORT_ASKED = new RegExp(`(${WORD}+)の?種類`, 'u');
const ONE_ASKED = /(?:どれ|どこ)(?:です|なの|なん|か|[?？]|$)/u;

/** null where no text of the likeliest item enumerates anything. */
export function planEnumeration([item]: readonly TextItem[], question: Question): Draft | null {
  if (!item) return null;
  const { fiscalYears } = question;
  const inYears = (year: number | null) => fiscalYears.length === 0 || year === null || fiscalYears.includes(year);
  const listings = [
    ...item.passages
      .filter(({ passage }) => isText(passage.section) && inYears(passage.fiscalYear))
      .flatMap(found => inPassage(item, found, question)),
    ...inRows(
      item,
      item.milestones.filter(({ fact }) => inYears(fact.fiscalYear)),
      question,
    ),
  ];
  const [best] = listings
    .filter(one => isListing(one, question) && isOfSort(one, item, question))
    .toSorted((a, b) => b.score - a.score);
  return best ? { status: 'answered', blocks: [best.block] } : null;
}

/** What is asked for is several of a kind: どんなものを, どこの3校, 全部あげて. */
const SEVERAL =
  /(?:どんな|どういう|どういった|どのような|どげな)(?:の|もの|やつ|こと|ところ|学校|施設|団体|国|市|町)|(?:どこ|どの)の? ?\d?(?:校|園|小学校|中学校|学校|市町村|市や町|市と町|自治体|機関|団体|会社|施設|公園|地区|か所)|(?:何|なに)を[^。?]{0,20}(?:全部|すべて|全て)|例(?:えば|に|として|示)|何と何|どれとどれ|どことどこ|ほかに何|(?:全部|すべて|全て)(?:挙げ|あげ|教え|おしえ)|(?:学校|小学校|中学校|市町村|自治体|機関|団体|会社|施設|公園|地区)(?:は|って|を(?:全部|すべて|全て|教え|挙げ))/u;

export const asksSeveral = ({ text }: Question): boolean => SEVERAL.test(text.normalize('NFKC'));

/** Of the likeliest item the text that names most things side by side, and holds something of the subject or of the sort. */
export function nearestListing([item]: readonly TextItem[], question: Question): Block | null {
  if (!item) return null;
  const inYears = (year: number | null) =>
    question.fiscalYears.length === 0 || year === null || question.fiscalYears.includes(year);
  const listings = item.passages
    .filter(({ passage }) => isText(passage.section) && inYears(passage.fiscalYear))
    .flatMap(({ passage, spans }) =>
      spans.map(span => {
        const quote = passage.text.slice(span.start, span.end);
        const ofSort = namesSort(question.text, quote);
        const parts = Math.max(partsOf(quote), ofSort ? 2 : 1);
        return {
          quote,
          passage,
          parts,
          score: span.coverage + (ofSort ? FITS.listed : 0) + fitOf(parts, numberAsked(question.text)),
        };
      }),
    )
    .filter(({ parts, score, quote }) => (parts > 2 || namesSort(question.text, quote)) && score > FITS.listed);
  const [best] = listings.toSorted((a, b) => b.score - a.score || a.quote.length - b.quote.length);
  return best ? { form: 'quote', ...subjectOf(item), passage: best.passage, quote: best.quote } : null;
}

/** Whether what is said names as many things as the listing, and of the sort that is asked for. */
export function namesAsMany(block: Block, listing: Block, { text }: Question): boolean {
  if (block.form !== 'quote' || listing.form !== 'quote') return false;
  if (block.quote.includes(listing.quote)) return true;
  if (namesSort(text, listing.quote)) return namesSort(text, block.quote);
  return partsOf(block.quote) >= partsOf(listing.quote);
}
