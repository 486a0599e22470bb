/**
 * Where a query looks (範囲): the cities, plans, departments and fiscal years that it names. They narrow a search softly,
 * for a name may stand for something else (秦野市と共同で整備する…). Cities and plans are taken out of its words, for every
 * item of a plan holds them.
 */
import { shortCity } from '../domain/city.ts';
import { findFiscalYears, fromEra, readKanaYears } from '../domain/fiscal-year.ts';
import type { Scope } from '../domain/catalogue.ts';
import type { Item, Plan } from '../domain/records.ts';
import { fold } from '../text/fold.ts';
import { romajiToKana } from '../text/romaji.ts';
import type { Tokenizer } from '../text/tokenize.ts';
import { readingKey } from '../text/vocabulary.ts';
import { departmentSpeller } from './spelled-departments.ts';
import { escape } from './place-titles.ts';

export type ReadScope = (query: string) => Scope;

/** What is left of an item's score where the scope does not hold it. */
const OUTSIDE = { city: 0.5, plan: 0.5, year: 0.55, department: 0.5 };

/** 中期戦略事業プラン, アクションプラン, 実施計画 name a plan; 行政サービス is a word that titles share with any question. */
const NAMES_A_PLAN = /^.{7,}$|^.{2,}(?:計画|プラン|シート|大綱)$/u;
/** A name that goes on is another one: ICT推進計画 is not 行財政改革推進計画. */
const GOES_ON = /[\p{Script=Han}\p{Script=Katakana}ーA-Za-z]/u;
const QUERY_MAX = 300;

interface CityName {
  city: string;
  /** 伊勢原市, 伊勢原 before a particle. */
  written: RegExp;
  /** イセハラ */
  reading: string;
}

/** Words that begin with 市: 市民, 市立. */
const OF_CITY = '[民長議立営政税史報内外]';
/** 「厚木に引っ越してきた者です」, 「厚木在住です」: who asks says where they live, and no more. */
const LIVES =
  '市?(?:在住|[にへ](?:住[んま]|すんで|引っ?越|越し|転入|移[りっ])[^、。?!？！]{0,8}(?:(?<!高齢)者|もの|もん|る|て|た|り))(?:です|だ|なん)?(?:ます|が|けど|し)?(?=[、。]|$)';
/** 「うちは厚木なんだけど」, 「厚木さん」. */
const TOLD = '市?(?:なん(?:だ|です)(?:けど|が)|だ(?:けど|が)|や(?:けど|ねんけど)|です(?:けど|が)|さん)(?:ね)?';
/** 「厚木にある」, 「厚木です」. */
const STAYS = 'です(?=[。、])|に(?:あ[るりっ]|住|い[るて]|お[るり]|引|越|通|勤)';
/** 秦野師の, 伊勢原氏は: 市 by another sign of its sound. */
const SLIP = '[師氏士史司誌志](?=[のはがもで、 　]|に(?:は|お))';

function cityNames(plans: readonly Plan[], tokenizer: Tokenizer): CityName[] {
  const cities = [...new Set(plans.map(plan => plan.city))];
  const anyName = cities.map(city => escape(shortCity(city))).join('|');
  return cities.map(city => {
    const short = shortCity(city);
    // 伊勢原駅 is no city, 「（伊勢原・行革プラン）」 one; 秦野市と共同で names a partner, 秦野市と伊勢原市 two cities; 秦野市民 keeps its 市民.
    const written = new RegExp(
      `${escape(short)}${LIVES}|${escape(short)}${TOLD}の?|${escape(city)}(?!${OF_CITY})(?:役所|(?!役所))(?![とや・](?!${anyName}|で[はの]?))(?:とで[はの]?)?の?|(?<=[(（])${escape(short)}(?=[・、,/ )）])|${escape(short)}(?=[のはがもでって、。?!？！ 　0-9(ⅠⅡⅢⅣⅤ]|$|を(?=教|おしえ|比|くらべ|並|見比|お?示|[、。?！!？]|$)|それぞれ|両市|とも|行革|行政改革|行財政改革|に[はも]|じゃ|だと|なら|${STAYS}|[とや・](?:${anyName})|[市区町村]${OF_CITY})の?|${escape(short)}${SLIP}の?`,
      'u',
    );
    // 秦野 alone is ハタノ to the dictionary, 秦野市 ハダノ.
    const words = tokenizer.words(city).filter(word => word.form === 'word' && word.end <= short.length);
    return { city, written, reading: readingKey(words.map(word => word.reading).join('')) };
  });
}

/** A name in kana or Latin letters: はだの, Isehara. */
function spelled(query: string, reading: string): string | null {
  if (!/^[ァ-ヶ]{2,}$/u.test(reading)) return null;
  for (const [run] of query.matchAll(/[ぁ-ゖァ-ヶー]+|[A-Za-zＡ-Ｚａ-ｚ]{3,}/gu)) {
    const latin = /^[a-z]/iu.test(fold(run));
    const key = latin ? readingKey(romajiToKana(fold(run).toLowerCase()) ?? '') : readingKey(run);
    if (latin ? key === reading : key.startsWith(reading)) return latin ? run : run.slice(0, reading.length);
  }
  return null;
}

