/** Reads the sentence that asks, slot by slot. The order matters: what one rule has taken, the next ones no longer see. */
import type { Scope } from '../../domain/catalogue.ts';
import { findItemNos } from '../../domain/item-no.ts';
import type { FactKind, Plan } from '../../domain/records.ts';
import { asksAmount, SURE_WORDS, takeAmount, takeClaims, takeSupposed, takeThreshold } from './amounts.ts';
import { asksMeasure, counterOf, MEASURE } from './counter.ts';
import { asksDepartmentOf, takeDepartments, takeDepartmentWords } from './departments.ts';
import { takeHolders } from './holders.ts';
import { kindsNamed, takeKinds } from './kinds.ts';
import { takeManner, tidied } from './manner.ts';
import { takeNoun, takeOperationWords } from './operation-words.ts';
import {
  asksEverything,
  asksList,
  asksMore,
  asksMultiple,
  fromLeast,
  nthOf,
  operationOf,
  topOf,
} from './operations.ts';
import { namesCity, pairsCities, takeCities, unknownCityIn } from './places.ts';
import { citiesBySheet, takePlans } from './plan-names.ts';
import { asksSeveralItems, looksThroughAll } from './several.ts';
import type { Question, Today } from './slots.ts';
import { askingTail, thingsAsked } from './things.ts';
import { foldQuestion, wordingOf, type Wording } from './wording.ts';
import { takeYears } from './years.ts';

export interface Understanding {
  plans: readonly Plan[];
  /** Of the whole text as asked. */
  scope: Scope;
  /** Without it, 今年度 and 来年度 name no year. */
  today?: Today | undefined;
}

const TEXT_WORDS =
  /なぜ|なんで(?!す|しょ)|どうして|理由|経緯|いきさつ|趣旨|考え方|課題|方針|内容|概要|目指す姿|めざす姿|どのような|どんな|何を|なにを|何に(?!する|し)|何が(?!目標)|予定|とは|どうする|どうなる|どうやって|どうす|どない|いつ|どこ|誰|だれ|どの(?![くぐ]らい|程度)|\b(?:why|when|where|policy|describe|explain|what (?:is|are|does|will) (?:the )?(?:policy|city|plan))\b/iu;
const EMBEDDED = /(?:どう(?:する|なる|やる|使う|進める|活用する)|何を(?:する|やる))か(?=、|を|について|の)/gu;
/** They ask for text, whatever value is named beside them. */
const REASON_WORDS =
  /なぜ|なんで(?!す|しょ)|どうして|理由|経緯|いきさつ|趣旨|(?:何|なに)を(?:する|やる|し|や|行|決)|(?:何|なに)を、?(?:目指|めざ)|どうする(?:の|こと|ん|[?]|$)|(?:目的|ねらい|課題|概要|内容|考え方)(?=は|を|って|$|[?])|\bwhy\b|\bexplain\b/iu;

const WHY_AT_END = /(?:なぜ|なんで|どうして|何で)(?:です|でしょう|なの|なん|や|か|の|ん){0,3}[?？。]*$/u;

/** 参加費, 入館料: what a person pays is no cost of a project. */
const FEE = /(?:参加|入会|会|受講|利用|入館|使用|手数|月謝|入場)(?:費|料|代)/u;
/** 「1人いくら」「1食いくら」 is a price, and no cost of a project. */
const EACH =
  /(?:[1一](?:人|食|回|枚|個|台|袋|本|時間|か月|月)|ひとり|月額?|1人当たり|1人あたり)(?:で|に)?(?:いくら|何円|なんぼ)/u;
const COSTS = /事業|使(?:う|い|っ)|費|かか[るりっ]|cost|spend/iu;

/** What is asked for is a time, a place or a name. */
const NAME_ASKED =
  /(?:どの|どこの|何という|なんという)(?![くぐ]らい|程度|よう)[\p{Script=Han}\p{Script=Katakana}]|(?:どこ|誰|だれ|どなた)(?!まで)|いつ(?!も)|何年度?(?!間|分|生)|なぜ|どうやって|どのように/u;
const VALUE_NAMED = /実績|現状|じっせき|げんじょう|数値|数字|[率値数額]/u;

/** One sentence as asked, and without the names that the scope took out. */
export interface Sentence {
  raw: string;
  rest: string;
}

/** 「計画や評価シートで」: both are asked, though one sort goes by a name of its own. */
const BOTH_SORTS =
  /(?:計画|プラン)(?:書)?(?:や|と|・|、|及び|も)(?:事務事業)?評価シート|評価シート(?:や|と|・|、|及び|も)(?:各)?(?:計画|プラン)/u;

/** A run of a plan's title is its name only where the question says what it is: 「令和2年度実績」 stands in a title too. */
export const NAMES_PLAN = /計画|プラン|プログラム|シート|大綱|方針|ビジョン|戦略/u;

