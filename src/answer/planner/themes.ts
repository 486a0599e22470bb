/** Lists by subject (テーマ): every item that deals with it, in all plans that are meant. */
import { isDealing } from '../../domain/catalogue.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft, Listed } from '../draft.ts';
import type { Question } from '../question.ts';
import { HOLDER_NOUNS, type Holder } from '../question/holders.ts';
import { figuresIn } from '../verify/figures.ts';
import { fold } from '../verify/fold.ts';
import { alsoNear } from './also-near.ts';
import { NOTHING } from './scope.ts';
import { textItems } from './text-items.ts';
import { asksDoing, asksMeasure, doings, withMeasures } from './theme-details.ts';

type Found = Awaited<ReturnType<Tools['relatedItems']['run']>>['subject'][number];

/** A reader looks through so many; more are shown only where they deal with the subject by their title or indicator. */
const ENOUGH = 12;
/** Words for parts of a plan: only who asks for them wants headings. */
const HEADINGS = /施策(?!に)|基本(?:方針|政策|目標)|重点目標|分野|政策/u;
const NEAREST = 3;
/** Of the best score. */
const CLOSE = { about: 0.15, likely: 0.3, alone: 0.15 };
const BESIDE_MOST = 12;
const MEANT_MOST = 8;
/** Of the theme's words. */
const MOST = 0.5;
/** Of these, what the search alone has near the subject. */
const NEAR_MOST = 8;
/** 「…の仕事で、公園に関わる」: what says of it only that it is the subject. */
const BESIDE =
  /^(?:の?(?:仕事|取組|事業|項目|施策)(?:で|のうち|の中で)(?:は|、)*)|に(?:関わる|かかわる|関する|関係する|関連する)$|[「」『』]/gu;
/** The subject as the asker put it, without figures: the question proves none. */
export function subjectName(about: string): string {
  let name = fold(about.replaceAll(BESIDE, ' ').replaceAll(/[0-9０-９]+(?:[,，.．][0-9０-９]+)*[^\s、。]{0,2}/gu, ' '));
  // What the gate would take for a figure (四つ, three), with what is counted in it.
  for (const { start, end } of figuresIn(name).toReversed())
    name = `${name.slice(0, start)} ${name.slice(end).replace(/^(?:つ|点|個|項目)の?/u, '')}`;
  const plain = name.replaceAll(/\s+/gu, ' ').trim().slice(0, 60);
  // 施策 of 施策17 would name another part of the plan.
  return plain === '' || (plain !== about && LEVEL.test(plain)) ? 'お尋ねのこと' : plain;
}

const LEVEL = /^(?:施策|基本方針|基本政策|推進項目|重点目標|柱|目標|区分|章|第章)$/u;

/** A subject that holds an item's own title would name that item before others: it is not repeated. */
export function subjectTold(about: string, titles: readonly string[]): string {
  const asked = bare(about);
  const holds = (title: string) => bare(title).length >= TITLE_NAMED && asked.includes(bare(title));
  return titles.some(holds) ? '' : subjectName(about);
}
const TITLE_NAMED = 4;

/** Of items and of headings, items, unless the question asks for headings or there is nothing else. */
function ofKind(found: readonly Found[], { noun }: Question): Found[] {
  const items = found.filter(({ kind }) => kind !== 'heading');
  const wanted = noun !== null && HEADINGS.test(noun) ? found.filter(({ kind }) => kind === 'heading') : items;
  return wanted.length > 0 ? wanted : items.length > 0 ? items : [...found];
}

const byHead = ({ grade, where }: Found) => grade === 'about' && (where === 'title' || where === 'indicator');

/**
 * Where a list ends: what says the subject in its head belongs; beside such, what only holds its words far behind in the
 * search touches it, and so does what lies beyond a reader's patience.
 */
function parted(found: readonly Found[]): { dealing: Found[]; beside: Found[] } {
  const dealing = found.filter(isDealing);
  const named = dealing.some(byHead);
  // Where no head says it, the likely ones are all there is.
  const likely = named ? CLOSE.likely : CLOSE.alone;
  const close = (one: Found) => byHead(one) || one.score >= (one.grade === 'about' ? CLOSE.about : likely);
  const kept = dealing.filter((one, i) => i === 0 || close(one)).filter((one, i) => i < ENOUGH || byHead(one));
  const beside = found.filter(one => !kept.includes(one)).toSorted((a, b) => b.score - a.score);
  return { dealing: kept, beside: beside.slice(0, BESIDE_MOST) };
}

async function itemsOf(found: readonly { itemId: string }[], tools: Tools): Promise<Listed[]> {
  if (found.length === 0) return [];
  const order = new Map(found.map(({ itemId }, i) => [itemId, i]));
  const { items } = await tools.listItems.run({ itemIds: [...order.keys()] });
  return items
    .toSorted((a, b) => (order.get(a.item.itemId) ?? 0) - (order.get(b.item.itemId) ?? 0))
    .map(({ item, plan }) => ({ item, plan }));
}

const listOf = (items: Listed[], name: string, counted: boolean): Block & { form: 'list' } => ({
  form: 'list',
  criteria: [{ by: 'subject', name }],
  items,
  counted,
});

const TITLE_LEAST = 5;
const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s「」『』]/gu, '');

