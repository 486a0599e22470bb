/** Lists and counts (一覧・件数): every item of a department, a part of a plan, a leading project, a mark, or a subject. */
import { KIND_LABEL } from '../../domain/lexicon.ts';
import type { FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { isDealing } from '../../domain/catalogue.ts';
import type { Block, Criterion, Draft, Listed } from '../draft.ts';
import type { Question } from '../question.ts';
import { kindPieces, ofNoKind } from '../question/kinds.ts';
import { HOLDER_NOUNS } from '../question/holders.ts';
import { asksNothingElse } from '../question/things.ts';
import { escape } from '../question/wording.ts';
import { asksEnumeration, planEnumeration } from './enumerations.ts';
import { answeredBlocks } from './said.ts';
import { NOTHING } from './scope.ts';
import { asksGrade, gradeName, namesGrade } from './grades.ts';
import { asksMembers, planMembers } from './members.ts';
import { textItems } from './text-items.ts';
import { withoutNames } from './names-left.ts';
import { planSubject, subjectTold } from './themes.ts';
import { printedNumber, withPrintedTotal } from './totals.ts';
import { conditionOf, itemsHolding } from './value-conditions.ts';

type Filters = Parameters<Tools['listItems']['run']>[0];
type Found = Awaited<ReturnType<Tools['findGroups']['run']>>;

/** What each document family calls its items: who says 実施項目 means a plan that has such. */
const ITEM_WORDS: [RegExp, string][] = [
  [/実施項目|アクションプラン/u, 'action-plan-sheet'],
  [/(?:主な|おもな|主要な?|個別の?) ?(?:事業|じぎょう)/u, 'project-plan'],
  [/取組項目/u, 'reform-plan'],
];
/** 関わっている departments take part; 担当 alone leads. */
const TAKES_PART = /から(?:んで|む)|絡[んむ]|関わ|かかわ|関係|参加|involved/u;
/** 「[再]の付いた」: described elsewhere, and listed here once more. */
const REPEATED =
  /\[再\]|再掲|(?:別|ほか|他|よそ)の(?:章|推進項目|項目|ところ|とこ|場所|欄|区分|柱)(?:に|で|の方に|のほうに)(?:も|は)?、?(?:書|記載|載|のっ|出て|掲|ある|あり)/u;
/** 「再掲を除いて」 is what every count does; 「再掲も入れて」 counts them where they are listed again. */
const WITHOUT_REPEATS =
  /再掲(?:の(?:もの|ん|やつ|項目|分)?)?(?:を|は|分を)?(?:除|のぞ|省|外|含め(?:ず|な)|含まな|入れ(?:ず|な)|数えな|抜)/u;
const WITH_REPEATS =
  /再掲(?:の(?:もの|ん|やつ|項目|分)?)?(?:を|も|分も)?(?:入れ(?!ず|な)|いれ(?!ず|な)|含(?!めず|めな|まず|まな)|ふく|足|数え(?!な)|合わせ)/u;
const UNNUMBERED =
  /その他の?(?:関連の?)?事業|その他の?関連(?!付|し)|(?<!に)関連(?:の|する)事業|(?<![\p{Script=Han}\p{Script=Katakana}])関連事業|番号のない|(?:主な|おもな)事業(?:」)?(?:以外|と(?:は)?(?:別|違)|(?:じゃ|では|で)な|を(?:除|のぞ)|の(?:ほか|他))/u;
/** Words of the question that name no subject of their own. */
const EMPTY_SUBJECT =
  /^(?:(?:の|は|が|を|に|で|と|も|全部|すべて|全て|主な|実施|取組|取り組み|項目|事業|施策|計画|プラン|行革|改革|推進|アクション|いくつ|どれ|何|ある|一覧|名前|名称|担当|所管|属する|含まれる|ついて|付いて|印|もの|こと|やつ|市|分野|全体|見直(?:し|した|す)の?(?:後|あと|のあと|前|まえ)?|見直したあ|改[定訂](?:後|した)?|年?次見直し(?:し?た)?(?:の?(?:後|あと))?|第?[0-9０-９一二三四五六七八九十]+次|年度|再掲(?:を|は|も)?(?:除(?:い|く)|のぞ(?:い|く)|含め|ふくめ|入れ|いれ|数え)(?:て|ない|なけ|た)?|ところ|おもな|メイン|中心|やる|する|やって(?:い?る)|仕事|しごと|なら(?:んで|ぶ)|(?:計上|掲載|記載)(?:され|し)(?:てい?る|た)|掲げ(?:て(?:い)?る|られ(?:た|てい?る)|た)|盛り込まれ(?:た|てい?る)|位置[付づ]け(?:られ(?:た|てい?る)|た))|[\s\p{P}0-9０-９第期①-⑳])*$/u;

const saysNothing = (about: string): boolean => EMPTY_SUBJECT.test(about) || asksNothingElse(about.normalize('NFKC'));

/** 宇宙課が担当する: what a section does is asked for by its name. */
const UNKNOWN_SECTION =
  /^(?!(?:どの|何|各|関係|担当|主管|所管))(?:こども|くらし|みどり|まちづくり|すこやか)?[\p{Script=Han}\p{Script=Katakana}ー・]{2,12}[課室](?:が|の)?(?:主に)?主?(?:担当|主管|主官|所管|受け?持)/u;

const SECTION_ALONE = /^(?!(?:どの|何|各|関係|担当|主管|所管))[\p{Script=Han}\p{Script=Katakana}ー・]{2,12}課$/u;

const PART_ALONE =
  /^(?:施策|基本(?:方針|政策|目標)|推進項目|重点目標|リーディングプロジェクト|柱)[\s(]*(?:\d{1,2}|[①-⑳Ⅰ-Ⅻ]|I{1,3}|IV|V)[)]?(?:の?(?:中身|中))?$/u;

/** 「○○課（△△担当も含む）」: all of a section holds its parts. */
const ITS_PART =
  /(?<=課)\s?[^（()）、。]{0,8}[（(、][^（()）、。]{2,12}(?:担当|係)(?:分)?[もを](?:含|ふく)[^（()）、。]{0,6}[）)]?/gu;

export async function groupsOf({ text, cities, planIds, departments }: Question, tools: Tools): Promise<Found> {
  const narrowed = { ...(cities.length > 0 && { cities }), ...(planIds.length > 0 && { planIds }) };
  // 「しょくいんか」 was read as 職員課 before.
  const spelt = departments.filter(name => !text.includes(name));
  const asked = text.replaceAll(ITS_PART, ' ').slice(0, 800);
  return tools.findGroups.run({ text: [asked, ...spelt].join(' ').slice(0, 1000), ...narrowed });
}

/** The plans of the families whose word for an item the question uses; all where it uses none. */
async function plansOfWords({ text }: Question, tools: Tools): Promise<string[]> {
  const families = ITEM_WORDS.flatMap(([word, family]) => (word.test(text) ? [family] : []));
  if (families.length === 0) return [];
  const { plans } = await tools.listPlans.run({});
  return plans.filter(plan => families.includes(plan.family)).map(plan => plan.planId);
}

const BUDGETS: readonly FactKind[] = ['budget_bond', 'budget_subsidy', 'budget_special', 'effect_expected'];

/** What is linked to the parts of a chapter does not lie in it: the gate takes its name for none of theirs. */
const criterionOf = ({ by, name }: Criterion): Criterion =>
  /^第\d+章\s/u.test(name) ? { by: 'subject', name: '' } : { by, name };

/** What list_items is to be asked, and how a reader is told of it. */
export async function selectionOf(
  question: Question,
  { groups }: Found,
  tools: Tools,
): Promise<{ filters: Filters; criteria: Criterion[] }> {
  const ofWords = await plansOfWords(question, tools);
  // 行革アクションプラン may be the name of several plans, of which one calls its items 実施項目.
  const byWords = question.planIds.length > 0 ? ofWords.filter(planId => question.planIds.includes(planId)) : ofWords;
  const inWords = byWords.length > 0 ? groups.filter(group => byWords.includes(group.planId)) : groups;
  // Ｒ６新規 of another plan marks nothing in the part that is named.
  const placedIn = new Set(inWords.filter(({ by }) => by === 'place').map(({ planId }) => planId));
  const chosen = inWords.filter(({ by, planId }) => by !== 'mark' || placedIn.size === 0 || placedIn.has(planId));
  const values = (by: Found['groups'][number]['by']) => [
    ...new Set(chosen.filter(group => group.by === by).map(group => group.value)),
  ];
  const [departments, places, links, marks] = (['department', 'place', 'link', 'mark'] as const).map(values);
  const inGroups = [...new Set(chosen.map(group => group.planId))];
  const planIds = byWords.length > 0 ? byWords : question.planIds.length > 0 ? question.planIds : inGroups;
  const lists = question.operation === 'list' || question.operation === 'count';
  const graded = lists && asksGrade(question);
  const kinds: FactKind[] = graded ? ['grade'] : lists ? kindsListed(question) : [];
  const plain = question.text.normalize('NFKC');
  const beside = WITHOUT_REPEATS.test(plain) || WITH_REPEATS.test(plain);
  const repeated = lists && !beside && REPEATED.test(plain);
  const filters: Filters = {
    ...(question.cities.length > 0 && { cities: question.cities }),
    ...(planIds.length > 0 && { planIds }),
    ...(departments && departments.length > 0 && { departments }),
    ...(departments && departments.length > 0 && TAKES_PART.test(question.text) && { role: 'any' as const }),
    ...(places && places.length > 0 && { placeItemIds: places }),
    ...(links && links.length > 0 && { links }),
    ...(marks && marks.length > 0 && { marks }),
    ...(kinds.length > 0 && { kinds }),
    ...(graded && { saying: question.text }),
    ...(repeated && { repeated }),
    ...(UNNUMBERED.test(question.text) && { itemKinds: ['related' as const] }),
  };
  const named = Array.from(new Map(chosen.map(one => [`${one.by} ${one.name}`, criterionOf(one)])).values());
  return {
    filters,
    criteria: [
      ...named,
      ...(repeated ? [{ by: 'mark' as const, name: '再掲' }] : []),
      ...(kinds.length > 0 ? [{ by: 'kinds' as const, name: kinds.map(kind => KIND_LABEL[kind]).join('・') }] : []),
    ],
  };
}

/** 起債を見込んでいる事業: items that print such a value. 財源, of whatever kind, is no condition: every item has one. */
const kindsListed = ({ kinds }: Question): FactKind[] =>
  kinds.includes('budget_general') && kinds.includes('budget_special')
    ? []
    : kinds.filter(kind => BUDGETS.includes(kind));

/** What is done to a matter, and to no value that is printed: 借金を減らす, 市債の発行抑制, 財源を集める. */
const ACTED =
  /^(?:額|金|債)?[」』）)]*(?:の|を|が|は)?(?:新規)?(?:発行|残高|これ以上)?(?:の|を|が)?(?:減|へら|返|抑|縮|圧縮|増や(?:さ|し(?:たく|過ぎ|すぎ))|ふやさ|頼ら|たよら|集め|あつめ|健全)/u;