function longestShared(a: string, b: string): string {
  let best = '';
  for (let start = 0; start + best.length < b.length; start++) {
    while (start + best.length < b.length && a.includes(b.slice(start, start + best.length + 1)))
      best = b.slice(start, start + best.length + 1);
  }
  return best;
}

/** 「アクションプラン(3)④」: the bracket is no part of the name, though one follows it in the title as well. */
const nameIn = (run: string): string => run.replace(/[\s([「『・、,]+$/u, '').trim();
/** 「…プラン 事業費」: of the next word of a title (事務…) a letter or two are shared by chance. */
const withoutChance = (run: string, query: string): string => {
  const after = query.charAt(query.indexOf(run) + run.length);
  return GOES_ON.test(after) ? run.replace(/[\s([「『・、,]+[^\s([「『・、,]{1,2}$/u, '') : run;
};

/** The plans that share the longest run of letters with the query, where it is long enough to mean one. */
function plansIn(query: string, plans: readonly Plan[]): { planIds: string[]; run: string } {
  const text = query.slice(0, QUERY_MAX);
  const shared = plans.map(plan => ({
    plan,
    run: withoutChance(nameIn(longestShared(text, fold(plan.planTitle))), text),
  }));
  const longest = Math.max(0, ...shared.map(({ run }) => run.length));
  const meant = shared.filter(({ run }) => run.length === longest && NAMES_A_PLAN.test(run));
  const run = meant[0]?.run ?? '';
  const at = text.indexOf(run);
  const goesOn = GOES_ON.test(text.charAt(at - 1)) && GOES_ON.test(run.charAt(0));
  return run === '' || goesOn ? { planIds: [], run: '' } : { planIds: meant.map(({ plan }) => plan.planId), run };
}

/** Years with an era or in the Western count; 「７年度」 alone is the present era's. */
function yearsIn(query: string): number[] {
  const bare = Array.from(query.matchAll(/(?<![0-9０-９第])([0-9０-９]{1,2})年度/gu), ([, digits]) =>
    fromEra('令和', Number((digits ?? '').normalize('NFKC'))),
  );
  const named = findFiscalYears(query).map(({ year }) => year);
  return [...new Set(named.length > 0 ? named : bare.flatMap(year => year ?? []))];
}

/** @param departments every department's own name in the corpus, without what it belongs to */
export function scopeReader(plans: readonly Plan[], departments: readonly string[], tokenizer: Tokenizer): ReadScope {
  const names = cityNames(plans, tokenizer);
  const spellDepartments = departmentSpeller(departments, tokenizer);
  const known = departments.map(fold).toSorted((a, b) => b.length - a.length);
  return query => {
    let rest = readKanaYears(fold(query));
    const cut = (piece: string): void => {
      rest = rest.replace(piece, ' ');
    };
    // All are read before any is cut: 伊勢原市と秦野市 names two.
    const cities = names.flatMap(({ city, written, reading }) => {
      const found = written.exec(rest)?.[0] ?? spelled(rest, reading);
      return found === null ? [] : [{ city, found }];
    });
    for (const { found } of cities) cut(found);
    const { planIds, run } = plansIn(rest, plans);
    if (run !== '') cut(run);
    rest = spellDepartments(rest.slice(0, QUERY_MAX)) + rest.slice(QUERY_MAX);
    const text = rest.slice(0, QUERY_MAX);
    const named = known.filter(department => text.includes(department));
    return {
      cities: cities.map(({ city }) => city),
      planIds,
      departments: named.filter(name => !named.some(other => other !== name && other.includes(name))),
      fiscalYears: yearsIn(rest),
      // A query of nothing but names is a search for the names.
      rest: /[\p{L}\p{N}]/u.test(rest) ? rest : query,
    };
  };
}

/** Of an item's score, what the scope leaves: 1 where the item lies in it. */
export function scopeShare({ cities, planIds, departments, fiscalYears }: Scope, item: Item, plan: Plan): number {
  const [from, to] = plan.fiscalYears;
  let share = 1;
  if (cities.length > 0 && !cities.includes(plan.city)) share *= OUTSIDE.city;
  if (planIds.length > 0 && !planIds.includes(plan.planId)) share *= OUTSIDE.plan;
  if (fiscalYears.length > 0 && !fiscalYears.some(year => from <= year && year <= to)) share *= OUTSIDE.year;
  const own = [...item.departments, ...item.relatedDepartments].map(fold);
  if (departments.length > 0 && !departments.some(name => own.some(department => department.includes(name))))
    share *= OUTSIDE.department;
  return share;
}
