/** Short questions that go on from the one before (続けての質問): 「令和8年度は？」「その担当課は？」「厚木市では？」. */
import { findFiscalYears, fiscalYearLabel } from '../../domain/fiscal-year.ts';
import { findItemNos } from '../../domain/item-no.ts';
import { asksAmount, takeAmount } from './amounts.ts';
import { takeDepartmentWords } from './departments.ts';
import { kindPieces, takeKinds } from './kinds.ts';
import { takeManner, tidied } from './manner.ts';
import { takeOperationWords } from './operation-words.ts';
import { placesIn } from './places.ts';
import { foldQuestion, wordingOf, type Wording } from './wording.ts';
import { takeYears, yearPieces } from './years.ts';

export interface Turn {
  role: 'user' | 'assistant';
  content: string;
}

/** A longer question stands by itself. */
const SHORT = 40;
const SPAN = /から|[~〜～]|\bto\b/u;
const LEAD =
  /^(?:じゃあ|じゃ、|では、|それじゃあ?、?|それなら、?|そしたら、?|ほな、?|ちなみに、?|あと、?|そして、?|(?:and|ok|okay|so|then)[, ]+|(?:what|how) about )+/iu;
const POINTS =
  /^(?:(?:その|この|あの)(?:事業|項目|取組|計画|施策|指標|場合|件|うち)?|それ(?:って|ぞれ)?|これ|同じ(?:もの|項目|事業)?|上の|さっきの|今の)(?:について|に関して)?(?:の|は|を|で|、|って)?|^(?:its?|that|this|the same)\b/iu;
const NEXT_YEAR = /^(?:その)?(?:次|翌)の?(?:年度?|とし)|^翌年度?|^the (?:next|following) year/iu;
const YEAR_BEFORE = /^(?:その)?(?:前の年度?|前年度?)|^the (?:year before|previous year)/iu;
const MORE =
  /^(?:もっと|もう少し|もうちょっと)?(?:詳し[いく]|くわし[いく]|詳細|具体的に)[^。?]{0,10}[?]?$|^(?:more details?|(?:tell me|say) more)\b/iu;
const OTHERS = /^(?:他|ほか)(?:に|には|の)?(?:は|も|何|ある|あり)?[^。?]{0,8}[?]?$|^(?:any|what) (?:others?|else)\b/iu;
const SUM =
  /^(?:全部で|合計|合わせ|あわせ|足す|足し|総額)[^。?]{0,12}[?]?$|^(?:and )?(?:the |in )?(?:total|sum)\b[^?]{0,20}[?]?$/iu;
const SERIES = /^(?:推移|移り変わり|年度ごと|毎年度?)[^。?]{0,8}[?]?$/iu;
/** Asked of the same subject: いつから？ なぜ？ 何をする？ その課題は？ */
const ASKED = /^(?:いつ|どこ|誰|だれ|なぜ|なんで|どうして|何を|なにを|どのよう|どうやって|どんな|why|when|where|who)/iu;
const ASKED_NOUN = /^(?:理由|目的|課題|内容|概要|方針|背景|取組内容)/u;
const ENDING =
  /(?:だけなら|は|では|だけだと|だけ|だと|なら|の場合は?|の方は?|について(?:は)?|も|って)?(?:どう(?:です)?|どうなの|どうなる)?(?:か)?[?。]*$/u;

const isEnglish = (text: string) => !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
/** What is left of an English question's frame once its slots are cut. */
const EN_FRAME =
  /^(?:what|how|which|when|who|where)(?: (?:many|much))?\b(?: (?:is|are|was|were|does|do|did|will)\b)?(?: the(?= (?:for|of|in)\b))?/giu;
const EN_EDGES = /^(?:\s|(?:the|for|of|in|is)\b)+|(?:\s|\b(?:in|by|for|of|the|to))+$/giu;

/** What a question asks about, with its city and its number, without years, kinds and manner. */
function coreOf(last: string): string {
  const text = foldQuestion(last);
  const wording = wordingOf(text);
  takeYears(wording, { lastYear: 0 });
  takeDepartmentWords(wording);
  takeKinds(wording, { amount: asksAmount(text), last: false });
  takeOperationWords(wording);
  takeAmount(wording);
  takeManner(wording);
  const core = tidied(wording.restored());
  if (!isEnglish(core)) return core;
  return core.replaceAll(EN_FRAME, ' ').replaceAll(/\s+/gu, ' ').replaceAll(EN_EDGES, '').trim();
}

/** In Japanese with の between, in English one after the other. */
function chain(...parts: string[]): string {
  const named = parts.filter(part => part !== '');
  return named.join(named.every(isEnglish) ? ' ' : 'の');
}

