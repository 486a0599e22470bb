/** Figures in a question: what it asks in (何トン), what it must exceed (5億円以上), what the asker takes for true. */
import { findFiscalYears } from '../../domain/fiscal-year.ts';
import { parseQuantity } from '../../domain/quantity.ts';
import type { Threshold } from '../draft.ts';
import { COUNTER, KANA_COUNTER, SCALE } from './counter.ts';
import type { Wording } from './wording.ts';

/** 「何件」 and what stands for it. Group 1 or 2: the unit. */
const AMOUNT = new RegExp(
  `(?:(?<=[\\s、は])(?:年|月)(?:に|間)? ?)?何${SCALE}(${COUNTER})(?:分|ずつ|ほど|くらい|ぐらい)?|なん ?${SCALE}(${COUNTER}|${KANA_COUNTER})(?![でか]|に(?! ?(?:なる|なり|なっ|する|し|ふや|へら)))(?:ずつ|ほど|くらい)?|いくら|なんぼ|いくつ(?!もり)(?:ずつ)?|ど(?:の|れ)[くぐ]らい(?:の(?:割合|比率))?|どの程度(?:の(?:割合|比率))?|どん(?:だけ|[くぐ]らい)|どこまで(?=(?:を|に|と)? ?(?:上げ|あげ|下げ|さげ|増や|ふや|減ら|へら|伸ば|のば|高め|抑え|おさえ|達し|もって))|どこまで(?=[^。]{0,12}(?:パーセント|%)で)|(?:パーセント|%)で(?=[?。\\s]*$)|どれ(?:だけ|ほど)|(?:how|what) (?:many|much|percent(?:age)?|share|proportion|number|amount)(?: of)?|how far`,
  'giu',
);
/** Asks for no figure: 何課, 何年度; 「なんで」 asks why. */
export const asksAmount = (text: string): boolean => text.search(AMOUNT) >= 0;

/** Cuts 「何件」 out. */
export const takeAmount = (wording: Wording): void => {
  wording.take(AMOUNT);
};

const NUMBER = String.raw`\d[\d,]{0,20}(?:\.\d{1,6})?`;
const SCALED = String.raw`(?:${NUMBER}億)?(?:${NUMBER}万)?${NUMBER}`;
const FIGURE_UNIT = String.raw`(?:千円|万円|億円|百万円|か所|カ所|ヶ所|%|パーセント|トン|[\p{Script=Han}\p{Script=Katakana}ー]{1,5}|[A-Za-z]{1,10})`;

const RELATIONS: [relation: Threshold['relation'], after: string, verb: boolean][] = [
  [
    'under',
    '(?:(?:を|に|まで)? ?(?:満た(?:な[いく]|ず)|達し(?:な[いく]|て(?:い?な[いく]|お?ら[んず]))|届(?:かな[いく]|いて(?:い?な[いく]|お?ら[んず])))|を? ?(?:初めて|はじめて|最初に)?(?:切[るりっ]|きる|下回[るりっ]|割[るりっ]込?|わる|より(?:少な|低|小さ)[いくか]))',
    true,
  ],
  [
    'over',
    '(?:を|が)? ?(?:初めて|はじめて|最初に)?(?:超え|こえ|越え|上回[るりっ]|うわまわ[るりっ]|超す|より(?:多|高|大き)[いくか])',
    true,
  ],
  ['at_least', '(?:に|まで)? ?(?:初めて|はじめて|最初に)?(?:達[すし]|届[くい]|到達|至る|乗[るっ])', true],
  ['at_least', '以上', false],
  ['at_most', '(?:以下|以内)', false],
  ['under', '未満', false],
];
const ENGLISH: [relation: Threshold['relation'], before: string][] = [
  ['under', '(?:below|under|less than|fewer than|lower than)'],
  ['over', '(?:above|over|more than|exceeds?|exceeding|surpass(?:es)?|higher than)'],
  ['at_least', '(?:at least|reach(?:es)?|no less than)'],
  ['at_most', '(?:at most|up to|no more than)'],
];
const HALF = '半分|半数|過半数|half';
const WHOLE = String.raw`(${SCALED}) ?(${FIGURE_UNIT})?|(${HALF})`;
const THRESHOLDS: [Threshold['relation'], RegExp, boolean][] = [
  ...RELATIONS.map(([relation, after, verb]): [Threshold['relation'], RegExp, boolean] => [
    relation,
    new RegExp(`(?<![\\d,.])(?:月に?|年に?|年間|約)?(?:${WHOLE.replace('{1,5})', '{1,5}?)')}) ?${after}`, 'giu'),
    verb,
  ]),
  ...ENGLISH.map(([relation, before]): [Threshold['relation'], RegExp, boolean] => [
    relation,
    new RegExp(`${before} (?:${WHOLE})`, 'giu'),
    true,
  ]),
];
/** 65歳以上, 3年以内, 1日以上: a group of people or a time, no figure to reach. */
const NO_MEASURE = /^(?:歳|才|さい|年|年生|学年|か月|カ月|ヶ月|日|級|階|等|親等|歳児|years?|days?)$/u;

