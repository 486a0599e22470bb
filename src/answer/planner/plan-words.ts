/** What a plan says of itself: its period (計画期間), what it means by a word of its own (「縮充」とは), where an item stands in it. */
import { findFiscalYears } from '../../domain/fiscal-year.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { quoteAround, type FoundSpan } from '../quote.ts';
import { subjectOf } from './scope.ts';
import type { FoundPassage, TextItem } from './text-items.ts';

const PERIOD =
  /(?:計画|取組|対象|実施)の?期間|いつからいつまで|何年度?から何年度?まで|何(?:年|か年|カ年)(?:間)?の(?:計画|プラン)|\b(?:period|years) (?:does|of) (?:the|this) plan\b/iu;
/** What is left of a question that asks for nothing but a plan's period. */
const PLAN_ALONE =
  /(?:計画|取組|対象|実施)の?期間|いつからいつまで|いつまで|いつから|何年度?まで|何年度?から|何年度?から何年度?まで|何(?:年|か年|カ年)(?:間)?|(?:行政?|行財政)?改革|行革|大綱|(?:実施|実行|基本|総合)?計画|プラン|プロジェクト|アクション|事業|第?[\d一二三四五六七八九]+(?:期|次)?|って|では|とは|やる|続く|もの|この|その|[のはがをでに]|[\s\p{P}]/gu;

const isOfPlan = ({ text, about, itemNos, wants }: Question): boolean =>
  wants === 'text' && itemNos.length === 0 && PERIOD.test(text) && about.replaceAll(PLAN_ALONE, '') === '';

/** The sentence that says it, of each plan that is meant. */
export async function planPeriod(question: Question, tools: Tools): Promise<Draft | null> {
  if (!isOfPlan(question)) return null;
  const { plans } = await tools.listPlans.run({});
  const { planIds, cities } = question;
  const meant = plans.filter(
    ({ planId, city }) =>
      (planIds.length === 0 || planIds.includes(planId)) && (cities.length === 0 || cities.includes(city)),
  );
  const blocks: Block[] = [];
  for (const { planId } of planIds.length + cities.length > 0 ? meant : []) {
    const { passages } = await tools.findPassages.run({ about: '計画期間 取組期間', planIds: [planId] });
    const said = passages
      .filter(({ item }) => item.kind === 'heading')
      .toSorted((a, b) => Number(b.passage.section.includes('期間')) - Number(a.passage.section.includes('期間')))
      .flatMap(found => saidIn(found, isPeriod));
    if (said[0]) blocks.push(said[0]);
  }
  const [first, ...more] = blocks;
  return first ? { status: 'answered', blocks: [first, ...more] } : null;
}

const isPeriod = (sentence: string): boolean =>
  /期間/u.test(sentence) &&
  (findFiscalYears(sentence).length > 1 || /\d\)?年度(?:から|～|~|・)/u.test(sentence.normalize('NFKC')));

function saidIn(found: FoundPassage, says: (sentence: string) => boolean): Block[] {
  const { passage, spans } = found;
  const quoted = ({ start, end }: Pick<FoundSpan, 'start' | 'end'>): Block => ({
    form: 'quote',
    ...subjectOf(found),
    passage,
    quote: passage.text.slice(start, end),
  });
  return spans
    .filter(({ start, end }) => says(passage.text.slice(start, end)))
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))
    .slice(0, 1)
    .map(quoted);
}

const TERM = /[「『]([^「」『』]{2,16})[」』](?:という(?:言葉|語|の)|と(?:は|いう)|って|の(?:意味|考え方|定義))/u;
/** The same without marks: 「ウェルビーイングって何のこと」. */
const WORD =
  /([\p{Script=Katakana}ー・]{4,20}|[A-ZＡ-Ｚ]{2,8}|[\p{Script=Han}]{2,8})(?:という(?:言葉|語|の)は|とは|って)、?(?:何のこと|なんのこと|どういう(?:意味|こと|もの)|どんな(?:意味|こと)|何(?:です|や|[?？]|$))/u;