/** Those that bear the subject itself in their title. */
const titledSo = (found: readonly Found[], about: string): Found[] =>
  bare(about).length < TITLE_LEAST ? [] : found.filter(({ itemTitle }) => bare(itemTitle).includes(bare(about)));

/** 「…の拡大は何項目」: what bears it in its title is counted, and what else deals with it is told apart. */
async function countOf(
  titled: readonly Found[],
  dealing: readonly Found[],
  name: string,
  tools: Tools,
): Promise<Draft> {
  const others = await itemsOf(
    dealing.filter(one => !titled.includes(one)),
    tools,
  );
  const beside: Block[] = others.length > 0 ? [{ ...listOf(others, name, false), beside: true }] : [];
  return { status: 'answered', blocks: [listOf(await itemsOf(titled, tools), name, true), ...beside] };
}

/** How many plans or cities have something on the subject: a number where each of them deals with it, and is not only likely to. */
async function holdersOf(found: readonly Found[], counter: Holder, name: string, tools: Tools): Promise<Draft> {
  const holding = found.filter(({ kind, grade }) => kind !== 'heading' && grade !== 'near');
  const holderOf = ({ planId, city }: Found) => (counter === '計画' ? planId : city);
  const sure = new Set(holding.filter(({ grade }) => grade === 'about').map(holderOf));
  const items = await itemsOf(holding, tools);
  const counted = holding.every(one => sure.has(holderOf(one)));
  return items.length > 0 ? { status: 'answered', blocks: [{ ...listOf(items, name, counted), counter }] } : NOTHING;
}

/** What touches the subject, with what the search has near it. */
async function besideOf(
  listed: readonly Listed[],
  beside: readonly Found[],
  question: Question,
  tools: Tools,
): Promise<Listed[]> {
  const near = await alsoNear(listed, question, tools);
  const [first, later] = [near.slice(0, NEAR_MOST), near.slice(NEAR_MOST)];
  const ids = [...new Set([...first, ...beside.map(({ itemId }) => itemId), ...later])];
  const items = await itemsOf(
    ids.map(itemId => ({ itemId })),
    tools,
  );
  const headings = question.noun !== null && HEADINGS.test(question.noun);
  return items.filter(({ item }) => headings || item.kind !== 'heading').slice(0, BESIDE_MOST);
}

export async function planSubject(question: Question, tools: Tools): Promise<Draft> {
  const { about, cities, planIds, operation } = question;
  if (about === '') return NOTHING;
  const { subject } = await tools.relatedItems.run({
    about,
    ...(cities.length > 0 && { cities }),
    ...(planIds.length > 0 && { planIds }),
  });
  const dealing = ofKind(subject.filter(isDealing), question);
  const name = subjectTold(
    about,
    subject.map(({ itemTitle }) => itemTitle),
  );
  const counts = operation === 'count';
  const holder = HOLDER_NOUNS.find(noun => counts && noun === question.noun);
  if (holder)
    return holdersOf(
      subject.filter(({ grade }) => grade === 'about'),
      holder,
      name,
      tools,
    );
  // A number of some year is one that is printed: what only likely deals with the subject is no answer to it.
  if (counts && question.fiscalYears.length > 0 && !dealing.some(({ grade }) => grade === 'about')) return NOTHING;
  const titled = counts ? titledSo(dealing, about) : [];
  if (titled.length > 0) return countOf(titled, dealing, name, tools);
  const parts = parted(ofKind(subject, question));
  const [first, ...more] = await itemsOf(counts ? dealing : parts.dealing, tools);
  if (!first && operation === 'list') {
    // What no reading of the theme finds may hold most of its words all the same.
    // Who names no items may be told what the text says, however far it is.
    const meant = (await textItems(question, tools)).filter(
      ({ coverage }) => question.noun === null || coverage >= MOST,
    );
    const own = meant.filter(({ item }) => item.kind !== 'heading').slice(0, MEANT_MOST);
    const items = own.map(({ item, plan }): Listed => ({ item, plan }));
    // Where a heading alone holds them, what the search has nearest.
    if (meant.length > 0 && items.length === 0)
      items.push(...(await besideOf([], [], question, tools)).slice(0, NEAREST));
    if (items.length > 0) {
      const near = await besideOf(items, [], question, tools);
      const rest: Block[] = near.length > 0 ? [{ ...listOf(near, name, false), beside: true }] : [];
      return { status: 'answered', blocks: [listOf(items, name, false), ...rest] };
    }
  }
  if (!first) {
    const nearest = await itemsOf(ofKind(subject, question).slice(0, NEAREST), tools);
    return { status: 'not_found', reason: { code: 'nothing', nearest } };
  }
  const listed = asksMeasure(question) ? await withMeasures([first, ...more], question, tools) : [first, ...more];
  const quotes = operation === 'list' && asksDoing(question) ? await doings(listed, question, tools) : [];
  // A number stands for what is sure: of items that only hold words of the subject there is a list and no count.
  const counted = operation === 'count' && dealing.every(({ grade }) => grade === 'about');
  const others = counts ? [] : await besideOf(listed, parts.beside, question, tools);
  const beside: Block[] = others.length > 0 ? [{ ...listOf(others, name, false), beside: true }] : [];
  return { status: 'answered', blocks: [listOf(listed, name, counted), ...quotes, ...beside] };
}
