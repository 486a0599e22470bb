/**
 * Understands a question (質問の理解) by rules: which city, plan, item number, years and kind of value it names, what is to be
 * done with them, and what is left, which says the subject. Pure: same question, same index, same result.
 */
import type { Scope } from '../domain/catalogue.ts';
import { findFiscalYears, findFiscalYearSpan, fiscalYearLong, fromEra, readKanaYears } from '../domain/fiscal-year.ts';
import { findItemNos } from '../domain/item-no.ts';
import type { FactKind, Plan } from '../domain/records.ts';
import type { Refusal, Threshold } from './draft.ts';
import { AMOUNT_WORDS, counterOf } from './question/counter.ts';
import { takeKinds } from './question/kinds.ts';
import { OPERATION_WORDS, operationOf, thresholdOf } from './question/operation.ts';
import { refusalOf, withoutOrders } from './question/refusal.ts';
import { take, takenFrom, type Taken } from './question/taken.ts';

export { followUp } from './question/follow-up.ts';
export { withoutPersonalData } from './question/personal.ts';

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
  /** What it counts in, in one spelling: 人, 箇所, 円, %. */
  counter: string | null;
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

const DEPARTMENT_WORDS =
  /(?:担当|所管|主管|受け持)(?:して?い?る|する|の|って(?:い?る)?)?(?:部?課|部署|部局|部|ところ|窓口|の)(?:(?:は|って)?(?:どこ|何|どの)[^、。]{0,6})?|(?:担当|所管|主管)(?:は|している|する|の)?(?:のは)?(?:どこ|どの|何)[^、。]{0,6}|(?:何|どの|どこの|なんの)(?:部?課|部署|部局|か(?=が|の))(?:の担当|が担当|が所管|がやって[^、。]{0,6})?|担当(?=は|を|[\s]|$)|関連所属(?:は|を)?|関連する(?:部?課|部署)|(?:which|what) (?:division|department|section|office)|who is (?:responsible|in charge)/giu;
const TEXT_WORDS =
  /なぜ|なんで|どうして|理由|課題|方針|内容|概要|目指す姿|めざす姿|どのような|どんな(?!項目|事業)|何をする|何する|なにを|何を|誰|だれ|いつ(?!も)|どこ|とは(?:[？?]|$|何|どう)|心配|問題|目的|きっかけ|仕組み|どうする|どうなる|どういう|\b(?:why|how does|what happens|when|who|what is the (?:policy|purpose))\b/iu;

/** Words around the subject that say nothing about it, in the ways that people put a question. */
const PHRASES =
  /(?:の?分野|について|に関して|に関する|における|に係る|に関わる|に付いて)|(?:を|が|は)?(?:教えて|おしえて)(?:ください|下さい|くれ(?:ます|る)?か?|ほしい(?:です|んです)?|や|な)?|教えていただけますか|(?:を|は)?(?:示して|答えて|答弁|お答え)(?:ください|下さい|願います|されたい)?|ください|下さい|お願いします|願います|(?:知りたい|聞きたい)(?:です|んですが|のですが)?|(?:は|って|が)?(?:何|なん|どこ|誰|だれ|どう)(?:です|なん|でしょう|になり|にな|なの|や)(?:か|ます|って|ん|る)?か?|ですか|でしょうか|ますか|ましたか|どうなっています?か?|どうなって(?:る|ん|ます)?|どないなっと?(?:る|ん)|でしたか|なんですか|なん(?=[？?]|$)|なの(?=[？?]|$)|やねん|んや(?=[？?]|$)|ねん(?=[？?]|$)|のん(?=[？?]|$)|ですよね|だよね|本当(?:です|なん)?(?:か)?|は？|って？|[？?。！!『』]/gu;

/** Names before 市 that name no city: 各市, 本市, 都市 … */
const NOT_A_CITY =
  /^(?:各|本|当|同|両|全|他|都|[0-9０-９一二三四五]|近隣|中核|政令指定|指定|該当|大都|地方都|中心|隣|となりの)$/u;
const CITY_NAME = /([\p{Script=Han}ヶケ々ノ]{1,4})[市町村](?=[のはがでとにへや、。？?\s　]|$)/gu;
/** Well-known places without 市. */
const PLACES =
  /(?:横浜|川崎|相模原|平塚|藤沢|茅ヶ崎|小田原|鎌倉|横須賀|海老名|座間|大和|綾瀬|東京|千葉|埼玉|大阪|京都|名古屋|神戸|福岡|札幌|仙台|広島)(?:市|都|府|県)?(?=[のはがで])/u;

