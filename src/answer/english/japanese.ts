/**
 * An English question as a Japanese one (英語の質問): its subject in the words of plans, and behind it what is asked, as
 * a resident would write it. Rules read Japanese; so does everything after them, and the answer alone is in English.
 */
import { escape } from '../question/wording.ts';
import { endingOf } from './ending.ts';
import { withoutFiller } from './filler.ts';
import { withFixed } from './fixed.ts';
import { frameOf, isSpan, type Frame } from './frame.ts';
import { inPlanPhrases, inPlanWords } from './glossary.ts';
import { leftOf, type Left } from './left.ts';
import { FIRST_YEAR, KINDS, MONEY, SMALL, THING_WORDS, THRESHOLDS, UNITS } from './words.ts';

/** Names as the reader of the question found them: Isehara → 伊勢原市, Road Development Division → 道路整備課. */
export type Named = ReadonlyMap<string, string>;

const bare = (text: string) => text.replaceAll(SMALL, ' ').replaceAll(/[\s\p{P}]/gu, '');

/** 平成30年度 before 令和2年度. */
const yearOrder = (label: string): number =>
  (label.startsWith('令和') ? 100 : 0) + Number(label.replace('元', '1').replaceAll(/\D/gu, ''));

const ASKS = /[?]|^\s*(?:please )?(?:list|name|show|find|tell|give|compare|explain|describe)\b/iu;
const POLITE =
  /\b(?:i (?:just )?(?:heard|read|saw|hear|see|understand|believe|think|know|noticed)(?: that)?\b|i(?:'m| am| was) (?:just )?(?:wondering|curious|interested)(?: about| if| whether| in| to know)?|(?:just )?(?:out of curiosity|wondering)|do you happen to know|any idea|by any chance|can anyone tell me|could (?:you|someone) tell me|i need to know|we(?:'d| would) like to know|looking (?:across|at|through)|going by|judging by|based on|please|could you(?: please)?|can you|i(?:'d| would) like to know|i want to know|do you know|i want|for my \w+ (?:report|paper|thesis):?|(?:please )?give (?:me )?(?:both|all|the) (?:figures|amounts|numbers|values))\b/giu;
/** The sentences that ask, with the one before a short one: 「Atsugi wants less paper. From now to FY2026, how many …」. */
function asking(text: string): string {
  const sentences = text.split(/(?<=[.?!])\s+(?=[A-Z])/u);
  const at = sentences.findIndex(one => ASKS.test(one));
  if (sentences.length === 1 || at < 0) return text.replaceAll(POLITE, ' ');
  const own = sentences.slice(at).join(' ');
  const before = sentences.slice(0, at).join(' ');
  const said = namesIn(own);
  const short = said.join('').length < SHORT;
  const topic = short ? namesIn(before).filter(name => !said.some(one => one.includes(name))) : [];
  return `${topic.join(' ')} ${own}`.replaceAll(POLITE, ' ');
}
/** What the glossary knows of a sentence: all that a sentence before the question adds to it. */
const namesIn = (text: string): string[] =>
  (inPlanWords(text).match(/[\p{Script=Han}\p{Script=Katakana}ー・]{2,}/gu) ?? []).filter(name => !VAGUE.test(name));
const VAGUE = /^(?:市民|職員|参加者数|利用者数|登録|子ども|件数|市役所|住宅|企業|団体|相談|見直し|導入|検討|整備)$/u;
const SHORT = 9;

/** Holds the place of what stood in quotation marks, and of what is measured. */
const QUOTE = '\uE700';
const MEASURED = '\uE7FF';
const PLANS = /行革プラン|事業評価シート|進行管理シート|中期戦略事業プラン|総合計画|\S+のプラン/gu;
const YEARS =
  /(?:[今来昨]年度|\S+年度[かと]ら?\S+年度(?:まで)?|(?:令和|平成)\S{1,3}年度|(?:令和|平成)\S{1,2}年\d{1,2}月(?!\d*日))/gu;
const PERIODS = /(?:\d{1,2}[か]年|全期間|最終年度|初年度|年度ごと)/gu;
/** 「Finance Division (財政課)」 */
const DEPARTMENT_NAMED =
  /(?:\b[A-Z][\w-]*(?: of| and| the)? ){0,5}\b(?:Division|Section|Department|Office|Board of Education|Bureau)? ?[(（]([\p{Script=Han}\p{Script=Katakana}ー]{2,12}[部課室局])[)）]/gu;

/** Cities and departments that the question names; one that is a partner (shared with Hadano) stays in its subject. */
function takeNames(left: Left, named: Named): { cities: string[]; departments: string[] } {
  const cities: string[] = [];
  const departments: string[] = [];
  for (const [english, japanese] of named) {
    const name = escape(english);
    const own = new RegExp(`(?:\\bthe )?(?:\\bcity of )?\\b${name}\\b(?:'s)?(?: city\\b(?! hall)(?:'s)?)?`, 'giu');
    if (!left.has(own)) continue;
    if (japanese.endsWith('市')) {
      const partner = new RegExp(`\\b(?:shared|jointly|together|joint(?:ly)? run) with ${name}\\b`, 'giu');
      if (left.take(partner, ` ${japanese}との共同 `)) continue;
      left.take(new RegExp(`\\b${name} station\\b`, 'giu'), `${japanese.slice(0, -1)}駅`);
      if (left.take(own)) cities.push(japanese);
    } else if (left.take(own)) departments.push(japanese);
  }
  for (const [, department = ''] of left.text.matchAll(DEPARTMENT_NAMED)) departments.push(department);
  left.take(DEPARTMENT_NAMED);
  return { cities, departments };
}

function takeAll(left: Left, words: RegExp): string[] {
  const found = left.text.match(words) ?? [];
  left.take(words);
  return found;
}

/** 「please leave out repeated entries」: 再掲を除いて. */
const WITHOUT_REPEATED =
  /,? ?(?:\bplease )?\b(?:(?:leav|exclud|omit|ignor|skipp)(?:e|ing)?(?: out)?|without|not (?:counting|including)|except(?: for)?|apart from) (?:the |any |all )?(?:repeated|repeat|reprinted|duplicate[sd]?|再掲(?: \[再\])?|\[再\])(?: (?:ones|entries|items|listings|measures))?[.!]?/giu;

/** What stands in quotation marks is a name; what is only counted beside, or set aside, is no part of the question. */
function takeQuotes(left: Left): string[] {
  const quotes: string[] = [];
  left.text = left.text.replaceAll(/"([^"]{2,80})"/gu, (_, own: string) => {
    quotes.push(/\p{Script=Han}/u.test(own) ? `「${own}」` : ` ${inPlanWords(own)} `);
    return ` ${QUOTE}${String(quotes.length).padStart(2, '0')} `;
  });
  left.take(WITHOUT_REPEATED, ' ');
  left.take(/\b(?:but |and )?not (?:the )?(?:number of )?[\w-]+(?=[.?,!]|$)/giu);
  left.take(
    /\b(?:leaving|setting) ([\w ]{1,20}?) aside\b|\((?:in )?(?:thousand yen|million yen|yen|tons|%|percent|value)\)|\bin (?:thousand|million) yen\b|,? thousand yen\b/giu,
  );
  return quotes;
}