export interface Context extends Understanding {
  text: string;
  language: Question['language'];
  /** Something of the text was left out: names that stood only there do not count. */
  dropped: boolean;
}

function takeItemNos(wording: Wording): string[] {
  const found = findItemNos(wording.text);
  for (const { start, end } of found.toReversed()) wording.cut(start, end);
  return found.map(({ itemNo }) => itemNo);
}

/** X of 「XじゃなくてY」, where X is a year, a city or a kind of value: what is not asked. */
const NOT_BUT =
  /(?:(?:令和|平成|R|H)?\d{1,4}年度?|[\p{Script=Han}ヶケ々]{1,5}市|目標値?|実績値?|現状値?|予算|事業費|行革プラン|総合計画)(?:じゃ|では)なくて?、?/gu;

const REPEATS =
  /[(（]?再掲(?:の(?:もの|ん|やつ|項目|分)?)?(?:は|を|も|分)*(?:除|のぞ|抜|省|外|含|ふく|入れ|いれ|数え|足)[いきくけさしすめまみむん]{0,2}(?:て|で|ず|ない|なく|た)*(?:おいて|おく|ください|下さい|ほしい|欲しい|に|と|ね)*[)）。]?/gu;

export function readSentence(sentence: Sentence, { text, plans, scope, today, language, dropped }: Context): Question {
  const raw = sentence.raw.replaceAll(NOT_BUT, ' ');
  const wording = wordingOf(sentence.rest.replaceAll(NOT_BUT, ' '));
  const all = foldQuestion(text);
  const partial = dropped || raw.length < all.length;
  const inFocus = <T extends string>(
    names: readonly T[],
    named: (name: T) => boolean,
    elsewhere: (name: T) => boolean,
  ) => (!partial ? [...names] : names.some(named) ? names.filter(named) : names.filter(name => !elsewhere(name)));
  // A name in kana or Latin letters cannot be placed: it counts wherever it stands.
  const named = inFocus(
    scope.cities,
    city => namesCity(raw, city),
    city => dropped && namesCity(all, city),
  );
  const titled = NAMES_PLAN.test(raw) ? scope.planIds : [];
  const { cities, spokenOf } = citiesBySheet(raw, { plans, cities: named, titled });
  const departments = inFocus(
    scope.departments,
    name => raw.includes(name),
    () => dropped,
  );

  takeCities(wording, { cities: scope.cities });
  // 「取組（秦野市）は」: nothing is left between the brackets.
  wording.text = wording.text.replaceAll(/\([\s\u2003]*\)/gu, '');
  // What is listed twice: how it is to be counted is no part of the subject.
  wording.take(REPEATS);
  const supposed = takeSupposed(wording);
  const itemNos = takeItemNos(wording);
  const { planIds: plansNamed, generations } = takePlans(wording, { plans, cities, titled });
  const planIds = plansNamed.length === 1 && BOTH_SORTS.test(raw) ? [] : plansNamed;
  const firstYear = plans.length === 0 ? 0 : Math.min(...plans.map(plan => plan.fiscalYears[0]));
  const lastYear = Math.max(...plans.map(plan => plan.fiscalYears[1]), 0);
  const { fiscalYears, yearOfPlan, period, remarks } = takeYears(wording, { today, firstYear, lastYear });
  const unknownCity = unknownCityIn(raw, plans);
  const asked = wording.text;
  const inCharge = departments.filter(name => !supposed.some(other => other.includes(name)));

  const holders = takeHolders(wording);
  const mayBound =
    /何|いくつ|どれ|項目|事業|取組|施策|すべて|全て|全部|ぜんぶ|残らず|一覧|挙げ|いつ|最初|[るた]年度?|\b(?:which|list|how many|when|all)\b/iu.test(
      asked,
    );
  const threshold = takeThreshold(wording, mayBound);
  const claimed = takeClaims(wording);
  const ofDepartment = takeDepartments(wording, departments) && inCharge.length > 0;
  // 「…課が主管課となっている実施項目」: the department is known, its items are asked for.
  const several = asksSeveralItems(asked) || asksSeveralItems(raw);
  const things =
    ofDepartment || !asksDepartmentOf(wording.text)
      ? thingsAsked(wording.text, { ofDepartment, listed: asksList(asked) || several })
      : null;
  for (const [start, end] of things?.cuts ?? []) wording.cut(start, end);
  const asksDepartment = takeDepartmentWords(wording) && things === null;
  const amount = asksAmount(asked) || asksMore(asked);
  const measured = fiscalYears.length + Number(yearOfPlan !== null) > 0 && asksMeasure(asked.trim());
  // 「財源の確保の担当課は」: beside a department, other words only name the subject.
  const untaken = wording.text;
  const asksFor = asksDepartment
    ? { kinds: [], guessed: false }
    : takeKinds(wording, { amount: amount || measured, last: yearOfPlan === 'last', dated: fiscalYears.length > 0 });
  // 「国からの補助金の話だけ計画がないのはなぜ」: what a reason is asked for is a subject, and no row of a table.
  if (WHY_AT_END.test(asked) && asksFor.kinds.some(kind => kind.startsWith('budget_'))) wording.text = untaken;
  const { guessed } = asksFor;
  const kindsSpoken = asksFor.kinds.length > 0 || asksDepartment ? asksFor.kinds : kindsNamed(wording.names);
  // 「実際に使い出すのはいつ」「今のところどの学校」: an adverb names no value where a time or a name is asked for.
  const byAdverb = kindsSpoken.every(kind => kind === 'actual' || kind === 'baseline') && !VALUE_NAMED.test(asked);
  const kindsAsked = byAdverb && !amount && NAME_ASKED.test(asked) ? [] : kindsSpoken;
  const counter = counterOf(asked);
  // いくら alone may be a price; of a project it is what it costs.
  const costs =
    kindsAsked.length === 0 &&
    !asksDepartment &&
    counter === '円' &&
    COSTS.test(asked) &&
    !FEE.test(asked) &&
    !EACH.test(asked);
  const spoken: FactKind[] = costs ? ['budget_total', 'cost'] : kindsAsked;
  const found = holders
    ? 'count'
    : asksDepartment
      ? 'value'
      : operationOf({
          text: asked,
          fiscalYears,
          kinds: guessed ? [] : spoken,
          citiesPaired: pairsCities(raw.replaceAll(/「[^「」]*」/gu, ' '), cities),
          generations,
          apart: cities.length > 1 || planIds.length > 1,
          everyPlan: looksThroughAll(raw),
          severalItems: several,
          period,
          threshold: threshold !== null,
          inCharge: inCharge.length > 0,
          things: things?.operation ?? null,
          parts: things?.parts === true,
          yearOfPlan,
        });
  const operation = found === 'series' && WHY_AT_END.test(asked) ? 'value' : found;
  // A guess from 「…になる」 holds for one value; what is added up or counted has no 目標 by its grammar.
  const settled =
    things?.parts === true ? [] : operation === 'first_year' ? spoken.filter(kind => kind !== 'milestone') : spoken;
  // 「今は何件で、令和8年度は何件」, 「今の庁舎の…を令和6年度に何回」: of a year to come no present value is printed.
  // English says by its verb what is to be made of the two.
  const ofYear =
    language !== 'en' && settled.every(kind => kind === 'baseline') && settled.length > 0 && fiscalYears.length > 0;
  const likely: FactKind[] = ofYear ? [...settled, 'target', 'final_target'] : settled;
  const kinds = guessed && !['value', 'series', 'compare', 'first_year'].includes(operation) ? [] : likely;
  const tail = operation === 'list' && things === null ? askingTail(wording.text) : null;
  if (tail) wording.cut(...tail);
  const noun =
    holders ??
    (['list', 'count', 'max', 'min', 'rank'].includes(operation) ? (things?.noun ?? takeNoun(wording)) : null);
  if (operation !== 'value') takeOperationWords(wording);
  takeAmount(wording);
  if (claimed.length + supposed.length > 0) wording.take(SURE_WORDS);
  takeManner(wording);
  if (unknownCity !== null) wording.take(new RegExp(`${unknownCity}の?`, 'gu'));

  // 「どうするか、話を聞く機会は何回」: what is asked within a clause is not what the sentence asks.
  const asksText = TEXT_WORDS.test(amount ? asked.replaceAll(EMBEDDED, ' ') : asked);
  const forReason = REASON_WORDS.test(asked) && !amount;
  const about = tidied(wording.restored());
  const asksValue =
    ((fiscalYears.length > 0 || yearOfPlan !== null) && !asksText && MEASURE.test(about)) ||
    (kinds.some(kind => kind !== 'milestone') && (kinds[0] !== 'milestone' || amount) && !forReason) ||
    (amount && !asksText) ||
    (measured && !forReason && kinds.length > 0) ||
    claimed.length > 0;
  const wants = asksDepartment ? 'department' : asksValue ? 'value' : 'text';
  return {
    text: partial ? raw : text,
    language,
    cities,
    spokenOf,
    unknownCity,
    planIds,
    departments: inCharge,
    itemNos,
    fiscalYears,
    yearOfPlan,
    wholePeriod: period !== '',
    kinds,
    counter,
    wants,
    operation,
    nth: operation === 'rank' ? nthOf(asked) : null,
    fromLeast: operation === 'rank' && fromLeast(asked),
    top: topOf(asked),
    multiple: operation === 'ratio' && asksMultiple(asked),
    noun,
    threshold,
    claimed,
    supposed,
    refusal: null,
    everything: operation === 'list' && (wants !== 'value' || asksEverything(asked)),
    remarks,
    about,
  };
}