function unknownCityIn(text: string, plans: readonly Plan[]): string | null {
  const others = plans.reduce(
    (rest, { city, planTitle }) => rest.replaceAll(planTitle, ' ').replaceAll(city, ' '),
    text,
  );
  const named = Array.from(others.matchAll(CITY_NAME)).find(([, name]) => !NOT_A_CITY.test(name ?? ''));
  const known = (name: string) => plans.some(({ city }) => city.startsWith(name.replace(/[市町村都府県]$/u, '')));
  const place = named?.[0] ?? PLACES.exec(others)?.[0];
  return place === undefined || known(place) ? null : place;
}

function takeItemNos(subject: Taken): string[] {
  const { text } = subject;
  const found = findItemNos(text);
  for (const { start, end } of found) subject.cut(text.slice(start, end));
  return found.map(({ itemNo }) => itemNo);
}

const RELATIVE: [RegExp, number][] = [
  [/一昨年度|おととし/gu, -2],
  [/昨年度|去年度?|前年度(?!比)/gu, -1],
  [/今年度|本年度|今年/gu, 0],
  [/再来年度/gu, 2],
  [/来年度?|翌年度/gu, 1],
];

interface Years {
  fiscalYears: number[];
  remarks: string[];
}

function takeYears(subject: Taken, thisYear: number): Years {
  const years = new Set<number>();
  const remarks: string[] = [];
  const span = findFiscalYearSpan(subject.text);
  if (span) for (let year = span[0]; year <= span[1]; year++) years.add(year);
  const { text } = subject;
  for (const mention of findFiscalYears(text)) {
    // 2013年度比 names what an indicator is measured against.
    if (text.startsWith('比', mention.end)) continue;
    years.add(mention.year);
    subject.cut(mention.text);
  }
  for (const [piece, digits] of subject.text.matchAll(/\b(?:FY|fiscal(?: year)?)\s?((?:19|20)[0-9]{2})\b/giu)) {
    years.add(Number(digits));
    subject.cut(piece);
  }
  // 「７年度」 without an era is the present one's: the era is said in the answer.
  for (const [piece, digits] of subject.text.matchAll(/(?<![0-9０-９第])([0-9０-９]{1,2})年度/gu)) {
    const year = fromEra('令和', Number((digits ?? '').normalize('NFKC')));
    if (year !== null) {
      if (!years.has(year)) remarks.push(`${fiscalYearLong(year)}としてお答えします。`);
      years.add(year);
    }
    subject.cut(piece);
  }
  for (const [words, step] of RELATIVE) {
    for (const [piece] of subject.text.matchAll(words)) {
      const year = thisYear + step;
      years.add(year);
      remarks.push(`${fiscalYearLong(year)}としてお答えします。`);
      subject.cut(piece);
    }
  }
  return { fiscalYears: Array.from(years), remarks };
}