/** 「500人を超える」: what a value must first meet. */
function takeThreshold(left: Left, { raw }: Frame): string {
  let threshold = '';
  if (FIRST_YEAR.test(raw))
    for (const [words, japanese] of THRESHOLDS)
      left.text = left.text.replaceAll(words, (_own, number: string, unit?: string) => {
        threshold = `${number.replace(/[.,]$/u, '')}${UNITS[(unit ?? '').toLowerCase()] ?? ''}${japanese}`;
        return ' ';
      });
  left.take(
    /\b(?:counting|including) the (?:repeated|reprinted) ones\b|\bincluding 再掲 \[再\](?: ones)?|\bcounting (?:the )?再掲 \[再\](?: ones)?/giu,
  );
  return threshold;
}

const TELLS = /いつ|どのように|なぜ|概要|何をしますか|必要|担当課|といいますか|課題/u;
const NAMED_BODY =
  /\b(?:which|what) (?:財団法人|規程|条例|契約方式|計画|foundation|law|rule|ordinance|agency|bureau|tool|system|machine|method)(?=\s)/iu;
/** Kinds of value that are asked for, as a plan calls them. */
function takeKinds(
  left: Left,
  { raw, things, howMuch, ahead }: Frame,
  plans: readonly string[],
  ending: string,
): string[] {
  let kinds: string[] = [];
  left.take(/\b(?:in|under|within)\s+(?:(?:the|its|this|that|city|'s)\s+)*budget\b/giu, ' 予算 ');
  for (const [words, japanese] of KINDS)
    if (
      !(japanese === '現状値' && /\bwho\b/iu.test(raw)) &&
      !(things === '重点目標' && japanese === '目標') &&
      left.take(words) &&
      !kinds.includes(japanese)
    )
      kinds.push(japanese);
  if (howMuch && kinds.length === 0 && /\b(?:projects?|programme|program)\b/iu.test(raw)) kinds = ['事業費'];
  if (plans.includes('事業評価シート') && /\btotal costs?\b/iu.test(raw)) kinds = ['トータルコスト'];
  if (howMuch && MONEY.test(raw)) kinds = kinds.map(own => (own === '目標' ? '目標額' : own));
  if (howMuch && kinds.some(own => /国県|一般財源|起債/u.test(own))) kinds = kinds.filter(own => own !== '事業費');
  // A verb of wishing asks for no target where words are asked for.
  const names = ending === 'は' && NAMED_BODY.test(raw);
  if ((names || TELLS.test(ending)) && !/\b(?:targets?|goals?|objectives?)\b|目標/iu.test(raw))
    kinds = kinds.filter(own => own !== '目標');
  if (kinds.includes('現状値') && kinds.includes('目標')) kinds = ['現状値', ...kinds.filter(own => own !== '現状値')];
  const counted = /^は(?:何|いくつ|いくら|合計)/u.test(ending) && !/年度|月/u.test(ending);
  // What is set for the future is a target where it is counted.
  if (counted && kinds.length === 0 && ahead) kinds.push('見込み');
  const isOfNow = kinds.includes('実績') || (kinds.includes('現状値') && !kinds.includes('目標'));
  return isOfNow ? kinds.filter(own => own !== '見込み') : kinds;
}

/** Two words of English may stand for one of a plan. */
function once(text: string): string {
  const said = new Set<string>();
  return text
    .split(/\s+/u)
    .filter(word => !/\p{Script=Han}|\p{Script=Katakana}/u.test(word) || (!said.has(word) && said.add(word)))
    .join(' ');
}

/** A count says nothing of who does it or what it costs: the work itself is asked about. */
const MEASURE =
  /^(?=.{3})\S*(?:件数|台数|施設数|団体数|者数|人数|箇所数|校数|回数|日数|地区数|時間数|世帯数|タイトル数|アクセス数|情報数|申請数|実施数|更新数|クラブ数|率|延長|割合|受入額|提供数|利用文字数)$/u;
function ofWork(text: string): string {
  const words = text.split(' ');
  const rest = words.filter(word => !MEASURE.test(word));
  return rest.some(word => /[\p{Script=Han}\p{Script=Katakana}]{2}/u.test(word)) ? rest.join(' ') : text;
}
const MONEY_KIND = /事業費|効果|コスト|人件費|財源|国県|起債/u;
const ABOUT_WORK = /担当課|挙げてください|なぜ|どのように|誰|どこの|課題|目指す姿|概要|期待される/u;

/** Of one thing, wherever they stand: 「collection rate target for city tax」. */
const JOINED: readonly [string, string, string][] = [
  ['収納率', '市税', '市税徴収率'],
  ['上限', '市債', '市債の発行額の上限'],
  ['残高', '財政調整基金', '財政調整基金残高'],
];
function joined(text: string): string {
  return JOINED.reduce((said, [measure, thing, whole]) => {
    const words = said.split(' ');
    return words.includes(measure) && words.includes(thing)
      ? words
          .map(word => (word === thing ? whole : word))
          .filter(word => word !== measure)
          .join(' ')
      : said;
  }, text);
}

/** What is asked about, in the words of plans. */
function subjectOf(
  left: Left,
  frame: Frame,
  ending: string,
  quotes: readonly string[],
  kinds: readonly string[],
): string {
  const { asksThings, countsThings, things, compares, joins } = frame;
  left.take(
    /\bhow many (?:cases|times|people|sessions|places|hours|items|tons|hectares|units)(?: of)?\b|\bhow (?:many|much)\b/giu,
  );
  if (asksThings || countsThings || ending.includes(things)) {
    left.take(
      /\b(?:basic |main |individual )?policies\b|\bplans\b|\bin the field of\b|\bthat (?:deal|concern|have) ?(?:with|to do with)?\b|\bconcern(?:ing)?\b|\brelated to\b|\bcome under\b|\bbelong(?:s)? to\b|\bcontain(?:s)?\b|\babout\b|\bclassified as\b|\blaid down\b|\bmake(?:s)? up\b/giu,
    );
    left.take(THING_WORDS);
    if (ending.includes(things)) left.take(new RegExp(`(?<!推進)${things}`, 'gu'));
  } else left.take(/\b(?:all )?(?:the )?main projects\b/giu, ' 主な事業 ');
  left.take(/\bhow far\b/giu, ' 進捗率 ');
  if (kinds.includes('事業費'))
    left.take(/\b(?:for |of )?(?:everything|all (?:the )?projects|the whole|as a whole)(?: in)?\b/giu, ' 計画全体 ');
  if (compares) left.take(/\bthan (?:on|for|in|that of|those of|of)?\b/giu, 'と');
  left.take(/\bor\b|\bversus\b|\bvs\.?(?=\s)/giu, 'と');
  left.text = inPlanWords(left.text);
  if (compares) left.text = sidesFirst(left.text);
  left.take(/\b(?:and|&)\b/giu, compares || joins ? 'と' : ' ');
  left.take(SMALL);
  const words = joined(once(withoutFiller(left.text)));
  const work = ABOUT_WORK.test(ending) || kinds.some(kind => MONEY_KIND.test(kind)) ? ofWork(words) : words;
  const text = work
    .replaceAll(new RegExp(`${QUOTE}(\\d\\d)`, 'gu'), (_, n: string) => ` ${quotes[Number(n) - 1] ?? ' '} `)
    .replaceAll(/["?!:;]+|(?<!\d)[.,]|[.,](?!\d)|(?<=\s)'s?(?=\s|$)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (joins)
    return text
      .replaceAll(/\s*と\s*/gu, 'と')
      .replaceAll(/^と|と$/gu, '')
      .replace(/^と\s*/u, '');
  if (!compares) return text.replace(/^と\s*/u, '');
  return text
    .replaceAll(/(?<=[^\u0020-\u02FF]) (?=[^\u0020-\u02FF])/gu, 'の')
    .replaceAll(/の?[ ]?と[ の]?/gu, 'と')
    .replaceAll(new RegExp(` ?の?${MEASURED}の? ?`, 'gu'), 'の')
    .replace(/^と\s*/u, '');
}

/** 「the budgets of A and B」: the two that are compared, and what of them behind. */
function sidesFirst(text: string): string {
  const [own, measure = '', first = '', second = ''] =
    /^(.*?)\b(?:of|for|between)\b(.*?)(?:\band\b|と)(.*)$/iu.exec(text) ?? [];
  if (own === undefined || first.trim() === '' || second.trim() === '') return text;
  return `${first} と ${second} ${bare(measure) === '' ? '' : ` ${MEASURED} ${measure}`}`;
}

/** From when to when something changes: two years, or 現状 and one. */
function spanOf({ change, years }: Frame, kinds: readonly string[]): string | null {
  if (change === null) return null;
  const spanned = years.find(one => /から.*まで/u.test(one));
  if (spanned !== undefined) return `は、${spanned}に`;
  const own = years.filter(one => one.endsWith('年度') && /\d|元/u.test(one));
  const [from, to, third] = [...new Set(own)].toSorted((a, b) => yearOrder(a) - yearOrder(b));
  if (from !== undefined && to !== undefined && third === undefined) return `は、${from}から${to}までに`;
  if (from !== undefined && from !== '' && to === undefined && kinds.includes('現状値') && !/[かと]/u.test(from))
    return `は、現状と比べて${from}の目標で`;
  const toLast = kinds.includes('現状値') && (kinds.includes('最終目標') || years.includes('最終年度'));
  return toLast ? 'は、現状値と比べて最終年度の目標で' : null;
}

/** 「の令和6年度の目標」: years and kinds, between the subject and the ending. */
function askedKind(
  { ofTotal, yearsNamed, spanYears, oneYear }: Frame,
  kinds: readonly string[],
  ending: string,
): string {
  const named = kinds.join('と');
  const [first, ...others] = kinds;
  // What is now has no year of its own beside the one of a target.
  if (first === '現状値' && others.includes('目標') && oneYear !== undefined)
    return `の現状値と${oneYear}の${others.join('と')}`;
  if (ofTotal && ending.startsWith('の割合'))
    return `の${spanYears ?? '全期間'}の${named}${named === '' ? '合計' : 'の合計'}に占める${oneYear ?? ''}`;
  const single = yearsNamed.filter(one => !isSpan(one)).join('と');
  const when = [...(single === '' ? [] : [single]), ...yearsNamed.filter(isSpan)];
  const parts = [...when, ...(named === '' ? [] : [named])];
  return parts.length === 0 ? '' : `の${parts.join('の')}`;
}

/** @param named names of the corpus, as they stand in the question and as they are written in Japanese */
export function inJapanese(question: string, named: Named): string {
  const left = leftOf(asking(question.replaceAll(/[’‘]/gu, "'").replaceAll(/[“”]/gu, '"')));
  const { cities, departments } = takeNames(left, named);
  left.text = withFixed(inPlanPhrases(left.text.replaceAll(/ {2,}/gu, ' ')));
  const plans = takeAll(left, PLANS);
  const years = [...takeAll(left, YEARS), ...takeAll(left, PERIODS)];
  const frame = frameOf({ question, raw: left.text, years, yearsNamed: [...new Set(years)], departments });
  const excluding = left.text.search(WITHOUT_REPEATED) >= 0 ? '再掲を除いて、' : '';
  const quotes = takeQuotes(left);
  const ending = endingOf(left, frame, departments, takeThreshold(left, frame));
  const kinds = takeKinds(left, frame, plans, ending);
  const subject = subjectOf(left, frame, ending, quotes, kinds);

  const where = [...new Set(cities)].join('と');
  const whole = [where, ...plans].filter(own => own !== '').join('の');
  const asked = [...departments, subject].filter(own => own !== '').join(' ');
  const side =
    frame.compares && cities.length > 1 && asked !== '' ? `${where}を比べて、` : whole === '' ? '' : `${whole}の`;
  const span = spanOf(frame, kinds);
  const kind = span ?? askedKind(frame, kinds, ending);
  const isAmount = ending === 'は' && /給与|年収|(?<!治療|医療)[費額料]$/u.test(subject);
  const own = isAmount ? 'はいくらですか' : span !== null ? ending.replace(/^は/u, '') : ending;
  const end = own === 'は' && kind === '' ? 'について教えてください' : own;
  return `${side}${excluding}${asked}${kind}${end}。`
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/の(?=の|に関)/gu, '')
    .trim()
    .replace(/。+$/u, '？');
}
