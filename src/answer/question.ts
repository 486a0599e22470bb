/**
 * Understands a question (質問の理解) by rules: which city, plan, item number, years and kind of value it names, and what is
 * left, which says the subject. Pure: same question, same plans, same result.
 */
import { findFiscalYears, findFiscalYearSpan, fromEra } from '../domain/fiscal-year.ts';
import { findItemNos } from '../domain/item-no.ts';
import type { FactKind, Plan } from '../domain/records.ts';
import type { Refusal, Threshold } from './draft.ts';

/** What is to be done with what is found. */
export type Operation =
  | 'value' // 一つの値、または指定の年度ごとの値
  | 'series' // 推移: every year that is printed
  | 'list' // 一覧
  | 'count' // 何件
  | 'sum' // 合計
  | 'difference' // 差: いくら増える・減る
  | 'growth' // 増減率
  | 'ratio' // 割合: of one value in another
  | 'average'
  | 'max'
  | 'min'
  | 'rank'
  | 'first_year' // 初めて超える・下回る年度
  | 'compare'; // 比べる: cities, plans, items

export interface Question {
  /** As asked. */
  text: string;
  /** `other`: neither Japanese nor English letters. */
  language: 'ja' | 'en' | 'other';
  /** Cities of the corpus that it names; none named leaves all open. */
  cities: string[];
  /** A city that it names and no plan covers. */
  unknownCity: string | null;
  /** Plans whose title or generation it names. */
  planIds: string[];
  /** Departments that it names, as printed: デジタル推進課. */
  departments: string[];
  itemNos: string[];
  fiscalYears: number[];
  /** Kinds of value that its words ask for, likeliest first; empty where it asks for none in particular. */
  kinds: FactKind[];
  /** What it asks for: a printed value, a department, or text. */
  wants: 'value' | 'department' | 'text';
  operation: Operation;
  /** first_year, and lists of what exceeds something. */
  threshold: Threshold | null;
  /** Figures that the asker takes for true, as written: 「30,000トンですよね？」. */
  claimed: string[];
  /** Something that is not ours to answer. */
  refusal: Refusal | null;
  /** 「すべて」「どんな項目」 without a value: every item on the subject. */
  everything: boolean;
  /** Words in which what was understood should be told, where it mattered: 「令和7年度＝2025年度として」. */
  remarks: string[];
  /** The question without all of the above: its subject. */
  about: string;
}

/** Words that ask for a kind of value. A longer word stands before a shorter one that it holds. */
const KIND_WORDS: [RegExp, FactKind[]][] = [
  [/実績効果額/gu, ['effect_actual']],
  [/効果見込額|見込み?効果額?|効果額/gu, ['effect_expected', 'effect_actual']],
  [/(?:計画)?最終年度の?目標値?/gu, ['final_target', 'target']],
  [/一般財源/gu, ['budget_general']],
  [/特定財源/gu, ['budget_special']],
  [/国県(?:補助金?|支出金)等?|国や県の補助/gu, ['budget_subsidy']],
  [/起債|借り?入れ?/gu, ['budget_bond']],
  [/財源の?内訳|財源/gu, ['budget_general', 'budget_special', 'budget_subsidy', 'budget_bond', 'budget_other']],
  [/(?:計画)?事業費(?:総額)?|予算(?:額)?|総事業費/gu, ['budget_total', 'cost']],
  [/トータルコスト|単位当たりコスト|人件費|コスト/gu, ['cost']],
  [/人工/gu, ['staff']],
  [/対象数/gu, ['population']],
  [/目標値?|(?:めざ|目指)(?:す(?!姿|まち|もの)|して)/gu, ['target', 'final_target']],
  [/実績値?|実際の?/gu, ['actual']],
  [/現状値?|現在の?|いまの/gu, ['baseline']],
  [/自己評価|内部評価|外部評価|評価(?=は|を教|[？?]|$)/gu, ['grade']],
  [/年次計画|事業行程|予定/gu, ['milestone']],
];
/** Kinds whose name is also part of the indicator's name: they stay in the subject. */
const KEPT_IN_SUBJECT = /トータルコスト|単位当たりコスト|人件費|自己評価|内部評価|外部評価/u;