function withYear(last: string, year: string): string {
  const before = yearPieces(last);
  const [first] = before;
  if (first === undefined) return isEnglish(last) ? last.replace(/[?？.]*$/u, ` in ${year}?`) : `${year}の${last}`;
  if (before.length === 1) return last.replace(first, year);
  return `${chain(coreOf(last), year, kindPieces(foldQuestion(last)).join('・'))}は？`;
}

function withCity(last: string, city: string): string {
  // A number is the plan's own: another city numbers its items otherwise.
  const plain = findItemNos(last).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}${text.slice(end).replace(/^の/u, '')}`,
    last,
  );
  const [before] = placesIn(plain);
  if (before !== undefined) return plain.replace(before, city);
  return isEnglish(plain) ? plain.replace(/[?？.]*$/u, ` in ${city}?`) : `${city}の${plain}`;
}

/** What is left of a short question once its slots are taken. */
function leftOver(short: string, city: string | undefined): { rest: string; department: boolean; kinds: number } {
  const wording: Wording = wordingOf(city === undefined ? short : short.replace(city, ' '));
  takeYears(wording, { lastYear: 0 });
  const department = takeDepartmentWords(wording);
  const { kinds } = takeKinds(wording, { amount: asksAmount(short), last: false });
  takeOperationWords(wording);
  takeAmount(wording);
  takeManner(wording);
  return {
    rest: tidied(wording.restored()).replace(/^(?:その|それ|この|and|in|for|the)$/iu, ''),
    department,
    kinds: kinds.length,
  };
}

function join(last: string, question: string): string | null {
  const short = foldQuestion(question).replace(LEAD, '');
  if (short === '' || Array.from(short).length > SHORT) return null;
  const points = POINTS.test(short);
  const own = short.replace(POINTS, '').trim();
  const bare = own.replace(ENDING, '').trim();
  const core = coreOf(last);
  const years = yearPieces(last);

  const step = NEXT_YEAR.test(short) ? 1 : YEAR_BEFORE.test(short) ? -1 : 0;
  const [known] = findFiscalYears(last);
  if (step !== 0 && known && leftOver(own.replace(NEXT_YEAR, '').replace(YEAR_BEFORE, ''), undefined).rest === '')
    return withYear(last, fiscalYearLabel(known.year + step));
  if (MORE.test(own)) return isEnglish(own) ? `${core}: policy and contents?` : `${core}の内容を詳しく教えて`;
  if (OTHERS.test(own)) return isEnglish(own) ? `List all items on ${core}` : `${core}の取組を全部教えて`;
  if (SUM.test(own)) {
    // One year alone adds nothing up: all of them are meant.
    const asked = chain(
      core,
      years.length > 1 ? years.join(SPAN.test(last) ? 'から' : 'と') : '',
      kindPieces(foldQuestion(last)).join('・'),
    );
    return isEnglish(own) ? `sum of ${asked}?` : `${asked}を合計するといくら？`;
  }
  if (SERIES.test(own)) return `${chain(core, kindPieces(foldQuestion(last)).join('・'))}の推移は？`;

  if (ASKED.test(own)) return isEnglish(last) ? `${core}: ${own}` : `${core}は${own}`;
  if (ASKED_NOUN.test(own)) return `${core}の${own}`;
  const [city] = placesIn(own);
  const { rest, department, kinds } = leftOver(own, city);
  if (rest === '') {
    const named = yearPieces(own);
    const moved = city === undefined ? last : withCity(last, city);
    if (department) return isEnglish(last) ? `which department: ${coreOf(moved)}?` : `${coreOf(moved)}の担当課は？`;
    if (kinds > 0) {
      const asked =
        named.length > 0 ? bare : chain(...years, bare.replace(city ?? '', '').replace(/^(?:の|では?|the )/iu, ''));
      return isEnglish(last) ? `${coreOf(moved)} ${asked}?` : `${chain(coreOf(moved), asked)}は？`;
    }
    if (named.length > 0) return withYear(moved, named.join(SPAN.test(own) ? 'から' : 'と'));
    if (city !== undefined) return moved;
    return points ? `${core}について教えて` : null;
  }
  if (points) return isEnglish(last) ? `${core}: ${own}` : `${core}の${own}`;
  // 「可燃ごみは？」 after another's target: the same is asked of a new subject.
  const another =
    /^[^、。\s]{1,14}(?:は|も|だと|の方は)[?]?$/u.test(own) &&
    city === undefined &&
    kinds === 0 &&
    yearPieces(own).length === 0;
  if (another && kindPieces(foldQuestion(last)).length > 0)
    return `${chain(rest, ...years, kindPieces(foldQuestion(last)).join('・'))}は？`;
  return null;
}

/** The new question joined with what went before, as one text; null where it stands by itself. */
export function followUp(history: readonly Turn[], question: string): string | null {
  let last: string | null = null;
  for (const { role, content } of history) {
    if (role !== 'user' || content.trim() === '') continue;
    last = (last === null ? null : join(last, content)) ?? content.trim();
  }
  return last === null ? null : join(last, question);
}
