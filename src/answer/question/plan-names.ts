/** The plans that a question names by title, by what kind they are, or by their generation: 行革, 新しい計画, 2021年の計画. */
import { shortCity } from '../../domain/city.ts';
import { findFiscalYears, fromEra } from '../../domain/fiscal-year.ts';
import type { Plan } from '../../domain/records.ts';
import { escape, foldQuestion, type Wording } from './wording.ts';

const EVALUATES = /評価シート|評価表|評価調書|評価書/u;

/** Words for a kind of plan, and what stands in the title of one. English likewise. */
const KINDS: [asked: RegExp, title: RegExp][] = [
  [
    /(?:(?:今|いま|現在|現行)の)?(?:(?<![各両全他本\d])市の)?(?:行革|行政改革|行財政改革|ぎょうかく)(?:の)?[ ]?(?:(?:アクション|実施|推進|実行)?(?:プラン|計画|大綱|ぷらん|けいかく))?(?!(?!(?:実施|推進)?項目|取組)[\p{Script=Han}\p{Script=Katakana}])|(?:administrative )?reform (?:action )?plan|action plan/giu,
    /行政?財?政?改革|行政サービス改革|行革/u,
  ],
  [/(?:事務)?事業評価(?:シート|表|しーと)?|(?:評価|ひょうか)(?:シート|しーと)|evaluation sheets?/giu, EVALUATES],
  [/進行管理シート/gu, /進行管理シート/u],
  [
    /(?:(?:今|いま|現在|現行)の)?(?:総合計画の?)?(?:(?:中期(?:戦略)?)?事業|中期(?:戦略)?)プラン|総合計画(?!体系)|(?:mid-?term )?(?:strategic )?project plan|comprehensive plan/giu,
    /^(?!.*(?:評価シート|評価表)).*(?:総合計画|事業プラン|事業プログラム)/u,
  ],
];
const NEWEST =
  /(?:一番|いちばん|最も|最)?(?:新しい|あたらしい|新)(?:ほう|方)?の?(?:計画|プラン)|(?:今|いま|現在|現行)の(?:計画|(?:行革)?プラン)|最新の?(?:計画|プラン|行革プラン)|(?:the )?(?:newest|latest|new) plan/giu;
const OLDEST =
  /(?:一番|いちばん|最も)?(?:古い|ふるい)(?:ほう|方)?の?(?:計画|プラン)|(?:昔|むかし|以前|旧来)の(?:計画|プラン)|前の(?:計画|プラン)|旧(?:計画|プラン)|(?:the )?(?:old|older|previous) plan/giu;
/** 2021年の計画, 令和6年版, 令和3年度にできたプラン; 令和6年度の計画 alone may as well mean what is planned for the year. */
const OF_YEAR =
  /^(?:[・~〜-]\d{1,2}年度の(?:計画|プラン)|(?:度)?版(?:の(?:計画|プラン))?|(?:度)?(?:に|から)?(?:始まっ|はじまっ|でき|つくっ|作っ|策定し|策定され|スタートし)た?の?(?:計画|プラン)|(?:度)?からの(?:事業)?(?:計画|プラン)|(?:策定|見直し|改定|改訂)(?:された|した)?の?(?:計画|プラン)|(?:度)?の(?:プラン|計画(?!値|額|事業|数)))/u;

/** 「2つの計画でそれぞれ」, 「計画を通して」: whatever plans there are, which is what a question means that names none. */
const ANY_PLANS =
  /(?:(?:\d|[二三四五])つ|両方|双方|すべて|全て|全部|ぜんぶ|各|それぞれ|どちら|どの)の?(?:計画|プラン)(?:から|では|で|にも?|を通して|を通じて|とも)(?:、?それぞれ(?:の)?)?|(?:計画|プラン)を(?:通して|通じて|またいで|横断して|見渡して)/gu;

const ids = (found: readonly Plan[]): string[] => Array.from(new Set(found.map(({ planId }) => planId)));

/** The plan that begins in a year; else the one whose title or publication names it. */
function ofYear(year: number, plans: readonly Plan[]): Plan[] {
  const begins = plans.filter(plan => plan.fiscalYears[0] === year);
  if (begins.length > 0) return begins;
  const titled = plans.filter(plan => findFiscalYears(plan.planTitle).some(mention => mention.year === year));
  return titled.length > 0 ? titled : plans.filter(plan => plan.published?.startsWith(String(year)));
}