const DEPARTMENT_WORDS =
  /(?:担当|所管|主管)(?:して?い?る|する|の)?(?:部?課|部署|部局|部|ところ|窓口)(?:(?:は|って)?(?:どこ|何|どの)[^、。]{0,4})?|(?:担当|所管|主管)(?:は|している|する|の)?(?:のは)?(?:どこ|どの|何)[^、。]{0,4}|(?:何|どの|どこの)(?:部?課|部署|部局)(?:の担当|が担当|が所管)?|担当(?=は|を|$)/gu;
const AMOUNT_WORDS =
  /いくら|何(?:％|%|パーセント|人|件|円|千円|トン|回|校|台|か所|箇所|団体|施設|時間|割|本|世帯|ha|事業所|クラブ|公園)|どのくらい|どれくらい|いくつ/gu;
const TEXT_WORDS =
  /なぜ|なんで|どうして|理由|課題|方針|内容|概要|目指す姿|めざす姿|どのような|どんな|何をする|予定|とは/u;
const OVER_MANY =
  /全て|すべて|全部|それぞれ|列挙|一覧|挙げ(?:て|よ)|何(?:項目|個|事業|つ)(?!所)|合計(?:する|した|すると|で|はいくら)|合わせ(?:ると|て(?:何|いくら))|小計|平均する|最も|最大の|最小の|(?:いち|一)ばん|一番|比べ|比較|どっち|どちら|増減|何年度から|いくつある|何と何|つとも|どれ(?:[？?。]|で|か|が|です|$)/u;
/** Words around the subject that say nothing about it. */
const PHRASES =
  /(?:の?分野|について|に関して|に関する|における|に係る)|教えて(?:ください|下さい)?|(?:を|は)?示してください|答えてください|ください|(?:は|って)?(?:何|なん)ですか|ですか|でしょうか|ますか|どうなっていますか|どうなってる|でしたか|は？|って？|[？?。！!]/gu;

/** Names before 市 that name no city: 各市, 本市, 都市, 市民 … */
const NOT_A_CITY = /^(?:各|本|当|同|両|全|他|都|[0-9０-９一二三四五]|近隣|中核|政令指定|指定|該当|大都|地方都|中心)$/u;
const CITY_NAME = /([\p{Script=Han}ヶケ々ノ]{1,4})市(?=[のはがでとにへや、。？?\s　]|$)/gu;

interface Taken {
  text: string;
  /** Cuts a matched piece out of the subject; a blank keeps its neighbours apart. */
  cut(piece: string): void;
}

function subjectOf(text: string): Taken {
  return {
    text,
    cut(piece) {
      this.text = this.text.replace(piece, ' ');
    },
  };
}

function takeItemNos(subject: Taken): string[] {
  const { text } = subject;
  const found = findItemNos(text);
  for (const { start, end } of found) subject.cut(text.slice(start, end));
  return found.map(({ itemNo }) => itemNo);
}

function takeYears(subject: Taken): number[] {
  const years = new Set<number>();
  const span = findFiscalYearSpan(subject.text);
  if (span) for (let year = span[0]; year <= span[1]; year++) years.add(year);
  const { text } = subject;
  for (const mention of findFiscalYears(text)) {
    // 2013年度比 names what an indicator is measured against.
    if (text.startsWith('比', mention.end)) continue;
    years.add(mention.year);
    subject.cut(mention.text);
  }
  // 「７年度」 without an era is the present one's: the era is said in the answer.
  for (const [piece, digits] of subject.text.matchAll(/(?<![0-9０-９第])([0-9０-９]{1,2})年度/gu)) {
    const year = fromEra('令和', Number((digits ?? '').normalize('NFKC')));
    if (year !== null) years.add(year);
    subject.cut(piece);
  }
  return Array.from(years);
}

function takeCities(subject: Taken, plans: readonly Plan[]): { cities: string[]; unknownCity: string | null } {
  const cities: string[] = [];
  for (const city of new Set(plans.map(plan => plan.city))) {
    const short = city.replace(/[市区町村]$/u, '');
    // 「伊勢原」 alone names the city; inside another word (伊勢原駅) it stays part of the subject.
    // 秦野市と共同で names a partner, not the city that is asked about.
    const name = new RegExp(`${city}(?:役所)?(?![とや・])の?|${short}(?=[のはがで、 　]|って)の?`, 'u').exec(
      subject.text,
    );
    if (name) {
      cities.push(city);
      subject.cut(name[0]);
    }
  }
  const others = plans.reduce((rest, plan) => rest.replaceAll(plan.city, ' '), subject.text);
  const unknown = Array.from(others.matchAll(CITY_NAME)).find(([, name]) => !NOT_A_CITY.test(name ?? ''));
  return { cities, unknownCity: unknown ? unknown[0] : null };
}