const MEANING = /意味|どういう|どんな|何のこと|なんのこと|とは|考え方|定義|何(?:です|や|[?？]|$)|なに/u;

/** How a document explains a word X. */
const EXPLAINS = ['「X」の考え方', '「X」の意味', '「X」の定義', '「X」という', '「X」とは', 'Xとは', 'X…', 'X：'];

/** The sentence in which the plan sets the word in marks of its own, or explains it. */
export async function planTerm(question: Question, tools: Tools): Promise<Draft | null> {
  const term = TERM.exec(question.text)?.[1] ?? WORD.exec(question.text)?.[1];
  if (term === undefined || !MEANING.test(question.text) || question.itemNos.length > 0) return null;
  const { planIds, cities } = question;
  const { passages } = await tools.findPassages.run({ about: term, planIds, cities });
  const defined = passages.find(({ passage: { section } }) => section.startsWith('用語') && section.includes(term));
  if (defined)
    return {
      status: 'answered',
      blocks: [{ form: 'quote', ...subjectOf(defined), passage: defined.passage, quote: defined.passage.text }],
    };
  const explains = (sentence: string) => EXPLAINS.some(sign => sentence.includes(sign.replace('X', term)));
  const [found] = passages.filter(({ passage }) => explains(passage.text));
  const [span] = (found?.spans ?? []).filter(({ start, end }) => explains(found?.passage.text.slice(start, end) ?? ''));
  return found && span
    ? {
        status: 'answered',
        blocks: [{ form: 'quote', ...subjectOf(found), passage: found.passage, quote: quoteAround(found, span) }],
      }
    : null;
}

/** The name of a level so long stands in no subject by chance (基本政策, 改革の柱). */
const LEVEL = 3;
const LIES_IN = /位置[付づ]け/u;
const ASKS_LEVEL = /どの|どれ|何|なに|教え|示|位置[付づ]け|(?:は|を|って)[?？。]*$/u;

/** 「改革の柱のどれに位置付けられて」「どの基本政策」: the parts of the plan that an item stands in, by the names of their levels. */
export function planPlace(items: readonly TextItem[], { text, operation }: Question): Draft | null {
  const [found] = items;
  if (!found) return null;
  const outside = text.replaceAll(found.item.title, ' ').replaceAll(/[「」『』]/gu, '');
  const adjoining = (label: string) =>
    [
      `${label}のどれ`,
      `${label}のどの`,
      `どの${label}`,
      `${label}は何`,
      `${label}はどれ`,
      `${label}は？`,
      `何の${label}`,
    ].some(words => outside.includes(words));
  // 改革の柱 is a 柱 as well.
  const adjoins = (label: string) => adjoining(label) || adjoining(label.split('の').at(-1) ?? label);
  const places = found.item.place;
  const adjacent = places.filter(({ label }) => adjoins(label));
  // 分野 is the uppermost level, by whatever name a form calls it.
  const asked = adjacent.length === 0 && outside.includes('どの分野') ? places.slice(0, 1) : adjacent;
  const asksLevels = (operation === 'value' || LIES_IN.test(outside)) && ASKS_LEVEL.test(outside);
  const named = places.filter(
    place => asked.includes(place) || (asksLevels && place.label.length >= LEVEL && outside.includes(place.label)),
  );
  const criteria = named.map(({ label, no, title }) => ({ by: 'place' as const, name: `${label}${no} ${title}` }));
  const [first, ...more] = criteria;
  if (!first || (asked.length === 0 && found.headCoverage < NAMES_ITEM)) return null;
  return {
    status: 'answered',
    blocks: [{ form: 'list', criteria: [first, ...more], items: [subjectOf(found)], counted: false }],
  };
}

/** Of the subject, what an item's title must hold where only the level's name says what is asked. */
const NAMES_ITEM = 0.4;
