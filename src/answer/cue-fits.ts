/** What besides its words tells whether a text answers: the thing it must name, its state, year and tense. */
import { findFiscalYears } from '../domain/fiscal-year.ts';
import { KNOWN_PLACES } from './question/known-places.ts';

/** 「館長は誰」「締切はいつ」「病院の名前」「表紙の色は？」: the thing that is asked for, which what answers must name. */
const NOUN = String.raw`((?:[\p{Script=Han}\p{Script=Katakana}ー]|(?<=行)き(?=先)|(?<=(?:申|取))[しり](?=\p{Script=Han})){1,12})`;
/** 「誰からか」 does not begin with the か of a question. */
const COPULA = String.raw`(?:です|でしょう|なの|なん|か(?!ら)|や|だ|[?？]|\s*$)`;
const THINGS = [
  `${NOUN}(?:は|って|が)?、?(?:誰|だれ|どなた|どこ|何(?!か|ぞ)|なに(?!か)|いつ|いくら)${COPULA}`,
  `${NOUN}(?:は|って)(?:どれ|どの|どん)[くぐ]らい`,
  `${NOUN}の(?:名前|氏名|名称|種類)`,
  `何(曜日|時|歳|階|番)`,
  `何という${NOUN}`,
  `いつ(?:が|の)?([\\p{Script=Han}][\\p{Script=Han}ぁ-ん]{0,6}\\p{Script=Han})${COPULA}`,
  `(?:一番|いちばん|最も)(?!最初|最後|最新)([\\p{Script=Han}]{2,6})`,
  `(?:^|\\s)((?:平均|最高|最低)[\\p{Script=Han}]{1,4})(?=\\s|$)`,
  `${NOUN}(?:は|って)[?？。\\s]*$`,
  `${NOUN}(?:は|って|が)(?:あり|ある|ない)(?:ます|ません|の|ん|か|[?？])`,
].map(pattern => new RegExp(pattern, 'gu'));

/** What a section or the question's own word answers, whatever the sentence names. */
const NO_THING =
  /^(?:市|町|県|国|市役所|点|話|段階|局面|モノ|もの|物|事|コト|ヤツ|件|分|際|方|者|人|どこ|所|部分|名前|氏名|名称|年度|時期|日程|日付|.*(?:理由|目的|内容|概要|課題|方針|問題点?|現状|予定|効果|対策|工夫|狙い|経緯|進捗|見通し|方向性|中身|特徴|意義|必要性|役割|対応|手順|流れ|進め方|背景|姿|状況|取組|事業|場所|計画|担当.*|課|部署|学校名?|施設名?))$/u;
/** 「相手はどこ」「行き先は」「サービスの名前」: the noun says of what sort the answer is, and stands in no answer. */
const IS_SORT =
  /^(?:.{2,}(?<!氏)名|.*(?:方式|仕方|相手(?:方|先)?|\p{Script=Han}先|行き先|機関)|.*(?:団体|都市|木材|素材|材料|産地|手法|略称|愛称|呼び名|通称)|サービス|システム|アプリ|仕組み|制度|目的地|候補地)$/u;

/** 「…は何方式なんですか、伊勢原は。」: whose it is, not what. */
const PLACES = new Set(KNOWN_PLACES.flatMap(([name]) => [name, name.replace(/[市町村区]$/u, '')]));

export const thingsAsked = (text: string): string[] => {
  const plain = text.normalize('NFKC').replaceAll(/なんじ(?=まで|から|に|ごろ|です)/gu, '何時');
  const found = THINGS.flatMap(pattern =>
    Array.from(plain.matchAll(pattern), ([, ...groups]) => groups.find(group => group !== undefined) ?? ''),
  );
  return [...new Set(found)].filter(
    thing => thing !== '' && !NO_THING.test(thing) && !IS_SORT.test(thing) && !PLACES.has(thing),
  );
};

/** 平均年齢 is said by no word for 年齢 alone. */
const MEASURED_OVER = /^(?:平均|最高|最低|累計)/u;

/** Whether what is quoted names the thing; the last word of 寄附者 says what it is, the first does not. */
export const namesThing = (thing: string, text: string, held: readonly string[]): boolean =>
  held.some(word => word.includes(thing) || (word.length > 1 && thing.endsWith(word) && !MEASURED_OVER.test(thing))) ||
  text.normalize('NFKC').includes(thing);

/** 「一番多い」 is said by few sentences. */
const MOST = /(?:一番|いちばん|最も)(?!最初|最後|はじめ|初め|早い|新しい)/u;
const IS_MOST = /一番|最も|最多|最大|最高|最小|最少|第1位|1位/u;
/** 「何が人気」 is said by fewer still. */
const POPULAR = /人気(?!者)|おすすめ|オススメ|評判/u;
export const saysMost = (question: string, text: string): boolean =>
  (!MOST.test(question) || IS_MOST.test(text.normalize('NFKC'))) && (!POPULAR.test(question) || POPULAR.test(text));

