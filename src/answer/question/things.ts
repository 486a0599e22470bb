/**
 * Whether a question asks for things of a plan themselves (実施項目, 主な事業), all of them or their number: behind the noun
 * stands nothing but the asking. 「主な事業の目標を教えて」 asks for a value, 「主な事業の名前を教えて」 for the things.
 */
import { CUT } from './wording.ts';

export interface Things {
  operation: 'list' | 'count';
  /** As the asker calls them. */
  noun: string;
  /** Parts of a plan, by how many there are of them. */
  parts?: true;
  /** What says nothing of the subject: the noun and the asking, last piece first. */
  cuts: [start: number, end: number][];
}

/** No title of an item ends so: who says it means the items of a plan. */
const PRINTED =
  '(?:実施項目|取組項目|取り組み項目|じっしこうもく|とりくみこうもく|推進項目|(?<!\\p{Script=Han})(?:主な|おもな|主要な?|個別の?)(?:事業|取組|取り組み)|「?その他の(?:関連の?|関連する)?事業」?|「?(?:関連の?|関連する)事業」?|構成する事業)';
/** Any title may end so: 市道改良事業. */
const PLAIN =
  '(?<![\\p{Script=Han}\\p{Script=Katakana}ー」』な])(?:取組み?|取り組み|とりくみ|項目|事業(?![費所者])|じぎょう|施策|仕事)';

/** 「虐待を防ぐ事業」: what it does is said, not what it is called. */
const DESCRIBED = `(?<=[るうくすむぶぐぬ]|[っいんし][ただ]|のための|向けの|についての)${PLAIN}`;
/** 「…は？」, 「…、何がある」, 「…を全計画から」; 「…を教えて」 may ask what one of them is. */
const ASKS_WHICH =
  /^\P{Script=Hiragana}*[^、。?]{0,4}?(?:[はって、]{1,3}(?:どれ|何|なに)|(?:は|って)[?。]*$|[^。?]*(?:何|なに|どんなもの)が?、?(?:ある|あり|あん)|[^。?]*(?:すべて|全て|全部|ぜんぶ|全計画|全市|一覧))/u;

/** Words of asking beside hiragana, signs and digits. */
const ASKING = new RegExp(
  '名(?:前|称)?|及|並び|併せ|(?:御|ご)?(?:教示|提示|明示|答弁|回答|抽出)|[漏も]れなく|網羅的?|指摘|紹介|報告|開示|羅列|順番?|みんな|皆|全[容貌]|明らか|希望|要望|中身|内訳|個別|中|数え|一覧表?|リスト(?:アップ)?|全部|全て|全|漏れ|残らず|残さず|何|教え|示|挙げ|列挙|列記|並べ|抜き出|書き出|洗い出|拾い出|拾|知|見せ|見|探し?|調べ|頂|下さ|願|答え|出|言|欲|箇条書き|簡潔|存在|番号|題名|タイトル|事業名|項目名|以下|伺|聞|確認|お|具体的|内訳|有|個々|該当|(?:施策|推進項目|重点目標|基本(?:方針|政策))(?=[\\d(（])|つ|市|計画',
  'gu',
);
/** What a plan or a department does with its items. */
const HOLDS =
  /位置[付づ][けくい]|結び?[付つ]|紐[付づ]|関連[付づ]|分か[れた]|成り?立|成[りっる]|掲げ|掲載|記載|計上|盛り込|載|入|含|属|並|置|設定|構成|抱え|受け持|持|担当|担|主管|所管|行|進め|実施|手がけ|手掛け|取り組|登録|用意|挙が|ぶら下が|所属/gu;
/** The number of them: 件数, いくつ, 何本. */
const NUMBER =
  /件数|個数|項目数|事業数|総数|本数|数|かず|いくつ|なんぼ|何(?:件|個|本|つ|項目|事業(?!所)|施策|取組|こ)|なん(?:件|個|こ|けん|本)|(?:どれ|どの)(?:くらい|ぐらい|だけ|ほど)(?:の数)?(?=あ|$|[?])|いくら(?=あ)/gu;
/** They ask about something of the things, whatever stands there. */
const OTHER =
  /いつ(?!つ)|どこ|なぜ|なんで(?!す|し)|どう(?!いう|いった)|いくら(?!あ)|だれ|誰|何(?:[年人円時回割月%をの]|(?:か|ヶ|ケ)所)|なに(?:を|の)|どのように/u;

const bare = (text: string): string => text.replaceAll(/[\p{Script=Hiragana}\s\p{P}\p{S}\d]/gu, '').replaceAll(CUT, '');

/** What kind of asking a tail is; null where it asks for something else. */
function askedBy(tail: string): Things['operation'] | null {
  if (tail.length > 60 || OTHER.test(tail)) return null;
  const counts = tail.search(NUMBER) >= 0;
  const left = tail.replaceAll(NUMBER, ' ').replaceAll(ASKING, ' ').replaceAll(HOLDS, ' ');
  if (bare(left) !== '') return null;
  return counts ? 'count' : 'list';
}

export const ASKS_NUMBER = new RegExp(NUMBER.source, 'u');
/** What a plan calls its things, and whose they are. */
const OWN =
  /(?:主な|おもな|主要な?|その他の?|関連の?)|(?:実施|取組|取り組み|推進|個別)?(?:項目|事業(?![費者所])|取組み?|取り組み|とりくみ|施策|仕事|メニュー)|全|分(?![野か])|課|部|市?議会|行革|行政?財?政?改革|計画|プラン|アクション|区分|分野|柱|見出|欄|表|年次|見直|第[\d０-９]+次|下|大き|体系|グループ|カテゴリー?/gu;