/** 「30,000トンですよね？」: figures that stand with a counter in a question that asks whether they are so. */
const CLAIMS =
  /(?:です|だ|や|あり)?(?:よね|よな|やんな|でしょ|ですね|相違ない|間違いない|合ってる|合って(?:い)?ます|本当|ほんと)|という(?:理解|認識)|と(?:承知|聞い|聞き)|\b(?:right|correct|isn't it|is it true)\b/iu;
const CLAIMED =
  /[0-9０-９][0-9０-９,，.．]*\s*(?:％|%|パーセント|トン|人|件|円|千円|万円|億円|回|校|台|か所|箇所|団体|施設|時間|公園|事業|世帯|ha|tons?)/gu;

const EVERYTHING = /(?:すべて|全て|全部|ぜんぶ)(?:の(?:計画|市|項目))?|各市|(?:３|3|三)市|どの市|計画ごと/u;

const QUOTED = /「[^「」]{2,}」/gu;
const PLACEHOLDER = /[\uE000-\uE0FF]/gu;

const COSTS = /事業|使(?:う|い|っ)|費|かか[るりっ]|cost|spend/iu;

/** The kinds that a quoted name is a word for, and no more. */
function kindsNamed(name: string): FactKind[] {
  const word = takenFrom(name.slice(1, -1));
  const kinds = takeKinds(word);
  return word.text.trim() === '' || kinds.some(kind => kind === 'grade' || kind === 'cost') ? kinds : [];
}

/** The one that asks: of a long rambling text the last sentence with a question in it. */
function asking(text: string): string {
  if (text.length <= 120) return text;
  const sentences = text.split(/(?<=[。！!？?\n])/u).filter(sentence => sentence.trim() !== '');
  const asked = sentences.filter(sentence =>
    /[？?]|ください|下さい|ですか|ますか|教えて|でしょうか|か。/u.test(sentence),
  );
  return asked.at(-1) ?? text;
}

export function understand(
  asked: string,
  { plans, scope, today }: { plans: readonly Plan[]; scope: Scope; today: { fiscalYear: number } },
): Question {
  const { text: ordered, ordered: hasOrders } = withoutOrders(asked);
  const text = asking(ordered.replaceAll(/\s+/gu, ' ').trim());
  const refusal = refusalOf(asked);
  const named = Array.from(scope.cities);
  // The scope's rest is folded and free of the names of cities and plans; of a long text only what asks is looked at.
  const rest = text === ordered.replaceAll(/\s+/gu, ' ').trim() && !hasOrders ? scope.rest : readKanaYears(text);
  // What stands in 「」 is a name: no word of it says what is asked. A private sign holds its place meanwhile.
  const names: string[] = [];
  const subject = takenFrom(
    rest
      .replaceAll(PLACEHOLDER, '')
      .replaceAll(QUOTED, name => (names.length < 256 ? String.fromCharCode(0xe000 + names.push(name) - 1) : name))
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  );
  const itemNos = takeItemNos(subject);
  const operation = operationOf(subject.text);
  const threshold = operation === 'first_year' ? thresholdOf(subject.text) : null;
  const claimed = CLAIMS.test(text) && !hasOrders ? (text.match(CLAIMED) ?? []) : [];
  const { fiscalYears, remarks } = takeYears(subject, today.fiscalYear);
  for (const claim of claimed) subject.cut(claim.normalize('NFKC'));
  const asksText = TEXT_WORDS.test(subject.text);
  const asksDepartment = take(subject, DEPARTMENT_WORDS);
  const counter = counterOf(subject.text);
  const asksAmount = take(subject, AMOUNT_WORDS);
  // 「財源の確保の担当課は」: beside a department, other words only name the subject.
  const spoken = asksDepartment ? [] : takeKinds(subject);
  // 「対象数」, 「自己評価」: a name that is nothing but a word for a kind.
  const found = spoken.length > 0 || asksDepartment ? spoken : names.flatMap(kindsNamed);
  // 「何件やる予定」 asks for a number, however it is called.
  const amounts: FactKind[] = asksAmount && !asksText && found[0] === 'milestone' ? ['target', 'final_target'] : [];
  // いくら alone may be a price; of a project it is what it costs.
  const costs = counter === '円' && found.length === 0 && COSTS.test(text);
  const money: FactKind[] = costs ? ['budget_total', 'cost'] : [];
  const kinds = [...new Set([...amounts, ...money, ...found])];
  if (operation !== 'value') for (const words of OPERATION_WORDS) take(subject, words);
  take(subject, PHRASES);
  const asksValue = kinds.some(kind => kind !== 'milestone') || (asksAmount && !asksText) || claimed.length > 0;
  const about = subject.text
    .replaceAll(PLACEHOLDER, sign => ` ${names[sign.charCodeAt(0) - 0xe000]?.slice(1, -1) ?? ''} `)
    .replaceAll(
      /(?:事業番号|項目番号|番号)|(?:やつ|って|とか)(?=[\s、のは]|$)|^[のはがをに、\s]+|[のはがをにで、\s]+$/gu,
      ' ',
    )
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return {
    text,
    language: /[ぁ-んァ-ヶ\p{Script=Han}]/u.test(asked) ? 'ja' : /[a-z]/iu.test(asked) ? 'en' : 'other',
    cities: named,
    unknownCity: unknownCityIn(text, plans),
    planIds: scope.planIds,
    departments: scope.departments,
    itemNos,
    fiscalYears,
    kinds,
    wants: asksDepartment ? 'department' : asksValue ? 'value' : 'text',
    counter,
    operation,
    threshold,
    claimed: [...claimed],
    refusal,
    everything: EVERYTHING.test(text),
    remarks,
    about,
  };
}