/** 「借金を減らす取組」「市債の発行抑制に資する取組」 speak of the matter: no value that an item prints is asked for. */
function ofMatter(question: Question): Question {
  const { kinds, text, threshold, operation } = question;
  const lists = operation === 'list' || operation === 'count';
  if (!lists || threshold !== null || !kinds.some(kind => kind.startsWith('budget_') || kind.startsWith('effect_')))
    return question;
  const acted = kindPieces(text).some(piece => ACTED.test(text.slice(text.indexOf(piece) + piece.length)));
  if (!acted || conditionOf(question) !== null) return question;
  return { ...ofNoKind(question), wants: 'text' };
}

/** 何本, 何件, 何個: the asker's own counter, where it is not the noun itself. */
const COUNTER = /(?:何|なん)(本|件|個)/u;

/** One number on two sheets (19-103, 19-103#2) is one project to whoever counts. */
const numbersOnce = (items: readonly Listed[]): Listed[] =>
  items.filter(
    ({ item }) =>
      !item.itemNo.includes('#') ||
      !items.some(other => other.item.planId === item.planId && other.item.itemNo === item.itemNo.replace(/#.*$/u, '')),
  );

function listDraft(criteria: readonly Criterion[], items: readonly Listed[], { operation, text }: Question): Draft {
  const [first, ...more] = criteria;
  if (!first || items.length === 0) return NOTHING;
  const counted = operation === 'count';
  const counter = counted ? COUNTER.exec(text)?.[1] : undefined;
  const listed = counted ? numbersOnce(items) : [...items];
  return {
    status: 'answered',
    blocks: [{ form: 'list', criteria: [first, ...more], items: listed, counted, ...(counter && { counter }) }],
  };
}

const withFact = (row: { item: Listed['item']; plan: Listed['plan']; fact: Listed['fact'] | null }): Listed => ({
  item: row.item,
  plan: row.plan,
  ...(row.fact && { fact: row.fact }),
});

/** Headings of one level: 5つの力, 施策は全部でいくつ, 活力の分野の施策. */
async function planLevels(question: Question, found: Found, tools: Tools): Promise<Draft> {
  // 第2章「リーディングプロジェクト」 is named by the name of the level: it narrows nothing.
  const labels = new Set(found.levels.map(({ label }) => label));
  // 活力 is a part of one plan, 民間活力の活用 of another, which has no such level.
  const ofPlans = new Set(found.levels.map(({ planId }) => planId));
  const groups = found.groups.filter(
    ({ name, planId }) => ofPlans.has(planId) && !labels.has(name.replace(/^\S+\s/u, '')),
  );
  const places = groups.filter(group => group.by === 'place').map(group => group.value);
  const items: Listed[] = [];
  for (const { label, planId } of found.levels) {
    const { items: headings } = await tools.listItems.run({
      planIds: [planId],
      itemKinds: ['heading'],
      levels: [label],
      ...(places.length > 0 && { placeItemIds: places }),
    });
    items.push(...headings.map(withFact));
  }
  const names = [...groups.map(({ name }) => name), ...found.levels.map(({ label }) => label)];
  return listDraft([{ by: 'place', name: [...new Set(names)].join('の') }], items, question);
}

/** A part of a plan, not what lies in it. */
const PART = /^(?:目標|方針|政策|柱|力|プロジェクト)$/u;
/** 「三つの目標」: where no level of a plan has three, they stand in the text of an item. */
export const namesPart = ({ noun }: Question): boolean => noun !== null && PART.test(noun);
/** 「○○の区分の実施項目」 asks for 実施項目; 「三つの柱」 is answered by whatever level has three. */
const levelsAsked = ({ levels }: Found, { noun }: Question) =>
  levels.filter(({ label }) => noun === null || noun.includes(label) || label.includes(noun) || PART.test(noun));

/** 「○○課の…で、公園に関するもの」: of what a department has, what deals with the subject; the rest is told apart. */
async function ofSubject(
  criteria: readonly Criterion[],
  items: readonly Listed[],
  question: Question,
  tools: Tools,
): Promise<Draft | null> {
  const [first, ...more] = criteria;
  if (!first || items.length < 2) return null;
  const { subject } = await tools.relatedItems.run({
    about: question.about,
    planIds: [...new Set(items.map(({ plan }) => plan.planId))],
  });
  const own = subject.filter(({ itemId }) => items.some(({ item }) => item.itemId === itemId));
  const near = own.some(isDealing) ? own.filter(isDealing) : own.filter(({ grade }) => grade === 'mentions');
  const ids = new Set(near.map(({ itemId }) => itemId));
  const dealing = items.filter(({ item }) => ids.has(item.itemId));
  const rest = items.filter(({ item }) => !ids.has(item.itemId));
  if (dealing.length === 0 || rest.length === 0) return null;
  const subjects: Criterion = {
    by: 'subject',
    name: subjectTold(
      question.about,
      items.map(({ item }) => item.title),
    ),
  };
  const [list, ...others] = answeredBlocks(listDraft([...criteria, subjects], dealing, question));
  if (list?.form !== 'list') return null;
  // Only what is sure is counted.
  if (list.counted)
    return { status: 'answered', blocks: [{ ...list, counted: near.every(({ grade }) => grade === 'about') }] };
  const besides: Block = { form: 'list', criteria: [first, ...more], items: rest, counted: false, beside: true };
  return { status: 'answered', blocks: [list, ...others, besides] };
}

/** 「効果額を柱5に掲載(再掲)している」: where nothing is marked so or prints such a value, the words are of the text. */
async function relaxed(
  question: Question,
  { repeated: _repeated, kinds: _kinds, ...filters }: Filters,
  criteria: readonly Criterion[],
  tools: Tools,
): Promise<Draft> {
  if (EMPTY_SUBJECT.test(question.about)) return NOTHING;
  const others = criteria.filter(({ by, name }) => by !== 'kinds' && name !== '再掲');
  if (others.length === 0) return planSubject(question, tools);
  const { items } = await tools.listItems.run(filters);
  return (await ofSubject(others, items.map(withFact), question, tools)) ?? NOTHING;
}

/** What only another plan calls so (its mark, its department) is no name of what is listed. */
function ofListed(criteria: readonly Criterion[], { groups }: Found, listed: readonly Listed[]): Criterion[] {
  const planIds = new Set(listed.map(({ plan }) => plan.planId));
  const elsewhere = ({ by, name }: Criterion) => {
    const own = groups.filter(group => group.by === by && group.name === name);
    return own.length > 0 && own.every(({ planId }) => !planIds.has(planId));
  };
  const kept = criteria.filter(one => !elsewhere(one));
  return kept.length > 0 ? kept : [...criteria];
}

/** 「デジタル推進課以外の課が主管する項目」: all others of what else is named. */
const EXCEPT = /^[」』）)\s]*(?:以外|(?:は|を)?(?:除|のぞ|抜)|のほか|の他|じゃな|ではな|でない|とは?(?:別|違))/u;
function departmentExcluded({ departments, text }: Question): string | null {
  const named = (name: string) => text.indexOf(name);
  return departments.find(name => named(name) >= 0 && EXCEPT.test(text.slice(named(name) + name.length))) ?? null;
}

async function withoutDepartment(question: Question, found: Found, excluded: string, tools: Tools): Promise<Draft> {
  const groups = found.groups.filter(({ by }) => by !== 'department');
  const { filters, criteria } = await selectionOf(question, { ...found, groups }, tools);
  if (criteria.length === 0) return NOTHING;
  const { items } = await tools.listItems.run(filters);
  const { items: own } = await tools.listItems.run({ ...filters, departments: [excluded] });
  const ids = new Set(own.map(({ item }) => item.itemId));
  const others = items.filter(({ item }) => !ids.has(item.itemId)).map(withFact);
  // Its name would say that it is in charge of these.
  return listDraft([{ by: 'subject', name: '' }], others, question);
}

/** 「観光の施策」「…に属する施策」: what is said of them names no part of a plan, and narrows them all the same. */
async function levelsNarrowed(question: Question, { groups, levels }: Found, tools: Tools): Promise<Draft | null> {
  const { about, noun, operation, text } = question;
  if (operation !== 'list' || noun === null || PART.test(noun) || groups.length > 0) return null;
  const left = withoutNames(about, [...levels.map(({ label }) => label), noun]);
  const asked = text.normalize('NFKC');
  const belongs = new RegExp(`${BELONGS}[^、。?]{0,6}${escape(noun)}`, 'u').test(asked);
  const said = belongs || new RegExp(`${OF_SUBJECT}${escape(noun)}`, 'u').test(asked);
  if (!said || asksNothingElse(left)) return null;
  const subject = await planSubject(question, tools);
  return subject.status === 'answered' || belongs ? subject : null;
}

/** 定める基本方針 and めざす重点目標 are all of them. */
const OF_SUBJECT =
  '[\\p{Script=Han}\\p{Script=Katakana}ー](?:の|に(?:関|かか|係)わ?る|に関(?:する|連する|係する)|(?:関連|関係)の|についての|向けの)';
const BELONGS = '(?:に(?:属|含|ぶら下|ぶらさが|位置|連な|入))';

export async function planList(asked: Question, tools: Tools): Promise<Draft> {
  const question = ofMatter(asked);
  if (question.operation === 'count' && HOLDER_NOUNS.some(noun => noun === question.noun))
    return planSubject(question, tools);
  const own = asksMembers(question) ? await planMembers(question, tools) : null;
  if (own) return own;
  const all = await groupsOf(question, tools);
  const found = { ...all, levels: levelsAsked(all, question) };
  if (found.levels.length > 0) {
    const narrowed = await levelsNarrowed(question, found, tools);
    if (narrowed) return narrowed;
    const levels = await planLevels(question, found, tools);
    if (levels.status === 'answered') return withPrintedTotal(levels, question, tools);
  }
  if (namesPart(question)) return NOTHING;
  const excluded = departmentExcluded(question);
  if (excluded !== null) return withoutDepartment(question, found, excluded, tools);
  const { filters, criteria } = await selectionOf(question, found, tools);
  // Of a section that no plan names, nothing is listed that only resembles its name.
  if (filters.departments === undefined && (UNKNOWN_SECTION.test(question.about) || SECTION_ALONE.test(question.about)))
    return NOTHING;
  const condition = conditionOf(question);
  if (condition) {
    const [year, second] = question.fiscalYears;
    // What a year has is not told by what all years together have.
    const ofYear = question.threshold !== null && year !== undefined && second === undefined;
    const held = await itemsHolding(condition, { ...filters, ...(ofYear && { fiscalYear: year }) }, tools);
    const others = criteria.filter(({ by }) => by !== 'kinds');
    return held ? listDraft([...others, held.criterion], held.items, question) : NOTHING;
  }
  // A bound that cannot be put to any value is not left out of the question.
  if (question.threshold !== null) return NOTHING;
  const narrows = criteria.length > 0;
  // A part that no plan has by that number holds nothing.
  if (!narrows && PART_ALONE.test(question.about.normalize('NFKC'))) return NOTHING;
  // A department that none of these plans has holds nothing of them.
  const wholePlan =
    question.departments.length === 0 &&
    (filters.planIds?.length === 1 || question.cities.length === 1) &&
    saysNothing(question.about);
  if (!narrows && !wholePlan) {
    const inside = asksEnumeration(question) ? planEnumeration(await textItems(question, tools), question) : null;
    // 実施項目 stand in one sort of plan alone.
    const inPlans = question.planIds.length > 0 ? question.planIds : (filters.planIds ?? []);
    return inside ?? planSubject({ ...question, planIds: inPlans }, tools);
  }
  const whole = narrows ? null : await printedNumber(question, filters.planIds ?? [], tools);
  if (whole) return whole;
  const { items: lying, repeats } = await tools.listItems.run(filters);
  const items =
    filters.repeated && repeats.length > 0
      ? repeats
      : WITH_REPEATS.test(question.text.normalize('NFKC'))
        ? [...lying, ...repeats]
        : lying;
  if (items.length === 0 && (filters.repeated || filters.kinds) && filters.saying === undefined)
    return relaxed(question, filters, criteria, tools);
  // 「計画どおり」 may be words of a subject as well.
  if (items.length === 0 && filters.saying !== undefined && !namesGrade(question)) return planSubject(question, tools);
  const listed = items.map(withFact);
  const plan = items[0]?.plan;
  const named = ofListed(criteria, found, listed).map(one =>
    one.by === 'kinds' && filters.saying !== undefined ? { ...one, name: gradeName(listed) } : one,
  );
  // What lies elsewhere and is listed here once more does not lie here.
  if (narrows && items.length > lying.length) return listDraft([{ by: 'subject', name: '' }], listed, question);
  if (narrows) {
    const ofDepartment = criteria.every(({ by }) => by === 'department') && !saysNothing(question.about);
    const besides = ofDepartment ? await ofSubject(named, listed, question, tools) : null;
    return besides ?? listDraft(named, listed, question);
  }
  const everything = listDraft(plan ? [{ by: 'plan', name: plan.planTitle }] : [], listed, question);
  return withPrintedTotal(everything, question, tools);
}