/** Whether what is left of a question once its names are taken out says no more than that it asks. */
export function asksNothingElse(text: string): boolean {
  const left = text.replaceAll(NUMBER, ' ').replaceAll(OWN, ' ').replaceAll(ASKING, ' ').replaceAll(HOLDS, ' ');
  return !OTHER.test(text) && bare(left) === '';
}

const TAIL_MOST = 60;
const ANY_THING = new RegExp(`${PRINTED}|${PLAIN}`, 'gu');
/** Where the asking begins behind the thing that is asked for; null where something else is asked behind it. */
export function askingTail(text: string): [start: number, end: number] | null {
  for (const { index, 0: noun } of text.matchAll(ANY_THING)) {
    const start = index + noun.length;
    const tail = text.slice(start);
    if (index > 3 && tail.length <= TAIL_MOST && asksNothingElse(tail)) return [start, text.length];
  }
  return null;
}

const unquoted = (noun: string) => noun.replaceAll(/[「」]/gu, '');

const last = (text: string, words: RegExp) => Array.from(text.matchAll(words)).at(-1);

/** 「主な事業のうち…ものは」, 「主な事業で…のはいくつ」: what comes behind says which of them. */
function amongThem(text: string, noun: string): Things | null {
  const whole = new RegExp(
    `(${noun})(?:\\d{1,2}つ)?(?:の?(?:うち|中|なか)(?:の|で|から|に)?(?:は)?|で|では|に(?=おいて))、? ?`,
    'u',
  ).exec(text);
  if (!whole) return null;
  const [piece, name = ''] = whole;
  const from = whole.index + piece.length;
  const rest = text.slice(from);
  const own = last(
    rest,
    new RegExp(
      `もの|やつ|(?<=[るたいだなんす])の(?=[はがって、?。 ]|$)|(?<=[るたいすな])ん(?=[はって、?]|$)|${noun}`,
      'gu',
    ),
  );
  if (!own || own.index === 0) return null;
  const operation = askedBy(rest.slice(own.index + own[0].length));
  if (operation === null) return null;
  return {
    operation,
    noun: unquoted(name),
    cuts: [
      [from + own.index, text.length],
      [whole.index, from],
    ],
  };
}

/** 「…の主な事業を教えて」, 「…主な事業 件数」. */
function themselves(text: string, noun: string): Things | null {
  const own = last(text, new RegExp(noun, 'gu'));
  if (!own) return null;
  const [name] = own;
  const tail = text.slice(own.index + name.length);
  // Of one thing its noun is asked as well: 「どんな取組？」.
  const before = /(?:どんな|どのような|どういう|どういった|なんの|何の|いくつの|何(?:件|個|本|つ)の) ?$/u.exec(
    text.slice(0, own.index),
  );
  const operation = askedBy(tail);
  if (operation === null) return null;
  if (
    before &&
    /どん|どの|どう/u.test(before[0]) &&
    bare(tail.replaceAll(ASKING, '')) === '' &&
    !/あ[るりん]/u.test(tail)
  )
    return null;
  const counts = before !== null && /いくつ|何(?:件|個|本|つ)/u.test(before[0]);
  return {
    operation: counts ? 'count' : operation,
    noun: unquoted(name),
    cuts: [[before?.index ?? own.index, text.length]],
  };
}

/** The parts of a plan; with how many there are of them, all are asked for: 五つの基本方針, 大きな目標三つ. */
const PARTS =
  '「?(?:基本(?:方針|政策|目標)|重点目標|まちづくり目標|リーディングプロジェクト|推進項目|施策|分野|目標|方針|政策|プロジェクト|柱|力)」?';
const COUNTED = '(?:\\d|[二三四五六七八九])(?:つ|本)';
const COUNTED_PARTS = new RegExp(
  `${COUNTED}の[^、。?]{0,6}?(${PARTS})(?:と|って)?(?!\\p{Script=Han})|(${PARTS})(?:は|って|が|、|の|\\s)?(?:全部で)?${COUNTED}(?:ある(?:らしい|そうだ|って|と(?:聞|き)[^、。?]{0,6})?|って)?(?:けど|が|の)?`,
  'gu',
);

/** 「それぞれ何をめざすプロジェクト」: their names say it. */
const EACH_AIMS = new RegExp(`それぞれ|(?:どんな|どういう|何を(?:めざす|目指す))(?:${PARTS})?`, 'gu');

function partsCounted(text: string): Things | null {
  const own = last(text, COUNTED_PARTS);
  if (!own) return null;
  const tail = text.slice(own.index + own[0].length).replaceAll(EACH_AIMS, ' ');
  if (askedBy(tail) !== 'list') return null;
  return {
    operation: 'list',
    parts: true,
    noun: unquoted(own[1] ?? own[2] ?? ''),
    cuts: [[own.index, text.length]],
  };
}

/**
 * @param text without the names of cities, plans and departments
 * @param ofDepartment one is named: then any word for a thing means its items
 * @param listed its other words ask for a list
 */
export function thingsAsked(
  text: string,
  { ofDepartment, listed }: { ofDepartment: boolean; listed: boolean },
): Things | null {
  const parts = partsCounted(text);
  if (parts) return parts;
  // 「3-2の取組のうち…のは」 speaks of many by its grammar.
  const among = amongThem(text, `(?:${PLAIN}|取組内容)(?=\\d{0,2}つ?の?(?:うち|中|なか))`);
  if (among) return among;
  const described = themselves(text, DESCRIBED);
  if (described && ASKS_WHICH.test(text.slice(described.cuts[0]?.[0]))) return described;
  for (const noun of ofDepartment || listed ? [PRINTED, PLAIN] : [PRINTED]) {
    const found = amongThem(text, noun) ?? themselves(text, noun);
    if (found) return found;
  }
  return null;
}
