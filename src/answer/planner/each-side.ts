/** The same thing asked of several (「AとBの担当課は同じか」「両市の課題」): each is answered by itself, and who prints nothing is named. */
import { shortCity } from '../../domain/city.ts';
import type { Tools } from '../../tools/index.ts';
import { cueOf } from '../cue.ts';
import type { Block, Draft, Subject } from '../draft.ts';
import { namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { escape } from '../question/wording.ts';
import { withTargets } from './planned-sides.ts';
import { scope, subjectOf } from './scope.ts';
import { textItems } from './text-items.ts';
import { namesIn, namesJoined, type Named } from './two-names.ts';

/** How one side is answered. */
export type PlanSide = (question: Question, tools: Tools) => Promise<Draft>;

/** What a side's title must hold of its name. */
const HOLDS = 0.75;
/** How much less of all names together the likeliest item must hold than each side of its own. */
const APART = 0.2;

/** Words that set things beside each other and say nothing of them. */
const SETS_APART =
  /(?:どこが|どう|何が|なにが|どのように|どんな)?(?:違|ちが)[いうっえ][^、。?]*|(?:は|が)?(?:同じ|おなじ|一緒)(?:部署|課|です|でしょう|なの|なん|か|の)[^、。?]*|を?(?:比べ|くらべ|比較|対比|並べ|ならべ)[^、。?]*|それぞれ(?:の)?|(?:どっち|どちら)(?:の(?:市|方|ほう))?|両市(?:の|で)?|両方(?:の|とも)?|双方(?:の)?/gu;
export const setsApart = (text: string): boolean => text.search(SETS_APART) >= 0;
/** 「どちらが早い」 asks each of them when. */
const EARLIER =
  /(?:どっち|どちら)(?:の(?:市|方|ほう))?(?:が|は)?(?:先|早|はや|遅|おそ)[^、。?]*|(?<=(?:早く|先に|はやく|遅く)[^、。?]{0,16})(?:の|ん)?(?:は|が)(?:どっち|どちら)[^、。?]*/gu;
export const asksEarlier = (text: string): boolean => text.search(EARLIER) >= 0;
/** 「…が大きい」, 「…の数が多いのは」 */
const GREATER = /[\s、]*(?:(?:が|の(?:方|ほう)が?|は)?(?:大き|小さ|高|低|多|少な|安|長|短|良|い)い(?:の(?:は|が)?)?)$/u;
export const subjectOnly = (text: string): string =>
  text
    .replaceAll(EARLIER, '')
    .replaceAll(SETS_APART, '')
    .trim()
    .replace(GREATER, '')
    .replace(/(?:では|で|は|だと|とでは)$/u, '')
    .trim();

/** The question as it would be asked of one of them: 「AとBの課題を比べて」 asks for the 課題. */
export function askedOfOne(text: string): string {
  const left = text
    .normalize('NFKC')
    .replaceAll(EARLIER, 'いつ')
    .replaceAll(SETS_APART, '')
    .replaceAll(/[、。?!\s]+$/gu, '');
  if (left === text.normalize('NFKC').replaceAll(/[、。?!\s]+$/gu, '')) return text;
  return /(?:何\p{Script=Han}{0,3}|なに|どこ|どの\p{Script=Han}{1,3}|いつ|誰|だれ|どう|か)$/u.test(left)
    ? `${left}？`
    : `${left.replace(/(?:は|が|を|で|の|に|と|について)+$/u, '')}は？`;
}

/** What is asked of both (課題, 目的) is no name beside theirs. */
export const FIELD =
  /[、,\s]*(?:の)?((?:取組|取り組み|事業|実施|改善)?(?:目的|課題|内容|方針|背景|理由|概要|対象|効果|ねらい|狙い|目標|指標|予定|担当|(?:自己|内部)?評価))(?:は|を|が|って)*\s*$/u;

/** Without the names of the other sides and what joined them. */
const without = (text: string, names: readonly string[]): string =>
  names.reduce(
    (left, name) => left.replaceAll(new RegExp(`(?:と|、|・|や)?${escape(name)}(?:と(?!い)|、|・|や)?`, 'gu'), ''),
    text,
  );

const blocksOf = (draft: Draft): readonly Block[] => ('blocks' in draft ? draft.blocks : []);

/** Where no year of an item answers when, its yearly plan lets the reader see. */
async function scheduleOf(
  own: Question,
  nearest: Subject | null,
  plan: PlanSide,
  tools: Tools,
): Promise<readonly Block[]> {
  if (!nearest || own.fiscalYears.length > 0 || cueOf(own.text) !== 'when') return [];
  const { item } = nearest;
  const pinned: Question = { ...own, itemNos: [item.itemNo], planIds: [item.planId], kinds: ['milestone'] };
  return blocksOf(await plan({ ...pinned, about: item.title, text: item.title }, tools));
}

/** All that the sides say; null where none says anything. */
async function together(
  sides: readonly { own: Question; absent: Block & { form: 'absent' } }[],
  plan: PlanSide,
  tools: Tools,
): Promise<Draft | null> {
  const drafts = await Promise.all(
    sides.map(async ({ own, absent }) => {
      const said = blocksOf(await plan(own, tools));
      const blocks = said.length > 0 ? said : await scheduleOf(own, absent.nearest, plan, tools);
      return own.kinds[0] === 'milestone' ? withTargets(blocks, own, tools) : blocks;
    }),
  );
  if (drafts.filter(blocks => blocks.length > 0).length === 0) return null;
  const [a, ...more] = drafts.flatMap((blocks, i): readonly Block[] => {
    const { absent } = sides[i] ?? {};
    return blocks.length > 0 || !absent ? blocks : [absent];
  });
  return a ? { status: 'answered', blocks: [a, ...more] } : null;
}

/** 「…の課題を甲市は？」: what is asked for stands before the city. */
const cityFirst = (text: string, city: string): string =>
  city === ''
    ? text
    : text.replace(
        new RegExp(`(?<=.{2})(?:を|は|が|って)?[、\\s]*${escape(shortCity(city))}市?(?:では|で|は)?？$`, 'u'),
        'は？',
      );

/** Cities or plans that are named beside each other, each asked by itself. */
export async function ofEachPart(
  parts: readonly Partial<Question>[],
  question: Question,
  plan: PlanSide,
  tools: Tools,
): Promise<Draft | null> {
  const cities = parts.flatMap(part => part.cities ?? []);
  const sides = await Promise.all(
    parts.map(async part => {
      const [city = ''] = part.cities ?? [];
      const others = cities.filter(other => other !== city).flatMap(other => [other, shortCity(other)]);
      const text = cityFirst(askedOfOne(without(question.text, others)), city);
      const own: Question = { ...question, ...part, operation: 'value', text, about: subjectOnly(question.about) };
      const [near] = await textItems(own, tools);
      const nearest = near && near.coverage >= HOLDS ? subjectOf(near) : null;
      return { own, absent: { form: 'absent' as const, city, nearest, of: 'text' as const } };
    }),
  );
  return together(sides, plan, tools);
}

/** An item that a name may mean, and how much of it the title holds. */
interface Titled extends Subject {
  headCoverage: number;
  /** What its yearly plan and its text print. */
  rows: string[];
}

const isCalled = ({ item }: Subject, own: string): boolean => own.length > 1 && item.title.includes(own);
/** Longer names than these stand in an item's rows by no chance: 西富岡石倉線. */
const RARE = 5;
const isToldOf = ({ rows }: Titled, own: string): boolean => own.length >= RARE && rows.some(row => row.includes(own));

/** By their text, and by their departments: an item may have no text. */
async function titledItems(question: Question, tools: Tools): Promise<Titled[]> {
  const { series } = await tools.lookupFacts.run({ ...scope(question), kinds: ['department'] });
  const items = await textItems(question, tools);
  const known = new Set(items.map(({ item }) => item.itemId));
  const others = series.filter(({ item }) => !known.has(item.itemId));
  return [
    ...items.map(item => ({
      ...item,
      rows: [...item.milestones.map(({ fact }) => fact.metric), ...item.passages.map(({ passage }) => passage.text)],
    })),
    ...others.map(one => ({ ...one, rows: [] })),
  ];
}

interface Fit {
  named: Named;
  items: Titled[];
  fit: number;
}

/** The items that a name means, and how well their titles hold it. */
async function fitOf(named: Named, question: Question, tools: Tools): Promise<Fit> {
  const fitting = (item: Titled) =>
    isCalled(item, named.own) ? 1 : Math.max(item.headCoverage, isToldOf(item, named.own) ? HOLDS : 0);
  const all = await titledItems({ ...question, about: named.about, text: named.about }, tools);
  const items = all.filter(item => fitting(item) >= HOLDS).toSorted((a, b) => fitting(b) - fitting(a));
  return { named, items, fit: Math.max(0, ...items.map(fitting)) };
}

/** Each of a reading's names means an item that no other of them means. */
const areApart = (fits: readonly Fit[]): boolean => {
  const firsts = fits.map(({ items: [first] }) => first?.item.itemId);
  return new Set(firsts).size === fits.length && !firsts.includes(undefined);
};

async function ofNumbers(question: Question, plan: PlanSide, tools: Tools): Promise<Draft | null> {
  const sides = await Promise.all(
    question.itemNos.map(async no => {
      const own: Question = { ...question, operation: 'value', itemNos: [no] };
      const [item] = await titledItems(own, tools);
      const nearest = item ? subjectOf(item) : null;
      return { own, absent: { form: 'absent' as const, city: item?.plan.city ?? '', nearest, of: 'text' as const } };
    }),
  );
  return sides.every(({ absent }) => absent.nearest) ? together(sides, plan, tools) : null;
}

/** Items that are named beside each other, by their numbers or in words; null where one item is meant by all of it. */
export async function ofEachName(question: Question, plan: PlanSide, tools: Tools): Promise<Draft | null> {
  const { itemNos } = question;
  const about = subjectOnly(question.about);
  if (itemNos.length > 1) return ofNumbers({ ...question, about, text: askedOfOne(question.text) }, plan, tools);
  if (itemNos.length > 0) return null;
  const field = FIELD.exec(about)?.[1] ?? '';
  const names = about.replace(FIELD, '');
  const best = await likeliest(
    (setsApart(question.text) ? namesIn : namesJoined)(names, question.text),
    { ...question, about: names },
    tools,
  );
  if (!best) return null;
  const sides = best.map(({ named, items: [first] }) => {
    const others = best.flatMap(other => (other.named === named ? [] : [other.named.own]));
    const text = askedOfOne(without(question.text, others));
    const own: Question = { ...question, operation: 'value', about: `${named.about} ${field}`.trim(), text };
    const nearest = first ? subjectOf(first) : null;
    return { own, absent: { form: 'absent' as const, city: first?.plan.city ?? '', nearest, of: 'text' as const } };
  });
  return together(sides, plan, tools);
}

/** The reading whose every name holds most; null where the likeliest item holds the names together as well. */
async function likeliest(
  readings: readonly (readonly Named[])[],
  question: Question,
  tools: Tools,
): Promise<Fit[] | null> {
  let best: { fits: Fit[]; fit: number } | null = null;
  for (const names of readings) {
    const fits = await Promise.all(names.map(async named => fitOf(named, question, tools)));
    const fit = Math.min(...fits.map(one => one.fit));
    if (fit >= HOLDS && areApart(fits) && fit > (best?.fit ?? 0)) best = { fits, fit };
  }
  if (!best) return null;
  if (best.fits.every(({ items: [first] }) => first && namesInFull(question.text, first.item.title))) return best.fits;
  const [whole] = await titledItems(question, tools);
  const asOne = whole !== undefined && whole.headCoverage > best.fit - APART;
  return asOne && !setsApart(question.text) ? null : best.fits;
}