/** 中期戦略事業プラン, アクションプラン, 実施計画 name a plan; 行政サービス is a word that titles share with any question. */
const NAMES_A_PLAN = /^.{7,}$|^.{2,}(?:計画|プラン|シート|大綱)$/u;

/** The plans that share the longest run of characters with the question, where it is long enough to mean one. */
function takePlans(subject: Taken, plans: readonly Plan[]): string[] {
  const folded = subject.text.normalize('NFKC');
  const shared = plans.map(plan => ({ plan, run: longestShared(folded, plan.planTitle.normalize('NFKC')) }));
  const longest = Math.max(0, ...shared.map(({ run }) => run.length));
  const meant = shared.filter(({ run }) => run.length === longest && NAMES_A_PLAN.test(run));
  const run = meant[0]?.run;
  // Titles are printed in full width: cut the run out of the text as asked, wherever their lengths agree.
  if (run !== undefined && folded.length === subject.text.length)
    subject.cut(subject.text.slice(folded.indexOf(run), folded.indexOf(run) + run.length));
  return meant.map(({ plan }) => plan.planId);
}

function longestShared(a: string, b: string): string {
  let best = '';
  for (let start = 0; start + best.length < b.length; start++) {
    while (start + best.length < b.length && a.includes(b.slice(start, start + best.length + 1)))
      best = b.slice(start, start + best.length + 1);
  }
  return best;
}

/** The last word says what is asked for: 「人件費の人工は」 asks for 人工. */
function takeKinds(subject: Taken): FactKind[] {
  const { text } = subject;
  const found: { at: number; asked: FactKind[] }[] = [];
  for (const [words, asked] of KIND_WORDS) {
    for (const [piece] of subject.text.matchAll(words)) {
      found.push({ at: text.lastIndexOf(piece), asked });
      if (!KEPT_IN_SUBJECT.test(piece)) subject.cut(piece);
    }
  }
  return Array.from(new Set(found.toSorted((a, b) => b.at - a.at).flatMap(({ asked }) => asked)));
}

function takeWords(subject: Taken, words: RegExp): boolean {
  const found = Array.from(subject.text.matchAll(words), ([piece]) => piece);
  for (const piece of found) subject.cut(piece);
  return found.length > 0;
}

/** What stands in 「」 is a name: no word of it says what is asked. A private sign holds its place meanwhile. */
const QUOTED = /「[^「」]{2,}」/gu;
const PLACEHOLDER = /[\uE000-\uE0FF]/gu;

export function understand(text: string, plans: readonly Plan[]): Question {
  const plain = text.replaceAll(PLACEHOLDER, '').replaceAll(/\s+/gu, ' ').trim();
  const quotes = plain.match(QUOTED) ?? [];
  let place = 0xe000;
  const subject = subjectOf(quotes.length > 256 ? plain : plain.replaceAll(QUOTED, () => String.fromCharCode(place++)));

  const itemNos = takeItemNos(subject);
  const fiscalYears = takeYears(subject);
  const { cities, unknownCity } = takeCities(subject, plans);
  const planIds = takePlans(subject, plans);
  const overMany = OVER_MANY.test(subject.text);
  const asksText = TEXT_WORDS.test(subject.text);
  const asksDepartment = takeWords(subject, DEPARTMENT_WORDS);
  // 「財源の確保の担当課は」: beside a department, other words only name the subject.
  const kinds = asksDepartment ? [] : takeKinds(subject);
  const asksAmount = takeWords(subject, AMOUNT_WORDS);
  takeWords(subject, PHRASES);
  const asksValue = kinds.some(kind => kind !== 'milestone') || (asksAmount && !asksText);
  const wants = asksDepartment ? 'department' : asksValue ? 'value' : 'text';
  const about = subject.text
    .replaceAll(/(?:事業番号|項目番号|番号)/gu, ' ')
    .replaceAll(PLACEHOLDER, sign => quotes[sign.charCodeAt(0) - 0xe000] ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return { text, cities, unknownCity, planIds, itemNos, fiscalYears, kinds, wants, overMany, about };
}