/** 令和3・4年度のプラン is the one of these two years; whoever says プラン means one that is called so. */
function narrowed(meant: readonly Plan[], phrase: string, last: number | null): readonly Plan[] {
  const ending = meant.filter(({ fiscalYears }) => fiscalYears[1] === last);
  const near = ending.length > 0 ? ending : meant;
  const called = phrase.endsWith('プラン') ? near.filter(({ planTitle }) => planTitle.includes('プラン')) : [];
  return called.length > 0 ? called : near;
}

/** 行革アクションプラン is the one that is titled so, where one is; 行革 may be any. */
const OWN_WORD = /アクション(?=プラン)|実施計画|実行計画|大綱/u;
function calledSo(plans: readonly Plan[], phrases: readonly string[]): readonly Plan[] {
  const words = phrases.flatMap(phrase => OWN_WORD.exec(phrase)?.[0] ?? []);
  const called = plans.filter(({ planTitle }) => words.some(word => foldQuestion(planTitle).includes(word)));
  return called.length > 0 ? called : plans;
}

/** One group of plans for each generation that is named. */
function takeOfYear(wording: Wording, plans: readonly Plan[]): (readonly Plan[])[] {
  const found: (readonly Plan[])[] = [];
  for (const { year, start, end } of findFiscalYears(wording.text).toReversed()) {
    const own = wording.text.slice(start, end).replace(/度$/u, '');
    const phrase = OF_YEAR.exec(wording.text.slice(start + own.length))?.[0];
    // 年度の計画 is what a year plans; 年の計画 one that begins then.
    if (phrase === undefined || phrase === '度の計画') continue;
    const second = /^[・~〜-](\d{1,2})年度/u.exec(phrase)?.[1];
    const meant = narrowed(ofYear(year, plans), phrase, second === undefined ? null : fromEra('令和', Number(second)));
    if (meant.length === 0) continue;
    found.push(meant);
    wording.cut(start, start + own.length + phrase.length);
  }
  return found.toReversed();
}

const sameKind = (a: string, b: string): boolean =>
  KINDS.some(([, title]) => title.test(foldQuestion(a)) && title.test(foldQuestion(b)));
const COMPARES = /比べ|くらべ|比較し|どっち|どちら|違い|\bcompar|\bversus\b|\bvs\b/iu;
const DOCUMENT = /(?:シート|しーと|表|計画|プラン|大綱|sheets?|plan)$/iu;
/** 「シートによれば」, 「計画に載っている」 */
const SAYS =
  /(?:シート|しーと|計画|プラン|大綱|評価|比較)(?:の[^、。?]{1,12})?(?:によ|において|に(?:は|載|の[っる]|書|ある)|で(?:は|、|[^すき])|を(?:見|読)|上|[)）、,])|\baccording to\b|\bin\b/iu;

/**
 * 「評価シートで、厚木市が協定を結ぶ大学は」: the sheet is another city's, and speaks of 厚木市. Of a plan that only one city
 * has, that city is meant; another one that is named is what the plan is asked about.
 */
export function citiesBySheet(
  text: string,
  { plans, cities, titled }: { plans: readonly Plan[]; cities: readonly string[]; titled: readonly string[] },
): { cities: string[]; spokenOf: string[] } {
  const named = plans.filter(({ planId }) => titled.includes(planId));
  const kinds = KINDS.filter(([asked]) => text.search(asked) >= 0);
  const ofKinds = kinds.flatMap(([, title]) => plans.filter(({ planTitle }) => title.test(foldQuestion(planTitle))));
  const owners = new Set((named.length > 0 ? named : ofKinds).map(({ city }) => city));
  const [owner, second] = owners;
  const others = cities.filter(city => city !== owner);
  if (owner === undefined || second !== undefined || others.length === 0 || COMPARES.test(text))
    return { cities: [...cities], spokenOf: [] };
  const [own, other] = [escape(shortCity(owner)), others.map(shortCity).map(escape).join('|')];
  // 秦野市・伊勢原市共同消防指令センター, 秦野市との連携: a partner is part of the subject.
  const partner = new RegExp(`(?:${other})市?[・と](?:の|共|${own})|${own}市?[・と](?:${other})`, 'u').test(text);
  const side =
    cities.includes(owner) &&
    new RegExp(`(?:${other})市?(?:では|は|って|の方は)、?(?:[?]|$|どう|いくら|いくつ|何)`, 'u').test(text);
  // 事務事業評価 is done by every city; its sheet (シート) is a document.
  const names = kinds.flatMap(([asked]) => text.match(asked) ?? []);
  const document = cities.includes(owner) || named.length > 0 || names.some(name => DOCUMENT.test(name));
  if (!document || partner || side || !SAYS.test(text)) return { cities: [...cities], spokenOf: [] };
  return { cities: [owner], spokenOf: others };
}