/** Words of beginning and end in a question, and in what is planned. */
const STATES: [asked: RegExp, planned: RegExp, begins?: 'begins'][] = [
  [
    /始|はじ|スタート|開始|オープン|開館|開業|お目見え|いつから|動き(?:出|始)|使えるように|できるように|もらえるように|なるの|入(?:る|れる)の|start|begin|launch|open/iu,
    /開始|始|運用|導入|実施|施行|稼働|供用|着手|設置|開設|新設|(?:月|年度)から/u,
    'begins',
  ],
  [/終わ|おわ|終了|いつまで|完了|完成|できあが|出来上が|finish|complete|end\b/iu, /終了|完了|完成|廃止|まで|供用/u],
  [/決ま|決め|きめ|decid/iu, /決定|策定|方針|設定/u],
  [/つく[らりるっ]|作[らりるっ]|作成|策定|made|draft/iu, /策定|作成|整備/u],
  [/工事|建て|建設|construct|built/iu, /工事|建設|施工/u],
  [/配|くば|distribut/iu, /配布|配付/u],
  [/増や|ふや|increas/iu, /増|拡充|拡大/u],
  [/使い(?:出|だ|始|はじ)/u, /運用|活用|開始|基づ[くき]/u],
  [
    /試[すしさせそ]|ためし|ためす|お試し|トライアル|\btrial\b/iu,
    /試行|実証|実験|試験運用|先行(?:実施|導入|運用)|トライアル/u,
  ],
  [/募|集め|recruit/iu, /募集|公募/u],
  [/結[んびぶ]|締結|契約|sign/iu, /締結|契約/u],
  [/導入|introduc/iu, /導入/u],
  [/[かが]わ[るりっ]|か[えわ]|変[わえ]|移[るすりさ]|切り?替|switch|chang/iu, /移行|移管|切替|変更|転換/u, 'begins'],
];

/** What only prepares it is not yet it: 導入に向けた検討. */
const PREPARES = /に向け|準備|検討/u;
/** 「多様化に向けて、実証実験を行う」 is done, whatever it is for. */
const TOWARDS = /^.*に向けて?、/u;

/** Sentence by sentence: one expression over a whole text takes the square of its length. */
export const withoutPreparing = (planned: string): string =>
  PREPARES.test(planned)
    ? planned
        .split(/(?=[・。\n])/u)
        .map(sentence => withoutPreparation(sentence))
        .join('')
    : planned;

function withoutPreparation(sentence: string): string {
  const mark = /^[・。\n]/u.exec(sentence)?.[0] ?? '';
  const done = sentence.slice(mark.length).replace(TOWARDS, '');
  return mark + (PREPARES.test(done) ? '' : done);
}

export function stateFits(text: string, planned: string): boolean {
  const done = withoutPreparing(planned);
  return STATES.some(([asked, words]) => asked.test(text) && words.test(done));
}

export const asksState = (text: string): boolean => STATES.some(([asked]) => asked.test(text));

/** 「4月から」 is a beginning, whatever is made ready for it. */
const FROM_DATE = /\d{1,2}月(?:\d{1,2}日)?(?:から|より)/u;

/** All that the question says of the event: 「工事が始まる」 is no 工事予算算定. */
export function statesAll(text: string, planned: string): boolean {
  const done = withoutPreparing(planned);
  const from = FROM_DATE.test(planned);
  return (
    asksState(text) &&
    STATES.every(([asked, words, begins]) => !asked.test(text) || words.test(done) || (from && begins !== undefined))
  );
}

/** A schedule's cell: 「4月：契約 10月：着手」. */
const MONTHS = /(?<=\s|^)(?=(?:(?:令和|平成|R)\s?[\d元]+年)?\d{1,2}月[:：])/u;

/** Whether a sentence prints when the event of the question is; in a schedule's cell the month's own part must speak of it. */
export function datesEvent(question: string, sentence: string, held: readonly string[]): boolean {
  const parts = sentence.normalize('NFKC').split(MONTHS);
  return parts.some(
    part =>
      /\d{1,2}月|\d{1,2}日/u.test(part) &&
      statesAll(question, part) &&
      (parts.length === 1 || held.some(word => word.length > 1 && part.includes(word))),
  );
}

/** Whether a sentence names one of the years, as a fiscal year or by a date in it. */
export const namesYear = (sentence: string, years: readonly number[]): boolean =>
  findFiscalYears(sentence).some(({ year }) => years.includes(year));

export const namesOtherYear = (sentence: string, years: readonly number[]): boolean =>
  findFiscalYears(sentence).some(({ year }) => !years.includes(year));

/** 「行われた」「これまで」 asks for what was; what shall become does not answer it. 「今」 asks for what is. */
const PAST =
  /(?:直近|これまで|以前|昨年|(?:した|された|われた|あった|だった|なった|きた|まった)(?:の|か|ん|です|でしょう|や)*(?:[?？(（。]|$))|\b(?:did|was|were)\b/iu;
const NOW = /(?:今|いま)(?![後年回度月])|現在/u;
const SHALL = /目指す姿|年次計画|取組方針|目標/u;
const IS = /現在|している|されている|存在/u;

/** −1, 0 or 1: whether the tense of a sentence is that of the question. */
export function tenseFits(question: string, section: string, sentence: string): number {
  if (NOW.test(question)) return IS.test(sentence) ? 1 : SHALL.test(section) ? -1 : 0;
  return PAST.test(question) && SHALL.test(section) ? -1 : 0;
}