/** @param bounded whether 「以上」 may bound what is asked for (lists and counts), or is a part of a name */
export function takeThreshold(wording: Wording, bounded: boolean): Threshold | null {
  for (const [relation, pattern, verb] of THRESHOLDS) {
    if (!verb && !bounded) continue;
    for (const match of wording.text.matchAll(pattern)) {
      const [own, digits, unit = '', half] = match;
      if (NO_MEASURE.test(unit)) continue;
      const quantity = half === undefined ? parseQuantity(`${digits ?? ''}${unit}`) : { value: 50, unit: '%' };
      if (!quantity) continue;
      wording.cut(match.index, match.index + own.length);
      // 「1万千円」: printed in 千円, it is said so.
      const scale = /^([万億])千円$/u.exec(quantity.unit)?.[1];
      if (scale !== undefined) return { relation, value: quantity.value * (scale === '万' ? 1e4 : 1e8), unit: '千円' };
      return { relation, value: quantity.value, unit: quantity.unit === 'パーセント' ? '%' : quantity.unit };
    }
  }
  return null;
}

/** 「…ですよね？」: the asker says a figure and wants to hear that it is right. */
const SURE =
  /(?:です|だ|でした|だった|なの|なん|や|やった)(?:よ?ね|よな|やん?な|っけ)|ですよね|だよね|だよな|でしょ[うっ]?|やんな|やんね|やろ[?？]|(?:じゃ|では)(?:ない|なかった|ありません)(?:の|です|か|っけ){0,3}[?？。]*$|(?:って|というのは|のは|は)?(?:本当|ほんとう?|ほんま|マジ|事実|正しい|正解)(?:です|な|の|か|に){0,3}[?？。]*$|(?:合って|あって)(?:る|い?ます|いる)|間違い(?:ない|あり)|まちがい(?:ない|あり)|相違(?:ない|あり)|(?:と|って)(?:(?:聞い|きい|承知し|認識し|理解し|思っ|書い)て|(?:聞い|きい)た(?:ん(?:だ|です))?(?:けど|が|の)?)|\bright\s?[?.]|\bcorrect\s?[?.]|\b(?:isn['’]t|aren['’]t|doesn['’]t|won['’]t)\b|is it true|\bis (?:that|this) (?:true|right|correct)/iu;
/** 「126本なの？」 asks the same with less certainty. */
const PLAIN = /(?:なの|なんですか|ですか|なん|か)?[?？]/u;

const FIGURE = new RegExp(
  `(?<![\\d,.第])(?:約|[▲△-])?${SCALED}(?: ?${FIGURE_UNIT}(?=です|だ|で|じゃ|や|なの|なん|が|って|と|という|に|の|は|を|ほど|くらい|、|。|[」』,.?？\\s]|$))?`,
  'gu',
);
const NO_CLAIM = /^(?:つ|つめ|番目|番|号|期|次|丁目|年|年度|月|日|年間|か年|カ年|時|人目|歳以上|市)$/u;

/** Figures beside a word of certainty, cut out of the subject. Years and numbers of items are taken before. */
export function takeClaims(wording: Wording): string[] {
  const sure = SURE.test(wording.text);
  const years = findFiscalYears(wording.text);
  const claimed: { own: string; start: number }[] = [];

  for (const match of wording.text.matchAll(FIGURE)) {
    const own = match[0].trim();
    const end = match.index + match[0].length;
    const unit = /[^\d,.約▲△ -].*$/u.exec(own)?.[0] ?? '';
    const after = wording.text.slice(end);
    const asked = sure || (unit !== '' && PLAIN.exec(after)?.index === 0);
    if (!asked || NO_CLAIM.test(unit) || years.some(year => year.start < end && match.index < year.end)) continue;
    // A bare number is a claim only where it is spoken of: 「23,791で合ってる？」.
    if (unit === '' && !/^(?:で|だ|って|と|じゃ|や|なの|が|[?？])|^$/u.test(after)) continue;
    claimed.push({ own, start: match.index });
  }
  // 「126本なの？121本なの？」 claims neither.
  if (!sure && claimed.length > 1) return [];
  for (const { own, start } of claimed.toReversed()) wording.cut(start, start + own.length);
  return claimed.map(({ own }) => own);
}

export const SURE_WORDS = new RegExp(SURE.source, 'giu');

/** 「健康づくり課じゃないの？」: a department, or another name, that the asker would have expected. */
const SUPPOSED =
  /([^、。?？\s]{2,20}?(?:課|部|局|室|係|担当|市|町|計画|プラン))(?:じゃ|では|とちが|と違)(?:ない|なかった|ありません|う)(?:の|ん|です|か){0,3}[?？。]|\b(?:isn['’]t it|not) the ([A-Z][\w ]{2,40})[?]/gu;

export const takeSupposed = (wording: Wording): string[] =>
  wording.take(SUPPOSED).map(([, ja, en]) => (ja ?? en ?? '').replace(/^(?:それって|担当は|それは|実は)/u, ''));