/** 「昔のプランと今の行革」: beside a plan that is alone of its kind, the old one is another of the same city. */
function olderThan(meant: readonly Plan[], near: readonly Plan[]): Plan[] {
  return Array.from(Map.groupBy(meant, plan => plan.city).values()).flatMap(own => {
    const [plan, second] = own;
    if (!plan || second) return [];
    const before = near.filter(
      one =>
        one.city === plan.city &&
        one.fiscalYears[0] < plan.fiscalYears[0] &&
        !EVALUATES.test(foldQuestion(one.planTitle)),
    );
    const latest = Math.max(...before.map(({ fiscalYears }) => fiscalYears[0]));
    return before.filter(({ fiscalYears }) => fiscalYears[0] === latest);
  });
}

export interface NamedPlans {
  planIds: string[];
  /** Several generations side by side: the question compares them. */
  generations: boolean;
}

/** @param titled plans that the scope found by a run of their title */
export function takePlans(
  wording: Wording,
  { plans, cities, titled }: { plans: readonly Plan[]; cities: readonly string[]; titled: readonly string[] },
): NamedPlans {
  const whole = wording.text;
  wording.take(ANY_PLANS);
  const near = plans.filter(({ city }) => cities.length === 0 || cities.includes(city));

  const ofYears = takeOfYear(wording, near);
  if (ofYears.length > 0) return { planIds: ids(ofYears.flat()), generations: ofYears.length > 1 };

  let meant = near.filter(({ planId }) => titled.includes(planId));
  // 中期戦略事業プラン stands in the title of its evaluation sheet too: that one is asked for by its own name.
  if (meant.length > 1 && !/評価/u.test(whole)) {
    const plain = meant.filter(({ planTitle }) => !EVALUATES.test(foldQuestion(planTitle)));
    if (plain.length > 0) meant = plain;
  }
  const kinds: Plan[] = [];
  for (const [asked, title] of KINDS) {
    const fits = near.filter(({ planTitle }) => title.test(foldQuestion(planTitle)));
    const phrases = fits.length > 0 ? wording.take(asked).map(([phrase]) => phrase) : [];
    if (phrases.length > 0) kinds.push(...calledSo(fits, phrases));
  }
  // 「事業プランの…と行革プランの…」: a plan by its title, and another by its kind.
  const others = kinds.filter(({ planTitle }) => !meant.some(plan => sameKind(plan.planTitle, planTitle)));
  meant = meant.length === 0 ? kinds : [...meant, ...others];
  const pool = meant.length > 0 ? meant : near;
  const newest = wording.take(NEWEST).length > 0;
  const oldest = wording.take(OLDEST).length > 0;
  if (!newest && !oldest) return { planIds: ids(meant), generations: false };
  const older = oldest ? olderThan(meant, near) : [];
  if (older.length > 0) {
    const own = new Set(older.map(({ city }) => city));
    return { planIds: ids([...older, ...meant.filter(({ city }) => own.has(city))]), generations: true };
  }
  const several = /評価/u.test(whole) ? pool : pool.filter(({ planTitle }) => !EVALUATES.test(foldQuestion(planTitle)));
  const chosen = Array.from(Map.groupBy(several, plan => plan.city).values(), own => {
    const begins = own.map(({ fiscalYears }) => fiscalYears[0]);
    const edges = [...(oldest ? [Math.min(...begins)] : []), ...(newest ? [Math.max(...begins)] : [])];
    // Old and new are told apart where a city has both.
    return new Set(edges).size < edges.length
      ? []
      : edges.flatMap(edge => own.filter(plan => plan.fiscalYears[0] === edge));
  });
  return { planIds: ids(chosen.flat()), generations: newest && oldest };
}
